"""Measures: pure functions from tallies and small tables to small tables. See docs/measures.md."""

from voc_core.metrics.account_score import ROLE_WEIGHTS, role_weighted
from voc_core.metrics.contrast import contrast
from voc_core.metrics.coverage import account_coverage, coverage, silence_map
from voc_core.metrics.evidence import evidence, paired_change, shrunk
from voc_core.metrics.figures import figures
from voc_core.metrics.interval import net_interval, swing, wilson
from voc_core.metrics.journey import journey_curve, journey_shape
from voc_core.metrics.priority import account_priority, alert_priority, arr_percentile
from voc_core.metrics.rollups import four_rollups, rollup_causes
from voc_core.metrics.score import (
    is_mixed,
    mean_score,
    net_score,
    top_share,
    valence_of,
    valence_of_tone,
)
from voc_core.metrics.tallies import merge, total
from voc_core.metrics.telling import most_telling, taking_turns, telling, typical
from voc_core.metrics.themes import theme_company, theme_contrast, theme_impact, theme_trend
from voc_core.metrics.touchpoints import importance, touchpoint_rows
from voc_core.metrics.trend import monthly_trend
from voc_core.metrics.two_voices import two_voices

__all__ = [
    "ROLE_WEIGHTS",
    "account_coverage",
    "account_priority",
    "alert_priority",
    "arr_percentile",
    "contrast",
    "coverage",
    "evidence",
    "figures",
    "four_rollups",
    "importance",
    "is_mixed",
    "journey_curve",
    "journey_shape",
    "mean_score",
    "merge",
    "monthly_trend",
    "most_telling",
    "net_interval",
    "net_score",
    "paired_change",
    "role_weighted",
    "rollup_causes",
    "shrunk",
    "silence_map",
    "swing",
    "taking_turns",
    "telling",
    "theme_company",
    "theme_contrast",
    "theme_impact",
    "theme_trend",
    "top_share",
    "total",
    "touchpoint_rows",
    "two_voices",
    "typical",
    "valence_of",
    "valence_of_tone",
    "wilson",
]
