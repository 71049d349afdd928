"""What each kind of target reads off its figures, before pace, forecast and status are added."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from nhiemky.rules.periods import Window
from nhiemky.rules.progress.comparing import exact, is_met, percent_of, target_phrase, with_unit
from nhiemky.rules.progress.percents import equals, format_percent, is_shown_exactly, plain
from nhiemky.rules.progress.values import Comparator, TargetTerms, TermsMalformed, YearResult
from nhiemky.rules.wording import gettext_noop

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """`settled`: nothing that happens later changes `met`. `sentence`: the computation, without a full stop.

    `gapless`: no window is missing among those added up.
    """

    sentence: str
    value: Fraction | None = None
    met: bool | None = None
    percent: Fraction | None = None
    settled: bool = False
    until: datetime.date | None = None
    estimate: bool = False
    complete: bool = True
    gapless: bool = True
    years: tuple[YearResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """The value that a target is held to on a day, in exact numbers."""

    terms: TargetTerms
    value: Fraction | None
    value_max: Fraction | None

    @classmethod
    def of(cls, terms: TargetTerms, on: datetime.date) -> Goal:
        """The terms with the last revision decided by `on`; a range keeps both ends."""
        decided = [each for each in terms.revisions if each.decided_on <= on]
        last = max(decided, key=lambda each: each.decided_on) if decided else None
        if last is None:
            return cls(terms, exact(terms.value), exact(terms.value_max))
        return cls(terms, exact(last.value), exact(last.value_max))

    @property
    def phrase(self) -> str:
        """ "từ 85% trở lên"."""
        return target_phrase(self.terms.comparator, self.value, self.value_max, self.terms.unit, self.terms.places)

    def met_by(self, actual: Fraction) -> bool:
        """Whether the figure meets it."""
        return is_met(self.terms.comparator, self.terms.direction, actual, self.needed, self.value_max)

    def percent(self, actual: Fraction) -> Fraction | None:
        """The figure in percent of it."""
        return percent_of(self.terms.comparator, self.terms.direction, actual, self.needed, self.value_max)

    @property
    def needed(self) -> Fraction:
        """The value; TermsMalformed where the target has none."""
        if self.value is None:
            raise TermsMalformed(fault=gettext_noop("chưa có giá trị cần đạt"))
        if self.terms.comparator is Comparator.RANGE and (self.value_max is None or self.value_max < self.value):
            raise TermsMalformed(fault=gettext_noop("khoảng giá trị phải có mức thấp và mức cao"))
        return self.value

    def held_to(self, value: Fraction, value_max: Fraction | None) -> Goal:
        """The same target held to another value (a milestone's, a year's)."""
        return replace(self, value=value, value_max=value_max)

    def shown(self, value: Fraction) -> str:
        """A figure in the target's unit."""
        return with_unit(value, self.terms.unit, self.terms.places)

    def comparison(self, actual: Fraction) -> str:
        """ "32 / 40 = 80%", or that the figure meets or fails a target that has no percentage."""
        percent, places = self.percent(actual), self.terms.places
        if percent is None:
            return f"{self.shown(actual)}: {'đạt' if self.met_by(actual) else 'không đạt'} (không tính tỷ lệ %)"
        parts = self._parts(actual)
        if parts is None:
            return f"{self.shown(actual)}: nằm trong khoảng, tính 100%"
        sign = equals(percent, 2) if is_shown_exactly(parts[0], places) and is_shown_exactly(parts[1], places) else "≈"
        return f"{plain(parts[0], places)} / {plain(parts[1], places)} {sign} {format_percent(percent)}"

    def _parts(self, actual: Fraction) -> tuple[Fraction, Fraction] | None:
        """Which figure is divided by which; None inside a range."""
        percent = self.percent(actual)
        for value in (self.needed, self.value_max):
            if value is not None and value and actual * 100 == (percent or 0) * value:
                return actual, value
            if value is not None and actual and value * 100 == (percent or 0) * actual:
                return value, actual
        return None


def added(pieces: Iterable[Fraction], places: int) -> str:
    """ "8 + 12 + 12 = 32"; of more than eight pieces only the ends; of one piece only itself."""
    amounts = list(pieces)
    total = plain(sum(amounts, Fraction(0)), places)
    if len(amounts) == 1:
        return total
    shown = [plain(each, places) for each in amounts]
    if len(shown) > 8:
        shown = [*shown[:3], "…", *shown[-2:]]
        return f"{' + '.join(shown)} ({len(amounts)} kỳ) = {total}"
    return f"{' + '.join(f'({each})' if each.startswith('-') else each for each in shown)} = {total}"


def year_name(year: Window) -> str:
    """ "năm 2021": the year that the window ends in."""
    return f"năm {year.last_day.year}"
