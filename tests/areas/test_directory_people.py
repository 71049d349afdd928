"""Terms, offices, people, accounts and rights: who may do what to whom, and what each step leaves behind."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from cast import AT, SYSTEM, TODAY, Cast, allow, office, person_in, user_in
from django.db import IntegrityError, transaction
from django.test import Client

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.directory import actions, queries
from nhiemky.areas.directory.access import NotAllowed, NotVisible, may
from nhiemky.areas.directory.actions.grants import GrantedAlready, ScopeIncomplete
from nhiemky.areas.directory.actions.people import HoldsAlready, PositionExists, ReasonMissing
from nhiemky.areas.directory.actions.terms import BodyExists, OrdinalWrong, PlannedBackwards, TermEnded, TermsOverlap
from nhiemky.areas.directory.actions.users import PasswordTooWeak, UsernameTaken, UsernameUnfit
from nhiemky.areas.directory.making import NameMissing, UnknownChoice
from nhiemky.areas.directory.models import Grant, Holding, Person, Position, Scope, Term, User
from nhiemky.areas.directory.reaching import ReachesTooFar
from nhiemky.areas.directory.timeline import EndedAlready, EndsTooEarly, NotAliveOn
from nhiemky.rules.authority import Action, Role

DAY = datetime.timedelta(days=1)
NEXT = datetime.date(2028, 11, 1)
STRONG = "mat-khau-rat-dai-81"


def open_next(cast: Cast, **changes: Any) -> Term:
    """Open the fifth term of the province."""
    values: dict[str, Any] = {
        "organisation": cast.province, "ordinal": 5, "label": "nhiệm kỳ 2028-2033", "planned_from": NEXT,
        "planned_to": datetime.date(2033, 11, 1),
    }  # fmt: skip
    return actions.open_term(actor=cast.administrator, at=AT, **(values | changes))


# Terms


def test_a_new_term_ends_the_one_before_by_its_congress(cast: Cast) -> None:
    term = open_next(cast, congress_on=datetime.date(2028, 10, 30))
    cast.term.refresh_from_db()
    assert (cast.term.actual_to, cast.term.end_reason) == (NEXT, "congress")
    assert (term.actual_from, term.actual_to) == (NEXT, None)
    assert queries.running_term(cast.clerk, cast.province, NEXT - DAY, AT) == cast.term
    assert queries.running_term(cast.clerk, cast.province, NEXT, AT) == term
    assert queries.terms(cast.clerk, cast.province, AT) == (term, cast.term)


def test_a_term_is_cut_short_and_its_plan_stays(cast: Cast) -> None:
    early = datetime.date(2025, 7, 1)
    actions.close_term(actor=cast.administrator, at=AT, term=cast.term, on=early, reason="merged")
    cast.term.refresh_from_db()
    assert (cast.term.actual_to, cast.term.planned_to) == (early, datetime.date(2028, 11, 1))
    assert queries.running_term(cast.clerk, cast.province, early, AT) is None


def test_ordinals_may_begin_anew(cast: Cast) -> None:
    assert open_next(cast, ordinal=1, label="khóa I").ordinal == 1


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"ordinal": 0}, OrdinalWrong),
        ({"label": " "}, NameMissing),
        ({"planned_to": NEXT}, PlannedBackwards),
        ({"planned_from": datetime.date(2010, 1, 1)}, NotAliveOn),
        ({"actual_from": datetime.date(2023, 11, 1)}, TermsOverlap),  # the day on which the running one began
        ({"actual_from": datetime.date(2020, 1, 1)}, TermsOverlap),
    ],
)
def test_terms_that_can_not_be_are_refused(cast: Cast, changes: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        open_next(cast, **changes)
    assert Term.objects.get() == cast.term


def test_a_term_ends_once_and_after_it_began(cast: Cast) -> None:
    with pytest.raises(TermEnded):
        actions.close_term(actor=SYSTEM, at=AT, term=cast.term, on=cast.term.actual_from)
    with pytest.raises(UnknownChoice):
        actions.close_term(actor=SYSTEM, at=AT, term=cast.term, on=TODAY, reason="bored")
    actions.close_term(actor=SYSTEM, at=AT, term=cast.term, on=TODAY)
    with pytest.raises(TermEnded, match="đã kết thúc từ 02/03/2026"):
        actions.close_term(actor=SYSTEM, at=AT, term=cast.term, on=TODAY + DAY)


def test_the_database_holds_one_open_term_and_a_reason_for_every_end(cast: Cast) -> None:
    common = {"organisation": cast.province, "ordinal": 5, "label": "x", "planned_from": TODAY, "planned_to": NEXT}
    for more in (
        {"actual_from": TODAY},
        {"actual_from": TODAY, "actual_to": NEXT},
        {"actual_from": NEXT, "actual_to": NEXT},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Term.objects.create(**common, **more)


# Bodies, positions, people


def test_a_body_is_of_its_organisation_and_term(cast: Cast) -> None:
    body = actions.create_body(
        actor=SYSTEM, at=AT, organisation=cast.province, kind="executive", name="Ban Chấp hành khóa IV", term=cast.term
    )
    with pytest.raises(BodyExists):
        actions.create_body(
            actor=SYSTEM,
            at=AT,
            organisation=cast.province,
            kind="executive",
            name="Ban Chấp hành khóa IV",
            term=cast.term,
        )
    with pytest.raises(UnknownChoice):
        actions.create_body(
            actor=SYSTEM, at=AT, organisation=cast.first, kind="executive", name="Ban Chấp hành", term=cast.term
        )
    with pytest.raises(UnknownChoice):
        actions.create_position(actor=SYSTEM, at=AT, organisation=cast.first, title="Ủy viên", body=body)
    member = actions.create_position(actor=SYSTEM, at=AT, organisation=cast.province, title="Ủy viên", body=body)
    assert member.body == body


def test_a_position_stands_once_in_its_body(cast: Cast) -> None:
    office(cast.third, "Ủy viên")
    with pytest.raises(PositionExists):
        office(cast.third, "Ủy viên")


def test_people_are_sorted_by_their_given_name(cast: Cast) -> None:
    position = office(cast.third, "Ủy viên")
    for each in ("Vũ Thị Ánh", "Bạch Đình Ân", "Âu Văn Bá", "Tôn Nữ An"):
        person_in(position, each)
    listed = [holder.name for holder in queries.officers(cast.clerk, cast.third, TODAY, AT)]
    assert listed == ["Tôn Nữ An", "Vũ Thị Ánh", "Bạch Đình Ân", "Âu Văn Bá"]


def test_the_signature_block_has_the_title_of_its_day(cast: Cast) -> None:
    signers = queries.signers(cast.clerk, cast.province, TODAY, AT)
    assert [(each.title, each.name, each.rank) for each in signers] == [
        ("Chủ tịch", "Lý Thanh Vũ", 1),
        ("Phó Chủ tịch Thường trực", "Đoàn Mỹ Lam", 2),
    ]
    holding = Holding.objects.get(pk=signers[0].holding_id)
    actions.end_holding(actor=SYSTEM, at=AT, holding=holding, on=TODAY, reason="nghỉ hưu")
    assert [each.rank for each in queries.signers(cast.clerk, cast.province, TODAY, AT)] == [2]
    assert len(queries.signers(cast.clerk, cast.province, TODAY - DAY, AT)) == 2


def test_nobody_holds_one_office_twice_at_a_time(cast: Cast) -> None:
    position = office(cast.third, "Thư ký")
    person = person_in(position, "Trịnh Mai Ca")
    with pytest.raises(HoldsAlready):
        actions.appoint(actor=SYSTEM, at=AT, person=person, position=position, on=TODAY)
    (holding,) = person.holdings.all()
    actions.end_holding(actor=SYSTEM, at=AT, holding=holding, on=TODAY, reason="hết nhiệm kỳ")
    again = actions.appoint(actor=SYSTEM, at=AT, person=person, position=position, on=TODAY, formation="co_opted")
    assert again.formation == "co_opted"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"on": datetime.date(2010, 1, 1)}, NotAliveOn),
        ({"formation": "inherited"}, UnknownChoice),
        ({"until": TODAY}, EndsTooEarly),
    ],
)
def test_appointments_that_can_not_be_are_refused(
    cast: Cast, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    person = actions.create_person(actor=SYSTEM, at=AT, name="Trịnh Mai Ca", organisation=cast.third)
    position = office(cast.third, "Thư ký")
    with pytest.raises(refusal):
        actions.appoint(actor=SYSTEM, at=AT, **({"person": person, "position": position, "on": TODAY} | changes))
    assert not person.holdings.exists()


def test_an_office_ends_with_a_reason_after_it_began_and_once(cast: Cast) -> None:
    holding = Holding.objects.get(person=cast.reporter.person)
    for on, reason, refusal in (
        (TODAY, " ", ReasonMissing),
        (holding.valid_from, "x", EndsTooEarly),
    ):
        with pytest.raises(refusal):
            actions.end_holding(actor=SYSTEM, at=AT, holding=holding, on=on, reason=reason)
    actions.end_holding(actor=SYSTEM, at=AT, holding=holding, on=TODAY, reason="chuyển công tác")
    with pytest.raises(EndedAlready):
        actions.end_holding(actor=SYSTEM, at=AT, holding=holding, on=TODAY + DAY, reason="x")


def test_a_name_is_put_right_by_whose_office_it_is(cast: Cast) -> None:
    person = cast.reporter.person
    assert person is not None
    with pytest.raises(NotVisible):
        actions.rename_person(actor=cast.administrator, at=AT, person=person, name="X", organisation=cast.second)
    actions.rename_person(
        actor=cast.unit_administrator, at=AT, person=person, name=" Cù  Thị Nhân ", organisation=cast.first
    )
    person.refresh_from_db()
    assert (person.name, person.folded) == ("Cù Thị Nhân", "cu thi nhan")
    with pytest.raises(NameMissing):
        actions.rename_person(actor=SYSTEM, at=AT, person=person, name=" ", organisation=cast.first)


def test_no_more_is_stored_of_a_person_than_the_name_and_who_entered_it() -> None:
    assert {each.name for each in Person._meta.concrete_fields} == {"id", "home", "name", "folded", "sort_key"}


# Rights


def give(cast: Cast, giver: User, position: Position, role: Role, scope: str, **more: Any) -> Grant:
    return actions.grant(actor=giver, at=AT, position=position, role=role, scope=scope, on=TODAY, **more)


def test_a_right_names_exactly_the_line_that_it_runs_along(cast: Cast) -> None:
    position = office(cast.first, "Chuyên viên")
    for scope, more in (
        (Scope.SUBTREE, {}),
        (Scope.GROUP, {}),
        (Scope.GROUP, {"hierarchy": cast.line, "group": cast.block}),
        (Scope.OWN, {"hierarchy": cast.line}),
        (Scope.EVERYTHING, {"group": cast.block}),
    ):
        with pytest.raises(ScopeIncomplete):
            give(cast, cast.administrator, position, Role.READER, scope, **more)
    assert not Grant.objects.filter(position=position).exists()


def test_unknown_roles_and_scopes_are_refused(cast: Cast) -> None:
    position = office(cast.first, "Chuyên viên")
    with pytest.raises(UnknownChoice):
        give(cast, cast.administrator, position, "emperor", Scope.OWN)  # type: ignore[arg-type]
    with pytest.raises(UnknownChoice):
        give(cast, cast.administrator, position, Role.READER, "galaxy")


def test_nobody_gives_what_reaches_further_than_what_they_manage(cast: Cast) -> None:
    own = office(cast.first, "Chuyên viên")
    give(cast, cast.unit_administrator, own, Role.CLERK, Scope.OWN)
    for scope, more in ((Scope.SUBTREE, {"hierarchy": cast.line}), (Scope.EVERYTHING, {})):
        with pytest.raises(ReachesTooFar):
            give(cast, cast.unit_administrator, own, Role.LEADER, scope, **more)
    give(cast, cast.unit_administrator, own, Role.BLOCK_LEADER, Scope.GROUP, group=cast.block)  # it leads the block
    with pytest.raises(NotVisible):
        give(cast, cast.unit_administrator, office(cast.second, "Chuyên viên"), Role.READER, Scope.OWN)


def test_who_administers_a_subtree_gives_rights_below_it(cast: Cast) -> None:
    head = office(cast.province, "Quản trị hệ Liên hiệp")
    allow(head, Role.ADMINISTRATOR, Scope.SUBTREE, cast.line)
    giver = user_in(head, "Trịnh Mai Ca", "quantri2")
    give(cast, giver, office(cast.first, "Chuyên viên"), Role.LEADER, Scope.SUBTREE, hierarchy=cast.line)
    outside = actions.create_hierarchy(actor=SYSTEM, at=AT, code="party", name="Hệ thống Đảng")
    with pytest.raises(ReachesTooFar):
        give(cast, giver, office(cast.second, "Chuyên viên"), Role.LEADER, Scope.SUBTREE, hierarchy=outside)
    with pytest.raises(ReachesTooFar):  # the second does not lead the block
        give(cast, giver, office(cast.third, "Chuyên viên"), Role.BLOCK_LEADER, Scope.GROUP, group=cast.block)


def test_a_right_is_given_once_and_taken_back_from_a_day(cast: Cast) -> None:
    position = office(cast.third, "Thư ký")
    user = user_in(position, "Trịnh Mai Ca", "thuky3")
    right = give(cast, cast.administrator, position, Role.REPORTER, Scope.OWN)
    with pytest.raises(GrantedAlready):
        give(cast, cast.administrator, position, Role.REPORTER, Scope.OWN, until=NEXT)
    actions.end_grant(actor=cast.administrator, at=AT, grant=right, on=TODAY + DAY)
    assert may(user, Action.SUBMIT_REPORT, cast.third, AT)
    assert not may(user, Action.SUBMIT_REPORT, cast.third, AT + DAY)
    with pytest.raises(EndedAlready):
        actions.end_grant(actor=cast.administrator, at=AT, grant=right, on=NEXT)


def test_the_database_refuses_a_scope_without_its_line(cast: Cast) -> None:
    position = office(cast.third, "Thư ký")
    for more in ({"scope": "subtree"}, {"scope": "group"}, {"scope": "own", "hierarchy": cast.line}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Grant.objects.create(position=position, role=Role.READER, valid_from=TODAY, **more)


# Accounts


def account(cast: Cast, giver: User, **changes: Any) -> User:
    """Make an account for someone of the third association."""
    values: dict[str, Any] = {
        "username": "Trinh.Ca", "password": STRONG, "display_name": "Trịnh Mai Ca", "organisation": cast.third
    }  # fmt: skip
    return actions.create_user(actor=giver, at=AT, **(values | changes))


def test_an_account_signs_in_with_its_name_in_any_case(cast: Cast) -> None:
    user = account(cast, cast.administrator)
    assert (user.username, user.check_password(STRONG)) == ("trinh.ca", True)
    assert User.objects.get_by_natural_key("TRINH.CA") == user
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_an_account_without_a_password_can_not_sign_in_by_one(cast: Cast) -> None:
    assert not account(cast, cast.administrator, password="").has_usable_password()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"username": "lanhdao"}, UsernameTaken),
        ({"username": "LanhDao"}, UsernameTaken),
        ({"username": "có dấu"}, UsernameUnfit),
        ({"username": "ab"}, UsernameUnfit),
        ({"username": "a" * 61}, UsernameUnfit),
        ({"username": "../etc"}, UsernameUnfit),
        ({"password": "12345678"}, PasswordTooWeak),
        ({"password": "ngan"}, PasswordTooWeak),
        ({"password": "trinh.ca-1"}, PasswordTooWeak),
    ],
)
def test_accounts_that_can_not_be_are_refused(cast: Cast, changes: dict[str, Any], refusal: type[Exception]) -> None:
    count = User.objects.count()
    with pytest.raises(refusal):
        account(cast, cast.administrator, **changes)
    assert User.objects.count() == count


def test_an_administrator_of_one_unit_makes_no_account_elsewhere(cast: Cast) -> None:
    assert account(cast, cast.unit_administrator, organisation=cast.first).pk
    with pytest.raises(NotVisible):
        account(cast, cast.unit_administrator, username="khac")
    with pytest.raises(NotAllowed):
        account(cast, cast.reporter, username="khac", organisation=cast.first)


def test_an_administrator_of_one_unit_gets_no_hand_on_an_account_that_reaches_further(cast: Cast) -> None:
    """Someone of the unit who also holds office above: a reset password would be a way to all of it."""
    person = cast.reporter.person
    assert person is not None
    above = office(cast.province, "Ủy viên Ban Chấp hành")
    actions.appoint(actor=SYSTEM, at=AT, person=person, position=above, on=TODAY)
    steps: list[Any] = [
        lambda: actions.set_password(
            actor=cast.unit_administrator, at=AT, user=cast.reporter, password=STRONG, organisation=cast.first
        ),
        lambda: actions.deactivate_user(
            actor=cast.unit_administrator, at=AT, user=cast.reporter, organisation=cast.first, reason="x"
        ),
        lambda: account(cast, cast.unit_administrator, person=person, organisation=cast.first),
    ]
    for step in steps:
        with pytest.raises((NotAllowed, NotVisible)):
            step()
    user = actions.set_password(
        actor=cast.administrator, at=AT, user=cast.reporter, password=STRONG, organisation=cast.first
    )
    assert user.check_password(STRONG)


def test_a_locked_account_keeps_its_deeds_and_needs_a_reason(cast: Cast) -> None:
    with pytest.raises(ReasonMissing):
        actions.deactivate_user(actor=SYSTEM, at=AT, user=cast.reporter, organisation=cast.first, reason="")
    actions.deactivate_user(actor=SYSTEM, at=AT, user=cast.reporter, organisation=cast.first, reason="nghỉ việc")
    assert not User.objects.get(pk=cast.reporter.pk).is_active
    assert Entry.objects.filter(verb="directory.user_deactivated", object_id=cast.reporter.pk).count() == 1


def test_no_password_ever_stands_in_the_trail(cast: Cast) -> None:
    user = account(cast, cast.administrator)
    actions.set_password(actor=SYSTEM, at=AT, user=user, password=f"{STRONG}-2", organisation=cast.third)
    texts = [f"{entry.facts}{entry.personal}{entry.object_name}" for entry in Entry.objects.all()]
    assert [text for text in texts if STRONG in text or user.password in text] == []


def test_there_is_no_superuser() -> None:
    names = {each.name for each in User._meta.get_fields()}
    assert names.isdisjoint({"is_superuser", "is_staff", "user_permissions", "groups"})


def test_the_home_page_knows_where_one_holds_office(cast: Cast) -> None:
    assert [each.code for each in queries.organisations_of(cast.reporter, AT)] == ["tg-apd"]
    assert queries.organisations_of(cast.nobody, AT) == ()
    assert queries.organisations_of(SYSTEM, AT) == ()
