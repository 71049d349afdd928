"""Mergers, splits and endings in one step: terms close, rights move, the old stays readable by those who took over."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from cast import AT, FOUNDED, SYSTEM, TODAY, Cast, allow, office, organisation

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.audit.sentences import sentence
from nhiemky.areas.directory import actions, queries
from nhiemky.areas.directory.access import NotAllowed, NotVisible, decide, may, visible_organisations
from nhiemky.areas.directory.actions import GrantMove, NewOrganisation, SplitPart
from nhiemky.areas.directory.actions.succession import ChildrenUnplaced, KeeperNeeded
from nhiemky.areas.directory.ending import LaterRows
from nhiemky.areas.directory.making import CodeTaken, NameMissing
from nhiemky.areas.directory.models import (
    Grant,
    GroupMembership,
    Holding,
    Organisation,
    OrganisationVersion,
    ParentLink,
    SuccessionEvent,
    SuccessionPart,
    Term,
    User,
)
from nhiemky.areas.directory.moving import GrantNotOfPredecessor, SuccessorUnclear
from nhiemky.areas.directory.timeline import NotAliveOn
from nhiemky.rules import rollup
from nhiemky.rules.authority import Action, Role
from nhiemky.rules.succession import EventMalformed, SharesTooLarge

DAY = datetime.timedelta(days=1)
ON = TODAY + 30 * DAY
THEN = AT + 30 * DAY
BASIS = "Quyết định 21-QĐ/LHTG ngày 20/3/2026"


def new(cast: Cast, code: str = "tg-moi", name: str = "Hội Hữu nghị Đông Tây") -> NewOrganisation:
    return NewOrganisation(
        code=code, name=name, kind="association", level="commune", parents={cast.line: cast.province}
    )


def grant_of(user: User) -> Grant:
    return Grant.objects.get(position__holdings__person__users=user)


def merged(cast: Cast, moves: Sequence[GrantMove] = (), **changes: Any) -> Organisation:
    """Merge the first and the second association; return the new one."""
    values: dict[str, Any] = {
        "predecessors": [cast.first, cast.second], "successor": new(cast), "on": ON, "legal_basis": BASIS,
    }  # fmt: skip
    actions.merge(actor=cast.administrator, at=AT, grant_moves=moves, **(values | changes))
    return Organisation.objects.get(code="tg-moi")


def seen(user: User, action: Action, at: datetime.datetime) -> set[str]:
    codes = set(visible_organisations(user, action, at).values_list("code", flat=True))
    for each in Organisation.objects.all():
        assert may(user, action, each, at) == (each.code in codes)
    return codes


# What a merger does


def test_a_merger_ends_the_old_ones_and_begins_the_new_one_on_the_day(cast: Cast) -> None:
    made = merged(cast)
    for old in (cast.first, cast.second):
        old.refresh_from_db()
        assert old.dissolved_on == ON
        assert not OrganisationVersion.objects.filter(organisation=old, valid_to__isnull=True).exists()
        assert not ParentLink.objects.filter(child=old, valid_to__isnull=True).exists()
    assert (made.created_on, made.dissolved_on) == (ON, None)
    assert [line.face.code for line in queries.tree(cast.administrator, "union", ON, THEN)] == [
        "ll-lh", "tg-lh", "tg-moi", "tg-apd-1", "tg-hbt",
    ]  # fmt: skip


def test_the_day_before_everything_stands_as_it_stood(cast: Cast) -> None:
    merged(cast)
    for at in (AT, THEN):  # asked before it, and asked after it
        codes = [line.face.code for line in queries.tree(cast.administrator, "union", ON - DAY, at)]
        assert codes == ["ll-lh", "tg-lh", "tg-apd", "tg-apd-1", "tg-hbt", "tg-tlt"]
    assert queries.organisation_name(cast.clerk, cast.first, ON - DAY) == "Hội Hữu nghị An Phước Đông"


def test_the_event_is_many_to_many_with_its_basis(cast: Cast) -> None:
    made = merged(cast)
    event = SuccessionEvent.objects.get()
    assert (event.kind, event.happened_on, event.legal_basis) == ("merge", ON, BASIS)
    parts = {(part.organisation_id, part.side) for part in SuccessionPart.objects.all()}
    assert parts == {(cast.first.pk, "from"), (cast.second.pk, "from"), (made.pk, "to")}


def test_units_below_come_under_the_new_one(cast: Cast) -> None:
    made = merged(cast)
    link = ParentLink.objects.get(child=cast.branch, valid_to__isnull=True)
    assert (link.parent, link.valid_from, link.hierarchy) == (made, ON, cast.line)
    assert ParentLink.objects.get(child=cast.branch, parent=cast.first).valid_to == ON


def test_a_unit_that_was_to_come_under_the_old_one_later_comes_under_the_new_one_later(cast: Cast) -> None:
    later = ON + 10 * DAY
    actions.move(actor=SYSTEM, at=AT, organisation=cast.third, hierarchy=cast.line, parent=cast.second, on=later)
    made = merged(cast)
    links = list(
        ParentLink.objects.filter(child=cast.third).order_by("valid_from").values_list("parent_id", "valid_from")
    )
    assert links == [(cast.province.pk, FOUNDED), (made.pk, later)]


def test_terms_that_ran_are_cut_short_and_their_plans_stay(cast: Cast) -> None:
    term = actions.open_term(
        actor=SYSTEM, at=AT, organisation=cast.first, ordinal=2, label="nhiệm kỳ 2024-2029",
        planned_from=datetime.date(2024, 1, 1), planned_to=datetime.date(2029, 1, 1),
    )  # fmt: skip
    made = merged(cast)
    term.refresh_from_db()
    assert (term.actual_to, term.end_reason, term.planned_to) == (ON, "merged", datetime.date(2029, 1, 1))
    first = actions.open_term(
        actor=SYSTEM, at=AT, organisation=made, ordinal=1, label="khóa I", planned_from=ON, planned_to=ON + 1800 * DAY
    )
    assert first.ordinal == 1  # ordinals begin anew in the new body


def test_offices_memberships_and_rights_end_with_the_old_one(cast: Cast) -> None:
    merged(cast)
    for rows in (
        Holding.objects.filter(position__organisation=cast.first),
        Grant.objects.filter(position__organisation=cast.first),
        GroupMembership.objects.filter(organisation=cast.first),
    ):
        assert rows
        assert {row.valid_to for row in rows} == {ON}
    assert seen(cast.reporter, Action.SUBMIT_REPORT, THEN) == set()
    assert seen(cast.reporter, Action.SUBMIT_REPORT, THEN - DAY) == {"tg-apd"}


def test_the_trail_of_everyone_concerned_tells_of_it(cast: Cast) -> None:
    made = merged(cast)
    entries = Entry.objects.filter(verb="directory.merged")
    assert {entry.organisation_id for entry in entries} == {cast.first.pk, cast.second.pk, made.pk}
    assert sentence(entries[0]) == (
        "Mạc Đình Tuệ ghi hợp nhất 01/04/2026: Hội Hữu nghị An Phước Đông, Hội Hữu nghị Thạnh Lợi Tây hợp nhất thành "
        f"Hội Hữu nghị Đông Tây, căn cứ {BASIS}"
    )


# Rights that move


def test_a_right_moves_only_where_the_step_says_so(cast: Cast) -> None:
    merged(cast, [GrantMove(grant_of(cast.reporter), title="Thư ký")])
    assert seen(cast.reporter, Action.SUBMIT_REPORT, THEN) == {"tg-moi"}
    assert seen(cast.second_reporter, Action.SUBMIT_REPORT, THEN) == set()
    moved = Grant.objects.get(position__organisation__code="tg-moi")
    assert (moved.role, moved.scope, moved.valid_from, moved.position.title) == (Role.REPORTER, "own", ON, "Thư ký")


def test_two_rights_that_meet_in_one_office_are_one(cast: Cast) -> None:
    merged(cast, [GrantMove(grant_of(cast.reporter), "Thư ký"), GrantMove(grant_of(cast.second_reporter), "Thư ký")])
    assert Grant.objects.filter(position__organisation__code="tg-moi").count() == 1
    for user in (cast.reporter, cast.second_reporter):
        assert seen(user, Action.SUBMIT_REPORT, THEN) == {"tg-moi"}
    holdings = Holding.objects.filter(position__organisation__code="tg-moi")
    assert {(each.formation, each.basis) for each in holdings} == {("appointed", BASIS)}


def test_an_office_may_move_without_those_who_held_it(cast: Cast) -> None:
    merged(cast, [GrantMove(grant_of(cast.reporter), "Thư ký", rank=3, may_sign=True, keep_holders=False)])
    moved = Grant.objects.get(position__organisation__code="tg-moi")
    assert (moved.position.rank, moved.position.may_sign) == (3, True)
    assert seen(cast.reporter, Action.SUBMIT_REPORT, THEN) == set()


def test_a_right_of_someone_else_does_not_move(cast: Cast) -> None:
    with pytest.raises(GrantNotOfPredecessor):
        merged(cast, [GrantMove(grant_of(cast.clerk), "Thư ký")])
    actions.end_grant(actor=SYSTEM, at=AT, grant=grant_of(cast.reporter), on=TODAY)
    with pytest.raises(GrantNotOfPredecessor):
        merged(cast, [GrantMove(grant_of(cast.reporter), "Thư ký")])
    assert not SuccessionEvent.objects.exists()


def test_moved_rights_are_in_the_trail(cast: Cast) -> None:
    merged(cast, [GrantMove(grant_of(cast.reporter), "Thư ký")])
    entry = Entry.objects.get(verb="directory.grant_moved")
    assert sentence(entry) == (
        "Mạc Đình Tuệ chuyển quyền người báo cáo từ chức vụ Thư ký (Hội Hữu nghị An Phước Đông) "
        "sang Thư ký (Hội Hữu nghị Đông Tây) từ 01/04/2026"
    )


# The old stays readable


def test_who_may_read_the_successor_reads_the_predecessors_and_writes_nothing_there(cast: Cast) -> None:
    merged(cast, [GrantMove(grant_of(cast.reporter), "Thư ký")])
    assert seen(cast.reporter, Action.SEE_REPORT, THEN) == {"tg-moi", "tg-apd", "tg-tlt"}
    assert seen(cast.leader, Action.SEE_REPORT, THEN) >= {"tg-moi", "tg-apd", "tg-tlt"}
    assert seen(cast.inspector, Action.READ_AUDIT, THEN) >= {"tg-apd", "tg-tlt"}
    assert seen(cast.leader, Action.ACCEPT_REPORT, THEN) == {"tg-moi", "tg-hbt", "tg-apd-1"}
    assert seen(cast.outsider, Action.SEE_REPORT, THEN) == {"ll-lh"}


def test_the_reason_names_the_succession(cast: Cast) -> None:
    merged(cast, [GrantMove(grant_of(cast.reporter), "Thư ký")])
    assert "nơi kế thừa hồ sơ" in decide(cast.reporter, Action.SEE_REPORT, cast.second, THEN).because
    assert not decide(cast.reporter, Action.SUBMIT_REPORT, cast.first, THEN)


def test_records_are_read_through_several_mergers(cast: Cast) -> None:
    made = merged(cast, [GrantMove(grant_of(cast.reporter), "Thư ký")])
    later = ON + 100 * DAY
    actions.absorb(
        actor=SYSTEM, at=AT, predecessors=[made], successor=cast.third, on=later, legal_basis="QĐ 90",
        grant_moves=[GrantMove(Grant.objects.get(position__organisation=made), "Thư ký")],
    )  # fmt: skip
    assert seen(cast.reporter, Action.SEE_REPORT, AT + 200 * DAY) == {"tg-hbt", "tg-moi", "tg-apd", "tg-tlt"}


def test_an_old_name_leads_to_who_answers_now(cast: Cast) -> None:
    merged(cast)
    (hit,) = queries.search(cast.leader, "thanh loi tay", THEN)
    assert (hit.face.code, hit.face.ended_on) == ("tg-tlt", ON)
    assert [each.name for each in hit.successors] == ["Hội Hữu nghị Đông Tây"]


def test_the_history_of_each_side_names_the_other(cast: Cast) -> None:
    made = merged(cast)
    (happening,) = queries.history(cast.administrator, made, THEN).happenings
    assert (happening.kind, happening.on, happening.legal_basis) == ("hợp nhất", ON, BASIS)
    assert {each.code for each in happening.before} == {"tg-apd", "tg-tlt"}
    with pytest.raises(NotVisible):
        queries.history(cast.outsider, made, THEN)


# Absorb, split, dissolve


def test_who_absorbs_goes_on_with_its_term(cast: Cast) -> None:
    actions.absorb(
        actor=cast.administrator, at=AT, predecessors=[cast.first, cast.third], successor=cast.second, on=ON,
        legal_basis=BASIS, grant_moves=[GrantMove(grant_of(cast.reporter), "Phó Thư ký")],
    )  # fmt: skip
    cast.second.refresh_from_db()
    assert cast.second.dissolved_on is None
    assert seen(cast.second_reporter, Action.SEE_REPORT, THEN) == {"tg-tlt", "tg-apd", "tg-hbt"}
    assert seen(cast.reporter, Action.SUBMIT_REPORT, THEN) == {"tg-tlt"}
    assert ParentLink.objects.get(child=cast.branch, valid_to__isnull=True).parent == cast.second


def test_the_one_that_absorbs_is_no_part_of_what_ends(cast: Cast) -> None:
    with pytest.raises(EventMalformed, match="phải có đơn vị cũ"):
        actions.absorb(actor=SYSTEM, at=AT, predecessors=[cast.second], successor=cast.second, on=ON, legal_basis=BASIS)


def split_first(cast: Cast, parts: Sequence[SplitPart], **changes: Any) -> SuccessionEvent:
    return actions.split(
        actor=cast.administrator, at=AT, predecessor=cast.first, successors=parts, on=ON, legal_basis=BASIS, **changes
    )


def test_a_split_takes_shares_as_typed_and_leaves_the_rest_undivided(cast: Cast) -> None:
    parts = [SplitPart(new(cast, "d"), Fraction(2, 3), [cast.branch]), SplitPart(new(cast, "t"))]
    split_first(cast, parts, grant_moves=[GrantMove(grant_of(cast.reporter), "Thư ký", successor="t")])
    east, west = (Organisation.objects.get(code=code) for code in ("d", "t"))
    lines = {line.successor: line for line in queries.structure(cast.clerk, "union").successions}
    assert {line.predecessor for line in lines.values()} == {cast.first.pk}
    assert (lines[east.pk].share, lines[west.pk].share) == (Fraction(2, 3), None)
    assert ParentLink.objects.get(child=cast.branch, valid_to__isnull=True).parent == east
    assert seen(cast.reporter, Action.SEE_REPORT, THEN) == {"t", "tg-apd"}


def test_every_unit_under_a_body_that_ends_needs_a_place(cast: Cast) -> None:
    with pytest.raises(ChildrenUnplaced, match="Chi hội Bến Sậy"):
        split_first(cast, [SplitPart(new(cast, "d")), SplitPart(new(cast, "t"))])
    assert not Organisation.objects.filter(code__in=["d", "t"]).exists()


def test_a_body_may_go_on_smaller(cast: Cast) -> None:
    split_first(cast, [SplitPart(cast.first), SplitPart(new(cast, "t"), Fraction(1, 4), [])])
    cast.first.refresh_from_db()
    assert cast.first.dissolved_on is None
    assert ParentLink.objects.get(child=cast.branch, valid_to__isnull=True).parent == cast.first
    assert seen(cast.reporter, Action.SUBMIT_REPORT, THEN) == {"tg-apd"}
    # It keeps its figures, and what it does now is its own: who took a part reads nothing of it without a right.
    assert queries.structure(cast.clerk, "union").successions == ()
    position = office(Organisation.objects.get(code="t"), "Thư ký")
    allow(position, Role.REPORTER, on=ON)
    user = user_in_from(position, ON)
    assert seen(user, Action.SEE_REPORT, THEN) == {"t"}


def user_in_from(position: Any, on: datetime.date) -> User:
    """Someone with an account who holds the office from a day on."""
    person = actions.create_person(actor=SYSTEM, at=AT, name="Trịnh Mai Ca", organisation=position.organisation)
    actions.appoint(actor=SYSTEM, at=AT, person=person, position=position, on=on)
    return actions.create_user(
        actor=SYSTEM, at=AT, username="trinhca", password="", display_name="Trịnh Mai Ca", person=person,
        organisation=position.organisation,
    )  # fmt: skip


def test_parts_may_go_to_bodies_that_stand_already(cast: Cast) -> None:
    split_first(cast, [SplitPart(cast.second, Fraction(1, 2), [cast.branch]), SplitPart(cast.third, Fraction(1, 2))])
    assert {line.successor for line in queries.structure(cast.clerk, "union").successions} == {
        cast.second.pk,
        cast.third.pk,
    }
    assert seen(cast.second_reporter, Action.SEE_REPORT, THEN) == {"tg-tlt", "tg-apd"}


@pytest.mark.parametrize(
    ("shares", "refusal"),
    [
        ((Fraction(2, 3), Fraction(1, 2)), SharesTooLarge),
        ((Fraction(0), Fraction(1)), EventMalformed),
        ((Fraction(-1), None), EventMalformed),
    ],
)
def test_shares_that_make_no_whole_are_refused(cast: Cast, shares: tuple[Any, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        split_first(cast, [SplitPart(new(cast, "d"), shares[0], [cast.branch]), SplitPart(new(cast, "t"), shares[1])])
    assert not SuccessionEvent.objects.exists()


def test_a_split_needs_two_parts_and_a_right_its_part(cast: Cast) -> None:
    with pytest.raises(EventMalformed):
        split_first(cast, [SplitPart(new(cast, "d"), None, [cast.branch])])
    parts = [SplitPart(new(cast, "d"), None, [cast.branch]), SplitPart(new(cast, "t"))]
    for successor in ("", "ai-do"):
        with pytest.raises(SuccessorUnclear):
            split_first(cast, parts, grant_moves=[GrantMove(grant_of(cast.reporter), "Thư ký", successor=successor)])


def test_the_records_of_a_dissolved_body_are_read_by_their_keeper_alone(cast: Cast) -> None:
    actions.move(actor=SYSTEM, at=AT, organisation=cast.branch, hierarchy=cast.line, parent=cast.second, on=ON)
    actions.dissolve(
        actor=cast.administrator, at=AT, organisation=cast.first, on=ON, legal_basis=BASIS, keeper=cast.province
    )
    assert "tg-apd" in seen(cast.clerk, Action.SEE_REPORT, THEN)
    assert "tg-apd" not in seen(cast.second_reporter, Action.SEE_REPORT, THEN)
    assert "tg-apd" not in seen(cast.clerk, Action.RETURN_REPORT, THEN)
    assert queries.structure(cast.clerk, "union").successions == ()  # a keeper takes over no figures


def test_a_body_with_units_below_is_not_dissolved_over_their_heads(cast: Cast) -> None:
    with pytest.raises(ChildrenUnplaced):
        actions.dissolve(actor=SYSTEM, at=AT, organisation=cast.first, on=ON, legal_basis=BASIS)
    with pytest.raises(KeeperNeeded):
        actions.dissolve(
            actor=SYSTEM, at=AT, organisation=cast.third, on=ON, legal_basis=BASIS,
            keeper=organisation("sau", "Hội sau này", cast.line, None, on=ON + DAY),
        )  # fmt: skip


# What is refused


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"legal_basis": " "}, NameMissing),
        ({"on": FOUNDED}, NotAliveOn),
        ({"on": FOUNDED + DAY}, LaterRows),  # offices began in 2023
    ],
)
def test_mergers_that_can_not_be_leave_nothing_behind(
    cast: Cast, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        merged(cast, **changes)
    assert not SuccessionEvent.objects.exists()
    assert not Organisation.objects.filter(dissolved_on__isnull=False).exists()


def test_one_body_alone_or_a_taken_code_makes_no_merger(cast: Cast) -> None:
    with pytest.raises(EventMalformed):
        merged(cast, predecessors=[cast.first, cast.first])
    with pytest.raises(CodeTaken):
        merged(cast, successor=new(cast, "tg-hbt"))
    merged(cast)
    with pytest.raises(NotAliveOn):
        merged(cast, successor=new(cast, "lan-hai"))


def test_only_who_manages_all_of_them_merges_them(cast: Cast) -> None:
    for user in (cast.leader, cast.unit_administrator, cast.outsider, cast.nobody):
        with pytest.raises((NotAllowed, NotVisible)):
            actions.merge(
                actor=user, at=AT, predecessors=[cast.first, cast.second], successor=new(cast), on=ON, legal_basis=BASIS
            )
    assert not SuccessionEvent.objects.exists()


# By today's structure


def test_the_roll_up_by_todays_structure_follows_the_event(cast: Cast) -> None:
    made = merged(cast)
    structure = queries.structure(cast.clerk, "union")
    assert {(line.predecessor, line.successor, line.on) for line in structure.successions} == {
        (cast.first.pk, made.pk, ON),
        (cast.second.pk, made.pk, ON),
    }
    unit = next(each for each in structure.units if each.id == cast.first.pk)
    assert unit == rollup.Unit(cast.first.pk, FOUNDED, ON)
    assert Term.objects.filter(organisation=made).count() == 0
