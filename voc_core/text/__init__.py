"""What a text is: its language and its tone, in Chinese and English, without a network."""

from voc_core.text.batch import explained, language, tone
from voc_core.text.explain import ClauseHeard, Explained, Word

__all__ = ["ClauseHeard", "Explained", "Word", "explained", "language", "tone"]
