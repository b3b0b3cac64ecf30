"""Where on the journey does it hurt, for whom, and what is behind it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.store import Store
from voc_core.vocabulary import MIN_PEOPLE, ROLES

KEYS: Final = ["touchpoint", "role"]
KNOWN_ROLES: Final = ("user", "manager", "decision_maker")


@dataclass(frozen=True)
class Journey:
    """The whole journey under the filters.

    Attributes
    ----------
    roles : tuple of str
        Roles shown: those of the filters, else user, manager and decision maker; people without a
        role tag only where nobody else is heard.
    curve : DataFrame
        `metrics.journey_curve` of those roles: every touchpoint, heard or not.
    shape : DataFrame
        `metrics.journey_shape` of the curve.
    dots : DataFrame
        Where under 5 people are heard: ``role``, ``touchpoint``, ``level`` [-2 to 2], ``n_people``.
    lowest : DataFrame
        The row of `curve` that hurts most by its shrunk score, among those heard by 5 or more;
        without rows where there is none.
    fallen : DataFrame
        Another row of `curve` that fell most against the window before, of those heard by 5 or
        more in both and with strong evidence; without rows where there is none.
    n_answers : int
        Answers at any touchpoint of the roles shown. [answers]
    n_untagged : int
        Answers of people without a role tag that are not shown. [answers]
    """

    roles: tuple[str, ...]
    curve: pd.DataFrame
    shape: pd.DataFrame
    dots: pd.DataFrame
    lowest: pd.DataFrame
    fallen: pd.DataFrame
    n_answers: int
    n_untagged: int


def journey(store: Store, snapshot: Snapshot, filters: Filters) -> Journey:
    """Return the journey under the filters."""
    rows = rows_of(snapshot, filters)
    roles = roles_shown(filters, rows[rows["n_people"] > 0]["role"])
    curve = metrics.journey_curve(rows, snapshot.touchpoints, roles)
    lowest = _lowest(curve, snapshot.settings.shrink_k)
    answers = rows.groupby("role")["n_answers"].sum()
    return Journey(
        roles=roles,
        curve=curve,
        shape=metrics.journey_shape(curve),
        dots=single_people(snapshot, filters, curve, KEYS),
        lowest=lowest,
        fallen=_fallen(curve.drop(lowest.index)),
        n_answers=int(answers.reindex(roles).sum()),
        n_untagged=0 if "unknown" in roles else int(answers.get("unknown", 0)),
    )


def roles_shown(filters: Filters, heard: Iterable[str]) -> tuple[str, ...]:
    """Return the roles a journey shows, see `Journey`."""
    if filters.roles:
        return tuple(role for role in ROLES if role in filters.roles)
    return ("unknown",) if set(heard) == {"unknown"} else KNOWN_ROLES


def rows_of(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return `metrics.touchpoint_rows` by touchpoint and role."""
    return metrics.touchpoint_rows(
        engine.tally(snapshot, filters, KEYS),
        engine.tally(snapshot, filters.before(), KEYS),
        engine.pairs(snapshot, filters, KEYS),
        snapshot.contacts_in(filters)["role"].value_counts().astype("float64"),
    )


def _lowest(curve: pd.DataFrame, k: float) -> pd.DataFrame:
    heard = curve[(curve["n_people"] > 0) & ~curve["is_thin"].eq(True)]
    if heard.empty:
        return heard
    everyone = (heard["net"] * heard["n_people"]).sum() / heard["n_people"].sum()
    drawn = metrics.shrunk(heard["n_people"], heard["net"], everyone, k)
    return heard.loc[[drawn.idxmin()]]


def _fallen(curve: pd.DataFrame) -> pd.DataFrame:
    heard = (curve["n_people"] >= MIN_PEOPLE) & (curve["n_people_before"] >= MIN_PEOPLE)
    fell = curve[heard & curve["evidence"].eq("strong") & (curve["change"] < 0)]
    return fell.nsmallest(1, "change")


def single_people(
    snapshot: Snapshot, filters: Filters, cells: pd.DataFrame, keys: list[str]
) -> pd.DataFrame:
    """Return where single people stand in the cells with too few of them for an average."""
    thin = cells[cells["is_thin"].eq(True) & (cells["n_people"] > 0)]
    if thin.empty:
        return pd.DataFrame(columns=[*keys, "level", "n_people"])
    dots = engine.spread(snapshot, filters, [*keys])
    return dots.merge(thin[keys], on=keys)
