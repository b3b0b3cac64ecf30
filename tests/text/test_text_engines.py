"""Other readers of tone: what is sent, what is accepted, and what is missing is said."""

import json
import traceback
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.endpoint import Endpoint, endpoint, tiny_model
from voc_core.errors import VocError
from voc_core.text import engines

ODD = ("[true, false]", '"10"', "[" * 90_000, f"[0, 1{'0' * 400}]", '{"1": 0, "0": 1}', "null")


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with endpoint(monkeypatch) as address:
        yield address


def masked(text: str) -> str:
    return text.replace("Anna", "…")


def test_only_masked_texts_are_sent_and_answers_come_in_order(url: str) -> None:
    read = engines.endpoint(url, "tiny", mask=masked, key="k")
    texts = ["Anna is slow", *["fine"] * engines.AT_ONCE]
    assert read(texts) == [-0.5, *[0.5] * engines.AT_ONCE]
    assert [one["path"] for one in Endpoint.sent] == ["/v1/chat/completions"] * 2
    assert "Anna" not in json.dumps(Endpoint.sent) and Endpoint.sent[0]["key"] == "Bearer k"


@pytest.mark.parametrize(
    "reply", ["[0.1]", "[2, 0]", "[NaN, 0]", "nice", '{"a": 1}', "[[1], 0]", *ODD]
)
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


def test_only_an_address_of_the_web_is_an_endpoint() -> None:
    with pytest.raises(VocError, match="not the address"):
        engines.endpoint("file:///etc/hosts", "tiny", mask=masked)


@pytest.mark.parametrize(
    "raw", [b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}"]
)
def test_what_is_no_answer_at_all_is_said(
    url: str, raw: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Endpoint, "do_POST", lambda self: self.wfile.write(raw))
    with pytest.raises(VocError, match=r"could not be asked|did not answer"):
        engines.endpoint(url, "tiny", mask=masked)(["a"])


def test_the_key_is_in_no_error(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    key = "sk-" + "".join(reversed("TERCES"))  # a traceback shows the lines of this test
    monkeypatch.setattr(Endpoint, "reply", f'"no such key: {key}"')
    with pytest.raises(VocError, match="no such key: …") as refused:
        engines.endpoint(url, "tiny", mask=masked, key=key)(["a"])
    with pytest.raises(VocError, match="could not be asked") as broken:
        engines.endpoint(url, "tiny", mask=masked, key=key + "\n")(["a"])
    for error in (refused, broken):
        assert key not in "".join(traceback.format_exception(error.value))


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


def test_a_local_model_reads_with_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = engines.local(tiny_model(tmp_path / "tiny", monkeypatch))
    assert read(["slow", "great", "Monday"]) == pytest.approx([-0.8, 0.8, 0.0])
