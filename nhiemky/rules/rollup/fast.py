"""The fast roll-up: numpy over the tree in preorder, where a subtree is a slice."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup.along import Block
from nhiemky.rules.rollup.behind import Behind, figures_behind
from nhiemky.rules.rollup.climbing import Boards, Ground, climb, ground, silent
from nhiemky.rules.rollup.columns import STAGES, FactColumns, StructureColumns
from nhiemky.rules.rollup.history import History
from nhiemky.rules.rollup.model import (
    EMPTY,
    Cell,
    Fact,
    IndicatorRule,
    LeftOut,
    Reason,
    Stage,
    Structure,
    StructureBy,
    TimeRule,
)
from nhiemky.rules.rollup.pieces import rested_on
from nhiemky.rules.rollup.placing import Grid, Plan, fill
from nhiemky.rules.rollup.standing import Standing, StandingBlock, nothing_stands, stand
from nhiemky.rules.rollup.tree import Mask


def roll_up(
    structure: Structure,
    rules: Sequence[IndicatorRule],
    facts: Sequence[Fact],
    asked: Sequence[Window],
    *,
    by: StructureBy,
    as_of: datetime.date,
) -> RolledUpColumns:
    """Roll the figures up: a cell for every indicator, unit of the hierarchy, asked window and stage.

    An asked window rests on the base windows inside it; a base window may be asked itself. `as_of` is the day whose
    structure TODAY means; OF_THE_DAY doesn't read it. Raises Overflow, DuplicateFact, MissingDenominator,
    StructureLoop, SuccessionLoop.
    """
    history = History(StructureColumns.of(structure))
    return roll_up_columns(history, rules, FactColumns.of(facts), asked, by=by, as_of=as_of)


def roll_up_columns(
    history: History,
    rules: Sequence[IndicatorRule],
    facts: FactColumns,
    asked: Sequence[Window],
    *,
    by: StructureBy,
    as_of: datetime.date,
) -> RolledUpColumns:
    """Do what `roll_up` does over columns, for a nation's figures; the history keeps its trees for the next time."""
    plan = Plan(facts, rules, asked, history, by, as_of)
    wide = plan.too_wide()
    exact = np.array([row.rule.indicator in wide for row in plan.rows], dtype=np.bool_)
    grids = [fill(plan, ~exact, np.dtype(np.int64))]
    if wide:
        grids.append(fill(plan, exact, np.dtype(object)))
    return RolledUpColumns(plan, asked, grids, exact)


class RolledUpColumns:
    """The answer in arrays: a `Block` for each indicator, asked window and stage, and cells out of them."""

    def __init__(self, plan: Plan, asked: Sequence[Window], grids: Sequence[Grid], exact: Mask) -> None:
        """Climb every row of the plan and combine along time. Raises Overflow."""
        self._plan, self._grids, self._exact, self._asked = plan, grids, exact, frozenset(asked)
        self._lost: set[tuple[int, Reason]] = set()
        self._rules = {rule.indicator: rule for rule in plan.rules}
        self._grounds: dict[tuple[object, ...], Ground] = {}
        self._numbers = {
            (row.rule.indicator, row.window, STAGES[row.stage]): number for number, row in enumerate(plan.rows)
        }
        self._boards = {
            key: climb(
                plan, number, grids[int(exact[number])], self._ground(plan.rows[number].rule, plan.rows[number].window)
            )
            for key, number in self._numbers.items()
            if not plan.rows[number].last
        }
        self._blocks: dict[tuple[int, Window, Stage], Block | None] = {}
        for rule in plan.rules:
            for whole in self._asked:
                for stage in plan.stages:
                    self.block(rule.indicator, whole, STAGES[stage])

    def _ground(self, rule: IndicatorRule, window: Window) -> Ground:
        day, then = self._plan.days[window]
        key = (id(day), id(then), rule.up_tree, rule.reporters)
        if key not in self._grounds:
            self._grounds[key] = ground(rule, day, then)
        return self._grounds[key]

    def block(self, indicator: int, window: Window, stage: Stage = Stage.FINAL) -> Block | None:
        """All cells of an indicator, window and stage; None where the indicator or the window wasn't asked."""
        key = (indicator, window, stage)
        if key not in self._blocks:
            rule = self._rules.get(indicator)
            windows = rested_on(rule, window) if rule and window in self._asked else []
            self._blocks[key] = self._built(rule, windows, stage) if rule and windows else None
        return self._blocks[key]

    def _built(self, rule: IndicatorRule, windows: list[Window], stage: Stage) -> Block:
        if rule.along_time is TimeRule.LAST:
            board, lost = self._standing(rule, windows, stage)
            self._lost |= lost
            return StandingBlock(rule, board)
        last = self._standing(rule, windows, stage)[0] if rule.own_denominator is TimeRule.LAST else None
        return Block(rule, windows, [self._board(rule, base, stage) for base in windows], last)

    def _standing(
        self, rule: IndicatorRule, windows: list[Window], stage: Stage
    ) -> tuple[Standing, set[tuple[int, Reason]]]:
        """What stands at the end of the last window, and what was left out."""
        ground = self._ground(rule, windows[-1])
        if (rule.indicator, windows[-1], stage) not in self._numbers:  # a stage that no fact has
            return nothing_stands(self._plan, rule, windows, ground), set()
        numbers = [self._numbers[rule.indicator, window, stage] for window in windows]
        return stand(self._plan, windows, numbers, self._grids[int(self._exact[numbers[-1]])], ground)

    def _board(self, rule: IndicatorRule, window: Window, stage: Stage) -> Boards:
        key = (rule.indicator, window, stage)
        if key not in self._boards:  # a stage that no fact has
            self._boards[key] = silent(rule, self._ground(rule, window))
        return self._boards[key]

    def cell(self, indicator: int, organisation: int, window: Window, stage: Stage = Stage.FINAL) -> Cell:
        """Give the cell; an empty one where the organisation wasn't in the hierarchy or nothing was asked."""
        block = self.block(indicator, window, stage)
        unit = self._plan.numbering.place(organisation)
        return EMPTY if block is None or unit < 0 else block.cell(unit) or EMPTY

    def behind(
        self, indicator: int, organisation: int, window: Window, stage: Stage = Stage.FINAL
    ) -> list[tuple[Window, list[Behind]]]:
        """The figures that a cell's value is made of, by base window; none where it has no value."""
        block = self.block(indicator, window, stage)
        unit = self._plan.numbering.place(organisation)
        if isinstance(block, StandingBlock):
            return block.behind(unit) if unit >= 0 else []
        found = []
        for base in block.resting_on(unit) if block is not None and unit >= 0 else []:
            number = self._numbers[indicator, base, stage]
            ground = self._boards[indicator, base, stage].ground
            found.append((base, figures_behind(self._plan, number, ground, int(ground.tree.node_of[unit]))))
        return found

    @cached_property
    def left_out(self) -> Sequence[LeftOut]:
        """Figures that went into no cell, in the order of the facts."""
        found = [*self._grids[0].unruled, *(lost for grid in self._grids for lost in grid.left_out)]
        named = [(place, reason) for places, reason in found for place in places.tolist()] + list(self._lost)
        return [LeftOut(place, reason) for place, reason in sorted(named, key=lambda one: one[0])]
