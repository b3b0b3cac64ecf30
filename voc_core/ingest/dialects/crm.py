"""What files of every CRM have in common: the customer's own turnover, and deals that ended."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.dialects.base import Layout, Seen
from voc_core.ingest.dialects.flat import OneOf
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import normalised
from voc_core.ingest.mapped import Aside
from voc_core.vocabulary import N_

TURNOVER: Final = N_(
    "'{column}' is the customer's own turnover, not what it pays you; it is left out."
)
DEALS: Final = N_(
    "These are deals: those that renewed, grew or ended a contract are outcomes, all others are"
    " set aside."
)
OUTCOME: Final = "Outcome"
WON: Final = re.compile(r"\bwon\b|赢单|成交|成功", re.I)
LOST: Final = re.compile(r"\blost\b|输单|丢单|失败", re.I)
RENEWAL: Final = re.compile(r"\brenew|续[约签费]", re.I)
MORE: Final = re.compile(r"existing|expan|up-?sell|cross.?sell|add.?on|增购|扩容|追加", re.I)


@dataclass(frozen=True)
class Crm:
    """A tool that keeps accounts, people and deals; deals are read as how they ended.

    Attributes
    ----------
    files : OneOf
        Its kinds of files.
    turnover, stages, kinds : tuple of str
        Headings of the customer's own turnover, of the stage of a deal, and of what tells renewals
        from new business, in their normal form.
    zone : str or None
        See `base.Layout`.
    """

    files: OneOf
    turnover: tuple[str, ...]
    stages: tuple[str, ...]
    kinds: tuple[str, ...]
    zone: str | None = None

    @property
    def name(self) -> str:
        """Code of the tool."""
        return self.files.name

    @property
    def tool(self) -> str:
        """The tool as people call it."""
        return self.files.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of the first kind of file that has these headings."""
        layout = self.files.recognise(seen)
        if layout is None:
            return None
        if layout.kind == "outcomes":
            layout = _with_outcome(layout, self.stages, self.kinds)
        return replace(_warned_of_turnover(layout, self.turnover), zone=self.zone)


def _warned_of_turnover(layout: Layout, headings: Collection[str]) -> Layout:
    """Return a layout that leaves out the customer's own turnover, and says so."""
    own = [f for f in layout.fields if normalised(f.heading) in headings]
    fields = tuple(replace(f, use="ignore") if f in own else f for f in layout.fields)
    warnings = (Message(TURNOVER, {"column": f.heading}) for f in own)
    return replace(layout, fields=fields, warnings=(*layout.warnings, *warnings))


def _with_outcome(layout: Layout, stages: Collection[str], kinds: Collection[str]) -> Layout:
    """Return a layout of deals with a column of outcomes; deals without one are set aside."""
    stage = [f for f in layout.fields if normalised(f.heading) in stages]
    told = [f for f in layout.fields if normalised(f.heading) in kinds]
    at = tuple(f.at[0] for f in (*stage[:1], *told))
    column = Field(OUTCOME, at, use="outcome", merge=outcome_of)
    aside = Aside(OUTCOME, "no_outcome", "blank")
    return replace(
        layout,
        fields=(*layout.fields, column),
        aside=(*layout.aside, aside),
        warnings=(*layout.warnings, Message(DEALS)),
    )


def outcome_of(cells: Sequence[str]) -> str:
    """Return how a deal ended for a customer, empty where it says nothing of that.

    Parameters
    ----------
    cells : sequence of str
        The stage of the deal; then its type and its name, as far as the file has them.

    Notes
    -----
    Only a lost renewal is a customer lost: new business that was lost never was a customer.
    """
    stage, kind = cells[0], " ".join(cells[1:])
    if RENEWAL.search(kind):
        return "renewed" if WON.search(stage) else "churned" if LOST.search(stage) else ""
    return "expanded" if WON.search(stage) and MORE.search(kind) else ""
