"""A file opened as a source of records, whatever container its rows are kept in."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from voc_core.content import Content, whole
from voc_core.errors import Message, VocError
from voc_core.ingest import (
    archives,
    delimited,
    encodings,
    html_tables,
    json_tables,
    members,
    merges,
    sheets,
    workbooks,
)
from voc_core.ingest.contract import Recognised
from voc_core.ingest.dialects.base import Records
from voc_core.ingest.extent import Source
from voc_core.ingest.magic import container_of, misnamed
from voc_core.ingest.samples import of_text, samples
from voc_core.settings import Settings
from voc_core.vocabulary import N_

FORBIDDEN: Final = f'"\r\n\0{delimited.END}'
"""Characters that can never separate cells."""
FEW: Final = 5
"""Other tables of an archive that a layout may look into. [tables]"""
LISTED: Final = 1_000
"""Records of each of them. [rows]"""
SAMPLED: Final = 2_000
"""Records of a web page or of JSON that samples are taken from. [rows]"""
NUL: Final = N_("The text holds NUL characters, which are left out.")
MANY_TABLES: Final = N_(
    "{inner} holds several tables, and the largest is read. Upload it alone to choose another."
)
MERGED: Final = N_(
    "Cells merged over several rows: {n}. Only the first row of each holds the value."
)


@dataclass(frozen=True)
class Opened:
    """A source, and how its bytes were read.

    Attributes
    ----------
    source : Source
        The records.
    container, encoding, delimiter, sheet, sheets, hidden, samples
        As in `Recognised`.
    warnings : tuple of Message
        What a person should look at.
    others : mapping
        As `dialects.base.Seen.others`.
    """

    source: Source
    container: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()
    others: Mapping[str, Records] = field(default_factory=dict)


class Said(NamedTuple):
    """What was said about a file, None to see for ourselves; its limits, None if it passed them."""

    encoding: str | None
    delimiter: str | None
    sheet: str | None
    limits: Settings | None


def opened(
    name: str,
    data: Content,
    settings: Settings,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Opened:
    """Return a file opened; what a person says overrides what we see.

    Raises
    ------
    VocError
        The file is empty, locked, damaged, harmful or no table.
    """
    found = _opened(name, data, Said(encoding, delimiter, sheet, settings))
    outer = container_of(name, data)
    if outer == "zip" and workbooks.is_workbook(name, whole(data)):
        outer = "xlsx"
    return replace(found, warnings=(*misnamed(name, outer), *found.warnings))


def reopened(recognised: Recognised, data: Content) -> Source:
    """Return the source of a file recognised before, from the same bytes."""
    said = Said(recognised.encoding, recognised.delimiter, recognised.sheet, None)
    return _opened(recognised.name, data, said).source


def head(source: Source, n: int) -> list[list[str]]:
    """Return the first records of a source, `n` or more; merged headings reach to the right."""
    found: list[list[str]] = []
    for batch in source.batches(n):
        found += [[""]] * (batch.first - 1 - len(found)) + batch.rows
        if len(found) >= n:
            break
    return merges.carried(found, getattr(source, "merged", ()))


def _opened(name: str, content: Content, said: Said) -> Opened:
    container = container_of(name, content)
    if container == "csv":
        return _text(name, content, container, said)
    data = whole(content)
    if container == "gzip":
        data = archives.gunzipped(name, data, said.limits)
        container = container_of(name, data)
        if container == "gzip":
            raise archives.nested(name, name)
    if container == "zip" and workbooks.is_workbook(name, data):
        container = "xlsx"
    return OPENERS[container](name, data, container, said)


def _text(name: str, data: Content, container: str, said: Said) -> Opened:
    encoding, doubts = _encoding(said, lambda: encodings.encoding_of(data))
    delimiter = said.delimiter
    if delimiter is not None and (len(delimiter) != 1 or delimiter in FORBIDDEN):
        raise VocError(
            N_("'{delimiter}' cannot separate cells. Use one character, such as , ; TAB or |."),
            delimiter=delimiter,
        )
    if delimited.holds_nul(data, encoding):
        doubts = (*doubts, Message(NUL))
    text = delimited.Text(data, encoding, delimiter or delimited.delimiter_of(data, encoding))
    shown = of_text(text) if said.limits and (doubts or said.encoding) else ()
    return Opened(text, container, encoding, text.delimiter, samples=shown, warnings=doubts)


def _encoding(
    said: Said, seen: Callable[[], tuple[str, tuple[Message, ...]]]
) -> tuple[str, tuple[Message, ...]]:
    return (encodings.chosen(said.encoding), ()) if said.encoding else seen()


def _page(name: str, data: bytes, container: str, said: Said) -> Opened:
    encoding, doubts = _encoding(said, lambda: html_tables.encoding_of(data))
    tables = html_tables.tables_of(name, data, encoding)
    chosen = _chosen(name, tables, said.sheet, html_tables.largest(tables))
    number, grid = tables[chosen]
    table = html_tables.Table(data, encoding, number, grid.width, grid.merged)
    found = Opened(table, container, encoding, sheet=chosen, sheets=tuple(tables), warnings=doubts)
    found = _sampled(found, said)
    if n := grid.n_tall + merges.n_in_data(head(table, merges.REACH), grid.merged):
        found = replace(found, warnings=(*found.warnings, Message(MERGED, {"n": n})))
    return found


def _json(name: str, data: bytes, container: str, said: Said) -> Opened:
    encoding, doubts = _encoding(said, lambda: encodings.encoding_of(data))
    lines, lists = json_tables.surveyed(name, data, encoding, container == "jsonl")
    chosen = _chosen(name, lists, said.sheet, json_tables.longest(lists))
    records = json_tables.Records(data, encoding, lines, chosen, lists[chosen].columns)
    names = tuple(lists) if tuple(lists) != (json_tables.ROOT,) else ()
    found = Opened(
        records,
        container,
        encoding,
        sheet=chosen if names else None,
        sheets=names,
        warnings=doubts,
        others=json_tables.Beside(records, lists),
    )
    return _sampled(found, said)


def _sampled(found: Opened, said: Said) -> Opened:
    if not said.limits or not (found.warnings or said.encoding):
        return found
    batch = next(found.source.batches(SAMPLED))
    return replace(found, samples=samples(cell for row in batch.rows for cell in row))


def _chosen(name: str, names: Collection[str], wanted: str | None, first: str) -> str:
    if wanted is None:
        return first
    if wanted not in names:
        raise VocError(
            N_("{name} has no table '{sheet}'. Use one of: {accepted}."),
            name=name,
            sheet=wanted,
            accepted=", ".join(names),
        )
    return wanted


def _workbook(name: str, data: bytes, container: str, said: Said) -> Opened:
    warnings: tuple[Message, ...] = ()
    if container == "xlsx" and said.limits:
        warnings = workbooks.check_archive(name, data, said.limits)
    sheet = sheets.sheet_of(name, data, container, said.sheet)
    if said.limits and (n := merges.n_in_data(head(sheet, merges.REACH), sheet.merged)):
        warnings = (*warnings, Message(MERGED, {"n": n}))
    hidden = tuple(name for name, is_hidden in sheet.hidden.items() if is_hidden)
    return Opened(
        sheet,
        container,
        sheet=sheet.name,
        sheets=tuple(sheet.hidden),
        hidden=hidden,
        warnings=warnings,
    )


def _archive(name: str, data: bytes, container: str, said: Said) -> Opened:
    """Return a ZIP opened: its only workbook, or one of its files as if it were a sheet."""
    found = members.members_of(name, data, said.limits)
    if found.workbook:
        inner = archives.member(name, data, found.workbook)
        return _opened(found.workbook, inner, said)
    chosen = _chosen(name, found.tables, said.sheet, found.largest)
    inner = archives.member(name, data, chosen)
    opened_ = _opened(chosen, inner, said._replace(sheet=None))
    many = (Message(MANY_TABLES, {"inner": chosen}),) if len(opened_.sheets) > 1 else ()
    return replace(
        opened_,
        container=container,
        sheet=chosen,
        sheets=found.tables,
        warnings=(*found.warnings, *many, *opened_.warnings),
        others=_beside(name, data, [t for t in found.tables if t != chosen], said),
    )


def _beside(name: str, data: bytes, tables: Sequence[str], said: Said) -> dict[str, Records]:
    """Return the first records of the other tables of an archive, as far as they can be read."""
    found: dict[str, Records] = {}
    for inner in tables[: FEW if said.limits else 0]:
        with suppress(VocError):
            table = _opened(inner, archives.member(name, data, inner), said._replace(sheet=None))
            found[inner] = head(table.source, LISTED)
    return found


OPENERS: Final[dict[str, Callable[[str, bytes, str, Said], Opened]]] = {
    "csv": _text,
    "html": _page,
    "json": _json,
    "jsonl": _json,
    "xls": _workbook,
    "xlsx": _workbook,
    "zip": _archive,
}
"""What opens each container."""
