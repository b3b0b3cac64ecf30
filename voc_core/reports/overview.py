"""What should leadership know today?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.reports import calls as calls_report
from voc_core.reports.themes import Moving, moving
from voc_core.store import Store
from voc_core.vocabulary import MIN_PEOPLE, ROLES

ROLE_KEYS = ["account", "role"]
SPARK_QUARTERS = 8
MOVED = 3
"""Touchpoints that fell most, and that rose most, whose revenue is looked up. [touchpoints]"""
NPS_OF = {"nps": ROLES, "nps_user": ("user",), "nps_decision_maker": ("decision_maker",)}
COMPARED = ("low", "high", "n_people", "n_answers", "swing", "change", "evidence", "is_paired")


@dataclass(frozen=True)
class Overview:
    """The overview of one moment.

    Attributes
    ----------
    measures : DataFrame
        One row per headline measure: ``measure`` (nps, nps_user, nps_decision_maker, revenue_heard,
        at_risk), ``value``, ``low``, ``high``, ``n_people``, ``n_answers``, ``swing``, ``change``,
        ``evidence``, ``part``, ``whole``, ``arr`` and ``spark`` (list by quarter); missing where
        it does not apply.
    accounts : DataFrame
        `metrics.two_voices` with the facts of each account (`tables.ACCOUNTS`).
    trend : DataFrame
        One row per role and quarter with `metrics.figures`, lens in force.
    rollups, causes : DataFrame
        `metrics.four_rollups`; `metrics.rollup_causes` with the account's name.
    calls : DataFrame
        See `calls.calls`.
    touchpoints : DataFrame
        `metrics.touchpoint_rows` of the few touchpoints and roles that surely moved most, with
        ``arr_negative``, the ARR of the accounts with a negative voice there.
    n_feedback, n_accounts : int
        Feedback in the window [answers]; active accounts under the filters [accounts].
    currency : str
        Reporting currency of every ARR.
    until : date
        The day all is seen from.
    lens : str
        Code of what counts.
    themes : Moving
        See `themes.moving`.
    """

    measures: pd.DataFrame
    accounts: pd.DataFrame
    trend: pd.DataFrame
    rollups: pd.DataFrame
    causes: pd.DataFrame
    calls: pd.DataFrame
    touchpoints: pd.DataFrame
    n_feedback: int
    n_accounts: int
    currency: str
    until: date
    lens: str
    themes: Moving


def overview(store: Store, snapshot: Snapshot, filters: Filters) -> Overview:
    """Return the overview under the filters; the measures named NPS use the lens ``nps``.

    The cut by role is left to ``calls`` and ``touchpoints``: all else compares the roles.
    """
    asked, filters = filters, filters.but(roles=())
    accounts = snapshot.accounts_in(filters)
    by_role = engine.tally(snapshot, filters, ROLE_KEYS)
    people = engine.people(snapshot, filters)
    voices = _two_voices(accounts, by_role, people)
    answers = engine.latest(snapshot, filters.but(lens="nps"))
    arr = accounts.set_index("account")["arr"]
    return Overview(
        measures=_measures(snapshot, filters, accounts, voices),
        accounts=voices,
        trend=trend(snapshot, filters),
        rollups=metrics.four_rollups(answers, arr),
        causes=_named(metrics.rollup_causes(answers, arr), accounts),
        calls=calls_report.calls(store, snapshot, asked),
        touchpoints=_touchpoints(snapshot, asked, accounts),
        n_feedback=int(by_role["n_answers"].sum()),
        n_accounts=len(accounts),
        currency=snapshot.settings.currency,
        until=filters.until,
        lens=filters.lens,
        themes=moving(store, snapshot, filters),
    )


def trend(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return the figures of each role in each of the last eight quarters, the running one too."""
    tally = engine.tally(snapshot, _longer(filters), ["quarter", "role"])
    population = snapshot.contacts_in(filters)["role"].value_counts()
    return metrics.figures(tally, tally["role"].map(population).astype("float64"))


def _longer(filters: Filters) -> Filters:
    day = filters.until
    index = day.year * 4 + (day.month - 1) // 3 - (SPARK_QUARTERS - 1)
    return filters.but(since=date(index // 4, index % 4 * 3 + 1, 1))


def _two_voices(
    accounts: pd.DataFrame, by_role: pd.DataFrame, people: pd.DataFrame
) -> pd.DataFrame:
    table = metrics.two_voices(by_role, people, accounts["account"])
    return table.merge(accounts.drop(columns="csm"), on="account", how="inner")


def _named(table: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    return table.merge(accounts[["account", "name"]], on="account", how="left")


def _measures(
    snapshot: Snapshot, filters: Filters, accounts: pd.DataFrame, voices: pd.DataFrame
) -> pd.DataFrame:
    rows = [*_nps(snapshot, filters.but(lens="nps"))]
    rows += [_revenue_heard(snapshot, filters, accounts, voices)]
    rows += [_at_risk(snapshot, filters, voices)]
    return pd.DataFrame(rows)


def _nps(snapshot: Snapshot, filters: Filters) -> list[dict[str, object]]:
    """Return the rows of everyone, users and decision makers; people have one role, so they add."""
    now, before = (engine.tally(snapshot, f, ["role"]) for f in (filters, filters.before()))
    pairs = engine.pairs(snapshot, filters, ["role"])
    past = engine.tally(snapshot, _longer(filters), ["quarter", "role"])
    existing = snapshot.contacts_in(filters)["role"].value_counts()
    population = {name: existing.reindex(list(roles)).sum() for name, roles in NPS_OF.items()}
    rows = metrics.touchpoint_rows(
        _by_measure(now), _by_measure(before), _by_measure(pairs), pd.Series(population)
    ).set_index("role")
    return [
        {
            "measure": name,
            "value": rows.loc[name, "net"],
            **{column: rows.loc[name, column] for column in COMPARED},
            "spark": _spark(past[past["role"].isin(roles)]),
        }
        for name, roles in NPS_OF.items()
    ]


def _by_measure(by_role: pd.DataFrame) -> pd.DataFrame:
    """Return a table by role, its rows added up for each measure, which stands as ``role``."""
    parts = [
        by_role[by_role["role"].isin(roles)].assign(role=name) for name, roles in NPS_OF.items()
    ]
    sums = pd.concat(parts).groupby("role").sum().reindex(list(NPS_OF), fill_value=0)
    return sums.rename_axis("role").reset_index()


def _spark(past: pd.DataFrame) -> list[float]:
    net = metrics.net_score(metrics.total(past, ["quarter"]))
    return [round(float(value), 1) for value in net.dropna()]


def _revenue_heard(
    snapshot: Snapshot, filters: Filters, accounts: pd.DataFrame, voices: pd.DataFrame
) -> dict[str, object]:
    heard = voices[["n_user", "n_manager", "n_decision_maker", "n_unknown"]].sum(axis=1) > 0
    part, whole = voices.loc[heard, "arr"].sum(), accounts["arr"].sum()
    past = engine.heard(snapshot, _longer(filters), ["quarter", "account"])
    arr = past["account"].map(accounts.set_index("account")["arr"]).groupby(past["quarter"]).sum()
    return {
        "measure": "revenue_heard",
        "value": part / whole if whole else float("nan"),
        "part": part,
        "whole": whole,
        "n_accounts": int(heard.sum()),
        "spark": [round(float(sum_) / whole, 3) for sum_ in arr] if whole else [],
    }


def _at_risk(snapshot: Snapshot, filters: Filters, voices: pd.DataFrame) -> dict[str, object]:
    risky = voices[voices["state"].isin(["renewal_risk", "crisis"])]
    decide = _longer(filters).but(roles=("decision_maker",))
    past = engine.tally(snapshot, decide, ["quarter", "account"])
    unhappy = (past["n_neg"] > past["n_pos"]).groupby(past["quarter"]).sum()
    return {
        "measure": "at_risk",
        "value": float(len(risky)),
        "arr": risky["arr"].sum(min_count=min(len(risky), 1)),
        "n_accounts": len(voices),
        "spark": [float(n) for n in unhappy],
    }


def _touchpoints(snapshot: Snapshot, filters: Filters, accounts: pd.DataFrame) -> pd.DataFrame:
    keys = ["touchpoint", "role"]
    rows = metrics.touchpoint_rows(
        engine.tally(snapshot, filters, keys),
        engine.tally(snapshot, filters.before(), keys),
        engine.pairs(snapshot, filters, keys),
        snapshot.contacts_in(filters)["role"].value_counts().astype("float64"),
    )
    sure = rows[(rows["n_people"] >= MIN_PEOPLE) & rows["evidence"].isin(["strong", "likely"])]
    moved = pd.concat([sure.nsmallest(MOVED, "change"), sure.nlargest(MOVED, "change")])
    moved = moved.loc[~moved.index.duplicated()]
    arr = accounts.set_index("account")["arr"]
    hurt = [
        arr.reindex(_hurt(snapshot, filters, touchpoint, role)).sum()
        for touchpoint, role in moved[keys].itertuples(index=False)
    ]
    names = snapshot.touchpoints[["touchpoint", "name", "name_zh"]]
    return moved.assign(arr_negative=hurt).merge(names, on="touchpoint")


def _hurt(snapshot: Snapshot, filters: Filters, touchpoint: int, role: str) -> pd.Series:
    there = filters.but(touchpoint=int(touchpoint), roles=(role,))
    return engine.heard(snapshot, there, ["account"], negative=True)["account"]
