"""Money as people write it: ¥1,200,000, 1.2M, $125000, 120万, EUR 4.500,00."""

import re
import unicodedata
from typing import Final

MARKS: Final = {
    "us$": "USD",
    "hk$": "HKD",
    "s$": "SGD",
    "sg$": "SGD",
    "a$": "AUD",
    "c$": "CAD",
    "nt$": "TWD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY",
    "rmb": "CNY",
    "人民币": "CNY",
    "元": "CNY",
    "美元": "USD",
    "美金": "USD",
    "欧元": "EUR",
    "新元": "SGD",
    "新加坡元": "SGD",
    "港元": "HKD",
    "港币": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
}
CODES: Final = frozenset(
    re.findall(
        "...",
        "CNYUSDEURSGDGBPJPYHKDTWDAUDCADCHFINRKRWMYRTHBIDRVNDPHPAEDSEKNOKDKKPLN",
    )
)
UNITS: Final = {
    "": 1.0,
    "k": 1e3,
    "千": 1e3,
    "w": 1e4,
    "万": 1e4,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
}
_MARK: Final = "|".join(
    sorted(map(re.escape, {*MARKS, *(c.lower() for c in CODES)}), key=len, reverse=True)
)
_UNIT: Final = "|".join(sorted(filter(None, UNITS), key=len, reverse=True))
AMOUNT: Final = re.compile(
    rf"(?P<minus>-)?\s*(?P<before>{_MARK})?\s*(?P<minus2>-)?"
    rf"(?P<number>\d[\d.,'\s]*)\s*(?P<unit>{_UNIT})?"
    rf"\s*(?P<after>{_MARK})?\s*(?:/\s*(?:年|year|yr|a)|p\.?a\.?|每年)?"
)
DOTTED: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")
IN_HEADING: Final = re.compile(rf"(?<![a-z])(?P<mark>{_MARK})(?![a-z])")
UNIT_IN_HEADING: Final = re.compile(
    r"(?<!千)(?<!百)(?P<unit>百万|千万|万|亿|千)(?=元|美元|欧元|人民币|[)\s]|$)"
)
UNIT_WORD: Final = re.compile(
    r"[(\[]\s*(?:[a-z$€£¥]{0,4}\s*)?(?P<unit>k|m|mn|million|bn|billion)\s*[)\]]"
    r"|\bin (?P<word>million|thousand)s?\b"
)


def amount_of(text: str, *, in_units: bool = False) -> tuple[float, str | None] | None:
    """Return an amount [major units] and the currency written with it, None if it is no amount.

    Parameters
    ----------
    text : str
        As written in the cell.
    in_units : bool
        Whether the heading names a unit such as 万 or M, so that 1.250 is one and a quarter.
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    is_negative = plain.startswith("(") and plain.endswith(")")
    found = AMOUNT.fullmatch(plain.strip("()").strip() if is_negative else plain)
    number = _number(found["number"], whole=not (found["unit"] or in_units)) if found else None
    if found is None or number is None:
        return None
    value = number * UNITS[found["unit"] or ""]
    if is_negative or found["minus"] or found["minus2"]:
        value = -value
    return round(value, 6), currency_of(found["before"] or found["after"] or "")


def currency_of(text: str) -> str | None:
    """Return the ISO 4217 code of a currency's mark, name or code; None where we do not know it."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    return MARKS.get(plain) or (plain.upper() if plain.upper() in CODES else None)


def in_heading(heading: str) -> tuple[float, str | None]:
    """Return the unit and the currency a heading names: ``年费（万元）`` gives 10 000 and CNY."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    unit = UNIT_IN_HEADING.search(plain) or UNIT_WORD.search(plain)
    mark = IN_HEADING.search(plain)
    size = next((u for u in unit.groups() if u), "") if unit else ""
    factor = 1e3 if size == "thousand" else UNITS[size]
    return factor, currency_of(mark["mark"]) if mark else None


def _number(written: str, *, whole: bool) -> float | None:
    """Return a number written with any thousands mark and decimal mark.

    125.000 is a hundred and twenty-five thousand where `whole`: no unit follows it.
    """
    digits = re.sub(r"[\s']", "", written).rstrip(".,")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+,\d{1,2}", digits) or re.fullmatch(r"\d+,\d{1,2}", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(\.\d{3}){2,}", digits) or (whole and DOTTED.fullmatch(digits)):
        digits = digits.replace(".", "")
    else:
        digits = digits.replace(",", "")
    try:
        return float(digits)
    except ValueError:
        return None
