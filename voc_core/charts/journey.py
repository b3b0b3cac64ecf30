"""The emotion curve of each role along the journey, over its table."""

from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts import journey_grid as grid
from voc_core.charts.base import COLOURS, Figure, role_colour
from voc_core.charts.journey_table import table
from voc_core.vocabulary import MIN_PEOPLE
from voc_core.wording import Words

OFF: Final = {"peak": 13.0, "trough": -13.0, "end": 0.0}
"""How far over its mark a label stands. [points]"""
MARKS: Final = {"peak": "triangle-up", "trough": "triangle-down", "end": "square"}
APART: Final = 12
"""Labels of one column stand at least so far apart. [points]"""
DOT: Final = 8
"""A label nearer than this to a dot hides it. [points]"""


def curve(
    rows: pd.DataFrame,
    shape: pd.DataFrame,
    dots: pd.DataFrame,
    title: str,
    words: Words,
    *,
    n_answers: int,
    n_untagged: int = 0,
    selected: int | None = None,
) -> Figure:
    """Return the journey map: stages, touchpoints, one curve per role, the table underneath.

    Parameters
    ----------
    rows : DataFrame
        `metrics.journey_curve`, the roles in the order wanted.
    shape : DataFrame
        `metrics.journey_shape` of it.
    dots : DataFrame
        People at touchpoints heard by under 5: ``role``, ``touchpoint``, ``level`` [-2 to 2],
        ``n_people``.
    title : str
        The finding.
    n_answers, n_untagged : int
        Answers the picture rests on; answers without a role tag that it leaves out. [answers]
    selected : int or None
        Touchpoint whose column is marked.
    """
    note = _note(words, n_answers, n_untagged)
    data = _data(rows, words)
    if rows.empty:
        return Figure(title, note, title, None, data)
    roles = tuple(dict.fromkeys(rows["role"]))
    where = grid.plan(rows, roles, words)
    layers = [grid.lines(where), *grid.headers(where), *table(where, rows)]
    layers += _lines(where, rows) + _marks(where, rows, shape)
    layers += [*_people(where, dots), _columns(where, rows, selected)]
    chart = alt.layer(*layers).properties(height=where.height)
    return Figure(title, note, title, chart.configure_view(strokeWidth=0), data)


def runs(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the points that may be drawn as an average, numbered by unbroken ``run`` per role.

    A touchpoint heard by under 5 people, or not at all, ends a run: a gap stays a gap.
    """
    drawn = (rows["n_people"] > 0) & ~rows["is_thin"].eq(True)
    run = (~drawn).groupby(rows["role"]).cumsum()
    return rows.assign(run=rows["role"] + "-" + run.astype(str))[drawn]


def _lines(where: grid.Plan, rows: pd.DataFrame) -> list[alt.Chart]:
    points = _placed(where, runs(rows))
    points = points.assign(is_alone=points.groupby("run")["run"].transform("size") == 1)
    base = alt.Chart(points).encode(
        x=grid.along(where, "at"),
        color=role_colour(where.words, where.roles),
        detail="run:N",
    )
    band = base.encode(y=grid.level(where, "low"), y2="high")
    alone = band.transform_filter("datum.is_alone")
    line = base.encode(y=grid.level(where, "net"))
    return [
        band.mark_area(opacity=0.13, interpolate="monotone", strokeWidth=0),
        alone.mark_rule(opacity=0.3, strokeWidth=5),
        line.mark_line(interpolate="monotone", strokeWidth=2.5),
        line.mark_circle(size=42, opacity=1),
    ]


def _marks(where: grid.Plan, rows: pd.DataFrame, shape: pd.DataFrame) -> list[alt.Chart]:
    marks = _marked(where, rows, shape)
    base = alt.Chart(marks).encode(
        x=grid.along(where, "at"), color=role_colour(where.words, where.roles)
    )
    shapes = alt.Scale(domain=list(MARKS), range=list(MARKS.values()))
    signs = base.mark_point(filled=True, size=130, opacity=1).encode(
        y=grid.level(where, "net"), shape=alt.Shape("mark:N", scale=shapes, legend=None)
    )
    numbers = base.encode(y=grid.level(where, "label_y"), text="text:N")
    bold: dict[str, Any] = {"fontSize": 13, "fontWeight": "bold"}
    return [
        signs,
        numbers.transform_filter("datum.beside").mark_text(align="left", dx=9, **bold),
        numbers.transform_filter("!datum.beside").mark_text(align="center", **bold),
    ]


def _marked(where: grid.Plan, rows: pd.DataFrame, shape: pd.DataFrame) -> pd.DataFrame:
    """Return peak, trough and end of each role; a touchpoint that is two of them is the first."""
    wanted = [
        (row["role"], int(row[f"{mark}_touchpoint"]), mark)
        for row in shape[shape["n_touchpoints"] > 0].to_dict("records")
        for mark in MARKS
    ]
    points = pd.DataFrame(wanted, columns=["role", "touchpoint", "mark"])
    points = points.astype({"touchpoint": "int64"}).drop_duplicates(["role", "touchpoint"])
    points = _placed(where, points.merge(rows, on=["role", "touchpoint"]))
    points = points.assign(beside=_beside(points, _placed(where, runs(rows))))
    texts = [where.words.signed(net) for net in points["net"]]
    return points.assign(text=texts, label_y=_apart(points))


def _beside(marks: pd.DataFrame, dots: pd.DataFrame) -> list[bool]:
    """Return which labels stand at the right of their mark: ends, and where a dot is in the way."""
    aim = marks["net"] + marks["mark"].map(OFF)
    taken = [
        ((dots["at"] == at) & (dots["net"] != net) & ((dots["net"] - y).abs() < DOT)).any()
        for at, net, y in zip(marks["at"], marks["net"], aim, strict=True)
    ]
    return [bool(mark == "end" or is_) for mark, is_ in zip(marks["mark"], taken, strict=True)]


def _apart(marks: pd.DataFrame) -> list[float]:
    """Return where the labels stand: off their mark, and off one another in the same column."""
    aim = marks["net"] + marks["mark"].map(OFF).where(~marks["beside"], 0.0)
    top: dict[Any, float] = {}
    heights = {}
    for index in aim.sort_values().index:
        at = marks["at"][index]
        top[at] = heights[index] = max(aim[index], top.get(at, -200.0) + APART)
    return [min(max(heights[index], -106.0), 108.0) for index in marks.index]


def _people(where: grid.Plan, dots: pd.DataFrame) -> list[alt.Chart]:
    """Return one hollow dot per person where too few were heard for an average."""
    people = _placed(where, dots.loc[dots.index.repeat(dots["n_people"])])
    if people.empty:
        return []
    aside = people["role"].map({role: 0.22 * (i - 1) for i, role in enumerate(where.roles)})
    rank = people.groupby(["role", "touchpoint", "level"]).cumcount()
    people = people.assign(at=people["at"] + aside + 0.07 * rank, net=people["level"] * 50)
    marks = alt.Chart(people).mark_point(size=26, strokeWidth=1.4, opacity=0.9)
    color = role_colour(where.words, where.roles)
    return [marks.encode(x=grid.along(where, "at"), y=grid.level(where, "net"), color=color)]


def _columns(where: grid.Plan, rows: pd.DataFrame, selected: int | None) -> alt.Chart:
    """Return the column of each touchpoint: what the pointer reads and what a click picks."""
    words = where.words
    pick = alt.selection_point(name="pick", fields=["touchpoint"], empty=False)
    hover = alt.selection_point(
        name="hover", fields=["touchpoint"], on="pointerover", clear="pointerout", empty=False
    )
    table = where.places.assign(
        left=where.places["at"] - 0.5,
        right=where.places["at"] + 0.5,
        low=where.bottom,
        high=grid.STAGES[0],
        is_selected=where.places["touchpoint"].isin([selected]),
    )
    for role in where.roles:
        said = rows[rows["role"] == role].set_index("touchpoint")
        table[role] = [_said(said.loc[t], words) for t in table["touchpoint"]]
    shaded = alt.when(hover).then(alt.value(0.1)).when("datum.is_selected")
    return (
        alt.Chart(table)
        .mark_rect(color=COLOURS["all"], cursor="pointer")
        .encode(
            x=grid.along(where, "left"),
            x2="right",
            y=grid.level(where, "low"),
            y2="high",
            opacity=shaded.then(alt.value(0.14)).otherwise(alt.value(0.001)),
            tooltip=[
                alt.Tooltip("stage_label:N", title=words("Stage")),
                alt.Tooltip("label:N", title=words("Touchpoint")),
                *(alt.Tooltip(f"{role}:N", title=words.label(role)) for role in where.roles),
            ],
        )
        .add_params(pick, hover)
    )


def _said(cell: pd.Series, words: Words) -> str:
    if cell["n_people"] == 0:
        return words("not heard")
    if cell["is_thin"]:
        return words.count(
            "{n} person, too few for an average",
            "{n} people, too few for an average",
            int(cell["n_people"]),
        )
    return words(
        "{net} ({low} to {high}), n {n}",
        net=words.signed(cell["net"]),
        low=words.signed(cell["low"]),
        high=words.signed(cell["high"]),
        n=words.number(cell["n_people"]),
    )


def _note(words: Words, n_answers: int, n_untagged: int) -> str:
    note = words(
        "Net score from −100 to +100, one voice per person, {n} answers. Band: 95 % interval. "
        "Hollow dots: single people where fewer than {few} were heard. "
        "▲ peak, ▼ trough, ■ end, ◆ moment of truth.",
        n=words.number(n_answers),
        few=MIN_PEOPLE,
    )
    left_out = words.count(
        "{n} answer without a role tag is not shown.",
        "{n} answers without a role tag are not shown.",
        n_untagged,
    )
    return words("{first} {second}", first=note, second=left_out) if n_untagged else note


def _data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        words("Stage"): list(map(words.either, rows["stage_name"], rows["stage_name_zh"])),
        words("Touchpoint"): list(map(words.either, rows["name"], rows["name_zh"])),
        words("Role"): [words.label(role) for role in rows["role"]],
        words("People"): rows["n_people"],
        words("Answers"): rows["n_answers"].fillna(0).astype("int64"),
        words("Net score"): rows["net"].round(1),
        words("Interval low"): rows["low"].round(1),
        words("Interval high"): rows["high"].round(1),
        words("Change"): rows["change"].round(1),
        words("Evidence of the change"): [
            words.label(e) if isinstance(e, str) else "" for e in rows["evidence"]
        ],
        words("Share of negative texts"): rows["share_negative"].round(3),
    }
    return pd.DataFrame(names)


def _placed(where: grid.Plan, rows: pd.DataFrame) -> pd.DataFrame:
    columns = ["touchpoint", "at"]
    return rows.merge(where.places[columns], on="touchpoint").reset_index(drop=True)
