"""What people speak of under some filters: by role, with the quotes that tell most."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.reports.quoted import quoted
from voc_core.store import Store, feedback, mentions
from voc_core.store import themes as stored

SHOWN: Final = 7
QUOTES: Final = 2
CANDIDATES: Final = 200
"""Texts of each theme and role that are looked at for quotes. [texts]"""

NAMES: Final = ["theme", "name", "name_zh"]


@dataclass(frozen=True)
class Themes:
    """What people speak of.

    Attributes
    ----------
    roles : DataFrame
        One row per theme and role, the theme most people are unhappy about first: ``theme``,
        ``name``, ``name_zh``, ``role``, ``n_people``, ``n_content``, ``n_unhappy``, each person
        on the side they lean to [people], ``net`` [-100 to 100], ``evidence`` that it is not 0.
    quotes : DataFrame
        `reports.quoted` with ``theme`` and ``theme_tone`` [-1 to 1]: the most telling of each
        theme, at most `QUOTES`.
    n_people : int
        People who wrote anything. [people]
    """

    roles: pd.DataFrame
    quotes: pd.DataFrame
    n_people: int


@dataclass(frozen=True)
class Moving:
    """What the themes do to the whole figure.

    Attributes
    ----------
    impact, contrast, trend : DataFrame
        `metrics.theme_impact`, `metrics.theme_contrast` and `metrics.theme_trend` with ``name``,
        ``name_zh`` and ``arr``, the revenue of the accounts unhappy about the theme. [major units]
    """

    impact: pd.DataFrame
    contrast: pd.DataFrame
    trend: pd.DataFrame


def themes(store: Store, snapshot: Snapshot, filters: Filters) -> Themes:
    """Return what people speak of under the filters."""
    by_role = engine.theme_tally(snapshot, filters, ["role"])
    by_role = by_role.merge(engine.theme_sides(snapshot, filters, ["role"]), on=["theme", "role"])
    sums = by_role.groupby("theme")[["n_unhappy", "n_people"]].sum()
    first = sums.sort_values(["n_unhappy", "n_people"], ascending=False, kind="stable")
    order = {theme: at for at, theme in enumerate(first.index[:SHOWN])}
    shown = by_role[by_role["theme"].isin(order)]
    ends = metrics.net_interval(shown)
    known = metrics.evidence(ends["centre"], ends["se"], 0.0, 0.0)["evidence"]
    rows = shown.assign(net=metrics.net_score(shown), evidence=known, at=shown["theme"].map(order))
    rows = rows.sort_values("at", kind="stable").merge(stored.names(store), on="theme")
    columns = [*NAMES, "role", "n_people", "n_content", "n_unhappy", "net", "evidence"]
    n = engine.tally(snapshot, filters.but(lens="text"))["n_people"].iloc[0]
    return Themes(rows[columns], telling_of(store, snapshot, filters, list(order)), int(n))


def moving(store: Store, snapshot: Snapshot, filters: Filters) -> Moving:
    """Return what the themes do to the score, who disagrees, what rises and falls."""
    impact = metrics.theme_impact(*engine.theme_weights(snapshot, filters))
    contrast = metrics.theme_contrast(engine.theme_tally(snapshot, filters.but(roles=()), ["role"]))
    trend = trend_of(snapshot, filters)
    facts = stored.names(store).merge(_felt(snapshot, filters), on="theme", how="left")
    return Moving(*(table.merge(facts, on="theme") for table in (impact, contrast, trend)))


def trend_of(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return `metrics.theme_trend` of the window against the one before it."""
    (now, n_now), (before, n_before) = (
        engine.theme_shares(snapshot, window) for window in (filters, filters.before())
    )
    n = [int(whole["n_people"].iloc[0]) for whole in (n_now, n_before)]
    return metrics.theme_trend(now, before, *n)


def _felt(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return the revenue ``arr`` of the accounts that are unhappy about each ``theme``."""
    arr = snapshot.accounts.set_index("account")["arr"]
    cells = engine.theme_tally(snapshot, filters, ["account"])
    hurt = cells[cells["n_neg"] > cells["n_pos"]]
    return hurt["account"].map(arr).groupby(hurt["theme"]).sum().rename("arr").reset_index()


def telling_of(
    store: Store, snapshot: Snapshot, filters: Filters, themes: list[int], limit: int = QUOTES
) -> pd.DataFrame:
    """Return the most telling of each theme: clear of tone in the clauses that name it."""
    heard = _heard(store, engine.theme_voices(snapshot, filters, CANDIDATES, themes))
    best = pd.concat(
        [_telling(heard[heard["theme"] == theme], limit) for theme in themes] or [heard]
    )
    said = best[["id", "theme", "tone"]].rename(columns={"tone": "theme_tone"})
    voices = quoted(store, list(dict.fromkeys(best["id"])))
    return said.merge(voices, on="id")[[*voices.columns, "theme", "theme_tone"]]


def _heard(store: Store, found: pd.DataFrame) -> pd.DataFrame:
    """Return what is needed to choose among voices, each text once per theme and role."""
    said = found[["feedback", "theme", "tone"]].rename(columns={"feedback": "id"})
    ids = [int(i) for i in said["id"].unique()]
    texts = feedback.told(store, ids)[["id", "text", "role", "occurred_on"]]
    heard = said.merge(texts, on="id").drop_duplicates(["theme", "role", "text"])
    share = metrics.typical(mentions.of_feedback(store, [int(i) for i in heard["id"].unique()]))
    keys = pd.MultiIndex.from_frame(heard[["id", "theme"]])
    return heard.assign(typical=list(share.reindex(keys)))


def _telling(of_theme: pd.DataFrame, limit: int) -> pd.DataFrame:
    return metrics.taking_turns(of_theme, limit, list(of_theme["typical"]))
