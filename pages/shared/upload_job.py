"""Long work beside the page: it goes on while a person looks elsewhere, and tells how far it is."""

import logging
import secrets
import threading
import time
from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from voc_core.errors import VocError
from voc_core.vocabulary import N_
from voc_core.wording import Words

Work = Callable[[Callable[[int, int], None]], Any]

PATIENCE: Final = 1.0
"""So long a page waits for work before it draws its progress. [s]"""
EVERY: Final = 0.5
"""How often the progress is drawn. [s]"""

log = logging.getLogger("antiphon")


class Job:
    """Work in a thread of its own.

    Parameters
    ----------
    what : str
        Msgid of what is being done.
    work : callable
        Called with a function that takes rows done and rows in all; must not touch Streamlit.
    """

    def __init__(self, what: str, work: Work) -> None:
        self.what = what
        self.done = self.total = 0
        self.result: Any = None
        self.error: VocError | None = None
        self._started = time.monotonic()
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Whether there is a result or an error."""
        return not self._thread.is_alive()

    @property
    def seconds_left(self) -> float | None:
        """Time the rest will take at the pace so far, None while nobody can say. [s]"""
        passed = time.monotonic() - self._started
        if not self.done or passed < 1.5:
            return None
        return passed * (self.total - self.done) / self.done

    def wait(self, seconds: float = PATIENCE) -> bool:
        """Wait a moment and return whether the work is done."""
        self._thread.join(seconds)
        return self.is_done

    def _tell(self, done: int, total: int) -> None:
        self.done, self.total = done, total

    def _run(self, work: Work) -> None:
        try:
            self.result = work(self._tell)
        except VocError as error:
            self.error = error
        except BaseException:  # a panic inside a reader is no Exception; the person is told anyway
            number = secrets.token_hex(4)
            log.exception("upload failed, id %s", number)
            self.error = VocError(
                N_("This step failed. Nothing was changed. The log has the details under {id}."),
                id=number,
            )


@st.fragment(run_every=EVERY)
def progress(job: Job, words: Words) -> None:
    """Draw how far a job is, until it is done; then run the page again."""
    if job.is_done:
        st.rerun()
    share = min(job.done / job.total, 1.0) if job.total else 0.0
    if job.total:
        st.progress(share, text=_how_far(job, words))
    else:
        st.status(_how_far(job, words))


def _how_far(job: Job, words: Words) -> str:
    parts = [words(job.what)]
    if job.total:
        parts.append(
            words(
                "{done} of {total} rows",
                done=words.number(min(job.done, job.total)),
                total=words.number(job.total),
            )
        )
    if (left := job.seconds_left) is not None:
        parts.append(_time_left(left, words))
    return " · ".join(parts)


def _time_left(seconds: float, words: Words) -> str:
    if seconds < 90:
        n = max(1, round(seconds))
        return words.count("about {n} second left", "about {n} seconds left", n)
    n = round(seconds / 60)
    return words.count("about {n} minute left", "about {n} minutes left", n)
