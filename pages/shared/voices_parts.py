"""The parts of the voices page: what is searched for, and where."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from pages.shared import cache, choices, private, state
from voc_core.engine import Picks
from voc_core.filters import Filters
from voc_core.reports.voices import score_range
from voc_core.store import search, themes
from voc_core.vocabulary import METRICS, N_, SIDES
from voc_core.wording import Words

ORDER_LABELS: Final = {"newest": N_("Newest"), "telling": N_("Most telling")}
VIEW_LABELS: Final = {"quotes": N_("Quotes"), "themes": N_("Themes")}
HOW: Final = N_(
    'Words in any order; "a phrase" in quotation marks; -word leaves out; OR finds either.'
    " The last word may be unfinished from its second letter on; word* always is."
    " Simplified finds traditional, and the other way round."
)
FEW: Final = 2_000
"""So few texts are taken into the index without saying so."""


@dataclass(frozen=True)
class Asked:
    """Everything a person asked the page for."""

    filters: Filters
    typed: str
    picks: Picks
    order: str


def index(words: Words) -> None:
    """Bring the index up to date before anything is looked up, and show how far it is."""
    n = search.waiting(cache.store())
    if not n:
        return
    if n <= FEW:
        search.update(cache.store())
        return
    said = words.count(
        "{n} text is being made searchable.", "{n} texts are being made searchable.", n
    )
    bar = st.progress(0.0, said)
    search.update(cache.store(), lambda done, total: bar.progress(done / max(total, 1), said))
    bar.empty()


def view(words: Words) -> str:
    """Draw the choice between single voices and the themes they speak of; it is in the link."""
    label = words("What to look at")
    return choices.one_of(label, VIEW_LABELS, state.VIEW, words, is_labelled=False)


def controls(filters: Filters, words: Words) -> Asked:
    """Draw what to look for and where; all of it is part of the link."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            words("Search"),
            key=state.QUERY,
            placeholder=words("Words or a phrase, in any language"),
            max_chars=400,
            help=words(HOW),
            icon=":material/search:",
            live="400ms",
            persist_state="session",
        )
        order = choices.one_of(words("Order"), ORDER_LABELS, state.ORDER, words)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        here = where(filters, words)
        picks = _picks(words)
    return Asked(
        here,
        private.typed(typed or ""),
        picks,
        order,
    )


def where(filters: Filters, words: Words) -> Filters:
    """Draw the choice of an account and a touchpoint; return the filters with them."""
    account, touchpoint = _account(words), _touchpoint(words)
    return filters.but(account=account, touchpoint=touchpoint)


def kept(asked: Asked, words: Words) -> str:
    """Return in words what is kept beside the filters of the sidebar."""
    firms, places = _account_names(), _touchpoint_names(words)
    picks, filters = asked.picks, asked.filters
    parts = {
        words("Account"): firms.get(filters.account or 0),
        words("Touchpoint"): places.get(filters.touchpoint or 0),
        words("Tone"): picks.tone and words.label(picks.tone),
        words("Score says"): picks.score and words.label(picks.score),
        words("Metric"): picks.metric and words.label(picks.metric),
        words("Score from – to"): picks.low is not None and f"{picks.low:g}–{picks.high:g}",
        words("Theme"): theme_names(words).get(picks.theme or 0),
    }
    said = [words("{label}: {values}", label=k, values=v) for k, v in parts.items() if v]
    return " · ".join([*said, *([words("Mixed only")] if picks.mixed else [])])


def _account_names() -> dict[int, str]:
    known = cache.accounts()
    return dict(zip(known["account"].tolist(), known["name"].tolist(), strict=True))


def _touchpoint_names(words: Words) -> dict[int, str]:
    rows = cache.touchpoints().to_dict("records")
    return {row["touchpoint"]: words.either(row["name"], row["name_zh"]) for row in rows}


def _account(words: Words) -> int | None:
    return _choice(words("Account"), _account_names(), state.ACCOUNT, words("All"), 165)


def _touchpoint(words: Words) -> int | None:
    return _choice(
        words("Touchpoint"), _touchpoint_names(words), state.TOUCHPOINT, words("All"), 150
    )


def theme_names(words: Words) -> dict[int, str]:
    """Return the themes in use by id."""
    rows = cache.asked(themes.table).to_dict("records")
    return {row["id"]: words.either(row["name"], row["name_zh"]) for row in rows if row["active"]}


def _choice(label: str, names: dict[int, str], key: str, all_: str, width: int) -> int | None:
    if st.session_state.get(key) not in names:
        st.session_state[key] = None
    chosen: int | None = st.selectbox(
        label,
        list(names),
        key=key,
        format_func=names.__getitem__,
        placeholder=all_,
        persist_state="session",
        width=width,
    )
    return chosen


def _picks(words: Words) -> Picks:
    tone = _code(words("Tone"), SIDES, state.TONE, words)
    score = _code(words("Score says"), SIDES, state.VERDICT, words)
    metric = _code(words("Metric"), METRICS, state.METRIC, words, _forget_score)
    low, high = _scores(metric, words)
    return Picks(
        tone=tone,
        score=score,
        metric=metric,
        low=low,
        high=high,
        theme=_choice(words("Theme"), theme_names(words), state.THEME, words("All"), 165),
        mixed=st.toggle(
            words("Mixed only"),
            key=state.MIXED,
            persist_state="session",
            help=words("Score and words say the opposite: said 9, wrote trouble."),
        ),
    )


def _scores(metric: str | None, words: Words) -> tuple[float | None, float | None]:
    """Draw the scores of a metric from which to which are kept; all of them is none chosen."""
    ends = cache.report(score_range, metric) if metric else None
    if ends is None or ends[0] == ends[1]:
        st.session_state[state.SCORE] = None
        return None, None
    held = st.session_state.get(state.SCORE) or ends
    within = tuple(min(max(one, ends[0]), ends[1]) for one in held)
    if within != st.session_state.get(state.SCORE):
        st.session_state[state.SCORE] = within
    chosen: Any = st.slider(
        words("Score from – to"),
        ends[0],
        ends[1],
        key=state.SCORE,
        persist_state="session",
        width=180,
    )
    return (None, None) if tuple(chosen) == ends else (float(chosen[0]), float(chosen[1]))


def _forget_score() -> None:
    """Let another metric begin with all of its scores."""
    st.session_state[state.SCORE] = None


def _code(
    label: str,
    codes: tuple[str, ...],
    key: str,
    words: Words,
    on_change: Callable[[], None] | None = None,
) -> str | None:
    chosen: str | None = st.selectbox(
        label,
        codes,
        index=None,
        key=key,
        format_func=words.label,
        placeholder=words("All"),
        persist_state="session",
        on_change=on_change,
        width=116,
    )
    return chosen
