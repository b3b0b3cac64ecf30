"""Bytes to checked rows: recognise a file, guess its columns, check every cell."""

from voc_core.ingest.bad_rows import correctable
from voc_core.ingest.checks import check
from voc_core.ingest.contract import Checked, Recognised
from voc_core.ingest.encodings import ENCODINGS
from voc_core.ingest.files import chunks, recognise
from voc_core.ingest.mapped import ColumnUse, Mapping, Question
from voc_core.ingest.mapping import guess, signature
from voc_core.ingest.open_questions import answered, questions
from voc_core.ingest.uses import USES, USES_OF_KIND

__all__ = [
    "ENCODINGS",
    "USES",
    "USES_OF_KIND",
    "Checked",
    "ColumnUse",
    "Mapping",
    "Question",
    "Recognised",
    "answered",
    "check",
    "chunks",
    "correctable",
    "guess",
    "questions",
    "recognise",
    "signature",
]
