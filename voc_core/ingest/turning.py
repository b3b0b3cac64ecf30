"""Scores whose low end is the good answer, turned so that high is good."""

import pandas as pd


def turned(rows: pd.DataFrame) -> pd.Series:
    """Return the scores of checked rows as seen from the other end of their scale."""
    return rows["scale_low"] + rows["scale_high"] - rows["score"]
