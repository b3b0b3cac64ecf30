"""Whether the archive inside an XLSX is safe to open: counted before anything is unpacked."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from voc_core.errors import Message, VocError
from voc_core.ingest import archives
from voc_core.ingest.area import Area
from voc_core.settings import Settings
from voc_core.vocabulary import N_

MAX_AREA: Final = 40_000_000
"""Cells between the first and the last used cell of a sheet, filled or not. [cells]"""
MAX_SPARSE: Final = 3_000_000
"""So many cells may be nearly all empty. [cells]"""
SPARSE: Final = 100
"""A sheet is nearly empty where one cell in so many is filled."""
MAX_TEXT: Final = 100_000_000
"""Text that the cells of a small workbook may repeat. [bytes]"""
MAX_REPEATS: Final = 20
"""Times its own size that a large workbook may repeat in its cells."""
MAX_MERGES: Final = 200_000
BLOCK: Final = 1 << 20
ENTITIES: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
COUNT: Final = re.compile(rb"""count\s*=\s*["']\s*\+?\d{8,}""", re.I)
"""A number of parts to come that no workbook has, but a reader would make room for."""
WIDE: Final = re.compile(rb"(?:\xff\xfe|\xfe\xff)?(?:<\0|\0<)")
"""The beginning of XML in UTF-16, in which we would not find what we look for."""
OPEN_TAG: Final = re.compile(rb"<(?:[^\s<>/:]+:)?(?:row|c|si)\s")
STRING: Final = re.compile(rb"<(?:[^\s<>/:]+:)?si[\s/>]")
PLAIN_REFERENCE: Final = re.compile(rb' t="s"[^<>]*><v>(\d{1,9})</v>')
ERROR: Final = b' t="e"'
UNVALUED: Final = re.compile(rb"<f[\s/>](?:[^<>]*>)?[^<>]*(?:</f>)?(?:<v\s*/>|<v></v>)?</c>")
KINDS: Final = (
    ("word/", N_("a Word document")),
    ("ppt/", N_("a presentation")),
    ("xl/workbook.bin", N_("a binary workbook (XLSB)")),
    ("content.xml", N_("an OpenDocument file")),
    ("META-INF/", N_("a program")),
)


def is_workbook(name: str, data: bytes) -> bool:
    """Whether a ZIP is an XLSX and no mere archive.

    Raises
    ------
    VocError
        It is damaged, or another kind of Office document; the sentence says which.
    """
    with archives.unpacking(damaged(name)), zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.namelist()
    if "xl/workbook.xml" in entries:
        return True
    what = next((w for prefix, w in KINDS if any(e.startswith(prefix) for e in entries)), None)
    if what:
        raise VocError(
            N_("{name} is {what}. Save the table as .xlsx or .csv and upload that."),
            name=name,
            what=Message(what),
        )
    return False


def check_archive(name: str, data: bytes, settings: Settings) -> tuple[Message, ...]:
    """Return what a person should look at in an XLSX; refuse one that would do harm.

    Raises
    ------
    VocError
        It is damaged, or would unpack beyond the limits; the sentence names the limit.
    """
    with archives.unpacking(damaged(name)), zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archives.checked_entries(name, data, archive, settings)
        seen = _Seen(name)
        for part in parts:
            seen.add_part(_blocks(archive, part))
        seen.check_text(len(data), lambda: (b for p in parts for b in _blocks(archive, p)))
    return seen.warnings()


def damaged(name: str) -> VocError:
    """Return the refusal of a workbook that cannot be opened."""
    return VocError(
        N_("{name} is damaged and cannot be opened. Open it in Excel, save it again, upload that."),
        name=name,
    )


class _Seen:
    """What one reading of all parts, which also proves their sizes, finds in a workbook."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.n_cells = self.n_errors = self.n_unvalued = self.n_references = self.n_merges = 0
        self.lengths: list[int] = []
        self.in_strings = False

    def add_part(self, blocks: Iterator[bytes]) -> None:
        """Take in one part; add up the areas of the sheets."""
        area, is_first = Area(), True
        for block in blocks:
            if _is_forbidden(block) or (is_first and WIDE.match(block)):
                raise damaged(self.name)
            self.in_strings = b"<sst" in block[:1000] if is_first else self.in_strings
            area.add(block)
            self._check_area(self.n_cells + area.n_cells, area)
            self._count(block)
            is_first = False
        self.n_cells += area.n_cells

    def _check_area(self, n_cells: int, area: Area) -> None:
        is_sparse = area.n_cells > max(MAX_SPARSE, SPARSE * area.n_filled)
        if n_cells > MAX_AREA or is_sparse:
            raise VocError(
                N_("{name} spans {n} cells; the limit is {limit}. Delete cells far from the rest."),
                name=self.name,
                n=n_cells,
                limit=MAX_SPARSE if is_sparse and n_cells <= MAX_AREA else MAX_AREA,
            )

    def _count(self, block: bytes) -> None:
        self.n_errors += block.count(ERROR)
        self.n_unvalued += len(UNVALUED.findall(block)) if b"<f" in block else 0
        self.n_references += _n_references(block)
        self.n_merges += block.count(b"mergeCell ")
        if self.n_merges > MAX_MERGES:
            raise damaged(self.name)
        if self.in_strings:
            self._measure(block)

    def _measure(self, block: bytes) -> None:
        """Take in how long the shared strings of a block are, with their markup."""
        starts = [found.start() for found in STRING.finditer(block)]
        if self.lengths:
            self.lengths[-1] += starts[0] if starts else len(block)
        self.lengths += [b - a for a, b in pairwise([*starts, len(block)])]

    def check_text(self, size: int, blocks: Callable[[], Iterator[bytes]]) -> None:
        """Refuse a workbook whose cells repeat a long text until it fills the memory."""
        limit = max(MAX_TEXT, MAX_REPEATS * size)
        longest = max(self.lengths, default=0)
        if longest * self.n_references <= limit:
            return
        if _n_repeated(blocks(), np.array(self.lengths, dtype=np.int64), longest) > limit:
            raise VocError(
                N_("{name} repeats long texts in so many cells that they exceed {limit} MB."),
                name=self.name,
                limit=limit // 1_000_000,
            )

    def warnings(self) -> tuple[Message, ...]:
        """Return what a person should look at."""
        found = []
        if self.n_unvalued:
            text = N_(
                "Formulas without a stored value, read as empty: {n}. "
                "Open the workbook in Excel, save it, upload that."
            )
            found.append(Message(text, {"n": self.n_unvalued}))
        if self.n_errors:
            text = N_("Cells with an error such as #N/A, read as empty: {n}.")
            found.append(Message(text, {"n": self.n_errors}))
        return tuple(found)


def _is_forbidden(block: bytes) -> bool:
    has_entities = b"<!" in block and ENTITIES.search(block)
    return bool(has_entities or (b"ount" in block and COUNT.search(block)))


def _n_references(block: bytes) -> int:
    """Return at most how many cells refer to a shared string, however they are written."""
    return block.count(b'"s"') + block.count(b"'s'")


def _n_repeated(blocks: Iterator[bytes], lengths: NDArray[np.int64], longest: int) -> int:
    """Return how much text the cells repeat; one that is oddly written counts as the longest."""
    total = 0
    for block in blocks:
        numbers = np.array(PLAIN_REFERENCE.findall(block), dtype="S9").astype(np.int64)
        total += int(lengths[np.minimum(numbers, len(lengths) - 1)].sum())
        total += longest * (_n_references(block) - len(numbers))
    return total


def _blocks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the part in blocks that end before a cell or with a tag, so that none is cut in two."""
    rest = b""
    with archive.open(entry) as part:
        while block := part.read(BLOCK):
            block = rest + block
            at = max(block.rfind(b"<c "), block.rfind(b"<si>"))
            if at <= 0:
                at = block.rfind(b">") + 1
            if at:
                yield block[:at]
            rest = block[at:]
            if len(rest) > 2 * BLOCK:
                at = rest.rfind(b">") + 1
                if OPEN_TAG.search(rest, at):
                    raise ValueError("a tag without end")
                yield rest[:at]
                rest = b""
    yield rest
