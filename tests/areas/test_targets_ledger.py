"""The ledger: figures are added, superseded with a reason, counted once, withdrawn; any moment can be asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from cast import AT, SYSTEM, Cast
from django.db import IntegrityError, transaction
from enacted import evidence, figure, half, indicator, moment, quarter

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.directory.access import NotAllowed, NotVisible
from nhiemky.areas.targets import actions, queries
from nhiemky.areas.targets.actions.ledger import (
    AlreadySuperseded,
    FigureStands,
    NothingCounts,
    ReasonNeeded,
    SomeoneElseRecorded,
)
from nhiemky.areas.targets.figures import FigureMalformed
from nhiemky.areas.targets.models import Measurement, NotWhole, TooLarge
from nhiemky.rules.progress import Basis
from nhiemky.rules.rollup import Stage, TimeRule, TreeRule

JAN, FEB, MAR = moment(2025, 1, 10), moment(2025, 2, 10), moment(2025, 3, 10)


def as_of(cast: Cast, measured: Any, at: datetime.datetime) -> list[int | None]:
    return [row.numerator for row in queries.measurements_as_of(cast.leader, [measured.pk], AT, known_at=at)]


def test_a_figure_counts_from_its_acceptance_and_not_a_second_before(cast: Cast) -> None:
    measured = indicator(cast)
    figure(cast, measured, half(2024, 2), 12, at=JAN, counted_at=FEB)
    assert as_of(cast, measured, FEB - datetime.timedelta(seconds=1)) == []
    assert as_of(cast, measured, FEB) == [12]


def test_a_correction_stands_from_its_own_acceptance_and_the_past_keeps_the_old_figure(cast: Cast) -> None:
    measured = indicator(cast)
    first = figure(cast, measured, half(2024, 2), 12, at=JAN, counted_at=FEB)
    second = actions.supersede(actor=cast.reporter, at=MAR, measurement_id=first.pk, numerator=15, reason="Đếm sót 3")
    assert as_of(cast, measured, MAR) == [12]
    actions.count(actor=cast.leader, at=AT, measurement_ids=[second.pk])
    assert (as_of(cast, measured, MAR), as_of(cast, measured, AT)) == ([12], [15])
    assert (second.supersedes, second.reason) == (first, "Đếm sót 3")


def test_a_correction_that_is_never_accepted_changes_nothing(cast: Cast) -> None:
    measured = indicator(cast)
    first = figure(cast, measured, half(2024, 2), 12, at=JAN, counted_at=FEB)
    second = actions.supersede(actor=cast.reporter, at=MAR, measurement_id=first.pk, numerator=15, reason="Đếm sót 3")
    third = actions.supersede(actor=cast.reporter, at=MAR, measurement_id=second.pk, numerator=14, reason="Đếm lại")
    actions.count(actor=cast.leader, at=AT, measurement_ids=[third.pk])
    assert (as_of(cast, measured, MAR), as_of(cast, measured, AT)) == ([12], [14])


def test_a_figure_that_has_been_superseded_can_not_begin_to_count(cast: Cast) -> None:
    measured = indicator(cast)
    first = figure(cast, measured, half(2024, 2), 12, at=JAN)
    actions.supersede(actor=cast.reporter, at=FEB, measurement_id=first.pk, numerator=15, reason="Đếm sót")
    with pytest.raises(AlreadySuperseded, match="Hãy duyệt số mới nhất"):
        actions.count(actor=cast.leader, at=MAR, measurement_ids=[first.pk])


def test_counting_twice_keeps_the_first_moment(cast: Cast) -> None:
    row = figure(cast, indicator(cast), half(2024, 2), 12, at=JAN, counted_at=FEB)
    actions.count(actor=cast.leader, at=MAR, measurement_ids=[row.pk])
    row.refresh_from_db()
    assert (row.counted_from, row.counted_by_name) == (FEB, "Lý Thanh Vũ")


def test_another_figure_for_the_same_window_needs_a_reason_and_the_refusal_shows_both(cast: Cast) -> None:
    measured = indicator(cast)
    figure(cast, measured, half(2024, 2), 12, at=JAN)
    with pytest.raises(FigureStands, match=r"12 hội viên.*Cù Thị Nhàn.*13 hội viên"):
        figure(cast, measured, half(2024, 2), 13, at=FEB)


def test_the_same_figure_again_makes_no_second_row_but_keeps_new_evidence(cast: Cast) -> None:
    measured = indicator(cast)
    first = figure(cast, measured, half(2024, 2), 12, at=JAN)
    again = figure(cast, measured, half(2024, 2), 12, at=FEB, evidence=[evidence(cast).pk])
    assert first.pk == again.pk
    assert [row.upload.name for row in again.evidence.all()] == ["bien-ban.txt"]


def test_zero_is_a_figure(cast: Cast) -> None:
    measured = indicator(cast)
    figure(cast, measured, half(2024, 2), 0, at=JAN, counted_at=FEB)
    assert as_of(cast, measured, AT) == [0]


def test_an_estimate_and_a_final_figure_stand_side_by_side(cast: Cast) -> None:
    measured = indicator(cast)
    figure(
        cast,
        measured,
        half(2024, 2),
        10,
        at=moment(2024, 12, 10),
        stage=Stage.ESTIMATE,
        counted_at=moment(2024, 12, 12),
    )
    figure(cast, measured, half(2024, 2), 12, at=JAN, counted_at=FEB)
    rows = queries.measurements_as_of(cast.leader, [measured.pk], AT)
    assert sorted((row.stage, row.numerator) for row in rows) == [("estimate", 10), ("final", 12)]


def test_a_withdrawal_is_a_row_of_its_own_and_takes_the_figure_back_from_then_on(cast: Cast) -> None:
    measured = indicator(cast)
    row = figure(cast, measured, half(2024, 2), 12, at=JAN, counted_at=FEB)
    actions.withdraw(actor=cast.leader, at=MAR, measurement_id=row.pk, reason="Báo cáo nhầm đơn vị")
    assert (as_of(cast, measured, FEB), as_of(cast, measured, MAR)) == ([12], [])
    assert Measurement.objects.get(pk=row.pk).numerator == 12
    with pytest.raises(NothingCounts):
        actions.withdraw(actor=cast.leader, at=AT, measurement_id=row.pk, reason="Lần nữa")


def test_a_withdrawal_says_why(cast: Cast) -> None:
    row = figure(cast, indicator(cast), half(2024, 2), 12, at=JAN, counted_at=FEB)
    with pytest.raises(ReasonNeeded):
        actions.withdraw(actor=cast.leader, at=MAR, measurement_id=row.pk, reason="  ")


def test_a_withdrawn_figure_can_be_given_again_with_a_reason(cast: Cast) -> None:
    measured = indicator(cast)
    row = figure(cast, measured, half(2024, 2), 12, at=JAN, counted_at=FEB)
    actions.withdraw(actor=cast.leader, at=MAR, measurement_id=row.pk, reason="Báo cáo nhầm")
    figure(cast, measured, half(2024, 2), 11, at=AT, reason="Số đúng của đơn vị", counted_at=AT)
    assert as_of(cast, measured, AT) == [11]


RATIO = {"unit": "%", "denominator_name": "tổng số hội viên", "time_rule": TimeRule.LAST, "basis": Basis.MOMENT}
STATE = {"unit": "danh hiệu", "is_state": True, "time_rule": TimeRule.LAST, "tree_rule": TreeRule.OWN}


@pytest.mark.parametrize(
    ("kept", "given", "why"),
    [
        (RATIO, {"number": 5}, "phải có cả mẫu số"),
        (RATIO, {"number": 5, "denominator": -1}, "mẫu số không được âm"),
        (RATIO, {"number": 5, "denominator": 0}, "mẫu số bằng 0"),
        ({}, {"number": 5, "denominator": 10}, "không phải tỷ lệ"),
        (STATE, {"number": 2}, "chỉ nhận đạt"),
        ({}, {"number": 5, "when": quarter(2024, 4)}, "kỳ số liệu của chỉ số này là 6 tháng"),
        ({}, {"number": 5, "when": half(2025, 1)}, "hãy ghi là số ước thực hiện"),
        ({}, {"number": 5, "when": half(2026, 1)}, "chưa bắt đầu"),
        ({}, {"number": 5, "when": half(2014, 1)}, "không hoạt động"),
    ],
)
def test_a_figure_that_is_none_of_its_indicator_is_refused_and_says_why(
    cast: Cast, kept: dict[str, Any], given: dict[str, Any], why: str
) -> None:
    measured = indicator(cast, **kept)
    given = dict(given)
    with pytest.raises(FigureMalformed, match=why):
        figure(cast, measured, given.pop("when", half(2024, 2)), given.pop("number"), at=JAN, **given)
    assert Measurement.objects.count() == 0


@pytest.mark.parametrize(
    ("number", "refusal"), [(Decimal("1.55"), NotWhole), (10**18, TooLarge), (Decimal("12345678901234567.8"), None)]
)
def test_figures_are_exact_whole_numbers_of_their_scale_or_refused(
    cast: Cast, number: Decimal, refusal: type[Exception] | None
) -> None:
    """SQLite would store 12345678901234567.8 as a float and lose its end."""
    measured = indicator(cast, unit="tỷ đồng", decimals=1)
    if refusal is None:
        row = figure(cast, measured, half(2024, 2), number, at=JAN)
        row.refresh_from_db()
        assert measured.shown(row.numerator) == "12.345.678.901.234.567,8 tỷ đồng"
    else:
        with pytest.raises(refusal):
            figure(cast, measured, half(2024, 2), number, at=JAN)


def test_nobody_records_for_a_unit_that_is_not_theirs(cast: Cast) -> None:
    measured = indicator(cast)
    window = half(2024, 2)
    for actor, refusal in ((cast.second_reporter, NotVisible), (cast.outsider, NotVisible), (cast.leader, NotAllowed)):
        with pytest.raises(refusal):
            actions.measure(
                actor=actor, at=JAN, indicator_id=measured.pk, organisation_id=cast.first.pk, window=window, numerator=1
            )


def test_figures_of_units_out_of_sight_are_not_there(cast: Cast) -> None:
    measured = indicator(cast)
    row = figure(cast, measured, half(2024, 2), 12, at=JAN, counted_at=FEB)
    assert queries.measurements_as_of(cast.outsider, [measured.pk], AT) == ()
    assert queries.measurements_as_of(cast.nobody, [measured.pk], AT) == ()
    with pytest.raises(NotVisible):
        queries.ledger(cast.outsider, row.pk, AT)


def test_the_chain_of_a_figure_tells_who_said_what_and_why_it_changed(cast: Cast) -> None:
    measured = indicator(cast)
    first = figure(cast, measured, half(2024, 2), 12, at=JAN, counted_at=FEB)
    actions.supersede(actor=cast.reporter, at=MAR, measurement_id=first.pk, numerator=15, reason="Đếm sót 3")
    title, lines = queries.ledger(cast.leader, first.pk, AT)
    assert title == "Hội viên mới kết nạp, Hội Hữu nghị An Phước Đông, 6 tháng cuối năm 2024"
    assert [(line.shown, line.recorded_by, line.counted_by, line.reason) for line in lines] == [
        ("12 hội viên", "Cù Thị Nhàn", "Lý Thanh Vũ", ""),
        ("15 hội viên", "Cù Thị Nhàn", "", "Đếm sót 3"),
    ]


def test_every_step_of_a_figure_stands_in_the_trail(cast: Cast) -> None:
    row = figure(cast, indicator(cast), half(2024, 2), 12, at=JAN, counted_at=FEB)
    actions.withdraw(actor=cast.leader, at=MAR, measurement_id=row.pk, reason="Nhầm")
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert verbs >= {"targets.figures_recorded", "targets.figures_counted", "targets.figure_withdrawn"}


def test_the_database_itself_refuses_a_second_beginning_and_a_second_successor(cast: Cast) -> None:
    row = figure(cast, indicator(cast), half(2024, 2), 12, at=JAN)
    copy = {
        "indicator_id": row.indicator_id, "organisation_id": row.organisation_id, "window_from": row.window_from,
        "window_to": row.window_to, "basis": row.basis, "stage": row.stage, "numerator": 13, "recorded_at": FEB,
        "recorded_by_name": "x",
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Measurement.objects.create(**copy)
    Measurement.objects.create(**copy, supersedes=row, reason="một")
    with pytest.raises(IntegrityError), transaction.atomic():
        Measurement.objects.create(**copy, supersedes=row, reason="hai")


@pytest.mark.django_db(transaction=True)
def test_of_writers_at_the_same_moment_one_begins_the_chain_and_the_others_are_told(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    cast = committed_cast
    measured = indicator(cast)

    def write(number: int) -> Any:
        return figure(cast, measured, half(2024, 2), 10 + number, at=JAN).numerator

    outcomes = race(write, 6)
    written = [each for each in outcomes if isinstance(each, int)]
    assert len(written) == 1
    assert all(isinstance(each, (FigureStands, SomeoneElseRecorded)) for each in outcomes if not isinstance(each, int))
    assert Measurement.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_corrections_at_the_same_moment_each_follows_one_row_or_is_refused(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    cast = committed_cast
    first = figure(cast, indicator(cast), half(2024, 2), 10, at=JAN, counted_at=FEB)

    def correct(number: int) -> Any:
        return actions.supersede(
            actor=SYSTEM, at=MAR, measurement_id=first.pk, numerator=20 + number, reason=f"Sửa {number}"
        ).pk

    outcomes = race(correct, 6)
    assert all(isinstance(each, (int, SomeoneElseRecorded)) for each in outcomes), outcomes
    followed = list(Measurement.objects.exclude(supersedes=None).values_list("supersedes", flat=True))
    assert len(followed) == len(set(followed)) >= 1
    assert Measurement.objects.heads().count() == 1


def test_the_worked_chain_of_the_reference_page_comes_out_as_it_is_written(cast: Cast) -> None:
    """docs/reference/measurements.md, "A worked chain"."""
    measured, window = indicator(cast), half(2024, 1)
    figure(cast, measured, window, 120, at=moment(2024, 7, 3))
    figure(
        cast, measured, window, 12, at=moment(2024, 7, 8, 10), reason="Gấp mười lần kỳ trước",
        counted_at=moment(2024, 7, 10, 14),
    )  # fmt: skip
    third = figure(
        cast,
        measured,
        window,
        15,
        at=moment(2025, 3, 1),
        reason="Đếm sót ba hội viên",
        counted_at=moment(2025, 3, 2, 8),
    )
    actions.withdraw(
        actor=cast.leader, at=moment(2025, 5, 5, 16), measurement_id=third.pk, reason="Danh sách của đơn vị khác"
    )
    asked = {
        moment(2024, 7, 5): [],
        moment(2024, 7, 10, 13, 59): [],
        moment(2024, 7, 10, 14): [12],
        moment(2025, 3, 1, 12): [12],
        moment(2025, 3, 2, 8): [15],
        moment(2025, 5, 5, 16): [],
        moment(2025, 5, 4): [15],
    }
    assert {at: as_of(cast, measured, at) for at in asked} == asked
