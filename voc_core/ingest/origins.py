"""Where the voices of a file come from, by its headings: notes, minutes, interviews, tickets."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from voc_core.ingest.headings import core
from voc_core.ingest.mapped import ColumnUse
from voc_core.ingest.scales import NPS

TOLD: Final = (
    (
        "qbr",
        re.compile(
            r"\b[qe]br\b|business review|季度(?:业务|经营)?(?:回顾|复盘|总结|会议?)|业务回顾"
        ),
    ),
    ("interview", re.compile(r"\binterview|访谈|面谈")),
)
"""Words that name the source whatever else the file holds."""
TICKET: Final = re.compile(
    r"\b(?:ticket|case|incident|issue) (?:id|no|number|key|subject|description)\b"
    r"|工单|报修单|服务单|(?:^|\s)issue key"
)
REVIEW: Final = re.compile(r"\breviewer|\breview (?:title|text|body|date|url)|点评|应用商店")
NOTE: Final = re.compile(
    r"\bvisit|\bcalls?\b|\bmeeting|\bminutes\b|\bnotes?\b|take ?aways?|拜访|走访|回访|纪要|会议|"
    r"沟通(?:记录|内容)|跟进(?:记录|内容)|会谈|交流(?:记录|内容)"
)
SURE: Final = 0.6


def source_of(uses: Sequence[ColumnUse], table: str | None = None) -> str | None:
    """Return the source of the voices of a file, None where nothing says it is no survey.

    Parameters
    ----------
    uses : sequence of ColumnUse
        The columns of the file, as guessed.
    table : str or None
        Name of its sheet.

    Notes
    -----
    A file that asks for NPS is a survey. A note or a ticket is written, not rated: words such as
    visit or ticket count only where nothing is scored, or where a ticket has a text of its own.
    """
    names = [core(use.column) for use in uses]
    if any(NPS.search(name) for name in names):
        return None
    for source, words in TOLD:
        if _any(words, [*names, (table or "").casefold()]):
            return source
    is_said = any(use.use == "comment" and use.about is None for use in uses)
    is_scored = any(use.use == "score" and use.confidence >= SURE for use in uses)
    if _any(TICKET, names) and (is_said or not is_scored):
        return "ticket"
    if _any(REVIEW, names):
        return "review"
    return "crm_note" if _any(NOTE, names) and is_said and not is_scored else None


def _any(words: re.Pattern[str], names: Iterable[str]) -> bool:
    return any(words.search(name) for name in names)
