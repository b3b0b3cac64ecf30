"""Laws of reading: what is written reads back, damage is refused in words, no row is lost."""

import gzip
import html
import io
import string
import tracemalloc
import zipfile
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.accounting import through
from tests.ingest.tables import LIMITS, as_csv, as_xlsx, read, seen
from tests.soak.corpus import as_json
from voc_core.errors import VocError
from voc_core.ingest import check, chunks, guess
from voc_core.ingest.headers import tidy, unique

WIDE = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))
WRITTEN = st.text(WIDE | st.sampled_from(list(",;|\t\"'\n=+-@ 9分满意")), max_size=12)
SLOW = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def tables(draw, cells=WRITTEN):
    """Return headings and rows of text, none of them blank as a whole."""
    width = draw(st.integers(2, 5))
    head = [f"{draw(cells).strip()}{letter}" for letter in string.ascii_uppercase[:width]]
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6))
    return [head, *rows]


def expected(rows):
    """Return the table to be read: headings tidied, blank cells missing, blank rows left out."""
    columns = unique([tidy(h) for h in rows[0]], range(len(rows[0])))
    frame = pd.DataFrame(
        rows[1:], columns=list(columns), dtype="str", index=range(2, len(rows) + 1)
    )
    frame = frame.mask(frame.apply(lambda c: c.str.strip() == ""))
    return frame[frame.notna().any(axis=1)]


def agrees(rows, data, **said):
    """Whether a file holds exactly these rows."""
    wanted = expected(rows)
    if wanted.empty:
        with pytest.raises(VocError):
            seen(data, header_at=1, **said)
        return
    frame = read(data, header_at=1, **said)
    pd.testing.assert_frame_equal(frame, wanted, check_names=False, check_index_type=False)


@SLOW
@given(
    tables(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030"]),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_any_table_written_as_text_reads_back(rows, encoding, delimiter, end):
    data = as_csv(rows, encoding, delimiter, end)
    agrees(rows, data, encoding=encoding, delimiter=delimiter)


PLAUSIBLE = st.text(st.sampled_from("abcXYZ 公司满意很好用慢报表，。09"), min_size=1, max_size=8)


@SLOW
@given(
    tables(PLAUSIBLE),
    st.sampled_from([("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-8", b"")]),
    st.sampled_from(",;\t|"),
)
def test_encoding_and_delimiter_need_not_be_said(rows, encoding, delimiter):
    codec, bom = encoding
    agrees(rows, as_csv(rows, codec, delimiter, bom=bom))


ALPHABETS = {
    "cp1252": "abcXYZ äöüßéèçñÄÖÜ.,09",
    "gb18030": "abcXYZ 公司满意很好用慢报表，。09😀",
    "cp950": "abcXYZ 公司滿意很好用慢報表，。09",
    "cp932": "abcXYZ 会社満足とても良い遅い、。09",
}


@SLOW
@given(st.data(), st.sampled_from(sorted(ALPHABETS)), st.sampled_from(",;\t"))
def test_any_plausible_text_reads_back_in_the_encoding_seen(data, codec, delimiter):
    known = [c for c in ALPHABETS[codec] if not c.isascii() and c not in "，。、😀"]
    cells = st.text(st.sampled_from(ALPHABETS[codec]), min_size=1, max_size=8)
    rows = data.draw(tables(cells))
    rows[0] = [f"{heading}{''.join(known[:4])}" for heading in rows[0]]
    agrees(rows, as_csv(rows, codec, delimiter), delimiter=delimiter)


IN_XML = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")) | st.sampled_from("\n="), max_size=12
).filter(lambda text: "_x" not in text)


@SLOW
@given(tables(IN_XML))
def test_any_table_written_as_a_workbook_reads_back(rows):
    agrees(rows, as_xlsx(rows))


IN_HTML = IN_XML.map(lambda text: " ".join(text.split()))
HOLDS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "gzip": lambda rows: gzip.compress(as_csv(rows)),
    "gzip of xlsx": lambda rows: gzip.compress(as_xlsx(rows)),
    "zip": lambda rows: zip_of(("a.csv", as_csv(rows, "utf-8-sig")), ("b.csv", b"x,y\n1,2\n")),
    "zip of xlsx": lambda rows: zip_of(("a.xlsx", as_xlsx(rows))),
    "json": lambda rows: as_json(rows),
    "json lines": lambda rows: as_json(rows, lines=True),
    "html": lambda rows: html_of(rows),
    "html in gbk": lambda rows: html_of(rows, "gb18030"),
}


def zip_of(*files: tuple[str, bytes]) -> bytes:
    """Return files as an archive, the first of them the largest."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def html_of(rows: list[list[str]], codec: str = "utf-8") -> bytes:
    """Return rows as a web page that says its encoding."""
    lines = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<html><meta charset={codec}><table>{body}</table></html>".encode(codec)


@SLOW
@given(tables(IN_HTML), st.sampled_from(sorted(HOLDS)))
def test_any_table_reads_back_from_any_container(rows, container):
    said = {"delimiter": ","} if container in ("gzip", "zip") else {}
    agrees(rows, HOLDS[container](rows), **said)


HEAD = ["Company", "Date", "Email", "Role", "NPS", "Why", "CSAT", "Comment"]
CELLS = st.sampled_from(
    [
        *["", "Acme", "2026-03-04", "03/04/2026", "soon", "li@acme.com", "x@", "User", "9", "0"],
        *["-3", "4", "11", "nine", "N/A", "=1+1", "好用", "not good", "(跳过)", "1e309", "９"],
        *["\u202e!", "a\nb"],
    ]
)


@SLOW
@given(st.lists(st.lists(CELLS, min_size=6, max_size=10), min_size=1, max_size=12))
def test_every_row_is_good_or_bad_or_empty_and_never_two_of_them(rows):
    data = as_csv([HEAD, *rows])
    try:
        recognised = seen(data, header_at=1)
    except VocError:
        return
    frame = pd.concat(list(chunks(recognised, data)))
    mapping, _ = guess(recognised, frame, kind="feedback")
    result = check(frame, mapping, LIMITS)
    good, bad = set(result.rows["row"]), set(result.bad.index)
    assert not good & bad
    assert {p.row for p in result.problems} == bad
    assert len(good) + len(bad) + result.empty == result.n_read == recognised.n_rows
    assert good | bad <= set(frame.index)


@SLOW
@given(
    st.lists(st.lists(CELLS, min_size=8, max_size=8), min_size=1, max_size=12), st.integers(1, 5)
)
def test_the_size_of_chunks_changes_nothing(rows, size):
    data = as_csv([HEAD, *rows])
    try:
        recognised = seen(data, header_at=1)
    except VocError:
        return
    whole = pd.concat(list(chunks(recognised, data)))
    parts = pd.concat(list(chunks(recognised, data, rows=size)))
    pd.testing.assert_frame_equal(whole, parts)


def survives(data):
    """Whether a damaged file is read or refused in words."""
    try:
        through(data)
    except VocError as refusal:
        assert str(refusal)


SOUND = [
    HEAD,
    *[["Acme", "2026-03-04", "li@acme.com", "User", "9", "好用，很稳定", "4", 'so "so"']] * 4,
]
FILES = [
    *(as_csv(SOUND), as_csv(SOUND, "gb18030", ";"), as_csv(SOUND, "utf-16-le"), as_xlsx(SOUND)),
    *(made(SOUND) for made in HOLDS.values()),
]


def damaged(data, chance):
    """Return bytes with some flipped, some cut out and the end sometimes missing."""
    spoilt = bytearray(data)
    for _ in range(chance.choice([1, 2, 8, 64])):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    if chance.random() < 0.3:
        at = chance.randrange(len(spoilt))
        del spoilt[at : at + chance.randrange(40)]
    return bytes(spoilt[: chance.randrange(1, len(spoilt))] if chance.random() < 0.3 else spoilt)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_random_damage_is_read_or_refused_in_words(data, chance):
    survives(damaged(data, chance))


def unpacked(data):
    """Return the parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts):
    """Return parts as an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


PARTS = unpacked(as_xlsx(SOUND))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(PARTS)), st.randoms(use_true_random=False))
def test_damage_inside_a_workbook_is_read_or_refused_in_words(name, chance):
    survives(packed(PARTS | {name: damaged(PARTS[name], chance)}))


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data):
    survives(data)


@settings(deadline=None)
@given(st.binary(max_size=60), st.sampled_from([b"Company,NPS\n", "公司,满意\n".encode("gb18030")]))
def test_any_bytes_under_headings_are_read_or_refused_in_words(data, head):
    survives(head + data)


def test_a_large_file_is_read_in_flat_memory():
    row = ["Acme GmbH", "2026-03-04", "li@acme.com", "User", "9", "some words " * 5, "4", "more"]
    data = as_csv([HEAD, *[row] * 60_000])
    recognised = seen(data)
    tracemalloc.start()
    n_rows = sum(len(chunk) for chunk in chunks(recognised, data, rows=2_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert n_rows == 60_000
    assert peak < len(data) / 2


def test_a_score_beyond_all_numbers_is_survived():
    rows = [["Acme", "2026-03-04", "", "", "9" * 400, "why", "4", ""]] * 5
    assert through(as_csv([HEAD, *rows])).n_rows == 5


@pytest.mark.parametrize("day", ["0/3/2026", "1/2/0000", "31/31/2026", "99/99/9999", "03/03/2026"])
def test_a_day_that_is_none_is_a_problem_and_no_crash(day):
    rows = [["Acme", when, "", "", "9", "why", "4", ""] for when in (day, "03/03/2026", day)]
    assert through(as_csv([HEAD, *rows])).n_rows == 3
