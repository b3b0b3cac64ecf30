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
        Annual recurring revenue by account. Given, each account weighs by it, its people alike,
        as in the fourth roll-up; an account without it weighs nothing. [major units]

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
    """Return which themes take up more, and which less of what people write than before.

    Parameters
    ----------
    now, before : DataFrame
        By ``theme``: ``n_people`` who name it [people], ``weight`` of their texts in all that is
        written, each person weighing 1 [people]; over the window and the one of equal length
        before it.
    n_now, n_before : number
        People who wrote anything in these windows. [people]

    Returns
    -------
    DataFrame
        One row per theme named in either window, the surest change first: ``theme``,
        ``n_people``, ``n_people_before`` [people], ``share``, ``share_before`` of what is written
        [0 to 1], ``change`` [-1 to 1], ``z``, ``evidence``; change and what follows it are missing
        where nobody wrote in one of the windows.

    Notes
    -----
    share = weight / n: the mean over people of the part of their texts that names the theme. Who
    writes twice as much as before does not thereby speak more of everything. Agresti and Caffo
    (2000): one imagined person more who names it and one who does not in each window,
    p' = (weight + 1)/(n + 2), SE^2 = p'(1 - p')/(n + 2); z of the difference of the p'.
    """
    sides = {"": (now, n_now), "_before": (before, n_before)}
    table = pd.concat(
        [
            rows.set_index("theme")[["n_people", "weight"]].add_suffix(side)
            for side, (rows, _) in sides.items()
        ],
        axis=1,
    )
    table = table.astype("float64").fillna(0.0)
    guess, se = {}, {}
    for side, (_, n) in sides.items():
        table[f"share{side}"] = table[f"weight{side}"] / (n if n else np.nan)
        guess[side] = (table[f"weight{side}"] + 1) / (n + 2 if n else np.nan)
        se[side] = (guess[side] * (1 - guess[side]) / (n + 2)) ** 0.5
    people = table[["n_people", "n_people_before"]].astype("int64")
    table = people.join(table[["share", "share_before"]])
    table["change"] = table["share"] - table["share_before"]
    found = evidence(guess[""], se[""], guess["_before"], se["_before"])
    table = table.assign(**found).rename_axis("theme").reset_index()
    return table.sort_values("z", key=abs, ascending=False, ignore_index=True, kind="stable")


def theme_company(pairs: pd.DataFrame, themes: pd.DataFrame, n: float) -> pd.DataFrame:
    """Return which themes are named together more, and which less often than by chance.

    Parameters
    ----------
    pairs : DataFrame
        ``theme``, ``other``, ``n_people`` who name both in one text [people], ``weight`` of these
        texts in all that is written, each person weighing 1 [people].
    themes : DataFrame
        By ``theme``: ``weight`` of the texts that name it. [people]
    n : number
        People who wrote anything. [people]

    Returns
    -------
    DataFrame
        One row per pair of at least 5 people, the surest company first: ``theme``, ``other``,
        ``n_people``, ``lift``, ``z`` (above 0: more often than by chance), ``evidence``.

    Notes
    -----
    lift = w_ab n / (w_a w_b): 1 as often as by chance, 2 twice as often. z = log odds ratio of
    naming the one where the other is named / its standard error, 1/2 added to each of the four
    counts (Haldane 1956; Anscombe 1956): a = w_ab, b = w_a - w_ab, c = w_b - w_ab,
    d = n - w_a - w_b + w_ab, SE^2 = 1/a + 1/b + 1/c + 1/d.
    """
    weight = themes.set_index("theme")["weight"].astype("float64")
    kept = pairs[pairs["n_people"] >= MIN_PEOPLE].reset_index(drop=True)
    both = kept["weight"].astype("float64")
    one, two = (kept[name].map(weight).astype("float64") for name in ("theme", "other"))
    cells = [(part.clip(lower=0) + 0.5) for part in (both, one - both, two - both)]
    cells.append((n - one - two + both).clip(lower=0) + 0.5)
    a, b, c, d = cells
    odds = pd.Series(np.log(a * d / (b * c)), index=kept.index)
    se = (1 / a + 1 / b + 1 / c + 1 / d) ** 0.5
    table = kept[["theme", "other", "n_people"]].assign(lift=both * n / (one * two))
    table = table.assign(**evidence(odds, se, 0.0, 0.0))
    by, rising = ["z", "theme", "other"], [False, True, True]
    return table.sort_values(by, ascending=rising, ignore_index=True)


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
