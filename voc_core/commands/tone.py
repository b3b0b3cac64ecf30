"""`tone`: tone of texts on standard input, one per line; or learn from the store's own."""

import sys
from argparse import ArgumentParser, Namespace
from io import TextIOWrapper
from typing import Final

import pandas as pd

from voc_core import metrics, text
from voc_core.commands.stores import existing
from voc_core.errors import VocError
from voc_core.reports import reader_choice, readers, tone_reading, tones
from voc_core.reports.readers import Reader
from voc_core.text import addresses
from voc_core.vocabulary import N_

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
        "--reader",
        choices=readers.READERS,
        help="who reads the store's texts from now on: our own rules, a model in a folder (--path),"
        f" or an endpoint (--url, --model, --send; its key in {readers.KEY}); all are read again",
    )
    what.add_argument(
        "--catch-up", action="store_true", help="read what came in since with the reader in force"
    )
    what.add_argument(
        "--forget", action="store_true", help="switch off what was learned and read all texts again"
    )
    parser.add_argument("--path", metavar="FOLDER", default="", help="of a transformers model")
    parser.add_argument("--url", default="", help="of an endpoint: http://127.0.0.1:8000/v1")
    parser.add_argument("--model", metavar="NAME", default="", help="that the endpoint should use")
    parser.add_argument("--send", action="store_true", help="masked texts may be sent to --url")


def run(given: Namespace) -> pd.DataFrame | dict[str, object]:
    """Return one row per line: ``text``, ``language``, ``tone`` [-1 to 1], ``valence``.

    Learning returns what was learned and how well; forgetting, or another reader, how many texts
    were read again.
    """
    if given.learn:
        return _learned(tones.learn(existing(given.store)))
    if given.reader:
        return _chosen(given)
    if given.catch_up:
        return {"texts": tone_reading.read_waiting(existing(given.store))}
    if given.forget:
        return {"texts": tones.use(existing(given.store), None)}
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    lines = [line.rstrip("\r\n") for line in sys.stdin]
    said = text.tone(lines)
    valence = metrics.valence_of_tone(said["tone"]).astype("Int64").astype(object)
    said.insert(0, "text", pd.Series(lines, dtype=object))
    return said.assign(valence=valence.where(said["tone"].notna(), None))


def _chosen(given: Namespace) -> dict[str, object]:
    store = existing(given.store)
    reader = Reader(given.reader, path=given.path, url=given.url, model=given.model)
    if reader.kind == "endpoint" and addresses.parsed(reader.url) and not given.send:
        raise VocError(
            N_(
                "{n} texts, names and numbers of people masked, would be sent to {host}, and later"
                " ones too. Say --send if they may."
            ),
            n=reader_choice.n_leaving(store, reader),
            host=reader.host,
        )
    return {"reader": reader.code, "texts": reader_choice.choose(store, reader)}


def _learned(learned: tones.Learned) -> dict[str, object]:
    counts = {"texts": learned.n_texts, "corrections": learned.n_corrections}
    scores = {"before": round(learned.before, 3), "after": round(learned.after, 3)}
    words = dict(learned.words().itertuples(index=False, name=None))
    return {**counts, **scores, "kept": learned.is_kept, "words": words}
