"""Pictures of the overview: the trend by role, the four roll-ups."""

from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, NET, Figure, net_axis, role_colour, zero_line
from voc_core.vocabulary import MIN_PEOPLE
from voc_core.wording import Words

TREND_ROLES: Final = ("decision_maker", "manager", "user")


def trend(rows: pd.DataFrame, title: str, words: Words) -> Figure:
    """Return the net score of each role by quarter, with its interval as a band.

    Parameters
    ----------
    rows : DataFrame
        One row per role and quarter with `metrics.figures`.
    title : str
        The finding.
    """
    rows = rows[rows["role"].isin(TREND_ROLES)]
    shown = rows.assign(
        role_label=[words.label(r) for r in rows["role"]],
        band_low=rows["low"].where(~rows["is_thin"]),
        band_high=rows["high"].where(~rows["is_thin"]),
    )
    note = words(
        "Net score by quarter, one voice per person. Band: 95 % interval."
        " Hollow: fewer than {n} people, no band.",
        n=MIN_PEOPLE,
    )
    chart = _trend_layers(shown, words) if len(shown) else None
    return Figure(title, note, title, chart, _trend_data(shown, words))


def _trend_layers(rows: pd.DataFrame, words: Words) -> Any:
    base = alt.Chart(rows).encode(
        x=alt.X("quarter:T", title=None, axis=alt.Axis(format=words("%b %Y"), labelOverlap=True)),
        color=role_colour(words, TREND_ROLES),
    )
    net = alt.Y("net:Q", title=words("Net score"), scale=NET, axis=net_axis(words))
    tooltip = [
        alt.Tooltip("role_label:N", title=words("Role")),
        alt.Tooltip("quarter:T", title=words("Quarter from"), format="%Y-%m-%d"),
        alt.Tooltip("net:Q", title=words("Net score"), format="+.0f"),
        alt.Tooltip("n_people:Q", title=words("People")),
        alt.Tooltip("n_answers:Q", title=words("Answers")),
    ]
    band = base.mark_area(opacity=0.13).encode(
        y=alt.Y("band_low:Q", scale=NET, title=words("Net score")), y2="band_high:Q"
    )
    line = base.mark_line(strokeWidth=2).encode(y=net)
    dots = base.mark_point(size=55, strokeWidth=2).encode(
        y=net,
        fillOpacity=alt.condition("datum.is_thin", alt.value(0), alt.value(1)),
        fill=role_colour(words, TREND_ROLES),
        tooltip=tooltip,
    )
    return alt.layer(zero_line("y"), band, line, dots).properties(height=420)


def _trend_data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        "quarter": words("Quarter from"),
        "role_label": words("Role"),
        "net": words("Net score"),
        "low": words("Interval low"),
        "high": words("Interval high"),
        "n_people": words("People"),
        "n_answers": words("Answers"),
    }
    return rows[list(names)].rename(columns=names)


def rollups(rows: pd.DataFrame, title: str, words: Words) -> Figure:
    """Return the four roll-ups of the same answers on one strip.

    Parameters
    ----------
    rows : DataFrame
        `metrics.four_rollups`.
    title : str
        The finding.
    """
    rows = rows.assign(label=[words.label(r) for r in rows["rollup"]]).dropna(subset=["value"])
    rows = rows.assign(text=[words.signed(v) for v in rows["value"]], zero=0)
    heard = rows[["n_people", "n_accounts"]].max().fillna(0)
    note = words(
        "NPS of the same answers of {people} people at {accounts} accounts, added up in four ways.",
        people=words.number(heard["n_people"]),
        accounts=words.number(heard["n_accounts"]),
    )
    is_thin = heard["n_people"] < MIN_PEOPLE
    chart = _rollup_layers(rows, words, is_thin=is_thin) if len(rows) else None
    names = {
        "label": words("Roll-up"),
        "value": words("NPS"),
        "n_people": words("People"),
        "n_accounts": words("Accounts"),
        "n_without_arr": words("Accounts without ARR"),
    }
    return Figure(title, note, title, chart, rows[list(names)].rename(columns=names))


def _rollup_layers(rows: pd.DataFrame, words: Words, *, is_thin: bool) -> Any:
    order = list(rows["label"])
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "label:N",
            sort=order,
            title=None,
            axis=alt.Axis(labelLimit=260, labelFontSize=13, ticks=False, domain=False),
        ),
        tooltip=[
            alt.Tooltip("label:N", title=words("Roll-up")),
            alt.Tooltip("value:Q", title=words("NPS"), format="+.1f"),
            alt.Tooltip("n_people:Q", title=words("People")),
            alt.Tooltip("n_accounts:Q", title=words("Accounts")),
        ],
    )
    value = alt.X("value:Q", title=None, scale=NET, axis=net_axis(words))
    stem = base.mark_rule(strokeWidth=3, color=COLOURS["neutral"], opacity=0.6).encode(
        x=alt.X("zero:Q", scale=NET, title=None), x2="value:Q"
    )
    told: Any = alt.condition(
        "datum.value < 0", alt.value(COLOURS["negative"]), alt.value(COLOURS["positive"])
    )
    colour = alt.value(COLOURS["neutral"]) if is_thin else told
    dot = base.mark_circle(size=190, opacity=1).encode(x=value, color=colour)
    text = base.mark_text(fontSize=13, fontWeight="bold", dy=-15).encode(
        x=value, text="text:N", color=colour
    )
    return alt.layer(zero_line("x"), stem, dot, text).properties(height=alt.Step(52))
