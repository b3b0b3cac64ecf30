"""Order, gaps, hostile input and the word lists."""

import csv
import subprocess
import sys
from collections import Counter
from importlib.resources import files
from time import perf_counter

import pandas as pd
import pytest

from voc_core import text
from voc_core.text.clean import LONGEST, readable
from voc_core.text.hearing import Hearing

HOSTILE = {
    "nul": "\0The export\0 fails",
    "surrogate": "\ud800 fails",
    "right to left marks": "\u202eThe export\u202c fails",
    "markup": "<b class=great>The export</b> fails <img src=x onerror=great>",
    "formula": '=HYPERLINK("http://great.example") fails',
    "full width": "Ｔｈｅ ｅｘｐｏｒｔ ｆａｉｌｓ",
}


def word_list(name: str) -> list[list[str]]:
    words = files("voc_core.text").joinpath("words", f"{name}.tsv").read_text(encoding="utf-8")
    return list(csv.reader(words.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_rows_keep_the_order_of_the_texts() -> None:
    heard = text.tone(["很好用", None, "Slow and buggy", "很好用"])
    assert heard.columns.tolist() == ["language", "tone"]
    assert heard["language"].tolist() == ["zh", None, "en", "zh"]
    assert heard["tone"].iloc[0] == heard["tone"].iloc[3] > 0 > heard["tone"].iloc[2]


@pytest.mark.parametrize("nothing", [None, "", "  \n\t", "\u200b\0", float("nan"), pd.NA, 7])
def test_no_text_has_neither_language_nor_tone(nothing: object) -> None:
    heard = text.tone([nothing])  # type: ignore[list-item]
    assert heard["language"].item() is None
    assert heard["tone"].isna().item()


def test_no_texts_give_an_empty_table() -> None:
    assert text.tone([]).dtypes.astype(str).to_dict() == {"language": "object", "tone": "float64"}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_like_any_other(hostile: str) -> None:
    assert text.tone([hostile])["tone"].item() <= -0.25


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("截图https://x.cn/1.png，系统崩溃，太慢了", "截图 ,系统崩溃,太慢了"),
        ("见http://x.cn/a?b=1#c系统崩溃", "见 系统崩溃"),
        ("https://例子.cn/页 系统崩溃", "例子.cn/页 系统崩溃"),
        ("系统崩溃请联系li.ming+a@b-c.cn谢谢", "系统崩溃请联系 谢谢"),
        ("研发&测试都很慢;", "研发&测试都很慢;"),
        ("slow &nbsp;again, see https://x.cn/1.", "slow again, see"),
    ],
)
def test_words_glued_to_an_address_are_read(written: str, read: str) -> None:
    assert readable(written) == read
    assert "http" not in read and text.tone([written])["tone"].iloc[0] < 0


@pytest.mark.parametrize("unit", ["好", "but ", "a@", "<a", "\ufdfa", "not good ", ".", "👍", "a'"])
def test_a_hundred_thousand_characters_take_bounded_time(unit: str) -> None:
    text.tone(["warm"])
    began = perf_counter()
    text.tone([(unit * 100_000)[:100_000]])
    assert perf_counter() - began < 1


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert len(readable("\ufdfa" * 100_000)) <= LONGEST
    assert text.tone(["a " * LONGEST + "terrible"])["tone"].item() == 0


@pytest.mark.parametrize(
    ("sentence", "spoken"),
    [
        ("报表export出来是空的", "zh"),
        ("The export fails with 错误", "en"),
        ("Great support", "en"),
        ("Die Software ist zu langsam und der Support hilft nicht", "other"),
        ("Le logiciel est très lent", "other"),
        ("システムが遅いです", "other"),
        ("시스템이 느립니다", "other"),
        ("Система работает медленно", "other"),
        ("النظام بطيء", "other"),
        ("12345 !!", "other"),
        ("👍", "other"),
    ],
)
def test_language_by_hand(sentence: str, spoken: str) -> None:
    assert text.language([sentence, None]) == [spoken, None]


def test_importing_reads_no_word_list() -> None:
    probe = "import sys, voc_core.text; sys.exit('vaderSentiment' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


@pytest.mark.parametrize("name", ["zh", "en"])
def test_every_listed_term_has_a_rule_and_stands_once(name: str) -> None:
    rows = word_list(name)
    assert all(hasattr(Hearing, f"_{kind}") or kind == "plain" for kind, _, _, _ in rows)
    assert all(abs(float(weight)) <= 2 for _, weight, _, _ in rows)
    times = Counter(term for *_, terms in rows for term in terms.split("|"))
    assert [term for term, n in times.items() if n > 1] == []
