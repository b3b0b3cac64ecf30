"""What is going on at this one account?"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.errors import VocError
from voc_core.filters import ACCOUNT_CUTS, Filters
from voc_core.reports.business import Business, business
from voc_core.reports.calls import calls
from voc_core.reports.quoted import quoted
from voc_core.reports.two_voices import pairs
from voc_core.store import Store, directory
from voc_core.vocabulary import N_, SENIORITY

ROLES: Final = (*SENIORITY, "unknown")
VOICES: Final = 500
LANES: Final = 60
"""Steps of the time line; voices of one step and role stand beside one another."""
URGENT: Final = 10


@dataclass(frozen=True)
class Account:
    """One account as an executive would ask for it.

    Attributes
    ----------
    facts : dict
        Its row of `tables.ACCOUNTS`.
    pair : dict
        Its row of `metrics.two_voices`, with ``days_to_renewal`` [days] and ``n_sides`` [people].
    roles : DataFrame
        One row per role, decision maker first, untagged people last and only if there are any:
        `metrics.touchpoint_rows` and ``n_contacts``, ``n_invited``, ``n_silent`` (invited in the
        window and not heard) [people], ``last_voice_on``.
    score, n_people, unheard
        `metrics.role_weighted`: the role-weighted score, missing where nobody was heard [-100 to
        100]; people heard; the known roles not heard.
    voices : DataFrame
        `reports.quoted` in the window, newest first, with ``feedback`` (id again) and ``slot``
        (place beside other voices of the same role and days); at most `VOICES`.
    n_answers : int
        All voices in the window. [answers]
    quotes : DataFrame
        The newest of them with text, per role.
    curve : DataFrame
        One row per touchpoint in journey order: ``net``, ``low``, ``high``, ``n_people``,
        ``is_thin`` of the portfolio under the filters.
    here : DataFrame
        One row per touchpoint and role heard at the account: `metrics.figures`.
    dots : DataFrame
        Where fewer than 5 were heard: ``touchpoint``, ``role``, ``level`` [-2 to 2], ``n_people``.
    contrast : DataFrame
        One row per touchpoint heard at the account, the one furthest below the portfolio first:
        ``touchpoint``, ``net``, ``n_people``, ``portfolio``, ``difference`` (drawn towards 0 where
        few were heard) [points].
    people : DataFrame
        One row per contact, index id: the columns of `store.directory.contacts` and ``status``
        (heard, invited_silent, never_asked), ``last_on`` ISO day of the last voice ever.
    business : Business
        What it uses, pays and decides.
    currency : str
        Reporting currency.
    until : date
        The day all is seen from.
    """

    facts: dict[str, Any]
    pair: dict[str, Any]
    roles: pd.DataFrame
    score: float
    n_people: int
    unheard: tuple[str, ...]
    voices: pd.DataFrame
    n_answers: int
    quotes: pd.DataFrame
    curve: pd.DataFrame
    here: pd.DataFrame
    dots: pd.DataFrame
    contrast: pd.DataFrame
    people: pd.DataFrame
    business: Business
    currency: str
    until: date


@dataclass(frozen=True)
class Urgent:
    """The accounts to look at first, where none was chosen: see `calls.calls`."""

    calls: pd.DataFrame
    currency: str


def urgent(store: Store, snapshot: Snapshot, filters: Filters) -> Urgent:
    """Return the accounts with the highest alert priority."""
    return Urgent(calls(store, snapshot, filters, URGENT), snapshot.settings.currency)


def account(store: Store, snapshot: Snapshot, filters: Filters, account: int) -> Account:
    """Return one account.

    Parameters
    ----------
    filters : Filters
        Cuts by account do not apply to it, only to the portfolio it is set against; the cut by role
        does not apply to the comparison of roles.
    account : int
        Id of an active account.

    Raises
    ------
    VocError
        If there is no such account.
    """
    said = filters.but(account=account, **dict.fromkeys(ACCOUNT_CUTS, ()))
    own = said.but(roles=())
    facts = snapshot.accounts_in(own)
    if facts.empty:
        raise VocError(
            N_("There is no account with the id {id}. Choose one from the list."), id=account
        )
    by_role = engine.tally(snapshot, own, ["account", "role"])
    known = engine.people(snapshot, own)
    people = _people(store, snapshot, own)
    weighted = metrics.role_weighted(by_role, snapshot.settings.role_weights)
    voices = _voices(store, snapshot, said)
    with_text = voices[voices["text"].fillna("").str.strip() != ""]
    return Account(
        facts=_row(facts),
        pair=_row(pairs(snapshot, own, by_role, known)),
        roles=_roles(snapshot, own, by_role, known, people),
        score=float(weighted["score"].iloc[0]) if len(weighted) else float("nan"),
        n_people=int(by_role["n_people"].sum()),
        unheard=tuple(weighted["unheard"].iloc[0]) if len(weighted) else SENIORITY,
        voices=voices,
        n_answers=int(by_role.loc[by_role["role"].isin(filters.roles or ROLES), "n_answers"].sum()),
        quotes=with_text.drop_duplicates("role").reset_index(drop=True),
        people=people,
        business=business(store, account, filters.until),
        currency=snapshot.settings.currency,
        until=filters.until,
        **_journey(snapshot, filters, said),
    )


def _row(table: pd.DataFrame) -> dict[str, Any]:
    return {str(name): value for name, value in table.iloc[0].items()}


def _roles(
    snapshot: Snapshot,
    own: Filters,
    by_role: pd.DataFrame,
    known: pd.DataFrame,
    people: pd.DataFrame,
) -> pd.DataFrame:
    known = known.set_index("role").reindex(list(ROLES))
    exist = known["n_contacts"].astype("float64").fillna(0)
    rows = metrics.touchpoint_rows(
        by_role.drop(columns="account"),
        engine.tally(snapshot, own.before(), ["role"]),
        engine.pairs(snapshot, own, ["role"]),
        exist,
    )
    table = rows.set_index("role").reindex(list(ROLES))
    silent = people[people["active"] & (people["status"] == "invited_silent")]
    counts = {"n_contacts": exist, "n_invited": known["n_invited"].fillna(0)}
    counts["n_silent"] = silent["role"].value_counts().reindex(list(ROLES)).fillna(0)
    for name in ("n_people", "n_answers", "n_people_before"):
        counts[name] = table[name].astype("float64").fillna(0)
    whole = pd.DataFrame(counts).astype("int64")
    table = table.assign(**whole, last_voice_on=known["last_voice_on"])
    tagged = table.index != "unknown"
    kept = tagged | (table["n_contacts"] > 0) | (table["n_people"] > 0)
    return table[kept].rename_axis("role").reset_index()


def _voices(store: Store, snapshot: Snapshot, said: Filters) -> pd.DataFrame:
    ids = engine.newest(snapshot, said, VOICES)["feedback"].tolist()
    rows = quoted(store, ids)
    step = max((said.until - said.since).days // LANES, 1)
    week = (pd.to_datetime(rows["occurred_on"]) - pd.Timestamp(said.since)).dt.days // step
    beside = rows.groupby([rows["role"], week]).cumcount()
    return rows.assign(feedback=rows["id"], slot=(beside + 1) // 2 * (1 - 2 * (beside % 2)))


def _journey(snapshot: Snapshot, filters: Filters, said: Filters) -> dict[str, pd.DataFrame]:
    tallies = {
        "portfolio": engine.tally(snapshot, filters, ["touchpoint"]),
        "mine": engine.tally(snapshot, said, ["touchpoint"]),
        "here": engine.tally(snapshot, said, ["touchpoint", "role"]),
    }
    figures = metrics.figures(pd.concat(tallies, names=["of"]))
    portfolio, mine, here = (
        figures[figures.index.get_level_values("of") == of].reset_index(drop=True) for of in tallies
    )
    spread = engine.spread(snapshot, said, ["touchpoint", "role"])
    thin = here.loc[here["is_thin"], ["touchpoint", "role"]]
    portfolio, mine = portfolio.drop(columns="role"), mine.drop(columns="role")
    curve = snapshot.touchpoints.merge(portfolio, on="touchpoint", how="left")
    return {
        "curve": curve.assign(n_people=curve["n_people"].fillna(0).astype("int64")),
        "here": here,
        "dots": spread.merge(thin, on=["touchpoint", "role"]),
        "contrast": _contrast(mine, portfolio, snapshot.settings.shrink_k),
    }


def _contrast(mine: pd.DataFrame, portfolio: pd.DataFrame, k: float) -> pd.DataFrame:
    both = mine.merge(portfolio, on="touchpoint", suffixes=("", "_all"))
    drawn = metrics.shrunk(both["n_people"], both["net"], both["net_all"], k)
    table = both[["touchpoint", "net", "n_people"]].assign(
        portfolio=both["net_all"], difference=drawn - both["net_all"]
    )
    return table.sort_values("difference", kind="stable", ignore_index=True)


def _people(store: Store, snapshot: Snapshot, own: Filters) -> pd.DataFrame:
    search = directory.Search(account=own.account, also_inactive=True)
    table = directory.contacts(store, search).drop(columns="n_found").set_index("id")
    last = engine.last_heard(snapshot, own, ["person"]).set_index("person")["day"]
    last_on = last.reindex(table.index)
    sent = snapshot.invitations
    sent = sent[sent["sent_on"].between(own.since.isoformat(), own.until.isoformat())]
    status = pd.Series("never_asked", index=table.index, dtype="str")
    status = status.mask(table.index.isin(sent["contact"]), "invited_silent")
    status = status.mask(last_on >= own.since.isoformat(), "heard")
    return table.assign(status=status, last_on=last_on)
