"""Rules for names in Latin letters: known parts beside each other, titles, greetings, sign-offs."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from voc_core.text.masking import name_words as said
from voc_core.text.masking.known import Part
from voc_core.text.masking.plainly import Plain

UP: Final = "A-ZØŁĐÐÞÆŒ"
LETTER: Final = "A-Za-zØŁĐÐÞÆŒøłđðþæœßı"
WORD: Final = rf"[{UP}](?:[{LETTER}]|['\-](?!s\b)(?=[{LETTER}])){{1,30}}+"
INITIAL: Final = rf"[{UP}]\.?"
PARTICLE: Final = r"(?:van|von|de|der|den|da|di|del|la|le|bin|al|el|ter|zu)"
REST: Final = rf"(?: (?:{PARTICLE} ){{0,2}}(?:{INITIAL} )?{WORD})"
NAME: Final = re.compile(rf"(?:{INITIAL} ?){{0,2}}{WORD}{REST}{{0,2}}")
WORDS: Final = re.compile(rf"(?:[{LETTER}]|['\-](?!s\b)(?=[{LETTER}]))+")
SMALL: Final = re.compile(rf"[{LETTER}]{{2,20}}(?=[ \t]*+(?:[,!.;:\n]|$))")
AFTER_GREETING: Final = re.compile(r"[ \t]*+,?[ \t]*+")
AFTER_TITLE: Final = re.compile(r"\.?[ \t]*+")
AFTER_LABEL: Final = re.compile(r"[ \t]*+:[ \t]*+|[ \t]+(?=[A-Z])")
AND_MORE: Final = re.compile(r"[ \t]*+(?:,|;|/|&|\band\b|、|\bund\b)[ \t]*+")
AFTER_SIGN_OFF: Final = re.compile(
    r"[ \t]*+(?:[,.!]{0,2}+[ \t]*+\n\s{0,4}-{0,2}[ \t]*+|[,.!]?,[ \t]*+)"
)
LINE_ENDS: Final = re.compile(r"[ \t]*+(?:[,|(.\n]|$)")
DASHED: Final = re.compile(rf"(?:^|[ \n])-{{1,3}} ?({WORD}(?: {WORD})?)[ \t]*+$")
MENTIONED: Final = re.compile(r"(?<![\w.])@([A-Za-z][\w.\-]{1,30})")
SPEAKS: Final = re.compile(r"(?<![\w.'-])[A-Z][a-z]+ [A-Z][a-z]+(?<!ing|ion|ent|ity|ics|ons) $")
LONGEST: Final = 64
BETWEEN: Final = re.compile(r"[ \t]{1,2}|, ?|[.\-_·'/]|\. ")
EVERYBODY: Final = frozenset("all here everyone channel team support admin today".split())
MOST: Final = 12

Place = tuple[int, int]


class Hit(NamedTuple):
    """A known part of a name where it stands."""

    start: int
    end: int
    part: Part


def known(plain: Plain, hits: Iterable[Hit]) -> Iterator[Place]:
    """Yield known names: parts of one person beside each other, or one that says enough."""
    run: list[Hit] = []
    for hit in hits:
        if run and len(run) < MOST and _belongs(plain, run, hit):
            run.append(hit)
            continue
        yield from _known(plain, run)
        run = [hit]
    yield from _known(plain, run)


def titled(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield the name behind Mr, Ms, Dr."""
    at = _after(AFTER_TITLE, plain, end)
    if at > end and (name := NAME.match(plain.text, at)):
        yield at, _shortened(plain, at, name.end(), least=1)


def greeted(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield the name behind Dear, Hi."""
    at = _after(AFTER_GREETING, plain, end)
    yield from _due(plain, at) if at > end else ()


def thanked(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield the name behind Thanks, where it is one for certain or nothing follows it."""
    at = _after(AFTER_GREETING, plain, end)
    for first, last in _due(plain, at) if at > end else ():
        word = WORDS.match(plain.low, first)
        if (word and word[0] in said.GIVEN) or LINE_ENDS.match(plain.text, last):
            yield first, last


def labelled(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield the names behind Contact:, Attendees: and the like."""
    match = AFTER_LABEL.match(plain.text, end)
    if not match or (":" not in match[0] and " " not in plain.low[start:end]):
        return
    at = match.end()
    for _ in range(MOST):
        places = list(_due(plain, at))
        yield from places
        more = AND_MORE.match(plain.text, places[-1][1]) if places else None
        if not more:
            return
        at = more.end()


def signed(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield the name behind Regards, on a line of its own."""
    at = _after(AFTER_SIGN_OFF, plain, end)
    if at == end:
        return
    for first, last in _due(plain, at):
        if LINE_ENDS.match(plain.text, last):
            yield first, last


def given(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield a common given name, with the family name behind it."""
    text = plain.text
    if not text[start].isupper():
        yield start, end
        return
    name = NAME.match(text, start)
    last = _shortened(plain, start, name.end(), least=1) if name else end
    yield start, max(last, end)


def speaking(plain: Plain, start: int, end: int) -> Iterator[Place]:
    """Yield two words before somebody says something that are nothing but a name."""
    first = max(0, start - LONGEST)
    if match := SPEAKS.search(plain.text, first, start):
        words = match[0].lower().split()
        if all(said.may_follow(word) for word in words) and said.is_due(words[0]):
            yield match.start(), match.end() - 1


def lines(plain: Plain) -> Iterator[Place]:
    """Yield names behind @ and behind a dash at the end."""
    text = plain.text
    if "@" in text:
        for match in MENTIONED.finditer(text):
            if match[1].lower() not in EVERYBODY:
                yield match.span(1)
    signed = DASHED.search(text, max(0, len(text) - LONGEST)) if "-" in text else None
    if signed and signed[1].split()[0].lower() in said.GIVEN:
        yield signed.span(1)


def _due(plain: Plain, at: int) -> Iterator[Place]:
    """Yield the name that stands here, where a name is due."""
    name = NAME.match(plain.text, at)
    if name:
        last = _shortened(plain, at, name.end(), least=0)
        if last > at and not _is_group(plain, last):
            yield at, last
    elif (small := SMALL.match(plain.low, at)) and small[0] in said.GIVEN:
        yield small.span()


def _is_group(plain: Plain, last: int) -> bool:
    behind = WORDS.match(plain.low, last + 1)
    return behind is not None and behind[0] in ("team", "support", "folks", "group")


def _shortened(plain: Plain, start: int, end: int, *, least: int) -> int:
    """Where a name ends once ordinary words behind it are left off."""
    words = [w for w in WORDS.finditer(plain.low, start, end) if len(w[0]) > 1]
    last = start
    for n, word in enumerate(words):
        if word[0] in PARTICLES or n < least:
            last = word.end() if n < least else last
            continue
        if word[0] in said.ENGLISH_TITLES:
            break
        if not (said.is_due(word[0]) if n == 0 else said.may_follow(word[0])):
            break
        last = word.end()
    return last


PARTICLES: Final = frozenset("van von de der den da di del la le bin al el ter zu".split())


def _belongs(plain: Plain, run: list[Hit], hit: Hit) -> bool:
    between = plain.text[run[-1].end : hit.start]
    if not BETWEEN.fullmatch(between):
        return False
    shared = frozenset.intersection(*(one.part.people for one in run))
    return not shared.isdisjoint(hit.part.people) and hit.part is not run[-1].part


def _known(plain: Plain, run: list[Hit]) -> Iterator[Place]:
    if not run:
        return
    start, end = run[0].start, run[-1].end
    is_capital = not any(plain.text[hit.start].islower() for hit in run)
    words = [plain.low[hit.start : hit.end] for hit in run]
    if len(run) > 1 and (is_capital or not all(map(said.is_ordinary, words))):
        yield _with_initial(plain, start), end
    else:
        for hit in run:
            first = _with_initial(plain, hit.start)
            if not plain.text[hit.start].islower() and (hit.part.is_safe or first < hit.start):
                yield first, hit.end


def _with_initial(plain: Plain, start: int) -> int:
    """Where a name begins together with the initial before it: T. Baker."""
    before = re.search(rf"(?<![\w.])[{UP}]\. ?$", plain.text[max(0, start - 4) : start])
    return start - len(before[0]) if before else start


def _after(pattern: re.Pattern[str], plain: Plain, at: int) -> int:
    match = pattern.match(plain.text, at)
    return match.end() if match else at
