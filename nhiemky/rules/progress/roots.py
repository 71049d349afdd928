"""Mean yearly growth without floats: powers decide, a root cut below is only printed."""

from __future__ import annotations

from fractions import Fraction

from nhiemky.rules.progress.comparing import is_met
from nhiemky.rules.progress.reading import Goal

PLACES = 8


def mean_growth(factor: Fraction, years: int) -> Fraction:
    """The yearly rate in percent that makes `factor` in so many years, cut to six decimals (a root is seldom exact).

    A factor of zero or less is a loss of everything: -100.
    """
    if factor <= 0:
        return Fraction(-100)
    scaled = floor_root(factor.numerator * 10 ** (PLACES * years), factor.denominator, years)
    return Fraction(scaled, 10 ** (PLACES - 2)) - 100


def floor_root(numerator: int, denominator: int, degree: int) -> int:
    """The largest n with n ** degree ≤ numerator / denominator (both positive)."""
    low, high = 0, 1
    while high**degree * denominator <= numerator:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree * denominator <= numerator else (low, middle)
    return low


def compounded_met(goal: Goal, factor: Fraction, years: int, rate: Fraction) -> bool:
    """Whether growth by `factor` in so many years meets a yearly rate: (1 + rate)^years is compared, not the root."""
    if factor <= 0:
        return goal.met_by(rate)
    upper = None if goal.value_max is None else (1 + goal.value_max / 100) ** years
    return is_met(goal.terms.comparator, goal.terms.direction, factor, (1 + goal.needed / 100) ** years, upper)
