"""Figures of units that aren't in the tree they climb: merged, split or dissolved since, or of another hierarchy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, pairwise
from math import floor

import numpy as np

from nhiemky.rules.rollup.columns import FactColumns
from nhiemky.rules.rollup.history import NOWHERE, Day, Part
from nhiemky.rules.rollup.model import IndicatorRule, Reason, TreeRule
from nhiemky.rules.rollup.tree import Places, taken

ADDING = frozenset({TreeRule.SUM_OF_CHILDREN, TreeRule.OWN_AND_CHILDREN})
LeftOutPlaces = list[tuple[Places, Reason]]  # of facts


@dataclass
class Pieces:
    """Shares of figures, given to nodes; a node may stand there more than once."""

    nodes: list[int] = field(default_factory=list)
    numerators: list[int] = field(default_factory=list)
    denominators: list[int] = field(default_factory=list)


@dataclass
class Strays:
    """What the strays of one row come to.

    `units` sent them, each once. The facts at `whole_facts` become `whole_nodes`' own. `own` are shares that do,
    `spare` what counts in a node and above without being its own.
    """

    units: Places
    whole_facts: Places
    whole_nodes: Places
    own: Pieces = field(default_factory=Pieces)
    spare: Pieces = field(default_factory=Pieces)


def gather(
    rule: IndicatorRule, day: Day, facts: FactColumns, places: Places, units: Places
) -> tuple[Strays | None, LeftOutPlaces]:
    """Work out where one row's strays go: the facts at `places`, sent by `units` (-1 where unknown)."""
    if rule.up_tree not in ADDING:
        former = taken(day.gone, units)
        return None, [(places[former], Reason.PREDECESSORS_OWN), (places[~former], Reason.OUTSIDE_HIERARCHY)]
    nodes = day.whole_heirs(units)
    whole = nodes != NOWHERE
    strays = Strays(units[units >= 0], places[whole], nodes[whole])
    left_out: LeftOutPlaces = []
    for place, unit in zip(places[~whole].tolist(), units[~whole].tolist(), strict=True):
        for part, numerator, denominator in shares_of(day, facts, place, unit):
            if part.node == NOWHERE:
                left_out += [(np.array([place]), part.reason)] if part.reason is not None else []
                continue
            pieces = strays.own if part.allocated else strays.spare
            pieces.nodes.append(part.node)
            pieces.numerators.append(numerator)
            pieces.denominators.append(denominator)
    return strays, left_out


def shares_of(day: Day, facts: FactColumns, place: int, unit: int) -> Iterator[tuple[Part, int, int]]:
    """Where a stray's figure goes: each part with its numerator and denominator (0 where figures have none)."""
    return cuts_of(day.parts(unit), facts, place)


def cuts_of(parts: Sequence[Part], facts: FactColumns, place: int) -> Iterator[tuple[Part, int, int]]:
    """A figure cut into parts whose shares make one: each with its numerator and denominator (0 without)."""
    shares = [part.share for part in parts]
    denominator = 0 if facts.denominator is None else int(facts.denominator[place])
    return zip(parts, _divide(int(facts.numerator[place]), shares), _divide(denominator, shares), strict=True)


def _divide(figure: int, shares: list[Fraction]) -> Iterator[int]:
    """Divide by shares that make one. Each cut is rounded down, so the pieces always add up to the whole."""
    cuts = (floor(figure * cut) for cut in accumulate(shares, initial=Fraction(0)))
    return (after - before for before, after in pairwise(cuts))


def count_units(day: Day, units: Places) -> Places:
    """Weights by node whose sum over a subtree is how many of the units have a part in it."""
    weights = np.zeros(len(day.tree), dtype=np.int64)
    nodes = day.whole_heirs(units)
    np.add.at(weights, nodes[nodes != NOWHERE], 1)
    for unit in units[nodes == NOWHERE].tolist():
        for node, weight in day.marks(unit):
            weights[node] += weight
    return weights
