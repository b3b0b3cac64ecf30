"""The files on their way through the wizard: kept for the session, whatever page or language."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import streamlit as st

from pages.shared import state
from pages.shared.upload_job import Job, Work
from voc_core.content import Content
from voc_core.errors import VocError
from voc_core.ingest.mapped import Aside, Question
from voc_core.reports.importing import Decisions, Receipt
from voc_core.reports.previewing import Preview
from voc_core.reports.rereading import Kept
from voc_core.reports.uploading import Opened
from voc_core.vocabulary import N_

STEPS: Final = {
    "file": N_("File"),
    "recognised": N_("Recognised"),
    "columns": N_("Columns"),
    "who": N_("Who"),
    "check": N_("Check"),
    "import": N_("Import"),
    "receipt": N_("Receipt"),
}
ORDER: Final = tuple(STEPS)


@dataclass(eq=False)
class Piece:
    """One file on its way, with everything a person has said about it.

    Attributes
    ----------
    number : int
        Unique in the session; part of every widget key of the file.
    name, data
        As given; the bytes are let go once imported.
    step : str
        One of `STEPS`: what is being looked at.
    overrides : dict
        What a person said over our recognition, see `files.recognise`.
    opened : Opened or None
        The file as recognised and mapped; None until read.
    asked : list of Question
        Every question ever asked, so that an answer can be changed; ``answers`` by position.
    looked_at : list of str
        Columns a person opened.
    rules : list of Aside
        Every rule the file suggested for rows to be set aside, so that one can be put back.
    preview : Preview or None
        What the import would find; None as long as the mapping changes.
    refused : VocError or None
        Why the step could not be done.
    again : Kept or None
        The import that is read again, as it lies in the store.
    shown : frozenset of str
        Names that were asked about; an account confirmed may make its people known.
    """

    number: int
    name: str
    data: Content
    step: str = "recognised"
    overrides: dict[str, Any] = field(default_factory=dict)
    opened: Opened | None = None
    asked: list[Question] = field(default_factory=list)
    answers: dict[tuple[str, str | None], str] = field(default_factory=dict)
    looked_at: list[str] = field(default_factory=list)
    rules: list[Aside] = field(default_factory=list)
    preview: Preview | None = None
    decisions: Decisions = field(default_factory=Decisions)
    receipt: Receipt | None = None
    refused: VocError | None = None
    job: Job | None = None
    land: Callable[[Any], None] = lambda result: None
    edition: int = 0
    checked_with: Decisions | None = None
    shown: frozenset[str] = frozenset()
    again: Kept | None = None

    @property
    def supersedes(self) -> int | None:
        """Number of the import that this file takes the place of."""
        return self.again.receipt.id if self.again is not None else None

    def key(self, name: str) -> str:
        """Return the widget key of a control of this file."""
        return f"upload-{self.number}-{name}"

    def fresh_key(self, name: str) -> str:
        """Return the key of a control that starts anew when the file is read or mapped anew."""
        return f"upload-{self.number}-{name}-{self.edition}"

    def start(self, what: str, work: Work, land: Callable[[Any], None]) -> None:
        """Do something long beside the page; `land` takes the result when it is there."""
        if self.job is None:
            self.refused = None
            self.land, self.job = land, Job(what, work)

    def settle(self) -> None:
        """Take what the finished job brought."""
        job, self.job = self.job, None
        if job is None:
            return
        self.refused = job.error
        if job.error is None:
            self.land(job.result)
        elif self.step == "import":
            self.step = "check"


def pieces() -> list[Piece]:
    """Return the files on their way, in the order they came."""
    found: list[Piece] = st.session_state.setdefault(state.UPLOAD, [])
    return found


def current() -> Piece | None:
    """Return the file being looked at, None without one."""
    number = st.session_state.get(state.UPLOAD_PIECE)
    waiting = pieces()
    return next((p for p in waiting if p.number == number), waiting[0] if waiting else None)


def queued(name: str, data: Content) -> Piece:
    """Put a file at the end of the queue and return it."""
    number = st.session_state.get(state.UPLOAD_PAST, 0) + 1
    st.session_state[state.UPLOAD_PAST] = number
    pieces().append(Piece(number, name, data))
    return pieces()[-1]


def drop(piece: Piece) -> None:
    """Take a file out of the queue; what it imported stays."""
    waiting = pieces()
    here = waiting.index(piece)
    waiting.remove(piece)
    rest = waiting[here:] or waiting
    st.session_state[state.UPLOAD_PIECE] = rest[0].number if rest else None


def look_at(piece: Piece) -> None:
    """Make a file the one being looked at."""
    st.session_state[state.UPLOAD_PIECE] = piece.number
