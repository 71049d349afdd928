"""No target is said to be reached, missed or final on figures that are not there, nor printed as what it is not.

Each row names where it comes from: a domain fact, or the product's own decision (docs/reference/progress.md). The term
is the one of that page: 15/05/2020 to 14/05/2025.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.periods import CALENDAR, Length, OverlappingWindows, Window, window, windows_between
from nhiemky.rules.progress import (
    Assessment,
    Basis,
    Comparator,
    Direction,
    Milestone,
    Number,
    Observation,
    Revision,
    Status,
    TargetKind,
    TargetTerms,
    TermsMalformed,
    assess,
)
from nhiemky.rules.text import parse_number

day = datetime.date
TERM = Window(day(2020, 5, 15), day(2025, 5, 15))
NOVEMBER = Window(day(2023, 11, 1), day(2028, 11, 1))
ON, END, LATER = day(2023, 6, 30), day(2025, 5, 14), day(2025, 7, 31)
Kind, Is, Way = TargetKind, Comparator, Direction
DECISION = "product's decision: "


def half(of: int, number: int, value: Number, **more: object) -> Observation:
    return Observation(window(CALENDAR, Length.HALF_YEAR, of, number), value, **more)  # type: ignore[arg-type]


def year(of: int, value: Number | None = None, **more: object) -> Observation:
    return Observation(window(CALENDAR, Length.YEAR, of), value, **more)  # type: ignore[arg-type]


def years(*values: Number | None, since: int = 2020, **more: object) -> list[Observation]:
    return [year(since + place, value, **more) for place, value in enumerate(values) if value is not None]


def titles(*attained: bool) -> list[Observation]:
    return [year(2020 + place, attained=each) for place, each in enumerate(attained)]


HALVES = [half(2020, 2, 5), half(2021, 1, 5), half(2021, 2, 6), half(2022, 1, 6), half(2022, 2, 4), half(2023, 1, 6)]
STATE = {"basis": Basis.MOMENT}


def judged(
    kind: Kind, comparator: Is, value: Number | None, figures: list[Observation], on: day = ON, **more: object
) -> Assessment:
    term = more.pop("term", TERM)
    return assess(TargetTerms(kind, term, comparator, value, **more), figures, on)  # type: ignore[arg-type]


# (why, kind, comparator, value, more, figures, what is named as missing)
AT_THE_END = [
    ("32 of 40 until the middle of 2023", Kind.CUMULATIVE, Is.AT_LEAST, 40, {}, HALVES,
     ("từ 01/07/2023 đến 14/05/2025",)),
    ("a limit kept until 2022", Kind.CUMULATIVE, Is.AT_MOST, 5, {"direction": Way.DOWN}, years(1, 1, 0),
     ("từ 01/01/2023 đến 14/05/2025",)),
    ("a year in the middle is missing", Kind.CUMULATIVE, Is.AT_LEAST, 50, {}, years(9, 9, None, 9, 9), ("năm 2022",)),
    ("a state of four years ago", Kind.LEVEL, Is.AT_LEAST, 85, {}, [half(2021, 1, 86, **STATE)],
     ("từ 01/07/2021 đến 14/05/2025",)),
    ("a share of four years ago", Kind.RATIO, Is.AT_LEAST, 85, {"unit": "%"},
     [half(2021, 1, 86, denominator=100, **STATE)], ("từ 01/07/2021 đến 14/05/2025",)),
    ("growth of four years ago", Kind.GROWTH, Is.AT_LEAST, 5, {"baseline": 100, "unit": "%"},
     years(110, 121), ("năm 2022", "năm 2023", "năm 2024")),
    ("a mean of two years", Kind.AVERAGE, Is.AT_LEAST, 8, {}, years(9, 8),
     ("thiếu số liệu năm 2022, năm 2023, năm 2024",)),
    ("mean growth of two years", Kind.AVERAGE_GROWTH, Is.AT_LEAST, 10, {"baseline": 100, "unit": "%"},
     years(110, 121), ("thiếu số liệu năm 2022, năm 2023, năm 2024",)),
    ("three titles of four, two years unknown", Kind.TITLE_YEARS, Is.AT_LEAST, None, {"needed_years": 4},
     titles(True, True, True), ("thiếu số liệu năm 2023, năm 2024",)),
    ("a title each year, two years unknown", Kind.TITLE_YEARS, Is.AT_LEAST, None, {}, titles(True, True, True),
     ("thiếu số liệu năm 2023, năm 2024",)),
    ("not reached in 2021, and nobody asked since", Kind.YES_NO, Is.AT_LEAST, None, {}, [year(2021, attained=False)],
     ("từ 01/01/2022 đến 14/05/2025",)),
    ("the half-year that goes on after the term", Kind.CUMULATIVE, Is.AT_LEAST, 400, {},
     [half(2020, 2, 5), *(half(of, part, 5) for of in range(2021, 2025) for part in (1, 2))],
     ("từ 01/01/2025 đến 14/05/2025",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "kind", "comparator", "value", "more", "figures", "missing"),
    AT_THE_END,
    ids=[each[0] for each in AT_THE_END],
)
def test_at_the_end_a_result_needs_its_figures_and_names_those_that_are_missing(
    why: str, kind: Kind, comparator: Is, value: Number | None, more: dict[str, object], figures: list[Observation],
    missing: tuple[str, ...],
) -> None:  # fmt: skip
    found = judged(kind, comparator, value, figures, END, **more)
    assert (found.met, found.final, found.status) == (None, False, Status.INCOMPLETE), DECISION + why
    assert found.missing == missing
    assert all(each in found.arithmetic for each in missing)
    assert "chưa kết luận" in found.arithmetic.lower()


# (why, kind, comparator, value, more, figures, met): what settles the end although figures are missing
SETTLED = [
    ("more than enough already", Kind.CUMULATIVE, Is.AT_LEAST, 30, {}, HALVES, True),
    ("a limit broken", Kind.CUMULATIVE, Is.AT_MOST, 5, {}, HALVES, False),
    ("a year that failed", Kind.EVERY_YEAR, Is.AT_LEAST, 10, {}, years(11, 9), False),
    ("four titles of four", Kind.TITLE_YEARS, Is.AT_LEAST, None, {"needed_years": 4}, titles(True, True, True, True),
     True),
    ("too few years left", Kind.TITLE_YEARS, Is.AT_LEAST, None, {"needed_years": 4}, titles(False, False), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "kind", "comparator", "value", "more", "figures", "met"), SETTLED, ids=[each[0] for each in SETTLED]
)
def test_what_nothing_can_change_is_final_whatever_is_missing(
    why: str, kind: Kind, comparator: Is, value: Number | None, more: dict[str, object], figures: list[Observation],
    met: bool,
) -> None:  # fmt: skip
    found = judged(kind, comparator, value, figures, END, **more)
    assert (found.met, found.final) == (met, True), why


def test_an_estimate_of_the_last_window_gives_a_result_that_is_not_final() -> None:
    nine = [half(2020, 2, 5), *(half(of, part, 4) for of in range(2021, 2025) for part in (1, 2))]
    found = judged(Kind.CUMULATIVE, Is.AT_LEAST, 40, [*nine, half(2025, 1, 2, estimate=True)], END)
    assert (found.value, found.met, found.status, found.final) == (39, False, Status.MISSED, False)
    told = judged(Kind.CUMULATIVE, Is.AT_LEAST, 40, [*nine, half(2025, 1, 2)], LATER)
    assert (told.met, told.final, told.status) == (False, True, Status.MISSED)


# (why, kind, figures): domain facts 2.1 "không có chi bộ yếu kém"; one case is enough
BROKEN_ZERO = [
    ("in the half-year of a running year", Kind.EVERY_YEAR, [*years(0, 0), half(2022, 1, 1)]),
    ("in a year of the term", Kind.CUMULATIVE, years(0, 1, 0)),
    ("in the first half-year", Kind.CUMULATIVE, [half(2020, 2, 1)]),
]


@pytest.mark.parametrize(("why", "kind", "figures"), BROKEN_ZERO, ids=[each[0] for each in BROKEN_ZERO])
@pytest.mark.parametrize("comparator", [Is.EXACTLY, Is.AT_MOST])
def test_a_zero_that_is_broken_is_missed_at_once(
    why: str, kind: Kind, figures: list[Observation], comparator: Is
) -> None:
    found = judged(kind, comparator, 0, figures, day(2022, 8, 1), direction=Way.DOWN)
    assert (found.met, found.final, found.status) == (False, True, Status.MISSED), why


def test_an_estimate_breaks_nothing_for_good() -> None:
    found = judged(Kind.CUMULATIVE, Is.EXACTLY, 0, [*years(0, 0), year(2022, 1, estimate=True)], direction=Way.DOWN)
    assert (found.final, found.estimate) == (False, True)


# (why, kind, comparator, value, direction, figure, met, status)
UNREPORTED = [
    ("an absence", Kind.LEVEL, Is.EXACTLY, 0, Way.DOWN, {"numerator": 0}, None, Status.INCOMPLETE),
    ("an absence that is broken all the same", Kind.LEVEL, Is.EXACTLY, 0, Way.DOWN, {"numerator": 1}, False, None),
    ("a limit", Kind.LEVEL, Is.AT_MOST, 5, Way.DOWN, {"numerator": 4}, None, Status.INCOMPLETE),
    ("enough already: units only add", Kind.LEVEL, Is.AT_LEAST, 5, Way.UP, {"numerator": 6}, True, Status.EXCEEDED),
    ("a share says what is known", Kind.RATIO, Is.AT_MOST, 50, Way.DOWN, {"numerator": 1, "denominator": 4}, True,
     Status.REACHED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "kind", "comparator", "value", "direction", "figure", "met", "status"),
    UNREPORTED,
    ids=[each[0] for each in UNREPORTED],
)
def test_units_that_did_not_report_leave_open_what_they_could_change(
    why: str, kind: Kind, comparator: Is, value: int, direction: Way, figure: dict[str, int], met: bool | None,
    status: Status | None,
) -> None:  # fmt: skip
    days = window(CALENDAR, Length.HALF_YEAR, 2023, 1)
    short = Observation(days, **figure, basis=Basis.MOMENT, complete=False, reported=31, expected=33)
    found = judged(kind, comparator, value, [short], direction=direction, unit="%" if kind is Kind.RATIO else "nơi")
    assert found.met is met, DECISION + why
    assert status in (None, found.status)
    assert found.arithmetic.endswith("Chưa đủ báo cáo của các đơn vị (31/33).")


def test_at_the_end_a_miss_needs_every_unit_too() -> None:
    short = [*years(6, 6, 6, 6), year(2024, 6, complete=False)]
    found = judged(Kind.CUMULATIVE, Is.AT_LEAST, 31, short, END)
    assert (found.met, found.status, found.final) == (None, Status.INCOMPLETE, False)
    assert judged(Kind.CUMULATIVE, Is.AT_LEAST, 30, short, END).final
    failed = judged(Kind.EVERY_YEAR, Is.AT_LEAST, 7, [year(2020, 6, complete=False)], day(2021, 3, 1))
    assert (failed.met, failed.final) == (None, False)
    assert "chưa đủ báo cáo của các đơn vị năm 2020" in failed.arithmetic


# (why, the value at first, its revision, figures, years met of those counted), domain facts 2.2 (f)
REVISED = [
    ("lowered in January 2022", 10, (day(2022, 1, 10), 8), (9, 10, 8), (2, 3)),
    ("raised in January 2022", 10, (day(2022, 1, 10), 12), (10, 11, 12), (3, 3)),
    ("lowered in July: half of the year", 10, (day(2022, 7, 2), 8), (10, 10, 8), (3, 3)),
    ("lowered a day later: from the next year on", 10, (day(2022, 7, 3), 8), (10, 10, 8), (2, 3)),
    ("lowered in December, to save the year", 10, (day(2022, 12, 20), 8), (10, 10, 8), (2, 3)),
]  # fmt: skip


@pytest.mark.parametrize(("why", "value", "revision", "figures", "met"), REVISED, ids=[each[0] for each in REVISED])
def test_each_year_is_held_to_the_value_in_force_in_it(
    why: str, value: int, revision: tuple[day, int], figures: tuple[int, ...], met: tuple[int, int]
) -> None:
    found = judged(Kind.EVERY_YEAR, Is.AT_LEAST, value, years(*figures), revisions=(Revision(*revision),))
    assert (found.years_met, found.years_counted) == met, DECISION + why


def test_a_years_own_plan_goes_before_its_revised_value() -> None:
    plan = (Milestone(window(CALENDAR, Length.YEAR, 2022), 7),)
    found = judged(
        Kind.EVERY_YEAR, Is.AT_LEAST, 10, years(10, 10, 7), revisions=(Revision(day(2022, 1, 10), 8),), milestones=plan
    )
    assert (found.met, found.years_met) == (True, 3)


@given(st.lists(st.integers(0, 20), min_size=3, max_size=3), st.integers(0, 20), st.dates(day(2022, 1, 1), ON))
def test_a_revision_never_changes_the_years_before_it(figures: list[int], value: int, decided: day) -> None:
    before = judged(Kind.EVERY_YEAR, Is.AT_LEAST, 10, years(*figures))
    after = judged(Kind.EVERY_YEAR, Is.AT_LEAST, 10, years(*figures), revisions=(Revision(decided, value),))
    assert after.years[:2] == before.years[:2]


def test_two_revisions_name_the_value_before_and_the_first_one() -> None:
    revisions = (Revision(day(2021, 1, 10), 30, None, "QĐ 01"), Revision(day(2022, 1, 10), 35, None, "QĐ 02"))
    found = judged(Kind.CUMULATIVE, Is.AT_LEAST, 40, years(10, 11, 12), unit="đội", revisions=revisions)
    assert "theo QĐ 02, trước đó từ 30 đội trở lên, ban đầu từ 40 đội trở lên; so với mức ban đầu: 82,5%" in (
        found.arithmetic
    )
    back = (revisions[0], Revision(day(2022, 1, 10), 40, None, "QĐ 02"))
    again = judged(Kind.CUMULATIVE, Is.AT_LEAST, 40, years(10, 11, 12), unit="đội", revisions=back)
    assert "theo QĐ 02, trước đó từ 30 đội trở lên, ban đầu từ 40 đội trở lên" in again.arithmetic


def test_a_year_is_compared_with_a_whole_year_only() -> None:
    figures = [year(2020, 8), half(2021, 1, 3), year(2022, 6)]
    found = judged(Kind.NOT_WORSE, Is.AT_MOST, None, figures, direction=Way.DOWN, baseline=9)
    assert (found.met, found.final, found.years_met, found.years_counted) == (None, False, 1, 1)
    assert "thiếu số liệu năm 2021; chưa có số của năm trước để so năm 2022" in found.arithmetic
    whole = judged(Kind.NOT_WORSE, Is.AT_MOST, None, [*figures, half(2021, 2, 1)], direction=Way.DOWN, baseline=9)
    assert (whole.met, whole.final) == (False, True)


def test_a_sum_and_a_count_of_years_speak_of_the_same_windows() -> None:
    figures = [*years(40, 40, 40, 40, 39, since=2023), year(2028, 60, estimate=True)]
    on = NOVEMBER.last_day
    total = judged(Kind.CUMULATIVE, Is.AT_LEAST, 200, figures, on, term=NOVEMBER)
    each = judged(Kind.EVERY_YEAR, Is.AT_LEAST, 40, figures, on, term=NOVEMBER)
    assert total.value == sum(result.value or 0 for result in each.years) == 219
    early = judged(Kind.CUMULATIVE, Is.AT_LEAST, 200, years(40, 44, since=2023), day(2024, 12, 31), term=NOVEMBER)
    assert early.value == 44
    first = judged(Kind.EVERY_YEAR, Is.AT_LEAST, 10, [half(2020, 1, 9), half(2020, 2, 5)], day(2021, 1, 10))
    assert first.value == 5


@given(st.dates(day(2019, 1, 1), day(2026, 12, 28)), st.sampled_from([Length.MONTH, Length.QUARTER, Length.HALF_YEAR]))
def test_two_terms_that_follow_each_other_share_every_window_between_them_and_count_none_twice(
    edge: day, length: Length
) -> None:
    first, second = Window(day(2015, 1, 1), edge), Window(edge, day(2031, 1, 1))
    figures = [Observation(each, 1) for each in windows_between(first.start, second.end, length, CALENDAR)]
    counted = [
        judged(Kind.CUMULATIVE, Is.AT_LEAST, 1, figures, day(2031, 1, 1), term=term).value for term in (first, second)
    ]
    assert sum(each or 0 for each in counted) == len(figures)


# (why, comparator, value, upper, direction, pieces, status): domain facts 2.2 (c), progress.md §4
OPEN_LIMITS = [
    ("four of five, and the pace breaks it", Is.AT_MOST, 5, None, Way.DOWN, (1, 1, 2), Status.UNLIKELY),
    ("two of five", Is.AT_MOST, 5, None, Way.DOWN, (1, 1, 0), Status.LIKELY),
    ("none of none", Is.EXACTLY, 0, None, Way.DOWN, (0, 0, 0), Status.LIKELY),
    ("a range that less is better for", Is.RANGE, 3, 5, Way.DOWN, (1, 0), Status.LIKELY),
    ("just as many as wanted, so far", Is.EXACTLY, 3, None, Way.LEVEL, (1, 2), Status.UNLIKELY),
]


@pytest.mark.parametrize(
    ("why", "comparator", "value", "upper", "direction", "pieces", "status"),
    OPEN_LIMITS,
    ids=[each[0] for each in OPEN_LIMITS],
)
def test_a_limit_that_is_not_broken_yet_is_not_reached_either(
    why: str, comparator: Is, value: int, upper: int | None, direction: Way, pieces: tuple[int, ...], status: Status
) -> None:
    found = judged(Kind.CUMULATIVE, comparator, value, years(*pieces), value_max=upper, direction=direction)
    assert (found.met, found.percent_of_term_target, found.status) == (None, None, status), why
    reached = judged(Kind.LEVEL, Is.AT_LEAST, 10, [year(2022, 12, **STATE)])
    both = assess(TargetTerms(Kind.COMPOSITE, TERM), [], ON, parts=[found, reached])
    assert (both.met, both.status, both.percent_of_term_target) == (None, status, None)


# (why, figures, day, the years counted, whether anything is final)
YOUNG_YEARS = [
    ("a half-year that is not over", [half(2020, 2, 1)], day(2020, 12, 1), 0),
    ("a quarter of a running year", [Observation(window(CALENDAR, Length.QUARTER, 2020, 3), 1)], day(2020, 10, 10), 0),
    ("an estimate of a running year", [year(2020, 12, estimate=True)], day(2020, 12, 1), 0),
    ("June's state at the year's end", [half(2021, 1, 90, **STATE)], day(2021, 12, 31), 0),
    ("an estimate of a year that is over", [year(2020, 1, estimate=True)], day(2021, 1, 10), 1),
]


@pytest.mark.parametrize(("why", "figures", "on", "counted"), YOUNG_YEARS, ids=[each[0] for each in YOUNG_YEARS])
def test_a_year_is_never_final_on_an_estimate_or_on_what_stood_before_its_end(
    why: str, figures: list[Observation], on: day, counted: int
) -> None:
    found = judged(Kind.EVERY_YEAR, Is.AT_LEAST, 10, figures, on)
    assert (found.years_counted, found.final) == (counted, False), DECISION + why


@pytest.mark.parametrize(
    ("figures", "gapless", "forecast"),
    [
        ([half(2020, 2, 5), half(2021, 1, 5), half(2022, 2, 5), half(2023, 1, 5)], False, Fraction(20 * 1826, 730)),
        (years(10, None, 12, basis=Basis.YEAR_TO_DATE), False, Fraction(22 * 1826, 731)),
        ([year(2020, 10, basis=Basis.YEAR_TO_DATE),
          Observation(window(CALENDAR, Length.NINE_MONTHS, 2021), 8, basis=Basis.YEAR_TO_DATE),
          year(2022, 12, basis=Basis.YEAR_TO_DATE)], False, Fraction(30 * 1826, 366 + 273 + 365)),
        (years(10, 9, 12, basis=Basis.YEAR_TO_DATE), True, Fraction(31 * 1826, 366 + 365 + 365)),
    ],
)  # fmt: skip
def test_a_forecast_counts_the_time_that_figures_cover_and_gaps_are_told(
    figures: list[Observation], gapless: bool, forecast: Fraction
) -> None:
    found = judged(Kind.CUMULATIVE, Is.AT_LEAST, 40, figures)
    assert found.gapless is gapless
    assert ("Có kỳ chưa có số liệu" in found.arithmetic) is not gapless
    assert found.forecast is not None
    assert found.forecast.value == forecast


def test_a_part_is_never_forecast_above_its_whole() -> None:
    figures = [year(2021, 60, **STATE), half(2023, 1, 95, **STATE)]
    found = judged(Kind.LEVEL, Is.AT_LEAST, 99, figures, unit="%")
    assert found.forecast is not None
    assert found.forecast.value == 100
    beyond = judged(Kind.LEVEL, Is.AT_LEAST, 110, figures, unit="%")  # a target above the whole: no part of one
    assert beyond.forecast is not None
    assert (beyond.forecast.value or 0) > 100


def test_a_term_cut_short_says_that_it_holds_too_few_years_and_keeps_the_titles() -> None:
    short = Window(day(2021, 1, 1), day(2025, 7, 1))
    held = [year(of, attained=True) for of in range(2021, 2025)]
    found = judged(Kind.TITLE_YEARS, Is.AT_LEAST, None, held, short.last_day, term=short, needed_years=5)
    assert (found.status, found.met, found.value, found.final) == (Status.UNJUDGED, None, 4, False)
    assert "Đạt 4 năm; nhiệm kỳ chỉ có 4 năm được xét, ít hơn 5 năm cần đạt" in found.arithmetic


NINE_MONTHS = Observation(window(CALENDAR, Length.NINE_MONTHS, 2022), 8)
FOUR_QUARTERS = [Observation(window(CALENDAR, Length.QUARTER, 2022, number), 3) for number in range(1, 5)]


@pytest.mark.parametrize(
    ("figures", "value", "estimate"),
    [
        ([NINE_MONTHS, year(2022, 11, estimate=True)], 11, True),  # December practice, domain facts 2.3
        ([*FOUR_QUARTERS, year(2022, 11, estimate=True)], 12, False),  # the final figures have come
        ([*FOUR_QUARTERS[:3], year(2022, 11, estimate=True)], 11, True),
    ],
)
def test_an_estimate_of_the_year_stands_for_the_windows_inside_it_until_they_are_all_there(
    figures: list[Observation], value: int, estimate: bool
) -> None:
    found = judged(Kind.CUMULATIVE, Is.AT_LEAST, 40, figures)
    assert (found.value, found.estimate) == (value, estimate)


def test_an_estimate_that_crosses_a_final_window_is_still_refused() -> None:
    crossing = Observation(Window(day(2022, 7, 1), day(2023, 7, 1)), 5, estimate=True)
    with pytest.raises(OverlappingWindows):
        judged(Kind.CUMULATIVE, Is.AT_LEAST, 40, [NINE_MONTHS, crossing])


@pytest.mark.parametrize(
    ("assigned", "met", "counted", "words"),
    [
        (None, None, 2, "năm 2021: 3 (chưa có số giao); năm 2022: 90 / 90. Đạt 2/2 năm (chưa có số giao năm 2021)"),
        (0, True, 2, "năm 2021: 3 (không giao); năm 2022: 90 / 90. Đạt 2/2 năm;"),
    ],
)
def test_a_year_without_an_assigned_figure_says_so_and_one_of_nothing_assigned_is_not_judged(
    assigned: int | None, met: bool | None, counted: int, words: str
) -> None:
    figures = [year(2020, 103, assigned=87), year(2021, 3, assigned=assigned), year(2022, 90, assigned=90)]
    found = judged(Kind.ASSIGNED_SHARE, Is.AT_LEAST, None, figures)
    assert (found.met, found.years_counted) == (met, counted)
    assert words in found.arithmetic


def test_a_yearly_decrease_is_not_read_off_a_state() -> None:
    figures = years(8, 7, **STATE)
    with pytest.raises(TermsMalformed, match="mức giảm mỗi năm không tính được từ số trạng thái"):
        judged(Kind.EVERY_YEAR, Is.AT_LEAST, 1, figures, unit="%", direction=Way.DOWN)
    assert judged(Kind.EVERY_YEAR, Is.AT_MOST, 8, figures, unit="%", direction=Way.DOWN).years_met == 2


def test_a_mean_speaks_of_the_years_that_it_judged() -> None:
    running = half(2023, 1, 1, complete=False, reported=31, expected=33)
    found = judged(Kind.AVERAGE, Is.AT_LEAST, 10, [*years(11, 9, 13), running])
    assert (found.complete, found.estimate) == (True, False)
    assert "Chưa đủ báo cáo" not in found.arithmetic


# (why, kind, comparator, value, places, figures, what is printed): domain facts 2.2 (g)
PRINTED = [
    ("just below a share", Kind.LEVEL, Is.AT_LEAST, 85, 2, [half(2023, 1, 84996, denominator=100000, **STATE)],
     "= 84,996%; so với chỉ tiêu từ 85% trở lên: 84,996 / 85 ≈ 99,99%"),
    ("just below a yearly sum", Kind.EVERY_YEAR, Is.AT_LEAST, 10, 2, years(Decimal("9.996"), 10),
     "Năm 2020: 9,996 / 10"),
    ("just over a limit", Kind.LEVEL, Is.AT_MOST, 3, 2, [half(2023, 1, 3004, denominator=100000, **STATE)],
     "3 / 3,004 ≈ 99,87%"),
    ("just over a strict floor", Kind.LEVEL, Is.MORE_THAN, 80, 2, [half(2023, 1, 80001, denominator=100000, **STATE)],
     "80,001 / 80 ≈ 100,001%"),
    ("three decimals", Kind.CUMULATIVE, Is.AT_LEAST, 10, 3, [year(2022, Decimal("2.431"))], ": 2,431; so với"),
    ("a target of three decimals", Kind.CUMULATIVE, Is.AT_LEAST, Decimal("2.431"), 2, [year(2022, 2)],
     "từ 2,431 trở lên"),
    ("a sum just below", Kind.CUMULATIVE, Is.AT_LEAST, 10, 2, [year(2021, Decimal("4.999")), year(2022, 5)],
     "5 + 5 ≈ 9,999"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "kind", "comparator", "value", "places", "figures", "words"), PRINTED, ids=[each[0] for each in PRINTED]
)
def test_a_figure_is_not_rounded_onto_its_target(
    why: str, kind: Kind, comparator: Is, value: Number, places: int, figures: list[Observation], words: str
) -> None:
    shares = any(each.denominator is not None for each in figures)
    found = judged(kind, comparator, value, figures, unit="%" if shares else "", places=places)
    assert words in found.arithmetic, why


NEAR = st.builds(lambda whole, thousandths: Decimal(whole) + Decimal(thousandths) / 100_000, st.integers(1, 99),
                 st.integers(-600, 600))  # fmt: skip


@given(NEAR, st.integers(1, 99), st.sampled_from([Is.AT_LEAST, Is.MORE_THAN, Is.AT_MOST, Is.LESS_THAN]))
def test_what_is_printed_stands_to_the_target_as_the_figure_does(actual: Decimal, value: int, comparator: Is) -> None:
    for kind, figure in ((Kind.LEVEL, year(2022, actual, **STATE)), (Kind.EVERY_YEAR, year(2022, actual))):
        found = judged(kind, comparator, value, [figure], unit="" if kind is Kind.EVERY_YEAR else "lớp")
        pattern = r"ăm 2022: ([\d.,]+) / ([\d.,]*\d)" if kind is Kind.EVERY_YEAR else r": ([\d.,]+) / ([\d.,]+) [=≈]"
        first, second = (parse_number(each) for each in re.search(pattern, found.arithmetic).groups())  # type: ignore[union-attr]
        turned = kind is Kind.LEVEL and comparator in (Is.AT_MOST, Is.LESS_THAN)
        shown, against = (second, first) if turned else (first, second)
        assert against == value
        assert (shown > value, shown < value) == (actual > value, actual < value)


WINDOWS = windows_between(TERM.start, TERM.end, Length.HALF_YEAR, CALENDAR)
REPORTED = st.lists(st.none() | st.integers(0, 12), min_size=len(WINDOWS), max_size=len(WINDOWS))
JUDGED_KINDS = st.sampled_from([Kind.CUMULATIVE, Kind.EVERY_YEAR, Kind.AVERAGE, Kind.LEVEL])


@given(REPORTED, REPORTED, JUDGED_KINDS, st.sampled_from(list(Is)), st.sampled_from(list(Way)), st.integers(0, 60))
def test_a_figure_that_was_missing_never_changes_what_was_final(
    reported: list[int | None], more: list[int | None], kind: Kind, comparator: Is, direction: Way, value: int
) -> None:
    basis = Basis.MOMENT if kind is Kind.LEVEL else Basis.ARISEN
    upper = value + 5 if comparator is Is.RANGE else None
    if kind is Kind.EVERY_YEAR:
        value, upper = value // 5, upper and value // 5 + 1
    some = {days: each for days, each in zip(WINDOWS, reported, strict=True) if each is not None}
    every = {days: each for days, each in zip(WINDOWS, more, strict=True) if each is not None} | some
    terms = TargetTerms(kind, TERM, comparator, value, upper, direction=direction)
    for on in (ON, END, LATER):
        first, second = (
            assess(terms, [Observation(days, each, basis=basis) for days, each in known.items()], on)
            for known in (some, every)
        )
        if first.final:
            assert (second.met, second.final) == (first.met, True)
            assert first.met is not None
            assert not first.estimate or kind is Kind.EVERY_YEAR or first.met == second.met
