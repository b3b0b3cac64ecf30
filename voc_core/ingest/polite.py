"""Headings that ask a person for a plain thing: 请问您所在的公司全称是？ asks for 公司."""

import re
from collections.abc import Iterator
from typing import Final

BEFORE: Final = re.compile(
    r"(?:请问|请|麻烦|烦请|您|你|的|所在的?|所属的?|目前|现在|当前|填写|输入|留下|选择|提供|告知|一下"
    r"|在?贵?(?:公司|单位|企业)[里内中]?(?:担任|从事|就职|所处)|担任|从事|就职|任职|供职|贵)"
)
BEHIND: Final = re.compile(
    r"(?:[是为叫]|什么|哪[家个位]|多少|呢|吗|的?全[称名]|必填|选填|[:：?？])$"
)
PHONE: Final = re.compile(
    r"(?:电话|手机|手机号|座机|微信|微信号|qq|qq号|传真|联系方式|\bphone|\bmobile|\btel|\bfax)"
    r"(?:号码?| ?numbers?| ?no)?$"
)
"""Ends of headings under which stands where a person can be called, which we never keep."""
LONGEST: Final = 20
"""Of such a heading. [characters]"""
AT_MOST: Final = 60
"""Of a heading that asks for a plain thing. [characters]"""
OF_MORE: Final = re.compile(
    r"姓名|name|公司|评|满意|推荐|容易|方便|打分|体验|服务|质量|速度|效率|渠道"
)
"""Words that show that a heading asks for more than a number to call."""


def shorter(name: str) -> Iterator[str]:
    """Yield ever shorter forms of a heading, without the words of courtesy around what it asks.

    Parameters
    ----------
    name : str
        As `headings.core` returns it.
    """
    while name and len(name) <= AT_MOST:
        rest = name.strip(" :?、,。")
        if found := BEHIND.search(rest):
            rest = rest[: found.start()]
        elif found := BEFORE.match(rest):
            rest = rest[found.end() :]
        elif rest == name:
            return
        name = rest
        yield name


def asks_for_phone(name: str) -> bool:
    """Whether a heading asks for a number to call, and for nothing else.

    Parameters
    ----------
    name : str
        As `headings.core` returns it.
    """
    if OF_MORE.search(name):
        return False
    forms = (name, *shorter(name))
    return any(len(form) <= LONGEST and PHONE.search(form) for form in forms)
