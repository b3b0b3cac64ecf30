"""Uploading in a real browser: by mouse, by keyboard alone, in Chinese, with hostile text."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import english
from tests.e2e.test_access import barriers
from voc_core.store import Store, imports
from voc_core.wording import Words

ZH = Words("zh_CN")
HOSTILE = "<script>alert(1)</script> ![x](http://evil.example/x.png) **b** =1+1 \u202egnp.exe"
SURVEY = "Response ID,Company,Contact,Submitted at,NPS,Comment\n" + "".join(
    f'R-2026-{i:04},Acme,"{HOSTILE}",2026-05-{i:02},{score},"{HOSTILE}"\n'
    for i, score in enumerate([*range(11), "eleven"], start=1)
)
INPUT = '[data-testid="stFileUploaderDropzoneInput"]'
READ, WRITE = re.compile("^Check the rows"), re.compile(r"Import \d")


def arrived(visitor, server, language="en", **options):
    """Return a visitor on the upload page who came by the first page."""
    return visitor(server, **options).open().open("upload", lang=language)


def give(visit, name: str, text: str):
    file = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    visit.page.set_input_files(INPUT, files=[file])
    return visit


def button(visit, name):
    return visit.page.get_by_role("button", name=name)


def tab_to(visit, name) -> None:
    """Press Tab until a button of this name has the focus."""
    focused = "() => document.activeElement?.innerText ?? ''"
    for _ in range(60):
        if re.search(name, visit.page.evaluate(focused)):
            return
        visit.page.keyboard.press("Tab")
    raise AssertionError(f"no focus on {name}")


def test_a_file_is_in_after_two_clicks_and_undone_with_a_third(own_server, visitor):
    visit = give(arrived(visitor, own_server), "survey.csv", SURVEY)
    button(visit, READ).click()
    button(visit, WRITE).click()
    expect(visit.page.get_by_text("11 rows of survey.csv are in")).to_be_visible()
    button(visit, "Undo this import").click()
    expect(visit.page.get_by_text("is undone")).to_be_visible()

    assert imports.table(Store(own_server.store))["undone_at"].notna().tolist() == [True]
    assert (visit.failures(), visit.complaints) == ([], [])


def test_a_sample_is_uploaded_with_the_keyboard_alone(own_server, visitor):
    visit = arrived(visitor, own_server)
    for name in ("English survey", "Check the rows", r"Import \d"):
        expect(button(visit, re.compile(name))).to_be_enabled()
        tab_to(visit, name)
        visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_text("are in.")).to_be_visible()


def test_the_file_dialog_opens_with_the_keyboard(server, visitor):
    visit = arrived(visitor, server)
    tab_to(visit, r"upload\s+Upload$")
    with visit.page.expect_file_chooser() as chosen:
        visit.page.keyboard.press("Enter")
    assert chosen.value.is_multiple()


def test_hostile_text_is_shown_as_text(own_server, visitor):
    visit = give(arrived(visitor, own_server), "<b>*h*</b>.csv", SURVEY)
    button(visit, READ).click()
    button(visit, WRITE).click()
    expect(visit.page.get_by_text("are in.")).to_be_visible()

    assert visit.page.locator('[data-testid="stMain"] img[src*="evil"]').count() == 0
    assert (visit.strangers, visit.complaints) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_step_has_a_grave_barrier_or_english_in_chinese(own_server, visitor, scheme):
    visit = arrived(visitor, own_server, "zh_CN", color_scheme=scheme)
    give(visit, "survey.csv", SURVEY)
    for name in (ZH("Check the rows"), re.compile(r"导入 \d"), ZH("Upload another file")):
        expect(button(visit, name)).to_be_visible()
        visit.wait()
        assert barriers(visit.page) == []
        assert english.left(visit.texts(), english.sentences()) == []
        button(visit, name).click()


def test_another_visitor_sees_the_import_without_a_restart(own_server, visitor):
    other = arrived(visitor, own_server)
    visit = give(arrived(visitor, own_server), "survey.csv", SURVEY)
    button(visit, READ).click()
    button(visit, WRITE).click()
    expect(visit.page.get_by_text("are in.")).to_be_visible()
    other.open("upload", lang="en")
    expect(other.page.get_by_text("Earlier imports")).to_be_visible()
