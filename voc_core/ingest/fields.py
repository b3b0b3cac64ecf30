"""The columns a layout makes of a file: where each stands, what it asks, how its cells are read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from voc_core.ingest.answers import number_of, plain
from voc_core.ingest.options import bare
from voc_core.ingest.scales import Scale

CHOSEN: Final = frozenset(("1", "y", "yes", "true", "x", "√", "✓", "✔", "是", "已选", "selected"))
NOT_CHOSEN: Final = frozenset(("0", "n", "no", "false", "否", "未选", "not selected", "-2", "-3"))
SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True)
class Field:
    """One column of the table that a layout makes of a file.

    Attributes
    ----------
    heading : str
        As shown; made unique afterwards.
    at : tuple of int
        Where its cells stand in a record, from 0. Several cells become one: the values of a
        repeated heading, or the choices of a question with one column per choice, a line each.
    use : str or None
        One of `uses.USES` where the tool says it for certain; None to be guessed.
    kinds : tuple of str
        Kinds of rows `use` holds for; empty for all.
    stem, row : str
        Question, and the row of a matrix it belongs to; empty where it is no matrix.
    choices : tuple of str
        One per cell of `at`: the choice a filled cell stands for; empty where cells speak for
        themselves.
    ranked : bool
        Whether the cells of `choices` hold ranks, from 1.
    scale : Scale or None
        Of a score the tool defines; None to be guessed.
    about : str or None
        Of a comment: heading of the score it explains, empty if it explains none; None to be
        guessed.
    merge : callable or None
        Makes one text of the cells of `at`, in their order; None puts each on a line.
    clean : callable or None
        What is done to every cell before anything else; None leaves cells as they are.
    between : str or None
        What the tool writes between several choices in one cell.
    is_background : bool
        Whether it tells something of the respondent and answers no question: it may be guessed
        to be an account or a title, and never a score, a comment or a choice.
    carries : bool
        Whether an empty cell stands for the one above it, as in a report with groups.
    is_ordinal : bool
        Whether its numbers may count the options of a question whose words the file does not hold:
        then only its heading makes it a score, and a person says which end is good.
    """

    heading: str
    at: tuple[int, ...]
    use: str | None = None
    kinds: tuple[str, ...] = ()
    stem: str = ""
    row: str = ""
    choices: tuple[str, ...] = ()
    ranked: bool = False
    scale: Scale | None = None
    about: str | None = None
    merge: Callable[[Sequence[str]], str] | None = None
    clean: Callable[[str], str] | None = None
    between: str | None = None
    is_background: bool = False
    carries: bool = False
    is_ordinal: bool = False

    @property
    def asked(self) -> str:
        """The words in which the scale of its answers is looked for."""
        return f"{self.stem} {self.row}".strip() or self.heading


@dataclass(frozen=True)
class Spread:
    """A file with one answer per row: its questions become columns.

    Attributes
    ----------
    question, answers : str, tuple of str
        Headings of the column that names the question, and of those that hold the answer, of which
        the first filled one counts.
    questions, columns : tuple of str
        The questions found, in the order of the file, and the heading of the column of each.
    response : str or None
        Heading of the ids of the responses.
    """

    question: str
    answers: tuple[str, ...]
    questions: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    response: str | None = None


def joined_cells(field: Field, cells: Sequence[str]) -> str:
    """Return the cells of one record that belong to a field as one text, a line for each value."""
    if field.merge is not None:
        return field.merge(cells)
    if not field.choices:
        return "\n".join(dict.fromkeys(c.strip() for c in cells if c and not c.isspace()))
    pairs = [(c, cell) for c, cell in zip(field.choices, cells, strict=True) if cell.strip()]
    if field.ranked:
        return "\n".join(choice for _, choice in sorted(_ranks(pairs)))
    return "\n".join(filter(None, (_chosen(choice, cell) for choice, cell in pairs)))


def _ranks(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, str]]:
    ranks = [(number_of(cell), choice) for choice, cell in pairs]
    return [(rank, choice) for rank, choice in ranks if rank is not None and rank > 0]


def _chosen(choice: str, cell: str) -> str:
    """Return the choice a cell stands for, with what was written beside it; empty if not chosen."""
    said = plain(cell)
    if said in NOT_CHOSEN or is_code_of_nothing(said):
        return ""
    name = bare(SPACES.sub(" ", choice).strip())
    if said in CHOSEN or plain(name) in (said, bare(said)):
        return name
    written = SPACES.sub(" ", bare(cell.strip())).strip()
    written = written.removeprefix(name).strip(" :：") or written
    return f"{name}: {written}" if name else written


def is_code_of_nothing(said: str) -> bool:
    """Whether a cell, as `answers.plain` writes it, says that nobody answered."""
    return said in ("(跳过)", "(空)", "n/a", "null", "none", "-99")


def plain_fields(headings: Sequence[str], at: Sequence[int]) -> tuple[Field, ...]:
    """Return one field per column, of which nothing is known but its heading."""
    return tuple(Field(h, (i,)) for h, i in zip(headings, at, strict=True))
