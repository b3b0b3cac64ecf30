"""What each column is for is guessed from heading and cells, asked where unsure, and remembered."""

import pandas as pd
import pytest

from tests.ingest.surveys import CHINESE, ENGLISH, EXPECTED, PROSE, guessed
from tests.ingest.tables import as_csv, read, seen
from voc_core.errors import VocError
from voc_core.ingest import answered, guess, questions


def uses(rows, **more):
    """Return the use of every column of a file."""
    return [u.use for u in guessed(rows, **more)[0].columns]


@pytest.mark.parametrize("rows", [ENGLISH, CHINESE])
def test_headings_in_both_languages_are_understood(rows):
    assert uses(rows) == EXPECTED


def test_a_plain_survey_leaves_nothing_to_ask():
    assert guessed(ENGLISH)[1] == ()


def test_cells_speak_where_headings_do_not():
    rows = [["A", "B", "C", "D", "E"]]
    rows += [
        ["2026-03-04", "上海电气有限公司", "li@acme.com", "决策者", PROSE[0]],
        ["2026-03-05", "Beta GmbH", "jo@beta.com", "User", PROSE[1]],
    ]
    assert uses(rows) == ["day", "account", "email", "role", "comment"]


def test_every_guess_carries_a_reason_and_a_confidence():
    for use in guessed(ENGLISH)[0].columns:
        assert str(use.why).endswith(".")
        assert 0 < use.confidence <= 1


def test_a_comment_explains_the_score_before_it():
    head = ["Company", "Date", "First thoughts", "NPS", "Why", "CSAT", "Comment", "Other comment"]
    rows = [head, *[["Acme", "2026-03-04", p, "9", p, "4", p, p] for p in PROSE]]
    about = {u.column: u.about for u in guessed(rows)[0].used("comment")}
    assert about == {
        "First thoughts": None,
        "Why": "NPS",
        "Comment": "CSAT",
        "Other comment": None,
    }


def test_running_numbers_identify_nothing():
    rows = [["序号", "公司", "NPS", "日期"], *[[str(i), "Acme", "9", "2026-03-04"] for i in "123"]]
    assert uses(rows)[0] == "ignore"


def test_one_day_is_chosen_among_several():
    rows = [["开始时间", "提交时间", "公司", "NPS"], ["2026-03-04", "2026-03-05", "Acme", "9"]]
    assert uses(rows) == ["ignore", "day", "account", "score"]


def test_the_mail_of_the_csm_is_not_the_contact_s():
    rows = [["Account Manager Email", "Email", "NPS"], ["me@us.com", "li@acme.com", "9"]]
    assert uses(rows) == ["ignore", "email", "score"]


CRM = [
    ["Account Name", "Tier", "Industry", "ARR (USD)", "CSM", "Renewal date", "Renewal type"],
    ["Acme GmbH", "Key", "Steel", "$1.2M", "Jo", "2026-12-31", "Tender"],
]
CRM_ZH = [
    ["客户名称", "客户等级", "行业", "年合同额（万元）", "客户成功经理", "续约日期", "续约方式"]
]
CRM_ZH += [["上海电气", "重点客户", "能源", "120", "王五", "2026-12-31", "招标"]]


@pytest.mark.parametrize("rows", [CRM, CRM_ZH])
def test_a_list_of_accounts_is_recognised(rows):
    mapping, asked = guessed(rows)
    assert mapping.kind == "accounts"
    assert asked == ()
    uses = [u.use for u in mapping.columns]
    assert uses == ["account", "tier", "industry", "arr", "csm", "renewal_on", "renewal_kind"]


@pytest.mark.parametrize(
    "head",
    [
        ["Company", "First Name", "Last Name", "Email", "Title"],
        ["公司", "名", "姓", "邮箱", "职位"],
    ],
)
def test_a_list_of_contacts_is_recognised(head):
    mapping, _ = guessed([head, ["Acme", "Jo", "Ray", "jo@acme.com", "CFO"]])
    assert mapping.kind == "contacts"
    assert [u.use for u in mapping.columns] == ["account", "contact", "contact", "email", "title"]


def test_a_survey_enriched_with_accounts_stays_feedback():
    head = ["Company", "Industry", "Region", "Tier", "ARR", "Date", "NPS", "Comment"]
    rows = [head, ["Acme", "Steel", "EU", "Key", "1.2M", "2026-03-04", "9", PROSE[0]]]
    assert guessed(rows)[0].kind == "feedback"


def test_the_kind_can_be_said():
    assert guessed(ENGLISH, kind="contacts")[0].kind == "contacts"


def test_an_unknown_kind_is_refused_with_the_known_ones():
    with pytest.raises(VocError, match="Use one of: feedback, accounts, contacts"):
        guessed(ENGLISH, kind="surveys")


def codes(rows):
    """Return the questions asked about a file as code and column."""
    return [(q.code, q.column) for q in guessed(rows)[1]]


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([["Company", "Date", "NPS"], ["Acme", "03/04/2026", "9"]], [("date_order", "Date")]),
        (
            [["Company", "Date", "How likely to recommend"], ["Acme", "2026-03-04", "9"]],
            [("is_nps", "How likely to recommend")],
        ),
        ([["Company", "Date", "CES"], ["Acme", "2026-03-04", "6"]], [("ces_direction", "CES")]),
        ([["Date", "NPS"], ["2026-03-04", "9"]], [("account", None)]),
        ([["Company", "NPS"], ["Acme", "9"]], [("day", None)]),
        ([["Email", "Date", "NPS"], ["li@acme.com", "2026-03-04", "9"]], []),
    ],
)
def test_only_what_is_unsure_is_asked(rows, asked):
    assert codes(rows) == asked


OPEN = [["Date", "recommend", "CES"], ["03/04/2026", "9", "6"]]
ANSWERS = {
    "date_order": "dmy",
    "is_nps": "yes",
    "ces_direction": "hard",
    "account": "Acme",
    "day": "2026-03-04",
}


def test_an_answered_question_is_not_asked_again():
    sample = read(as_csv(OPEN))
    mapping, asked = guessed(OPEN)
    assert [q.code for q in asked] == ["date_order", "is_nps", "ces_direction", "account"]
    for question in asked:
        mapping = answered(mapping, question, ANSWERS[question.code])
    assert questions(mapping, sample) == ()
    day, nps, ces = mapping.columns
    assert (day.date_order, nps.metric, nps.low) == ("dmy", "nps", 0)
    assert (ces.high_is_easy, mapping.account) == (False, "Acme")


def test_a_score_that_is_said_not_to_be_nps_stays_a_rating():
    mapping, asked = guessed([["Company", "Date", "recommend"], ["Acme", "2026-03-04", "9"]])
    mapping = answered(mapping, asked[0], "no")
    assert mapping.columns[2].metric == "rating"
    assert mapping.columns[2].confidence == 1


def test_an_answer_that_is_not_offered_is_refused():
    mapping, asked = guessed(OPEN)
    with pytest.raises(VocError, match="Use one of: dmy, mdy"):
        answered(mapping, asked[0], "ymd")


def test_the_guess_leaves_the_sample_as_it_was():
    sample = read(as_csv(ENGLISH))
    before = sample.copy()
    guess(seen(as_csv(ENGLISH)), sample)
    pd.testing.assert_frame_equal(sample, before)


def test_one_whole_name_is_enough():
    head = ["Company", "Name", "First Name", "Nickname", "Requester", "NPS", "Date"]
    rows = [head, ["Acme", "Jo Ray", "Jo", "J", "Jo R", "9", "2026-03-04"]]
    assert uses(rows)[1:5] == ["contact", "ignore", "ignore", "ignore"]


def test_a_column_of_roles_that_holds_titles_is_read_as_titles():
    rows = [["Company", "Role", "NPS", "Date"], ["Acme", "CFO", "9", "2026-03-04"]]
    assert uses(rows)[1] == "title"


def test_a_heading_of_several_rows_is_understood_row_by_row():
    rows = [["EndDate", "Q1"], ["End Date", "NPS"], ["2026-03-04", "9"]]
    data = as_csv(rows)
    mapping, _ = guess(
        seen(data, header_at=1, header_rows=2), read(data, header_at=1, header_rows=2)
    )
    assert [u.use for u in mapping.columns] == ["day", "score"]


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("NPS", ["is_nps"]),
        ("How dissatisfied are you?", ["direction"]),
        ("Satisfaction (lower is better)", ["direction"]),
        ("Satisfaction (1 = very dissatisfied)", []),
    ],
)
def test_a_scale_that_may_be_another_is_asked(heading, codes):
    rows = [["Date", "Company", heading], *[["2026-03-04", "Acme", n] for n in "12345123"]]
    mapping, asked = guessed(rows)
    assert [q.code for q in asked] == codes
    if codes == ["direction"]:
        mapping = answered(mapping, asked[0], "bad")
        assert mapping.used("score")[0].high_is_easy is False


def test_answers_are_not_taken_for_a_list_of_people():
    rows = [["Datum", "Firma", "Name", "Zufriedenheit"], ["01.02.2026", "Acme GmbH", "Jo", "4"]]
    assert guessed(rows)[0].kind == "feedback"


def test_days_in_both_orders_are_asked():
    days = ["13/02/2026", "02/14/2026", "03/04/2026"]
    rows = [["Date", "Company", "NPS"], *[[day, "Acme", "9"] for day in days]]
    asked = guessed(rows)[1]
    assert [(q.code, q.text.values["example"]) for q in asked] == [("date_order", "03/04/2026")]
