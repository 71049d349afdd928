"""Grants: what a position may do, and how far. Nobody gives, or takes back, what reaches further than they manage."""

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
    Hierarchy,
    Organisation,
    Position,
    Scope,
)
from nhiemky.areas.directory.reaching import check_not_own, check_reach
from nhiemky.areas.directory.recording import record_grant_ended
from nhiemky.rules.authority import ROLE_NAMES, Action, Role
from nhiemky.rules.periods import local_day
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop


class ScopeIncomplete(Refusal):
    """A scope lacks the hierarchy or group that it runs along, or names one that it doesn't need."""

    template = "Phạm vi “{scope}” {fault}. Hãy chọn lại phạm vi của quyền."


class GrantedAlready(Refusal):
    """The position has the same right in the same time."""

    template = "Chức vụ “{position}” đã có quyền {role} với phạm vi này trong thời gian đó."


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

    A subtree runs along `hierarchy`; a group's rights go to the members that lead it. Nobody gives rights to an office
    that they hold themselves. Raises NotVisible, NotAllowed, UnknownChoice, ScopeIncomplete, ReachesTooFar, OwnRights,
    NotAliveOn, EndsTooEarly, GrantedAlready.
    """
    access.check(actor, Action.MANAGE_GRANTS, position.organisation_id, at)
    if role not in set(Role):
        raise UnknownChoice(value=role, what=gettext_noop("vai trò"))
    _check_scope(scope, hierarchy, group)
    if until is not None and until <= on:
        raise timeline.EndsTooEarly(what=gettext_noop("Quyền"), start=on, on=until)
    organisation = Organisation.objects.get(pk=position.organisation_id)
    check_reach(actor, at, Action.MANAGE_GRANTS, organisation, Scope(scope), hierarchy, group, on)
    check_not_own(actor, at, position)
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
    """Take a right back from `on`; only who could have given it may.

    Raises NotVisible, NotAllowed, ReachesTooFar, EndsTooEarly, EndedAlready.
    """
    organisation = grant.position.organisation
    access.check(actor, Action.MANAGE_GRANTS, organisation, at)
    day = max(local_day(at), grant.valid_from)
    scope = Scope(grant.scope)
    check_reach(actor, at, Action.MANAGE_GRANTS, organisation, scope, grant.hierarchy, grant.group, day)
    with transaction.atomic():
        locked = timeline.lock(grant)
        timeline.end_row(locked, on, gettext_noop("Quyền"))
        record_grant_ended(actor, at, locked)
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


def _scope_words(grant: Grant) -> str:
    """The scope with the name of its line."""
    line = grant.hierarchy.name if grant.hierarchy else grant.group.name if grant.group else ""
    return f"{Scope(grant.scope).label}: {line}" if line else Scope(grant.scope).label
