"""Bad rows come back as a file that says what is wrong, is safe to open, and uploads again."""

import pytest

from tests.ingest.tables import DAY, NPS, WHY, checked, feedback, read, seen
from voc_core.ingest import correctable, guess, signature
from voc_core.ingest.bad_rows import guarded

FILE = b"Day,NPS,Why\n2026-03-04,9,fine\n2026-03-05,eleven,=cmd|' /C calc'!A0\n2026-03-06,12,-5\n"
MAPPING = feedback(DAY, NPS, WHY)


def mended() -> bytes:
    """Return the download of the bad rows of `FILE`."""
    result = checked(read(FILE), MAPPING)
    return correctable(result.bad, result.problems)


def test_the_download_holds_the_bad_rows_and_what_is_wrong():
    lines = mended().decode("utf-8-sig").splitlines()
    assert lines[0] == "Day,NPS,Why,(what is wrong)"
    assert len(lines) == 3
    assert "NPS: expected a whole number from 0 to 10 [eleven]" in lines[1]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-x", "@SUM(A1)", "\tx", "\rx", "-1+1", " =1", "＝1"]
)
def test_what_a_spreadsheet_would_run_stands_behind_an_apostrophe(text):
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["-5", "+4.5", "-4,5", "x=1", "", "'=1"])
def test_plain_numbers_and_words_stay_as_they_are(text):
    assert guarded(text) == text


def test_uploaded_again_it_has_the_signature_of_the_first_file():
    assert signature(seen(mended()).columns) == signature(seen(FILE).columns)


def test_uploaded_again_the_old_mapping_holds_and_the_remark_is_ignored():
    frame = read(mended())
    mapping, asked = guess(seen(mended()), frame, remembered=MAPPING)
    assert [u.use for u in mapping.columns] == ["day", "score", "comment", "ignore"]
    assert {q.code for q in asked} == {"account", "day"} - {"day"}


def test_uploaded_again_a_cell_is_what_it_was():
    assert read(mended())["Why"].tolist() == read(FILE)["Why"].tolist()[1:]


def test_once_mended_every_row_is_good():
    text = mended().decode("utf-8-sig").replace("eleven,", "8,").replace(",12,", ",7,")
    mapping, _ = guess(seen(text.encode()), read(text.encode()), remembered=MAPPING)
    result = checked(read(text.encode()), feedback(*mapping.columns))
    assert result.rows["score"].tolist() == [8, 7]
    assert result.problems == []


def test_nothing_bad_gives_headings_alone():
    result = checked(read(FILE).head(1), MAPPING)
    assert correctable(result.bad, result.problems).decode("utf-8-sig").splitlines() == [
        "Day,NPS,Why,(what is wrong)"
    ]
