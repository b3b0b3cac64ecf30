"""The whole receipt of an import, for page, JSON and CSV alike: every row is accounted for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from voc_core.errors import Message
from voc_core.ingest.mapped import Mapping as ReadAs
from voc_core.reports import uses
from voc_core.store import Store, imports, originals
from voc_core.store.imports import OUTCOMES, SKIPPED, Receipt, Runs
from voc_core.vocabulary import N_
from voc_core.wording import Words

VERSION: Final = 1
"""Of the JSON form, see docs/receipt.md; what has a number keeps its meaning."""
COLUMNS: Final = ("row", "outcome", "reason", "column", "found", "expected")
"""Columns of `row_by_row`, in order."""
NAMES: Final = {
    "added": N_("Added"),
    "updated": N_("Updated"),
    "unchanged": N_("Unchanged"),
    "skipped": N_("Skipped"),
    "problem": N_("Problem"),
}
TERMS: Final = {
    "added": N_("{n} added"),
    "updated": N_("{n} updated"),
    "unchanged": N_("{n} unchanged"),
    "skipped": N_("{n} skipped"),
    "problem": N_("{n} with a problem"),
}


@dataclass(frozen=True, eq=False)
class Whole:
    """Everything known of one import.

    Attributes
    ----------
    receipt : Receipt
        What it did.
    who, started_at : str
        Who made it, and when it began, in UTC.
    rows : Runs or None
        What became of every row; None of an import from before this was kept.
    original : str
        Whether the bytes are ``kept``, ``purged`` or were ``never`` kept.
    gone : Message or None
        Why the bytes are not there.
    instead : int or None
        The import in force that is another reading of the same file.
    """

    receipt: Receipt
    who: str
    started_at: str
    rows: Runs | None
    original: str
    gone: Message | None
    instead: int | None

    @property
    def counts(self) -> dict[str, int]:
        """Return rows by `plan.OUTCOMES`, then by reason, problems last. [rows]"""
        counted = {name: getattr(self.receipt, name) for name in OUTCOMES}
        skipped = dict(self.receipt.skipped)
        n_bad = skipped.pop("problem", 0)
        counted |= {**skipped, "problem": n_bad}
        return {name: n for name, n in counted.items() if n}


def whole(store: Store, import_id: int) -> Whole:
    """Return everything known of an import.

    Raises
    ------
    VocError
        If there is no such import.
    """
    receipt = imports.receipt(store, import_id)
    state, gone = originals.state(store, receipt.digest, receipt.file_name)
    return Whole(
        receipt,
        *imports.made_by(store, import_id),
        imports.rows(store, import_id),
        state,
        gone.message if gone else None,
        imports.instead_of(store, import_id),
    )


def outcome_of(code: str) -> tuple[str, str | None]:
    """Return outcome and reason of a code of the ledger: only what is skipped has a reason."""
    return (code, None) if code in (*OUTCOMES, "problem") else ("skipped", code)


def why(reason: str, words: Words) -> str:
    """Return why a row is not imported, in words."""
    return words(SKIPPED[reason]) if reason in SKIPPED else words.label(reason)


def equation(given: Whole, words: Words) -> str:
    """Return the rows read as the sum of their outcomes: 5 rows = 3 added + 2 skipped."""
    sums: dict[str, int] = {}
    for code, n in given.counts.items():
        outcome, _ = outcome_of(code)
        sums[outcome] = sums.get(outcome, 0) + n
    read = words.count("{n} row", "{n} rows", given.receipt.rows_read)
    terms = [words(TERMS[name], n=words.number(sums[name])) for name in TERMS if name in sums]
    return f"{read} = {' + '.join(terms)}" if terms else read


def document(given: Whole, words: Words) -> dict[str, Any]:
    """Return the receipt as plain values, see docs/receipt.md; sentences in the given language."""
    receipt = given.receipt
    return {
        "antiphon_receipt": VERSION,
        "language": words.language,
        "import": _import(given),
        "file": _file(given, words),
        "mapping": receipt.mapping,
        "columns": _columns(receipt, words),
        "rows": {
            "read": receipt.rows_read,
            "sentence": equation(given, words),
            "outcomes": [_outcome(given, code, words) for code in given.counts],
        },
        "answers": {name: getattr(receipt, f"answers_{name}") for name in OUTCOMES},
        "made": {
            "accounts": list(receipt.accounts_added),
            "contacts": receipt.contacts_added,
            "touchpoints": list(receipt.touchpoints_added),
        },
        "missing": [{"column": c, "code": code, "n": n} for c, code, n in receipt.missing],
        "problems": [
            {
                "row": p.row,
                "column": p.column,
                "found": p.found,
                "expected": words.message(p.expected),
                "expected_code": p.expected.msgid,
            }
            for p in receipt.problems
        ],
    }


def row_by_row(given: Whole, words: Words) -> pd.DataFrame:
    """Return what became of every row of the file, in words.

    Returns
    -------
    DataFrame
        One row per row of the file, several where it has several problems: `COLUMNS`; the last
        three are empty but for problems. Empty for an import from before this was kept.
    """
    if given.rows is None:
        return pd.DataFrame(columns=list(COLUMNS))
    table = given.rows.table()
    codes = list(table["outcome"].cat.categories)
    names = {c: words(NAMES[outcome_of(c)[0]]) for c in codes}
    reasons = {c: why(r, words) if (r := outcome_of(c)[1]) else "" for c in codes}
    table["reason"] = table["outcome"].map(reasons).astype("category")
    table["outcome"] = table["outcome"].map(names).astype("category")
    found = pd.DataFrame(
        [(p.row, p.column or "", p.found, words.message(p.expected)) for p in _of_rows(given)],
        columns=["row", "column", "found", "expected"],
    ).astype({"row": "int64"})
    whole = table.merge(found, on="row", how="left", validate="one_to_many")
    for name in COLUMNS[3:]:
        whole[name] = whole[name].fillna("").astype("category")
    return whole[list(COLUMNS)]


def _of_rows(given: Whole) -> list[Any]:
    return [p for p in given.receipt.problems if p.row is not None]


def _import(given: Whole) -> dict[str, Any]:
    names = ("id", "kind", "source_system", "undone_at", "supersedes", "superseded_by", "replaced")
    told = {name: getattr(given.receipt, name) for name in names}
    return {**told, "who": given.who, "started_at": given.started_at}


def _file(given: Whole, words: Words) -> dict[str, Any]:
    receipt = given.receipt
    names = ("n_bytes", "container", "sheet", "encoding", "delimiter", "header_at", "header_rows")
    told = {name: getattr(receipt, name) for name in names}
    return {
        "name": receipt.file_name,
        "sha256": receipt.digest,
        **told,
        "dialect": receipt.dialect,
        "why": words.message(receipt.why) if receipt.why else None,
        "time_zone": receipt.time_zone,
        "said": dict(receipt.said),
        "original": given.original,
    }


def _columns(receipt: Receipt, words: Words) -> list[dict[str, str]]:
    told = in_words(receipt.mapping, words)
    return [{"column": column, "used_for": use} for column, use in told.items()]


def in_words(mapping: Mapping[str, Any] | None, words: Words) -> dict[str, str]:
    """Return what each column was used for, by its heading; nothing where nobody knows."""
    return uses.in_words(ReadAs.of(dict(mapping)), words) if mapping else {}


def _outcome(given: Whole, code: str, words: Words) -> dict[str, Any]:
    outcome, reason = outcome_of(code)
    return {
        "outcome": outcome,
        "reason": reason,
        "n": given.counts[code],
        "sentence": why(reason, words) if reason else words(NAMES[outcome]),
        "ranges": None if given.rows is None else given.rows.ranges(code),
    }
