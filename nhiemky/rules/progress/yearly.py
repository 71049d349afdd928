"""Kinds judged year by year. Years are counted as met or not; their percentages are never added up.

A year counts once its figures cover it, or once final figures meet or fail it for good, by the value in force in that
year. Which years a target has is said in `judged_years`: those of which the term holds at least half. A year that
should be decided and is not leaves the whole open, and is named with the reason.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from nhiemky.rules.periods import Window, year_before
from nhiemky.rules.progress import roots, series
from nhiemky.rules.progress.comparing import exact
from nhiemky.rules.progress.judged_years import aside, days_of, is_over, within, years_of
from nhiemky.rules.progress.percents import beside, equals, format_percent, own_places, plain
from nhiemky.rules.progress.reading import Goal, Reading, added, year_name
from nhiemky.rules.progress.values import (
    Basis,
    Comparator,
    Direction,
    Observation,
    TargetTerms,
    TermsMalformed,
    YearResult,
)
from nhiemky.rules.wording import gettext_noop

HUNDRED = Fraction(100)
LACKING = "thiếu số liệu"
UNREPORTED = "chưa đủ báo cáo của các đơn vị"
UNASSIGNED = "chưa có số giao"
UNCOMPARED = "chưa có số của năm trước để so"
_RUNNING = "chưa đủ năm"

type FigureOf = Callable[[Sequence[Observation]], series.Figure | None]


@dataclass(frozen=True, slots=True)
class Year:
    """A year's result and the figure that it rests on (None for a title).

    `why`: what a year that should be decided lacks. `excused`: nothing was assigned for it, so it is not judged.
    """

    result: YearResult
    figure: series.Figure | None = None
    why: str = LACKING
    excused: bool = False

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
    def missing(self) -> dict[Window, str]:
        """Years that should be decided and are not, with what each lacks. At the deadline that includes the year that
        goes on after it: its figure, or an estimate of it, belongs to the term.
        """
        found = {each.result.year: each for each in self.found}
        lacking: dict[Window, str] = {}
        for year in years_of(self.goal.terms):
            if not is_over(self.goal.terms, year, self.on):
                continue
            standing = found.get(year)
            if standing is None or not (standing.counts or standing.excused):
                lacking[year] = standing.why if standing else LACKING
        return lacking

    @property
    def missing_names(self) -> tuple[str, ...]:
        """ "thiếu số liệu năm 2021", "chưa có số giao năm 2022, năm 2023"."""
        reasons: dict[str, list[str]] = {}
        for year, why in self.missing.items():
            reasons.setdefault(why, []).append(year_name(year))
        return tuple(f"{why} {', '.join(names)}" for why, names in reasons.items())

    @property
    def summary(self) -> str:
        """ "Đạt 2/3 năm", with the years that lack figures."""
        text = f"Đạt {self.met}/{len(self.counted)} năm" if self.counted else "Chưa năm nào đủ số liệu"
        missing = "; ".join(self.missing_names)
        return f"{text} ({missing})" if missing else text

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
        if all(each.is_share for each in figures):
            numerator = sum((each.numerator for each in figures), Fraction(0))
            denominator = sum((each.denominator or Fraction(0) for each in figures), Fraction(0))
            return series.quotient(numerator, denominator, self.goal.terms.unit)
        return sum((each.value for each in figures), Fraction(0)) / len(figures)

    def line(self, between: str = " / ") -> str:
        """ "năm 2020: 12 / 10; năm 2021: 9 / 10"."""
        return "; ".join(f"{year_name(each.result.year)}: {self._pair(each, between)}" for each in self.found)

    def _pair(self, year: Year, between: str) -> str:
        """A year's figure and what it is held against, never printed as equal where it isn't; a year that isn't
        decided says so.
        """
        value, against = year.result.value or Fraction(0), year.result.against
        places = self.goal.terms.places
        if year.excused:
            return f"{plain(value, places)} (không giao)"
        text = beside(value, places, () if against is None else (against,))
        if against is not None:
            text += between + plain(against, own_places(against, places))
        if year.counts:
            return text
        over = year.result.year in self.missing and year.why != LACKING
        return f"{text} ({year.why if over else _RUNNING})"

    def reading(self, sentence: str, value: Fraction | None, percent: Fraction | None) -> Reading:
        """Every year must be met: one that failed for good settles it, one without figures leaves it open.

        Whether all units reported, and whether it rests on an estimate, is said of the years that were judged only.
        """
        failed = any(each.result.met is False for each in self.found)
        settled = any(each.result.met is False and each.result.firm for each in self.found)
        missing = self.missing_names
        open_still = not self.counted or bool(missing)
        inside = [each for year in self.found for each in self._windows(year)]
        judged = [each for year in self.counted or self.found for each in self._windows(year)]
        beside_them = aside(self.goal.terms, self.observations, self.on)
        met: bool | None = False if failed else None if open_still else True
        if missing and self.is_over and not settled:
            met = None
        return Reading(
            ". ".join(each for each in (sentence[:1].upper() + sentence[1:], beside_them) if each),
            value,
            met,
            percent,
            settled,
            max((each.window.last_day for each in inside), default=None),
            any(each.result.estimate for each in self.counted),
            all(each.complete for each in judged),
            years=tuple(each.result for each in self.found if not each.excused),
            missing=missing if self.is_over and not settled else (),
            reported=sum(each.reported for each in judged),
            expected=sum(each.expected for each in judged),
        )

    def _windows(self, year: Year) -> list[Observation]:
        """The figures that a year rests on; of a state only the last."""
        windows = series.belonging(self.observations, days_of(self.goal.terms, year.result.year))
        return windows[-1:] if series.basis_of(windows) is Basis.MOMENT else windows

    @property
    def is_over(self) -> bool:
        """Whether the last of the years is over for this target."""
        return is_over(self.goal.terms, years_of(self.goal.terms)[-1], self.on)


def _years(
    goal: Goal, observations: Sequence[Observation], on: datetime.date, year_of: Callable[[Window], Year | None]
) -> Years | None:
    """The years that have figures; None where none has."""
    found = (year_of(year) for year in years_of(goal.terms) if year.start <= on)
    kept = tuple(each for each in found if each is not None)
    return Years(goal, on, observations, kept) if kept else None


def _figures(goal: Goal, year: Window, unit: str) -> FigureOf:
    """How a year's figure is read off observations."""
    days, due = days_of(goal.terms, year), within(goal.terms, year)
    return lambda observations: goal.along.of_days(observations, days, unit, due)


def _judge(
    goal: Goal, year: Window, observations: Sequence[Observation], on: datetime.date, figure_of: FigureOf
) -> Year | None:
    """One year's figure against the value. A year that is not over, or not covered, counts only when final figures
    meet or fail it for good; one that units could still change does not count either.
    """
    figure = figure_of(observations)
    if figure is None:
        return None
    firm = figure_of(series.finals(observations))
    settled = firm is not None and goal.settled_by(firm)
    met: bool | None = goal.met_by(firm.value if firm is not None and settled else figure.value)
    why = LACKING
    if not settled and (figure.missing or not is_over(goal.terms, year, on)):
        met = None
    elif not settled and not figure.is_share and goal.open_to_units(figure):
        met, why = None, UNREPORTED
    result = YearResult(
        year,
        figure.value,
        goal.needed,
        met,
        goal.percent(figure.value),
        figure.estimate,
        met is not None and (settled or (figure.complete and not figure.estimate)),
    )
    return Year(result, figure, why)


def every_year(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """Each year against the value in force in it, or against its own plan where a milestone is set for that year."""
    del days
    _check_state(goal.terms, observations)

    def year_of(year: Window) -> Year | None:
        return _judge(goal.in_year(year, on), year, observations, on, _figures(goal, year, goal.terms.unit))

    years = _years(goal, observations, on, year_of)
    if years is None:
        return None
    mean, sentence, percent = years.mean, f"{years.line()}. {years.summary}", None
    if mean is not None:
        percent = _of_plan(goal, mean, [goal.in_year(each.result.year, on) for each in years.counted])
        sentence += f"; bình quân {goal.shown(mean)} mỗi năm"
        sentence += f", bằng {format_percent(percent)} mức mỗi năm" if percent is not None else ""
    return years.reading(sentence, mean, percent)


def _check_state(terms: TargetTerms, observations: Sequence[Observation]) -> None:
    """Refuse a yearly decrease that is measured by the state: 8% of poor households is no decrease of 8 percent.

    The product has no kind for it: the indicator should hold what the state fell by in the window, or each year should
    have a plan ("không quá").
    """
    down = terms.direction is Direction.DOWN and terms.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN)
    if down and series.basis_of(observations) is Basis.MOMENT:
        raise TermsMalformed(fault=STATE_IS_NO_DECREASE)


STATE_IS_NO_DECREASE = gettext_noop(
    "mức giảm mỗi năm không tính được từ số trạng thái; hãy gắn chỉ số ghi mức giảm trong kỳ, hoặc đặt mức “không quá” "
    "cho từng năm"
)


def _of_plan(goal: Goal, mean: Fraction, held: Sequence[Goal]) -> Fraction | None:
    """The mean in percent of the yearly value, or of the mean of the years' own; ranges that differ have none."""
    values = {(each.value, each.value_max) for each in held}
    if len(values) == 1:
        return held[0].percent(mean)
    if goal.terms.comparator is Comparator.RANGE:
        return None
    return goal.held_to(sum((each.needed for each in held), Fraction(0)) / len(held), None).percent(mean)


def assigned_share(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """Each year's figure in percent of the figure assigned for it; the target is 100% unless it says another.

    Together: all that was done over all that was assigned, never a mean of percentages. A year without an assigned
    figure says so; one for which nothing was assigned (0, "không giao") is not judged.
    """
    del days

    def year_of(year: Window) -> Year | None:
        held = goal.in_year(year, on)
        held = held if held.value is not None else held.held_to(HUNDRED, None)
        figures = _figures(goal, year, "")
        figure, assigned = figures(observations), _assigned(goal, observations, year)
        if figure is None:
            return None
        if assigned is None or assigned <= 0:
            plain_year = YearResult(year, figure.value, None, None, None, figure.estimate)
            return Year(plain_year, figure, UNASSIGNED, excused=assigned == 0)

        def share_of(some: Sequence[Observation]) -> series.Figure | None:
            found = figures(some)
            return replace(found, value=found.value / assigned * HUNDRED) if found else None

        judged = _judge(held, year, observations, on, share_of)
        return judged and replace(judged, result=replace(judged.result, value=figure.value, against=assigned))

    goal = goal if goal.value is not None else goal.held_to(HUNDRED, None)
    years = _years(goal, observations, on, year_of)
    if years is None:
        return None
    sentence = f"{years.line()}. {years.summary}"
    done = sum((each.result.value or Fraction(0) for each in years.counted), Fraction(0))
    assigned = sum((each.result.against or Fraction(0) for each in years.counted), Fraction(0))
    if not assigned:
        return years.reading(sentence, None, None)
    share = done / assigned * HUNDRED
    places = goal.terms.places
    quotient = f"{beside(done, places, (assigned,))} / {plain(assigned, own_places(assigned, places))}"
    sentence += f"; cộng các năm: {quotient} {equals(share, 2)} {format_percent(share)}"
    return years.reading(sentence, share, goal.percent(share))


def _assigned(goal: Goal, observations: Sequence[Observation], year: Window) -> Fraction | None:
    """The figure assigned for the year, the last that was said."""
    inside = series.belonging(observations, days_of(goal.terms, year))
    given = [exact(each.assigned) for each in inside if each.assigned is not None]
    return given[-1] if given else None


def not_worse(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """Each year against the year before, once that is whole. Of the first year the baseline stands for it."""
    del days
    terms = goal.terms

    def year_of(year: Window) -> Year | None:
        figures = _figures(goal, year, terms.unit)
        figure, before = figures(observations), _whole_before(goal, observations, year)
        if figure is None:
            return None
        stood = before.value if before else exact(terms.baseline) if year == years_of(terms)[0] else None
        if stood is None:
            return Year(YearResult(year, figure.value, None, None, None, figure.estimate), figure, UNCOMPARED)
        judged = _judge(goal.held_to(stood, None), year, observations, on, figures)
        if judged is None:
            return None
        sure = before is None or (before.complete and not before.estimate)
        return replace(judged, result=replace(judged.result, percent=None, firm=judged.result.firm and sure))

    years = _years(goal, observations, on, year_of)
    if years is None:
        return None
    last = years.counted[-1].result.value if years.counted else None
    return years.reading(f"{years.line(' so với năm trước ')}. {years.summary}", last, years.share)


def _whole_before(goal: Goal, observations: Sequence[Observation], year: Window) -> series.Figure | None:
    """The figure of the year before, where nothing of it is missing: a year of the target's own as it is judged, an
    earlier one as a whole.
    """
    before = year_before(year)
    own = before in years_of(goal.terms)
    days, due = (days_of(goal.terms, before), within(goal.terms, before)) if own else (before, before)
    figure = goal.along.of_days(observations, days, goal.terms.unit, due)
    return figure if figure is not None and not figure.missing else None


def title_years(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """In how many years the title was attained: in each, or in `needed_years` of the term's."""
    del days

    def year_of(year: Window) -> Year | None:
        found = [each for each in series.belonging(observations, year) if each.attained is not None]
        if not found:
            return None
        last = found[-1]
        decided = last.attained or is_over(goal.terms, year, on)
        value = Fraction(bool(last.attained))
        met = last.attained if decided else None
        return Year(YearResult(year, value, Fraction(1), met, None, last.estimate, decided and not last.estimate))

    years = _years(goal, observations, on, year_of)
    if years is None:
        return None
    words = {True: "đạt", False: "không đạt", None: "chưa xét"}
    named = "; ".join(f"{year_name(each.result.year)}: {words[each.result.met]}" for each in years.found)
    if goal.terms.needed_years is not None:
        return _so_many_years(years, named, goal.terms.needed_years)
    return years.reading(f"{named}. {years.summary}", Fraction(years.met), years.share)


def _so_many_years(years: Years, named: str, needed: int) -> Reading:
    """A title to attain in so many years: settled once it is, or once too few years are left.

    A term that holds fewer years than that (cut short) leaves nothing to judge: it says so.
    """
    total = len(years_of(years.goal.terms))
    if needed < 1:
        raise TermsMalformed(fault=gettext_noop("số năm cần đạt danh hiệu phải từ 1 trở lên"))
    if needed > total:
        sentence = f"{named}. Đạt {years.met} năm; nhiệm kỳ chỉ có {total} năm được xét, ít hơn {needed} năm cần đạt"
        reading = years.reading(f"{sentence}, nên cần điều chỉnh chỉ tiêu", Fraction(years.met), None)
        return replace(reading, met=None, settled=False, unjudged=True)
    percent = Fraction(years.met, needed) * HUNDRED
    quotient = f"{years.met} / {needed} {equals(percent, 2)} {format_percent(percent)}"
    missing = "; ".join(years.missing_names)
    sentence = f"{named}. Đạt {years.met} năm so với {needed} năm cần đạt: {quotient}"
    reading = years.reading(sentence + (f" ({missing})" if missing else ""), Fraction(years.met), percent)
    firm = [bool(each.result.met) for each in years.counted if each.result.firm]
    settled = sum(firm) >= needed or total - (len(firm) - sum(firm)) < needed
    met: bool | None = years.met >= needed
    if not met and not settled and years.is_over and missing:
        met = None
    return replace(reading, met=met, settled=settled, missing=() if met is not None else reading.missing)


def average(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """The mean of the years that their figures cover, against the value; a year that is missing leaves it open."""
    del days
    years = _years(goal, observations, on, lambda year: _whole(goal, observations, year, on, goal.terms.unit))
    mean = years.mean if years else None
    if years is None or mean is None:
        return None
    values = [each.result.value or Fraction(0) for each in years.counted]
    places, count = goal.terms.places, len(values)
    total = added(values, places).split(" = ", maxsplit=1)[0]
    quotient = f"({total}) / {count} {goal.equal_sign(mean)} {goal.shown(mean)}"
    if any(each.figure and each.figure.is_share for each in years.counted):
        quotient = f"cộng tử số chia cộng mẫu số {goal.equal_sign(mean)} {goal.shown(mean)}"
    missing = f" ({'; '.join(years.missing_names)})" if years.missing else ""
    comparison = goal.comparison(mean, is_open=bool(missing))
    sentence = f"Bình quân {count} năm{missing}: {quotient}; so với chỉ tiêu {goal.phrase}: {comparison}"
    percent = goal.percent(mean) if goal.grows_to_met or not missing else None
    reading = years.reading(sentence, mean, percent)
    return replace(reading, met=None if missing else goal.met_by(mean), settled=False)


def _whole(goal: Goal, observations: Sequence[Observation], year: Window, on: datetime.date, unit: str) -> Year | None:
    """A year for a mean: it counts when its figures cover it, whatever they are."""
    figure = _figures(goal, year, unit)(observations)
    if figure is None:
        return None
    whole = not figure.missing and is_over(goal.terms, year, on)
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
    lacking = [year_name(year) for year in years.missing if year.start > last.year.start]
    missing = f" ({LACKING} {', '.join(lacking)})" if lacking else ""
    first, now = plain(baseline, terms.places), plain(last.value or Fraction(0), terms.places)
    root = f"({now} / {first})^(1/{number}) - 1 ≈ {goal.text(rate)}% mỗi năm"
    sentence = f"Tăng bình quân {number} năm từ {first} lên {now}{missing}: {root}; so với chỉ tiêu {goal.phrase}"
    verdict = "chưa kết luận" if missing else "đạt" if met else "chưa đạt"
    reading = years.reading(f"{sentence}: {verdict}", rate, percent if goal.grows_to_met or not missing else None)
    shown = tuple(replace(each, against=None, met=None, percent=None, firm=False) for each in reading.years)
    return replace(
        reading,
        met=None if missing else met,
        settled=False,
        years=shown,
        missing=reading.missing if missing else (),
    )
