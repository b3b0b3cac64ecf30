"""Snapshots made of raw rows, for laws that hold for any feedback at all."""

import random
from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import polars as pl
from hypothesis import strategies as st

from voc_core.engine import Snapshot
from voc_core.engine.snapshot import SCHEMA, prepared
from voc_core.settings import Settings
from voc_core.vocabulary import METRICS, ROLES, SOURCES

FIRST_DAY = 20_000
N_DAYS = 800
OF: Final[dict[str, Sequence[Any]]] = {
    "account": (1, 2, 3, 4),
    "touchpoint": (0, 1, 2, 3),
    "source": range(len(SOURCES)),
    "metric": range(len(METRICS)),
    "day": range(FIRST_DAY, FIRST_DAY + N_DAYS + 1),
    "score": [float(score) for score in range(11)],
    "valence": (-1, 0, 1, None),
    "tone": (-1.0, -0.25, -0.2, 0.0, 0.24, 0.25, 0.8, None),
    "has_text": (0, 1),
}
"""What each raw column may hold."""


def snapshot(rows: Sequence[dict[str, Any]]) -> Snapshot:
    """Return a snapshot of raw feedback, its accounts and contacts made to fit."""
    frame = pl.DataFrame(rows, schema={**SCHEMA, "role": pl.Int8})
    accounts = pd.DataFrame({"account": [1, 2, 3, 4], "region": ["EU", "EU", "CN", None]})
    contacts = {r["contact"]: (r["account"], ROLES[r["role"]]) for r in rows if r["contact"]}
    people = pd.DataFrame(
        [(c, a, role, True) for c, (a, role) in sorted(contacts.items())],
        columns=["contact", "account", "role", "active"],
    ).astype({"active": bool})
    invitations = pd.DataFrame({"contact": [1, 2], "sent_on": ["2026-05-01", "2024-01-01"]})
    return Snapshot(1, Settings(), prepared(frame), accounts, people, pd.DataFrame(), invitations)


def drawn(chance: random.Random, n: int) -> list[dict[str, Any]]:
    """Return `n` raw feedbacks of few people, the same for the same seed."""
    people = (None, *range(1, 30))
    return [
        {"feedback": i, **_row(chance.choice(people), {k: chance.choice(v) for k, v in OF.items()})}
        for i in range(1, n + 1)
    ]


def feedback(max_size: int = 40) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return a strategy of raw feedback of few people, so that they speak often."""
    voice = st.fixed_dictionaries({k: st.sampled_from(v) for k, v in OF.items()})
    voices = st.lists(
        st.builds(_row, st.sampled_from((None, 1, 2, 3, 4, 5)), voice), max_size=max_size
    )
    return voices.map(lambda some: [{"feedback": i, **r} for i, r in enumerate(some, start=1)])


def _row(contact: int | None, feedback: dict[str, Any]) -> dict[str, Any]:
    scored = feedback["metric"] != METRICS.index("none")
    return feedback | {
        "contact": contact,
        "account": feedback["account"] if contact is None else contact % 4 + 1,
        "role": None if contact is None else contact % len(ROLES),
        "score": feedback["score"] if scored else None,
        "place": feedback["score"] / 10 if scored else None,
        "has_text": max(feedback["has_text"], feedback["tone"] is not None),
    }
