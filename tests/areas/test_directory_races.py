"""Writers at the same moment: what may hold once holds once, and what would contradict itself never does."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from cast import AT, SYSTEM, TODAY, Cast, office, organisation
from django.db import connection

from nhiemky.areas.directory import actions, queries
from nhiemky.areas.directory.actions import NewOrganisation
from nhiemky.areas.directory.models import (
    Grant,
    GroupMembership,
    Hierarchy,
    Holding,
    Organisation,
    OrganisationVersion,
    ParentLink,
    SuccessionEvent,
    Term,
    User,
)
from nhiemky.areas.directory.models.dated import Dated
from nhiemky.rules.authority import Role
from nhiemky.rules.refusals import Refusal

DAY = datetime.timedelta(days=1)
Race = Callable[..., list[Any]]


def outcomes(found: list[Any]) -> Counter[str]:
    """How many threads did it, and how many were refused; anything else is an error."""
    assert [each for each in found if isinstance(each, Exception) and not isinstance(each, Refusal)] == []
    return Counter("refused" if isinstance(each, Refusal) else "done" for each in found)


def check_no_overlap(rows: list[Dated]) -> None:
    """Rows in the order of their starts: each ends before the next begins."""
    for earlier, later in itertools.pairwise(rows):
        assert earlier.valid_to is not None
        assert earlier.valid_to <= later.valid_from


@pytest.fixture
def one(committed_cast: Cast) -> Cast:
    """The committed cast, on a database on which threads do meet."""
    assert connection.vendor == "postgresql" or "memory" not in str(connection.settings_dict["NAME"])
    return committed_cast


def test_renames_for_one_day_come_one_after_the_other(one: Cast, race: Race) -> None:
    def work(number: int) -> object:
        return actions.rename(
            actor=SYSTEM, at=AT, organisation=one.first, on=TODAY, name=f"Tên số {number}", legal_basis="QĐ"
        )

    assert outcomes(race(work)) == {"done": 1, "refused": 7}
    check_no_overlap(list(OrganisationVersion.objects.filter(organisation=one.first).order_by("valid_from")))


def test_renames_for_different_days_never_overlap(one: Cast, race: Race) -> None:
    def work(number: int) -> object:
        on = TODAY + number * DAY
        return actions.rename(
            actor=SYSTEM, at=AT, organisation=one.first, on=on, name=f"Tên số {number}", legal_basis="QĐ"
        )

    assert outcomes(race(work)) == {"done": 8}
    rows = list(OrganisationVersion.objects.filter(organisation=one.first).order_by("valid_from"))
    check_no_overlap(rows)
    assert [row.name for row in rows[1:]] == [f"Tên số {number}" for number in range(8)]
    assert rows[-1].valid_to is None


def test_moves_that_together_would_make_a_loop_are_not_all_made(one: Cast, race: Race) -> None:
    """Each unit of a ring goes under the next at the same moment: alone each may, all of them may not."""
    ring = [one.first, one.second, one.third, organisation("tg-4", "Hội số 4", one.line, one.province)]

    def work(number: int) -> object:
        return actions.move(
            actor=SYSTEM, at=AT, organisation=ring[number], hierarchy=one.line, parent=ring[(number + 1) % 4], on=TODAY
        )

    assert outcomes(race(work, 4))["refused"] >= 1
    codes = [line.face.code for line in queries.tree(SYSTEM, "union", TODAY, AT)]  # type: ignore[arg-type]
    assert sorted(codes) == sorted(Organisation.objects.values_list("code", flat=True))


def test_moves_of_one_unit_never_overlap(one: Cast, race: Race) -> None:
    def work(number: int) -> object:
        parent = (one.second, one.third)[number % 2]
        on = TODAY + (number // 2) * DAY
        return actions.move(actor=SYSTEM, at=AT, organisation=one.branch, hierarchy=one.line, parent=parent, on=on)

    assert outcomes(race(work)) == {"done": 4, "refused": 4}
    check_no_overlap(list(ParentLink.objects.filter(child=one.branch).order_by("valid_from")))


def test_a_block_never_has_two_leaders(one: Cast, race: Race) -> None:
    block = actions.create_group(actor=SYSTEM, at=AT, code="khoi-2", name="Khối thi đua số 2")
    members = [one.first, one.second, one.third, one.branch]

    def work(number: int) -> object:
        return actions.join_group(
            actor=SYSTEM, at=AT, group=block, organisation=members[number], on=TODAY, role="leader"
        )

    assert outcomes(race(work, 4)) == {"done": 1, "refused": 3}
    assert GroupMembership.objects.filter(group=block).count() == 1


def test_one_office_is_given_to_one_person_once(one: Cast, race: Race) -> None:
    position = office(one.third, "Thư ký")
    person = actions.create_person(actor=SYSTEM, at=AT, name="Trịnh Mai Ca", organisation=one.third)

    def work(number: int) -> object:
        return actions.appoint(actor=SYSTEM, at=AT, person=person, position=position, on=TODAY + number * DAY)

    assert outcomes(race(work))["done"] >= 1
    check_no_overlap(list(Holding.objects.filter(position=position).order_by("valid_from")))


def test_one_right_is_given_once(one: Cast, race: Race) -> None:
    position = office(one.third, "Thư ký")

    def work(number: int) -> object:
        on = TODAY + number * DAY
        return actions.grant(actor=SYSTEM, at=AT, position=position, role=Role.REPORTER, scope="own", on=on)

    assert outcomes(race(work))["done"] >= 1
    check_no_overlap(list(Grant.objects.filter(position=position).order_by("valid_from")))


def test_terms_opened_at_the_same_moment_never_overlap(one: Cast, race: Race) -> None:
    def work(number: int) -> object:
        start = TODAY + number * DAY
        return actions.open_term(
            actor=SYSTEM, at=AT, organisation=one.province, ordinal=5 + number, label=f"nhiệm kỳ {number}",
            planned_from=start, planned_to=start + 1800 * DAY,
        )  # fmt: skip

    assert outcomes(race(work))["done"] >= 1
    terms = list(Term.objects.filter(organisation=one.province).order_by("actual_from"))
    for earlier, later in itertools.pairwise(terms):
        assert earlier.actual_to is not None
        assert earlier.actual_to <= later.actual_from


def test_one_body_ends_in_one_merger(one: Cast, race: Race) -> None:
    def work(number: int) -> object:
        new = NewOrganisation(
            f"moi-{number}", f"Hội mới {number}", "association", "commune", parents={one.line: one.province}
        )
        return actions.merge(
            actor=SYSTEM, at=AT, predecessors=[one.first, one.second], successor=new, on=TODAY, legal_basis="QĐ"
        )

    assert outcomes(race(work)) == {"done": 1, "refused": 7}
    assert SuccessionEvent.objects.count() == 1
    assert Organisation.objects.filter(code__startswith="moi-").count() == 1


def test_mergers_that_share_bodies_in_another_order_do_not_wait_for_each_other(one: Cast, race: Race) -> None:
    pairs = [(one.first, one.second), (one.second, one.first), (one.third, one.first), (one.second, one.third)]

    def work(number: int) -> object:
        new = NewOrganisation(
            f"moi-{number}", f"Hội mới {number}", "association", "commune", parents={one.line: one.province}
        )
        return actions.merge(actor=SYSTEM, at=AT, predecessors=pairs[number], successor=new, on=TODAY, legal_basis="QĐ")

    assert outcomes(race(work, 4)) == {"done": 1, "refused": 3}


def test_a_body_that_ends_meanwhile_gets_no_new_place_office_or_right(one: Cast, race: Race) -> None:
    position = office(one.first, "Ủy viên")
    person = actions.create_person(actor=SYSTEM, at=AT, name="Trịnh Mai Ca", organisation=one.first)
    new = NewOrganisation("moi", "Hội mới", "association", "commune", parents={one.line: one.province})
    works: list[Callable[[], object]] = [
        lambda: actions.merge(
            actor=SYSTEM, at=AT, predecessors=[one.first, one.second], successor=new, on=TODAY, legal_basis="QĐ"
        ),
        lambda: actions.move(
            actor=SYSTEM, at=AT, organisation=one.first, hierarchy=one.line, parent=one.third, on=TODAY - DAY
        ),
        lambda: actions.move(
            actor=SYSTEM, at=AT, organisation=one.third, hierarchy=one.line, parent=one.first, on=TODAY - DAY
        ),
        lambda: actions.appoint(actor=SYSTEM, at=AT, person=person, position=position, on=TODAY - DAY),
        lambda: actions.grant(actor=SYSTEM, at=AT, position=position, role=Role.REPORTER, scope="own", on=TODAY - DAY),
        lambda: actions.rename(
            actor=SYSTEM, at=AT, organisation=one.first, on=TODAY - DAY, name="Tên mới", legal_basis="QĐ"
        ),
    ]
    outcomes(race(lambda number: works[number](), len(works)))
    one.first.refresh_from_db()
    assert one.first.dissolved_on == TODAY
    for rows in (
        ParentLink.objects.filter(child=one.first),
        OrganisationVersion.objects.filter(organisation=one.first),
        Holding.objects.filter(position__organisation=one.first),
        Grant.objects.filter(position__organisation=one.first),
    ):
        assert not rows.filter(valid_to__isnull=True).exists()
        assert not rows.filter(valid_to__gt=TODAY).exists()
    assert not ParentLink.objects.filter(parent=one.first, valid_to__isnull=True).exists()


@pytest.mark.parametrize("what", ["organisation", "hierarchy", "account"])
def test_a_code_or_name_is_taken_once(one: Cast, race: Race, what: str) -> None:
    calls: dict[str, Callable[[], object]] = {
        "organisation": lambda: organisation("moi", "Hội mới", one.line, one.province),
        "hierarchy": lambda: actions.create_hierarchy(actor=SYSTEM, at=AT, code="moi", name="Hệ mới"),
        "account": lambda: actions.create_user(
            actor=SYSTEM, at=AT, username="moi", password="", display_name="Mới", organisation=one.first
        ),
    }
    assert outcomes(race(lambda _: calls[what]())) == {"done": 1, "refused": 7}
    made = {
        "organisation": Organisation.objects.filter(code="moi"),
        "hierarchy": Hierarchy.objects.filter(code="moi"),
        "account": User.objects.filter(username="moi"),
    }
    assert made[what].count() == 1  # type: ignore[attr-defined]
