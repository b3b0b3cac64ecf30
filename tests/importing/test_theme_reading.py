"""What the store says of themes is always what its texts say now."""

from typing import Any

import pandas as pd
import pytest

from tests.importing import answers
from tests.importing.answers import answer
from voc_core.errors import VocError
from voc_core.reports import importing, theme_reading
from voc_core.store import Store, feedback, imports, mentions, themes

TWO = "Support is great but the price is terrible."


def run(store: Store, rows: list[dict[str, object]]) -> None:
    answers.run(store, rows, with_tone=True)


def _said(store: Store, n: int = 10) -> list[list[str]]:
    """Return the codes of the themes of each feedback, oldest first."""
    codes = themes.table(store).set_index("id")["code"]
    ids = sorted(int(i) for i in feedback.rows(store, limit=n)["id"])
    found = mentions.of_feedback(store, ids)
    by_feedback = found.groupby("feedback_id")["theme_id"]
    return [sorted(codes[by_feedback.get_group(i)]) if i in by_feedback.groups else [] for i in ids]


def _whole(store: Store) -> pd.DataFrame:
    return mentions.of_feedback(store, list(range(100)))


def _theme(store: Store, code: str) -> int:
    return int(themes.table(store).set_index("code").loc[code, "id"])


def test_an_import_knows_the_themes_of_its_rows(store: Store) -> None:
    run(store, [answer(2, text=TWO), answer(3, contact="B"), answer(4, contact="C", text="Ok.")])
    assert _said(store) == [["pricing", "support_quality"], [], []]
    tones = _whole(store).set_index("theme_id")["tone"]
    assert tones[_theme(store, "support_quality")] > 0 > tones[_theme(store, "pricing")]


def test_undo_and_redo_take_the_themes_along(store: Store) -> None:
    run(store, [answer(2, text=TWO)])
    before = _whole(store)
    importing.undo(store, 1)
    assert _whole(store).empty and mentions.n_waiting(store) == 0
    importing.redo(store, 1)
    assert _whole(store).equals(before)


def test_a_text_that_an_import_changes_is_read_again(store: Store) -> None:
    first = answer(2, text=TWO, external_id="RESPONSE-2", contact="P")
    run(store, [first])
    run(store, [{**first, "text": "The documentation is clear."}])
    assert _said(store) == [["documentation"]]
    importing.undo(store, 2)
    assert _said(store) == [["pricing", "support_quality"]]


def test_a_changed_taxonomy_is_read_into_old_texts_and_broken_off_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, [answer(n, text=f"The gizmo {n} squeaks.", contact=f"P{n}") for n in range(2, 7)])
    themes.add(store, {"name": "Gizmo", "terms": {"en": ["gizmo"]}})
    monkeypatch.setattr(mentions, "BATCH", 2)
    next(mentions.read_waiting(store, theme_reading.reader(store)))
    assert mentions.n_waiting(store) == 3
    steps: list[tuple[int, int]] = []
    assert theme_reading.catch_up(store, lambda *step: steps.append(step)) == 3
    assert steps[-1] == (3, 3) and _said(store) == [["gizmo"]] * 5
    assert theme_reading.catch_up(store) == 0


def test_two_readers_at_once_leave_no_text_to_older_themes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, [answer(n, text=f"The gizmo {n} squeaks.", contact=f"P{n}") for n in range(2, 8)])
    themes.add(store, {"name": "Other", "terms": {"en": ["other"]}})
    monkeypatch.setattr(mentions, "BATCH", 2)
    older = mentions.read_waiting(store, theme_reading.reader(store))
    next(older)
    themes.add(store, {"name": "Gizmo", "terms": {"en": ["gizmo"]}})
    newer = mentions.read_waiting(store, theme_reading.reader(store))
    next(newer)
    assert sum(older) == 0
    assert sum(newer) == 4 and _said(store) == [["gizmo"]] * 6


def test_reading_starts_over_where_the_themes_change_meanwhile(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, [answer(n, text=f"The gizmo {n} squeaks.", contact=f"P{n}") for n in range(2, 8)])
    themes.add(store, {"name": "Other", "terms": {"en": ["other"]}})
    monkeypatch.setattr(mentions, "BATCH", 2)
    edits = iter(["Gizmo"])

    def edit(done: int, total: int) -> None:
        for name in edits:
            themes.add(store, {"name": name, "terms": {"en": ["gizmo"]}})
            theme_reading.reader(store)

    theme_reading.catch_up(store, edit)
    assert mentions.n_waiting(store) == 0 and _said(store) == [["gizmo"]] * 6


def test_themes_edited_while_a_file_is_read_reach_its_texts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = imports.commit

    def edited_meanwhile(*given: Any) -> Any:
        themes.add(store, {"name": "Gizmo", "terms": {"en": ["gizmo"]}})
        theme_reading.catch_up(store)
        return commit(*given)

    monkeypatch.setattr(imports, "commit", edited_meanwhile)
    run(store, [answer(2, text="The gizmo squeaks.")])
    assert _said(store) == [["gizmo"]]


def test_a_large_import_reads_no_themes_while_others_wait_for_the_file(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "MOST_AT_ONCE", 1)
    waiting: list[int] = []
    catch_up = theme_reading.catch_up

    def seen(store: Store) -> int:
        waiting.append(mentions.n_waiting(store))
        return catch_up(store)

    monkeypatch.setattr(theme_reading, "catch_up", seen)
    run(store, [answer(2, text=TWO)])
    run(store, [answer(n, text=TWO, contact=f"P{n}") for n in (3, 4)])
    assert waiting == [0, 2]
    assert _said(store) == [["pricing", "support_quality"]] * 3


def test_a_theme_switched_off_is_forgotten_and_comes_back(store: Store) -> None:
    run(store, [answer(2, text=TWO)])
    for active, expected in ((False, ["support_quality"]), (True, ["pricing", "support_quality"])):
        themes.update(store, _theme(store, "pricing"), {"active": active})
        theme_reading.catch_up(store)
        assert _said(store) == [expected]


def test_a_merged_theme_keeps_the_texts_of_both(store: Store) -> None:
    run(store, [answer(2, text=TWO)])
    themes.merge(store, _theme(store, "roi"), _theme(store, "pricing"))
    theme_reading.catch_up(store)
    assert _said(store) == [["roi", "support_quality"]]


@pytest.mark.parametrize(("kept", "other"), [(False, True), (True, False), (False, False)])
def test_a_theme_merged_is_on_if_one_of_the_two_was(store: Store, kept: bool, other: bool) -> None:
    run(store, [answer(2, text=TWO)])
    for code, active in (("roi", kept), ("pricing", other)):
        themes.update(store, _theme(store, code), {"active": active})
    themes.merge(store, _theme(store, "roi"), _theme(store, "pricing"))
    theme_reading.catch_up(store)
    assert ("roi" in _said(store)[0]) == (kept or other)


def test_every_store_begins_with_the_defaults(store: Store) -> None:
    table = themes.table(store)
    assert len(table) >= 20 and set(table["origin"]) == {"default"} and table["active"].all()


@pytest.mark.parametrize("name", ["", "  ", "Pricing and cost", None])
def test_a_theme_needs_a_name_of_its_own(store: Store, name: str | None) -> None:
    with pytest.raises(VocError):
        themes.add(store, {"name": name})


def test_two_themes_of_like_names_have_two_codes(store: Store) -> None:
    for name in ("报价单", "付款单"):
        themes.add(store, {"name": name, "terms": {"zh": [name]}})
    assert themes.table(store)["code"].tail(2).tolist() == ["theme", "theme_2"]


def test_two_runs_on_the_same_store_are_the_same(store: Store) -> None:
    run(store, [answer(2, text=TWO), answer(3, contact="B", text="报表太慢，但客服很好。")])
    first = _whole(store)
    with store.write("wait") as db:
        db.conn.execute(mentions.ALL_WAIT)
    theme_reading.catch_up(store)
    assert _whole(store).equals(first) and len(first) > 3


def test_a_file_read_again_in_place_of_its_import_keeps_its_themes(store: Store) -> None:
    first = {**answer(2, text=TWO), "external_id": "RESPONSE-2"}
    run(store, [first])
    answers.run(
        store, [{**first, "text": "The documentation is clear."}], with_tone=True, supersedes=1
    )
    assert _said(store) == [["documentation"]]
