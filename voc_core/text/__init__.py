"""What a text is: its language and its tone, in Chinese and English, without a network."""

from voc_core.text.batch import explained, language, tone
from voc_core.text.explain import ClauseHeard, Explained, Word
from voc_core.text.tuning import UNTUNED, Tuning

VERSION = 7
"""Raised whenever the same text may get another tone; tones of an older one are read again."""

__all__ = [
    "UNTUNED",
    "VERSION",
    "ClauseHeard",
    "Explained",
    "Tuning",
    "Word",
    "explained",
    "language",
    "tone",
]
