"""Properties of figures along time: pieces make the whole, whatever their size or basis."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.periods import CALENDAR, Length, Window, window, windows_between
from nhiemky.rules.progress import (
    Basis,
    Comparator,
    Observation,
    PaceRule,
    Status,
    TargetKind,
    TargetTerms,
    assess,
)
from nhiemky.rules.progress.roots import floor_root, mean_growth
from nhiemky.rules.text import parse_number

day = datetime.date
TERM = Window(day(2020, 1, 1), day(2025, 1, 1))
ON = day(2022, 12, 31)
QUARTERS = windows_between(TERM.start, ON + datetime.timedelta(days=1), Length.QUARTER, CALENDAR)
AMOUNTS = st.lists(st.integers(0, 50), min_size=len(QUARTERS), max_size=len(QUARTERS))
TARGETS = st.integers(1, 600)


def arisen(amounts: list[int]) -> list[Observation]:
    return [Observation(each, amount) for each, amount in zip(QUARTERS, amounts, strict=True)]


def halves(amounts: list[int]) -> list[Observation]:
    """The same amounts, reported by half-year."""
    return [
        Observation(Window(one.start, other.end), first + second)
        for one, other, first, second in zip(QUARTERS[::2], QUARTERS[1::2], amounts[::2], amounts[1::2], strict=True)
    ]


def to_date(amounts: list[int]) -> list[Observation]:
    """The same amounts, cumulated in the term."""
    sums = accumulate(amounts)
    return [Observation(each, total, basis=Basis.TERM_TO_DATE) for each, total in zip(QUARTERS, sums, strict=True)]


def in_year(amounts: list[int]) -> list[Observation]:
    """The same amounts, cumulated in each year."""
    sums = [sum(amounts[place // 4 * 4 : place + 1]) for place in range(len(amounts))]
    return [Observation(each, total, basis=Basis.YEAR_TO_DATE) for each, total in zip(QUARTERS, sums, strict=True)]


@given(AMOUNTS, TARGETS, st.sampled_from([TargetKind.CUMULATIVE, TargetKind.EVERY_YEAR, TargetKind.AVERAGE]))
def test_every_way_of_reporting_the_same_amounts_gives_the_same_answer(
    amounts: list[int], target: int, kind: TargetKind
) -> None:
    terms = TargetTerms(kind, TERM, Comparator.AT_LEAST, target)
    answers = {
        (found.value, found.met, found.percent_of_term_target, found.years_met, found.status)
        for found in (
            assess(terms, each, ON) for each in (arisen(amounts), halves(amounts), to_date(amounts), in_year(amounts))
        )
    }
    assert len(answers) == 1


@given(AMOUNTS, TARGETS)
def test_the_cumulative_answer_is_that_of_a_pocket_calculator(amounts: list[int], target: int) -> None:
    found = assess(TargetTerms(TargetKind.CUMULATIVE, TERM, Comparator.AT_LEAST, target), arisen(amounts), ON)
    assert (found.value, found.met) == (sum(amounts), sum(amounts) >= target)
    assert found.percent_of_term_target == Fraction(sum(amounts) * 100, target)
    assert found.remaining == max(0, target - sum(amounts))


@given(AMOUNTS, TARGETS)
def test_yearly_targets_count_years_and_never_add_percentages(amounts: list[int], target: int) -> None:
    years = [sum(amounts[place : place + 4]) for place in range(0, 12, 4)]
    found = assess(TargetTerms(TargetKind.EVERY_YEAR, TERM, Comparator.AT_LEAST, target), arisen(amounts), ON)
    assert (found.years_met, found.years_counted) == (sum(each >= target for each in years), 3)
    assert found.percent_of_term_target == Fraction(sum(years) * 100, 3 * target)
    assert found.met == all(each >= target for each in years)


@given(AMOUNTS, TARGETS)
def test_what_is_settled_stays_whatever_is_reported_later(amounts: list[int], target: int) -> None:
    for comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN):
        terms = TargetTerms(TargetKind.CUMULATIVE, TERM, comparator, target)
        early = assess(terms, arisen(amounts)[:6], day(2021, 6, 30))
        later = assess(terms, arisen(amounts), ON)
        assert not early.final or early.met == later.met


@given(AMOUNTS, TARGETS)
def test_the_shown_sum_can_be_checked_by_hand(amounts: list[int], target: int) -> None:
    terms = TargetTerms(TargetKind.CUMULATIVE, TERM, Comparator.AT_LEAST, target)
    sentence = assess(terms, halves(amounts), ON).arithmetic
    pieces, total = re.search(r": ([\d. +]+) = ([\d.]+); so với", sentence).groups()  # type: ignore[union-attr]
    assert sum(parse_number(each) for each in pieces.split(" + ")) == parse_number(total)
    part, whole, sign, percent = re.search(r": ([\d.]+) / ([\d.]+) ([=≈]) ([\d.,]+)%", sentence).groups()  # type: ignore[union-attr]
    exact = Fraction(parse_number(part)) / Fraction(parse_number(whole)) * 100
    shown = Fraction(parse_number(percent))
    assert exact == shown if sign == "=" else abs(exact - shown) <= Fraction(1, 100)


@given(AMOUNTS, TARGETS)
def test_a_forecast_is_marked_and_a_past_deadline_has_none(amounts: list[int], target: int) -> None:
    terms = TargetTerms(TargetKind.CUMULATIVE, TERM, Comparator.AT_LEAST, target)
    found = assess(terms, arisen(amounts), ON, pace=PaceRule())
    assert found.forecast is not None
    assert found.forecast.sentence.startswith("Nếu giữ nhịp hiện nay")
    done = assess(terms, arisen(amounts), TERM.last_day)  # two years of five are not reported
    assert done.forecast is None
    assert done.status in (Status.REACHED, Status.EXCEEDED, Status.INCOMPLETE)


@given(st.integers(1, 10**12), st.integers(1, 10**6), st.integers(1, 6))
def test_a_root_is_cut_below(numerator: int, denominator: int, degree: int) -> None:
    root = floor_root(numerator, denominator, degree)
    assert root**degree * denominator <= numerator < (root + 1) ** degree * denominator


@given(st.integers(-50, 100), st.integers(1, 5))
def test_compounded_growth_is_found_again(rate: int, years: int) -> None:
    factor = (1 + Fraction(rate, 100)) ** years
    assert mean_growth(factor, years) == rate
    baseline = 1000
    figures = [
        Observation(window(CALENDAR, Length.YEAR, 2020 + place), baseline * (1 + Fraction(rate, 100)) ** (place + 1))
        for place in range(years)
    ]
    terms = TargetTerms(TargetKind.AVERAGE_GROWTH, TERM, Comparator.AT_LEAST, rate, baseline=baseline)
    assert assess(terms, figures, day(2019 + years, 12, 31)).met is True
