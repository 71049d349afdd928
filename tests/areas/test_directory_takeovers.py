"""No administrator gets further than what they manage: by no office, no account, no name, no split, nothing to come."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from cast import AT, FOUNDED, SYSTEM, TODAY, Cast, allow, office, organisation, person_in, user_in

from nhiemky.areas.audit.actions import ErasureNotAllowed
from nhiemky.areas.audit.models import Entry
from nhiemky.areas.directory import actions
from nhiemky.areas.directory.access import NotAllowed, NotVisible, decide_everywhere, get_person, get_user, may
from nhiemky.areas.directory.actions.users import AccountExists
from nhiemky.areas.directory.given import GrantMove, NewOrganisation, SplitPart
from nhiemky.areas.directory.models import Grant, Holding, Organisation, ParentLink, Person, Position, Scope, User
from nhiemky.areas.directory.reaching import OwnRights, ReachesTooFar
from nhiemky.rules.authority import Action, Role

DAY = datetime.timedelta(days=1)
STRONG = "mat-khau-rat-dai-81"


@pytest.fixture
def insider(cast: Cast) -> User:
    """The administrator of the province's own office, who manages nothing below it and nothing elsewhere."""
    position = office(cast.province, "Quản trị nội bộ")
    allow(position, Role.ADMINISTRATOR)
    return user_in(position, "Trịnh Mai Ca", "quantrinoibo")


def of(user: User) -> Person:
    """The person whom an account acts as."""
    assert user.person is not None
    return user.person


def post(where: Organisation, title: str) -> Position:
    return Position.objects.get(organisation=where, title=title)


def future_chair(cast: Cast) -> User:
    """An account with rights over the whole province in three days, and none today."""
    position = office(cast.province, "Chủ tịch khóa mới")
    allow(position, Role.LEADER, Scope.SUBTREE, cast.line, on=TODAY)
    person = actions.create_person(actor=SYSTEM, at=AT, name="Người Sắp Nhậm Chức", organisation=cast.province)
    actions.appoint(actor=SYSTEM, at=AT, person=person, position=position, on=TODAY + 3 * DAY)
    return actions.create_user(
        actor=SYSTEM, at=AT, username="chutichmoi", password="", display_name="x", organisation=cast.province,
        person=person,
    )  # fmt: skip


# Offices


@pytest.mark.parametrize("title", ["Quản trị hệ thống", "Chủ tịch"])
def test_nobody_is_appointed_to_an_office_that_reaches_further_than_who_appoints(
    cast: Cast, insider: User, title: str
) -> None:
    friend = person_in(office(cast.province, "Chuyên viên"), "Một Người Bạn")
    for person in (of(insider), friend):
        with pytest.raises(ReachesTooFar):
            actions.appoint(actor=insider, at=AT, person=person, position=post(cast.province, title), on=TODAY)
    assert not decide_everywhere(insider, Action.PUBLISH_RULES, AT)
    assert not may(insider, Action.ACCEPT_REPORT, cast.first, AT)


def test_an_office_whose_rights_are_yet_to_come_reaches_as_far(cast: Cast, insider: User) -> None:
    position = office(cast.province, "Phó Chủ tịch khóa mới")
    allow(position, Role.LEADER, Scope.SUBTREE, cast.line, on=TODAY + 30 * DAY)
    friend = person_in(office(cast.province, "Chuyên viên"), "Một Người Bạn")
    with pytest.raises(ReachesTooFar):
        actions.appoint(actor=insider, at=AT, person=friend, position=position, on=TODAY)
    before = actions.appoint(actor=insider, at=AT, person=friend, position=position, on=TODAY, until=TODAY + 30 * DAY)
    assert before.valid_to == TODAY + 30 * DAY  # over before the right begins: no harm


def test_what_is_over_hinders_no_appointment(cast: Cast, insider: User) -> None:
    position = office(cast.province, "Chức vụ cũ")
    allow(position, Role.LEADER, Scope.SUBTREE, cast.line)
    actions.end_grant(actor=SYSTEM, at=AT, grant=Grant.objects.get(position=position), on=TODAY)
    friend = person_in(office(cast.province, "Chuyên viên"), "Một Người Bạn")
    assert actions.appoint(actor=insider, at=AT, person=friend, position=position, on=TODAY).pk


def test_nobody_appoints_themselves_to_an_office_with_rights(cast: Cast, insider: User) -> None:
    trusted = office(cast.province, "Người báo cáo")
    allow(trusted, Role.REPORTER)
    for actor, where in ((insider, trusted), (cast.administrator, post(cast.province, "Chủ tịch"))):
        with pytest.raises(OwnRights):
            actions.appoint(actor=actor, at=AT, person=of(actor), position=where, on=TODAY)
    assert actions.appoint(
        actor=insider, at=AT, person=of(insider), position=office(cast.province, "Ủy viên"), on=TODAY
    ).pk


def test_nobody_gives_rights_to_an_office_that_they_hold_or_will_hold(cast: Cast, insider: User) -> None:
    coming = office(cast.province, "Ủy viên")
    actions.appoint(actor=insider, at=AT, person=of(insider), position=coming, on=TODAY + 30 * DAY)
    for actor, position in (
        (insider, post(cast.province, "Quản trị nội bộ")),
        (insider, coming),
        (cast.administrator, post(cast.province, "Quản trị hệ thống")),
    ):
        with pytest.raises(OwnRights):
            actions.grant(actor=actor, at=AT, position=position, role=Role.LEADER, scope=Scope.OWN, on=TODAY)
    assert not may(insider, Action.SUBMIT_REPORT, cast.province, AT)


def test_nobody_ends_an_office_or_a_right_that_they_could_not_give(cast: Cast, insider: User) -> None:
    holding = Holding.objects.get(person=of(cast.administrator))
    with pytest.raises(ReachesTooFar):
        actions.end_holding(actor=insider, at=AT, holding=holding, on=TODAY, reason="x")
    with pytest.raises(ReachesTooFar):
        actions.end_grant(actor=insider, at=AT, grant=Grant.objects.get(position=holding.position), on=TODAY)
    assert decide_everywhere(cast.administrator, Action.MANAGE_GRANTS, AT)


def test_nobody_appoints_whom_they_can_not_see(cast: Cast) -> None:
    position = office(cast.first, "Cố vấn")
    with pytest.raises(NotVisible):
        actions.appoint(actor=cast.unit_administrator, at=AT, person=of(cast.leader), position=position, on=TODAY)
    assert not Holding.objects.filter(position=position).exists()


def test_whom_one_enters_one_may_appoint_and_others_do_not_see_them(cast: Cast) -> None:
    person = actions.create_person(actor=cast.unit_administrator, at=AT, name="Trịnh Mai Ca", organisation=cast.first)
    with pytest.raises(NotVisible):
        get_person(cast.outsider, person.pk, AT)
    position = office(cast.first, "Cố vấn")
    assert actions.appoint(actor=cast.unit_administrator, at=AT, person=person, position=position, on=TODAY).pk


# Accounts


def hold_of(actor: User, account: User, where: Organisation) -> list[Callable[[], object]]:
    """Every way to get hold of an account or to shut it out."""
    return [
        lambda: actions.set_password(actor=actor, at=AT, user=account, password=STRONG, organisation=where),
        lambda: actions.deactivate_user(actor=actor, at=AT, user=account, organisation=where, reason="x"),
    ]


def test_no_account_is_taken_whose_offices_reach_further(cast: Cast, insider: User) -> None:
    for step in [
        *hold_of(insider, cast.administrator, cast.province),
        *hold_of(insider, cast.leader, cast.province),
    ]:
        with pytest.raises(ReachesTooFar):
            step()
    person = person_in(post(cast.province, "Chủ tịch"), "Chưa Có Tài Khoản", on=TODAY)
    with pytest.raises(ReachesTooFar):
        actions.create_user(
            actor=insider, at=AT, username="cuatoi", password=STRONG, display_name="x", organisation=cast.province,
            person=person,
        )  # fmt: skip


def test_no_account_is_taken_before_its_office_begins(cast: Cast, insider: User) -> None:
    account = future_chair(cast)
    for where in (cast.first, cast.province):
        for step in hold_of(cast.unit_administrator, account, where):
            with pytest.raises((NotVisible, NotAllowed)):
                step()
    for step in hold_of(insider, account, cast.province):
        with pytest.raises(ReachesTooFar):
            step()


def test_no_second_account_is_made_for_whoever_will_hold_office(cast: Cast, insider: User) -> None:
    person = of(future_chair(cast))
    for actor, where, refusal in (
        (cast.unit_administrator, cast.first, NotVisible),
        (insider, cast.province, ReachesTooFar),
    ):
        with pytest.raises(refusal):
            actions.create_user(
                actor=actor, at=AT, username="bansao", password=STRONG, display_name="x", organisation=where,
                person=person,
            )  # fmt: skip


def test_a_person_has_one_account_unless_who_manages_everything_says_so(cast: Cast) -> None:
    values: dict[str, Any] = {
        "at": AT, "username": "baocao1b", "password": "", "display_name": "x", "organisation": cast.first,
        "person": of(cast.reporter),
    }  # fmt: skip
    with pytest.raises(AccountExists, match="“baocao1”"):
        actions.create_user(actor=cast.unit_administrator, **values)
    assert actions.create_user(actor=cast.administrator, **values).pk


def test_an_account_without_an_office_is_its_homes(cast: Cast) -> None:
    for step in hold_of(cast.unit_administrator, cast.nobody, cast.first):
        with pytest.raises(NotVisible):
            step()
    with pytest.raises(NotVisible):  # whatever organisation the caller names
        hold_of(cast.administrator, cast.nobody, cast.first)[0]()
    with pytest.raises(NotVisible):
        get_user(cast.unit_administrator, cast.nobody.pk, AT)
    own = actions.create_user(
        actor=cast.unit_administrator, at=AT, username="moi", password="", display_name="x", organisation=cast.first
    )
    assert own.home == cast.first
    assert get_user(cast.unit_administrator, own.pk, AT) == own
    hold_of(cast.unit_administrator, own, cast.first)[0]()
    own.refresh_from_db()
    assert own.check_password(STRONG)


def test_an_account_made_below_is_not_kept_in_hand_when_its_person_rises(cast: Cast) -> None:
    person = of(cast.reporter)
    (holding,) = person.holdings.all()
    actions.end_holding(actor=SYSTEM, at=AT, holding=holding, on=TODAY, reason="lên tỉnh")
    actions.appoint(actor=SYSTEM, at=AT, person=person, position=post(cast.province, "Chủ tịch"), on=TODAY)
    for step in hold_of(cast.unit_administrator, cast.reporter, cast.first):
        with pytest.raises((NotVisible, NotAllowed)):
            step()


# Names


def test_nobody_renames_or_erases_who_holds_office_elsewhere(cast: Cast) -> None:
    person = of(cast.leader)
    actions.appoint(actor=SYSTEM, at=AT, person=person, position=office(cast.first, "Cố vấn"), on=TODAY)
    with pytest.raises((NotVisible, NotAllowed)):
        actions.rename_person(
            actor=cast.unit_administrator, at=AT, person=person, name="Tên Giả", organisation=cast.first
        )
    named = Entry.objects.filter(personal__isnull=False).count()
    with pytest.raises(ErasureNotAllowed):
        actions.erase_personal_details(actor=cast.unit_administrator, at=AT, person=person, organisation=cast.first)
    assert Entry.objects.filter(personal__isnull=False).count() == named
    assert actions.rename_person(
        actor=cast.administrator, at=AT, person=person, name="Lý Thanh Vũ", organisation=cast.first
    ).pk


def test_an_office_of_the_past_counts_too_and_is_answered_for_by_those_who_took_over(cast: Cast) -> None:
    person = of(cast.second_reporter)
    merge(cast, SYSTEM, [cast.second, cast.third])
    later = AT + 40 * DAY
    for actor in (cast.unit_administrator, cast.outsider):
        with pytest.raises(NotVisible):
            actions.rename_person(actor=actor, at=later, person=person, name="X", organisation=cast.second)
    assert actions.rename_person(
        actor=cast.administrator, at=later, person=person, name="Kiều Bảo Ngân", organisation=cast.second
    ).pk
    merged = Organisation.objects.get(code="moi")
    head = office_later(merged, later)
    assert actions.rename_person(actor=head, at=later, person=person, name="Kiều Ngân", organisation=cast.second).pk


def office_later(where: Organisation, at: datetime.datetime) -> User:
    """An administrator of a body that began after the cast."""
    position = actions.create_position(actor=SYSTEM, at=at, organisation=where, title="Quản trị")
    actions.grant(actor=SYSTEM, at=at, position=position, role=Role.ADMINISTRATOR, scope=Scope.OWN, on=at.date())
    person = actions.create_person(actor=SYSTEM, at=at, name="Quản Trị Mới", organisation=where)
    actions.appoint(actor=SYSTEM, at=at, person=person, position=position, on=at.date())
    return actions.create_user(
        actor=SYSTEM, at=at, username="quantrimoi", password="", display_name="x", organisation=where, person=person
    )


# Mergers and splits


def merge(cast: Cast, actor: Any, old: list[Organisation], **more: Any) -> Any:
    """Merge organisations under the province in thirty days."""
    new = NewOrganisation(
        code="moi", name="Hội mới", kind="association", level="commune",
        parents=more.pop("parents", {cast.line: cast.province}),
    )  # fmt: skip
    return actions.merge(
        actor=actor, at=AT, predecessors=old, successor=new, on=TODAY + 30 * DAY, legal_basis="QĐ", **more
    )


def test_no_split_and_no_merger_makes_a_root(cast: Cast) -> None:
    part = NewOrganisation(
        code="goc", name="Tổ chức gốc", kind="association", level="province", parents={cast.line: None}
    )
    nowhere = NewOrganisation(code="goc", name="Tổ chức gốc", kind="association", level="province")
    for new in (part, nowhere):
        with pytest.raises(NotAllowed):
            actions.split(
                actor=cast.unit_administrator, at=AT, predecessor=cast.first, on=TODAY + DAY, legal_basis="x",
                successors=[SplitPart(cast.first, Fraction(1, 2)), SplitPart(new, Fraction(1, 2))],
            )  # fmt: skip
    allow(post(cast.first, "Quản trị"), Role.ADMINISTRATOR, Scope.SUBTREE, cast.line)
    for parents in ({cast.line: None}, {}):
        with pytest.raises(NotAllowed):
            merge(cast, cast.unit_administrator, [cast.first, cast.branch], parents=parents)
    assert not ParentLink.objects.filter(child__code="goc").exists()


def test_no_split_and_no_merger_moves_units_that_its_maker_does_not_manage(cast: Cast, insider: User) -> None:
    """`move` asks for the right over the unit that is moved; no guided step is a way around it."""
    new = NewOrganisation(
        code="moi", name="Hội mới", kind="association", level="commune", parents={cast.line: cast.province}
    )
    parts = [SplitPart(cast.province), SplitPart(new, children=[cast.first, cast.second])]
    with pytest.raises((NotVisible, NotAllowed)):
        actions.split(
            actor=insider, at=AT, predecessor=cast.province, successors=parts, on=TODAY + DAY, legal_basis="x"
        )
    allow(office(cast.second, "Quản trị"), Role.ADMINISTRATOR)
    actions.appoint(
        actor=SYSTEM, at=AT, person=of(cast.unit_administrator), position=post(cast.second, "Quản trị"), on=TODAY
    )
    with pytest.raises((NotVisible, NotAllowed)):  # the branch under the first
        actions.absorb(
            actor=cast.unit_administrator, at=AT, predecessors=[cast.first], successor=cast.second, on=TODAY + DAY,
            legal_basis="x",
        )  # fmt: skip
    assert set(ParentLink.objects.filter(parent=cast.province).values_list("child__code", flat=True)) == {
        "tg-apd", "tg-tlt", "tg-hbt"
    }  # fmt: skip


@pytest.fixture
def line_administrator(cast: Cast) -> User:
    """Who manages the province and all below it along the line, and nothing beside it."""
    position = office(cast.province, "Quản trị hệ Liên hiệp")
    allow(position, Role.ADMINISTRATOR, Scope.SUBTREE, cast.line)
    return user_in(position, "Ôn Như Thế", "quantrihe")


def test_a_merger_gives_nobody_what_its_maker_does_not_manage(cast: Cast, line_administrator: User) -> None:
    everything = office(cast.second, "Quản trị chung")
    allow(everything, Role.ADMINISTRATOR, Scope.EVERYTHING)
    moves = [GrantMove(Grant.objects.get(position=everything), title="Quản trị")]
    with pytest.raises(ReachesTooFar):
        merge(cast, line_administrator, [cast.second, cast.third], grant_moves=moves)
    subtree = office(cast.second, "Chủ tịch")
    allow(subtree, Role.LEADER, Scope.SUBTREE, cast.line)
    moves = [GrantMove(Grant.objects.get(position=subtree), title="Chủ tịch")]
    assert merge(cast, line_administrator, [cast.second, cast.third], grant_moves=moves).pk


def test_who_comes_along_in_a_merger_gets_no_office_that_reaches_further(cast: Cast, line_administrator: User) -> None:
    """The moved right is small, the standing office of the same title is not."""
    moves = [GrantMove(Grant.objects.get(position=post(cast.second, "Thư ký")), title="Quản trị hệ thống")]
    with pytest.raises(ReachesTooFar):
        actions.absorb(
            actor=line_administrator, at=AT, predecessors=[cast.second], successor=cast.province,
            on=TODAY + DAY, legal_basis="x", grant_moves=moves,
        )  # fmt: skip


def test_nobody_moves_rights_to_themselves(cast: Cast) -> None:
    """Neither to an office that they hold, nor themselves along into an office with other rights."""
    cast_admin = cast.administrator
    mine = GrantMove(Grant.objects.get(position=post(cast.second, "Thư ký")), title="Quản trị hệ thống")
    aside = office(cast.second, "Cố vấn")
    allow(aside, Role.READER)
    actions.appoint(actor=SYSTEM, at=AT, person=of(cast_admin), position=aside, on=TODAY - DAY)
    along = GrantMove(Grant.objects.get(position=aside), title="Chủ tịch")
    for move in (mine, along):
        with pytest.raises(OwnRights):
            actions.absorb(
                actor=cast_admin, at=AT, predecessors=[cast.second], successor=cast.province, on=TODAY + DAY,
                legal_basis="x", grant_moves=[move],
            )  # fmt: skip
    same = GrantMove(Grant.objects.get(position=aside), title="Cố vấn")
    assert actions.absorb(
        actor=cast_admin, at=AT, predecessors=[cast.second], successor=cast.province, on=TODAY + DAY,
        legal_basis="x", grant_moves=[same],
    ).pk  # fmt: skip


def test_accounts_of_a_body_that_is_yet_to_come_are_its_lines(cast: Cast, line_administrator: User) -> None:
    moves = [GrantMove(Grant.objects.get(position=post(cast.second, "Thư ký")), title="Thư ký")]
    merge(cast, SYSTEM, [cast.second, cast.third], grant_moves=moves)
    assert hold_of(line_administrator, cast.second_reporter, cast.second)[0]()
    beside = organisation("ben", "Hội bên cạnh", cast.line, cast.other, on=FOUNDED)
    elsewhere = office(beside, "Quản trị")
    allow(elsewhere, Role.ADMINISTRATOR, Scope.SUBTREE, cast.line)
    with pytest.raises(NotVisible):
        hold_of(user_in(elsewhere, "Người Bên Cạnh", "quantriben"), cast.second_reporter, cast.second)[0]()


# The trail of a merger


def test_a_merger_writes_down_every_row_that_it_makes_and_ends(cast: Cast) -> None:
    moves = [GrantMove(Grant.objects.get(position=post(cast.first, "Thư ký")), title="Thư ký", rank=3)]
    before = Entry.objects.order_by("-id")[0].pk
    merge(cast, cast.administrator, [cast.first, cast.second], grant_moves=moves)
    entries = list(Entry.objects.filter(pk__gt=before))
    verbs = {verb: sum(each.verb == verb for each in entries) for verb in {each.verb for each in entries}}
    assert verbs == {
        "directory.merged": 3,
        "directory.moved": 1,  # the branch
        "directory.position_created": 1,
        "directory.appointed": 1,
        "directory.grant_moved": 1,
        "directory.grant_ended": 3,  # administrator and block leader of the first, reporter of the second
        "directory.holding_ended": 4,
        "directory.group_left": 1,
        "directory.link_ended": 2,
    }
    ended = {each.object_id for each in entries if each.verb == "directory.holding_ended"}
    on = TODAY + 30 * DAY
    assert ended == set(Holding.objects.filter(valid_to=on).values_list("pk", flat=True))
    made = next(each for each in entries if each.verb == "directory.appointed")
    assert made.object_id == Holding.objects.get(valid_from=on).pk
    assert all(each.actor_id == cast.administrator.pk for each in entries)


def test_terms_cut_by_a_dissolution_have_an_entry_of_their_own(cast: Cast) -> None:
    term = actions.open_term(
        actor=SYSTEM, at=AT, organisation=cast.third, ordinal=1, label="khóa I", planned_from=TODAY - 100 * DAY,
        planned_to=TODAY + 1000 * DAY,
    )  # fmt: skip
    actions.dissolve(actor=SYSTEM, at=AT, organisation=cast.third, on=TODAY, legal_basis="QĐ", keeper=cast.province)
    entry = Entry.objects.get(verb="directory.term_closed", object_id=term.pk)
    assert (entry.facts["actual_to"], entry.facts["reason"]) == ("2026-03-02", "giải thể, chấm dứt hoạt động")
