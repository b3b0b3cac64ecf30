"""Ids of a CRM that are written in two ways: 15 characters, or the same with 3 that check them."""

import re
from typing import Final

ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
LONG: Final = re.compile(r"[A-Za-z0-9]{15}[A-Z0-5]{3}")


def short_id(text: str) -> str:
    """Return an id in the form in which ids are compared.

    Notes
    -----
    Of 18 characters whose last three say which of the first 15 are capitals (five at a time, least
    significant first), the first 15; case matters in them. Any other id is returned as it is.
    """
    written = text.strip()
    if LONG.fullmatch(written) and _check_of(written[:15]) == written[15:]:
        return written[:15]
    return written


def _check_of(short: str) -> str:
    fives = (short[i : i + 5] for i in (0, 5, 10))
    return "".join(ALPHABET[sum(1 << n for n, c in enumerate(f) if c.isupper())] for f in fives)
