"""What is remembered between reruns, keyed by file, revision and frozen filters. No ttl."""

import logging
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

import streamlit as st

from voc_core import engine
from voc_core.engine import Snapshot
from voc_core.errors import VocError
from voc_core.reports import catching_up, masking, tone_reading
from voc_core.settings import Settings
from voc_core.store import Store, default_path, ground, search
from voc_core.store import settings as stored_settings
from voc_core.text.masking import Masker

SKELETON_HEIGHT = 420

log = logging.getLogger("antiphon")


class Edition(NamedTuple):
    """One state of one store file; any write or exchange of the file gives another."""

    path: str
    file: int
    revision: int
    written_at: str | None


@st.cache_resource(max_entries=8, show_spinner=False)
def _opened(path: str) -> Store:
    return Store.at(path)


def store() -> Store:
    """Return the store this server works on."""
    here = _opened(str(default_path()))
    return here if here.path.exists() else Store.at(here.path)


def edition() -> Edition:
    """Return the state of the store now: part of every cache key."""
    here = store()
    return Edition(str(here.path), here.path.stat().st_ino, *here.state())


@st.cache_resource(max_entries=2, show_spinner=False)
def _snapshot(edition: Edition) -> Snapshot:
    return engine.load(Store.at(edition.path))


@st.cache_data(max_entries=4, show_spinner=False)
def _settings(edition: Edition) -> Settings:
    return stored_settings.settings(Store.at(edition.path))


@st.cache_data(max_entries=4, show_spinner=False)
def _accounts(edition: Edition) -> Any:
    return ground.accounts(Store.at(edition.path), _settings(edition))


@st.cache_data(max_entries=4, show_spinner=False)
def _touchpoints(edition: Edition) -> Any:
    return ground.touchpoints(Store.at(edition.path))


@st.cache_data(max_entries=200, show_spinner=False)
def _report(
    name: str, edition: Edition, arguments: tuple[Any, ...], _make: Callable[..., Any]
) -> Any:
    return _make(Store.at(edition.path), _snapshot(edition), *arguments)


@st.cache_resource(max_entries=2, show_spinner=False)
def _masker(edition: Edition) -> Masker:
    return masking.masker(Store.at(edition.path))


def masker() -> Masker:
    """Return what finds personal data in texts, knowing the people of the newest revision."""
    return _masker(edition())


def snapshot() -> Snapshot:
    """Return the snapshot of the newest revision, shared by all sessions; slow the first time."""
    return _snapshot(edition())


def settings() -> Settings:
    """Return the settings in force, without waiting for the snapshot."""
    return _settings(edition())


def accounts() -> Any:
    """Return the active accounts as `tables.ACCOUNTS`, without waiting for the snapshot."""
    return _accounts(edition())


def touchpoints() -> Any:
    """Return the touchpoints in journey order, without waiting for the snapshot."""
    return _touchpoints(edition())


def report(make: Callable[..., Any], *arguments: Any) -> Any:
    """Return ``make(store, snapshot, *arguments)``, computed once per revision and arguments.

    A skeleton stands in its place while it is being computed.

    Parameters
    ----------
    make : function
        A function of `voc_core.reports`; its result is one frozen dataclass.
    *arguments
        Hashable: `Filters`, ids, codes.
    """
    with st.skeleton(height=SKELETON_HEIGHT):
        return _report(f"{make.__module__}.{make.__qualname__}", edition(), arguments, _make=make)


@st.cache_data(max_entries=50, show_spinner=False)
def _asked(
    name: str, edition: Edition, arguments: tuple[Any, ...], _make: Callable[..., Any]
) -> Any:
    return _make(Store.at(edition.path), *arguments)


def asked(make: Callable[..., Any], *arguments: Any) -> Any:
    """Return ``make(store, *arguments)``, once per revision, without waiting for the snapshot."""
    return _asked(f"{make.__module__}.{make.__qualname__}", edition(), arguments, _make=make)


def warm() -> None:
    """Load the newest snapshot, search index and tones in the background.

    So the next page need not wait for them.
    """
    threading.Thread(target=_warmed, daemon=True).start()


def _warmed() -> None:
    try:
        snapshot()
        if catching_up.catch_up(store()):
            snapshot()
        search.update(store())
        tone_reading.read_waiting(store())
    except VocError as error:
        log.error("%s", error)
