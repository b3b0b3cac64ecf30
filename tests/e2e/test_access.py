"""Everybody can use every page: the rules of axe-core, in light and dark."""

from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.pages import CODES, address

GRAVE: Final = ("serious", "critical")
NOT_OURS: Final[dict[str, str]] = {}
"""Rules that Streamlit's own elements break, with the selector that tells them, see each reason."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", CODES)
def test_a_page_has_no_grave_barrier(server, visitor, code, scheme):
    visit = visitor(server, color_scheme=scheme).open(address(code))
    found = Axe().run(visit.page, options={"resultTypes": ["violations"]}).response

    assert [_said(rule) for rule in found["violations"] if rule["impact"] in GRAVE] == []


def _said(rule: dict[str, Any]) -> str:
    places = "; ".join(f"{node['target']} {node['html'][:160]}" for node in rule["nodes"][:5])
    return f"{rule['id']}: {rule['help']} ({len(rule['nodes'])}): {places}"
