"""What a dialect is: it looks at the beginning of a file and says how the file is laid out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from voc_core.errors import Message


@dataclass(frozen=True)
class Layout:
    """How a file is laid out.

    Attributes
    ----------
    dialect : str
        Name of the tool, ``generic`` if none.
    header_at : int
        Row of the file in which the headings begin, from 1.
    header_rows : int
        Rows the headings take. [rows]
    why : Message
        The reason, as a sentence.
    warnings : tuple of Message
        What a person should look at.
    """

    dialect: str
    header_at: int
    header_rows: int
    why: Message
    warnings: tuple[Message, ...] = ()


class Dialect(Protocol):
    """One tool's layout, recognised by its signature and never by the name of the file."""

    def recognise(self, head: Sequence[Sequence[str]]) -> Layout | None:
        """Return the layout of a file that begins with the records `head`, None if not ours."""
        ...
