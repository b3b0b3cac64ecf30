"""Settings: what a convention means, and that a changed one recounts everything in one write."""

import pandas as pd
import pytest

from voc_core.errors import VocError
from voc_core.reports import settings, stages
from voc_core.settings import Settings
from voc_core.store import backup, journeys
from voc_core.store import settings as stored


def valences(store):
    with store.open() as db:
        return [r[0] for r in db.conn.execute("SELECT valence FROM feedback ORDER BY id")]


@pytest.fixture
def answered(small):
    ann = small.contact(small.account("Acme"))
    for score in (5, 4, 2, 1):
        small.score(ann, score, metric="csat")
    small.score(ann, 10)
    small.score(ann, 5, metric="ces")
    small.note(ann, -0.8)
    return small


@pytest.mark.parametrize(
    ("csat_from", "positive", "negative"),
    [(0.75, "4–5", "1–2"), (1.0, "5", "1")],
)
def test_convention_on_five_points_by_hand(csat_from, positive, negative):
    table = settings.convention(csat_from).set_index(["metric", "high"])
    assert table.loc[("csat", 5), ["positive", "negative"]].tolist() == [positive, negative]
    assert table.loc[("nps", 10), ["positive", "neutral", "negative"]].tolist() == [
        "9–10",
        "7–8",
        "0–6",
    ]


def test_a_new_csat_convention_recounts_scores_and_nothing_else(answered):
    assert valences(answered.store) == [1, 1, -1, -1, 1, 1, -1]
    revision = answered.store.revision()
    assert settings.apply(answered.store, {"csat_from": 1.0}) == 2
    assert valences(answered.store) == [1, 0, 0, -1, 1, 1, -1]
    assert answered.store.revision() == revision + 1
    settings.apply(answered.store, {"csat_from": 0.75})
    assert valences(answered.store) == [1, 1, -1, -1, 1, 1, -1]


def test_undone_feedback_is_recounted_too(answered):
    with answered.store.write("test") as db:
        db.conn.execute("INSERT INTO feedback_undone SELECT * FROM feedback")
        db.conn.execute("DELETE FROM feedback")
    settings.apply(answered.store, {"csat_from": 1.0})
    with answered.store.open() as db:
        kept = db.conn.execute("SELECT valence FROM feedback_undone ORDER BY id").fetchall()
    assert [r[0] for r in kept] == [1, 0, 0, -1, 1, 1, -1]


def test_an_undo_later_brings_back_todays_valence(answered):
    said = '{"metric": "csat", "score": 4.0, "scale_low": 1.0, "scale_high": 5.0, "valence": 1}'
    row = {"id": 1, "started_at": "", "who": "", "file_name": "", "digest": "", "kind": "feedback"}
    change = {"import_id": 1, "entity": "feedback", "entity_id": 2, "before": said, "after": said}
    with answered.store.write("test") as db:
        db["import"].insert({**row, "receipt": "{}"})
        db["import_change"].insert(change)
    settings.apply(answered.store, {"csat_from": 1.0})
    with answered.store.open() as db:
        kept = next(
            db.query(
                "SELECT before ->> 'valence' AS b, after ->> 'valence' AS a FROM import_change"
            )
        )
    assert kept == {"b": 0, "a": 0}


def test_what_is_in_force_already_is_not_written(answered):
    revision = answered.store.revision()
    assert settings.apply(answered.store, {"csat_from": 0.75, "window_months": 12}) == 0
    assert answered.store.revision() == revision


@pytest.mark.parametrize(
    "changes",
    [
        {"csat_from": 0.3},
        {"window_months": 0},
        {"renewal_horizon_days": 0},
        {"language": "tlh"},
        {"role_weights": {"decision_maker": -1, "manager": 1, "user": 1, "unknown": 1}},
    ],
)
def test_a_value_out_of_range_writes_nothing(answered, changes):
    with pytest.raises(VocError):
        settings.apply(answered.store, {"hide_names": True, **changes})
    assert not stored.settings(answered.store).hide_names


def test_the_example_shows_that_deciders_raise_five_times_the_alarm():
    """Nps 3: severity 4/7; renewal in 60 of 180 days: (1 + 2/3)/2 = 5/6; 100 · 4/7 · 5/6 = 47.6."""
    rows = settings.example(Settings().role_weights, 180).set_index("role")["priority"]
    assert rows["decision_maker"] == pytest.approx(100 * 4 / 7 * 5 / 6)
    assert rows["decision_maker"] == pytest.approx(5 * rows["user"])


def test_rates_read_in_the_reporting_currency_and_back():
    now = Settings(rates={"CNY": 1.0, "USD": 7.0, "EUR": 14.0})
    shown = settings.rates_in(now, "USD")
    assert dict(zip(shown["currency"], shown["rate"], strict=True)) == {
        "CNY": pytest.approx(1 / 7, abs=1e-6),
        "EUR": 2.0,
    }
    assert settings.rates_of(shown, "USD")["USD"] == 1.0


@pytest.mark.parametrize(("code", "rate"), [("XQZ", 1.0), ("EUR", 0.0), ("EUR", None), (None, 2.0)])
def test_a_bad_rate_is_refused(code, rate):
    with pytest.raises(VocError):
        settings.rates_of(pd.DataFrame({"currency": [code], "rate": [rate]}), "CNY")


def test_a_currency_without_a_rate_is_named(small):
    small.account("Acme", arr=10, currency="GBP")
    page = settings.page(small.store, small.snapshot())
    assert page.unrated.to_numpy().tolist() == [["GBP", 1]]


@pytest.fixture
def journey(small):
    for name, stage in (("Demo", "Buy"), ("Contract", "Buy"), ("Training", "Use")):
        small.touchpoint(name, stage)
    small.score(small.contact(small.account("Acme")), 9, touchpoint_id=1)
    return small


def test_the_order_column_moves_a_touchpoint(journey):
    before = stages.stages(journey.store, journey.snapshot())
    after = before.copy()
    assert stages.n_changes(before, after) == 0
    after.loc[after["name"] == "Training", "order"] = 0.5
    assert stages.n_changes(before, after) == 1
    stages.save(journey.store, before, after, 1)
    names = journeys.touchpoints(journey.store)["name"].tolist()
    assert names == ["Training", "Demo", "Contract"]


def test_one_chinese_name_of_a_stage_is_that_of_all_its_rows(journey):
    before = stages.stages(journey.store, journey.snapshot())
    after = before.copy()
    after.loc[1, "stage_name_zh"] = "购买"
    stages.save(journey.store, before, after, 1)
    table = journeys.touchpoints(journey.store)
    assert table.loc[table["stage_name"] == "Buy", "stage_name_zh"].tolist() == ["购买", "购买"]


def test_a_touchpoint_with_voices_is_not_deleted(journey):
    before = stages.stages(journey.store, journey.snapshot())
    assert before["n_feedback"].tolist() == [1, 0, 0]
    with pytest.raises(VocError, match="'Demo' cannot be deleted"):
        stages.save(journey.store, before, before.iloc[1:], 1)
    stages.save(journey.store, before, before.iloc[:2], 1)
    assert len(journeys.touchpoints(journey.store)) == 2


def test_a_backup_says_what_it_holds_and_brings_it_back(journey):
    copy = backup.beside(journey.store)
    holds = backup.contents(copy)
    assert (holds.n_accounts, holds.n_contacts, holds.n_feedback) == (1, 1, 1)
    journey.account("Bolt")
    kept = journey.store.restore(copy)
    assert backup.contents(kept).n_accounts == 2
    assert backup.contents(journey.store.path).n_accounts == 1
    assert {copy, kept} <= set(backup.copies(journey.store))
    assert backup.whole(journey.store).startswith(b"SQLite format 3")


def test_a_file_that_is_no_store_is_refused(tmp_path):
    path = backup.written(str(tmp_path), "../evil.db", b"not a database")
    assert path.parent == tmp_path
    with pytest.raises(VocError, match=r"evil\.db is not a sound backup"):
        backup.contents(path)
