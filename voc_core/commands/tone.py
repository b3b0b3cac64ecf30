"""`tone`: tone of texts on standard input, one per line; or learn from the store's own."""

import sys
from argparse import ArgumentParser, Namespace
from io import TextIOWrapper
from typing import Final

import pandas as pd

from voc_core import metrics, text
from voc_core.commands.stores import existing
from voc_core.reports import tones

HELP: Final = "language, tone and valence of texts on standard input, one per line; or learn"


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--learn",
        action="store_true",
        help="learn from the store's scored comments and corrections; kept only when it wins",
    )
    what.add_argument(
        "--forget", action="store_true", help="switch off what was learned and read all texts again"
    )


def run(given: Namespace) -> pd.DataFrame | dict[str, object]:
    """Return one row per line: ``text``, ``language``, ``tone`` [-1 to 1], ``valence``.

    Learning returns what was learned and how well; forgetting, how many texts were read again.
    """
    if given.learn:
        return _learned(tones.learn(existing(given.store)))
    if given.forget:
        return {"texts": tones.use(existing(given.store), None)}
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    lines = [line.rstrip("\r\n") for line in sys.stdin]
    said = text.tone(lines)
    valence = metrics.valence_of_tone(said["tone"]).astype("Int64").astype(object)
    said.insert(0, "text", pd.Series(lines, dtype=object))
    return said.assign(valence=valence.where(said["tone"].notna(), None))


def _learned(learned: tones.Learned) -> dict[str, object]:
    counts = {"texts": learned.n_texts, "corrections": learned.n_corrections}
    scores = {"before": round(learned.before, 3), "after": round(learned.after, 3)}
    words = dict(learned.words().itertuples(index=False, name=None))
    return {**counts, **scores, "kept": learned.is_kept, "words": words}
