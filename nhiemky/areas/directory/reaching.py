"""How far an office and a person reach: nobody fills an office, or gets hold of an account, that reaches further than
what they manage themselves, and nobody gives themselves rights.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory import access, timeline
from nhiemky.areas.directory.models import (
    Grant,
    Group,
    GroupMembership,
    Hierarchy,
    Holding,
    MembershipRole,
    Organisation,
    Person,
    Position,
    Scope,
    User,
    valid_on,
)
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.refusals import Refusal


class ReachesTooFar(Refusal):
    """The right would reach further than the giver's own."""

    template = "Quyền này vượt phạm vi của bạn: {because}"


class OwnRights(Refusal):
    """Someone would give themselves rights."""

    template = (
        "Bạn không thể tự giao cho mình quyền của chức vụ “{position}”. "
        "Hãy đề nghị một người quản trị khác, hoặc người cài đặt hệ thống, thực hiện."
    )


def check_reach(
    actor: Actor,
    at: datetime.datetime,
    action: Action,
    organisation: Organisation,
    scope: Scope,
    hierarchy: Hierarchy | None,
    group: Group | None,
    on: datetime.date,
) -> None:
    """Raise ReachesTooFar unless the actor may do `action` everywhere that a right of the organisation reaches.

    `on`: the day from which the right would stand, whose links and groups count; the actor's own rights are today's.
    """
    if scope is Scope.OWN:
        return
    decision = access.decide_everywhere(actor, action, at)
    if not decision and scope is Scope.SUBTREE and hierarchy is not None:
        decision = access.decide_below(actor, action, organisation, hierarchy, at, on=on)
    if not decision and not (scope is Scope.GROUP and group is not None and _leads(organisation, group, on)):
        raise ReachesTooFar(because=decision.because)


def _leads(organisation: Organisation, group: Group, on: datetime.date) -> bool:
    """Whether the organisation leads the group, or is its deputy, on the day."""
    leading = [MembershipRole.LEADER, MembershipRole.DEPUTY]
    return GroupMembership.objects.filter(
        valid_on(on), group=group, organisation=organisation, role__in=leading
    ).exists()


def check_office(
    actor: Actor,
    at: datetime.datetime,
    position: Position,
    start: datetime.date,
    until: datetime.date | None,
    action: Action = Action.MANAGE_GRANTS,
) -> bool:
    """Raise ReachesTooFar unless the actor manages what each right of the office reaches; return whether it has any.

    The rights are those that hold on a day from today or `start` on, before `until`: what is over does no harm.
    """
    begins = max(start, local_day(at))
    if until is not None and until <= begins:
        return False
    grants = timeline.overlapping(Grant.objects.filter(position=position), begins, until)
    reached = {
        (grant.scope, grant.hierarchy_id, grant.group_id): grant
        for grant in grants.select_related("hierarchy", "group").order_by("valid_from")
    }
    for grant in reached.values():
        day = max(begins, grant.valid_from)
        scope = Scope(grant.scope)
        check_reach(actor, at, action, position.organisation, scope, grant.hierarchy, grant.group, day)
    return bool(reached)


def check_not_own(actor: Actor, at: datetime.datetime, position: Position, people: Iterable[int] | None = None) -> None:
    """Raise OwnRights where the actor is among `people` (ids; None: those who hold the office today or later)."""
    if not isinstance(actor, User) or actor.person_id is None:
        return
    if people is None:
        held = timeline.overlapping(Holding.objects.filter(position=position), local_day(at), None)
        people = held.values_list("person_id", flat=True)
    if actor.person_id in set(people):
        raise OwnRights(position=position.title)


def check_person(actor: Actor, at: datetime.datetime, person: Person, action: Action) -> None:
    """Raise unless the actor may do `action` wherever the person's offices of today and later reach.

    Without such an office: where the person was entered. Raises NotVisible, NotAllowed, ReachesTooFar.
    """
    offices = timeline.overlapping(Holding.objects.filter(person=person), local_day(at), None)
    held = list(offices.select_related("position__organisation").order_by("id"))
    for organisation in sorted({each.position.organisation_id for each in held}) or [person.home_id]:
        access.check_lasting(actor, action, organisation, at)
    for each in held:
        check_office(actor, at, each.position, each.valid_from, each.valid_to, action)


def holds_office(person: Person, at: datetime.datetime) -> bool:
    """Whether the person holds an office today, or will."""
    return timeline.overlapping(Holding.objects.filter(person=person), local_day(at), None).exists()


def places_of(person: Person) -> set[int]:
    """Return the organisations that a person belongs to: where they hold, held or will hold office, or were entered."""
    held = Holding.objects.filter(person=person).values_list("position__organisation_id", flat=True)
    return set(held) or {person.home_id}
