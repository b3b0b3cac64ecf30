"""What clear texts speak of that no theme names: key phrases that go together."""

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from voc_core.text.compared import WIDE, compared

LEAST: Final = 5
"""A key phrase stands in at least so many clauses, and so does a proposal. [clauses]"""
MOST: Final = 10
SHARE: Final = 0.25
"""Phrases in more than this share of many clauses say nothing. [0 to 1]"""
MANY: Final = 200
STEPS: Final = 400
PER_TOPIC: Final = 40
"""About so many clauses to a topic. [clauses]"""
PHRASES: Final = 4
INSIDE: Final = 0.6
"""A phrase that stands mostly inside a longer one gives way to it. [0 to 1]"""
CLEAR: Final = 0.02

HUSHED: Final = "\u2588"
"""Stands in place of what is not to be read, such as words of praise and blame."""
LETTER: Final = f"[^\\W_{WIDE}-\U0010ffff]|{HUSHED}"
WORD: Final = re.compile(f"(?<!{LETTER})[a-z][a-z']{{2,}}(?!{LETTER})")
"""A whole word, as the terms of themes are found; shorter ones and other signs part a pair."""
HAN: Final = re.compile(r"[\u3400-\u9fff]+")
EMPTY_ZH: Final = frozenset(
    "的了是在我你他她它们这那有和与就都而及着或一个不没也很太还要说去会到得地上下里把被让给对从向为以于"
    "但又再才只可能能吗呢吧啊呀么什怎样些每次月年天日时候后前中大家自己因所如果虽然已经我们你们他们"
)
EMPTY_EN: Final = frozenset(
    "get got getting make made makes still really just like one two also would could even much many"
    " thing things way lot day days week weeks month months year years time times good great bad"
    " better best nice well use used using need needs want said say says very now new ever never"
    " always today told tell think know see don't didn't can't isn't doesn't it's i'm we're".split()
)


class Proposal(NamedTuple):
    """Key phrases that may be a theme, with where they stand.

    ``phrases`` the first of which is its label; ``language`` of them; ``n`` clauses; ``examples``
    positions of the clauses that say it most clearly.
    """

    phrases: tuple[str, ...]
    language: str
    n: int
    examples: tuple[int, ...]


def proposals(clauses: Sequence[str], settled: Iterable[Sequence[str]] = ()) -> list[Proposal]:
    """Group clauses that no theme names by their key phrases.

    Parameters
    ----------
    clauses : sequence of str
        As they were written, in either language; what is not to be read as `HUSHED`.
    settled : iterable of sequence of str
        Key phrases of proposals that were accepted or dropped, the label first. One with the same
        label, or half of whose phrases are those of one of them, is not made again.

    Returns
    -------
    list of Proposal
        The largest first.

    Notes
    -----
    A clause that stands in many texts word for word counts once.
    Every phrase stands in its clauses as `themes` finds it: two words are a pair where only a blank
    or a hyphen is between them.
    TF-IDF of words and such pairs, or of runs of 2 to 4 Chinese characters, factored without
    negative parts (NMF) from a start that hangs on the data alone; so two runs are the same.
    """
    before = [list(phrases) for phrases in settled]
    found = []
    for language, read in (("en", _english), ("zh", _chinese)):
        first = {compared(text)[0]: i for i, text in reversed(list(enumerate(clauses)))}
        ordered = sorted((i, text) for text, i in first.items())
        own = [(i, phrases) for i, text in ordered if (phrases := read(text))]
        found += _grouped(language, own)
    kept = [one for one in found if not any(_is_again(one, phrases) for phrases in before)]
    return sorted(kept, key=lambda one: (-one.n, one.phrases))


def _is_again(one: Proposal, before: list[str]) -> bool:
    """Return whether a proposal says again what another said; its label may have changed."""
    same = set(one.phrases) & set(before)
    return one.phrases[0] == before[0] or 2 * len(same) >= len(one.phrases)


def _english(text: str) -> list[str]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    empty = ENGLISH_STOP_WORDS | EMPTY_EN
    words = [word for word in WORD.finditer(text) if word[0] not in empty]
    beside = [(a, b) for a, b in pairwise(words) if text[a.end() : b.start()] == " "]
    return [*(word[0] for word in words), *(f"{a[0]} {b[0]}" for a, b in beside)]


def _chinese(text: str) -> list[str]:
    runs = (run for run in HAN.findall(text))
    grams = (run[at : at + n] for run in runs for n in (2, 3, 4) for at in range(len(run) - n + 1))
    return [gram for gram in grams if not EMPTY_ZH & set(gram)]


def _grouped(language: str, own: list[tuple[int, list[str]]]) -> list[Proposal]:
    vocabulary = _vocabulary([phrases for _, phrases in own])
    k = min(MOST, (len(vocabulary) + 1) // 2, len(own) // PER_TOPIC + 1)
    if k < 1:
        return []
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.feature_extraction.text import TfidfVectorizer

    # The phrases are made already; the library would otherwise cut words its own way.
    counted = TfidfVectorizer(analyzer=list, vocabulary=vocabulary, sublinear_tf=True)
    matrix = counted.fit_transform([phrases for _, phrases in own])
    model = NMF(n_components=k, init="nndsvd", max_iter=STEPS, tol=1e-3, random_state=0)
    with warnings.catch_warnings():
        # Which phrases lead a topic is settled long before the last digit is.
        warnings.simplefilter("ignore", ConvergenceWarning)
        weights = model.fit_transform(matrix).round(6)
    best = weights.argmax(axis=1)
    found = []
    for topic, loads in enumerate(model.components_.round(6)):
        order = sorted(range(len(vocabulary)), key=lambda at: (-loads[at], vocabulary[at]))
        phrases = tuple(
            vocabulary[at] for at in order[:PHRASES] if loads[at] > 0.2 * loads[order[0]]
        )
        inside = [at for at in range(len(own)) if best[at] == topic and weights[at, topic] > CLEAR]
        named = [at for at in inside if set(phrases) & set(own[at][1])]
        named.sort(key=lambda at: (-weights[at, topic], at))
        if len(named) >= LEAST:
            examples = tuple(own[at][0] for at in named[:3])
            found.append(Proposal(phrases, language, len(named), examples))
    return found


def _vocabulary(texts: list[list[str]]) -> list[str]:
    """Return the phrases worth counting, in order of the alphabet."""
    n = Counter(phrase for phrases in texts for phrase in set(phrases))
    kept = {p: k for p, k in n.items() if LEAST <= k <= SHARE * max(len(texts), MANY)}
    inside = {
        part
        for longer, k in kept.items()
        for part in _parts(longer)
        if part in kept and k >= INSIDE * kept[part]
    }
    return sorted(set(kept) - inside)


def _parts(phrase: str) -> list[str]:
    if phrase.isascii():
        return phrase.split() if " " in phrase else []
    n = len(phrase)
    return [phrase[a:b] for a in range(n) for b in range(a + 2, n + 1) if b - a < n]
