"""The board: who has reported, who is late, who owes; each viewer sees their own units."""

from __future__ import annotations

import datetime

import pytest
from cast import AT, SYSTEM, Cast, organisation
from django.db import connection
from django.test.utils import CaptureQueriesContext
from enacted import fill, half, indicator, moment, periods, report, template

from nhiemky.areas.directory import actions as directory
from nhiemky.areas.directory.access import NotVisible
from nhiemky.areas.directory.given import NewOrganisation
from nhiemky.areas.reporting import actions, queries


def test_the_board_counts_who_arrived_who_is_late_and_who_owes(cast: Cast) -> None:
    measured = indicator(cast)
    sheet = template(cast, measured)
    period = periods(cast, sheet)[half(2024, 1)]
    report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 1}, at=moment(2024, 7, 5, 23, 59), accepted_at=AT)
    report(cast, cast.second_reporter, period, cast.second.pk, {measured.pk: 1}, at=moment(2024, 7, 8))
    board = queries.board(cast.leader, sheet.pk, moment(2024, 7, 10), period_id=period.pk)
    (count,) = board.periods
    assert (count.expected, count.arrived, count.accepted, count.late, count.overdue) == (3, 2, 1, 1, 1)
    words = {row.unit: (row.cells[0].status_name, row.cells[0].timeliness) for row in board.rows}
    assert words == {
        "Hội Hữu nghị An Phước Đông": ("đã duyệt", "Đúng hạn"),
        "Hội Hữu nghị Hòa Bình Thượng": ("chưa bắt đầu", "Quá hạn 5 ngày"),
        "Hội Hữu nghị Thạnh Lợi Tây": ("đã nộp", "Nộp muộn 3 ngày"),
    }


def test_a_return_makes_nobody_late_who_sent_in_time(cast: Cast) -> None:
    measured = indicator(cast)
    sheet = template(cast, measured)
    period = periods(cast, sheet)[half(2024, 1)]
    sent = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 1}, at=moment(2024, 7, 2))
    actions.return_submission(
        actor=cast.leader, at=moment(2024, 7, 20), submission_id=sent.pk, revision=sent.revision, reason="Xem lại"
    )
    report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 2}, at=moment(2024, 7, 25))
    cell = queries.board(cast.reporter, sheet.pk, AT, period_id=period.pk).rows[0].cells[0]
    assert (cell.status_name, cell.timeliness) == ("đã nộp", "Đúng hạn")


def test_a_unit_sees_its_own_row_and_a_stranger_no_board(cast: Cast) -> None:
    sheet = template(cast, indicator(cast))
    periods(cast, sheet)
    assert [row.organisation_id for row in queries.board(cast.reporter, sheet.pk, AT).rows] == [cast.first.pk]
    for stranger in (cast.outsider, cast.nobody):
        with pytest.raises(NotVisible):
            queries.board(stranger, sheet.pk, AT)


def test_a_window_asks_the_units_alive_at_its_end(cast: Cast) -> None:
    measured = indicator(cast)
    sheet = template(cast, measured)
    directory.merge(
        actor=SYSTEM, at=moment(2024, 9, 20), predecessors=[cast.first, cast.third], on=datetime.date(2024, 10, 1),
        legal_basis="Quyết định 12",
        successor=NewOrganisation(
            code="tg-moi", name="Hội Hữu nghị An Hòa", kind="association", level="commune",
            parents={cast.line: cast.province},
        ),
    )  # fmt: skip
    opened = periods(cast, sheet, datetime.date(2024, 12, 1))
    board = queries.board(cast.leader, sheet.pk, AT)
    asked = {row.unit: [cell.asked for cell in row.cells] for row in board.rows}
    assert asked == {
        "Hội Hữu nghị An Hòa": [False, True],
        "Hội Hữu nghị An Phước Đông": [True, False],
        "Hội Hữu nghị Hòa Bình Thượng": [True, False],
        "Hội Hữu nghị Thạnh Lợi Tây": [True, True],
    }
    assert [count.expected for count in board.periods] == [3, 2]
    assert len(opened) == 2


def test_who_is_not_asked_owes_nothing_and_is_never_late(cast: Cast) -> None:
    measured = indicator(cast)
    sheet = template(cast, measured)
    period = periods(cast, sheet, datetime.date(2024, 6, 30))[half(2024, 1)]
    sent = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 1}, at=moment(2024, 8, 1))
    directory.merge(
        actor=SYSTEM, at=moment(2024, 9, 1), predecessors=[cast.first, cast.third], on=datetime.date(2024, 6, 1),
        legal_basis="Quyết định 12",
        successor=NewOrganisation(
            code="tg-moi", name="Hội Hữu nghị An Hòa", kind="association", level="commune",
            parents={cast.line: cast.province},
        ),
    )  # fmt: skip
    board = queries.board(SYSTEM, sheet.pk, AT, period_id=period.pk)
    said = {
        row.unit: (cell.asked, cell.submission_id, cell.status_name, cell.timeliness, cell.state, cell.days)
        for row in board.rows
        for cell in row.cells
    }
    assert said == {
        "Hội Hữu nghị An Hòa": (True, None, "chưa bắt đầu", "Quá hạn 605 ngày", "overdue", 605),
        "Hội Hữu nghị An Phước Đông": (False, sent.pk, "đã nộp", "", "", 0),
        "Hội Hữu nghị Thạnh Lợi Tây": (True, None, "chưa bắt đầu", "Quá hạn 605 ngày", "overdue", 605),
    }
    assert [(count.expected, count.arrived, count.late, count.overdue) for count in board.periods] == [(2, 0, 0, 2)]
    later = periods(cast, sheet, datetime.date(2024, 12, 31))[half(2024, 2)]
    (cell,) = (
        cell
        for row in queries.board(SYSTEM, sheet.pk, AT).rows
        if row.organisation_id == cast.first.pk
        for cell in row.cells
        if cell.period_id == later.pk
    )
    assert (cell.asked, cell.status_name, cell.timeliness, cell.state, cell.days) == (
        False, "không phải báo cáo", "", "", 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("audience", "units"),
    [
        ("children", {"tg-apd", "tg-tlt", "tg-hbt"}),
        ("lowest", {"tg-apd-1", "tg-tlt", "tg-hbt"}),
        ("all_below", {"tg-apd", "tg-tlt", "tg-hbt", "tg-apd-1"}),
        ("own_and_below", {"tg-lh", "tg-apd", "tg-tlt", "tg-hbt", "tg-apd-1"}),
        ("own", {"tg-lh"}),
        ("group", {"tg-apd", "ll-lh"}),
    ],
)
def test_every_circle_asks_its_units(cast: Cast, audience: str, units: set[str]) -> None:
    from nhiemky.areas.directory.models import Organisation

    measured = indicator(cast)
    sheet = template(cast, measured, audience=audience, group="khoi-1" if audience == "group" else "")
    periods(cast, sheet, datetime.date(2024, 1, 1))
    board = queries.board(SYSTEM, sheet.pk, AT)
    codes = Organisation.objects.filter(pk__in=[row.organisation_id for row in board.rows]).values_list(
        "code", flat=True
    )
    assert set(codes) == units


def test_what_a_unit_still_owes_the_most_urgent_first(cast: Cast) -> None:
    measured = indicator(cast)
    opened = periods(cast, template(cast, measured))
    report(cast, cast.reporter, opened[half(2024, 1)], cast.first.pk, {measured.pk: 1}, at=moment(2024, 7, 2))
    fill(cast.reporter, opened[half(2024, 2)], cast.first.pk, {measured.pk: 1}, moment(2025, 1, 2))
    owed = queries.due_reports(cast.reporter, cast.first.pk, moment(2025, 7, 4))
    assert [(each.period, each.status_name, each.timeliness) for each in owed] == [
        ("6 tháng cuối năm 2024", "đang soạn", "Quá hạn 180 ngày"),
        ("6 tháng đầu năm 2025", "chưa bắt đầu", "Còn 1 ngày"),
        ("6 tháng cuối năm 2025", "chưa bắt đầu", "Chưa đến hạn"),
    ]
    with pytest.raises(NotVisible):
        queries.due_reports(cast.outsider, cast.first.pk, AT)


def test_a_board_asks_as_often_for_ten_times_the_units(cast: Cast) -> None:
    measured = indicator(cast)
    sheet = template(cast, measured)
    periods(cast, sheet)
    with CaptureQueriesContext(connection) as few:
        assert len(queries.board(cast.leader, sheet.pk, AT).rows) == 3
    for number in range(27):
        organisation(f"them-{number}", f"Hội Hữu nghị Rạch Lá {number}", cast.line, cast.province)
    with CaptureQueriesContext(connection) as many:
        assert len(queries.board(cast.leader, sheet.pk, AT).rows) == 30
    assert len(few) == len(many)


def test_the_templates_of_a_term_are_listed_for_whom_they_ask(cast: Cast) -> None:
    sheet = template(cast, indicator(cast))
    periods(cast, sheet)
    (line,) = queries.templates_of(cast.reporter, cast.term.pk, AT)
    assert (line.name, line.frequency, line.audience) == ("Báo cáo 6 tháng", "6 tháng", "đơn vị trực thuộc trực tiếp")
    assert queries.templates_of(cast.outsider, cast.term.pk, AT) == ()
