"""腾讯问卷: a column per choice, letters before options, tabs, blanks, links, rows cleaned out."""

import pytest

from tests.ingest.dialects.chinese_exports import RECOMMEND, SLOW, TENCENT, WHY
from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv, warned

USES = {
    "编号": "external_id",
    "结束答题时间": "day",
    "您的姓名": "contact",
    "您的公司名称": "account",
    RECOMMEND: "score",
    WHY: "comment",
    "整体满意度": "score",
    "您常用哪些模块？": "choices",
    "请评价 – 响应速度": "score",
    "请评价 – 专业能力": "score",
}


@pytest.mark.parametrize("way", every_way(TENCENT))
def test_an_export_is_read_whatever_it_went_through(way):
    found = understood(every_way(TENCENT)[way])
    assert (found.recognised.dialect, found.uses) == ("tencent", USES)
    assert found.aside == {3: "screened_out"} and not found.checked.problems
    assert found.voices[0][2:] == ("nps", 9, SLOW)


def test_characters_of_four_bytes_survive():
    found = understood(as_csv(TENCENT, encoding="gb18030"))
    assert found.recognised.preview["昵称"].iloc[0] == "小明😀"


def test_letters_tabs_and_blanks_are_taken_off():
    found = understood(as_csv(TENCENT))
    assert found.column("contact")[0] == "李伟"
    assert [v[2:4] for v in found.voices if v[1] == "整体满意度"] == [("csat", 5), ("csat", 4)]
    assert found.recognised.preview["您常用哪些模块？"].iloc[0] == "报表\n其他: 接口"


def test_a_letter_at_the_start_of_a_text_stays():
    rows = [TENCENT[0], *([*row] for row in TENCENT[1:])]
    rows[1][20] = "A. Li hat lange gewartet, aber es ging gut."
    assert understood(as_csv(rows)).voices[0][4] == rows[1][20]


def test_links_to_files_are_left_out_and_said():
    assert "'请上传截图' holds links" in warned(understood(as_csv(TENCENT)).recognised)


def test_the_order_of_the_first_columns_is_free_and_some_may_lack():
    order = [2, 0, 1, *range(17, 27)]
    found = understood(as_csv([[row[i] for i in order] for row in TENCENT]))
    assert (found.recognised.dialect, found.uses) == ("tencent", USES)
    assert not found.aside


def test_repeated_headings_stay_columns_of_their_own():
    rows = [[*row[:-2], row[17]] for row in TENCENT]
    assert "您的姓名 (2)" in understood(as_csv(rows)).recognised.columns
