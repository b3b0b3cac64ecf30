"""Every page as a browser sees it: in English by day, in Chinese by night on a small projector."""

import pytest

from tests.e2e import english
from tests.e2e.barriers import barriers
from tests.e2e.pages import CODES, MENU, VIEWS, address, shown
from tests.e2e.visit import Visit

OURS = english.sentences()
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def is_whole(visit: Visit) -> None:
    """Assert that the page came whole, from here alone, and that everybody can use it."""
    assert visit.failures() == []
    assert visit.complaints == []
    assert visit.strangers == []
    assert visit.page.locator(MENU).count() == len(CODES)
    assert barriers(visit.page) == []


@pytest.mark.parametrize("code", VIEWS)
def test_a_page_opens_whole_in_english_by_day(server, visitor, code):
    is_whole(visitor(server, color_scheme="light").open(address(code), lang="en", **shown(code)))


@pytest.mark.parametrize("code", VIEWS)
def test_a_page_opens_whole_in_chinese_by_night_on_a_small_projector(server, visitor, code):
    visit = visitor(server, color_scheme="dark")
    visit.page.set_viewport_size({"width": 1280, "height": 720})
    visit.open(address(code), lang="zh_CN", **shown(code))

    is_whole(visit)
    assert english.left(visit.texts(), OURS) == []
    assert visit.page.evaluate(WIDER) <= 0
