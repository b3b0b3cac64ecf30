"""A real server, started as `make run` starts it, on a free port over a store of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent.parent
PATIENCE: Final = 60
"""How long a server may take until it answers. [seconds]"""


@dataclass(frozen=True)
class Server:
    """Where a running server answers, over which store, and what it wrote.

    Attributes
    ----------
    url : str
        Address without a slash at the end.
    store : Path
        The store it works on.
    log : Path
        Its output.
    """

    url: str
    store: Path
    log: Path


@contextmanager
def running(store: Path, today: str, entry: str = "asgi.py") -> Iterator[Server]:
    """Yield a server over `store` that sees figures from `today`; it ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = store.with_suffix(".log")
    environment = {**os.environ, "ANTIPHON_STORE": str(store), "ANTIPHON_TODAY": today}
    command = [sys.executable, "-m", "streamlit", "run", entry, "--server.port", str(port)]
    # The watcher would rerun pages whenever somebody saves a file while the tests run.
    command += ["--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            server = Server(f"http://127.0.0.1:{port}", store, log)
            _wait(process, server)
            yield server
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait(process: subprocess.Popen[bytes], server: Server) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start; it wrote:\n{server.log.read_text()}")
