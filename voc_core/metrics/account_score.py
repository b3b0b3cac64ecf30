"""One score per account in which senior roles weigh more."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from voc_core.metrics.account_roles import account_roles
from voc_core.metrics.score import net_score
from voc_core.vocabulary import ROLES, SENIORITY

ROLE_WEIGHTS: Final = {"decision_maker": 5.0, "manager": 3.0, "user": 1.0, "unknown": 1.0}
"""Weight of a role unless the settings say otherwise."""


def role_weighted(
    role_tally: pd.DataFrame, weights: Mapping[str, float] = ROLE_WEIGHTS
) -> pd.DataFrame:
    """Return the role-weighted score of each account.

    Parameters
    ----------
    role_tally : DataFrame
        `tables.TALLY` by account and role.
    weights : mapping
        Weight of each role, not negative; a role not named weighs 0.

    Returns
    -------
    DataFrame
        One row per account in the tally, ascending:

        ``account``
            Id.
        ``score``
            Between the lowest and the highest role heard; missing where no role with weight was
            heard. [-100 to 100]
        ``n_people``
            People heard in all roles. [people]
        ``unheard``
            Tuple of decision_maker, manager, user not heard; most senior first. Never imputed.

    Notes
    -----
    sum(w_r s_r)/sum(w_r) over the roles heard, s_r the role's net score. Ten users weigh as much
    as one: the role counts, not the crowd.
    """
    cells = account_roles(role_tally)
    net = net_score(cells).unstack("role").reindex(columns=list(ROLES))
    weight = net.notna() * pd.Series({role: float(weights.get(role, 0)) for role in ROLES})
    sums = weight.sum(axis=1)
    score = (net.fillna(0) * weight).sum(axis=1) / sums.where(sums > 0)
    table = pd.DataFrame(
        {
            "score": score,
            "n_people": cells["n_people"].groupby("account").sum(),
            "unheard": [_unheard(row) for row in net[list(SENIORITY)].isna().to_numpy().tolist()],
        }
    )
    return table.rename_axis("account").reset_index()


def _unheard(is_silent: list[bool]) -> tuple[str, ...]:
    return tuple(role for role, silent in zip(SENIORITY, is_silent, strict=True) if silent)
