"""Microsoft Forms: a workbook with real dates, what Excel makes of it, quizzes, two languages."""

from datetime import datetime

import pytest

from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv, as_xlsx

META = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
CHINESE = ["ID", "开始时间", "完成时间", "电子邮件", "名称", "上次修改时间"]
NPS = "How likely are you to recommend us to a colleague?"
WHY = "Why?\u00a0\u2013 in your own words "
USED = "Which modules do you use?\u00a0"
EASE = "It was easy to find help"
HEAD = [*META, NPS, WHY, USED, EASE]
USES = ["Reports;Alerts;", "Reports;", "Alerts;Reports;", "Alerts;"]


def answer(n: int, when: str = "8/2{n}/25 12:51:45", mail: str = "anonymous") -> list[str]:
    """Return the n-th response, from 0."""
    said = ["0986"[n], f"Reason {n}: it saves us two days a month.", USES[n]]
    ease = ["Strongly agree", "Agree", "Neutral", "Disagree"][n]
    day = when.format(n=n)
    return [str(n + 1), day, day, mail, mail and mail.title(), "", *said, ease]


EXPORT = [HEAD, *[answer(n) for n in range(4)]]
WORKBOOK = [
    HEAD,
    *[[n + 1, datetime(2025, 8, 20 + n, 12, 51, 45), datetime(2025, 8, 20 + n, 12, 59, 45),
       *answer(n)[3:]] for n in range(4)],
]  # fmt: skip
ZH = [
    [*CHINESE, "您有多大可能推荐我们？", "原因是什么？", "您使用哪些模块？", "整体满意度"],
    *[[*answer(n, "2025-8-2{n} 12:51:45")[:9], ["非常满意", "满意", "一般", "不满意"][n]]
      for n in range(4)],
]  # fmt: skip
QUIZ_HEAD = [
    *META[:5], "Total points", "Quiz feedback", META[5],
    NPS, f"Points - {NPS}", f"Feedback - {NPS}",
]  # fmt: skip
QUIZ = [QUIZ_HEAD, *[[*answer(n)[:5], "3", "", "", "098"[n], "5", "fine"] for n in range(3)]]


@pytest.mark.parametrize("way", every_way(EXPORT))
def test_an_export_is_read_whatever_it_went_through(way):
    found = understood(every_way(EXPORT)[way])
    assert found.recognised.dialect == "microsoft_forms"
    assert [v[3] for v in found.voices if v[1] == NPS] == [0, 9, 8, 6]
    assert found.column("day")[0] == "2025-08-20" and not found.checked.problems


def test_a_workbook_holds_real_dates():
    found = understood(as_xlsx(WORKBOOK))
    assert found.recognised.dialect == "microsoft_forms"
    assert found.column("day")[0] == "2025-08-20"


def test_titles_lose_hard_spaces_and_keep_their_dashes():
    found = understood(as_csv(EXPORT))
    assert {"Why? – in your own words", "Which modules do you use?"} <= found.uses.keys()
    assert found.mapping.used("comment")[0].about == NPS


def test_titles_with_the_dash_of_windows_are_read():
    assert (
        understood(as_csv(EXPORT, encoding="cp1252")).uses["Why? – in your own words"] == "comment"
    )


def test_several_choices_end_with_a_semicolon():
    (use,) = understood(as_csv(EXPORT)).mapping.used("choices")
    assert (use.column, use.between) == ("Which modules do you use?", ";")


def test_nobody_is_called_anonymous():
    found = understood(as_csv(EXPORT))
    assert set(found.column("contact")) == set(found.column("email")) == {None}


def test_an_id_in_small_letters_and_a_chinese_account_are_the_same_tool():
    small = understood(as_csv([["Id", *HEAD[1:]], *EXPORT[1:]]))
    assert small.recognised.dialect == "microsoft_forms" and small.uses["Id"] == "external_id"
    chinese = understood(as_csv(ZH))
    assert chinese.recognised.dialect == "microsoft_forms"
    assert [v[3] for v in chinese.voices if v[1] == "整体满意度"] == [5, 4, 3, 2]


def test_the_points_of_a_quiz_are_no_score():
    found = understood(as_csv(QUIZ))
    assert found.recognised.dialect == "microsoft_forms"
    assert [u.column for u in found.mapping.used("score")] == [NPS]


def test_a_question_that_begins_with_feedback_is_one_where_there_is_no_quiz():
    head = [*META, NPS, "Feedback - what can we do better?"]
    found = understood(as_csv([head, *[answer(n)[:8] for n in range(4)]]))
    assert found.uses["Feedback - what can we do better?"] == "comment"
