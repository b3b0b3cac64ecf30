"""A text is given the themes its clauses name, each with the tone of its own clause."""

import json
import time
from pathlib import Path

import pytest

from voc_core import store
from voc_core.text import UNTUNED, batch
from voc_core.text.themes import Theme, assign, finder

PRICE, SUPPORT = 1, 2
TAXONOMY = (
    Theme(PRICE, ("price", "expensive", "价格", "贵"), ("price list import", "贵公司")),
    Theme(SUPPORT, ("support", "call back", "crash*", "客服")),
)
DEFAULTS = json.loads((Path(store.__file__).parent / "themes.json").read_text(encoding="utf-8"))
WHOLE = tuple(
    Theme(n, *((*t[part]["en"], *t[part]["zh"]) for part in ("terms", "exclusions")))
    for n, t in enumerate(DEFAULTS)
)


def themes_in(text: str) -> list[int]:
    return assign([text], TAXONOMY)["theme"].tolist()


@pytest.mark.parametrize(
    ("n", "example"), [(n, example) for n, t in enumerate(DEFAULTS) for example in t["examples"]]
)
def test_every_example_of_the_defaults_is_given_its_theme(n: int, example: str) -> None:
    assert n in assign([example], WHOLE)["theme"].tolist()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("upgrades", "The test system at the north plant is broken again."),
        ("integration", "The rest of the team is waiting."),
        ("contract", "In terms of speed we are happy."),
        ("contract", "The technician left without signing off."),
        ("contract", "采购经理不满服务响应。"),
        ("documentation", "The line runs with a manual workaround."),
        ("reporting", "He reported that the line stands still."),
        ("support_quality", "总工程师对催款函很反感。"),
        ("support_speed", "新加的离线模式太及时了。"),
        ("pricing", "The cost accountant likes the short clips."),
        ("security", "The internal audit manager likes the short clips."),
        ("account_management", "总经理已不信任能耗报表。"),
        ("roadmap", "人跟不上也白搭。"),
        ("implementation", "正常谈判，按期签完。"),
        ("adoption", "They asked us on the shop floor what annoys us."),
        ("data_quality", "Validation of the new traceability module is done."),
    ],
)
def test_a_word_that_has_other_meanings_is_no_evidence_of_a_default(code: str, text: str) -> None:
    themes = [DEFAULTS[n]["code"] for n in assign([text], WHOLE)["theme"]]
    assert code not in themes


def test_every_default_speaks_both_languages() -> None:
    for theme in DEFAULTS:
        assert min(len(theme["terms"]["en"]), len(theme["terms"]["zh"])) >= 15, theme["code"]
        assert theme["name"] and theme["name_zh"] and len(theme["examples"]) >= 4


@pytest.mark.parametrize(
    "text", ["Support is great but the price is terrible.", "客服很好，但是价格太差。"]
)
def test_each_theme_has_the_tone_of_its_own_clause(text: str) -> None:
    found = assign([text], TAXONOMY).set_index("theme")
    assert found.loc[SUPPORT, "tone"] > 0 > found.loc[PRICE, "tone"]
    assert text[slice(*found.loc[PRICE, ["clause_start", "clause_end"]].astype(int))].strip()


SPELLED = (Theme(PRICE, ("customer support", "客服热线", "API 接口", "call-back")),)


@pytest.mark.parametrize(
    "written",
    [
        "customer support",
        "customer  support",
        "customer\r\nsupport",
        "customer\t \u3000support",
        "customer\u200b support",
        "cus\u00adtomer support",
        "customer <b>support",
        "customer&nbsp;support",
        "Customer-Support",
        "customer\u2011support",
        "客服热线",
        "客服 热线",
        "客服\n热线",
        "客服\u200b熱線",
        "API接口",
        "api 接口",
        "ＡＰＩ　接口",
        "call back",
    ],
)
@pytest.mark.parametrize("before", ["", "The ", "<i>喂，</i>  ", "ﬁne; "])
def test_a_phrase_is_found_however_it_is_written(before: str, written: str) -> None:
    text = f"{before}{written} is slow, again."
    assert [text[h.start : h.end] for h in finder(SPELLED)(text)] == [written]
    (row,) = assign([text], SPELLED).to_dict("records")
    assert text[row["clause_start"] : row["clause_end"]].endswith(f"{written[-2:]} is slow,")
    assert row["tone"] < 0


@pytest.mark.parametrize("text", ["customer, support", "customer - support", "a.customer.support"])
def test_words_that_are_not_beside_each_other_are_no_phrase(text: str) -> None:
    assert finder(SPELLED)(text) == []


def test_what_the_tone_has_read_already_says_the_same() -> None:
    texts = [
        "Support is great but the price is terrible.",
        "客服很好，但是价格太差。",
        "<b>价格</b> 贵",
    ]
    alone = assign(texts, TAXONOMY)
    batch.tone([*texts, "A quiet text."], with_clauses=True)
    assert assign([*texts, *texts, None], TAXONOMY).head(len(alone)).equals(alone)
    assert not set(texts) & set(batch._kept(UNTUNED))


def test_no_more_is_kept_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST_KEPT", 3)
    texts = [f"The price of {n} is too high." for n in range(10)]
    batch.tone(texts, with_clauses=True)
    assert len(batch._kept(UNTUNED)) <= 3
    assert len(assign(texts, TAXONOMY)) == 10


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        pytest.param("Two prices.", [PRICE], id="plural"),
        pytest.param("It was crashing.", [SUPPORT], id="beginning of a word"),
        pytest.param("They called back.", [SUPPORT], id="first word of a phrase"),
        pytest.param("CALL-BACK", [SUPPORT], id="case and hyphen"),
        pytest.param("系统ＰＲＩＣＥ很高", [PRICE], id="full width beside Chinese"),
        pytest.param("價格偏高", [PRICE], id="traditional"),
        pytest.param("The priceless supportive team.", [], id="inside another word"),
        pytest.param("The price list import.", [], id="excluded phrase"),
        pytest.param("贵公司的价格", [], id="排除词"),
        pytest.param("贵公司好，价格高", [PRICE], id="excluded in another clause only"),
        pytest.param("", [], id="blank"),
    ],
)
def test_a_term_is_found_where_a_reader_would(text: str, themes: list[int]) -> None:
    assert themes_in(text) == themes


def test_nothing_is_found_in_no_text_or_without_themes() -> None:
    assert assign([None, "price"], ()).empty
    assert assign([None, "price"], TAXONOMY)["i"].tolist() == [1]


def test_hits_stand_where_they_stand_in_the_text_as_written() -> None:
    text = "İ  的 Price 贵"
    assert [text[h.start : h.end] for h in finder(TAXONOMY)(text)] == ["Price", "贵"]


def test_two_runs_are_the_same() -> None:
    texts = [example for theme in DEFAULTS for example in theme["examples"]]
    first, shuffled = assign(texts, WHOLE), tuple(reversed(WHOLE))
    assert first.equals(assign(texts, WHOLE)) and first.equals(assign(texts, shuffled))


def test_finding_takes_little_beside_the_tone() -> None:
    texts = [example for theme in DEFAULTS for example in theme["examples"]] * 10
    find, start = finder(WHOLE), time.process_time()
    assert all(find(text) for text in texts)
    assert len(texts) / (time.process_time() - start) > 5_000
