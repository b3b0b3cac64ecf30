"""Numbers that prove themselves: their last digits are computed from the others."""

from typing import Final

RESIDENT: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_CODE: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def is_resident_id(number: str) -> bool:
    """Return whether 18 characters are a Chinese resident id (GB 11643)."""
    if len(number) != 18 or not number[:17].isdigit():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, RESIDENT, strict=False))
    return "10X98765432"[total % 11] == number[17].upper()


def is_card(number: str) -> bool:
    """Return whether 13 to 19 digits are the number of a payment card (Luhn)."""
    if not (13 <= len(number) <= 19 and number.isdigit()) or len(set(number)) < 2:
        return False
    doubled = [int(d) if i % 2 == 0 else sum(divmod(2 * int(d), 10))
               for i, d in enumerate(reversed(number))]  # fmt: skip
    return sum(doubled) % 10 == 0


def is_iban(number: str) -> bool:
    """Return whether letters and digits are an international bank account (ISO 13616, mod 97)."""
    if not 15 <= len(number) <= 34 or not number.isalnum() or not number.isascii():
        return False
    digits = "".join(str(int(sign, 36)) for sign in number[4:] + number[:4])
    return int(digits) % 97 == 1


def is_credit_code(number: str) -> bool:
    """Return whether 18 characters are a unified social credit code (GB 32100)."""
    if len(number) != 18 or not set(number) <= set(CREDIT_CODE):
        return False
    total = sum(CREDIT_CODE.index(sign) * pow(3, i, 31) for i, sign in enumerate(number[:17]))
    return CREDIT_CODE[-total % 31] == number[17]
