"""The API of the server that people run: what comes in is on the pages at the next look."""

import json
import re
import urllib.error
import urllib.request
from typing import Any

from playwright.sync_api import expect

from tests.e2e.visit import PATIENCE
from voc_core.store import tokens
from voc_core.store.base import Store

expect.set_options(timeout=PATIENCE)


def posted(server, secret: str, body: Any) -> tuple[int, dict]:
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    request = urllib.request.Request(
        f"{server.url}/api/feedback", json.dumps(body).encode(), headers, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def n_asked(visit) -> int:
    """Return how many people the NPS of the overview counts."""
    text = visit.page.inner_text('[data-testid="stMain"]')
    return int(re.search(r"NPS, everyone\s+\S+ n ([\d,]+)", text)[1].replace(",", ""))


def test_what_the_api_takes_is_on_the_pages_at_the_next_look(own_server, visitor):
    secret = tokens.create(Store(own_server.store), "Zendesk")
    visit = visitor(own_server).open()
    before = n_asked(visit)
    answer = {"source": "survey", "account": "Wire Ltd", "day": "2026-06-20", "metric": "nps"}
    people = [f"p{n}@wire.example" for n in range(3)]
    items = [{**answer, "score": 9, "external_id": f"T-{p}", "email": p} for p in people]
    status, told = posted(own_server, secret, items)
    assert (status, told["added"]) == (201, 3)
    visit.open()
    assert n_asked(visit) == before + 3
    visit.open("upload")
    page = visit.page
    page.locator('[data-testid="stSelectbox"] input').last.click()
    page.get_by_text(f"{told['import']} · API · api").click()
    expect(page.get_by_text("3 rows of API · api are in")).to_be_visible()
    with urllib.request.urlopen(f"{own_server.url}/api/health", timeout=30) as answer:
        assert json.load(answer)["status"] == "ok"
    assert secret not in own_server.log.read_text()
    assert not visit.complaints


def test_a_token_made_on_the_page_works_until_it_is_revoked(own_server, visitor):
    visit = visitor(own_server).open().open("settings", section="api")
    page = visit.page
    page.get_by_placeholder("such as Zendesk").fill("Jira")
    page.get_by_role("button", name="Make the token").click()
    dialog = page.get_by_role("dialog")
    secret = dialog.locator("code").inner_text().strip()
    dialog.get_by_role("button", name="I have copied it").click()
    expect(dialog).to_have_count(0)
    item = {"external_id": "1", "source": "ticket", "account": "Acme", "text": "x"}
    assert posted(own_server, secret, {**item, "day": "2026-06-20"})[0] == 201
    page.locator('[data-testid="stSelectbox"] input').click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Revoke …").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke", exact=True).click()
    expect(page.get_by_text("the API is closed")).to_be_visible()
    assert posted(own_server, secret, item)[0] == 401
