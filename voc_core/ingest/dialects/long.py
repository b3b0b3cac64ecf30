"""One answer per row, of any tool: a column names the question, others hold the answer."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from voc_core.errors import Message
from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.flat import DEPTH
from voc_core.ingest.fields import Field, Spread
from voc_core.ingest.headers import normalised, tidy
from voc_core.vocabulary import N_

BY_REPEATS: Final = N_(
    "Every row of the file is one answer: the column '{question}' names {n} questions, and the same"
    " ids under '{id}' come again."
)
WORDS: Final = re.compile(r"[\s_.\-]+")
NOT_WORDS: Final = re.compile(r"[\W\d_]*")
MOST: Final = 120
"""Different questions of one survey. [questions]"""

QUESTION: Final = (
    *("question", "question text", "question title", "question label", "question name"),
    *("field label", "item", "item text", "metric", "headline", "prompt"),
    *("题目", "问题", "题干", "问题内容", "题目内容", "题目名称", "问题名称", "题目标题"),
)
"""Headings of the column that names the question, the best first."""
OF_QUESTION: Final = re.compile(
    r"(?:(?:question|field|item|answer|option|survey|source|tenant)"
    r"(?: (?:id|code|no|number|type|order|group|group id|group label|name))|language|metadata"
    r"|题号|题型|题目编号|选项序号|选项编号|语言)"
)
"""Headings of what only tells questions apart."""
ANSWER: Final = (
    *("answer", "answer text", "answer value", "answer label", "response text", "value"),
    *(
        "value text",
        "value number",
        "value boolean",
        "value date",
        "answer number",
        "numeric answer",
    ),
    *("text answer", "response value", "response", "score", "comment"),
    *("答案", "回答", "答案内容", "回答内容", "作答", "作答内容", "选项", "选项文本", "答案文本"),
)
RESPONSE: Final = (
    *("response id", "respondent id", "submission id", "answer sheet id", "interview id"),
    *("survey response id", "participant id", "session id", "user id", "user identifier"),
    *(
        "答卷编号",
        "答卷id",
        "问卷编号",
        "受访者编号",
        "受访者id",
        "提交编号",
        "序号",
        "编号",
        "用户编号",
    ),
)
"""Headings of the column that names the response, the best first."""


class Found(NamedTuple):
    """Where the columns of such a file stand, from 0."""

    question: int
    answers: tuple[int, ...]
    response: int


class Long:
    """A table of answers, one below the other."""

    name = "long"
    tool = ""

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout where headings and cells both show one answer per row."""
        for at, row in enumerate(seen.head[:DEPTH]):
            found, body = _found(row), seen.head[at + 1 :]
            if found and (n := _n_questions(body, found)):
                return _layout(row, at, found, n)
        return None


def _found(row: Sequence[str]) -> Found | None:
    """Return the columns the headings name, None unless question, answer and id are among them."""
    names = [WORDS.sub(" ", normalised(cell)).strip() for cell in row]
    question, response = _first(names, QUESTION), _first(names, RESPONSE)
    answers = tuple(names.index(a) for a in ANSWER if a in names)
    if question is None or response is None or not answers:
        return None
    return Found(question, answers, response)


def _first(names: Sequence[str], known: Sequence[str]) -> int | None:
    return next((names.index(name) for name in known if name in names), None)


def _n_questions(body: Records, found: Found) -> int:
    """Return how many questions the rows name, 0 where they do not come again and again.

    The same few questions come for one id after the other, each once or seldom more.
    """
    rows = [[_cell(row, i) for i in (found.response, found.question)] for row in body]
    pairs = [(who, what) for who, what in rows if who and what]
    people, asked = {who for who, _ in pairs}, {what for _, what in pairs}
    if not pairs or any(NOT_WORDS.fullmatch(question) for question in asked):
        return 0
    is_repeated = len(asked) <= MOST and len(set(pairs)) >= 0.9 * len(pairs)
    return len(asked) if is_repeated and len(asked) > 1 and len(people) < len(pairs) else 0


def _cell(row: Sequence[str], i: int) -> str:
    return row[i].strip() if i < len(row) else ""


def _layout(row: Sequence[str], at: int, found: Found, n: int) -> Layout:
    headings = [tidy(cell) for cell in row]
    named = {"question": headings[found.question], "id": headings[found.response], "n": n}
    return Layout(
        "long",
        at + 1,
        1,
        Message(BY_REPEATS, named),
        fields=tuple(_field(h, i, found) for i, h in enumerate(headings) if h),
        kind="feedback",
        spread=Spread(
            headings[found.question],
            tuple(headings[i] for i in found.answers),
            response=headings[found.response],
        ),
    )


def _field(heading: str, i: int, found: Found) -> Field:
    """Return what a column beside question and answer is for: it tells something of the person."""
    if i == found.response:
        return Field(heading, (i,), use="external_id")
    if OF_QUESTION.fullmatch(WORDS.sub(" ", normalised(heading))):
        return Field(heading, (i,), use="ignore")
    is_answer = i == found.question or i in found.answers
    return Field(heading, (i,), is_background=not is_answer)


LONG: Final = Long()
