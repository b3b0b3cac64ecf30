"""The voices page in sentences: what was found, and a voice as text to copy or export."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from voc_core.story import account
from voc_core.vocabulary import N_
from voc_core.wording import Words

CLEAR_TONE: Final = 0.25
CARRIED: Final = 60
"""A word that carried tone is told up to here. [characters]"""
HEADINGS: Final = {
    "day": N_("Day"),
    "account": N_("Account"),
    "who": N_("Who"),
    "role": N_("Role"),
    "touchpoint": N_("Touchpoint"),
    "source": N_("Source"),
    "metric": N_("Metric"),
    "score": N_("Score"),
    "scale": N_("Scale"),
    "tone": N_("Tone"),
    "mixed": N_("Mixed"),
    "text": N_("Text"),
    "ticked": N_("Ticked"),
}


def found(shown: Any, typed: str, words: Words) -> str:
    """Return how many voices were found, of `reports.voices.Voices`."""
    n, of = shown.n, words.number(shown.n_all)
    if not typed.strip():
        return words.count("{n} voice with words", "{n} voices with words", n)
    if shown.is_more_than:
        return words("More than {n} of {all} voices say this", n=words.number(n), all=of)
    return words.count("{n} of {all} voices says this", "{n} of {all} voices say this", n, all=of)


def nothing(shown: Any, typed: str, words: Words) -> str:
    """Return what to try where nothing was found."""
    if not shown.n_all:
        return words(
            "No voice with words under these filters. Choose a longer window or fewer cuts."
        )
    return words("Try fewer words, a part of a word, or fewer filters.")


def searched(typed: str, words: Words) -> str:
    """Return what was searched for, as a line of a file."""
    return words("Voices with: {typed}", typed=typed) if typed.strip() else words("All voices")


def side(tone: float) -> str:
    """Return what a tone says: a code of `vocabulary.SIDES`. Tone [-1 to 1]"""
    return "positive" if tone >= CLEAR_TONE else "negative" if tone <= -CLEAR_TONE else "neutral"


def tone(voice: Mapping[Any, Any], words: Words) -> str:
    """Return the tone of a voice as a word, nothing where it has none."""
    value = voice["tone"]
    return "" if value is None or value != value else words.label(side(value))


def clause(tone: float, carried: Sequence[str], words: Words) -> str:
    """Return the tone of one clause [-1 to 1] in words, with the words that carried it."""
    label, value = words.label(side(tone)), words.signed(tone, 1)
    if carried:
        quoted = " · ".join(words("“{name}”", name=word[:CARRIED]) for word in carried)
        return words("{tone} ({value}): {carried}", tone=label, value=value, carried=quoted)
    if tone:
        return words("{tone} ({value})", tone=label, value=value)
    return words("{tone}: no word of praise or blame", tone=label)


def ticked(voice: Mapping[Any, Any], words: Words) -> str:
    """Return what was ticked or ranked beside a voice, by question; nothing where nothing was."""
    if not isinstance(voice["choices"], str):
        return ""
    given = json.loads(voice["choices"])
    parts = (
        words("{label}: {values}", label=question, values=" · ".join(map(str, answers)))
        for question, answers in given.items()
    )
    return "; ".join(parts)


def copied(voice: Mapping[Any, Any], words: Words, *, hide_names: bool) -> str:
    """Return a quote with who said it, ready to be pasted."""
    who = account.who(voice, words, hide_names=hide_names)
    said = account.said(voice, words)
    return f"{voice['text']}\n— {who} · {voice['account_name']} · {said}"


def table(rows: pd.DataFrame, words: Words, *, hide_names: bool) -> pd.DataFrame:
    """Return voices as a table to export, one row each, headings in words."""
    records = rows.to_dict("records")
    cells = [_cells(voice, words, hide_names=hide_names) for voice in records]
    return pd.DataFrame(cells, columns=list(HEADINGS), dtype="object").rename(
        columns={code: words(heading) for code, heading in HEADINGS.items()}
    )


def _cells(voice: Mapping[Any, Any], words: Words, *, hide_names: bool) -> dict[str, object]:
    is_scored = voice["score"] == voice["score"] and voice["score"] is not None
    scale = f"{voice['scale_low']:g}–{voice['scale_high']:g}" if is_scored else ""
    return {
        "day": voice["occurred_on"],
        "account": voice["account_name"],
        "who": account.person(voice, words, hide_names=hide_names),
        "role": words.label(voice["role"]),
        "touchpoint": words.either(voice["touchpoint_name"], voice["touchpoint_name_zh"]),
        "source": words.label(voice["source"]),
        "metric": words.label(voice["metric"]),
        "score": _whole(voice["score"]) if is_scored else None,
        "scale": scale,
        "tone": tone(voice, words),
        "mixed": words("Yes") if voice["is_mixed"] else "",
        "text": voice["text"],
        "ticked": ticked(voice, words),
    }


def _whole(score: float) -> float | int:
    """Return a score without the decimal it does not have."""
    return int(score) if float(score).is_integer() else score
