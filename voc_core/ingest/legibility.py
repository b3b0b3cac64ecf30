"""How much a decoded text looks like one that people write in the script of its encoding.

Any bytes of Chinese decode as Japanese and the other way round, so decoding without an error
proves little. What tells them apart is what comes out: everyday characters and punctuation of one
script, or rare ones of many.
"""

import re
from collections import Counter
from typing import Final

HANS: Final = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "公司名称客户服务产品技术支持系统使功能问题反馈满意度非常很希望建议价格质量数据报表慢快稳定体验销售售后"
    "电话邮箱部门职位姓号日期间月提交答卷推荐原评分接口响应时效率操作简单界面培训合同续约采购经理总监工程师"
    "什响应解决及时上海北京广州深圳有限股份集团科智能网络信息制造机械电气导出导入权限登录加载错误页太更比较"
)
HANT: Final = frozenset(
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡裏"
    "用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實"
    "公司名稱客戶服務產品技術支援系統使功能問題回饋滿意度非常很希望建議價格質量數據報表慢快穩定體驗銷售後資料"
    "電話郵箱部門職位姓號日期間月提交答卷推薦原評分介面響應時效率操作簡單培訓合約續採購經理總監工程師"
    "什麼應解決及時臺台灣北中南新竹有限股份集團科智慧網路資訊製造機械電氣匯出匯入權限登入載入錯誤頁太更比較檔案"
)
KANJI: Final = frozenset(
    "日一人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名"
    "川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会社製品使用機能問題対応価格品質満足度部門担当"
    "者様株式改善要望理由評価推奨顧客営業技術導入契約更新操作画面表示速遅便利簡単設定回答送信登録必要思良悪的"
)
EVERYDAY: Final = {"gb18030": HANS, "big5": HANT, "shift_jis": KANJI}
"""Characters few texts of the script do without."""
FIRST_LEVEL: Final = {
    "gb18030": (0xB0A1, 0xD7F9),
    "big5": (0xA440, 0xC67E),
    "shift_jis": (0x889F, 0x9872),
}
"""Codes of the characters each standard put first because they are common."""
CODECS: Final = {"gb18030": "gb18030", "big5": "cp950", "shift_jis": "cp932"}

PUNCTUATION: Final = frozenset("，。！？、：；（）“”‘’《》「」『』…—～·【】％ー・〖〗┋")
ACCENTS: Final = frozenset("äöüßéèàçêâîôûëïñáíóúãõåæøœÄÖÜÉÈÀÇÊÅÆØÑ")
TYPOGRAPHY: Final = frozenset("’‘“”„–—…€£°«»§®™©·•²½´¿¡ºª\u00a0µ‰×")
BETWEEN: Final = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f](?=[a-z])")
HIGH_RUNS: Final = re.compile(r"[^\x00-\x7f]+")


def asian(text: str, encoding: str) -> float:
    """Return how legible a text decoded from an encoding of East Asia is. [at most 1]"""
    total = worth = 0.0
    for character, n in Counter(text).items():
        if character > "\x7f":
            size = 1 if "｡" <= character <= "ﾟ" else 2
            total += n * size
            worth += n * size * _worth(character, encoding)
    lonely = sum(1 for found in BETWEEN.findall(text) if found not in PUNCTUATION)
    return (worth - 2.4 * lonely) / total if total else 0.0


def _worth(character: str, encoding: str) -> float:
    if character in EVERYDAY[encoding] or (character in PUNCTUATION):
        return 1.0
    if "぀" <= character <= "ヿ":
        return 1.0 if encoding == "shift_jis" else 0.0
    if "！" <= character <= "～":
        return 0.5
    if "一" <= character <= "鿿":
        return _of_hanzi(character, encoding)
    if character >= "\U0001f000":
        return 0.7
    return -0.7 if "｡" <= character <= "ﾟ" else -1.0


def _of_hanzi(character: str, encoding: str) -> float:
    code = int.from_bytes(character.encode(CODECS[encoding], "replace"), "big")
    low, high = FIRST_LEVEL[encoding]
    if low <= code <= high:
        return 0.4
    is_extra = encoding == "gb18030" and (code < low or code & 0xFF < 0xA1)
    return -0.8 if is_extra else -0.3


def western(text: str) -> float:
    """Return how legible a text decoded from an encoding of Western Europe is. [at most 1]"""
    runs = Counter(HIGH_RUNS.findall(text))
    total = sum(len(run) * n for run, n in runs.items())
    worth = sum(n * _of_run(run) for run, n in runs.items())
    return worth / total if total else 0.0


def _of_run(run: str) -> float:
    if len(run) == 1:
        return 0.9 if run in ACCENTS else 0.5 if run.isalpha() or run in TYPOGRAPHY else -0.8
    if all(character in TYPOGRAPHY for character in run):
        return 0.4 * len(run)
    n_odd = sum(1 for character in run if character not in ACCENTS and character not in TYPOGRAPHY)
    return 0.3 * len(run) - 1.2 * n_odd - 0.6 * max(0, len(run) - 2)
