"""What the themes do: to the score, between roles, along the journey, over time, together."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.engine.snapshot import CLEAR_TONE
from voc_core.filters import Filters
from voc_core.reports.quoted import quoted
from voc_core.reports.themes import telling_of, trend_of
from voc_core.store import Store, feedback
from voc_core.store import themes as stored
from voc_core.vocabulary import MIN_PEOPLE, SENIORITY

LONG: Final = 300
"""From a window of so many days on the trend goes by quarters, else by months. [days]"""
TOGETHER: Final = 12
QUOTES: Final = 3
LOOKED_AT: Final = 12
"""Telling voices among which those that say what the figure says come first."""
CANDIDATES: Final = 400
"""Texts that name two themes among which the most telling is chosen. [texts]"""


@dataclass(frozen=True)
class Impact:
    """How the themes move the score.

    Attributes
    ----------
    rows : DataFrame
        `metrics.theme_impact` of the themes that at least 5 people name, with ``name``,
        ``name_zh``.
    everybody : DataFrame
        The same of the themes that all these voices name: there is no score without them.
    n_thin, n_unweighed : int
        Themes that fewer people name; that only accounts without revenue name. [themes]
    n_people : int
        People whose voices make the score. [people]
    is_weighted, has_revenue : bool
        Whether accounts weigh by their revenue; whether any account heard has some, where
        they weigh by it.
    is_named : bool
        Whether any text under the filters names a theme, also one that is in no score.
    """

    rows: pd.DataFrame
    everybody: pd.DataFrame
    n_thin: int
    n_unweighed: int
    n_people: int
    is_weighted: bool
    has_revenue: bool
    is_named: bool


@dataclass(frozen=True)
class Roles:
    """How the roles speak of the themes.

    Attributes
    ----------
    cells : DataFrame
        `metrics.figures` of the tone by ``theme`` and ``role`` with ``evidence`` that it is not
        0, and ``name``, ``name_zh``.
    dots : DataFrame
        ``theme``, ``role``, ``level`` [-2 to 2], ``n_people`` where under 5 people speak.
    contrast : DataFrame
        `metrics.theme_contrast` with ``name``, ``name_zh``.
    order : list of int
        Ids of the themes: the surest contradictions, then those most people speak of, people of
        a role under 5 counting only among equals.
    """

    cells: pd.DataFrame
    dots: pd.DataFrame
    contrast: pd.DataFrame
    order: list[int]


@dataclass(frozen=True)
class Trend:
    """What is written more and less of.

    Attributes
    ----------
    rows : DataFrame
        `metrics.theme_trend` of the themes 5 people or more name in one of the windows, with
        ``name``, ``name_zh``.
    line : DataFrame
        ``theme``, ``month`` (ISO day a month or quarter begins), ``share`` of what is written
        [0 to 1], ``n`` people who wrote [people]; under 5 of them there is no share.
    since : date
        First day of the window; what lies before it is the window before.
    """

    rows: pd.DataFrame
    line: pd.DataFrame
    since: date


def impact(store: Store, snapshot: Snapshot, filters: Filters, by_revenue: bool = False) -> Impact:
    """Return by how many points each theme moves the score, `by_revenue` weighted by the ARR."""
    arr = snapshot.accounts.set_index("account")["arr"]
    themes, whole = engine.theme_weights(snapshot, filters, ["account"] if by_revenue else [])
    rows = metrics.theme_impact(themes, whole, arr if by_revenue else None)
    rows = rows.merge(stored.names(store), on="theme")
    enough = rows["n_people"] >= MIN_PEOPLE
    weighs = enough & rows["net"].notna()
    return Impact(
        rows=rows[weighs & rows["impact"].notna()],
        everybody=rows[weighs & rows["impact"].isna()],
        n_thin=int((~enough).sum()),
        n_unweighed=int((enough & ~weighs).sum()),
        n_people=int(whole["n_people"].sum()),
        is_weighted=by_revenue,
        has_revenue=by_revenue and bool((whole["account"].map(arr) > 0).any()),
        is_named=bool(len(engine.theme_shares(snapshot, filters)[0])),
    )


def roles(store: Store, snapshot: Snapshot, filters: Filters) -> Roles:
    """Return the tone of each role on each theme, where they contradict each other first."""
    keys = ["theme", "role"]
    cells = _toned(engine.theme_tally(snapshot, filters, ["role"]))
    thin = cells.loc[cells["is_thin"], keys]
    dots = engine.spread(snapshot.mentions, filters.but(lens="text"), keys)
    names = stored.names(store)
    contrast = metrics.theme_contrast(cells)
    return Roles(
        cells=cells.merge(names, on="theme"),
        dots=dots.merge(thin, on=keys),
        contrast=contrast.merge(names, on="theme"),
        order=list(dict.fromkeys([*contrast["theme"], *_often(cells)])),
    )


def _often(cells: pd.DataFrame) -> list[int]:
    """Return the themes of the roles compared, those most people speak of first."""
    many = cells[cells["role"].isin(SENIORITY)]
    many = many.assign(enough=many["n_people"].where(~many["is_thin"], 0))
    sums = many.groupby("theme")[["enough", "n_people"]].sum()
    order = sums.sort_values(["enough", "n_people"], ascending=False, kind="stable").index
    return [int(theme) for theme in order]


def places(store: Store, snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return how each theme is spoken of at each touchpoint.

    Returns
    -------
    DataFrame
        `metrics.figures` of the tone by ``theme`` and ``touchpoint``, the theme most people are
        unhappy about first, then along the journey, with ``evidence`` that it is not 0, ``name``,
        ``name_zh`` of the theme, ``place``, ``place_zh`` of the touchpoint, ``stage_name``,
        ``stage_name_zh`` and its ``position``.
    """
    cells = _toned(engine.theme_tally(snapshot, filters, ["touchpoint"]))
    facts = snapshot.touchpoints.rename(columns={"name": "place", "name_zh": "place_zh"})
    facts = facts.reset_index(drop=True).assign(position=lambda rows: rows.index)
    columns = ["touchpoint", "place", "place_zh", "stage_name", "stage_name_zh", "position"]
    rows = cells.merge(facts[columns], on="touchpoint").merge(stored.names(store), on="theme")
    hurt = rows.groupby("theme")["n_neg"].sum().rank(method="first", ascending=False)
    return rows.assign(_by=rows["theme"].map(hurt)).sort_values(
        ["_by", "position"], ignore_index=True
    )[[*cells.columns, "name", "name_zh", *columns[1:]]]


def trend(store: Store, snapshot: Snapshot, filters: Filters) -> Trend:
    """Return what is written more and less of than in the window before, and its course."""
    rows = trend_of(snapshot, filters)
    enough = rows[["n_people", "n_people_before"]].max(axis=1) >= MIN_PEOPLE
    step = "quarter" if (filters.until - filters.since).days >= LONG else "month"
    both = filters.but(since=filters.before().since)
    named, whole = engine.theme_shares(snapshot, both, step)
    n = whole.set_index(step)["n_people"]
    every = pd.MultiIndex.from_product([rows.loc[enough, "theme"], n.index], names=["theme", step])
    weight = named.set_index(["theme", step])["weight"].reindex(every, fill_value=0.0)
    line = weight.reset_index().rename(columns={step: "month"})
    line["n"] = line["month"].map(n).astype("int64")
    line["share"] = (line["weight"] / line["n"]).where(line["n"] >= MIN_PEOPLE)
    shown = rows[enough].merge(stored.names(store), on="theme")
    return Trend(shown, line.drop(columns="weight"), filters.since)


def company(store: Store, snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return the themes named together more often than by chance.

    Returns
    -------
    DataFrame
        At most `TOGETHER` rows of `metrics.theme_company`, the surest first, with ``name``,
        ``name_zh``, ``other_name``, ``other_name_zh``.
    """
    themes, whole = engine.theme_shares(snapshot, filters)
    pairs = engine.theme_pairs(snapshot, filters)
    rows = metrics.theme_company(pairs, themes, int(whole["n_people"].iloc[0]))
    names = stored.names(store)
    others = names.rename(
        columns={"theme": "other", "name": "other_name", "name_zh": "other_name_zh"}
    )
    rows = rows[rows["lift"] > 1].merge(names, on="theme").merge(others, on="other")
    return rows.sort_values(["z", "theme", "other"], ascending=[False, True, True]).head(TOGETHER)


def _toned(tally: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of a tally with how sure it is that the tone is not 0."""
    rows = metrics.figures(tally)
    return rows.assign(**metrics.evidence(rows["centre"], rows["se"], 0.0, 0.0))


def spoken(
    store: Store, snapshot: Snapshot, filters: Filters, theme: int, side: int = 0
) -> pd.DataFrame:
    """Return the `QUOTES` most telling voices on one theme, see `reports.themes.telling_of`.

    Parameters
    ----------
    side : int
        -1 where the theme pulls the score down, 1 where it lifts it: voices that say so come
        first. [-1, 0 or 1]
    """
    told = telling_of(store, snapshot, filters, [theme], LOOKED_AT)
    agrees = (told["theme_tone"] * side).clip(lower=0) >= CLEAR_TONE
    order = agrees.sort_values(ascending=False, kind="stable").index
    return told.loc[order].head(QUOTES).reset_index(drop=True)


def opposing(
    store: Store, snapshot: Snapshot, filters: Filters, theme: int, user: int, decider: int
) -> pd.DataFrame:
    """Return the most telling voice of a user and of a decision maker, each with its role's tone.

    Parameters
    ----------
    user, decider : int
        Which side the role stands on: 1 where it praises the theme, -1 where it complains; with 0
        any voice of it will do. [-1, 0 or 1]
    """
    found = []
    for role, side in (("user", user), ("decision_maker", decider)):
        told = spoken(store, snapshot, filters.but(roles=(role,)), theme, side)
        says_so = told["theme_tone"] * side >= CLEAR_TONE
        found.append(told[says_so | (side == 0)].head(1))
    return pd.concat(found, ignore_index=True)


def together(
    store: Store, snapshot: Snapshot, filters: Filters, theme: int, other: int
) -> pd.DataFrame:
    """Return the most telling voice that names both themes, as `reports.quoted`; none: no row."""
    found = engine.pair_voices(snapshot, filters, theme, other, CANDIDATES)
    clear = (found["tone"].abs() + found["other_tone"].abs()) / 2
    rows = feedback.told(store, found["feedback"].tolist()).drop_duplicates("text")
    rows = rows.assign(typical=rows["id"].map(dict(zip(found["feedback"], clear, strict=True))))
    first = metrics.telling(rows, rows["typical"].tolist()).nlargest(LOOKED_AT).index
    best = metrics.most_telling(rows.loc[first], rows.loc[first, "typical"].tolist()).head(1)
    return quoted(store, best["id"].tolist())
