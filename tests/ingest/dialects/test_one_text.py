"""Subject and body of one message are one text, in which nothing is said twice."""

import pytest

from tests.ingest.dialects.exports import understood
from tests.ingest.tables import as_csv
from voc_core.ingest.dialects.texts import one_text

BODY = "The export stops at 80 %.\n\n> On Monday you wrote:\n> It works.\n-- \nLi Wei"


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        pytest.param(("Export fails", BODY), f"Export fails\n{BODY}", id="subject, then body"),
        pytest.param(("Slow", " slow "), "slow", id="the same"),
        pytest.param(("The export st…", BODY), BODY, id="the body's own beginning, cut off"),
        pytest.param(("Invoice", ""), "Invoice", id="subject alone"),
        pytest.param(("", BODY), BODY, id="body alone"),
        pytest.param(("", " "), "", id="nothing"),
    ],
)
def test_one_text_by_hand(cells, text):
    assert one_text(cells) == text


@pytest.mark.parametrize(
    "headings",
    [["ID", "Date", "Company", "Subject", "Message"], ["编号", "日期", "公司", "标题", "内容"]],
    ids=["English", "Chinese"],
)
def test_a_table_of_no_tool_has_one_voice_for_subject_and_body(headings):
    row = ["T-1", "2026-03-04", "Acme", "Export fails", BODY]
    found = understood(as_csv([headings, row]))
    assert [v[4] for v in found.voices] == [f"Export fails\n{BODY}"]


def test_headings_a_person_points_at_are_joined_too():
    rows = [["Report"], ["Date", "Company", "Subject", "Body"], ["2026-03-04", "Acme", "Hi", BODY]]
    found = understood(as_csv(rows), header_at=2)
    assert found.uses["Subject + Body"] == "comment" and len(found.voices) == 1
