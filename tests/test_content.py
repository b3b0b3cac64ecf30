"""Bytes on disk are looked at as bytes in memory are, by several readers at once."""

import io

from hypothesis import given
from hypothesis import strategies as st

from voc_core import content
from voc_core.content import OnDisk, blocks, opened, spooled, whole

AT = st.integers(-50, 50) | st.none()


@given(st.binary(max_size=40), AT, AT)
def test_a_file_on_disk_is_cut_as_bytes_are(data, start, stop):
    disk = OnDisk(io.BytesIO(data))
    assert (len(disk), disk[start:stop], whole(disk)) == (len(data), data[start:stop], data)
    assert disk.startswith(data[:3]) and disk.startswith((b"\0\1\2\3", data[:1]))
    assert disk.startswith(b"no such") is data.startswith(b"no such")


def test_it_is_read_in_blocks_and_by_several_at_once(monkeypatch):
    monkeypatch.setattr(content, "BLOCK", 8)
    data = b"line one\nline two\nline three\n"
    disk = OnDisk(io.BytesIO(data))
    assert [*blocks(disk)] == [*blocks(data)]
    lines = [pair for pair in zip(opened(disk), opened(disk), strict=True)]
    assert lines == [(line, line) for line in data.splitlines(keepends=True)]


def test_only_large_files_go_to_disk(monkeypatch):
    monkeypatch.setattr(content, "LARGE", 4)
    assert spooled(b"abc") == b"abc"
    assert isinstance(spooled(b"abcd"), OnDisk)
