"""One row of the grid climbs its tree: from figures of units to every node's figures and counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nhiemky.rules.rollup.columns import FactColumns, integers
from nhiemky.rules.rollup.history import Day
from nhiemky.rules.rollup.model import IndicatorRule, TreeRule
from nhiemky.rules.rollup.placing import Grid, Plan
from nhiemky.rules.rollup.series import Series
from nhiemky.rules.rollup.strays import ADDING, Strays, count_units
from nhiemky.rules.rollup.tree import Mask, Numbers, Places, Tree, taken


@dataclass(frozen=True, eq=False)
class Ground:
    """What all rows of one tree, one day of expectation and one tree rule share.

    expecting: by unit, whether a report of it is expected; expecting_node: the same by node. expected: by node, how
    many are expected below and in it. sums: nodes that are the sum of their children. sends: nodes whose own figure
    climbs. even: who sends is who is expected, so that reports are counted once for both.
    """

    day: Day
    expecting: Mask
    expecting_node: Mask
    expected: Places
    sums: Mask
    sends: Mask
    even: bool

    @property
    def tree(self) -> Tree:
        """The tree that is climbed."""
        return self.day.tree

    @property
    def hidden(self) -> Mask:
        """Nodes below a unit that reports for itself: they stand alone and climb nowhere."""
        return ~self.sums & ~self.sends


def ground(rule: IndicatorRule, day: Day, then: Day) -> Ground:
    """Work out what the rule's rows share that climb the tree of `day` and expect reports by that of `then`."""
    tree, count = day.tree, len(day.tree.node_of)
    reporting, carriers = _reporters(rule, day)
    found = reporting[then.tree.units]
    if rule.up_tree is TreeRule.SUM_OF_CHILDREN:
        found &= ~then.tree.under(found)
    expecting = np.zeros(count, dtype=np.bool_)
    expecting[then.tree.units[found]] = True
    expecting_node = expecting[tree.units]
    expected: Places = expecting_node.astype(np.int64)
    if rule.up_tree in ADDING:
        elsewhere = expecting & (tree.node_of < 0)
        expected = tree.subtree_sum(expected + count_units(day, np.flatnonzero(elsewhere)))
    sums = tree.under(carriers)
    sends = (
        ~sums & (taken(sums, tree.parent) | (tree.parent < 0))
        if rule.up_tree is TreeRule.SUM_OF_CHILDREN
        else np.ones(len(tree), dtype=np.bool_)
    )
    return Ground(day, expecting, expecting_node, expected, sums, sends, bool((sends == expecting_node).all()))


def _reporters(rule: IndicatorRule, day: Day) -> tuple[Mask, Mask]:
    """Who reports, by unit; and the nodes that they are or live on in."""
    tree, count = day.tree, len(day.tree.node_of)
    if rule.reporters is None:
        return np.ones(count, dtype=np.bool_), np.ones(len(tree), dtype=np.bool_)
    units = day.columns.numbering.values(integers(rule.reporters))
    reporting = np.zeros(count, dtype=np.bool_)
    reporting[units[units >= 0]] = True
    carriers = reporting[tree.units]
    for unit in np.flatnonzero(reporting & (tree.node_of < 0)).tolist():
        nodes = [part.node for part in day.parts(unit) if part.allocated and part.node >= 0]
        carriers[nodes] = True
    return reporting, carriers


@dataclass(frozen=True, eq=False)
class Boards:
    """Every node of one row. `spare` is what could not be divided, None where there is nothing of the kind."""

    rule: IndicatorRule
    ground: Ground
    own: Series
    value: Series
    spare: Series | None
    reported: Numbers

    @cached_property
    def children(self) -> Series:
        """The sum of each node's children's values. Raises Overflow."""
        return self.value.sum_of_children(self.ground.tree).checked(self.rule.indicator)


def climb(plan: Plan, number: int, grid: Grid, ground: Ground) -> Boards:
    """Climb one row. Raises Overflow."""
    row, size = plan.rows[number], len(ground.tree)
    strays = grid.strays.get(number)
    under = grid.denominator[number, :size] if row.rule.ratio and grid.denominator is not None else None
    own = Series(grid.numerator[number, :size], under, grid.present[number, :size])
    arrived = own.present & ground.expecting_node
    spare = None
    if strays is not None:
        own = _with_strays(own, strays, plan.facts)
        spare = own.nothing().given_pieces(strays.spare) if strays.spare.nodes else None
    for series in (own, spare):
        if series is not None:
            series.checked(row.rule.indicator)
    value, count = value_of(row.rule, ground, own, spare)
    if row.rule.up_tree not in ADDING:
        reported = arrived.astype(np.int64)
    elif strays is not None:
        late = count_units(ground.day, strays.units[ground.expecting[strays.units]])
        reported = ground.tree.subtree_sum(arrived + late)
    else:
        reported = count if ground.even else ground.tree.subtree_sum(arrived)
    return Boards(row.rule, ground, own, value.checked(row.rule.indicator), spare, reported)


def silent(rule: IndicatorRule, ground: Ground) -> Boards:
    """The boards of a row without any figure."""
    size = len(ground.tree)
    zeros = np.zeros(size, dtype=np.int64)
    nothing = Series(zeros, zeros if rule.ratio else None, np.zeros(size, dtype=np.bool_))
    return Boards(rule, ground, nothing, nothing, None, zeros)


def _with_strays(own: Series, strays: Strays, facts: FactColumns) -> Series:
    """Add to each node's own figures those that it took over."""
    numerators = facts.numerator[strays.whole_facts]
    under = numerators if facts.denominator is None else facts.denominator[strays.whole_facts]
    return own.given(strays.whole_nodes, numerators, under).given_pieces(strays.own)


def value_of(rule: IndicatorRule, ground: Ground, own: Series, spare: Series | None) -> tuple[Series, Numbers]:
    """The figure by the tree rule, and how many figures are in it."""
    if rule.up_tree not in ADDING:
        return own, own.present
    if rule.up_tree is TreeRule.OWN_AND_CHILDREN:
        return (own if spare is None else own.plus(spare)).subtree_sum(ground.tree)
    hidden = ground.hidden
    sending = own.only(ground.sends)
    if spare is not None:
        sending = sending.plus(spare.only(~hidden))
    value, count = sending.subtree_sum(ground.tree)
    if hidden.any():
        value = (own if spare is None else own.plus(spare)).or_elsewhere(hidden, value)
    return value, count
