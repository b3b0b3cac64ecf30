"""问卷星: by words and by numbers of options, both layouts of a matrix, free answers, speeders."""

import base64
import zlib

import pytest

from tests.ingest.dialects.chinese_exports import (
    RECOMMEND,
    SLOW,
    WHY,
    WJX_META,
    WJX_ORDINAL,
    WJX_TEXT,
    wjx_meta,
)
from tests.ingest.dialects.exports import every_way, from_excel, understood
from tests.ingest.tables import as_csv, warned
from voc_core.ingest.open_questions import answered


@pytest.mark.parametrize("way", every_way(WJX_TEXT))
def test_an_export_by_words_is_read_whatever_it_went_through(way):
    found = understood(every_way(WJX_TEXT)[way])
    assert found.recognised.dialect == "wjx" and not found.checked.problems
    assert {use: c for c, use in found.uses.items() if use not in ("score", "choices")} == {
        "external_id": "序号",
        "day": "提交答卷时间",
        "contact": "您的姓名",
        "account": "您所在的公司全称是？",
        "title": "您的职位",
        "email": "您的邮箱",
        "comment": WHY,
        "department": "您的部门",
    }
    assert [v[2:] for v in found.voices if v[1] == RECOMMEND][1] == ("nps", 0, SLOW)
    assert found.recognised.zone == "Asia/Shanghai"


def test_both_layouts_of_a_matrix_become_rows_of_their_question():
    found = understood(as_csv(WJX_TEXT))
    scored = {u.column: u.metric for u in found.mapping.used("score")}
    assert scored == {
        RECOMMEND: "nps",
        "您对以下方面的满意度 – 响应速度": "csat",
        "您对以下方面的满意度 – 专业能力": "csat",
        "第12题 – 乘车不安全": "rating",
        "第13题 – ACG文化(动漫、游戏等)": "rating",
        "第13题 – 价格": "rating",
    }


def test_choices_ranks_and_free_answers_stand_on_lines():
    preview = understood(as_csv(WJX_TEXT)).recognised.preview
    assert preview["您常用哪些模块？"].tolist() == ["报表\n预警\n其他: 接口", "报表", "预警\n报表"]
    assert preview["请按重要程度排序"].iloc[1] == "质量\n价格\n服务"
    assert preview["您的部门"].iloc[0] == "质量部"


def test_codes_of_no_answer_are_missing_and_counted():
    assert understood(as_csv(WJX_TEXT)).checked.missing == {
        (WHY, "(空)"): 1,
        ("您对以下方面的满意度 – 专业能力", "(跳过)"): 1,
    }


def test_the_place_behind_the_address_is_told_apart_and_the_address_left_out():
    found = understood(as_csv(WJX_TEXT))
    assert found.recognised.preview["来自地区"].iloc[0] == "广东-深圳"
    assert not {"来自IP", "来自地区", "总分", "您的手机号", "来源"} & found.uses.keys()


def test_marks_people_typed_are_kept_and_said():
    rows = [
        [*wjx_meta(1), "9", "先选〖专业版〗再导出┋这一步太慢了。"],
        [*wjx_meta(2), "8", "登录→导出→报错，每次都这样！"],
        [*wjx_meta(3), "0", "很好"],
    ]
    found = understood(as_csv([[*WJX_META, f"1、{RECOMMEND}", "2、您的建议"], *rows]))
    assert found.voices[0][4] == rows[0][-1] and found.voices[1][4] == rows[1][-1]
    assert "typed ┋ themselves" in warned(found.recognised)


def test_answers_too_fast_are_set_aside():
    rows = [[*wjx_meta(n, "8秒" if n == 7 else "2分5秒"), "9"] for n in range(1, 41)]
    found = understood(as_csv([[*WJX_META, f"1、{RECOMMEND}"], *rows]))
    assert found.aside == {8: "speeder"}
    assert found.checked.n_read == len(found.voices) + 1


@pytest.mark.parametrize("way", ["utf-8", "from Excel", "gb18030", "workbook"])
def test_an_export_by_numbers_of_options_asks_which_end_is_good(way):
    found = understood(every_way(WJX_ORDINAL)[way])
    asked = {(q.code, q.column) for q in found.questions}
    assert asked == {("direction", "您对我们的满意度"), ("direction", "第7题 – 响应")}
    assert "Download it by option text" in warned(found.recognised)
    assert found.recognised.preview["第6题"].iloc[2] == "报表\n其他【请注明】"
    assert "月收入" not in found.uses
    assert found.checked.missing == {("第7题 – 态度", "-3"): 1, ("您的建议", "-2"): 2}


def test_an_answer_about_a_row_holds_for_the_whole_matrix():
    found = understood(as_csv(WJX_ORDINAL))
    turned = answered(found.mapping, found.questions[1], "bad")
    assert [u.high_is_easy for u in turned.used("score")] == [None, None, False, False]


def test_the_number_of_an_option_from_0_to_10_is_one_less():
    found = understood(as_csv(WJX_ORDINAL))
    scores = [v[3] for v in found.voices if v[1] == "您向同行推荐我们的可能性"]
    assert scores == [float(n) for n in range(11)]


def test_a_title_above_other_order_and_missing_columns_do_no_harm():
    order = [6, 11, 1, 12, 0]
    rows = [["满意度调查"], *([row[i] for i in order] for row in WJX_TEXT)]
    found = understood(from_excel(rows))
    assert (found.recognised.dialect, found.recognised.header_at) == ("wjx", 2)
    assert found.voices[1][2:] == ("nps", 0, SLOW)


XLS = zlib.decompress(
    base64.b85decode(
        "c-p&gUhu)fjZzO8(10BSGsD0CoD6J8VvIn{3F8Pb0OkMx2QgtZ2N3@s1w#sOasXqEl@%PNP7F*8E0|juxEWNze3m"
        "UA_Pyl-MLJlK03_m>Kq5>)4AR8H!~;zaEDRSu?K;ZBBmzw+JPc<Z?%fSC;nc=GPgs})pt?91PXD}o7$U|8<TC>?8"
        "^eJu*ROa6urNu3O=4gWW-wg1=*X{aSI%8Je0=MXL%%LP+IE74i4$xz$O1!<T1GHen8C=v$V}hBSl_@z!NAhW#L&v"
        "XfQ5+{C<$?<p^@p~*DOp@Kmm|#LJWp_Mta72CK@{*Z(FT<^4;xQnjrTvf^Ftt*nWKTVvvPg45MHajDk@x3P!;w7z"
        "LwX6pVsVFbYP&FaeCvZaFiw<IM{0jx#W@L&tUg0`b4mVUl4Bf*A6Fu!KQ@!IdEoNEb0wl9YbL7+4u$W-$_}2R2>^"
        "0^va0ix{#QlECiBCOQ2IF)%SA`-f<a0@TYwq}u<F6nE0tegL*<AN>"
    )
)
"""The old format before Unicode, in code page 936."""


def test_an_old_workbook_in_code_page_936_is_read():
    found = understood(XLS)
    assert (found.recognised.container, found.recognised.dialect) == ("xls", "wjx")
    assert found.recognised.preview["您对我们的满意度"].tolist() == ["非常满意"]
