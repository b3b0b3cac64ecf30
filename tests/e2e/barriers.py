"""What keeps people from using a page: the rules of axe-core."""

from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE: Final = ("serious", "critical")
NOT_OURS: Final = {
    # The sparkline inside `st.metric` takes no alt text; the figures beside it say the same.
    "svg-img-alt": '[data-testid="stMetric"]',
    # In dark the chosen segment is 3.6:1. Streamlit tints it from the primary colour, which must
    # stay dark enough for the white text of the buttons; no colour serves both.
    "color-contrast": 'button[data-variant="segmented_control"]',
}
"""Rules that elements built by Streamlit break, by the element that breaks them."""

STANDS_IN: Final = """
([targets, inside]) => targets.map(target => !!document.querySelector(target)?.closest(inside))
"""


def barriers(page: Page) -> list[str]:
    """Return a line for every grave barrier on a page that is ours to mend."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response
    grave = [rule for rule in found["violations"] if rule["impact"] in GRAVE]
    return [line for rule in grave for line in _ours(page, rule)]


def _ours(page: Page, rule: dict[str, Any]) -> list[str]:
    """Return a line for every element that breaks a rule and is ours to mend."""
    nodes = rule["nodes"]
    if inside := NOT_OURS.get(rule["id"]):
        targets = [str(node["target"][0]) for node in nodes]
        theirs = page.evaluate(STANDS_IN, [targets, inside])
        nodes = [node for node, skip in zip(nodes, theirs, strict=True) if not skip]
    return [f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}" for node in nodes]
