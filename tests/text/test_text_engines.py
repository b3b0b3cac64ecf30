"""Other readers of tone: what is sent, what is accepted, and what is missing is said."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest

from voc_core.errors import VocError
from voc_core.text import engines


class Endpoint(BaseHTTPRequestHandler):
    """Answers every chat with `reply`, or one number per text; keeps what it was sent."""

    sent: ClassVar[list[dict[str, Any]]] = []
    reply: str | None = None
    status = 200

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.sent.append({"path": self.path, "key": self.headers["Authorization"], **body})
        texts = json.loads(body["messages"][1]["content"])
        said = self.reply or json.dumps([-0.5 if "slow" in text else 0.5 for text in texts])
        answer = json.dumps({"choices": [{"message": {"content": said}}]}).encode()
        self.send_response(self.status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *given: Any) -> None:
        """Say nothing."""


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Endpoint, "sent", [])
    with HTTPServer(("127.0.0.1", 0), Endpoint) as server:
        Thread(target=server.serve_forever, args=[0.02]).start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()


def masked(text: str) -> str:
    return text.replace("Anna", "…")


def test_only_masked_texts_are_sent_and_answers_come_in_order(url: str) -> None:
    read = engines.endpoint(url, "tiny", mask=masked, key="k")
    texts = ["Anna is slow", *["fine"] * engines.AT_ONCE]
    assert read(texts) == [-0.5, *[0.5] * engines.AT_ONCE]
    assert [one["path"] for one in Endpoint.sent] == ["/v1/chat/completions"] * 2
    assert "Anna" not in json.dumps(Endpoint.sent) and Endpoint.sent[0]["key"] == "Bearer k"


@pytest.mark.parametrize("reply", ["[0.1]", "[2, 0]", "[NaN, 0]", "nice", '{"a": 1}', "[[1], 0]"])
def test_an_answer_that_is_not_a_tone_each_is_refused(
    url: str, reply: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Endpoint, "reply", reply)
    with pytest.raises(VocError, match="did not answer with 2 numbers"):
        engines.endpoint(url, "tiny", mask=masked)(["a", "b"])


def test_texts_follow_no_redirect(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Endpoint, "status", 307)
    with pytest.raises(VocError, match="could not be asked"):
        engines.endpoint(url, "tiny", mask=masked)(["a"])
    assert len(Endpoint.sent) == 1


def test_an_endpoint_that_is_not_there_is_named() -> None:
    with pytest.raises(VocError, match=r"127\.0\.0\.1:9/v1 could not be asked"):
        engines.endpoint("http://127.0.0.1:9/v1", "tiny", mask=masked, timeout=2)(["a"])


@pytest.mark.parametrize("address", ["", "ftp://x/v1", "file:///etc/hosts", "localhost"])
def test_only_an_address_of_the_web_is_an_endpoint(address: str) -> None:
    with pytest.raises(VocError, match="not the address"):
        engines.endpoint(address, "tiny", mask=masked)


def test_a_local_model_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(VocError, match="not the folder of a model"):
        engines.local(tmp_path / "none")


@pytest.mark.skipif(bool(find_spec("transformers")), reason="transformers is installed")
def test_without_the_library_a_local_model_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(VocError, match="pip install transformers"):
        engines.local(tmp_path)


def test_labels_become_a_tone_and_unknown_ones_are_named() -> None:
    shares = [{"label": "Positive", "score": 0.7}, {"label": "LABEL_0", "score": 0.2}]
    assert engines._expected(shares) == pytest.approx(0.5)
    with pytest.raises(VocError, match="sarcasm"):
        engines._expected([{"label": "sarcasm", "score": 1.0}])
