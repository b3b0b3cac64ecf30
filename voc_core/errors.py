"""Errors a person can mend, and problems inside a file. Bottom layer: imports nothing of ours."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """A sentence that can still be translated: an English msgid and its values."""

    msgid: str
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.msgid.format_map(self.values)

    def __hash__(self) -> int:
        return hash((self.msgid, tuple(sorted((k, str(v)) for k, v in self.values.items()))))


class VocError(Exception):
    """Something the analyst can mend; its text says what, where and what to do.

    Parameters
    ----------
    msgid : str
        English sentence with named placeholders, marked with `vocabulary.N_` by the caller.
    **values
        What fills the placeholders.
    """

    def __init__(self, msgid: str, **values: object) -> None:
        self.message = Message(msgid, values)
        super().__init__(str(self.message))


class StoreError(VocError):
    """The store itself cannot be opened or written; its text names the file."""


@dataclass(frozen=True)
class Problem:
    """One cell (or row, or file) that could not be read as meant.

    Attributes
    ----------
    row : int or None
        Row as the person sees it in the file, header rows counted, from 1; None for the whole file.
    column : str or None
        Heading of the column; None for the whole row.
    found : str
        The value, quoted and cut to 80 characters.
    expected : Message
        What would have been accepted.
    """

    row: int | None
    column: str | None
    found: str
    expected: Message

    def as_dict(self) -> dict[str, object]:
        """Return the stable JSON form: row, column, found, expected."""
        return {
            "row": self.row,
            "column": self.column,
            "found": self.found,
            "expected": str(self.expected),
        }
