"""What a text is: its language and its tone, in Chinese and English, without a network."""

from voc_core.text.batch import language, tone

__all__ = ["language", "tone"]
