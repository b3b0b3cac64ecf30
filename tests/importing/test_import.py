"""What an import writes, counts and remembers."""

import pytest

from tests.importing.answers import answer, count, run, state
from voc_core.errors import Message, Problem
from voc_core.store import Store, feedback, imports, journeys

HOSTILE = [
    "<script>alert(1)</script>",
    "![x](http://evil.test/a.png)",
    '=HYPERLINK("http://evil.test")',
    "\u202egnirts\u202c and \u200f",
    "NUL \x00 inside",
    "汉字" * 50_000,
    "😀 family 👨‍👩‍👧‍👦",
    "'; DROP TABLE feedback; --",
    "line\r\nbreak\tand \\ backslash",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_back_as_it_was(store: Store, text: str) -> None:
    run(store, [answer(2, score=None, text=text, contact=text[:40])], with_tone=True)
    assert feedback.texts(store, [1])["text"].tolist() == [text]
    assert run(store, [answer(2, score=None, text=text, contact=text[:40])]).unchanged == 1


def test_the_same_file_twice_adds_nothing(store: Store) -> None:
    rows = [answer(n, contact=f"P{n}", text="fine") for n in range(2, 12)]
    run(store, rows)
    before = state(store)
    receipt = run(store, rows)
    assert (receipt.added, receipt.updated, receipt.unchanged) == (0, 0, 10)
    assert state(store) == before


def test_ten_identical_anonymous_answers_stay_ten(store: Store) -> None:
    rows = [answer(n) for n in range(2, 12)]
    assert run(store, rows).added == 10
    assert run(store, rows).unchanged == 10


def test_rows_in_another_order_are_the_same_rows(store: Store) -> None:
    rows = [answer(n, score=n) for n in range(2, 9)]
    run(store, rows)
    assert run(store, rows[::-1]).unchanged == 7


def test_a_changed_value_under_an_id_updates(store: Store) -> None:
    run(store, [answer(2, external_id="R-1", score=3, text="bad")])
    receipt = run(store, [answer(2, external_id="R-1", score=9, text="good")])
    assert (receipt.added, receipt.updated) == (0, 1)
    assert feedback.rows(store)[["score", "valence", "text"]].values.tolist() == [[9.0, 1, "good"]]


def test_a_running_number_is_not_trusted(store: Store) -> None:
    run(store, [answer(2, external_id="1", score=3)])
    assert run(store, [answer(2, external_id="1", score=9)]).added == 1


def test_a_short_id_of_another_wave_is_another_answer(store: Store) -> None:
    run(store, [answer(2, external_id="R-1", contact="Ann", day="2025-05-01")])
    wave = [answer(2, external_id="R-1", contact="Bob", day="2026-05-01")]
    assert run(store, wave).added == 1
    assert run(store, wave).unchanged == 1


def test_ids_of_two_surveys_do_not_collide(store: Store) -> None:
    rows = [answer(2, external_id="RESPONSE-1")]
    run(store, rows, columns=("Firma", "Note"))
    assert run(store, rows, columns=("Company", "Score")).added == 1


def test_a_repeated_row_with_an_id_is_skipped(store: Store) -> None:
    rows = [answer(2, external_id="RESPONSE-1"), answer(3, external_id="RESPONSE-1")]
    receipt = run(store, rows)
    assert (receipt.added, receipt.skipped) == (1, {"repeated": 1})


def test_an_id_that_comes_again_with_other_content_is_kept(store: Store) -> None:
    rows = [
        answer(2, external_id="TICKET-0001", score=None, text="broken", source="ticket"),
        answer(3, external_id="TICKET-0001", score=None, text="still broken", source="ticket"),
    ]
    assert run(store, rows).added == 2
    assert run(store, rows).unchanged == 2


def test_a_response_exported_twice_counts_once_and_a_later_wave_counts_again(store: Store) -> None:
    rows = [
        answer(2, external_id="R_0001abcd", score=9),
        answer(3, external_id="R_0001abcd", score=3),
        answer(4, external_id="R_0001abcd", score=3, day="2026-06-01"),
    ]
    receipt = run(store, rows)
    assert (receipt.added, receipt.skipped) == (2, {"repeated": 1})


def test_every_row_has_one_outcome(store: Store) -> None:
    problems = [Problem(9, "Score", "'ten'", Message("a number from 0 to 10"))]
    rows = [answer(2, question="Q1"), answer(2, question="Q2"), answer(3, None)]
    receipt = run(store, rows, problems=problems, empty=2)
    assert (receipt.rows_read, receipt.added, receipt.answers_added) == (5, 1, 2)
    assert receipt.skipped == {"problem": 1, "empty": 2, "no_account": 1}


def test_a_receipt_is_kept_whole(store: Store) -> None:
    problems = [Problem(9, "Score", "'ten'", Message("a number from {low}", {"low": 0}))]
    receipt = run(store, [answer(2, touchpoint="Support")], problems=problems)
    assert imports.receipt(store, 1) == receipt
    assert receipt.as_dict()["problems"] == [
        {"row": 9, "column": "Score", "found": "'ten'", "expected": "a number from 0"}
    ]


def test_a_dry_run_tells_and_writes_nothing(store: Store) -> None:
    before, revision = state(store), store.revision()
    receipt = run(store, [answer(2, touchpoint="Support")], dry_run=True)
    assert (receipt.id, receipt.added, receipt.accounts_added) == (None, 1, ("Acme",))
    assert (state(store), store.revision()) == (before, revision)


def test_an_error_while_reading_leaves_nothing(store: Store) -> None:
    before = state(store)
    with pytest.raises(KeyError):
        run(store, [{"row": 2, "account": "Acme"}])
    assert state(store) == before


def test_a_touchpoint_is_found_by_code_or_either_name(store: Store) -> None:
    table = journeys.touchpoints(store)
    journeys.save(store, table.assign()) if len(table) else None
    run(store, [answer(2, touchpoint="Support call")])
    journeys.save(store, journeys.touchpoints(store).assign(name_zh="支持热线"))
    rows = [
        answer(n, touchpoint=t, day="2026-05-02")
        for n, t in enumerate(("SUPPORT CALL", "支持热线", "support_call"))
    ]
    assert run(store, rows).touchpoints_added == ()
    assert journeys.touchpoints(store)["stage_name"].tolist() == ["Unsorted"]


def test_tone_gives_valence_to_text_and_score_to_a_score(store: Store) -> None:
    rows = [
        answer(2, score=None, text="This is terrible, it crashes every day and I hate it."),
        answer(3, score=9, text="This is terrible, it crashes every day and I hate it."),
    ]
    run(store, rows, with_tone=True)
    assert feedback.rows(store).sort_values("id")["valence"].tolist() == [-1, 1]


def test_tone_is_not_lost_by_an_import_without_it(store: Store) -> None:
    rows = [answer(2, score=None, text="This is terrible and slow.")]
    run(store, rows, with_tone=True)
    before = state(store)
    assert run(store, rows, with_tone=False).unchanged == 1
    assert state(store) == before


def test_the_mapping_is_remembered_with_the_import(store: Store) -> None:
    receipt = run(store, [answer(2)], columns=("A", "B"))
    with store.open() as db:
        signature = db.conn.execute("SELECT signature FROM mapping").fetchone()[0]
    assert imports.remembered(store, signature) == receipt.mapping


def test_progress_ends_at_the_last_row(store: Store) -> None:
    seen: list[tuple[int, int]] = []
    run(store, [answer(n) for n in range(2, 12)], on_progress=lambda *step: seen.append(step))
    assert seen[-1] == (10, 10)
    assert seen == sorted(seen)


def test_every_import_raises_the_revision_once(store: Store) -> None:
    before = store.revision()
    run(store, [answer(2)])
    assert store.revision() == before + 1
    assert count(store, "audit") == 1


@pytest.mark.parametrize("kind", ["feedback", "accounts", "contacts"])
def test_a_file_without_a_good_row_leaves_a_receipt(store: Store, kind: str) -> None:
    problems = [Problem(2, "Score", "'ten'", Message("a number from 0 to 10"))]
    assert run(store, [], kind=kind, problems=problems).skipped == {"problem": 1}
    assert imports.problems(store, 1) == problems
