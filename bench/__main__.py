"""`make bench`: measure every size, print the tables, keep them in build/bench.md."""

import argparse
import platform
import sys
from typing import Any, Final

from bench import files, masking, tone
from bench.parts import FOLDER, PARTS, measured
from bench.timing import table

SIZES: Final = (5_000, 100_000, 1_000_000)
TARGETS: Final = {
    "cold": "Cold snapshot [s], at most 4",
    "report": "Slowest report, warm [ms], at most 150",
    "memory": "Most memory while answering [MiB], at most 1,536",
    "speed": "Import without tone [rows/s], at least 15,000",
    "import memory": "Most memory while importing [MiB], at most 1,536",
}
WAYS: Final = "Touchpoint × role, 12 months: ours / SQL [ms], times faster"


def main() -> None:
    """Measure what was asked for and print it."""
    options = _options()
    found: dict[int, dict[str, Any]] = {}
    for size in options.sizes:
        found[size] = {}
        for part in options.parts:
            print(f"measuring {part} at {size:,} feedbacks ...", file=sys.stderr, flush=True)
            found[size][part] = measured(part, size)
    parts = [_text(found)]
    if options.files:
        parts.append(files_text(files.compared()))
    if options.tone:
        parts.append(tone.as_text(tone.compared()))
        parts.append(masking.as_text(masking.measured()))
    text = "\n\n".join(parts)
    print(text)
    (FOLDER.parent / "bench.md").write_text(text + "\n", encoding="utf-8")


def _text(found: dict[int, dict[str, Any]]) -> str:
    heading = [f"{size:,}" for size in found]
    titles = (
        ("Whole", _whole),
        (WAYS, _counting),
        ("Reports, warm (with new filters) [ms]", _reports),
        ("Pages in a browser [s]", _pages),
        ("First page of voices, at most 150 [ms]", _queries),
    )
    parts = [f"Python {platform.python_version()}, {platform.machine()}."]
    for title, rows_of in titles:
        if rows := rows_of(found):
            parts.append(table(rows, [title, *heading]))
    return "\n\n".join(parts)


def _whole(found: dict[int, dict[str, Any]]) -> list[tuple[str, ...]]:
    rows: dict[str, list[str]] = {}
    for parts in found.values():
        if answering := parts.get("answering"):
            slowest = max(ms for _, ms in answering["reports"].values())
            rows.setdefault(TARGETS["cold"], []).append(f"{answering['cold']:.2f}")
            rows.setdefault(TARGETS["report"], []).append(f"{slowest:.0f}")
            rows.setdefault(TARGETS["memory"], []).append(f"{answering['memory']:,.0f}")
        if importing := parts.get("bringing_in"):
            rows.setdefault(TARGETS["speed"], []).append(f"{importing['speed']:,.0f}")
            rows.setdefault(TARGETS["import memory"], []).append(f"{importing['memory']:,.0f}")
    return [(name, *cells) for name, cells in rows.items()]


def _counting(found: dict[int, dict[str, Any]]) -> list[tuple[str, ...]]:
    def cell(times: list[float]) -> str:
        ours, sql = times
        return f"{ours:.1f} / {sql:.1f} = {sql / ours:.1f} ×"

    return _rows(found, "answering", "counting", cell)


def _reports(found: dict[int, dict[str, Any]]) -> list[tuple[str, ...]]:
    return _rows(found, "answering", "reports", lambda times: f"{times[1]:.0f} ({times[0]:.0f})")


def _pages(found: dict[int, dict[str, Any]]) -> list[tuple[str, ...]]:
    return _rows(found, "showing", "pages", lambda seconds: f"{seconds:.2f}")


def _queries(found: dict[int, dict[str, Any]]) -> list[tuple[str, ...]]:
    rows = _rows(found, "finding", "queries", lambda ms: f"{ms:.0f}")
    built = [f"{part['finding']['build']:.1f}" for part in found.values() if "finding" in part]
    return [*rows, ("Building the index [s]", *built)] if built else []


def _rows(
    found: dict[int, dict[str, Any]], part: str, name: str, cell: Any
) -> list[tuple[str, ...]]:
    columns = [parts[part][name] for parts in found.values() if part in parts]
    names = columns[0] if columns else ()
    return [(row, *(cell(column[row]) for column in columns)) for row in names]


def files_text(found: dict[str, Any]) -> str:
    """Return the tables of whole files brought in, ours beside tools that only copy."""
    titles = {"csv": f"CSV of {max(found['memory']):,} rows", "xlsx": "XLSX of 200,000 rows"}
    parts = [
        table(
            [
                (way, f"{speed:,.0f}", f"{memory:,.0f}")
                for way, (speed, memory) in found[name].items()
            ],
            [title, "rows/s", "most memory [MiB]"],
        )
        for name, title in titles.items()
    ]
    memory = [("Most memory, every check [MiB]", *(f"{m:,.0f}" for m in found["memory"].values()))]
    return "\n\n".join(
        [*parts, table(memory, ["Rows of a CSV", *map("{:,}".format, found["memory"])])]
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument(
        "--parts",
        nargs="*",
        choices=tuple(PARTS),
        default=tuple(PARTS),
    )
    parser.add_argument(
        "--no-files", dest="files", action="store_false", help="leave whole files out"
    )
    parser.add_argument(
        "--no-tone", dest="tone", action="store_false", help="leave tone and masking out"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
