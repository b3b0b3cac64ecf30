"""The role of each person of a file as best known: tagged, written, or from the title."""

from collections.abc import Mapping
from typing import Any

import pandas as pd


def surest_roles(
    given: pd.DataFrame,
    titles: pd.DataFrame,
    by_person: Mapping[str, str],
    by_title: Mapping[str, str],
) -> pd.DataFrame:
    """Return people with ``role``, ``role_source``, ``department`` and ``rule`` as best known.

    Parameters
    ----------
    given : DataFrame
        As from `gathering.Gathered.contacts`.
    titles : DataFrame
        As from `roles.roles_of_titles`.
    by_person, by_title : mapping
        Roles a person tagged, by ``given`` and by title; they win over the file, the file over the
        title.
    """
    inferred = titles.reindex(given["title"])
    said = [
        _role(person, title, written, guess, by_person, by_title)
        for person, title, written, guess in zip(
            given["given"], given["title"], given["role"], inferred["role"], strict=True
        )
    ]
    department = given["department"].where(given["department"] != "", inferred["department"].array)
    return given.assign(
        role=pd.Series([r for r, _ in said], index=given.index, dtype=object),
        role_source=pd.Series([s for _, s in said], index=given.index, dtype=object),
        department=department,
        rule=inferred["rule"].array,
    )


def _role(
    person: str,
    title: str,
    written: str,
    guess: Any,
    by_person: Mapping[str, str],
    by_title: Mapping[str, str],
) -> tuple[str, str | None]:
    tagged = by_person.get(person) or by_title.get(title)
    for role, source in ((tagged, "csm"), (written, "crm"), (guess, "inferred")):
        if isinstance(role, str) and role not in ("", "unknown"):
            return role, source
    return "unknown", None
