"""What a person fills in when confirming."""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.areas.targets.models import BaseFrequency
from nhiemky.rules.progress import Basis, Direction
from nhiemky.rules.rollup import TimeRule, TreeRule


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIndicator:
    """An indicator to be added together with the target that it measures; see `targets.actions.create_indicator`."""

    code: str
    name: str
    unit: str
    hierarchy: str
    time_rule: TimeRule = TimeRule.SUM
    tree_rule: TreeRule = TreeRule.SUM_OF_CHILDREN
    base_frequency: str = BaseFrequency.QUARTER
    basis: Basis = Basis.ARISEN
    direction: Direction = Direction.UP
    decimals: int = 0
    denominator_name: str = ""
    is_state: bool = False
    measured_by_id: int | None = None
