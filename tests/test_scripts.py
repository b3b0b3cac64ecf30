"""Chinese as one script, and how characters sound."""

import pytest

from voc_core.scripts import loosely_spelled, plain, readings, simplified, sound_alike, spelled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("臺灣積體電路製造", "台湾积体电路制造"),
        ("海爾集團", "海尔集团"),
        ("Müller GmbH", "Müller GmbH"),
        ("", ""),
        ("カタカナ", "カタカナ"),
    ],
)
def test_traditional_characters_are_made_simplified(text: str, expected: str) -> None:
    assert simplified(text) == expected
    assert simplified(expected) == expected


def test_a_text_is_spelled_by_sound() -> None:
    assert (spelled("海尔"), spelled("海尔 X1"), readings("吕")) == ("haier", "haier X1", ("lv",))
    assert loosely_spelled("上海") == loosely_spelled("山海") == "sanhai"


def test_characters_of_the_same_sound_are_told() -> None:
    assert sound_alike("信", "兴")
    assert not sound_alike("信", "华")


def test_plain_text_has_no_case_width_or_needless_space() -> None:
    assert plain("  ＣＦＯ　Ａsia ") == "cfo asia"
