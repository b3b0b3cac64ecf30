"""Every file is recognised as its own tool's and no other's; a table of no tool as nobody's."""

from pathlib import Path

import pytest

from sample_data import make_uploads
from tests.ingest.dialects.all_exports import EXPORTS
from tests.ingest.surveys import CHINESE, ENGLISH
from tests.ingest.tables import as_csv, seen
from voc_core.errors import VocError
from voc_core.ingest.dialects import DIALECTS

TOOLS = [dialect.name for dialect in DIALECTS[:-1]]
UPLOADS = sorted(p for p in (Path(make_uploads.__file__).parent / "uploads").iterdir())


def claims(data: bytes) -> list[str]:
    """Return the tools that recognise a file as theirs, each asked alone."""
    return [name for name in TOOLS if _is_recognised(data, name)]


def _is_recognised(data: bytes, name: str) -> bool:
    try:
        return seen(data, "export.dat", dialect=name).dialect == name
    except VocError:
        return False


@pytest.mark.parametrize("name", EXPORTS)
def test_a_file_is_claimed_by_its_own_tool_alone(name):
    rows = EXPORTS[name]
    data = rows if isinstance(rows, bytes) else as_csv(rows)
    assert claims(data) == [name.split()[0]]
    assert seen(data).dialect == name.split()[0]


@pytest.mark.parametrize("path", UPLOADS, ids=lambda path: path.name)
def test_a_table_of_no_tool_is_claimed_by_none(path):
    assert claims(path.read_bytes()) == []


@pytest.mark.parametrize("rows", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_a_small_survey_is_claimed_by_none(rows):
    assert claims(as_csv(rows)) == []
