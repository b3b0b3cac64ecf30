"""JSON walked from one value to the next with little in memory, however large or deep it is."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from voc_core.errors import VocError
from voc_core.vocabulary import N_

WINDOW: Final = 1 << 20
"""Bytes decoded at a time. [bytes]"""
LONGEST: Final = 10_000_000
"""Characters one value of a list may have. [characters]"""
DEEPEST: Final = 16
"""Objects and lists inside one another that a table may be wrapped in."""
NEAR: Final = 16
"""Characters a literal or an escape may be cut short by the end of the window. [characters]"""
ROOT: Final = "$"
"""Name of the list that is the whole document."""
SPACE: Final = re.compile(r"[ \t\r\n]*")
SCALARS: Final = re.compile(r'[^\[\]{}"]*')
BOM: Final = "\ufeff"


class Pairs(list[tuple[str, Any]]):
    """The members of an object in their order, repeated names kept."""


class Found(NamedTuple):
    """An element of a list of objects, and the names that lead to the list, joined by dots."""

    path: str
    value: Any


DECODER: Final = json.JSONDecoder(
    object_pairs_hook=Pairs, parse_int=str, parse_float=str, parse_constant=str, strict=False
)
"""Numbers stay as they are written, so that a long id keeps its end."""


class NotJsonError(ValueError):
    """The text breaks off or is no JSON."""


class Reader:
    """A document read from its first character to its last through a window."""

    def __init__(self, data: bytes, codec: str) -> None:
        self._data, self._at_byte = data, 0
        self._decoder = codecs.getincrementaldecoder(codec)("replace")
        self._text, self._at = "", 0
        self._more()
        self._text = self._text.removeprefix(BOM)

    def elements(self) -> Iterator[Found]:
        """Yield the elements of every list of objects that objects lead to, in file order.

        Raises
        ------
        NotJsonError
            The text breaks off or is no JSON.
        VocError
            A value is longer or deeper than any table has.
        """
        try:
            while self._peek():
                yield from self._walk("", 0)
        except RecursionError as error:
            raise too_deep() from error

    def _walk(self, path: str, depth: int) -> Iterator[Found]:
        if depth > DEEPEST:
            raise too_deep()
        mark = self._peek()
        if mark == "{":
            yield from self._object(path, depth)
        elif mark == "[":
            yield from self._list(path or ROOT)
        else:
            self._value()

    def _object(self, path: str, depth: int) -> Iterator[Found]:
        self._take("{")
        if self._peek() == "}":
            self._take("}")
            return
        while True:
            key = self._value()
            if not isinstance(key, str):
                raise NotJsonError
            self._take(":")
            yield from self._walk(f"{path}.{key}" if path else key, depth + 1)
            if self._peek() == "}":
                self._take("}")
                return
            self._take(",")

    def _list(self, path: str) -> Iterator[Found]:
        self._take("[")
        if self._peek() not in ("{", "]"):
            self._skip_list()
            return
        while self._peek() != "]":
            yield Found(path, self._value())
            if self._peek() != "]":
                self._take(",")
                if self._peek() == "]":
                    raise NotJsonError
        self._take("]")

    def _skip_list(self) -> None:
        """Go behind a list that holds no objects."""
        depth = 1
        while depth:
            self._at = self._matched(SCALARS)
            if depth > 1_000:
                raise too_deep()
            mark = self._peek()
            if mark == '"':
                self._value()
                continue
            depth += {"[": 1, "{": 1}.get(mark, -1)
            self._take(mark)

    def records(self) -> Iterator[Found]:
        """Yield every value of a document that is a sequence of values."""
        try:
            while self._peek():
                yield Found(ROOT, self._value())
        except RecursionError as error:
            raise too_deep() from error

    def _value(self) -> Any:
        """Return the next value, however far its end is from here."""
        self._peek()
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._is_wrong(error) or not self._more():
                    raise NotJsonError from error
                continue
            if end == len(self._text) and self._more():
                continue
            self._at = end
            return value

    def _is_wrong(self, error: json.JSONDecodeError) -> bool:
        """Whether more text could not mend what the decoder met."""
        is_open = error.msg.startswith("Unterminated string")
        return not is_open and error.pos < len(self._text) - NEAR

    def _peek(self) -> str:
        """Return the next character that is no white space, '' at the end."""
        while True:
            self._at = SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _take(self, mark: str) -> None:
        if not mark or self._peek() != mark:
            raise NotJsonError
        self._at += 1

    def _matched(self, pattern: re.Pattern[str]) -> int:
        while True:
            end = pattern.match(self._text, self._at).end()  # type: ignore[union-attr]
            self._at = end
            if end < len(self._text) or not self._more():
                return end

    def _more(self) -> bool:
        """Decode more of the document, as much again as waits for its end."""
        if len(self._text) - self._at > LONGEST:
            raise VocError(
                N_("One value of the file is longer than {limit} characters, so it is no table."),
                limit=LONGEST,
            )
        if self._at_byte >= len(self._data):
            return False
        size = max(WINDOW, len(self._text) - self._at)
        block = self._data[self._at_byte : self._at_byte + size]
        self._at_byte += len(block)
        is_last = self._at_byte >= len(self._data)
        self._text = self._text[self._at :] + self._decoder.decode(block, is_last)
        self._at = 0
        return True


def too_deep() -> VocError:
    """Return the refusal of JSON that no tool wrote as a table."""
    return VocError(
        N_("The JSON is nested too deeply to be a table. Export a list of objects instead.")
    )
