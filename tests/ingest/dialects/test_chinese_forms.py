"""金数据, 体验家 XMPlus, and questionnaires of no tool at all."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.dialects.chinese_exports import (
    EXPORTS,
    GENERIC,
    JINSHUJU,
    JINSHUJU_TWO,
    RECOMMEND,
    SLOW,
    WHY,
    WJX_TEXT,
    XMPLUS,
)
from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv
from voc_core.ingest.dialects import DIALECTS
from voc_core.ingest.dialects.base import Seen
from voc_core.ingest.frames import frame_of


@pytest.mark.parametrize("way", every_way(JINSHUJU))
def test_a_form_of_jinshuju_is_read_whatever_it_went_through(way):
    found = understood(every_way(JINSHUJU)[way])
    assert found.recognised.dialect == "jinshuju" and not found.checked.problems
    assert found.uses == {
        "序号": "external_id",
        "姓名": "contact",
        "公司名称": "account",
        RECOMMEND: "score",
        WHY: "comment",
        "常用模块": "choices",
        "提交时间": "day",
    }
    assert found.voices[1][2:] == ("nps", 0, SLOW)


@pytest.mark.parametrize("way", ["utf-8", "from Excel", "workbook", "gb18030"])
def test_a_second_row_of_headings_names_columns_below_a_question(way):
    found = understood(every_way(JINSHUJU_TWO)[way])
    assert (found.recognised.dialect, found.recognised.header_rows) == ("jinshuju", 2)
    assert "您对以下方面的满意度 – 响应速度" in [u.column for u in found.mapping.used("score")]
    assert found.voices[0][:4] == (3, "您对以下方面的满意度 – 响应速度", "csat", 5)


def test_headings_merged_downwards_are_no_answers():
    rows = [JINSHUJU_TWO[0], ["序号", "姓名", *JINSHUJU_TWO[1][2:]], *JINSHUJU_TWO[2:]]
    rows[1][7] = "提交时间"
    assert understood(as_csv(rows)).checked.n_read == 2


@pytest.mark.parametrize("way", every_way(XMPLUS))
def test_answers_of_xmplus_are_read_whatever_they_went_through(way):
    found = understood(every_way(XMPLUS)[way])
    assert found.recognised.dialect == "xmplus" and not found.checked.problems
    assert found.uses == {
        "答卷编号": "external_id",
        "客户编号": "account_id",
        "提交时间": "day",
        "触点": "touchpoint",
        RECOMMEND: "score",
        WHY: "comment",
        "您对本次服务的满意度": "score",
    }


@pytest.mark.parametrize("way", every_way(GENERIC))
def test_a_questionnaire_of_no_tool_is_read_by_what_it_asks(way):
    found = understood(every_way(GENERIC)[way])
    assert found.recognised.dialect == "generic" and not found.checked.problems
    assert list(found.uses.values()) == ["day", "contact", "account", "score", "score", "comment"]
    assert [v[2:4] for v in found.voices] == [("nps", 9), ("csat", 5), ("nps", 0), ("csat", 3)]
    assert found.column("day") == ["2026-03-04"] * 2 + ["2026-03-05"] * 2


CELL = st.sampled_from(
    ["-3", "(跳过)", "a┋b", "x〖y〗", "〖〗", "→", "第6题(a)", "6、a—b", "Q3_A1", "A.x", "11", "¹"]
) | st.text(max_size=8)
ROW = st.lists(CELL, max_size=9)


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(sorted(EXPORTS)), ROW, st.lists(ROW, max_size=5))
def test_no_cell_breaks_the_recognition_of_a_tool(name, headings, body):
    seen = Seen([[*EXPORTS[name][0][:7], *headings], *body])
    found = [layout for d in DIALECTS if (layout := d.recognise(seen)) is not None]
    assert all(len(frame_of(2, body, layout.fields)) <= len(body) for layout in found)


@pytest.mark.parametrize("cell", ["〖" * 40_000, "(" * 40_000, "5分" * 20_000, "请" * 40_000])
def test_a_huge_cell_is_taken_in_quickly(cell):
    rows = [[*WJX_TEXT[0][:-1], cell], *([*row[:-1], cell] for row in WJX_TEXT[1:])]
    began = perf_counter()
    understood(as_csv(rows))
    assert perf_counter() - began < 3
