"""One answer per row: recognised by headings in both languages and by what comes again."""

import pytest

from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv

NPS = "How likely are you to recommend us?"
WHY = "Why did you give this score?"
EASE = "How easy was it to reach us?"
HEAD = ["Response ID", "Submitted at", "Company", "Question ID", "Question", "Answer"]
EXPORT = [
    HEAD,
    ["R-10000001", "2026-03-04", "Acme GmbH", "q1", NPS, "9"],
    ["R-10000001", "2026-03-04", "Acme GmbH", "q2", WHY, "It saves us two days a month."],
    ["R-10000001", "2026-03-04", "Acme GmbH", "q3", EASE, "Very easy"],
    ["R-10000002", "2026-03-05", "Borel SA", "q1", NPS, "0"],
    ["R-10000002", "2026-03-05", "Borel SA", "q3", EASE, "Difficult"],
    ["R-10000003", "2026-03-06", "Borel SA", "q1", NPS, ""],
]
CHINESE = [["答卷编号", "提交时间", "公司名称", "题号", "题目", "答案"], *EXPORT[1:]]
TYPED = [
    ["response_id", "collected_at", "source_type", "field_id", "field_label", "field_type",
     "value_text", "value_number"],
    ["R-10000001", "2026-03-04T09:05:11Z", "formbricks", "f1", NPS, "nps", "", "9"],
    ["R-10000001", "2026-03-04T09:05:11Z", "formbricks", "f2", WHY, "text",
     "It saves us two days a month.", ""],
    ["R-10000002", "2026-03-05T09:05:11Z", "formbricks", "f1", NPS, "nps", "", "0"],
]  # fmt: skip


@pytest.mark.parametrize("way", every_way(EXPORT))
def test_questions_become_columns_whatever_the_file_went_through(way):
    found = understood(every_way(EXPORT)[way])
    assert found.recognised.dialect == "long"
    assert [v[:4] for v in found.voices] == [
        (2, NPS, "nps", 9),
        (3, WHY, "none", None),
        (4, EASE, "ces", 5),
        (5, NPS, "nps", 0),
        (6, EASE, "ces", 2),
    ]
    assert found.column("external_id")[0] == "R-10000001"
    assert found.column("account")[0] == "Acme GmbH"


@pytest.mark.parametrize("export", [CHINESE, TYPED], ids=["Chinese", "typed values"])
def test_other_headings_mean_the_same(export):
    found = understood(as_csv(export))
    assert found.recognised.dialect == "long"
    assert [v[3] for v in found.voices if v[1] == NPS] == [9, 0]
    assert found.column("day")[0] == "2026-03-04"


def test_every_row_is_accounted_for():
    checked = understood(as_csv(EXPORT)).checked
    assert (checked.n_read, len(checked.rows), checked.empty) == (6, 5, 1)


@pytest.mark.parametrize(
    "table",
    [
        [["ID", "Question", "Answer"], ["1", "How?", "So."], ["2", "Why?", "Because."]],
        [["Response ID", "Company", "Score", "Comment"], ["R1", "Acme", "9", "fine"]],
        [["Response ID", "Question", "Answer"], ["R1", NPS, "9"], ["R2", NPS, "3"]],
    ],
    ids=["questions asked once", "one row per response", "one question"],
)
def test_a_table_whose_ids_do_not_come_again_is_any_table(table):
    assert understood(as_csv(table)).recognised.dialect == "generic"
