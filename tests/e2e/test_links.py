"""A link shows the same view to everybody, in their language, also on a server just started."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.e2e.pages import CODES, MENU, address
from tests.e2e.server import running
from voc_core.wording import Words

ZH = Words("zh_CN")
CHOSEN = {"lens": "nps", "roles": ["user", "decision_maker"], "window": "24", "hide": "1"}


def pairs(query: str) -> set[str]:
    return set(query.split("&"))


def test_a_deep_link_on_a_server_just_started_opens_whole(new_server, visitor):
    visit = visitor(new_server).open("two_voices", lang="zh_CN", lens="nps")

    assert visit.title() == ZH("Two voices")
    assert visit.page.locator(MENU).count() == len(CODES)
    assert ZH.label("nps") in visit.page.locator('[data-testid="stMain"]').inner_text()
    assert visit.failures() == []
    assert visit.page.get_by_role("dialog").all_inner_texts() == []


def test_streamlit_run_app_works_too(demo, tmp_path, visitor):
    with running(Path(shutil.copy(demo.path, tmp_path / "a.db")), TODAY, "app.py") as server:
        visit = visitor(server).open(lang="en")

        assert visit.title() == "Overview"
        assert (visit.failures(), visit.complaints) == ([], [])


@pytest.mark.parametrize("code", ["overview", "account", "voices"])
def test_a_link_of_one_language_opens_in_the_other_with_its_filters(server, visitor, code):
    link = visitor(server).open(address(code), lang="en", **CHOSEN).query()
    assert pairs("lens=nps&roles=user&roles=decision_maker&window=24&hide=1") <= pairs(link)

    other = visitor(server).open(f"{address(code)}?{link.replace('lang=en', 'lang=zh_CN')}")
    assert pairs(other.query()) == pairs(link.replace("lang=en", "lang=zh_CN"))
    assert other.failures() == []


def test_the_language_of_the_browser_is_the_first_choice(server, visitor):
    assert visitor(server, locale="zh_CN").open("journey").title() == ZH("Journey")
    assert visitor(server, locale="en").open("journey").title() == "Journey"


def test_switching_the_language_keeps_page_and_filters(server, visitor):
    visit = visitor(server).open("journey", lang="en", lens="nps", window="24")
    visit.page.get_by_role("radio", name="中文").click()
    visit.page.get_by_role("heading", name=ZH("Journey"), exact=True).wait_for()
    visit.wait()

    assert visit.title() == ZH("Journey")
    assert pairs("lens=nps&window=24") <= pairs(visit.query())


def test_changing_page_keeps_the_filters(server, visitor):
    visit = visitor(server).open("journey", lang="en", lens="nps", window="24")
    visit.page.locator(MENU).filter(has_text="Two voices").click()
    visit.page.wait_for_url("**/two_voices**")
    visit.wait()

    assert visit.title() == "Two voices"
    assert pairs("lens=nps&window=24") <= pairs(visit.query())


def test_one_step_back_leads_to_the_page_before(server, visitor):
    visit = visitor(server).open("journey", lang="en", lens="nps", window="24")
    for title, name in (("Two voices", "two_voices"), ("Settings", "settings")):
        visit.page.locator(MENU).filter(has_text=title).click()
        visit.page.wait_for_url(f"**/{name}**")
        visit.wait()
    for name, title in (("two_voices", "Two voices"), ("journey", "Journey")):
        visit.page.go_back()
        visit.page.wait_for_url(f"**/{name}**")
        visit.wait()
        assert visit.title() == title
        assert pairs("lens=nps&window=24") <= pairs(visit.query())


def test_a_link_with_nonsense_opens_as_if_it_were_not_there(server, visitor):
    visit = visitor(server).open(
        "journey", lang="en", lens="nsp", window="-1", account="x", until="?"
    )

    assert visit.failures() == []
    assert "nsp" not in visit.query()
