"""Layouts of known tools; each is one module with one dialect, tried in order, generic last."""

from dataclasses import replace
from itertools import zip_longest
from typing import Final

from voc_core.errors import Message, VocError
from voc_core.ingest.dialects.alchemer import ALCHEMER
from voc_core.ingest.dialects.base import Dialect, Layout, Seen
from voc_core.ingest.dialects.customergauge import CUSTOMERGAUGE
from voc_core.ingest.dialects.dataloader import DATALOADER
from voc_core.ingest.dialects.delighted import DELIGHTED
from voc_core.ingest.dialects.formbricks import FORMBRICKS
from voc_core.ingest.dialects.generic import GENERIC
from voc_core.ingest.dialects.google_forms import GOOGLE_FORMS
from voc_core.ingest.dialects.hubspot import HUBSPOT
from voc_core.ingest.dialects.hubspot_surveys import HUBSPOT_SURVEYS
from voc_core.ingest.dialects.intercom import INTERCOM
from voc_core.ingest.dialects.jinshuju import JINSHUJU
from voc_core.ingest.dialects.jira import JIRA
from voc_core.ingest.dialects.limesurvey import LIMESURVEY
from voc_core.ingest.dialects.long import LONG
from voc_core.ingest.dialects.microsoft_forms import MICROSOFT_FORMS
from voc_core.ingest.dialects.qualtrics import QUALTRICS
from voc_core.ingest.dialects.salesforce import SALESFORCE
from voc_core.ingest.dialects.surveymonkey import SURVEYMONKEY
from voc_core.ingest.dialects.tencent import TENCENT
from voc_core.ingest.dialects.typeform import TYPEFORM
from voc_core.ingest.dialects.wenjuan import WENJUAN
from voc_core.ingest.dialects.wjx import WJX
from voc_core.ingest.dialects.xmplus import XMPLUS
from voc_core.ingest.dialects.zendesk import ZENDESK
from voc_core.ingest.evidence import is_rounded
from voc_core.ingest.headers import joined
from voc_core.vocabulary import N_

DIALECTS: Final[tuple[Dialect, ...]] = (
    QUALTRICS,
    SURVEYMONKEY,
    TYPEFORM,
    LIMESURVEY,
    ALCHEMER,
    FORMBRICKS,
    MICROSOFT_FORMS,
    DELIGHTED,
    ZENDESK,
    JIRA,
    INTERCOM,
    HUBSPOT_SURVEYS,
    HUBSPOT,
    DATALOADER,
    SALESFORCE,
    WJX,
    TENCENT,
    WENJUAN,
    JINSHUJU,
    XMPLUS,
    CUSTOMERGAUGE,
    GOOGLE_FORMS,
    LONG,
    GENERIC,
)
"""Every dialect we know, the surest first; the last accepts any file."""
IDS_LOST: Final = N_(
    "The ids in '{column}' have lost their last digits (1.18E+11) where a spreadsheet saved the"
    " file again, and are not used. Upload the file as the tool wrote it to keep them."
)
TABLES: Final = {"generic": N_("Any table"), "long": N_("One answer per row")}
"""Layouts of no tool in particular, as a person chooses them."""
NAMES: Final = tuple(dialect.name for dialect in DIALECTS)


def layout_of(seen: Seen, only: str | None = None) -> Layout:
    """Return the layout of the first dialect that recognises the beginning of a file.

    Parameters
    ----------
    seen : Seen
        The beginning of the file.
    only : str or None
        Name of the one dialect that is tried.

    Raises
    ------
    VocError
        The one dialect asked for is unknown or does not recognise the file.
    """
    if only is not None and only not in NAMES:
        raise VocError(
            N_("'{dialect}' is not a layout we know. Use one of: {accepted}."),
            dialect=only,
            accepted=", ".join(NAMES),
        )
    tried = [dialect for dialect in DIALECTS if only in (None, dialect.name)]
    layout = next((found for d in tried if (found := d.recognise(seen)) is not None), None)
    if layout is None and not tried[0].tool:
        raise VocError(
            N_("The file does not hold one answer per row. Read it as any table instead.")
        )
    if layout is None:
        raise VocError(
            N_("The file does not look like an export of {tool}. Read it as any table instead."),
            tool=tried[0].tool,
        )
    return replace(layout, warnings=(*layout.warnings, *_ids_lost(layout, seen)))


def _ids_lost(layout: Layout, seen: Seen) -> list[Message]:
    """Return a warning for every column whose ids a spreadsheet has rounded."""
    first = layout.header_at - 1 + layout.header_rows
    columns = zip_longest(*seen.head[first:], fillvalue="")
    headings = joined(seen.head[layout.header_at - 1 : first])
    lost = [h for h, cells in zip(headings, columns, strict=False) if is_rounded(cells)]
    return [Message(IDS_LOST, {"column": heading}) for heading in lost]


def tool_of(dialect: str) -> str | None:
    """Return the name of the tool behind a dialect, None for a table of any tool."""
    return next((d.tool for d in DIALECTS if d.name == dialect and d.tool), None)
