"""The floor plan holds: who may import whom, and how large a file may grow."""

import ast
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORE = sorted((ROOT / "voc_core").rglob("*.py"))
PAGES = sorted((ROOT / "pages").rglob("*.py"))
APPS = [ROOT / "app.py", ROOT / "asgi.py"]

GROUND = {"vocabulary", "errors", "tables", "filters", "settings", "wording"}
GROUND |= {"scripts", "domains", "folding"}
MIDDLE = {"ingest", "text", "store", "engine", "metrics", "charts", "story"}
TOP = {"reports", "api", "commands"}
MAY_ALSO = {"engine": {"store"}, "story": {"charts", "metrics"}}
BESIDE = {"api": {"commands"}, "commands": {"api"}}
"""What stands side by side on top of the reports, with the pages."""
ONLY_IN = {
    "streamlit": ("pages", "app", "asgi"),
    "sqlite3": ("store",),
    "sqlite_utils": ("store",),
    "altair": ("charts", "story"),
    "starlette": ("api", "asgi"),
    "jsonschema": ("api",),
}
LONGEST = {"page": 70, "voc_core": 300}


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted name of everything a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def layer(path: Path) -> str:
    """Return the part of the house a file is in: a folder or module of voc_core, pages, app."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "voc_core" and len(parts) > 1 else parts[0]


def ours(path: Path) -> set[str]:
    """Return the parts of voc_core a file imports, without its own."""
    used = {name.split(".")[1] for name in imports(path) if name.startswith("voc_core.")}
    return (used & (GROUND | MIDDLE | TOP)) - {layer(path)}


def offenders(paths: Iterable[Path], is_wrong: Callable[[Path], object]) -> list[str]:
    """Return the files for which something is wrong, and what."""
    found = ((path.relative_to(ROOT), is_wrong(path)) for path in paths)
    return [f"{path}: {wrong}" for path, wrong in found if wrong]


def test_a_layer_imports_only_what_lies_below_it():
    def too_high(path: Path) -> set[str]:
        here = layer(path)
        if here in GROUND:
            return ours(path) - GROUND
        if here in MIDDLE:
            return ours(path) - GROUND - MAY_ALSO.get(here, set())
        return ours(path) & (TOP if here == "reports" else BESIDE.get(here, set()))

    assert not offenders(CORE, too_high)


def test_a_page_does_not_go_through_the_api():
    assert not offenders(PAGES, lambda path: ours(path) & {"api", "commands"})


def test_the_core_knows_no_page():
    assert not offenders(
        CORE, lambda path: _tops(path) & {"pages", "app", "asgi", "tests", "bench"}
    )


def test_a_library_is_imported_only_where_it_belongs():
    def misplaced(path: Path) -> set[str]:
        return {n for n in _tops(path) if n in ONLY_IN and layer(path) not in ONLY_IN[n]}

    assert not offenders([*CORE, *PAGES, *APPS], misplaced)


def test_only_the_store_speaks_sql():
    speaking = [p for p in CORE + PAGES if ".execute(" in p.read_text(encoding="utf-8")]
    assert {layer(path) for path in speaking} == {"store"}


def test_pages_touch_no_table_library():
    assert not offenders([*PAGES, *APPS], lambda path: _tops(path) & {"pandas", "altair", "polars"})


def test_no_page_lets_html_through():
    unsafe = "unsafe_allow_html"
    assert not offenders([*PAGES, *APPS], lambda path: unsafe in path.read_text(encoding="utf-8"))


def test_a_page_is_thin():
    pages = [path for path in PAGES if path.parent.name != "shared"]
    assert not offenders([*pages, *APPS], lambda path: _lines_over(path, LONGEST["page"]))


def test_a_file_of_the_core_can_be_read_in_one_sitting():
    assert not offenders(CORE, lambda path: _lines_over(path, LONGEST["voc_core"]))


def test_no_page_lies_directly_in_pages():
    """Such a file is served without app.py to the first visitor of a fresh server."""
    assert not list((ROOT / "pages").glob("*.py"))


def _tops(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


def _lines_over(path: Path, most: int) -> str:
    n = len(path.read_text(encoding="utf-8").splitlines())
    return f"{n} lines, at most {most}" if n > most else ""
