"""One figure against one value: is it met, what percentage is that, how is the target put in words."""

from __future__ import annotations

from fractions import Fraction

from nhiemky.rules.progress.percents import own_places, plain
from nhiemky.rules.progress.values import Comparator, Direction, Number

HUNDRED = Fraction(100)
_UPWARD = (Comparator.AT_LEAST, Comparator.MORE_THAN)


def exact(value: Number | None) -> Fraction | None:
    """The value without loss. A float is a mistake of the caller: TypeError."""
    if isinstance(value, float):
        raise TypeError("no floats: pass an int, a Decimal or a Fraction")
    return None if value is None else Fraction(value)


def is_met(
    comparator: Comparator, direction: Direction, actual: Fraction, value: Fraction, value_max: Fraction | None
) -> bool:
    """Whether the figure meets the value. A range is met from its lower end up (better upwards), from its upper end
    down (better downwards), or inside (level).
    """
    upper = value if value_max is None else value_max
    match comparator:
        case Comparator.AT_LEAST:
            return actual >= value
        case Comparator.MORE_THAN:
            return actual > value
        case Comparator.AT_MOST:
            return actual <= value
        case Comparator.LESS_THAN:
            return actual < value
        case Comparator.EXACTLY:
            return actual == value
    return (direction is Direction.DOWN or actual >= value) and (direction is Direction.UP or actual <= upper)


def percent_of(
    comparator: Comparator, direction: Direction, actual: Fraction, value: Fraction, value_max: Fraction | None
) -> Fraction | None:
    """The figure in percent of the value; of a lower-is-better target, the value in percent of the figure.

    None where a percentage means nothing: the divisor is zero or negative (domain facts 2.2: target 0 is only met or
    not). Inside a range it is 100; outside, the distance to the nearer end.
    """
    upper = value if value_max is None else value_max
    if comparator is Comparator.RANGE:
        return _percent_of_range(direction, actual, value, upper)
    if comparator is Comparator.EXACTLY:
        return _share(min(actual, value), max(actual, value)) if value > 0 else None
    if comparator in _UPWARD:
        return _share(actual, value)
    return _share(value, actual) if value > 0 else None


def _share(part: Fraction, whole: Fraction) -> Fraction | None:
    """Percent of a whole that is more than zero."""
    return part / whole * HUNDRED if whole > 0 else None


def _percent_of_range(direction: Direction, actual: Fraction, lower: Fraction, upper: Fraction) -> Fraction | None:
    """Below the range and above it, each by the nearer end; upside down where lower is better."""
    if lower <= actual <= upper:
        return HUNDRED
    if upper <= 0:
        return None
    if actual < lower:
        return _share(lower, actual) if direction is Direction.DOWN else _share(actual, lower)
    return _share(actual, upper) if direction is Direction.UP else _share(upper, actual)


def only_grows_to_met(comparator: Comparator, direction: Direction) -> bool:
    """Whether a sum of amounts that are not negative, once it meets the target, meets it for good."""
    return comparator in _UPWARD or (comparator is Comparator.RANGE and direction is Direction.UP)


def is_broken_for_good(
    comparator: Comparator, direction: Direction, actual: Fraction, value: Fraction, value_max: Fraction | None
) -> bool:
    """Whether a sum of amounts that are not negative fails the target for good: it is above the most that is allowed.

    One case is enough to break "không để xảy ra": of exactly zero, as of "không quá 5", no more can come back down.
    """
    upper = value if value_max is None else value_max
    match comparator:
        case Comparator.AT_MOST | Comparator.EXACTLY:
            return actual > value
        case Comparator.LESS_THAN:
            return actual >= value
        case Comparator.RANGE:
            return direction is not Direction.UP and actual > upper
    return False


def is_limit(comparator: Comparator, direction: Direction) -> bool:
    """Whether less is better: a limit is kept, never exceeded."""
    downward = comparator in (Comparator.AT_MOST, Comparator.LESS_THAN)
    return downward or (comparator is Comparator.RANGE and direction is Direction.DOWN)


def with_unit(value: Fraction, unit: str, places: int) -> str:
    """ "85%", "40 đảng viên"."""
    return plain(value, places) + (unit if unit in ("%", "‰", "") else f" {unit}")


def target_phrase(
    comparator: Comparator, value: Fraction | None, value_max: Fraction | None, unit: str, places: int
) -> str:
    """ "từ 85% trở lên", "trên 80%", "không quá 2%", "từ 8 đến 10 đảng viên"; "" without a value.

    A target is printed as it was set, with as many decimals as it has.
    """
    if value is None:
        return ""
    shown = with_unit(value, unit, own_places(value, places))
    if comparator is Comparator.RANGE and value_max is not None:
        upper = with_unit(value_max, unit, own_places(value_max, places))
        return f"từ {plain(value, own_places(value, places))} đến {upper}"
    phrases = {
        Comparator.AT_LEAST: f"từ {shown} trở lên",
        Comparator.MORE_THAN: f"trên {shown}",
        Comparator.AT_MOST: f"không quá {shown}",
        Comparator.LESS_THAN: f"dưới {shown}",
    }
    return phrases.get(comparator, f"đúng {shown}")
