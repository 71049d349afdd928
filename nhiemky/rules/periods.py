"""Windows of time: months to terms under a reporting rule, what is due, what is late, how a window is called.

A window is days, never a label: "Quý I năm 2024" is 01/01–31/03 by the calendar and 15/12–14/03 by the cut-off that
state offices report by. Ends are exclusive everywhere; a label is worked out from the days.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo

from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text.dates import format_short_day
from nhiemky.rules.text.ordinals import roman
from nhiemky.rules.wording import Words, gettext_noop

LOCAL_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class EmptyWindow(Refusal):
    """A window must hold at least one day."""

    template = "Khoảng thời gian từ {start:%d/%m/%Y} đến trước {end:%d/%m/%Y} không có ngày nào. Hãy chọn lại."


class OverlappingWindows(Refusal):
    """Two windows share days, so what happened in both may not be added."""

    template = "“{first}” và “{second}” trùng ngày nhau nên không được cộng. Hãy chỉ giữ số liệu của một loại kỳ."


class RuleMalformed(Refusal):
    """A window rule's values are wrong."""

    template = "Quy tắc kỳ báo cáo “{code}”: {fault}. Hãy sửa trong Bộ quy tắc."


class NoSuchPeriod(Refusal):
    """A year has no such month, quarter or half."""

    template = "Một năm không có {length} thứ {ordinal}. Hãy chọn kỳ khác."


class Length(StrEnum):
    """How long a window is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


LENGTH_NAMES = {
    Length.MONTH: gettext_noop("tháng"),
    Length.QUARTER: gettext_noop("quý"),
    Length.HALF_YEAR: gettext_noop("nửa năm"),
    Length.NINE_MONTHS: gettext_noop("kỳ 9 tháng"),
    Length.YEAR: gettext_noop("kỳ năm"),
}
_MONTHS = {Length.MONTH: 1, Length.QUARTER: 3, Length.HALF_YEAR: 6, Length.NINE_MONTHS: 9, Length.YEAR: 12}
_IN_YEAR = {Length.MONTH: 12, Length.QUARTER: 4, Length.HALF_YEAR: 2, Length.NINE_MONTHS: 1, Length.YEAR: 1}


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """The days from `start` until before `end`. Raises EmptyWindow."""

    start: datetime.date
    end: datetime.date

    def __post_init__(self) -> None:
        """Hold at least one day."""
        if self.end <= self.start:
            raise EmptyWindow(start=self.start, end=self.end)

    @property
    def last_day(self) -> datetime.date:
        """The last day that belongs to the window."""
        return self.end - datetime.timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days the window has."""
        return (self.end - self.start).days

    def __contains__(self, day: datetime.date) -> bool:
        """Whether `day` belongs to the window."""
        return self.start <= day < self.end

    def covers(self, other: Window) -> bool:
        """Whether every day of `other` belongs to this window."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Window) -> bool:
        """Whether the windows share a day."""
        return self.start < other.end and other.start < self.end

    def belongs_to(self, days: Window) -> bool:
        """Whether at least half of the window's days lie in `days`; where they lie just half and half, it belongs
        where it ends. The one rule for windows at the edge of a term, a year or a plan (the product's decision).

        So no window stands in two terms that follow each other, and none in neither.
        """
        shared = (min(self.end, days.end) - max(self.start, days.start)).days
        return 2 * shared > self.days or (2 * shared == self.days and self.end <= days.end)

    def elapsed_share(self, on: datetime.date) -> Fraction:
        """How much of the window has passed at the end of day `on`: 0 to 1, in days."""
        passed = (on - self.start).days + 1
        return Fraction(min(max(passed, 0), self.days), self.days)


@dataclass(frozen=True, slots=True)
class WindowRule:
    """Where the windows of a year begin: on day `first_day` of the month, moved by `shift_months` months.

    The calendar is day 1, moved by 0; the cut-off of state reports is day 15 of the month before. `first_day` is 1
    to 28, so that every month has it; `shift_months` is -1, 0 or 1. Raises RuleMalformed.
    """

    code: str
    first_day: int
    shift_months: int
    source: str = ""
    trust: str = "unverified"

    def __post_init__(self) -> None:
        """Hold the limits."""
        if not 1 <= self.first_day <= 28:
            raise RuleMalformed(code=self.code, fault=gettext_noop("ngày bắt đầu phải từ 1 đến 28"))
        if self.shift_months not in (-1, 0, 1):
            raise RuleMalformed(code=self.code, fault=gettext_noop("chỉ được lùi hoặc tiến một tháng"))


CALENDAR = WindowRule("calendar", 1, 0, "lịch", "verified")
# NĐ 09/2019/NĐ-CP Điều 12 (unverified in the decree itself; a circular that copies quarter and year confirms those,
# domain facts 2.3; the nine months are unverified). It binds state agencies; provinces copy it for the others.
CUT_OFF_15 = WindowRule("cut_off_15", 15, -1, "NĐ 09/2019/NĐ-CP Điều 12", "second-hand")


def window(rule: WindowRule, length: Length, year: int, ordinal: int = 1) -> Window:
    """The `ordinal`-th month, quarter, half, first nine months or whole of `year`. Raises NoSuchPeriod."""
    if not 1 <= ordinal <= _IN_YEAR[length]:
        raise NoSuchPeriod(length=LENGTH_NAMES[length], ordinal=ordinal)
    first_month = year * 12 + (ordinal - 1) * _MONTHS[length]
    return Window(_opening(rule, first_month), _opening(rule, first_month + _MONTHS[length]))


def _opening(rule: WindowRule, month: int) -> datetime.date:
    """The first day of a month counted from year 0, under the rule."""
    year, index = divmod(month + rule.shift_months, 12)
    return datetime.date(year, index + 1, rule.first_day)


def window_of(rule: WindowRule, length: Length, day: datetime.date) -> Window:
    """The window of `length` that holds `day`; of the nine months the year's, which may end before `day`."""
    month = day.year * 12 + day.month - 1 - rule.shift_months
    if day < _opening(rule, month):
        month -= 1
    year, index = divmod(month, 12)
    return window(rule, length, year, 1 if _IN_YEAR[length] == 1 else index // _MONTHS[length] + 1)


def windows_between(start: datetime.date, end: datetime.date, length: Length, rule: WindowRule) -> tuple[Window, ...]:
    """The windows of `length` that belong to the days from `start` until before `end` (`belongs_to`), in order.

    These are the reports expected in a term: the first may begin before it, the last may end after it.
    """
    if end <= start:
        return ()
    days = Window(start, end)
    near = takewhile(lambda each: each.start < end, _following(rule, length, start))
    return tuple(each for each in near if each.belongs_to(days))


def _following(rule: WindowRule, length: Length, start: datetime.date) -> Iterator[Window]:
    """Windows that end on or after `start`, for 150 years at most."""
    first_year = start.year - 1
    for year in range(first_year, min(first_year + 150, datetime.MAXYEAR - 1)):
        for ordinal in range(1, _IN_YEAR[length] + 1):
            found = window(rule, length, year, ordinal)
            if found.last_day >= start:
                yield found


def tiles(term: Window, length: Length, rule: WindowRule) -> tuple[Window, ...]:
    """The term cut at the openings of the rule's windows: together every day of the term, each once.

    The first and last piece may be shorter than `length`. The nine months leave a gap each year, so they don't tile:
    ValueError.
    """
    if length is Length.NINE_MONTHS:
        raise ValueError("nine months of each year leave the other three out")
    edges = [term.start]
    while (opening := window_of(rule, length, edges[-1]).end) < term.end:
        edges.append(opening)
    return tuple(Window(first, second) for first, second in pairwise([*edges, term.end]))


@dataclass(frozen=True, slots=True)
class Named:
    """A window as the rule calls it: `ordinal`-th `length` of `year`."""

    rule: WindowRule
    length: Length
    year: int
    ordinal: int


def named(days: Window, rules: Iterable[WindowRule] = (CALENDAR, CUT_OFF_15)) -> Named | None:
    """What a rule calls the window, or None where no rule has a window of these days."""
    for rule in rules:
        month = days.start.year * 12 + days.start.month - 1 - rule.shift_months
        year, index = divmod(month, 12)
        for length, months in _MONTHS.items():
            ordinal, rest = divmod(index, months)
            fits = days.start.day == rule.first_day and not rest and ordinal < _IN_YEAR[length]
            if fits and days.end == _opening(rule, month + months):
                return Named(rule, length, year, ordinal + 1)
    return None


def label(days: Window, rules: Iterable[WindowRule] = (CALENDAR, CUT_OFF_15)) -> str:
    """ "Quý I năm 2024", "6 tháng đầu năm 2024", "Tháng 3 năm 2024"; other windows by their first and last day."""
    name = named(days, rules)
    if name is None:
        first, last = format_short_day(days.start), format_short_day(days.last_day)
        return gettext_noop("Từ {first} đến {last}", first=first, last=last)
    template = _SECOND_HALF if name.length is Length.HALF_YEAR and name.ordinal == 2 else _LABELS[name.length]
    number = roman(name.ordinal) if name.length is Length.QUARTER else name.ordinal
    return Words.of(template, {"number": number, "year": name.year})


_LABELS = {
    Length.MONTH: gettext_noop("Tháng {number} năm {year}"),
    Length.QUARTER: gettext_noop("Quý {number} năm {year}"),
    Length.HALF_YEAR: gettext_noop("6 tháng đầu năm {year}"),
    Length.NINE_MONTHS: gettext_noop("9 tháng đầu năm {year}"),
    Length.YEAR: gettext_noop("Năm {year}"),
}
_SECOND_HALF = gettext_noop("6 tháng cuối năm {year}")


def moment_words(at: datetime.datetime) -> Words:
    """ "15:42 ngày 06/07/2026", in Vietnam's time."""
    local = at.astimezone(LOCAL_ZONE)
    return gettext_noop("{time} ngày {day}", time=f"{local:%H:%M}", day=f"{local:%d/%m/%Y}")


def term_label(term: Window) -> str:
    """ "nhiệm kỳ 2020-2025", from the years of the first and the last day. A term's dates are never derived from it."""
    return f"nhiệm kỳ {term.start.year}-{term.end.year}"


def year_before(days: Window) -> Window:
    """The same window one year earlier (29 February becomes 28)."""
    return Window(_one_year_back(days.start), _one_year_back(days.end))


def _one_year_back(day: datetime.date) -> datetime.date:
    """The same day of the year before."""
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def overlapping(windows: Iterable[Window]) -> tuple[Window, Window] | None:
    """The first two windows, in order of days, that share a day (the same window twice does); None where none do."""
    ordered = sorted(windows)
    furthest: Window | None = None
    for each in ordered:
        if furthest is not None and each.start < furthest.end:
            return furthest, each
        furthest = each if furthest is None or each.end > furthest.end else furthest
    return None


def check_apart(windows: Iterable[Window]) -> None:
    """Raise OverlappingWindows where two windows share a day: what happened in them is never added."""
    pair = overlapping(windows)
    if pair:
        raise OverlappingWindows(first=label(pair[0]), second=label(pair[1]))


@dataclass(frozen=True, slots=True)
class DueRule:
    """When a window's report is due: so many days after its last day.

    With `next_working_day`, a due day on a Saturday, a Sunday or one of `holidays` moves to the next working day
    (Bộ luật Dân sự 2015 Điều 148; from memory, unverified). Holidays change each year, so they are passed in.
    """

    days_after: int
    next_working_day: bool = False
    holidays: frozenset[datetime.date] = frozenset()


def due_day(days: Window, rule: DueRule) -> datetime.date:
    """The last day on which the window's report is on time."""
    due = days.last_day + datetime.timedelta(days=rule.days_after)
    while rule.next_working_day and (due.weekday() >= 5 or due in rule.holidays):
        due += datetime.timedelta(days=1)
    return due


def local_day(at: datetime.datetime) -> datetime.date:
    """The day of a moment in Vietnam. A moment without a zone is a mistake of the caller: ValueError."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(LOCAL_ZONE).date()


def lateness(due: datetime.date, at: datetime.datetime) -> int:
    """How many local days after the due day the moment is; 0 on the due day or before, to its last second."""
    return max(0, (local_day(at) - due).days)


class Timeliness(StrEnum):
    """How a report stands against its due day."""

    ON_TIME = "on_time"
    LATE = "late"
    NOT_DUE = "not_due"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


TIMELINESS_NAMES = {
    Timeliness.ON_TIME: "Đúng hạn",
    Timeliness.LATE: "Nộp muộn",
    Timeliness.NOT_DUE: "Chưa đến hạn",
    Timeliness.DUE_SOON: "Sắp đến hạn",
    Timeliness.OVERDUE: "Quá hạn",
}


def timeliness(
    due: datetime.date, submitted_at: datetime.datetime | None, at: datetime.datetime, *, soon_days: int = 3
) -> tuple[Timeliness, int]:
    """How a report stands at the moment `at`, with days: late or overdue by, or left until the due day (else 0)."""
    if submitted_at is not None and submitted_at <= at:
        days = lateness(due, submitted_at)
        return (Timeliness.LATE, days) if days else (Timeliness.ON_TIME, 0)
    days = lateness(due, at)
    if days:
        return Timeliness.OVERDUE, days
    left = (due - local_day(at)).days
    return (Timeliness.DUE_SOON if left <= soon_days else Timeliness.NOT_DUE), left


def timeliness_sentence(state: Timeliness, days: int) -> str:
    """ "Nộp muộn 2 ngày", "Quá hạn 5 ngày", "Còn 3 ngày", "Đúng hạn"."""
    if state in (Timeliness.LATE, Timeliness.OVERDUE):
        return f"{TIMELINESS_NAMES[state]} {days} ngày"
    if state is Timeliness.DUE_SOON:
        return "Hạn là hôm nay" if days == 0 else f"Còn {days} ngày"
    return TIMELINESS_NAMES[state]
