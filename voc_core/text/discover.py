"""What clear texts speak of that no theme names: key phrases that go together."""

import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from voc_core.text.compared import WIDE, compared
from voc_core.text.hollow import APART, HOLLOW, without_titles
from voc_core.text.stopwords import CHINESE

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
TOGETHER: Final = 2.0
"""A phrase stands beside the label of its topic so many times as often as by chance, at least."""
LONGEST_ZH: Final = 6
"""Chinese characters of a phrase, at most."""

HUSHED: Final = "\u2588"
"""Stands in place of what is not to be read, such as words of praise and blame."""
LETTER: Final = f"[^\\W_{WIDE}-\U0010ffff]|{HUSHED}"
WORD: Final = re.compile(f"(?<!{LETTER})[a-z][a-z']+[a-z](?!{LETTER})")
"""A whole word, as the terms of themes are found; shorter ones and other signs part a pair."""
HAN: Final = re.compile(r"[\u3400-\u9fff]+")
EMPTY_ZH: Final = frozenset(
    "的了是在我你他她它们这那有和与就都而及着或一个不没也很太还要说去会到得地上下里把被让给对从向为以于"
    "但又再才只可能能吗呢吧啊呀么什怎样些每次月年天日时候后前中大家自己因所如果虽然已经我们你们他们"
)
POINTING: Final = frozenset("一二三四五六七八九十两几每这那哪第")
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
    Chinese words are those of a dictionary. Job titles, departments, places and verbs of reporting
    are no key phrases; neither is what stands beside the label no more often than by chance.
    TF-IDF of words and such pairs, factored without negative parts (NMF) from a start that hangs on
    the data alone; so two runs are the same.
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
    found = [(one.start(), one.end(), one[0]) for one in WORD.finditer(text) if one[0] not in empty]
    return _phrases(found, lambda start, end: text[start:end] == " ", " ")


def _chinese(text: str) -> list[str]:
    import rjieba

    found = []
    for run in HAN.finditer(text):
        at = run.start()
        for word in rjieba.cut(run[0]):
            if len(word) > 1 and word not in CHINESE and not _is_empty(word):
                found.append((at, at + len(word), word))
            at += len(word)
    return [one for one in _phrases(found, int.__eq__, "") if len(one) <= LONGEST_ZH]


def _is_empty(word: str) -> bool:
    """Tell whether a Chinese word counts, points or only holds a sentence together."""
    return word[0] in POINTING or word[-1] in "得了着过" or set(word) <= EMPTY_ZH


def _phrases(
    found: list[tuple[int, int, str]], is_beside: Callable[[int, int], bool], gap: str
) -> list[str]:
    """Return the words that may name a topic, and the pairs of which one does."""
    words = [word for *_, word in found]
    ends = [0, *(end for _, end, _ in found)]
    beside = [at > 0 and is_beside(ends[at], found[at][0]) for at in range(len(found))]
    kept = without_titles(words, beside)
    whole = [word for word, keep in zip(words, kept, strict=True) if keep and word not in HOLLOW]
    pairs = [
        f"{words[at - 1]}{gap}{words[at]}"
        for at in range(1, len(words))
        if beside[at] and kept[at - 1] and kept[at] and _is_pair({words[at - 1], words[at]})
    ]
    return [*whole, *pairs]


def _is_pair(words: set[str]) -> bool:
    return not (words <= HOLLOW or words & APART)


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
        # An exact fit has a rest of 0, which may be computed as a little less.
        warnings.filterwarnings("ignore", "invalid value", RuntimeWarning)
        weights = model.fit_transform(matrix).round(6)
    best = weights.argmax(axis=1)
    stands_in = {phrase: {i for i, (_, said) in enumerate(own) if phrase in said}
                 for phrase in vocabulary}  # fmt: skip
    found = []
    for topic, loads in enumerate(model.components_.round(6)):
        order = sorted(range(len(vocabulary)), key=lambda at: (-loads[at], vocabulary[at]))
        leading = [vocabulary[at] for at in order[:PHRASES] if loads[at] > 0.2 * loads[order[0]]]
        phrases = _coherent(leading, stands_in, len(own))
        inside = [at for at in range(len(own)) if best[at] == topic and weights[at, topic] > CLEAR]
        named = [at for at in inside if set(phrases) & set(own[at][1])]
        named.sort(key=lambda at: (-weights[at, topic], at))
        if len(named) >= LEAST:
            examples = tuple(own[at][0] for at in named[:3])
            found.append(Proposal(phrases, language, len(named), examples))
    return found


def _coherent(leading: list[str], stands_in: dict[str, set[int]], n: int) -> tuple[str, ...]:
    """Return the label of a topic and the phrases that stand in its clauses beyond chance."""
    label, *others = leading
    of_label = stands_in[label]
    return (
        label,
        *(
            phrase
            for phrase in others
            if len(both := of_label & stands_in[phrase]) > 1
            and len(both) * n >= TOGETHER * len(of_label) * len(stands_in[phrase])
        ),
    )


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
