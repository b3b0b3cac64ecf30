"""How we count, on the settings page: conventions, thresholds, weights, currencies."""

from typing import Any, Final

import streamlit as st

from pages.shared import saving, settings_parts
from pages.shared.plain import plain
from voc_core.metrics.priority import TOP_WEIGHT
from voc_core.reports import settings as report
from voc_core.settings import Settings
from voc_core.vocabulary import MIN_PEOPLE, N_, ROLES
from voc_core.wording import Words

COUNTING: Final = "counting"
OTHER: Final = 0.0
CONVENTIONS: Final = {
    0.75: N_("The upper quarter of the scale: 4 and 5 of 5"),
    1.0: N_("Top box only: 5 of 5"),
    OTHER: N_("Another share of the scale"),
}


def counting(page: report.Page, words: Words) -> None:
    """Draw conventions, weights, thresholds and currencies, saved together."""
    st.caption(words("Every figure on every page follows from these, from the moment you save."))
    settings, left, right = page.settings, *st.columns(2, gap="medium")
    with left:
        values = {"csat_from": _csat(settings, words), **_thresholds(settings, words)}
    with right:
        values |= _priority(settings, words)
        currency, rates = _money(page, words)
    chosen = _read(words, rates, currency, settings)
    if chosen is None:
        return
    settings_parts.save(COUNTING, settings, values | chosen, words)


def _csat(settings: Settings, words: Words) -> float:
    key = saving.edition(COUNTING)
    with st.container(border=True):
        st.markdown(f"**{words('When an answer is positive')}**")
        stored = settings.csat_from if settings.csat_from in CONVENTIONS else OTHER
        way = st.radio(
            words("CSAT and other scores"),
            list(CONVENTIONS),
            index=list(CONVENTIONS).index(stored),
            key=f"{key}-csat",
            format_func=lambda share: words(CONVENTIONS[share]),
            help=words(
                "Where on its scale a score counts as positive; the mirror of it counts as "
                "negative. A changed convention recounts every stored answer."
            ),
        )
        low, high = report.RANGES["csat_from"]
        chosen = way or st.slider(
            words("Positive from this share of the scale"),
            low,
            high,
            max(settings.csat_from, low),
            0.05,
            key=f"{key}-csat-share",
        )
        _convention(chosen, words)
    return float(chosen)


def _convention(csat_from: float, words: Words) -> None:
    table = report.convention(csat_from)
    table["metric"] = [
        f"{words.label(m)} {low}–{high}"
        for m, low, high in zip(table["metric"], table["low"], table["high"], strict=True)
    ]
    st.dataframe(
        table[["metric", "positive", "neutral", "negative"]],
        hide_index=True,
        height="content",
        column_config={
            "metric": words("Scale"),
            "positive": words("Positive"),
            "neutral": words("Neutral"),
            "negative": words("Negative"),
        },
        alt=words("Which answers count as positive, neutral and negative"),
    )
    st.caption(
        words(
            "NPS and CES follow their own conventions, which are fixed; a CES is read with high as "
            "easy. Text without a score counts by its tone."
        )
    )


def _thresholds(settings: Settings, words: Words) -> dict[str, Any]:
    key = saving.edition(COUNTING)
    with st.container(border=True):
        st.markdown(f"**{words('Window and small numbers')}**")
        window = st.number_input(
            words("Window unless chosen, in months"),
            1,
            120,
            settings.window_months,
            key=f"{key}-window",
        )
        shrink = st.number_input(
            words("People of the portfolio mixed into a score for ranking"),
            0.0,
            1000.0,
            float(settings.shrink_k),
            1.0,
            format="%g",
            key=f"{key}-shrink",
            help=words(
                "A score of few people is pulled towards the portfolio's, so that one answer does "
                "not top a ranking. Shown scores stay as they are. 0 ranks by the raw score."
            ),
        )
        st.caption(
            words.count(
                "Under {n} person no average is drawn: each answer is a dot. This is fixed.",
                "Under {n} people no average is drawn: each answer is a dot. This is fixed.",
                MIN_PEOPLE,
            )
        )
    return {"window_months": int(window), "shrink_k": float(shrink)}


def _priority(settings: Settings, words: Words) -> dict[str, Any]:
    key = saving.edition(COUNTING)
    with st.container(border=True):
        st.markdown(f"**{words('Whose voice raises which alarm')}**")
        weights = {}
        with st.grid(2, min_column_width=140):
            for role in reversed(ROLES[:3]):
                weights[role] = _weight(role, settings, f"{key}-{role}", words)
            weights["unknown"] = _weight("unknown", settings, f"{key}-unknown", words)
        horizon = st.number_input(
            words("A renewal within so many days raises the alarm"),
            1,
            1000,
            int(settings.renewal_horizon_days),
            10,
            key=f"{key}-horizon",
        )
        _formula(weights, horizon, words)
    return {"role_weights": weights, "renewal_horizon_days": int(horizon)}


def _weight(role: str, settings: Settings, key: str, words: Words) -> float:
    low, high = report.WEIGHTS
    stored = float(settings.role_weights.get(role, 0))
    return float(st.number_input(words.label(role), low, high, stored, 0.5, key=key, format="%g"))


def _formula(weights: dict[str, float], horizon: float, words: Words) -> None:
    top = max([TOP_WEIGHT, *weights.values()])
    st.caption(
        plain(
            words(
                "Priority, 0 to 100 = 100 × weight of the role ÷ {top} × severity × "
                "(½ + ½ · share of accounts with no more ARR) × (1 + nearness of the renewal) ÷ 2. "
                "Nearness falls from 1 today to 0 in {days} days. The same weights make the "
                "role-weighted score of an account.",
                top=words.number(top),
                days=words.number(horizon),
            ),
            limit=600,
        )
    )
    parts = [
        f"{words.label(role)} {words.number(priority)}"
        for role, priority in report.example(weights, horizon)[["role", "priority"]].to_numpy()
    ]
    st.markdown(
        words(
            "An NPS of 3 at the largest account, renewing in {days} days, has priority: "
            "{priorities}.",
            days=words.number(report.EXAMPLE_DAYS),
            priorities=" · ".join(parts),
        )
    )


def _money(page: report.Page, words: Words) -> tuple[str, Any]:
    settings, key = page.settings, saving.edition(COUNTING)
    with st.container(border=True):
        st.markdown(f"**{words('Currency and exchange rates')}**")
        options = sorted({settings.currency, *settings.rates})
        currency = st.selectbox(
            words("Reporting currency"),
            options,
            index=options.index(settings.currency),
            key=f"{key}-currency",
        )
        rates = st.data_editor(
            report.rates_in(settings, currency),
            key=f"{key}-rates-{currency}",
            num_rows="dynamic",
            hide_index=True,
            height="content",
            column_config={
                "currency": st.column_config.TextColumn(words("Currency"), max_chars=3),
                "rate": st.column_config.NumberColumn(
                    words("One unit is worth, in {currency}", currency=currency), min_value=0
                ),
            },
            placeholder="–",
            alt=words("Exchange rates, to edit"),
        )
        for code, n in page.unrated.to_numpy().tolist():
            _unrated(str(code), int(n), words)
    return currency, rates


def _unrated(code: str, n: int, words: Words) -> None:
    st.warning(
        words.count(
            "{n} account is in {currency}, which has no rate: its ARR is missing everywhere.",
            "{n} accounts are in {currency}, which has no rate: their ARR is missing everywhere.",
            n,
            currency=plain(code, limit=3),
        ),
        icon=":material/warning:",
    )


def _read(words: Words, rates: Any, currency: str, settings: Settings) -> dict[str, Any] | None:
    """Return currency and rates as edited, None where a rate has to be mended first."""
    read = saving.attempt(words, lambda: report.rates_of(rates, currency))
    if not read:
        return None
    unit = settings.rates.get(currency, 1.0)
    same = {code: round(rate / unit, 6) for code, rate in settings.rates.items()}
    return {"currency": currency, "rates": dict(settings.rates) if read == same else read}
