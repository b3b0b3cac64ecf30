"""What may be done with a store is agreed to outside of it, on this machine."""

import os
from pathlib import Path

import pytest

from voc_core.errors import StoreError
from voc_core.store import agreement


def test_it_is_found_by_the_place_of_the_store(tmp_path: Path) -> None:
    agreement.write(tmp_path / "a.db", {"url": "http://x/v1"})
    assert agreement.read(tmp_path / "sub" / ".." / "a.db") == {"url": "http://x/v1"}
    assert agreement.read(tmp_path / "b.db") is None
    agreement.write(tmp_path / "a.db", None)
    assert agreement.read(tmp_path / "a.db") is None


@pytest.mark.skipif(os.name == "nt", reason="rights of files are others there")
def test_nobody_else_may_read_or_write_it(tmp_path: Path) -> None:
    agreement.write(tmp_path / "a.db", {"url": "http://x/v1"})
    kept = agreement.place(tmp_path / "a.db")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]  # none beside the store


@pytest.mark.parametrize("damage", ["", "[]", "{", '"x"', '{"store": "/elsewhere", "agreed": {}}'])
def test_a_damaged_one_agrees_to_nothing(tmp_path: Path, damage: str) -> None:
    agreement.write(tmp_path / "a.db", {"url": "http://x/v1"})
    agreement.place(tmp_path / "a.db").write_text(damage)
    assert agreement.read(tmp_path / "a.db") is None


def test_where_it_cannot_be_kept_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ANTIPHON_HOME", str(tmp_path / "file"))
    with pytest.raises(StoreError, match="ANTIPHON_HOME"):
        agreement.write(tmp_path / "a.db", {"url": "http://x/v1"})
