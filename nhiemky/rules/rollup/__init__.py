"""Figures rolled along time and up the tree, over organisations that merged, split or moved.

`roll_up` is the door. Two implementations stand behind it: `obvious`, to be read, and `fast`, which is used; tests
hold them equal. How it reckons, with worked tables: docs/reference/rollup.md.
"""

from nhiemky.rules.rollup.behind import Behind
from nhiemky.rules.rollup.doubts import Twice, perhaps_twice
from nhiemky.rules.rollup.fast import RolledUpColumns, roll_up
from nhiemky.rules.rollup.model import (
    EMPTY,
    Amount,
    Cell,
    DuplicateFact,
    Fact,
    IndicatorRule,
    LeftOut,
    MissingDenominator,
    Overflow,
    ParentLink,
    Reason,
    RolledUp,
    RollUpRefusal,
    Stage,
    Structure,
    StructureBy,
    StructureLoop,
    Succession,
    SuccessionLoop,
    TimeRule,
    TreeRule,
    Unit,
)

__all__ = [
    "EMPTY",
    "Amount",
    "Behind",
    "Cell",
    "DuplicateFact",
    "Fact",
    "IndicatorRule",
    "LeftOut",
    "MissingDenominator",
    "Overflow",
    "ParentLink",
    "Reason",
    "RollUpRefusal",
    "RolledUp",
    "RolledUpColumns",
    "Stage",
    "Structure",
    "StructureBy",
    "StructureLoop",
    "Succession",
    "SuccessionLoop",
    "TimeRule",
    "TreeRule",
    "Twice",
    "Unit",
    "perhaps_twice",
    "roll_up",
]
