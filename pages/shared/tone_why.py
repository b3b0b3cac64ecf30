"""Why a voice has its tone, clause by clause, and the hand that corrects it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import streamlit as st

from pages.shared import cache, private, quote_html, reader_parts, saving
from pages.shared.plain import plain
from voc_core.reports import tones, tuned
from voc_core.story import voices as sentences
from voc_core.text import ClauseHeard, explained
from voc_core.text.corrected import corrected
from voc_core.vocabulary import SIDES
from voc_core.wording import Words

LISTED: Final = 12
"""Clauses of a text that are listed, those of the clearest tone."""


class Heard(NamedTuple):
    """The words of a voice as they may be shown, and its clauses with their tones."""

    text: str
    clauses: Sequence[ClauseHeard]


def heard(voice: Mapping[Any, Any]) -> Heard:
    """Return the words of a voice as they may be shown, and its clauses with their tones."""
    text = private.text(voice["text"]) if isinstance(voice["text"], str) else ""
    why = explained([text], [voice["source"]], cache.asked(tuned.tuning))[0]
    by_hand = voice["corrected"]
    return Heard(text, corrected(why.clauses, None if by_hand != by_hand else by_hand))


def told(text: str, clauses: Sequence[ClauseHeard], words: Words) -> list[str]:
    """Return for each clause its tone and the words that carried it."""
    return [
        sentences.clause(one.tone, [text[word.start : word.end] for word in one.words], words)
        for one in clauses
    ]


def badge(voice: Mapping[Any, Any], as_heard: Heard, words: Words, key: str) -> None:
    """Draw the tone of a voice; behind it stands why, and the way to correct it.

    Parameters
    ----------
    as_heard : Heard
        `heard` of it.
    key : str
        Where on the page the voice stands.
    """
    tone = sentences.tone(voice, words)
    if not tone:
        return
    is_corrected = voice["correction"] == voice["correction"]
    with st.popover(
        words("{tone} · corrected by hand", tone=tone) if is_corrected else tone,
        icon=":material/edit:" if is_corrected else None,
        type="tertiary",
        key=f"tone-why-{key}-{voice['id']}",
    ):
        _why(as_heard, words)
        if is_corrected:
            _by_hand(voice, words, key)
        _correct(voice, words, key)


def _why(as_heard: Heard, words: Words) -> None:
    text, clauses = as_heard
    st.markdown(f"**{words('Why this tone')}**")
    clearest = sorted(clauses, key=lambda one: -abs(one.tone))[:LISTED]
    shown = sorted(clearest, key=lambda one: one.start)
    st.html(quote_html.listed(text, shown, told(text, shown, words)))
    if rest := len(clauses) - len(shown):
        st.caption(words.count("and {n} more", "and {n} more", rest))
    if other := reader_parts.in_force(words):
        st.caption(plain(other, limit=300))
        st.caption(words("The tone of clauses and themes is that of our own rules."))


def _by_hand(voice: Mapping[Any, Any], words: Words, key: str) -> None:
    before = voice["heard"]
    known = words.label(sentences.side(before)) if before == before else "–"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            words("Corrected by hand; the words were read as: {tone}.", tone=known), width="stretch"
        )
        if st.button(words("Take back"), key=f"tone-back-{key}-{voice['id']}"):
            tones.take_back(cache.store(), int(voice["correction"]))
            saving.renew(_name(voice, key))
            saving.done(words("The correction is taken back."))


def _correct(voice: Mapping[Any, Any], words: Words, key: str) -> None:
    now = sentences.side(voice["tone"])
    said = st.segmented_control(
        words("What they say is"),
        SIDES,
        default=now,
        required=True,
        key=saving.edition(_name(voice, key)),
        format_func=words.label,
        help=words(
            "Say so if it was heard wrongly. A correction is kept, wins over what is read from the"
            " text, holds for its themes too, and teaches."
        ),
    )
    valence = SIDES.index(said) - 1
    if said != now and saving.attempt(
        words, lambda: tones.correct(cache.store(), int(voice["id"]), valence)
    ):
        saving.renew(_name(voice, key))
        saving.done(words("The tone is corrected."))


def _name(voice: Mapping[Any, Any], key: str) -> str:
    return f"tone-{key}-{voice['id']}"
