"""What is personal in a text, found in one pass, and the text without it."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

import ahocorasick

from voc_core.text.masking import chinese, english, known
from voc_core.text.masking import name_words as said
from voc_core.text.masking.ids import ids
from voc_core.text.masking.phones import emails, phones
from voc_core.text.masking.plainly import Plain, plainly
from voc_core.text.masking.spans import Span, apart, without

Place = tuple[int, int]
Rule = Callable[[Plain, int, int], Iterable[Place]]
BLANK: Final = "\ue000"
"""Stands in place of what was found while the rest is looked through once more."""
REMEMBERED: Final = 1_000
"""Texts whose spans are remembered."""
LEAST: Final = 2
"""Fewer characters begin too many words to tell a name."""
ROUNDS: Final = 12
"""What was found may be all that kept its neighbour from being found: so often is looked again."""


def _rules() -> Iterator[tuple[str, Rule]]:
    for titles in (said.TITLES, tuple(said.SHORT_TITLES)):
        yield from ((title, chinese.titled) for title in titles)
    yield from ((f"{first}{family}", chinese.nicked) for first in "小老" for family in said.TALKING)
    yield from ((label, chinese.labelled) for label in said.LABELS)
    yield from ((word, chinese.called) for word in said.CALLED)
    yield from ((word, chinese.sought) for word in said.SEEKS)
    yield from ((word, chinese.speaking) for word in said.SPEAKS)
    yield from ((word, chinese.signed) for word in said.CHINESE_SIGN_OFFS)
    yield from ((title, english.titled) for title in said.ENGLISH_TITLES)
    yield from ((word, english.greeted) for word in said.GREETINGS)
    yield from ((word, english.thanked) for word in said.THANKS)
    yield from ((word, english.signed) for word in said.SIGN_OFFS)
    yield from ((label, english.labelled) for label in said.ENGLISH_LABELS)
    yield from ((name, english.given) for name in said.GIVEN)
    yield from ((word, english.speaking) for word in said.ENGLISH_SPEAKS)


class Masker:
    """Finds names, e-mails, phones and ids in texts, in Chinese, English and mixed.

    Parameters
    ----------
    names : iterable of str
        Names of people that are known, in any form: also other names, e-mails and ids.
    spared : iterable of str
        Names that are no person's, such as firms and products; a name inside one is not masked.

    Notes
    -----
    What people are called is told by the names known and by rules: a family name before a title
    (王总, 李经理), a name where one is due (Dear Anna, 联系人：张伟, a signature), a given name
    that is no other word. A known name that is also a word (高峰, Will) counts only where a name
    is due.
    E-mails and phones are told by their form, phones without country code by the plans of
    numbering; ids by their check digits or the word before them. One pass over one automaton finds
    the places, and each is looked at nearby, so that time grows with the length of the text.
    `remembered` is `spans` for a page that shows the same few texts again and again.
    """

    def __init__(self, names: Iterable[str], spared: Iterable[str] = ()) -> None:
        self._parts, self._han, self._codes = known.entries(names)
        self._spared = {phrase for name in spared if (phrase := known.folded_phrase(name))}
        self._automaton = _automaton(self._entries())
        self.remembered = lru_cache(maxsize=REMEMBERED)(lambda text: tuple(self.spans(text)))

    def spans(self, text: str) -> list[Span]:
        """Return where a text is personal, in order and apart."""
        plain = plainly(text)
        found = self._found(plain)
        for _ in range(ROUNDS):
            if not found:
                break
            blanked = _blanked(plain, found)
            more = self._found(blanked)
            if not more:
                break
            found, plain = apart([*found, *more]), blanked
        return [Span(plain.origin[a], plain.origin[b - 1] + 1, kind) for a, b, kind in found]

    def masked(self, text: str, label: Callable[[str], str] = str) -> str:
        """Return a text with what is personal replaced by what it was, such as ``[person]``.

        Parameters
        ----------
        label : callable
            The word for a kind of `spans.KINDS`, such as `Words.label`.
        """
        return without(text, self.spans(text), label)

    def is_begun(self, word: str) -> bool:
        """Return whether a known name or id begins with a word that is no other word."""
        low = plainly(word).low
        if len(low) < LEAST or _is_other_word(low):
            return False
        if any(part.startswith(low) for firm in self._spared for part in (firm, *firm.split())):
            return False
        begun = (entry for _, (_, found) in self._automaton.items(low) for entry in found)
        return any(isinstance(one, known.Part | known.Han) or one == "id" for one in begun)

    def _entries(self) -> Iterator[tuple[str, Any]]:
        yield from self._parts.items()
        yield from self._han.items()
        yield from ((code, "id") for code in self._codes)
        yield from ((phrase, "spared") for phrase in self._spared)
        yield from _rules()

    def _found(self, plain: Plain) -> list[Span]:
        found = [*emails(plain), *ids(plain), *phones(plain)]
        people, spared = self._people(plain)
        found += [span for span in people if not _is_inside(span, spared)]
        return _joined(apart(found), plain.text)

    def _people(self, plain: Plain) -> tuple[list[Span], list[Span]]:
        """Return where names of people and codes stand, and where firms do."""
        people: list[Place] = [*chinese.lines(plain), *english.lines(plain)]
        codes: list[Span] = []
        parts: list[english.Hit] = []
        spared: list[Span] = []
        for start, end, entry in self._hits(plain):
            if isinstance(entry, known.Part):
                parts.append(english.Hit(start, end, entry))
            elif isinstance(entry, known.Han):
                people += [(start, end)] if known.stands(plain.text, start, end, entry) else []
            elif isinstance(entry, str):
                (codes if entry == "id" else spared).append(Span(start, end, entry))
            else:
                people += entry(plain, start, end)
        people += english.known(plain, sorted(parts))
        return [*codes, *(Span(*place, "person") for place in people)], apart(spared)

    def _hits(self, plain: Plain) -> Iterator[tuple[int, int, Any]]:
        low = plain.low
        for last, (length, entries) in self._automaton.iter(low):
            start, end = last + 1 - length, last + 1
            if _is_whole(low, start, end):
                for entry in entries:
                    yield start, end, entry


def _is_other_word(low: str) -> bool:
    return known.is_word(low) if known.ALL_HAN.fullmatch(low) else said.is_ordinary(low)


def _automaton(entries: Iterable[tuple[str, Any]]) -> ahocorasick.Automaton:
    words: dict[str, list[Any]] = {}
    for word, entry in entries:
        words.setdefault(word, []).append(entry)
    automaton = ahocorasick.Automaton()
    for word, of_word in words.items():
        automaton.add_word(word, (len(word), tuple(of_word)))
    automaton.make_automaton()
    return automaton


def _is_whole(low: str, start: int, end: int) -> bool:
    """Return whether no letter goes on beside letters, no digit beside digits."""
    before, behind = low[start - 1 : start], low[end : end + 1]
    return not (_is_joined(before, low[start]) or _is_joined(low[end - 1], behind))


def _is_joined(one: str, other: str) -> bool:
    if not one or not other or max(one, other) >= "\u2e80":
        return False
    return (one.isalpha() and other.isalpha()) or (one.isdigit() and other.isdigit())


def _is_inside(span: Span, spared: list[Span]) -> bool:
    at = bisect_right(spared, span.start, key=lambda one: one.start) - 1
    return at >= 0 and span.end <= spared[at].end


def _joined(found: list[Span], text: str) -> list[Span]:
    """Make one of the parts of a name that stand beside each other."""
    joined: list[Span] = []
    for span in found:
        last = joined[-1] if joined else None
        is_one = last and last.kind == span.kind == "person" and text[last.end : span.start] == " "
        if last and is_one:
            joined[-1] = Span(last.start, span.end, "person")
        else:
            joined.append(span)
    return joined


def _blanked(plain: Plain, found: list[Span]) -> Plain:
    """Return a text with what was found made unreadable, so that what is left can be read."""
    text, low = list(plain.text), list(plain.low)
    for start, end, _ in found:
        text[start:end] = low[start:end] = BLANK * (end - start)
    return Plain("".join(text), "".join(low), plain.origin)
