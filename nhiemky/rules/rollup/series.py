"""Amounts by node, and what is done with them: numerators and denominators always in the same step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nhiemky.rules.rollup.model import LEAST, MOST, Amount, Overflow
from nhiemky.rules.rollup.strays import Pieces
from nhiemky.rules.rollup.tree import Mask, Numbers, Places, Tree, taken


@dataclass(frozen=True, eq=False)
class Series:
    """An amount for each node: numerator, denominator (None unless a ratio or mean), and whether there is any.

    Where there is none, both are 0. Numbers are int64, or Python's integers where 64 bits might not do (`exact`).
    """

    numerator: Numbers
    denominator: Numbers | None
    present: Mask

    @property
    def exact(self) -> bool:
        """Whether its numbers are Python's integers."""
        return bool(self.numerator.dtype == np.object_)

    def amount(self, node: int) -> Amount | None:
        """One node's amount, None where there is none."""
        if not self.present[node]:
            return None
        under = None if self.denominator is None else int(self.denominator[node])
        return Amount(int(self.numerator[node]), under)

    def checked(self, indicator: int) -> Series:
        """Give itself back. Raises Overflow where exact numbers are beyond 64 bits."""
        for column in (self.numerator, self.denominator):
            exact = column is not None and column.dtype == np.object_
            if column is not None and exact and len(column) and not (column.max() <= MOST and column.min() >= LEAST):
                raise Overflow(indicator=indicator)
        return self

    def nothing(self) -> Series:
        """A series of the same kind without any amount."""
        return joined(np.zeros_like, [self], np.zeros_like(self.present))

    def only(self, nodes: Mask) -> Series:
        """The amounts of these nodes, none elsewhere."""
        return joined(lambda column: np.where(nodes, column, 0), [self], self.present & nodes)

    def or_elsewhere(self, nodes: Mask, other: Series) -> Series:
        """Its own amounts at these nodes, the other's elsewhere."""
        present = np.where(nodes, self.present, other.present)

        def choose(one: Numbers, two: Numbers) -> Numbers:
            return np.where(nodes, one, two)

        return joined(choose, [self, other], present)

    def plus(self, other: Series) -> Series:
        """Both added."""
        return joined(lambda one, two: one + two, [self, other], self.present | other.present)

    def taken_at(self, places: Places) -> Series:
        """The amounts at these places in this order, none where a place is -1."""
        return joined(lambda column: taken(column, places), [self], taken(self.present, places))

    def sum_of_children(self, tree: Tree) -> Series:
        """The sum over each node's children."""
        return joined(tree.sum_of_children, [self], tree.sum_of_children(self.present) > 0)

    def subtree_sum(self, tree: Tree) -> tuple[Series, Numbers]:
        """The sum over each node's subtree, and how many amounts are in it."""
        count = tree.subtree_sum(self.present)
        return joined(tree.subtree_sum, [self], count > 0), count

    def given(self, nodes: Sequence[int] | Places, numerators: Numbers, denominators: Numbers) -> Series:
        """With amounts added at these nodes; a node may stand there more than once."""

        def add(column: Numbers, amounts: Numbers) -> Numbers:
            result = column.copy()
            np.add.at(result, nodes, amounts.astype(column.dtype))
            return result

        present = self.present.copy()
        present[nodes] = True
        under = None if self.denominator is None else add(self.denominator, denominators)
        return Series(add(self.numerator, numerators), under, present)

    def given_pieces(self, pieces: Pieces) -> Series:
        """With shares of figures added."""
        kind = self.numerator.dtype
        return self.given(
            pieces.nodes, np.array(pieces.numerators, dtype=kind), np.array(pieces.denominators, dtype=kind)
        )


def joined(step: Callable[..., Numbers], series: Sequence[Series], present: Mask) -> Series:
    """Do the same step with all numerators and, where there are any, with all denominators."""
    under = [one.denominator for one in series if one.denominator is not None]
    return Series(step(*(one.numerator for one in series)), step(*under) if under else None, present)
