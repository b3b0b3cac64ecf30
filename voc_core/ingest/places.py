"""Names of places that stand in the names of organisations, in both scripts."""

import re
from typing import Final

HAN_PLACES: Final = """
    中国 大中华区 大中华 亚太 华东 华南 华北 华中 西南 西北 东北 北京 上海 天津 重庆 广东 江苏 浙江
    山东 四川 湖北 湖南 福建 安徽 河南 河北 山西 陕西 江西 辽宁 吉林 黑龙江 云南 贵州 广西 海南 甘肃
    青海 宁夏 新疆 西藏 内蒙古 香港 澳门 台湾 广州 深圳 苏州 杭州 南京 成都 武汉 西安 宁波 无锡 青岛
    大连 沈阳 长沙 郑州 济南 合肥 福州 厦门 昆明 哈尔滨 长春 石家庄 太原 南昌 南宁 贵阳 兰州 海口
    东莞 佛山 珠海 中山 惠州 常州 南通 徐州 扬州 嘉兴 温州 绍兴 台州 金华 烟台 潍坊 淄博 洛阳 芜湖
    泉州 唐山 保定 昆山 浦东 台北 新加坡 日本 韩国 美国 英国 德国 法国 印度 越南 泰国 马来西亚
"""
LATIN_PLACES: Final = """
    china|prc|greater china|asia|asia pacific|apac|emea|europe|americas|north america|latin america
    |middle east|africa|beijing|shanghai|tianjin|chongqing|guangdong|jiangsu|zhejiang|shandong
    |sichuan|hubei|hunan|fujian|anhui|guangzhou|shenzhen|suzhou|hangzhou|nanjing|chengdu|wuhan|xian
    |ningbo|wuxi|qingdao|dalian|shenyang|hong kong|hongkong|macau|taiwan|taipei|singapore|japan
    |tokyo|korea|seoul|india|vietnam|thailand|malaysia|indonesia|philippines|australia|germany
    |deutschland|austria|osterreich|switzerland|schweiz|france|uk|united kingdom|italy|italia|spain
    |espana|poland|polska|netherlands|nederland|belgium|sweden|denmark|norway|finland|usa|us
    |united states|america|canada|mexico|brazil|brasil|berlin|munich|munchen|hamburg|frankfurt
    |london|paris|madrid|dubai
"""
SORTED_HAN: Final = sorted(HAN_PLACES.split(), key=len, reverse=True)
HAN_FIRST: Final = re.compile(f"^(?:{'|'.join(SORTED_HAN)})(?:省|市)?")
HAN_LAST: Final = re.compile(f"(?:{'|'.join(SORTED_HAN)})(?:省|市|区)?$")
LATIN: Final = frozenset(" ".join(p.split()) for p in LATIN_PLACES.split("|"))


def without_place(words: str) -> tuple[str, str]:
    """Return a folded name without the place it begins or ends with, and that place.

    >>> without_place("上海宝钢")
    ('宝钢', '上海')
    >>> without_place("acme greater china")
    ('acme', 'greater china')
    """
    for pattern in (HAN_FIRST, HAN_LAST):
        if found := pattern.search(words):
            rest = words[: found.start()] + words[found.end() :]
            return rest.strip(), found.group().strip()
    return _without_latin_place(words.split())


def without_last_place(words: str) -> str:
    """Return a folded name in Chinese without the places it ends with.

    >>> without_last_place("中国银行上海市浦东")
    '中国银行'
    """
    while (rest := HAN_LAST.sub("", words)) and rest != words:
        words = rest
    return words


def _without_latin_place(words: list[str]) -> tuple[str, str]:
    for n in (2, 1):
        first, last = " ".join(words[:n]), " ".join(words[-n:])
        if len(words) > n and last in LATIN and words[-n - 1] not in ("of", "de"):
            return " ".join(words[:-n]), last
        if len(words) > n and first in LATIN:
            return " ".join(words[n:]), first
    return " ".join(words), ""
