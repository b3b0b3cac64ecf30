"""Archives that hold a table: checked before anything is unpacked, then unpacked with bounds."""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from voc_core.errors import VocError
from voc_core.settings import Settings
from voc_core.vocabulary import N_

MAX_ENTRIES: Final = 5_000
MAX_RATIO: Final = 200
MAX_WHOLE_RATIO: Final = 100
SMALL: Final = 10_000_000
"""Unpacked bytes from which a ratio is looked at. [bytes]"""
MAX_UNPACKED: Final = 20
"""Times the limit of a file that its unpacked content may have."""
BLOCK: Final = 1 << 20
START: Final = 1 << 16
"""Bytes of a member by which it is recognised. [bytes]"""
IS_ENCRYPTED: Final = 0x1
IS_UTF_8: Final = 0x800
LOCAL_HEADER: Final = 30
ARCHIVES: Final = (".zip", ".gz", ".7z", ".rar", ".tar", ".bz2", ".xz", ".tgz", ".jar")
LITTER: Final = re.compile(r"(^|/)(__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)")
OUTSIDE: Final = re.compile(r"^/|^[A-Za-z]:|(^|/)\.\.(/|$)|\0")
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    IndexError,
    KeyError,
)
"""What the standard library raises for archives that are damaged."""


def damaged(name: str) -> VocError:
    """Return the refusal of an archive that cannot be unpacked."""
    return VocError(N_("{name} is damaged and cannot be unpacked. Pack it again."), name=name)


@contextmanager
def unpacking(refusal: VocError) -> Iterator[None]:
    """Turn whatever a damaged archive raises into a refusal."""
    try:
        yield
    except BROKEN as error:
        raise refusal from error


def checked_entries(
    name: str, data: bytes, archive: zipfile.ZipFile, settings: Settings
) -> list[zipfile.ZipInfo]:
    """Return the entries of an archive that promises no harm.

    Raises
    ------
    VocError
        It is locked, repeats or overlaps parts, leads outside, or would unpack beyond the limits.
    """
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or len(set(map(inner_name, entries))) < len(entries):
        raise VocError(
            N_("{name} holds {n} parts or repeats one; the limit is {limit} different parts."),
            name=name,
            n=len(entries),
            limit=MAX_ENTRIES,
        )
    _check_sizes(name, data, entries, settings)
    for entry in entries:
        _check_entry(name, entry)
    _check_overlap(name, entries)
    return entries


def _check_sizes(
    name: str, data: bytes, entries: list[zipfile.ZipInfo], settings: Settings
) -> None:
    limit = settings.max_file_mb * MAX_UNPACKED
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limit * 1_000_000:
        raise VocError(
            N_("{name} unpacks to {size} MB; the limit is {limit} MB. Split the file."),
            name=name,
            size=unpacked // 1_000_000,
            limit=limit,
        )
    if unpacked > 5 * SMALL and unpacked > MAX_WHOLE_RATIO * len(data):
        raise _swelling(name, MAX_WHOLE_RATIO)


def _swelling(name: str, limit: int) -> VocError:
    return VocError(
        N_("{name} unpacks to more than {limit} times its size, as harmful archives do."),
        name=name,
        limit=limit,
    )


def _check_entry(name: str, entry: zipfile.ZipInfo) -> None:
    inner = inner_name(entry)
    if entry.flag_bits & IS_ENCRYPTED:
        raise VocError(
            N_("{name} is locked with a password. Unpack it and upload the files inside."),
            name=name,
        )
    if OUTSIDE.search(inner):
        raise VocError(
            N_("{name} holds a part that leads outside, '{inner}', as harmful archives do."),
            name=name,
            inner=inner[:80],
        )
    if inner.lower().endswith(ARCHIVES):
        raise nested(name, inner)
    if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise _swelling(name, MAX_RATIO)


def nested(name: str, inner: str) -> VocError:
    """Return the refusal of an archive inside an archive."""
    return VocError(
        N_("{name} holds another archive, {inner}. Save the table alone and upload that."),
        name=name,
        inner=inner[:80],
    )


def _check_overlap(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse parts that share their bytes, by which a few kilobytes become terabytes."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise damaged(name)
        end = entry.header_offset + LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size


def inner_name(entry: zipfile.ZipInfo) -> str:
    """Return the name of a part, Chinese also where the archive does not say its encoding."""
    if entry.flag_bits & IS_UTF_8 or entry.filename.isascii():
        return entry.filename.replace("\\", "/")
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return entry.filename


def members(name: str, data: bytes, limits: Settings | None) -> dict[str, bytes]:
    """Return the first bytes of every file in an archive by name, without what systems add.

    Raises
    ------
    VocError
        As `checked_entries`, or the archive is damaged or holds no file.
    """
    with unpacking(damaged(name)), zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {
            inner_name(entry): _start(archive, entry)
            for entry in _entries(name, data, archive, limits)
            if not entry.is_dir() and not LITTER.search(inner_name(entry))
        }
    if not found:
        raise VocError(N_("{name} is an archive without a file. Pack the table anew."), name=name)
    return found


def _entries(
    name: str, data: bytes, archive: zipfile.ZipFile, limits: Settings | None
) -> list[zipfile.ZipInfo]:
    return checked_entries(name, data, archive, limits) if limits else archive.infolist()


def _start(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as part:
        return part.read(START)


def sizes(name: str, data: bytes) -> dict[str, int]:
    """Return the unpacked size of every file in an archive. [bytes]"""
    with unpacking(damaged(name)), zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {inner_name(entry): entry.file_size for entry in archive.infolist()}


def member(name: str, data: bytes, wanted: str) -> bytes:
    """Return one file of an archive whose entries were checked."""
    with unpacking(damaged(name)), zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = next(e for e in archive.infolist() if inner_name(e) == wanted)
        return archive.read(entry)


def gunzipped(name: str, data: bytes, limits: Settings | None) -> bytes:
    """Return what a gzip file holds; where there are limits, counted once before it is kept.

    Raises
    ------
    VocError
        It is damaged, or unpacks beyond the limits.
    """
    if limits:
        _count(name, data, limits.max_file_mb)
    whole = io.BytesIO()
    for block in _inflated(name, data):
        whole.write(block)
    return whole.getvalue()


def _count(name: str, data: bytes, limit: int) -> None:
    size = 0
    for block in _inflated(name, data):
        size += len(block)
        if size > SMALL and size > MAX_RATIO * len(data):
            raise _swelling(name, MAX_RATIO)
        if size > limit * 1_000_000:
            raise VocError(
                N_("{name} unpacks to more than {limit} MB, the limit of a file. Split the file."),
                name=name,
                limit=limit,
            )


def _inflated(name: str, data: bytes) -> Iterator[bytes]:
    with unpacking(damaged(name)), gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
        while block := packed.read(BLOCK):
            yield block
