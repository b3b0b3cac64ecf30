"""The shape of the emotion curve: where it peaks, where it hurts, how it ends."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from voc_core.vocabulary import MIN_PEOPLE, ROLES

POINTS: Final = ("peak", "trough", "end", "extreme")


def journey_curve(
    rows: pd.DataFrame, touchpoints: pd.DataFrame, roles: Sequence[str] = ROLES
) -> pd.DataFrame:
    """Return the emotion curve of each role along the whole journey, gaps included.

    Parameters
    ----------
    rows : DataFrame
        One row per touchpoint and role heard, as `touchpoint_rows` gives; any columns.
    touchpoints : DataFrame
        `tables.TOUCHPOINTS`.
    roles : sequence of str
        Roles wanted.

    Returns
    -------
    DataFrame
        One row per role, in the order given, and touchpoint in journey order: all columns of
        `touchpoints`, ``role``, and those of `rows`; figures missing where the role was not heard
        (a gap, never a line across it), ``n_people`` then 0. Touchpoints that are not in
        `touchpoints` are left out.
    """
    grid = pd.MultiIndex.from_product(
        [roles, touchpoints["touchpoint"]], names=["role", "touchpoint"]
    )
    heard = rows.set_index(["role", "touchpoint"]).reindex(grid)
    heard["n_people"] = heard["n_people"].astype("float64").fillna(0).astype("int64")
    places = touchpoints.set_index("touchpoint").reindex(grid.get_level_values("touchpoint"))
    return pd.concat([places.set_index(grid), heard], axis=1).reset_index()


def journey_shape(curve: pd.DataFrame, min_people: int = MIN_PEOPLE) -> pd.DataFrame:
    """Return the shape of the curve of each role.

    Parameters
    ----------
    curve : DataFrame
        One row per role and touchpoint: ``role``, ``touchpoint``, ``position`` (order along the
        journey), ``net`` [-100 to 100] and ``n_people`` [people], see `journey_curve`.
    min_people : int
        A touchpoint heard by fewer is a gap like one not heard. [people]

    Returns
    -------
    DataFrame
        One row per role in `curve`, in the order of `vocabulary.ROLES`, then any other code:

        ``role``
            Code.
        ``n_touchpoints``, ``n_gaps``
            Touchpoints that count; touchpoints of the curve that do not. [touchpoints]
        ``mean``
            Plain mean over the touchpoints that count. [-100 to 100]
        ``peak``, ``trough``, ``end``, ``extreme``
            Highest, lowest, last along the journey, farthest from 0; ties: the first, but an
            extreme below 0 goes before one above. [-100 to 100]
        ``peak_touchpoint`` and so on for the four
            Its id.
        ``peak_end``
            (extreme + end)/2. [-100 to 100]
        ``pleasure_pain_gap``
            peak - trough. [0 to 200]

        All figures are missing where no touchpoint counts.

    Notes
    -----
    The peak-end rule: an experience is remembered by its most intense moment and its end
    (Kahneman, Fredrickson, Schreiber and Redelmeier, 1993). Gaps are neither filled nor scored;
    ``end_touchpoint`` says whether the end of the journey was heard at all.
    """
    n_all = curve["touchpoint"].nunique()
    lines = {str(role): line for role, line in curve.groupby("role", observed=True)}
    shapes = [_shape(role, lines[role], n_all, min_people) for role in sorted(lines, key=_place)]
    names = [name for point in POINTS for name in (point, f"{point}_touchpoint")]
    columns = ["role", "n_touchpoints", "n_gaps", "mean", *names]
    table = pd.DataFrame(shapes, columns=columns, dtype="object").astype(
        {
            "role": "str",
            **dict.fromkeys(("n_touchpoints", "n_gaps"), "int64"),
            **dict.fromkeys(("mean", *POINTS), "float64"),
        }
    )
    return table.assign(
        peak_end=(table["extreme"] + table["end"]) / 2,
        pleasure_pain_gap=table["peak"] - table["trough"],
    )


def _place(role: str) -> tuple[int, str]:
    return (ROLES.index(role) if role in ROLES else len(ROLES), role)


def _shape(role: str, line: pd.DataFrame, n_all: int, min_people: int) -> dict[str, object]:
    heard = line[(line["n_people"] >= min_people) & line["net"].notna()]
    heard = heard.sort_values("position", kind="stable").reset_index(drop=True)
    shape: dict[str, object] = {
        "role": role,
        "n_touchpoints": len(heard),
        "n_gaps": n_all - len(heard),
        "mean": heard["net"].mean(),
    }
    for point, at in _points(heard["net"].astype("float64")).items():
        shape[point] = heard["net"][at]
        shape[f"{point}_touchpoint"] = heard["touchpoint"][at]
    return shape


def _points(net: pd.Series) -> dict[str, int]:
    if net.empty:
        return {}
    farthest = net[net.abs() == net.abs().max()].min()
    return {
        "peak": list(net).index(net.max()),
        "trough": list(net).index(net.min()),
        "end": len(net) - 1,
        "extreme": list(net).index(farthest),
    }
