"""How much of a former unit's last figure still stands, and where: the fast roll-up's rarer cases, one by one."""

from __future__ import annotations

from fractions import Fraction

from nhiemky.rules.rollup.history import NOWHERE, Day, Part, shares_typed
from nhiemky.rules.rollup.model import Reason
from nhiemky.rules.rollup.tree import Places

NOT, IN_PART, WHOLLY = 0, 1, 2
_GONE_ON = Part(NOWHERE, Fraction(1), allocated=True, reason=None)


def lives_on(day: Day, told: Places, newest: int, unit: int, *, carried: bool) -> tuple[Part, ...]:
    """Give the parts of a unit's last figure; shares make one, and one that no longer stands has no node.

    `told`: by unit, the last day of its last figure; `newest`: the day on which it is asked what stands.
    """
    settled = _settled(day, told, newest, unit, carried=carried)
    if settled == WHOLLY:
        return (_GONE_ON,)
    if settled == NOT:
        return day.parts(unit)
    lines = day.columns.successors[unit]
    shares = shares_typed(lines)
    if shares is None:
        return (Part(NOWHERE, Fraction(1), allocated=True, reason=Reason.SUCCEEDED_IN_PART),)
    return tuple(
        Part(part.node, part.share * share, part.allocated, part.reason)
        for (successor, _), share in zip(lines, shares, strict=True)
        for part in (
            (_GONE_ON,)
            if _answered(day, told, unit, successor)
            else lives_on(day, told, newest, successor, carried=carried)
        )
    )


def _settled(day: Day, told: Places, newest: int, unit: int, *, carried: bool) -> int:
    """How far successors have said anew what the figure said; one that nobody succeeds isn't carried."""
    if unit < 0 or day.tree.node_of[unit] >= 0 or not day.gone[unit]:
        return NOT
    lines = day.columns.successors.get(unit, [])
    if not lines:
        return WHOLLY if carried and int(day.columns.alive_to[unit]) <= newest else NOT
    found = {
        WHOLLY if _answered(day, told, unit, successor) else _settled(day, told, newest, successor, carried=carried)
        for successor, _ in lines
    }
    return found.pop() if len(found) == 1 else IN_PART


def _answered(day: Day, told: Places, unit: int, successor: int) -> bool:
    """Whether the successor's last figure is of a day on which the unit was gone, so that it is in it."""
    return successor >= 0 and int(told[successor]) >= int(day.columns.alive_to[unit])
