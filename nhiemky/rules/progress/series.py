"""Figures of windows → the figure of a term, a year, a moment. Windows that overlap are never added."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from nhiemky.rules.periods import Length, OverlappingWindows, Window, WindowRule, check_apart, label, window_of
from nhiemky.rules.progress.comparing import exact
from nhiemky.rules.progress.values import Basis, Observation, TermsMalformed
from nhiemky.rules.wording import gettext_noop

ONE_DAY = datetime.timedelta(days=1)
FACTORS = {"%": Fraction(100), "‰": Fraction(1000)}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what it was made of. `pieces`: the amounts added; `until`: the last day they reach; `covered`:
    whether they cover every day asked for; `gapless`: no window is missing up to `until`; `denominator` None: a
    plain figure.
    """

    value: Fraction
    pieces: tuple[Fraction, ...]
    until: datetime.date
    estimate: bool = False
    complete: bool = True
    covered: bool = True
    gapless: bool = True
    numerator: Fraction = Fraction(0)
    denominator: Fraction | None = None


def last_day_in(observations: Iterable[Observation], days: Window) -> list[Observation]:
    """The observations whose window ends inside `days`: a window belongs to the term or year that it ends in."""
    return [each for each in observations if each.window.last_day in days]


def known(observations: Iterable[Observation], on: datetime.date) -> list[Observation]:
    """The observations that say something and whose window had begun by `on`, in order of their end, one per window.

    A final figure stands before an estimate of the same window; two final ones of one window raise OverlappingWindows.
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
    return sorted(chosen.values(), key=lambda each: (each.window.end, -each.window.start.toordinal()))


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


def latest(observations: Sequence[Observation], unit: str) -> Figure | None:
    """The figure of the last window that has one, as it is (a state, or what was cumulated)."""
    for observation in reversed(observations):
        value = value_of(observation, unit)
        if value is not None:
            return _figure([observation], value)
    return None


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
        denominator=sum(denominators, Fraction(0)) if denominators else None,
    )


def arisen(observations: Sequence[Observation], days: Window, unit: str, *, opens: bool = True) -> Figure | None:
    """What arose in the days: the sum of windows that lie apart (numerators over denominators, for a share).

    `opens`: the days begin with the term, not with a year, so that a piece shorter than a window may be missing.
    """
    counted = [each for each in observations if each.numerator is not None]
    if not counted:
        return None
    windows = [each.window for each in counted]
    check_apart(windows)
    with_denominator = sum(each.denominator is not None for each in counted)
    if 0 < with_denominator < len(counted):
        raise TermsMalformed(fault=gettext_noop("có kỳ thiếu mẫu số"))
    pieces = () if with_denominator else [exact(each.numerator) or Fraction(0) for each in counted]
    made = _figure(counted, Fraction(0), pieces)
    return replace(
        made,
        value=quotient(made.numerator, made.denominator, unit),
        pieces=made.pieces if pieces else (),
        covered=_cover(windows, Window(_first_due(windows, days.start) if opens else days.start, days.end)),
        gapless=_cover(windows, Window(_first_due(windows, days.start), max(windows).end)),
    )


def _first_due(windows: Sequence[Window], opening: datetime.date) -> datetime.date:
    """The day from which windows should have been reported: the opening, if a window as long as the first fits before
    that one; a shorter piece was reported by those before. (Of quarters, the longest has three days more.)
    """
    first = min(windows)
    return opening if (first.start - opening).days >= first.days - 3 else first.start


def _cover(windows: Sequence[Window], days: Window) -> bool:
    """Whether windows that lie apart cover every one of the days."""
    shared = (min(each.end, days.end) - max(each.start, days.start) for each in windows)
    return sum(max(0, each.days) for each in shared) == days.days


def basis_of(observations: Sequence[Observation]) -> Basis:
    """The one basis of the figures. Figures of several bases can't be put together: TermsMalformed."""
    bases = {each.basis for each in observations if each.numerator is not None}
    if len(bases) > 1:
        raise TermsMalformed(fault=gettext_noop("số liệu lẫn cả phát sinh trong kỳ và lũy kế"))
    return bases.pop() if bases else Basis.MOMENT


def of_days(observations: Sequence[Observation], days: Window, first_day: datetime.date, unit: str) -> Figure | None:
    """The figure of the days (a year), from observations in order.

    Arisen: the sum. Cumulated in the year: the last. Cumulated in the term: the last, less what stood before the
    days. At a moment: the last. Figures need cover the days from `first_day` (the term's opening) on only.
    """
    inside = last_day_in(observations, days)
    basis = basis_of(observations)
    opens = first_day in days
    if basis is Basis.ARISEN:
        return arisen(inside, Window(first_day, days.end) if opens else days, unit, opens=opens)
    found = latest(inside, unit)
    if found is None or basis is Basis.MOMENT:
        return found
    before = latest([each for each in observations if first_day <= each.window.last_day < days.start], unit)
    if basis is Basis.TERM_TO_DATE and before is not None:
        found = less(found, before.value)
    return replace(found, covered=found.until >= days.last_day)


def less(figure: Figure, amount: Fraction) -> Figure:
    """A plain figure less what stood before; a share stays as it is."""
    if figure.denominator is not None:
        return figure
    value = figure.value - amount
    return replace(figure, value=value, pieces=(value,), numerator=value)


def of_term(
    observations: Sequence[Observation], days: Window, opening: datetime.date, rule: WindowRule, baseline: Fraction
) -> Figure | None:
    """What was added up over days that begin at the term's opening or later, whatever the figures' basis.

    Of a state it is the change since the days began; `baseline` is the state at the opening.
    """
    basis = basis_of(observations)
    inside = last_day_in(observations, days)
    if basis is Basis.ARISEN:
        return arisen(inside, days, "")
    if basis is Basis.YEAR_TO_DATE:
        return _of_years(inside, rule)
    found = latest(inside, "")
    before = latest([each for each in observations if opening <= each.window.last_day < days.start], "")
    stood = before.value if before is not None else baseline if basis is Basis.MOMENT else Fraction(0)
    return less(found, stood) if found else None


def _of_years(observations: Sequence[Observation], rule: WindowRule) -> Figure | None:
    """The last figure of each year, cumulated in the year, added up."""
    years = dict.fromkeys(window_of(rule, Length.YEAR, each.window.last_day) for each in observations)
    lasts = [last_day_in(observations, year)[-1] for year in years]
    if not lasts:
        return None
    values = [value for each in lasts if (value := value_of(each, "")) is not None]
    return _figure(lasts, sum(values, Fraction(0)), values)
