"""体验家 XMPlus: an answer's number, the customer's number, a time, a channel, the questions."""

import re
from typing import Final

from voc_core.ingest.dialects.flat import Flat
from voc_core.ingest.mapped import Aside

XMPLUS: Final = Flat(
    name="xmplus",
    tool="体验家 XMPlus",
    signs=(
        ("答卷编号", "客户编号", "提交时间"),
        ("答卷编号", "客户编号", "渠道"),
        ("答卷编号", "提交时间", "渠道", "触点"),
    ),
    meta={
        **{"答卷编号": "external_id", "客户编号": "account_id", "提交时间": "day"},
        **dict.fromkeys(("触点", "客户名称", "客户姓名", "客户标签", "问卷名称"), ""),
    },
    ignore=re.compile(
        r"渠道|投放渠道|答题时长|填答时长|开始时间|答卷状态|答题状态|状态|IP|IP地址|设备|操作系统"
        r"|浏览器|省份|城市|地区|语言|触发时间|发送时间|来源",
        re.I,
    ),
    aside=tuple(
        Aside(column, reason, "in", words)
        for column in ("答卷状态", "答题状态", "状态")
        for reason, words in (
            ("partial", ("未完成", "部分完成", "答题中", "中途退出")),
            ("screened_out", ("甄别", "被甄别", "无效", "无效答卷", "配额满")),
            ("test", ("测试", "预览")),
        )
    ),
    unless=("开始答题时间",),
    zone="Asia/Shanghai",
)
