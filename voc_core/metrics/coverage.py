"""Whom we have heard, and who is silent."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from voc_core.metrics.account_roles import account_roles
from voc_core.metrics.score import net_score
from voc_core.vocabulary import ROLES


def account_coverage(
    accounts: pd.DataFrame, role_tally: pd.DataFrame, people: pd.DataFrame, until: date
) -> pd.DataFrame:
    """Return how well each active account is heard.

    Parameters
    ----------
    accounts : DataFrame
        `tables.ACCOUNTS`; the accounts that count.
    role_tally : DataFrame
        `tables.TALLY` by account and role, lens voice; other accounts in it are left out.
    people : DataFrame
        `tables.PEOPLE`.
    until : date
        Last day of the window.

    Returns
    -------
    DataFrame
        One row per row of `accounts`, same order:

        ``account``, ``arr``
            As given.
        ``n_heard``, ``n_deciders_heard``
            People heard; decision makers among them. [people]
        ``n_contacts``, ``n_tagged``
            Contacts; those whose role is known. [people]
        ``is_heard``, ``is_decider_heard``, ``is_single_threaded``
            At least one voice; at least one decision maker's; exactly one person's.
        ``last_voice_on``, ``days_since_voice``
            ISO day of the newest voice ever of a known contact, and days from it to `until`;
            missing if never. [days]
    """
    cells = account_roles(role_tally, people, accounts["account"])
    heard, contacts = (
        cells[name].unstack("role").reindex(index=accounts["account"], columns=list(ROLES))
        for name in ("n_people", "n_contacts")
    )
    n_heard = heard.sum(axis=1)
    last = pd.to_datetime(people["last_voice_on"]).groupby(people["account"]).max()
    last = last.reindex(accounts["account"])
    table = pd.DataFrame(
        {
            "n_heard": n_heard,
            "n_deciders_heard": heard["decision_maker"],
            "n_contacts": contacts.sum(axis=1),
            "n_tagged": contacts.drop(columns="unknown").sum(axis=1),
            "is_heard": n_heard > 0,
            "is_decider_heard": heard["decision_maker"] > 0,
            "is_single_threaded": n_heard == 1,
            "last_voice_on": last.dt.strftime("%Y-%m-%d"),
            "days_since_voice": (pd.Timestamp(until) - last).dt.days.astype("float64"),
        }
    )
    table.insert(0, "arr", accounts["arr"].astype("float64").to_numpy())
    return table.rename_axis("account").reset_index()


def coverage(account_rows: pd.DataFrame) -> pd.DataFrame:
    """Return the coverage measures of a set of accounts.

    Parameters
    ----------
    account_rows : DataFrame
        Rows of `account_coverage`, cut as one likes.

    Returns
    -------
    DataFrame
        One row per measure, always these five:

        ``measure``
            accounts_heard, revenue_heard, deciders_heard, single_threaded, roles_tagged.
        ``share``
            part / whole, missing where whole is 0. [0 to 1]
        ``part``, ``whole``
            Accounts heard of accounts; their ARR of all known ARR [major units]; accounts with a
            decision maker heard of accounts; accounts with exactly one person heard of accounts
            heard; contacts with a role of contacts.
    """
    arr = account_rows["arr"].astype("float64").fillna(0)
    heard = account_rows["is_heard"].astype(bool)
    n = len(account_rows)
    rows = [
        ("accounts_heard", heard.sum(), n),
        ("revenue_heard", arr[heard].sum(), arr.sum()),
        ("deciders_heard", account_rows["is_decider_heard"].sum(), n),
        ("single_threaded", account_rows["is_single_threaded"].sum(), heard.sum()),
        ("roles_tagged", account_rows["n_tagged"].sum(), account_rows["n_contacts"].sum()),
    ]
    table = pd.DataFrame(rows, columns=["measure", "part", "whole"])
    table = table.astype({"measure": "str", "part": "float64", "whole": "float64"})
    table.insert(1, "share", table["part"] / table["whole"].where(table["whole"] > 0))
    return table


def silence_map(
    role_tally: pd.DataFrame,
    people: pd.DataFrame,
    accounts: Iterable[object] | None = None,
) -> pd.DataFrame:
    """Return the account x role map of scores and silences.

    Parameters
    ----------
    role_tally : DataFrame
        `tables.TALLY` by account and role.
    people : DataFrame
        `tables.PEOPLE`.
    accounts : iterable of ids or None
        Accounts to show even if they have neither a voice nor a contact.

    Returns
    -------
    DataFrame
        One row per account, ascending, and role in the order of `vocabulary.ROLES`:

        ``account``, ``role``
            The cell.
        ``net``
            Net score, missing where silent. [-100 to 100]
        ``n_people``, ``n_contacts``, ``n_invited``
            Heard, existing, invited in the window. [people]
        ``cell``
            score where somebody was heard, whatever the contact list says; else
            invited_silent (shown ?), never_asked (shown -), no_contact (blank).
    """
    cells = account_roles(role_tally, people, accounts)
    words = np.select(
        [cells["n_people"] > 0, cells["n_invited"] > 0, cells["n_contacts"] > 0],
        ["score", "invited_silent", "never_asked"],
        "no_contact",
    )
    table = cells[["n_people", "n_contacts", "n_invited"]].copy()
    table.insert(0, "net", net_score(cells))
    table["cell"] = pd.Series(words, index=cells.index, dtype="str")
    return table.reset_index()
