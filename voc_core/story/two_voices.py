"""Users against decision makers, in sentences."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd

from voc_core.vocabulary import N_, STATES
from voc_core.wording import Words

FINDINGS: Final[dict[str, Callable[[Words, int, str], str]]] = {
    "renewal_risk": lambda words, n, arr: words.count(
        "Deciders at {n} account ({arr}) are unhappy while their users are not.",
        "Deciders at {n} accounts ({arr}) are unhappy while their users are not.",
        n,
        arr=arr,
    ),
    "crisis": lambda words, n, arr: words.count(
        "Users and deciders are both unhappy at {n} account ({arr}).",
        "Users and deciders are both unhappy at {n} accounts ({arr}).",
        n,
        arr=arr,
    ),
    "adoption_risk": lambda words, n, arr: words.count(
        "Users at {n} account ({arr}) are unhappy while their deciders are not.",
        "Users at {n} accounts ({arr}) are unhappy while their deciders are not.",
        n,
        arr=arr,
    ),
    "deciders_silent": lambda words, n, arr: words.count(
        "At {n} account ({arr}) users were heard, but nobody who decides.",
        "At {n} accounts ({arr}) users were heard, but nobody who decides.",
        n,
        arr=arr,
    ),
    "users_silent": lambda words, n, arr: words.count(
        "At {n} account ({arr}) deciders were heard, but nobody who uses the product.",
        "At {n} accounts ({arr}) deciders were heard, but nobody who uses the product.",
        n,
        arr=arr,
    ),
    "silent": lambda words, n, arr: words.count(
        "At {n} account ({arr}) neither users nor deciders were heard.",
        "At {n} accounts ({arr}) neither users nor deciders were heard.",
        n,
        arr=arr,
    ),
    "harmony": lambda words, n, arr: words.count(
        "Users and deciders are both content at {n} account ({arr}).",
        "Users and deciders are both content at {n} accounts ({arr}).",
        n,
        arr=arr,
    ),
}
"""The finding on all accounts in one state."""

MEANINGS: Final = {
    "renewal_risk": N_("Users are content, deciders are not."),
    "crisis": N_("Users and deciders are both unhappy."),
    "adoption_risk": N_("Deciders are content, users are not."),
    "deciders_silent": N_("Users were heard, no decision maker was."),
    "users_silent": N_("Decision makers were heard, no user was."),
    "silent": N_("Neither users nor decision makers were heard."),
    "harmony": N_("Users and deciders are both content."),
}
"""What each state of an account means."""

TELLING: Final = (
    "renewal_risk",
    "crisis",
    "adoption_risk",
    "deciders_silent",
    "users_silent",
    "harmony",
)
"""The state the title speaks of: the first that occurs."""

GRADED: Final = ("renewal_risk", "crisis", "adoption_risk")
"""States whose sentence says at how many accounts they are clear."""

SURE: Final = {
    "strong": N_("Clear: {people}"),
    "likely": N_("Probable: {people}"),
    "unclear": N_("Could be chance: {people}"),
}
"""How sure the state of an account is, and whom that rests on."""


def arr_words(arr: float, n_with_arr: int, currency: str, words: Words) -> str:
    """Return the ARR of some accounts, or that it is not known."""
    if not n_with_arr or arr != arr:
        return words("ARR not known")
    return words("{arr} ARR", arr=words.money(arr, currency))


def lens_first(text: str, lens: str, words: Words) -> str:
    """Return a sentence on who was not heard, which one lens alone cannot say without its name."""
    if lens == "voice":
        return text
    return words("{lens} alone: {finding}", lens=words.label(lens), finding=text)


def how_clear(n_sure: int, n: int, words: Words) -> str:
    """Return the sentence that follows one on `n` accounts of which `n_sure` are clear."""
    if n_sure == n:
        return ""
    if not n_sure:
        return words(" Few were heard there: it could be chance.")
    return words(" The answers are clear at {n} of them.", n=words.number(n_sure))


def headline(
    states: pd.DataFrame,
    currency: str,
    words: Words,
    state: str | None = None,
    accounts: pd.DataFrame | None = None,
) -> str:
    """Return the finding of the page: the state chosen, or the gravest that occurs.

    Parameters
    ----------
    states : DataFrame
        One row per state: ``state``, ``n_accounts``, ``arr``, ``n_with_arr``.
    accounts : DataFrame or None
        `metrics.two_voices` of the accounts, to say at how many the state is clear.
    """
    rows = {row["state"]: row for row in states.to_dict("records")}
    order = (state,) if state in STATES else TELLING
    told = next((s for s in order if rows[s]["n_accounts"]), None)
    if told is None:
        return (
            words("No account is in this state: {state}.", state=words.label(str(state)))
            if state in STATES
            else words("Nobody has been heard under these filters.")
        )
    row = rows[told]
    arr = arr_words(row["arr"], row["n_with_arr"], currency, words)
    said = FINDINGS[told](words, int(row["n_accounts"]), arr)
    if accounts is None or told not in GRADED:
        return said
    rows_told = accounts[accounts["state"] == told].to_dict("records")
    n_sure = sum(grade_of_state(one) in ("strong", "likely") for one in rows_told)
    return said + how_clear(n_sure, len(rows_told), words)


def silence(unheard: Mapping[str, float], currency: str, near: int, words: Words) -> str:
    """Return where nobody who decides was heard, and how many of those renew soon."""
    n, n_near = int(unheard["n_accounts"]), int(unheard["n_near"])
    if not n:
        return words("A decision maker was heard at every account shown.")
    text = words.count(
        "Nobody who decides was heard at {n} account ({arr})",
        "Nobody who decides was heard at {n} accounts ({arr})",
        n,
        arr=arr_words(unheard["arr"], int(unheard["n_with_arr"]), currency, words),
    )
    if not n_near:
        return words("{finding}; no renewal within {days} days.", finding=text, days=near)
    return words.count(
        "{finding}; {n} renews within {days} days.",
        "{finding}; {n} of them renew within {days} days.",
        n_near,
        finding=text,
        days=near,
    )


def grade_of_state(row: Mapping[Any, Any]) -> Any:
    """Return how sure the state of an account is: of its gap, or that both sides are on one side.

    Users and deciders who agree have no gap to be sure of; they are clear where neither interval
    crosses 0.
    """
    if row["state"] == "harmony":
        is_clear = min(row["user_low"], row["decision_maker_low"]) >= 0
    elif row["state"] == "crisis":
        is_clear = max(row["user_high"], row["decision_maker_high"]) < 0
    else:
        return row["evidence"]
    return "strong" if is_clear else "unclear"


def sure(row: Mapping[Any, Any], words: Words) -> str:
    """Return how sure we are of the state of an account, with the people it rests on."""
    if not row["n_sides"]:
        return words("Nobody heard on either side")
    grade = grade_of_state(row)
    said = SURE[grade] if isinstance(grade, str) else N_("One side only: {people}")
    return words(said, people=_sides(row, words))


def _sides(row: Mapping[Any, Any], words: Words) -> str:
    """Return how many were heard on each side that was."""
    users, deciders = int(row["n_user"]), int(row["n_decision_maker"])
    parts = [
        words.count("{n} user", "{n} users", users) if users else "",
        words.count("{n} decision maker", "{n} decision makers", deciders) if deciders else "",
    ]
    return words.joined([part for part in parts if part])


def renewal(days: float, words: Words) -> str:
    """Return how far away a renewal is."""
    if days != days:
        return "–"
    if days < 0:
        return words("passed")
    return words.count("{n} day", "{n} days", int(days))
