"""Another reader of tone: tried first, resumed, caught up with, and taken back to the letter."""

import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.build import Build
from tests.endpoint import Endpoint, endpoint, tiny_model
from tests.importing import answers
from voc_core.errors import VocError
from voc_core.reports import importing, reader_choice, readers, tone_reading
from voc_core.reports.readers import OWN, Reader
from voc_core.store import Store, feedback, settings
from voc_core.store import tone_reading as waits
from voc_core.store import tones as stored

TEXTS = (
    *("The export is slow, says Anna Müller.", "Great support!"),
    *("Visit on Monday.", "Great support!"),
)


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with endpoint(monkeypatch) as address:
        yield address


@pytest.fixture
def told(small: Build) -> Build:
    ann = small.contact(small.account("Acme"), name="Anna Müller")
    for text in TEXTS:
        small.note(ann, 0.0, text=text)
    small.score(ann, 9, text="Call 13812345678, slow")
    tone_reading.read_again(small.store)
    return small


def heard(small: Build) -> list[float]:
    rows = feedback.rows(small.store, ids=range(1, 50), limit=50)
    return [float(tone) for tone in rows.sort_values("id")["tone"]]


def test_an_endpoint_reads_all_texts_masked_and_the_way_back_is_exact(
    told: Build, url: str
) -> None:
    before = heard(told)
    assert reader_choice.choose(told.store, Reader("endpoint", url=url, model="tiny")) == 5
    assert heard(told) == [-0.5, 0.5, 0.5, 0.5, -0.5] and tone_reading.is_up_to_date(told.store)
    sent = " ".join(Endpoint.texts())
    assert "Müller" not in sent and "13812345678" not in sent and "[person]" in sent
    assert sent.count("Great support!") == 1  # said twice, sent once
    assert reader_choice.choose(told.store, OWN) == 5
    assert heard(told) == before


def test_scored_feedback_keeps_its_valence(told: Build, url: str) -> None:
    reader_choice.choose(told.store, Reader("endpoint", url=url, model="tiny"))
    rows = feedback.rows(told.store, ids=[1, 5]).sort_values("id")
    assert rows["valence"].tolist() == [-1, 1]


def test_a_correction_wins_over_any_reader(told: Build, url: str) -> None:
    stored.correct(told.store, 1, 1)
    reader_choice.choose(told.store, Reader("endpoint", url=url, model="tiny"))
    assert heard(told)[0] == 1.0


def test_one_that_does_not_answer_is_not_put_in_force(told: Build) -> None:
    before = heard(told)
    with pytest.raises(VocError, match="could not be asked"):
        reader_choice.choose(told.store, Reader("endpoint", url="http://127.0.0.1:9/v1", model="x"))
    assert readers.chosen(told.store) == OWN and heard(told) == before


def test_one_that_breaks_off_is_resumed_where_it_was(
    told: Build, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tone_reading, "FEW", 2)
    monkeypatch.setattr(Endpoint, "stops_after", 2)  # the trial and two texts
    with pytest.raises(VocError, match="could not be asked"):
        reader_choice.choose(told.store, Reader("endpoint", url=url, model="tiny"))
    assert heard(told)[:2] == [-0.5, 0.5] and not tone_reading.is_up_to_date(told.store)
    monkeypatch.setattr(Endpoint, "stops_after", None)
    assert tone_reading.read_again(told.store) == 3
    assert heard(told) == [-0.5, 0.5, 0.5, 0.5, -0.5] and tone_reading.is_up_to_date(told.store)
    assert tone_reading.read_again(told.store) == 0  # nothing is sent twice


def test_what_comes_later_waits_and_is_caught_up_with(
    told: Build, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader_choice.choose(told.store, Reader("endpoint", url=url, model="tiny"))
    new = told.note(1, 0.9, text="A slow month.")
    assert waits.n_waiting(told.store) == 1
    monkeypatch.setattr(Endpoint, "status", 503)
    with pytest.raises(VocError, match="could not be asked"):
        tone_reading.read_waiting(told.store)
    assert heard(told)[new - 1] == 0.9 and waits.n_waiting(told.store) == 1
    monkeypatch.setattr(Endpoint, "status", 200)
    assert tone_reading.read_waiting(told.store) == 1
    assert heard(told)[new - 1] == -0.5 and waits.n_waiting(told.store) == 0


def test_an_import_does_not_wait_for_the_reader_its_texts_do(told: Build, url: str) -> None:
    reader_choice.choose(told.store, Reader("endpoint", url=url, model="tiny"))
    n_sent = len(Endpoint.sent)
    answers.run(told.store, [answers.answer(2, text="A slow month.")], with_tone=True)
    assert len(Endpoint.sent) == n_sent and waits.n_waiting(told.store) == 1
    assert tone_reading.read_waiting(told.store) == 1 and tone_reading.is_up_to_date(told.store)
    importing.undo(told.store, 1)
    importing.redo(told.store, 1)
    assert waits.n_waiting(told.store) == 1


def test_with_our_own_rules_nothing_waits(told: Build) -> None:
    told.note(1, 0.9, text="A slow month.")
    assert waits.n_waiting(told.store) == 0 == tone_reading.read_waiting(told.store)


def test_a_local_model_sends_nothing(
    told: Build, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader("local", path=str(tiny_model(tmp_path / "tiny", monkeypatch)))
    assert reader_choice.n_leaving(told.store, reader) == 0
    assert reader_choice.choose(told.store, reader) == 5
    assert heard(told) == pytest.approx([-0.8, 0.0, 0.0, 0.0, -0.8]) and not Endpoint.sent


def test_a_key_stands_nowhere_but_in_the_request(
    told: Build, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(readers.KEY, "s3cret-key")
    reader_choice.choose(told.store, Reader("endpoint", url=url, model="tiny"))
    assert {one["key"] for one in Endpoint.sent} == {"Bearer s3cret-key"}
    with told.store.open() as db:
        assert "s3cret" not in "".join(db.conn.iterdump())
    with pytest.raises(VocError, match="holds a password, a key"):
        reader_choice.tried(told.store, Reader("endpoint", url="http://a:b@x/v1", model="m"))


def test_the_reader_is_recorded_beside_the_tones(told: Build, url: str) -> None:
    reader = Reader("endpoint", url=url, model="tiny")
    reader_choice.choose(told.store, reader)
    assert waits.read_by(told.store) == reader.code
    assert reader.code != Reader("endpoint", url=url, model="other").code


def test_three_sentences_are_tried_and_none_of_a_customer(told: Build, url: str) -> None:
    rows = reader_choice.tried(told.store, Reader("endpoint", url=url, model="tiny"))
    assert rows["other"].tolist() == [0.5, 0.5, 0.5]
    assert len(Endpoint.texts()) == 3 and set(TEXTS).isdisjoint(Endpoint.texts())


def test_a_copy_of_a_store_sends_nothing_before_somebody_agrees_here(
    told: Build, url: str, tmp_path: Path
) -> None:
    reader = Reader("endpoint", url=url, model="tiny")
    reader_choice.choose(told.store, reader)
    told.note(1, 0.9, text="A slow month.")
    copy, n_sent = Store.at(told.store.backup(tmp_path / "copy.db")), len(Endpoint.sent)
    with pytest.raises(VocError, match="tiny was not agreed to on this machine"):
        tone_reading.read_waiting(copy)
    assert len(Endpoint.sent) == n_sent and not readers.is_agreed(copy, reader)
    assert reader_choice.choose(copy, reader) == 1 and readers.is_agreed(copy, reader)


def test_what_is_restored_must_be_agreed_to_again(told: Build, url: str, tmp_path: Path) -> None:
    reader = Reader("endpoint", url=url, model="tiny")
    reader_choice.choose(told.store, reader)
    told.store.restore(told.store.backup(tmp_path / "copy.db"))
    assert readers.chosen(told.store) == reader and not readers.is_agreed(told.store, reader)


def test_an_agreement_is_about_one_reader_and_ends_with_it(told: Build, url: str) -> None:
    reader = Reader("endpoint", url=url, model="tiny")
    reader_choice.choose(told.store, reader)
    assert not readers.is_agreed(told.store, replace(reader, model="other"))
    assert not readers.is_agreed(told.store, replace(reader, url=url + "/x"))
    reader_choice.choose(told.store, OWN)
    assert not readers.is_agreed(told.store, reader) and readers.is_agreed(told.store, OWN)


def test_one_that_does_not_answer_is_not_agreed_to(told: Build) -> None:
    reader = Reader("endpoint", url="http://127.0.0.1:9/v1", model="x")
    with pytest.raises(VocError, match="could not be asked"):
        reader_choice.choose(told.store, reader)
    assert not readers.is_agreed(told.store, reader)


def test_a_model_named_in_a_store_from_elsewhere_is_not_run(
    told: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers.keep(told.store, Reader("local", path=str(tiny_model(tmp_path / "tiny", monkeypatch))))
    with pytest.raises(VocError, match="tiny was not agreed to on this machine"):
        tone_reading.read_waiting(told.store)


@pytest.mark.parametrize("key", ["sk-SECRET\n", " sk-SECRET\r\n"])
def test_a_key_is_used_without_the_break_at_its_end(
    told: Build, url: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(readers.KEY, key)
    reader_choice.tried(told.store, Reader("endpoint", url=url, model="tiny"))
    assert Endpoint.sent[0]["key"] == "Bearer sk-SECRET"


@pytest.mark.parametrize("key", ["sk-密钥SECRET", "sk-SECRET…", "sk-SE\nCRET", "sk SECRET"])
def test_a_key_that_is_none_is_named_by_its_variable_only(
    told: Build, url: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(readers.KEY, key)
    with pytest.raises(VocError, match=readers.KEY) as refused:
        reader_choice.tried(told.store, Reader("endpoint", url=url, model="tiny"))
    said = "".join(traceback.format_exception(refused.value))
    assert key not in said and "密钥" not in said and not Endpoint.sent


@pytest.mark.parametrize(
    "kept", [7, {"kind": "odd"}, {"kind": "endpoint", "url": 7}, {"kind": ["own"]}]
)
def test_what_a_store_names_that_is_no_reader_is_our_own_rules(told: Build, kept: object) -> None:
    settings.save(told.store, {readers.SETTING: kept})
    assert readers.chosen(told.store) == OWN


def test_two_readings_at_once_send_every_text_once(
    told: Build, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tone_reading, "FEW", 4)
    reader_choice.choose(told.store, Reader("endpoint", url=url, model="tiny"))
    for n in range(20):
        told.note(1, 0.0, text=f"slow {n}")
    before = len(Endpoint.texts())
    with ThreadPoolExecutor(2) as both:
        n_read = list(both.map(tone_reading.read_waiting, [told.store, Store(told.store.path)]))
    assert sum(n_read) == 20 == len(Endpoint.texts()) - before
