"""Options as forms write them: a letter before the words, a free answer in brackets behind them."""

import re
from collections.abc import Sequence
from typing import Final

LETTER: Final = re.compile(r"[(（]?[A-Za-z][.．、:：)）]\s*(?=\S)")
OPENED, CLOSED = "〖", "〗"
"""Between them stands what was written beside an option."""
WRITTEN: Final = re.compile(
    rf"\s*([^{OPENED}{CLOSED}]*?)\s*{OPENED}([^{OPENED}{CLOSED}]*){CLOSED}\s*"
)
OTHER: Final = re.compile(r"其他|其它|注明|说明|填写|other|specify", re.I)
"""Options beside which people write their own answer."""
PROMPT: Final = re.compile(r"\s*(?:【[^【】]*】|[(（\[][^()（）\[\]]*[)）\]])\s*$")


def bare(text: str) -> str:
    """Return an option without the letter before it: ``A. Yes`` is ``Yes``."""
    return LETTER.sub("", text, count=1) if LETTER.match(text) else text


def are_lettered(cells: Sequence[str]) -> bool:
    """Whether every cell begins with the letter of an option."""
    return bool(cells) and all(LETTER.match(cell) for cell in cells)


def with_written(text: str) -> str:
    """Return an option with what was written beside it: ``Other〖audit〗`` is ``Other: audit``."""
    if not (found := WRITTEN.fullmatch(text)):
        return text
    option, written = PROMPT.sub("", found.group(1)).strip(" :："), found.group(2).strip()
    return f"{option}: {written}" if option and written else option or written


def written_alone(text: str) -> str:
    """Return what was written beside an option of its own, the option where there is no more."""
    found = WRITTEN.fullmatch(text)
    if found and found.group(2).strip() and OTHER.search(found.group(1)):
        return found.group(2).strip()
    return with_written(text)
