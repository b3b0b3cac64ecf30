"""How a sentence, a number, a day or an amount reads in one language. Bottom layer."""

import gettext
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from string import Formatter

from babel import dates, lists, numbers
from babel.messages import mofile, pofile

from voc_core.errors import Message, VocError
from voc_core.vocabulary import GROUPS, LABELS, LANGUAGES

LOCALE = Path(__file__).parent / "locale"
HAN_AND_LATIN = re.compile("[\u3400-\u9fff][A-Za-z]|[A-Za-z][\u3400-\u9fff]")
"""Two signs between which Chinese typesetting leaves a blank."""


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    path = LOCALE / language / "LC_MESSAGES" / "antiphon.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = pofile.read_po(file, locale=language)
    compiled = io.BytesIO()
    mofile.write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True)
class Words:
    """Wording in one language; hashable, so it may stand in a cache key.

    Parameters
    ----------
    language : str
        One of `vocabulary.LANGUAGES`.
    """

    language: str = "en"

    def __call__(self, msgid: str, /, **values: object) -> str:
        """Return `msgid` in this language with its named placeholders filled."""
        text = _catalogue(self.language).gettext(msgid)
        return self._filled(text, values) if values else text

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return `one` or `many` by the plural rule of this language; `{n}` is the number."""
        catalogue = _catalogue(self.language)
        text = catalogue.ngettext(one, many, n)
        if text in (one, many):  # the two sentences may stand in the catalogue each by itself
            text = catalogue.gettext(text)
        return self._filled(text, {"n": self.number(n), **values})

    def label(self, code: str) -> str:
        """Return the word shown for a code of `vocabulary`; an unlabelled code shows as it is."""
        return self(LABELS[code]) if code in LABELS else code

    def group(self, role: str) -> str:
        """Return the words for all people of a role, as they stand inside a sentence."""
        return self(GROUPS[role])

    def either(self, name: str | None, name_zh: str | None) -> str:
        """Return a name that may be written in both languages, in this one where it is."""
        chosen = name_zh if self.language == "zh_CN" else name
        return next((n for n in (chosen, name, name_zh) if isinstance(n, str) and n), "")

    def message(self, message: Message | VocError) -> str:
        """Return an error or a problem in this language; a value may be a message itself."""
        if isinstance(message, VocError):
            message = message.message
        values = {
            name: self.message(value) if isinstance(value, Message) else value
            for name, value in message.values.items()
        }
        return self(message.msgid, **values)

    def number(self, value: float | None, digits: int = 0) -> str:
        """Return a number with at most `digits` decimals; an en dash where it is missing."""
        if value is None or value != value:
            return "–"
        value = 0 if round(value, digits) == 0 else value  # never "-0"
        pattern = "#,##0." + "0" * digits if digits else "#,##0"
        return numbers.format_decimal(value, format=pattern, locale=self.language)

    def signed(self, value: float | None, digits: int = 0) -> str:
        """Return a net score or a change with its sign: +12, −7, 0. [points]"""
        if value is None or value != value:
            return "–"
        text = self.number(abs(value), digits)
        is_zero = float(f"{abs(value):.{digits}f}") == 0
        return text if is_zero else ("+" if value > 0 else "−") + text

    def percent(self, share: float | None, digits: int = 0) -> str:
        """Return a share [0 to 1] as a percentage."""
        if share is None or share != share:
            return "–"
        pattern = "0." + "0" * digits + "%" if digits else "0%"
        return numbers.format_percent(share, format=pattern, locale=self.language)

    def money(self, amount: float | None, currency: str) -> str:
        """Return an amount [major units] short enough for a headline: ¥4.2M, ¥420万."""
        if amount is None or amount != amount:
            return "–"
        return numbers.format_compact_currency(
            amount, currency, fraction_digits=0 if abs(amount) < 1e3 else 1, locale=self.language
        )

    def size(self, n_bytes: float) -> str:
        """Return so many bytes short enough to read: 812 B, 36.6 MB."""
        units = ("B", "KB", "MB", "GB")
        at = 0
        while n_bytes >= 1000 and at < len(units) - 1:
            n_bytes, at = n_bytes / 1000, at + 1
        return f"{self.number(n_bytes, 1 if at > 1 else 0)} {units[at]}"

    def day(self, value: date | str | None) -> str:
        """Return a calendar day; ISO text is accepted."""
        if value is None or value != value:
            return "–"
        if isinstance(value, str):
            value = date.fromisoformat(value[:10])
        return dates.format_date(value, format="medium", locale=self.language)

    def moment(self, value: str) -> str:
        """Return an ISO moment as its clock showed it there, with its zone where it has one."""
        at = datetime.fromisoformat(value)
        clock = dates.format_time(at.replace(tzinfo=None), format="short", locale=self.language)
        zone = "" if at.tzinfo is None else f" ({at.tzname()})"
        return f"{self.day(at.date())} {clock}{zone}"

    def month(self, value: str) -> str:
        """Return a month given as ``YYYY-MM``: Mar 2026, 2026年3月."""
        day = date.fromisoformat(f"{value}-01")
        return dates.format_skeleton("yMMM", day, locale=self.language)

    def joined(self, parts: list[str]) -> str:
        """Return a list in words: a, b and c."""
        if not parts:
            return ""
        holes = [f"{{part{at}}}" for at in range(len(parts))]
        values = {f"part{at}": part for at, part in enumerate(parts)}
        return self._filled(lists.format_list(holes, locale=self.language), values)

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        """Return a sentence with its placeholders filled; in Chinese, Latin words stand apart."""
        if self.language != "zh_CN":
            return text.format_map(values)
        said = ""
        for literal, name, form, _ in Formatter().parse(text):
            said = _seamed(said, literal)
            if name is not None:
                said = _seamed(said, format(values[name], form or ""))
        return said


def _seamed(before: str, after: str) -> str:
    """Return two pieces as one, with a blank where Chinese and a Latin letter would touch."""
    seam = before[-1:] + after[:1]
    return f"{before} {after}" if HAN_AND_LATIN.fullmatch(seam) else before + after


def language_of(locale: str | None) -> str:
    """Return the interface language for a browser's locale: any Chinese gives zh_CN, else en."""
    return "zh_CN" if (locale or "").lower().startswith("zh") else LANGUAGES[0]
