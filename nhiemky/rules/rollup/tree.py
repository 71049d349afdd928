"""A hierarchy as arrays in preorder: every subtree is a slice, and a sum over it two look-ups in a running sum."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]  # int64, or Python's integers in an object array where 64 bits might not do
Places = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Tree:
    """`n` nodes in preorder. `parent` is a node's parent, -1 for a root; a node's subtree is `node:end[node]`.

    `units` gives each node's unit (its place in the structure), `node_of` each unit's node or -1.
    """

    units: Places
    node_of: Places
    parent: Places
    end: Places

    def __len__(self) -> int:
        return len(self.units)

    def subtree_sum(self, values: Numbers) -> Numbers:
        """Add `values` (one per node; flags are counted) over each node's subtree, the node itself included.

        Integers of 64 bits may wrap on the way; a sum that fits is right all the same.
        """
        running = _running_sum(values)
        return running[self.end] - running[:-1]

    def sum_of_children(self, values: Numbers) -> Numbers:
        """Add `values` (one per node) over each node's children."""
        running = _running_sum(values[self._by_parent])
        return running[self._children_end] - running[self._children_start]

    def children(self, node: int) -> Places:
        """The nodes right below."""
        return self._by_parent[self._children_start[node] : self._children_end[node]]

    def under(self, flags: Mask) -> Mask:
        """For each node, whether any node strictly below is flagged."""
        return self.subtree_sum(flags) > flags

    def common(self, one: int, other: int) -> int:
        """The lowest node over both (a node is over itself), or -1."""
        while one >= 0 and not one <= other < self.end[one]:
            one = int(self.parent[one])
        return one

    @cached_property
    def _by_parent(self) -> Places:
        return np.argsort(self.parent, kind="stable")

    @cached_property
    def _children_start(self) -> Places:
        return np.searchsorted(self.parent[self._by_parent], np.arange(len(self)), side="left")

    @cached_property
    def _children_end(self) -> Places:
        return np.searchsorted(self.parent[self._by_parent], np.arange(len(self)), side="right")


def taken(column: Numbers, places: Places) -> Numbers:
    """The column's values at these places; 0 (or False) where a place is -1."""
    values: Numbers = np.append(column, np.zeros(1, dtype=column.dtype))[places]
    return values


def _running_sum(values: Numbers) -> Numbers:
    """Sums of the first 0, 1, 2, … values."""
    kind = np.int32 if values.dtype == np.bool_ else values.dtype
    running = np.zeros(len(values) + 1, dtype=kind)
    np.cumsum(values, dtype=kind, out=running[1:])
    return running


def preorder(parent_of: Places, members: Places) -> tuple[Tree, Places]:
    """Lay out the forest of `members` (units, ascending), `parent_of[unit]` being the parent's unit or -1.

    Gives the tree and the members it couldn't reach from any root: those in a loop or hanging from one.
    """
    count = len(members)
    number = np.full(len(parent_of) + 1, -1, dtype=np.int64)  # one more, so that parent -1 reads -1
    number[members] = np.arange(count)
    parent = number[parent_of[members]]
    levels = _levels(parent)
    size = np.ones(count, dtype=np.int64)
    for level in levels[:0:-1]:
        np.add.at(size, parent[level], size[level])
    start = np.zeros(count, dtype=np.int64)
    for depth, level in enumerate(levels):
        before = np.cumsum(size[level]) - size[level]
        if depth == 0:
            start[level] = before
            continue
        above = parent[level]
        first = np.flatnonzero(np.diff(above, prepend=-1))  # siblings stand together
        base = np.repeat(before[first], np.diff(first, append=len(level)))
        start[level] = start[above] + 1 + before - base
    reached = np.concatenate(levels) if levels else np.zeros(0, dtype=np.int64)
    return _laid_out(members, parent, size, start, reached, len(parent_of)), np.setdiff1d(members, members[reached])


def _levels(parent: Places) -> list[Places]:
    """Nodes by depth, siblings together; what no root reaches is in none."""
    by_parent = np.argsort(parent, kind="stable")
    bounds = np.searchsorted(parent[by_parent], np.arange(-1, len(parent) + 1), side="left")
    levels = []
    level = by_parent[: bounds[1]]
    while len(level):
        levels.append(level)
        starts, lengths = bounds[level + 1], bounds[level + 2] - bounds[level + 1]
        ends = np.cumsum(lengths)
        level = by_parent[np.arange(ends[-1]) + np.repeat(starts - ends + lengths, lengths)]
    return levels


def _laid_out(members: Places, parent: Places, size: Places, start: Places, reached: Places, unit_count: int) -> Tree:
    order = reached[np.argsort(start[reached])]
    place = np.append(start, -1)  # so that parent -1 reads -1
    node_of = np.full(unit_count, -1, dtype=np.int64)
    node_of[members[order]] = np.arange(len(order))
    return Tree(members[order], node_of, place[parent[order]], np.arange(len(order)) + size[order])
