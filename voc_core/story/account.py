"""One account in sentences."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from voc_core.story.two_voices import MEANINGS, sure
from voc_core.vocabulary import MIN_PEOPLE, N_
from voc_core.wording import Words

STATUSES: Final = {
    "heard": N_("Heard"),
    "invited_silent": N_("Invited, silent"),
    "never_asked": N_("Never asked"),
}
"""What a contact did in the window."""

CHANGES: Final = {
    "strong": N_("{change} points since the window before, clearly"),
    "likely": N_("{change} points since the window before, probably"),
    "unclear": N_("{change} points since the window before, could be chance"),
}


def state(pair: Mapping[Any, Any], words: Words) -> str:
    """Return the state of an account in one sentence, with how sure we are of it."""
    meaning = words(MEANINGS[pair["state"]])
    if not pair["n_sides"]:
        return meaning
    return words("{meaning} {sure}.", meaning=meaning, sure=sure(pair, words))


def renewal(pair: Mapping[Any, Any], words: Words) -> str:
    """Return when an account renews and how."""
    days = pair["days_to_renewal"]
    if days != days:
        return words("Renewal not known")
    day = words.day(pair["renewal_on"])
    text = (
        words("Renewal was due on {day}", day=day)
        if days < 0
        else words.count(
            "Renews in {n} day, on {day}", "Renews in {n} days, on {day}", int(days), day=day
        )
    )
    kind = pair["renewal_kind"]
    return f"{text} · {words.label(kind)}" if isinstance(kind, str) else text


def heard(role: Mapping[Any, Any], words: Words) -> str:
    """Return who was heard of who exists, and who was invited and stayed silent."""
    n, exist = int(role["n_people"]), int(role["n_contacts"])
    if not n and not exist:
        return words("No such person known")
    text = words("{n} of {all} people heard", n=words.number(n), all=words.number(max(n, exist)))
    silent, invited = int(role["n_silent"]), int(role["n_invited"])
    if silent:
        return text + " · " + words("{n} invited and silent", n=words.number(silent))
    return text if invited or n else text + " · " + words("nobody invited")


def interval(role: Mapping[Any, Any], words: Words) -> str:
    """Return how far the score of a role may be off."""
    n = int(role["n_people"])
    if not n:
        return words("A silent role has no score.")
    is_thin = n < MIN_PEOPLE
    if n >= role["n_contacts"] > 0:
        return _everybody(n, words) if is_thin else words("Everybody was heard.")
    if is_thin:
        return words(
            "Too few for an average: one answer moves it by up to {swing} points.",
            swing=words.number(role["swing"]),
        )
    return words(
        "With all people asked it would likely lie between {low} and {high}.",
        low=words.signed(role["low"]),
        high=words.signed(role["high"]),
    )


def _everybody(n: int, words: Words) -> str:
    if n == 1:
        return words("The only one was heard; one person makes no average.")
    return words("All {n} were heard; few people, so no average.", n=words.number(n))


def change(role: Mapping[Any, Any], words: Words) -> str | None:
    """Return how the score of a role moved against the window before, None if it cannot be told."""
    if role["change"] != role["change"] or not isinstance(role["evidence"], str):
        return None
    return words(CHANGES[role["evidence"]], change=words.signed(role["change"]))


def voices(table: pd.DataFrame, n_answers: int, until: object, words: Words) -> str:
    """Return the finding of the time line: how many were negative, when the last came."""
    if table.empty:
        return words("No voice in this window")
    last = table.iloc[0]
    days = (pd.Timestamp(str(until)) - pd.Timestamp(last["occurred_on"])).days
    negative = int((table["valence"] == -1).sum())
    text = words.count(
        "{negative} of {n} voice was negative; the last came {ago} ({role})",
        "{negative} of {n} voices were negative; the last came {ago} ({role})",
        len(table),
        negative=words.number(negative),
        ago=words("today") if not days else words.count("{n} day ago", "{n} days ago", int(days)),
        role=words.label(last["role"]),
    )
    if len(table) < n_answers:
        text += " " + words(
            "(the newest {n} of {all})", n=words.number(len(table)), all=words.number(n_answers)
        )
    return text


def journey(contrast: pd.DataFrame, names: Mapping[int, str], words: Words) -> str:
    """Return where the account lies furthest below the portfolio."""
    if contrast.empty:
        return words("No voice at any touchpoint in this window")
    row = contrast.iloc[0]
    if row["difference"] >= 0:
        return words("Nowhere on the journey below the portfolio")
    if row["n_people"] < MIN_PEOPLE:
        return words.count(
            "Furthest below the portfolio: {touchpoint}, though only {n} person was heard there",
            "Furthest below the portfolio: {touchpoint}, though only {n} people were heard there",
            int(row["n_people"]),
            touchpoint=names[int(row["touchpoint"])],
        )
    return words.count(
        "Furthest below the portfolio: {touchpoint}, {net} against {all} ({n} person)",
        "Furthest below the portfolio: {touchpoint}, {net} against {all} ({n} people)",
        int(row["n_people"]),
        touchpoint=names[int(row["touchpoint"])],
        net=words.signed(row["net"]),
        all=words.signed(row["portfolio"]),
    )


def who(voice: Mapping[Any, Any], words: Words, *, hide_names: bool) -> str:
    """Return who said something: name and title, or the role where names are hidden."""
    role = words.label(str(voice["role"]))
    name = person(voice, words, hide_names=hide_names)
    return words("{name} ({role})", name=name, role=role) if name else role


def person(voice: Mapping[Any, Any], words: Words, *, hide_names: bool) -> str:
    """Return name and title of who said something; nothing where they are hidden or not known."""
    name, title = (voice[k] if isinstance(voice[k], str) else "" for k in ("contact_name", "title"))
    if hide_names:
        return ""
    if name and title:
        return words("{name}, {title}", name=name, title=title)
    return name or title


def said(voice: Mapping[Any, Any], words: Words) -> str:
    """Return the day, the moment where it is known, source, touchpoint and score of a voice."""
    moment = voice["said_at"]
    day = words.moment(moment) if isinstance(moment, str) else words.day(voice["occurred_on"])
    parts = [day, words.label(voice["source"])]
    if place := words.either(voice["touchpoint_name"], voice["touchpoint_name_zh"]):
        parts.append(place)
    if voice["score"] == voice["score"]:
        parts.append(
            words(
                "{metric} {score} of {high}",
                metric=words.label(voice["metric"]),
                score=words.number(voice["score"]),
                high=words.number(voice["scale_high"]),
            )
        )
    return " · ".join(parts)
