"""What was decided on proposed themes is kept, holds, and can be taken back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from voc_core.errors import VocError
from voc_core.store import Store, proposals, themes
from voc_core.store.base import acting_as

PHRASES = ["badge gizmo", "badge"]
VALUES = {"name": "Badges", "terms": {"en": PHRASES, "zh": []}}


def test_what_is_put_back_is_open_again_and_the_history_stays(store: Store) -> None:
    with acting_as("Ann"):
        proposals.drop(store, PHRASES, 7)
    assert proposals.settled(store) == [PHRASES]
    proposals.put_back(store, PHRASES)
    assert proposals.settled(store) == []
    table = proposals.decisions(store)
    assert table["decision"].tolist() == ["put_back", "dropped"]
    assert table["is_newest"].tolist() == [True, False]
    assert (table["who"].iloc[1], table["n_clauses"].iloc[1]) == ("Ann", 7)


def test_a_theme_made_of_a_proposal_is_shown_by_its_name_of_now(store: Store) -> None:
    theme = proposals.accept(store, PHRASES, 7, VALUES)
    themes.update(store, theme, {"name": "Entry"})
    row = proposals.decisions(store).iloc[0]
    assert (row["decision"], row["name"], row["label"]) == ("accepted", "Entry", "badge gizmo")
    assert themes.table(store).set_index("id").loc[theme, "origin"] == "proposal"


def test_a_name_in_use_decides_nothing(store: Store) -> None:
    with pytest.raises(VocError):
        proposals.accept(store, PHRASES, 7, {**VALUES, "name": "Pricing and cost"})
    assert proposals.decisions(store).empty


def test_a_store_of_before_keeps_what_was_dropped(tmp_path: Path) -> None:
    path = tmp_path / "former.db"
    store = Store.at(path)
    themes.add(store, VALUES, "proposal")
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "DROP TABLE theme_decision;"
            "CREATE TABLE theme_dropped (phrase TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT;"
            "INSERT INTO theme_dropped VALUES ('parking', '2026-05-01T10:00:00Z');"
            "INSERT INTO theme_dropped VALUES ('badge gizmo', '2026-05-02T10:00:00Z');"
            "DELETE FROM _sqlite_migrations WHERE name = '0013_proposals';"
        )
    table = proposals.decisions(Store.at(path)).set_index("label")
    assert table["decision"].to_dict() == {"badge gizmo": "accepted", "parking": "dropped"}
    assert table.loc["badge gizmo", "name"] == "Badges"
