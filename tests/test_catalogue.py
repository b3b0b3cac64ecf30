"""The Chinese is complete: nothing missing, fuzzy, left over or with another placeholder."""

import re

import pytest

from tests import messages

CATALOGUE = messages.catalogue()
MSGIDS = messages.extracted()
PLACEHOLDER = re.compile(r"{(\w+)[^{}]*}")


def test_every_sentence_has_its_chinese():
    fresh = messages.updated(CATALOGUE, {}, MSGIDS)
    assert not messages.missing(fresh)


def test_nothing_is_translated_that_is_not_said():
    said = {one for msgid in MSGIDS for one in ([msgid] if isinstance(msgid, str) else msgid[:1])}
    known = {_one(entry) for entry in CATALOGUE if entry.id}
    assert not known - said
    assert not CATALOGUE.obsolete


def test_nothing_is_fuzzy():
    assert not [_one(entry) for entry in CATALOGUE if entry.id and entry.fuzzy]


def test_the_placeholders_of_a_translation_are_those_of_the_sentence():
    for entry in CATALOGUE:
        text = messages.translation(entry)
        if entry.id and text:
            assert _holes(text) == _holes(_many(entry)), _one(entry)


def test_a_catalogue_is_written_the_same_twice():
    fresh = messages.updated(CATALOGUE, {}, MSGIDS)
    assert messages.written(fresh) == messages.PO.read_bytes()


@pytest.mark.parametrize(
    ("code", "msgid"),
    [
        ('N_("A")', "A"),
        ('words("A", n=1)', "A"),
        ('page.words("A")', "A"),
        ('words.count("{n} day", "{n} days", 2)', ("{n} day", "{n} days")),
        ('raise VocError(N_("A" "B"))', "AB"),
    ],
)
def test_a_marked_sentence_is_found(code, msgid):
    assert messages.sentences(code) == [msgid]


@pytest.mark.parametrize(
    "code", ['text.count("a", "b")', "words(name)", 'other("A")', 'words(x["A"])']
)
def test_what_is_not_marked_is_not_found(code):
    assert messages.sentences(code) == []


def test_both_sides_of_a_choice_are_found():
    assert messages.sentences('words("A" if x else "B")') == ["A", "B"]


def _one(entry) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def _many(entry) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[1]


def _holes(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))
