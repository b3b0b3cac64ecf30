"""The document about the measures says what the code does."""

import doctest
import re
from pathlib import Path

import pytest

from voc_core import metrics

DOC = Path(__file__).parents[2] / "docs" / "measures.md"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def text():
    return DOC.read_text(encoding="utf-8")


def test_every_worked_example_is_true(text):
    examples = "\n".join(BLOCK.findall(text))
    test = doctest.DocTestParser().get_doctest(examples, {}, DOC.name, str(DOC), 0)
    report: list[str] = []
    result = doctest.DocTestRunner().run(test, out=report.append)
    assert result.attempted > 40
    assert result.failed == 0, "".join(report)


@pytest.mark.parametrize("name", [n for n in metrics.__all__ if callable(getattr(metrics, n))])
def test_every_public_function_is_named_and_shown(text, name):
    assert f"`{name}`" in text
    assert any(f"metrics.{name}(" in block for block in BLOCK.findall(text))


@pytest.mark.parametrize("name", [n for n in metrics.__all__ if callable(getattr(metrics, n))])
def test_every_public_function_says_what_comes_back(name):
    words = getattr(metrics, name).__doc__
    assert re.match(r"(Return|Compare) .+\.\n", words)
    assert "Parameters\n" in words and "Returns\n" in words


def test_every_link_in_the_document_has_its_heading(text):
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings
