"""Data Loader and other tools that write the objects of Salesforce under their API names."""

import re
from typing import Final

from voc_core.ingest.dialects.crm import Crm
from voc_core.ingest.dialects.flat import Flat, OneOf
from voc_core.ingest.dialects.tickets import WORKINGS
from voc_core.ingest.mapped import Aside

TOOL: Final = "Salesforce Data Loader"
NAME: Final = "dataloader"
DELETED: Final = (Aside("ISDELETED", "deleted", "in", ("true", "1", "yes")),)
SYSTEM: Final = re.compile(
    r"ownerid|parentid|masterrecordid|recordtypeid|created(?:by)?(?:id|date)|photourl|"
    r"lastmodified(?:by)?(?:id|date)|systemmodstamp|last(?:activity|viewed|referenced)date|"
    r"isdeleted|type|rating|website|phone|fax|(?:billing|shipping|mailing|other)\w+|\w+phone|"
    r"leadsource|reportstoid|salutation|jigsaw\w*|accountsource|numberofemployees|donotcall|"
    r"attributes\.\w+|ispersonaccount|emailbounced\w+|currencyisocode",
    re.I,
)
"""API names that are kept for the tool's own work."""
REGION: Final = ("REGION__C", "BILLINGCOUNTRY", "BILLINGCOUNTRYCODE", "BILLINGSTATE")

CASES: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=(("ID", "CASENUMBER"), ("CASENUMBER", "ACCOUNTID")),
    meta={
        "ID": "ignore",
        "ACCOUNTID": "account_id",
        "ACCOUNT.NAME": "account",
        "CONTACT.NAME": "contact",
        "CONTACT.TITLE": "title",
    },
    ignore=WORKINGS,
    source="ticket",
    aside=DELETED,
    preferred={
        "external_id": ("CASENUMBER",),
        "account": ("ACCOUNT.NAME", "SUPPLIEDCOMPANY"),
        "contact": ("CONTACT.NAME", "SUPPLIEDNAME"),
        "email": ("CONTACTEMAIL", "CONTACT.EMAIL", "SUPPLIEDEMAIL"),
        "day": ("CREATEDDATE",),
    },
    subjects=("SUBJECT",),
    bodies=("DESCRIPTION",),
)
DEALS: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=(("ID", "STAGENAME"), ("STAGENAME", "ACCOUNTID")),
    meta={
        "ACCOUNTID": "account_id",
        "ACCOUNT.NAME": "account",
        "AMOUNT": "amount",
        "CURRENCYISOCODE": "currency",
        "CLOSEDATE": "day",
    },
    ignore=re.compile(r".*"),
    kind="outcomes",
    source=None,
    aside=DELETED,
)
CONTACTS: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=(("ID", "LASTNAME"), ("ID", "ACCOUNTID", "EMAIL"), ("ID", "ACCOUNTID", "FIRSTNAME")),
    meta={
        "ID": "external_id",
        "ACCOUNTID": "account_id",
        "ACCOUNT.NAME": "account",
        "FIRSTNAME": "contact",
        "LASTNAME": "contact",
        "NAME": "contact",
        "EMAIL": "email",
        "TITLE": "title",
        "DEPARTMENT": "department",
        "HASOPTEDOUTOFEMAIL": "do_not_survey",
    },
    ignore=SYSTEM,
    kind="contacts",
    source=None,
    aside=DELETED,
)
ACCOUNTS: Final = Flat(
    name=NAME,
    tool=TOOL,
    signs=(
        ("ID", "NAME", "ISDELETED"),
        ("ID", "NAME", "OWNERID"),
        ("ID", "NAME", "ANNUALREVENUE"),
        ("ID", "NAME", "BILLINGCOUNTRY"),
    ),
    meta={"ID": "account_id", "NAME": "account", "INDUSTRY": "industry", "OWNER.NAME": "csm"},
    ignore=SYSTEM,
    kind="accounts",
    source=None,
    aside=DELETED,
    preferred={"region": REGION},
)
DATALOADER: Final = Crm(
    OneOf(NAME, TOOL, (CASES, DEALS, CONTACTS, ACCOUNTS)),
    turnover=("annualrevenue",),
    stages=("stagename",),
    kinds=("type", "name"),
    zone="UTC",
)
