"""Every report function of `voc_core.reports`, found by its parameters."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from bench.timing import warm
from voc_core import reports
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.store import Store

START: Final = ["store", "snapshot", "filters"]


def found() -> dict[str, Callable[..., Any]]:
    """Return the functions that take store, snapshot and filters, by module and name."""
    functions = {}
    for module in pkgutil.iter_modules(reports.__path__):
        loaded = importlib.import_module(f"{reports.__name__}.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            given = list(inspect.signature(function).parameters)
            is_ours = function.__module__ == loaded.__name__ and not name.startswith("_")
            if is_ours and given[: len(START)] == START:
                functions[f"{module.name}.{name}" if module.name != name else name] = function
    return functions


def timed(store: Store, snapshot: Snapshot, filters: Filters) -> dict[str, tuple[float, float]]:
    """Return how long each report takes with filters nobody asked for yet, and warm. [ms, ms]"""
    ids = {
        "account": int(snapshot.accounts["account"].iloc[0]),
        "touchpoint": int(snapshot.touchpoints["touchpoint"].iloc[0]),
    }
    figures = {}
    for name, function in found().items():
        given = inspect.signature(function).parameters
        work = partial(function, store, **{k: v for k, v in ids.items() if k in given})
        new = warm(lambda work=work: work(replace(snapshot), filters))
        figures[name] = (new, warm(lambda work=work: work(snapshot, filters)))
    return figures
