"""The demo: a believable vendor, its customers, and stories planted to be found."""

from sample_data.generate import generate

__all__ = ["generate"]
