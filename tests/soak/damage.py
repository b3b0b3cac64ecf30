"""Damage done to a sound file: the same for the same seed."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable, Sequence

TOKENS = [
    *(
        b'"',
        b'""',
        b"\r",
        b"\n",
        b"\r\n",
        b"\0",
        b",",
        b";",
        b"\t",
        b"|",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ),
    *(b"sep=;\n", b"=1+1", b"\x80", b"\xff", b"\x81\x30\x81\x30", b"\xe4\xb8", b"\\", b"\\u0000"),
    *(
        b"\\ud800",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b"null",
        b"NaN",
        b"1e999",
        b"-",
        b"9" * 400,
        b"[" * 80,
    ),
    *(b"<td colspan=9999>", b"<td rowspan=9999>", b"</table>", b"<table><tr>", b"<!--", b"&#0;"),
    *(b"&#xD800;", b"&amp;", b"<script>", b"<caption>", b'<c r="XFD1048576"><v>1</v></c>', b"<row"),
    *(b'<c r="ZZ9"', b' t="s"', b"<f>", b"<v>99999999</v>", b'count="99999999"', b"\x1f\x8b\x08"),
    *(
        "，".encode("gbk"),
        "你好".encode(),
        "😀".encode(),
        "é".encode("cp1252"),
        b"PK\3\4",
        b"x" * 5_000,
    ),
]
Damage = Callable[[bytearray, random.Random, Sequence[bytes]], None]


def flip(data: bytearray, chance: random.Random, others: Sequence[bytes]) -> None:
    """Overwrite some bytes."""
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        data[chance.randrange(len(data))] = chance.randrange(256)


def cut(data: bytearray, chance: random.Random, others: Sequence[bytes]) -> None:
    """Take a piece out."""
    at = chance.randrange(len(data))
    del data[at : at + chance.choice((1, 2, 10, 200))]


def end(data: bytearray, chance: random.Random, others: Sequence[bytes]) -> None:
    """Break the file off."""
    del data[chance.randrange(len(data)) :]


def repeat(data: bytearray, chance: random.Random, others: Sequence[bytes]) -> None:
    """Repeat a piece."""
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.randrange(1, 400)] * chance.choice((1, 2, 20))


def insert(data: bytearray, chance: random.Random, others: Sequence[bytes]) -> None:
    """Put something awkward in."""
    for _ in range(chance.choice((1, 1, 3))):
        at = chance.randrange(len(data) + 1)
        token = chance.choice(TOKENS)
        data[at:at] = token if isinstance(token, bytes) else bytes([token])


def splice(data: bytearray, chance: random.Random, others: Sequence[bytes]) -> None:
    """Go on as another file does."""
    other = chance.choice(others)
    data[chance.randrange(len(data)) :] = other[chance.randrange(len(other)) :]


def line_ends(data: bytearray, chance: random.Random, others: Sequence[bytes]) -> None:
    """Mix the line ends."""
    for i, byte in enumerate(data):
        if byte in b"\r\n" and chance.random() < 0.5:
            data[i] = chance.choice(b"\r\n")


DAMAGES: Sequence[Damage] = (flip, cut, end, repeat, insert, insert, splice, line_ends)


def damaged(files: Sequence[bytes], seed: int) -> bytes:
    """Return a damaged file, the same for the same files and seed."""
    chance = random.Random(seed)
    data = chance.choice(files)
    if chance.random() < 0.6:
        data = _inside(data, chance, files)
    if chance.random() < 0.5 or data in files:
        data = _spoilt(data, chance, files)
    return gzip.compress(data, 1, mtime=0) if chance.random() < 0.05 else data


def _spoilt(data: bytes, chance: random.Random, files: Sequence[bytes]) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        if spoilt:
            chance.choice(DAMAGES)(spoilt, chance, files)
    return bytes(spoilt)


def _inside(data: bytes, chance: random.Random, files: Sequence[bytes]) -> bytes:
    """Damage what an archive holds, so that the damage passes its check sums."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.compress(_spoilt(gzip.decompress(data), chance, files), 1, mtime=0)
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = _spoilt(parts[name], chance, files) if parts[name] else b""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for inner, part in parts.items():
            archive.writestr(inner, part)
    return out.getvalue()
