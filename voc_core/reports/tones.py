"""Tone that learns: what people corrected, what scored comments teach, and reading again."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from voc_core import metrics, text
from voc_core.errors import VocError
from voc_core.reports import readers, theme_reading
from voc_core.store import Store, settings, tones
from voc_core.text import Explained, Tuning
from voc_core.text.calibrate import Labelled, calibrated
from voc_core.text.engines import Engine
from voc_core.vocabulary import N_

FEWEST: Final = 400
"""Labelled texts, each counted once, from which something may be learned."""

MOST: Final = 20_000
CORRECTED: Final = 5.0
"""A correction teaches as much as so many scored comments."""

BATCH: Final = 20_000
FEW: Final = 200
"""Texts another reader reads between two writes, so that little is lost when it breaks off."""
SETTING: Final = "tone_version"
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


def tuning(store: Store) -> Tuning:
    """Return what is in force of what was learned; nothing where no model is on."""
    models = tones.models(store)
    on = models[models["is_on"]]
    return Tuning.of(json.loads(on["tuning"].iloc[0])) if len(on) else text.UNTUNED


def explained(store: Store, said: pd.DataFrame) -> list[Explained]:
    """Explain the tone of feedback as this store hears it; `said` has ``text``, ``source``."""
    whole = said["text"].astype(object).where(said["text"].notna(), None).tolist()
    return text.explained(whole, said["source"].tolist(), tuning(store))


def learn(store: Store, on_progress: Callable[[int, int], None] | None = None) -> Learned:
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
        read_again(store, on_progress)
    return learned


def use(
    store: Store, model: int | None, on_progress: Callable[[int, int], None] | None = None
) -> int:
    """Switch a kept model on, or all off with None, and read all texts again; return how many."""
    tones.use_model(store, model)
    return read_again(store, on_progress)


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
    """Take a correction back; feedback and themes get the tone that is read from the text."""
    kept = tones.corrections(store)
    about = kept.loc[(kept["id"] == correction) & kept["feedback"].notna(), "feedback"]
    rows = pd.concat([tones.texts(store, int(one) - 1, 1) for one in about] or [_NOTHING])
    read, _ = _reading(store)
    tones.take_back(store, correction, read(rows))
    for one in about:
        theme_reading.read_one(store, int(one))


def is_up_to_date(store: Store) -> bool:
    """Return whether every tone was read with the rules and the model in force."""
    done = settings.stored(store).get(SETTING)
    return isinstance(done, dict) and done == {"as": _version(store), "after": None}


def read_again(store: Store, on_progress: Callable[[int, int], None] | None = None) -> int:
    """Read every text with the rules and the model in force and return how many were read.

    Goes on where an earlier call for the same rules and model was broken off. Corrections win.
    Where another reader is in force it reads, every text once.

    Parameters
    ----------
    on_progress : callable, optional
        Called with texts read and texts to read.

    Raises
    ------
    VocError
        If another reader does not answer; what it has read by then stays.
    """
    reader, version = readers.chosen(store), _version(store)
    if reader.kind != "own" and is_up_to_date(store):
        return 0
    read, batch = _reading(store)
    after = _resumed(settings.stored(store).get(SETTING), version)
    n_all, n_read = tones.n_texts(store, after), 0
    while len(rows := tones.texts(store, after, batch)):
        after = int(rows["id"].iloc[-1])
        tones.say(store, read(rows), {SETTING: {"as": version, "after": after}})
        n_read += len(rows)
        if on_progress:
            on_progress(n_read, n_all)
    settings.save(store, {SETTING: {"as": version, "after": None}})
    return n_read


def read_waiting(store: Store, on_progress: Callable[[int, int], None] | None = None) -> int:
    """Read the texts that wait for another reader with it and return how many were read.

    Raises
    ------
    VocError
        If it does not answer; what it has not read goes on waiting.
    """
    n_all, n_read = tones.n_waiting(store), 0
    if not n_all:
        return 0
    read, batch = _reading(store)
    while len(rows := tones.waiting(store, batch)):
        tones.say(store, read(rows), {})
        n_read += len(rows)
        if on_progress:
            on_progress(n_read, n_all)
    return n_read


_NOTHING: Final = pd.DataFrame({"id": [], "text": [], "source": []})


def _resumed(done: Any, version: str) -> int:
    is_same = isinstance(done, dict) and done.get("as") == version
    return int(done["after"] or 0) if is_same else 0


def _version(store: Store) -> str:
    reader = readers.chosen(store)
    if reader.kind != "own":
        return reader.code
    kept = tones.models(store)
    on = kept.loc[kept["is_on"], "id"]
    return f"{text.VERSION}.{int(on.iloc[0]) if len(on) else 0}"


def _reading(store: Store) -> tuple[Callable[[pd.DataFrame], pd.DataFrame], int]:
    """Return what reads rows with the reader in force, and how many rows at once."""
    engine, known = readers.engine(store, readers.chosen(store)), tuning(store)
    return (lambda rows: _read(rows, known, engine)), FEW if engine else BATCH


def _read(rows: pd.DataFrame, known: Tuning, engine: Engine | None) -> pd.DataFrame:
    said = text.tone(rows["text"].tolist(), rows["source"].tolist(), known)
    said = said.set_axis(rows.index).assign(id=rows["id"])
    if engine is not None and len(rows):
        once = list(dict.fromkeys(rows.loc[said["tone"].notna(), "text"]))
        other = dict(zip(once, engine(once), strict=True))
        said = said.assign(tone=rows["text"].map(other))
    return said.assign(valence=metrics.valence_of_tone(said["tone"]).astype("Int64"))


def _labelled(rows: pd.DataFrame) -> list[Labelled]:
    """Each text once per source and valence, so that a phrase of many forms is not many votes."""
    once = rows.drop_duplicates(["text", "source", "valence"])
    weight = once["is_corrected"].map({True: CORRECTED, False: 1.0})
    columns = (once["text"], once["source"], once["valence"].astype(int), weight)
    return [Labelled(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
