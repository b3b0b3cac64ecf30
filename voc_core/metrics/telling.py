"""Which texts say most."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

SHORT, LONG = 40, 280
"""Shorter texts say little, longer ones are not read out in a meeting. [characters]"""
HAN_WORTH: Final = 2
"""A Chinese character says as much as so many Latin letters with their spaces."""
ALIKE: Final = 0.5
"""From this share of common pairs of letters on, two texts say the same. [0 to 1]"""
LEAST: Final = 0.1
"""A text that tells less is not read out. [0 to 1]"""
COMPARED: Final = 400
"""The best so many are told apart; nobody reads further. [texts]"""
ORDER: Final = {"decision_maker": 0, "manager": 1, "user": 2, "unknown": 3}


def telling(voices: pd.DataFrame, typical: Sequence[float] | None = None) -> pd.Series:
    """Return how telling each voice is.

    Parameters
    ----------
    voices : DataFrame
        ``text``, ``tone`` [-1 to 1].
    typical : sequence of float, optional
        How typical of its theme each voice is. [0 to 1]

    Returns
    -------
    Series of float
        Same index, [0 to 1]: clear x fits x typical. Missing tone or text is 0.

    Notes
    -----
    clear = |tone|. fits = 1 for 40 to 280 letters, a Chinese character counted as two; below,
    length / 40; above, 280 / length, so that a text of double length counts half.
    """
    length = voices["text"].map(_length).astype("float64")
    fits = (length / SHORT).clip(upper=1) * (LONG / length.clip(lower=LONG))
    clear = voices["tone"].astype("float64").abs().fillna(0)
    share = 1.0 if typical is None else pd.Series(list(typical), index=voices.index, dtype=float)
    return (clear * fits * share).rename("telling")


def most_telling(voices: pd.DataFrame, typical: Sequence[float] | None = None) -> pd.DataFrame:
    """Return the voices, the most telling first; what says the same again comes last.

    Parameters
    ----------
    voices : DataFrame
        ``id``, ``text``, ``tone``, ``role``, ``occurred_on``.

    Returns
    -------
    DataFrame
        The same rows with ``telling``.

    Notes
    -----
    By `telling`, to two decimals; among equals decision makers, then managers, users and those
    without a role, then the newest, then the higher id. Two texts say the same where they share
    half of their pairs of letters (Jaccard); told apart among the first 400 only.
    """
    ranked = _ranked(voices, typical)
    again = pd.Series(_says_again(list(ranked["text"].fillna(""))), ranked.index, dtype="bool")
    ranked = ranked.assign(_again=again).sort_values("_again", kind="stable")
    return ranked.drop(columns=["_role", "_again"]).reset_index(drop=True)


def taking_turns(
    voices: pd.DataFrame, limit: int, typical: Sequence[float] | None = None
) -> pd.DataFrame:
    """Return the few voices to read out: the most telling of each role in turn.

    Parameters
    ----------
    voices : DataFrame
        As for `most_telling`.
    limit : int
        At most so many. [voices]
    typical : sequence of float, optional
        How typical of its theme each voice is, see `typical`. [0 to 1]

    Returns
    -------
    DataFrame
        Rows of `voices` with ``telling``: the most telling of the decision makers, of the
        managers, the users and those without a role, then the next of each. What says the same
        again, as in `most_telling`, and what tells less than 0.1 is left out.
    """
    ranked = _ranked(voices, typical)
    ranked = ranked[ranked["telling"] >= LEAST]
    kept = ranked[_first_said(ranked, limit)]
    kept = kept.assign(_turn=kept.groupby("_role").cumcount())
    kept = kept.sort_values(["_turn", "_role"], kind="stable").head(limit)
    return kept.drop(columns=["_role", "_turn"]).reset_index(drop=True)


def typical(mentions: pd.DataFrame) -> pd.Series:
    """Return how typical of its themes each voice is.

    Parameters
    ----------
    mentions : DataFrame
        One row per clause and theme it names: ``feedback_id``, ``theme_id``, ``clause_start``,
        ``clause_end`` [characters].

    Returns
    -------
    Series of float
        By ``feedback_id`` and ``theme_id``: 1 for a voice that speaks of this theme alone. [0 to 1]

    Notes
    -----
    typical = √share, share what the voice says of this theme of all it says of any, so that the
    shares of a voice make 1. Clauses weigh by their characters, and are parted equally among the
    themes they name; clauses that name none do not count, for they mostly go on with what was named
    before. The root keeps a clear word on two themes before a vague one on a single theme.
    """
    clause = ["feedback_id", "clause_start"]
    length = (mentions["clause_end"] - mentions["clause_start"]).astype("float64")
    n_themes = mentions.groupby(clause)["theme_id"].transform("nunique")
    said = (length / n_themes).groupby([mentions["feedback_id"], mentions["theme_id"]]).sum()
    share = said / said.groupby(level="feedback_id").transform("sum")
    return share.pow(0.5).rename("typical")


def _ranked(voices: pd.DataFrame, typical: Sequence[float] | None) -> pd.DataFrame:
    """Return the voices, the most telling first, with ``_role``."""
    ranked = voices.assign(
        telling=telling(voices, typical).round(2), _role=voices["role"].map(ORDER).fillna(3)
    )
    by, rising = ["telling", "_role", "occurred_on", "id"], [False, True, False, False]
    return ranked.sort_values(by, ascending=rising)


def _length(text: object) -> int:
    if not isinstance(text, str):
        return 0
    said = text.strip()
    return len(said) + (HAN_WORTH - 1) * sum("\u3400" <= c <= "\u9fff" for c in said)


def _says_again(texts: list[str]) -> list[bool]:
    seen: list[set[str]] = []
    again: list[bool] = []
    for text in texts[:COMPARED]:
        pairs = _pairs(text)
        again.append(any(_is_alike(pairs, other) for other in seen))
        if not again[-1]:
            seen.append(pairs)
    return again + [False] * (len(texts) - len(again))


def _first_said(ranked: pd.DataFrame, limit: int) -> pd.Series:
    """Whether each voice is one of the first `limit` of its role that say what none before says.

    What is kept stays few, so thousands can be told apart from it.
    """
    seen: list[set[str]] = []
    n_of = dict.fromkeys(ranked["_role"], 0)
    kept = []
    for text, role in zip(ranked["text"], ranked["_role"], strict=True):
        pairs = _pairs(text) if n_of[role] < limit else set()
        kept.append(bool(n_of[role] < limit and not any(_is_alike(pairs, one) for one in seen)))
        if kept[-1]:
            n_of[role] += 1
            seen.append(pairs)
    return pd.Series(kept, ranked.index, dtype="bool")


def _pairs(text: str) -> set[str]:
    """Return the pairs of letters of a text."""
    said = "".join(text.casefold().split())
    return {said[at : at + 2] for at in range(len(said) - 1)}


def _is_alike(one: set[str], other: set[str]) -> bool:
    common = len(one & other)
    return common > 0 and common >= ALIKE * (len(one) + len(other) - common)
