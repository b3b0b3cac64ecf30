"""Every planted story shows in the measures of the pages."""

from datetime import timedelta

import pandas as pd
import pytest

from sample_data import stories
from tests.sample.conftest import AS_OF, Demo, Rows
from voc_core import engine, metrics
from voc_core.filters import Filters


@pytest.mark.parametrize("lens", ["voice", "nps"])
@pytest.mark.parametrize(
    ("name", "state"),
    [
        pytest.param(stories.RENEWAL_RISK, "renewal_risk", id="users at 9, decider at 3"),
        pytest.param(stories.ADOPTION_RISK, "adoption_risk", id="users at 5, decider at 9"),
        pytest.param(stories.WATERMELON, "renewal_risk", id="watermelon"),
        pytest.param(stories.SILENT_DECIDERS, "deciders_silent", id="deciders silent"),
        pytest.param(stories.STRAY_ZERO, "harmony", id="one stray zero"),
        pytest.param(stories.CRISIS, "crisis", id="nobody is happy"),
        pytest.param(stories.NEVER_ASKED, "silent", id="nobody was asked"),
        pytest.param(stories.LOUD, "harmony", id="one is loud"),
    ],
)
def test_state_of_each_story(seen: Demo, name: str, state: str, lens: str) -> None:
    assert seen.voices(name, seen.filters.but(lens=lens))["state"] == state


def test_users_score_nine_where_the_decider_scores_three(seen: Demo) -> None:
    means = seen.answers(stories.RENEWAL_RISK).groupby("role")["score"]
    assert means.mean()["user"] >= 9
    assert means.min()["decision_maker"] == 3
    assert seen.voices(stories.RENEWAL_RISK)["evidence"] in ("strong", "likely")


def test_users_score_five_where_the_decider_scores_nine(seen: Demo) -> None:
    means = seen.answers(stories.ADOPTION_RISK).groupby("role")["score"].mean()
    assert means["user"] == pytest.approx(5, abs=0.5)
    assert means["decision_maker"] >= 9


def test_the_watermelon_is_green_in_every_service_measure(seen: Demo) -> None:
    csat = seen.figures(stories.WATERMELON, seen.filters.but(lens="csat", roles=("user",)))
    ces = seen.figures(stories.WATERMELON, seen.filters.but(lens="ces", roles=("user",)))
    tickets = seen.figures(stories.WATERMELON, seen.filters.but(sources=("ticket",)))
    assert csat["mean"] > 4.3 and ces["mean"] > 5.8 and tickets["net"] > 0


def test_the_watermelon_is_red_inside_and_a_key_account(seen: Demo) -> None:
    voices = seen.voices(stories.WATERMELON)
    assert voices["decision_maker"] < -50 < 50 < voices["user"]
    assert voices["evidence"] == "strong"
    assert seen.account(stories.WATERMELON)["tier"] == "key"


def test_silent_deciders_were_asked_and_renew_in_sixty_days(seen: Demo) -> None:
    assert seen.silence(stories.SILENT_DECIDERS)["decision_maker"] == "invited_silent"
    renewal = pd.Timestamp(seen.account(stories.SILENT_DECIDERS)["renewal_on"])
    assert (renewal.date() - AS_OF).days == 60


def test_one_zero_stands_alone(seen: Demo) -> None:
    answers = seen.answers(stories.STRAY_ZERO)
    assert answers["score"].tolist().count(0) == 1
    assert (answers["class"] == -1).sum() == 1 and (answers["class"] == 1).sum() >= 6


def test_the_zero_is_the_worst_voice_of_its_account(seen: Demo) -> None:
    worst = engine.worst(seen.snapshot, seen.filters.but(lens="nps"))
    own = worst[worst["account"] == seen.account(stories.STRAY_ZERO)["account"]]
    assert own["score"].min() == 0


def test_an_account_recovers_after_the_fix(seen: Demo) -> None:
    turn = AS_OF - timedelta(days=stories.RECOVERY_DAYS)
    after = Filters(since=turn, until=AS_OF, lens="nps")
    now = seen.figures(stories.RECOVERY, after)
    then = seen.figures(stories.RECOVERY, after.before())
    assert then["net"] < -40 and now["net"] > 40
    assert seen.voices(stories.RECOVERY, after.but(lens="voice"))["state"] == "harmony"


def test_the_fix_is_noted_in_the_crm_at_the_turn(seen: Demo) -> None:
    turn = AS_OF - timedelta(days=stories.RECOVERY_DAYS)
    near = Filters(since=turn - timedelta(30), until=turn + timedelta(30), sources=("crm_note",))
    assert seen.figures(stories.RECOVERY, near)["n_answers"] >= 2


def test_a_release_hurt_the_users_and_only_there(seen: Demo) -> None:
    by = ["touchpoint", "role"]
    now, before = seen.filters, seen.filters.before()
    rows = metrics.touchpoint_rows(
        engine.tally(seen.snapshot, now, by), engine.tally(seen.snapshot, before, by)
    )
    codes = seen.snapshot.touchpoints.set_index("touchpoint")["code"]
    users = rows[rows["role"] == "user"].assign(code=rows["touchpoint"].map(codes))
    sure = users[(users["evidence"] == "strong") & (users["change"] < -30)]
    assert sure["code"].tolist() == [stories.RELEASE_TOUCHPOINT]


def test_the_fall_came_with_the_release(seen: Demo) -> None:
    released = AS_OF - timedelta(days=stories.RELEASE_DAYS - 1)
    codes = seen.snapshot.touchpoints.set_index("code")["touchpoint"]
    place = int(codes[stories.RELEASE_TOUCHPOINT])
    after = Filters(since=released, until=AS_OF, roles=("user",), touchpoint=place)
    now, then = (
        metrics.figures(engine.tally(seen.snapshot, window)).iloc[0]
        for window in (after, after.before())
    )
    assert now["net"] < -10 and then["net"] > 20


def test_nobody_was_ever_asked(seen: Demo) -> None:
    cells = seen.silence(stories.NEVER_ASKED)
    assert set(cells[["user", "manager", "decision_maker"]]) == {"never_asked"}
    assert seen.figures(stories.NEVER_ASKED, Filters.last_months(600, AS_OF))["n_answers"] == 0


def test_one_loud_person_counts_once(seen: Demo, rows: Rows) -> None:
    identity = seen.account(stories.LOUD)["account"]
    (tickets, answers) = rows(
        "SELECT max(n), sum(n) FROM (SELECT count(*) AS n FROM feedback"
        f" WHERE account_id = {identity} AND occurred_on >= '2025-07-01' GROUP BY contact_id)"
    )[0]
    assert tickets >= stories.LOUD_TICKETS > answers / 2  # type: ignore[operator]
    figures = seen.figures(stories.LOUD)
    assert figures["n_people"] <= 6 and figures["net"] > 30


def test_the_loud_account_is_small(seen: Demo) -> None:
    arr = seen.snapshot.accounts["arr"]
    assert seen.account(stories.LOUD)["arr"] < arr.quantile(0.2)


def test_everyone_is_happier_than_the_revenue(seen: Demo) -> None:
    answers = engine.latest(seen.snapshot, seen.filters.but(lens="nps"))
    arr = seen.snapshot.accounts.set_index("account")["arr"]
    values = metrics.four_rollups(answers, arr).set_index("rollup")["value"]
    assert 15 <= values["everyone"] <= 35
    assert values["everyone"] - values["revenue_weighted"] > 25
    assert values["revenue_weighted"] < 0
