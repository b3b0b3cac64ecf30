"""One thing said, and one invitation to say it, before they become rows."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import pandas as pd

from sample_data.moods import SCALES
from sample_data.people import Person
from voc_core import metrics


@dataclass(slots=True, eq=False)
class Voice:
    """One feedback, `days` before the as-of date."""

    days: int
    person: Person
    source: str
    touchpoint: str | None
    metric: str
    score: int | None
    text: str | None
    is_named: bool = True
    id: int = 0

    @property
    def verdict(self) -> int:
        """Return the valence of the score: -1, 0 or +1; 0 where there is none."""
        return 0 if self.score is None else _classes()[self.metric, self.score]


@dataclass(slots=True, eq=False)
class Invitation:
    """One person asked once; `answer` is None where nothing came back."""

    person: Person
    days: int
    survey: str
    answer: Voice | None


@cache
def _classes() -> dict[tuple[str, int], int]:
    """Return the valence of every score of every scale, as the import counts it."""
    cells = pd.DataFrame(
        [
            (metric, score, low, high)
            for metric, (low, high, *_) in SCALES.items()
            for score in range(low, high + 1)
        ],
        columns=["metric", "score", "low", "high"],
    )
    valence = metrics.valence_of(cells["metric"], cells["score"], cells["low"], cells["high"])
    keys = zip(cells["metric"], cells["score"], strict=True)
    return dict(zip(keys, valence.astype(int), strict=True))


QUESTIONS: Final = {
    "nps": {
        "en": "How likely are you to recommend Hengyan to a colleague?",
        "zh": "您有多大可能向同行推荐衡砚？",
    },
    "csat": {"en": "How satisfied were you this time?", "zh": "您对本次服务的满意程度？"},
    "ces": {"en": "How easy was it to get this done?", "zh": "完成这件事有多容易？"},
    "rating": {"en": "How would you rate this overall?", "zh": "您的总体评分？"},
}
"""The question asked, by metric and language."""
