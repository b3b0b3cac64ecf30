"""What is done with a file on its way: read, mapped, checked, answered for, imported."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pages.shared import cache
from pages.shared.upload_state import Piece, look_at, pieces, queued
from voc_core.content import spooled
from voc_core.ingest.mapping import REMEMBERED
from voc_core.reports import uploading
from voc_core.reports.importing import Decisions, Receipt
from voc_core.reports.previewing import Preview
from voc_core.reports.rereading import Kept
from voc_core.reports.uploading import Opened
from voc_core.vocabulary import N_


def take(files: Sequence[tuple[str, bytes]]) -> None:
    """Put files into the queue and look at the first of them."""
    taken = [queued(name, spooled(data)) for name, data in files]
    for piece in taken:
        read(piece)
    if taken:
        look_at(taken[0])


def take_again(kept: Kept) -> None:
    """Put the file of an import into the queue, to be read again in its place."""
    waiting = (p for p in pieces() if p.supersedes == kept.receipt.id and p.receipt is None)
    piece = next(waiting, None)
    if piece is None:
        piece = queued(kept.receipt.file_name, kept.data)
        piece.again, piece.overrides = kept, kept.said
        read(piece)
    look_at(piece)


def read(piece: Piece) -> None:
    """Recognise the file, with what a person said over it."""
    store, overrides = cache.store(), dict(piece.overrides)
    mapping = piece.again.mapping if piece.again is not None else None
    piece.start(
        N_("Reading the file"),
        lambda tell: uploading.opened(store, piece.name, piece.data, overrides, mapping),
        lambda opened: _recognised(piece, opened),
    )


def remap(piece: Piece, opened: Opened) -> None:
    """Take a changed mapping; what was checked under the old one no longer counts."""
    piece.opened, piece.preview, piece.edition = opened, None, piece.edition + 1
    known = {(q.code, q.column) for q in piece.asked}
    piece.asked += [q for q in opened.questions if (q.code, q.column) not in known]


def is_remembered(piece: Piece) -> bool:
    """Return whether the columns are read as chosen for an earlier file with these headings."""
    uses = piece.opened.mapping.columns if piece.opened else ()
    return any(use.why.msgid == REMEMBERED for use in uses)


def check(piece: Piece, then: str | None = None) -> None:
    """Check every row; go on to `then`, or to the first step that needs a person."""
    opened = piece.opened
    if opened is None:
        return
    store, decisions = cache.store(), piece.decisions
    if piece.preview is not None and piece.checked_with == decisions:
        _checked(piece, piece.preview, then)
        return
    piece.checked_with = decisions
    piece.start(
        N_("Checking the rows"),
        lambda tell: uploading.checked(
            store, opened, piece.data, decisions, tell, piece.supersedes
        ),
        lambda preview: _checked(piece, preview, then),
    )


def decide(piece: Piece, **changes: dict[str, Any]) -> None:
    """Remember what a person said about accounts, people, roles or titles."""
    before = piece.decisions
    said: dict[str, Any] = {n: {**getattr(before, n), **v} for n, v in changes.items()}
    piece.decisions = replace(before, **said)


def answer(piece: Piece, proposed: Iterable[Mapping[Any, Any]], meant: int | str | None) -> None:
    """Remember the answer to proposals: the one proposed (None), another's id, or `NEW`."""
    for row in proposed:
        said = int(row["proposed"]) if meant is None else meant
        name = "accounts" if row["kind"] == "accounts" else "people"
        decide(piece, **{name: {str(row["given"]): said}})
        refusal = (str(row["kind"]), str(row["said"]), int(row["proposed"]))
        refused = piece.decisions.refused - {refusal}
        refused = refused if said == refusal[2] else refused | {refusal}
        piece.decisions = replace(piece.decisions, refused=refused)


def write(piece: Piece) -> None:
    """Import the file; once started it is not started again."""
    opened = piece.opened
    if opened is None or piece.receipt is not None or piece.job is not None:
        return
    store, data, decisions = cache.store(), piece.data, piece.decisions
    piece.step = "import"
    piece.start(
        N_("Importing"),
        lambda tell: uploading.imported(store, opened, data, decisions, tell, piece.supersedes),
        lambda receipt: _imported(piece, receipt),
    )


def _recognised(piece: Piece, opened: Opened) -> None:
    piece.asked, piece.answers, piece.looked_at, piece.rules = [], {}, [], []
    piece.decisions = Decisions()
    remap(piece, opened)
    if piece.again is not None and piece.step == "recognised":
        piece.step = "columns"


def _checked(piece: Piece, preview: Preview, then: str | None) -> None:
    piece.preview = preview
    is_open = frozenset(uploading.undecided(preview, piece.decisions)["given"])
    asks = is_open - piece.shown if then else is_open
    piece.step = "who" if asks else then or "check"
    if piece.step == "who":
        piece.shown |= is_open
        piece.edition += 1


def _imported(piece: Piece, receipt: Receipt) -> None:
    piece.receipt, piece.data, piece.step = receipt, b"", "receipt"
    cache.warm()
