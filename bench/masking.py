"""How much of what is personal is masked, and how fast: sentences with the personal parts marked.

`tuned` was looked at while the rules were made; `fresh` was written before it was first measured
and the rules were not changed for it afterwards.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bench.timing import once, table
from voc_core.text.masking import Masker, Span

HERE: Final = Path(__file__).parent
KNOWN: Final = (
    *("Tom Baker", "Anna Müller", "Will May", "Wang Wei", "王伟", "张晓明", "高峰", "李娜", "刘洋"),
    *("c.novak@example.com", "Grace Price"),
)
SPARED: Final = ("Ford", "Baker Hughes", "王府井百货")
MARKED: Final = re.compile(r"\{(person|email|phone|id):([^{}]*)\}")
AGAIN: Final = 40
"""Times the sentences are read over to be timed."""


def sentences(which: str) -> list[tuple[str, list[Span]]]:
    """Return the sentences of a set, `tuned` or `fresh`, each with what is personal in it."""
    lines = (HERE / "masking.tsv").read_text(encoding="utf-8").splitlines()
    return [_read(line.split("\t")[1]) for line in lines if line.startswith(f"{which}\t")]


def masker() -> Masker:
    """Return a masker that knows a few people and firms."""
    return Masker(KNOWN, SPARED)


def measured() -> dict[str, Any]:
    """Measure both sets.

    Returns
    -------
    dict
        By set ``precision`` and ``recall`` of marked parts [0 to 1], ``n`` and ``missed``;
        ``speed`` [texts/s].
    """
    mask = masker()
    found = {which: measured_of(which) for which in ("tuned", "fresh")}
    texts = [text for which in ("tuned", "fresh") for text, _ in sentences(which)] * AGAIN
    seconds, _ = once(lambda: [mask.spans(text) for text in texts])
    return found | {"speed": len(texts) / seconds}


def as_text(found: dict[str, Any]) -> str:
    """Return the table, and what was missed or masked without need."""
    sets = [(which, found[which]) for which in ("tuned", "fresh")]
    rows = [
        (which, str(one["n"]), f"{one['precision']:.3f}", f"{one['recall']:.3f}")
        for which, one in sets
    ]
    missed = [f"- {which}: {line}" for which, one in sets for line in one["missed"]]
    speed = ("texts/s", "", f"{found['speed']:,.0f}", "")
    heading = ["Masking", "texts", "precision", "recall"]
    return "\n\n".join([table([*rows, speed], heading), "\n".join(missed)])


def measured_of(which: str) -> dict[str, Any]:
    """Return ``n``, ``precision``, ``recall`` [0 to 1] and what was ``missed`` of one set."""
    mask, rows = masker(), sentences(which)
    n_right = n_found = n_due = 0
    missed = []
    for text, due in rows:
        spans = mask.spans(text)
        right = set(spans) & set(due)
        n_right, n_found, n_due = n_right + len(right), n_found + len(spans), n_due + len(due)
        if right != set(due) or right != set(spans):
            missed.append(f"{text!r}: {[(text[a:b], kind) for a, b, kind in spans]}")
    return {"n": len(rows), "precision": n_right / n_found, "recall": n_right / n_due,
            "missed": missed}  # fmt: skip


def _read(line: str) -> tuple[str, list[Span]]:
    spans: list[Span] = []
    pieces: list[str] = []
    for piece, kind in _pieces(line.replace("⏎", "\n")):
        start = sum(map(len, pieces))
        pieces.append(piece)
        spans += [Span(start, start + len(piece), kind)] if kind else []
    return "".join(pieces), spans


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    last = 0
    for match in MARKED.finditer(line):
        yield line[last : match.start()], ""
        yield match[2], match[1]
        last = match.end()
    yield line[last:], ""


if __name__ == "__main__":
    print(as_text(measured()))
