"""Tone that learns: what people corrected, what scored comments teach."""

import json
from dataclasses import dataclass
from typing import Final

import pandas as pd

from voc_core import text
from voc_core.errors import VocError
from voc_core.reports import theme_reading, tone_reading, tuned
from voc_core.reports.tone_reading import Progress
from voc_core.store import Store, tones
from voc_core.text import Explained, Tuning
from voc_core.text.calibrate import Labelled, calibrated
from voc_core.vocabulary import N_

FEWEST: Final = 400
"""Labelled texts, each counted once, from which something may be learned."""

MOST: Final = 20_000
CORRECTED: Final = 5.0
"""A correction teaches as much as so many scored comments."""

TOP: Final = 15


@dataclass(frozen=True)
class Learned:
    """What was learned from a store.

    Attributes
    ----------
    n_texts, n_corrections : int
        Distinct labelled texts, and how many of them a person corrected.
    before, after : float
        Macro-F1 over blame, neutral and praise on held-out texts. [0 to 1]
    is_kept : bool
        Whether it won by `calibrate.MARGIN` and is on now.
    tuning : Tuning
        What was learned, kept or not.
    """

    n_texts: int
    n_corrections: int
    before: float
    after: float
    is_kept: bool
    tuning: Tuning

    def words(self) -> pd.DataFrame:
        """Return the words that learned most: ``term``, ``added`` [-2 to 2]."""
        return top_words(self.tuning)


def explained(store: Store, said: pd.DataFrame) -> list[Explained]:
    """Explain the tone of feedback as this store hears it; `said` has ``text``, ``source``."""
    whole = said["text"].astype(object).where(said["text"].notna(), None).tolist()
    return text.explained(whole, said["source"].tolist(), tuned.tuning(store))


def learn(store: Store, on_progress: Progress | None = None) -> Learned:
    """Learn from scored comments and corrections; keep it, and read all texts again, if it wins.

    Raises
    ------
    VocError
        If there are fewer than `FEWEST` labelled texts.
    """
    labelled = _labelled(tones.labelled(store, MOST))
    if len(labelled) < FEWEST:
        raise VocError(
            N_(
                "{n} comments with a score or a corrected tone are too few to learn from."
                " Bring in at least {least}."
            ),
            n=len(labelled),
            least=FEWEST,
        )
    outcome = calibrated(labelled)
    n_corrections = sum(one.weight > 1 for one in labelled)
    learned = Learned(
        len(labelled),
        n_corrections,
        outcome.before,
        outcome.after,
        outcome.is_better,
        outcome.tuning,
    )
    if learned.is_kept:
        tones.keep_model(
            store,
            learned.tuning.as_dict(),
            n_texts=learned.n_texts,
            n_corrections=learned.n_corrections,
            before=learned.before,
            after=learned.after,
        )
        _read_again(store, on_progress)
    return learned


def use(store: Store, model: int | None, on_progress: Progress | None = None) -> int:
    """Switch a kept model on, or all off with None, and read all texts again; return how many."""
    tones.use_model(store, model)
    return _read_again(store, on_progress)


def models(store: Store) -> pd.DataFrame:
    """Return what was learned, newest first.

    Returns
    -------
    DataFrame
        ``id``, ``at``, ``who``, ``n_texts``, ``n_corrections``, ``before``, ``after`` [0 to 1],
        ``is_on``, ``tuning`` (a `Tuning`).
    """
    kept = tones.models(store)
    return kept.assign(tuning=kept["tuning"].map(lambda one: Tuning.of(json.loads(one))))


def top_words(tuning: Tuning) -> pd.DataFrame:
    """Return the words that learned most, either way: ``term``, ``added`` [-2 to 2]."""
    ranked = sorted(tuning.words, key=lambda pair: (-abs(pair[1]), pair[0]))[:TOP]
    return pd.DataFrame(ranked, columns=["term", "added"])


def correct(store: Store, feedback: int, tone: int) -> None:
    """Let a person's word on the tone of a feedback win, in its themes too.

    Parameters
    ----------
    tone : int
        -1, 0 or +1.

    Raises
    ------
    VocError
        If there is no such feedback, or it has no text.
    """
    tones.correct(store, feedback, tone)
    theme_reading.read_one(store, feedback)


def take_back(store: Store, correction: int) -> None:
    """Take a correction back; feedback and themes get the tone that is read from the text.

    Raises
    ------
    VocError
        If another reader than our own rules is in force and does not answer; its text waits then.
    """
    kept = tones.corrections(store)
    about = kept.loc[(kept["id"] == correction) & kept["feedback"].notna(), "feedback"]
    tones.take_back(store, correction)
    for one in about:
        theme_reading.read_one(store, int(one))
        tone_reading.read_waiting(store, only=int(one))


def _read_again(store: Store, on_progress: Progress | None) -> int:
    """Read all texts again, and then the clauses of their themes."""
    n_read = tone_reading.read_again(store, on_progress)
    theme_reading.catch_up(store)
    return n_read


def _labelled(rows: pd.DataFrame) -> list[Labelled]:
    """Each text once per source and valence, so that a phrase of many forms is not many votes."""
    once = rows.drop_duplicates(["text", "source", "valence"])
    weight = once["is_corrected"].map({True: CORRECTED, False: 1.0})
    columns = (once["text"], once["source"], once["valence"].astype(int), weight)
    return [Labelled(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
