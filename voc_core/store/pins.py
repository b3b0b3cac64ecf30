"""Collections of pinned quotes, for a story told later."""

from typing import Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.errors import VocError
from voc_core.store.base import Store, now
from voc_core.store.rows import added, frame, refuse_missing
from voc_core.vocabulary import N_

LONGEST_NAME: Final = 80

COLLECTIONS: Final = """
SELECT collection.id, name, count(feedback.id) AS n
FROM collection
LEFT JOIN pin ON pin.collection_id = collection.id
LEFT JOIN feedback ON feedback.id = pin.feedback_id AND feedback.text IS NOT NULL
GROUP BY collection.id
ORDER BY name
"""
PINS: Final = """
SELECT pin.id, pin.feedback_id AS feedback, note
FROM pin
JOIN feedback ON feedback.id = pin.feedback_id AND feedback.text IS NOT NULL
WHERE collection_id = :collection
ORDER BY position, pin.id
"""
NAMED: Final = "SELECT id FROM collection WHERE name = :name"
LAST: Final = "SELECT coalesce(max(position), 0) FROM pin WHERE collection_id = :collection"
PUT: Final = """
INSERT INTO pin (collection_id, feedback_id, position, note, pinned_at)
VALUES (:collection, :feedback, :position, :note, :at)
ON CONFLICT (collection_id, feedback_id) DO UPDATE SET note = coalesce(excluded.note, note)
"""
PLACE: Final = "UPDATE pin SET position = :position WHERE id = :id"
NAME: Final = "UPDATE collection SET name = :name WHERE id = :id"
DELETE: Final = "DELETE FROM {table} WHERE id = :id"
FOLLOW: Final = """
UPDATE OR IGNORE pin
SET feedback_id = again.id
FROM feedback_undone AS gone
CROSS JOIN feedback AS again USING (source_system, external_id)
WHERE gone.id = pin.feedback_id
"""
NOTE: Final = "UPDATE pin SET note = :note WHERE id = :id"


def collections(store: Store) -> pd.DataFrame:
    """Return ``id``, ``name`` and ``n`` [quotes] of every collection, by name."""
    with store.open() as db:
        return frame(db, COLLECTIONS)


def pins(store: Store, collection: int) -> pd.DataFrame:
    """Return ``id``, ``feedback`` and ``note`` of a collection's pins, in their order.

    A pin whose feedback was taken back with its import is left out until that comes again.
    """
    with store.open() as db:
        return frame(db, PINS, collection=int(collection))


def pin(store: Store, name: str, feedback: int, note: str | None = None) -> int:
    """Pin a quote to the end of the collection of that name, made where there is none.

    A quote is in a collection once: pinned again, its place stays and a new note replaces the old.

    Returns
    -------
    int
        The id of the collection.
    """
    name = _checked(name)
    with store.write(f"pin feedback {feedback}") as db:
        refuse_missing(db, "feedback", [feedback])
        row = db.conn.execute(NAMED, {"name": name}).fetchone()
        collection = row[0] if row else added(db, "collection", {"name": name, "made_at": now()})
        last = db.conn.execute(LAST, {"collection": collection}).fetchone()[0]
        values = {"collection": collection, "feedback": feedback, "position": last + 1}
        db.conn.execute(PUT, {**values, "note": (note or "").strip() or None, "at": now()})
    return int(collection)


def move(store: Store, collection: int, pin_id: int, by: int) -> None:
    """Move a pin up (`by` -1) or down (+1) among those of its collection; at the ends it stays."""
    order = [int(i) for i in pins(store, collection)["id"]]
    with store.write(f"move pin {pin_id}") as db:
        refuse_missing(db, "pin", [pin_id])
        if pin_id in order:
            order.insert(max(0, order.index(pin_id) + by), order.pop(order.index(pin_id)))
        rows = [{"id": one, "position": at} for at, one in enumerate(order, start=1)]
        db.conn.executemany(PLACE, rows)


def write_note(store: Store, pin_id: int, note: str) -> None:
    """Write the note of a pin; an empty one removes it."""
    with store.write(f"note of pin {pin_id}") as db:
        refuse_missing(db, "pin", [pin_id])
        db.conn.execute(NOTE, {"id": pin_id, "note": note.strip() or None})


def remove(store: Store, pin_id: int) -> None:
    """Take a pin out of its collection; the quote itself stays."""
    _delete(store, "pin", pin_id)


def drop(store: Store, collection: int) -> None:
    """Remove a collection with its pins; the quotes themselves stay."""
    _delete(store, "collection", collection)


def rename(store: Store, collection: int, name: str) -> None:
    """Give a collection another name."""
    name = _checked(name)
    with store.write(f"rename collection {collection}") as db:
        refuse_missing(db, "collection", [collection])
        _refuse_taken(db, name, collection)
        db.conn.execute(NAME, {"id": collection, "name": name})


def follow(db: Database) -> None:
    """Pin what was said anew where it was pinned before, inside a transaction.

    An answer whose import is taken back, and that another import brings, has another id.
    """
    db.conn.execute(FOLLOW)


def _delete(store: Store, table: str, identity: int) -> None:
    with store.write(f"remove {table} {identity}") as db:
        db.conn.execute(DELETE.format(table=table), {"id": identity})


def _refuse_taken(db: Database, name: str, own: int) -> None:
    row = db.conn.execute(NAMED, {"name": name}).fetchone()
    if row and row[0] != own:
        raise VocError(
            N_("There is a collection named '{name}' already. Choose another name."), name=name
        )


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise VocError(
            N_("A collection needs a name of 1 to {most} characters."), most=LONGEST_NAME
        )
    return name
