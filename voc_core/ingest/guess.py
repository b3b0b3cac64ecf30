"""What each column of a file is for, from its heading and from its cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from voc_core.errors import Message
from voc_core.ingest import choices
from voc_core.ingest.dates import order_of
from voc_core.ingest.evidence import Evidence, evidence_of, is_rounded
from voc_core.ingest.fact_columns import completed, fit_of, use_by_cells
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import OURS, OVERFLOW
from voc_core.ingest.headings import (
    FOREIGN_MAIL,
    PART_OF_NAME,
    Said,
    core,
    is_question,
    said_by,
)
from voc_core.ingest.mapped import ColumnUse
from voc_core.ingest.matrices import scales_of
from voc_core.ingest.scale_words import is_recommend, names_nps
from voc_core.ingest.scales import Scale, scale_of
from voc_core.ingest.ties import comments_tied
from voc_core.ingest.uses import USES_OF_KIND
from voc_core.vocabulary import N_

MANY: Final = ("contact", "score", "comment", "choices", "ignore")
"""Uses that several columns of a file may share."""
ANSWERS: Final = ("score", "comment", "choices")
"""Uses of what a respondent says, never of what is known of one beforehand."""
DAYS: Final = ("day", "contract_start", "renewal_on", "month", "sent_on", "answered_on")
SURE: Final = 0.6

BY_TOOL: Final = N_("The tool that wrote the file says so.")
OF_TOOL: Final = N_("The tool that wrote the file keeps it for its own work.")
NO_PLACE: Final = N_("The tool says what it is for; rows of this kind have no place for it.")
BY_CHOICES: Final = N_("The cells hold the same few choices again and again.")
TOLD: Final = 0.95
"""How sure we are of what the tool itself says. [0 to 1]"""
TOLD_PLAINLY: Final = 0.9
"""From here on a heading is the plain name of a use. [0 to 1]"""
BY_HEADING: Final = N_("The heading says so.")
BY_CELLS: Final = N_("The cells look like it: {share} of 100 fit.")
BY_PROSE: Final = N_("The cells hold sentences.")
NOT_BY_CELLS: Final = N_("The heading says so, but few cells fit.")
SECOND: Final = N_("'{column}' is already used for this.")
RUNNING: Final = N_("The numbers only count the rows.")
ORDINALS: Final = N_("Numbers of options whose words the file does not hold.")
PHONE: Final = N_("A number to call somebody is not needed and never kept.")
OTHER_TIME: Final = N_("Another time of the same row; the day of the answer is taken elsewhere.")
ROUNDED: Final = N_("A spreadsheet has rounded these numbers; they no longer tell rows apart.")
TITLES: Final = N_("The heading says role, but the cells are job titles.")
EMPTY: Final = N_("The column is empty.")
NOTHING: Final = N_("Neither the heading nor the cells say what it is for.")
OUR_OWN: Final = N_("Antiphon wrote this column itself.")
TOO_LONG: Final = N_("Cells beyond the headings; each counts as a problem of its row.")


@dataclass(frozen=True)
class Guess:
    """A column, what its cells look like and what it may be for."""

    use: ColumnUse
    evidence: Evidence


def columns_of(
    columns: tuple[str, ...], sample: pd.DataFrame, kind: str, fields: Sequence[Field] = ()
) -> tuple[ColumnUse, ...]:
    """Return what every column is for in a file of this kind, in file order.

    Parameters
    ----------
    fields : sequence of Field
        What the tool that wrote the file says of its columns, where it is known.
    """
    uses = USES_OF_KIND[kind]
    told = {f.heading: f for f in fields}
    scales = scales_of(fields, sample)
    guesses = [
        _guess(told.get(c) or Field(c, ()), sample[c], kind, uses, scales.get(c)) for c in columns
    ]
    kept = _one_each(_one_name([g.use for g in guesses]), [g.evidence for g in guesses])
    tied = {f.heading: f.about or None for f in fields if f.about == "" or f.about in columns}
    return comments_tied(tuple(kept), tied)


def _guess(
    field: Field, cells: pd.Series, kind: str, uses: tuple[str, ...], of_matrix: Scale | None
) -> Guess:
    evidence = evidence_of(cells)
    if is_rounded(cells.head(500)):
        return Guess(_ignored(field.heading, ROUNDED, 0.9), evidence)
    told = _told(field, cells, kind, uses)
    if field.is_background:
        uses = tuple(u for u in uses if u not in ANSWERS)
    use = completed(told or _use(field, cells, evidence, uses, of_matrix), cells)
    return Guess(_of_ordinals(use, field.row) if field.is_ordinal else use, evidence)


def _of_ordinals(use: ColumnUse, row: str) -> ColumnUse:
    """Return the use of a column of options by their numbers.

    A score only if its heading asks for one, or if it is a row of a matrix.
    """
    if use.use != "score" or use.metric == "nps":
        return use
    if use.confidence < SURE and not row:
        return _ignored(use.column, ORDINALS, 0.8)
    said = False if use.high_is_easy is False else None
    return replace(use, high_is_easy=said, is_ordinal=True)


def _told(field: Field, cells: pd.Series, kind: str, uses: tuple[str, ...]) -> ColumnUse | None:
    """Return what the tool says of a column, None where it says nothing."""
    if field.scale is not None and "score" in uses:
        return _scored(field.heading, field.scale)
    if field.use is None or (field.kinds and kind not in field.kinds):
        return None
    if field.use not in uses:
        return _ignored(field.heading, NO_PLACE, TOLD)
    order = order_of(cells) if field.use in DAYS else None
    between = (choices.between(cells, field.between) or "\n") if field.use == "choices" else None
    why = Message(OF_TOOL if field.use == "ignore" else BY_TOOL)
    return ColumnUse(field.heading, field.use, TOLD, why, date_order=order, between=between)


def _use(
    field: Field,
    cells: pd.Series,
    seen: Evidence,
    uses: tuple[str, ...],
    of_matrix: Scale | None,
) -> ColumnUse:
    column = field.heading
    if column in OURS:
        return _ignored(column, TOO_LONG if column == OVERFLOW else OUR_OWN, 1.0)
    said = said_by(column, uses)
    if not seen.n:
        return _named(column, cells, said, 0.6) if said else _ignored(column, EMPTY, 0.9)
    if seen.email >= 0.6 and "email" in uses:
        return _mail(column, seen)
    scale = (of_matrix or scale_of(field.asked, cells)) if "score" in uses else None
    if (
        scale
        and scale.confidence >= SURE
        and not (said and said.confidence >= TOLD_PLAINLY and said.use != "comment")
    ):
        return _scored(column, scale)
    is_named = said is not None and said.confidence >= TOLD_PLAINLY
    mark = choices.between(cells, field.between) if "choices" in uses and not is_named else None
    if mark is not None:
        return ColumnUse(column, "choices", 0.8, Message(BY_CHOICES), between=mark)
    if said and (found := _confirmed(column, cells, said, seen)):
        return found
    if found := _by_cells(column, cells, seen, uses):
        return found
    return _scored(column, scale) if scale else _ignored(column, NOTHING, 0.5)


def _ignored(column: str, why: str, confidence: float) -> ColumnUse:
    return ColumnUse(column, "ignore", confidence, Message(why))


def _named(
    column: str, cells: pd.Series, said: Said, trust: float = 1.0, why: str = BY_HEADING
) -> ColumnUse:
    if said.use == "running":
        return _ignored(column, RUNNING, 0.9)
    if said.use == "phone":
        return _ignored(column, PHONE, 0.9)
    if said.use == "start":
        return _ignored(column, OTHER_TIME, 0.8)
    order = order_of(cells) if said.use in DAYS else None
    return ColumnUse(column, said.use, said.confidence * trust, Message(why), date_order=order)


def _scored(column: str, scale: Scale) -> ColumnUse:
    return ColumnUse(
        column,
        "score",
        scale.confidence,
        scale.why,
        metric=scale.metric,
        low=scale.low,
        high=scale.high,
        high_is_easy=scale.high_is_easy,
        labels=scale.labels,
    )


def _mail(column: str, seen: Evidence) -> ColumnUse:
    if FOREIGN_MAIL.search(core(column)):
        return _ignored(column, NOTHING, 0.7)
    return ColumnUse(column, "email", 0.97, _fits(seen.email))


def _fits(share: float) -> Message:
    return Message(BY_CELLS, {"share": round(100 * share)})


def _confirmed(column: str, cells: pd.Series, said: Said, seen: Evidence) -> ColumnUse | None:
    """Return the use a heading says unless the cells contradict it."""
    fit = {
        "day": seen.day,
        "contract_start": seen.day,
        "renewal_on": seen.day,
        "arr": seen.amount,
        "cost_to_serve": seen.amount,
        "email": seen.email,
        "tier": seen.words["tier"],
        "renewal_kind": seen.words["renewal_kind"],
        "source": seen.words["source"],
        "do_not_survey": seen.words["do_not_survey"],
        "comment": 1 - max(seen.number, seen.day),
        "contact": 1 - max(seen.number, seen.day),
        "account": 1 - max(seen.day, seen.number),
        "title": 1 - seen.number,
        "start": seen.day,
    }.get(said.use, fit_of(said.use, cells, seen))
    if said.use == "contact" and seen.legal >= 0.5:
        return ColumnUse(column, "account", 0.75, _fits(seen.legal))
    if said.use == "role" and seen.words["role"] < 0.5:
        return ColumnUse(column, "title", 0.7, Message(TITLES))
    if fit >= 0.5:
        return _named(column, cells, said)
    strict = ("tier", "source", "email", "comment", "contact", "do_not_survey", "renewal_kind")
    if said.use in strict or fit == 0:
        return None
    return _named(column, cells, said, 0.6, NOT_BY_CELLS)


def _by_cells(
    column: str, cells: pd.Series, seen: Evidence, uses: tuple[str, ...]
) -> ColumnUse | None:
    """Return what the cells alone show, None where they show nothing."""
    if seen.running:
        return _ignored(column, RUNNING, 0.7)
    if "day" in uses and seen.day >= 0.8 and not is_question(column):
        return ColumnUse(column, "day", 0.6, _fits(seen.day), date_order=order_of(cells))
    if "role" in uses and seen.words["role"] >= 0.8:
        return ColumnUse(column, "role", 0.7, _fits(seen.words["role"]))
    if "account" in uses and seen.legal >= 0.5 and seen.length < 80:
        return ColumnUse(column, "account", 0.7, _fits(seen.legal))
    if found := use_by_cells(cells, seen, uses):
        return ColumnUse(column, found[0], 0.6, _fits(found[1]))
    if "comment" in uses and seen.is_prose:
        return ColumnUse(column, "comment", 0.75, Message(BY_PROSE))
    return None


def _one_name(uses: list[ColumnUse]) -> list[ColumnUse]:
    """Keep the first whole name, or else the parts of a name; the other names are left out."""
    named = [u for u in uses if u.use == "contact"]
    whole = [u for u in named if not PART_OF_NAME.search(core(u.column))]
    if not whole or len(named) == 1:
        return uses
    best = max(whole, key=lambda u: u.confidence)
    return [_second(u, best.column) if u in named and u is not best else u for u in uses]


def _one_each(uses: list[ColumnUse], seen: list[Evidence]) -> list[ColumnUse]:
    """Keep the surest column of each use that only one may have; the others are left out."""
    best: dict[str, int] = {}
    for i, use in enumerate(uses):
        if use.use not in MANY and (
            use.use not in best
            or _rank(use, seen[i]) > _rank(uses[best[use.use]], seen[best[use.use]])
        ):
            best[use.use] = i
    return [
        u if u.use in MANY or best[u.use] == i else _second(u, uses[best[u.use]].column)
        for i, u in enumerate(uses)
    ]


def _rank(use: ColumnUse, seen: Evidence) -> tuple[float, int]:
    return (round(use.confidence, 2), min(seen.n, 1))


def _second(use: ColumnUse, winner: str) -> ColumnUse:
    return ColumnUse(use.column, "ignore", 0.6, Message(SECOND, {"column": winner}))


def asks_for_nps(use: ColumnUse) -> bool:
    """Whether only a person can say that this score is NPS: it asks to recommend, without a 0."""
    return (
        use.metric == "rating"
        and ((use.high == 10 and is_recommend(use.column)) or names_nps(use.column))
        and use.confidence < 1
    )
