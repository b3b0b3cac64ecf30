"""Days as options."""

from argparse import ArgumentTypeError
from datetime import date


def day(text: str) -> date:
    """Return an ISO day; anything else is refused with a sentence."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a day. Write it as 2026-03-31.") from None
