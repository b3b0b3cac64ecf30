"""What a person types to search: words, phrases, exclusions and choices, read without refusing.

``billing export`` wants both; ``"slow export"`` the words in this order; ``-price`` none of it;
``price OR cost`` (also ``|`` and 或) one of them; the last word may be unfinished from its second
letter on, as may any that ends in ``*``. Case, width, accents and traditional characters make no
difference. Whatever else is typed is read as words: there is no way to write a query wrongly.

A term of several words or scripts is found where its words follow one another; spaces and
punctuation between scripts do not matter, so ``API接口`` is found in "API 接口".
"""

import re
from dataclasses import dataclass
from typing import Final

from voc_core.folding import UNSPACED, is_unspaced, places, run_tokens, runs

LONGEST: Final = 400
"""Characters of a query that are read."""
MOST: Final = 24
"""Terms of a query that are read."""
EITHER: Final = frozenset(("OR", "|", "或", "或者", "｜"))
ITEM: Final = re.compile(
    r"""(?P<without>[-－−]?)(?:"(?P<a>[^"]*)"?|[“”](?P<b>[^“”]*)[“”]?|「(?P<c>[^」]*)」?"""
    r"""|(?P<word>[^\s"“”「]+))"""
)
GAP: Final = " "
UNFINISHED: Final = 2
"""A shorter last word stands for itself: too many words begin with one letter. [characters]"""
LETTER: Final = f"[^\\W_{UNSPACED}]"
ANY_GAP: Final = f"(?:_|[^\\w{UNSPACED}])*"
"""What may stand between two runs, which is no letter of either."""


@dataclass(frozen=True)
class Term:
    """Words or unspaced runs that follow one another, folded; the last may be unfinished."""

    runs: tuple[str, ...]
    is_open: bool = False

    @property
    def needle(self) -> str:
        """What `haystack` holds where the term is found."""
        before = "" if is_unspaced(self.runs[0]) else GAP
        after = "" if self.is_open or is_unspaced(self.runs[-1]) else GAP
        return before + GAP.join(self.runs) + after

    @property
    def match(self) -> str:
        """The term in the language of SQLite's FTS5, over the tokens of `folding`."""
        *others, last = self.runs
        tokens = [token for run in others for token in run_tokens(run)]
        ending = run_tokens(last)
        is_open = self.is_open
        if is_unspaced(last):
            is_open = len(ending) == 1
            ending = ending[: max(1, len(ending) - 1)]
        return f'"{GAP.join([*tokens, *ending])}"' + ("*" if is_open else "")


@dataclass(frozen=True)
class Query:
    """What is wanted: of every group at least one term, of `without` none."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups or self.without)

    @property
    def match(self) -> str:
        """What is wanted without what is not, in the language of FTS5."""
        return f"({self.wanted}) NOT ({self.unwanted})" if self.without else str(self.wanted)

    @property
    def wanted(self) -> str | None:
        """The groups in the language of FTS5; None where there are none."""
        return " AND ".join(f"({_any(group)})" for group in self.groups) or None

    @property
    def unwanted(self) -> str | None:
        """The exclusions in the language of FTS5; None where there are none."""
        return _any(self.without) if self.without else None

    def matches(self, text: str) -> bool:
        """Return whether a text is found: this is what the index must agree with."""
        hay = haystack(text)
        return all(any(t.needle in hay for t in group) for group in self.groups) and not any(
            t.needle in hay for t in self.without
        )


def query(typed: str | None) -> Query:
    """Return what a person typed as a query; nothing but punctuation is an empty one."""
    groups: list[list[Term]] = []
    without: list[Term] = []
    is_choice = False
    text = (typed or "")[:LONGEST]
    items = list(ITEM.finditer(text))[:MOST]
    for at, item in enumerate(items, start=1):
        word = item["word"]
        if word in EITHER and not item["without"]:
            is_choice = bool(groups)
            continue
        term = _term(item, is_last=at == len(items) and item.end() == len(text))
        if term is None:
            continue
        if item["without"]:
            without.append(term)
        elif is_choice:
            groups[-1].append(term)
        else:
            groups.append([term])
        is_choice = False
    return Query(tuple(map(tuple, groups)), tuple(without))


def haystack(text: str) -> str:
    """Return the runs of a text, folded, with a gap around each: what terms are looked for in."""
    return GAP + GAP.join(runs(text)) + GAP


def hits(text: str, wanted: Query) -> list[tuple[int, int]]:
    """Return where in a text what is wanted begins and ends, in order and apart. [characters]"""
    terms = [term for group in wanted.groups for term in group]
    return _spans(text, terms) if terms else []


def around(text: str, wanted: Query, length: int) -> tuple[int, int]:
    """Return where at most `length` characters of a text stand, those around the first hit."""
    if len(text) <= length:
        return 0, len(text)
    first = next(iter(hits(text, wanted)), (0, 0))[0]
    start = max(0, min(first - length // 3, len(text) - length))
    return start, start + length


def _any(terms: tuple[Term, ...]) -> str:
    return " OR ".join(term.match for term in terms)


def _term(item: re.Match[str], *, is_last: bool) -> Term | None:
    word = item["word"]
    said = word if word is not None else item["a"] or item["b"] or item["c"] or ""
    found = tuple(runs(said))
    if not found:
        return None
    is_typed_at = is_last and word is not None and word[-1].isalnum() and not item["without"]
    is_unfinished = is_typed_at and len(found[-1]) >= UNFINISHED
    is_open = is_unfinished or (word is not None and word.endswith("*"))
    return Term(found, is_open=is_open and not is_unspaced(found[-1]))


def _spans(text: str, terms: list[Term]) -> list[tuple[int, int]]:
    """Return where the terms stand in the text, joined where they touch, in order."""
    plain, origin = places(text)
    found_at: list[tuple[int, int]] = []
    for term in terms:
        for found in _pattern(term).finditer(plain):
            found_at.append((origin[found.start()], origin[found.end() - 1] + 1))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found_at):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _pattern(term: Term) -> re.Pattern[str]:
    """Return the needle of a term as a pattern over folded text, gaps of any kind between runs."""
    before = "" if is_unspaced(term.runs[0]) else f"(?<!{LETTER})"
    after = "" if is_unspaced(term.runs[-1]) else f"(?!{LETTER})"
    rest = f"{LETTER}*" if term.is_open else ""
    return re.compile(before + ANY_GAP.join(map(re.escape, term.runs)) + rest + after)
