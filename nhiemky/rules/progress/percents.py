"""Percentages and figures as they are printed: never across a band's edge, never nicer than they are."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import floor

from nhiemky.rules.text.numbers import format_number

MOST_PLACES = 30
HUNDRED = Fraction(100)


def format_percent(percent: Fraction, places: int = 2, edges: Iterable[Fraction] = (HUNDRED,)) -> str:
    """ "80%", "99,6%", "118,39%": rounded half up, never across or onto an edge that the exact value is not on.

    99.996 with two places is "99,99%" (rounding would say 100), 60.001 beside the edge 60 is "60,001%" (60% would
    deny that it is above). Zeros at the end go. Source: domain facts 2.2 (g).
    """
    return f"{plain(_beside_edges(percent, places, tuple(edges)), MOST_PLACES)}%"


def beside(value: Fraction, places: int, edges: Iterable[Fraction]) -> str:
    """A figure with at most `places` decimals, or as many more as it takes to print it on its own side of every edge:
    84.996 beside the target 85 is "84,996", never "85".
    """
    return plain(rounded_beside(value, places, tuple(edges)), MOST_PLACES)


def rounded_beside(value: Fraction, places: int, edges: tuple[Fraction, ...]) -> Fraction:
    """The value rounded half up to the fewest decimals, `places` at least, that leave it on its side of every edge."""
    for more in range(places, MOST_PLACES + 1):
        shown = rounded(value, power_of_ten(more))
        if _keeps_sides(shown, value, edges):
            return shown
    return _beside_edges(value, MOST_PLACES, edges)


def _beside_edges(value: Fraction, places: int, edges: tuple[Fraction, ...]) -> Fraction:
    """The nearest printable value that stands on the same side of every edge."""
    for more in range(places, MOST_PLACES + 1):
        scale = power_of_ten(more)
        for shown in (rounded(value, scale), floor(value * scale) / scale):
            if _keeps_sides(shown, value, edges):
                return shown
    return floor(value * power_of_ten(MOST_PLACES)) / power_of_ten(MOST_PLACES)


def _keeps_sides(shown: Fraction, value: Fraction, edges: tuple[Fraction, ...]) -> bool:
    """Whether a printed value stands to every edge as the exact one does."""
    return all(_side(shown, edge) == _side(value, edge) for edge in edges)


def rounded(value: Fraction, scale: Fraction) -> Fraction:
    """The nearest multiple of 1 / scale, a half up; of a loss a half down, as people round."""
    nearest = floor(abs(value) * scale + Fraction(1, 2)) / scale
    return nearest if value >= 0 else -nearest


def own_places(value: Fraction, places: int) -> int:
    """How many decimals print the value exactly, at least `places`; `places` where none do (a third)."""
    for more in range(places, MOST_PLACES + 1):
        if is_shown_exactly(value, more):
            return more
    return places


def power_of_ten(places: int) -> Fraction:
    """10 to the power of `places`, as a Fraction (of an int's power the type checker knows nothing)."""
    return Fraction(int("1" + "0" * places))


def _side(value: Fraction, edge: Fraction) -> int:
    """-1 below the edge, 0 on it, 1 above."""
    return (value > edge) - (value < edge)


def percent_decimal(percent: Fraction, places: int = 6) -> Decimal:
    """The percentage as a decimal for tables and plots: cut towards the lower, so that it never gains an edge."""
    return Decimal(floor(percent * power_of_ten(places))).scaleb(-places)


def plain(value: Fraction, places: int) -> str:
    """A figure with at most `places` decimals, rounded half up, without zeros at its end: "1.428,5"."""
    text = format_number(value, places)
    return text.rstrip("0").rstrip(",") if "," in text else text


def is_shown_exactly(value: Fraction, places: int) -> bool:
    """Whether `plain` loses nothing."""
    return (value * power_of_ten(places)).denominator == 1


def equals(value: Fraction, places: int) -> str:
    """ "=" before a figure that is printed exactly, "≈" before one that is cut."""
    return "=" if is_shown_exactly(value, places) else "≈"
