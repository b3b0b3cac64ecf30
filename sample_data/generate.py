"""Write the demo into a store: the same seed and day always give the same rows."""

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any, Final

import pandas as pd

from sample_data import content
from sample_data.accounts import Account, accounts as all_accounts
from sample_data.diary import Diary
from sample_data.moods import SCALES
from sample_data.people import PER_ACCOUNT, people
from sample_data.stories import STORIES
from sample_data.voice import QUESTIONS, Voice, class_of
from voc_core import metrics, text
from voc_core.errors import VocError
from voc_core.filters import today
from voc_core.store import Store
from voc_core.vocabulary import N_

SYSTEM: Final = "demo"
BATCH: Final = 20_000
"""Rows held in memory before they are written. [rows]"""

PER_PERSON: Final = 20
"""With more feedback than this per contact there are more contacts. [feedback]"""

COUNT: Final = "SELECT (SELECT count(*) FROM feedback) + (SELECT count(*) FROM account)"
EMPTIED: Final = (
    "import_problem",
    "import_change",
    "feedback_undone",
    "invitation",
    "feedback",
    "import",
    "contact",
    "account",
    "touchpoint",
    "stage",
    "journey",
)
"""Tables a replaced demo empties, those that point to others first."""

FEEDBACK: Final = (
    "id",
    "contact_id",
    "account_id",
    "touchpoint_id",
    "occurred_on",
    "source",
    "metric",
    "score",
    "scale_low",
    "scale_high",
    "valence",
    "tone",
    "language",
    "source_system",
    "external_id",
    "question",
    "text",
)
INVITATION: Final = ("contact_id", "sent_on", "survey", "feedback_id")


def generate(
    store: Store,
    *,
    accounts: int = 60,
    feedback: int = 5000,
    seed: int = 7,
    as_of: date | None = None,
    replace: bool = False,
) -> dict[str, int]:
    """Fill a store with the demo and return how many rows of each kind were written.

    Parameters
    ----------
    store : Store
        Where to.
    accounts, feedback : int
        How many; the number of contacts follows. [accounts, feedback]
    seed : int
        Another seed tells the same stories about other people.
    as_of : date, optional
        The day the demo is seen from, today by default; nothing in it is later.
    replace : bool
        Whether accounts, contacts, journeys, imports and feedback already there are deleted.

    Raises
    ------
    VocError
        If the store already holds accounts or feedback and `replace` is False; nothing is written.
    """
    with store.write("sample data") as db:
        n = db.conn.execute(COUNT).fetchone()[0]
        if n and not replace:
            raise VocError(
                N_(
                    "{path} already holds accounts or feedback. Name another store, or use --replace."
                ),
                path=str(store.path),
            )
        for table in EMPTIED:
            db.conn.execute(f"DELETE FROM {table}")
        return _Writer(db.conn, seed, as_of or today()).write(accounts, feedback)


class _Writer:
    """Writes one demo through one connection."""

    def __init__(self, connection: Any, seed: int, as_of: date) -> None:
        self._connection = connection
        self._seed = seed
        self._days = [(as_of - timedelta(days=n)).isoformat() for n in range(1200)]
        self._as_of = as_of
        self._readings: dict[str, tuple[str | None, float | None, int | None]] = {}
        self._next_voice = count(1)

    def write(self, n_accounts: int, n_feedback: int) -> dict[str, int]:
        self._touchpoints = self._journey()
        everyone = list(all_accounts(n_accounts, self._seed, self._as_of))
        self._insert("account", [account.row() for account in everyone])
        budgets = _budgets(everyone, n_feedback, self._seed)
        scale = max(1.0, n_feedback / PER_PERSON / (PER_ACCOUNT * max(1, n_accounts)))
        totals = {"accounts": len(everyone), "contacts": 0, "feedback": 0, "invitations": 0}
        for batch in _batched(self._diaries(everyone, budgets, scale)):
            for diary in batch:
                totals["contacts"] += len(diary.people)
                totals["feedback"] += len(diary.voices)
            totals["invitations"] += self._keep(batch)
        return totals

    def _journey(self) -> dict[str, int]:
        """Write the journey and return the id of each touchpoint by its code."""
        ids: dict[str, int] = {}
        told = content.journey()
        self._insert("journey", [{"id": 1, "name": told["name"], "name_zh": told["name_zh"]}])
        for position, stage in enumerate(told["stages"]):
            row = {k: stage[k] for k in ("name", "name_zh")}
            self._insert(
                "stage", [{"id": position + 1, "journey_id": 1, "position": position, **row}]
            )
            for touchpoint in stage["touchpoints"]:
                ids[touchpoint["code"]] = len(ids) + 1
                self._insert("touchpoint", [_touchpoint(touchpoint, position + 1, len(ids))])
        return ids

    def _diaries(
        self, everyone: list[Account], budgets: list[int], scale: float
    ) -> Iterator[Diary]:
        first = 1
        for account, budget in zip(everyone, budgets, strict=True):
            staff = people(account, first, scale, self._seed)
            first += len(staff)
            yield Diary(account, staff, budget, self._as_of, self._seed)

    def _keep(self, batch: list[Diary]) -> int:
        """Write contacts, feedback and invitations of some accounts; return how many invitations."""
        self._insert("contact", [person.row() for diary in batch for person in diary.people])
        for diary in batch:
            diary.voices.sort(key=lambda voice: -voice.days)
        self._read({v.text for diary in batch for v in diary.voices if v.text})
        rows = (self._voice(d.account, v) for d in batch for v in d.voices)
        self._insert_rows("feedback", FEEDBACK, rows)
        asked = {
            (i.person.id, self._days[i.days], i.survey): i.answer and i.answer.id or None
            for d in batch
            for i in d.invitations
        }
        self._insert_rows("invitation", INVITATION, ((*key, i) for key, i in asked.items()))
        return len(asked)

    def _read(self, texts: set[str]) -> None:
        """Read language, tone and valence of texts not read before, as the import does."""
        new = sorted(texts - self._readings.keys())
        if new:
            said = text.tone(new)
            valence = metrics.valence_of_tone(said["tone"])
            columns = (said["language"], _plain(said["tone"]), _plain(valence))
            self._readings.update(zip(new, zip(*columns, strict=True), strict=True))

    def _voice(self, account: Account, voice: Voice) -> tuple[object, ...]:
        voice.id = next(self._next_voice)
        language, tone, valence = self._readings.get(voice.text or "", (None, None, None))
        low, high, question = None, None, None
        if voice.score is not None:
            low, high = SCALES[voice.metric][:2]
            valence = class_of(voice.metric, voice.score)
            question = QUESTIONS[voice.metric][voice.person.language]
        return (
            voice.id,
            voice.person.id if voice.person else None,
            account.id,
            self._touchpoints[voice.touchpoint] if voice.touchpoint else None,
            self._days[voice.days],
            voice.source,
            voice.metric,
            voice.score,
            low,
            high,
            valence,
            tone,
            language,
            SYSTEM,
            f"F{voice.id:07d}",
            question,
            voice.text,
        )

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._insert_rows(table, tuple(rows[0]), (tuple(row.values()) for row in rows))

    def _insert_rows(
        self, table: str, columns: Sequence[str], rows: Iterator[tuple[object, ...]]
    ) -> None:
        places = ", ".join("?" for _ in columns)
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
        self._connection.executemany(sql, rows)


def _touchpoint(told: dict[str, Any], stage: int, identity: int) -> dict[str, Any]:
    lanes = {k: v for k, v in told.items() if k != "code" and k not in ZH_LANES}
    flag = int(told["is_moment_of_truth"])
    keys = {"id": identity, "stage_id": stage, "position": identity - 1, "code": told["code"]}
    return {**keys, **lanes, "is_moment_of_truth": flag}


ZH_LANES: Final = ("owner_zh", "frontstage_zh", "backstage_zh", "support_zh")


def _budgets(everyone: list[Account], feedback: int, seed: int) -> list[int]:
    """Return how many voices each account has; they add up to `feedback`."""
    random = Random(f"{seed}/budgets")
    weights = [_weight(account, random) for account in everyone]
    total = sum(weights) or 1.0
    exact = [feedback * weight / total for weight in weights]
    budgets = [math.floor(share) for share in exact]
    owed = sorted(range(len(exact)), key=lambda i: budgets[i] - exact[i])
    for i in owed[: feedback - sum(budgets) if sum(weights) else 0]:
        budgets[i] += 1
    return budgets


def _weight(account: Account, random: Random) -> float:
    usual = (0.62 + 0.8 * account.place) * random.uniform(0.75, 1.25)
    if account.story and not account.story.is_asked:
        return 0.0
    return 0.9 if account.name in STORIES else usual


def _plain(values: pd.Series) -> list[Any]:
    return [None if value != value else value for value in values.tolist()]


def _batched(diaries: Iterator[Diary]) -> Iterator[list[Diary]]:
    batch: list[Diary] = []
    n = 0
    for diary in diaries:
        batch.append(diary)
        n += len(diary.voices)
        if n >= BATCH:
            yield batch
            batch, n = [], 0
    yield batch
