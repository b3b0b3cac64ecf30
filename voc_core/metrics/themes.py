"""What people speak of: its effect on the score, who disagrees about it, what rises and falls."""

from typing import Final

import numpy as np
import pandas as pd

from voc_core.metrics.evidence import evidence
from voc_core.metrics.interval import Z95, net_interval
from voc_core.metrics.score import net_score
from voc_core.metrics.tallies import array
from voc_core.vocabulary import MIN_PEOPLE

PARTS: Final = ["weight", "n_pos", "n_neg", "square"]
DUST: Final = 1e-9


def theme_impact(
    themes: pd.DataFrame, whole: pd.DataFrame, arr: pd.Series | None = None
) -> pd.DataFrame:
    """Return by how many points each theme moves the score.

    Parameters
    ----------
    themes : DataFrame
        Grain ``theme``, with `arr` also ``account``: ``n_people`` who name it [people], ``weight``
        of these voices in the score, each person weighing 1 [people], ``n_pos``, ``n_neg`` of it.
    whole : DataFrame
        The same of all voices: one row, with `arr` one per ``account``.
    arr : Series or None
        Annual recurring revenue by account. Given, each account weighs by it, its people alike;
        an account without it weighs nothing. [major units]

    Returns
    -------
    DataFrame
        One row per theme, the most harmful first: ``theme``; ``n_people`` [people]; ``share`` of
        the weight [0 to 1]; ``net`` of the voices that name it, ``net_without`` of the others
        [-100 to 100]; ``impact`` with ``low``, ``high`` [points]; ``z``, ``evidence``. Impact and
        what follows it are missing under 5 people, or where nobody speaks of anything else.

    Notes
    -----
    impact = n_t (net_t - net)/(N - n_t), the change of the score if every voice with the theme had
    not been made, with its sign turned: negative where the theme costs points. It is the same as
    s (net_t - net_o) with s = n_t/N and o all other voices. With the adjusted interval of both,
    SE = s sqrt(SE_t^2 + SE_o^2) around s (centre_t - centre_o), widened to hold the impact. Who
    names the theme is taken as given; the two groups as different people. Under weights of revenue
    n' of each interval is Kish's effective size (sum w)^2 / sum w^2.
    """
    if arr is None:
        themes, whole = (table.assign(square=table["weight"]) for table in (themes, whole))
    else:
        themes, whole = _by_revenue(themes, whole, arr)
    inside, sums = themes.groupby("theme")[["n_people", *PARTS]].sum(), whole[PARTS].sum()
    share = inside["weight"] / (sums["weight"] or np.nan)
    named, rest = _effective(inside), _effective(sums - inside[PARTS])
    here, there = net_interval(named), net_interval(rest)
    net, without = net_score(named), net_score(rest)
    found = evidence(here["centre"], here["se"], there["centre"], there["se"])
    impact = share * (net - without)
    centre = share * (here["centre"] - there["centre"])
    half = Z95 * share * np.hypot(here["se"], there["se"])
    table = pd.DataFrame({"impact": impact, "low": np.minimum(centre - half, impact)})
    table = table.assign(high=np.maximum(centre + half, impact), **found)
    table = table.where(inside["n_people"] >= MIN_PEOPLE)
    facts = inside[["n_people"]].assign(share=share, net=net, net_without=without)
    return facts.join(table).reset_index().sort_values(["impact", "theme"], ignore_index=True)


def theme_contrast(by_role: pd.DataFrame) -> pd.DataFrame:
    """Return the themes of which users and decision makers do not speak alike.

    Parameters
    ----------
    by_role : DataFrame
        `tables.TALLY` by theme and role.

    Returns
    -------
    DataFrame
        One row per theme that at least 5 users and 5 decision makers speak of, the surest
        difference first: ``theme``, ``user``, ``decision_maker`` (net tone) [-100 to 100],
        ``n_user``, ``n_decision_maker`` [people], ``gap`` user - decision maker [-200 to 200],
        ``is_opposed`` (one side above 0, the other below), ``z``, ``evidence``.
    """
    sides = {}
    for role in ("user", "decision_maker"):
        side = by_role[by_role["role"] == role].set_index("theme")
        sides[role] = net_interval(side).assign(net=net_score(side), n=side["n_people"])
    user, decider = sides["user"], sides["decision_maker"]
    rows = user.index[user["n"] >= MIN_PEOPLE].intersection(
        decider.index[decider["n"] >= MIN_PEOPLE]
    )
    user, decider = user.loc[rows], decider.loc[rows]
    table = pd.DataFrame({"user": user["net"], "decision_maker": decider["net"]})
    table = table.assign(n_user=user["n"], n_decision_maker=decider["n"])
    table["gap"] = table["user"] - table["decision_maker"]
    table["is_opposed"] = table["user"] * table["decision_maker"] < 0
    found = evidence(user["centre"], user["se"], decider["centre"], decider["se"])
    table = table.assign(**found).rename_axis("theme").reset_index()
    return table.sort_values("z", key=abs, ascending=False, ignore_index=True, kind="stable")


def theme_trend(
    now: pd.DataFrame, before: pd.DataFrame, n_now: float, n_before: float
) -> pd.DataFrame:
    """Return which themes more, and which fewer people speak of than before.

    Parameters
    ----------
    now, before : DataFrame
        `tables.TALLY` by theme over the window and the window of equal length before it.
    n_now, n_before : number
        People who wrote anything in these windows. [people]

    Returns
    -------
    DataFrame
        One row per theme named in either window, the surest change first: ``theme``,
        ``n_people``, ``n_people_before`` [people], ``share``, ``share_before`` of those who wrote
        anything [0 to 1], ``change`` [-1 to 1], ``z``, ``evidence``; change and what follows it
        are missing where nobody wrote in one of the windows.

    Notes
    -----
    Agresti and Caffo (2000): one imagined person more who names it and one who does not in each
    window, p' = (k + 1)/(n + 2), SE^2 = p'(1 - p')/(n + 2); z of the difference of the p'.
    """
    counts = (
        pd.DataFrame(
            {
                "n_people": now.set_index("theme")["n_people"],
                "n_people_before": before.set_index("theme")["n_people"],
            }
        )
        .fillna(0)
        .astype("int64")
    )
    share, guess, se = {}, {}, {}
    for name, n in (("n_people", n_now), ("n_people_before", n_before)):
        share[name] = counts[name] / (n if n else np.nan)
        guess[name] = (counts[name] + 1) / (n + 2 if n else np.nan)
        se[name] = (guess[name] * (1 - guess[name]) / (n + 2)) ** 0.5
    table = counts.assign(share=share["n_people"], share_before=share["n_people_before"])
    table["change"] = table["share"] - table["share_before"]
    found = evidence(
        guess["n_people"], se["n_people"], guess["n_people_before"], se["n_people_before"]
    )
    table = table.assign(**found).rename_axis("theme").reset_index()
    return table.sort_values("z", key=abs, ascending=False, ignore_index=True, kind="stable")


def theme_company(pairs: pd.DataFrame, themes: pd.DataFrame, n: float) -> pd.DataFrame:
    """Return which themes are named together more often than by chance.

    Parameters
    ----------
    pairs : DataFrame
        ``theme``, ``other``, ``n_people`` who name both in one text. [people]
    themes : DataFrame
        `tables.TALLY` by theme.
    n : number
        People who wrote anything. [people]

    Returns
    -------
    DataFrame
        One row per pair of at least 5 people, the most striking first: ``theme``, ``other``,
        ``n_people``, ``lift``.

    Notes
    -----
    lift = n_ab n / (n_a n_b): 1 as often as by chance, 2 twice as often.
    """
    people = themes.set_index("theme")["n_people"].astype("float64")
    kept = pairs[pairs["n_people"] >= MIN_PEOPLE]
    chance = kept["theme"].map(people) * kept["other"].map(people) / n
    table = kept.assign(lift=kept["n_people"] / chance)
    return table.sort_values(["lift", "theme", "other"], ascending=[False, True, True]).reset_index(
        drop=True
    )


def _effective(sums: pd.DataFrame) -> pd.DataFrame:
    """Return sums of weights as a tally of as many people as they are worth."""
    weight, square = array(sums["weight"]).clip(min=0), array(sums["square"]).clip(min=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        worth = np.where(weight > DUST, weight / square, 0.0)
    return pd.DataFrame(
        {
            "n_people": np.where(weight > DUST, weight * worth, 0.0),
            "n_pos": array(sums["n_pos"]) * worth,
            "n_neg": array(sums["n_neg"]) * worth,
        },
        index=sums.index,
    )


def _by_revenue(
    themes: pd.DataFrame, whole: pd.DataFrame, arr: pd.Series
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both tables with each account weighing by its revenue, N in all as before."""
    people = whole.set_index("account")["weight"]
    money = arr.reindex(people.index).astype("float64").fillna(0.0)
    factor = money / people * (people.sum() / money.sum() if money.sum() else np.nan)
    parts = []
    for table in (themes, whole):
        by = table["account"].map(factor)
        scaled = table.assign(**{name: table[name] * by for name in ("weight", "n_pos", "n_neg")})
        parts.append(scaled.assign(square=table["weight"] * by**2))
    return parts[0], parts[1]
