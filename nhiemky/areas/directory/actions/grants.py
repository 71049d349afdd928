"""Grants: what a position may do, and how far. Nobody gives what reaches further than what they manage."""

from __future__ import annotations

import datetime

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory import access, timeline
from nhiemky.areas.directory.making import UnknownChoice
from nhiemky.areas.directory.models import (
    Grant,
    Group,
    GroupMembership,
    Hierarchy,
    MembershipRole,
    Organisation,
    Position,
    Scope,
    valid_on,
)
from nhiemky.rules.authority import ROLE_NAMES, Action, Role
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop


class ScopeIncomplete(Refusal):
    """A scope lacks the hierarchy or group that it runs along, or names one that it doesn't need."""

    template = "Phạm vi “{scope}” {fault}. Hãy chọn lại phạm vi của quyền."


class GrantedAlready(Refusal):
    """The position has the same right in the same time."""

    template = "Chức vụ “{position}” đã có quyền {role} với phạm vi này trong thời gian đó."


class ReachesTooFar(Refusal):
    """The right would reach further than the giver's own."""

    template = "Quyền này vượt phạm vi của bạn: {because}"


def grant(
    *,
    actor: Actor,
    at: datetime.datetime,
    position: Position,
    role: Role,
    scope: str,
    on: datetime.date,
    hierarchy: Hierarchy | None = None,
    group: Group | None = None,
    until: datetime.date | None = None,
) -> Grant:
    """Give a position a role over what the scope reaches, from `on` until before `until`.

    A subtree runs along `hierarchy`; a group's rights go to the members that lead it. Raises NotVisible, NotAllowed,
    UnknownChoice, ScopeIncomplete, ReachesTooFar, NotAliveOn, EndsTooEarly, GrantedAlready.
    """
    access.check(actor, Action.MANAGE_GRANTS, position.organisation_id, at)
    if role not in set(Role):
        raise UnknownChoice(value=role, what=gettext_noop("vai trò"))
    _check_scope(scope, hierarchy, group)
    if until is not None and until <= on:
        raise timeline.EndsTooEarly(what=gettext_noop("Quyền"), start=on, on=until)
    organisation = Organisation.objects.get(pk=position.organisation_id)
    _check_reach(actor, at, organisation, Scope(scope), hierarchy, group, on)
    with transaction.atomic():
        organisation = timeline.lock(organisation)
        timeline.lock(position)
        timeline.check_alive(organisation, on)
        same = {"role": Role(role).value, "scope": Scope(scope).value, "hierarchy": hierarchy, "group": group}
        if timeline.overlapping(Grant.objects.filter(position=position, **same), on, until).exists():
            raise GrantedAlready(position=position.title, role=ROLE_NAMES[Role(role)])
        made = insert(Grant(position=position, valid_from=on, valid_to=until or organisation.dissolved_on, **same))
        facts = {
            "role": ROLE_NAMES[Role(role)],
            "scope": _scope_words(made),
            "position": position.title,
            "valid_from": on,
            "valid_to": made.valid_to,
        }
        record(actor=actor, at=at, verb="directory.granted", obj=made, facts=facts, organisation=organisation)
    return made


def end_grant(*, actor: Actor, at: datetime.datetime, grant: Grant, on: datetime.date) -> Grant:
    """Take a right back from `on`. Raises NotVisible, NotAllowed, EndsTooEarly, EndedAlready."""
    access.check(actor, Action.MANAGE_GRANTS, grant.position.organisation_id, at)
    with transaction.atomic():
        locked = timeline.lock(grant)
        timeline.end_row(locked, on, gettext_noop("Quyền"))
        facts = {"role": ROLE_NAMES[Role(locked.role)], "position": locked.position.title, "valid_to": on}
        record(
            actor=actor,
            at=at,
            verb="directory.grant_ended",
            obj=locked,
            facts=facts,
            organisation=locked.position.organisation_id,
        )
    return locked


def _check_scope(scope: str, hierarchy: Hierarchy | None, group: Group | None) -> None:
    """Each scope names exactly the line that it runs along."""
    if scope not in Scope.values:
        raise UnknownChoice(value=scope, what=gettext_noop("phạm vi"))
    needs = {Scope.SUBTREE: (True, False), Scope.GROUP: (False, True)}.get(Scope(scope), (False, False))
    if (hierarchy is not None, group is not None) != needs:
        faults = {
            Scope.SUBTREE: gettext_noop("cần đúng một hệ trực thuộc"),
            Scope.GROUP: gettext_noop("cần đúng một khối"),
        }
        fault = faults.get(Scope(scope), gettext_noop("không đi theo hệ trực thuộc hay khối nào"))
        raise ScopeIncomplete(scope=Scope(scope).label, fault=fault)


def _check_reach(
    actor: Actor,
    at: datetime.datetime,
    organisation: Organisation,
    scope: Scope,
    hierarchy: Hierarchy | None,
    group: Group | None,
    on: datetime.date,
) -> None:
    """Raise ReachesTooFar where the giver does not manage grants everywhere that the right would reach."""
    if scope is Scope.OWN:
        return
    decision = access.decide_everywhere(actor, Action.MANAGE_GRANTS, at)
    if not decision and scope is Scope.SUBTREE and hierarchy is not None:
        decision = access.decide_below(actor, Action.MANAGE_GRANTS, organisation, hierarchy, at)
    if not decision and not (scope is Scope.GROUP and group is not None and _leads(organisation, group, on)):
        raise ReachesTooFar(because=decision.because)


def _leads(organisation: Organisation, group: Group, on: datetime.date) -> bool:
    """Whether the organisation leads the group, or is its deputy, on the day."""
    leading = [MembershipRole.LEADER, MembershipRole.DEPUTY]
    return GroupMembership.objects.filter(
        valid_on(on), group=group, organisation=organisation, role__in=leading
    ).exists()


def _scope_words(grant: Grant) -> str:
    """The scope with the name of its line."""
    line = grant.hierarchy.name if grant.hierarchy else grant.group.name if grant.group else ""
    return f"{Scope(grant.scope).label}: {line}" if line else Scope(grant.scope).label
