"""Numbers that are none, too large, of another unit or below nothing: refused in Vietnamese, and nothing is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from cast import AT, Cast
from django.apps import apps
from enacted import evidence, figure, half, indicator, periods, resolution, target, template, year

from nhiemky.areas.directory.access import NotVisible
from nhiemky.areas.reporting import actions as reporting
from nhiemky.areas.reporting.given import FilledLine
from nhiemky.areas.targets import actions as targets
from nhiemky.areas.targets.plans import PlanLine
from nhiemky.areas.targets.signs import may_be_negative
from nhiemky.rules.progress import TargetKind
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.rollup import TimeRule
from nhiemky.rules.text import NotANumber, parse_number

# What a number type holds beside numbers, and numbers that would fill the memory before they are compared.
NO_NUMBERS_AT_ALL = [
    Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity"), float("nan"), float("inf"),
    Decimal("1E+999999999"), Decimal("1E-999999999"), 10**5_000, -(10**5_000),
]  # fmt: skip
# More than 64 bits hold, more decimals than a count of people has: the wrong unit ("1,5 nghìn hội viên" for 1 500).
NOT_STORED = [
    Decimal("1E+30"), Decimal("1E+4000"), 2**63, -(2**70), Decimal("1E-30"), Decimal("5.5"), Fraction(1, 3), 0.1,
    *NO_NUMBERS_AT_ALL,
]  # fmt: skip


def rows() -> dict[str, int]:
    """How many rows each table of ours has."""
    own = (model for model in apps.get_models() if model.__module__.startswith("nhiemky."))
    return {model._meta.label: model._default_manager.count() for model in own}


def check_all_refused(doing: Callable[[Any], object], given: list[Any]) -> None:
    """Each of them is refused with a Vietnamese sentence, and no row is written."""
    before, wrong = rows(), {}
    for number in given:
        try:
            doing(number)
        except Refusal as refusal:
            if not re.search(r"[ạ-ỹđ]", str(refusal)):
                wrong[str(number)] = str(refusal)
        else:
            wrong[str(number)] = "accepted"
    assert wrong == {}
    assert rows() == before


def test_a_figure_of_the_ledger(cast: Cast) -> None:
    kept = indicator(cast)
    check_all_refused(
        lambda number: targets.measure(
            actor=cast.reporter, at=AT, indicator_id=kept.pk, organisation_id=cast.first.pk, window=half(2024, 2),
            numerator=number,
        ),
        NOT_STORED,
    )  # fmt: skip


def test_a_line_of_a_report_and_sending_it(cast: Cast) -> None:
    kept = indicator(cast)
    period = periods(cast, template(cast, kept))[half(2024, 1)]
    report = reporting.begin_submission(actor=cast.reporter, at=AT, period_id=period.pk, organisation_id=cast.first.pk)
    check_all_refused(
        lambda number: reporting.save_line(
            actor=cast.reporter, at=AT, submission_id=report.pk, revision=report.revision,
            filled=FilledLine(indicator_id=kept.pk, numerator=number),
        ),
        NOT_STORED,
    )  # fmt: skip
    check_all_refused(
        lambda revision: reporting.submit(actor=cast.reporter, at=AT, submission_id=report.pk, revision=revision),
        [report.revision, -1, 10**30],  # the first: nothing is filled in yet
    )
    check_all_refused(
        lambda number: reporting.submit(actor=cast.reporter, at=AT, submission_id=number, revision=0),
        [0, -1, 2**63, 10**30],
    )


def test_parts_handed_down(cast: Cast) -> None:
    row = target(cast, resolution(cast), indicator(cast))
    check_all_refused(
        lambda number: targets.hand_down(actor=cast.clerk, at=AT, target_id=row.pk, parts={cast.first.pk: number}),
        [*NOT_STORED, -5, 0],
    )


def test_a_plan_by_years_and_a_revision(cast: Cast) -> None:
    row, decision = target(cast, resolution(cast), indicator(cast)), resolution(cast, "09-NQ/ĐH", "Điều chỉnh")
    check_all_refused(
        lambda number: targets.plan_years(
            actor=cast.clerk, at=AT, target_id=row.pk, lines=[PlanLine(window=year(2025), value=number)]
        ),
        NOT_STORED,
    )
    check_all_refused(
        lambda number: targets.revise_target(
            actor=cast.leader, at=AT, target_id=row.pk, decision_id=decision.pk, reason="Sáp nhập", value=number
        ),
        NOT_STORED,
    )


def test_a_correction_an_answer_an_assigned_figure_and_a_baseline(cast: Cast) -> None:
    kept = indicator(cast)
    standing = figure(cast, kept, half(2024, 2), 12)
    row = target(cast, resolution(cast), kept)
    parts = {cast.first.pk: 40, cast.second.pk: 60}
    share, _ = targets.hand_down(actor=cast.clerk, at=AT, target_id=row.pk, parts=parts)
    held = indicator(cast, "thu", "Thu ngân sách", unit="tỷ đồng")
    assigned = target(
        cast,
        resolution(cast, "03-NQ/ĐH"),
        held,
        kind=TargetKind.ASSIGNED_SHARE,
        value=100,
        unit="%",
        name="Thu",
        ordinal=2,
    )
    check_all_refused(
        lambda number: targets.supersede(
            actor=cast.reporter, at=AT, measurement_id=standing.pk, numerator=number, reason="Đếm sót"
        ),
        NOT_STORED,
    )
    check_all_refused(
        lambda number: targets.answer_share(
            actor=cast.reporter, at=AT, share_id=share.pk, proposed=number, reason="Ít hội viên"
        ),
        [*NOT_STORED, -5],
    )
    check_all_refused(
        lambda number: targets.assign_figure(
            actor=cast.clerk, at=AT, target_id=assigned.pk, window=year(2025), value=number, source="Tỉnh"
        ),
        NOT_STORED,
    )
    check_all_refused(
        lambda number: targets.complete_target(actor=cast.clerk, at=AT, target_id=row.pk, baseline=number), NOT_STORED
    )


def test_a_new_target_and_a_new_indicator(cast: Cast) -> None:
    kept, document = indicator(cast), resolution(cast)
    check_all_refused(
        lambda number: target(cast, document, kept, value=number),
        [Decimal("1E+30"), 2**63, -(2**70), Decimal("1E-30"), *NO_NUMBERS_AT_ALL],
    )
    for name in ("value_max", "baseline"):
        check_all_refused(
            lambda number, name=name: target(cast, document, kept, **{name: number}),  # type: ignore[misc]
            NO_NUMBERS_AT_ALL,
        )
    check_all_refused(lambda decimals: indicator(cast, "khac", "Khác", decimals=decimals), [10, 10**6, -1, -(2**70)])


def test_what_is_counted_is_never_less_than_nothing(cast: Cast) -> None:
    kept, document = indicator(cast), resolution(cast)
    row, decision = target(cast, document, kept), resolution(cast, "09-NQ/ĐH", "Điều chỉnh")
    open_ended = target(cast, document, kept, kind=TargetKind.LEVEL)
    income = indicator(cast, "thu", "Thu ngân sách", unit="tỷ đồng")
    held = target(cast, document, income, kind=TargetKind.ASSIGNED_SHARE, unit="%", name="Thu")
    period = periods(cast, template(cast, kept))[half(2024, 1)]
    report = reporting.begin_submission(actor=cast.reporter, at=AT, period_id=period.pk, organisation_id=cast.first.pk)
    of: dict[str, Any] = {"at": AT, "target_id": row.pk}
    doings: list[Callable[[int], object]] = [
        lambda number: figure(cast, kept, half(2024, 2), number),
        lambda number: reporting.save_line(
            actor=cast.reporter, at=AT, submission_id=report.pk, revision=report.revision,
            filled=FilledLine(indicator_id=kept.pk, numerator=number),
        ),
        lambda number: targets.plan_years(actor=cast.clerk, lines=[PlanLine(year(2025), number)], **of),
        lambda number: targets.revise_target(
            actor=cast.leader, decision_id=decision.pk, reason="Sáp nhập", value=number, **of
        ),
        lambda number: targets.complete_target(actor=cast.clerk, at=AT, target_id=open_ended.pk, baseline=number),
        lambda number: targets.assign_figure(
            actor=cast.clerk, at=AT, target_id=held.pk, window=year(2025), value=number, source="Tỉnh"
        ),
        lambda number: targets.hand_down(actor=cast.clerk, parts={cast.first.pk: number}, **of),
        lambda number: target(cast, document, kept, value=number),
        lambda number: target(cast, document, name="Số lớp tập huấn", unit="lớp", value=number),
    ]  # fmt: skip
    for doing in doings:
        check_all_refused(doing, [-1, -5, -(2**62)])


CHANGES = ("Tốc độ tăng trưởng kinh tế", "Chênh lệch thu chi", "Cán cân thương mại", "Lợi nhuận sau thuế", "Mức giảm")
COUNTED = ("Hội viên mới kết nạp", "Thu ngân sách", "Tỷ lệ hộ nghèo", "Tổng giá trị", "Đại biểu đi lại", "Làng nghề")


def test_a_change_or_a_balance_may_be_less_than_nothing(cast: Cast) -> None:
    document = resolution(cast)
    for number, name in enumerate(CHANGES):
        kept = indicator(cast, f"c{number}", name, unit="%", time_rule=TimeRule.LAST, decimals=1)
        assert figure(cast, kept, half(2024, 2), Decimal("-3.2")).numerator == -32
        row = target(cast, document, kept, name=f"Điều {number}", kind=TargetKind.LEVEL, value=-1)
        assert targets.plan_years(actor=cast.clerk, at=AT, target_id=row.pk, lines=[PlanLine(year(2025), -2)])
    fall = target(cast, document, name="Số vụ cháy", kind=TargetKind.GROWTH, unit="%", value=-20)
    assert fall.value == -20
    assert [name for name in (*CHANGES, *COUNTED) if may_be_negative(name)] == list(CHANGES)


@pytest.mark.parametrize("number", [0, -1, 2**63, 10**30])
def test_evidence_that_is_not_there_or_anothers_is_not_laid_to_a_line(cast: Cast, number: int) -> None:
    kept = indicator(cast)
    period = periods(cast, template(cast, kept))[half(2024, 1)]
    report = reporting.begin_submission(actor=cast.reporter, at=AT, period_id=period.pk, organisation_id=cast.first.pk)
    upload, line = evidence(cast), report.lines.get()
    given = {"actor": cast.reporter, "at": AT, "submission_id": report.pk}
    for ids in ((line.pk, number), (number, upload.pk)):
        with pytest.raises(NotVisible):
            reporting.add_evidence(**given, line_id=ids[0], upload_id=ids[1])
    with pytest.raises(NotVisible):
        reporting.add_evidence(**{**given, "actor": cast.second_reporter}, line_id=line.pk, upload_id=upload.pk)


NO_NUMBERS = [
    "", " ", "năm", "NaN", "Infinity", "-Infinity", "1e9", "0x10", "1_000", "1.2.3", "12,5,6", "--5", "=1+1", "5%", "٥",
    "1/0", "\0", "\x1b[31m5",
]  # fmt: skip


@pytest.mark.parametrize("typed", NO_NUMBERS, ids=ascii)
def test_what_is_typed_as_a_number_and_is_none_is_refused(typed: str) -> None:
    with pytest.raises(NotANumber):
        parse_number(typed)


def test_a_number_of_very_many_digits_keeps_them_all() -> None:
    assert parse_number("1" * 5_000) == Decimal("1" * 5_000)
