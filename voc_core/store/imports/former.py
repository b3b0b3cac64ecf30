"""Accounts, contacts and touchpoints that went with an import and may come again in the next."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Values = dict[str, Any]
BY_HAND: Final = "csm"
NAMED: Final = {"account": ("name",), "touchpoint": ("name", "name_zh", "code")}


@dataclass(frozen=True)
class Row:
    """A row that went: its id, and what people had written into it."""

    id: int
    by_hand: Values


@dataclass
class Former:
    """Rows by what they are known by; each can be claimed once."""

    rows: dict[tuple[object, ...], Row] = field(default_factory=dict)
    claimed: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(
        cls, removed: Iterable[tuple[str, Values]], made: Mapping[tuple[str, int], Values]
    ) -> "Former":
        """Return the rows removed; what differs from how they were made is a person's work."""
        former = cls()
        for entity, values in removed:
            row = Row(values["id"], _by_hand(values, made.get((entity, values["id"]), values)))
            for key in _keys(entity, values):
                former.rows.setdefault(key, row)
        return former

    def claim(self, entity: str, values: Mapping[str, Any]) -> Row | None:
        """Return the row that is made again by `values`, None if it is a new one."""
        for key in _keys(entity, values):
            row = self.rows.get(key)
            if row is not None and (entity, row.id) not in self.claimed:
                self.claimed.add((entity, row.id))
                return row
        return None


def folded(text: str) -> str:
    """Return a name without its case, width and spacing."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _keys(entity: str, values: Mapping[str, Any]) -> list[tuple[object, ...]]:
    """Return what a row is known by, the surest first."""
    if entity == "contact":
        columns = ("email", "external_id", "name")
        known = [(c, values.get(c)) for c in columns if values.get(c)]
        return [(entity, values["account_id"], c, v) for c, v in known[:1]]
    return [(entity, folded(values[c])) for c in NAMED[entity] if values.get(c)]


def _by_hand(now: Values, made: Values) -> Values:
    kept = {c: v for c, v in now.items() if c != "id" and v != made.get(c, v)}
    if now.get("role_source") == BY_HAND:
        kept |= {c: now[c] for c in ("role", "role_source")}
    return kept
