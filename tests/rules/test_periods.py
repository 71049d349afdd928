"""Windows, their labels, due days and lateness."""

from __future__ import annotations

import datetime
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.periods import (
    CALENDAR,
    CUT_OFF_15,
    DueRule,
    EmptyWindow,
    Length,
    NoSuchPeriod,
    OverlappingWindows,
    RuleMalformed,
    Timeliness,
    Window,
    WindowRule,
    check_apart,
    due_day,
    label,
    lateness,
    local_day,
    named,
    overlapping,
    term_label,
    tiles,
    timeliness,
    timeliness_sentence,
    window,
    window_of,
    windows_between,
    year_before,
)

day = datetime.date
TERM = Window(day(2020, 5, 15), day(2025, 5, 15))
RULES = st.builds(WindowRule, st.just("any"), st.integers(1, 28), st.integers(-1, 1))
LENGTHS = st.sampled_from(list(Length))
TILING = st.sampled_from([each for each in Length if each is not Length.NINE_MONTHS])
DAYS = st.dates(min_value=day(1990, 1, 1), max_value=day(2060, 12, 31))
TERMS = st.builds(lambda start, days: Window(start, start + datetime.timedelta(days=days)), DAYS, st.integers(1, 2200))


@pytest.mark.parametrize(
    ("rule", "length", "ordinal", "first", "last", "source"),
    [
        (CALENDAR, Length.QUARTER, 1, day(2024, 1, 1), day(2024, 3, 31), "lịch"),
        (CALENDAR, Length.MONTH, 2, day(2024, 2, 1), day(2024, 2, 29), "lịch, năm nhuận"),
        (CALENDAR, Length.YEAR, 1, day(2024, 1, 1), day(2024, 12, 31), "lịch"),
        (CUT_OFF_15, Length.MONTH, 3, day(2024, 2, 15), day(2024, 3, 14), "NĐ 09/2019 Điều 12: unverified"),
        (CUT_OFF_15, Length.QUARTER, 1, day(2023, 12, 15), day(2024, 3, 14), "NĐ 09/2019 Điều 12: by a circular"),
        (CUT_OFF_15, Length.QUARTER, 2, day(2024, 3, 15), day(2024, 6, 14), "NĐ 09/2019 Điều 12: by a circular"),
        (CUT_OFF_15, Length.HALF_YEAR, 1, day(2023, 12, 15), day(2024, 6, 14), "NĐ 09/2019 Điều 12: unverified"),
        (CUT_OFF_15, Length.NINE_MONTHS, 1, day(2023, 12, 15), day(2024, 9, 14), "from memory, unverified"),
        (CUT_OFF_15, Length.YEAR, 1, day(2023, 12, 15), day(2024, 12, 14), "NĐ 09/2019 Điều 12: by a circular"),
    ],
)
def test_windows_of_2024(rule: WindowRule, length: Length, ordinal: int, first: day, last: day, source: str) -> None:
    found = window(rule, length, 2024, ordinal)
    assert (found.start, found.last_day) == (first, last), source


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (window(CALENDAR, Length.QUARTER, 2024, 1), "Quý I năm 2024"),
        (window(CUT_OFF_15, Length.QUARTER, 2024, 4), "Quý IV năm 2024"),
        (window(CALENDAR, Length.HALF_YEAR, 2024, 1), "6 tháng đầu năm 2024"),
        (window(CUT_OFF_15, Length.HALF_YEAR, 2024, 2), "6 tháng cuối năm 2024"),
        (window(CALENDAR, Length.NINE_MONTHS, 2024), "9 tháng đầu năm 2024"),
        (window(CUT_OFF_15, Length.MONTH, 2024, 1), "Tháng 1 năm 2024"),
        (window(CALENDAR, Length.YEAR, 2024), "Năm 2024"),
        (Window(day(2024, 2, 1), day(2024, 3, 15)), "Từ 01/02/2024 đến 14/03/2024"),
    ],
)
def test_a_window_is_called_as_offices_call_it(days: Window, words: str) -> None:
    assert label(days) == words


def test_a_term_is_called_by_its_years() -> None:
    assert term_label(TERM) == "nhiệm kỳ 2020-2025"


@given(RULES, LENGTHS, st.integers(1995, 2055), st.integers(1, 12))
def test_every_window_is_named_back(rule: WindowRule, length: Length, year: int, ordinal: int) -> None:
    try:
        found = window(rule, length, year, ordinal)
    except NoSuchPeriod:
        return
    name = named(found, [rule])
    assert name is not None
    assert (name.length, name.year, name.ordinal) == (length, year, ordinal)


@given(RULES, TILING, DAYS)
def test_each_day_lies_in_one_window(rule: WindowRule, length: Length, today: day) -> None:
    holding = window_of(rule, length, today)
    assert today in holding
    assert window_of(rule, length, holding.end).start == holding.end


@given(TERMS, TILING, RULES)
def test_tiles_hold_every_day_of_the_term_once(term: Window, length: Length, rule: WindowRule) -> None:
    pieces = tiles(term, length, rule)
    assert (pieces[0].start, pieces[-1].end) == (term.start, term.end)
    assert all(one.end == other.start for one, other in pairwise(pieces))
    assert sum(each.days for each in pieces) == term.days


@given(TERMS, LENGTHS, RULES)
def test_the_windows_of_a_term_are_those_that_belong_to_it(term: Window, length: Length, rule: WindowRule) -> None:
    found = windows_between(term.start, term.end, length, rule)
    by_days = {window_of(rule, length, term.start + datetime.timedelta(days=offset)) for offset in range(term.days)}
    by_days |= {window(rule, length, year) for year in range(term.start.year - 1, term.end.year + 2)}
    assert set(found) == {each for each in by_days if each.belongs_to(term)}
    assert list(found) == sorted(found)
    assert overlapping(found) is None


def test_a_term_from_may_expects_five_years_and_twenty_quarters() -> None:
    assert [each.start.year for each in windows_between(TERM.start, TERM.end, Length.YEAR, CALENDAR)] == list(
        range(2020, 2025)
    )
    assert len(windows_between(TERM.start, TERM.end, Length.QUARTER, CALENDAR)) == 20
    assert windows_between(TERM.end, TERM.start, Length.QUARTER, CALENDAR) == ()


# (the term, the window, whether it belongs, why): the product's decision, one rule for terms, years and plans.
AT_THE_EDGE = [
    (TERM, window(CALENDAR, Length.HALF_YEAR, 2020, 1), False, "47 of 182 days: the committee before"),
    (TERM, window(CALENDAR, Length.QUARTER, 2020, 2), True, "47 of 91 days"),
    (TERM, window(CALENDAR, Length.YEAR, 2020), True, "231 of 366 days"),
    (TERM, window(CALENDAR, Length.HALF_YEAR, 2025, 1), True, "134 of 181 days, though it ends after the term"),
    (TERM, window(CALENDAR, Length.YEAR, 2025), False, "134 of 365 days"),
    (TERM, window(CALENDAR, Length.MONTH, 2025, 5), False, "14 of 31 days"),
    (Window(day(2023, 11, 1), day(2028, 11, 1)), window(CALENDAR, Length.YEAR, 2023), False, "61 of 365 days"),
    (Window(day(2023, 11, 1), day(2028, 11, 1)), window(CALENDAR, Length.YEAR, 2028), True, "305 of 366 days"),
    (Window(day(2020, 7, 2), day(2025, 7, 2)), window(CALENDAR, Length.YEAR, 2020), True, "half: it ends here"),
    (Window(day(2015, 7, 2), day(2020, 7, 2)), window(CALENDAR, Length.YEAR, 2020), False, "half: it ends there"),
]


@pytest.mark.parametrize(("term", "days", "belongs", "why"), AT_THE_EDGE, ids=[each[-1] for each in AT_THE_EDGE])
def test_a_window_belongs_where_at_least_half_of_its_days_lie(
    term: Window, days: Window, belongs: bool, why: str
) -> None:
    assert days.belongs_to(term) is belongs, why


@given(TERMS, st.integers(1, 2200), LENGTHS, RULES, DAYS)
def test_a_window_stands_in_one_of_two_terms_that_follow_each_other_or_in_neither_of_short_ones(
    term: Window, more: int, length: Length, rule: WindowRule, when: day
) -> None:
    after = Window(term.end, term.end + datetime.timedelta(days=more))
    found = window_of(rule, length, when)
    assert not (found.belongs_to(term) and found.belongs_to(after))
    whole = Window(term.start, after.end)
    if whole.covers(found):
        assert found.belongs_to(term) or found.belongs_to(after)


def test_nine_months_leave_three_out_so_they_do_not_tile() -> None:
    with pytest.raises(ValueError, match="three"):
        tiles(TERM, Length.NINE_MONTHS, CALENDAR)


@pytest.mark.parametrize(
    ("today", "share"),
    [(day(2024, 1, 1), Fraction(1, 366)), (day(2023, 12, 31), Fraction(0)), (day(2024, 12, 31), Fraction(1)),
     (day(2025, 6, 1), Fraction(1)), (day(2024, 7, 1), Fraction(183, 366))],
)  # fmt: skip
def test_the_elapsed_share_counts_the_day_itself(today: day, share: Fraction) -> None:
    assert window(CALENDAR, Length.YEAR, 2024).elapsed_share(today) == share


def test_windows_that_share_days_are_never_added() -> None:
    quarter, half = window(CALENDAR, Length.QUARTER, 2024, 2), window(CALENDAR, Length.HALF_YEAR, 2024, 1)
    assert overlapping([half, quarter]) == (half, quarter)
    with pytest.raises(OverlappingWindows, match=r"6 tháng đầu năm 2024.*Quý II năm 2024"):
        check_apart([quarter, half])
    check_apart([window(CALENDAR, Length.QUARTER, 2024, ordinal) for ordinal in range(1, 5)])


@given(st.lists(TERMS, max_size=6))
def test_overlaps_are_found_as_by_looking_at_every_pair(windows: list[Window]) -> None:
    pairs = any(one.overlaps(other) for index, one in enumerate(windows) for other in windows[index + 1 :])
    assert (overlapping(windows) is not None) == pairs


def test_the_two_rules_overlap_so_a_quarter_is_days_and_no_label() -> None:
    assert window(CALENDAR, Length.QUARTER, 2024, 1).overlaps(window(CUT_OFF_15, Length.QUARTER, 2024, 2))


@pytest.mark.parametrize(("start", "end"), [(day(2024, 1, 2), day(2024, 1, 1)), (day(2024, 1, 1), day(2024, 1, 1))])
def test_a_window_holds_at_least_one_day(start: day, end: day) -> None:
    with pytest.raises(EmptyWindow, match=r"Hãy chọn lại"):
        Window(start, end)


@pytest.mark.parametrize(("first_day", "shift"), [(0, 0), (29, 0), (1, 2)])
def test_a_rule_outside_its_limits_is_refused(first_day: int, shift: int) -> None:
    with pytest.raises(RuleMalformed):
        WindowRule("wrong", first_day, shift)


@pytest.mark.parametrize(("length", "ordinal"), [(Length.QUARTER, 5), (Length.MONTH, 0), (Length.YEAR, 2)])
def test_a_year_has_no_fifth_quarter(length: Length, ordinal: int) -> None:
    with pytest.raises(NoSuchPeriod):
        window(CALENDAR, length, 2024, ordinal)


def test_a_year_earlier_29_february_is_the_28th() -> None:
    assert year_before(Window(day(2024, 2, 29), day(2024, 3, 1))) == Window(day(2023, 2, 28), day(2023, 3, 1))


Q1 = window(CALENDAR, Length.QUARTER, 2024, 1)


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        (DueRule(10), day(2024, 4, 10)),
        (DueRule(0), day(2024, 3, 31)),
        # 31/3/2024 is a Sunday. Bộ luật Dân sự 2015 Điều 148: from memory, unverified.
        (DueRule(0, next_working_day=True), day(2024, 4, 1)),
        (DueRule(0, next_working_day=True, holidays=frozenset({day(2024, 4, 1)})), day(2024, 4, 2)),
    ],
)
def test_the_due_day_follows_the_windows_last_day(rule: DueRule, due: day) -> None:
    assert due_day(Q1, rule) == due


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("at", "days"),
    [
        ("2024-04-10T23:59:59+07:00", 0),
        ("2024-04-11T00:00:00+07:00", 1),
        ("2024-04-10T16:59:59+00:00", 0),
        ("2024-04-10T17:00:00+00:00", 1),  # midnight in Vietnam: a day is compared as a local day (domain facts 9.13)
        ("2024-04-01T08:00:00+07:00", 0),
        ("2024-04-20T08:00:00+07:00", 10),
    ],
)
def test_lateness_is_counted_in_local_days(at: str, days: int) -> None:
    assert lateness(day(2024, 4, 10), moment(at)) == days


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        local_day(datetime.datetime(2024, 4, 10, 8))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("submitted", "at", "state", "days", "words"),
    [
        ("2024-04-10T23:00:00+07:00", "2024-05-01T08:00:00+07:00", Timeliness.ON_TIME, 0, "Đúng hạn"),
        ("2024-04-12T08:00:00+07:00", "2024-05-01T08:00:00+07:00", Timeliness.LATE, 2, "Nộp muộn 2 ngày"),
        (None, "2024-04-01T08:00:00+07:00", Timeliness.NOT_DUE, 9, "Chưa đến hạn"),
        (None, "2024-04-07T00:00:00+07:00", Timeliness.DUE_SOON, 3, "Còn 3 ngày"),
        (None, "2024-04-10T23:00:00+07:00", Timeliness.DUE_SOON, 0, "Hạn là hôm nay"),
        (None, "2024-04-15T08:00:00+07:00", Timeliness.OVERDUE, 5, "Quá hạn 5 ngày"),
        ("2024-04-12T08:00:00+07:00", "2024-04-11T08:00:00+07:00", Timeliness.OVERDUE, 1, "Quá hạn 1 ngày"),
    ],
)
def test_timeliness_as_of_a_moment(submitted: str | None, at: str, state: Timeliness, days: int, words: str) -> None:
    sent = moment(submitted) if submitted else None
    assert timeliness(day(2024, 4, 10), sent, moment(at)) == (state, days)
    assert timeliness_sentence(state, days) == words
