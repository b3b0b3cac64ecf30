"""What means harm is refused in words, within two seconds and 200 MB."""

import json
import subprocess
import sys

import pytest

from tests.ingest.hostile import cases
from tests.ingest.tables import LIMITS
from voc_core.errors import VocError
from voc_core.ingest import recognise

SECONDS = 2.0
MEGABYTES = 200

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="peaks are read from /proc")


@pytest.fixture(scope="module")
def costs():
    """Return what reading each hostile file cost in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ingest.hostile"],
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    found = map(json.loads, done.stdout.splitlines())
    return {cost["name"]: cost for cost in found}


@pytest.mark.parametrize("name", cases())
def test_a_harmful_file_is_refused_quickly_and_cheaply(name, costs):
    cost = costs[name]
    assert not cost["refusal"].startswith(("READ", "CRASH")), cost
    assert cost["cpu"] < SECONDS
    assert cost["mb"] < MEGABYTES


def test_a_file_beyond_the_limit_is_refused_before_it_is_looked_at():
    class Huge(bytes):
        def __len__(self):
            return 2_000_000_000

    with pytest.raises(VocError, match="2000 MB; the limit is 200 MB"):
        recognise("q3.csv", Huge(b'Account,"Why'), LIMITS)
