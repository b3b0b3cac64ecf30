"""Words of deciders and of users, on one line from the one to the other."""

from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, OPACITY, Figure, role_colour
from voc_core.wording import Words

SIDES: Final = ("decision_maker", "user")
ROW: Final = 21
MOST: Final = 6.0
"""Beyond so many doublings the axis ends."""
TICKS: Final = (-6, -4, -2, 0, 2, 4, 6)


def contrast(shown: pd.DataFrame, title: str, note: str, words: Words) -> Figure:
    """Return a dot per word: the further from the middle, the more one side says it.

    Parameters
    ----------
    shown : DataFrame
        `reports.contrast.Contrast.words`.
    title, note : str
        The finding; who was read.
    """
    rows = shown.assign(
        role=shown["z"].gt(0).map({True: SIDES[0], False: SIDES[1]}),
        doublings=(-shown["log_odds"] / 0.6931).clip(-MOST, MOST),
        opacity=shown["evidence"].map(OPACITY),
        sure=[words.label(grade) for grade in shown["evidence"]],
    )
    chart = _chart(rows, words) if len(rows) else None
    return Figure(title, note, title, chart, _data(rows, words))


def _chart(rows: pd.DataFrame, words: Words) -> Any:
    y = alt.Y("word:N", sort=list(rows["word"]), title=None, axis=_word_axis())
    end = rows["doublings"].abs().max() + 0.3
    scale = alt.Scale(domain=[-end, end], nice=False)
    x = alt.X("doublings:Q", title=None, scale=scale, axis=_axis())
    told = {
        "word": words("Word"),
        "n_a": words.label(SIDES[0]),
        "n_b": words.label(SIDES[1]),
        "sure": words("Evidence"),
    }
    tips = [alt.Tooltip(name, title=text) for name, text in told.items()]
    base = alt.Chart(rows).encode(y=y)
    stems = base.mark_rule(strokeWidth=2).encode(
        x=x,
        x2=alt.datum(0),
        color=role_colour(words, SIDES),
        opacity=alt.Opacity("opacity:Q", scale=None),
    )
    dots = base.mark_circle(size=90, cursor="pointer").encode(
        x=x,
        color=role_colour(words, SIDES),
        opacity=alt.Opacity("opacity:Q", scale=None),
        tooltip=tips,
    )
    pick = alt.selection_point(name="pick", fields=["word"])
    middle = alt.Chart(pd.DataFrame({"at": [0]})).mark_rule(color=COLOURS["neutral"])
    zero = middle.encode(x=alt.X("at:Q", scale=scale))
    return alt.layer(zero, stems, dots.add_params(pick)).properties(height=alt.Step(ROW))


def _word_axis() -> alt.Axis:
    return alt.Axis(
        labelLimit=130, labelFontSize=13, labelOverlap=False, ticks=False, domain=False, grid=False
    )


def _axis() -> alt.Axis:
    texts = "datum.value == 0 ? '1×' : pow(2, abs(datum.value)) + '×'"
    return alt.Axis(values=list(TICKS), labelExpr=texts, labelFontSize=12, gridOpacity=0.4)


def _data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        "word": words("Word"),
        "n_a": words("{role}, people", role=words.label(SIDES[0])),
        "n_b": words("{role}, people", role=words.label(SIDES[1])),
        "z": words("z-score, above 0 for decision makers"),
        "sure": words("Evidence"),
    }
    return rows[list(names)].round(2).rename(columns=names)
