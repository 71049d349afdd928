"""Rights: position in the tree, in a fixed number of queries, failing closed, with the reason said."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from cast import AT, SYSTEM, TODAY, Cast, allow, office, organisation, user_in
from django.contrib.auth.models import AnonymousUser

from nhiemky.areas.directory import actions
from nhiemky.areas.directory.access import (
    NotAllowed,
    NotVisible,
    check,
    check_everywhere,
    decide,
    get_grant,
    get_group,
    get_hierarchy,
    get_holding,
    get_organisation,
    get_person,
    get_position,
    get_term,
    get_user,
    may,
    visible_organisations,
)
from nhiemky.areas.directory.models import (
    Grant,
    Holding,
    Organisation,
    ParentLink,
    Position,
    Scope,
    User,
)
from nhiemky.rules.authority import Action, Role

DAY = datetime.timedelta(days=1)


def seen(user: User, action: Action = Action.SEE_ORGANISATION, at: datetime.datetime = AT) -> set[str]:
    """The codes of what the user reaches."""
    return set(visible_organisations(user, action, at).values_list("code", flat=True))


ALL_BELOW = {"tg-lh", "tg-apd", "tg-tlt", "tg-hbt", "tg-apd-1"}


@pytest.mark.parametrize(
    ("who", "action", "reached"),
    [
        ("leader", Action.SEE_ORGANISATION, ALL_BELOW),
        ("leader", Action.ACCEPT_REPORT, ALL_BELOW - {"tg-lh"}),  # nobody accepts their own
        ("leader", Action.FREEZE_REVIEW, {"tg-lh"}),
        ("secretary", Action.ACCEPT_REPORT, ALL_BELOW - {"tg-lh"}),
        ("clerk", Action.REGISTER_DOCUMENT, {"tg-lh"}),
        ("clerk", Action.ACCEPT_REPORT, set()),
        (
            "inspector",
            Action.READ_AUDIT,
            ALL_BELOW,
        ),  # Quy chế 08-QC/TW of 05/11/2025: reads everything, changes nothing
        ("inspector", Action.SUBMIT_REPORT, set()),
        ("reporter", Action.SUBMIT_REPORT, {"tg-apd"}),
        ("reporter", Action.SEE_TARGET, {"tg-apd", "tg-lh"}),  # its own, and those of the body directly above
        ("reporter", Action.SEE_REPORT, {"tg-apd"}),
        ("block_leader", Action.ACCEPT_REPORT, {"tg-apd", "ll-lh"}),  # along the block, across the line
        ("administrator", Action.MANAGE_GRANTS, ALL_BELOW | {"ll-lh"}),
        ("administrator", Action.SEE_REPORT, set()),  # runs the directory, reads no content
        ("unit_administrator", Action.MANAGE_USERS, {"tg-apd"}),
        ("outsider", Action.SEE_ORGANISATION, {"ll-lh"}),
        ("nobody", Action.SEE_ORGANISATION, set()),
    ],
)
def test_who_reaches_what(cast: Cast, who: str, action: Action, reached: set[str]) -> None:
    user = cast.everybody[who]
    assert seen(user, action) == reached
    for each in Organisation.objects.all():
        assert may(user, action, each, AT) == (each.code in reached)


def test_a_decision_says_why(cast: Cast) -> None:
    yes = decide(cast.leader, Action.ACCEPT_REPORT, cast.branch, AT)
    assert str(yes.because) == "Được duyệt báo cáo vì bạn là lãnh đạo của đơn vị cấp trên."
    no = decide(cast.clerk, Action.ACCEPT_REPORT, cast.first, AT)
    assert not no
    assert "văn thư" in no.because
    assert "chưa đăng nhập" in decide(AnonymousUser(), Action.SEE_TARGET, cast.first, AT).because  # type: ignore[arg-type]


def test_a_command_may_everything(cast: Cast) -> None:
    assert decide(SYSTEM, Action.MANAGE_USERS, cast.other, AT)
    assert visible_organisations(SYSTEM, Action.SEE_TARGET, AT).count() == Organisation.objects.count()


@pytest.mark.parametrize("organisation_id", [None, 0, 10**12])
def test_what_belongs_to_no_organisation_is_allowed_to_no_user(cast: Cast, organisation_id: int | None) -> None:
    assert not decide(cast.administrator, Action.MANAGE_USERS, organisation_id, AT)


def test_an_unsaved_a_locked_and_an_anonymous_account_reach_nothing(cast: Cast) -> None:
    actions.deactivate_user(
        actor=cast.administrator, at=AT, user=cast.leader, organisation=cast.province, reason="nghỉ hưu"
    )
    cast.leader.refresh_from_db()
    for user in (cast.leader, User(username="moi"), AnonymousUser()):
        assert seen(user) == set()  # type: ignore[arg-type]
        assert not decide(user, Action.SEE_ORGANISATION, cast.province, AT)  # type: ignore[arg-type]


def test_someone_elses_object_is_not_there_and_ones_own_says_why_not(cast: Cast) -> None:
    with pytest.raises(NotVisible, match="Không tìm thấy"):
        check(cast.outsider, Action.REGISTER_DOCUMENT, cast.province, AT)
    with pytest.raises(NotAllowed, match="không có quyền này"):
        check(cast.reporter, Action.REGISTER_DOCUMENT, cast.first, AT)
    check(cast.clerk, Action.REGISTER_DOCUMENT, cast.province, AT)


def test_what_concerns_everyone_needs_a_right_over_everyone(cast: Cast) -> None:
    check_everywhere(cast.administrator, Action.MANAGE_DIRECTORY, AT)
    with pytest.raises(NotAllowed, match="mọi tổ chức"):
        check_everywhere(cast.unit_administrator, Action.MANAGE_DIRECTORY, AT)
    with pytest.raises(NotAllowed):
        check_everywhere(cast.leader, Action.MANAGE_DIRECTORY, AT)


@pytest.mark.parametrize("row", ["holding", "grant"])
def test_a_right_holds_from_its_first_day_until_before_its_last(cast: Cast, row: str) -> None:
    first, last = TODAY + 10 * DAY, TODAY + 20 * DAY
    position = office(cast.third, "Thư ký")
    user = user_in(position, "Trịnh Mai Ca", "thuky3")
    allow(position, Role.REPORTER)
    if row == "holding":
        Holding.objects.filter(position=position).update(valid_from=first, valid_to=last)
    else:
        Grant.objects.filter(position=position).update(valid_from=first, valid_to=last)
    for days, expected in ((9, False), (10, True), (19, True), (20, False)):
        at = AT + days * DAY
        assert may(user, Action.SUBMIT_REPORT, cast.third, at) is expected
        assert ("tg-hbt" in seen(user, Action.SUBMIT_REPORT, at)) is expected


def test_a_day_begins_at_midnight_in_vietnam(cast: Cast) -> None:
    allow(office(cast.third, "Thư ký"), Role.REPORTER, on=TODAY)
    user = user_in(Position.objects.get(organisation=cast.third), "Trịnh Mai Ca", "thuky3")
    midnight = datetime.datetime(2026, 3, 1, 17, 0, tzinfo=datetime.UTC)  # 00:00 on 2 March in Hà Nội
    assert may(user, Action.SUBMIT_REPORT, cast.third, midnight)
    assert not may(user, Action.SUBMIT_REPORT, cast.third, midnight - datetime.timedelta(microseconds=1))


def test_a_member_of_the_block_is_reached_only_while_it_is_one(cast: Cast) -> None:
    actions.leave_group(actor=SYSTEM, at=AT, group=cast.block, organisation=cast.other, on=TODAY)
    assert "ll-lh" not in seen(cast.block_leader, Action.ACCEPT_REPORT)
    assert not may(cast.block_leader, Action.ACCEPT_REPORT, cast.other, AT)
    assert may(cast.block_leader, Action.ACCEPT_REPORT, cast.other, AT - DAY)


def test_a_right_along_one_line_reaches_nothing_along_another(cast: Cast) -> None:
    party = actions.create_hierarchy(actor=SYSTEM, at=AT, code="party", name="Hệ thống Đảng")
    above = organisation(
        "tg-dub", "Đảng bộ các cơ quan tỉnh Tân Giang", party, None, kind="party_committee", level="province"
    )
    cell = organisation("tg-cb", "Chi bộ Liên hiệp", party, above, kind="party_cell", level="grassroots")
    actions.move(actor=SYSTEM, at=AT, organisation=cast.province, hierarchy=party, parent=above, on=TODAY)
    actions.move(actor=SYSTEM, at=AT, organisation=cell, hierarchy=party, parent=cast.province, on=TODAY)
    # The leader's grant runs along "union": neither the cell below nor the committee above in the Party's line.
    assert "tg-cb" not in seen(cast.leader)
    assert "tg-dub" not in seen(cast.leader)
    assert not may(cast.leader, Action.SEE_TARGET, cell, AT)
    assert not may(cast.leader, Action.SEE_TARGET, above, AT)
    # A grant that names no line knows the bodies directly above in every line.
    position = office(cast.province, "Chuyên viên")
    allow(position, Role.REPORTER)
    assert "tg-dub" in seen(user_in(position, "Trịnh Mai Ca", "chuyenvien"), Action.SEE_TARGET)


def test_a_unit_that_moves_is_reached_from_its_new_place_from_that_day(cast: Cast) -> None:
    actions.move(actor=SYSTEM, at=AT, organisation=cast.branch, hierarchy=cast.line, parent=cast.second, on=TODAY + DAY)
    position = office(cast.second, "Chủ tịch")
    allow(position, Role.LEADER, Scope.SUBTREE, cast.line)
    user = user_in(position, "Trịnh Mai Ca", "chutich2")
    assert "tg-apd-1" not in seen(user)
    assert "tg-apd-1" in seen(user, at=AT + DAY)


def test_a_view_of_the_past_uses_todays_rights(cast: Cast) -> None:
    """The moment asked is that of the request: who lost a position sees nothing of the time when they held it."""
    holding = Holding.objects.get(person=cast.reporter.person)
    actions.end_holding(actor=cast.administrator, at=AT, holding=holding, on=TODAY, reason="chuyển công tác")
    assert seen(cast.reporter) == set()


def many_grants(cast: Cast, count: int) -> User:
    """Someone with one office, and one right, in each of `count` units of the line."""
    user = user_in(office(cast.province, f"Chuyên viên {count}"), "Trịnh Mai Ca", f"nhieu{count}")
    units = Organisation.objects.bulk_create(
        Organisation(code=f"u{count}-{number}", created_on=TODAY - 900 * DAY) for number in range(count)
    )
    ParentLink.objects.bulk_create(
        ParentLink(hierarchy=cast.line, child=unit, parent=cast.second, valid_from=TODAY - 900 * DAY) for unit in units
    )
    positions = Position.objects.bulk_create(Position(organisation=unit, title="Thư ký") for unit in units)
    Holding.objects.bulk_create(
        Holding(person=user.person, position=position, valid_from=TODAY - DAY) for position in positions
    )
    Grant.objects.bulk_create(
        Grant(position=position, role=Role.REPORTER, scope=Scope.OWN, valid_from=TODAY - DAY) for position in positions
    )
    return user


@pytest.mark.parametrize("count", [14, 1400])
def test_the_number_of_queries_does_not_grow_with_grants(
    cast: Cast, count: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    user = many_grants(cast, count)
    last = Organisation.objects.get(code=f"u{count}-{count - 1}")
    with django_assert_num_queries(1):
        assert visible_organisations(user, Action.SUBMIT_REPORT, AT).count() == count
    with django_assert_num_queries(5):
        assert decide(user, Action.SUBMIT_REPORT, last, AT)
    with django_assert_num_queries(5):
        assert decide(user, Action.SEE_TARGET, cast.second, AT)  # the body directly above them all
    with django_assert_num_queries(5):
        assert not decide(user, Action.SUBMIT_REPORT, cast.second, AT)


def test_a_list_joins_the_rights_in_its_own_query(cast: Cast, django_assert_num_queries: Callable[..., Any]) -> None:
    user = many_grants(cast, 300)
    with django_assert_num_queries(1):
        rows = Position.objects.filter(organisation__in=visible_organisations(user, Action.SUBMIT_REPORT, AT))
        assert len(rows) == 300


DOORS: dict[str, Callable[[User, Cast], object]] = {
    "organisation": lambda user, cast: get_organisation(user, cast.first.pk, AT),
    "term": lambda user, cast: get_term(user, cast.term.pk, AT),
    "position": lambda user, cast: get_position(user, Position.objects.get(organisation=cast.second).pk, AT),
    "holding": lambda user, cast: get_holding(user, Holding.objects.get(person=cast.second_reporter.person).pk, AT),
    "person": lambda user, cast: get_person(user, cast.second_reporter.person_id or 0, AT),
    "grant": lambda user, cast: get_grant(user, Grant.objects.get(position__organisation=cast.second).pk, AT),
    "user": lambda user, cast: get_user(user, cast.second_reporter.pk, AT),
    "hierarchy": lambda user, _: get_hierarchy(user, "union"),
    "group": lambda user, _: get_group(user, "khoi-1"),
}


@pytest.mark.parametrize(
    ("who", "opened"),
    [
        ("leader", {"organisation", "term", "position", "holding", "person", "hierarchy", "group"}),
        ("administrator", set(DOORS)),
        ("second_reporter", {"term", "position", "holding", "person", "user", "hierarchy", "group"}),
        ("outsider", {"hierarchy", "group"}),
        ("nobody", {"hierarchy", "group"}),
    ],
)
def test_every_door_opens_to_those_who_may_see(cast: Cast, who: str, opened: set[str]) -> None:
    found = set()
    for name, door in DOORS.items():
        try:
            door(cast.everybody[who], cast)
            found.add(name)
        except NotVisible:
            continue
    assert found == opened


def test_every_door_opens_to_a_command_and_to_no_stranger(cast: Cast) -> None:
    for door in DOORS.values():
        assert door(SYSTEM, cast)  # type: ignore[arg-type]
        with pytest.raises(NotVisible):
            door(User(username="la"), cast)


def test_names_of_lines_and_blocks_that_are_not_there(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        get_hierarchy(cast.leader, "front")
    with pytest.raises(NotVisible):
        get_group(cast.leader, "khoi-2")
