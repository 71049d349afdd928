"""Which units a template asks on a day. Pure: structure and members are loaded before."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from nhiemky.areas.reporting.models import Audience, ReportTemplate
from nhiemky.rules.rollup import Structure
from nhiemky.rules.rollup.obvious_history import History, Tree


@dataclass(frozen=True, slots=True)
class Membership:
    """An organisation's time in a group."""

    organisation: int
    since: datetime.date
    until: datetime.date | None

    def holds(self, day: datetime.date) -> bool:
        """Whether it stands on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Asking:
    """A template's circle: its audience seen from `root`, the group's members, the one who measures for all."""

    audience: Audience
    root: int
    members: tuple[Membership, ...] = ()
    reporter: int | None = None

    @classmethod
    def of(cls, template: ReportTemplate, members: Sequence[Membership] = ()) -> Asking:
        """The circle of a template."""
        return cls(Audience(template.audience), template.organisation_id, tuple(members), template.reporter_id)


def asked_on(asking: Asking, history: History, day: datetime.date) -> frozenset[int]:
    """Return the units that are asked on a day: those that are alive then ("a window expects the units alive at its
    end").
    """
    tree = history.tree(day)
    found = _CIRCLES[asking.audience](asking, tree, day)
    return frozenset(unit for unit in found if history.alive(unit, day))


def _children(asking: Asking, tree: Tree, day: datetime.date) -> set[int]:
    del day
    return set(tree.children.get(asking.root, ()))


def _all_below(asking: Asking, tree: Tree, day: datetime.date) -> set[int]:
    del day
    return set(tree.below(asking.root))


def _lowest(asking: Asking, tree: Tree, day: datetime.date) -> set[int]:
    return {unit for unit in _all_below(asking, tree, day) if not tree.children.get(unit)}


def _own_and_below(asking: Asking, tree: Tree, day: datetime.date) -> set[int]:
    return {asking.root, *_all_below(asking, tree, day)}


def _own(asking: Asking, tree: Tree, day: datetime.date) -> set[int]:
    del tree, day
    return {asking.root}


def _group(asking: Asking, tree: Tree, day: datetime.date) -> set[int]:
    del tree
    return {member.organisation for member in asking.members if member.holds(day)}


def _one(asking: Asking, tree: Tree, day: datetime.date) -> set[int]:
    del tree, day
    return set() if asking.reporter is None else {asking.reporter}


_CIRCLES = {
    Audience.CHILDREN: _children,
    Audience.LOWEST: _lowest,
    Audience.ALL_BELOW: _all_below,
    Audience.OWN_AND_BELOW: _own_and_below,
    Audience.OWN: _own,
    Audience.GROUP: _group,
    Audience.ONE: _one,
}


def ever_asked(asking: Asking, structure: Structure, days: Sequence[datetime.date]) -> frozenset[int]:
    """Return every unit that is asked on any of the days."""
    history = History(structure)
    return frozenset(unit for day in days for unit in asked_on(asking, history, day))
