"""Who reads tone, on the settings page: our own rules, a model in a folder, or an endpoint."""

import os
from typing import Any, Final

import streamlit as st

from pages.shared import cache, saving
from pages.shared.plain import plain
from voc_core.reports import reader_choice, readers, tone_reading
from voc_core.reports.readers import Reader
from voc_core.store import tone_reading as waiting
from voc_core.text import addresses
from voc_core.vocabulary import N_
from voc_core.wording import Words

KINDS: Final = {
    "own": N_("Our own rules"),
    "local": N_("A model in a folder"),
    "endpoint": N_("An endpoint"),
}
UNAGREED: Final = N_(
    "The store names a reader that nobody agreed to on this machine: it was made elsewhere,"
    " or restored. Nothing is read by it, and nothing sent, before somebody agrees below."
)
WIDTH: Final = 420


def reader(words: Words) -> None:
    """Draw the reader in force, what waits for it, and the way to another."""
    now = cache.asked(readers.chosen)
    is_agreed = readers.is_agreed(cache.store(), now)
    st.subheader(words("Reader of tone"), anchor=False)
    st.markdown(plain(_in_force(now, words), limit=300))
    if is_agreed:
        _waiting(now, words)
    else:
        st.warning(words(UNAGREED), icon=":material/lock:")
    kind = st.segmented_control(
        words("Reader"),
        readers.READERS,
        default=now.kind,
        required=True,
        key=saving.edition("tone-reader"),
        format_func=lambda code: words(KINDS[code]),
        label_visibility="collapsed",
    )
    wanted = _wanted(str(kind), now, words)
    if wanted.kind != "own":
        _try(wanted, words)
    if wanted != now or not is_agreed:
        _use(wanted, words)


def in_force(words: Words) -> str | None:
    """Return who reads tone in words, None while our own rules do."""
    now = cache.asked(readers.chosen)
    return None if now.kind == "own" else _in_force(now, words)


def progress(words: Words, work: Any) -> Any:
    """Do something with a bar that fills, and return what it gave; False where it failed."""
    bar = st.progress(0.0, text=words("Reading texts …"))
    given = saving.attempt(words, lambda: work(lambda done, of: bar.progress(done / max(1, of))))
    bar.empty()
    return given


def _in_force(now: Reader, words: Words) -> str:
    if not readers.is_agreed(cache.store(), now):
        return words("{name} is named as reader of tone and awaits agreement.", name=now.name)
    if now.kind == "own":
        return words("Tone is read on this machine by word lists and rules; nothing leaves it.")
    if now.kind == "local":
        return words(
            "Tone is read on this machine by the model {name}; nothing leaves it.", name=now.name
        )
    return words(
        "Tone is read by {name} at {host}: masked texts are sent there.",
        name=now.name,
        host=now.host,
    )


def _waiting(now: Reader, words: Words) -> None:
    """Say that texts are not read yet by the reader in force, and let it go on at once."""
    if cache.asked(tone_reading.is_up_to_date):
        return
    n = cache.asked(waiting.n_waiting)
    if now.kind == "own":
        st.info(words("Some texts may have been read by older rules."))
    elif n:
        st.warning(_unread(n, now, words), icon=":material/hourglass:")
    else:
        st.info(words("{name} has not read all texts yet.", name=plain(now.name, limit=80)))
    if st.button(words("Read them now")):
        done = progress(words, lambda tell: tone_reading.read_waiting(cache.store(), tell))
        if done is not False:
            saving.done(words.count("{n} text read.", "{n} texts read.", int(done)))


def _unread(n: int, now: Reader, words: Words) -> str:
    return words.count(
        "{n} text came in that {name} has not read. Until then it has the tone of our rules.",
        "{n} texts came in that {name} has not read. Until then they have the tone of our rules.",
        n,
        name=plain(now.name, limit=80),
    )


def _wanted(kind: str, now: Reader, words: Words) -> Reader:
    if kind == "local":
        path = st.text_input(
            words("Folder of the model"),
            now.path,
            key="tone-reader-path",
            placeholder="/models/xlm-roberta-sentiment",
            help=words(
                "A text-classification model of transformers, whose labels name positive, neutral"
                " and negative. The library is not part of Antiphon."
            ),
            width=WIDTH,
        )
        return Reader("local", path=path.strip())
    if kind == "endpoint":
        with st.container(horizontal=True):
            url = st.text_input(
                words("Address of the endpoint"),
                now.url,
                key="tone-reader-url",
                placeholder="http://127.0.0.1:8000/v1",
                help=words("Any that speaks as OpenAI's does: it is asked at …/chat/completions."),
                width=WIDTH,
            )
            model = st.text_input(
                words("Model"), now.model, key="tone-reader-model", width=WIDTH // 2
            )
        if url.strip():
            saving.attempt(words, lambda: addresses.parsed(url.strip()))
        return Reader("endpoint", url=url.strip(), model=model.strip())
    return readers.OWN


def _is_ready(wanted: Reader) -> bool:
    return wanted.kind == "own" or bool(wanted.path or (wanted.host and wanted.model))


def _try(wanted: Reader, words: Words) -> None:
    if wanted.kind == "endpoint":
        is_set = words("It is set.") if os.environ.get(readers.KEY) else words("It is not set.")
        st.caption(
            words(
                "Its key is read from the environment variable {variable} and kept nowhere else."
                " {is_set}",
                variable=readers.KEY,
                is_set=is_set,
            )
        )
    if not st.button(
        words("Try it on three sentences"),
        disabled=not _is_ready(wanted),
        help=words("Sentences of ours and the key are sent; no word of a customer is."),
    ):
        return
    with st.spinner(words("Reading texts …")):
        rows = saving.attempt(words, lambda: reader_choice.tried(cache.store(), wanted))
    if rows is not False:
        names = {
            "text": words("Text"),
            "own": words("Our own rules"),
            "other": words("This reader"),
        }
        st.dataframe(
            rows.rename(columns=names).round(2),
            hide_index=True,
            alt=words("Three sentences, with the tone each reader gives them"),
        )


def _use(wanted: Reader, words: Words) -> None:
    ready = _is_ready(wanted)
    if wanted.kind == "endpoint" and ready:
        ready = _agreed(wanted, words)
    if wanted.kind == "own":
        st.caption(words("Every text gets the tone back that our rules give it."))
    if st.button(words("Use it and read all texts again"), type="primary", disabled=not ready):
        done = progress(words, lambda tell: reader_choice.choose(cache.store(), wanted, tell))
        if done is not False:
            saving.renew("tone-reader")
            saving.done(words.count("{n} text read again.", "{n} texts read again.", int(done)))


def _agreed(wanted: Reader, words: Words) -> bool:
    """Say what leaves the machine and return whether a person has agreed to it."""
    n = reader_choice.n_leaving(cache.store(), wanted)
    lines = [
        words.count(
            "{n} text is sent to {host}, and every text that comes in later.",
            "{n} texts are sent to {host}, and every text that comes in later.",
            n,
            host=wanted.host,
        ),
        words("Names of people, e-mails, phones and ids in them are masked before."),
        words("Masking goes by rules and known names: a name that looks like none may be missed."),
        words("Nothing else is sent: no account, no role, no score, no day."),
    ]
    if wanted.is_open:
        lines.append(words("The way there is not encrypted; others may read along."))
    st.warning("\n".join(f"- {plain(line, limit=300)}" for line in lines), icon=":material/upload:")
    return st.checkbox(
        words("I may send these texts to {host}", host=plain(wanted.host, limit=120)),
        key=f"tone-reader-agreed-{wanted.code}",
    )
