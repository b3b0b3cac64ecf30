"""Files of invitations, usage, commerce and outcomes: recognised, read, and what is wrong."""

from typing import Any

import pytest

from tests.ingest.tables import Rows, as_csv, checked, read, said_about, seen
from voc_core.ingest import Checked, Mapping, guess

ASKED: Rows = (
    ("Account", "Name", "Email", "Sent date", "Survey", "Status", "Responded on"),
    ("Acme", "Ann", "ann@acme.cn", "2026-03-01", "NPS H1", "Completed", "2026-03-04"),
    ("Acme", "Bob", "bob@acme.cn", "2026-03-01", "NPS H1", "Bounced", ""),
    ("Acme", "", "cy@acme.cn", "2026-03-01", "NPS H1", "Opened", ""),
)
ASKED_ZH: Rows = (
    ("客户名称", "姓名", "邮箱", "发送时间", "问卷名称", "状态"),
    ("启明电子", "张伟", "zw@qiming.cn", "2026/3/1 09:00", "上半年调研", "已完成"),
    ("启明电子", "李娜", "ln@qiming.cn", "2026/3/1 09:00", "上半年调研", "未打开"),
)
USED: Rows = (
    ("Customer", "Month", "Licensed seats", "Monthly active users"),
    ("Acme", "2026-03", "1,200", "900"),
    ("Acme", "2026-04", "1,200", "1,300"),
)
USED_ZH: Rows = (
    ("客户名称", "月份", "席位数", "活跃用户数", "使用率"),
    ("启明电子", "2026年3月", "200", "126", "63%"),
    ("启明电子", "2026年4月", "200", "130", "65%"),
)
PAID: Rows = (
    ("Account", "Period", "Revenue (EUR)", "Days overdue", "Expansion MRR"),
    ("Acme", "Mar 2026", "12.500,00", "-3", "-200"),
    ("Acme", "Apr 2026", "12.500,00", "14", ""),
)
PAID_ZH: Rows = (
    ("客户", "账期", "收入（万元）", "逾期天数"),
    ("启明电子", "202603", "12.5", "0"),
    ("启明电子", "202604", "12.5", "45"),
)
WENT: Rows = (
    ("Account", "Date", "Outcome", "Amount", "Currency", "Reason"),
    ("Acme", "2026-03-31", "Renewed", "120000", "USD", "They liked the onboarding very much."),
    ("Beta", "2026-04-30", "closed lost", "80000", "USD", "Too expensive for what it gave them."),
)
WENT_ZH: Rows = (
    ("客户名称", "日期", "续约结果", "金额（元）"),
    ("启明电子", "2026-03-31", "已续约", "500000"),
    ("远山物流", "2026-04-30", "流失", "80000"),
)


def meant(rows: Rows, kind: str | None = None) -> Mapping:
    data = as_csv(rows)
    return guess(seen(data), read(data), None, kind)[0]


def rows_of(rows: Rows, kind: str | None = None) -> Checked:
    return checked(read(as_csv(rows)), meant(rows, kind))


def values(result: Checked, *columns: str) -> list[list[Any]]:
    table = result.rows[list(columns)]
    return table.astype(object).where(table.notna(), None).to_numpy().tolist()


@pytest.mark.parametrize(
    ("rows", "kind"),
    [(ASKED, "invitations"), (ASKED_ZH, "invitations"), (USED, "usage"), (USED_ZH, "usage"),
     (PAID, "commerce"), (PAID_ZH, "commerce"), (WENT, "outcomes"), (WENT_ZH, "outcomes")],
    ids=str,
)  # fmt: skip
def test_the_kind_is_seen_from_headings_and_cells(rows: Rows, kind: str) -> None:
    assert meant(rows).kind == kind


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            (
                ("Account", "Sent date", "Email", "How likely are you to recommend us?"),
                *(("Acme", "2026-03-01", f"p{n}@acme.cn", str(n)) for n in range(11)),
            ),
            id="answers with the day of the invitation",
        ),
        pytest.param(
            (
                ("Account", "Month", "Revenue", "NPS", "Comment"),
                *(("Acme", "2026-03", "1000", str(n), "It works well for us.") for n in range(11)),
            ),
            id="answers beside the revenue",
        ),
    ],
)
def test_what_is_scored_stays_feedback(rows: Rows) -> None:
    assert meant(rows).kind == "feedback"


def test_a_list_of_accounts_with_seats_stays_a_list_of_accounts() -> None:
    rows = (
        ("Company name", "Industry", "Region", "Tier", "Annual revenue", "Seats", "Create date"),
        ("Acme", "Energy", "EMEA", "key", "1200000", "250", "2020-01-02"),
        ("Beta", "Retail", "APAC", "standard", "200000", "40", "2021-01-02"),
    )
    assert meant(rows).kind == "accounts"


def test_invitations_are_read_with_status_and_answer() -> None:
    result = rows_of(ASKED)
    assert values(result, "contact", "email", "sent_on", "status", "answered_on") == [
        ["Ann", "ann@acme.cn", "2026-03-01", "responded", "2026-03-04"],
        ["Bob", "bob@acme.cn", "2026-03-01", "bounced", None],
        [None, "cy@acme.cn", "2026-03-01", "opened", None],
    ]


def test_more_active_users_than_seats_is_how_it_is() -> None:
    result = rows_of(USED)
    assert values(result, "month", "seats", "active_users", "adoption") == [
        ["2026-03", 1200, 900, None],
        ["2026-04", 1200, 1300, None],
    ]
    assert not result.problems


def test_usage_in_chinese_is_read_with_its_percentages() -> None:
    assert values(rows_of(USED_ZH), "account", "month", "adoption") == [
        ["启明电子", "2026-03", 0.63],
        ["启明电子", "2026-04", 0.65],
    ]


def test_money_has_the_currency_and_unit_of_its_heading() -> None:
    assert values(rows_of(PAID), "month", "revenue", "expansion", "currency", "days_late") == [
        ["2026-03", 12500, -200, "EUR", -3],
        ["2026-04", 12500, None, "EUR", 14],
    ]
    assert values(rows_of(PAID_ZH), "revenue", "days_late") == [[125000, 0], [125000, 45]]


def test_outcomes_are_codes_and_the_reason_is_left_out() -> None:
    assert values(rows_of(WENT), "day", "outcome", "amount", "currency") == [
        ["2026-03-31", "renewed", 120000, "USD"],
        ["2026-04-30", "churned", 80000, "USD"],
    ]
    assert values(rows_of(WENT_ZH), "outcome") == [["renewed"], ["churned"]]


def test_what_cannot_be_read_is_said_with_row_and_column_and_nothing_is_lost() -> None:
    rows = (
        ("Account", "Month", "Seats", "Active users"),
        ("Acme", "2026-03", "-5", "3"),
        ("Acme", "spring", "5", "3"),
        ("Acme", "2027-01", "5", "3"),
        ("", "2026-03", "5", "3"),
        ("Acme", "2026-04", "", ""),
        ("Acme", "2026-05", "5", "3"),
    )
    result = rows_of(rows, "usage")
    assert said_about(result) == [
        (2, "Seats", "-5", "expected a whole number, 0 or more, such as 250"),
        (3, "Month", "spring", "expected a month, such as 2026-03 or 3/2026"),
        (4, "Month", "2027-01", "expected a month from 1990-01 to this month"),
        (5, "Account", "", "expected the name of an account"),
    ]
    assert (result.n_read, len(result.rows), len(result.bad), result.empty) == (6, 1, 4, 1)


def test_an_unknown_outcome_is_a_problem_that_lists_what_is_known() -> None:
    rows = (
        ("Account", "Date", "Outcome"),
        ("Acme", "2026-03-31", "ghosted"),
        ("Acme", "2026-04-30", ""),
    )
    accepted = "expected one of: renewed, churned, expanded, contracted"
    assert [p[3] for p in said_about(rows_of(rows, "outcomes"))] == [accepted]


def test_an_invitation_needs_a_person_and_an_answer_comes_after_it() -> None:
    rows = (
        ("Account", "Email", "Sent date", "Answered on"),
        ("Acme", "", "2026-03-01", ""),
        ("Acme", "ann@acme.cn", "2026-03-05", "2026-03-01"),
    )
    assert [p[3] for p in said_about(rows_of(rows, "invitations"))] == [
        "expected a name or an e-mail address",
        "expected a day on or after the invitation",
    ]


def test_the_month_of_a_file_without_one_is_asked() -> None:
    rows = (("Account", "Seats", "Active users"), ("Acme", "5", "3"))
    data = as_csv(rows)
    mapping, [question] = guess(seen(data), read(data), None, "usage")
    assert (question.code, "month" in str(question.text)) == ("day", True)
    result = checked(read(data), Mapping("usage", mapping.columns, day="2026-03-15"))
    assert values(result, "month") == [["2026-03"]]
