"""Figures laid into a grid: a row per indicator, base window and stage, a column per node of the row's tree."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup.columns import STAGES, FactColumns, Lookup, integers
from nhiemky.rules.rollup.history import NOWHERE, Day, History
from nhiemky.rules.rollup.model import (
    MOST,
    DuplicateFact,
    IndicatorRule,
    MissingDenominator,
    Reason,
    StructureBy,
    TimeRule,
)
from nhiemky.rules.rollup.pieces import rested_on
from nhiemky.rules.rollup.strays import LeftOutPlaces, Strays, gather
from nhiemky.rules.rollup.tree import Mask, Numbers, Places

CHUNK = 1 << 17  # facts taken at once: few enough to stay in the processor's cache
NOT_ASKED, OTHER_WINDOW, NO_RULE = -1, -2, -3
_SAFE = float(MOST) * 0.999  # a float's sum of a nation's figures is exact to far more than a thousandth


@dataclass(frozen=True, eq=False)
class Row:
    """One indicator in one base window and stage; climbs the tree of `day`, expects reports by that of `then`."""

    rule: IndicatorRule
    window: Window
    stage: int
    day: Day
    then: Day

    @property
    def last(self) -> bool:
        """Whether only the last figures of its units climb."""
        return self.rule.along_time is TimeRule.LAST


class Plan:
    """Which rows there are, and into which each fact goes."""

    def __init__(
        self,
        facts: FactColumns,
        rules: Sequence[IndicatorRule],
        asked: Sequence[Window],
        history: History,
        by: StructureBy,
        as_of: datetime.date,
    ) -> None:
        """Plan a row for each base window inside an asked one, for each stage that any fact has."""
        self.facts, self.numbering = facts, history.columns.numbering
        self.rows: list[Row] = []
        self.days: dict[Window, tuple[Day, Day]] = {}
        by_indicator = {rule.indicator: rule for rule in rules}
        self.rules = [by_indicator[indicator] for indicator in sorted(by_indicator)]
        table = np.full((len(self.rules) + 1, len(facts.windows), len(STAGES)), OTHER_WINDOW, dtype=np.int64)
        table[-1] = NO_RULE
        self._table, size = table.reshape(-1), len(facts.windows) * len(STAGES)
        indicators = integers(rule.indicator for rule in self.rules)
        self._indicators = Lookup(indicators, np.arange(len(indicators)) * size, len(indicators) * size)
        self.stages = [stage for stage in range(len(STAGES)) if (facts.stage == stage).any()]
        places = {window: place for place, window in enumerate(facts.windows)}
        today = as_of.toordinal()
        for ordinal, rule in enumerate(self.rules):
            known = [places[window] for window in set(rule.windows) if window in places]
            table[ordinal, known] = NOT_ASKED
            for window in dict.fromkeys(base for whole in asked for base in rested_on(rule, whole)):
                last_day = window.end.toordinal() - 1
                then = history.on(last_day)
                day = history.on(today) if by is StructureBy.TODAY else then
                self.days[window] = day, then
                for stage in self.stages:
                    if window in places:
                        table[ordinal, places[window], stage] = len(self.rows)
                    self.rows.append(Row(rule, window, stage, day, then))
        self._days = list({id(row.day): row.day for row in self.rows}.values())
        order = {id(day): place for place, day in enumerate(self._days)}
        self._day_of = integers([*(order[id(row.day)] for row in self.rows), 0, 0, 0])  # and rows -1, -2, -3
        self._nodes = [Lookup(history.columns.ids, day.tree.node_of, NOWHERE) for day in self._days]
        self.ratios = np.array([*(row.rule.ratio for row in self.rows), False, False, False])  # and rows -1, -2, -3
        self.width = max((len(day.tree) for day in self._days), default=0)

    def rows_of(self, part: slice | Places) -> Places:
        """For a stretch of facts: the row of each, or NOT_ASKED, OTHER_WINDOW, NO_RULE."""
        code = self._indicators.values(self.facts.indicator[part])
        code += self.facts.window[part].astype(np.int64) * len(STAGES)
        code += self.facts.stage[part]
        return np.take(self._table, code)

    def nodes_of(self, rows: Places, part: slice | Places) -> Places:
        """The node of each fact's organisation in the tree of its row, NOWHERE where it isn't in it."""
        organisations = self.facts.organisation[part]
        if len(self._nodes) == 1:
            return self._nodes[0].values(organisations)
        nodes = np.full(len(rows), NOWHERE, dtype=np.int64)
        for place, lookup in enumerate(self._nodes):
            here = (self._day_of[rows] == place) & (rows >= 0)
            nodes[here] = lookup.values(organisations[here])
        return nodes

    def units_of(self, places: Places) -> Places:
        """The unit of each fact, -1 where it is unknown."""
        return self.numbering.values(self.facts.organisation[places])

    def facts_of(self, number: int) -> Places:
        """The places of one row's facts, in order."""
        return np.flatnonzero(self.rows_of(slice(None)) == number)

    def too_wide(self) -> frozenset[int]:
        """Indicators whose figures might add up to more than 64 bits, and so are reckoned exactly and slowly."""
        columns = [self.facts.numerator]
        if self.facts.denominator is not None:
            columns.append(self.facts.denominator)
        if not len(self.facts) or all(_largest(column) * len(self.facts) <= MOST for column in columns):
            return frozenset()
        _, places = np.unique(self.facts.indicator, return_inverse=True)
        sums = [np.bincount(places, np.abs(column.astype(np.float64))) for column in columns]
        wide = np.maximum.reduce(sums) >= _SAFE
        return frozenset(np.unique(self.facts.indicator)[wide].tolist())


@dataclass(frozen=True)
class Grid:
    """Figures by row and node; `present` tells a reported zero from no report. Strays are not yet in.

    `astray` are places of facts by row, where last figures are taken.
    """

    numerator: Numbers
    denominator: Numbers | None
    present: Mask
    strays: dict[int, Strays]
    astray: dict[int, Places]
    unruled: LeftOutPlaces
    left_out: LeftOutPlaces


def fill(plan: Plan, chosen: Mask, kind: np.dtype[Any]) -> Grid:
    """Lay the facts of the `chosen` rows into a grid of numbers of that kind (int64 or object).

    Raises DuplicateFact, MissingDenominator.
    """
    facts = plan.facts
    shape = (len(plan.rows), plan.width)
    numerator = np.zeros(shape, dtype=kind)
    denominator = None if facts.denominator is None else np.zeros(shape, dtype=kind)
    present = np.zeros(shape, dtype=np.bool_)
    placed, astray = 0, [np.zeros(0, dtype=np.int64)]
    unruled: LeftOutPlaces = []
    choice = np.append(chosen, [False, False, False])  # rows -1, -2, -3
    for part in _parts(len(facts)):
        rows = plan.rows_of(part)
        nodes = plan.nodes_of(rows, part)
        kept = choice[rows]
        if rows.min() < NOT_ASKED:
            unruled.append((np.flatnonzero(rows == OTHER_WINDOW) + part.start, Reason.OTHER_WINDOW))
            unruled.append((np.flatnonzero(rows == NO_RULE) + part.start, Reason.NO_RULE))
        _refuse_missing_denominators(plan, part, rows, kept)
        lost = kept & (nodes < 0)
        if lost.any():
            astray.append(np.flatnonzero(lost) + part.start)
            kept &= ~lost
        flat = rows * plan.width + nodes
        values = facts.numerator[part]
        if not kept.all():
            flat, values = flat[kept], values[kept]
        numerator.reshape(-1)[flat] = values
        present.reshape(-1)[flat] = True
        if denominator is not None and facts.denominator is not None:
            denominator.reshape(-1)[flat] = facts.denominator[part][kept]
        placed += len(flat)
    if placed != np.count_nonzero(present):
        _refuse_duplicates(plan, np.flatnonzero(choice[plan.rows_of(slice(None))]))
    by_row = _by_row(plan, np.concatenate(astray))
    strays, left_out = _gather(plan, by_row)
    return Grid(numerator, denominator, present, strays, by_row, unruled, left_out)


def _by_row(plan: Plan, places: Places) -> dict[int, Places]:
    """Sort the strays at these places by row."""
    if not len(places):
        return {}
    _refuse_duplicates(plan, places)
    rows = plan.rows_of(places)
    places = places[np.argsort(rows, kind="stable")]
    numbers, starts = np.unique(np.sort(rows), return_index=True)
    return dict(zip(numbers.tolist(), np.split(places, starts[1:]), strict=True))


def _gather(plan: Plan, by_row: dict[int, Places]) -> tuple[dict[int, Strays], LeftOutPlaces]:
    """Work out, row by row, where strays go; where only last figures climb, that is worked out later."""
    strays: dict[int, Strays] = {}
    left_out: LeftOutPlaces = []
    for number, own in by_row.items():
        if plan.rows[number].last:
            continue
        row = plan.rows[number]
        found, lost = gather(row.rule, row.day, plan.facts, own, plan.units_of(own))
        left_out += lost
        if found is not None:
            strays[number] = found
    return strays, left_out


def _parts(count: int) -> Iterator[slice]:
    return (slice(start, min(start + CHUNK, count)) for start in range(0, count, CHUNK))


def _refuse_missing_denominators(plan: Plan, part: slice, rows: Places, kept: Mask) -> None:
    facts = plan.facts
    if facts.denominator is not None and facts.lacks_denominator is None:
        return
    lacking = kept & plan.ratios[rows]
    if facts.lacks_denominator is not None:
        lacking &= facts.lacks_denominator[part]
    for place in (np.flatnonzero(lacking)[:1] + part.start).tolist():
        raise MissingDenominator(organisation=int(facts.organisation[place]), indicator=int(facts.indicator[place]))


def _refuse_duplicates(plan: Plan, places: Places) -> None:
    """Refuse where two of these facts are of one organisation and row."""
    facts = plan.facts
    rows, organisations = plan.rows_of(places), facts.organisation[places]
    order = np.lexsort((organisations, rows))
    same = (np.diff(rows[order]) == 0) & (np.diff(organisations[order]) == 0)
    for place in places[order[:-1][same]][:1].tolist():
        window = facts.windows[facts.window[place]]
        raise DuplicateFact(
            organisation=int(facts.organisation[place]),
            indicator=int(facts.indicator[place]),
            start=window.start,
            end=window.end,
        )


def _largest(column: Places) -> int:
    """The largest figure, signs aside."""
    return max(int(column.max()), -int(column.min()))
