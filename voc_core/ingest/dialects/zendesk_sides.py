"""Users and organisations that Zendesk's API sends beside the tickets, joined to them by id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from voc_core.ingest.dialects.base import Records
from voc_core.ingest.fields import Field

REQUESTER: Final = "requester_id"
ORGANISATION: Final = "organization_id"


@dataclass(frozen=True)
class Known:
    """Gives what is known of the first id that anything is known of, else the first other cell.

    Attributes
    ----------
    names : tuple of mapping
        What is known by id: one for each of the ids, which are the first cells.
    """

    names: tuple[Mapping[str, str], ...]

    def __call__(self, cells: Sequence[str]) -> str:
        """Return the name, empty if nobody says it."""
        told = (known.get(cell.strip()) for known, cell in zip(self.names, cells, strict=False))
        return next(filter(None, [*told, *cells[len(self.names) :]]), "")


def joined(fields: tuple[Field, ...], others: Mapping[str, Records]) -> tuple[Field, ...]:
    """Return the fields of tickets with person and account as the lists beside them name them.

    Parameters
    ----------
    others : mapping
        The lists of the document by name.
    """
    users, firms = (_by_id(others.get(name, ())) for name in ("users", "organizations"))
    person, firm = (_place(fields, heading) for heading in (REQUESTER, ORGANISATION))
    name_of_firm = _each(firms, "name")
    of_firm = {who: name_of_firm.get(row.get(ORGANISATION, ""), "") for who, row in users.items()}
    names = [(firm, name_of_firm), (person, of_firm)]
    for use, heading, known in (
        ("contact", "requester.name", [(person, _each(users, "name"))]),
        ("email", "requester.email", [(person, _each(users, "email"))]),
        ("account", "organization.name", names),
    ):
        told = [(at, by_id) for at, by_id in known if at is not None and any(by_id.values())]
        fields = _with(fields, use, heading, told) if told else fields
    return fields


def _with(
    fields: tuple[Field, ...], use: str, heading: str, told: Sequence[tuple[int, Mapping[str, str]]]
) -> tuple[Field, ...]:
    """Return the fields with one more, which takes over from what had its use before."""
    before = [f for f in fields if f.use == use]
    at = (*(place for place, _ in told), *(i for f in before for i in f.at))
    merge = Known(tuple(by_id for _, by_id in told))
    rest = (replace(f, use="ignore") if f in before else f for f in fields)
    return (*rest, Field(heading, at, use=use, merge=merge))


def _place(fields: Sequence[Field], heading: str) -> int | None:
    return next((f.at[0] for f in fields if f.heading == heading), None)


def _by_id(records: Records) -> dict[str, dict[str, str]]:
    """Return the cells of every object of a list by its id."""
    if not records:
        return {}
    headings, *rows = records
    objects = [dict(zip_longest(headings, row, fillvalue="")) for row in rows]
    return {row["id"]: row for row in objects if row.get("id")}


def _each(rows: Mapping[str, Mapping[str, str]], name: str) -> dict[str, str]:
    return {identity: row.get(name, "") for identity, row in rows.items()}
