"""The history of a hierarchy in arrays: its tree on a day, and which nodes a unit lives on in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

import numpy as np

from nhiemky.rules.rollup.columns import ABSENT, ROOT, UNKNOWN, StructureColumns
from nhiemky.rules.rollup.model import Reason, StructureLoop, SuccessionLoop
from nhiemky.rules.rollup.tree import Mask, Places, Tree, preorder

NOWHERE = -1
NOT_ASKED = -2


@dataclass(frozen=True)
class Part:
    """Where a share of a unit's figures goes: its node or NOWHERE, as the node's own or for it and above only.

    NOWHERE is for the `reason`; without one a successor's own figure says it anew.
    """

    node: int
    share: Fraction
    allocated: bool
    reason: Reason | None = Reason.NO_SUCCESSOR


class History:
    """A hierarchy that can be asked for any day. Keeps what it worked out; use one for many roll-ups."""

    def __init__(self, columns: StructureColumns) -> None:
        """Take the hierarchy's columns. Raises SuccessionLoop."""
        self.columns = columns
        _refuse_loop(columns)
        self._changes = np.unique(
            np.concatenate([columns.alive_from, columns.alive_to, columns.link_from, columns.link_to])
        )
        self._days: dict[int, Day] = {}

    def on(self, day: int) -> Day:
        """The hierarchy on that day (an ordinal); days without a change between them share one.

        Raises StructureLoop.
        """
        epoch = int(np.searchsorted(self._changes, day, side="right"))
        if epoch not in self._days:
            self._days[epoch] = _day(self.columns, day)
        return self._days[epoch]


@dataclass(frozen=True, eq=False)
class Day:
    """The hierarchy between two changes: its tree, and where units that aren't in it live on.

    `gone` flags, by unit, those who lived before and live no more.
    """

    columns: StructureColumns
    tree: Tree
    gone: Mask
    _parts: dict[int, tuple[Part, ...]] = field(default_factory=dict)

    @cached_property
    def _present(self) -> Mask:
        """By unit, whether it is in the tree."""
        return self.tree.node_of >= 0

    @cached_property
    def _whole(self) -> Places:
        """By unit, the node that takes its figures over whole, as far as it is known; one place more for unit -1.

        Lines of single successors are followed for all units at once; the rest waits until it is asked.
        """
        heir, only = np.arange(len(self.gone)), self.columns.only_successor
        while len(going := np.flatnonzero(~self._present[heir] & self.gone[heir] & (only[heir] >= 0))):
            heir[going] = only[heir[going]]
        return np.append(np.where(self._present[heir], self.tree.node_of[heir], NOT_ASKED), NOT_ASKED)

    @cached_property
    def _last_parent(self) -> Places:
        """By unit, the parent of its latest link."""
        columns = self.columns
        latest_last = np.lexsort((-np.arange(len(columns.link_from)), columns.link_from))
        parents = np.full(len(self.gone), ROOT)
        parents[columns.link_child[latest_last]] = columns.link_parent[latest_last]
        return parents

    def parts(self, unit: int) -> tuple[Part, ...]:
        """Where the unit's figures go (-1: an unknown unit); shares make one."""
        if unit not in self._parts:
            self._parts[unit] = self._divide(unit)
        return self._parts[unit]

    def _divide(self, unit: int) -> tuple[Part, ...]:
        node = int(self.tree.node_of[unit]) if unit >= 0 else NOWHERE
        if node >= 0:
            return (Part(node, Fraction(1), allocated=True),)
        if unit < 0 or not self.gone[unit]:
            return (Part(NOWHERE, Fraction(1), allocated=True, reason=Reason.OUTSIDE_HIERARCHY),)
        heirs = _heirs(self.columns, unit, self._present, self.gone)
        lines = self.columns.successors.get(unit, [])
        if not lines:
            return (Part(self._above(unit), Fraction(1), allocated=False),)
        if len(heirs) == 1 and NOWHERE not in heirs:
            return (Part(int(self.tree.node_of[min(heirs)]), Fraction(1), allocated=True),)
        shares = shares_typed(lines)
        if shares is None:
            return (Part(self._common(heirs), Fraction(1), allocated=False),)
        return tuple(
            Part(part.node, part.share * share, part.allocated, part.reason)
            for (successor, _), share in zip(lines, shares, strict=True)
            for part in self.parts(successor)
        )

    def _above(self, unit: int) -> int:
        """The node that the unit's last parent is or lives on in."""
        parent = int(self._last_parent[unit])
        return NOWHERE if parent < 0 else self._common(_heirs(self.columns, parent, self._present, self.gone))

    def _common(self, heirs: frozenset[int]) -> int:
        nodes = sorted(int(self.tree.node_of[heir]) for heir in heirs if heir != NOWHERE)
        if not nodes:
            return NOWHERE
        if len(nodes) == 1 and NOWHERE in heirs:
            return int(self.tree.parent[nodes[0]])
        return self.tree.common(nodes[0], nodes[-1])

    def whole_heirs(self, units: Places) -> Places:
        """For each unit the node that takes its figures over whole, NOWHERE where there is no such one."""
        for unit in np.unique(units[self._whole[units] == NOT_ASKED]).tolist():
            part = self.parts(unit)[0]
            self._whole[unit] = part.node if part.allocated and part.share == 1 else NOWHERE
        return self._whole[units]

    def marks(self, unit: int) -> list[tuple[int, int]]:
        """Nodes with weights that make the unit count once in every subtree that holds a part of it."""
        nodes = sorted({part.node for part in self.parts(unit)} - {NOWHERE})
        twice = [self.tree.common(one, other) for one, other in pairwise(nodes)]
        return [(node, 1) for node in nodes] + [(node, -1) for node in twice if node != NOWHERE]


def shares_typed(lines: list[tuple[int, Fraction | None]]) -> list[Fraction] | None:
    """The typed shares of several successors, None where they are not typed for all or don't make one."""
    shares = [share for _, share in lines if share is not None and share >= 0]
    if len(lines) == 1:
        return [Fraction(1)]
    return shares if len(shares) == len(lines) and sum(shares) == 1 else None


def _heirs(columns: StructureColumns, unit: int, present: Mask, gone: Mask) -> frozenset[int]:
    """The units in the tree (`present`) that the unit lives on in, NOWHERE among them where a part has no heir."""
    heirs: set[int] = set()
    ahead = {unit}
    while ahead:
        one = ahead.pop()
        if one >= 0 and present[one]:
            heirs.add(one)
        elif one >= 0 and gone[one] and one in columns.successors:
            ahead.update(successor for successor, _ in columns.successors[one])
        else:
            heirs.add(NOWHERE)
    return frozenset(heirs)


def _refuse_loop(columns: StructureColumns) -> None:
    """Refuse successions that lead back to where they started."""
    graph = {unit: {successor for successor, _ in lines} for unit, lines in columns.successors.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise SuccessionLoop(organisation=int(columns.ids[error.args[1][0]])) from error


def _day(columns: StructureColumns, day: int) -> Day:
    alive = (columns.alive_from <= day) & (day < columns.alive_to)
    gone = columns.alive_to <= day
    valid = (columns.link_from <= day) & (day < columns.link_to) & alive[columns.link_child]
    parent_of = np.full(len(columns.ids), ABSENT, dtype=np.int64)
    parent_of[columns.link_child[valid]] = columns.link_parent[valid]
    present = parent_of != ABSENT
    lost = (parent_of == UNKNOWN) | ((parent_of >= 0) & ~present[np.maximum(parent_of, 0)])
    for child in np.flatnonzero(lost).tolist():
        heirs = _heirs(columns, int(parent_of[child]), present, gone)
        parent_of[child] = min(heirs) if len(heirs) == 1 and heirs.isdisjoint({child, NOWHERE}) else ROOT
    return Day(columns, _tree(columns, parent_of, np.flatnonzero(present), day), gone)


def _tree(columns: StructureColumns, parent_of: Places, members: Places, day: int) -> Tree:
    tree, looping = preorder(parent_of, members)
    if len(looping):
        raise StructureLoop(organisation=int(columns.ids[looping[0]]), day=datetime.date.fromordinal(day).isoformat())
    return tree
