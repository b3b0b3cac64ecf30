"""The commands of `docs/api.md` do what stands beside them."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from voc_core.api import bodies, takes
from voc_core.settings import Settings
from voc_core.store import Store, tokens

DOC = Path(__file__).parents[2] / "docs" / "api.md"
BLOCK = re.compile(r"^```(sh|json)\n(.*?)^```$", re.DOTALL | re.MULTILINE)

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="the commands are curl's")


def test_every_command_works_and_answers_as_printed(
    live: str, store: Store, tmp_path: Path
) -> None:
    secret = tokens.create(store, "docs")
    blocks = BLOCK.findall(DOC.read_text(encoding="utf-8"))
    commands = [text for kind, text in blocks if kind == "sh" and "export" not in text]
    assert len(commands) == 6
    known = f"set -e; export ANTIPHON={live}/api TOKEN={secret}"
    answers = []
    for command in commands:
        script = "\n".join([known, command.replace("curl ", "curl -sS ")])
        done = subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stdout + done.stderr
        answers.append(done.stdout)
    printed = [json.loads(text) for kind, text in blocks if kind == "json"]
    health, *others = map(json.loads, answers[:3])
    assert health.keys() == printed[0].keys()
    assert others == printed[1:]


def test_what_the_document_says_of_the_limits_is_so() -> None:
    text = " ".join(DOC.read_text(encoding="utf-8").split())
    assert f"{takes.MAX_ITEMS:,}".replace(",", " ") + " items" in text
    assert f"{bodies.MAX_JSON // bodies.MB} MB at once" in text
    assert f"{Settings().api_calls} calls a minute" in text
    assert f"{Settings().api_failures} a minute without" in text
