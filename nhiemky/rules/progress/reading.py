"""What each kind of target reads off its figures, before pace, forecast and status are added."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from nhiemky.rules.periods import Window, label
from nhiemky.rules.progress.comparing import (
    exact,
    is_broken_for_good,
    is_met,
    only_grows_to_met,
    percent_of,
    target_phrase,
)
from nhiemky.rules.progress.percents import beside, equals, format_percent, plain, rounded_beside
from nhiemky.rules.progress.series import Along, Figure
from nhiemky.rules.progress.values import Comparator, TargetTerms, TermsMalformed, YearResult
from nhiemky.rules.wording import gettext_noop

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a kind reads off. `settled`: final figures are there that nothing later changes. `sentence`: the
    computation, without a full stop.

    `missing`: the windows or years that are not there, by name, of those that should be by now. `lacking`: units that
    have not reported leave the answer open. `unjudged`: the terms leave nothing to tell. `days`: how many days the
    figures cover, for what is added up. `gapless`: no window is missing among those added up.
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
    missing: tuple[str, ...] = ()
    lacking: bool = False
    unjudged: bool = False
    days: int = 0
    reported: int = 0
    expected: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """The value that a target is held to on a day, in exact numbers.

    `before`: what it was held to before its last revision, and `decision` what revised it; None where nothing did.
    """

    terms: TargetTerms
    value: Fraction | None
    value_max: Fraction | None
    before: tuple[Fraction | None, Fraction | None] | None = None
    decision: str = ""

    @classmethod
    def of(cls, terms: TargetTerms, on: datetime.date) -> Goal:
        """The terms with the last revision decided by `on`; a range keeps both ends."""
        decided = sorted((each for each in terms.revisions if each.decided_on <= on), key=lambda each: each.decided_on)
        stages = [(exact(terms.value), exact(terms.value_max))]
        stages += [(exact(each.value), exact(each.value_max)) for each in decided]
        value, value_max = stages[-1]
        if not decided or stages[-2] == stages[-1]:
            return cls(terms, value, value_max)
        return cls(terms, value, value_max, stages[-2], decided[-1].decision)

    def in_year(self, year: Window, on: datetime.date) -> Goal:
        """The target as it is held to in a year: by the value in force through at least half of its days.

        So a revision never rewrites the years before it, and one of the last months saves none (domain facts 2.2 (f)
        keep both values; which year a value holds for is the product's decision). The year's own plan goes before.
        """
        plan = next((each for each in self.terms.milestones if each.window == year), None)
        if plan is not None:
            return self.held_to(exact(plan.value) or Fraction(0), exact(plan.value_max))
        middle = year.start + datetime.timedelta(days=year.days // 2)
        return Goal.of(self.terms, min(on, middle))

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

    @property
    def grows_to_met(self) -> bool:
        """Whether more is better, so that a sum that meets it meets it for good."""
        return only_grows_to_met(self.terms.comparator, self.terms.direction)

    def broken_by(self, actual: Fraction) -> bool:
        """Whether a sum that only grows fails it for good."""
        return is_broken_for_good(self.terms.comparator, self.terms.direction, actual, self.needed, self.value_max)

    def settled_by(self, figure: Figure) -> bool:
        """Whether a sum of final figures that only grows has met or failed it for good."""
        if figure.estimate or figure.is_share or not figure.steady:
            return False
        return self.grows_to_met if self.met_by(figure.value) else self.broken_by(figure.value)

    def open_to_units(self, figure: Figure) -> bool:
        """Whether units that have not reported could change the answer: what they add can only raise a plain sum."""
        if figure.complete:
            return False
        if figure.is_share:
            return True
        return not self.met_by(figure.value) if self.grows_to_met else not self.broken_by(figure.value)

    @property
    def along(self) -> Along:
        """How the target's figures are read along time."""
        return Along(self.terms.term.start, self.terms.year_rule)

    def held_to(self, value: Fraction | None, value_max: Fraction | None) -> Goal:
        """The same target held to another value (a milestone's, a year's)."""
        return replace(self, value=value, value_max=value_max)

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """The values that a printed figure never lands on or crosses."""
        return tuple(each for each in (self.value, self.value_max) if each is not None)

    def text(self, value: Fraction) -> str:
        """A figure beside the target: rounded, but never onto it or over it (domain facts 2.2 (g))."""
        return beside(value, self.terms.places, self.edges)

    def is_exact(self, value: Fraction) -> bool:
        """Whether the printed figure is the exact one."""
        return rounded_beside(value, self.terms.places, self.edges) == value

    def shown(self, value: Fraction) -> str:
        """A figure in the target's unit."""
        unit = self.terms.unit
        return self.text(value) + (unit if unit in ("%", "‰", "") else f" {unit}")

    def equal_sign(self, value: Fraction) -> str:
        """ "=" before a figure that is printed exactly, "≈" before one that is cut."""
        return "=" if self.is_exact(value) else "≈"

    def comparison(self, actual: Fraction, *, is_open: bool = False) -> str:
        """ "32 / 40 = 80%", or that the figure meets or fails a target that has no percentage.

        `is_open`: nothing can be concluded yet; a limit then has no percentage either.
        """
        percent = self.percent(actual)
        if is_open and (percent is None or not self.grows_to_met):
            return f"{self.shown(actual)}, chưa kết luận"
        if percent is None:
            return f"{self.shown(actual)}: {'đạt' if self.met_by(actual) else 'không đạt'} (không tính tỷ lệ %)"
        parts = self._parts(actual)
        if parts is None:
            return f"{self.shown(actual)}: nằm trong khoảng, tính 100%"
        exactly = all(self.is_exact(each) for each in parts)
        sign = equals(percent, 2) if exactly else "≈"
        return f"{self.text(parts[0])} / {self.text(parts[1])} {sign} {format_percent(percent)}"

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


def stretch_name(days: Window) -> str:
    """ "năm 2021", "6 tháng cuối năm 2023", "từ 01/07/2023 đến 14/05/2025"."""
    text = str(label(days))
    return text[:1].lower() + text[1:]


def year_name(year: Window) -> str:
    """ "năm 2021": the year that the window ends in."""
    return f"năm {year.last_day.year}"
