"""Users against decision makers at each account."""

from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd

from voc_core.metrics.account_roles import account_roles, of_role
from voc_core.metrics.evidence import evidence
from voc_core.metrics.interval import net_interval
from voc_core.metrics.score import net_score

VOICES: Final = ("user", "manager", "decision_maker")


def two_voices(
    role_tally: pd.DataFrame,
    people: pd.DataFrame | None = None,
    accounts: Iterable[object] | None = None,
    threshold: float = 0.0,
) -> pd.DataFrame:
    """Compare users with decision makers at each account.

    Parameters
    ----------
    role_tally : DataFrame
        `tables.TALLY` by account and role.
    people : DataFrame or None
        `tables.PEOPLE`: the population of each role, and accounts nobody was heard at.
    accounts : iterable of ids or None
        Accounts to show even if they have neither a voice nor a contact.
    threshold : float
        Net score from which a side counts as content. [-100 to 100]

    Returns
    -------
    DataFrame
        One row per account, widest gap first, then accounts without a gap; ties by id:

        ``account``
            Id.
        ``user``, ``manager``, ``decision_maker``
            Net score, missing where nobody was heard. [-100 to 100]
        ``n_user``, ``n_manager``, ``n_decision_maker``, ``n_unknown``
            People heard. [people]
        ``n_user_contacts`` and so on for the first three
            People who exist, missing without `people`. [people]
        ``user_low``, ``user_high`` and so on for the first three
            95 % interval, corrected for the role's population. [-100 to 100]
        ``gap``
            user - decision_maker, missing where one is. [-200 to 200]
        ``z``, ``evidence``
            How sure we are of the gap, see `evidence`; missing where the gap is.
        ``state``
            One of `vocabulary.STATES`.

    Notes
    -----
    harmony: both sides >= threshold; renewal_risk: users >=, deciders <; adoption_risk: users <,
    deciders >=; crisis: both <. deciders_silent: users heard, no decider; users_silent: the
    reverse; silent: neither, even if managers were heard. A silent role is never scored.
    """
    cells = account_roles(role_tally, people, accounts)
    cells = cells.assign(net=net_score(cells), **net_interval(cells, cells["n_contacts"]))
    table = pd.DataFrame(index=cells.index.get_level_values("account").unique())
    for role in VOICES:
        side = of_role(cells, role)
        table[role], table[f"n_{role}"] = side["net"], side["n_people"]
        table[f"n_{role}_contacts"] = side["n_contacts"]
        table[f"{role}_low"], table[f"{role}_high"] = side["low"], side["high"]
    table["n_unknown"] = of_role(cells, "unknown")["n_people"]
    table["gap"] = table["user"] - table["decision_maker"]
    table = table.assign(**_evidence_of_gap(cells), state=_state(table, threshold))
    widest = table["gap"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[widest].rename_axis("account").reset_index()


def _evidence_of_gap(cells: pd.DataFrame) -> pd.DataFrame:
    free = net_interval(cells)
    user, decider = of_role(free, "user"), of_role(free, "decision_maker")
    return evidence(user["centre"], user["se"], decider["centre"], decider["se"])


def _state(table: pd.DataFrame, threshold: float) -> pd.Series:
    user, decider = table["user"], table["decision_maker"]
    state = np.select(
        [
            user.isna() & decider.isna(),
            decider.isna(),
            user.isna(),
            (user >= threshold) & (decider >= threshold),
            user >= threshold,
            decider >= threshold,
        ],
        ["silent", "deciders_silent", "users_silent", "harmony", "renewal_risk", "adoption_risk"],
        "crisis",
    )
    return pd.Series(state, index=table.index, dtype="str")
