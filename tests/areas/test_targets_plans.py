"""Plans and hand-down: yearly milestones, figures assigned from above, parts that must make the whole."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from cast import AT, SYSTEM, Cast
from enacted import half, indicator, moment, resolution, target, year

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.directory.access import NotAllowed, NotVisible
from nhiemky.areas.targets import actions, queries
from nhiemky.areas.targets.actions.handing import (
    NotBelow,
    NothingToHandDown,
    PartsDiffer,
    ProposalNegative,
    ProposalWithoutReason,
    ShareMoved,
)
from nhiemky.areas.targets.actions.plans import PlanMalformed, SourceMissing
from nhiemky.areas.targets.models import Milestone, TargetShare
from nhiemky.areas.targets.plans import PlanLine
from nhiemky.areas.targets.wording import TargetMalformed
from nhiemky.rules.periods import Window
from nhiemky.rules.progress import Basis, Comparator, TargetKind
from nhiemky.rules.rollup import TimeRule


def a_target(cast: Cast, **more: Any) -> Any:
    return target(cast, resolution(cast), indicator(cast), **more)


def plan(cast: Cast, row: Any, at: datetime.datetime = AT, **values: int) -> None:
    lines = [PlanLine(year(int(label[1:])), value) for label, value in values.items()]
    actions.plan_years(actor=cast.clerk, at=at, target_id=row.pk, lines=lines)


def test_a_plan_changed_later_leaves_the_old_one_readable_at_its_time(cast: Cast) -> None:
    row = a_target(cast)
    before = moment(2025, 1, 1)
    plan(cast, row, before, y2024=20, y2025=30)
    plan(cast, row, AT, y2024=20, y2025=25, y2026=35)
    lines = {at: queries.target_page(cast.leader, row.pk, at).milestones for at in (moment(2025, 2, 1), AT)}
    assert [[each.wanted for each in found] for found in lines.values()] == [
        ["từ 20 hội viên trở lên", "từ 30 hội viên trở lên"],
        ["từ 20 hội viên trở lên", "từ 25 hội viên trở lên", "từ 35 hội viên trở lên"],
    ]
    assert Milestone.objects.filter(target=row, window_from=datetime.date(2024, 1, 1)).count() == 1


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([PlanLine(year(2035), 10)], "không có ngày nào trong nhiệm kỳ"),
        ([PlanLine(year(2024), 10), PlanLine(year(2024), 12)], "ghi hai lần"),
        ([PlanLine(year(2024), 10, 12)], "chỉ có một mức"),
    ],
)
def test_a_plan_that_can_not_be_one_of_its_target_is_refused(cast: Cast, lines: list[PlanLine], why: str) -> None:
    row = a_target(cast)
    with pytest.raises(PlanMalformed, match=why):
        actions.plan_years(actor=cast.clerk, at=AT, target_id=row.pk, lines=lines)


def test_the_last_year_of_a_term_is_planned_though_it_goes_on_after_the_next_congress(cast: Cast) -> None:
    row = a_target(cast, kind=TargetKind.EVERY_YEAR, value=10)
    plan(cast, row, y2027=10, y2028=8)
    lines = queries.target_page(cast.leader, row.pk, AT).milestones
    assert [line.wanted for line in lines] == ["từ 10 hội viên trở lên", "từ 8 hội viên trở lên"]
    with pytest.raises(PlanMalformed, match="không có ngày nào trong nhiệm kỳ"):
        plan(cast, row, y2029=8)


def test_a_range_is_planned_as_a_range(cast: Cast) -> None:
    row = a_target(cast, kind=TargetKind.EVERY_YEAR, comparator=Comparator.RANGE, value=8, value_max=10)
    with pytest.raises(PlanMalformed, match="khoảng giá trị"):
        plan(cast, row, y2024=8)
    actions.plan_years(actor=cast.clerk, at=AT, target_id=row.pk, lines=[PlanLine(year(2024), 8, 9)])
    (line,) = queries.target_page(cast.leader, row.pk, AT).milestones
    assert line.wanted == "từ 8 đến 9 hội viên"


def test_a_figure_assigned_from_above_names_its_source_and_the_newest_stands(cast: Cast) -> None:
    row = a_target(cast, kind=TargetKind.ASSIGNED_SHARE, unit="%")
    assign: Callable[..., Any] = lambda **more: actions.assign_figure(  # noqa: E731
        **{
            "actor": cast.clerk,
            "at": AT,
            "target_id": row.pk,
            "window": year(2024),
            "value": 40,
            "source": "Tỉnh",
            **more,
        }
    )
    assign()
    assign(value=45, source="Tỉnh giao bổ sung", at=moment(2026, 3, 3))
    page = queries.target_page(cast.leader, row.pk, moment(2026, 3, 4))
    assert [(line.shown, line.source) for line in page.assigned] == [("45 hội viên", "Tỉnh giao bổ sung")]
    with pytest.raises(SourceMissing):
        assign(source=" ")
    with pytest.raises(PlanMalformed):
        assign(window=year(2040))


def test_only_a_target_held_to_assigned_figures_takes_them(cast: Cast) -> None:
    row = a_target(cast)
    with pytest.raises(TargetMalformed, match="không tính theo số được giao"):
        actions.assign_figure(actor=cast.clerk, at=AT, target_id=row.pk, window=year(2024), value=1, source="Tỉnh")


def hand(cast: Cast, row: Any, *numbers: int, **more: Any) -> Any:
    units = (cast.first.pk, cast.second.pk, cast.third.pk)
    parts = dict(zip(units, numbers, strict=False))
    return actions.hand_down(**{"actor": cast.clerk, "at": AT, "target_id": row.pk, "parts": parts, **more})


def test_parts_that_make_the_whole_are_handed_down(cast: Cast) -> None:
    row = a_target(cast)
    hand(cast, row, 40, 35, 25)
    page = queries.target_page(cast.leader, row.pk, AT)
    assert [share.shown for share in page.shares] == ["40 hội viên", "35 hội viên", "25 hội viên"]
    assert (page.plan.handed, page.plan.difference) == ("100 hội viên", "")


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((40, 35, 20), "cộng lại là 95 hội viên, thiếu so với 100 hội viên cần giao: chênh 5 hội viên"),
        ((40, 35, 30), "cộng lại là 105 hội viên, dư so với 100 hội viên cần giao: chênh 5 hội viên"),
    ],
)
def test_parts_that_do_not_make_the_whole_are_refused_with_the_difference(
    cast: Cast, numbers: tuple[int, ...], sentence: str
) -> None:
    row = a_target(cast)
    with pytest.raises(PartsDiffer, match=sentence):
        hand(cast, row, *numbers)
    assert TargetShare.objects.count() == 0


def test_more_than_the_whole_goes_with_a_reason_that_stays(cast: Cast) -> None:
    row = a_target(cast)
    hand(cast, row, 40, 35, 30, difference_reason="Giao dư để phòng hụt")
    page = queries.target_page(cast.leader, row.pk, AT)
    assert (page.plan.difference, page.plan.reason) == ("dư 5 hội viên", "Giao dư để phòng hụt")


def test_parts_of_a_year_make_the_plan_of_that_year(cast: Cast) -> None:
    row = a_target(cast)
    plan(cast, row, y2026=30)
    with pytest.raises(PartsDiffer, match="30 hội viên"):
        hand(cast, row, 10, 10, 5, window=year(2026))
    assert len(hand(cast, row, 10, 10, 10, window=year(2026))) == 3


def test_parts_of_a_range_may_make_anything_inside_it(cast: Cast) -> None:
    row = a_target(cast, kind=TargetKind.EVERY_YEAR, comparator=Comparator.RANGE, value=8, value_max=10)
    hand(cast, row, 3, 3, 3, window=year(2026))
    with pytest.raises(PartsDiffer, match="dư so với 10 hội viên"):
        hand(cast, row, 4, 4, 4, window=year(2026))


def test_shares_of_a_percentage_are_not_added(cast: Cast) -> None:
    shares = indicator(
        cast, "ty-le", "Tỷ lệ", unit="%", denominator_name="tổng số", basis=Basis.MOMENT, time_rule=TimeRule.LAST
    )
    row = target(cast, resolution(cast), shares, kind=TargetKind.RATIO, value=85)
    hand(cast, row, 85, 85, 90)
    assert queries.target_page(cast.leader, row.pk, AT).plan.handed == ""


def test_only_units_right_below_take_a_part_and_the_others_are_named(cast: Cast) -> None:
    row = a_target(cast)
    parts = {cast.first.pk: 50, cast.other.pk: 30, cast.branch.pk: 20}
    with pytest.raises(NotBelow) as caught:
        actions.hand_down(actor=cast.clerk, at=AT, target_id=row.pk, parts=parts)
    assert str(caught.value) == (
        "Chi hội Bến Sậy; Liên hiệp các tổ chức hữu nghị tỉnh Lam Lĩnh không trực thuộc trực tiếp Liên hiệp các tổ "
        "chức hữu nghị tỉnh Tân Giang trong hệ “Hệ thống Liên hiệp” vào ngày 02/03/2026 nên không giao chỉ tiêu được. "
        "Hãy bỏ khỏi danh sách, hoặc giao cho đơn vị cấp trên trực tiếp để đơn vị đó giao tiếp; nếu danh bạ ghi sai "
        "quan hệ trực thuộc thì hãy sửa ở đó trước."
    )
    with pytest.raises(NotBelow, match=r"đơn vị mã 987654 \(không có trong danh bạ\) không trực thuộc"):
        actions.hand_down(actor=cast.clerk, at=AT, target_id=row.pk, parts={987654: 100})
    assert TargetShare.objects.count() == 0


def test_what_has_no_number_is_not_handed_down_in_numbers(cast: Cast) -> None:
    row = target(cast, resolution(cast), name="Nâng cao", kind=TargetKind.QUALITATIVE, value=None)
    with pytest.raises(NothingToHandDown):
        hand(cast, row, 1)
    with pytest.raises(NothingToHandDown):
        actions.hand_down(actor=cast.clerk, at=AT, target_id=a_target_of(cast).pk, parts={})


def a_target_of(cast: Cast) -> Any:
    return target(cast, resolution(cast, "02-NQ/ĐH"), indicator(cast, "khac", "Khác"))


def answer(actor: Any, share: Any, **more: Any) -> Any:
    return actions.answer_share(actor=actor, at=AT, share_id=share.pk, **more)


def test_a_unit_proposes_another_number_and_the_part_stands_until_handed_down_anew(cast: Cast) -> None:
    row = a_target(cast)
    first, second, third = hand(cast, row, 40, 35, 25)
    with pytest.raises(ProposalWithoutReason):
        answer(cast.reporter, first, proposed=30)
    with pytest.raises(ProposalNegative):
        answer(cast.reporter, first, proposed=-1, reason="Ít hội viên")
    answer(cast.reporter, first, proposed=30, reason="Ít hội viên")
    answer(cast.second_reporter, second)
    with pytest.raises(ShareMoved):
        answer(cast.second_reporter, second)
    lines = {line.organisation_id: line for line in queries.target_page(cast.leader, row.pk, AT).shares}
    assert (lines[cast.first.pk].status, lines[cast.first.pk].proposed) == ("đơn vị đề nghị số khác", "30 hội viên")
    assert lines[cast.second.pk].status == "đơn vị đã nhận"
    assert lines[cast.first.pk].shown == "40 hội viên"
    entry = Entry.objects.filter(verb="targets.share_answered", organisation_id=cast.first.pk).get()
    assert (entry.actor_name, entry.facts["answer"], entry.facts["reason"]) == (
        "Cù Thị Nhàn", "đề nghị 30 hội viên", "Ít hội viên",
    )  # fmt: skip
    hand(cast, row, 30, 40, 30)
    with pytest.raises(ShareMoved):
        answer(SYSTEM, third)


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("reporter", None),
        ("second_reporter", NotVisible),  # a neighbour's part is not theirs to see
        ("clerk", NotAllowed),  # who hands down sees the part, and does not answer in the unit's name
        ("leader", NotAllowed),
        ("secretary", NotAllowed),
        ("inspector", NotAllowed),
        ("block_leader", NotAllowed),
        ("unit_administrator", NotVisible),
        ("administrator", NotVisible),
        ("outsider", NotVisible),
        ("nobody", NotVisible),
    ],
)
def test_a_part_is_answered_by_its_own_unit_alone(cast: Cast, who: str, refusal: type[Exception] | None) -> None:
    first = hand(cast, a_target(cast), 40, 35, 25)[0]
    if refusal is None:
        assert answer(cast.everybody[who], first, proposed=30, reason="Ít hội viên").status == "proposed"
        return
    with pytest.raises(refusal):
        answer(cast.everybody[who], first, proposed=30, reason="Ít hội viên")
    first.refresh_from_db()
    assert (first.status, first.proposed_value) == ("handed", None)


def test_a_unit_sees_its_own_part_and_not_its_neighbours(cast: Cast) -> None:
    row = a_target(cast)
    hand(cast, row, 40, 35, 25)
    seen = queries.target_page(cast.reporter, row.pk, AT).shares
    assert [share.organisation_id for share in seen] == [cast.first.pk]
    assert [line.shown for line in queries.shares_of_unit(cast.reporter, cast.first.pk, AT)] == ["40 hội viên"]
    with pytest.raises(NotVisible):
        queries.shares_of_unit(cast.reporter, cast.second.pk, AT)


def test_a_window_of_the_term_only(cast: Cast) -> None:
    row = a_target(cast)
    with pytest.raises(PlanMalformed):
        hand(cast, row, 1, window=Window(datetime.date(2040, 1, 1), datetime.date(2041, 1, 1)))
    assert half(2024, 1).days == 182
