"""Four ways to add up the same NPS answers, and the accounts that make them differ."""

from typing import Final

import pandas as pd

from voc_core.metrics.score import valence_of
from voc_core.vocabulary import ROLLUPS, SENIORITY

RANK: Final = {role: rank for rank, role in enumerate(reversed(SENIORITY), start=1)}
"""Seniority of a role: decision maker 3, manager 2, user 1; any other 0."""


def four_rollups(voice_classes: pd.DataFrame, arr: pd.Series) -> pd.DataFrame:
    """Return the four roll-ups of the same NPS answers.

    Parameters
    ----------
    voice_classes : DataFrame
        `tables.VOICE_CLASSES`: one row per person.
    arr : Series
        Annual recurring revenue, index account; missing or negative where not known. [major units]

    Returns
    -------
    DataFrame
        Four rows in the order of `vocabulary.ROLLUPS`:

        ``rollup``
            everyone, account_average, decider_first, revenue_weighted.
        ``value``
            Missing where nobody counts. [-100 to 100]
        ``n_people``
            People whose answer enters: one per account in the last two. [people]
        ``n_accounts``
            Accounts that enter. [accounts]
        ``n_without_arr``
            Accounts heard but left out because their ARR is not known; 0 but for the last.

    Notes
    -----
    everyone: 100 mean(class) over people. account_average: mean score of each account, classified
    as one answer (9 and more +1, 6 and less -1), then 100 mean over accounts. decider_first: class
    of the latest answer of the most senior role heard, 100 mean over accounts. revenue_weighted:
    100 sum(arr class)/sum(arr) over the same classes.
    """
    per_account = _accounts(voice_classes, arr)
    known = per_account.dropna(subset="arr")
    n_people, n_accounts, n_known = len(voice_classes), len(per_account), len(known)
    values = [
        voice_classes["class"].astype("float64").mean(),
        per_account["average_class"].mean(),
        per_account["decider_class"].mean(),
        _over((known["arr"] * known["decider_class"]).sum(), known["arr"].sum()),
    ]
    return pd.DataFrame(
        {
            "rollup": pd.Series(ROLLUPS, dtype="str"),
            "value": 100 * pd.Series(values, dtype="float64"),
            "n_people": [n_people, int(per_account["n_people"].sum()), n_accounts, n_known],
            "n_accounts": [n_accounts, n_accounts, n_accounts, n_known],
            "n_without_arr": [0, 0, 0, n_accounts - n_known],
        }
    )


def rollup_causes(voice_classes: pd.DataFrame, arr: pd.Series) -> pd.DataFrame:
    """Return what each account adds to the spread between the roll-ups.

    Parameters
    ----------
    voice_classes, arr
        As in `four_rollups`.

    Returns
    -------
    DataFrame
        One row per account heard, largest effect first, ties by id:

        ``account``, ``n_people``, ``mean_score``
            Id; people heard; mean of their answers. [0 to 10]
        ``net``
            Net score of the account's people. [-100 to 100]
        ``average_class``, ``decider_class``
            Its class in account_average and in decider_first. [-1, 0, 1]
        ``decider_role``
            Role of the person who speaks for it in decider_first.
        ``share_people``, ``share_arr``
            Its share of the people and of the known ARR; share_arr missing without ARR. [0 to 1]
        ``contribution``
            Spread with the account minus spread without it, in points: positive if the account
            lifts everyone above revenue_weighted. Missing where nothing is left without it.
            [-400 to 400]

    Notes
    -----
    spread = everyone - revenue_weighted; contribution = spread(all) - spread(all but this account),
    the leave-one-out change. An account without ARR moves only everyone.
    """
    table = _accounts(voice_classes, arr)
    everyone = _without(table["net"] * table["n_people"] / 100, table["n_people"])
    weighed = _without(table["arr"] * table["decider_class"], table["arr"])
    spread = everyone["all"] - weighed["all"]
    table["share_people"] = table["n_people"] / table["n_people"].sum()
    table["share_arr"] = table["arr"] / table["arr"].sum()
    table["contribution"] = 100 * (spread - (everyone["rest"] - weighed["rest"]))
    table = table.drop(columns="arr").reset_index()
    largest = table["contribution"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[largest].reset_index(drop=True)


def _accounts(voice_classes: pd.DataFrame, arr: pd.Series) -> pd.DataFrame:
    """Return one row per account heard, ascending: its answers, its decider and its ARR."""
    voices = voice_classes.astype({"score": "float64", "class": "float64"})
    by_account = voices.groupby("account")
    table = pd.DataFrame(
        {
            "n_people": by_account.size(),
            "mean_score": by_account["score"].mean(),
            "net": 100 * by_account["class"].mean(),
        }
    )
    ends = pd.DataFrame({"metric": "nps", "low": 0, "high": 10}, index=table.index)
    speaker = _most_senior(voices)
    table["average_class"] = valence_of(
        ends["metric"], table["mean_score"], ends["low"], ends["high"]
    )
    table["decider_class"], table["decider_role"] = speaker["class"], speaker["role"]
    known = arr.astype("float64")
    table["arr"] = known.where(known >= 0).reindex(table.index)
    return table


def _most_senior(voices: pd.DataFrame) -> pd.DataFrame:
    """Return the latest answer of the most senior role of each account.

    Ties: the latest day, then the highest contact id; where neither tells people apart, the lowest
    score, so that the order of the rows never decides.
    """
    ranked = voices.assign(rank=voices["role"].map(RANK).fillna(0), worst=-voices["score"])
    ranked = ranked.sort_values(["rank", "day", "contact", "worst"], na_position="first")
    return ranked.drop_duplicates("account", keep="last").set_index("account")


def _without(parts: pd.Series, weights: pd.Series) -> pd.DataFrame:
    """Return the ratio of the sums, over all rows and over all rows but each one."""
    parts, weights = parts.fillna(0), weights.fillna(0)
    left = weights.sum() - weights
    rest = (parts.sum() - parts) / left.where(left > 0)
    return pd.DataFrame({"all": _over(parts.sum(), weights.sum()), "rest": rest})


def _over(part: float, whole: float) -> float:
    return part / whole if whole > 0 else float("nan")
