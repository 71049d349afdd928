"""What goes into a judgement of a target and what comes out: plain values, exact numbers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from nhiemky.rules.periods import CALENDAR, Window, WindowRule
from nhiemky.rules.refusals import Refusal

type Number = int | Decimal | Fraction


class TermsMalformed(Refusal):
    """A target's terms can't be judged: a value is missing or contradicts another."""

    template = "Chỉ tiêu chưa đủ điều kiện để tính: {fault}."


class TargetKind(StrEnum):
    """Where a target's figure comes from. What it is compared with, and how, is the comparator's matter."""

    LEVEL = "level"  # the figure at the last moment measured ("cuối nhiệm kỳ đạt 85% trở lên", "không còn hộ nghèo")
    RATIO = "ratio"  # the same from numerator and denominator ("kết nạp bằng 5% tổng số đảng viên")
    CUMULATIVE = "cumulative"  # added up over the term ("trong nhiệm kỳ kết nạp 20 đảng viên")
    GROWTH = "growth"  # the last figure against the baseline, in percent ("tăng 50% so với đầu nhiệm kỳ")
    EVERY_YEAR = "every_year"  # each year for itself ("hằng năm đạt 10 tỷ đồng")
    AVERAGE = "average"  # the mean of the years ("bình quân mỗi năm 8 lớp")
    AVERAGE_GROWTH = "average_growth"  # yearly growth compounded from the baseline ("tăng bình quân hằng năm 10-12%")
    ASSIGNED_SHARE = "assigned_share"  # each year against its assigned figure ("hằng năm đạt 100% chỉ tiêu giao")
    NOT_WORSE = "not_worse"  # each year against the year before ("so với năm trước thấp hơn hoặc bằng")
    YES_NO = "yes_no"  # a state or title to reach once
    TITLE_YEARS = "title_years"  # a title each year, or in so many years of the term
    COMPOSITE = "composite"  # one numbered target of several measures; counts once
    QUALITATIVE = "qualitative"  # evidence and a status that a person judges


class Comparator(StrEnum):
    """How the figure is compared with the target's value."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    EXACTLY = "exactly"
    RANGE = "range"


class Direction(StrEnum):
    """Which way is better. For a range: up reaches it from below, down from above, level must stay inside."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


class Basis(StrEnum):
    """What an observation's figure covers."""

    ARISEN = "arisen"  # what arose in the window
    YEAR_TO_DATE = "year_to_date"  # cumulated from the year's opening to the window's end
    TERM_TO_DATE = "term_to_date"  # cumulated from the term's opening to the window's end
    MOMENT = "moment"  # the state at the window's end


class DenominatorRule(StrEnum):
    """What a share that arose in several windows is held against."""

    SUM = "sum"  # what arose in all of them, as the numerators did
    LAST = "last"  # what stood at the end ("kết nạp bằng 5% tổng số đảng viên cuối năm")
    MEAN = "mean"  # what stood on average


class Judged(StrEnum):
    """What a person finds about a qualitative target."""

    REACHED = "reached"
    UNDER_WAY = "under_way"
    NOT_REACHED = "not_reached"


class Status(StrEnum):
    """How a target stands on a day, in one word. Each word says one thing only, so that two never contradict.

    What was reached; else what the forecast comes to at the term's end; where none can be drawn, how the result stands
    against the share of time that has passed; where that means nothing either (a title, a judgement), only that work
    goes on.
    """

    NO_DATA = "no_data"
    NOT_DUE = "not_due"
    INCOMPLETE = "incomplete"  # some figures, too few to tell
    UNJUDGED = "unjudged"  # there are figures, but the terms, or windows that overlap, leave nothing to tell
    EXCEEDED = "exceeded"
    REACHED = "reached"
    MISSED = "missed"
    LIKELY = "likely"  # by the forecast, as are the next two
    AT_RISK = "at_risk"
    UNLIKELY = "unlikely"
    ON_TRACK = "on_track"  # by the time that has passed, as is the next
    BEHIND = "behind"
    UNDER_WAY = "under_way"


STATUS_NAMES = {
    Status.NO_DATA: "Chưa có số liệu",
    Status.NOT_DUE: "Chưa đến kỳ",
    Status.INCOMPLETE: "Chưa đủ số liệu",
    Status.UNJUDGED: "Chưa tính được",
    Status.EXCEEDED: "Vượt",
    Status.REACHED: "Đạt",
    Status.MISSED: "Không đạt",
    Status.LIKELY: "Có khả năng đạt",
    Status.AT_RISK: "Có nguy cơ không đạt",
    Status.UNLIKELY: "Khó đạt",
    Status.ON_TRACK: "Đúng tiến độ",
    Status.BEHIND: "Chậm so với tiến độ",
    Status.UNDER_WAY: "Đang thực hiện",
}


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is to be reached in a window of the term: a year's plan, or the half of the term ("giữa nhiệm kỳ")."""

    window: Window
    value: Number
    value_max: Number | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """The target's value from `decided_on` on, and the decision that set it; the value before is kept."""

    decided_on: datetime.date
    value: Number
    value_max: Number | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True)
class TargetTerms:
    """A target as it is set. Values stand in `unit`: 85 with "%" is 85 percent.

    `term`: the days of the term. `due_on`: its own deadline, where it is not the term's last day. `baseline`: the
    figure before the term. `needed_years`: for a title, in how many of the term's years (None: in each).
    `places`: decimals to print. `year_rule`: where a year begins.
    """

    kind: TargetKind
    term: Window
    comparator: Comparator = Comparator.AT_LEAST
    value: Number | None = None
    value_max: Number | None = None
    unit: str = ""
    direction: Direction = Direction.UP
    baseline: Number | None = None
    due_on: datetime.date | None = None
    needed_years: int | None = None
    milestones: tuple[Milestone, ...] = ()
    revisions: tuple[Revision, ...] = ()
    places: int = 2
    year_rule: WindowRule = CALENDAR


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure of one window, after the roll-up. With a denominator the figure is numerator ÷ denominator, in the
    target's unit (× 100 for "%", × 1000 for "‰"). `assigned`: the figure that a superior set for that year.
    `attained`: whether a title or state was reached. `assigned` 0: nothing was assigned for it ("không giao").
    `complete`: whether all expected units reported, `reported` of `expected` where that is known.
    `denominator_along`: how the denominators of several windows are taken together where numerators are added.
    """

    window: Window
    numerator: Number | None = None
    denominator: Number | None = None
    basis: Basis = Basis.ARISEN
    estimate: bool = False
    assigned: Number | None = None
    attained: bool | None = None
    complete: bool = True
    reported: int = 0
    expected: int = 0
    denominator_along: DenominatorRule = DenominatorRule.SUM


@dataclass(frozen=True, slots=True)
class YearResult:
    """One year of a target that is judged year by year. `met` None: too few figures, or the year is not over.

    `percent`: of the year's target, the one in force in that year. `estimate`: rests on an estimate. `firm`: decided
    on final figures of every unit, so that nothing can change it.
    """

    year: Window
    value: Fraction | None
    against: Fraction | None
    met: bool | None
    percent: Fraction | None
    estimate: bool = False
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the figure comes to at the deadline if it goes on as it did; always an estimate.

    `reaches`: whether that meets the target; `percent`: of the target, None where percent means nothing.
    `sentence`: how it was computed, in Vietnamese.
    """

    value: Fraction | None
    percent: Fraction | None
    reaches: bool | None
    sentence: str


@dataclass(frozen=True, slots=True)
class PaceRule:
    """From which forecast a target counts as likely to be reached, below which as unlikely, before which share of its
    time none is made. No national standard exists (domain facts 2.2), so these are settings of each term.
    """

    likely_from: Fraction = Fraction(100)
    unlikely_below: Fraction = Fraction(80)
    earliest_share: Fraction = Fraction(1, 10)
    source: str = "mặc định của phần mềm; chưa có chuẩn chung"
    trust: str = "sample"


@dataclass(frozen=True, slots=True)
class Assessment:
    """How a target stands at the end of day `on`. Percentages are exact: 80 is 80 percent; format them with
    `format_percent`. None: there is none (a zero target, a title), or not enough data.

    `met`: reached by what is known, None where that can't be told: a limit that is not broken yet, an absence that not
    every unit reported, a deadline whose figures are not all there (`missing` names them). `final`: nothing after `on`
    can change it: no estimate, no figure still to come. `expected_pace`: share of its time that has passed, in percent,
    for a result that grows with time; a level, a share or a yearly mean has none. `percent_of_milestone`,
    `milestone_met`: against the last milestone that is over, `milestone`. `percent_of_original`: against the value
    before revisions (`original`). `years`: year by year, where the kind is judged so. `data_until`: last day that the
    figures reach. `estimate`: rests on an estimate. `complete`: all expected units reported in the windows it rests on
    (`reported` of `expected`); `gapless`: no window is missing among those added up.
    `remaining`: what is still to come of a target that is added up. `arithmetic`: the computation as a Vietnamese
    sentence.
    """

    on: datetime.date
    status: Status
    value: Fraction | None = None
    target: Fraction | None = None
    met: bool | None = None
    final: bool = False
    percent_of_term_target: Fraction | None = None
    percent_of_milestone: Fraction | None = None
    milestone: Milestone | None = None
    milestone_met: bool | None = None
    original: Fraction | None = None
    percent_of_original: Fraction | None = None
    percent_of_change: Fraction | None = None
    expected_pace: Fraction | None = None
    forecast: Forecast | None = None
    years: tuple[YearResult, ...] = ()
    years_met: int | None = None
    years_counted: int | None = None
    remaining: Fraction | None = None
    data_until: datetime.date | None = None
    estimate: bool = False
    complete: bool = True
    gapless: bool = True
    missing: tuple[str, ...] = ()
    reported: int = 0
    expected: int = 0
    arithmetic: str = ""

    @property
    def has_data(self) -> bool:
        """Whether anything is known."""
        return self.status not in (Status.NO_DATA, Status.NOT_DUE)
