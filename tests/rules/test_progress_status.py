"""One word for how a target stands: by its result, else by the forecast, else by the time that has passed."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.periods import CALENDAR, Length, Window, window
from nhiemky.rules.progress import (
    STATUS_NAMES,
    Basis,
    Comparator,
    Direction,
    Observation,
    PaceRule,
    Status,
    TargetKind,
    TargetTerms,
    assess,
)

day = datetime.date
TERM = Window(day(2020, 5, 15), day(2025, 5, 15))
ON, AFTER = day(2023, 6, 30), day(2025, 5, 14)
Kind, Is = TargetKind, Comparator
PLACES = ((2020, 2), (2021, 1), (2021, 2), (2022, 1), (2022, 2), (2023, 1))


def halves(*values: int) -> list[Observation]:
    """What arose in the half-years until the middle of 2023."""
    return [
        Observation(window(CALENDAR, Length.HALF_YEAR, *place), value)
        for place, value in zip(PLACES, values, strict=True)
    ]


HALVES = halves(5, 5, 6, 6, 4, 6)


BY_TIME = {Status.ON_TRACK, Status.BEHIND}
BY_FORECAST = {Status.LIKELY, Status.AT_RISK, Status.UNLIKELY}


@pytest.mark.parametrize(("value", "status"), [(40, Status.ON_TRACK), (55, Status.BEHIND), (80, Status.BEHIND)])
def test_before_a_forecast_can_be_made_the_time_that_has_passed_is_the_measure(value: int, status: Status) -> None:
    never = PaceRule(earliest_share=Fraction(1))
    assert assess(TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_LEAST, value), HALVES, ON, pace=never).status is status


@given(st.integers(1, 200), st.lists(st.integers(0, 40), min_size=6, max_size=6), st.booleans())
def test_a_word_of_the_forecast_stands_beside_a_forecast_and_one_of_time_never_does(
    value: int, figures: list[int], early: bool
) -> None:
    pace = PaceRule(earliest_share=Fraction(1) if early else Fraction(0))
    found = assess(TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_LEAST, value), halves(*figures), ON, pace=pace)
    if found.status in BY_FORECAST:
        assert found.forecast is not None
        assert found.forecast.reaches is (found.status is Status.LIKELY)
    if found.status in BY_TIME:
        assert found.forecast is None
        ahead = (found.percent_of_term_target or 0) >= (found.expected_pace or 0)
        assert found.status is (Status.ON_TRACK if ahead else Status.BEHIND)


# (kind, comparator, more of the target, whether the time gone says how far it should be)
PACED = [
    (Kind.CUMULATIVE, Is.AT_LEAST, {}, True),
    (Kind.CUMULATIVE, Is.MORE_THAN, {}, True),
    (Kind.CUMULATIVE, Is.AT_MOST, {"direction": Direction.DOWN}, False),
    (Kind.GROWTH, Is.AT_LEAST, {"baseline": 4}, True),
    (Kind.TITLE_YEARS, Is.AT_LEAST, {"value": None, "needed_years": 4}, True),
    (Kind.TITLE_YEARS, Is.AT_LEAST, {"value": None}, False),
    (Kind.LEVEL, Is.AT_LEAST, {}, False),
    (Kind.RATIO, Is.AT_LEAST, {}, False),
    (Kind.EVERY_YEAR, Is.AT_LEAST, {}, False),
    (Kind.AVERAGE, Is.AT_LEAST, {}, False),
    (Kind.NOT_WORSE, Is.AT_LEAST, {"value": None}, False),
    (Kind.QUALITATIVE, Is.AT_LEAST, {"value": None}, False),
]


@pytest.mark.parametrize(("kind", "comparator", "more", "paced"), PACED)
def test_only_a_result_that_grows_with_time_is_held_to_it(
    kind: Kind, comparator: Is, more: dict[str, Any], paced: bool
) -> None:
    terms = TargetTerms(kind, TERM, comparator, **{"value": 40, **more})
    pace = assess(terms, [], ON).expected_pace
    assert pace == (TERM.elapsed_share(ON) * 100 if paced else None)


def test_a_level_without_a_forecast_is_only_under_way() -> None:
    state = Observation(window(CALENDAR, Length.YEAR, 2022), 60, basis=Basis.MOMENT)
    found = assess(TargetTerms(Kind.LEVEL, TERM, Is.AT_LEAST, 85), [state], ON)
    assert (found.forecast, found.status) == (None, Status.UNDER_WAY)


def test_every_standing_has_a_word_of_its_own() -> None:
    assert set(STATUS_NAMES) == set(Status)
    assert len(set(STATUS_NAMES.values())) == len(Status)


def test_after_the_deadline_what_can_not_be_told_is_called_so() -> None:
    years = [Observation(window(CALENDAR, Length.YEAR, year), 12) for year in (2020, 2021)]
    found = assess(TargetTerms(Kind.EVERY_YEAR, TERM, Is.AT_LEAST, 10), years, AFTER)
    assert (found.met, found.status) == (None, Status.INCOMPLETE)
