"""Figures that may say the same thing twice: a successor's report of a window in which a predecessor reported too.

A commune formed on 15/5 may report the half-year from its own first day, or from 1/1 with its predecessors' part in
it. The figures don't tell, so both are added and the pair is named for a person to settle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhiemky.rules.rollup.model import Fact, IndicatorRule, Structure, TimeRule, TreeRule

_ADDING = (TreeRule.SUM_OF_CHILDREN, TreeRule.OWN_AND_CHILDREN)


@dataclass(frozen=True, slots=True)
class Twice:
    """Two facts, by their places, that are added and may both hold the predecessor's part."""

    predecessor: int
    successor: int


def perhaps_twice(structure: Structure, rule: IndicatorRule, facts: Sequence[Fact]) -> tuple[Twice, ...]:
    """Give the pairs among the rule's facts, by the predecessor's place.

    A pair is of one stage, in windows that overlap, the successor's from before the predecessor's end until after it.
    What stands on a day (LAST) holds no pair: there a successor's figure takes its predecessors' place. Neither does
    a figure that stands for all below it, as nobody takes it over.
    """
    if rule.along_time is TimeRule.LAST or rule.up_tree not in _ADDING:
        return ()
    ends = {unit.id: unit.alive_to for unit in structure.units if unit.alive_to is not None}
    heirs: dict[int, list[int]] = defaultdict(list)
    for line in structure.successions:
        end = ends.get(line.predecessor)
        if end is not None and (line.on is None or line.on >= end):
            heirs[line.predecessor].append(line.successor)
    if not heirs:
        return ()
    by_unit: dict[int, list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        if fact.indicator == rule.indicator and fact.window in rule.windows:
            by_unit[fact.organisation].append(place)
    return tuple(
        Twice(place, other)
        for place, fact in enumerate(facts)
        if fact.organisation in heirs and place in by_unit[fact.organisation]
        for successor in _descent(heirs, fact.organisation)
        for other in by_unit.get(successor, ())
        if facts[other].stage is fact.stage
        and facts[other].window.overlaps(fact.window)
        and facts[other].window.start < ends[fact.organisation] <= facts[other].window.last_day
    )


def _descent(heirs: dict[int, list[int]], unit: int) -> Iterator[int]:
    """All who took over from the unit, and from those, each once."""
    waiting, met = list(heirs.get(unit, ())), {unit}
    while waiting:
        one = waiting.pop(0)
        if one not in met:
            met.add(one)
            yield one
            waiting += heirs.get(one, ())
