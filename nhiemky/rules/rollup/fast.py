"""The fast roll-up: numpy over the tree in preorder, where a subtree is a slice."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup.model import Fact, IndicatorRule, RolledUp, Structure, StructureBy


def roll_up(
    structure: Structure,
    rules: Sequence[IndicatorRule],
    facts: Sequence[Fact],
    asked: Sequence[Window],
    *,
    by: StructureBy,
    as_of: datetime.date,
) -> RolledUp:
    """Roll the figures up: a cell for every indicator, unit of the hierarchy, asked window and stage.

    A window that isn't a base window rests on the base windows inside it. `as_of` is the day whose structure TODAY
    means; OF_THE_DAY doesn't read it. Raises Overflow, DuplicateFact, MissingDenominator, StructureLoop,
    SuccessionLoop.
    """
    from nhiemky.rules.rollup import obvious

    return obvious.roll_up(structure, rules, facts, asked, by=by, as_of=as_of)
