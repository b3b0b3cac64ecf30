"""What Chinese questionnaires ask and answer is understood as people there mean it."""

import pytest

from tests.ingest.tables import column
from voc_core.ingest.answers import number_of
from voc_core.ingest.asides import seconds_of
from voc_core.ingest.choices import between
from voc_core.ingest.dates import to_days
from voc_core.ingest.headings import said_by
from voc_core.ingest.scales import label_of, scale_of
from voc_core.ingest.uses import USES_OF_KIND


@pytest.mark.parametrize(
    ("words", "metric", "scores"),
    [
        ("完全同意 比较同意 一般 比较不同意 完全不同意", "rating", [5, 4, 3, 2, 1]),
        ("非常愿意推荐 愿意推荐 一般 不愿意推荐 非常不愿意推荐", "rating", [5, 4, 3, 2, 1]),
        ("一定会推荐 可能会推荐 不确定 可能不会推荐 一定不会推荐", "rating", [5, 4, 3, 2, 1]),
        ("很容易 容易 一般 困难 非常困难", "ces", [5, 4, 3, 2, 1]),
        ("非常省力 省力 一般 费力 非常费力", "ces", [5, 4, 3, 2, 1]),
        ("A.非常满意 B.满意 C.一般 D.不满意 E.非常不满意", "csat", [5, 4, 3, 2, 1]),
        ("A、非常满意 B、满意 （C）一般", "csat", [5, 4, 3]),
        ("滿意 非常滿意 不滿意", "csat", [4, 5, 2]),
        ("非常及时 及时 不及时 一般", "rating", [5, 4, 2, 3]),
    ],
)
def test_answers_in_words_are_scored(words, metric, scores):
    scale = scale_of("1、请评价我们的工作", column(*words.split()))
    assert scale.metric == metric
    assert [label_of(scale.labels, word) for word in words.split()] == scores


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5分（非常满意）", 5),
        ("非常满意（5分）", 5),
        ("10分：一定推荐", 10),
        ("五星", 5),
        ("十分", 10),
        ("★★★★☆", 4),
        ("１０", 10),
        ("5星级", 5),
        ("某某公司（3）", None),
        ("非常满意", None),
    ],
)
def test_numbers_beside_words_are_read(text, number):
    assert number_of(text) == number


def test_words_beside_numbers_say_that_1_is_the_best():
    assert scale_of("满意度", column("1分（非常满意）", "2分（满意）")).high_is_easy is False


@pytest.mark.parametrize(
    ("heading", "cells", "metric", "high"),
    [
        ("您推荐我们的可能性（0~10分）", "10 9", "nps", 10),
        ("NPS推荐度（０－１０）", "１０ ９ ８", "nps", 10),
        ("满意度（１－５分）", "５ ４", "csat", 5),
        ("请为我们的服务打分（十分制）", "5 4 1", "rating", 10),
        ("办理业务是否方便", "5 4 1", "ces", 5),
    ],
)
def test_wording_and_range_say_what_is_measured(heading, cells, metric, high):
    scale = scale_of(heading, column(*cells.split()))
    assert (scale.metric, scale.high) == (metric, high)


@pytest.mark.parametrize(
    "heading", ["3、您的手机号", "您的联系电话是？", "您的年龄", "您购买了几台设备", "贵公司的规模"]
)
def test_what_is_counted_is_no_score(heading):
    assert scale_of(heading, column(*"3 4 5 5 5 5 3 4".split())) is None


@pytest.mark.parametrize(
    ("heading", "use"),
    [
        ("1、您的姓名", "contact"),
        ("请问您贵姓？", "contact"),
        ("怎么称呼您", "contact"),
        ("2.您所在的公司全称是？", "account"),
        ("*请输入您的公司名称（必填）", "account"),
        ("3、您的职位是？", "title"),
        ("您在贵公司担任的职务是？", "title"),
        ("Q4_您所在的部门：", "department"),
        ("您的工作邮箱", "email"),
        ("请留下您的手机号码", "phone"),
        ("5、联系电话", "phone"),
        ("联系人电话", "phone"),
        ("还有什么想对我们说的吗", "comment"),
        ("您如何评价我们的服务电话", None),
        ("您对公司的满意度", None),
    ],
)
def test_a_polite_question_asks_for_a_plain_thing(heading, use):
    said = said_by(heading, USES_OF_KIND["feedback"])
    assert (said and said.use) == use


@pytest.mark.parametrize(
    "text",
    [
        "2025年12月5日 下午3:04",
        "2025-12-5 上午10:22:10",
        "２０２５年１２月５日",
        "2025/12/5 星期五",
    ],
)
def test_days_are_read(text):
    assert to_days(column(text)).tolist() == ["2025-12-05"]


@pytest.mark.parametrize(
    ("text", "seconds"), [("125秒", 125), ("2分5秒", 125), ("１分", 60), ("1小时2分", 3720)]
)
def test_durations_are_read(text, seconds):
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["运动┋影视", "购物┋影视", "运动"], "┋"),
        (["嵌入式┋控制"], "┋"),
        (["价格→质量→服务", "质量→价格→服务"], "→"),
        (["其他〖质量部〗┋运动", "运动┋影视"], "┋"),
        (["登录→导出→报错，每次都这样。", "很好用", "没有"], None),
        (["先点导出┋再点确定", "报表太慢了，等了十分钟。", "希望能支持导出，谢谢！"], None),
    ],
)
def test_a_mark_people_typed_is_never_taken_for_choices(cells, mark):
    assert between(column(*cells)) == mark
