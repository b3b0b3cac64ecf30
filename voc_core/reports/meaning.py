"""What checked rows mean: whose answer it is, which answer it is, and what it says."""

import re
from collections.abc import Mapping as Values
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from voc_core import text
from voc_core.ingest import matching, persons, roles
from voc_core.ingest.contract import Checked, Mapping
from voc_core.ingest.gathering import UNKNOWN, Gathered
from voc_core.ingest.identity import Identities
from voc_core.metrics.score import valence_of, valence_of_tone
from voc_core.reports.fact_meaning import fact_values
from voc_core.settings import Settings
from voc_core.store.ground import MINOR_UNITS
from voc_core.store.imports import Chunk
from voc_core.vocabulary import FACTS

MONEY: Final = {"arr": "arr_minor", "cost_to_serve": "cost_to_serve_minor"}
BETWEEN: Final = re.compile(r"\s*;\s*")
ANSWER: Final = (
    "row",
    "account_key",
    "contact_key",
    "touchpoint",
    "occurred_on",
    "source",
    "metric",
    "score",
    "scale_low",
    "scale_high",
    "valence",
    "text",
    "language",
    "tone",
    "question",
    "said_at",
    "choices",
    "external_id",
    "fallback",
)


@dataclass(frozen=True)
class Decisions:
    """What a person confirmed in the wizard.

    Attributes
    ----------
    accounts : mapping
        By ``given``: the id of the account that is meant, or ``"new"``.
    roles, titles : mapping
        Roles tagged, by ``given`` of the person and by title.
    """

    accounts: Values[str, int | str | None] = field(default_factory=dict)
    roles: Values[str, str] = field(default_factory=dict)
    titles: Values[str, str] = field(default_factory=dict)


class Meaning:
    """Reads the checked rows of one file, chunk by chunk, and says who is meant.

    Parameters
    ----------
    mapping : Mapping
        How the columns are read.
    settings : Settings
        How we count.
    source_system : str
        What the ids of the file belong to: its header signature.
    decisions : Decisions
        What a person confirmed.
    """

    def __init__(
        self, mapping: Mapping, settings: Settings, source_system: str, decisions: Decisions
    ) -> None:
        self.source_system = source_system
        self._mapping = mapping
        self._settings = settings
        self._decisions = decisions
        self._gathered = Gathered(mapping.kind, source_system)
        self._identities = Identities()
        self._hard = [c.column for c in mapping.used("score") if c.high_is_easy is False]

    def take(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return `rows` with ``account_key`` and ``contact_key``.

        Whom no invitation reached is nobody we know of.
        """
        asked = rows[rows["status"] != "bounced"] if "status" in rows else rows
        keys = self._gathered.take(asked).reindex(rows.index, fill_value=UNKNOWN)
        return rows.join(keys.astype("int64"))

    def chunk(self, checked: Checked, with_tone: bool) -> Chunk:
        """Return checked rows as the store takes them."""
        rows = self.take(checked.rows)
        if self._mapping.kind == "feedback":
            rows = self._answers(rows, with_tone)
        elif self._mapping.kind in FACTS:
            rows = fact_values(rows, self._mapping.kind, self._settings.currency)
        else:
            rows = rows[["row", "account_key", "contact_key"]]
        return Chunk(
            rows,
            checked.problems,
            checked.read,
            checked.bad.index,
            checked.empty,
            checked.aside,
            checked.missing,
        )

    def accounts(
        self, known: pd.DataFrame, contacts: pd.DataFrame, *, propose: bool = False
    ) -> pd.DataFrame:
        """Return the accounts of the file with ``group`` and the values to be written."""
        book = matching.Accounts.known(known, contacts)
        found = matching.match_accounts(
            self._gathered.accounts(),
            book,
            self._decisions.accounts,
            matching.PROPOSE_FROM if propose else None,
        )
        return _account_values(found, book, self._settings.currency)

    def contacts(self, known: pd.DataFrame, account_ids: list[int]) -> pd.DataFrame:
        """Return the people of the file with ``group``, role, and the values to be written.

        Parameters
        ----------
        account_ids : list of int
            Id of each row of `accounts`, negative for a new one, 0 for none.
        """
        given = self._gathered.contacts()
        ids = [account_ids[k] for k in given["account_key"].tolist()]
        given = given.assign(account_id=pd.Series(ids, index=given.index, dtype="int64"))
        found = persons.match_contacts(given, persons.People.known(known))
        titles = roles.roles_of_titles(found["title"])
        found = persons.surest_roles(found, titles, self._decisions.roles, self._decisions.titles)
        found.loc[found["how"] == "alias", ["name", "email", "external_id"]] = ""
        return found

    def _answers(self, rows: pd.DataFrame, with_tone: bool) -> pd.DataFrame:
        rows = rows.assign(**self._identities.of(rows)).rename(columns={"day": "occurred_on"})
        rows = rows.assign(**self._heard(rows["text"], with_tone), score=self._easy_high(rows))
        scored = valence_of(
            rows["metric"],
            rows["score"],
            rows["scale_low"],
            rows["scale_high"],
            csat_from=self._settings.csat_from,
        )
        valence = scored.where(rows["metric"] != "none", valence_of_tone(rows["tone"]))
        return rows.assign(valence=valence.astype("Int64"))[list(ANSWER)]

    def _easy_high(self, rows: pd.DataFrame) -> pd.Series:
        """Return the scores; those asked the other way round are turned, so that high is good."""
        mirrored = rows["scale_low"] + rows["scale_high"] - rows["score"]
        return rows["score"].mask(rows["question"].isin(self._hard), mirrored)

    def _heard(self, texts: pd.Series, with_tone: bool) -> dict[str, pd.Series]:
        if not with_tone:
            nothing = pd.Series(float("nan"), index=texts.index)
            return {"language": nothing.astype(object), "tone": nothing}
        cells = texts.astype(object).where(texts.notna(), None)
        heard = text.tone(cells.tolist()).set_axis(texts.index)
        return {"language": heard["language"], "tone": heard["tone"]}


def people_found(meaning: Meaning, known: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Return the people of a file for a preview; `found` as from `Meaning.accounts`."""
    people = meaning.contacts(known, [int(g) for g in found["group"]])
    names = found["account_name"].tolist()
    account_name = [names[k] for k in people["account_key"].tolist()]
    columns = ["given", "account_name", "name", "email", "title", "role", "role_source"]
    columns += ["department", "rule", "contact", "how", "n_rows"]
    return people.assign(account_name=account_name)[columns]


def titles_found(people: pd.DataFrame) -> pd.DataFrame:
    """Return the distinct titles of a preview with role and rule, the most frequent first."""
    titled = people[people["title"] != ""]
    counts = titled.groupby("title").size().sort_values(ascending=False, kind="stable")
    table = roles.roles_of_titles(counts.index)
    return (
        table.assign(n_people=counts)
        .rename_axis("title")
        .reset_index()[["title", "n_people", "role", "department", "rule"]]
    )


def _account_values(found: pd.DataFrame, book: matching.Accounts, currency: str) -> pd.DataFrame:
    """Return matched accounts with their values named and measured as the schema has them."""
    rows: list[dict[str, Any]] = []
    for row in found.to_dict("records"):
        values = {str(k): v for k, v in row.items()}
        values["aliases"] = _aliases(values)
        values["domains"] = sorted(values["domains"]) if not values["name"] else []
        values["name"] = _name(values, book)
        for given, stored in MONEY.items():
            amount = values.pop(given, None)
            if amount is not None and not pd.isna(amount):
                values[stored] = round(float(amount) * MINOR_UNITS)
                given_in = values.get("currency")
                values["currency"] = given_in if isinstance(given_in, str) else currency
        rows.append(values)
    table = pd.DataFrame(rows, columns=None if rows else found.columns, index=found.index)
    return table.assign(account=table["account"].astype("Int64"))


def _name(values: dict[str, Any], book: matching.Accounts) -> str | None:
    """Return the name to be written: of a new account, or of one renamed in the CRM."""
    if values["group"] < 0:
        return str(values["account_name"])
    is_free = values["how"] == "crm_id" and values["name"] not in book.exact
    return values["name"] if is_free else None


def _aliases(values: dict[str, Any]) -> list[str]:
    """Return the other names a row says: its aliases, and a name a person confirmed."""
    given = values.get("aliases")
    names = BETWEEN.split(given) if isinstance(given, str) else []
    confirmed = [values["given"]] if values["how"] == "confirmed" and values["name"] else []
    return [n for n in [*names, *confirmed] if n and n != values["account_name"]]
