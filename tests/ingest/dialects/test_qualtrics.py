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


def of_questions(*columns: tuple[str, str, str], rows: list[str], quotes: str = '"') -> bytes:
    """Return an export with these questions, a response per row of cells between bars."""
    ids = ["StartDate", "EndDate", "RecordedDate", "ResponseId", *(c[0] for c in columns)]
    texts = [*ids[:4], *(c[1] for c in columns)]
    names = ["startDate", "endDate", "recordedDate", "_recordId", *(c[2] for c in columns)]
    said = [f"{{{quotes}ImportId{quotes}:{quotes}{name}{quotes}}}" for name in names]
    body = [[DATE, DATE, DATE, f"R_100000{n}", *row.split("|")] for n, row in enumerate(rows)]
    return as_csv([ids, texts, said, *body])


def test_a_third_row_whose_quotes_are_lost_is_known():
    column = ("Q1", "Satisfaction", "QID1")
    found = understood(of_questions(column, rows=["4", "5"], quotes=""))
    assert (found.recognised.dialect, found.recognised.header_rows) == ("qualtrics", 3)


def test_what_the_survey_was_sent_with_says_who_answered_and_is_no_score():
    columns = [("Q1", "Satisfaction", "QID1"), ("Company", "Company", "Company"),
               ("wave", "wave", "wave"), ("Title", "Title", "Title")]  # fmt: skip
    found = understood(of_questions(*columns, rows=["4|Acme GmbH|3|CFO", "5|Borel SA|4|Clerk"]))
    assert found.uses["Company"] == "account" and found.uses["Title"] == "title"
    assert [u.column for u in found.mapping.used("score")] == ["Satisfaction"]


def test_several_answers_in_one_cell_stand_between_commas():
    column = ("Q4", "Which modules do you use? - Selected Choice", "QID4")
    found = understood(of_questions(column, rows=["A,B", "B", "A,B,C", "C"]))
    (use,) = found.mapping.used("choices")
    assert (use.column, use.between) == ("Which modules do you use?", ",")


def test_ranks_become_an_order():
    columns = [(f"Q5_{n}", f"Rank these - by weight - {item}", f"QID5_{n}")
               for n, item in enumerate(("Speed", "Cost"), 1)]  # fmt: skip
    found = understood(of_questions(*columns, rows=["1|2", "2|1", "1|2"]))
    ranked = list(found.recognised.preview["Rank these - by weight"])
    assert ranked == ["Speed\nCost", "Cost\nSpeed", "Speed\nCost"]


def test_how_long_somebody_looked_at_a_page_is_no_score():
    columns = [("Q1", "Satisfaction", "QID1"), ("Q9_First Click", "Timing - First Click", "QID9"),
               ("Q9_Click Count", "Timing - Click Count", "QID9")]  # fmt: skip
    found = understood(of_questions(*columns, rows=["4|1|3", "5|2|4"]))
    assert [u.column for u in found.mapping.used("score")] == ["Satisfaction"]


def test_all_columns_of_a_personal_link_are_known():
    head = [
        *("StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)"),
        *("Finished", "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName"),
        *("RecipientEmail", "ExternalReference", "LocationLatitude", "LocationLongitude"),
        *("DistributionChannel", "UserLanguage", "Q1"),
    ]
    row = [DATE, DATE, "IP Address", "1.2.3.4", "100", "340", "True", DATE, "R_1000001", "Wei"]
    row += ["Li", "li@acme.com", "C-7", "42.1", "-71.2", "email", "EN", "9"]
    found = understood(as_csv([head, [*head[:-1], NPS], row, [*row[:8], "R_2", *row[9:-1], "0"]]))
    assert set(found.uses.values()) == {"day", "external_id", "contact", "email", "score"}
    assert found.column("contact")[0] == "Li Wei"
