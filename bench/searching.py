"""How long the voices page waits for its first results."""

from dataclasses import replace
from typing import Any, Final

from bench.timing import once, warm
from voc_core import engine
from voc_core.engine import Picks, Snapshot
from voc_core.filters import Filters
from voc_core.reports.voices import voices
from voc_core.store import Store, search

QUERIES: Final = {
    "nothing typed": "",
    "a frequent word": "support",
    "a rare word": "reconciliation",
    "an unfinished word": "exp",
    "one letter": "s",
    "a word and one letter": "support s",
    "a phrase": '"single sign-on"',
    "two frequent words": "support slow",
    "a word without another": "support -slow",
    "nothing but exclusion": "-support",
    "two characters": "报表",
    "two frequent characters": "模块",
    "traditional characters": "報表導出",
    "one character": "慢",
    "the most frequent character": "的",
    "mixed": "API 报错",
    "found nowhere": "zzzz",
}


def measured(store: Store, filters: Filters) -> dict[str, Any]:
    """Return how long the index takes to build [s] and the first page of each query [ms]."""
    with store.open() as db, db.atomic():
        search.renew(db)
    seconds, _ = once(lambda: search.update(store))
    return {"build": seconds, "queries": timed(store, engine.load(store), filters)}


def timed(store: Store, snapshot: Snapshot, filters: Filters) -> dict[str, float]:
    """Return how long the first page of each query takes, index and snapshot warm. [ms]"""
    narrow = filters.but(roles=("decision_maker",), sources=("qbr",))

    def first(typed: str, kept: Filters = filters, **how: Any) -> float:
        return warm(lambda: voices(store, snapshot, kept, typed, **how))

    times = {name: first(typed) for name, typed in QUERIES.items()}
    times["a frequent word, most telling"] = first("support", order="telling")
    times["a frequent word, few voices kept"] = first("support", narrow)
    times["a frequent word, mixed only"] = first("support", picks=Picks(mixed=True))
    times["with filters nobody asked for yet"] = warm(
        lambda: voices(store, replace(snapshot), filters, "support")
    )
    return times
