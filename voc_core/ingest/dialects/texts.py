"""Subject and body of one message, in two columns of a file, as one text."""

from collections.abc import Collection, Sequence
from typing import Final

from voc_core.ingest.answers import plain
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import normalised

AND: Final = " + "
"""Stands between the headings of columns that are read as one."""
CUT: Final = " .…"
"""Ends a subject that a tool cut off."""


def one_text(cells: Sequence[str]) -> str:
    """Return a subject on a line above its body; nothing is said twice.

    Notes
    -----
    Many tools make the subject of the first words of the body: then the body alone is returned.
    """
    said = [cell.strip() for cell in cells if cell and not cell.isspace()]
    subject, *bodies = said or [""]
    start = plain(subject).rstrip(CUT)
    if bodies and start and plain(bodies[0]).startswith(start):
        return "\n".join(dict.fromkeys(bodies))
    return "\n".join(dict.fromkeys(said))


def with_one_text(
    fields: Sequence[Field], subjects: Collection[str], bodies: Collection[str]
) -> tuple[Field, ...]:
    """Return the fields with the first subject and the first body as one comment.

    Parameters
    ----------
    subjects, bodies : collection of str
        Headings under which tools write a subject, and a body, in their normal form.

    Returns
    -------
    tuple of Field
        In the order of the file; a subject or a body alone is a comment of its own.
    """
    parts = [p for names in (subjects, bodies) if (p := _first(fields, names)) is not None]
    if not parts:
        return tuple(fields)
    text = Field(
        AND.join(part.heading for part in parts),
        tuple(i for part in parts for i in part.at),
        use="comment",
        kinds=("feedback",),
        about="",
        merge=one_text,
        clean=parts[-1].clean,
    )
    rest = [f for f in fields if f not in parts]
    return tuple(sorted((*rest, text), key=lambda f: f.at))


def _first(fields: Sequence[Field], names: Collection[str]) -> Field | None:
    return next((f for f in fields if normalised(f.heading) in names), None)
