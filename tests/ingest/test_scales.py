"""Scores are recognised by range and wording together, in both languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.tables import column
from voc_core.ingest.answers import is_skipped, number_of
from voc_core.ingest.scales import label_of, scale_of


@pytest.mark.parametrize(
    ("heading", "cells", "metric", "low", "high"),
    [
        ("How likely are you to recommend us?", "9 10 0 7", "nps", 0, 10),
        ("您有多大可能向同事推荐我们？", "9 10 0 7", "nps", 0, 10),
        ("您愿意推荐吗（0-10分）", "9 8", "nps", 0, 10),
        ("NPS", "9 8 7", "nps", 0, 10),
        ("净推荐值", "9 8 7", "nps", 0, 10),
        ("How likely are you to recommend us?", "9 10 1 7", "rating", 1, 10),
        ("推荐意愿（1-10分）", "9 10 1 7", "rating", 1, 10),
        ("Satisfaction", "5 4 3", "csat", 1, 5),
        ("整体满意度", "5 4 3", "csat", 1, 5),
        ("满意度（满分10分）", "5 4 3", "csat", 1, 10),
        ("CSAT", "85 90 100", "csat", 0, 100),
        ("How easy was it?", "7 6 5", "ces", 1, 7),
        ("处理问题容易吗", "5 4 3", "ces", 1, 5),
        ("CES", "7 2", "ces", 1, 7),
        ("Rating", "3 4 5", "rating", 1, 5),
        ("Q5", "1 2 3 4 5 5 4", "rating", 1, 5),
    ],
)
def test_metric_and_scale_follow_from_range_and_wording(heading, cells, metric, low, high):
    scale = scale_of(heading, column(*cells.split()))
    assert (scale.metric, scale.low, scale.high) == (metric, low, high)


def test_a_score_known_by_its_range_alone_is_doubtful():
    assert scale_of("Q5", column("1", "2", "3", "3")).confidence < 0.5


@pytest.mark.parametrize(
    ("heading", "high_is_easy"),
    [
        ("How easy was it to get help?", True),
        ("问题解决是否容易", True),
        ("CES", None),
        ("费力程度", None),
        ("How much effort did you need?", None),
        ("Effort (1 = very easy, 7 = very difficult)", False),
        ("费力度（1=非常费力，7=非常容易）", True),
    ],
)
def test_the_direction_of_effort_is_known_only_from_clear_wording(heading, high_is_easy):
    assert scale_of(heading, column("7", "6", "1")).high_is_easy is high_is_easy


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Age", ["34", "41"]),
        ("Duration (in seconds)", ["5", "7"]),
        ("所用时间", ["10", "7"]),
        ("Phone", ["123", "456"]),
        ("Ticket ID", ["1", "2", "3", "3"]),
        ("Comment", ["good", "bad idea"]),
        ("Any", [None]),
        ("Option A", ["0", "1", "1"]),
        ("Balance", ["-5", "12"]),
    ],
)
def test_numbers_that_count_something_are_no_score(heading, cells):
    assert scale_of(heading, column(*cells)) is None


@pytest.mark.parametrize(
    ("cells", "metric", "scores"),
    [
        (["非常满意", "满意", "一般", "不满意", "非常不满意"], "csat", [5, 4, 3, 2, 1]),
        (["非常满意", "满意", "比较满意", "一般", "很不满意"], "csat", [7, 6, 5, 4, 1]),
        (["Very satisfied", "satisfied", "Neutral", "DISSATISFIED"], "csat", [5, 4, 3, 2]),
        (["Very easy", "difficult"], "ces", [5, 2]),
        (["Strongly agree", "Disagree"], "rating", [5, 2]),
        (["不太容易", "非常容易"], "ces", [2, 5]),
    ],
)
def test_answers_in_words_are_scored_by_their_step(cells, metric, scores):
    scale = scale_of("Overall", column(*cells))
    assert scale.metric == metric
    assert [scale.labels[c.casefold()] for c in cells] == scores


def test_every_word_of_a_scale_is_known_even_if_the_sample_lacks_it():
    labels = scale_of("Overall", column("满意", "一般")).labels
    assert (labels["非常不满意"], labels["very satisfied"]) == (1, 5)


def test_words_of_another_kind_are_no_scale():
    assert scale_of("Plan", column("Basic", "good", "Pro")) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9", 9),
        ("９", 9),
        ("9.0", 9),
        ("4,5", 4.5),
        ("4分", 4),
        ("4 星", 4),
        ("9/10", 9),
        ("1 star", 1),
        ("5 - Very satisfied", 5),
        ("5 非常满意", 5),
        ("(5) Very satisfied", 5),
        ("★★★☆☆", 3),
        ("ten", None),
        ("", None),
        ("v2", None),
    ],
)
def test_a_score_is_read_as_people_write_it(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize(
    "text", ["-2", "-3", "(跳过)", "（空）", "-99", "N/A", "n/a", "不适用", " N/A "]
)
def test_codes_for_not_answered_are_known(text):
    assert is_skipped(text)


@settings(deadline=None)
@given(st.text(), st.lists(st.text(), min_size=1))
def test_no_text_breaks_the_recognition_of_scores(heading, cells):
    scale_of(heading, column(*cells))


@pytest.mark.parametrize(
    ("heading", "high_is_good"),
    [
        ("Satisfaction (1 = very satisfied, 5 = very dissatisfied)", False),
        ("满意度（1=非常满意，5=非常不满意）", False),
        ("Rating (1 is best)", False),
        ("Satisfaction (1 = very dissatisfied, 5 = very satisfied)", None),
        ("Q1 Satisfied with support?", None),
        ("1 满意度", None),
        ("1-满意度评分", None),
    ],
)
def test_a_scale_whose_best_answer_is_1_is_turned_only_where_the_heading_says_so(
    heading, high_is_good
):
    assert scale_of(heading, column("5", "4", "1")).high_is_easy is high_is_good


def test_answers_numbered_from_the_best_are_turned():
    assert scale_of("Satisfaction", column("1 - Very satisfied", "2 - Satisfied")).high_is_easy is (
        False
    )


def test_an_nps_heading_over_ones_to_fives_is_no_nps_without_asking():
    assert scale_of("NPS", column(*"12345123")).metric == "rating"
    assert scale_of("NPS", column(*"1234")).metric == "nps"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Extremely likely - 10", 10),
        ("10 - Extremely likely", 10),
        ("0 – Not at all likely", 0),
        ("Not at all likely - 0", 0),
        ("Very satisfied (5)", 5),
        ("非常满意（5）", 5),
        ("⭐⭐⭐", 3),
        ("Windows - 10", None),
        ("Route (5)", None),
    ],
)
def test_a_number_counts_beside_a_word_of_a_scale_and_beside_no_other(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("cells", "scores"),
    [
        ("Extremely likely|Very likely|Somewhat likely|Not so likely|Not at all likely", "54321"),
        ("Excellent|Very good|Good|Fair|Poor", "54321"),
        ("Extremely satisfied|Moderately satisfied|Slightly satisfied|Neutral", "7654"),
        ("优|良|中|差", "4321"),
        ("Sehr zufrieden|zufrieden|eher unzufrieden|sehr unzufrieden", "5421"),
        ("Stimme voll zu|Stimme eher nicht zu|Stimme gar nicht zu", "521"),
        ("Très satisfait|Plutôt satisfait|Pas du tout satisfait", "541"),
        ("Tout à fait d’accord|Pas d'accord", "52"),
    ],
)
def test_a_word_is_scored_by_the_scale_it_stands_in(cells, scores):
    answers = cells.split("|")
    labels = scale_of("Overall", column(*answers)).labels
    assert [label_of(labels, answer) for answer in answers] == [float(n) for n in scores]


def test_one_word_of_a_scale_is_enough_under_a_heading_that_names_it():
    assert scale_of("Satisfaction", column("Satisfied", "Satisfied")).metric == "csat"
    assert scale_of("Mood", column("Satisfied", "Satisfied")) is None
