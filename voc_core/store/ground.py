"""The small tables every report stands on: accounts, contacts, touchpoints, invitations."""

from typing import Final

import pandas as pd

from voc_core.settings import Settings
from voc_core.store.base import Store

ACCOUNTS: Final = """
SELECT id AS account, name, tier, segment, industry, region, product, arr_minor, currency, csm,
       contract_start, renewal_on, renewal_kind
FROM account
WHERE active = 1
ORDER BY id
"""
CONTACTS: Final = """
SELECT contact.id AS contact, account_id AS account, contact.name, title, role, role_source,
       department, contact.active
FROM contact
JOIN account ON account.id = contact.account_id
WHERE account.active = 1
ORDER BY contact.id
"""
TOUCHPOINTS: Final = """
SELECT touchpoint.id AS touchpoint, code, stage.id AS stage, stage.name AS stage_name,
       stage.name_zh AS stage_name_zh, touchpoint.name, touchpoint.name_zh, weight,
       is_moment_of_truth, expectation, expectation_zh, channel, owner, frontstage, backstage,
       support, tools
FROM touchpoint
JOIN stage ON stage.id = touchpoint.stage_id
JOIN journey ON journey.id = stage.journey_id
ORDER BY journey.position, journey.id, stage.position, stage.id, touchpoint.position, touchpoint.id
"""
INVITATIONS: Final = """
SELECT contact_id AS contact, sent_on, survey,
       feedback_id IS NOT NULL OR status = 'responded' AS is_answered
FROM invitation
ORDER BY id
"""
MINOR_UNITS: Final = 100


def accounts(store: Store, settings: Settings) -> pd.DataFrame:
    """Return `tables.ACCOUNTS`; ``arr`` is converted to the reporting currency."""
    table = _read(store, ACCOUNTS)
    rate = table["currency"].map(lambda c: settings.rate(c)).astype("float64")
    arr = table["arr_minor"].astype("float64") / MINOR_UNITS * rate
    return table.assign(arr=arr).drop(columns=["arr_minor", "currency"])


def contacts(store: Store) -> pd.DataFrame:
    """Return `tables.CONTACTS`."""
    table = _read(store, CONTACTS)
    return table.assign(active=table["active"].astype(bool))


def touchpoints(store: Store) -> pd.DataFrame:
    """Return `tables.TOUCHPOINTS` with both languages and the blueprint lanes."""
    table = _read(store, TOUCHPOINTS)
    return table.assign(
        position=range(len(table)), is_moment_of_truth=table["is_moment_of_truth"].astype(bool)
    )


def invitations(store: Store) -> pd.DataFrame:
    """Return one row per invitation: ``contact``, ``sent_on``, ``survey``, ``is_answered``."""
    table = _read(store, INVITATIONS)
    return table.assign(is_answered=table["is_answered"].astype(bool))


def _read(store: Store, sql: str) -> pd.DataFrame:
    with store.open() as db:
        cursor = db.conn.execute(sql)
        columns = [d[0] for d in cursor.description]
        return pd.DataFrame(cursor.fetchall(), columns=columns)
