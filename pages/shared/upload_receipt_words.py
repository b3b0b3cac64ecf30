"""What a receipt says in sentences: what became of the rows, why, and what was made beside them."""

from typing import Any, Final

from voc_core.reports import receipt_file
from voc_core.reports.importing import Receipt
from voc_core.reports.receipt_file import Whole
from voc_core.wording import Words

NAMED: Final = 6
"""So many new accounts are named."""
RANGES: Final = 8
"""So many ranges of rows are shown; the downloads have all."""


def headline(whole: Whole, words: Words) -> str:
    """Return what became of the file, undone and read again included."""
    given = whole.receipt
    names = {"id": words.number(given.id), "name": given.file_name}
    if whole.instead is not None and given.undone_at is not None:
        return words(
            "Import {id} of {name} was read again as import {again}.",
            **names,
            again=words.number(whole.instead),
        )
    if given.undone_at is not None:
        return words("Import {id} of {name} is undone.", **names)
    return words.count(
        "Import {id}: {n} row of {name} is in.",
        "Import {id}: {n} rows of {name} are in.",
        given.added + given.updated + given.unchanged,
        **names,
    )


def signed(whole: Whole, words: Words) -> str:
    """Return when and by whom it was imported, and what its rows are."""
    when = whole.started_at.replace("T", " ").rstrip("Z")
    parts = [
        words("{when} UTC, by {who}", when=when, who=whole.who),
        words("Rows are: {kind}", kind=words.label(whole.receipt.kind)),
    ]
    return " · ".join(parts)


def accounted(whole: Whole, words: Words) -> str:
    """Return the sum of all outcomes, which is every row of the file."""
    return words(
        "Every row of the file is accounted for: {equation}.",
        equation=receipt_file.equation(whole, words),
    )


def why(outcome: str, reason: str | None, words: Words) -> str:
    """Return the reason of an outcome, empty where it needs none."""
    if outcome == "problem":
        return receipt_file.why(outcome, words)
    return receipt_file.why(reason, words) if reason else ""


def which(ranges: list[tuple[int, int]], words: Words) -> str:
    """Return rows of the file as ranges, the first `RANGES` of them."""
    shown = [str(a) if a == b else f"{a}–{b}" for a, b in ranges[:RANGES]]
    text = ", ".join(shown)
    if len(ranges) <= RANGES:
        return text
    return words.count(
        "{shown} and {n} more range",
        "{shown} and {n} more ranges",
        len(ranges) - RANGES,
        shown=text,
    )


def details(given: Receipt, words: Words) -> list[str]:
    """Return what was made beside the rows, and why rows were skipped."""
    sentences = []
    if given.accounts_added:
        names = given.accounts_added
        shown = words.joined(list(names[:NAMED])) + ("…" if len(names) > NAMED else "")
        sentences.append(
            words.count(
                "{n} new account: {names}.", "{n} new accounts: {names}.", len(names), names=shown
            )
        )
    if given.contacts_added:
        sentences.append(words.count("{n} new person.", "{n} new people.", given.contacts_added))
    if given.touchpoints_added:
        sentences.append(
            words(
                "New touchpoints, to be sorted on the settings page: {names}.",
                names=words.joined(list(given.touchpoints_added)),
            )
        )
    if given.missing:
        cells = sum(n for _, _, n in given.missing)
        codes = words.joined(list(dict.fromkeys(code for _, code, _ in given.missing)))
        sentences.append(
            words.count(
                "{n} cell says that nobody answered ({codes}); it counts as missing, never as 0.",
                "{n} cells say that nobody answered ({codes}); they count as missing, never as 0.",
                cells,
                codes=codes,
            )
        )
    if given.supersedes is not None:
        sentences.append(difference(given.supersedes, given.replaced, words))
    return sentences


def difference(old: int | None, replaced: Any, words: Words) -> str:
    """Return what a second reading changes, in one sentence."""
    if replaced is None:
        return words(
            "In place of import {old}: what that import wrote is taken back first.",
            old=words.number(old),
        )
    if not (replaced["come"] or replaced["go"] or replaced["change"]):
        return words(
            "In place of import {old}: every answer stays as it is.", old=words.number(old)
        )
    counts = {name: words.number(n) for name, n in replaced.items()}
    return words(
        "In place of import {old}: {come} answers come, {go} go, {change} change,"
        " {same} stay as they are.",
        old=words.number(old),
        **counts,
    )
