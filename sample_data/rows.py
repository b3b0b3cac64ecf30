"""Voices, invitations and touchpoints as the rows of their tables."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any, Final

import pandas as pd

from sample_data import content
from sample_data.diary import Diary
from sample_data.moods import SCALES
from sample_data.voice import QUESTIONS, Voice
from voc_core import metrics, text

SYSTEM: Final = "demo"
FEEDBACK: Final = (
    "id",
    "contact_id",
    "account_id",
    "touchpoint_id",
    "occurred_on",
    "source",
    "metric",
    "score",
    "scale_low",
    "scale_high",
    "valence",
    "tone",
    "language",
    "source_system",
    "external_id",
    "question",
    "text",
)
INVITATION: Final = ("contact_id", "sent_on", "survey", "feedback_id")
CHINESE_LANES: Final = ("owner_zh", "frontstage_zh", "backstage_zh", "support_zh")
"""Lanes the store keeps in one language only."""

Reading = tuple[str | None, float | None, int | None]


class Rows:
    """Turns what was said into rows; ids count up, a text is read once.

    Parameters
    ----------
    as_of : date
        The day the demo is seen from.
    """

    def __init__(self, as_of: date) -> None:
        self._days = [(as_of - timedelta(days=n)).isoformat() for n in range(1200)]
        self._readings: dict[str, Reading] = {}
        self._ids = count(1)

    def feedback(
        self, diaries: Sequence[Diary], touchpoints: dict[str, int]
    ) -> Iterator[tuple[object, ...]]:
        """Yield the rows of `FEEDBACK`, account by account, oldest first."""
        self._read({v.text for diary in diaries for v in diary.voices if v.text})
        for diary in diaries:
            for voice in sorted(diary.voices, key=lambda voice: -voice.days):
                yield self._voice(diary.account.id, voice, touchpoints)

    def invitations(self, diaries: Sequence[Diary]) -> list[tuple[object, ...]]:
        """Return the rows of `INVITATION`, one per person, day and survey, after `feedback`."""
        asked = {
            (i.person.id, self._days[i.days], i.survey): i.answer.id if i.answer else 0
            for diary in diaries
            for i in diary.invitations
        }
        return [(*key, answer or None) for key, answer in asked.items()]

    def _read(self, texts: set[str]) -> None:
        """Read language, tone and valence of texts not read before, as the import does."""
        new = sorted(texts - self._readings.keys())
        if new:
            said = text.tone(new)
            valence = metrics.valence_of_tone(said["tone"])
            columns = (said["language"], _plain(said["tone"]), _plain(valence))
            self._readings.update(zip(new, zip(*columns, strict=True), strict=True))

    def _voice(self, account: int, voice: Voice, touchpoints: dict[str, int]) -> tuple[object, ...]:
        voice.id = next(self._ids)
        language, tone, valence = self._readings.get(voice.text or "", (None, None, None))
        low, high, question = None, None, None
        if voice.score is not None:
            low, high = SCALES[voice.metric][:2]
            valence = voice.verdict
            question = QUESTIONS[voice.metric][voice.person.language]
        return (
            voice.id,
            voice.person.id if voice.is_named else None,
            account,
            touchpoints[voice.touchpoint] if voice.touchpoint else None,
            self._days[voice.days],
            voice.source,
            voice.metric,
            voice.score,
            low,
            high,
            valence,
            tone,
            language,
            SYSTEM,
            f"F{voice.id:07d}",
            question,
            voice.text,
        )


def journey() -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows of journey, stage and touchpoint, ids counting from 1."""
    told = content.journey()
    stages: list[dict[str, Any]] = []
    touchpoints: list[dict[str, Any]] = []
    for number, stage in enumerate(told["stages"], start=1):
        names = {"name": stage["name"], "name_zh": stage["name_zh"]}
        stages.append({"id": number, "journey_id": 1, "position": number - 1, **names})
        for lanes in stage["touchpoints"]:
            touchpoints.append(_touchpoint(lanes, number, len(touchpoints) + 1))
    return [{"id": 1, "name": told["name"], "name_zh": told["name_zh"]}], stages, touchpoints


def _touchpoint(told: dict[str, Any], stage: int, identity: int) -> dict[str, Any]:
    lanes = {name: value for name, value in told.items() if name not in CHINESE_LANES}
    flag = int(told["is_moment_of_truth"])
    place = {"id": identity, "stage_id": stage, "position": identity - 1}
    return {**lanes, **place, "is_moment_of_truth": flag}


def _plain(values: Iterable[Any]) -> list[Any]:
    return [None if pd.isna(value) else value for value in values]
