"""Learn from a store's own labelled texts, and prove it on texts the lesson did not hold."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from voc_core.text import learn
from voc_core.text.batch import tones
from voc_core.text.clean import readable
from voc_core.text.lexicon import lexicon, with_moods
from voc_core.text.script import ENGLISH
from voc_core.text.tuning import Tuning

FOLDS: Final = 5
MARGIN: Final = 0.02
"""What is learned is kept when macro-F1 on held-out texts rises by this much at least."""

RIDGE: Final = 40.0
FEWEST: Final = 8
FEWEST_NEW: Final = 16
MOST_NEW: Final = 1_500
LEAST: Final = 0.1
FAINTEST_BIAS: Final = 0.02
MOST_BIAS: Final = 0.6
SOURCE: Final = "\0"
"""Begins the name under which a source learns beside the words; no word has it."""

WORD: Final = re.compile(r"[a-z]{4,}")
HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
SMALL: Final = re.compile(
    "[的了是我你您他她它们这那在有和就都也到给把被让对从与及或而且所以为因之其着过得地个些么吗呢吧啊]"
)
"""Chinese characters that hold sentences together; words are looked for between them."""
WITHIN: Final = 0.8


class Labelled(NamedTuple):
    """A text, where it came from, what it should be heard as, and for how many it stands."""

    text: str
    source: str
    valence: int
    weight: float = 1.0


class Outcome(NamedTuple):
    """What was learned, and macro-F1 on held-out texts before and after. [0 to 1]"""

    tuning: Tuning
    before: float
    after: float

    @property
    def is_better(self) -> bool:
        """Whether it won by `MARGIN`."""
        return self.after - self.before >= MARGIN


def calibrated(labelled: Sequence[Labelled]) -> Outcome:
    """Learn from labelled texts.

    Each fold, by a digest of the text, is judged by what the other folds taught; what is
    returned is learned from all. The same texts in any order teach the same.
    """
    ordered = sorted(labelled)
    lessons = _lessons(ordered)
    folds = [_fold(one.text) for one in ordered]
    expected, before, after = [], [], []
    for fold in range(FOLDS):
        held = [at for at, one in enumerate(folds) if one == fold]
        rest = [at for at, one in enumerate(folds) if one != fold]
        taught = _taught([ordered[at] for at in rest], [lessons[at] for at in rest])
        expected += [ordered[at].valence for at in held]
        before += _heard([ordered[at] for at in held], Tuning())
        after += _heard([ordered[at] for at in held], taught)
    tuning = _taught(ordered, lessons)
    return Outcome(tuning, macro_f1(expected, before), macro_f1(expected, after))


def macro_f1(expected: Sequence[int], said: Sequence[int]) -> float:
    """Return the mean, over the classes that occur in `expected`, of each class's F1. [0 to 1]"""
    hits = Counter(right for right, found in zip(expected, said, strict=True) if right == found)
    named = Counter(expected) + Counter(said)
    classes = sorted(set(expected))
    return sum(2 * hits[valence] / named[valence] for valence in classes) / max(1, len(classes))


def _lessons(labelled: Sequence[Labelled]) -> list[learn.Lesson]:
    said = [readable(one.text) for one in labelled]
    known, new = lexicon(), _new_words(said)
    wider = with_moods(dict.fromkeys(new, 1.0))
    lessons = []
    for one in labelled:
        base, heard = learn.lesson(one.text, known), learn.lesson(one.text, wider)
        lessons.append(base._replace(uses={**heard.uses, SOURCE + one.source: 1.0}))
    return lessons


def _taught(labelled: Sequence[Labelled], lessons: Sequence[learn.Lesson]) -> Tuning:
    n_uses = Counter(term for lesson in lessons for term in lesson.uses)
    terms = sorted(term for term, n in n_uses.items() if n >= FEWEST)
    found = learn.fitted(
        lessons,
        [one.valence for one in labelled],
        terms,
        ridge=RIDGE,
        counts=[one.weight for one in labelled],
    )
    words = ((term, round(added, 2)) for term, added in found.items() if term[0] != SOURCE)
    biases = ((term[1:], round(max(-MOST_BIAS, min(MOST_BIAS, added)), 2))
              for term, added in found.items() if term[0] == SOURCE)  # fmt: skip
    return Tuning(
        tuple((term, added) for term, added in words if abs(added) >= LEAST),
        tuple((source, added) for source, added in biases if abs(added) >= FAINTEST_BIAS),
    )


def _new_words(said: Iterable[str]) -> list[str]:
    """Words that occur often and are not listed, nor hold or cut what is listed."""
    marks = lexicon().marks
    n_texts: Counter[str] = Counter()
    for text in said:
        pieces = set(WORD.findall(text)) - ENGLISH
        for run in HAN.findall(SMALL.sub(" ", text)):
            pieces |= {run[i : i + n] for n in (2, 3, 4) for i in range(len(run) - n + 1)}
        n_texts.update(pieces)
    often = {term: n for term, n in n_texts.items() if n >= FEWEST_NEW and not _holds(term, marks)}
    longer = {part for term, n in often.items() for part in (term[1:], term[:-1])
              if not term.isascii() and often.get(part, 0) * WITHIN <= n}  # fmt: skip
    whole = [term for term in often if term not in longer]
    return sorted(whole, key=lambda term: (-often[term], term))[:MOST_NEW]


def _holds(term: str, marks: Iterable[str] | dict[str, object]) -> bool:
    if term.isascii():
        return term in marks
    ends = range(1, len(term) + 1)
    return any(term[start:end] in marks for end in ends for start in range(end))


def _heard(labelled: Sequence[Labelled], tuning: Tuning) -> list[int]:
    sources = [one.source for one in labelled]
    values = tones([one.text for one in labelled], sources, tuning)
    return [(value >= learn.CLEAR) - (value <= -learn.CLEAR) for value in values]


def _fold(text: str) -> int:
    return int.from_bytes(sha256(text.encode("utf-8", "replace")).digest()[:4]) % FOLDS
