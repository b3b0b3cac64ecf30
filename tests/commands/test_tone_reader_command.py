"""Another reader of tone by command: nothing is sent unless it is said that it may."""

from pathlib import Path

import pytest

from tests.build import Build
from tests.commands.conftest import Run
from tests.endpoint import Endpoint, endpoint, tiny_model
from voc_core.reports import readers
from voc_core.store import feedback


def test_an_endpoint_is_sent_masked_texts_once_that_is_allowed(
    run: Run, small: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = small.contact(small.account("Acme"), name="Annegret Zubrow")
    small.note(ann, 0.0, text="Annegret Zubrow says it is slow")
    with endpoint(monkeypatch) as url:
        asked = ("tone", "--reader", "endpoint", "--url", url, "--model", "tiny")
        refused = run(small.store, *asked)
        assert refused.code == 1 and "1 texts" in refused.err and not Endpoint.sent
        assert run(small.store, *asked, "--send", "--json").json["texts"] == 1
        assert "Zubrow" not in " ".join(Endpoint.texts())
        small.note(ann, 0.0, text="slow again")
        assert run(small.store, "tone", "--catch-up", "--json").json == {"texts": 1}
    assert feedback.rows(small.store, ids=[1, 2])["tone"].tolist() == [-0.5, -0.5]


def test_an_endpoint_needs_leave_also_before_there_are_texts(run: Run, small: Build) -> None:
    asked = ("tone", "--reader", "endpoint", "--url", "http://127.0.0.1:9/v1", "--model", "m")
    assert "--send" in run(small.store, *asked).err
    assert "could not be asked" in run(small.store, *asked, "--send").err
    assert "not the address" in run(small.store, *asked[:4], "http://[abc", "--model", "m").err


def test_a_local_model_and_back(
    run: Run, small: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.note(small.contact(small.account("Acme")), 0.0, text="It is great")
    folder = tiny_model(tmp_path / "tiny", monkeypatch)
    assert run(small.store, "tone", "--reader", "local", "--path", folder).code == 0
    assert readers.chosen(small.store).name == "tiny"
    assert run(small.store, "tone", "--reader", "own").code == 0
    assert run(small.store, "tone", "--reader", "local", "--path", tmp_path / "no").code == 1
