"""Files that mean harm, small on disk; run as a program, what reading each of them costs.

`python -m tests.ingest.hostile` prints one JSON line per file: refusal, CPU time, peak memory above
what the process held before. Everything is refused in one process, whose peak is reset in between.
"""

import ctypes
import gc
import gzip
import io
import json
import resource
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.ingest.tables import as_csv, as_xlsx, seen
from voc_core.errors import VocError

MB = 1_000_000
NS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
Cases = dict[str, Callable[[], bytes]]


def zipped(parts: dict[str, bytes], level: int = 9) -> bytes:
    """Return parts as an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def book(**parts: bytes) -> bytes:
    """Return a good workbook with its sheet, its strings or both replaced."""
    good = zipfile.ZipFile(io.BytesIO(as_xlsx([["Account", "NPS"], ["Acme", "9"]])))
    named = {"sheet": SHEET, "strings": STRINGS}
    return zipped(
        {name: good.read(name) for name in good.namelist()}
        | {named[key]: part for key, part in parts.items()}
    )


def sheet(rows: bytes, before: bytes = b"") -> bytes:
    """Return the XML of a sheet with these rows."""
    return before + b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (NS, rows)


def zeros(size: int) -> bytes:
    """Return a deflated stream of so many letters, made without holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b"x" * MB) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * (size // MB) + packer.flush()


def raw_zip(entries: list[tuple[str, bytes, int, int]], overlap: bool = False) -> bytes:
    """Return an archive of deflated streams that declare whatever sizes they like."""
    body, directory = b"", b""
    for name, stream, size, crc in entries:
        at = 0 if overlap else len(body)
        fields = struct.pack("<HHHIIIHH", 8, 0, 0, crc, len(stream), size, len(name), 0)
        if not (overlap and body):
            body += b"PK\3\4" + struct.pack("<HH", 20, 0) + fields + name.encode() + stream
        directory += b"PK\1\2" + struct.pack("<HHH", 20, 20, 0) + fields
        directory += struct.pack("<HHHII", 0, 0, 0, 0, at) + name.encode()
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def gzip_bomb() -> bytes:
    """Return a gzip file of 2 GB in 2 MB."""
    return b"\x1f\x8b\x08" + b"\0" * 7 + zeros(2_000 * MB) + struct.pack("<II", 0, 2_000 * MB)


def quine_like() -> bytes:
    """Return an archive that holds archives that hold archives."""
    data = zipped({"a.csv": b"Account,NPS\nAcme,9\n"})
    for _ in range(5):
        data = zipped({f"{i}.dat": data for i in range(5)})
    return data


def laughs(of: bytes) -> bytes:
    """Return entities that grow tenfold nine times, in front of `of`."""
    lines = b"".join(b'<!ENTITY l%d "%s">' % (i, b"&l%d;" % (i - 1) * 10) for i in range(1, 10))
    return b'<!DOCTYPE x [<!ENTITY l0 "lol">' + lines + b"]>" + of


def cyclic_xls() -> bytes:
    """Return an XLS whose allocation table leads back to where it came from."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHH", 0x3E, 3, 0xFFFE)
    header += struct.pack("<HH", 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header = header.ljust(512, b"\xff")
    name = "Workbook".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, 2, 1) + b"\xff" * 12
    entry = entry.ljust(116, b"\0") + struct.pack("<IQ", 2, 1 << 31)
    fat = struct.pack("<IIIII", 0xFFFFFFFD, 1, 3, 4, 2).ljust(512, b"\xff")
    return header + fat + entry.ljust(512, b"\0") + b"\x09\x08\x10\0" * 400


def far_apart_xls() -> bytes:
    """Return an XLS of two cells in opposite corners."""
    import xlwt

    made = xlwt.Workbook()
    page = made.add_sheet("a")
    for place in ((0, 0), (65_535, 255)):
        page.write(*place, "x")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def archive_cases() -> Cases:
    """Return archives that swell, lead outside or hold themselves."""
    table = b"Account,NPS\nAcme,9\n"
    stream = zeros(300 * MB)
    return {
        "flat zip bomb": lambda: raw_zip([("a.csv", stream, 300 * MB, 0)]),
        "zip of many bombs": lambda: raw_zip(
            [(f"{i}.csv", stream, 300 * MB, 0) for i in range(10)]
        ),
        "overlapping entries": lambda: raw_zip(
            [(f"{i}.csv", stream, 4 * MB, 0) for i in range(9)], overlap=True
        ),
        "cell of 2 GB, declared": lambda: raw_zip([("a.csv", stream, 2_000 * MB, 0)]),
        "cell of 2 GB, not declared": lambda: raw_zip([("a.csv", stream, 1_000, 0)]),
        "nested archives": quine_like,
        "gzip bomb": gzip_bomb,
        "gzip in gzip": lambda: gzip.compress(gzip.compress(table)),
        "name that leads up": lambda: zipped({"../../etc/passwd.csv": table}),
        "absolute name": lambda: zipped({"/etc/cron.csv": table}),
        "drive letter": lambda: zipped({"C:\\Windows\\a.csv": table}),
        "six thousand files": lambda: zipped({f"{i}.csv": table for i in range(6_000)}),
        "workbook that swells": lambda: book(sheet=sheet(b'<row r="1"/>' * 10 * MB)),
    }


def book_cases() -> Cases:
    """Return workbooks that swell once they are read."""
    texts = b"<sst %s><si><t>%s</t></si></sst>" % (NS, b"x" * 32_000)
    cells = b"".join(b'<c r="A%d" t="s"><v>0</v></c>' % i for i in range(1, 20_001))
    lol = b'<row r="1"><c r="A1" t="str"><v>&l9;</v></c></row>'
    far = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="%d"><c r="%s"><v>1</v></c></row>'
    wide = b"".join(b'<c r="A1" t="n"><v>%d</v></c>' % i for i in range(9))
    outside = b'<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
    return {
        "laughs in a sheet": lambda: book(sheet=laughs(sheet(lol))),
        "laughs in the strings": lambda: book(strings=laughs(texts)),
        "outside entity": lambda: book(sheet=outside + sheet(lol)),
        "sheet in UTF-16": lambda: book(sheet=sheet(wide).decode().encode("utf-16")),
        "more rows than a sheet has": lambda: book(
            sheet=sheet(b"".join(b'<row r="%d"/>' % i for i in range(1_100_000)))
        ),
        "one long text in every cell": lambda: book(strings=texts, sheet=sheet(cells)),
        "two cells far apart": lambda: book(sheet=sheet(far % (1_048_576, b"XFD1048576"))),
        "two cells not so far apart": lambda: book(sheet=sheet(far % (1_000_000, b"J1000000"))),
        "strings to come": lambda: book(strings=b'<sst %s count="4000000000"></sst>' % NS),
        "cyclic xls": cyclic_xls,
        "xls of two cells far apart": far_apart_xls,
    }


def text_cases() -> Cases:
    """Return texts without end, width or bottom."""
    page = b"<html><table><tr><td>"
    return {
        "fifty thousand columns": lambda: as_csv([["c"] * 50_000, ["1"] * 50_000]),
        "one endless line": lambda: b"Account,Why\nAcme," + b"x" * 100 * MB,
        "one quote over everything": lambda: b'Account,"Why' + b" x" * 50 * MB,
        "quotes without end": lambda: b'"' * 30 * MB,
        "endless string in json": lambda: b'[{"a":"' + b"x" * 100 * MB,
        "string of escapes in json": lambda: b'[{"a":"' + b'\\"' * 50 * MB,
        "deep json": lambda: b'[{"a":' + b"[" * 100_000,
        "deep json objects": lambda: b'{"a":' * 100_000,
        "deep lists in json": lambda: b'{"a":' + b"[" * 100_000,
        "a name for every object": lambda: (
            b"[" + b",".join(b'{"k%d":1}' % i for i in range(30_000)) + b"]"
        ),
        "a list for every name": lambda: (
            b"{" + b",".join(b'"k%d":[{"a":1}]' % i for i in range(30_000)) + b"}"
        ),
        "numbers without end": lambda: b'{"a":[' + b"0," * 20 * MB,
        "laughs in a page": lambda: laughs(b"<table><tr><td>&l9;</table>"),
        "deep page": lambda: b"<html>" + b"<table><tr><td>" * 100_000,
        "endless cell in a page": lambda: page + b"x" * 100 * MB,
        "endless attribute in a page": lambda: page + b'<a href="' + b"x" * 60 * MB,
        "wide cells in a page": lambda: page + b'<td colspan="999999999" rowspan="99999999">' * 999,
        "control bytes": lambda: b"\1\2\3" * MB,
    }


def cases() -> Cases:
    """Return every hostile file by name."""
    return archive_cases() | book_cases() | text_cases()


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def costs(name: str, data: bytes) -> dict[str, object]:
    """Return what reading a file costs, and how it was refused."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, start = _peak(), _cpu()
    try:
        refusal = f"READ: {seen(data, 'q3').n_rows} rows"
    except VocError as error:
        refusal = str(error)
    except BaseException as error:
        refusal = f"CRASH: {error!r}"
    return {"name": name, "refusal": refusal, "cpu": _cpu() - start, "mb": _peak() - before}


def measured(names: list[str]) -> Iterator[dict[str, object]]:
    """Yield what each file costs, once everything is imported and warm."""
    costs("warm", as_xlsx([["Account", "NPS"], ["Acme", "9"]]))
    costs("warm", as_csv([["Account", "NPS"], ["Acme", "9"]]))
    for name, made in cases().items():
        if not names or name in names:
            yield costs(name, made())


if __name__ == "__main__":
    for found in measured(sys.argv[1:]):
        print(json.dumps(found), flush=True)
