"""How long the voices page waits for its first results."""

from dataclasses import replace
from typing import Final

from bench.timing import warm
from voc_core import engine
from voc_core.engine import Picks
from voc_core.filters import Filters
from voc_core.reports.voices import voices
from voc_core.store import Store, search

QUERIES: Final = {
    "nothing typed": "",
    "a frequent word": "support",
    "a rare word": "reconciliation",
    "an unfinished word": "exp",
    "a phrase": '"single sign-on"',
    "two frequent words": "support slow",
    "a word without another": "support -slow",
    "nothing but exclusion": "-support",
    "two characters": "报表",
    "traditional characters": "報表導出",
    "one character": "慢",
    "the most frequent character": "的",
    "mixed": "API 报错",
    "found nowhere": "zzzz",
}


def timed(store: Store, filters: Filters) -> dict[str, float]:
    """Return how long the first page of each query takes, the index and snapshot warm. [ms]"""
    search.update(store)
    snapshot = engine.load(store)
    narrow = filters.but(roles=("decision_maker",), sources=("qbr",))
    times = {
        name: warm(lambda typed=typed: voices(store, snapshot, filters, typed))
        for name, typed in QUERIES.items()
    }
    times["a frequent word, most telling"] = warm(
        lambda: voices(store, snapshot, filters, "support", order="telling")
    )
    times["a frequent word, few voices kept"] = warm(
        lambda: voices(store, snapshot, narrow, "support")
    )
    times["a frequent word, mixed only"] = warm(
        lambda: voices(store, snapshot, filters, "support", Picks(mixed=True))
    )
    times["filters nobody asked for yet"] = warm(
        lambda: voices(store, replace(snapshot), filters, "support")
    )
    return times
