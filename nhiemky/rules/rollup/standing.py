"""What stands on a day: each unit's last figure, which then climb together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup.along import Block
from nhiemky.rules.rollup.behind import Behind, counted, together
from nhiemky.rules.rollup.climbing import Boards, Ground, silent, value_of
from nhiemky.rules.rollup.history import NOWHERE, Day
from nhiemky.rules.rollup.lives import lives_on
from nhiemky.rules.rollup.model import Cell, IndicatorRule, Reason, TreeRule
from nhiemky.rules.rollup.placing import Grid, Plan
from nhiemky.rules.rollup.series import Series
from nhiemky.rules.rollup.strays import ADDING, count_units, cuts_of
from nhiemky.rules.rollup.tree import Mask, Numbers, Places, taken


@dataclass
class Inherited:
    """Figures, or shares of them, that former units left to nodes: one entry for each, by column.

    `facts` are places of facts, `at` places of their windows.
    """

    facts: list[int] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    nodes: list[int] = field(default_factory=list)
    numerators: list[int] = field(default_factory=list)
    denominators: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.nodes)

    def added_to(self, series: Series) -> Series:
        """The series with these figures added."""
        kind = series.numerator.dtype
        return series.given(self.nodes, np.array(self.numerators, dtype=kind), np.array(self.denominators, dtype=kind))


@dataclass(frozen=True, eq=False)
class Standing(Boards):
    """The boards of what stands at the end of the last of `windows`.

    `numbers` are the windows' rows. `at` gives, by node, the window of its own figure, -1 for none; `own_left` and
    `spare_left` are what former units left, as the nodes' own and undivided.
    """

    plan: Plan
    windows: Sequence[Window]
    numbers: Sequence[int]
    at: Places
    own_left: Inherited
    spare_left: Inherited

    @cached_property
    def carried(self) -> Numbers:
        """By node, how many of the nodes that its value is made of stand with a figure of an earlier window."""
        earlier = np.array([window.end < self.windows[-1].end for window in self.windows], dtype=np.bool_)
        return self._nodes_with(earlier)

    @cached_property
    def through(self) -> Places:
        """By node, the last window that its value rests on, as a place in `windows`; -1 for none."""
        found = np.full(len(self.ground.tree), -1, dtype=np.int64)
        for place in range(len(self.windows)):
            only = np.zeros(len(self.windows), dtype=np.bool_)
            only[place] = True
            found[self._nodes_with(only) > 0] = place
        return found

    def _nodes_with(self, chosen: Mask) -> Numbers:
        """By node, how many nodes its value is made of that have a figure of one of the chosen windows."""
        own, ground = taken(chosen, self.at), self.ground
        spare = np.zeros_like(own)
        for flags, left in ((own, self.own_left), (spare, self.spare_left)):
            flags[[node for node, at in zip(left.nodes, left.at, strict=True) if chosen[at]]] = True
        if self.rule.up_tree not in ADDING:
            return own.astype(np.int64)
        if self.rule.up_tree is TreeRule.OWN_AND_CHILDREN:
            return ground.tree.subtree_sum(own | spare)
        hidden = ground.hidden
        count = ground.tree.subtree_sum((own & ground.sends) | (spare & ~hidden))
        return np.where(hidden, own | spare, count)

    def behind(self, node: int) -> Iterator[tuple[Window, list[Behind]]]:
        """The figures that a node's value is made of, by window."""
        own, spare = counted(self.rule.up_tree, self.ground, node)
        facts = self.plan.facts
        for at, (window, number) in enumerate(zip(self.windows, self.numbers, strict=False)):  # none of a silent stage
            places = self.plan.facts_of(number)
            nodes = _nodes(self.ground.day, self.plan.units_of(places))
            places = places[own[nodes] & (taken(self.at, nodes) == at)]
            under = np.zeros_like(facts.numerator) if facts.denominator is None else facts.denominator
            shares = [(place, True, int(facts.numerator[place]), int(under[place])) for place in places.tolist()]
            for left, flags, allocated in ((self.own_left, own, True), (self.spare_left, spare, False)):
                shares += [
                    (fact, allocated, numerator, denominator)
                    for fact, one, node_, numerator, denominator in zip(
                        left.facts, left.at, left.nodes, left.numerators, left.denominators, strict=True
                    )
                    if one == at and flags[node_]
                ]
            if shares:
                yield window, together(self.rule, shares)


def stand(
    plan: Plan, windows: Sequence[Window], numbers: Sequence[int], grid: Grid, ground: Ground
) -> tuple[Standing, set[tuple[int, Reason]]]:
    """Climb each unit's last figure of the windows (rows `numbers`, in order) over the ground of the last one.

    Also gives what was left out of the last window, and of earlier ones what a split left untold. Raises Overflow.
    """
    rule, day = plan.rows[numbers[-1]].rule, ground.day
    raw = [_raw(plan, number, grid, day) for number in numbers]
    own, at = _latest([series for series, _ in raw])
    loose = _loose(plan, [places for _, places in raw])
    left = _Left(plan, windows, rule, day, at, *loose)
    spare = None
    if left.own:
        own = left.own.added_to(own)
    if left.spare:
        spare = left.spare.added_to(own.nothing()).checked(rule.indicator)
    value, _ = value_of(rule, ground, own.checked(rule.indicator), spare)
    arrived = raw[-1][0].present & ground.expecting_node
    reported = arrived.astype(np.int64)
    if rule.up_tree in ADDING:
        newest = loose[2][(loose[1] == len(windows) - 1) & (loose[2] >= 0)]
        late = count_units(day, newest[ground.expecting[newest]])
        reported = ground.tree.subtree_sum(reported + late)
    board = Standing(
        rule, ground, own, value.checked(rule.indicator), spare, reported,
        plan, windows, numbers, at, left.own, left.spare,
    )  # fmt: skip
    return board, left.lost


def nothing_stands(plan: Plan, rule: IndicatorRule, windows: Sequence[Window], ground: Ground) -> Standing:
    """The boards of a stage without any figure."""
    none = silent(rule, ground)
    at = np.full(len(ground.tree), -1, dtype=np.int64)
    return Standing(
        rule, ground, none.own, none.value, None, none.reported, plan, windows[-1:], (), at, Inherited(), Inherited()
    )


def _nodes(day: Day, units: Places) -> Places:
    """The node of each unit, NOWHERE where it has none or is unknown."""
    return np.append(day.tree.node_of, NOWHERE)[units]


def _raw(plan: Plan, number: int, grid: Grid, day: Day) -> tuple[Series, Places]:
    """One row's figures by node of the day's tree, and the places of those whose units aren't in it."""
    row, facts, size = plan.rows[number], plan.facts, len(day.tree)
    ratio = row.rule.ratio and grid.denominator is not None
    if row.day is day:
        under = grid.denominator[number, :size] if ratio and grid.denominator is not None else None
        series = Series(grid.numerator[number, :size], under, grid.present[number, :size])
        return series, grid.astray.get(number, np.zeros(0, dtype=np.int64))
    places = plan.facts_of(number)
    nodes = _nodes(day, plan.units_of(places))
    here, kind = nodes >= 0, grid.numerator.dtype
    zeros = np.zeros(size, dtype=kind)
    empty = Series(zeros, zeros if ratio else None, np.zeros(size, dtype=np.bool_))
    under = facts.numerator if facts.denominator is None else facts.denominator
    return empty.given(nodes[here], facts.numerator[places[here]], under[places[here]]), places[~here]


def _latest(columns: Sequence[Series]) -> tuple[Series, Places]:
    """Each node's figure of the last window that has one, and that window's place."""
    found, at = columns[-1], np.where(columns[-1].present, len(columns) - 1, -1)
    for place in range(len(columns) - 2, -1, -1):
        at = np.where((at < 0) & columns[place].present, place, at)
        found = found.or_elsewhere(found.present, columns[place])
    return found, at


def _loose(plan: Plan, places: Sequence[Places]) -> tuple[Places, Places, Places]:
    """Of organisations that aren't in the tree the last figure each: places of facts, of windows, and their units."""
    facts = np.concatenate(places)
    at = np.repeat(np.arange(len(places)), [len(each) for each in places])
    _, last = np.unique(plan.facts.organisation[facts][::-1], return_index=True)
    kept = len(facts) - 1 - last
    return facts[kept], at[kept], plan.units_of(facts[kept])


class _Left:
    """What figures of units outside the tree leave: to nodes as their own, undivided, or to none."""

    def __init__(
        self,
        plan: Plan,
        windows: Sequence[Window],
        rule: IndicatorRule,
        day: Day,
        at: Places,
        facts: Places,
        loose_at: Places,
        units: Places,
    ) -> None:
        self.own, self.spare = Inherited(), Inherited()
        self.lost: set[tuple[int, Reason]] = set()
        self._plan, self._day = plan, day
        self._carried = np.array([window.end < windows[-1].end for window in windows], dtype=np.bool_)
        if not len(facts):
            return
        if rule.up_tree not in ADDING:
            for place, former in zip(
                facts[~self._carried[loose_at]], taken(day.gone, units)[~self._carried[loose_at]], strict=True
            ):
                self.lost.add((int(place), Reason.PREDECESSORS_OWN if former else Reason.OUTSIDE_HIERARCHY))
            return
        last_days = np.array([window.end.toordinal() - 1 for window in windows])
        self._newest = int(last_days[-1])
        self._told = np.full(len(day.gone), -1, dtype=np.int64)  # by unit, the last day of its last figure
        told = at >= 0
        self._told[day.tree.units[told]] = last_days[at[told]]
        self._told[units[units >= 0]] = last_days[loose_at[units >= 0]]
        self._hand_on(facts, loose_at, units)

    def _hand_on(self, facts: Places, at: Places, units: Places) -> None:
        """Give each figure on: whole along lines of single successors, for all at once; the rest one by one."""
        day = self._day
        nodes, settled = _followed(day, self._told, units)
        whole = (nodes != NOWHERE) & ~settled
        columns = self._plan.facts
        under = np.zeros_like(columns.numerator) if columns.denominator is None else columns.denominator
        self.own.facts += facts[whole].tolist()
        self.own.at += at[whole].tolist()
        self.own.nodes += nodes[whole].tolist()
        self.own.numerators += columns.numerator[facts[whole]].tolist()
        self.own.denominators += under[facts[whole]].tolist()
        rest = ~whole & ~settled
        for fact, place, unit in zip(facts[rest].tolist(), at[rest].tolist(), units[rest].tolist(), strict=True):
            self._divide(fact, place, unit)

    def _divide(self, fact: int, at: int, unit: int) -> None:
        """Give the parts of one figure on."""
        carried = bool(self._carried[at])
        parts = lives_on(self._day, self._told, self._newest, unit, carried=carried)
        for part, numerator, denominator in cuts_of(parts, self._plan.facts, fact):
            if part.node != NOWHERE:
                left = self.own if part.allocated else self.spare
                left.facts.append(fact)
                left.at.append(at)
                left.nodes.append(part.node)
                left.numerators.append(numerator)
                left.denominators.append(denominator)
            elif part.reason is not None and (not carried or part.reason is Reason.SUCCEEDED_IN_PART):
                self.lost.add((fact, part.reason))


def _followed(day: Day, told: Places, units: Places) -> tuple[Places, Mask]:
    """Follow lines of single successors: the node at the end, NOWHERE for others; and whether a newer figure stands."""
    present, only = day.tree.node_of >= 0, day.columns.only_successor
    settled = np.zeros(len(units), dtype=np.bool_)
    heirs = units.copy()
    while True:
        open_ = ~settled & (heirs >= 0)
        open_[open_] &= ~present[heirs[open_]] & day.gone[heirs[open_]] & (only[heirs[open_]] >= 0)
        going = np.flatnonzero(open_)
        if not len(going):
            return _nodes(day, heirs), settled
        before = heirs[going]
        heirs[going] = only[before]
        settled[going] = told[heirs[going]] >= day.columns.alive_to[before]


class StandingBlock(Block):
    """All cells of one indicator, asked window and stage under LAST."""

    def __init__(self, rule: IndicatorRule, board: Standing) -> None:
        """Take what stands. Raises Overflow."""
        super().__init__(rule, board.windows[-1:], [board])
        self._board = board

    def cell(self, unit: int) -> Cell | None:
        """The cell of a unit (its place in the structure); None where it has none."""
        cell = super().cell(unit)
        if cell is None:
            return None
        node = int(self.node_of[unit])
        through = int(self._board.through[node])
        window = self._board.windows[through] if through >= 0 else None
        return replace(cell, through=window, carried=int(self._board.carried[node]))

    def behind(self, unit: int) -> list[tuple[Window, list[Behind]]]:
        """The figures that a unit's value is made of, by window."""
        node = int(self.node_of[unit])
        return list(self._board.behind(node)) if node >= 0 else []
