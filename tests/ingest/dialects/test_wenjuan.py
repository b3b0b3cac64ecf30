"""问卷网: answers in words, answers in numbers, and the list of options that joins them."""

import pytest

from tests.ingest.dialects.chinese_exports import (
    RECOMMEND,
    SLOW,
    WENJUAN_CODES,
    WENJUAN_ORIGINAL,
    WENJUAN_READABLE,
    WHY,
)
from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.hostile import zipped
from tests.ingest.tables import as_csv, warned
from voc_core.ingest.dialects.base import Seen
from voc_core.ingest.dialects.wenjuan import WENJUAN
from voc_core.ingest.frames import frame_of

CODES = {"code.csv": WENJUAN_CODES}


def decoded(others):
    """Return the rows of the table with numbers, as read beside the other tables."""
    layout = WENJUAN.recognise(Seen(WENJUAN_ORIGINAL, "zip", "All_Data_Original.csv", others))
    return layout, frame_of(2, WENJUAN_ORIGINAL[1:], layout.fields)


@pytest.mark.parametrize("way", every_way(WENJUAN_READABLE))
def test_the_table_with_words_is_read_whatever_it_went_through(way):
    found = understood(every_way(WENJUAN_READABLE)[way])
    assert found.recognised.dialect == "wenjuan" and not found.checked.problems
    assert found.uses == {
        "答卷编号": "external_id",
        "结束时间": "day",
        "邮件": "email",
        "您的姓名：": "contact",
        "贵公司名称": "account",
        RECOMMEND: "score",
        WHY: "comment",
        "您对以下方面的满意度 – 响应速度": "score",
        "您对以下方面的满意度 – 专业能力": "score",
        "您常用哪些模块": "choices",
    }
    assert found.aside == {3: "partial"}
    assert found.voices[0][2:] == ("nps", 9, SLOW)


def test_numbers_become_words_with_the_list_of_options():
    layout, frame = decoded(CODES)
    assert not layout.warnings
    assert frame["您对以下方面的满意度 – R1"].tolist() == ["非常满意", "一般", "满意"]
    assert frame["您常用哪些模块"].fillna("").tolist() == ["报表", "", "报表"]
    assert frame["整体满意度"].tolist() == ["满意"] * 3
    assert frame["请按重要程度排序"].iloc[0] == "质量\n价格"


def test_rows_of_a_matrix_are_named_by_the_table_with_words():
    readable = [
        ["start", "finish", "Q5_您对以下方面的满意度_响应速度", "Q5_您对以下方面的满意度_专业"]
    ]
    layout, frame = decoded({**CODES, "All_Data_Readable.csv": readable})
    assert "您对以下方面的满意度 – 响应速度" in frame
    assert "All_Data_Readable.csv" in str(layout.warnings[0])


def test_numbers_alone_are_said_to_be_numbers():
    found = understood(as_csv(WENJUAN_ORIGINAL, encoding="gb18030"))
    assert found.recognised.dialect == "wenjuan"
    assert "Answers stand as numbers" in warned(found.recognised)
    assert [q.code for q in found.questions] == ["direction"]


ARCHIVE = zipped(
    {
        f"{name}.csv": as_csv(rows, encoding="gb18030")
        for name, rows in (
            ("All_Data_Original", WENJUAN_ORIGINAL),
            ("All_Data_Readable", WENJUAN_READABLE),
            ("code", WENJUAN_CODES),
        )
    }
)


def test_of_the_archive_the_table_with_words_is_read():
    found = understood(ARCHIVE)
    assert (found.recognised.dialect, found.recognised.sheet) == (
        "wenjuan",
        "All_Data_Readable.csv",
    )
    assert found.voices[0][2:] == ("nps", 9, SLOW)


def test_numbers_in_the_archive_are_read_with_the_words_beside_them():
    found = understood(ARCHIVE, sheet="All_Data_Original.csv")
    scored = {u.column: u.metric for u in found.mapping.used("score")}
    assert scored[RECOMMEND] == "nps" and scored["您对以下方面的满意度 – 响应速度"] == "csat"
    assert found.recognised.preview["整体满意度"].iloc[0] == "满意"
    assert [v[3] for v in found.voices if v[1] == "您对以下方面的满意度 – 响应速度"] == [5, 3, 4]


def test_an_archive_without_the_list_of_options_says_so():
    data = zipped({"a.csv": as_csv(WENJUAN_ORIGINAL), "b.csv": b"\xff\xfe\x00"})
    assert "Answers stand as numbers" in warned(understood(data, sheet="a.csv").recognised)
