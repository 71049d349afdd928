"""Base windows combined along time: from the boards of a row of windows to the cells of the window that was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, reduce

import numpy as np

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup.climbing import Boards
from nhiemky.rules.rollup.model import Cell, IndicatorRule, TimeRule
from nhiemky.rules.rollup.pieces import without_overlap
from nhiemky.rules.rollup.series import Series, joined
from nhiemky.rules.rollup.tree import Mask, Numbers, Places, taken

ADDED = frozenset({TimeRule.SUM, TimeRule.MEAN})


class Block:
    """All cells of one indicator, asked window and stage.

    `node_of` gives each unit's place in the arrays, -1 where it has no cell. The boards stand in the order of
    `windows`, the base windows inside the asked one.
    """

    def __init__(
        self, rule: IndicatorRule, windows: Sequence[Window], boards: Sequence[Boards], last: Boards | None = None
    ) -> None:
        """Combine one board per base window, at least one; `last` gives the denominators that stand at the end.

        Raises Overflow.
        """
        self.rule, self.windows, self.boards, self.last = rule, windows, boards, last
        trees = {id(board.ground.tree): board.ground.tree for board in boards}
        self._alike = len(trees) == 1
        node_of = [tree.node_of for tree in trees.values()]
        present = reduce(np.logical_or, [nodes >= 0 for nodes in node_of])
        self.node_of: Places = node_of[0] if self._alike else np.where(present, np.arange(len(present)), -1)
        values = [self._line_up(board, board.value) for board in boards]
        self._used = used(rule, windows, values)
        self.value = self._over(values, self._used, "value")
        if values[0].exact:  # so that an overflow shows now and not when a cell is looked up
            self._exact = (self.own, self.children, self.spare)

    def _line_up(self, board: Boards, series: Series) -> Series:
        """A board's series in the order of this block: nodes where all trees are one, else units."""
        return series if self._alike else series.taken_at(board.ground.tree.node_of)

    def _combined(self, name: str) -> Series:
        series = [self._line_up(board, getattr(board, name)) for board in self.boards]
        return self._over(series, used(self.rule, self.windows, series), name)

    def _over(self, series: Sequence[Series], chosen: Mask, name: str) -> Series:
        """The chosen windows combined, over the denominators of the rule."""
        found, standing = over(self.rule, series, chosen), None
        if self.rule.own_denominator is None:
            return found
        if self.last is not None:
            last: Series | None = getattr(self.last, name)
            standing = None if last is None else self._line_up(self.last, last)
        return based(self.rule, found, series, chosen, standing)

    @cached_property
    def own(self) -> Series:
        """What units themselves reported. Raises Overflow."""
        return self._combined("own")

    @cached_property
    def children(self) -> Series:
        """The sums of children's values. Raises Overflow."""
        return self._combined("children")

    @cached_property
    def spare(self) -> Series | None:
        """What could not be divided, over the windows that the value rests on. Raises Overflow."""
        if all(board.spare is None for board in self.boards):
            return None
        series = [
            self._line_up(board, board.value.nothing() if board.spare is None else board.spare) for board in self.boards
        ]
        return self._over(series, self._used, "spare")

    @cached_property
    def reported(self) -> Numbers:
        """How many of the expected reports arrived."""
        return self._counted([board.reported for board in self.boards])

    @cached_property
    def expected(self) -> Numbers:
        """How many reports are expected."""
        return self._counted([board.ground.expected for board in self.boards])

    def _counted(self, counts: Sequence[Numbers]) -> Numbers:
        total: Numbers = np.zeros(0)
        for place in wanted(self.rule, self.windows):
            count = counts[place]
            if not self._alike:
                count = taken(count, self.boards[place].ground.tree.node_of)
            total = total + count if len(total) else count
        return total

    @cached_property
    def through(self) -> Places:
        """The last base window that each value rests on, as a place in `windows`; -1 for none."""
        places = np.where(self._used, np.arange(len(self.windows))[:, None], -1)
        return places.max(axis=0)

    def resting_on(self, unit: int) -> list[Window]:
        """The base windows that a unit's value (the unit's place in the structure) rests on, in order."""
        node = int(self.node_of[unit])
        return [window for window, flags in zip(self.windows, self._used, strict=True) if node >= 0 and flags[node]]

    def cell(self, unit: int) -> Cell | None:
        """The cell of a unit (its place in the structure); None where it has none."""
        node = int(self.node_of[unit])
        if node < 0:
            return None
        through = int(self.through[node])
        return Cell(
            value=self.value.amount(node),
            own=self.own.amount(node),
            children=self.children.amount(node),
            unallocated=None if self.spare is None else self.spare.amount(node),
            reported=int(self.reported[node]),
            expected=int(self.expected[node]),
            through=self.windows[through] if through >= 0 else None,
        )


def wanted(rule: IndicatorRule, windows: Sequence[Window]) -> Sequence[int]:
    """Places of the windows whose reports the asked window waits for."""
    if rule.along_time in ADDED:
        return without_overlap(windows)
    return range(len(windows))


def used(rule: IndicatorRule, windows: Sequence[Window], series: Sequence[Series]) -> Mask:
    """For each window (rows) and node (columns), whether the figure rests on it."""
    present: Mask = np.array([one.present for one in series])
    if len(windows) == 1:
        return present
    if rule.along_time not in ADDED:
        return _extreme(rule, series, present)
    if without_overlap(windows) == tuple(range(len(windows))):
        return present
    packed = np.packbits(present, axis=0).T  # a node's pattern of windows with figures, as bytes
    patterns, first, kind = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    chosen = np.zeros((len(windows), len(patterns)), dtype=np.bool_)
    for pattern, node in enumerate(first.tolist()):
        places = np.flatnonzero(present[:, node])
        kept = list(without_overlap([windows[place] for place in places.tolist()]))
        chosen[places[kept], pattern] = True
    spread: Mask = chosen[:, kind.reshape(-1)]
    return spread


def _extreme(rule: IndicatorRule, series: Sequence[Series], present: Mask) -> Mask:
    """The window with the largest (smallest) figure, of equal ones the latest; a ratio without a base comes last."""
    sign = 1 if rule.along_time is TimeRule.LARGEST else -1
    best = np.full(present.shape[1], -1)
    top: Numbers = np.zeros(present.shape[1], dtype=object)
    base: Numbers = np.zeros(present.shape[1], dtype=object)
    for place, one in enumerate(series):
        figure = one.numerator.astype(object) * sign
        under = np.ones_like(figure) if one.denominator is None else one.denominator.astype(object)
        level = (figure * np.maximum(base, 1) >= top * np.maximum(under, 1)) & (under > 0)
        better = present[place] & ((best < 0) | (base <= 0) | level).astype(np.bool_)
        best, top, base = np.where(better, place, best), np.where(better, figure, top), np.where(better, under, base)
    chosen: Mask = present & (np.arange(len(series))[:, None] == best)
    return chosen


def over(rule: IndicatorRule, series: Sequence[Series], chosen: Mask) -> Series:
    """Add the chosen windows' amounts; a mean of plain figures is their sum over the number of windows."""
    if len(series) == 1 and (rule.along_time is not TimeRule.MEAN or rule.ratio):
        return series[0]
    together = joined(
        lambda *columns: reduce(
            np.add, [np.where(flags, column, 0) for flags, column in zip(chosen, columns, strict=True)]
        ),
        series,
        reduce(np.logical_or, [flags & one.present for flags, one in zip(chosen, series, strict=True)]),
    )
    if rule.along_time is TimeRule.MEAN and not rule.ratio:
        together = replace(together, denominator=chosen.sum(axis=0))
    return together.checked(rule.indicator)


def based(
    rule: IndicatorRule, found: Series, series: Sequence[Series], chosen: Mask, standing: Series | None
) -> Series:
    """Numerators as added, over denominators by a rule of their own: their mean, or those that stand at the end.

    Where nothing stands at the end, the denominator is that of the last window that was added.
    """
    total = found.denominator
    if total is None:
        return found
    zeros: Numbers = np.zeros_like(total)
    if rule.own_denominator is TimeRule.MEAN:
        count = np.maximum(chosen.sum(axis=0), 1)
        whole = total // count
        return replace(found, denominator=whole + (2 * (total - whole * count) >= count))
    latest = zeros
    for flags, one in zip(chosen, series, strict=True):
        latest = np.where(flags & one.present, zeros if one.denominator is None else one.denominator, latest)
    if standing is not None and standing.denominator is not None:
        latest = np.where(standing.present & found.present, standing.denominator, latest)
    return replace(found, denominator=latest)
