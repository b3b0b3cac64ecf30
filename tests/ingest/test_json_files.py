"""JSON is read by its longest list of objects, one row each, every value as it was written."""

import json

import pytest

from tests.ingest.tables import read, seen, warned
from voc_core.errors import VocError

TICKETS = b"""{"tickets": [
  {"id": 1234567890123456789, "satisfaction_rating": {"score": "good", "comment": null},
   "tags": ["slow", "ui"], "custom_fields": [{"id": 77, "value": "x"}, {"id": 78, "value": null}]},
  {"id": 2, "satisfaction_rating": {"score": "bad"}, "tags": [], "spent": 1.50, "is_public": true}
 ], "users": [{"id": 7}], "next_page": null, "count": 2}"""


def test_an_export_of_tickets_is_read():
    frame = read(TICKETS, "tickets.json")
    assert frame.index.tolist() == [2, 3]
    assert frame.loc[2].dropna().to_dict() == {
        "id": "1234567890123456789",
        "satisfaction_rating.score": "good",
        "tags": "slow\nui",
        "custom_fields.77": "x",
    }
    assert frame.loc[3, ["id", "spent", "is_public"]].tolist() == ["2", "1.50", "TRUE"]


def test_the_longest_list_is_the_table_and_the_others_are_offered():
    recognised = seen(TICKETS, "tickets.json")
    assert (recognised.container, recognised.sheet) == ("json", "tickets")
    assert recognised.sheets == ("tickets", "users")
    assert read(TICKETS, sheet="users")["id"].tolist() == ["7"]


@pytest.mark.parametrize(
    "data",
    [
        b'[{"a": "x", "b": 1}, {"a": "y"}]',
        b'{"data": {"page": {"items": [{"a": "x", "b": 1}, {"a": "y"}]}}}',
        b'{"a": "x", "b": 1}\n\n{"a": "y"}\n',
        '\ufeff[{"a": "x", "b": 1}, {"a": "y"}]'.encode("utf-16-le"),
        b'[\n\n{"a"\n:"x","b":1},null,{"a":"y"}]',
    ],
)
def test_a_list_is_found_wherever_it_is(data):
    assert read(data)["a"].tolist() == ["x", "y"]


def test_json_lines_are_seen_as_such():
    recognised = seen(b'{"a": 1}\n{"a": 2}\n', "x.jsonl")
    assert (recognised.container, recognised.n_rows, recognised.warnings) == ("jsonl", 2, ())


def test_one_object_is_one_row():
    assert read(b'{"account": "Acme", "nps": 9}').to_numpy().tolist() == [["Acme", "9"]]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("12345678901234567890123", "12345678901234567890123"),
        ("9" * 5_000, "9" * 5_000),
        ("1e309", "1e309"),
        ("NaN", "NaN"),
        ("4.0", "4.0"),
        ("false", "FALSE"),
        (r'"\ud83d\ude00"', "😀"),
        (r'"\ud83d"', "�"),
        (r'"a\u0000b"', "ab"),
        ('"a\\nb"', "a\nb"),
        ('[1, "x", null]', "1; x"),
        ("[[1, 2], [3]]", "1; 2; 3"),
    ],
)
def test_a_value_stays_as_it_was_written(value, text):
    assert read(f'[{{"id": 1, "v": {value}}}]'.encode())["v"].tolist() == [text]


def test_a_name_that_is_repeated_keeps_both_values():
    frame = read(b'[{"score": 9, "score": 3}]')
    assert frame.to_numpy().tolist() == [["9", "3"]]


def test_objects_in_a_list_are_gathered_by_name():
    frame = read(b'[{"id": 1, "log": [{"by": "a", "n": 1}, {"by": "b"}]}]')
    assert frame.loc[2].to_dict() == {"id": "1", "log.by": "a; b", "log.n": "1"}


def test_what_is_no_object_in_the_list_is_kept_apart():
    assert read(b'[{"a": "x"}, 5, {"a": "y"}]')["value"].tolist()[1] == "5"


@pytest.mark.parametrize(
    "data", [b'[{"a": 1}', b'[{"a": 1},]', b'[{"a" 1}]', b'{"a": [{"b": 1}]', b"[{]"]
)
def test_json_that_breaks_off_is_refused(data):
    with pytest.raises(VocError, match="breaks off"):
        seen(data)


def test_a_large_list_is_read_through_a_window():
    rows = [{"id": i, "text": "很好 " * (i % 50), "at": {"n": i}} for i in range(20_000)]
    data = json.dumps({"rows": rows}, ensure_ascii=False).encode()
    frame = read(data)
    assert frame["at.n"].tolist() == [str(i) for i in range(20_000)]


def test_a_list_in_another_encoding_is_read_and_shown():
    data = '[{"公司": "上海电气", "原因": "很好用"}]'.encode("gb18030")
    recognised = seen(data)
    assert (recognised.encoding, recognised.columns) == ("gb18030", ("公司", "原因"))
    assert "most legible" in warned(recognised)
    assert "上海电气" in recognised.samples
