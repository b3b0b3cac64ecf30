"""Qualtrics: three rows of headings, two after Excel, two in legacy files; in any language."""

import pytest

from tests.ingest.dialects.exports import every_way, from_excel, understood
from tests.ingest.tables import as_csv

IDS = [
    *("StartDate", "EndDate", "Status", "Progress", "Duration (in seconds)", "Finished"),
    *("RecordedDate", "ResponseId", "RecipientEmail", "DistributionChannel", "UserLanguage"),
    *("Q1_NPS_GROUP", "Q1", "Q2", "Q3_1", "Q3_2", "Q4_1", "Q4_2", "Q4_2_TEXT", "Q2 - Topics"),
]
TEXTS = [
    *("Start Date", "End Date", "Response Type", "Progress", "Duration (in seconds)", "Finished"),
    *("Recorded Date", "Response ID", "Recipient Email", "Distribution Channel", "User Language"),
    "How likely are you to recommend us? - Group",
    "How likely are you to recommend us?",
    "Why did you give this score?",
    "How satisfied are you with - Support",
    "How satisfied are you with - Price",
    "Which modules do you use? - Selected Choice - Reports",
    "Which modules do you use? - Selected Choice - Other",
    "Which modules do you use? - Other - Text",
    "Q2 - Topics",
]
GERMAN = ["Anfangsdatum", "Enddatum", "Antworttyp", "Fortschritt", "Dauer", "Beendet", *TEXTS[6:]]
IMPORT = [
    '{"ImportId":"startDate","timeZone":"America/New_York"}',
    *[f'{{"ImportId":"QID{i}"}}' for i in range(1, len(IDS))],
]
DATE = "2025-07-01 11:13:44"


def answer(
    identity: str, score: str, why: str = "", *, status: str = "IP Address", done: str = "True"
) -> list[str]:
    """Return one response."""
    meta = [DATE, DATE, status, "100", "340", done, DATE, identity, "li@acme.com", "email", "EN"]
    return [*meta, "Promoter", score, why, "4", "2", "Reports", "", "an app of ours", "Export"]


ANSWERS = [
    answer("R_5rYfeErcBsS3nsJ", "9", "It saves us\nhours every week, honestly."),
    answer("R_5rYfeErcBsS3nsK", "3", "The export fails at every month end."),
    answer("R_5rYfeErcBsS3nsL", "10", status="Survey Preview"),
    answer("R_5rYfeErcBsS3nsM", "10", done="False"),
    answer("R_5rYfeErcBsS3nsN", "0", status="Spam"),
]
EXPORT = [IDS, TEXTS, IMPORT, *ANSWERS]
NPS = TEXTS[12]


@pytest.mark.parametrize("way", every_way(EXPORT))
def test_an_export_is_read_whatever_it_went_through(way):
    found = understood(every_way(EXPORT)[way])
    assert (found.recognised.dialect, found.recognised.header_rows) == ("qualtrics", 3)
    assert found.uses[NPS] == "score" and found.uses[TEXTS[13]] == "comment"
    assert [v[3] for v in found.voices if v[1] == NPS] == [9, 3]
    assert found.aside == {6: "preview", 7: "partial", 8: "spam"}


@pytest.mark.parametrize("labels", [TEXTS, GERMAN], ids=["English", "German"])
def test_the_language_of_the_account_does_not_matter(labels):
    found = understood(as_csv([IDS, labels, IMPORT, *ANSWERS]))
    assert (found.recognised.zone, len(found.voices)) == ("America/New_York", 6)


def test_without_the_import_ids_two_rows_are_headings():
    found = understood(from_excel([IDS, TEXTS, *ANSWERS]))
    assert (found.recognised.dialect, found.recognised.header_rows) == ("qualtrics", 2)
    assert found.column("day")[0] == "2025-07-01"


def test_answers_as_numbers_are_set_aside_by_their_codes():
    rows = [
        answer("R_5rYfeErcBsS3nsJ", "9", status="0", done="1"),
        answer("R_5rYfeErcBsS3nsK", "9", status="1", done="1"),
        answer("R_5rYfeErcBsS3nsL", "9", status="0", done="0"),
    ]
    assert understood(as_csv([IDS, TEXTS, IMPORT, *rows])).aside == {5: "preview", 6: "partial"}


def test_a_matrix_becomes_scores_and_ticked_choices_one_column():
    found = understood(as_csv(EXPORT))
    scored = [u.column for u in found.mapping.used("score")]
    assert scored == [
        NPS,
        "How satisfied are you with – Support",
        "How satisfied are you with – Price",
    ]
    assert found.uses["Which modules do you use?"] == "choices"


def test_what_text_iq_adds_and_the_group_of_nps_are_left_out():
    assert not {"Q2 - Topics", "Q1_NPS_GROUP"} & understood(as_csv(EXPORT)).uses.keys()


def test_a_legacy_file_has_ids_above_texts_and_an_empty_last_column():
    ids = [*(f"V{i}" for i in range(1, 11)), "Q1", "Q2", "LocationLatitude", ""]
    texts = [
        *("ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress"),
        *("IPAddress", "Status", "StartDate", "EndDate", "Finished", NPS, "Why?", "", ""),
    ]
    row = ["R_0aBcDeFgHiJkLmN", "Default", "Li Wei", "", "li@acme.com", "1.2.3.4", "0", DATE, DATE]
    rows = [[*row, "1", score, "It saves us hours every week.", "31.2", ""] for score in "90"]
    found = understood(as_csv([ids, texts, *rows], bom=b"\xef\xbb\xbf"))
    assert (found.recognised.dialect, found.recognised.header_rows) == ("qualtrics", 2)
    assert found.voices[0] == (3, NPS, "nps", 9, "It saves us hours every week.")
    assert found.column("external_id")[0] == "R_0aBcDeFgHiJkLmN"


def test_minus_99_is_no_answer():
    found = understood(as_csv([IDS, TEXTS, IMPORT, answer("R_1234567890", "-99"), *ANSWERS]))
    assert found.checked.missing[(NPS, "-99")] == 1 and not found.checked.problems


def test_the_group_beside_a_question_says_that_it_is_nps():
    found = understood(as_csv([IDS, TEXTS, IMPORT, answer("R_1234567890", "9")]))
    assert [v[2] for v in found.voices if v[1] == NPS] == ["nps"] and not found.questions[1:]
