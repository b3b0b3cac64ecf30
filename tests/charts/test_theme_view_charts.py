"""The pictures of the themes are values; each says its finding, and its data can be read."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from voc_core.charts import theme_company, theme_impact, theme_places, theme_roles, theme_trend
from voc_core.wording import Words

NAMED = {"theme": [1, 2], "name": ["Price", "Speed"], "name_zh": ["价格", None]}
SURE = {"evidence": ["strong", "unclear"]}


@pytest.fixture(params=["en", "zh_CN"])
def words(request: pytest.FixtureRequest) -> Words:
    return Words(request.param)


def frame(**columns: list[object]) -> pd.DataFrame:
    return pd.DataFrame(NAMED | SURE | columns)


def found(chart: object) -> list[dict[str, object]]:
    """Return every row that is drawn."""
    return [row for rows in chart.to_dict()["datasets"].values() for row in rows]  # type: ignore[attr-defined]


def impacts(**changes: object) -> SimpleNamespace:
    rows = frame(
        n_people=[9, 5],
        share=[0.3, 0.1],
        net=[-50.0, 10.0],
        net_without=[20.0, 5.0],
        impact=[-8.0, 1.0],
        low=[-12.0, -2.0],
        high=[-3.0, 4.0],
        z=[-3.0, 0.5],
    )
    facts = {"rows": rows, "everybody": rows.iloc[:0], "n_thin": 2, "n_unweighed": 0}
    facts |= {"n_people": 40, "is_weighted": False}
    return SimpleNamespace(**facts | changes)


def test_impact_draws_its_range_and_shades_the_theme_chosen(words: Words) -> None:
    shown = theme_impact.impact(impacts(), 2, "finding", words)
    assert shown.title == shown.alt == "finding"
    rows = found(shown.chart)
    assert {"low", "high", "opacity"} <= {key for row in rows for key in row}
    assert [row for row in rows if set(row) == {"theme_name"}] == [{"theme_name": "Speed"}]
    assert shown.data.shape == (2, 9) and "2" in shown.note and "40" in shown.note


def test_impact_of_nothing_draws_nothing(words: Words) -> None:
    shown = theme_impact.impact(impacts(rows=impacts().rows.iloc[:0]), None, "why", words)
    assert shown.chart is None and shown.data.empty


def test_a_thin_role_is_rings_and_no_average() -> None:
    cells = frame(
        role=["user", "user"],
        n_people=[9, 3],
        net=[-50.0, 33.0],
        low=[-80.0, -40.0],
        high=[-10.0, 90.0],
        is_thin=[False, True],
    )
    dots = pd.DataFrame({"theme": [2], "role": ["user"], "level": [2], "n_people": [3]})
    contrast = frame(user=[0.0, 0.0], decision_maker=[0.0, 0.0], gap=[0.0, 0.0]).iloc[:0]
    shown = theme_roles.roles(
        SimpleNamespace(cells=cells, dots=dots, contrast=contrast, order=[2, 1]), "finding", Words()
    )
    rows = found(shown.chart)
    assert [row["at"] for row in rows if "level" in row] == [100]
    averages = [row for row in rows if "is_thin" in row]
    assert [row["theme_name"] for row in averages] == ["Price"]
    assert [row["text"] for row in rows if "text" in row] == ["0 · 0 · 9", "0 · 0 · 3"]


def test_a_thin_place_says_how_many_and_has_no_colour(words: Words) -> None:
    cells = frame(
        touchpoint=[7, 7],
        n_people=[9, 3],
        net=[-70.0, 100.0],
        low=[-90.0, 0.0],
        high=[-30.0, 100.0],
        is_thin=[False, True],
        place=["QBR", "QBR"],
        place_zh=[None, None],
        stage_name=["Use", "Use"],
        stage_name_zh=[None, None],
        position=[3, 3],
    )
    shown = theme_places.places(cells, "finding", words)
    full, thin = sorted((row for row in found(shown.chart)), key=lambda row: str(row["theme"]))
    assert (full["text"], full["cell"], full["shade"]) == ("−70", "1:7", 0.95)
    assert "3" in thin["text"] and thin["shade"] == 0


def test_touchpoints_of_one_name_are_columns_of_their_own(words: Words) -> None:
    cells = frame(
        touchpoint=[7, 8],
        n_people=[9, 9],
        net=[-70.0, 100.0],
        low=[-90.0, 0.0],
        high=[-30.0, 100.0],
        is_thin=[False, False],
        place=["Training", "Training"],
        place_zh=[None, None],
        stage_name=["Start", "Use"],
        stage_name_zh=[None, None],
        position=[3, 4],
    )
    rows = found(theme_places.places(cells, "finding", words).chart)
    shown = {row["place_name"] for row in rows}
    assert shown == {"Training · Start", "Training · Use"}
    assert len({row["column"] for row in rows}) == 2
    alike = theme_places.places(cells.assign(stage_name="Use"), "finding", words)
    assert len({row["column"] for row in found(alike.chart)}) == 2


def test_a_line_breaks_where_too_few_wrote(words: Words) -> None:
    rows = frame(
        n_people=[30, 9],
        n_people_before=[10, 9],
        share=[0.3, 0.1],
        share_before=[0.1, 0.1],
        change=[0.2, 0.0],
        z=[3.0, 0.0],
    )
    months = ["2026-01-01", "2026-04-01", "2026-07-01"]
    line = pd.DataFrame(
        {"theme": [1] * 3, "month": months, "share": [0.1, None, 0.3], "n": [9, 3, 9]}
    )
    shown = theme_trend.trend(
        SimpleNamespace(rows=rows, line=line, since=date(2026, 4, 15)), "finding", words
    )
    drawn = [row for row in found(shown.chart) if "piece" in row]
    assert len({row["piece"] for row in drawn}) == 2
    assert "30" in shown.note and shown.data.shape[0] == 2


def test_company_names_both(words: Words) -> None:
    pairs = frame(
        other=[3, 4],
        other_name=["Legal", "Docs"],
        other_name_zh=["法务", None],
        n_people=[20, 5],
        lift=[4.0, 1.1],
        z=[3.0, 0.3],
    )
    shown = theme_company.company(pairs, "finding", words)
    first = next(row for row in found(shown.chart) if row.get("pair") == "1:3")
    assert first["doublings"] == 2 and words.either("Legal", "法务") in first["label"]
    assert theme_company.company(pairs.iloc[:0], "why", words).chart is None
