"""May this person do this to an object of that organisation, and why: decided from grants and the tree of the day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db import connection
from django.db.models import Q

from nhiemky.areas.audit.access import NotVisible, possible
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.directory.access.reach import READING
from nhiemky.areas.directory.models import (
    Grant,
    GroupMembership,
    Hierarchy,
    Organisation,
    ParentLink,
    SuccessionEvent,
    SuccessionPart,
    User,
    valid_on,
)
from nhiemky.rules import authority
from nhiemky.rules.authority import Action, Decision, Relation, Scope, Structure
from nhiemky.rules.periods import local_day
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop


class NotAllowed(Refusal):
    """The person sees the organisation, but may not do this to its objects."""

    template = "{because}"


_COMMAND = Decision(True, gettext_noop("Được: lệnh chạy trên máy chủ."))
_NOBODY = Decision(False, gettext_noop("Không được: bạn chưa đăng nhập hoặc tài khoản đã khóa. Hãy đăng nhập lại."))


def decide(user: Actor, action: Action, organisation: Organisation | int | None, at: datetime.datetime) -> Decision:
    """Decide whether the user may do `action` to objects of the organisation at the moment `at`, and say why.

    Five queries at most, whatever the number of grants and the size of the tree. A body that has ended is decided by
    those who took over from it or keep its records, and only for reading.
    """
    if isinstance(user, SystemActor):
        return _COMMAND
    if not isinstance(user, User) or user.pk is None or not user.is_active:
        return _NOBODY
    day = local_day(at)
    grants = grants_of(user, at)
    target = organisation.pk if isinstance(organisation, Organisation) else organisation
    answering = _answering(target, action, day) if grants and target is not None else []
    structure = _structure_around(answering, grants, day)
    asked: Sequence[int | None] = answering or [target]
    decisions = [authority.decide(grants, action, each, structure, day) for each in asked]
    decision = next((each for each in decisions if each), decisions[0])
    if decision and target not in answering:
        kept = gettext_noop("{because} Đây là nơi kế thừa hồ sơ của tổ chức đã kết thúc này.", because=decision.because)
        return Decision(True, kept)
    return decision


def decide_everywhere(user: Actor, action: Action, at: datetime.datetime) -> Decision:
    """Decide whether the user may do something that concerns every organisation: hierarchies, groups, rule sets."""
    if isinstance(user, SystemActor):
        return _COMMAND
    if not isinstance(user, User) or user.pk is None or not user.is_active:
        return _NOBODY
    doing = authority.ACTION_NAMES[action]
    for grant in grants_of(user, at):
        if grant.scope == Scope.EVERYTHING and authority.may(grant.role, action, Relation.BELOW):
            role = authority.ROLE_NAMES[authority.Role(grant.role)]
            allowed = gettext_noop("Được {doing} vì bạn là {role} của toàn hệ thống.", doing=doing, role=role)
            return Decision(True, allowed)
    refused = gettext_noop(
        "Không được {doing}: việc này dành cho người có quyền trên mọi tổ chức. Hãy đề nghị quản trị hệ thống.",
        doing=doing,
    )
    return Decision(False, refused)


def decide_below(
    user: Actor,
    action: Action,
    organisation: Organisation,
    hierarchy: Hierarchy,
    at: datetime.datetime,
    *,
    on: datetime.date | None = None,
) -> Decision:
    """Decide whether the user may do `action` to everything under the organisation along the hierarchy.

    Nobody gives rights that reach further than their own. With `on` the organisation counts where it stands that day.
    """
    doing = authority.ACTION_NAMES[action]
    everywhere = decide_everywhere(user, action, at)
    if everywhere or not isinstance(user, User):
        return everywhere
    above = {
        parent for code, _, parent in _links_above([organisation.pk], on or local_day(at)) if code == hierarchy.code
    }
    for grant in grants_of(user, at):
        along = grant.scope == Scope.SUBTREE and grant.hierarchy == hierarchy.code
        if (
            along
            and grant.organisation in above | {organisation.pk}
            and authority.may(grant.role, action, Relation.BELOW)
        ):
            return Decision(True, gettext_noop("Được {doing} ở mọi cấp dưới của tổ chức này.", doing=doing))
    return Decision(False, gettext_noop("Không được {doing} ở các cấp dưới của tổ chức này.", doing=doing))


def check(user: Actor, action: Action, organisation: Organisation | int | None, at: datetime.datetime) -> None:
    """Raise unless `decide` allows: NotVisible where the user may not even see the organisation, else NotAllowed."""
    decision = decide(user, action, organisation, at)
    if decision:
        return
    if action is Action.SEE_ORGANISATION or not decide(user, Action.SEE_ORGANISATION, organisation, at):
        raise NotVisible
    raise NotAllowed(because=decision.because)


def check_everywhere(user: Actor, action: Action, at: datetime.datetime) -> None:
    """Raise NotAllowed unless `decide_everywhere` allows."""
    decision = decide_everywhere(user, action, at)
    if not decision:
        raise NotAllowed(because=decision.because)


def may(user: Actor, action: Action, organisation: Organisation | int | None, at: datetime.datetime) -> bool:
    """Whether `check` would let the user do it; for templates."""
    return decide(user, action, organisation, at).allowed


def grants_of(user: User, at: datetime.datetime) -> tuple[authority.Grant, ...]:
    """Return what the user holds by position on the day, for organisations that are alive: one query."""
    day = local_day(at)
    held = Grant.objects.filter(
        valid_on(day),
        valid_on(day, "position__holdings__"),
        _alive(day, "position__organisation__"),
        position__holdings__person__users=user,
    )
    rows = held.values_list(
        "role", "position__organisation_id", "scope", "hierarchy__code", "group_id", "valid_from", "valid_to"
    )
    return tuple(authority.Grant(*row) for row in rows.order_by("id").distinct())


def _alive(day: datetime.date, prefix: str = "") -> Q:
    """The condition "alive on `day`" for an organisation reached through `prefix`."""
    ended = Q(**{f"{prefix}dissolved_on__isnull": True}) | Q(**{f"{prefix}dissolved_on__gt": day})
    return Q(**{f"{prefix}created_on__lte": day}) & ended


# Forward from a body that ended to those alive who took over from it or keep its records.
_SUCCESSORS = """
WITH RECURSIVE line(organisation) AS (
    SELECT id FROM {organisation} WHERE id = %s
    UNION
    SELECT after.organisation_id FROM line
    JOIN {organisation} AS ended ON ended.id = line.organisation AND ended.dissolved_on <= %s
    JOIN {part} AS before ON before.organisation_id = ended.id AND before.side = 'from'
    JOIN {event} AS event ON event.id = before.event_id AND event.happened_on <= %s
    JOIN {part} AS after ON after.event_id = event.id AND after.side IN ('to', 'keeper')
)
SELECT line.organisation FROM line JOIN {organisation} AS alive ON alive.id = line.organisation
WHERE alive.created_on <= %s AND (alive.dissolved_on IS NULL OR alive.dissolved_on > %s)
ORDER BY line.organisation
"""


def _answering(organisation: int, action: Action, day: datetime.date) -> list[int]:
    """Who answers for an organisation's objects: itself while it lives, then, for reading, its successors."""
    if not possible([organisation]):
        return []
    if action not in READING:
        return list(Organisation.objects.filter(_alive(day), pk=organisation).values_list("pk", flat=True))
    return living_heirs(organisation, day)


def living_heirs(organisation: int, day: datetime.date) -> list[int]:
    """Return the organisation itself while it lives, else those alive that took over from it or keep its records."""
    sql = _SUCCESSORS.format(
        organisation=f'"{Organisation._meta.db_table}"',
        part=f'"{SuccessionPart._meta.db_table}"',
        event=f'"{SuccessionEvent._meta.db_table}"',
    )
    on = connection.ops.adapt_datefield_value(day)
    with connection.cursor() as cursor:
        cursor.execute(sql, [organisation, on, on, on, on])
        return [row[0] for row in cursor.fetchall()]


# Every link above the given organisations, in every hierarchy.
_ABOVE = """
WITH RECURSIVE above(hierarchy_id, child_id, parent_id) AS (
    SELECT hierarchy_id, child_id, parent_id FROM {link}
    WHERE child_id IN ({places}) AND parent_id IS NOT NULL AND valid_from <= %s AND (valid_to IS NULL OR valid_to > %s)
    UNION
    SELECT link.hierarchy_id, link.child_id, link.parent_id FROM above
    JOIN {link} AS link ON link.child_id = above.parent_id AND link.hierarchy_id = above.hierarchy_id
        AND link.parent_id IS NOT NULL AND link.valid_from <= %s AND (link.valid_to IS NULL OR link.valid_to > %s)
)
SELECT hierarchy.code, above.child_id, above.parent_id FROM above
JOIN {hierarchy} AS hierarchy ON hierarchy.id = above.hierarchy_id
"""


def _structure_around(organisations: list[int], grants: Collection[authority.Grant], day: datetime.date) -> Structure:
    """As much of the day's structure as deciding on `organisations` needs: all above them, their groups, and which of
    the grants' organisations stand directly under them.
    """
    if not organisations:
        return Structure(())
    homes = {grant.organisation for grant in grants if grant.organisation is not None}
    parents: dict[str, dict[int, int | None]] = defaultdict(dict)
    for code, child, parent in [*_links_above(organisations, day), *_links_between(homes, organisations, day)]:
        parents[code][child] = parent
    groups: dict[int, set[int]] = defaultdict(set)
    memberships = GroupMembership.objects.filter(valid_on(day), organisation__in=organisations)
    for group, member in memberships.values_list("group_id", "organisation_id"):
        groups[group].add(member)
    return Structure({*organisations, *homes}, parents, groups)


def _links_above(organisations: list[int], day: datetime.date) -> list[tuple[str, int, int]]:
    """(hierarchy's code, child, parent) for every step up from the organisations."""
    sql = _ABOVE.format(
        link=f'"{ParentLink._meta.db_table}"',
        hierarchy=f'"{Hierarchy._meta.db_table}"',
        places=", ".join(["%s"] * len(organisations)),
    )
    on = connection.ops.adapt_datefield_value(day)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*organisations, on, on, on, on])
        return list(cursor.fetchall())


def _links_between(homes: set[int], organisations: list[int], day: datetime.date) -> list[tuple[str, int, int]]:
    """The same for those of the grants' organisations that stand directly under one of the organisations."""
    below = ParentLink.objects.filter(valid_on(day), parent__in=organisations)
    rows = below.values_list("hierarchy__code", "child_id", "parent_id")
    return [(code, child, parent) for code, child, parent in rows if child in homes and parent is not None]
