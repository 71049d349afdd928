"""What a report says of a target's percentage: of what it is one, and what it doesn't tell."""

from __future__ import annotations

import datetime
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from nhiemky.areas.reporting import saying
from nhiemky.rules.periods import Window
from nhiemky.rules.progress import Assessment, Status, TargetKind, YearResult

ON = datetime.date(2023, 6, 30)


def _year(year: int, *, met: bool | None) -> YearResult:
    window = Window(datetime.date(year - 1, 12, 15), datetime.date(year, 12, 15))  # named by the day that it ends on
    return YearResult(window, Fraction(9), Fraction(10), met, Fraction(90))


def _standing(kind: TargetKind, wanted: str, percent: int | None, **judged: Any) -> Any:
    value = None if percent is None else Fraction(percent)
    assessment = Assessment(on=ON, status=Status.ON_TRACK, percent_of_term_target=value, **judged)
    return SimpleNamespace(kind=kind, wanted=wanted, assessment=assessment)


@pytest.mark.parametrize(
    ("standing", "compared", "outcome", "paced"),
    [
        (_standing(TargetKind.CUMULATIVE, "từ 20 đảng viên trở lên", 80), "mục tiêu cả nhiệm kỳ", "", True),
        (_standing(TargetKind.EVERY_YEAR, "từ 2 tỷ đồng trở lên mỗi năm", 121), "mức đề ra mỗi năm", "", False),
        (
            _standing(
                TargetKind.EVERY_YEAR, "từ 10 trở lên mỗi năm", 106, met=False,
                years=(_year(2021, met=False), _year(2022, met=True)),
            ),
            "mức đề ra mỗi năm", "không đạt năm 2021", False,
        ),
        (
            _standing(
                TargetKind.AVERAGE, "từ 10 trở lên mỗi năm", 95, met=False,
                years=(_year(2021, met=False), _year(2022, met=False)),
            ),
            "mức bình quân đề ra", "", False,
        ),
        (_standing(TargetKind.LEVEL, "không quá 3%", 66, met=False), "", "vượt mức khống chế", False),
        (_standing(TargetKind.LEVEL, "không quá 3%", 108, met=True), "", "trong mức khống chế", False),
        (_standing(TargetKind.CUMULATIVE, "không quá 5 vụ", 125), "", "", False),
        (
            _standing(TargetKind.LEVEL, "trên 80%", 100, met=False),
            "mục tiêu cả nhiệm kỳ", "chưa đạt vì phải trên 80%", False,
        ),
        (_standing(TargetKind.GROWTH, "tăng 50%", -40, met=False), "", "", False),
        (_standing(TargetKind.TITLE_YEARS, "đạt hằng năm", 100, met=True), "", "", False),
        (_standing(TargetKind.NOT_WORSE, "không kém năm trước", 100, met=True), "", "", False),
    ],
)  # fmt: skip
def test_a_percentage_is_said_as_people_of_the_field_say_it(standing, compared, outcome, paced):  # domain facts 2.2 (b)
    assert (saying.compared(standing), saying.outcome(standing), saying.is_paced(standing)) == (
        compared,
        outcome,
        paced,
    )
