"""The link of a view: filters as codes in the query, the same in every language.

Streamlit's own ``bind="query-params"`` writes the words a person sees, so a Chinese link would lose
its filters in an English browser. Here the codes are written.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256
from typing import Any, Final

import streamlit as st

from pages.shared import cache, private, state
from pages.shared.filters import names_hidden
from voc_core.filters import today
from voc_core.reports import two_voices, voices
from voc_core.vocabulary import (
    LENSES,
    METRICS,
    ROLES,
    SIDES,
    SOURCES,
    STATES,
    TIERS,
)
from voc_core.wording import language_of

WRITTEN: Final = "_written_query"
CODES: Final = "_codes"
DRAWN: Final = "_drawn_language"
HIDDEN: Final = "~"
FIRST_DAY: Final = date(1970, 1, 1)
MOST_MONTHS: Final = 120


def _one_of(accepted: Iterable[str]) -> Callable[[list[str]], Any]:
    return lambda texts: texts[-1] if texts[-1] in accepted else None


def _language(texts: list[str]) -> str | None:
    """Return the language of a link, whatever script or country stands behind it."""
    found = language_of(texts[-1])
    return found if texts[-1].lower().startswith(found[:2]) else None


def _some_of(accepted: Iterable[str]) -> Callable[[list[str]], Any]:
    return lambda texts: [t for t in texts if t in accepted]


def _number(texts: list[str]) -> int | None:
    return int(texts[-1]) if re.fullmatch("[0-9]{1,18}", texts[-1]) else None


def _range(texts: list[str]) -> tuple[int, int] | None:
    if len(texts) != 2:
        return None
    low, high = _number(texts[:1]), _number(texts[1:])
    return None if low is None or high is None or low > high else (low, high)


def _months(texts: list[str]) -> int | None:
    months = _number(texts)
    return months if months and months <= MOST_MONTHS else None


def _day(texts: list[str]) -> date | None:
    try:
        day = date.fromisoformat(texts[-1])
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= today() else None


def _code(texts: list[str]) -> str:
    return texts[-1][:40]


def _words(texts: list[str]) -> str:
    return texts[-1][:400]


def _people(texts: list[str]) -> list[str]:
    """Return names of people; one that is hidden stands in a link as the digest of the name."""
    if not any(text.startswith(HIDDEN) for text in texts):
        return texts
    known = {_hidden(name): name for name in cache.accounts()["csm"].dropna().unique()}
    return [known.get(text, text) for text in texts]


def _hidden(name: str) -> str:
    return HIDDEN + sha256(name.encode()).hexdigest()[:12]


READ: Final[dict[str, Callable[[list[str]], Any]]] = {
    state.LANGUAGE: _language,
    state.LENS: _one_of(LENSES),
    state.WINDOW: _months,
    state.SINCE: _day,
    state.UNTIL: _day,
    state.ROLES: _some_of(ROLES),
    state.SOURCES: _some_of(SOURCES),
    state.HIDE_NAMES: lambda texts: texts[-1] == "1" or None,
    state.ACCOUNT: _number,
    state.TOUCHPOINT: _number,
    state.IMPORT: _number,
    state.ORDER: _code,
    state.STATE: _one_of(STATES),
    state.SECTION: _code,
    state.QUERY: _words,
    state.TONE: _one_of(SIDES),
    state.VERDICT: _one_of(SIDES),
    state.METRIC: _one_of(METRICS),
    state.SCORE: _range,
    state.MIXED: lambda texts: texts[-1] == "1",
    state.THEME: _number,
    state.VIEW: _one_of(state.VIEWS),
    state.PICTURE: _one_of(state.PICTURES),
    state.BY_REVENUE: lambda texts: texts[-1] == "1",
    state.LIKE: _number,
    state.COLLECTION: _number,
    **{cut: list for cut in state.CUTS},
    "tier": _some_of(TIERS),
    "csm": _people,
}
"""How the values of each name in a link are read; anything unreadable is left out."""

FIRST: Final = {
    state.LENS: LENSES[:1],
    state.VIEW: state.VIEWS[:1],
    state.ORDER: (voices.ORDERS[0], two_voices.ORDERS[0]),
    state.SECTION: ("counting", "accounts"),
}
"""What holds where a link says nothing; the window and its last day always stand in it."""


EMPTY: Final[dict[str, Any]] = {
    state.LENS: LENSES[0],
    state.VIEW: state.VIEWS[0],
    state.QUERY: "",
    **dict.fromkeys((state.ROLES, state.SOURCES, *state.CUTS), ()),
}
"""What a link that says nothing sets: a widget not told keeps in the browser what it held."""


def follow() -> None:
    """Take over what the link says, once, when a link was opened or followed."""
    _keep_codes()
    query = _query()
    if query and query != st.session_state.get(WRITTEN):
        _take(query)
    _redraw()


def _take(query: dict[str, list[str]]) -> None:
    for key, texts in query.items():
        if key in READ and (value := READ[key](texts)) is not None:
            st.session_state[key] = value
    if st.session_state.get(WRITTEN) is not None:
        for key in READ.keys() - query.keys() - {state.LANGUAGE, state.HIDE_NAMES}:
            st.session_state.pop(key, None)
        for key in EMPTY.keys() - query.keys():
            st.session_state[key] = EMPTY[key]
    st.session_state[WRITTEN] = query


def _keep_codes() -> None:
    """Put back the codes of widgets that hold words of the language in force before.

    A widget drawn in one language and asked in another returns its old words as they are.
    """
    for key, texts in st.session_state.get(CODES, {}).items():
        held = _texts(st.session_state.get(key))
        if held and _texts(READ[key](held)) != held:
            st.session_state[key] = READ[key](texts)


def _redraw() -> None:
    """Say every choice again where the language changed: a widget keeps the words it drew."""
    drawn = st.session_state.get(DRAWN)
    if drawn is None or drawn == st.session_state.get(state.LANGUAGE):
        return
    for key in READ.keys() & st.session_state.keys():
        st.session_state[key] = st.session_state[key]


def write() -> None:
    """Make the link say what is in force now."""
    st.session_state[DRAWN] = st.session_state.get(state.LANGUAGE)
    held = {key: st.session_state.get(key) for key in READ}
    st.session_state[CODES] = {k: texts for k, v in held.items() if (texts := _shown(k, v))}
    query = changed()
    if query != _query():
        st.query_params.from_dict(query)
    st.session_state[WRITTEN] = query


def changed(**changes: Any) -> dict[str, list[str]]:
    """Return the query of a link that keeps what is in force, with some changed; None removes."""
    kept = {key: st.session_state.get(key) for key in READ}
    return {k: texts for k, v in {**kept, **changes}.items() if (texts := _said(k, v))}


def _query() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params if key in READ}


def _said(key: str, value: Any) -> list[str]:
    """Return what a link must say of a value: nothing where it holds anyway."""
    texts = _shown(key, value)
    return [] if texts and texts[0] in FIRST.get(key, ()) else texts


def _shown(key: str, value: Any) -> list[str]:
    """Return what stands in a link for a value: personal data only while it is shown."""
    texts = _texts(value)
    if key == state.QUERY:
        return [kept for one in texts if (kept := private.bare(one))]
    return [_hidden(one) for one in texts] if key == "csm" and names_hidden() else texts


def _texts(value: Any) -> list[str]:
    if value is None or value is False or value in ("", [], ()):
        return []
    if value is True:
        return ["1"]
    return [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)]
