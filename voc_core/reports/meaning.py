"""What checked rows mean: whose answer it is, which answer it is, and what it says."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Values
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from voc_core import text
from voc_core.ingest import matching, persons, roles
from voc_core.ingest.contract import Checked
from voc_core.ingest.gathering import UNKNOWN, Gathered
from voc_core.ingest.identity import Identities
from voc_core.ingest.mapped import Mapping
from voc_core.ingest.surest_roles import surest_roles
from voc_core.ingest.turning import turned
from voc_core.metrics.score import valence_of, valence_of_tone
from voc_core.reports.fact_meaning import fact_values
from voc_core.settings import Settings
from voc_core.store.ground import MINOR_UNITS
from voc_core.store.imports import ANSWERED, Chunk
from voc_core.vocabulary import FACTS

MONEY: Final = {"arr": "arr_minor", "cost_to_serve": "cost_to_serve_minor"}
BETWEEN: Final = re.compile(r"\s*;\s*")
ANSWER: Final = (
    "row",
    "account_key",
    "contact_key",
    "touchpoint",
    *ANSWERED,
    "external_id",
    "fallback",
)


@dataclass(frozen=True)
class Decisions:
    """What a person confirmed in the wizard.

    Attributes
    ----------
    accounts, people : mapping
        By ``given``: the id of the account or contact that is meant, or ``"new"``.
    refused : frozenset of (str, str, int)
        What was proposed and is not meant: ``accounts`` or ``contacts``, what the file says, id.
    roles, titles : mapping
        Roles tagged, by ``given`` of the person and by title.
    """

    accounts: Values[str, int | str | None] = field(default_factory=dict)
    people: Values[str, int | str | None] = field(default_factory=dict)
    refused: frozenset[tuple[str, str, int]] = frozenset()
    roles: Values[str, str] = field(default_factory=dict)
    titles: Values[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Decided:
    """What persons decided for earlier files.

    Attributes
    ----------
    titles : mapping
        Role of each title, the title made `scripts.plain`.
    accounts, contacts : list of (str, int)
        What was said in a file and the account or contact it does not mean.
    tuning : Tuning
        What scored comments taught about tone.
    """

    titles: Values[str, str] = field(default_factory=dict)
    accounts: Sequence[tuple[str, int]] = ()
    contacts: Sequence[tuple[str, int]] = ()
    tuning: text.Tuning = text.UNTUNED


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
    decided : Decided
        What persons decided for earlier files.
    trusted : bool
        Whether the sender keeps the ids of its answers unique, see `Identities`.
    """

    def __init__(
        self,
        mapping: Mapping,
        settings: Settings,
        source_system: str,
        decisions: Decisions,
        decided: Decided,
        *,
        trusted: bool = False,
    ) -> None:
        self.source_system = source_system
        self._mapping = mapping
        self._settings = settings
        self._decisions = decisions
        self._decided = decided
        self._gathered = Gathered(mapping.kind, source_system)
        self._identities = Identities(trusted)
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
        book = matching.Accounts.known(known, contacts, self._decided.accounts)
        found = matching.match_accounts(
            self._gathered.accounts(),
            book,
            self._decisions.accounts,
            matching.PROPOSE_FROM if propose else None,
        )
        return _account_values(found, book, self._settings.currency)

    def contacts(
        self, known: pd.DataFrame, account_ids: list[int], *, propose: bool = False
    ) -> pd.DataFrame:
        """Return the people of the file with ``group``, role, and the values to be written.

        Parameters
        ----------
        account_ids : list of int
            Id of each row of `accounts`, negative for a new one, 0 for none.
        propose : bool
            Whether people with a name that is alike are proposed.
        """
        given = self._gathered.contacts()
        ids = [account_ids[k] for k in given["account_key"].tolist()]
        given = given.assign(account_id=pd.Series(ids, index=given.index, dtype="int64"))
        book = persons.People.known(known, self._decided.contacts)
        said = self._decisions.people
        found = persons.match_contacts(given, book, said, propose=propose)
        found = surest_roles(
            found,
            self.titles(found["title"]),
            self._decisions.roles,
            self._decisions.titles,
        )
        return found if propose else persons.learned(found, book)

    def titles(self, titles: Iterable[object]) -> pd.DataFrame:
        """Return what titles say, see `roles.roles_of_titles`; what a person said before wins."""
        return roles.roles_of_titles(titles, self._decided.titles)

    def _answers(self, rows: pd.DataFrame, with_tone: bool) -> pd.DataFrame:
        rows = rows.assign(**self._identities.of(rows)).rename(columns={"day": "occurred_on"})
        rows = rows.assign(**self._heard(rows, with_tone), score=self._easy_high(rows))
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
        return rows["score"].mask(rows["question"].isin(self._hard), turned(rows))

    def _heard(self, rows: pd.DataFrame, with_tone: bool) -> dict[str, pd.Series]:
        if not with_tone:
            nothing = pd.Series(float("nan"), index=rows.index)
            return {"language": nothing.astype(object), "tone": nothing}
        cells = rows["text"].astype(object).where(rows["text"].notna(), None).tolist()
        sources, known = rows["source"].tolist(), self._decided.tuning
        heard = text.tone(cells, sources, known, with_clauses=True)
        heard = heard.set_axis(rows.index)
        return {"language": heard["language"], "tone": heard["tone"]}


def people_found(meaning: Meaning, known: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Return the people of a file for a preview; `found` as from `Meaning.accounts`."""
    people = meaning.contacts(known, [int(g) for g in found["group"]], propose=True)
    names = found["account_name"].tolist()
    account_name = [names[k] for k in people["account_key"].tolist()]
    called = known.set_index("id")["name"] if len(known) else pd.Series(dtype=object)
    contact_name = people["contact"].map(called).astype(object)
    columns = ["given", "account_name", "name", "email", "title", "role", "role_source"]
    columns += ["department", "rule", "contact", "contact_name", "how", "score", "reason"]
    columns += ["likely", "rows", "n_rows"]
    return people.assign(account_name=account_name, contact_name=contact_name)[columns]


def titles_found(meaning: Meaning, people: pd.DataFrame) -> pd.DataFrame:
    """Return the distinct titles of a preview with role, rule and confidence.

    What needs a second look comes first: confidence under `roles.SURE`; then the most frequent.
    """
    titled = people[people["title"] != ""]
    counts = titled.groupby("title").size().sort_values(ascending=False, kind="stable")
    table = meaning.titles(counts.index).assign(n_people=counts)
    table = table.assign(is_sure=table["confidence"] >= roles.SURE)
    table = table.sort_values(["is_sure", "n_people"], ascending=[True, False], kind="stable")
    columns = ["title", "n_people", "role", "department", "rule", "confidence"]
    return table.rename_axis("title").reset_index()[columns]


def _account_values(found: pd.DataFrame, book: matching.Accounts, currency: str) -> pd.DataFrame:
    """Return matched accounts with their values named and measured as the schema has them."""
    rows: list[dict[str, Any]] = []
    for row in found.to_dict("records"):
        values = {str(k): v for k, v in row.items()}
        values["aliases"] = _aliases(values)
        values["said"] = _said_alias(values, book)
        values["domains"] = sorted(values["domains"]) if not values["name"] else []
        values["name"] = _name(values, book)
        if values["how"] == "alias":
            values["external_id"] = ""
        for given, stored in MONEY.items():
            amount = values.pop(given, None)
            if amount is not None and not pd.isna(amount):
                values[stored] = round(float(amount) * MINOR_UNITS)
                given_in = values.get("currency")
                values["currency"] = given_in if isinstance(given_in, str) else currency
        rows.append(values)
    table = pd.DataFrame(rows, columns=None if rows else [*found, "said"], index=found.index)
    return table.assign(account=table["account"].astype("Int64"))


def _name(values: dict[str, Any], book: matching.Accounts) -> str | None:
    """Return the name to be written: of a new account, or of one renamed in the CRM."""
    if values["group"] < 0:
        return str(values["account_name"])
    is_free = values["how"] == "crm_id" and values["name"] not in book.exact
    return values["name"] if is_free else None


def _said_alias(values: dict[str, Any], book: matching.Accounts) -> str | None:
    """Return the other name by which an account of the store was found."""
    if values["how"] != "alias":
        return None
    return book.alias_of(values["group"], values["name"], values["external_id"])


def _aliases(values: dict[str, Any]) -> list[str]:
    """Return the other names a row says: its aliases, and a name a person confirmed."""
    given = values.get("aliases")
    names = BETWEEN.split(given) if isinstance(given, str) else []
    confirmed = [values["given"]] if values["how"] == "confirmed" and values["name"] else []
    return [n for n in [*names, *confirmed] if n and n != values["account_name"]]
