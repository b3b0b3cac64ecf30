"""`tone`: language and tone of texts on standard input, one per line."""

import sys
from argparse import ArgumentParser, Namespace
from io import TextIOWrapper
from typing import Final

import pandas as pd

from voc_core import metrics, text

HELP: Final = "language, tone and valence of texts on standard input, one per line"


def arguments(parser: ArgumentParser) -> None:
    """Declare the options: there are none."""


def run(given: Namespace) -> pd.DataFrame:
    """Return one row per line: ``text``, ``language``, ``tone`` [-1 to 1], ``valence``."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    lines = [line.rstrip("\r\n") for line in sys.stdin]
    said = text.tone(lines)
    valence = metrics.valence_of_tone(said["tone"]).astype("Int64").astype(object)
    said.insert(0, "text", pd.Series(lines, dtype=object))
    return said.assign(valence=valence.where(said["tone"].notna(), None))
