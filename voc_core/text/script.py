"""Tell Chinese, English and everything else apart by letters and small words."""

import re

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
KANA_OR_HANGUL = re.compile(r"[\u3041-\u30ff\uac00-\ud7af]")
LATIN_WORD = re.compile(r"[a-zà-öø-ÿœß']+")
OTHER_LETTER = re.compile(r"[^\W\d_a-zà-öø-ÿœß\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")
HAN_PER_WORD = 1.7

ENGLISH = frozenset(
    "the and is are was to of for with it its this that we our you your i my not no in on at be "
    "have has had do does did but very please from by as an a can cannot will would there they "
    "after when what how why who more too all so if were been which".split()
)
FOREIGN = frozenset(
    "der das und ist nicht ein eine wir mit den dem sehr aber auch ich sie es von zu "
    "le la les des une est pas nous vous avec pour dans mais sur du et je il qui "
    "el los las una que es por con para muy pero del como nos se lo su en "
    "um uma com muito os mas da em no che di per molto non sono gli della il "
    "het een niet van wij voor och att det som inte vi med jest nie na w de y o".split()
) - {"no"}
"""Words with other letters than a to z count as foreign anyway."""


def language_of(words: str) -> str:
    """Language of a cleaned text: ``zh``, ``en`` or ``other``.

    The script with most to say wins, 1.7 Han characters counting as one word. A text without
    letters is ``other``.
    """
    latin = LATIN_WORD.findall(words)
    if latin and words.isascii():
        return "en" if _is_english(latin) else "other"
    han = len(HAN.findall(words)) / HAN_PER_WORD
    if _is_mostly_unread(words, len(latin) + han):
        return "other"
    if han >= len(latin):
        return "zh"
    return "en" if _is_english(latin) or han > len(latin) / 3 else "other"


def _is_mostly_unread(words: str, n_read: float) -> bool:
    n_unread = len(OTHER_LETTER.findall(words)) / 4
    syllables = len(KANA_OR_HANGUL.findall(words))
    return n_read == 0 or n_unread > n_read or syllables > n_read / 3


def _is_english(latin: list[str]) -> bool:
    n_foreign = sum(map(FOREIGN.__contains__, latin)) + len(latin)
    return sum(map(ENGLISH.__contains__, latin)) >= n_foreign - sum(map(str.isascii, latin))
