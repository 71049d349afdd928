"""Every organisation at whose objects someone may do something, as one SQL statement.

`visible_organisations` is the fast implementation of permission: a subquery that lists join to, whatever the number of
grants. `decisions.decide` answers for one organisation and says why. Both rest on the same table of roles in
`rules.authority`, both are held equal to a third, obvious one by tests with random directories.
"""

from __future__ import annotations

import datetime
import re
from functools import cache

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.directory.models import (
    Grant,
    GroupMembership,
    Holding,
    Organisation,
    ParentLink,
    Position,
    SuccessionEvent,
    SuccessionPart,
    User,
)
from nhiemky.rules.authority import Action, Relation, Role, relations_for
from nhiemky.rules.periods import local_day

READING = frozenset(action for action in Action if action.startswith("see_") or action is Action.READ_AUDIT)
"""What a successor may do with a predecessor's records: read them. Nothing is ever written for an ended body."""

# The grants that the user holds on the day; everyone below, beside and above whom they reach; and, for reading, the
# bodies that ended in those, back through time. UNION drops doubles, so a loop in the data ends.
_REACH = """
WITH RECURSIVE held AS (
    SELECT DISTINCT position.organisation_id AS organisation, grant_.role, grant_.scope,
        grant_.hierarchy_id, grant_.group_id
    FROM {user} AS account
    JOIN {holding} AS holding ON holding.person_id = account.person_id
        AND holding.valid_from <= %(day)s AND (holding.valid_to IS NULL OR holding.valid_to > %(day)s)
    JOIN {position} AS position ON position.id = holding.position_id
    JOIN {grant} AS grant_ ON grant_.position_id = position.id
        AND grant_.valid_from <= %(day)s AND (grant_.valid_to IS NULL OR grant_.valid_to > %(day)s)
    JOIN {organisation} AS home ON home.id = position.organisation_id
        AND home.created_on <= %(day)s AND (home.dissolved_on IS NULL OR home.dissolved_on > %(day)s)
    WHERE account.id = %(user)s AND account.is_active
), below(hierarchy_id, organisation) AS (
    SELECT link.hierarchy_id, link.child_id FROM held JOIN {link} AS link
        ON link.parent_id = held.organisation AND link.hierarchy_id = held.hierarchy_id
        AND link.valid_from <= %(day)s AND (link.valid_to IS NULL OR link.valid_to > %(day)s)
    WHERE held.scope = 'subtree' AND held.role IN ({below})
    UNION
    SELECT link.hierarchy_id, link.child_id FROM below JOIN {link} AS link
        ON link.parent_id = below.organisation AND link.hierarchy_id = below.hierarchy_id
        AND link.valid_from <= %(day)s AND (link.valid_to IS NULL OR link.valid_to > %(day)s)
), met(organisation) AS (
    SELECT organisation FROM held WHERE role IN ({own})
    UNION SELECT organisation FROM below
    UNION SELECT member.organisation_id FROM held JOIN {membership} AS member
        ON member.group_id = held.group_id
        AND member.valid_from <= %(day)s AND (member.valid_to IS NULL OR member.valid_to > %(day)s)
    WHERE held.scope = 'group' AND held.role IN ({group})
    UNION SELECT link.parent_id FROM held JOIN {link} AS link
        ON link.child_id = held.organisation AND link.hierarchy_id = COALESCE(held.hierarchy_id, link.hierarchy_id)
        AND link.valid_from <= %(day)s AND (link.valid_to IS NULL OR link.valid_to > %(day)s)
    WHERE held.role IN ({parent}) AND link.parent_id IS NOT NULL
    UNION SELECT id FROM {organisation} WHERE EXISTS (
        SELECT 1 FROM held WHERE scope = 'everything' AND role IN ({below}))
), reached(organisation) AS (
    SELECT organisation FROM met JOIN {organisation} AS alive ON alive.id = met.organisation
        AND alive.created_on <= %(day)s AND (alive.dissolved_on IS NULL OR alive.dissolved_on > %(day)s)
    {predecessors}
)
SELECT organisation FROM reached
"""
_PREDECESSORS = """
    UNION
    SELECT ended.id FROM reached
    JOIN {part} AS after ON after.organisation_id = reached.organisation AND after.side IN ('to', 'keeper')
    JOIN {event} AS event ON event.id = after.event_id AND event.happened_on <= %(day)s
    JOIN {part} AS before ON before.event_id = event.id AND before.side = 'from'
    JOIN {organisation} AS ended ON ended.id = before.organisation_id AND ended.dissolved_on <= %(day)s
"""


def visible_organisations(user: Actor, action: Action, at: datetime.datetime) -> QuerySet[Organisation]:
    """Return the organisations at whose objects the user may do `action` at the moment `at`.

    Use it as a subquery: `Document.objects.filter(organisation__in=visible_organisations(user, action, at))`. Rights
    are those of the day of `at`, also where a page shows the past. Reading reaches the bodies that ended in those one
    may read. Nobody, and a user without a position, reaches nothing; a command reaches everything.
    """
    if isinstance(user, SystemActor):
        return Organisation.objects.all()
    if not isinstance(user, User) or user.pk is None:
        return Organisation.objects.none()
    sql, names = _statement(action)
    if connection.vendor == "postgresql":  # as an array it is worked out once, whatever the planner thinks of its size
        sql = f"SELECT unnest(ARRAY({sql}))"
    values = {"day": connection.ops.adapt_datefield_value(local_day(at)), "user": user.pk}
    return Organisation.objects.filter(pk__in=RawSQL(sql, [values[name] for name in names]))  # noqa: S611 - no input in it


@cache
def _statement(action: Action) -> tuple[str, tuple[str, ...]]:
    """The SQL for an action and the names of its parameters in order. Only names from code go into the text."""
    tables = {
        "user": User, "holding": Holding, "position": Position, "grant": Grant, "organisation": Organisation,
        "link": ParentLink, "membership": GroupMembership, "part": SuccessionPart, "event": SuccessionEvent,
    }  # fmt: skip
    named = {name: f'"{model._meta.db_table}"' for name, model in tables.items()}
    roles = {relation.value: _roles(action, relation) for relation in Relation if relation is not Relation.NONE}
    predecessors = _PREDECESSORS.format(**named) if action in READING else ""
    sql = _REACH.format(predecessors=predecessors, **named, **roles)
    return re.sub(r"%\(\w+\)s", "%s", sql), tuple(re.findall(r"%\((\w+)\)s", sql))


def _roles(action: Action, relation: Relation) -> str:
    """The roles that may do the action in the relation, as an SQL list; one empty word where no role may."""
    found = [role for role in Role if relation in relations_for(role, action)]
    return ", ".join(f"'{role}'" for role in found) or "''"
