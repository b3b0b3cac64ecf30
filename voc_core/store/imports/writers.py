"""What each kind of row writes: one writer per kind, one frame of the file at a time."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd
from sqlite_utils.db import Database

from voc_core.store import heard
from voc_core.store.imports import answers, facts, who
from voc_core.store.imports.former import Former
from voc_core.store.imports.plan import OUTCOMES, Counts, Plan


@dataclass
class Writing:
    """One import inside its transaction: what every writer needs.

    Attributes
    ----------
    people : Who
        Ids of accounts and contacts by key, with their outcomes.
    counts : Counts
        The receipt while it grows; a writer counts only ``answers`` in it, never rows.
    former : Former
        What an earlier reading of the file had made, where this one takes its place.
    touchpoints_added : list of str
        Names of the touchpoints the import had to make.
    """

    db: Database
    import_id: int
    plan: Plan
    people: who.Who
    counts: Counts
    former: Former = field(default_factory=Former)
    touchpoints_added: list[str] = field(default_factory=list)


class Writer(ABC):
    """Writes the good rows of one import, all of one kind."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing

    @abstractmethod
    def write(self, rows: pd.DataFrame) -> pd.Series:
        """Write one frame of `Chunk.rows` and say what became of each row of the file.

        Returns
        -------
        Series
            Indexed by the row in the file, once for every distinct ``row`` of the frame: one of
            `plan.OUTCOMES`, or a reason of `plan.SKIPPED`.
        """


class AnswerWriter(Writer):
    """Rows of feedback: one row of the file may hold several answers, the best outcome counts."""

    def __init__(self, writing: Writing) -> None:
        super().__init__(writing)
        writing.db.conn.execute(answers.STAGE)

    def write(self, rows: pd.DataFrame) -> pd.Series:
        """Write answers; see `Writer.write`."""
        people = self.writing.people
        accounts = np.array([*people.accounts, 0])[rows["account_key"].to_numpy()]
        contacts = np.array([*people.contacts, 0])[rows["contact_key"].to_numpy()]
        rows = rows.assign(account_id=accounts, contact_id=_or_missing(contacts))
        became = pd.Series("no_account", index=rows["row"].unique())
        rows = rows[accounts != 0]
        became[rows["row"].unique()] = "repeated"
        rows = rows[rows["external_id"].notna()]
        best = self._written(rows)
        became[best.index] = np.array(OUTCOMES)[best.to_numpy()]
        return became

    def _written(self, rows: pd.DataFrame) -> pd.Series:
        """Return the best outcome by row of the file, as a position in `OUTCOMES`."""
        now, counts = self.writing, self.writing.counts
        written = rows["touchpoint"].dropna().unique()
        places, made = who.places(
            now.db, now.import_id, [w for w in written if w.strip()], now.former
        )
        now.touchpoints_added += made
        rows = rows.assign(touchpoint_id=rows["touchpoint"].map(places).astype("Int64"))
        outcome = answers.write(now.db, rows, now.import_id, now.plan.source_system)
        heard.note_feedback(now.db, self._said(rows)[outcome == 0], now.plan.source_system)
        for code, name in enumerate(OUTCOMES):
            counts.answers[name] += int((outcome == code).sum())
        return pd.Series(outcome, dtype="int64").groupby(rows["row"].to_numpy()).min()

    def _said(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the other names under which account and person of each row were found."""
        people = self.writing.people
        names = (("account", people.accounts_said), ("contact", people.contacts_said))
        said = {n: np.array([*of, None], dtype=object)[rows[f"{n}_key"]] for n, of in names}
        return pd.DataFrame(said)


class EntryWriter(Writer):
    """Rows of a list of accounts or contacts: `who.resolve` has written what they name."""

    def __init__(self, writing: Writing) -> None:
        super().__init__(writing)
        people = writing.people
        is_account = writing.plan.kind == "accounts"
        self._key = "account_key" if is_account else "contact_key"
        outcomes = people.account_outcomes if is_account else people.contact_outcomes
        self._outcomes = ["no_account" if o == "none" else o for o in outcomes]
        self._counted: set[int] = set()

    def write(self, rows: pd.DataFrame) -> pd.Series:
        """Say what became of each entry; see `Writer.write`."""
        became = [self._outcome(position) for position in rows[self._key].tolist()]
        return pd.Series(became, index=rows["row"].to_numpy(), dtype="object")

    def _outcome(self, position: int) -> str:
        if position < 0:
            return "no_person"
        outcome = self._outcomes[position]
        if outcome in OUTCOMES and position in self._counted:
            return "repeated"
        self._counted.add(position)
        return outcome


class FactWriter(Writer):
    """Rows that state one fact of an account or person; see `facts`."""

    def __init__(self, writing: Writing) -> None:
        super().__init__(writing)
        self._facts = facts.Statements(writing.db, writing.import_id, writing.plan.kind)

    def write(self, rows: pd.DataFrame) -> pd.Series:
        """Write facts; see `Writer.write`."""
        people = self.writing.people
        is_person = self._facts.fact.owner == "contact_id"
        keys = rows["contact_key" if is_person else "account_key"].to_numpy()
        owners = np.array([*(people.contacts if is_person else people.accounts), 0])[keys]
        became, problems = self._facts.write(rows.assign(**{self._facts.fact.owner: owners}))
        self.writing.counts.problems += problems
        return pd.Series(became, index=rows["row"].to_numpy(), dtype="object")


WRITERS: Final[dict[str, type[Writer]]] = {
    "feedback": AnswerWriter,
    "accounts": EntryWriter,
    "contacts": EntryWriter,
    **dict.fromkeys(facts.FACTS, FactWriter),
}
"""The writer of each of `vocabulary.KINDS`."""


def _or_missing(ids: np.ndarray) -> pd.api.extensions.ExtensionArray:
    return pd.Series(ids, dtype="Int64").mask(ids == 0).array
