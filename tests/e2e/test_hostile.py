"""Names and texts that mean harm are shown as text wherever they are shown."""

from pathlib import Path

import pytest

from tests.build import Build
from tests.e2e.conftest import Stage
from tests.e2e.pages import address, shown
from tests.e2e.server import Server
from voc_core.store import Store

SCRIPT = "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>"
MARKDOWN = "![x](http://evil.example/x.png) [a](javascript:alert(1)) **b** $x$ :red[r]"
HOSTILE = f"{SCRIPT} {MARKDOWN} =1+1 \u202egnp.exe \ufeff 😀"
LONG = HOSTILE + "\x00" + "长" * 100_000


@pytest.fixture(scope="session")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in which every name and every text means harm."""
    path = tmp_path_factory.mktemp("hostile") / "antiphon.db"
    small = Build(Store.at(path))
    place = small.touchpoint(HOSTILE, stage=HOSTILE, expectation=HOSTILE, owner=HOSTILE)
    account = small.account(HOSTILE, arr=1_000_000, csm=HOSTILE, region=HOSTILE, industry=HOSTILE)
    for role, score in (("user", 10), ("user", 9), ("manager", 5), ("decision_maker", 0)):
        person = small.contact(account, role, name=HOSTILE, title=HOSTILE)
        small.score(person, score, text=LONG, tone=-0.8, touchpoint_id=place)
        small.note(person, -0.9, text=HOSTILE, touchpoint_id=place)
    return path


@pytest.fixture
def hostile(stage: Stage, harmful: Path) -> Server:
    """Return a server over a store in which every name and every text means harm."""
    return stage.show(harmful)


SPOKEN = ("overview", "journey", "account", "voices", "accounts")
"""Pages that show texts and names."""


@pytest.mark.parametrize("code", SPOKEN)
def test_what_means_harm_is_shown_as_text(hostile, visitor, code):
    panel = {"touchpoint": 1} if code == "journey" else {}
    visit = visitor(hostile).open(address(code), **shown(code), **panel)

    assert visit.failures() == []
    assert (visit.strangers, visit.complaints) == ([], [])
    assert visit.page.evaluate("window.harmed") is None
    assert visit.page.locator('[data-testid="stMain"] a[href^="javascript"]').count() == 0
    assert visit.page.locator('[data-testid="stMain"] img[src*="evil"]').count() == 0
