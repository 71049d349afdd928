"""Figures of windows → the figure of a term, a year, a moment. Windows that overlap are never added.

A window counts where it belongs (`Window.belongs_to`): at least half of its days must lie in the days asked for. What
was cumulated is taken apart into the amounts between one figure and the next, so that every way of reporting the same
amounts gives the same answer, and a year that nobody reported is seen.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from nhiemky.rules.periods import Length, OverlappingWindows, Window, WindowRule, check_apart, label, window_of
from nhiemky.rules.progress.comparing import exact
from nhiemky.rules.progress.values import Basis, DenominatorRule, Observation, TermsMalformed
from nhiemky.rules.wording import gettext_noop

ONE_DAY = datetime.timedelta(days=1)
FACTORS = {"%": Fraction(100), "‰": Fraction(1000)}
_NINE_MONTHS = range(270, 279)
_QUARTER_DAYS = 92


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what it was made of. `pieces`: the amounts added, as they are printed; `until`: the last day they
    reach; `missing`: the days asked for that no window covers, in order; `denominator` None: a plain figure.

    `steady`: no amount was negative, so the sum only grows. `days`: how many days the added windows cover.
    `reported`, `expected`: reports of units that stand behind it, where that is known.
    """

    value: Fraction
    pieces: tuple[Fraction, ...]
    until: datetime.date
    estimate: bool = False
    complete: bool = True
    missing: tuple[Window, ...] = ()
    numerator: Fraction = Fraction(0)
    denominator: Fraction | None = None
    steady: bool = False
    days: int = 0
    reported: int = 0
    expected: int = 0

    @property
    def gapless(self) -> bool:
        """Whether no window is missing up to the last day reached."""
        return not any(each.start <= self.until for each in self.missing)

    @property
    def is_share(self) -> bool:
        """Whether it is a numerator over a denominator."""
        return self.denominator is not None


def belonging(observations: Iterable[Observation], days: Window) -> list[Observation]:
    """The observations whose window belongs to `days`."""
    return [each for each in observations if each.window.belongs_to(days)]


def finals(observations: Iterable[Observation]) -> list[Observation]:
    """The observations that are no estimates."""
    return [each for each in observations if not each.estimate]


def known(observations: Iterable[Observation], on: datetime.date) -> list[Observation]:
    """The observations that say something and whose window had begun by `on`, in order of their end, one per window.

    A final figure stands before an estimate of the same window; two final ones of one window raise OverlappingWindows.
    A figure of a window that is not over on `on` is an estimate, whatever it is called.
    """
    chosen: dict[Window, Observation] = {}
    for each in observations:
        if each.window.start > on or not _says_something(each):
            continue
        other = chosen.get(each.window)
        if other is not None and other.estimate == each.estimate:
            raise OverlappingWindows(first=label(each.window), second=label(each.window))
        if other is None or other.estimate:
            chosen[each.window] = each
    found = (replace(each, estimate=True) if each.window.last_day > on else each for each in chosen.values())
    return sorted(found, key=lambda each: (each.window.end, -each.window.start.toordinal()))


def _says_something(observation: Observation) -> bool:
    """Whether it holds a figure or a finding; a denominator of zero gives no figure."""
    if observation.numerator is None:
        return observation.attained is not None
    return observation.denominator is None or exact(observation.denominator) != 0


def value_of(observation: Observation, unit: str) -> Fraction | None:
    """The observation's figure in the target's unit."""
    numerator, denominator = exact(observation.numerator), exact(observation.denominator)
    return None if numerator is None else quotient(numerator, denominator, unit)


def quotient(numerator: Fraction, denominator: Fraction | None, unit: str) -> Fraction:
    """A plain figure, or a share in the unit."""
    return numerator if denominator is None else numerator / denominator * FACTORS.get(unit, Fraction(1))


def latest(observations: Sequence[Observation], days: Window, unit: str, due: Window | None = None) -> Figure | None:
    """The figure of the last window of `days` that has one, as it is (a state, or a share that was cumulated).

    It is missing where a window as long as its own would still belong to the days after it.
    """
    for observation in reversed(belonging(observations, days)):
        value = value_of(observation, unit)
        if value is not None:
            missing = days_after(observation.window, (due or days).end)
            return replace(_figure([observation], value), missing=missing)
    return None


def days_after(last: Window, end: datetime.date) -> tuple[Window, ...]:
    """The days from a window's end on, where the next window would belong to those until before `end`."""
    return (Window(last.end, end),) if 2 * (end - last.end).days > _step(last) else ()


def _step(days: Window) -> int:
    """How long the next window is: as long as this one; after nine months comes the year's last quarter."""
    return _QUARTER_DAYS if days.days in _NINE_MONTHS else days.days


def _figure(observations: Sequence[Observation], value: Fraction, pieces: Sequence[Fraction] = ()) -> Figure:
    """A figure made of these observations; whether they cover what they should is for the caller to say."""
    numerators = [exact(each.numerator) or Fraction(0) for each in observations]
    denominators = [exact(each.denominator) or Fraction(0) for each in observations if each.denominator is not None]
    return Figure(
        value,
        tuple(pieces) or (value,),
        max(each.window.last_day for each in observations),
        any(each.estimate for each in observations),
        all(each.complete for each in observations),
        numerator=sum(numerators, Fraction(0)),
        denominator=_together(denominators, observations[-1].denominator_along) if denominators else None,
        reported=sum(each.reported for each in observations),
        expected=sum(each.expected for each in observations),
    )


def _together(denominators: Sequence[Fraction], rule: DenominatorRule) -> Fraction:
    """The denominator of a share of several windows: a stock is not added to itself."""
    if rule is DenominatorRule.LAST:
        return denominators[-1]
    whole = sum(denominators, Fraction(0))
    return whole / len(denominators) if rule is DenominatorRule.MEAN else whole


def arisen(observations: Sequence[Observation], days: Window, unit: str, due: Window | None = None) -> Figure | None:
    """What arose in the windows of the days: their sum (for a share, over what its denominators come to).

    An estimate of a longer window ("ước cả năm") stands for the shorter ones inside it, until final figures cover all
    of its days. Other windows that share days raise OverlappingWindows. `due`: the days that should be covered.
    """
    counted = _apart([each for each in belonging(observations, days) if each.numerator is not None])
    if not counted:
        return None
    windows = [each.window for each in counted]
    check_apart(windows)
    with_denominator = sum(each.denominator is not None for each in counted)
    if 0 < with_denominator < len(counted):
        raise TermsMalformed(fault=gettext_noop("có kỳ thiếu mẫu số"))
    amounts = [exact(each.numerator) or Fraction(0) for each in counted]
    made = _figure(counted, Fraction(0), () if with_denominator else amounts)
    return replace(
        made,
        value=quotient(made.numerator, made.denominator, unit),
        pieces=() if with_denominator else made.pieces,
        missing=_missing(windows, due or days),
        steady=all(each >= 0 for each in amounts),
        days=sum(each.days for each in windows),
    )


def _apart(observations: list[Observation]) -> list[Observation]:
    """The observations without estimates that final figures cover, and without what lies inside an estimate."""
    kept = list(observations)
    for estimate in sorted((each for each in observations if each.estimate), key=lambda each: -each.window.days):
        inside = [each for each in kept if each is not estimate and estimate.window.covers(each.window)]
        if estimate not in kept or not inside:
            continue
        if not _uncovered([each.window for each in finals(inside)], estimate.window):
            kept.remove(estimate)
        else:
            kept = [each for each in kept if each not in inside]
    return kept


def _missing(windows: Sequence[Window], days: Window) -> tuple[Window, ...]:
    """The days that no window covers, where a window of this length would belong. At the edges of a term a piece of
    less than half a window belongs to the term before or after.
    """
    first, last = min(windows), max(windows, key=lambda each: each.end)
    start, end = days.start, days.end
    if 2 * (first.start - start).days < _step(first):
        start = max(start, first.start)
    if not days_after(last, end):
        end = min(end, last.end)
    return _uncovered(windows, Window(start, end)) if start < end else ()


def _uncovered(windows: Iterable[Window], days: Window) -> tuple[Window, ...]:
    """The stretches of the days that no window covers, in order."""
    found: list[Window] = []
    reached = days.start
    for each in sorted(windows):
        if each.start > reached:
            found.append(Window(reached, min(each.start, days.end)))
        reached = max(reached, each.end)
        if reached >= days.end:
            return tuple(found)
    return (*found, Window(reached, days.end))


def basis_of(observations: Sequence[Observation]) -> Basis:
    """The one basis of the figures. Figures of several bases can't be put together: TermsMalformed."""
    bases = {each.basis for each in observations if each.numerator is not None}
    if len(bases) > 1:
        raise TermsMalformed(fault=gettext_noop("số liệu lẫn cả phát sinh trong kỳ và lũy kế"))
    return bases.pop() if bases else Basis.MOMENT


@dataclass(frozen=True, slots=True)
class Along:
    """How figures are read along time: where the term opens and where a year begins."""

    opening: datetime.date
    rule: WindowRule

    def of_days(
        self, observations: Sequence[Observation], days: Window, unit: str, due: Window | None = None
    ) -> Figure | None:
        """The figure of the days (a year), from observations in order: what arose or was cumulated in them, or the
        state at their end. `due`: the days that should be covered, where they are not all of them.
        """
        basis = basis_of(observations)
        if basis is Basis.ARISEN:
            return arisen(observations, days, unit, due)
        shares = any(each.denominator is not None for each in observations)
        if basis is Basis.MOMENT or shares:
            return latest(observations, days, unit, due)
        return self._cumulated(observations, basis, days, due)

    def of_term(self, observations: Sequence[Observation], days: Window, baseline: Fraction) -> Figure | None:
        """What was added up over days that begin at the term's opening or later, whatever the figures' basis.

        Of a state it is the change since the days began; `baseline` is the state at the opening.
        """
        basis = basis_of(observations)
        if basis is Basis.ARISEN:
            return arisen(observations, days, "")
        if basis is not Basis.MOMENT:
            return self._cumulated(observations, basis, days, None)
        found = latest(observations, days, "")
        earlier = [each for each in observations if self.opening <= each.window.last_day < days.start]
        stood = value_of(earlier[-1], "") if earlier else baseline
        return less(found, stood or Fraction(0)) if found else None

    def _cumulated(
        self, observations: Sequence[Observation], basis: Basis, days: Window, due: Window | None
    ) -> Figure | None:
        """What was cumulated in the days: of each year (or of the term) its last figure less what stood before."""
        sums: list[Observation] = []
        windows: list[Window] = []
        steady = True
        for opening, figures in self._spans(observations, basis):
            steps = [each for each in _steps(opening, figures) if each[0].belongs_to(days)]
            if not steps:
                continue
            windows += [window for window, _, _ in steps]
            steady = steady and all(_amount(before, after) >= 0 for _, before, after in steps)
            (_, before, _), (_, _, after) = steps[0], steps[-1]
            total = Window(steps[0][0].start, steps[-1][0].end)
            sums.append(
                replace(
                    after,
                    window=total,
                    numerator=_amount(before, after),
                    estimate=after.estimate or (before is not None and before.estimate),
                    complete=after.complete and (before is None or before.complete),
                )
            )
        if not sums:
            return None
        values = [exact(each.numerator) or Fraction(0) for each in sums]
        made = _figure(sums, sum(values, Fraction(0)), values)
        covered = sum(each.days for each in windows)
        return replace(made, missing=_missing(windows, due or days), steady=steady, days=covered)

    def _spans(
        self, observations: Sequence[Observation], basis: Basis
    ) -> Iterator[tuple[datetime.date, list[Observation]]]:
        """The figures cumulated together, with the day that they are cumulated from; one per day that they reach."""
        spans: dict[datetime.date, dict[datetime.date, Observation]] = {}
        for each in observations:
            if each.numerator is None or (basis is Basis.TERM_TO_DATE and each.window.last_day < self.opening):
                continue
            year = window_of(self.rule, Length.YEAR, each.window.last_day)
            opening = self.opening if basis is Basis.TERM_TO_DATE else year.start
            spans.setdefault(opening, {})[each.window.end] = each
        for opening, figures in sorted(spans.items()):
            yield opening, list(figures.values())


type _Step = tuple[Window, Observation | None, Observation]


def _steps(opening: datetime.date, figures: Sequence[Observation]) -> Iterator[_Step]:
    """From one cumulated figure to the next: the days between them, and both."""
    yield Window(opening, figures[0].window.end), None, figures[0]
    for before, after in pairwise(figures):
        yield Window(before.window.end, after.window.end), before, after


def _amount(before: Observation | None, after: Observation) -> Fraction:
    """What was added from one cumulated figure to the next."""
    stood = exact(before.numerator) if before is not None else None
    return (exact(after.numerator) or Fraction(0)) - (stood or Fraction(0))


def less(figure: Figure, amount: Fraction) -> Figure:
    """A plain figure less what stood before; a share stays as it is."""
    if figure.denominator is not None:
        return figure
    value = figure.value - amount
    return replace(figure, value=value, pieces=(value,), numerator=value)
