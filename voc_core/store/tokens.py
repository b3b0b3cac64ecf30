"""Tokens of the API: shown once, kept as a digest, revoked but never forgotten."""

import hashlib
import hmac
import secrets
import sqlite3
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import pandas as pd

from voc_core.errors import VocError
from voc_core.store.base import Store, now, who_am_i
from voc_core.store.rows import frame
from voc_core.vocabulary import N_

SCOPES: Final = ("read", "write")
"""What a token may allow: reading receipts, sending feedback and files."""
PREFIX: Final = "antiphon_"
"""What every token begins with, so that a leaked one can be found by a scanner."""
RANDOM_BYTES: Final = 32
HINT: Final = 6
"""Characters after the prefix that are kept, to tell tokens apart. [characters]"""
LONGEST_NAME: Final = 60
USED_EVERY: Final = 60
"""How stale `last_used_at` may be: a write per call would be too many. [seconds]"""

ALL: Final = """
SELECT id, name, scopes, hint, created_at, created_by, last_used_at, revoked_at
FROM token
ORDER BY revoked_at IS NOT NULL, id DESC
"""
LIVE: Final = """
SELECT id, name, scopes, hash
FROM token
WHERE hint = :hint AND revoked_at IS NULL
"""
ADD: Final = """
INSERT INTO token (name, scopes, hint, hash, created_at, created_by)
VALUES (:name, :scopes, :hint, :hash, :created_at, :created_by)
"""
IN_FORCE: Final = """
SELECT name
FROM token
WHERE id = :id AND revoked_at IS NULL
"""
REVOKE: Final = """
UPDATE token
SET revoked_at = :at
WHERE id = :id
"""
USED: Final = """
UPDATE token
SET last_used_at = :at
WHERE id = :id
  AND (last_used_at IS NULL OR strftime('%s', :at) - strftime('%s', last_used_at) >= :every)
"""


@dataclass(frozen=True)
class Token:
    """A token in force, without its secret.

    Attributes
    ----------
    id : int
        Number in the list.
    name : str
        What a person called it; imports made with it are by ``api:<name>``.
    scopes : tuple of str
        Of `SCOPES`.
    """

    id: int
    name: str
    scopes: tuple[str, ...]


def create(store: Store, name: str, scopes: Collection[str] = SCOPES) -> str:
    """Make a token and return its secret, which is nowhere to be had again.

    Raises
    ------
    VocError
        If the name is blank, too long or taken, also by a revoked token, or no scope is chosen.
    """
    name, chosen = _name(name), [scope for scope in SCOPES if scope in scopes]
    if not chosen:
        raise VocError(N_("A token must allow something. Choose reading, writing or both."))
    secret = PREFIX + secrets.token_hex(RANDOM_BYTES)
    row = {"name": name, "scopes": " ".join(chosen), "hint": _hint(secret), "hash": _hash(secret)}
    try:
        with store.write(f"token created: {name}") as db:
            db.conn.execute(ADD, {**row, "created_at": now(), "created_by": who_am_i()})
    except sqlite3.IntegrityError as error:
        raise VocError(
            N_("There was a token '{name}' before. Choose another name."), name=name
        ) from error
    return secret


def revoke(store: Store, token_id: int) -> str:
    """Make a token worthless from now on and return its name.

    Raises
    ------
    VocError
        If there is no such token in force.
    """
    with store.open() as db:
        row = db.conn.execute(IN_FORCE, {"id": token_id}).fetchone()
    if row is None:
        raise VocError(
            N_("There is no token {id} in force. Choose one from the list of tokens."), id=token_id
        )
    with store.write(f"token revoked: {row[0]}") as db:
        db.conn.execute(REVOKE, {"id": token_id, "at": now()})
    return str(row[0])


def table(store: Store) -> pd.DataFrame:
    """Return every token, those in force first.

    Returns
    -------
    DataFrame
        ``id``, ``name``, ``scopes`` (words of `SCOPES`), ``hint`` (its first characters after
        `PREFIX`), ``created_at``, ``created_by``, ``last_used_at`` (to the minute, missing where
        never used) and ``revoked_at`` (missing while in force), times in UTC.
    """
    with store.open() as db:
        return frame(db, ALL)


def find(store: Store, secret: str) -> Token | None:
    """Return the token in force with this secret, None where there is none."""
    if not secret.startswith(PREFIX):
        return None
    given = _hash(secret)
    with store.open() as db:
        rows = db.conn.execute(LIVE, {"hint": _hint(secret)}).fetchall()
    for identity, name, scopes, kept in rows:
        if hmac.compare_digest(given, kept):
            return Token(int(identity), name, tuple(scopes.split()))
    return None


def used(store: Store, token_id: int) -> None:
    """Note that a token was used just now.

    No figure hangs on it, so the revision stays and no cache is dropped; where another is writing,
    the next call will note it.
    """
    values = {"id": token_id, "at": now(), "every": USED_EVERY}
    try:
        with store.open(patience=0) as db, db.atomic():
            db.conn.execute(USED, values)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY):
            raise


def _name(name: str) -> str:
    bare = " ".join(unicodedata.normalize("NFC", name).split())
    if not bare or len(bare) > LONGEST_NAME or not bare.isprintable():
        raise VocError(
            N_("A token needs a name of 1 to {limit} characters, such as 'Zendesk'."),
            limit=LONGEST_NAME,
        )
    return bare


def _hint(secret: str) -> str:
    return secret.removeprefix(PREFIX)[:HINT]


def _hash(secret: str) -> str:
    """Return the SHA-256 of a secret; 256 random bits need no slower digest and no salt."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
