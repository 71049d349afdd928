"""Structure for pages, for letterheads, and for the roll-up."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory import access
from nhiemky.areas.directory.models import (
    GroupMembership,
    MembershipRole,
    Organisation,
    ParentLink,
    Side,
    SuccessionPart,
    valid_on,
)
from nhiemky.areas.directory.queries.faces import Face, faces
from nhiemky.rules import rollup
from nhiemky.rules.authority import Action


@dataclass(frozen=True, slots=True)
class TreeLine:
    """One organisation in a tree, in preorder; `depth` 0 is a root of what the viewer may see."""

    face: Face
    parent: int | None
    depth: int


def tree(viewer: Actor, hierarchy_code: str, on: datetime.date, at: datetime.datetime) -> tuple[TreeLine, ...]:
    """Return the hierarchy as it stood on the day, in preorder, siblings in Vietnamese order: five queries.

    It holds what the viewer may see at the moment `at`: a view of the past uses today's rights.
    """
    hierarchy = access.get_hierarchy(viewer, hierarchy_code)
    seen = access.visible_organisations(viewer, Action.SEE_ORGANISATION, at)
    links = ParentLink.objects.filter(valid_on(on), hierarchy=hierarchy, child__in=seen)
    parents = dict(links.values_list("child_id", "parent_id"))
    known = faces(viewer, parents, on)
    children: dict[int | None, list[Face]] = defaultdict(list)
    for child, parent in parents.items():
        children[parent if parent in parents else None].append(known[child])
    for siblings in children.values():
        siblings.sort(key=lambda each: (each.sort_key, each.id))
    lines: list[TreeLine] = []
    stack: list[tuple[Face, int | None, int]] = [(each, None, 0) for each in reversed(children[None])]
    while stack:
        each, above, depth = stack.pop()
        lines.append(TreeLine(each, above, depth))
        stack += [(child, each.id, depth + 1) for child in reversed(children[each.id])]
    return tuple(lines)


def chain(viewer: Actor, organisation: Organisation, hierarchy_code: str, on: datetime.date) -> tuple[Face, ...]:
    """Return the organisations above one in a hierarchy on the day, from the highest down, for its letterhead.

    Empty where it is a root, or does not stand in the hierarchy on that day.
    """
    hierarchy = access.get_hierarchy(viewer, hierarchy_code)
    above: list[int] = []
    links = ParentLink.objects.filter(valid_on(on), hierarchy=hierarchy, parent__isnull=False)
    while (row := links.filter(child=above[-1] if above else organisation.pk).first()) is not None:
        if row.parent_id is None or row.parent_id in above:
            break
        above.append(row.parent_id)
    known = faces(viewer, above, on)
    return tuple(known[each] for each in reversed(above))


def structure(viewer: Actor, hierarchy_code: str) -> rollup.Structure:
    """Return the hierarchy's whole history as the roll-up takes it: three queries.

    It holds ids and days only. Which cells of the answer someone sees is for `visible_organisations` to say.
    """
    hierarchy = access.get_hierarchy(viewer, hierarchy_code)
    links = ParentLink.objects.filter(hierarchy=hierarchy).order_by("child_id", "valid_from")
    rows = links.values_list("child_id", "parent_id", "valid_from", "valid_to")
    lives = Organisation.objects.order_by("id").values_list("id", "created_on", "dissolved_on")
    return rollup.Structure(
        units=tuple(rollup.Unit(*each) for each in lives),
        links=tuple(rollup.ParentLink(*each) for each in rows),
        successions=tuple(_successions()),
    )


def _successions() -> list[rollup.Succession]:
    """Every line from one that ended to one that took over, with its typed share."""
    before: dict[int, list[int]] = defaultdict(list)
    after: dict[int, list[SuccessionPart]] = defaultdict(list)
    parts = SuccessionPart.objects.filter(side__in=[Side.FROM, Side.TO]).select_related("event", "organisation")
    for part in parts.order_by("event__happened_on", "event_id", "id"):
        if part.side == Side.TO:
            after[part.event_id].append(part)
        elif part.organisation.dissolved_on == part.event.happened_on:  # one that goes on keeps its figures
            before[part.event_id].append(part.organisation_id)
    return [
        rollup.Succession(predecessor, part.organisation_id, _share(part), part.event.happened_on)
        for event, predecessors in before.items()
        for predecessor in predecessors
        for part in after[event]
    ]


def _share(part: SuccessionPart) -> Fraction | None:
    if part.share_numerator is None or part.share_denominator is None:
        return None
    return Fraction(part.share_numerator, part.share_denominator)


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a group on a day."""

    face: Face
    role: str
    role_name: str


def members(viewer: Actor, group_code: str, on: datetime.date) -> tuple[Member, ...]:
    """Return a group's members on the day: its leader, deputies, then the others in Vietnamese order."""
    group = access.get_group(viewer, group_code)
    rows = dict(GroupMembership.objects.filter(valid_on(on), group=group).values_list("organisation_id", "role"))
    known = faces(viewer, rows, on)
    order = list(MembershipRole.values)
    found = [Member(known[pk], role, MembershipRole(role).label) for pk, role in rows.items()]
    return tuple(sorted(found, key=lambda each: (order.index(each.role), each.face.sort_key, each.face.id)))
