"""Learn what words lean to and write it where `voc_core.text.leaning` reads it.

``python -m bench.leaning`` learns from the `tuned` halves of `corpora` (MIT) and from our own
sentences (`tone_challenge.tsv`, `tone_fresh.tsv`, `tone_training.tsv`), each of which counts
`OWN_WEIGHT` times. It starts from `opinion_words.tsv`: the praise and blame that M. Hu and B. Liu
found in product reviews, as the R package tidytext 0.4.1 (MIT) holds them. The same texts always
give the same file.
"""

from collections import Counter
from pathlib import Path
from typing import Final

import pandas as pd

from bench import corpora
from voc_core.text import leaning
from voc_core.text.clean import readable
from voc_core.text.learn import Lesson, fitted
from voc_core.text.lexicon import lexicon
from voc_core.text.score import heard, unheard
from voc_core.text.script import language_of

HERE: Final = Path(__file__).parent
WRITTEN: Final = HERE.parent / "voc_core" / "text" / "words" / "leaning.tsv"
OWN: Final = ("tone_fresh.tsv", "tone_training.tsv")
OWN_WEIGHT: Final = 3.0
RIDGE: Final = 60.0
SUPPOSED: Final = 0.7
"""What an opinion word leans to before any text is read."""
FEWEST: Final = 4
FEWEST_HAN: Final = 6
FAINTEST: Final = 0.05
"""A part that leans less is not kept."""


def texts() -> pd.DataFrame:
    """Return all that teaches: ``text``, ``valence`` and ``weight``."""
    public = pd.concat([corpora.english(), corpora.chinese()])
    public = public[public["half"] == "tuned"].assign(weight=1.0)
    return pd.concat([public, own().assign(weight=OWN_WEIGHT)], ignore_index=True)


def own() -> pd.DataFrame:
    """Return our own sentences that may teach: ``text`` and ``valence``."""
    pairs = _read("tone_challenge.tsv")
    sides = [pairs[[f"text_{side}", f"valence_{side}"]].set_axis(["text", "valence"], axis=1)
             for side in ("a", "b")]  # fmt: skip
    return pd.concat([*sides, *map(_read, OWN)], ignore_index=True)[["text", "valence"]]


def learned(taught: pd.DataFrame) -> dict[str, float]:
    """Return by part what it leans to, strongest blame first."""
    silent = _silent()
    start = {part: lean for part, lean in _supposed().items() if not _holds(part, silent)}
    lessons = [_lesson(text, start) for text in taught["text"]]
    n_texts = Counter(part for lesson in lessons for part in lesson.uses)
    terms = sorted(
        part
        for part, n in n_texts.items()
        if n >= (FEWEST if part.isascii() else FEWEST_HAN) and not _holds(part, silent)
    )
    found = fitted(
        lessons,
        taught["valence"].tolist(),
        terms,
        ridge=RIDGE,
        counts=taught["weight"].tolist(),
    )
    leans = {part: found.get(part, 0.0) + start.get(part, 0.0) for part in found | start}
    kept = {part: round(lean, 2) for part, lean in leans.items() if abs(lean) >= FAINTEST}
    return dict(sorted(kept.items(), key=lambda one: (one[1], one[0])))


def _lesson(text: str, start: dict[str, float]) -> Lesson:
    words = readable(text)
    uses: dict[str, float] = {}
    for clause in heard(words, language_of(words), lexicon()):
        rest = unheard(words, clause.start, clause.end, clause.words)
        for part in {part for part, _ in leaning.parts(rest)}:
            uses[part] = min(1.0, uses.get(part, 0.0) + clause.heed * clause.stress)
    return Lesson(uses, sum(start.get(part, 0.0) * use for part, use in uses.items()), 0.0)


def _supposed() -> dict[str, float]:
    rows = (HERE / "opinion_words.tsv").read_text(encoding="utf-8").splitlines()
    known = lexicon().marks
    signs = (row.split("\t") for row in rows)
    return {word: SUPPOSED * float(sign) for word, sign in signs if word not in known}


def _silent() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return what says nothing by itself, as lists know: English words, and Chinese terms."""
    marks = lexicon().marks.items()
    plain = [term for term, mark in marks if mark.kind in ("plain", "degree")]
    latin = frozenset(term for term in plain if term.isascii())
    return latin, tuple(term for term in plain if not term.isascii())


def _holds(part: str, silent: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    if part.isascii():
        return part in silent[0] or not silent[0].isdisjoint(part.split())
    return any(term in part for term in silent[1])


def _read(name: str) -> pd.DataFrame:
    return pd.read_csv(HERE / name, sep="\t", keep_default_na=False, quoting=3)


if __name__ == "__main__":
    rows = [f"{part}\t{weight:g}\n" for part, weight in learned(texts()).items()]
    WRITTEN.write_text("".join(rows), encoding="utf-8")
    print(f"{len(rows):,} parts written to {WRITTEN}")
