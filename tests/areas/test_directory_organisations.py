"""Organisations: lasting identities with dated names and places, found again under every name they had."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from cast import AT, FOUNDED, SYSTEM, TODAY, Cast, organisation
from django.db import IntegrityError, transaction

from nhiemky.areas.directory import actions, queries
from nhiemky.areas.directory.access import NotAllowed, NotVisible
from nhiemky.areas.directory.actions.organisations import NothingRenamed
from nhiemky.areas.directory.actions.structure import LeaderAlready, NotMember
from nhiemky.areas.directory.making import CodeTaken, NameMissing, UnknownChoice, WouldLoop
from nhiemky.areas.directory.models import GroupMembership, Organisation, OrganisationVersion, ParentLink
from nhiemky.areas.directory.timeline import EndsTooEarly, NotAliveOn, StartsThatDay

DAY = datetime.timedelta(days=1)
NEXT_YEAR = datetime.date(2027, 1, 1)


def renamed(cast: Cast, on: datetime.date, name: str, **changes: Any) -> OrganisationVersion:
    """Rename the first association."""
    return actions.rename(
        actor=cast.administrator,
        at=AT,
        organisation=cast.first,
        on=on,
        name=name,
        legal_basis="QĐ 05-QĐ/LHTG",
        **changes,
    )


def name(cast: Cast, on: datetime.date) -> str:
    return queries.organisation_name(cast.clerk, cast.first, on)


def test_a_renamed_organisation_keeps_its_identity_and_its_old_name_on_old_days(cast: Cast) -> None:
    renamed(cast, TODAY, "Hội Hữu nghị An Phước", short_name="HHN An Phước")
    assert name(cast, TODAY - DAY) == "Hội Hữu nghị An Phước Đông"
    assert name(cast, TODAY) == "Hội Hữu nghị An Phước"
    assert queries.face(cast.clerk, cast.first, TODAY).shown == "HHN An Phước"
    assert Organisation.objects.filter(code="tg-apd").count() == 1


def test_a_rename_changes_only_what_it_names(cast: Cast) -> None:
    version = renamed(cast, TODAY, "Hội Hữu nghị An Phước Đông", level="province", symbol="HHNAPĐ")
    assert (version.level, version.symbol, version.kind, version.seat) == (
        "province", "HHNAPĐ", "association", "Hội Hữu nghị An Phước Đông",
    )  # fmt: skip


def test_a_rename_between_two_others_ends_where_the_next_begins(cast: Cast) -> None:
    renamed(cast, NEXT_YEAR, "Tên thứ ba")
    renamed(cast, TODAY, "Tên thứ hai")
    assert [name(cast, day) for day in (TODAY - DAY, TODAY, NEXT_YEAR - DAY, NEXT_YEAR)] == [
        "Hội Hữu nghị An Phước Đông", "Tên thứ hai", "Tên thứ hai", "Tên thứ ba",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "given", "refusal"),
    [
        (TODAY, "Hội Hữu nghị An Phước Đông", NothingRenamed),
        (FOUNDED, "Tên khác", StartsThatDay),
        (FOUNDED - DAY, "Tên khác", NotAliveOn),
    ],
)
def test_renames_that_make_no_sense_are_refused_and_change_nothing(
    cast: Cast, on: datetime.date, given: str, refusal: type[Exception]
) -> None:
    before = list(OrganisationVersion.objects.order_by("id").values())
    with pytest.raises(refusal):
        renamed(cast, on, given)
    assert list(OrganisationVersion.objects.order_by("id").values()) == before


def test_who_does_not_manage_the_directory_changes_nothing_in_it(cast: Cast) -> None:
    calls: list[Callable[[Any], object]] = [
        lambda user: actions.rename(
            actor=user, at=AT, organisation=cast.first, on=TODAY, name="X", legal_basis="x"
        ),
        lambda user: actions.move(
            actor=user, at=AT, organisation=cast.first, hierarchy=cast.line, parent=cast.second, on=TODAY
        ),
        lambda user: actions.create_organisation(
            actor=user, at=AT, code="moi", name="Mới", kind="association", level="commune", on=TODAY,
            parents={cast.line: cast.first},
        ),
        lambda user: actions.create_hierarchy(actor=user, at=AT, code="moi", name="Mới"),
        lambda user: actions.join_group(actor=user, at=AT, group=cast.block, organisation=cast.second, on=TODAY),
        lambda user: actions.open_term(
            actor=user, at=AT, organisation=cast.first, ordinal=1, label="x", planned_from=TODAY, planned_to=NEXT_YEAR
        ),
    ]  # fmt: skip
    for call in calls:
        for user in (cast.leader, cast.outsider, cast.nobody):
            with pytest.raises((NotAllowed, NotVisible)):
                call(user)
    assert not Organisation.objects.filter(code="moi").exists()


def test_an_administrator_of_one_unit_reaches_no_further(cast: Cast) -> None:
    actions.rename(
        actor=cast.unit_administrator, at=AT, organisation=cast.first, on=TODAY, name="Tên mới", legal_basis="x"
    )
    with pytest.raises(NotVisible):
        actions.rename(
            actor=cast.unit_administrator, at=AT, organisation=cast.second, on=TODAY, name="X", legal_basis="x"
        )
    with pytest.raises(NotAllowed):
        actions.move(
            actor=cast.unit_administrator, at=AT, organisation=cast.first, hierarchy=cast.line, parent=None, on=TODAY
        )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"code": "tg-apd"}, CodeTaken),
        ({"code": " "}, NameMissing),
        ({"name": ""}, NameMissing),
        ({"kind": "bank"}, UnknownChoice),
        ({"level": "galaxy"}, UnknownChoice),
        ({"on": FOUNDED - DAY}, NotAliveOn),
    ],
)
def test_an_organisation_that_can_not_be_is_refused_whole(
    cast: Cast, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    values: dict[str, Any] = {"code": "moi", "name": "Mới", "kind": "association", "level": "commune", "on": TODAY}
    count = Organisation.objects.count()
    with pytest.raises(refusal):
        actions.create_organisation(actor=SYSTEM, at=AT, parents={cast.line: cast.province}, **(values | changes))
    assert Organisation.objects.count() == count


def test_names_are_kept_in_normal_form_with_keys_to_search_and_sort_by(cast: Cast) -> None:
    made = organisation("tg-x", "  Hội Hu\u031b\u0303u nghi\u0323 Đồng Ủy ", cast.line, cast.province)
    version = OrganisationVersion.objects.get(organisation=made)
    assert version.name == "Hội Hữu nghị Đồng Ủy"
    assert version.folded == "hoi huu nghi dong uy"
    assert version.sort_key


# Structure


def line_of(cast: Cast, on: datetime.date, user: str = "clerk") -> list[tuple[str, int]]:
    """The line on a day, as (code, depth)."""
    return [(line.face.code, line.depth) for line in queries.tree(cast.everybody[user], "union", on, AT)]


def test_the_tree_comes_in_preorder_and_vietnamese_order(cast: Cast) -> None:
    assert line_of(cast, TODAY) == [("tg-lh", 0), ("tg-apd", 1), ("tg-apd-1", 2), ("tg-hbt", 1), ("tg-tlt", 1)]


def test_the_tree_holds_only_what_one_may_see(cast: Cast) -> None:
    assert line_of(cast, TODAY, "reporter") == [("tg-lh", 0), ("tg-apd", 1)]
    assert line_of(cast, TODAY, "outsider") == [("ll-lh", 0)]
    assert line_of(cast, TODAY, "nobody") == []


def test_the_tree_of_a_past_day_stands_as_it_stood(cast: Cast) -> None:
    actions.move(actor=SYSTEM, at=AT, organisation=cast.branch, hierarchy=cast.line, parent=cast.third, on=TODAY)
    assert line_of(cast, TODAY - DAY)[2] == ("tg-apd-1", 2)
    assert line_of(cast, TODAY) == [("tg-lh", 0), ("tg-apd", 1), ("tg-hbt", 1), ("tg-apd-1", 2), ("tg-tlt", 1)]


def test_the_number_of_queries_of_the_tree_does_not_grow(cast: Cast, django_assert_num_queries: Any) -> None:
    for number in range(12):
        organisation(f"tg-{number}", f"Chi hội số {number}", cast.line, cast.second)
    with django_assert_num_queries(4):
        assert len(queries.tree(cast.clerk, "union", TODAY, AT)) == 17


def test_no_organisation_stands_above_itself_on_any_day(cast: Cast) -> None:
    with pytest.raises(WouldLoop, match="lại là cấp dưới"):
        actions.move(actor=SYSTEM, at=AT, organisation=cast.province, hierarchy=cast.line, parent=cast.branch, on=TODAY)
    # Not on that day yet, but from next year on: the branch will stand above the third, the third would stand above it.
    actions.move(actor=SYSTEM, at=AT, organisation=cast.third, hierarchy=cast.line, parent=cast.branch, on=NEXT_YEAR)
    with pytest.raises(WouldLoop, match="từ ngày 01/01/2027"):
        actions.move(actor=SYSTEM, at=AT, organisation=cast.branch, hierarchy=cast.line, parent=cast.third, on=TODAY)
    with pytest.raises(WouldLoop):
        actions.move(actor=SYSTEM, at=AT, organisation=cast.first, hierarchy=cast.line, parent=cast.first, on=TODAY)


def test_a_move_back_before_a_later_move_ends_where_that_begins(cast: Cast) -> None:
    actions.move(actor=SYSTEM, at=AT, organisation=cast.branch, hierarchy=cast.line, parent=cast.third, on=NEXT_YEAR)
    actions.move(actor=SYSTEM, at=AT, organisation=cast.branch, hierarchy=cast.line, parent=cast.second, on=TODAY)
    rows = ParentLink.objects.filter(child=cast.branch).order_by("valid_from").values_list("parent__code", "valid_to")
    assert list(rows) == [("tg-apd", TODAY), ("tg-tlt", NEXT_YEAR), ("tg-hbt", None)]


def test_the_letterhead_names_those_above_from_the_highest_down(cast: Cast) -> None:
    assert [face.code for face in queries.chain(cast.clerk, cast.branch, "union", TODAY)] == ["tg-lh", "tg-apd"]
    assert queries.chain(cast.clerk, cast.province, "union", TODAY) == ()
    assert queries.chain(cast.clerk, cast.branch, "union", FOUNDED - DAY) == ()


def test_the_roll_up_gets_the_whole_history_in_three_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    actions.move(actor=SYSTEM, at=AT, organisation=cast.branch, hierarchy=cast.line, parent=cast.third, on=TODAY)
    with django_assert_num_queries(4):  # one finds the line itself
        structure = queries.structure(cast.clerk, "union")
    assert len(structure.units) == 6
    branch = [(link.parent, link.valid_from, link.valid_to) for link in structure.links if link.child == cast.branch.pk]
    assert branch == [(cast.first.pk, FOUNDED, TODAY), (cast.third.pk, TODAY, None)]


# Groups


def test_members_of_a_block_come_with_the_leader_first(cast: Cast) -> None:
    actions.join_group(actor=SYSTEM, at=AT, group=cast.block, organisation=cast.second, on=TODAY, role="deputy")
    members = [(member.face.code, member.role) for member in queries.members(cast.clerk, "khoi-1", TODAY)]
    assert members == [("tg-apd", "leader"), ("tg-tlt", "deputy"), ("ll-lh", "member")]
    assert [member.face.code for member in queries.members(cast.clerk, "khoi-1", FOUNDED - DAY)] == []


def test_a_block_has_one_leader_at_a_time_and_leadership_goes_round(cast: Cast) -> None:
    with pytest.raises(LeaderAlready, match="An Phước Đông"):
        actions.join_group(actor=SYSTEM, at=AT, group=cast.block, organisation=cast.second, on=TODAY, role="leader")
    actions.join_group(actor=SYSTEM, at=AT, group=cast.block, organisation=cast.first, on=NEXT_YEAR, role="member")
    actions.join_group(actor=SYSTEM, at=AT, group=cast.block, organisation=cast.second, on=NEXT_YEAR, role="leader")
    leaders = [queries.members(cast.clerk, "khoi-1", day)[0].face.code for day in (NEXT_YEAR - DAY, NEXT_YEAR)]
    assert leaders == ["tg-apd", "tg-tlt"]


def test_who_leaves_a_block_must_be_in_it(cast: Cast) -> None:
    with pytest.raises(NotMember):
        actions.leave_group(actor=SYSTEM, at=AT, group=cast.block, organisation=cast.second, on=TODAY)
    actions.leave_group(actor=SYSTEM, at=AT, group=cast.block, organisation=cast.other, on=TODAY)
    with pytest.raises(NotMember):
        actions.leave_group(actor=SYSTEM, at=AT, group=cast.block, organisation=cast.other, on=TODAY + DAY)


def test_a_membership_of_no_day_or_unknown_role_is_refused(cast: Cast) -> None:
    with pytest.raises(EndsTooEarly):
        actions.join_group(actor=SYSTEM, at=AT, group=cast.block, organisation=cast.second, on=TODAY, until=TODAY)
    with pytest.raises(UnknownChoice):
        actions.join_group(actor=SYSTEM, at=AT, group=cast.block, organisation=cast.second, on=TODAY, role="king")
    assert GroupMembership.objects.count() == 2


@pytest.mark.parametrize("code", ["union", ""])
def test_a_line_or_block_needs_a_code_of_its_own(cast: Cast, code: str) -> None:
    with pytest.raises((CodeTaken, NameMissing)):
        actions.create_hierarchy(actor=SYSTEM, at=AT, code=code, name="Hệ khác")
    with pytest.raises((CodeTaken, NameMissing)):
        actions.create_group(actor=SYSTEM, at=AT, code=code and "khoi-1", name="Khối khác")


# Search


def test_an_organisation_is_found_by_any_name_it_had_without_diacritics(cast: Cast) -> None:
    renamed(cast, TODAY, "Hội Hữu nghị Bến Nước")
    (hit,) = queries.search(cast.clerk, "an phuoc dong", AT)
    assert (hit.face.name, hit.found_as) == ("Hội Hữu nghị Bến Nước", "Hội Hữu nghị An Phước Đông")
    assert [each.face.code for each in queries.search(cast.clerk, "HỘI HỮU NGHỊ", AT)] == ["tg-apd", "tg-hbt", "tg-tlt"]
    assert queries.search(cast.clerk, "   ", AT) == ()


def test_a_search_finds_nothing_that_one_may_not_see(cast: Cast) -> None:
    assert queries.search(cast.outsider, "An Phước Đông", AT) == ()


# What the database itself holds


@pytest.mark.parametrize(
    "row",
    [
        lambda cast: ParentLink(hierarchy=cast.line, child=cast.first, parent=cast.first, valid_from=NEXT_YEAR),
        lambda cast: ParentLink(hierarchy=cast.line, child=cast.first, parent=cast.second, valid_from=NEXT_YEAR),
        lambda cast: ParentLink(
            hierarchy=cast.line, child=cast.first, parent=cast.second, valid_from=NEXT_YEAR, valid_to=NEXT_YEAR
        ),
        lambda _: Organisation(code="x", created_on=TODAY, dissolved_on=TODAY),
        lambda _: Organisation(code="", created_on=TODAY),
        lambda cast: GroupMembership(group=cast.block, organisation=cast.second, valid_from=TODAY, role="leader"),
        lambda cast: GroupMembership(group=cast.block, organisation=cast.second, valid_from=TODAY, role="king"),
    ],
    ids=["under itself", "two open links", "no day", "no life", "no code", "two leaders", "unknown role"],
)
def test_the_database_itself_refuses_rows_that_can_not_be(cast: Cast, row: Callable[[Cast], Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        row(cast).save()
