"""Pictures of the overview: the two-voices map, the trend by role, the four roll-ups."""

from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, NET, OPACITY, Figure, net_axis, role_colour
from voc_core.vocabulary import MIN_PEOPLE, N_
from voc_core.wording import Words

CORNERS: Final[tuple[tuple[int, int, Any, Any, str], ...]] = (
    (-100, 100, "left", "top", N_("Users unhappy, deciders content")),
    (100, 100, "right", "top", N_("Both content")),
    (-100, -100, "left", "bottom", N_("Both unhappy")),
    (100, -100, "right", "bottom", N_("Users content, deciders unhappy")),
)
NAMED: Final = 2
"""The largest accounts clearly at risk carry their name. [accounts]"""

TREND_ROLES: Final = ("decision_maker", "manager", "user")


def two_voices_map(accounts: pd.DataFrame, title: str, currency: str, words: Words) -> Figure:
    """Return every account heard on both sides: users across, decision makers up, ARR as size.

    Parameters
    ----------
    accounts : DataFrame
        `metrics.two_voices` with the account's facts.
    title : str
        The finding.
    currency : str
        Currency of ``arr``.
    """
    heard = accounts.dropna(subset=["user", "decision_maker"])
    rows = heard.assign(
        opacity=heard["evidence"].map(OPACITY).astype("float64"),
        sure=[words.label(e) for e in heard["evidence"]],
        state_label=[words.label(s) for s in heard["state"]],
        size=heard["arr"].fillna(heard["arr"].min() if heard["arr"].notna().any() else 1.0),
        arr_label=[words.money(a, currency) for a in heard["arr"]],
        is_at_risk=heard["decision_maker"] < 0,
        heard=[
            words(
                "{users} of {all_users} users, {deciders} of {all_deciders} decision makers",
                users=a,
                all_users=b,
                deciders=c,
                all_deciders=d,
            )
            for a, b, c, d in heard[
                ["n_user", "n_user_contacts", "n_decision_maker", "n_decision_maker_contacts"]
            ]
            .astype("int64")
            .itertuples(index=False)
        ],
    )
    note = words(
        "{n} accounts heard on both sides of {all}. Size: ARR. Faint: few answers, the gap is"
        " unclear. Click an account to open it.",
        n=words.number(len(rows)),
        all=words.number(len(accounts)),
    )
    if rows.empty:
        return Figure(
            words("No account has been heard on both sides yet"),
            note,
            title,
            None,
            _map_data(rows, words),
        )
    return Figure(title, note, title, _map_layers(rows, words), _map_data(rows, words))


def _map_layers(rows: pd.DataFrame, words: Words) -> Any:
    pick = alt.selection_point(name="pick", fields=["account"])
    axes: dict[str, Any] = {"scale": NET, "axis": net_axis(words, grid=False)}
    points = (
        alt.Chart(rows)
        .mark_circle(stroke="#ffffff", strokeWidth=0.8)
        .encode(
            x=alt.X("user:Q", title=words("Users, net score"), **axes),
            y=alt.Y("decision_maker:Q", title=words("Decision makers, net score"), **axes),
            size=alt.Size("size:Q", legend=None, scale=alt.Scale(range=[60, 1400], zero=True)),
            opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
            color=alt.Color(
                "is_at_risk:N",
                legend=None,
                scale=alt.Scale(
                    domain=[True, False], range=[COLOURS["negative"], COLOURS["positive"]]
                ),
            ),
            tooltip=[
                alt.Tooltip("name:N", title=words("Account")),
                alt.Tooltip("user:Q", title=words("Users, net score"), format="+.0f"),
                alt.Tooltip(
                    "decision_maker:Q", title=words("Decision makers, net score"), format="+.0f"
                ),
                alt.Tooltip("heard:N", title=words("Heard")),
                alt.Tooltip("sure:N", title=words("The gap")),
                alt.Tooltip("state_label:N", title=words("State")),
                alt.Tooltip("arr_label:N", title=words("ARR")),
            ],
        )
        .add_params(pick)
    )
    layers = (_zero("x"), _zero("y"), _corners(words), points, *_names(rows))
    return alt.layer(*layers).properties(height=420)


def _names(rows: pd.DataFrame) -> list[Any]:
    """Return the names of the largest accounts clearly at risk, one above the other."""
    named = rows[rows["is_at_risk"] & (rows["evidence"] != "unclear")].nlargest(NAMED, "size")
    return [
        alt.Chart(named.iloc[[rank]])
        .mark_text(align="right", dx=-18, dy=-13 * rank, fontSize=12, color="#8A8F98", limit=170)
        .encode(x=alt.X("user:Q", scale=NET), y=alt.Y("decision_maker:Q", scale=NET), text="name:N")
        for rank in range(len(named))
    ]


def _zero(axis: str) -> alt.Chart:
    line = alt.Chart(pd.DataFrame({"at": [0]})).mark_rule(color="#9AA0A6", strokeDash=[3, 3])
    encoding = alt.X("at:Q", scale=NET) if axis == "x" else alt.Y("at:Q", scale=NET)
    return line.encode(**{axis: encoding})


def _corners(words: Words) -> Any:
    texts = [
        alt.Chart(pd.DataFrame({"x": [x], "y": [y], "text": [words(text)]}))
        .mark_text(align=align, baseline=baseline, color="#8A8F98", fontSize=12, fontStyle="italic")
        .encode(x=alt.X("x:Q", scale=NET), y=alt.Y("y:Q", scale=NET), text="text:N")
        for x, y, align, baseline, text in CORNERS
    ]
    return alt.layer(*texts)


def _map_data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        "name": words("Account"),
        "user": words("Users, net score"),
        "n_user": words("Users heard"),
        "decision_maker": words("Decision makers, net score"),
        "n_decision_maker": words("Decision makers heard"),
        "gap": words("Gap"),
        "sure": words("Evidence"),
        "state_label": words("State"),
        "arr": words("ARR"),
    }
    return rows[list(names)].rename(columns=names)


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
    return alt.layer(_zero("y"), band, line, dots).properties(height=420)


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
    note = words("NPS of the same answers, added up in four ways; see who counts for how much.")
    chart = _rollup_layers(rows, words) if len(rows) else None
    names = {
        "label": words("Roll-up"),
        "value": words("NPS"),
        "n_people": words("People"),
        "n_accounts": words("Accounts"),
        "n_without_arr": words("Accounts without ARR"),
    }
    return Figure(title, note, title, chart, rows[list(names)].rename(columns=names))


def _rollup_layers(rows: pd.DataFrame, words: Words) -> Any:
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
    stem = base.mark_rule(strokeWidth=3, color="#9AA0A6", opacity=0.6).encode(
        x=alt.X("zero:Q", scale=NET, title=None), x2="value:Q"
    )
    colour = alt.condition(
        "datum.value < 0", alt.value(COLOURS["negative"]), alt.value(COLOURS["positive"])
    )
    dot = base.mark_circle(size=190, opacity=1).encode(x=value, color=colour)
    text = base.mark_text(fontSize=13, fontWeight="bold", dy=-15).encode(
        x=value, text="text:N", color=colour
    )
    return alt.layer(_zero("x"), stem, dot, text).properties(height=alt.Step(52))
