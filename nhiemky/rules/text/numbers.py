"""Numerals: decimal comma, thousand point, leading zeros; read and written."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text.letters import normalise


class NotANumber(Refusal):
    """The text is no number that reads in only one way."""

    template = "“{text}” không phải là số đọc được. Hãy viết số với dấu phẩy thập phân, ví dụ 1.428,5."


# Vietnamese first (1.428,5); then what can be read in only one way: English grouping with two marks or more
# (1,234,567; 1,234.5) and a point that cannot part thousands (6.5; 0.125).
_VIETNAMESE = re.compile(r"[0-9]+(?:,[0-9]+)?|[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+")
_POINT = re.compile(r"[0-9]+\.[0-9]{1,2}|[0-9]+\.[0-9]{4,}|0\.[0-9]+")


def parse_number(text: str) -> Decimal:
    """The value of a numeral: "1.428,5" → 1428.5; "01" → 1; "0,30" → 0.30; "-2" → -2. Raises NotANumber.

    "1.500" is always 1500 and "1,500" always 1.5, as Vietnamese writes them.
    """
    numeral = normalise(text).strip().replace("−", "-")
    sign, digits = ("-", numeral[1:]) if numeral[:1] == "-" else ("", numeral[1:] if numeral[:1] == "+" else numeral)
    plain = _plain_digits(digits)
    if plain is None:
        raise NotANumber(text=text)
    return Decimal(sign + plain)


def _plain_digits(digits: str) -> str | None:
    """The numeral with a decimal point and no grouping, or None where it is none."""
    if _VIETNAMESE.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if _POINT.fullmatch(digits):
        return digits
    if _SPACED.fullmatch(digits):
        return digits.replace(" ", "").replace(",", ".")
    if _ENGLISH.fullmatch(digits):
        return digits.replace(",", "")
    return None


def format_number(value: Decimal | int | Fraction, places: int | None = None) -> str:
    """A number as Vietnamese prints it: 1428.5 → "1.428,5".

    `places` decimals, rounded half up; None keeps the decimals that the value has (a Fraction without end then
    raises ValueError). Percentages near a band's edge go through `progress.format_percent`, which never rounds up.
    """
    exact = Fraction(value)
    places = _own_places(value) if places is None else places
    scaled = _round_half_up(abs(exact) * 10**places)
    whole, decimals = divmod(scaled, 10**places)
    sign = "-" if exact < 0 and scaled else ""
    tail = f",{decimals:0{places}d}" if places else ""
    return sign + f"{whole:,}".replace(",", ".") + tail


def _round_half_up(value: Fraction) -> int:
    """The nearest whole number of a value that is not negative; a half goes up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _own_places(value: Decimal | int | Fraction) -> int:
    """How many decimals the value has."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0
    denominator, places = Fraction(value).denominator, 0
    while 10**places % denominator:
        places += 1
        if places > 40:
            raise ValueError(f"{value} has no end in decimals: say how many places")
    return places
