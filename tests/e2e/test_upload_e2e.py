"""Uploading in a real browser: by mouse, by keyboard alone, in Chinese, with hostile text."""

import re

from playwright.sync_api import expect

from pages.shared.i18n import NAMES
from tests.e2e import english
from tests.e2e.barriers import barriers
from tests.e2e.visit import PATIENCE
from voc_core.store import Store, imports
from voc_core.wording import Words

ZH = Words("zh_CN")
HOSTILE = "<script>alert(1)</script> ![x](http://evil.example/x.png) **b** =1+1 \u202egnp.exe"
HEADINGS = "Response ID,Company,Contact,Submitted at,NPS,Comment"
SURVEY = f"{HEADINGS}\n" + "".join(
    f'R-2026-{i:04},Acme,"{HOSTILE}",2026-05-{i:02},{score},"{HOSTILE}"\n'
    for i, score in enumerate([*range(11), "eleven"], start=1)
)
THEME = "color-contrast"
"""Colours are the theme's; test_pages holds them for every page."""
INPUT = '[data-testid="stFileUploaderDropzoneInput"]'
DROPZONE = '[data-testid="stFileUploaderDropzone"]'
READ, WRITE = re.compile("^Check the rows"), re.compile(r"Import \d")

expect.set_options(timeout=PATIENCE)


def arrived(visitor, server, language="en", **options):
    """Return a visitor on the upload page."""
    return visitor(server, **options).open("upload", lang=language)


def give(visit, name: str, text: str):
    file = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    visit.page.set_input_files(INPUT, files=[file])
    return visit


def button(visit, name):
    return visit.page.get_by_role("button", name=name)


def tab_to(visit, target) -> None:
    """Press Tab until `target` has the focus."""
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        visit.page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {target}")


def test_a_file_is_in_after_two_clicks_and_undone_with_a_third(own_server, visitor):
    visit = give(arrived(visitor, own_server), "survey.csv", SURVEY)
    button(visit, READ).click()
    button(visit, WRITE).click()
    expect(visit.page.get_by_text("11 rows of survey.csv are in")).to_be_visible()
    button(visit, "Undo this import").click()
    expect(visit.page.get_by_text("of survey.csv is undone")).to_be_visible()

    assert imports.table(Store(own_server.store))["undone_at"].notna().tolist() == [True]
    assert (visit.failures(), visit.complaints) == ([], [])


def test_a_sample_is_uploaded_with_the_keyboard_alone(own_server, visitor):
    visit = arrived(visitor, own_server)
    for name in ("English survey", "Check the rows", r"Import \d"):
        target = button(visit, re.compile(name))
        expect(target).to_be_enabled()
        visit.wait()
        tab_to(visit, target)
        visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_text("are in.")).to_be_visible()


def test_the_file_dialog_opens_with_the_keyboard(server, visitor):
    visit = arrived(visitor, server)
    tab_to(visit, visit.page.locator(DROPZONE).get_by_role("button", name="Upload", exact=True))
    choosers = []
    visit.page.on("filechooser", lambda chooser: choosers.append(chooser))
    for _ in range(5):  # a headless browser now and then swallows the first key
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_timeout(2000)
        if choosers:
            break
    assert choosers[0].is_multiple()


def test_hostile_text_is_shown_as_text(own_server, visitor):
    visit = give(arrived(visitor, own_server), "<b>*h*</b>.csv", SURVEY)
    button(visit, READ).click()
    button(visit, WRITE).click()
    expect(visit.page.get_by_text("are in.")).to_be_visible()

    assert visit.page.locator('[data-testid="stMain"] img[src*="evil"]').count() == 0
    assert (visit.strangers, visit.complaints) == ([], [])


def test_no_step_has_a_grave_barrier_or_english_in_chinese(own_server, visitor):
    visit = arrived(visitor, own_server, "zh_CN", color_scheme="dark")
    give(visit, "survey.csv", SURVEY.replace(HEADINGS, "编号,公司,姓名,提交时间,NPS,意见"))
    ours = english.sentences()
    for name in (ZH("Check the rows"), re.compile(r"导入 \d"), ZH("Upload another file")):
        expect(button(visit, name)).to_be_visible()
        visit.wait()
        assert [line for line in barriers(visit.page) if not line.startswith(THEME)] == []
        texts = [text for text in visit.texts() if text not in NAMES.values()]
        assert english.left(texts, ours) == []
        button(visit, name).click()


def test_another_visitor_sees_the_import_without_a_restart(own_server, visitor):
    other = arrived(visitor, own_server)
    visit = give(arrived(visitor, own_server), "survey.csv", SURVEY)
    button(visit, READ).click()
    button(visit, WRITE).click()
    expect(visit.page.get_by_text("are in.")).to_be_visible()
    other.open("upload", lang="en")
    expect(other.page.get_by_text("Earlier imports")).to_be_visible()
