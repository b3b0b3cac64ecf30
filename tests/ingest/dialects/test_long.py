"""One answer per row: recognised by headings in both languages and by what comes again."""

import pandas as pd
import pytest

from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv, seen
from voc_core.ingest import chunks

NPS = "How likely are you to recommend us?"
WHY = "Why did you give this score?"
EASE = "How easy was it to reach us?"
SAID = "It saves us two days a month."
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
    assert found.voices == [
        (2, NPS, "nps", 9, SAID),
        (4, EASE, "ces", 5, None),
        (5, NPS, "nps", 0, None),
        (6, EASE, "ces", 2, None),
    ]
    assert found.aside == {3: "joined"}
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
    assert (checked.n_read, len(checked.rows), checked.empty, len(checked.aside)) == (6, 4, 1, 1)


def test_a_comment_stays_alone_where_its_response_holds_no_score_that_can_be_read():
    head, nine, why = EXPORT[:3]
    alone = [["R-10000009", *why[1:]], ["R-10000010", *nine[1:5], "eleven"]]
    found = understood(as_csv([head, nine, why, *alone, ["R-10000010", *why[1:]], EXPORT[4]]))
    assert [v[:2] + v[3:] for v in found.voices] == [
        (2, NPS, 9, SAID),
        (4, WHY, None, SAID),
        (6, WHY, None, SAID),
        (7, NPS, 0, None),
    ]
    assert found.checked.bad.index.tolist() == [5]


def test_a_comment_is_not_lost_with_a_row_that_cannot_be_read():
    head, nine, why = EXPORT[:3]
    undated = [nine[0], "some day", *nine[2:]]
    found = understood(as_csv([head, undated, why, *EXPORT[4:]]))
    assert [v[0] for v in found.voices if v[4]] == [3]
    assert (found.checked.bad.index.tolist(), found.aside) == ([2], {})


@pytest.mark.parametrize("rows", range(1, 8))
def test_the_rows_of_a_response_stay_together_whatever_is_read_at_a_time(rows):
    data = as_csv(EXPORT)
    recognised = seen(data)
    frames = list(chunks(recognised, data, rows))
    assert [*pd.concat(frames).index] == [2, 3, 4, 5, 6, 7]
    ids = [set(frame["Response ID"]) for frame in frames]
    assert sum(map(len, ids)) == len(set.union(*ids))


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
