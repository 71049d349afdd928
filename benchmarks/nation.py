"""An invented nation in arrays: its organisations in one tree, and what they reported."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup import IndicatorRule, Stage, StructureBy, TimeRule, TreeRule
from nhiemky.rules.rollup.columns import NEVER, ROOT, STAGES, FactColumns, StructureColumns
from nhiemky.rules.rollup.fast import RolledUpColumns, roll_up_columns
from nhiemky.rules.rollup.history import History

TARGETS = 14
QUARTERS = tuple(
    Window(datetime.date(2025, 3 * quarter + 1, 1), datetime.date(2025 + quarter // 3, (3 * quarter + 3) % 12 + 1, 1))
    for quarter in range(4)
)
REPORTED = 0.642  # share of cells that have a figure: 3.7 of 5.8 million
SHAPE = (1, 34, 3321, 99_644)  # nation, provinces, communes, bodies in communes: 103,000 organisations


@dataclass(frozen=True)
class Nation:
    """`parent` by organisation (-1 for the nation itself); figures as columns, in the order in which they came in."""

    parent: NDArray[np.int64]
    organisation: NDArray[np.int32]
    target: NDArray[np.int16]
    quarter: NDArray[np.int8]
    value: NDArray[np.int64]

    @property
    def shape(self) -> tuple[int, int, int]:
        """Organisations, targets, quarters."""
        return len(self.parent), TARGETS, len(QUARTERS)


def invent(scale: float = 1.0) -> Nation:
    """Invent a nation of `scale` times 103,000 organisations, the same one each time.

    An organisation's number says nothing of its place in the tree. Figures come quarter by quarter, organisation by
    organisation in no order, as reports do.
    """
    dice = np.random.default_rng(20250701)
    sizes = [1, *(max(2, round(size * scale)) for size in SHAPE[1:])]
    starts = np.cumsum([0, *sizes])
    parent = np.full(starts[-1], -1, dtype=np.int64)
    for depth in (1, 2, 3):
        above = np.arange(starts[depth - 1], starts[depth])
        parent[starts[depth] : starts[depth + 1]] = dice.choice(above, sizes[depth])
    names = dice.permutation(len(parent))
    shuffled = np.full(len(parent), -1, dtype=np.int64)
    shuffled[names] = np.where(parent >= 0, names[parent], -1)
    order = np.concatenate([dice.permutation(len(parent)) for _ in QUARTERS])
    organisation = np.repeat(order, TARGETS)
    quarter = np.repeat(np.arange(len(QUARTERS), dtype=np.int8), len(parent) * TARGETS)
    target = np.tile(np.arange(TARGETS, dtype=np.int16), len(order))
    kept = dice.random(len(target)) < REPORTED
    value = dice.integers(0, 10**9, kept.sum(), dtype=np.int64)
    return Nation(shuffled, organisation[kept].astype(np.int32), target[kept], quarter[kept], value)


def structure_of(nation: Nation) -> History:
    """Our form of its tree: dated links, laid out in preorder for the days that are asked."""
    count = len(nation.parent)
    since = np.full(count, datetime.date(2020, 1, 1).toordinal())
    forever = np.full(count, NEVER)
    columns = StructureColumns(
        ids=np.arange(count),
        alive_from=since,
        alive_to=forever,
        link_child=np.arange(count),
        link_parent=np.where(nation.parent >= 0, nation.parent, ROOT),
        link_from=since,
        link_to=forever,
    )
    history = History(columns)
    history.on(QUARTERS[-1].end.toordinal() - 1)
    return history


def facts_of(nation: Nation) -> FactColumns:
    """Our form of its figures: the columns themselves."""
    return FactColumns(
        windows=QUARTERS,
        indicator=nation.target,
        organisation=nation.organisation,
        window=nation.quarter,
        stage=np.full(len(nation.value), STAGES.index(Stage.FINAL), dtype=np.int8),
        numerator=nation.value,
    )


def rolled(history: History, facts: FactColumns) -> RolledUpColumns:
    """Roll the nation up: every organisation's figure with all below it, and how many figures are in it."""
    rules = [IndicatorRule(target, TimeRule.SUM, TreeRule.OWN_AND_CHILDREN, QUARTERS) for target in range(TARGETS)]
    as_of = QUARTERS[-1].end - datetime.timedelta(days=1)
    return roll_up_columns(history, rules, facts, QUARTERS, by=StructureBy.TODAY, as_of=as_of)
