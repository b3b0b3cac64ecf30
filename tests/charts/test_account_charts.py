"""The pictures of one account and the brief that is printed."""

from datetime import date
from html.parser import HTMLParser

import pytest

from voc_core.charts import account as pictures
from voc_core.charts import account_journey
from voc_core.filters import Filters
from voc_core.reports.account import account
from voc_core.story import account as sentences
from voc_core.story.brief import brief
from voc_core.wording import Words

EN, ZH = Words("en"), Words("zh_CN")
SINCE, UNTIL = date(2025, 7, 1), date(2026, 6, 30)
HOSTILE = "<script>alert(1)</script> **b** ![x](http://x) \u202egnp\x00 ' \" & {title} %s"


@pytest.fixture
def report(small):
    """Return an account with six users at one touchpoint, a hostile decider and one never asked."""
    one = small.account("Acme <b>&", arr=1_000_000, renewal_on="2026-08-29", csm="Tom <i>")
    place = small.touchpoint("Tickets", name_zh="工单")
    for _ in range(6):
        small.score(small.contact(one, "user"), 3, touchpoint_id=place, text="slow")
    dee = small.contact(one, "decision_maker", name="Dee <u>", title="CEO")
    small.score(dee, 0, day="2026-06-20", touchpoint_id=place, text=HOSTILE)
    small.contact(one, "manager", name="Mo Never", title="Plant head")
    return account(small.store, small.snapshot(), Filters(since=SINCE, until=UNTIL), one)


def timeline(report, words=EN):
    title = sentences.voices(report.voices, report.n_answers, report.until, words)
    rows = report.voices.assign(who="somebody")
    return pictures.timeline(rows, title, SINCE, UNTIL, words)


def journey(report, words=EN):
    title = sentences.journey(report.contrast, {1: "Tickets"}, words)
    return account_journey.journey(report.curve, report.here, report.dots, title, words)


def test_the_titles_are_findings(report):
    assert timeline(report).title == (
        "7 of 7 voices were negative; the last came 10 days ago (Decision maker)"
    )
    assert journey(report).title == "Nowhere on the journey below the portfolio"


@pytest.mark.parametrize("words", [EN, ZH])
def test_a_mark_per_voice_and_its_id_under_a_click(report, words):
    spec = timeline(report, words).chart.to_dict()
    (rows,) = spec["datasets"].values()
    assert len({row["feedback"] for row in rows}) == 7
    assert spec["params"][0]["select"]["fields"] == ["feedback"]


@pytest.mark.parametrize(("words", "name"), [(EN, "Tickets"), (ZH, "工单")])
def test_few_people_are_dots_many_a_score(report, words, name):
    spec = journey(report, words).chart.to_dict()
    marks = [
        row for rows in spec["datasets"].values() for row in rows if "at" in row and "role" in row
    ]
    assert [(row["role"], row["at"], row["is_thin"]) for row in marks] == [
        ("user", -100, False),
        ("decision_maker", -100, True),
    ]
    assert marks[0]["label"] == name


def test_no_voice_draws_nothing(small):
    one = small.account("Acme")
    empty = account(small.store, small.snapshot(), Filters(since=SINCE, until=UNTIL), one)
    assert timeline(empty).chart is None
    assert journey(empty).chart is None
    assert timeline(empty).title == "No voice in this window"


def test_the_brief_says_what_an_executive_asks(report):
    text = brief(report, "All voices", EN, hide_names=False).decode()
    for said in ("both unhappy", "CN¥1M", "Renews in 60 days", "6 of 6 people heard", "Mo Never"):
        assert said in text


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)


@pytest.mark.parametrize("words", [EN, ZH])
def test_hostile_text_stays_text_in_the_brief(report, words):
    page = brief(report, HOSTILE, words, hide_names=False).decode()
    tags = _Tags()
    tags.feed(page)
    assert not tags.seen & {"script", "img", "b", "i", "u", "a", "link", "iframe"}
    assert "&lt;script&gt;" in page
    assert "\x00" not in page and "\u202e" not in page
    assert "{title}" in page


def test_hidden_names_are_nowhere_in_the_brief(report):
    page = brief(report, "", EN, hide_names=True).decode()
    for name in ("Dee", "Mo Never", "Tom"):
        assert name not in page
    assert "Plant head (Manager)" in page


def test_the_brief_is_in_the_language_of_the_page(report):
    page = brief(report, "", ZH, hide_names=False).decode()
    assert '<html lang="zh-CN">' in page
    assert "使用者与决策者都不满" in page
