"""What is remembered between reruns: keyed by path, revision and frozen filters. No ttl, no clear."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from voc_core import engine
from voc_core.engine import Snapshot
from voc_core.store import Store


@st.cache_resource(max_entries=8, show_spinner=False)
def _opened(path: str | None) -> Store:
    return Store.at(path)


def store() -> Store:
    """Return the store this server works on."""
    return _opened(None)


@st.cache_resource(max_entries=2, show_spinner=False)
def _snapshot(path: str, revision: int) -> Snapshot:
    return engine.load(Store.at(path))


def snapshot() -> Snapshot:
    """Return the snapshot of the newest revision, shared by all sessions."""
    here = store()
    return _snapshot(str(here.path), here.revision())


@st.cache_data(max_entries=200, show_spinner=False)
def _report(name: str, path: str, revision: int, arguments: tuple[Any, ...], _make: Callable[..., Any]) -> Any:
    return _make(Store.at(path), _snapshot(path, revision), *arguments)


def report(make: Callable[..., Any], *arguments: Any) -> Any:
    """Return ``make(store, snapshot, *arguments)``, computed once per revision and arguments.

    Parameters
    ----------
    make : function
        A function of `voc_core.reports`; its result is one frozen dataclass.
    *arguments
        Hashable: `Filters`, ids, codes.
    """
    here = store()
    name = f"{make.__module__}.{make.__qualname__}"
    return _report(name, str(here.path), here.revision(), arguments, _make=make)
