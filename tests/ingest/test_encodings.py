"""The encoding is chosen by what the text spells, and shown with cells that tell."""

import random

import babel
import pytest

from tests.ingest.tables import as_csv, read, seen, warned
from voc_core.ingest.encodings import encoding_of
from voc_core.ingest.samples import samples

SPOKEN = [
    ("zh_Hans_CN", "gb18030", "gb18030"),
    ("zh_Hant_TW", "cp950", "big5"),
    ("ja_JP", "cp932", "shift_jis"),
    ("de_DE", "cp1252", "cp1252"),
    ("fr_FR", "cp1252", "cp1252"),
    ("es_ES", "cp1252", "cp1252"),
]


def words_of(locale):
    """Return names of countries and languages beyond ASCII, as that language writes them."""
    known = babel.Locale.parse(locale)
    names = {*known.territories.values(), *known.languages.values()}
    return sorted(name for name in names if not name.isascii())


def text_of(locale, codec, size, chance):
    """Return a table of such names with ASCII around them."""
    names = [n for n in words_of(locale) if n.encode(codec, "ignore").decode(codec) == n]
    lines = ["Account,Date,NPS"]
    while sum(map(len, lines)) < size:
        lines.append(f"{chance.choice(names)},2026-03-04,{chance.randrange(11)}")
    return "\n".join(lines).encode(codec)


@pytest.mark.parametrize(("locale", "codec", "name"), SPOKEN)
@pytest.mark.parametrize("size", [60, 200, 1_000, 5_000])
def test_the_encoding_is_chosen_by_what_it_spells(locale, codec, name, size):
    chance = random.Random(f"{locale}{size}")
    found = [encoding_of(text_of(locale, codec, size, chance))[0] for _ in range(20)]
    assert found == [name] * 20


@pytest.mark.parametrize(("locale", "codec", "name"), SPOKEN)
def test_one_name_is_nearly_always_enough(locale, codec, name):
    names = [n for n in words_of(locale) if n.encode(codec, "ignore").decode(codec) == n][:60]
    right = sum(encoding_of(f"Account,NPS\n{n},9\n".encode(codec))[0] == name for n in names)
    assert right >= 0.95 * len(names)


def test_a_choice_by_evidence_is_shown_with_telling_cells():
    rows = [["公司", "NPS", "反馈"], *[["Acme", "9", "fine"]] * 500, ["上海电气", "3", "很慢"]]
    recognised = seen(as_csv(rows, "gb18030"))
    assert recognised.samples[:2] == ("上海电气", "公司")
    assert "most legible" in warned(recognised)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_is_beyond_doubt_needs_no_samples(codec):
    assert seen(as_csv([["公司", "NPS"], ["上海电气", "9"]], codec)).samples == ()


def test_a_chosen_encoding_is_shown_too():
    recognised = seen("Firma,NPS\nMüller,9\n".encode("cp1252"), encoding="gb18030")
    assert "M黮ler" in recognised.samples


def test_samples_are_different_short_and_the_most_telling():
    long = "x" * 400 + "上海电气集团"
    found = samples(["9", "Acme", "很好", "很好", "Müller", long, "", " ", "more"])
    assert found == (long[-60:], "很好", "Müller", "9", "Acme")


@pytest.mark.parametrize("text", ["𠮷野家😀", "㐀㐁", "ǹ", "👨‍👩‍👧"])
def test_characters_of_four_bytes_survive_gb18030(text):
    data = as_csv([["公司", "反馈"], ["上海电气", f"功能很好用{text}但是太慢了"]], "gb18030")
    assert read(data)["反馈"].tolist() == [f"功能很好用{text}但是太慢了"]


@pytest.mark.parametrize(("_locale", "codec", "name"), SPOKEN[:3])
def test_a_text_cut_inside_a_character_keeps_its_encoding(_locale, codec, name):
    text = {
        "gb18030": "上海电气,很好用",
        "big5": "台積電,報表很快",
        "shift_jis": "トヨタ,とても良い",
    }
    data = ("Account,Why\n" + f"{text[name]}\n" * 300).encode(codec)[:-2]
    recognised = seen(data)
    assert recognised.encoding == name
    assert "damaged" in warned(recognised)


def test_japanese_and_taiwanese_as_windows_writes_them():
    assert read("社名,理由\n㈱トヨタ,①～②髙い\n".encode("cp932"))["社名"].tolist() == ["㈱トヨタ"]
    assert read("公司,原因\n台積電,牆裏很好€\n".encode("cp950"))["原因"].tolist() == ["牆裏很好€"]
