"""The whole walk in order, told to whoever watches: each step says what it does before it does it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from demo import confirming, province, reports, review
from demo.moments import REORGANISED
from demo.province import Province
from nhiemky.areas.intake.models import Intake
from nhiemky.areas.reporting.models import ReportingPeriod, Review
from nhiemky.areas.targets.models import Indicator

HALVES = (
    datetime.date(2024, 7, 1),
    datetime.date(2025, 1, 1),
    datetime.date(2025, 7, 1),
    datetime.date(2026, 1, 1),
    datetime.date(2026, 7, 1),
)

type Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the walk made."""

    province: Province
    intake: Intake
    review: Review


def tell(passwords: Mapping[str, str], progress: Progress) -> Told:
    """Enact everything in an empty database."""
    progress("Dựng tỉnh: hai hệ, một khối, cán bộ và tài khoản", 0, 1)
    stage = province.found(passwords)
    progress("Dựng tỉnh: hai hệ, một khối, cán bộ và tài khoản", 1, 1)
    intake = confirming.receive(stage)
    progress("Xác nhận chỉ tiêu và nhiệm vụ", 0, 1)
    indicators = confirming.confirm(stage, intake)
    progress("Xác nhận chỉ tiêu và nhiệm vụ", 1, 1)
    templates = reports.ask(stage, indicators, confirming.DAY)
    for number, day in enumerate(HALVES):
        for period in reports.open_until(stage, templates, day):
            if period.window_to == day:
                _period(stage, indicators, number, period, progress)
        if day == REORGANISED:
            province.reorganise(stage)
    review.judge_quality(stage)
    progress("Lập và chốt báo cáo sơ kết", 0, 1)
    frozen = review.hold(stage)
    progress("Lập và chốt báo cáo sơ kết", 1, 1)
    return Told(stage, intake, frozen)


def _period(
    stage: Province, indicators: Mapping[str, Indicator], number: int, period: ReportingPeriod, progress: Progress
) -> None:
    code = period.template.code
    if code == "bc-tinh-6-thang":
        reports.report_own(stage, indicators, period, reports.OWN_HALF[number])
    elif code == "bc-tinh-nam":
        reports.report_own(stage, indicators, period, reports.OWN_YEAR)
    else:
        half = reports.Half(stage, indicators, number, period)
        units = half.units()
        for done, (place, unit) in enumerate(units, start=1):
            half.report(place, unit)
            progress(f"Báo cáo của các đơn vị: {period.label}", done, len(units))
