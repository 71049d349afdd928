"""Decisions: may this person do this to an object of that organisation, and why.

`decide` is the obvious one: it looks at each grant and walks up the tree. `reach` is the fast one: every organisation
at which a person may do something, in one pass over the tree, however many grants there are. Tests hold them equal.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from nhiemky.rules.authority.table import (
    ACTION_NAMES,
    ROLE_NAMES,
    Action,
    Relation,
    Role,
    may,
    relations_for,
    roles_for,
)
from nhiemky.rules.wording import Listing, gettext_noop


class Scope(StrEnum):
    """How far a grant reaches from its organisation."""

    OWN = "own"
    SUBTREE = "subtree"
    GROUP = "group"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Grant:
    """What a person holds by position: a role for an organisation, so far as `scope` goes, while it is in force.

    `hierarchy` is the line that a subtree runs along, `group` the group; a subtree without a line, or a group
    without a group, reaches nothing but the organisation itself. Without an organisation a grant reaches nothing,
    whatever its scope.
    """

    role: str
    organisation: int | None
    scope: str = Scope.OWN
    hierarchy: str | None = None
    group: int | None = None
    valid_from: datetime.date = datetime.date.min
    valid_to: datetime.date | None = None

    def in_force(self, day: datetime.date) -> bool:
        """Whether the grant stands on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Structure:
    """The organisations of a day: which exist, each line's child → direct parent (None: a root), groups' members."""

    organisations: Collection[int]
    parents: Mapping[str, Mapping[int, int | None]] = field(default_factory=dict)
    groups: Mapping[int, Collection[int]] = field(default_factory=dict)

    def ancestors(self, hierarchy: str | None, organisation: int) -> Iterator[int]:
        """Everyone above `organisation` in the line, nearest first; a loop ends the walk."""
        parents = self.parents.get(hierarchy or "", {})
        seen = {organisation}
        above = parents.get(organisation)
        while above is not None and above not in seen:
            yield above
            seen.add(above)
            above = parents.get(above)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether it is allowed, and why, as a Vietnamese sentence for the person who asked."""

    allowed: bool
    because: str

    def __bool__(self) -> bool:
        """Whether it is allowed."""
        return self.allowed


def decide(
    grants: Iterable[Grant], action: str, organisation: int | None, structure: Structure, day: datetime.date
) -> Decision:
    """Whether someone with these grants may do `action` to an object of `organisation` on `day`.

    No grant in force, no organisation, an organisation not of that day, an unknown role or action: no.
    """
    if action not in ACTION_NAMES:
        return Decision(False, gettext_noop("Không được: việc này không có trong bảng quyền."))
    if organisation is None or organisation not in structure.organisations:
        return Decision(False, gettext_noop("Không được: đối tượng không thuộc đơn vị nào đang hoạt động."))
    standing = [grant for grant in grants if grant.in_force(day) and grant.organisation in structure.organisations]
    if not standing:
        return Decision(False, _WITHOUT_ROLE)
    held = [(grant.role, relation) for grant in standing for relation in relations(grant, organisation, structure)]
    for role, relation in held:
        if may(role, action, relation):
            return Decision(True, _allowed_sentence(Role(role), Action(action), relation))
    return Decision(False, _refused_sentence(held, Action(action)))


def relations(grant: Grant, organisation: int, structure: Structure) -> tuple[Relation, ...]:
    """Every relation in which `organisation` stands to the grant; NONE where there is no other."""
    found = []
    if grant.organisation == organisation:
        found.append(Relation.OWN)
    if grant.scope == Scope.SUBTREE and grant.organisation in set(structure.ancestors(grant.hierarchy, organisation)):
        found.append(Relation.BELOW)
    if grant.scope == Scope.EVERYTHING:
        found.append(Relation.BELOW)
    if grant.scope == Scope.GROUP and grant.group is not None and organisation in structure.groups.get(grant.group, ()):
        found.append(Relation.GROUP)
    if organisation in _direct_parents(grant, structure):
        found.append(Relation.PARENT)
    return tuple(found) or (Relation.NONE,)


def _direct_parents(grant: Grant, structure: Structure) -> set[int]:
    """The direct parents of the grant's organisation: in its line, or in every line where it names none."""
    if grant.organisation is None:
        return set()
    lines = [grant.hierarchy] if grant.hierarchy is not None else list(structure.parents)
    parents = {structure.parents.get(line, {}).get(grant.organisation) for line in lines}
    return {parent for parent in parents if parent is not None}


def reach(grants: Iterable[Grant], action: str, structure: Structure, day: datetime.date) -> frozenset[int]:
    """Every organisation at whose objects someone with these grants may do `action` on `day`.

    The same answers as `decide` for each organisation; time grows with organisations + grants, not their product.
    """
    reached: set[int] = set()
    tops: dict[str, set[int]] = {}
    for grant in grants:
        if not grant.in_force(day) or grant.organisation is None or grant.organisation not in structure.organisations:
            continue
        allowed = relations_for(grant.role, action)
        if Relation.OWN in allowed:
            reached.add(grant.organisation)
        if Relation.BELOW in allowed and grant.scope == Scope.EVERYTHING:
            return frozenset(structure.organisations)
        if Relation.BELOW in allowed and grant.scope == Scope.SUBTREE and grant.hierarchy is not None:
            tops.setdefault(grant.hierarchy, set()).add(grant.organisation)
        if Relation.GROUP in allowed and grant.scope == Scope.GROUP and grant.group is not None:
            reached.update(structure.groups.get(grant.group, ()))
        if Relation.PARENT in allowed:
            reached.update(_direct_parents(grant, structure))
    for hierarchy, roots in tops.items():
        reached.update(_below(structure, hierarchy, roots))
    return frozenset(reached.intersection(structure.organisations))


def _below(structure: Structure, hierarchy: str, tops: set[int]) -> set[int]:
    """Everyone strictly below one of `tops` in the line, found by going down once.

    In a line with a loop a top may be met again from below; it counts only where another top stands above it.
    """
    children: dict[int, list[int]] = {}
    for child, parent in structure.parents.get(hierarchy, {}).items():
        if parent is not None:
            children.setdefault(parent, []).append(child)
    waiting, met = list(tops), set[int]()
    while waiting:
        fresh = [child for child in children.get(waiting.pop(), ()) if child not in met]
        met.update(fresh)
        waiting.extend(fresh)
    return {each for each in met if each not in tops or not tops.isdisjoint(structure.ancestors(hierarchy, each))}


_WITHOUT_ROLE = gettext_noop("Không được: bạn chưa được giao vai trò ở đơn vị nào. Hãy đề nghị quản trị giao quyền.")
_RELATION_PHRASES = {
    Relation.OWN: gettext_noop("của chính đơn vị này"),
    Relation.BELOW: gettext_noop("của đơn vị cấp trên"),
    Relation.PARENT: gettext_noop("của đơn vị trực thuộc"),
    Relation.GROUP: gettext_noop("của khối mà đơn vị này tham gia"),
}


def _allowed_sentence(role: Role, action: Action, relation: Relation) -> str:
    """ "Được duyệt báo cáo vì bạn là lãnh đạo của đơn vị cấp trên."."""
    return gettext_noop(
        "Được {doing} vì bạn là {role} {whose}.",
        doing=ACTION_NAMES[action],
        role=ROLE_NAMES[role],
        whose=_RELATION_PHRASES[relation],
    )


def _refused_sentence(held: list[tuple[str, Relation]], action: Action) -> str:
    """Why not: outside what the person reaches, or inside it with a role that may not."""
    name = ACTION_NAMES[action]
    near = [(role, relation) for role, relation in held if relation is not Relation.NONE and role in set(Role)]
    if not near:
        return gettext_noop("Không được {doing}: đơn vị này ngoài phạm vi được giao của bạn.", doing=name)
    role, relation = near[0]
    others = _named(roles_for(action, {relation for _, relation in near}))
    own = _named(roles_for(action, [Relation.OWN]))
    who = ""
    if others:
        who = gettext_noop(" Việc này dành cho {roles}.", roles=others)
    elif own:
        who = gettext_noop(" Việc này do {roles} của đơn vị đó thực hiện.", roles=own)
    return gettext_noop(
        "Không được {doing}: {role} {whose} không có quyền này.{who}",
        doing=name,
        role=ROLE_NAMES[Role(role)],
        whose=_RELATION_PHRASES[relation],
        who=who,
    )


def _named(roles: Iterable[Role]) -> str:
    """ "lãnh đạo hoặc người duyệt"."""
    return Listing.of((ROLE_NAMES[role] for role in roles), gettext_noop(" hoặc "))
