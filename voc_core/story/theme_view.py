"""The pictures of the themes in sentences: what each shows, or why it shows nothing."""

from typing import Any

import pandas as pd

from voc_core.story.themes import SURE, contrast_sentence, quoted, widest
from voc_core.vocabulary import MIN_PEOPLE
from voc_core.wording import Words


def impact_title(shown: Any, words: Words) -> str:
    """Return which theme of a `reports.theme_view.Impact` moves the score most, if any surely."""
    rows = shown.rows
    if shown.is_weighted and not shown.has_revenue:
        return words("No account here has revenue to weigh by")
    if rows.empty:
        return _nothing(shown, words)
    sure = rows[rows["evidence"].isin(SURE)]
    down, up = sure[sure["impact"] < 0].head(1), sure[sure["impact"] > 0].tail(1)
    said = [
        *(_pulls(row, shown.is_weighted, words) for row in down.to_dict("records")),
        *(_lifts(row, words) for row in up.to_dict("records")),
    ]
    if not said:
        return _closest(rows.iloc[int(rows["impact"].abs().argmax())].to_dict(), words)
    return words("; ").join(said)


def _nothing(shown: Any, words: Words) -> str:
    """Return why no theme of a `reports.theme_view.Impact` moves the score."""
    if len(shown.everybody):
        names = words.joined([_name(row, words) for row in shown.everybody.to_dict("records")])
        return words("Everybody names {theme}; there is no score without it", theme=names)
    if shown.n_unweighed:
        return words("Only accounts without revenue name themes here")
    return words("No theme is named by {n} people yet", n=MIN_PEOPLE)


def _pulls(row: dict[Any, Any], is_weighted: bool, words: Words) -> str:
    if is_weighted:
        return words(
            "Weighted by revenue, {theme} pulls the score down most: {impact} points"
            " ({low} to {high}, n {n})",
            **_impact(row, words),
        )
    return words(
        "{theme} pulls the score down most: {impact} points ({low} to {high}, n {n})",
        **_impact(row, words),
    )


def _lifts(row: dict[Any, Any], words: Words) -> str:
    return words("{theme} lifts it most: {impact} (n {n})", **_impact(row, words))


def _closest(row: dict[Any, Any], words: Words) -> str:
    return words(
        "No theme surely moves the score; {theme} comes closest: {impact} points"
        " ({low} to {high}, n {n})",
        **_impact(row, words),
    )


def _impact(row: dict[Any, Any], words: Words) -> dict[str, str]:
    return {
        "theme": _name(row, words),
        "n": words.number(row["n_people"]),
        **{part: words.signed(row[part], 1) for part in ("impact", "low", "high")},
    }


def impact_sentence(row: dict[Any, Any], words: Words) -> str:
    """Return what one theme does to the score, of a row of `metrics.theme_impact`."""
    values = _impact(row, words) | {
        "net": words.signed(row["net"]),
        "without": words.signed(row["net_without"]),
        "evidence": words.label(row["evidence"]),
    }
    return words(
        "{impact} points of the net score ({low} to {high}): {net} where it is named, {without}"
        " elsewhere. {n} people. {evidence}.",
        **values,
    )


def tone_and_points(contrast: dict[Any, Any], impact: dict[Any, Any], words: Words) -> str:
    """Return why the tones of a contradiction are so much larger than the points of the score.

    Parameters
    ----------
    contrast, impact : dict
        The rows of the theme in `metrics.theme_contrast` and `metrics.theme_impact`.
    """
    return words(
        "{user} and {decider} are the tone of what users and deciders say of it, from −100 to"
        " +100. {impact} points is what it does to the score of all voices, {share} of which name"
        " it.",
        user=words.signed(contrast["user"]),
        decider=words.signed(contrast["decision_maker"]),
        impact=words.signed(impact["impact"], 1),
        share=words.percent(impact["share"]),
    )


def roles_title(contrast: pd.DataFrame, words: Words) -> str:
    """Return the surest contradiction between users and decision makers, or that none is sure."""
    if contrast.empty:
        return words(
            "No theme is named by {n} users and {n} decision makers yet", n=words.number(MIN_PEOPLE)
        )
    found = widest(contrast)
    if found is None:
        return words("Users and decision makers do not surely differ on any theme")
    return contrast_sentence(found, words)


def roles_also(contrast: pd.DataFrame, words: Words) -> list[str]:
    """Return the other sure contradictions, opposite signs first; at most two."""
    sure = contrast[contrast["evidence"].isin(SURE)]
    rows = sure.sort_values("is_opposed", ascending=False, kind="stable").iloc[1:3]
    return [contrast_sentence(row, words) for row in rows.to_dict("records")]


def places_title(cells: pd.DataFrame, words: Words) -> str:
    """Return where on the journey most people are unhappy with which theme, if any surely."""
    if cells.empty:
        return words("No text on the journey names a theme yet")
    sure = cells[cells["evidence"].isin(SURE) & ~cells["is_thin"] & (cells["net"] < 0)]
    if sure.empty:
        return words("Nowhere on the journey does a theme surely hurt")
    row = sure.iloc[int(sure["n_neg"].argmax())].to_dict()
    return words(
        "Largest number of unhappy people: {theme} at {touchpoint} (net tone {net}, n {n})",
        theme=_name(row, words),
        touchpoint=words.either(row["place"], row["place_zh"]),
        net=words.signed(row["net"]),
        n=words.number(row["n_people"]),
    )


def place(row: dict[Any, Any], words: Words) -> str:
    """Return a cell of the grid as one chooses it from a list."""
    return words(
        "{theme} at {touchpoint} (n {n})",
        theme=words.either(row["name"], row["name_zh"]),
        touchpoint=words.either(row["place"], row["place_zh"]),
        n=words.number(row["n_people"]),
    )


def trend_title(shown: Any, words: Words) -> str:
    """Return what surely rose and fell most in a `reports.theme_view.Trend`."""
    rows = shown.rows
    if rows.empty or rows["change"].isna().all():
        return words("There is no window before to compare with yet")
    sure = rows[rows["evidence"].isin(SURE)]
    up, down = sure[sure["change"] > 0], sure[sure["change"] < 0]
    said = []
    if len(up):
        row = up.iloc[int(up["change"].argmax())].to_dict()
        said.append(words("{theme} rose most, from {before} to {now}", **_shares(row, words)))
    if len(down):
        row = down.iloc[int(down["change"].argmin())].to_dict()
        said.append(words("{theme} fell most, from {before} to {now}", **_shares(row, words)))
    return words("; ").join(said) or words("No theme is surely written of more or less than before")


def _shares(row: dict[Any, Any], words: Words) -> dict[str, str]:
    before, now = (words.percent(row[part]) for part in ("share_before", "share"))
    return {"theme": _name(row, words), "before": before, "now": now}


def company_title(pairs: pd.DataFrame, words: Words) -> str:
    """Return which two themes surely go together most."""
    if pairs.empty:
        return words("No two themes are named in one text by {n} people yet", n=MIN_PEOPLE)
    row = pairs.iloc[0].to_dict()
    values = {
        "one": quoted(words.either(row["name"], row["name_zh"]), words),
        "two": quoted(words.either(row["other_name"], row["other_name_zh"]), words),
        "times": words.number(row["lift"], 1),
        "n": words.number(row["n_people"]),
    }
    if row["evidence"] not in SURE:
        return words("No two themes surely go together", **values)
    return words(
        "{one} and {two} are named together {times} times as often as by chance (n {n})", **values
    )


def pair(row: dict[Any, Any], words: Words) -> str:
    """Return the names of two themes."""
    one = words.either(row["name"], row["name_zh"])
    return words(
        "{one} + {two}", one=one, two=words.either(row["other_name"], row["other_name_zh"])
    )


def _name(row: dict[Any, Any], words: Words) -> str:
    return quoted(words.either(row["name"], row["name_zh"]), words)
