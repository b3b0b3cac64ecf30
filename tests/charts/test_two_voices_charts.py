"""The dumbbells and the map of silence as values, and the sentences over them."""

import json
from datetime import date

import pytest

from voc_core.charts import silence as maps
from voc_core.charts import two_voices as pictures
from voc_core.filters import Filters
from voc_core.reports.two_voices import two_voices
from voc_core.story import two_voices as sentences
from voc_core.wording import Words

EN, ZH = Words("en"), Words("zh_CN")


@pytest.fixture
def report(small):
    """Return Acme in renewal risk, six users and one decider, and Bolt where nobody decides."""
    acme = small.account("Acme 'A\" & <b>", arr=4_200_000, renewal_on="2026-12-01")
    bolt = small.account("Bolt")
    for _ in range(6):
        small.score(small.contact(acme, "user"), 9)
    small.contact(acme, "user")
    small.score(small.contact(acme, "decision_maker"), 3)
    small.score(small.contact(bolt, "user"), 3)
    small.invitation(small.contact(bolt, "decision_maker"))
    filters = Filters.last_months(12, until=date(2026, 6, 30))
    return two_voices(small.store, small.snapshot(), filters)


def worded(accounts, words=EN):
    rows = accounts.to_dict("records")
    return accounts.assign(
        sure=[sentences.sure(row, words) for row in rows],
        renewal_text=[sentences.renewal(row["days_to_renewal"], words) for row in rows],
    )


def drawn(figure):
    return figure.chart.to_dict()


def test_the_title_is_the_finding(report):
    title = sentences.headline(report.states, "CNY", EN)
    assert title == "Deciders at 1 account (CN¥4.2M ARR) are unhappy while their users are not."
    figure = pictures.dumbbells(worded(report.accounts), title, "CNY", EN)
    assert figure.title == figure.alt == title


def test_the_title_speaks_of_the_state_chosen(report):
    chosen = sentences.headline(report.states, "CNY", EN, "deciders_silent")
    assert chosen == "At 1 account (ARR not known) users were heard, but nobody who decides."
    assert "Crisis" in sentences.headline(report.states, "CNY", EN, "crisis")


def test_the_map_says_where_nobody_decides(report):
    text = sentences.silence(report.deciders_unheard, "CNY", 180, EN)
    assert (
        text
        == "Nobody who decides was heard at 1 account (ARR not known); no renewal within 180 days."
    )


def test_evidence_names_its_people(report):
    rows = {row["name"]: row for row in report.accounts.to_dict("records")}
    assert sentences.sure(rows["Bolt"], EN) == "One side only: 1 user"
    assert sentences.sure(rows["Acme 'A\" & <b>"], EN).endswith(": 6 users and 1 decision maker")


@pytest.mark.parametrize("words", [EN, ZH])
def test_dumbbells_draw_dots_and_hide_no_account(report, words):
    figure = pictures.dumbbells(worded(report.accounts, words), "finding", "CNY", words)
    spec = drawn(figure)
    points = [row for rows in spec["datasets"].values() for row in rows if "is_thin" in row]
    users = {row["name"]: row["is_thin"] for row in points if row["role"] == "user"}
    assert users == {"Acme 'A\" & <b>": False, "Bolt": True}
    assert len(figure.data) == 2
    assert spec["params"][0]["name"] == "pick"


def test_only_where_not_all_were_heard_a_range_is_drawn(report):
    spec = drawn(pictures.dumbbells(worded(report.accounts), "finding", "CNY", EN))
    layer = next(
        part for part in spec["layer"] if part["encoding"].get("x2", {}).get("field") == "high"
    )
    assert [row["name"] for row in spec["datasets"][layer["data"]["name"]]] == ["Acme 'A\" & <b>"]


@pytest.mark.parametrize("words", [EN, ZH])
def test_the_map_writes_score_and_silence(report, words):
    figure = maps.silence(report.cells, worded(report.silence, words), "finding", "CNY", words)
    signs = {(r["name"], r["role"]): r["text"] for r in _cells(figure)}
    assert signs["Bolt", "decision_maker"] == "?"
    assert signs["Bolt", "manager"] == ""
    assert signs["Acme 'A\" & <b>", "user"].startswith("+100")
    assert json.dumps(drawn(figure))


def test_nobody_heard_draws_nothing(small):
    small.account("Acme")
    report = two_voices(small.store, small.snapshot(), Filters.last_months(12))
    assert pictures.dumbbells(worded(report.accounts), "finding", "CNY", EN).chart is None
    assert sentences.headline(report.states, "CNY", EN).startswith("Nobody")


def _cells(figure):
    rows = [row for rows in drawn(figure)["datasets"].values() for row in rows]
    return [row for row in rows if "shade" in row]
