"""Every page, in both languages, as a browser sees it."""

import pytest

from tests.e2e import english
from tests.e2e.pages import CODES, address, shown

OURS = english.sentences()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("code", CODES)
def test_a_page_opens_whole(server, visitor, code, language):
    visit = visitor(server).open(address(code), lang=language, **shown(code))

    assert visit.failures() == []
    assert visit.complaints == []
    assert visit.strangers == []
    assert visit.page.locator('[data-testid="stSidebarNavLink"]').count() == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_left_in_english(server, visitor, code):
    visit = visitor(server).open(address(code), lang="zh_CN", **shown(code))

    assert english.left(visit.texts(), OURS) == []


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_readable_on_a_small_projector(server, visitor, code):
    visit = visitor(server)
    visit.page.set_viewport_size({"width": 1280, "height": 720})
    visit.open(address(code))

    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert visit.page.evaluate(wider) <= 0
