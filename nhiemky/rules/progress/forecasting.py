"""What a figure comes to at the deadline if it goes on as it did. Always an estimate, never counted as a result."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction

from nhiemky.rules.periods import Window
from nhiemky.rules.progress import series
from nhiemky.rules.progress.comparing import exact
from nhiemky.rules.progress.judged_years import days_of, within, years_of
from nhiemky.rules.progress.percents import format_percent, plain
from nhiemky.rules.progress.reading import Goal, Reading
from nhiemky.rules.progress.values import Basis, Forecast, Observation, PaceRule, TargetKind

_SAME_TO_THE_END = (TargetKind.AVERAGE, TargetKind.AVERAGE_GROWTH, TargetKind.ASSIGNED_SHARE)
_MEANS = (TargetKind.AVERAGE, TargetKind.AVERAGE_GROWTH)
_YEARLY = (TargetKind.EVERY_YEAR, TargetKind.NOT_WORSE, TargetKind.TITLE_YEARS, TargetKind.ASSIGNED_SHARE)


def forecast(
    goal: Goal, reading: Reading, observations: Sequence[Observation], horizon: Window, pace: PaceRule
) -> Forecast | None:
    """The forecast of a target that is not settled; None where too little time has passed or nothing can be drawn.

    Added up: the same amount in every day, as in those that the figures cover; windows that nobody reported are no
    time without results. A level: the straight line from the baseline (or the first figure)
    through the last. Yearly kinds and means: as until now; a year that failed can't be made good.
    """
    kind = goal.terms.kind
    if reading.until is None or reading.value is None or reading.until >= horizon.last_day:
        return None
    share = Fraction(reading.days, horizon.days) if reading.days else horizon.elapsed_share(reading.until)
    if kind in _YEARLY or kind in _SAME_TO_THE_END:
        return _as_until_now(goal, reading)
    if share < pace.earliest_share:
        return None
    if kind is TargetKind.CUMULATIVE or _is_sum(goal, observations):
        value = reading.value / share if kind is TargetKind.CUMULATIVE else reading.value
        return _drawn(
            goal, value, f"{goal.shown(reading.value)} trong {format_percent(share * 100, 1)} thời gian đã có số liệu"
        )
    if kind in (TargetKind.LEVEL, TargetKind.RATIO, TargetKind.GROWTH):
        return _straight_line(goal, observations, horizon)
    return None


def _is_sum(goal: Goal, observations: Sequence[Observation]) -> bool:
    """Whether a ratio was added up from what arose: then it stays as it is."""
    return goal.terms.kind is TargetKind.RATIO and series.basis_of(observations) is Basis.ARISEN


def _drawn(goal: Goal, value: Fraction, basis: str) -> Forecast:
    """A forecast of a figure."""
    percent = goal.percent(value)
    tail = f", bằng {format_percent(percent, 1)} chỉ tiêu" if percent is not None else ""
    sentence = f"Nếu giữ nhịp hiện nay ({basis}) thì đến hạn ước được {goal.shown(value)}{tail}."
    return Forecast(value, percent, goal.met_by(value), sentence)


def _as_until_now(goal: Goal, reading: Reading) -> Forecast | None:
    """Years to come like the years so far."""
    if reading.settled:
        return Forecast(reading.value, reading.percent, reading.met, "Kết quả các năm đã qua không thể thay đổi.")
    needed = goal.terms.needed_years
    if needed is not None:
        return _so_many_years(goal, reading, needed)
    if goal.terms.kind in _MEANS and reading.value is not None:
        kept = goal.met_by(reading.value)
    else:
        kept = reading.met if reading.met is not None else not any(each.met is False for each in reading.years)
    words = "đạt" if kept else "không đạt"
    sentence = f"Nếu các năm còn lại như các năm đã qua thì đến hạn {words}."
    return Forecast(reading.value, reading.percent, kept, sentence)


def _so_many_years(goal: Goal, reading: Reading, needed: int) -> Forecast | None:
    """A title in so many years: the share of years attained goes on."""
    counted = [each for each in reading.years if each.met is not None]
    if not counted:
        return None
    total = len(years_of(goal.terms))
    met = sum(bool(each.met) for each in counted)
    value = met + Fraction(met, len(counted)) * (total - len(counted))
    sentence = f"Nếu các năm còn lại như {len(counted)} năm đã qua thì đến hạn ước đạt {plain(value, 1)}/{needed} năm."
    return Forecast(value, value / needed * 100, value >= needed, sentence)


def _straight_line(goal: Goal, observations: Sequence[Observation], horizon: Window) -> Forecast | None:
    """From the baseline at the term's opening, or the first figure, through the last, to the deadline."""
    terms = goal.terms
    points = _points(goal, observations, horizon)
    baseline = exact(terms.baseline)
    if baseline is not None:
        points.insert(0, (horizon.start - datetime.timedelta(days=1), baseline))
    if len(points) < 2 or points[0][0] == points[-1][0]:
        return None
    (first_day, first), (last_day, last) = points[0], points[-1]
    value = last + (last - first) * (horizon.last_day - last_day).days / (last_day - first_day).days
    if all(each >= 0 for _, each in points):
        value = max(value, Fraction(0))
    most = series.FACTORS.get(terms.unit)
    if terms.kind is not TargetKind.GROWTH and most and all(each <= most for each in _standing(goal, points)):
        value = min(value, most)  # a part never exceeds its whole
    if terms.kind is TargetKind.GROWTH:
        value, first, last = (_grown(each, baseline) for each in (value, first, last))
    return _drawn(goal, value, f"từ {goal.shown(first)} đến {goal.shown(last)}")


def _standing(goal: Goal, points: Sequence[tuple[datetime.date, Fraction]]) -> list[Fraction]:
    """The figures and the target: where all are no more than the whole, the figure is a part of it."""
    return [*(each for _, each in points), *goal.edges]


def _points(goal: Goal, observations: Sequence[Observation], horizon: Window) -> list[tuple[datetime.date, Fraction]]:
    """The figures by their last day; of amounts that grow, those of whole years."""
    terms = goal.terms
    inside = series.belonging(observations, horizon)
    if terms.kind is TargetKind.GROWTH and series.basis_of(inside) in (Basis.ARISEN, Basis.YEAR_TO_DATE):
        figures = (
            goal.along.of_days(observations, days_of(terms, year), "", within(terms, year)) for year in years_of(terms)
        )
        return [(each.until, each.value) for each in figures if each is not None and not each.missing]
    unit = "" if terms.kind is TargetKind.GROWTH else terms.unit
    values = ((each.window.last_day, series.value_of(each, unit)) for each in inside)
    return [(day, value) for day, value in values if value is not None]


def _grown(value: Fraction, baseline: Fraction | None) -> Fraction:
    """Growth over the baseline in percent."""
    return (value - (baseline or Fraction(1))) / (baseline or Fraction(1)) * 100
