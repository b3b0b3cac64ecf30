"""HubSpot: contacts, companies, deals and tickets as the CRM exports them."""

import re
from typing import Final

from voc_core.ingest.dialects.crm import Crm
from voc_core.ingest.dialects.flat import Flat, OneOf
from voc_core.ingest.dialects.tickets import WORKINGS
from voc_core.ingest.headers import normalised

TOOL: Final = "HubSpot"
NAME: Final = "hubspot"
COMPANY: Final = (
    "Associated Company (Primary)",
    "Primary Associated Company",
    "Associated Company",
    "Company name",
)
COMPANY_ID: Final = (
    "Primary Associated Company ID",
    "Associated Company IDs (Primary)",
    "Associated Company IDs",
    "Associated Company ID",
)
IDS: Final = ("Record ID", "Record ID - Contact", "Record ID - Company", "Record ID - Deal")
PERSONS: Final = (
    ("First Name", "Last Name"),
    ("First Name", "Email"),
    ("Last Name", "Email"),
    ("Email", "Contact owner"),
    ("Email", "Lifecycle Stage"),
)
SYSTEM: Final = re.compile(
    r"create date|last .*|lead status|lifecycle stage|.*owner.*|phone number|website url|"
    r"associated (?:deal|ticket|contact|note)s?.*|marketing contact status|number of .*|"
    r"original .*|time .*|recent .*|became .*|.*activity date|web technologies|type|"
    r"company domain name|.*score|linkedin.*|twitter.*|facebook.*",
    re.I,
)
"""Headings that are kept for the tool's own work."""


def one_of_several(cell: str) -> str:
    """Return the first of several associations in one cell, such as ``9002;9999``."""
    return cell.partition(";")[0].strip()


CLEANS: Final = {normalised(h): one_of_several for h in (*COMPANY[:3], *COMPANY_ID)}

DEALS: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=tuple((i, "Deal Name") for i in IDS),
    meta={"Close Date": "day", "Amount": "amount", "Currency": "currency"},
    ignore=re.compile(r".*"),
    cleans=CLEANS,
    kind="outcomes",
    source=None,
    preferred={"account": COMPANY, "account_id": COMPANY_ID},
)
TICKETS: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=(("Ticket ID", "Ticket name"), *((i, "Ticket name") for i in IDS)),
    meta={},
    ignore=WORKINGS,
    cleans=CLEANS,
    source="ticket",
    preferred={
        "external_id": ("Ticket ID", *IDS),
        "account": COMPANY,
        "account_id": COMPANY_ID,
        "contact": ("Associated Contact", "Contact name"),
        "email": ("Contact email", "Email"),
        "day": ("Create date", "Created date"),
    },
    subjects=("Ticket name",),
    bodies=("Ticket description",),
)
CONTACTS: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=tuple((i, *rest) for i in IDS for rest in PERSONS),
    meta={
        **dict.fromkeys(IDS, "external_id"),
        "First Name": "contact",
        "Last Name": "contact",
        "Email": "email",
        "Job Title": "title",
        "Buying Role": "role",
        "Unsubscribed from all email": "do_not_survey",
    },
    ignore=SYSTEM,
    cleans=CLEANS,
    kind="contacts",
    source=None,
    unless=("Survey type", "Response ID"),
    preferred={"account": COMPANY, "account_id": COMPANY_ID},
)
COMPANIES: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=tuple((i, "Company name") for i in IDS),
    meta={
        **dict.fromkeys(IDS, "account_id"),
        "Company name": "account",
        "Industry": "industry",
    },
    ignore=SYSTEM,
    kind="accounts",
    source=None,
    unless=("Survey type", "Response ID"),
    preferred={
        "csm": ("CSM", "Customer Success Manager", "Company owner"),
        "region": ("Region", "Country/Region", "Country", "State/Region"),
    },
)
HUBSPOT: Final = Crm(
    OneOf(NAME, TOOL, (DEALS, TICKETS, CONTACTS, COMPANIES)),
    turnover=("annual revenue", "total revenue", "total money raised"),
    stages=("deal stage",),
    kinds=("deal type", "deal name", "pipeline"),
)
