"""Each kind of target: figure, met, percentage, status, and the sum in words.

The term is the one of docs/reference/progress.md: 15/05/2020 to 15/05/2025, looked at on 30/06/2023.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from nhiemky.rules.periods import CALENDAR, CUT_OFF_15, Length, OverlappingWindows, Window, window
from nhiemky.rules.progress import (
    Assessment,
    Basis,
    Comparator,
    DenominatorRule,
    Direction,
    Judged,
    Milestone,
    Number,
    Observation,
    PaceRule,
    Revision,
    Status,
    TargetKind,
    TargetTerms,
    TermsMalformed,
    assess,
)

day = datetime.date
TERM = Window(day(2020, 5, 15), day(2025, 5, 15))
ON = day(2023, 6, 30)
AFTER = day(2025, 5, 14)
YEARS = range(2020, 2025)
Kind, Is = TargetKind, Comparator


def half(year: int, number: int, value: Number, *, estimate: bool = False) -> Observation:
    """What arose in a half-year."""
    return Observation(window(CALENDAR, Length.HALF_YEAR, year, number), value, estimate=estimate)


def year(of: int, value: Number | None = None, *, basis: Basis = Basis.ARISEN, **more: object) -> Observation:
    """A year's figure."""
    return Observation(window(CALENDAR, Length.YEAR, of), value, basis=basis, **more)  # type: ignore[arg-type]


def state(of: int, value: Number) -> Observation:
    """The state at a year's end."""
    return year(of, value, basis=Basis.MOMENT)


def yearly(*values: Number) -> list[Observation]:
    """What arose in 2020, 2021, …"""
    return [year(of, value) for of, value in zip(YEARS, values, strict=False)]


HALVES = [half(2020, 2, 5), half(2021, 1, 5), half(2021, 2, 6), half(2022, 1, 6), half(2022, 2, 4), half(2023, 1, 6)]


def judge(
    kind: Kind, comparator: Is, value: Number | None, observations: list[Observation], **more: object
) -> Assessment:
    """The assessment on 30/06/2023."""
    on = more.pop("on", ON)
    assert isinstance(on, day)
    return assess(TargetTerms(kind, TERM, comparator, value, **more), observations, on)  # type: ignore[arg-type]


# (kind, comparator, value, upper value, direction, figures, met, percent, status, where the rule comes from)
ONE_FIGURE = [
    (Is.AT_LEAST, 85, None, Direction.UP, 80, False, "94.117647", "domain facts 2.2: actual / target"),
    (Is.AT_LEAST, 85, None, Direction.UP, 85, True, "100", "từ 85% trở lên: 85 is enough"),
    (Is.AT_LEAST, 100, None, Direction.UP, "99.6", False, "99.6", "2.2 (g): 99.6 is not 100"),
    (Is.MORE_THAN, 80, None, Direction.UP, 80, False, "100", "2.2 (d): trên 80% is strict"),
    (Is.MORE_THAN, 80, None, Direction.UP, "80.01", True, "100.0125", "2.2 (d)"),
    (Is.AT_MOST, 2, None, Direction.DOWN, 2, True, "100", "2.2 (c): không quá 2%"),
    (Is.AT_MOST, 2, None, Direction.DOWN, "3.5", False, "57.142857", "2.2 (c): target / actual"),
    (Is.AT_MOST, 2, None, Direction.DOWN, "1.6", True, "125", "2.2 (c)"),
    (Is.AT_MOST, 2, None, Direction.DOWN, 0, True, None, "2.2 (c): nothing to divide by"),
    (Is.LESS_THAN, 2, None, Direction.DOWN, 2, False, "100", "dưới 2% is strict"),
    (Is.LESS_THAN, 2, None, Direction.DOWN, "1.9", True, "105.263157", "dưới 2%"),
    (Is.EXACTLY, 0, None, Direction.DOWN, 0, True, None, "2.2 (c): target 0 only met or not"),
    (Is.EXACTLY, 0, None, Direction.DOWN, 1, False, None, "2.2 (c): không còn hộ nghèo"),
    (Is.AT_MOST, 0, None, Direction.DOWN, 1, False, None, "không có chi bộ yếu kém"),
    (Is.EXACTLY, 5, None, Direction.LEVEL, 6, False, "83.333333", "exactly: too much is not met either"),
    (Is.EXACTLY, 5, None, Direction.LEVEL, 4, False, "80", "exactly"),
    (Is.EXACTLY, 5, None, Direction.LEVEL, 5, True, "100", "exactly"),
    (Is.RANGE, 8, 10, Direction.UP, 6, False, "75", "2.1: từ 8 đến 10 đảng viên, by the lower end"),
    (Is.RANGE, 8, 10, Direction.UP, 9, True, "100", "inside the range"),
    (Is.RANGE, 8, 10, Direction.UP, 12, True, "120", "beyond the upper end where more is better"),
    (Is.RANGE, 8, 10, Direction.DOWN, 12, False, "83.333333", "where less is better"),
    (Is.RANGE, 8, 10, Direction.DOWN, 5, True, "160", "where less is better"),
    (Is.RANGE, 8, 10, Direction.LEVEL, 12, False, "83.333333", "must stay inside"),
    (Is.RANGE, 8, 10, Direction.LEVEL, 6, False, "75", "must stay inside"),
    (Is.AT_LEAST, 0, None, Direction.UP, 3, True, None, "at least nothing has no percentage"),
    (Is.AT_LEAST, -2, None, Direction.UP, -3, False, None, "a negative target has no percentage"),
    (Is.AT_LEAST, 10, None, Direction.UP, -2, False, "-20", "a loss against a gain"),
]


@pytest.mark.parametrize(
    ("comparator", "value", "upper", "direction", "actual", "met", "percent", "source"), ONE_FIGURE
)
def test_one_figure_against_one_value(
    comparator: Is, value: int, upper: int | None, direction: Direction, actual: int | str, met: bool,
    percent: str | None, source: str,
) -> None:  # fmt: skip
    found = judge(Kind.LEVEL, comparator, value, [state(2022, Decimal(actual))], value_max=upper, direction=direction)
    assert found.met is met, source
    shown = None if found.percent_of_term_target is None else found.percent_of_term_target
    assert (
        shown is None if percent is None else shown is not None and abs(shown - Fraction(percent)) < Fraction(1, 10**6)
    )


# (name, terms, figures, met, percent, status, a piece of the arithmetic)
KINDS = [
    ("cumulative, under way", TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_LEAST, 40, unit="đảng viên"), HALVES,
     False, Fraction(80), Status.LIKELY,
     "5 + 5 + 6 + 6 + 4 + 6 = 32 đảng viên; so với chỉ tiêu từ 40 đảng viên trở lên: 32 / 40 = 80%"),
    ("cumulative, reached early", TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_LEAST, 30), HALVES,
     True, Fraction(3200, 30), Status.EXCEEDED, "32 / 30 ≈ 106,67%"),
    ("cumulative, one is enough", TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_LEAST, 1, unit="trường"), yearly(0, 1, 0),
     True, Fraction(100), Status.REACHED, "0 + 1 + 0 = 1 trường"),
    ("cumulative in years", TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_LEAST, 40),
     [Observation(half(2021, 1, 0).window, 4, basis=Basis.YEAR_TO_DATE), year(2021, 9, basis=Basis.YEAR_TO_DATE),
      Observation(half(2022, 1, 0).window, 5, basis=Basis.YEAR_TO_DATE)],
     False, Fraction(35), Status.LIKELY, "9 + 5 = 14"),
    ("cumulated in the term", TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_LEAST, 40),
     [year(of, value, basis=Basis.TERM_TO_DATE) for of, value in ((2020, 5), (2021, 16), (2022, 26))],
     False, Fraction(65), Status.LIKELY, "26 / 40 = 65%"),
    ("cumulative limit, kept", TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_MOST, 5, unit="vụ"), yearly(1, 1, 0),
     None, None, Status.LIKELY, "1 + 1 + 0 = 2 vụ; so với chỉ tiêu không quá 5 vụ: 2 vụ, chưa kết luận"),
    ("cumulative limit, broken", TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_MOST, 5), yearly(3, 3, 0),
     False, Fraction(500, 6), Status.MISSED, "5 / 6 ≈ 83,33%"),
    ("a state that grew", TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_LEAST, 3, baseline=12),
     [state(2021, 13), state(2022, 14)], False, Fraction(200, 3), Status.LIKELY, "2 / 3 ≈ 66,67%"),
    ("share of a moment", TargetTerms(Kind.RATIO, TERM, Is.AT_LEAST, 85, unit="%"),
     [Observation(year(2022).window, 171, 190, Basis.MOMENT)],
     True, Fraction(90 * 100, 85), Status.EXCEEDED, "171 / 190 × 100 = 90%"),
    ("share of what arose", TargetTerms(Kind.RATIO, TERM, Is.AT_LEAST, 5, unit="%"),
     [year(2021, 32, denominator=600), year(2022, 40, denominator=620)],
     True, Fraction(7200 * 100, 1220 * 5), Status.EXCEEDED, "72 / 1.220 × 100 ≈ 5,9%"),
    ("per mille", TargetTerms(Kind.RATIO, TERM, Is.AT_MOST, 15, unit="‰", direction=Direction.DOWN),
     [year(2022, 12, denominator=1000)], True, Fraction(125), Status.REACHED, "12 / 1.000 × 1.000 = 12‰"),
    ("growth of a state", TargetTerms(Kind.GROWTH, TERM, Is.AT_LEAST, 50, unit="%", baseline=200), [state(2022, 270)],
     False, Fraction(70), Status.LIKELY, "(270 - 200) / 200 × 100 = 35%"),
    ("growth of yearly amounts", TargetTerms(Kind.GROWTH, TERM, Is.AT_LEAST, 50, unit="%", baseline=100),
     [*yearly(110, 121, 135), half(2023, 1, 60)], False, Fraction(70), Status.LIKELY,
     "(135 - 100) / 100 × 100 = 35%"),
    ("every year, one missed", TargetTerms(Kind.EVERY_YEAR, TERM, Is.AT_LEAST, 10, unit="tỷ đồng"), yearly(11, 9, 12),
     False, Fraction(3200, 30), Status.MISSED, "Đạt 2/3 năm; bình quân 10,67 tỷ đồng mỗi năm"),
    ("every year, all met", TargetTerms(Kind.EVERY_YEAR, TERM, Is.AT_LEAST, 10), yearly(11, 10, 12),
     True, Fraction(110), Status.EXCEEDED, "Đạt 3/3 năm"),
    ("every year, in a range", TargetTerms(Kind.EVERY_YEAR, TERM, Is.RANGE, 8, 10), yearly(8, 10, 9),
     True, Fraction(100), Status.REACHED, "Đạt 3/3 năm"),
    ("average over years", TargetTerms(Kind.AVERAGE, TERM, Is.AT_LEAST, 10, unit="lớp"),
     [*yearly(11, 9, 13), half(2023, 1, 1)], True, Fraction(110), Status.EXCEEDED, "(11 + 9 + 13) / 3 = 11 lớp"),
    ("average growth, met exactly", TargetTerms(Kind.AVERAGE_GROWTH, TERM, Is.RANGE, 10, 12, unit="%", baseline=100),
     yearly(108, 120, Decimal("133.1")), True, Fraction(100), Status.REACHED, "(133,1 / 100)^(1/3) - 1 ≈ 10% mỗi năm"),
    ("share of assigned figures", TargetTerms(Kind.ASSIGNED_SHARE, TERM),
     [year(2020, 103, assigned=87), year(2021, 90, assigned=90), year(2022, 12, assigned=10)],
     True, Fraction(20500, 187), Status.EXCEEDED, "cộng các năm: 205 / 187 ≈ 109,63%"),
    ("share of assigned figures, one missed", TargetTerms(Kind.ASSIGNED_SHARE, TERM),
     [year(2020, 103, assigned=87), year(2021, 90, assigned=95)],
     False, Fraction(19300, 182), Status.MISSED, "Đạt 1/2 năm"),
    ("not worse than the year before", TargetTerms(Kind.NOT_WORSE, TERM, Is.AT_MOST, baseline=5), yearly(5, 4, 4),
     True, Fraction(100), Status.REACHED, "năm 2021: 4 so với năm trước 5"),
    ("worse than the year before", TargetTerms(Kind.NOT_WORSE, TERM, Is.AT_MOST, baseline=5), yearly(5, 4, 6),
     False, Fraction(200, 3), Status.MISSED, "Đạt 2/3 năm"),
    ("a title reached", TargetTerms(Kind.YES_NO, TERM), [year(2022, attained=True)],
     True, None, Status.REACHED, "đã đạt"),
    ("a title not reached yet", TargetTerms(Kind.YES_NO, TERM), [year(2022, attained=False)],
     False, None, Status.UNDER_WAY, "chưa đạt"),
    ("a title each year", TargetTerms(Kind.TITLE_YEARS, TERM), [year(of, attained=True) for of in range(2020, 2023)],
     True, Fraction(100), Status.REACHED, "Đạt 3/3 năm"),
    ("a title in four years of five", TargetTerms(Kind.TITLE_YEARS, TERM, needed_years=4),
     [year(2020, attained=True), year(2021, attained=True), year(2022, attained=False)],
     False, Fraction(50), Status.AT_RISK, "Đạt 2 năm so với 4 năm cần đạt: 2 / 4 = 50%"),
    ("too few years left for a title", TargetTerms(Kind.TITLE_YEARS, TERM, needed_years=4),
     [year(2020, attained=False), year(2021, attained=False)], False, Fraction(0), Status.MISSED, "0 / 4 = 0%"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "terms", "figures", "met", "percent", "status", "words"), KINDS, ids=[each[0] for each in KINDS]
)
def test_each_kind_at_mid_term(
    name: str, terms: TargetTerms, figures: list[Observation], met: bool | None, percent: Fraction | None,
    status: Status, words: str,
) -> None:  # fmt: skip
    found = assess(terms, figures, ON)
    assert (found.met, found.percent_of_term_target, found.status) == (met, percent, status)
    assert words in found.arithmetic


def test_every_kind_has_a_case() -> None:
    told = {terms.kind for _, terms, *_ in KINDS} | {Kind.LEVEL, Kind.COMPOSITE, Kind.QUALITATIVE}
    assert told == set(Kind)


@pytest.mark.parametrize(
    ("judged", "met", "status"),
    [
        (Judged.REACHED, True, Status.REACHED),
        (Judged.UNDER_WAY, None, Status.UNDER_WAY),
        (Judged.NOT_REACHED, False, Status.AT_RISK),
        (None, None, Status.NO_DATA),
    ],
)
def test_a_qualitative_target_stands_as_a_person_judged(
    judged: Judged | None, met: bool | None, status: Status
) -> None:
    found = assess(TargetTerms(Kind.QUALITATIVE, TERM), [], ON, judged=judged)
    assert (found.met, found.status, found.percent_of_term_target) == (met, status, None)


def part(value: Number) -> Assessment:
    return judge(Kind.LEVEL, Is.AT_LEAST, 10, [state(2022, value)])


def test_a_composite_counts_once_and_is_as_far_as_its_last_part() -> None:
    found = assess(TargetTerms(Kind.COMPOSITE, TERM), [], ON, parts=[part(20), part(8)])
    assert (found.met, found.percent_of_term_target) == (False, 80)
    assert found.arithmetic == "Đạt 1/2 chỉ tiêu thành phần; thành phần thấp nhất: 80%."


def test_a_composite_with_a_part_that_has_no_figures_has_no_percentage() -> None:
    nothing = judge(Kind.LEVEL, Is.AT_LEAST, 10, [])
    found = assess(TargetTerms(Kind.COMPOSITE, TERM), [], ON, parts=[part(20), nothing])
    assert (found.met, found.percent_of_term_target, found.status) == (None, None, Status.INCOMPLETE)
    assert assess(TargetTerms(Kind.COMPOSITE, TERM), [], ON, parts=[nothing]).status is Status.NO_DATA


def test_a_composite_is_met_when_every_part_is() -> None:
    zero = judge(Kind.LEVEL, Is.EXACTLY, 0, [state(2022, 0)])
    found = assess(TargetTerms(Kind.COMPOSITE, TERM), [], ON, parts=[part(12), zero])
    assert (found.met, found.percent_of_term_target, found.status) == (True, 100, Status.REACHED)


def test_without_figures_a_target_says_so() -> None:
    found = judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, [])
    assert (found.status, found.met, found.arithmetic) == (Status.NO_DATA, None, "Chưa có số liệu để tính.")
    assert judge(Kind.EVERY_YEAR, Is.AT_LEAST, 10, [], on=day(2020, 9, 1)).status is Status.NOT_DUE


def test_a_denominator_of_zero_is_no_figure() -> None:
    assert judge(Kind.RATIO, Is.AT_LEAST, 5, [year(2022, 3, denominator=0)], unit="%").status is Status.NO_DATA


def test_after_the_deadline_a_target_is_reached_or_missed() -> None:
    whole = yearly(6, 11, 10, 6, 3)
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, whole, on=AFTER).status is Status.MISSED
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, whole, on=AFTER).forecast is None
    assert judge(Kind.CUMULATIVE, Is.AT_MOST, 40, whole, on=AFTER).status is Status.REACHED
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, HALVES, due_on=day(2023, 1, 31)).status is Status.MISSED


def test_only_what_had_begun_by_the_day_is_looked_at() -> None:
    found = judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, HALVES, on=day(2021, 6, 30))
    assert (found.value, found.data_until) == (10, day(2021, 6, 30))


def test_a_window_counts_in_the_term_that_holds_half_of_it() -> None:
    across = Observation(window(CALENDAR, Length.QUARTER, 2020, 2), 7)  # 47 of 91 days
    earlier = Observation(window(CALENDAR, Length.QUARTER, 2020, 1), 100)
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, [across]).value == 7
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, [earlier, across]).value == 7
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, [half(2020, 1, 100), half(2020, 2, 5)]).value == 5  # 47 of 182
    last = judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, [half(2025, 1, 9, estimate=True)], on=AFTER)  # 134 of 181
    assert last.value == 9


def test_the_cut_off_of_december_closes_the_year() -> None:
    figures = [Observation(window(CUT_OFF_15, Length.QUARTER, 2021, quarter), 3) for quarter in range(1, 5)]
    found = judge(Kind.EVERY_YEAR, Is.AT_LEAST, 12, figures, year_rule=CUT_OFF_15, on=day(2021, 12, 14))
    assert (found.years_met, found.years_counted) == (1, 1)


def test_a_year_that_is_not_over_counts_only_when_it_is_met_for_good() -> None:
    growing = judge(Kind.EVERY_YEAR, Is.AT_LEAST, 10, [half(2023, 1, 12)])
    assert (growing.years_met, growing.years_counted) == (1, 1)
    short = judge(Kind.EVERY_YEAR, Is.AT_LEAST, 10, [*yearly(11, 12, 13), half(2023, 1, 4)])
    assert (short.years_met, short.years_counted, short.met) == (3, 3, True)
    limit = judge(Kind.EVERY_YEAR, Is.AT_MOST, 2, [*yearly(1, 1, 1), half(2023, 1, 3)])
    assert (limit.years_met, limit.years_counted, limit.met) == (3, 4, False)


def test_a_year_without_figures_leaves_the_answer_open_and_is_named() -> None:
    found = judge(Kind.EVERY_YEAR, Is.AT_LEAST, 10, [year(2020, 11), year(2022, 12)])
    assert (found.met, found.years_met, found.years_counted) == (None, 2, 2)
    assert "thiếu số liệu năm 2021" in found.arithmetic


def test_a_year_may_have_its_own_plan() -> None:
    plan = Milestone(window(CALENDAR, Length.YEAR, 2021), 8)
    found = judge(Kind.EVERY_YEAR, Is.AT_LEAST, 10, yearly(11, 9, 12), milestones=(plan,))
    assert (found.met, found.years_met) == (True, 3)
    assert found.percent_of_term_target == Fraction(32, 28) * 100


def test_the_mean_of_shares_is_their_numerators_over_their_denominators() -> None:
    figures = [year(2020, 1, denominator=2), year(2021, 90, denominator=100)]
    found = judge(Kind.AVERAGE, Is.AT_LEAST, 80, figures, unit="%")
    assert found.value == Fraction(9100, 102)


def test_figures_of_one_window_are_the_final_one_and_never_both() -> None:
    found = judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, [half(2022, 1, 9, estimate=True), half(2022, 1, 6)])
    assert (found.value, found.estimate) == (6, False)
    with pytest.raises(OverlappingWindows):
        judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, [half(2022, 1, 9), half(2022, 1, 6)])


def test_overlapping_windows_are_never_added() -> None:
    quarter = Observation(window(CALENDAR, Length.QUARTER, 2022, 1), 3)
    with pytest.raises(OverlappingWindows, match=r"Quý I năm 2022.*6 tháng đầu năm 2022"):
        judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, [half(2022, 1, 9), quarter])


def test_figures_of_two_bases_are_never_put_together() -> None:
    with pytest.raises(TermsMalformed, match="lũy kế"):
        judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, [half(2022, 1, 9), year(2021, 3, basis=Basis.TERM_TO_DATE)])


def test_an_estimate_and_a_gap_are_told() -> None:
    found = judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, [half(2020, 2, 5), half(2022, 1, 6, estimate=True)])
    assert (found.estimate, found.gapless) == (True, False)
    assert found.arithmetic.endswith("Có số ước thực hiện. Có kỳ chưa có số liệu.")


def quarter(of: int, number: int, value: Number) -> Observation:
    return Observation(window(CALENDAR, Length.QUARTER, of, number), value)


@pytest.mark.parametrize(
    ("figures", "gapless"),
    [
        ([quarter(2020, 2, 1), quarter(2020, 3, 1)], True),
        ([quarter(2020, 3, 1), quarter(2020, 4, 1)], False),  # 47 of the 91 days of the second quarter
        ([half(2020, 2, 1), half(2021, 1, 1)], True),  # 47 of the 182 days of the first half
        ([quarter(2020, 4, 1)], False),
        ([quarter(2020, 3, 1), quarter(2021, 1, 1)], False),
    ],
)
def test_a_gap_is_a_window_that_is_missing(figures: list[Observation], gapless: bool) -> None:
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, figures).gapless is gapless


def test_the_first_year_may_lack_a_piece_shorter_than_a_window_but_no_later_year() -> None:
    rest_of_2020 = [quarter(2020, 2, 0), quarter(2020, 3, 6), quarter(2020, 4, 6)]
    assert judge(Kind.EVERY_YEAR, Is.AT_MOST, 20, rest_of_2020, on=day(2020, 12, 31)).years_counted == 1
    without_q1 = [*rest_of_2020, *(quarter(2021, number, 1) for number in (2, 3, 4))]
    assert judge(Kind.EVERY_YEAR, Is.AT_MOST, 20, without_q1, on=day(2021, 12, 31)).years_counted == 1


def test_missing_units_are_told() -> None:
    figure = Observation(half(2020, 2, 0).window, 5, complete=False)
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, [figure]).arithmetic.endswith("Chưa đủ báo cáo của các đơn vị.")


REVISED = (Revision(day(2022, 1, 10), 30, decision="Quyết định 05-QĐ/ĐU"),)


def test_a_revision_keeps_both_values_and_holds_from_its_day() -> None:
    found = judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, HALVES, unit="đảng viên", revisions=REVISED)
    assert (found.target, found.original) == (30, 40)
    assert (found.percent_of_term_target, found.percent_of_original) == (Fraction(3200, 30), 80)
    assert (
        "đã điều chỉnh theo Quyết định 05-QĐ/ĐU, trước đó từ 40 đảng viên trở lên; so với mức ban đầu: 80%"
        in found.arithmetic
    )
    earlier = judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, HALVES, revisions=REVISED, on=day(2022, 1, 9))
    assert (earlier.target, earlier.original) == (40, None)


def test_a_milestone_is_held_against_its_own_window() -> None:
    middle = Milestone(Window(TERM.start, day(2023, 1, 1)), 24)
    year_2022 = Milestone(window(CALENDAR, Length.YEAR, 2022), 12)
    later = Milestone(window(CALENDAR, Length.YEAR, 2023), 9)
    whole = judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, HALVES, milestones=(year_2022, middle, later))
    assert (whole.milestone, whole.percent_of_milestone, whole.milestone_met) == (middle, Fraction(2600, 24), True)
    one = judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, HALVES, milestones=(year_2022, later))
    assert (one.percent_of_milestone, one.milestone_met) == (Fraction(1000, 12), False)
    figures = [year(of, value, basis=Basis.TERM_TO_DATE) for of, value in ((2020, 5), (2021, 16), (2022, 26))]
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, figures, milestones=(year_2022,)).percent_of_milestone == Fraction(
        1000, 12
    )


def test_percent_of_the_term_and_of_the_milestone_are_two_figures() -> None:
    middle = Milestone(Window(TERM.start, day(2023, 7, 1)), 20)
    found = judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, HALVES, milestones=(middle,))
    assert (found.percent_of_term_target, found.percent_of_milestone) == (80, 160)


def test_the_expected_pace_is_the_share_of_time() -> None:
    days = (ON - TERM.start).days + 1
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, HALVES).expected_pace == Fraction(days * 100, TERM.days)


def test_a_baseline_shows_how_much_of_the_way_is_done() -> None:
    found = judge(Kind.LEVEL, Is.AT_MOST, 2, [state(2022, Decimal("3.5"))], baseline=5, direction=Direction.DOWN)
    assert found.percent_of_change == 50


@pytest.mark.parametrize(
    ("value", "status", "reaches"),
    [(40, Status.LIKELY, True), (55, Status.AT_RISK, False), (80, Status.UNLIKELY, False)],
)
def test_the_forecast_of_what_is_added_up_keeps_its_pace(value: int, status: Status, reaches: bool) -> None:
    found = judge(Kind.CUMULATIVE, Is.AT_LEAST, value, HALVES)
    assert found.forecast is not None
    covered = (day(2023, 7, 1) - day(2020, 7, 1)).days  # the six half-years that belong to the term
    assert found.forecast.value == 32 * Fraction(TERM.days, covered)
    assert (found.status, found.forecast.reaches) == (status, reaches)


def test_what_counts_as_unlikely_follows_the_rule_of_the_term() -> None:
    terms = TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_LEAST, 55)
    assert assess(terms, HALVES, ON, pace=PaceRule(unlikely_below=Fraction(98))).status is Status.UNLIKELY
    assert assess(terms, HALVES, ON, pace=PaceRule(likely_from=Fraction(90))).status is Status.LIKELY
    early = assess(terms, HALVES, day(2020, 12, 31), pace=PaceRule(earliest_share=Fraction(1, 2)))
    assert early.forecast is None


def test_the_forecast_of_a_level_is_a_straight_line_that_leaves_no_share_above_its_whole() -> None:
    figures = [state(2020, 70), state(2022, 80)]
    line = judge(Kind.LEVEL, Is.AT_LEAST, 95, figures, unit="%")
    days = (TERM.last_day - day(2022, 12, 31)).days
    assert line.forecast is not None
    assert line.forecast.value == 80 + Fraction(10 * days, (day(2022, 12, 31) - day(2020, 12, 31)).days)
    steep = [Observation(year(of).window, count, 100, Basis.MOMENT) for of, count in ((2021, 60), (2022, 95))]
    share = judge(Kind.RATIO, Is.AT_LEAST, 99, steep, unit="%")
    assert share.forecast is not None
    assert share.forecast.value == 100
    assert judge(Kind.LEVEL, Is.AT_LEAST, 95, [state(2022, 80)]).forecast is None


def test_remaining_is_what_is_still_to_come() -> None:
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 40, HALVES).remaining == 8
    assert judge(Kind.CUMULATIVE, Is.AT_LEAST, 30, HALVES).remaining == 0


@pytest.mark.parametrize(
    "terms",
    [
        TargetTerms(Kind.LEVEL, TERM, Is.AT_LEAST, None),
        TargetTerms(Kind.LEVEL, TERM, Is.RANGE, 8, None),
        TargetTerms(Kind.LEVEL, TERM, Is.RANGE, 8, 5),
        TargetTerms(Kind.GROWTH, TERM, Is.AT_LEAST, 5, baseline=0),
        TargetTerms(Kind.AVERAGE_GROWTH, TERM, Is.AT_LEAST, 5),
        TargetTerms(Kind.TITLE_YEARS, TERM, needed_years=0),
        TargetTerms(Kind.COMPOSITE, TERM),
        TargetTerms(Kind.LEVEL, TERM, Is.AT_LEAST, 5, due_on=day(2019, 1, 1)),
    ],
)
def test_terms_that_cannot_be_judged_are_refused(terms: TargetTerms) -> None:
    with pytest.raises(TermsMalformed, match="Chỉ tiêu chưa đủ điều kiện"):
        assess(terms, [year(2022, 3, attained=True)], ON)


def test_floats_are_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        judge(Kind.LEVEL, Is.AT_LEAST, 0.5, [state(2022, 1)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("along", "value", "met"),
    [  # domain facts 2.1: "hằng năm kết nạp đảng viên mới đạt từ 5% tổng số đảng viên trở lên"
        (DenominatorRule.SUM, Fraction(3300, 1220), False),
        (DenominatorRule.LAST, Fraction(3300, 620), True),
        (DenominatorRule.MEAN, Fraction(3300, 610), True),
    ],
)
@pytest.mark.parametrize("kind", [TargetKind.EVERY_YEAR, TargetKind.RATIO])
def test_a_stock_under_a_share_is_not_added_to_itself(
    along: DenominatorRule, value: Fraction, met: bool, kind: TargetKind
) -> None:
    halves = (window(CALENDAR, Length.HALF_YEAR, 2022, number) for number in (1, 2))
    found = [
        Observation(each, new, members, denominator_along=along)
        for each, new, members in zip(halves, (16, 17), (600, 620), strict=True)
    ]
    term = Window(datetime.date(2022, 1, 1), datetime.date(2023, 1, 1))
    judged = assess(TargetTerms(kind, term, value=5, unit="%"), found, datetime.date(2022, 12, 31))
    assert (judged.value, judged.met) == (value, met)
