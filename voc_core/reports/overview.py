"""What should leadership know today?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.reports import calls as calls_report
from voc_core.store import Store

ROLE_KEYS = ["account", "role"]
SPARK_QUARTERS = 8


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
        `metrics.touchpoint_rows` by touchpoint and role, with the ARR of the accounts that were
        negative there.
    n_feedback, n_accounts : int
        Feedback in the window [answers]; active accounts under the filters [accounts].
    currency : str
        Reporting currency of every ARR.
    until : date
        The day all is seen from.
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


def overview(store: Store, snapshot: Snapshot, filters: Filters) -> Overview:
    """Return the overview under the filters; the measures named NPS use the lens ``nps``."""
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
        calls=calls_report.calls(store, snapshot, filters),
        touchpoints=_touchpoints(snapshot, filters, accounts),
        n_feedback=int(engine.tally(snapshot, filters)["n_answers"].iloc[0]),
        n_accounts=len(accounts),
        currency=snapshot.settings.currency,
        until=filters.until,
    )


def trend(snapshot: Snapshot, filters: Filters, quarters: int = SPARK_QUARTERS) -> pd.DataFrame:
    """Return the figures of each role in each of the last `quarters`, the running one included."""
    longer = filters.but(since=_quarters_before(filters.until, quarters - 1))
    tally = engine.tally(snapshot, longer, ["quarter", "role"])
    population = snapshot.contacts_in(filters)["role"].value_counts()
    return metrics.figures(tally, tally["role"].map(population).astype("float64"))


def _quarters_before(day: date, quarters: int) -> date:
    index = day.year * 4 + (day.month - 1) // 3 - quarters
    return date(index // 4, index % 4 * 3 + 1, 1)


def _two_voices(
    accounts: pd.DataFrame, by_role: pd.DataFrame, people: pd.DataFrame
) -> pd.DataFrame:
    table = metrics.two_voices(by_role, people, accounts["account"])
    return table.merge(accounts, on="account", how="inner")


def _named(table: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    return table.merge(accounts[["account", "name"]], on="account", how="left")


def _measures(
    snapshot: Snapshot, filters: Filters, accounts: pd.DataFrame, voices: pd.DataFrame
) -> pd.DataFrame:
    nps = filters.but(lens="nps")
    rows = [_nps(snapshot, nps, "nps")]
    rows += [
        _nps(snapshot, nps.but(roles=(role,)), f"nps_{role}") for role in ("user", "decision_maker")
    ]
    past = _by_quarter(snapshot, filters)
    return pd.DataFrame([*rows, _revenue_heard(accounts, voices, past), _at_risk(voices, past)])


def _nps(snapshot: Snapshot, filters: Filters, measure: str) -> dict[str, object]:
    population = len(snapshot.contacts_in(filters))
    both = pd.concat(
        [engine.tally(snapshot, filters), engine.tally(snapshot, filters.before())],
        ignore_index=True,
    )
    now, before = metrics.figures(both, float(population)).to_dict("records")
    pairs = engine.pairs(snapshot, filters, ())
    change = _change(both, pairs)
    return {
        "measure": measure,
        "value": now["net"],
        **{name: now[name] for name in ("low", "high", "n_people", "n_answers", "swing")},
        "before": before["net"],
        **change,
        "spark": _spark(snapshot, filters),
    }


def _change(both: pd.DataFrame, pairs: pd.DataFrame) -> dict[str, object]:
    marked = both.assign(role="all")
    rows = metrics.touchpoint_rows(marked.iloc[[0]], marked.iloc[[1]], pairs.assign(role="all"))
    return {name: rows.iloc[0][name] for name in ("change", "evidence", "is_paired")}


def _spark(snapshot: Snapshot, filters: Filters) -> list[float]:
    longer = filters.but(since=_quarters_before(filters.until, SPARK_QUARTERS - 1))
    tally = metrics.figures(engine.tally(snapshot, longer, ["quarter"]))
    return [round(float(net), 1) for net in tally["net"].dropna()]


def _revenue_heard(
    accounts: pd.DataFrame, voices: pd.DataFrame, past: pd.DataFrame
) -> dict[str, object]:
    heard = voices[["n_user", "n_manager", "n_decision_maker", "n_unknown"]].sum(axis=1) > 0
    part, whole = voices.loc[heard, "arr"].sum(), accounts["arr"].sum()
    arr = past["account"].map(accounts.set_index("account")["arr"])
    spark = arr.groupby(past["quarter"]).sum() / whole if whole else arr.head(0)
    return {
        "measure": "revenue_heard",
        "value": part / whole if whole else float("nan"),
        "part": part,
        "whole": whole,
        "n_accounts": int(heard.sum()),
        "spark": [round(float(share), 3) for share in spark],
    }


def _at_risk(voices: pd.DataFrame, past: pd.DataFrame) -> dict[str, object]:
    risky = voices[voices["state"].isin(["renewal_risk", "crisis"])]
    return {
        "measure": "at_risk",
        "value": float(len(risky)),
        "arr": risky["arr"].sum(),
        "n_accounts": len(voices),
        "spark": [float(n) for n in past.groupby("quarter")["is_at_risk"].sum()],
    }


def _by_quarter(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return account and quarter heard, and whether its deciders were unhappy in that quarter."""
    longer = filters.but(since=_quarters_before(filters.until, SPARK_QUARTERS - 1))
    tally = engine.tally(snapshot, longer, ["quarter", "account", "role"])
    decides = tally["role"] == "decision_maker"
    tally = tally.assign(is_at_risk=decides & (tally["n_neg"] > tally["n_pos"]))
    return tally.groupby(["quarter", "account"], as_index=False).agg(
        is_at_risk=("is_at_risk", "any")
    )


def _touchpoints(snapshot: Snapshot, filters: Filters, accounts: pd.DataFrame) -> pd.DataFrame:
    keys = ["touchpoint", "role"]
    rows = metrics.touchpoint_rows(
        engine.tally(snapshot, filters, keys),
        engine.tally(snapshot, filters.before(), keys),
        engine.pairs(snapshot, filters, keys),
        snapshot.contacts_in(filters)["role"].value_counts().astype("float64"),
    )
    hurt = engine.tally(snapshot, filters, ["touchpoint", "role", "account"])
    hurt = hurt[hurt["n_neg"] > hurt["n_pos"]].merge(accounts[["account", "arr"]], on="account")
    exposed = hurt.groupby(keys, as_index=False).agg(arr_negative=("arr", "sum"))
    names = snapshot.touchpoints[["touchpoint", "name", "name_zh"]]
    return rows.merge(exposed, on=keys, how="left").merge(names, on="touchpoint")
