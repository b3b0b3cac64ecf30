"""`import`: read a file into the store, whole or not at all; `undo` takes it back."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, Final

from voc_core.commands.plain import WORDS
from voc_core.commands.stores import path_of
from voc_core.content import Content, OnDisk
from voc_core.errors import VocError
from voc_core.ingest import open_questions
from voc_core.ingest.contract import Recognised
from voc_core.ingest.mapped import Mapping, Question
from voc_core.reports import importing, readings, understanding
from voc_core.store import Store
from voc_core.vocabulary import KINDS, N_

HELP: Final = (
    "import a file of feedback, accounts, contacts, invitations, usage, commerce or outcomes"
)
FIRST: Final = (
    "dialect",
    "encoding",
    "header_rows",
    "mapping",
    "rows_read",
    "added",
    "updated",
    "unchanged",
    "skipped",
    "problems",
)
"""What the receipt of an import always holds."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--kind", choices=KINDS, help="what a row is; seen from the columns")
    parser.add_argument(
        "--map", metavar="FILE", type=Path, help="how columns are read: `mapping` of a receipt"
    )
    parser.add_argument("--dry-run", action="store_true", help="count everything, write nothing")


def run(given: Namespace) -> dict[str, object]:
    """Import the file and return the receipt.

    Raises
    ------
    VocError
        If the file or the mapping cannot be read, or only a person can say how it is meant.
    """
    with given.file.open("rb") as file:
        data = OnDisk(file)
    store = Store.at(path_of(given.store))
    recognised = readings.read(store, given.file.name, data)
    mapping, questions = _meant(store, recognised, data, given)
    if questions and given.dry_run:
        return _open_questions(recognised, mapping, questions)
    insist_on_answers(questions)
    receipt = importing.run(store, recognised, data, mapping, dry_run=given.dry_run)
    return receipt_of(receipt)


def insist_on_answers(questions: tuple[Question, ...]) -> None:
    """Refuse a file as long as only a person can say how it is meant."""
    if questions:
        raise VocError(
            N_(
                "{questions} Nothing was imported. Print the mapping with --dry-run --json,"
                " answer in it, and give it with --map."
            ),
            questions=" ".join(_asked(question) for question in questions),
        )


def code_of(result: dict[str, object]) -> int:
    """Return the exit code: 1 while only a person can say how the file is meant."""
    return int("questions" in result)


def receipt_of(receipt: importing.Receipt) -> dict[str, object]:
    """Return a receipt as printed: `skipped` counts rows, `skipped_why` says for which reasons."""
    values = receipt.as_dict()
    why = dict(receipt.skipped)
    values |= {"skipped": sum(why.values()), "skipped_why": why}
    return {name: values[name] for name in (*FIRST, *(n for n in values if n not in FIRST))}


def _open_questions(
    recognised: Recognised, mapping: Mapping, questions: tuple[Question, ...]
) -> dict[str, object]:
    """Return how the file would be read, and what is asked first."""
    return {
        "dialect": recognised.dialect,
        "encoding": recognised.encoding,
        "header_rows": recognised.header_rows,
        "mapping": mapping.as_dict(),
        "questions": [
            {"code": q.code, "column": q.column, "text": _asked(q), "options": list(q.options)}
            for q in questions
        ],
    }


def _meant(
    store: Store, recognised: Recognised, data: Content, given: Namespace
) -> tuple[Mapping, tuple[Question, ...]]:
    """Return how the columns are read and what is still open."""
    if given.map is None:
        return understanding.propose(store, recognised, data, given.kind)
    mapping = mapping_in(given.map, recognised.columns)
    return mapping, open_questions.questions(mapping, understanding.sample(recognised, data))


def mapping_in(path: Path, columns: tuple[str, ...]) -> Mapping:
    """Return a mapping from its JSON, or from a receipt that holds one.

    Raises
    ------
    VocError
        If it is none, or names a column the file lacks.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8-sig"))
        mapping = Mapping.of(_inner(stored))
    except (ValueError, TypeError, KeyError) as error:
        raise VocError(
            N_(
                "{path} is not a mapping ({reason}). Take `mapping` of a receipt printed by --json."
            ),
            path=str(path),
            reason=str(error) or type(error).__name__,
        ) from error
    for use in mapping.columns:
        if use.column not in columns:
            raise VocError(
                N_("{path} maps the column '{column}', which the file lacks. It has: {columns}."),
                path=str(path),
                column=use.column,
                columns=", ".join(columns),
            )
    return mapping


def _inner(stored: Any) -> dict[str, object]:
    inner = stored.get("mapping", stored) if isinstance(stored, dict) else None
    if not isinstance(inner, dict):
        raise ValueError("not an object")
    return inner


def _asked(question: Question) -> str:
    text = WORDS(question.text.msgid, **question.text.values)
    return f"{text} ({' / '.join(question.options)})" if question.options else text
