"""What was merged, and the way back: split again, or move people to another account."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, saving
from pages.shared import filters as shared_filters
from pages.shared.plain import plain
from voc_core.reports import duplicates as report
from voc_core.store.splitting import Split
from voc_core.vocabulary import N_
from voc_core.wording import Words

SHOWN: Final = 20
COLUMNS: Final = {
    "csm": N_("CSM"),
    "arr_minor": N_("ARR"),
    "renewal_on": N_("Renewal"),
    "region": N_("Region"),
    "name": N_("Name"),
    "title": N_("Job title"),
    "email": N_("E-mail"),
    "role": N_("Role"),
    "department": N_("Department"),
    "segment": N_("Segment"),
    "industry": N_("Industry"),
    "product": N_("Product"),
    "currency": N_("Currency"),
}


def history(kind: str, words: Words) -> None:
    """Draw the merges of accounts or contacts, newest first, each with the way to split it."""
    merges: list[dict[Any, Any]] = cache.report(report.history, kind).to_dict("records")
    label = words.count("{n} merge to look back on", "{n} merges to look back on", len(merges))
    if not merges:
        return
    with st.expander(label, icon=":material/history:", key=f"history-{kind}"):
        st.caption(
            words(
                "A split brings the merged one back with what it had. What came later stays with "
                "the kept one, unless its file said a name or mail domain of the other."
            )
        )
        for merge in merges[:SHOWN]:
            _merge(kind, merge, words)
        if len(merges) > SHOWN:
            st.caption(words("The newest {n} are shown.", n=words.number(SHOWN)))


def _merge(kind: str, merge: dict[Any, Any], words: Words) -> None:
    hidden = kind == "contacts" and shared_filters.names_hidden()
    called = {"other": merge["lost_name"], "keep": merge["kept_name"]}
    names = {k: name or words("no name") for k, name in called.items()}
    if hidden:
        names = {"other": words("the second"), "keep": words("the first")}
    day = words.day(str(merge["at"])[:10])
    with st.container(horizontal=True, vertical_alignment="center"):
        line = words("{other} → {keep}, {day} by {who}", **names, day=day, who=merge["who"])
        st.markdown(plain(line, limit=300), width="stretch")
        if merge["split_at"]:
            day = words.day(str(merge["split_at"])[:10])
            st.caption(words("Split on {day}", day=day), width="content")
        elif st.button(words("Split again …"), key=f"split-{merge['id']}"):
            title = words("Split these two again?")
            st.dialog(title)(_confirm)(int(merge["id"]), names, hidden, words)


def _confirm(merge_id: int, names: dict[str, str], hidden: bool, words: Words) -> None:
    lines = (
        words("{other} comes back with its names, its people and what they said.", **names),
        words("The other names {keep} learned by the merge leave it.", **names),
        words(
            "What came since stays with {keep}, unless its file said a name or mail domain of "
            "{other}.",
            **names,
        ),
        words("A value changed by hand or by a later file stays as it is, and is reported."),
    )
    st.markdown("\n".join(f"- {plain(line, limit=300)}" for line in lines))
    with st.container(horizontal=True):
        if st.button(words("Split"), type="primary", key="split-now"):
            done = saving.attempt(words, lambda: report.split(cache.store(), merge_id))
            if done:
                saving.done(_said(done, names["other"], hidden, words))
        if st.button(words("Cancel"), key="split-not"):
            st.rerun()


def _said(done: Split, lost: str, hidden: bool, words: Words) -> str:
    what = [words.count("{n} voice", "{n} voices", done.n_feedback)]
    if done.n_contacts:
        what.insert(0, words.count("{n} contact", "{n} contacts", done.n_contacts))
    name = lost if hidden or done.name is None else done.name
    parts = [words("{other} is back with {what}.", other=name, what=words.joined(what))]
    for conflict in done.conflicts:
        values = {k: "…" if hidden and k != "n" else v for k, v in conflict.values.items()}
        values |= {"column": conflict.values["column"]} if "column" in values else {}
        if values.get("column") in COLUMNS:
            values["column"] = words(COLUMNS[str(values["column"])])
        parts.append(words(conflict.msgid, **values))
    return " ".join(parts)


def move(words: Words) -> None:
    """Draw the way to take people out of an account and give them to another or a new one."""
    known = cache.accounts()
    names = dict(zip(known["account"].tolist(), known["name"].tolist(), strict=True))
    order = sorted(names, key=names.__getitem__)
    with st.expander(words("Move people to another account"), key="move-people"):
        if shared_filters.names_hidden():
            st.caption(words("Names are hidden. Show them to move people."))
            return
        st.caption(words("For two companies that came in as one: their voices go with them."))
        source = st.selectbox(
            words("From"), order, None, key="move-from", format_func=names.__getitem__,
            placeholder=words("Choose an account"),
        )  # fmt: skip
        people = cache.report(report.people_of, source) if source is not None else {}
        chosen = st.multiselect(
            words("People"), list(people), format_func=lambda i: people[i], key="move-who",
            disabled=not people, placeholder=words("Choose people"),
        )  # fmt: skip
        target = st.selectbox(
            words("To an account, or type the name of a new one"),
            [names[i] for i in order if i != source],
            None,
            key="move-to",
            accept_new_options=True,
            placeholder=words("Choose an account"),
        )
        _moves(chosen, target, {name: i for i, name in names.items()}, words)


def _moves(chosen: list[int], target: str | None, ids: dict[str, int], words: Words) -> None:
    n = len(chosen)
    label = words.count("Move {n} person", "Move {n} people", n) if n else words("Move")
    ready = bool(chosen and target)
    if (
        st.button(label, type="primary", disabled=not ready, key="move-now")
        and target
        and saving.attempt(
            words, lambda: report.move(cache.store(), chosen, ids.get(target, target))
        )
    ):
        for key in ("move-from", "move-who", "move-to"):
            st.session_state.pop(key, None)
        saving.done(
            words.count("{n} person moved to {name}.", "{n} people moved to {name}.", len(chosen),
                        name=target)
        )  # fmt: skip
