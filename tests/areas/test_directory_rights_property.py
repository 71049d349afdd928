"""Permission three times over: the SQL that lists, the decision that explains, and an obvious one written out here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

import pytest
from cast import AT, TODAY
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhiemky.areas.directory.access import decide, visible_organisations
from nhiemky.areas.directory.access.reach import READING
from nhiemky.areas.directory.models import (
    Grant,
    Group,
    GroupMembership,
    Hierarchy,
    Holding,
    Organisation,
    ParentLink,
    Person,
    Position,
    Side,
    SuccessionEvent,
    SuccessionPart,
    User,
)
from nhiemky.rules.authority import Action, Relation, Role, may

LONG_AGO, LATER = TODAY - datetime.timedelta(days=900), TODAY + datetime.timedelta(days=90)
YESTERDAY, TOMORROW = TODAY - datetime.timedelta(days=1), TODAY + datetime.timedelta(days=1)
# (from, until before): holds today, from today, until today's end; no more; not yet
TIMES = [
    (LONG_AGO, None),
    (TODAY, None),
    (LONG_AGO, TOMORROW),
    (LONG_AGO, TODAY),
    (LONG_AGO, YESTERDAY),
    (TOMORROW, None),
]


def holds(time: tuple[datetime.date, datetime.date | None]) -> bool:
    return time[0] <= TODAY and (time[1] is None or time[1] > TODAY)


@dataclass
class World:
    """A small random directory: everything by number, times as (from, until)."""

    lives: list[Any]
    links: list[tuple[int, int, int | None, Any]]  # line, child, parent, time
    members: list[tuple[int, int, Any]]  # group, organisation, time
    grants: list[tuple[int, str, str, int, Any, Any]]  # home, role, scope, line or group, time of grant, of holding
    events: list[tuple[int, int, str, datetime.date]]  # before, after, side, day
    active: bool = True
    rows: dict[str, Any] = field(default_factory=dict)


# Most rows hold today, so that the others are seen against something.
MOSTLY_NOW = st.sampled_from([(LONG_AGO, None)] * 8 + TIMES)
LIVES = st.sampled_from([(LONG_AGO, None)] * 4 + [(LONG_AGO, YESTERDAY)] * 3 + [(LONG_AGO, TODAY), (TOMORROW, None)])
ROLES = st.sampled_from([*Role, Role.CLERK, Role.LEADER, Role.INSPECTOR, "nobody_knows"])
SCOPES = st.sampled_from(["own", "subtree", "subtree", "group", "everything"])
DAYS = st.sampled_from([LONG_AGO, YESTERDAY, TODAY, TOMORROW])


@st.composite
def worlds(draw: st.DrawFn) -> World:
    size = draw(st.integers(3, 6))
    number = st.integers(0, size - 1)
    lives = draw(st.lists(LIVES, min_size=size, max_size=size))
    links = []
    for line in (0, 1):
        for child in range(size):
            # Parents have smaller numbers, so there are no loops; each child has one link at most in each line.
            parent = draw(st.sampled_from([None, -1, *range(child), *range(child)]))
            if parent is not None:
                links.append((line, child, None if parent < 0 else parent, draw(MOSTLY_NOW)))
    members = draw(
        st.lists(st.tuples(st.integers(0, 1), number, MOSTLY_NOW), max_size=5, unique_by=lambda row: row[:2])
    )
    rights = st.tuples(number, ROLES, SCOPES, st.integers(0, 1), MOSTLY_NOW, MOSTLY_NOW)
    grants = draw(st.lists(rights, min_size=1, max_size=4, unique_by=lambda row: row[:5]))
    ended = st.sampled_from([place for place, life in enumerate(lives) if life[1] is not None] or list(range(size)))
    sides = st.sampled_from([Side.TO, Side.KEEPER])
    heirs = st.tuples(st.one_of(ended, number), number, sides, DAYS).filter(lambda row: row[0] != row[1])
    events = draw(st.lists(heirs, max_size=5))
    return World(lives, links, members, grants, events, active=draw(st.sampled_from([True] * 7 + [False])))


def enact(world: World) -> tuple[User, list[Organisation]]:
    """Put the world into the database."""
    places = [
        Organisation.objects.create(code=f"o{number}", created_on=start, dissolved_on=end)
        for number, (start, end) in enumerate(world.lives)
    ]
    lines = [Hierarchy.objects.create(code=f"h{number}", name=f"h{number}") for number in (0, 1)]
    groups = [Group.objects.create(code=f"g{number}", name=f"g{number}") for number in (0, 1)]
    for line, child, parent, (start, end) in world.links:
        above = None if parent is None else places[parent]
        ParentLink.objects.create(
            hierarchy=lines[line], child=places[child], parent=above, valid_from=start, valid_to=end
        )
    for group, member, (start, end) in world.members:
        GroupMembership.objects.create(group=groups[group], organisation=places[member], valid_from=start, valid_to=end)
    person = Person.objects.create(home=places[0], name="Người Thử", folded="nguoi thu", sort_key="x")
    user = User.objects.create(
        username="thu", home=places[0], display_name="Thử", person=person, is_active=world.active, created_at=AT
    )
    for number, (home, role, scope, which, (start, end), (held_from, held_to)) in enumerate(world.grants):
        position = Position.objects.create(organisation=places[home], title=f"chức vụ {number}")
        Holding.objects.create(person=person, position=position, valid_from=held_from, valid_to=held_to)
        Grant.objects.create(
            position=position, role=role, scope=scope, valid_from=start, valid_to=end,
            hierarchy=lines[which] if scope == "subtree" else None, group=groups[which] if scope == "group" else None,
        )  # fmt: skip
    for before, after, side, day in world.events:
        event = SuccessionEvent.objects.create(kind="absorb", happened_on=day, legal_basis="thử")
        SuccessionPart.objects.create(event=event, organisation=places[before], side=Side.FROM)
        SuccessionPart.objects.create(event=event, organisation=places[after], side=side)
    return user, places


def obvious(world: World, action: Action, place: int, seen: frozenset[int] = frozenset()) -> bool:
    """Permission as one would explain it to a clerk."""
    if not world.active or place in seen:
        return False
    if holds(world.lives[place]):
        return any(reaches(world, grant, action, place) for grant in world.grants)
    ended = world.lives[place][1] is not None and world.lives[place][1] <= TODAY
    if not ended or action not in READING:
        return False
    heirs = [after for before, after, _, day in world.events if before == place and day <= TODAY]
    return any(obvious(world, action, heir, seen | {place}) for heir in heirs)


def reaches(world: World, grant: tuple[int, str, str, int, Any, Any], action: Action, place: int) -> bool:
    """Whether one grant allows the action at a living place."""
    home, role, scope, which, time, held = grant
    if not (holds(time) and holds(held) and holds(world.lives[home])):
        return False
    parents = {
        (line, child): parent
        for line, child, parent, link_time in world.links
        if parent is not None and holds(link_time)
    }
    if place == home and may(role, action, Relation.OWN):
        return True
    if scope == "everything" and may(role, action, Relation.BELOW):
        return True
    if scope == "subtree" and may(role, action, Relation.BELOW):
        above = parents.get((which, place))
        while above is not None:
            if above == home:
                return True
            above = parents.get((which, above))
    members = {member for group, member, link in world.members if group == which and holds(link)}
    if scope == "group" and may(role, action, Relation.GROUP) and place in members:
        return True
    lines = [which] if scope == "subtree" else [0, 1]
    return may(role, action, Relation.PARENT) and place in [parents.get((line, home)) for line in lines]


@pytest.mark.usefixtures("db")
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds(), chosen=st.lists(st.sampled_from(list(Action)), min_size=6, max_size=6, unique=True))
def test_three_implementations_of_permission_agree(world: World, chosen: list[Action]) -> None:
    with transaction.atomic():
        user, places = enact(world)
        for action in chosen:
            expected = {place.pk: obvious(world, action, number) for number, place in enumerate(places)}
            listed = set(visible_organisations(user, action, AT).values_list("pk", flat=True))
            decisions = {place.pk: decide(user, action, place, AT) for place in places}
            assert listed == {pk for pk, allowed in expected.items() if allowed}, action
            assert {pk: bool(decision) for pk, decision in decisions.items()} == expected, action
            assert all(decision.because for decision in decisions.values())
        transaction.set_rollback(True)
