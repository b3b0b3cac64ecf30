"""`sample`, `backup`, `restore`, `check`, and the command line as a whole."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from voc_core.__main__ import COMMANDS
from voc_core.store import Store

ROOT = Path(__file__).parents[2]


def test_sample_says_what_it_wrote(run: Run, tmp_path: Path) -> None:
    argv = ["sample", "--accounts", 12, "--feedback", 90, "--seed", 2, "--as-of", "2026-06-30"]
    counts = run(tmp_path / "new.db", *argv, "--json").json
    assert (counts["accounts"], counts["feedback"]) == (12, 90)


def test_sample_refuses_a_store_in_use_unless_told_to_replace(run: Run, copy: Store) -> None:
    argv = ["sample", "--accounts", 12, "--feedback", 10, "--as-of", "2026-06-30"]
    refused = run(copy, *argv)
    assert refused.code == 1 and "already holds accounts or feedback" in refused.err
    assert run(copy, *argv, "--replace", "--json").json["feedback"] == 10


def test_a_backup_is_restored(run: Run, copy: Store, tmp_path: Path) -> None:
    saved = tmp_path / "saved.db"
    assert run(copy, "backup", saved, "--json").json["backup"] == saved.as_posix()
    run(copy, "sample", "--accounts", 12, "--feedback", 10, "--replace")
    outcome = run(copy, "restore", saved, "--json").json
    assert Path(outcome["before"]).exists()
    with copy.open() as db:
        assert db["feedback"].count == 5000


def test_a_backup_never_overwrites(run: Run, copy: Store, tmp_path: Path) -> None:
    (tmp_path / "there.db").write_bytes(b"mine")
    outcome = run(copy, "backup", tmp_path / "there.db")
    assert outcome.code == 1 and (tmp_path / "there.db").read_bytes() == b"mine"


@pytest.mark.parametrize("content", [None, b"no database"])
def test_a_bad_backup_changes_nothing(
    run: Run, copy: Store, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "bad.db").write_bytes(content)
    revision = copy.revision()
    outcome = run(copy, "restore", tmp_path / "bad.db")
    assert outcome.code == 1 and outcome.err and copy.revision() == revision


def test_check_is_content_with_a_sound_store(run: Run, demo: Store) -> None:
    outcome = run(demo, "check", "--json")
    assert outcome.code == 0 and outcome.json["is_sound"] and outcome.json["problems"] == []


def test_check_fails_on_a_damaged_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_bytes(b"no database at all" * 100)
    outcome = run(tmp_path / "bad.db", "check", "--json")
    assert outcome.code == 1 and outcome.json["problems"]


def test_a_damaged_store_is_a_sentence_to_every_command(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_bytes(b"no database at all" * 100)
    outcome = run(tmp_path / "bad.db", "report", "overview")
    assert outcome.code == 1 and "cannot be opened as a store" in outcome.err


def test_tone_reads_a_text_per_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "Great support, thank you\n系统太慢了，经常卡死\n\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="ascii"))
    good, bad, nothing = run(tmp_path / "none.db", "tone", "--json").json
    assert (good["language"], good["valence"]) == ("en", 1)
    assert (bad["language"], bad["valence"]) == ("zh", -1)
    assert nothing == {"text": "", "language": None, "tone": None, "valence": None}


def _process(*argv: str, cwd: Path = ROOT, **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "voc_core", *argv]
    return subprocess.run(command, cwd=cwd, capture_output=True, **more)  # type: ignore[call-overload]


def test_output_is_utf8_whatever_the_locale(demo: Store) -> None:
    done = _process(
        "--store", str(demo.path), "report", "two_voices", env={"LC_ALL": "C", "PYTHONUTF8": "0"}
    )
    assert done.returncode == 0 and "江澜重工" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_sees_no_traceback(demo: Store) -> None:
    command = f"{sys.executable} -m voc_core --store {demo.path} report journey --json | head -n 1"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True)
    assert done.stdout == b"{\n" and done.stderr == b""


def test_every_command_explains_itself(run: Run, tmp_path: Path) -> None:
    for name in COMMANDS:
        outcome = run(tmp_path / "none.db", name, "--help")
        assert outcome.code == 0 and "--json" in outcome.out, name


def test_a_token_is_made_listed_and_revoked(run: Run, store: Store) -> None:
    secret = run(store, "token", "create", "Zendesk", "--scope", "write", "--json").json["token"]
    (listed,) = run(store, "token", "list", "--json").json
    assert (listed["name"], listed["scopes"]) == ("Zendesk", "write")
    assert secret.startswith("antiphon_" + listed["hint"])
    assert run(store, "token", "revoke", 1, "--json").json == {"revoked": "Zendesk"}
    again = run(store, "token", "revoke", 1)
    assert again.code == 1 and "no token 1 in force" in again.err
    assert "no number of a token" in run(store, "token", "revoke", "Zendesk").err
    assert "needs a name" in run(store, "token", "create").err
