"""An OpenAI-compatible endpoint on this machine, and a library of models that a test made."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.machinery import ModuleSpec
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any, ClassVar

import pytest


class Endpoint(BaseHTTPRequestHandler):
    """Answers every chat with `reply`, or one number per text; keeps what it was sent."""

    sent: ClassVar[list[dict[str, Any]]] = []
    reply: str | None = None
    status = 200
    stops_after: int | None = None

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.sent.append({"path": self.path, "key": self.headers["Authorization"], **body})
        texts = json.loads(body["messages"][1]["content"])
        said = self.reply or json.dumps([-0.5 if "slow" in text else 0.5 for text in texts])
        is_over = self.stops_after is not None and len(self.sent) > self.stops_after
        answer = json.dumps({"choices": [{"message": {"content": said}}]}).encode()
        self.send_response(500 if is_over else self.status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *given: Any) -> None:
        """Say nothing."""

    @classmethod
    def texts(cls) -> list[str]:
        """Return every text that was sent."""
        return [t for one in cls.sent for t in json.loads(one["messages"][1]["content"])]


@contextmanager
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve on a free port and yield the address."""
    monkeypatch.setattr(Endpoint, "sent", [])
    with HTTPServer(("127.0.0.1", 0), Endpoint) as server:
        Thread(target=server.serve_forever, args=[0.02]).start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()


def tiny_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a model that knows a few words, and a library that reads such models; return it."""
    folder.mkdir()
    (folder / "words.json").write_text(json.dumps({"slow": "NEGATIVE", "great": "POSITIVE"}))
    library = ModuleType("transformers")
    library.__spec__ = ModuleSpec("transformers", None)
    library.pipeline = _pipeline  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "transformers", library)
    return folder


def _pipeline(task: str, *, model: str, tokenizer: str, top_k: None, truncation: bool) -> Any:
    """Do what transformers' pipeline of that task does, with the words of the folder."""
    assert (task, model, top_k, truncation) == ("text-classification", tokenizer, None, True)
    known: dict[str, str] = json.loads((Path(model) / "words.json").read_text())

    def read(texts: list[str]) -> list[list[dict[str, Any]]]:
        said = [
            next((label for word, label in known.items() if word in t), "NEUTRAL") for t in texts
        ]
        return [[{"label": one, "score": 0.8}, {"label": "NEUTRAL", "score": 0.2}] for one in said]

    return read
