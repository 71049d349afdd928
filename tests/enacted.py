"""Short ways to enact what tests of the upper areas start from: a resolution, indicators, targets, figures."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from cast import AT, Cast

from nhiemky.areas.documents import actions as documents
from nhiemky.areas.documents.models import Document
from nhiemky.areas.files import actions as files
from nhiemky.areas.files.models import Upload
from nhiemky.areas.reporting import actions as reporting
from nhiemky.areas.reporting.given import AskedLine, FilledLine, NewTemplate
from nhiemky.areas.reporting.models import ReportingPeriod, ReportTemplate, Submission
from nhiemky.areas.rulebook.queries import rule_set
from nhiemky.areas.targets import actions as targets
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.targets.models import Indicator, Measurement, Target
from nhiemky.rules.periods import CALENDAR, Length, Window, window
from nhiemky.rules.progress import TargetKind
from nhiemky.rules.rollup import Stage

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def moment(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime.datetime:
    """A moment in Vietnam."""
    return datetime.datetime(year, month, day, hour, minute, tzinfo=LOCAL)


def half(year: int, ordinal: int) -> Window:
    """A half-year of the calendar."""
    return window(CALENDAR, Length.HALF_YEAR, year, ordinal)


def quarter(year: int, ordinal: int) -> Window:
    """A quarter of the calendar."""
    return window(CALENDAR, Length.QUARTER, year, ordinal)


def year(number: int) -> Window:
    """A calendar year."""
    return window(CALENDAR, Length.YEAR, number)


def resolution(
    cast: Cast, number: str = "01-NQ/ĐH", subject: str = "Nghị quyết Đại hội lần thứ IV", **more: Any
) -> Document:
    """A resolution of the province's term, as it was issued."""
    given = {"term": cast.term, "issued_on": datetime.date(2023, 11, 1), **more}
    return documents.register(
        actor=cast.clerk,
        at=AT,
        organisation=cast.province,
        subject=subject,
        origin="imported",
        number_text=number,
        **given,
    )


def evidence(
    cast: Cast, name: str = "bien-ban.txt", content: bytes = b"Danh sach", organisation: int | None = None
) -> Upload:
    """A file that somebody gave for the first association, or another organisation."""
    home = organisation or cast.first.pk
    return files.store(actor=cast.reporter, at=AT, name=name, content=content, organisation_id=home)


def indicator(cast: Cast, code: str = "hoi-vien-moi", name: str = "Hội viên mới kết nạp", **more: Any) -> Indicator:
    """An indicator that the province keeps: by half-years, summed over units, unless said otherwise."""
    given: dict[str, Any] = {"unit": "hội viên", "base_frequency": "half_year", "hierarchy": cast.line.code, **more}
    return targets.create_indicator(
        actor=cast.clerk, at=AT, organisation_id=cast.province.pk, code=code, name=name, **given
    )


def target(cast: Cast, document: Document, measured_by: Indicator | None = None, **more: Any) -> Target:
    """A target of the term: 100 of the indicator over the whole term, unless said otherwise."""
    outside = {key: more.pop(key) for key in ("parent_id", "ordinal", "code") if key in more}
    given: dict[str, Any] = {"name": "Kết nạp hội viên mới", "kind": TargetKind.CUMULATIVE, "value": 100, **more}
    if measured_by is not None:
        given["indicator_id"] = measured_by.pk
    return targets.set_target(
        actor=cast.clerk, at=moment(2023, 11, 2), term_id=cast.term.pk, document_id=document.pk,
        new=NewTarget(**given), **outside,
    )  # fmt: skip


def figure(
    cast: Cast,
    measured: Indicator,
    when: Window,
    number: int | Decimal,
    *,
    at: datetime.datetime = AT,
    unit: int | None = None,
    counted_at: datetime.datetime | None = None,
    stage: Stage = Stage.FINAL,
    **more: Any,
) -> Measurement:
    """A figure of the first association that its reporter records; it counts where `counted_at` says when."""
    row = targets.measure(
        actor=cast.reporter, at=at, indicator_id=measured.pk, organisation_id=unit or cast.first.pk, window=when,
        numerator=number, stage=stage, **more,
    )  # fmt: skip
    if counted_at is not None:
        targets.count(actor=cast.leader, at=counted_at, measurement_ids=[row.pk])
        row.refresh_from_db()
    return row


def template(cast: Cast, *measured: Indicator, code: str = "bc-6-thang", **more: Any) -> ReportTemplate:
    """A half-yearly report of the units right below the province, due five days after."""
    rule = rule_set(cast.clerk, "reporting_window", more.pop("window", "calendar"), AT.date())
    given: dict[str, Any] = {
        "code": code, "name": "Báo cáo 6 tháng", "hierarchy": cast.line.code, "audience": "children",
        "window_rule_id": rule.pk, "frequency": "half_year",
        "lines": tuple(AskedLine(indicator_id=each.pk) for each in measured), **more,
    }  # fmt: skip
    return reporting.create_template(
        actor=cast.clerk, at=moment(2023, 11, 2), organisation_id=cast.province.pk, term_id=cast.term.pk,
        new=NewTemplate(**given),
    )  # fmt: skip


def periods(cast: Cast, asked: ReportTemplate, until: datetime.date | None = None) -> dict[Window, ReportingPeriod]:
    """The template's periods by their windows."""
    reporting.open_periods(actor=cast.clerk, at=moment(2023, 11, 3), template_id=asked.pk, until=until or AT.date())
    return {period.window: period for period in ReportingPeriod.objects.filter(template=asked)}


def fill(
    actor: Any,
    period: ReportingPeriod,
    unit: int,
    numbers: dict[int, Any],
    at: datetime.datetime,
    stage: Stage = Stage.FINAL,
    **more: Any,
) -> Submission:
    """A report begun and filled in: {indicator: number, or (numerator, denominator)}."""
    submission = reporting.begin_submission(actor=actor, at=at, period_id=period.pk, organisation_id=unit)
    for indicator_id, number in numbers.items():
        pair = number if isinstance(number, tuple) else (number, None)
        filled = FilledLine(indicator_id=indicator_id, numerator=pair[0], denominator=pair[1], stage=stage, **more)
        submission = reporting.save_line(
            actor=actor, at=at, submission_id=submission.pk, revision=submission.revision, filled=filled
        )
    return submission


def send(actor: Any, submission: Submission, at: datetime.datetime) -> Submission:
    """A filled report sent."""
    return reporting.submit(actor=actor, at=at, submission_id=submission.pk, revision=submission.revision)


def report(
    cast: Cast,
    actor: Any,
    period: ReportingPeriod,
    unit: int,
    numbers: dict[int, Any],
    *,
    at: datetime.datetime,
    accepted_at: datetime.datetime | None = None,
    **more: Any,
) -> Submission:
    """A report filled in and sent, and accepted by the province's leader where `accepted_at` says when."""
    sent = send(actor, fill(actor, period, unit, numbers, at, **more), at)
    if accepted_at is None:
        return sent
    return reporting.accept(actor=cast.leader, at=accepted_at, submission_id=sent.pk, revision=sent.revision)
