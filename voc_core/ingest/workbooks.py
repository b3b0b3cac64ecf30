"""Whether the archive inside an XLSX is safe to open: counted before anything is unpacked."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from voc_core.errors import Message, VocError
from voc_core.ingest.area import Area
from voc_core.settings import Settings
from voc_core.vocabulary import N_

MAX_ENTRIES: Final = 5_000
MAX_RATIO: Final = 200
MAX_UNPACKED: Final = 20
"""Times the limit of a file that its unpacked content may have."""
MAX_AREA: Final = 40_000_000
"""Cells between the first and the last used cell of a sheet, filled or not. [cells]"""
BLOCK: Final = 1 << 20
ARCHIVES: Final = (".zip", ".gz", ".7z", ".rar", ".tar", ".bz2", ".xz", ".tgz", ".jar")
COUNT: Final = re.compile(rb"""count\s*=\s*["']\s*\+?\d{8,}""", re.I)
"""A number of parts to come that no workbook has, but a reader would make room for."""
KINDS: Final = (
    ("word/", N_("a Word document")),
    ("ppt/", N_("a presentation")),
    ("xl/workbook.bin", N_("a binary workbook (XLSB)")),
    ("content.xml", N_("an OpenDocument file")),
    ("META-INF/", N_("a program")),
)


def check_archive(name: str, data: bytes, settings: Settings) -> None:
    """Refuse a ZIP that holds no workbook, or one that would unpack beyond the limits.

    Raises
    ------
    VocError
        Names the limit, or says what the archive is instead of a workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_kind(name, [entry.filename for entry in entries])
            _check_sizes(name, entries, settings)
            _check_parts(name, archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise damaged(name) from error
    except (RuntimeError, ValueError, UnicodeError, OverflowError, IndexError) as error:
        raise damaged(name) from error


def damaged(name: str) -> VocError:
    """Return the refusal of a workbook that cannot be opened."""
    return VocError(
        N_("{name} is damaged and cannot be opened. Open it in Excel, save it again, upload that."),
        name=name,
    )


def _check_kind(name: str, entries: list[str]) -> None:
    if any(entry == "xl/workbook.xml" for entry in entries):
        return
    what = next((w for prefix, w in KINDS if any(e.startswith(prefix) for e in entries)), None)
    if what:
        raise VocError(
            N_("{name} is {what}. Save the table as .xlsx or .csv and upload that."),
            name=name,
            what=Message(what),
        )
    raise VocError(
        N_("{name} is a ZIP archive without a workbook. Unpack it and upload the files inside."),
        name=name,
    )


def _check_sizes(name: str, entries: list[zipfile.ZipInfo], settings: Settings) -> None:
    limit = settings.max_file_mb * MAX_UNPACKED
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or len({e.filename for e in entries}) < len(entries):
        raise VocError(
            N_("{name} holds {n} parts or repeats one; the limit is {limit} different parts."),
            name=name,
            n=len(entries),
            limit=MAX_ENTRIES,
        )
    if unpacked > limit * 1_000_000:
        raise VocError(
            N_("{name} unpacks to {size} MB; the limit is {limit} MB. Split the file."),
            name=name,
            size=unpacked // 1_000_000,
            limit=limit,
        )
    for entry in entries:
        _check_entry(name, entry)


def _check_entry(name: str, entry: zipfile.ZipInfo) -> None:
    if entry.filename.lower().endswith(ARCHIVES):
        raise VocError(
            N_("{name} holds another archive, {inner}. Save the table alone and upload that."),
            name=name,
            inner=entry.filename,
        )
    if entry.file_size > 10_000_000 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise VocError(
            N_("{name} unpacks to more than {limit} times its size, as harmful archives do."),
            name=name,
            limit=MAX_RATIO,
        )


def _check_parts(name: str, archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Read every part to its end, which proves its size; add up the areas of the sheets."""
    n_before = 0
    for part in parts:
        area = Area()
        for block in _blocks(archive, part):
            if COUNT.search(block):
                raise damaged(name)
            area.add(block)
            _check_area(name, n_before + area.n_cells)
        n_before += area.n_cells


def _check_area(name: str, n_cells: int) -> None:
    if n_cells > MAX_AREA:
        raise VocError(
            N_("{name} spans {n} cells; the limit is {limit}. Delete cells far from the rest."),
            name=name,
            n=n_cells,
            limit=MAX_AREA,
        )


def _blocks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the part in blocks that end with a tag, so that no tag is cut in two."""
    rest = b""
    with archive.open(entry) as part:
        while block := part.read(BLOCK):
            whole, closing, rest = (rest + block).rpartition(b">")
            yield whole + closing
            if len(rest) > BLOCK:
                rest = b""
    yield rest
