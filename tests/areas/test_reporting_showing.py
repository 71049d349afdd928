"""Figures and forecasts of yearly targets say that they are those of a year; every standing has a look."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

import pytest

from nhiemky.areas.reporting.dossier import showing
from nhiemky.rules.periods import Window
from nhiemky.rules.progress import Assessment, Forecast, Status, TargetKind, TargetTerms

TERM = Window(datetime.date(2024, 1, 1), datetime.date(2029, 1, 1))
ON = datetime.date(2026, 6, 30)

# (kind, more of the target, the value, what it reads as, what the forecast reads as)
YEARLY: list[tuple[TargetKind, dict[str, Any], int, str, str]] = [
    (TargetKind.AVERAGE, {"unit": "lượt"}, 366, "366 lượt mỗi năm", "366 lượt mỗi năm"),
    (TargetKind.AVERAGE_GROWTH, {"unit": "%"}, 5, "5% mỗi năm", "5% mỗi năm"),
    (TargetKind.CUMULATIVE, {"unit": "dự án"}, 124, "124 dự án", "124 dự án"),
    (TargetKind.LEVEL, {"unit": "%"}, 71, "71%", "71%"),
    (TargetKind.TITLE_YEARS, {"unit": "danh hiệu"}, 2, "2/2 năm đạt", "đạt hằng năm"),
    (TargetKind.TITLE_YEARS, {"unit": "năm", "needed_years": 4}, 2, "2/2 năm đạt", "2 năm"),
]


@pytest.mark.parametrize(("kind", "more", "number", "value", "forecast"), YEARLY)
def test_a_figure_of_a_year_says_so(
    kind: TargetKind, more: dict[str, Any], number: int, value: str, forecast: str
) -> None:
    terms = TargetTerms(kind, TERM, value=10, **more)
    found = Assessment(
        ON,
        Status.LIKELY,
        value=Fraction(number),
        years_met=2,
        years_counted=2,
        forecast=Forecast(Fraction(number), None, True, ""),
    )
    assert (showing.value(terms, found, 0), showing.forecast(terms, found, 0)) == (value, forecast)


@pytest.mark.parametrize(("reaches", "said"), [(True, "không kém năm trước"), (False, "kém năm trước")])
def test_what_is_held_against_last_year_forecasts_no_number(reaches: bool, said: str) -> None:
    found = Assessment(ON, Status.LIKELY, forecast=Forecast(Fraction(7), None, reaches, ""))
    assert showing.forecast(TargetTerms(TargetKind.NOT_WORSE, TERM, unit="vụ"), found, 0) == said


def test_a_title_that_one_year_missed_is_no_number_of_titles() -> None:
    found = Assessment(ON, Status.MISSED, forecast=Forecast(Fraction(1), None, False, ""))
    assert showing.forecast(TargetTerms(TargetKind.TITLE_YEARS, TERM), found, 0) == "không đạt đủ các năm"


def test_every_standing_has_a_look() -> None:
    assert set(showing.STANDINGS) == set(Status)
    assert set(showing.STANDINGS.values()) == {"reached", "on_pace", "behind", "no_data"}
