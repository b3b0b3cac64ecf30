"""The journey map and the pictures of its panel say what they show."""

from datetime import date

import pandas as pd
import pytest

from tests.build import Build
from voc_core.charts import journey as pictures
from voc_core.charts import journey_panel
from voc_core.charts.journey_grid import plan
from voc_core.filters import Filters
from voc_core.reports.journey import Journey, journey
from voc_core.reports.touchpoint import Touchpoint, touchpoint
from voc_core.store import Store
from voc_core.story import journey as sentences
from voc_core.wording import Words

YEAR = Filters.last_months(12, date(2026, 6, 30))
EN, ZH = Words("en"), Words("zh_CN")


@pytest.fixture
def acme(store: Store) -> Build:
    small = Build(store)
    account = small.account("Acme")
    names = {"Demo": "产品演示", "Upgrade": "版本升级", "Renewal": "续约谈判"}
    for name, chinese in names.items():
        small.touchpoint(name, name_zh=chinese, is_moment_of_truth=int(name == "Renewal"))
    for number in range(6):
        user = small.contact(account, "user")
        small.score(user, 9 if number else 3, touchpoint_id=1)
        small.score(user, 0, touchpoint_id=3)
    small.score(small.contact(account, "decision_maker"), 2, touchpoint_id=1)
    return small


@pytest.fixture
def report(acme: Build) -> Journey:
    return journey(acme.store, acme.snapshot(), YEAR)


@pytest.fixture
def behind(acme: Build) -> Touchpoint:
    return touchpoint(acme.store, acme.snapshot(), YEAR, 1)


def drawn(report, words, **changes):
    title = sentences.headline(report.lowest, report.fallen, words)
    tables = {"rows": report.curve, "shape": report.shape, "dots": report.dots} | changes
    return pictures.curve(**tables, title=title, words=words, n_answers=report.n_answers)


def texts(chart):
    rows = [row for data in chart.to_dict()["datasets"].values() for row in data]
    return {str(value) for row in rows for value in row.values()}


def test_a_number_steps_aside_where_it_would_stand_on_the_dot_of_another_role():
    marks = pd.DataFrame(
        {"at": [1, 1, 2], "net": [-17.0, -31.0, -7.0], "mark": ["trough", "trough", "trough"]}
    )
    dots = pd.concat([marks[["at", "net"]], pd.DataFrame({"at": [2], "net": [-29.0]})])
    assert pictures._beside(marks, dots) == [True, False, False]


def test_the_title_states_the_finding(report):
    figure = drawn(report, EN)
    assert figure.title == "Renewal hurts most, for users (−100, n 6)."
    assert figure.alt == figure.title


def test_a_fall_that_is_sure_is_told(report):
    fallen = report.lowest.assign(evidence="strong", change=-31.0)
    assert sentences.headline(fallen, fallen.head(0), EN).endswith("; it fell 31 points.")
    unsure = fallen.assign(evidence="unclear")
    assert "31" not in sentences.headline(unsure, unsure.head(0), EN)


def test_nobody_heard_enough_is_said(report):
    nobody = report.lowest.head(0)
    assert "5 people of one role" in sentences.headline(nobody, nobody, EN)


def test_a_gap_breaks_the_line(report):
    runs = pictures.runs(report.curve)
    assert list(runs["name"]) == ["Demo", "Renewal"]
    assert runs["run"].nunique() == 2


def test_a_click_picks_a_touchpoint(report):
    spec = drawn(report, EN).chart.to_dict()
    pick = next(param for param in spec["params"] if param["name"] == "pick")
    assert pick["select"]["fields"] == ["touchpoint"]


def test_the_map_speaks_the_language(report):
    assert {"产品演示", "版本升级"} <= texts(drawn(report, ZH).chart)
    assert {"Demo", "Upgrade"} <= texts(drawn(report, EN).chart)


def test_the_data_has_every_touchpoint_and_role(report):
    data = drawn(report, EN).data
    assert len(data) == 9
    assert list(data.columns[:4]) == ["Stage", "Touchpoint", "Role", "People"]


def test_no_journey_is_not_drawn(report):
    nothing = {name: getattr(report, name).head(0) for name in ("shape", "dots")}
    assert drawn(report, EN, rows=report.curve.head(0), **nothing).chart is None


def test_only_thin_points_still_make_a_map(acme):
    thin = journey(acme.store, acme.snapshot(), YEAR.but(roles=("decision_maker",)))
    assert drawn(thin, EN).chart.to_dict()
    assert len(thin.dots) == 1


@pytest.mark.parametrize(
    ("names", "angle"),
    [
        pytest.param(["Demo", "Upgrade"], 0, id="short names lie flat"),
        pytest.param(["版本升级"] * 17, 0, id="Chinese breaks in two lines"),
        pytest.param(["Integration"] * 17, -38, id="long names are slanted"),
    ],
)
def test_names_are_never_cut_off(names, angle):
    curve = pd.DataFrame({"touchpoint": range(len(names)), "name": names, "name_zh": None})
    curve = curve.assign(position=curve["touchpoint"], stage=1, stage_name="Use")
    curve = curve.assign(stage_name_zh=None, is_moment_of_truth=False)
    where = plan(curve, ("user",), EN)
    assert where.angle == angle
    assert [label.replace("\n", "") for label in where.places["label"]] == names


def test_each_person_is_a_dot(behind):
    title = sentences.spread_sentence(behind.people, EN)
    figure = journey_panel.people(behind.spread, behind.steps, title, EN, is_score=False)
    (dots,) = figure.chart.to_dict()["datasets"].values()
    assert len(dots) == 7
    assert figure.title == "7 people heard: 2 negative, 5 positive."


def test_a_crowd_shares_dots_and_says_so():
    crowd = pd.DataFrame({"role": ["user"], "step": [2], "n_people": [10_000]})
    figure = journey_panel.people(crowd, tuple(range(-2, 3)), "t", EN, is_score=False)
    (dots,) = figure.chart.to_dict()["datasets"].values()
    assert len(dots) <= 64
    assert "Each dot is 157 people." in figure.note


def test_the_trend_is_drawn_and_exported(behind):
    quarters = {day: sentences.quarter(day, EN) for day in dict.fromkeys(behind.trend["month"])}
    title = sentences.trend_sentence(behind.trend, EN)
    figure = journey_panel.trend(behind.trend, behind.trend_dots, quarters, title, EN)
    assert figure.chart.to_dict()
    assert figure.title == "Too few people in each quarter for a trend."
    assert figure.data["Quarter"].iloc[-1] == "Q2 2026"
