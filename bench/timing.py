"""Times and memory, and the table they are printed in."""

import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

MIB: Final = 1024
BUDGET: Final = 3.0
"""How long one figure may be repeated. [seconds]"""


def once(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how long `work` took [seconds] and what it returned."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def on_one_core(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how long a core was busy with `work` [seconds], whatever else ran, and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def warm(work: Callable[[], Any], most: int = 9) -> float:
    """Return the median time of `work` once it has run before. [ms]"""
    once(work)
    times: list[float] = []
    while not times or (len(times) < most and sum(times) < BUDGET):
        times.append(once(work)[0])
    return sorted(times)[len(times) // 2] * 1000


def peak_memory() -> float:
    """Return the most memory this process has held so far. [MiB]

    Read from the kernel's account of this very program: what the program that started it held
    does not count, as it does in `resource.getrusage`.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(lines["VmHWM"].split()[0]) / MIB


def table(rows: Sequence[tuple[str, ...]], heading: Sequence[str]) -> str:
    """Return rows as a Markdown table, the first column to the left, the others to the right."""
    cells = [tuple(heading), *rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(heading))]
    rule = "|".join(["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])])
    lines = [_line(cells[0], widths), f"|{rule}|", *(_line(row, widths) for row in cells[1:])]
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = row
    padded = [first.ljust(widths[0])]
    padded += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
    return f"| {' | '.join(padded)} |"
