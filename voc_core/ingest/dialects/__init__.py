"""Layouts of known tools; each is one module with one dialect, tried in order, generic last."""

from typing import Final

from voc_core.errors import VocError
from voc_core.ingest.dialects.base import Dialect, Layout, Seen
from voc_core.ingest.dialects.dataloader import DATALOADER
from voc_core.ingest.dialects.generic import GENERIC
from voc_core.ingest.dialects.hubspot import HUBSPOT
from voc_core.ingest.dialects.hubspot_surveys import HUBSPOT_SURVEYS
from voc_core.ingest.dialects.intercom import INTERCOM
from voc_core.ingest.dialects.jinshuju import JINSHUJU
from voc_core.ingest.dialects.jira import JIRA
from voc_core.ingest.dialects.limesurvey import LIMESURVEY
from voc_core.ingest.dialects.qualtrics import QUALTRICS
from voc_core.ingest.dialects.salesforce import SALESFORCE
from voc_core.ingest.dialects.tencent import TENCENT
from voc_core.ingest.dialects.wenjuan import WENJUAN
from voc_core.ingest.dialects.wjx import WJX
from voc_core.ingest.dialects.xmplus import XMPLUS
from voc_core.ingest.dialects.zendesk import ZENDESK
from voc_core.vocabulary import N_

DIALECTS: Final[tuple[Dialect, ...]] = (
    QUALTRICS,
    LIMESURVEY,
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
    GENERIC,
)
"""Every dialect we know, the surest first; the last accepts any file."""
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
    if layout is None:
        raise VocError(
            N_("The file does not look like an export of {tool}. Read it as any table instead."),
            tool=tried[0].tool,
        )
    return layout


def tool_of(dialect: str) -> str | None:
    """Return the name of the tool behind a dialect, None for any table."""
    return next((d.tool for d in DIALECTS if d.name == dialect and d is not GENERIC), None)
