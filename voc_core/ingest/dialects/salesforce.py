"""Salesforce: reports of accounts, contacts, cases and opportunities, with lines around them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from voc_core.ingest.answers import plain
from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.crm import Crm
from voc_core.ingest.dialects.flat import DEPTH, Flat, OneOf
from voc_core.ingest.dialects.tickets import WORKINGS
from voc_core.ingest.headers import normalised

TOOL: Final = "Salesforce"
SORTED: Final = re.compile(r"\s*[↑↓▲▼]\s*$")
"""Ends the heading by which a report is sorted or grouped."""
FOOTER: Final = re.compile(
    r"confidential information - do not distribute|copyright .*salesforce.*", re.I
)
SUBTOTAL: Final = ("subtotal", "小计", "小计:")
OWN_ID: Final = re.compile(r"(?=\d*[A-Za-z])(?:001|003|006|500)[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?")
OWN_WORDS: Final = frozenset(
    (
        *("account owner", "case owner", "opportunity owner", "date/time opened"),
        *("case origin", "mailing street", "billing street", "account site"),
    )
)
"""Headings other tools do not write, in their normal form."""
FROM_OTHERS: Final = ("Record ID", "Issue key", "Response ID")
ACCOUNT: Final = ("Account Name", "Account: Account Name", "Account Name: Account Name")

CASES: Final = Flat(
    name="salesforce",
    tool=TOOL,
    signs=(("Case Number", "Subject"), ("Case Number", "Account Name"), ("Case Number", "Status")),
    meta={"Account ID": "account_id", "Contact Role": "role"},
    ignore=WORKINGS,
    source="ticket",
    unless=FROM_OTHERS,
    preferred={
        "external_id": ("Case Number",),
        "account": (*ACCOUNT, "Company Name", "Web Company"),
        "contact": ("Contact Name", "Contact: Full Name", "Web Name"),
        "email": ("Contact Email", "Contact: Email", "Email", "Web Email"),
        "title": ("Contact Title", "Contact: Title", "Title"),
        "day": ("Date/Time Opened", "Date Opened", "Opened Date", "Created Date"),
    },
    subjects=("Subject",),
    bodies=("Description",),
)
DEALS: Final = Flat(
    name="salesforce",
    tool=TOOL,
    signs=(("Opportunity Name", "Stage"),),
    meta={"Account ID": "account_id", "Amount": "amount", "Amount Currency": "currency"},
    ignore=re.compile(r".*"),
    kind="outcomes",
    source=None,
    unless=FROM_OTHERS,
    preferred={"account": ACCOUNT, "day": ("Close Date", "Closed Date")},
)
CONTACTS: Final = Flat(
    name="salesforce",
    tool=TOOL,
    signs=(
        ("Account Name", "First Name", "Last Name"),
        ("Account Name", "Last Name", "Email"),
        ("Account Name", "Contact Name", "Title"),
    ),
    meta={
        "Salutation": "ignore",
        "First Name": "contact",
        "Last Name": "contact",
        "Full Name": "contact",
        "Contact Name": "contact",
        "Contact ID": "external_id",
        "Account ID": "account_id",
        "Title": "title",
        "Email": "email",
        "Department": "department",
        "Email Opt Out": "do_not_survey",
        "Contact Owner": "ignore",
        "Account Owner": "ignore",
        "Lead Source": "ignore",
        "Created Date": "ignore",
        "Last Activity": "ignore",
    },
    kind="contacts",
    source=None,
    unless=FROM_OTHERS,
    preferred={"account": ACCOUNT},
)
ACCOUNTS: Final = Flat(
    name="salesforce",
    tool=TOOL,
    signs=(("Account Name", "Account Owner"), ("Account Name", "Account ID")),
    meta={
        "Account ID": "account_id",
        "Type": "ignore",
        "Rating": "ignore",
        "Website": "ignore",
        "Parent Account": "ignore",
        "Created Date": "ignore",
        "Last Activity": "ignore",
        "Last Modified Date": "ignore",
    },
    kind="accounts",
    source=None,
    unless=FROM_OTHERS,
    preferred={
        "account": ACCOUNT,
        "csm": ("CSM", "Customer Success Manager", "Account Owner"),
        "region": ("Region", "Billing Country", "Billing Country/Region", "Billing State/Province"),
    },
)
REPORTS: Final = Crm(
    OneOf("salesforce", TOOL, (CASES, DEALS, CONTACTS, ACCOUNTS)),
    turnover=("annual revenue",),
    stages=("stage",),
    kinds=("type", "opportunity type", "opportunity name"),
)


class Salesforce:
    """Reports, which have titles and filters above and totals and a notice below."""

    name, tool = REPORTS.name, REPORTS.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a report where headings, ids or lines below are Salesforce's."""
        head = [_unsorted(row) if i < DEPTH else row for i, row in enumerate(seen.head)]
        layout = REPORTS.recognise(replace(seen, head=head))
        if layout is None or not _is_own(seen.head, layout.header_at):
            return None
        return _grouped(layout, seen.head)


def _unsorted(row: Sequence[str]) -> list[str]:
    return [SORTED.sub("", cell) for cell in row]


def _is_own(head: Records, header_at: int) -> bool:
    headings = {normalised(SORTED.sub("", cell)) for cell in head[header_at - 1]}
    if headings & OWN_WORDS:
        return True
    cells = (cell.strip() for row in head[header_at:] for cell in row)
    return any(FOOTER.fullmatch(cell) or OWN_ID.fullmatch(cell) for cell in cells)


def _grouped(layout: Layout, head: Records) -> Layout:
    """Return a layout whose columns of groups carry their value to every row of the group.

    Notes
    -----
    An arrow ends the heading of a group, but of a sorted column too: only what stands at or left
    of a subtotal is a group.
    """
    row, body = head[layout.header_at - 1], head[layout.header_at :]
    last = max((i for r in body for i, cell in enumerate(r) if plain(cell) in SUBTOTAL), default=-1)
    groups = {i for i, cell in enumerate(row[: last + 1]) if SORTED.search(cell)}
    fields = (replace(f, carries=f.at[0] in groups) for f in layout.fields)
    return replace(layout, fields=tuple(fields))


SALESFORCE: Final = Salesforce()
