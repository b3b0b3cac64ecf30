"""All feedback of one revision as integer columns in memory, beside the small tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

import pandas as pd
import polars as pl

from voc_core.engine.memo import Memo
from voc_core.filters import Filters
from voc_core.settings import Settings
from voc_core.store import Store, ground, mentions, voices
from voc_core.store import settings as stored_settings
from voc_core.vocabulary import ROLES

CLEAR_TONE: Final = 0.25
"""From this tone on, either way, a text counts as positive or negative (DESIGN 3). [-1 to 1]"""

SCHEMA: Final = {
    "feedback": pl.Int64,
    "contact": pl.Int64,
    "account": pl.Int64,
    "touchpoint": pl.Int64,
    "source": pl.Int8,
    "metric": pl.Int8,
    "day": pl.Int32,
    "score": pl.Float64,
    "place": pl.Float64,
    "valence": pl.Int8,
    "tone": pl.Float64,
    "has_text": pl.Int8,
}
"""Raw columns of one feedback; contact, score, place, valence and tone may be missing."""

MENTION: Final = {"feedback": pl.Int64, "theme": pl.Int16, "tone": pl.Float64}
"""Raw columns of one feedback and theme."""

TRIES: Final = 3

IDS: Final = ("feedback", "person", "account", "touchpoint", "seq")
"""Kept as small as they fit: half the memory, and grouping is a quarter faster."""


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What every report reads: one revision of the store, never changed.

    Attributes
    ----------
    revision : int
        Revision of the store.
    settings : Settings
        How we count.
    voices : frame
        Any frame Narwhals reads (Polars here), one row per feedback, sorted by person and time:
        ``feedback``, ``person`` (the contact, or minus the feedback where nobody is named),
        ``account``, ``touchpoint`` (0 for none), ``role``, ``source``, ``metric`` (positions in
        `vocabulary`), ``day`` [days since 1970], ``month`` [months since year 0], ``score``,
        ``place`` (of the score on its scale, 0 to 1), ``tone``, ``pos``, ``neg``, ``has_valence``,
        ``text_pos``, ``text_neg``, ``has_tone`` (of the text, where it has a readable word),
        ``has_text`` [0 or 1], ``seq`` (order in time).
    accounts, contacts, touchpoints, invitations : DataFrame
        See `tables`.
    store : Store or None
        Where the themes are read from when they are first asked for.
    memo : Memo
        The last few tables of one voice per person, so that figures of one view share them.
    """

    revision: int
    settings: Settings
    voices: Any
    accounts: pd.DataFrame
    contacts: pd.DataFrame
    touchpoints: pd.DataFrame
    invitations: pd.DataFrame
    store: Store | None = None
    memo: Memo = field(init=False, default_factory=Memo, repr=False)

    @property
    def is_polars(self) -> bool:
        """Whether the voices are the embedded Polars frame, which is asked lazily."""
        return isinstance(self.voices, pl.DataFrame)

    @cached_property
    def mentions(self) -> "Snapshot":
        """The same with, in place of each feedback, a voice for each theme it speaks of.

        ``theme`` is its id, ``tone`` the mean tone of the clauses that name it, and all flags are
        those of that tone. Loaded when first asked for.
        """
        rows = [] if self.store is None else list(mentions.mentions(self.store))
        return replace(self, voices=_mentions(self.voices, rows))

    def kept_accounts(self, filters: Filters) -> list[int] | None:
        """Return the ids of the accounts the filters keep, None where they keep all."""
        cuts = filters.account_cuts()
        if not cuts and filters.account is None:
            return None
        kept = self.accounts
        for column, values in cuts.items():
            kept = kept[kept[column].isin(values)]
        if filters.account is not None:
            kept = kept[kept["account"] == filters.account]
        return [int(a) for a in kept["account"]]

    def accounts_in(self, filters: Filters) -> pd.DataFrame:
        """Return the accounts the filters keep, as `tables.ACCOUNTS`."""
        kept = self.kept_accounts(filters)
        return self.accounts if kept is None else self.accounts[self.accounts["account"].isin(kept)]

    def contacts_in(self, filters: Filters) -> pd.DataFrame:
        """Return the active contacts of the kept accounts and roles, as `tables.CONTACTS`."""
        kept = self.kept_accounts(filters)
        people = self.contacts[self.contacts["active"]]
        if kept is not None:
            people = people[people["account"].isin(kept)]
        return people[people["role"].isin(filters.roles)] if filters.roles else people


def load(store: Store) -> Snapshot:
    """Return the snapshot of the store as it is now, read again where somebody wrote meanwhile."""
    for _ in range(TRIES):
        snapshot = _read(store)
        if snapshot.revision == store.revision():
            break
    return snapshot


def _read(store: Store) -> Snapshot:
    revision = store.revision()
    settings = stored_settings.settings(store)
    contacts = ground.contacts(store)
    return Snapshot(
        revision=revision,
        settings=settings,
        voices=_voices(store, contacts),
        accounts=ground.accounts(store, settings),
        contacts=contacts,
        touchpoints=ground.touchpoints(store),
        invitations=ground.invitations(store),
        store=store,
    )


def _mentions(frame: pl.DataFrame, rows: Sequence[tuple[str, ...]]) -> pl.DataFrame:
    decode = [pl.col(name).str.json_decode(pl.List(kind)) for name, kind in MENTION.items()]
    chunks = [
        pl.DataFrame([arrays], schema=list(MENTION), orient="row").select(decode) for arrays in rows
    ]
    whole = [chunk.explode(list(MENTION), empty_as_null=False) for chunk in chunks]
    said = pl.concat(whole) if whole else pl.DataFrame(schema=MENTION)
    said = said.with_columns(pl.col("feedback").cast(frame.schema["feedback"]))
    positive, negative = (
        _flag(clear) for clear in (pl.col("tone") >= CLEAR_TONE, pl.col("tone") <= -CLEAR_TONE)
    )
    flags = dict.fromkeys(("has_valence", "has_tone"), pl.lit(1, pl.Int8))
    flags |= dict.fromkeys(("pos", "text_pos"), positive)
    flags |= dict.fromkeys(("neg", "text_neg"), negative)
    joined = frame.drop("tone").join(said, on="feedback", how="inner", maintain_order="left")
    return joined.with_columns(**flags)


def _voices(store: Store, contacts: pd.DataFrame) -> pl.DataFrame:
    chunks = [_chunk(arrays) for arrays in voices.voices(store)]
    frame = pl.concat(chunks) if chunks else pl.DataFrame(schema=SCHEMA)
    codes = {role: code for code, role in enumerate(ROLES)}
    roles = pl.DataFrame(
        {
            "contact": contacts["contact"].to_numpy(dtype="int64"),
            "role": contacts["role"].map(codes).to_numpy(dtype="int8"),
        }
    )
    return prepared(frame.join(roles, on="contact", how="left", maintain_order="left"))


def _chunk(arrays: tuple[str, ...]) -> pl.DataFrame:
    texts = pl.DataFrame([arrays], schema=list(voices.COLUMNS), orient="row")
    values = [pl.col(name).str.json_decode(pl.List(SCHEMA[name])) for name in voices.COLUMNS]
    return texts.select(values).explode(list(voices.COLUMNS), empty_as_null=False)


def prepared(frame: pl.DataFrame) -> pl.DataFrame:
    """Return raw feedback, columns of `SCHEMA` and ``role``, as the voices of a `Snapshot`."""
    date = pl.col("day").cast(pl.Date)
    in_time = frame.sort("day", "feedback").with_row_index("seq")
    ready = in_time.select(
        "feedback",
        pl.col("contact").fill_null(-pl.col("feedback")).alias("person"),
        "account",
        "touchpoint",
        pl.col("role").fill_null(ROLES.index("unknown")).cast(pl.Int8),
        "source",
        "metric",
        "day",
        (date.dt.year() * 12 + date.dt.month() - 1).cast(pl.Int32).alias("month"),
        "score",
        "place",
        "tone",
        _flag(pl.col("valence") == 1).alias("pos"),
        _flag(pl.col("valence") == -1).alias("neg"),
        _flag(pl.col("valence").is_not_null()).alias("has_valence"),
        _flag(pl.col("tone") >= CLEAR_TONE).alias("text_pos"),
        _flag(pl.col("tone") <= -CLEAR_TONE).alias("text_neg"),
        _flag(pl.col("tone").is_not_null()).alias("has_tone"),
        "has_text",
        pl.col("seq").cast(pl.Int64),
    ).sort("person", "seq")
    return ready.with_columns(ready[name].shrink_dtype() for name in IDS)


def _flag(statement: pl.Expr) -> pl.Expr:
    return statement.fill_null(False).cast(pl.Int8)
