"""Kinds judged year by year. Years are counted as met or not; their percentages are never added up.

A year counts once its figures cover it, or once it is met or failed for good. Which years a target has is said in
`judged_years`: those of which the term holds at least half.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from nhiemky.rules.periods import Window, year_before
from nhiemky.rules.progress import roots, series
from nhiemky.rules.progress.comparing import exact, only_grows_to_broken, only_grows_to_met
from nhiemky.rules.progress.judged_years import aside, span_of, years_of
from nhiemky.rules.progress.percents import equals, format_percent, plain
from nhiemky.rules.progress.reading import Goal, Reading, added, year_name
from nhiemky.rules.progress.values import Basis, Comparator, Observation, TargetTerms, TermsMalformed, YearResult
from nhiemky.rules.wording import gettext_noop

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Year:
    """A year's result and the figure that it rests on (None for a title)."""

    result: YearResult
    figure: series.Figure | None = None

    @property
    def counts(self) -> bool:
        """Whether the year is decided."""
        return self.result.met is not None


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a target that have figures, and what stands around them."""

    goal: Goal
    on: datetime.date
    observations: Sequence[Observation]
    found: tuple[Year, ...]

    @property
    def counted(self) -> tuple[Year, ...]:
        """Those that are decided."""
        return tuple(each for each in self.found if each.counts)

    @property
    def met(self) -> int:
        """How many are met."""
        return sum(bool(each.result.met) for each in self.found)

    @property
    def missing(self) -> tuple[Window, ...]:
        """Years that are over and not decided. One that goes on after the deadline is never waited for."""
        counted, deadline = {each.result.year for each in self.counted}, span_of(self.goal.terms).end
        due = (each for each in years_of(self.goal.terms) if each.last_day <= self.on and each.end <= deadline)
        return tuple(each for each in due if each not in counted)

    @property
    def summary(self) -> str:
        """ "Đạt 2/3 năm", with the years that lack figures."""
        text = f"Đạt {self.met}/{len(self.counted)} năm" if self.counted else "Chưa năm nào đủ số liệu"
        missing = ", ".join(year_name(each) for each in self.missing)
        return f"{text} (thiếu số liệu {missing})" if missing else text

    @property
    def share(self) -> Fraction | None:
        """Years met in percent of years counted."""
        return Fraction(self.met, len(self.counted)) * HUNDRED if self.counted else None

    @property
    def mean(self) -> Fraction | None:
        """The mean of the counted years; of shares, all their numerators over all their denominators."""
        figures = [each.figure for each in self.counted if each.figure is not None]
        if not figures:
            return None
        if all(each.denominator is not None for each in figures):
            numerator = sum((each.numerator for each in figures), Fraction(0))
            denominator = sum((each.denominator or Fraction(0) for each in figures), Fraction(0))
            return series.quotient(numerator, denominator, self.goal.terms.unit)
        return sum((each.value for each in figures), Fraction(0)) / len(figures)

    def line(self, between: str = " / ") -> str:
        """ "năm 2020: 12 / 10; năm 2021: 9 / 10"."""
        return "; ".join(f"{year_name(each.result.year)}: {self._pair(each, between)}" for each in self.found)

    def _pair(self, year: Year, between: str) -> str:
        """A year's figure and what it is held against; a year that isn't decided says so."""
        values = (year.result.value or Fraction(0), year.result.against or Fraction(0))
        text = between.join(plain(each, self.goal.terms.places) for each in values)
        return text if year.counts else f"{text} (chưa đủ năm)"

    def reading(self, sentence: str, value: Fraction | None, percent: Fraction | None) -> Reading:
        """Every year must be met: one that failed settles it, one without figures leaves it open."""
        failed = any(each.result.met is False for each in self.found)
        open_still = not self.counted or bool(self.missing)
        years = [each.result.year for each in self.found]
        inside = [each for each in self.observations if any(each.window.last_day in year for year in years)]
        beside = aside(self.goal.terms, self.observations, self.on)
        return Reading(
            ". ".join(each for each in (sentence[:1].upper() + sentence[1:], beside) if each),
            value,
            False if failed else None if open_still else True,
            percent,
            failed,
            max((each.window.last_day for each in inside), default=None),
            any(each.result.estimate for each in self.counted),
            all(each.complete for each in inside),
            years=tuple(each.result for each in self.found),
        )


def _years(
    goal: Goal, observations: Sequence[Observation], on: datetime.date, year_of: Callable[[Window], Year | None]
) -> Years | None:
    """The years that have figures; None where none has."""
    found = (year_of(year) for year in years_of(goal.terms) if year.start <= on)
    kept = tuple(each for each in found if each is not None)
    return Years(goal, on, observations, kept) if kept else None


def _figure(terms: TargetTerms, observations: Sequence[Observation], year: Window, unit: str) -> series.Figure | None:
    """The year's figure."""
    return series.of_days(observations, year, terms.term.start, unit)


def _judge(
    goal: Goal, year: Window, figure: series.Figure, on: datetime.date, observations: Sequence[Observation]
) -> YearResult:
    """One year's figure against the value. A year not covered yet counts only when it is met or failed for good."""
    met: bool | None = goal.met_by(figure.value)
    whole = figure.covered and max(figure.until, on) >= year.last_day
    if not whole:
        settles = only_grows_to_met if met else only_grows_to_broken
        adds_up = series.basis_of(observations) is not Basis.MOMENT and all(piece >= 0 for piece in figure.pieces)
        if figure.denominator is not None or not adds_up or not settles(goal.terms.comparator, goal.terms.direction):
            met = None
    return YearResult(year, figure.value, goal.needed, met, goal.percent(figure.value), figure.estimate)


def every_year(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """Each year against the value, or against its own plan where a milestone is set for that year."""
    del days
    plans = {each.window: each for each in goal.terms.milestones}

    def year_of(year: Window) -> Year | None:
        figure = _figure(goal.terms, observations, year, goal.terms.unit)
        plan = plans.get(year)
        held = goal.held_to(exact(plan.value) or Fraction(0), exact(plan.value_max)) if plan else goal
        return Year(_judge(held, year, figure, on, observations), figure) if figure else None

    years = _years(goal, observations, on, year_of)
    if years is None:
        return None
    mean, sentence, percent = years.mean, f"{years.line()}. {years.summary}", None
    if mean is not None:
        against = [each.result.against for each in years.counted if each.result.against is not None]
        percent = _of_plan(goal, mean, against)
        sentence += f"; bình quân {goal.shown(mean)} mỗi năm"
        sentence += f", bằng {format_percent(percent)} mức mỗi năm" if percent is not None else ""
    return years.reading(sentence, mean, percent)


def _of_plan(goal: Goal, mean: Fraction, against: Sequence[Fraction]) -> Fraction | None:
    """The mean in percent of the yearly value, or of the mean of the years' own plans; ranges that differ have none."""
    if set(against) == {goal.needed}:
        return goal.percent(mean)
    if goal.terms.comparator is Comparator.RANGE:
        return None
    return goal.held_to(sum(against, Fraction(0)) / len(against), None).percent(mean)


def assigned_share(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """Each year's figure in percent of the figure assigned for it; the target is 100% unless it says another.

    Together: all that was done over all that was assigned, never a mean of percentages.
    """
    del days
    goal = goal if goal.value is not None else goal.held_to(HUNDRED, None)

    def year_of(year: Window) -> Year | None:
        given = [exact(each.assigned) for each in series.last_day_in(observations, year) if each.assigned is not None]
        figure, assigned = _figure(goal.terms, observations, year, ""), given[-1] if given else None
        if figure is None or assigned is None or assigned <= 0:
            return None
        share = replace(figure, value=figure.value / assigned * HUNDRED)
        judged = _judge(goal, year, share, on, observations)
        return Year(replace(judged, value=figure.value, against=assigned), figure)

    years = _years(goal, observations, on, year_of)
    if years is None:
        return None
    sentence = f"{years.line()}. {years.summary}"
    done = sum((each.result.value or Fraction(0) for each in years.counted), Fraction(0))
    assigned = sum((each.result.against or Fraction(0) for each in years.counted), Fraction(0))
    if not assigned:
        return years.reading(sentence, None, None)
    share = done / assigned * HUNDRED
    quotient = f"{plain(done, goal.terms.places)} / {plain(assigned, goal.terms.places)}"
    sentence += f"; cộng các năm: {quotient} {equals(share, 2)} {format_percent(share)}"
    return years.reading(sentence, share, goal.percent(share))


def not_worse(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """Each year against the year before. Where the first has no whole year before it, the baseline stands for it."""
    del days
    terms = goal.terms

    def year_of(year: Window) -> Year | None:
        figure = _figure(terms, observations, year, terms.unit)
        before = series.of_days(observations, year_before(year), year_before(year).start, terms.unit)
        is_first = year == years_of(terms)[0]
        whole = before if before and (before.covered or not is_first) else None
        stood = whole.value if whole else exact(terms.baseline) if is_first else None
        if figure is None or stood is None:
            return None
        judged = _judge(goal.held_to(stood, None), year, figure, on, observations)
        return Year(replace(judged, percent=None), figure)

    years = _years(goal, observations, on, year_of)
    if years is None:
        return None
    last = years.counted[-1].result.value if years.counted else None
    return years.reading(f"{years.line(' so với năm trước ')}. {years.summary}", last, years.share)


def title_years(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """In how many years the title was attained: in each, or in `needed_years` of the term's."""
    del days

    def year_of(year: Window) -> Year | None:
        found = [each for each in series.last_day_in(observations, year) if each.attained is not None]
        if not found:
            return None
        last = found[-1]
        decided = last.attained or year.last_day <= max(on, last.window.last_day)
        value = Fraction(bool(last.attained))
        return Year(YearResult(year, value, Fraction(1), last.attained if decided else None, None, last.estimate))

    years = _years(goal, observations, on, year_of)
    if years is None:
        return None
    words = {True: "đạt", False: "không đạt", None: "chưa xét"}
    named = "; ".join(f"{year_name(each.result.year)}: {words[each.result.met]}" for each in years.found)
    if goal.terms.needed_years is not None:
        return _so_many_years(years, named, goal.terms.needed_years)
    return years.reading(f"{named}. {years.summary}", Fraction(years.met), years.share)


def _so_many_years(years: Years, named: str, needed: int) -> Reading:
    """A title to attain in so many years: settled once it is, or once too few years are left."""
    total = len(years_of(years.goal.terms))
    if not 1 <= needed <= total:
        raise TermsMalformed(fault=gettext_noop("số năm cần đạt danh hiệu phải từ 1 đến số năm của nhiệm kỳ"))
    percent = Fraction(years.met, needed) * HUNDRED
    quotient = f"{years.met} / {needed} {equals(percent, 2)} {format_percent(percent)}"
    reading = years.reading(
        f"{named}. Đạt {years.met} năm so với {needed} năm cần đạt: {quotient}", Fraction(years.met), percent
    )
    still_possible = years.met + total - len(years.counted)
    return replace(reading, met=years.met >= needed, settled=years.met >= needed or still_possible < needed)


def average(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """The mean of the years that their figures cover, against the value."""
    del days
    years = _years(goal, observations, on, lambda year: _whole(goal, observations, year, on, goal.terms.unit))
    mean = years.mean if years else None
    if years is None or mean is None:
        return None
    values = [each.result.value or Fraction(0) for each in years.counted]
    places, count = goal.terms.places, len(values)
    total = added(values, places).split(" = ", maxsplit=1)[0]
    quotient = f"({total}) / {count} {equals(mean, places)} {goal.shown(mean)}"
    if any(each.figure and each.figure.denominator is not None for each in years.counted):
        quotient = f"cộng tử số chia cộng mẫu số {equals(mean, places)} {goal.shown(mean)}"
    sentence = f"Bình quân {count} năm: {quotient}; so với chỉ tiêu {goal.phrase}: {goal.comparison(mean)}"
    return replace(years.reading(sentence, mean, goal.percent(mean)), met=goal.met_by(mean), settled=False)


def _whole(goal: Goal, observations: Sequence[Observation], year: Window, on: datetime.date, unit: str) -> Year | None:
    """A year for a mean: it counts when its figures cover it, whatever they are."""
    figure = _figure(goal.terms, observations, year, unit)
    if figure is None:
        return None
    whole = figure.covered and max(figure.until, on) >= year.last_day
    met = goal.met_by(figure.value) if whole else None
    return Year(YearResult(year, figure.value, goal.needed, met, goal.percent(figure.value), figure.estimate), figure)


def average_growth(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """Growth compounded each year from the baseline to the last year that counts. Whether it meets the target is
    decided without a root, by powers; only the printed rate is cut.
    """
    del days
    terms = goal.terms
    baseline = exact(terms.baseline)
    if baseline is None or baseline <= 0:
        raise TermsMalformed(fault=gettext_noop("chỉ tiêu tăng bình quân cần số gốc đầu nhiệm kỳ lớn hơn 0"))
    years = _years(goal, observations, on, lambda year: _whole(goal, observations, year, on, ""))
    if years is None or not years.counted:
        return None
    last = years.counted[-1].result
    number = years_of(terms).index(last.year) + 1
    factor = (last.value or Fraction(0)) / baseline
    rate = roots.mean_growth(factor, number)
    met = roots.compounded_met(goal, factor, number, rate)
    percent = goal.percent(rate)
    if met and percent is not None:
        percent = max(percent, HUNDRED)
    first, now = plain(baseline, terms.places), plain(last.value or Fraction(0), terms.places)
    root = f"({now} / {first})^(1/{number}) - 1 ≈ {plain(rate, 2)}% mỗi năm"
    sentence = f"Tăng bình quân {number} năm từ {first} lên {now}: {root}; so với chỉ tiêu {goal.phrase}"
    reading = years.reading(f"{sentence}: {'đạt' if met else 'chưa đạt'}", rate, percent)
    shown = tuple(replace(each, against=None, met=None, percent=None) for each in reading.years)
    return replace(reading, met=met, settled=False, years=shown)
