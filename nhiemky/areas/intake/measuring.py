"""From a proposed target to the indicator that would measure it, where none exists yet. Pure."""

from __future__ import annotations

from nhiemky.areas.intake.given import NewIndicator
from nhiemky.areas.intake.kinds import PER_CENT
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.targets.models import BaseFrequency
from nhiemky.areas.targets.wording import IN_PERCENT, STATES, WITHOUT_INDICATOR
from nhiemky.rules.progress import Basis, TargetKind
from nhiemky.rules.rollup import TimeRule, TreeRule
from nhiemky.rules.text import fold

_AT_A_MOMENT = frozenset({TargetKind.LEVEL, TargetKind.RATIO, TargetKind.GROWTH, TargetKind.AVERAGE_GROWTH})
_MONEY_DECIMALS = {"tỷ": 3, "tỷ đồng": 3, "triệu": 3, "triệu đồng": 3}


def indicator_for(new: NewTarget, *, code: str, hierarchy: str, whole: str = "") -> NewIndicator | None:
    """The indicator that a target of this kind needs; None for a kind that no figure measures.

    `whole` names what a share is a share of ("Tổng số hội viên"). Of growth and of an assigned share it measures the
    thing itself, whose unit the text does not tell: it is "lượt" until a person says otherwise.
    """
    if new.kind in WITHOUT_INDICATOR:
        return None
    is_state = new.kind in STATES
    is_share = new.unit in PER_CENT and new.kind not in IN_PERCENT
    at_a_moment = is_share or is_state or new.kind in _AT_A_MOMENT
    return NewIndicator(
        code=code,
        name=new.name[:300],
        unit="danh hiệu" if is_state else _unit(new),
        hierarchy=hierarchy,
        time_rule=TimeRule.LAST if at_a_moment else TimeRule.SUM,
        tree_rule=TreeRule.OWN if is_state else TreeRule.SUM_OF_CHILDREN,
        base_frequency=BaseFrequency.YEAR if is_state else BaseFrequency.QUARTER,
        basis=Basis.MOMENT if at_a_moment else Basis.ARISEN,
        direction=new.direction,
        decimals=_MONEY_DECIMALS.get(new.unit.casefold(), 0),
        denominator_name=(whole or "Tổng số") if is_share else "",
        is_state=is_state,
    )


def _unit(new: NewTarget) -> str:
    return "lượt" if new.kind in IN_PERCENT or not new.unit else new.unit


def same_unit(written: str, kept: str) -> bool:
    """Whether a unit as a text writes it counts the same as an indicator's: one begins with all words of the other.

    "hội viên mới" counts "hội viên"; "triệu đồng" does not count "đồng".
    """
    one, other = fold(written).split(), fold(kept).split()
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]
