"""One person, one voice: every case small enough to count by hand."""

from datetime import date

import pytest

from tests.build import Build
from voc_core import engine
from voc_core.filters import Filters
from voc_core.tables import TALLY

YEAR = Filters.last_months(12, date(2026, 6, 30))


def figures(small: Build, by: list[str], *columns: str, **changes: object) -> list[tuple]:
    table = engine.tally(small.snapshot(), YEAR.but(**changes), by)
    return list(table[[*by, *columns]].itertuples(index=False, name=None))


def test_only_the_latest_answer_of_a_person_counts(small):
    ann = small.contact(small.account("Acme"))
    small.score(ann, 10, "2026-01-05")
    small.score(ann, 3, "2026-04-01")
    small.score(ann, 7, "2026-02-01")

    assert figures(
        small, [], "n_people", "n_answers", "n_pos", "n_neg", "score_sum", lens="nps"
    ) == [(1, 3, 0.0, 1.0, 3.0)]


def test_of_two_answers_on_one_day_the_later_written_counts(small):
    ann = small.contact(small.account("Acme"))
    small.score(ann, 0, "2026-04-01")
    small.score(ann, 9, "2026-04-01")

    assert figures(small, [], "n_pos", "n_neg", lens="nps") == [(1.0, 0.0)]


def test_the_latest_answer_is_taken_in_each_touchpoint(small):
    ann = small.contact(small.account("Acme"))
    setup, support = small.touchpoint("Setup"), small.touchpoint("Support")
    small.score(ann, 5, "2026-04-01", "csat", touchpoint_id=setup)
    small.score(ann, 1, "2026-05-01", "csat", touchpoint_id=support)
    small.score(ann, 4, "2026-03-01", "csat", touchpoint_id=support)

    counted = figures(small, ["touchpoint"], "n_people", "n_pos", "n_neg", lens="csat")
    assert counted == [(setup, 1, 1.0, 0.0), (support, 1, 0.0, 1.0)]


def test_twenty_tickets_do_not_outvote_one_interview(small):
    ann = small.contact(small.account("Acme"))
    for day in range(1, 21):
        small.note(ann, -0.9, f"2026-05-{day:02d}", "ticket")
    small.note(ann, 0.9, "2026-05-30", "interview")

    counted = figures(small, [], "n_people", "n_answers", "n_pos", "n_neg")
    assert counted == [(1, 21, 0.5, 0.5)]


def test_a_voice_is_the_mean_within_a_source_then_over_sources(small):
    """Tickets -1, -1, +1 give pos 1/3, neg 2/3; the survey +1; halves of both: 2/3 and 1/3."""
    ann = small.contact(small.account("Acme"))
    for tone in (-0.9, -0.9, 0.9):
        small.note(ann, tone, source="ticket")
    small.score(ann, 9)

    [(n, pos, neg)] = figures(small, [], "n_people", "n_pos", "n_neg")
    assert (n, pos, neg) == (1, pytest.approx(2 / 3), pytest.approx(1 / 3))


def test_by_source_every_source_of_a_person_is_a_voice(small):
    ann = small.contact(small.account("Acme"))
    small.note(ann, -0.9, source="ticket")
    small.note(ann, 0.9, source="ticket")
    small.score(ann, 9)

    counted = figures(small, ["source"], "n_people", "n_pos", "n_neg")
    assert counted == [("survey", 1, 1.0, 0.0), ("ticket", 1, 0.5, 0.5)]


def test_feedback_without_a_name_is_a_person_each(small):
    acme = small.account("Acme")
    small.note(None, -0.9, account_id=acme)
    small.note(None, 0.9, account_id=acme)

    counted = figures(small, ["role"], "n_people", "n_pos", "n_neg")
    assert counted == [("unknown", 2, 1.0, 1.0)]


def test_the_first_and_the_last_day_of_the_window_count(small):
    ann = small.contact(small.account("Acme"))
    for day in ("2025-06-30", "2025-07-01", "2026-06-30", "2026-07-01"):
        small.note(ann, 0.9, day)

    assert figures(small, [], "n_answers") == [(2,)]


def test_nothing_said_is_one_row_of_zeros_or_no_row_by_group(small):
    small.contact(small.account("Acme"))

    assert figures(small, [], *TALLY) == [(0,) * len(TALLY)]
    assert figures(small, ["touchpoint", "role"], *TALLY) == []


def test_the_text_lens_counts_by_tone_not_by_score(small):
    ann = small.contact(small.account("Acme"))
    small.score(ann, 9, tone=-0.6, text="slow")
    small.score(ann, 2, "2026-05-02")

    columns = ("n_people", "n_answers", "n_pos", "n_neg", "n_text", "n_text_neg")
    assert figures(small, [], *columns, lens="text") == [(1, 1, 0.0, 1.0, 1, 1)]


def test_a_lens_counts_its_own_metric_only(small):
    ann = small.contact(small.account("Acme"))
    small.score(ann, 9, metric="nps")
    small.score(ann, 2, metric="csat")
    small.score(ann, 4, metric="ces")

    counted = [
        figures(small, [], "n_people", "score_sum", lens=x)[0] for x in ("nps", "csat", "ces")
    ]
    assert counted == [(1, 9.0), (1, 2.0), (1, 4.0)]


def test_feedback_that_says_nothing_either_way_is_no_voice(small):
    ann = small.contact(small.account("Acme"))
    small.note(ann, 0.9, valence=None)

    assert figures(small, [], "n_people", lens="voice") == [(0,)]
    assert figures(small, [], "n_people", lens="text") == [(1,)]


def test_feedback_without_touchpoint_stands_in_no_touchpoint(small):
    ann = small.contact(small.account("Acme"))
    support = small.touchpoint("Support")
    small.note(ann, 0.9)
    small.note(ann, -0.9, touchpoint_id=support)

    assert figures(small, ["touchpoint"], "n_answers") == [(support, 1)]
    assert figures(small, [], "n_answers") == [(2,)]
    assert figures(small, [], "n_answers", touchpoint=support) == [(1,)]


def test_accounts_are_cut_by_what_is_known_of_them(small):
    east = small.contact(small.account("Acme", region="EU", tier="key"))
    west = small.contact(small.account("Borg", region="US", tier="key"))
    small.note(east, 0.9)
    small.note(west, -0.9)

    assert figures(small, [], "n_pos", "n_neg", region=("EU",)) == [(1.0, 0.0)]
    assert figures(small, [], "n_pos", "n_neg", tier=("key",), region=("US",)) == [(0.0, 1.0)]
    assert figures(small, [], "n_people", account=small.owners[west]) == [(1,)]
    assert figures(small, [], "n_people", region=("Mars",)) == [(0,)]


def test_roles_and_sources_are_cut(small):
    acme = small.account("Acme")
    user, boss = small.contact(acme, "user"), small.contact(acme, "decision_maker")
    small.note(user, 0.9, source="ticket")
    small.note(boss, -0.9, source="qbr")

    assert figures(small, ["role"], "n_neg", roles=("decision_maker",)) == [("decision_maker", 1.0)]
    assert figures(small, ["source"], "n_pos", sources=("ticket",)) == [("ticket", 1.0)]


def test_months_and_quarters_begin_on_their_first_day(small):
    ann = small.contact(small.account("Acme"))
    small.note(ann, 0.9, "2025-12-31")
    small.note(ann, 0.9, "2026-02-01")

    assert figures(small, ["month"], "n_people") == [("2025-12-01", 1), ("2026-02-01", 1)]
    assert figures(small, ["quarter"], "n_people") == [("2025-10-01", 1), ("2026-01-01", 1)]


def test_scores_are_those_of_the_latest_answers(small):
    acme = small.account("Acme")
    ann, bob = small.contact(acme), small.contact(acme)
    small.score(ann, 3, "2026-03-01")
    small.score(ann, 9, "2026-04-01")
    small.score(bob, 9)

    assert figures(small, ["score"], "n_people", lens="nps") == [(9.0, 2)]


def test_a_closed_account_is_not_counted(small):
    small.note(small.contact(small.account("Acme", active=0)), 0.9)

    assert figures(small, [], "n_people") == [(0,)]


def test_the_snapshot_is_not_changed_by_counting(small):
    small.score(small.contact(small.account("Acme")), 9)
    snapshot = small.snapshot()
    before = snapshot.voices.clone()

    engine.tally(snapshot, YEAR, ["touchpoint", "role"])
    assert snapshot.voices.equals(before)
