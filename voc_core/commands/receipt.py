"""`receipt`: everything an import did, with what became of every row of its file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, Final

import pandas as pd

from voc_core.commands.masks import masker
from voc_core.commands.plain import WORDS
from voc_core.commands.stores import existing
from voc_core.errors import VocError
from voc_core.reports import receipt_file
from voc_core.reports.masking import masked
from voc_core.store import originals
from voc_core.story.csvfile import csv_bytes
from voc_core.vocabulary import LANGUAGES, N_
from voc_core.wording import Words

HELP: Final = "print the receipt of an import; docs/receipt.md describes its JSON"
SHOWN: Final = 12
"""So many ranges of rows are printed to be read; JSON has all."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("id", metavar="IMPORT", type=int)
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=WORDS.language, help="of its sentences"
    )
    parser.add_argument("--rows", metavar="FILE", type=Path, help="write every row as CSV")
    parser.add_argument("--original", metavar="FILE", type=Path, help="write the file as given")


def run(given: Namespace) -> dict[str, object]:
    """Return the receipt; write row by row, or the file itself, where asked.

    Raises
    ------
    VocError
        If there is no such import, its file is gone, or a file to be written exists.
    """
    store, words = existing(given.store), Words(given.lang)
    whole = receipt_file.whole(store, given.id)
    if given.rows is not None:
        rows = receipt_file.row_by_row(whole, words)
        if given.mask:
            rows = pd.DataFrame(masked(rows.to_dict("list"), masker(given.store)))
        _write(given.rows, csv_bytes(rows))
    if given.original is not None:
        name = whole.receipt.file_name
        _write(given.original, originals.read(store, whole.receipt.digest, name))
    document = receipt_file.document(whole, words)
    return document if given.json else _readable(document)


def _write(path: Path, content: bytes) -> None:
    if path.exists():
        raise VocError(N_("{path} exists already. Name a new file."), path=str(path))
    path.write_bytes(content)


def _readable(document: dict[str, Any]) -> dict[str, object]:
    """Return the receipt with its ranges as a person reads them."""
    outcomes = [
        {**outcome, "ranges": _ranges(outcome["ranges"])}
        for outcome in document["rows"]["outcomes"]
    ]
    return {**document, "rows": {**document["rows"], "outcomes": outcomes}}


def _ranges(ranges: list[tuple[int, int]] | None) -> str:
    shown = [f"{a}" if a == b else f"{a}–{b}" for a, b in (ranges or [])[:SHOWN]]
    more = len(ranges or []) - len(shown)
    return ", ".join(shown) + (f" … (+{more})" if more else "")
