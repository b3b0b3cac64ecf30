"""The journey in sentences: what hurts most, who says so, since when."""

from typing import Any, Final

import pandas as pd

from voc_core.vocabulary import MIN_PEOPLE, N_
from voc_core.wording import Words

MANY: Final = {
    "user": N_("users"),
    "manager": N_("managers"),
    "decision_maker": N_("decision makers"),
    "unknown": N_("people without a role tag"),
}
HURTS: Final = {
    "fell": N_("{touchpoint} hurts most, for {roles} ({net}, n {n}); it fell {points} points."),
    "rose": N_(
        "{touchpoint} hurts most, for {roles} ({net}, n {n}), though it rose {points} points."
    ),
    "": N_("{touchpoint} hurts most, for {roles} ({net}, n {n})."),
}
LOWEST: Final = {
    "fell": N_("{touchpoint} scores lowest, with {roles} ({net}, n {n}); it fell {points} points."),
    "rose": N_("{touchpoint} scores lowest, with {roles} ({net}, n {n}); it rose {points} points."),
    "": N_("{touchpoint} scores lowest, with {roles} ({net}, n {n})."),
}
FELL: Final = N_("{touchpoint} fell most, by {points} points for {roles} (now {net}, n {n}).")
ALSO_FELL: Final = N_("{touchpoint} fell by {points} points for {roles} (now {net}, n {n}).")


def headline(lowest: pd.DataFrame, fallen: pd.DataFrame, words: Words) -> str:
    """Return where it hurts most and what fell most; changes only where they are not unclear.

    Parameters
    ----------
    lowest, fallen : DataFrame
        The row of `metrics.journey_curve` that hurts most, and the other row that surely fell
        most; without rows where there is none.
    """
    if lowest.empty:
        return words(
            "No touchpoint has been heard by {n} people of one role yet, so nothing is averaged.",
            n=MIN_PEOPLE,
        )
    row = lowest.iloc[0]
    first = _told((HURTS if row["net"] < 0 else LOWEST)[_moved(row)], row, words)
    if fallen.empty:
        return first
    other = fallen.iloc[0]
    is_most = _moved(row) != "fell" or other["change"] < row["change"]
    second = _told(FELL if is_most else ALSO_FELL, other, words)
    return words("{first} {second}", first=first, second=second)


def _told(msgid: str, row: pd.Series, words: Words) -> str:
    return words(
        msgid,
        touchpoint=words.either(row["name"], row["name_zh"]),
        roles=words(MANY[row["role"]]),
        net=words.signed(row["net"]),
        n=words.number(row["n_people"]),
        points=words.number(abs(row["change"])),
    )


def spread_sentence(people: dict[str, int], words: Words) -> str:
    """Return how many of the people heard are negative and positive.

    Parameters
    ----------
    people : dict
        ``n``, ``negative``, ``positive``. [people]
    """
    return words.count(
        "{n} person heard: {negative} negative, {positive} positive.",
        "{n} people heard: {negative} negative, {positive} positive.",
        people["n"],
        negative=words.number(people["negative"]),
        positive=words.number(people["positive"]),
    )


def trend_sentence(trend: pd.DataFrame, words: Words) -> str:
    """Return the widest way a role went, from its first quarter with an average to its last.

    Parameters
    ----------
    trend : DataFrame
        One row per role and quarter (``month``) with `metrics.figures`.
    """
    ways = [
        (part.iloc[0], part.iloc[-1])
        for _, part in trend[~trend["is_thin"]].groupby("role")
        if len(part) > 1
    ]
    if not ways:
        return words("Too few people in each quarter for a trend.")
    first, last = max(ways, key=lambda way: abs(way[1]["net"] - way[0]["net"]))
    return words(
        "With {roles} it went from {first} ({then}) to {last} ({now}).",
        roles=words(MANY[first["role"]]),
        first=words.signed(first["net"]),
        last=words.signed(last["net"]),
        then=quarter(first["month"], words),
        now=quarter(last["month"], words),
    )


def accounts_sentence(n_negative: int, n_accounts: int, words: Words) -> str:
    """Return how many of the accounts heard have a net score under 0."""
    if not n_negative:
        return words.count(
            "{n} account heard, none of them negative.",
            "{n} accounts heard, none of them negative.",
            n_accounts,
        )
    return words.count(
        "{negative} of {n} account heard is negative.",
        "{negative} of {n} accounts heard are negative.",
        n_accounts,
        negative=words.number(n_negative),
    )


def importance_sentence(rho: float, n_accounts: int, words: Words) -> str:
    """Return how closely the touchpoint goes with the accounts' NPS, or that it cannot be said."""
    if rho != rho:
        return words("Too few accounts to say how closely this goes with their NPS.")
    return words(
        "How closely this goes with the NPS of an account: "
        "{rho} on a scale from −1 to +1 ({n} accounts).",
        rho=words.signed(rho, 2),
        n=words.number(n_accounts),
    )


def quarter(day: str, words: Words) -> str:
    """Return a quarter by its first day (ISO): Q2 2026."""
    return words("Q{quarter} {year}", quarter=(int(day[5:7]) + 2) // 3, year=day[:4])


def _moved(row: Any) -> str:
    if row["evidence"] not in ("strong", "likely") or round(row["change"]) == 0:
        return ""
    return "fell" if row["change"] < 0 else "rose"
