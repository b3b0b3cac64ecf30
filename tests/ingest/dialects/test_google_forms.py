"""Google Forms: little but a time stamp gives it away; grids, several choices, two languages."""

import pytest

from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv

NPS = "How likely are you to recommend us to a colleague?"
WHY = "What is the main reason for your score?"
USED = "Which modules do you use?"
GRID = ["How satisfied are you? [Support]", "How satisfied are you? [Price]"]
HEAD = ["Timestamp", "Email Address", "Company", NPS, WHY, USED, *GRID]
CHINESE = [
    *("时间戳记", "电子邮件地址", "公司", "您有多大可能向同事推荐我们？", "为什么？"),
    *("您使用哪些模块？", "您的满意程度？ [支持]", "您的满意程度？ [价格]"),
]
OURS = ["Reports, Alerts", "Reports", "Alerts, Reports, Help", "Help", "Reports, Help"]


def rows(stamps: list[str], between: str = ", ") -> list[list[str]]:
    """Return one response per time stamp."""
    return [
        [stamp, f"li{n}@acme.com", "Acme GmbH", score, f"Reason {n}: it saves us two days.",
         used.replace(", ", between), "Very satisfied", "Dissatisfied"]
        for n, (stamp, score, used) in enumerate(zip(stamps, "09583", OURS, strict=True))
    ]  # fmt: skip


SHEET = [HEAD, *rows([f"3/{d}/2026 9:05:11" for d in range(14, 19)])]
OWN = [HEAD, *rows([f"2026/03/{d} 9:05:11 PM GMT+8" for d in range(14, 19)], ";")]
TIMES = ["上午10:22:10", "下午12:10:19", "中午12点", "下午01:14:13", "上午12:00:01"]
ZH = [CHINESE, *rows([f"2025-12-{5 + n} {t}" for n, t in enumerate(TIMES)])]


@pytest.mark.parametrize("way", every_way(SHEET))
def test_a_sheet_is_read_whatever_it_went_through(way):
    found = understood(every_way(SHEET)[way])
    assert found.recognised.dialect == "google_forms"
    assert [v[3] for v in found.voices if v[1] == NPS] == [0, 9, 5, 8, 3]
    assert found.column("day")[0] == "2026-03-14" and not found.checked.problems


@pytest.mark.parametrize(
    ("export", "first", "last"),
    [(OWN, "2026-03-14", "2026-03-18"), (ZH, "2025-12-05", "2025-12-09")],
    ids=["the form's own CSV", "Chinese"],
)  # fmt: skip
def test_times_are_read_in_every_form(export, first, last):
    found = understood(as_csv(export))
    assert found.recognised.dialect == "google_forms"
    assert (found.column("day")[0], found.column("day")[-1]) == (first, last)
    assert len({row for row, *_ in found.voices}) == 5


@pytest.mark.parametrize(("export", "mark"), [(SHEET, ", "), (OWN, ";")])
def test_several_choices_stand_in_one_cell(export, mark):
    (use,) = understood(as_csv(export)).mapping.used("choices")
    assert (use.column, use.between) == (USED, mark)


@pytest.mark.parametrize("export", [SHEET, ZH], ids=["English", "Chinese"])
def test_the_rows_of_a_grid_are_scores_and_the_reason_explains_the_score(export):
    found = understood(as_csv(export))
    nps, *grid = found.mapping.used("score")
    assert [(u.metric, " – " in u.column) for u in (nps, *grid)] == [
        ("nps", False), ("csat", True), ("csat", True),
    ]  # fmt: skip
    assert found.mapping.used("comment")[0].about == nps.column


def test_the_points_of_a_test_are_no_score():
    head = ["Timestamp", "Score", NPS, f"{NPS} [Score]", f"{NPS} [Feedback]"]
    found = understood(as_csv([head, ["3/14/2026 9:05:11", "8 / 10", "0", "1.00 / 1", ""]]))
    assert {u.column for u in found.mapping.used("score")} == {NPS}


@pytest.mark.parametrize(
    "table",
    [
        [["Timestamp", "Level", "Message"], ["2026-03-14T09:05:11Z", "INFO", "started"]],
        [["Timestamp", "Company", "NPS"], ["2026-03-14", "Acme", "9"]],
        [["Company", "Timestamp", NPS], ["Acme", "3/14/2026 9:05:11", "9"]],
    ],
)
def test_a_time_stamp_alone_is_no_sign(table):
    assert understood(as_csv(table)).recognised.dialect == "generic"
