"""Notes, minutes, interviews and tickets are told from surveys by their headings."""

import pytest

from tests.ingest.dialects.exports import understood
from tests.ingest.tables import as_csv, as_xlsx

NOTE = "They want the audit log before the tender, otherwise they will look elsewhere."
NOTE_ZH = "客户希望在招标之前看到审计日志，否则会考虑其他供应商，请尽快答复。"


@pytest.mark.parametrize(
    ("headings", "source"),
    [
        pytest.param(["Date", "Account", "Contact", "Note"], "crm_note", id="note"),
        pytest.param(["Call date", "Company", "Spoke with", "Call notes"], "crm_note", id="call"),
        pytest.param(
            ["Date", "Customer", "Attendees", "Meeting minutes"], "crm_note", id="meeting"
        ),
        pytest.param(["QBR date", "Account", "Attendees", "Minutes"], "qbr", id="QBR"),
        pytest.param(["Interview date", "Company", "Interviewee", "Quote"], "interview", id="talk"),
        pytest.param(["日期", "客户", "对接人", "沟通记录"], "crm_note", id="沟通记录"),
        pytest.param(["拜访日期", "客户名称", "拜访对象", "拜访纪要"], "crm_note", id="拜访纪要"),
        pytest.param(["会议日期", "客户", "参与人", "季度回顾纪要"], "qbr", id="季度回顾"),
        pytest.param(["访谈日期", "公司", "访谈对象", "访谈内容"], "interview", id="访谈"),
        pytest.param(["工单日期", "客户", "提交人", "工单内容"], "ticket", id="工单"),
    ],
)
@pytest.mark.parametrize("text", [NOTE, NOTE_ZH], ids=["English", "Chinese"])
def test_a_plain_table_of_notes_is_read_without_a_question(headings, source, text):
    found = understood(as_csv([headings, ["2026-03-04", "Acme Inc.", "Li Wei", text]]))
    assert (found.mapping.kind, found.mapping.source) == ("feedback", source)
    assert [*found.uses.values()] == ["day", "account", "contact", "comment"]
    assert found.column("text") == [text] and not found.questions


def test_the_name_of_the_sheet_may_say_it():
    rows = [["Date", "Account", "Discussion"], ["2026-03-04", "Acme Inc.", NOTE]]
    assert understood(as_xlsx(rows, "QBR 2026 Q1")).mapping.source == "qbr"


def test_notes_beside_a_score_are_still_a_survey():
    headings = ["Date", "Company", "How satisfied are you? (1-5)", "Notes"]
    found = understood(as_csv([headings, ["2026-03-04", "Acme", "4", NOTE]]))
    assert found.mapping.source == "survey"


def test_nps_is_a_survey_whatever_the_file_calls_itself():
    headings = ["Interview date", "Company", "NPS", "Why?"]
    found = understood(as_csv([headings, ["2026-03-04", "Acme", "4", NOTE]]))
    assert found.mapping.source == "survey"


@pytest.mark.parametrize("status", ["In Progress", "Closed", "Draft"])
def test_the_status_of_a_ticket_sets_no_row_aside(status):
    headings = ["Ticket ID", "Date", "Company", "Status", "Description"]
    found = understood(as_csv([headings, ["T-1", "2026-03-04", "Acme", status, NOTE]]))
    assert (found.mapping.source, len(found.voices), found.aside) == ("ticket", 1, {})
