"""No file belongs to two tools, and an ordinary table to none."""

from pathlib import Path

import pytest

from tests.ingest.dialects import western_exports
from tests.ingest.dialects.all_exports import EXPORTS
from tests.ingest.dialects.exports import understood
from tests.ingest.tables import as_csv, seen
from voc_core.ingest.dialects import DIALECTS
from voc_core.ingest.dialects.base import Seen
from voc_core.ingest.dialects.generic import GENERIC

UPLOADS = Path(__file__).parents[3] / "sample_data" / "uploads"
OF_TOOLS = [dialect for dialect in DIALECTS if dialect is not GENERIC]


def data_of(name: str) -> bytes:
    """Return an export as a file."""
    export = EXPORTS[name]
    return export if isinstance(export, bytes) else as_csv(export)


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_recognised_as_its_own_tool(name):
    assert seen(data_of(name)).dialect == name.split()[0]


@pytest.mark.parametrize("name", [n for n, e in EXPORTS.items() if not isinstance(e, bytes)])
def test_no_two_dialects_claim_an_export(name):
    head = [list(row) for row in EXPORTS[name]]
    claimed = [d.name for d in OF_TOOLS if d.recognise(Seen(head)) is not None]
    assert claimed == [name.split()[0]]


@pytest.mark.parametrize("name", western_exports.EXPORTS)
def test_a_title_above_changes_nothing(name):
    assert seen(as_csv([["Wave 1"], [], *EXPORTS[name]])).dialect == name.split()[0]


@pytest.mark.parametrize("name", western_exports.EXPORTS)
def test_every_row_of_an_export_is_accounted_for_once(name):
    checked = understood(data_of(name)).checked
    good, aside = {*checked.rows["row"]}, {*checked.aside.index}
    assert not good & aside and not checked.problems
    assert len(good) + len(aside) + checked.empty == checked.n_read


@pytest.mark.parametrize("name", sorted(path.name for path in UPLOADS.iterdir()))
def test_an_ordinary_table_belongs_to_no_tool(name):
    assert seen((UPLOADS / name).read_bytes(), name).dialect == "generic"
