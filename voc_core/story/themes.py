"""What people speak of, in sentences."""

from typing import Any, Final

import pandas as pd

from voc_core.vocabulary import MIN_PEOPLE, SENIORITY
from voc_core.wording import Words

SURE: Final = ("strong", "likely")


def worst_sentence(roles: pd.DataFrame, words: Words) -> str:
    """Return what the bars of `charts.themes` show: who is most unhappy about what."""
    if roles.empty:
        return words("Nobody's words name a theme here")
    hurt = roles[roles["n_unhappy"] > roles["n_content"]]
    if hurt.empty:
        return words("No theme has more unhappy than content people")
    # Of equals the decision maker: their word weighs more.
    rank = hurt["role"].map({role: at for at, role in enumerate((*SENIORITY, "unknown"))})
    order = hurt.assign(_by=hurt["n_unhappy"] - hurt["n_content"], _rank=rank)
    row = order.sort_values(["_by", "_rank"], ascending=[False, True], kind="stable").iloc[0]
    return words(
        "{group} are most unhappy about {theme}: {n_neg} of {n}",
        group=_capital(words.group(row["role"])),
        theme=_theme(row, words),
        n_neg=words.number(row["n_unhappy"]),
        n=words.number(row["n_people"]),
    )


def cost_sentence(row: dict[Any, Any], words: Words) -> str:
    """Return by how much a row of `metrics.theme_impact` moves the score."""
    return words(
        "{theme} costs {points} points of the net score: {net} where it is named, {without}"
        " elsewhere (n {n}).",
        theme=_theme(row, words),
        points=words.number(abs(row["impact"]), 1),
        net=words.signed(row["net"]),
        without=words.signed(row["net_without"]),
        n=words.number(row["n_people"]),
    )


def contrast_sentence(row: dict[Any, Any], words: Words) -> str:
    """Return how users and decision makers differ, of a row of `metrics.theme_contrast`."""
    values = {
        "theme": _theme(row, words),
        "user": words.signed(row["user"]),
        "decider": words.signed(row["decision_maker"]),
        "n_user": words.number(row["n_user"]),
        "n_decider": words.number(row["n_decision_maker"]),
    }
    if row["is_opposed"] and row["user"] < 0:
        return words(
            "Deciders praise {theme} ({decider}, n {n_decider}) while users suffer"
            " ({user}, n {n_user}).",
            **values,
        )
    if row["is_opposed"]:
        return words(
            "Users praise {theme} ({user}, n {n_user}) while deciders do not"
            " ({decider}, n {n_decider}).",
            **values,
        )
    return words(
        "Users and deciders differ on {theme}: users {user} (n {n_user}), deciders {decider}"
        " (n {n_decider}).",
        **values,
    )


def trend_sentence(row: dict[Any, Any], words: Words) -> str:
    """Return how much more or less is written of it, of a row of `metrics.theme_trend`."""
    values = {
        "share": words.percent(row["share"]),
        "before": words.percent(row["share_before"]),
        "theme": _theme(row, words),
        "n": words.number(row["n_people"]),
    }
    if row["change"] > 0:
        return words(
            "{share} of what people write is about {theme}, up from {before} (n {n}).", **values
        )
    return words(
        "{share} of what people write is about {theme}, down from {before} (n {n}).", **values
    )


def costliest(impact: pd.DataFrame) -> dict[Any, Any] | None:
    """Return the theme that surely costs most points, None where none does."""
    sure = impact[impact["evidence"].isin(SURE) & (impact["impact"] < 0)]
    return sure.iloc[0].to_dict() if len(sure) else None


def widest(contrast: pd.DataFrame) -> dict[Any, Any] | None:
    """Return the surest contradiction, those with opposite signs first; None without."""
    sure = contrast[contrast["evidence"].isin(SURE)]
    sure = sure.sort_values("is_opposed", ascending=False, kind="stable")
    return sure.iloc[0].to_dict() if len(sure) else None


def newest(trend: pd.DataFrame) -> dict[Any, Any] | None:
    """Return the theme whose share surely changed most; None without."""
    enough = trend[["n_people", "n_people_before"]].max(axis=1) >= MIN_PEOPLE
    sure = trend[trend["evidence"].isin(SURE) & enough]
    sure = sure.sort_values("change", key=abs, ascending=False, kind="stable")
    return sure.iloc[0].to_dict() if len(sure) else None


def _theme(row: Any, words: Words) -> str:
    return quoted(words.either(row["name"], row["name_zh"]), words)


def quoted(name: str, words: Words) -> str:
    """Return the name of a theme as it stands inside a sentence."""
    return words("“{name}”", name=name)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
