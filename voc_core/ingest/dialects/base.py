"""What a dialect is: it looks at the beginning of a file and says how the file is laid out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from voc_core.errors import Message
from voc_core.ingest.fields import Field, Spread
from voc_core.ingest.mapped import Aside

Records = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Seen:
    """The beginning of a file.

    Attributes
    ----------
    head : sequence of sequence of str
        Its first records, from row 1, blank ones included.
    container : str
        As `Recognised.container`.
    table : str or None
        Sheet of the workbook or part of the archive that is read; None for a single table.
    others : mapping
        The first records of the other tables of the same file, by name.
    """

    head: Records
    container: str = "csv"
    table: str | None = None
    others: Mapping[str, Records] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """How a file is laid out.

    Attributes
    ----------
    dialect : str
        Code of the tool, ``generic`` if none.
    header_at : int
        Row of the file in which the headings begin, from 1.
    header_rows : int
        Rows the headings take. [rows]
    why : Message
        The reason, as a sentence.
    warnings : tuple of Message
        What a person should look at.
    fields : tuple of Field
        The columns the tool's headings stand for; columns they leave out are taken as they are.
    kind, source : str or None
        Kind of the rows and source of the voices, where the tool says it.
    aside : tuple of Aside
        Which rows are no answers: partials, previews, tests.
    missing : tuple of str
        Codes the tool writes where nobody answered.
    zone : str or None
        Time zone in which the times are written, as the tool names it.
    spread : Spread or None
        Of a file with one answer per row.
    """

    dialect: str
    header_at: int
    header_rows: int
    why: Message
    warnings: tuple[Message, ...] = ()
    fields: tuple[Field, ...] = ()
    kind: str | None = None
    source: str | None = None
    aside: tuple[Aside, ...] = ()
    missing: tuple[str, ...] = ()
    zone: str | None = None
    spread: Spread | None = None


class Dialect(Protocol):
    """One tool's layout, recognised by its signature and never by the name of the file.

    Attributes
    ----------
    name : str
        Code of the tool, as `Layout.dialect`.
    tool : str
        The tool as people call it; a proper name, the same in every language.
    """

    @property
    def name(self) -> str: ...

    @property
    def tool(self) -> str: ...

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a file that begins like this, None if it is not ours."""
        ...
