"""Numbered headings are taken apart where several of one number say so, and nowhere else."""

import re

from voc_core.ingest.dialects.numbered import parts_of

COLON = re.compile(r"[:：]")
DASH = re.compile(r"—+")


def test_headings_of_one_number_share_what_stands_before_the_mark():
    parts = parts_of(["10.保险:医保", "10.保险:商业险:意外", "11.请填写:姓名"], COLON)
    assert parts["10.保险:医保"] == ("保险", "医保", "10")
    assert parts["10.保险:商业险:意外"] == ("保险", "商业险:意外", "10")
    assert parts["11.请填写:姓名"] == ("请填写:姓名", "", "11")


def test_the_question_may_stand_in_the_first_heading_only():
    parts = parts_of(["2、地址：—收货人：", "2、电话", "3、您对—整体—满意吗"], DASH, once=True)
    assert parts["2、地址：—收货人："] == ("地址", "收货人：", "2")
    assert parts["2、电话"] == ("地址", "电话", "2")
    assert parts["3、您对—整体—满意吗"].part == ""


def test_brackets_within_brackets_belong_to_the_choice():
    parts = parts_of(["第8题(ACG文化(动漫、游戏等))", "5、(乘车不安全)", "5、您担心什么"], DASH)
    assert parts["第8题(ACG文化(动漫、游戏等))"] == ("第8题", "ACG文化(动漫、游戏等)", "8")
    assert parts["5、(乘车不安全)"] == ("您担心什么", "乘车不安全", "5")


def test_a_heading_without_a_number_asks_for_itself():
    assert parts_of(["姓名", ""], COLON) == {"姓名": ("姓名", "", ""), "": ("", "", "")}
