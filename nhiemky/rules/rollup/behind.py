"""The figures behind a figure: which reports a cell's value is made of, so that it can be followed back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nhiemky.rules.rollup.climbing import Ground
from nhiemky.rules.rollup.history import NOWHERE
from nhiemky.rules.rollup.model import IndicatorRule, TreeRule
from nhiemky.rules.rollup.placing import Plan
from nhiemky.rules.rollup.strays import ADDING, shares_of
from nhiemky.rules.rollup.tree import Mask


@dataclass(frozen=True, slots=True)
class Behind:
    """One figure that a value is made of: the fact's place, and how much of it counts (less than all after a split).

    `denominator` is None unless the indicator is a ratio. `allocated` is False where it counts in no unit below
    ("không phân bổ được").
    """

    fact: int
    numerator: int
    denominator: int | None
    allocated: bool = True


def figures_behind(plan: Plan, number: int, ground: Ground, node: int) -> list[Behind]:
    """Give what one node's value in one row of the grid is made of, in the order of the facts.

    Their numerators add up to the value's, and so do their denominators.
    """
    row, facts = plan.rows[number], plan.facts
    own, spare = counted(row.rule.up_tree, ground, node)
    places = np.flatnonzero(plan.rows_of(slice(None)) == number)
    nodes = plan.nodes_of(np.full(len(places), number), places)
    shares = [
        (place, True, int(facts.numerator[place]), 0 if facts.denominator is None else int(facts.denominator[place]))
        for place in places[own[nodes]].tolist()
    ]
    if row.rule.up_tree in ADDING:
        astray = places[nodes == NOWHERE]
        for place, unit in zip(astray.tolist(), plan.units_of(astray).tolist(), strict=True):
            for part, numerator, denominator in shares_of(row.day, facts, place, unit):
                if (own if part.allocated else spare)[part.node]:
                    shares.append((place, part.allocated, numerator, denominator))
    return together(row.rule, shares)


def counted(rule: TreeRule, ground: Ground, node: int) -> tuple[Mask, Mask]:
    """Nodes whose own figures are in the node's value, and nodes whose undivided ones are.

    One place more than there are nodes, so that NOWHERE counts nowhere.
    """
    own = np.zeros(len(ground.tree) + 1, dtype=np.bool_)
    spare = own.copy()
    below = slice(node, int(ground.tree.end[node]))
    if rule is TreeRule.OWN_AND_CHILDREN:
        own[below] = spare[below] = True
    elif rule is TreeRule.SUM_OF_CHILDREN and ground.sums[node]:
        own[below] = ground.sends[below]
        spare[below] = ground.sums[below] | ground.sends[below]
    else:
        own[node] = spare[node] = True
    return own, spare


def together(rule: IndicatorRule, shares: list[tuple[int, bool, int, int]]) -> list[Behind]:
    """One entry for each fact, and one more where a part of it could not be divided."""
    sums: dict[tuple[int, bool], tuple[int, int]] = {}
    for place, allocated, numerator, denominator in shares:
        before = sums.get((place, allocated), (0, 0))
        sums[place, allocated] = before[0] + numerator, before[1] + denominator
    return [
        Behind(place, numerator, denominator if rule.ratio else None, allocated)
        for (place, allocated), (numerator, denominator) in sorted(sums.items())
    ]
