"""A snapshot is of one revision, also while somebody writes."""

from voc_core import engine
from voc_core.engine import snapshot


def test_a_write_during_the_load_is_read_whole(small, monkeypatch):
    acme = small.account("Acme")
    read, written = snapshot._voices, []

    def slow(*given):
        if not written:
            written.append(small.score(small.contact(acme, "decision_maker"), 3))
        return read(*given)

    monkeypatch.setattr(snapshot, "_voices", slow)
    loaded = engine.load(small.store)
    assert loaded.revision == small.store.revision()
    assert len(loaded.contacts) == len(loaded.voices) == 1
