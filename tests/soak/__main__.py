"""Damaged files against the readers, each in a process that can be ended.

Prints how many were read, refused in words, and what was found: a crash, a hang, a lost row. What
is found is kept under build/soak/ with the file that shows it.
"""

import argparse
import multiprocessing
import sys
import time
import traceback
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

from tests.ingest.accounting import through
from tests.soak.corpus import corpus
from tests.soak.damage import damaged
from voc_core.errors import VocError

FOUND = Path("build/soak")
PATIENCE = 60.0
"""Longest time one file may take. [s]"""
MEMORY = 3 << 30
"""Most memory a worker may take. [bytes]"""


def outcome(data: bytes) -> tuple[str, str]:
    """Return what became of a file: read, refused or crash, and the details."""
    try:
        return "read", through(data).container
    except VocError as refusal:
        return ("refused", str(refusal)) if str(refusal) else ("crash", "a refusal without words")
    except BaseException:
        return "crash", traceback.format_exc()


def work(pipe: Connection, files: list[bytes]) -> None:
    """Answer seeds with outcomes until the pipe closes."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while (seed := pipe.recv()) is not None:
        pipe.send(outcome(damaged(files, seed)))


class Worker:
    """A process that reads files, started anew when one ends it."""

    def __init__(self, files: list[bytes]) -> None:
        self.files = files
        self._start()

    def _start(self) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=work, args=(theirs, self.files), daemon=True)
        self.process.start()
        theirs.close()

    def ask(self, seed: int) -> tuple[str, str]:
        """Return what became of the file of a seed."""
        try:
            self.pipe.send(seed)
            if self.pipe.poll(PATIENCE):
                return self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            code = self.process.exitcode
            self._start()
            return "died", f"exit code {code}"
        self.stop()
        self._start()
        return "hang", f"longer than {PATIENCE} s"

    def stop(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()


def keep(kind: str, seed: int, data: bytes, details: str) -> None:
    """Keep a file that shows something, and what it shows."""
    FOUND.mkdir(parents=True, exist_ok=True)
    (FOUND / f"{kind}-{seed}.bin").write_bytes(data)
    (FOUND / f"{kind}-{seed}.txt").write_text(details, encoding="utf-8")
    last = details.strip().splitlines()[-1][:160]
    print(f"  {kind} {FOUND / f'{kind}-{seed}.bin'}: {last}", flush=True)


def weighed(files: dict[str, bytes]) -> list[bytes]:
    """Return files so that delimited text, of which there are most, does not crowd others out."""
    others = ("html", "json", "jsonl", "zip", "gzip", "xlsx", "xls")
    return [data for name, data in files.items() for _ in range(3 if name in others else 1)]


def soak(minutes: float, seed: int) -> Counter[str]:
    """Return how many files were read, refused, or showed something."""
    files = weighed(corpus())
    worker, tally = Worker(files), Counter[str]()
    start = said = time.monotonic()
    while time.monotonic() - start < minutes * 60:
        kind, details = worker.ask(seed)
        tally[kind] += 1
        if kind == "read":
            tally[f"read as {details}"] += 1
        elif kind != "refused":
            keep(kind, seed, damaged(files, seed), details)
        if time.monotonic() - said > 60:
            said = time.monotonic()
            print(f"  {tally['read']} read, {tally['refused']} refused so far", flush=True)
        seed += 1
    worker.stop()
    return tally


def main() -> int:
    """Run, report, and return 1 if something was found."""
    parser = argparse.ArgumentParser(prog="make soak")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="first seed")
    said = parser.parse_args()
    print(f"Damaged files for {said.minutes:g} minutes, from seed {said.seed}", flush=True)
    tally = soak(said.minutes, said.seed)
    n = tally["read"] + tally["refused"]
    n_found = sum(tally[kind] for kind in ("crash", "hang", "died"))
    print(f"{n + n_found} files, {(n + n_found) / said.minutes / 60:.1f} a second")
    print(f"{tally['read']} read, {tally['refused']} refused in words, {n_found} findings")
    for kind in sorted(kind for kind in tally if kind.startswith("read as")):
        print(f"  {kind}: {tally[kind]}")
    return 1 if n_found else 0


if __name__ == "__main__":
    sys.exit(main())
