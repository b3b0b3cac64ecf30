"""Small tables in, figures out: a chart is a value. No sums, no SQL."""

from voc_core.charts.base import COLOURS, Figure

__all__ = ["COLOURS", "Figure"]
