"""Duplicates on the accounts page: pairs that look the same, merged only after a preview."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, columns, history_parts, likeness_words, saving
from pages.shared import filters as shared_filters
from pages.shared.plain import plain
from voc_core.reports import duplicates as report
from voc_core.vocabulary import DEPARTMENTS, N_, ROLES
from voc_core.wording import Words

PER_PAGE: Final = 5
KINDS: Final = {"accounts": N_("One account twice"), "contacts": N_("One person twice")}
HEADINGS: Final = {
    "account_name": N_("Account"),
    "name": N_("Name"),
    "aliases": N_("Also known as"),
    "email": N_("E-mail"),
    "title": N_("Job title"),
    "role": N_("Role"),
    "department": N_("Department"),
    "csm": N_("CSM"),
    "region": N_("Region"),
    "arr": N_("ARR"),
    "currency": N_("Currency"),
    "renewal_on": N_("Renewal"),
    "n_contacts": N_("Contacts"),
    "n_feedback": N_("Voices"),
}


def duplicates(words: Words) -> None:
    """Draw the pairs that look the same, and a way to merge two that do not."""
    kind = st.segmented_control(
        words("Duplicates among"),
        list(KINDS),
        default="accounts",
        key="duplicates-kind",
        format_func=lambda code: words(KINDS[code]),
        label_visibility="collapsed",
        required=True,
    )
    found = cache.report(getattr(report, kind))
    pairs = found.pairs.to_dict("records")
    if pairs:
        title = words.count("{n} pair looks the same.", "{n} pairs look the same.", len(pairs))
        st.markdown(f"**{title}** {words('Nothing is merged until you confirm.')}")
    else:
        st.markdown(words("No two look the same."))
    pages = -(-len(pairs) // PER_PAGE)
    page = st.pagination(pages, key=f"duplicates-page-{kind}") if pages > 1 else 1
    for pair in pairs[(page - 1) * PER_PAGE : page * PER_PAGE]:
        _pair(kind, pair, words)
    if kind == "accounts":
        _by_hand(words)
    else:
        history_parts.move(words)
    history_parts.history(kind, words)


def _pair(kind: str, pair: dict[str, Any], words: Words) -> None:
    ids = (int(pair["one"]), int(pair["other"]))
    key = f"{kind}-{ids[0]}-{ids[1]}"
    with st.container(border=True):
        st.caption(likeness_words.reason(pair["reason"], pair["likeness"], kind, words))
        table = _facts(kind, ids, words)
        _choose(kind, ids, table, key, words)


def _facts(kind: str, ids: tuple[int, int], words: Words) -> Any:
    table = cache.report(report.facts, kind, ids)
    if kind == "contacts" and shared_filters.names_hidden():
        table = table.drop(columns=["name", "email"])
    names = columns.headings(HEADINGS, words)
    column = st.column_config
    special = {
        "arr": column.NumberColumn(names["arr"], format="localized"),
        "aliases": column.ListColumn(names["aliases"]),
        "role": columns.choice(names["role"], ROLES, words),
        "department": columns.choice(names["department"], DEPARTMENTS, words),
    }
    st.dataframe(
        table,
        hide_index=True,
        column_config=names | special,
        placeholder="–",
        alt=words("The two that look the same"),
    )
    return table


def _choose(kind: str, ids: tuple[int, int], table: Any, key: str, words: Words) -> None:
    larger = max(ids, key=lambda i: int(table.loc[i, "n_feedback"]))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        keep = st.radio(
            words("Keep"),
            ids,
            index=ids.index(larger),
            key=f"keep-{key}",
            format_func=lambda i: _called(table, i, words),
            horizontal=True,
        )
        st.space("stretch")
        if st.button(words("Not the same"), key=f"apart-{key}") and saving.attempt(
            words, lambda: report.keep_apart(cache.store(), kind, *ids)
        ):
            saving.done(words("They will not be proposed again."))
        if st.button(words("Merge …"), key=f"merge-{key}"):
            _confirm(kind, keep, next(i for i in ids if i != keep), words)


def _called(table: Any, identity: int, words: Words) -> str:
    row = table.loc[identity]
    name = row["name"] if "name" in table and isinstance(row["name"], str) else words("no name")
    name = words.label(row["role"]) if "name" not in table else name
    n = int(row["n_feedback"])
    return f"{plain(name, limit=60)} · {words.count('{n} voice', '{n} voices', n)}"


def _confirm(kind: str, keep: int, other: int, words: Words) -> None:
    st.dialog(words("Merge these two?"), width="medium")(_merge)(kind, keep, other, words)


def _merge(kind: str, keep: int, other: int, words: Words) -> None:
    seen = cache.report(report.preview, kind, keep, other)
    hidden = kind == "contacts" and shared_filters.names_hidden()
    kept, gone = (words("the first"), words("the second")) if hidden else (seen.keep, seen.other)
    for line in _consequences(kind, seen, kept, gone, words):
        st.markdown(f"- {plain(line, limit=300)}")
    st.caption(words("A merge can be split again, in the list of merges below the pairs."))
    with st.container(horizontal=True):
        if st.button(words("Merge"), type="primary", key="merge-now") and saving.attempt(
            words, lambda: report.merge(cache.store(), kind, keep, other)
        ):
            saving.done(words("Merged: {other} → {keep}", other=gone, keep=kept))
        if st.button(words("Cancel"), key="merge-not"):
            st.rerun()


def _consequences(kind: str, seen: report.Preview, kept: str, gone: str, words: Words) -> list[str]:
    voices = words.count("{n} voice", "{n} voices", seen.n_feedback)
    if kind == "contacts":
        asked = words.count("{n} invitation", "{n} invitations", seen.n_invitations)
        return [
            _moved(gone, kept, [voices, asked], words),
            words("Empty cells are filled, the surer role and a survey veto stay."),
            words(
                "The other name and e-mail stay as aliases, so that files find the right person."
            ),
        ]
    people = words.count("{n} contact", "{n} contacts", seen.n_contacts)
    lines = [
        _moved(gone, kept, [people, voices], words),
        words(
            "{other} stays as another name of {keep}, so that files find it.", other=gone, keep=kept
        ),
        words("{keep} keeps its own facts: ARR, tier, renewal.", keep=kept),
    ]
    if seen.n_same_email:
        lines.append(
            words.count(
                "{n} person has the same e-mail at both and becomes one.",
                "{n} people have the same e-mail at both and become one each.",
                seen.n_same_email,
            )
        )
    return lines


def _moved(gone: str, kept: str, what: list[str], words: Words) -> str:
    return words(
        "From {other} to {keep} move {what}.", other=gone, keep=kept, what=words.joined(what)
    )


def _by_hand(words: Words) -> None:
    with st.expander(words("Merge two accounts that are not listed"), key="by-hand"):
        known = cache.accounts()
        names = dict(zip(known["account"].tolist(), known["name"].tolist(), strict=True))
        order = sorted(names, key=names.__getitem__)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            keep = _pick(words("Keep"), order, names, words)
            other = _pick(words("Merge into it"), order, names, words)
            ready = keep is not None and other is not None and keep != other
            if st.button(words("Merge …"), disabled=not ready, key="merge-by-hand") and ready:
                _confirm("accounts", keep, other, words)


def _pick(label: str, order: list[int], names: dict[int, str], words: Words) -> Any:
    return st.selectbox(
        label,
        order,
        index=None,
        key=f"by-hand-{label}",
        format_func=names.__getitem__,
        placeholder=words("Choose an account"),
        width=320,
    )
