"""Plans and parts as values: lines of a plan, parts handed down, and whether parts make the whole."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from nhiemky.areas.targets.models import Target
from nhiemky.rules.periods import Window
from nhiemky.rules.progress import TargetKind
from nhiemky.rules.rollup import TreeRule

_ADDED_KINDS = frozenset({TargetKind.LEVEL, TargetKind.CUMULATIVE, TargetKind.EVERY_YEAR, TargetKind.AVERAGE})


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What is to be reached in a window, in the target's unit; `value_max` for a range."""

    window: Window
    value: Decimal | int
    value_max: Decimal | int | None = None


def adds_up(target: Target) -> bool:
    """Whether the parts of a target are added: an amount whose indicator sums over units, not a share or a state.

    Parts of a percentage are each held to the whole's own value; nothing is added there.
    """
    indicator = target.indicator
    return (
        TargetKind(target.kind) in _ADDED_KINDS
        and indicator is not None
        and not indicator.has_denominator
        and indicator.unit not in ("%", "‰")
        and indicator.tree_rule in (TreeRule.SUM_OF_CHILDREN, TreeRule.OWN_AND_CHILDREN)
    )
