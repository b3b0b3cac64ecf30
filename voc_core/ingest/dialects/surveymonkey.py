"""SurveyMonkey: questions above sub-questions or choices; one row where somebody cleaned up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.flat import found_in
from voc_core.ingest.dialects.groups import Part, grouped
from voc_core.ingest.dialects.stems import shared_stems
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import normalised, tidy
from voc_core.vocabulary import N_

BY_TWO_ROWS: Final = N_(
    "Row {row} holds the headings of {tool}, row {below} their sub-questions and choices."
)
BY_ONE_ROW: Final = N_("Row {row} holds the headings of {tool}, sub-questions and choices too.")

META: Final = {
    "Respondent ID": "external_id",
    "Collector ID": "ignore",
    "Collector": "ignore",
    "Start Date": "ignore",
    "End Date": "day",
    "Date Created": "ignore",
    "Date Modified": "day",
    "IP Address": "ignore",
    "Email Address": "email",
    "Email": "email",
    "First Name": "contact",
    "Last Name": "contact",
    "Response Status": "ignore",
    "Language": "ignore",
}
"""What the columns before the questions are for."""
USES: Final = {
    form: use
    for name, use in META.items()
    for form in (name.lower(), name.lower().replace(" ", "_"))
}
CUSTOM: Final = re.compile(r"custom[ _](?:data|value|variable)?[ _]?\d*", re.I)
"""What the sender knew of the respondent."""
SIGNS: Final = (
    ("Respondent ID", "Collector ID"),
    ("respondent_id", "collector_id"),
    ("Respondent ID", "Start Date", "End Date", "IP Address"),
    ("respondent_id", "date_created", "date_modified"),
)
ANSWER: Final = re.compile(
    r"(?:open-ended )?(?:response|answer)|offene antwort|antwort|réponse", re.I
)
"""What stands below a question that takes a single column."""
ENDING: Final = re.compile(rf"(?:\s+[-–—|]|:)\s*(?:{ANSWER.pattern})$", re.I)


class SurveyMonkey:
    """Files of all responses, condensed or expanded, as CSV or workbook."""

    name = "surveymonkey"
    tool = "SurveyMonkey"

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a file with a respondent's id beside a collector's."""
        found = found_in(seen.head, SIGNS)
        if found is None:
            return None
        row, sign = found
        n = 2 if _is_continued(seen.head[row : row + 2], sign) else 1
        upper, body = seen.head[row], seen.head[row + n :]
        parts = dict(_below(upper, seen.head[row + 1]) if n == 2 else _alone(upper))
        values = {"row": row + 1, "below": row + 2, "tool": self.tool}
        return Layout(
            self.name,
            row + 1,
            n,
            Message(BY_TWO_ROWS if n == 2 else BY_ONE_ROW, values),
            fields=_fields(parts, body),
            kind="feedback",
            source="survey",
        )


def _is_continued(rows: Records, sign: Sequence[str]) -> bool:
    """Whether the second row continues the headings: nothing stands below those of the sign."""
    if len(rows) < 2:
        return False
    filled = {normalised(u) for u, low in zip(*rows, strict=False) if low.strip()}
    return not filled & {normalised(heading) for heading in sign}


def _below(upper: Sequence[str], lower: Sequence[str]) -> Iterator[tuple[int, Part]]:
    """Yield question and part of every column; a question reaches over the blanks to its right."""
    stem = key = ""
    for i, part in enumerate(map(tidy, [*lower, *[""] * (len(upper) - len(lower))])):
        above = tidy(upper[i]) if i < len(upper) else ""
        if above:
            stem, key = above, str(i)
        if above or part:
            yield i, Part(stem, "" if ANSWER.fullmatch(part) else part, key)


def _alone(row: Sequence[str]) -> Iterator[tuple[int, Part]]:
    """Yield the same where one row holds both, joined by whoever cleaned the file."""
    headings = [ENDING.sub("", tidy(cell)) for cell in row]
    parse = shared_stems([h for h in headings if h])
    return ((i, parse(heading)) for i, heading in enumerate(headings) if heading)


def _fields(parts: Mapping[int, Part], body: Records) -> tuple[Field, ...]:
    meta = {i: USES[normalised(p.stem)] for i, p in parts.items() if _is_meta(p)}
    known = {i for i, p in parts.items() if not p.part and CUSTOM.fullmatch(p.stem)}
    asked = {f"#{i}": p for i, p in parts.items() if i not in meta and i not in known}
    questions = grouped([*asked], [int(k[1:]) for k in asked], asked.__getitem__, body)
    fields = [Field(parts[i].stem, (i,), use=use) for i, use in meta.items()]
    fields += [Field(parts[i].stem, (i,), is_background=True) for i in known]
    return tuple(sorted((*fields, *questions), key=lambda f: f.at))


def _is_meta(part: Part) -> bool:
    return not part.part and normalised(part.stem) in USES


SURVEYMONKEY: Final = SurveyMonkey()
