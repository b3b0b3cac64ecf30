"""Which words users use and deciders do not, and the other way round."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Picks, Snapshot
from voc_core.filters import Filters
from voc_core.store import Store, feedback, search
from voc_core.text import said

SIDES: Final = ("decision_maker", "user")
READ: Final = 2_000
"""Texts read of each side, the newest. [texts]"""
LEAST: Final = 20
"""Fewer people of a side say too little for a comparison of words. [people]"""
SHOWN: Final = 12
"""Words of each side."""


@dataclass(frozen=True)
class Contrast:
    """Deciders' words against users'.

    Attributes
    ----------
    words : DataFrame
        `metrics.contrast` (a: decision makers, b: users), at most `SHOWN` of each side and none
        whose difference is unclear.
    n_people : dict
        People with words, by role.
    """

    words: pd.DataFrame
    n_people: dict[str, int]


def contrast(store: Store, snapshot: Snapshot, filters: Filters) -> Contrast:
    """Return the words that tell deciders from users; the cut by role is left out."""
    told = {role: _told(store, snapshot, filters.but(roles=(role,))) for role in SIDES}
    n_people = {role: int(rows["person"].nunique()) for role, rows in told.items()}
    if min(n_people.values()) < LEAST:
        return Contrast(metrics.contrast(_counts(Counter(), Counter())), n_people)
    names = _names(snapshot) | said.names_in(t for rows in told.values() for t in rows["text"])
    table = metrics.contrast(_counts(*(_used(rows, names) for rows in told.values())))
    table = table[table["evidence"] != "unclear"]
    ends = pd.concat([table[table["z"] > 0].head(SHOWN), table[table["z"] < 0].tail(SHOWN)])
    return Contrast(ends.reset_index(drop=True), n_people)


def _told(store: Store, snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    newest = engine.keys(snapshot, filters, Picks())[:READ]
    rows = feedback.told(store, [int(key) for key in newest & search.ID_MASK])
    person = rows["contact_id"].astype("float64").fillna(-rows["id"].astype("float64"))
    return rows.assign(person=person)


def _used(rows: pd.DataFrame, names: set[str]) -> Counter[str]:
    """Return how many people used each word."""
    used: dict[float, set[str]] = {}
    for person, text in zip(rows["person"], rows["text"], strict=True):
        used.setdefault(person, set()).update(said.words_of(text))
    return Counter(word for words in used.values() for word in words if word not in names)


def _counts(deciders: Counter[str], users: Counter[str]) -> pd.DataFrame:
    words = sorted(deciders.keys() | users.keys())
    return pd.DataFrame(
        {
            "word": pd.Series(words, dtype="str"),
            "n_a": pd.Series([deciders[word] for word in words], dtype="int64"),
            "n_b": pd.Series([users[word] for word in words], dtype="int64"),
        }
    )


def _names(snapshot: Snapshot) -> set[str]:
    """Return the words of names of people and firms, found once for a snapshot."""
    names: set[str] = snapshot.memo.get("names", lambda: _found_names(snapshot))
    return names


def _found_names(snapshot: Snapshot) -> set[str]:
    people = [*snapshot.contacts["name"].dropna(), *snapshot.accounts["csm"].dropna()]
    firms = snapshot.accounts["name"].dropna()
    return said.name_words(people) | said.name_words(firms, first_only=True)
