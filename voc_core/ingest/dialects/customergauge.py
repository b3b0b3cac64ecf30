"""CustomerGauge: responses, and uploads of accounts, contacts and surveys, each its own kind."""

from typing import Final

from voc_core.ingest.dialects.flat import Flat, OneOf
from voc_core.ingest.dialects.qualtrics import NPS_OF_TOOL

NAME: Final = "customergauge"
TOOL: Final = "CustomerGauge"
PEOPLE: Final = {
    "First Name": "contact",
    "Last Name": "contact",
    "Email": "email",
    "Phone": "ignore",
    "Phone Number": "ignore",
    "Job Title": "title",
    "Job Level": "role",
    "Account Name": "account",
    "Account Reference": "account_id",
}
COMPANIES: Final = {
    "Account Name": "account",
    "Account Reference": "account_id",
    "Account Manager": "csm",
    "Account Manager Email": "ignore",
    "Parent Account": "ignore",
    "Industry": "industry",
    "Company Size": "segment",
}
RESPONSES: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=(
        ("NPS Score", "Sent Date", "Response Date"),
        ("NPS Score", "Follow Up Request", "Response Date"),
        ("NPS Score", "Account Manager Email", "Account Name"),
    ),
    meta={
        **COMPANIES,
        **PEOPLE,
        "Contact Reference": "ignore",
        "Touchpoint": "touchpoint",
        "NPS Score": "score",
        "Comment": "comment",
        "Sent Date": "ignore",
        "Response Date": "day",
        "Follow Up Request": "ignore",
    },
    scales={"nps score": NPS_OF_TOOL},
    remarks=("Comment",),
)
SURVEYS: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=(
        ("Contact Reference", "Account Name", "Touchpoint"),
        ("Account Manager Email", "Account Name", "Email", "Touchpoint"),
    ),
    meta={**COMPANIES, **PEOPLE, "Touchpoint": "touchpoint", "Sent Date": "sent_on"},
    kind="invitations",
)
"""Who is to be asked: no answers yet."""
CONTACTS: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=(("Email", "Job Level", "Job Title", "Account Name"),),
    meta=PEOPLE,
    kind="contacts",
)
ACCOUNTS: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=(
        ("Account Name", "Account Manager Email", "Parent Account"),
        ("Account Name", "Account Manager", "Account Manager Email"),
    ),
    meta=COMPANIES,
    kind="accounts",
)
CUSTOMERGAUGE: Final = OneOf(NAME, TOOL, (RESPONSES, SURVEYS, CONTACTS, ACCOUNTS))
