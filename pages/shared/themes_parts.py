"""The themes on the settings page: edit one with a live preview, merge, take up what is missed."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from pages.shared import cache, private, proposals_parts, saving, state
from pages.shared.plain import plain
from voc_core.reports import theme_editing as report
from voc_core.reports import theme_reading
from voc_core.store import mentions
from voc_core.store import themes as stored
from voc_core.vocabulary import N_
from voc_core.wording import Words

NEW: Final = 0
AT_ONCE: Final = 20_000
"""Up to so many texts are read again while a person waits; more in the background."""
LISTS: Final = {
    ("terms", "en"): N_("Terms, English"),
    ("terms", "zh"): N_("Terms, Chinese"),
    ("exclusions", "en"): N_("Not when the clause says, English"),
    ("exclusions", "zh"): N_("Not when the clause says, Chinese"),
}


def themes(words: Words) -> None:
    """Draw the choice of a theme, its editor beside the preview, and what is missed."""
    rows = {row["id"]: row for row in cache.asked(report.table).to_dict("records")}
    st.caption(
        words(
            "A clause speaks of a theme when it holds one of its terms. One term a line: a word"
            " finds its plural and its other forms, crash* every word that begins so; Chinese is"
            " found in either script."
        )
    )
    if waiting := cache.asked(mentions.n_waiting):
        st.info(
            words.count(
                "{n} text waits to be read again.", "{n} texts wait to be read again.", waiting
            )
        )
    chosen = st.selectbox(
        words("Theme"),
        [*rows, NEW],
        format_func=lambda i: _label(rows[i], words) if i in rows else words("A new theme …"),
        key=state.THEME_EDITED,
        width=420,
    )
    left, right = st.columns(2, gap="large")
    row = rows.get(chosen, {})
    with left:
        values = _editor(row, words)
    with right:
        _preview(row, values, words)
    if row:
        _merge(row, rows, words)
    _missed(words)


def _label(row: Mapping[Any, Any], words: Words) -> str:
    name = words.either(row["name"], row["name_zh"])
    if not row["active"]:
        return words("{name} (switched off)", name=name)
    return words("{name} · {n} voices", name=name, n=words.number(row["n"]))


def _editor(row: Mapping[Any, Any], words: Words) -> dict[str, Any]:
    key = saving.edition(f"theme-{row.get('id', NEW)}")
    name, name_zh = st.columns(2)
    values: dict[str, Any] = {
        "name": name.text_input(words("Name"), row.get("name") or "", key=f"{key}-name"),
        "name_zh": name_zh.text_input(
            words("Name, Chinese"), row.get("name_zh") or "", key=f"{key}-zh"
        ),
        "terms": {},
        "exclusions": {},
    }
    for (part, language), label in LISTS.items():
        written = "\n".join(row.get(part, {}).get(language, []))
        text = st.text_area(
            words(label),
            written,
            height=150 if part == "terms" else 80,
            key=f"{key}-{part}-{language}",
        )
        values[part][language] = [line.strip() for line in text.splitlines() if line.strip()]
    values["active"] = st.toggle(
        words("In use"), bool(row.get("active", True)), key=f"{key}-active"
    )
    changed = {name: value for name, value in values.items() if value != _now(row, name)}
    saving.bar(
        words,
        f"theme-{row.get('id', NEW)}",
        len(changed) if values["name"] else 0,
        lambda: _save(row.get("id"), values, words),
        words("Nothing is changed yet."),
    )
    return values


def _now(row: Mapping[Any, Any], name: str) -> Any:
    value = row.get(name)
    if name in ("terms", "exclusions"):
        return {language: (value or {}).get(language, []) for language in ("en", "zh")}
    return bool(row.get("active", True)) if name == "active" else value or ""


def _save(theme: int | None, values: dict[str, Any], words: Words) -> str:
    report.save(cache.store(), theme, values)
    return _read(words)


def _read(words: Words) -> str:
    if cache.snapshot().voices.height > AT_ONCE:
        cache.warm()
        return words("Saved. The texts are read again in the background.")
    theme_reading.catch_up(cache.store())
    return words("Saved. Every text was read again.")


def _preview(row: Mapping[Any, Any], values: dict[str, Any], words: Words) -> None:
    found = report.preview(
        cache.store(),
        _together({p: _now(row, p) for p in ("terms", "exclusions")}),
        _together(values),
    )
    st.markdown(
        words(
            "**{n} of the newest {all} texts** speak of it: {gained} more and {lost} fewer than"
            " before the change.",
            n=words.number(found.n_named),
            all=words.number(found.n_texts),
            gained=words.number(found.n_gained),
            lost=words.number(found.n_lost),
        )
    )
    for clause in found.lost:
        st.caption(words("No longer: {clause}", clause=_marked(clause)))
    for clause in found.clauses:
        with st.container(border=True, gap="xxsmall"):
            st.markdown(_marked(clause))
            tone = words("tone {tone}", tone=words.signed(100 * clause.tone))
            st.caption(words("new, {tone}", tone=tone) if clause.is_gained else tone)


def _together(values: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    terms, exclusions = (
        tuple(term for of_language in values[part].values() for term in of_language)
        for part in ("terms", "exclusions")
    )
    return terms, exclusions


def _marked(clause: report.Clause) -> str:
    """Return a clause with its terms marked; everything in it is plain text."""
    text, terms = private.around(clause.text, clause.terms)
    parts, at = [], 0
    for start, end in terms:
        if start >= at:
            parts += [_as_text(text[at:start])]
            parts += [f":blue-background[{plain(text[start:end])}]"]
            at = end
    return "".join([*parts, _as_text(text[at:])])


def _as_text(text: str) -> str:
    """Return `plain`, with the blanks at the ends kept."""
    lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return f"{lead}{plain(text)}{tail}"


def _merge(row: Mapping[Any, Any], rows: Mapping[int, Mapping[Any, Any]], words: Words) -> None:
    others = [i for i, other in rows.items() if i != row["id"] and other["active"]]
    with st.expander(words("Merge another theme into this one"), icon=":material/merge:"):
        other = st.selectbox(
            words("Theme whose terms come here; it is switched off"),
            others,
            index=None,
            format_func=lambda i: _label(rows[i], words),
            key=f"theme-merge-{row['id']}",
        )
        if not st.button(words("Merge"), disabled=other is None, key="theme-merge-do"):
            return
        if saving.attempt(words, lambda: stored.merge(cache.store(), row["id"], int(other or 0))):
            saving.renew(f"theme-{row['id']}")
            saving.done(_read(words))


def _missed(words: Words) -> None:
    st.subheader(words("What the themes miss"), anchor=False)
    if st.toggle(words("Look for it in the clear texts"), key="themes-missed"):
        _proposals(words)
    else:
        st.caption(words("Clauses with a clear tone that no theme names, grouped by key phrases."))
    proposals_parts.decided(words)


def _proposals(words: Words) -> None:
    found = cache.asked(report.missed)
    if not found.proposals:
        st.caption(words("Nothing that is said often is missed."))
    with st.grid(2, min_column_width=360):
        for proposal in found.proposals:
            with st.container(border=True, gap="xsmall"):
                _proposal(proposal, [found.clauses[i] for i in proposal.examples], words)


def _proposal(proposal: report.Proposal, examples: list[str], words: Words) -> None:
    label, phrases = proposal.phrases[0], [private.text(one) for one in proposal.phrases]
    name = st.text_input(words("Name"), phrases[0], key=f"theme-proposal-{label}")
    st.caption(
        words(
            "In {n} clauses. Key phrases: {phrases}",
            n=words.number(proposal.n),
            phrases=plain(" · ".join(phrases)),
        )
    )
    for example in examples:
        st.text(private.text(example)[:200])
    with st.container(horizontal=True):
        takes = st.button(words("Make it a theme"), key=f"theme-take-{label}", type="primary")
        drops = st.button(words("Drop it"), key=f"theme-drop-{label}")
    if takes and saving.attempt(words, lambda: report.accept(cache.store(), proposal, name)):
        saving.done(_read(words))
    if drops and saving.attempt(words, lambda: report.drop(cache.store(), proposal)):
        saving.done(words("Dropped. It will not be proposed again."))
