"""Tone on the settings page: who reads it, what scored comments taught, what was corrected."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, private, reader_parts, saving
from pages.shared.filters import names_hidden
from pages.shared.plain import plain
from voc_core.reports import tones
from voc_core.store import tones as stored
from voc_core.vocabulary import SIDES
from voc_core.wording import Words

OFF: Final = 0
LONGEST: Final = 60


def tone(words: Words) -> None:
    """Draw who reads tone, what was learned about it, the way back, and the corrections."""
    reader_parts.reader(words)
    st.subheader(words("What our own rules learned"), anchor=False)
    _models(words)
    if st.button(words("Learn from scored comments")):
        _learn(words)
    _corrections(words)


def _models(words: Words) -> None:
    models = cache.asked(tones.models)
    if models.empty:
        st.markdown(f"**{words('Nothing has been learned yet.')}**")
        st.caption(
            words(
                "A score beside a comment tells what its words mean here. What is learned is kept "
                "only where it reads held-out comments better than before."
            )
        )
        return
    on = models[models["is_on"]]
    _figures(on.iloc[0] if len(on) else models.iloc[0], words)
    choices = [OFF, *(int(one) for one in models["id"])]
    now = int(on["id"].iloc[0]) if len(on) else OFF
    said = models.set_index("id")["at"].to_dict()
    chosen = st.selectbox(
        words("What is in force"),
        choices,
        index=choices.index(now),
        key=saving.edition("tone-model"),
        format_func=lambda one: (
            words("learned {at}", at=words.moment(said[one])) if one else words("nothing learned")
        ),
    )
    if chosen != now and st.button(words("Switch and read all texts again")):
        n = reader_parts.progress(
            words, lambda tell: tones.use(cache.store(), chosen or None, tell)
        )
        if n is not False:
            saving.renew("tone-model")
            saving.done(words.count("{n} text read again.", "{n} texts read again.", int(n)))


def _figures(model: Any, words: Words) -> None:
    st.markdown(
        words(
            "**Of held-out comments, the score rose from {before} to {after}.**",
            before=words.percent(model["before"]),
            after=words.percent(model["after"]),
        ),
        help=words("Macro-F1 over blame, neutral and praise in five fixed folds."),
    )
    st.caption(
        words.count("Learned from {n} comment.", "Learned from {n} comments.", model["n_texts"])
    )
    top = tones.top_words(model["tuning"])
    if names_hidden():
        top = top[[not private.is_personal(word) for word in top["term"]]]
    st.dataframe(
        top.rename(columns={"term": words("Word"), "added": words("Says more (+) or less (−)")}),
        hide_index=True,
    )


def _learn(words: Words) -> None:
    learned = reader_parts.progress(words, lambda tell: tones.learn(cache.store(), tell))
    if learned and learned.is_kept:
        saving.renew("tone-model")
        saving.done(words("Learned, and all texts read again."))
    elif learned:
        st.info(
            words(
                "Not kept: held-out comments were read no better ({before} before, {after} after).",
                before=words.percent(learned.before),
                after=words.percent(learned.after),
            )
        )


def _corrections(words: Words) -> None:
    kept = cache.asked(stored.corrections)
    if kept.empty:
        return
    st.markdown(
        f"**{words.count('{n} tone was corrected.', '{n} tones were corrected.', len(kept))}**"
    )
    for one in kept.head(50).itertuples(index=False):
        with st.container(horizontal=True, vertical_alignment="center"):
            said = private.text(one.text)[:LONGEST]
            st.text(f"{words.label(SIDES[one.tone + 1])} · {said}", width="stretch")
            st.caption(plain(f"{one.who}, {words.moment(one.at)}"), width="content")
            if st.button(words("Take back"), key=f"tone-back-{one.id}"):
                tones.take_back(cache.store(), int(one.id))
                saving.done(words("The correction is taken back."))
