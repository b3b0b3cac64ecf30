"""An import in a process of its own, that tells every step it takes."""

from multiprocessing.connection import Connection
from pathlib import Path

from tests.importing.answers import answer, checked, mapping_of, recognised
from voc_core.reports import importing
from voc_core.store import Store

N_ROWS = 4_000


def write(path: Path, who: str, steps: Connection) -> None:
    """Import `N_ROWS` answers; what is sent is the beginning, each step, and the end."""
    people = ((n, f"Account {n % 50}", f"{who} {n % 700}") for n in range(2, N_ROWS + 2))
    rows = [
        answer(n, account, n % 11, contact=name, text="slow " * 20, touchpoint=f"Step {n % 7}")
        for n, account, name in people
    ]
    chunks = [checked(rows[i : i + 500]) for i in range(0, len(rows), 500)]
    steps.send("go")
    file = recognised(who, N_ROWS, ["A", who])
    importing.run_checked(
        Store(path),
        file,
        mapping_of(),
        chunks,
        with_tone=False,
        on_progress=lambda done, total: steps.send((done, total)),
    )
    steps.send("done")
