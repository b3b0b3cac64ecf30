"""Rules for Chinese names that nobody listed: title, label, greeting, who speaks, signature."""

import re
from collections.abc import Iterator
from typing import Final

from voc_core.text.masking import name_words as said
from voc_core.text.masking.known import is_cut, is_like_a_name, surname_of
from voc_core.text.masking.plainly import Plain

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff"
IS_HAN: Final = re.compile(f"[{HAN}]")
LABELLED: Final = re.compile(
    rf"[^\S\n]*+:[^\S\n]*+((?:[{HAN}]{{2,4}}(?![{HAN}])[ ,、/;]{{0,2}}){{1,12}}+)"
)
NAME: Final = re.compile(f"[{HAN}]+")
CALLED: Final = re.compile(f"[{HAN}]{{1,4}}")
NO_NICK: Final = "子头家们牌式型板"
"""What makes a word of 小李, 老王 that is no name: 小孙子, 老王家."""
SPEAKER: Final = re.compile(rf"(?:^|\n)[^\S\n]*+([{HAN}]{{2,4}})[^\S\n]*+:")
SIGNED: Final = re.compile(
    r"[!。.,~ ]{0,3}[^\S\n]*+(?:\n\s{0,4}|-{1,3}[^\S\n]*+|(?<=[,!。~ ]))"
    rf"([{HAN}]{{2,4}})[^\S\n]*+(?:敬上|上)?[^\S\n]*+(?:\n|$)"
)
DASHED: Final = re.compile(rf"-{{1,3}}[^\S\n]*+([{HAN}]{{2,4}})[^\S\n]*+$")
MENTIONED: Final = re.compile(rf"@([{HAN}]{{2,4}})")
GREETED: Final = re.compile(rf"(?:^|[\n,。!~ ])([{HAN}]{{2,3}})(?:,)?(?:你好|您好|早上好|下午好)")

Place = tuple[int, int]


def titled(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield the name before a title; with it, where the title is one character (王总)."""
    text = plain.text
    short = said.SHORT_TITLES.get(text[start:end])
    behind = text[end : end + 1]
    if short and behind and behind in short[0] and text[start : end + 2] != "工作为":
        return
    if text[start - 1 : end] == "小姐":
        return
    first = _whole_before(text, start)
    if first is None:
        first = _family_before(text, start, end, short)
    if first is not None:
        yield first, end if short else start


def nicked(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield 小王, 老李 where the word ends there."""
    text = plain.text
    is_word = text[end : end + 1] in NO_NICK if end < len(text) else False
    if not is_word and not is_cut(text, start) and not is_cut(text, end):
        yield start, end


def labelled(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield the names behind 联系人： and the like."""
    if match := LABELLED.match(plain.text, end):
        for name in NAME.finditer(match[1]):
            if is_like_a_name(name[0]):
                yield match.start(1) + name.start(), match.start(1) + name.end()


def called(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield the name behind 我叫; behind 我姓 only the family name."""
    if not (match := CALLED.match(plain.text, end)):
        return
    family = surname_of(match[0])
    if plain.text[end - 1] == "姓":
        if family:
            yield end, end + len(family)
        return
    for length in (len(family) + 2, len(family) + 1):
        if len(match[0]) >= length and is_like_a_name(match[0][:length]):
            yield end, end + length
            return


def sought(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield the name of somebody to be reached: 请联系张伟."""
    text = plain.text
    for length in (3, 2):
        last = end + length
        is_name = text[end : end + 1] in said.TALKING and is_like_a_name(text[end:last])
        if is_name and _ends(text, last):
            yield end, last
            return


def speaking(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield the name before somebody says something: 张伟说."""
    for length in (3, 2):
        first = start - length
        if first < 0 or plain.text[first] not in said.TALKING:
            continue
        if is_like_a_name(plain.text[first:start]) and _begins(plain.text, first, is_strong=True):
            yield first, start
            return


def lines(plain: Plain) -> Iterator[Place]:
    """Yield names that stand where names stand: before a colon, behind @, in a signature."""
    text = plain.text
    patterns = [DASHED] if "-" in text else []
    patterns += [MENTIONED] if "@" in text else []
    patterns += [GREETED] if "好" in text else []
    for pattern in patterns:
        for match in pattern.finditer(text):
            if is_like_a_name(match[1]):
                yield match.span(1)
    if ":" in text:
        for match in SPEAKER.finditer(text):
            if is_like_a_name(match[1]) and match[1][0] in said.STRONG:
                yield match.span(1)


def signed(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield the name behind 谢谢！, 此致敬礼 and the like on a line of its own."""
    match = SIGNED.match(plain.text, end)
    if match and is_like_a_name(match[1]):
        yield match.span(1)


def _whole_before(text: str, start: int) -> int | None:
    """Where a family and given name that end here begin."""
    for length in (4, 3, 2):
        name = text[max(0, start - length) : start]
        family = surname_of(name)
        if len(name) != length or not family or len(name) - len(family) not in (1, 2):
            continue
        is_strong = len(family) == 2 or family in said.STRONG
        if is_strong and is_like_a_name(name) and _begins(text, start - length, is_strong=True):
            return start - length
    return None


def _family_before(text: str, start: int, end: int, short: tuple[str, str] | None) -> int | None:
    """Where a family name that ends here begins."""
    if text[max(0, start - 2) : start] in said.COMPOUND:
        return start - 2
    first = start - 1
    if first < 0 or not surname_of(text[first]):
        return None
    is_strong = text[first] in said.STRONG
    if short and not is_strong:
        goes_on = text[end : end + 1]
        if text[start:end] != "总" or (goes_on and goes_on in short[1]):
            return None
        if is_cut(text, end):
            return None
    if text[max(0, first - 1)] in "小老" and first:
        first -= 1
    return first if _begins(text, first, is_strong=is_strong) else None


def _ends(text: str, last: int) -> bool:
    """Return whether a name may end here: it is not in a word, and no third character of it."""
    return not IS_HAN.match(text, last) or (
        not is_cut(text, last) and (text[last] in said.FUNCTIONAL or is_cut(text, last + 1))
    )


def _begins(text: str, first: int, *, is_strong: bool) -> bool:
    """Return whether a name may begin here: nothing of another word stands before it."""
    if not first or not IS_HAN.match(text, first - 1):
        return True
    if not is_strong and text[first - 1] not in said.FUNCTIONAL:
        return False
    return not is_cut(text, first)
