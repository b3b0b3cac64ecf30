"""How a file is read: what each column is for, which rows are set aside, what is still asked."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final

from voc_core.errors import Message


@dataclass(frozen=True)
class ColumnUse:
    """What one column is for.

    Attributes
    ----------
    column : str
        Heading as in `Recognised.columns`.
    use : str
        One of `USES`.
    confidence : float
        How sure the guess is; 1 once a person said so. [0 to 1]
    why : Message
        The reason for the guess, as a sentence.
    metric, low, high
        Of a score: nps, csat, ces or rating, and its scale. Of adoption: what means every seat is
        in use, 1 or 100, is ``high``.
    high_is_easy : bool or None
        Of a CES: whether a high score means little effort; None until asked. Of any other score:
        False where a low number is the good answer.
    labels : dict
        Of a score written in words: the score of each word ("非常满意": 5).
    about : str or None
        Of a comment: heading of the score it explains, None if it stands alone.
    touchpoint : str or None
        Of a score or comment: code of its touchpoint, None for the row's or the file's.
    date_order : str or None
        Of a day: ``ymd``, ``dmy`` or ``mdy``; None while ambiguous and not yet asked.
    between : str or None
        Of choices: what stands between them in one cell.
    is_ordinal : bool
        Of a score: whether its numbers may count options from the best one on, which only a
        person can say.
    """

    column: str
    use: str
    confidence: float = 1.0
    why: Message = field(default_factory=lambda: Message(""))
    metric: str | None = None
    low: float | None = None
    high: float | None = None
    high_is_easy: bool | None = None
    labels: dict[str, float] = field(default_factory=dict)
    about: str | None = None
    touchpoint: str | None = None
    date_order: str | None = None
    between: str | None = None
    is_ordinal: bool = False

    @property
    def scale(self) -> tuple[float, float]:
        """Lowest and highest score, 0 and 10 where nothing is said."""
        return self.low or 0.0, 10.0 if self.high is None else self.high


@dataclass(frozen=True)
class Aside:
    """Rows that are no answers and are set aside, with their count, before they are checked.

    Attributes
    ----------
    column : str
        Heading of the column that gives them away.
    reason : str
        One of `vocabulary.ASIDE`.
    test : str
        When a row is set aside: its cell is ``in`` or ``not_in`` `values`, ``blank``, ``filled``,
        or a duration ``below`` so many seconds.
    values : tuple of str
        Case and width do not matter; of ``below`` one number. [s]
    """

    column: str
    reason: str
    test: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A rule that says at which touchpoint a row was said.

    Attributes
    ----------
    column : str
        Heading of the column looked at.
    contains : str
        Words its cell holds; case and width do not matter.
    touchpoint : str
        Code or name of the touchpoint.
    """

    column: str
    contains: str
    touchpoint: str


@dataclass(frozen=True)
class Question:
    """Something only a person can say, asked before the check.

    Attributes
    ----------
    code : str
        ``date_order``, ``is_nps``, ``ces_direction``, ``direction``; ``account``, ``day`` where
        none was found.
    column : str or None
        The column it is about.
    text : Message
        The question as a sentence.
    options : tuple of str
        Codes of the accepted answers; empty where it is free.
    """

    code: str
    column: str | None
    text: Message
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    """How every column of a file is read, and what stands for the whole file.

    Attributes
    ----------
    kind : str
        One of `vocabulary.KINDS`.
    columns : tuple of ColumnUse
        One per column of the file, in its order.
    source : str
        Source of every row without a source column.
    touchpoint, day, account : str or None
        Touchpoint code, ISO day and account name of every row without such a column.
    aside : tuple of Aside
        Rows set aside; the first rule that fits gives the reason.
    missing : tuple of str
        Codes that stand for no answer, besides those of every tool, on a scale too; case and width
        do not matter.
    zone : str or None
        Time zone of the times in the file.
    places : tuple of Place
        Rules for the touchpoint of a row; the first that fits wins over its own column.
    """

    kind: str
    columns: tuple[ColumnUse, ...]
    source: str = "survey"
    touchpoint: str | None = None
    day: str | None = None
    account: str | None = None
    aside: tuple[Aside, ...] = ()
    missing: tuple[str, ...] = ()
    zone: str | None = None
    places: tuple[Place, ...] = ()

    def used(self, use: str) -> tuple[ColumnUse, ...]:
        """Return the columns with this use, in file order."""
        return tuple(c for c in self.columns if c.use == use)

    def one(self, use: str) -> str | None:
        """Return the heading of the first column with this use."""
        return next((c.column for c in self.columns if c.use == use), None)

    def as_dict(self) -> dict[str, object]:
        """Return the JSON form, remembered by header signature and accepted by `--map`."""
        whole = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in PARTS}
        parts = {name: [_plain(part) for part in getattr(self, name)] for name in PARTS}
        return {**whole, "missing": list(self.missing), **parts}

    @classmethod
    def of(cls, stored: dict[str, object]) -> "Mapping":
        """Return the mapping of its JSON form."""
        columns = tuple(ColumnUse(**c) for c in stored["columns"])  # type: ignore[attr-defined]
        aside = tuple(
            Aside(**{**a, "values": tuple(a["values"])}) for a in _listed(stored, "aside")
        )
        places = tuple(Place(**p) for p in _listed(stored, "places"))
        missing = tuple(_listed(stored, "missing"))
        whole: Any = {k: v for k, v in stored.items() if k not in (*PARTS, "missing")}
        return cls(columns=columns, aside=aside, places=places, missing=missing, **whole)


PARTS: Final = ("columns", "aside", "places")
"""What a mapping holds several of."""


def _plain(part: Any) -> dict[str, object]:
    return {k: v for k, v in asdict(part).items() if k not in ("why", "confidence")}


def _listed(stored: dict[str, Any], name: str) -> list[Any]:
    return list(stored.get(name, []))
