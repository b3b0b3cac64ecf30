"""The distinct accounts and people of a file, numbered as its rows go by."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from voc_core.domains import domain_of
from voc_core.ingest.identity import SEPARATOR, column, digest, is_long_id

ONE_ROW_ONE_PERSON: Final = ("survey", "interview", "review")
"""Sources whose every row was given by one person, named or not."""
OF_ACCOUNTS: Final = ("accounts", "usage", "commerce", "outcomes")
"""Kinds whose rows name no person."""
PERSON: Final = ("contact", "email", "title", "role", "department")
UNKNOWN: Final = -1
EXAMPLES: Final = 3
"""So many rows of the file are remembered for each account and person. [rows]"""


@dataclass
class Gathered:
    """Who occurs in a file.

    Parameters
    ----------
    kind : str
        One of `vocabulary.KINDS`.
    source_system : str
        What the ids of the file belong to.
    """

    kind: str
    source_system: str
    account_keys: dict[str, int] = field(default_factory=dict)
    account_rows: list[dict[str, Any]] = field(default_factory=list)
    contact_keys: dict[str, int] = field(default_factory=dict)
    contact_rows: list[dict[str, Any]] = field(default_factory=list)
    identical: Counter[str] = field(default_factory=Counter)

    def take(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return ``account_key`` and ``contact_key`` (-1 for nobody) on the index of `rows`.

        The keys are positions in `accounts` and `contacts`.
        """
        people = rows.drop_duplicates("row")
        emails = [e.casefold() for e in column(people, "email")]
        accounts = self._accounts(people, emails)
        contacts = (
            [UNKNOWN] * len(people)
            if self.kind in OF_ACCOUNTS
            else self._contacts(rows, people, accounts, emails)
        )
        keys = pd.DataFrame(
            {"account_key": accounts, "contact_key": contacts}, index=people["row"].to_numpy()
        )
        return keys.loc[rows["row"].to_numpy()].set_axis(rows.index)

    def accounts(self) -> pd.DataFrame:
        """Return one row per distinct account: ``given``, ``n_rows``, ``account`` (name),
        ``external_id`` (of the CRM), ``domains``, ``email``, ``rows`` (the first of the file, at
        most `EXAMPLES`); of kind accounts also its values.
        """
        columns = ["given", "account", "external_id", "domains", "email", "n_rows", "rows"]
        table = pd.DataFrame(self.account_rows)
        return table if len(table) else pd.DataFrame(columns=columns)

    def contacts(self) -> pd.DataFrame:
        """Return one row per distinct person: ``given``, ``account_key``, ``name``, ``email``,
        ``external_id``, ``title``, ``role``, ``department``, ``n_rows``, ``rows``; texts empty
        where missing.
        """
        columns = ["given", "account_key", "name", "email", "external_id", *PERSON[2:]]
        columns += ["n_rows", "rows"]
        table = pd.DataFrame(self.contact_rows)
        return table if len(table) else pd.DataFrame(columns=columns)

    def _accounts(self, people: pd.DataFrame, emails: list[str]) -> list[int]:
        names, ids = column(people, "account"), column(people, "account_id")
        values = _values(people) if self.kind == "accounts" else [{}] * len(people)
        numbers = people["row"].tolist()
        return [
            self._account(*cells) for cells in zip(names, ids, emails, values, numbers, strict=True)
        ]

    def _account(self, name: str, crm: str, email: str, values: dict[str, Any], at: int) -> int:
        domain = domain_of(email)
        person = "" if name or crm or domain else email
        host = "" if name or crm else domain
        key = SEPARATOR.join((name, crm, host, person))
        position = self.account_keys.get(key)
        if position is None:
            position = self.account_keys[key] = len(self.account_rows)
            given = name or crm or host or person
            row: dict[str, Any] = {"given": given, "account": name, "external_id": crm}
            row |= {"domains": set(), "email": "" if name else email, "n_rows": 0, "rows": []}
            self.account_rows.append(row | values)
        row = self.account_rows[position]
        _count(row, at)
        if domain:
            row["domains"].add(domain)
        return position

    def _contacts(
        self, rows: pd.DataFrame, people: pd.DataFrame, accounts: list[int], emails: list[str]
    ) -> list[int]:
        names = column(people, "contact")
        ids = column(people, "external_id")
        named = [n or e for n, e in zip(names, emails, strict=True)]
        if self.kind in ("contacts", "invitations"):
            unnamed = ids
        else:
            unnamed = self._unnamed(rows, people, ids) if not all(named) else [""] * len(ids)
            ids = ["" if n else u for n, u in zip(named, unnamed, strict=True)]
        rest = (column(people, c) for c in PERSON[2:])
        flags = people["do_not_survey"].tolist() if "do_not_survey" in people else [None] * len(ids)
        rows_of = people["row"].tolist()
        return [
            self._contact(*cells) if cells[1] or cells[2] or cells[3] else UNKNOWN
            for cells in zip(accounts, names, emails, ids, *rest, flags, rows_of, strict=True)
        ]

    def _contact(
        self, account: int, name: str, email: str, external: str,
        title: str, role: str, department: str, veto: object, at: int,
    ) -> int:  # fmt: skip
        key = SEPARATOR.join((str(account), email, external, name))
        position = self.contact_keys.get(key)
        if position is None:
            position = self.contact_keys[key] = len(self.contact_rows)
            who = email or name or title or external
            given = SEPARATOR.join((self.account_rows[account]["given"], who, external))
            row: dict[str, Any] = {"given": given, "account_key": account, "name": name}
            row |= {"email": email}
            row |= {"external_id": external, "title": title, "role": role}
            row |= {"department": department, "do_not_survey": veto, "n_rows": 0, "rows": []}
            self.contact_rows.append(row)
        row = self.contact_rows[position]
        _count(row, at)
        row["title"] = row["title"] or title
        row["role"] = row["role"] or role
        row["department"] = row["department"] or department
        return position

    def _unnamed(self, rows: pd.DataFrame, people: pd.DataFrame, ids: list[str]) -> list[str]:
        """Return what tells an unnamed person apart; empty where nothing is known of anybody."""
        cells = (column(people, c) for c in (*PERSON[2:], "account", "account_id", "day", "source"))
        whole = _whole_rows(rows)
        return [
            self._unnamed_id(identity, whole[row], *said)
            for identity, row, *said in zip(ids, people["row"].tolist(), *cells, strict=True)
        ]

    def _unnamed_id(
        self, identity: str, whole: str, title: str, role: str, department: str,
        account: str, crm: str, day: str, source: str,
    ) -> str:  # fmt: skip
        alone = source in ONE_ROW_ONE_PERSON
        if not (title or role or department or (identity and alone)):
            return ""
        who = (self.source_system, account, crm, title, role, department)
        if not alone:
            return digest(SEPARATOR.join(who))
        if identity and is_long_id(identity):
            return f"{self.source_system[:8]}:{identity}"
        if identity:
            return digest(SEPARATOR.join((*who, day, identity)))
        base = digest(SEPARATOR.join((*who, day, whole)))
        self.identical[base] += 1
        return base if self.identical[base] == 1 else f"{base}#{self.identical[base]}"


def _count(row: dict[str, Any], at: int) -> None:
    row["n_rows"] += 1
    if len(row["rows"]) < EXAMPLES:
        row["rows"].append(at)


def _whole_rows(rows: pd.DataFrame) -> dict[int, str]:
    """Return all answers of each row of the file as one text."""
    whole: dict[int, str] = {}
    said = zip(column(rows, "question"), rows["score"].tolist(), column(rows, "text"), strict=True)
    for row, (question, score, text) in zip(rows["row"].tolist(), said, strict=True):
        whole[row] = SEPARATOR.join((whole.get(row, ""), question, repr(score), text))
    return whole


def _values(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the mapped values of accounts, those with a cell only."""
    names = [c for c in rows if c not in ("row", "account", "account_id")]
    return [
        {str(k): v for k, v in r.items() if isinstance(v, list) or not pd.isna(v)}
        for r in rows[names].to_dict("records")
    ]
