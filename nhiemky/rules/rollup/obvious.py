"""The roll-up written to be read: recursion over the tree, Python's own integers, nothing clever.

It says what `fast` must give; random inputs hold the two equal (tests/rules/test_rollup_twins.py). The history of
the structure is in `obvious_history`: what stood where on a day, and who lives on in whom.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, pairwise
from math import floor

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup.model import (
    EMPTY,
    LEAST,
    MOST,
    Amount,
    Cell,
    DuplicateFact,
    Fact,
    IndicatorRule,
    LeftOut,
    MissingDenominator,
    Overflow,
    Reason,
    Stage,
    Structure,
    StructureBy,
    TimeRule,
    TreeRule,
)
from nhiemky.rules.rollup.obvious_history import History, Part, Tree
from nhiemky.rules.rollup.obvious_standing import Figures, Known, Standing, last_known
from nhiemky.rules.rollup.pieces import latest_first_order, rested_on, without_overlap

ONE_DAY = datetime.timedelta(days=1)


@dataclass
class Board:
    """One node in one base window, before windows are combined; under LAST, what stands at the end of one.

    `rests`: under LAST, which nodes' figures the value is made of, and of which window each is.
    """

    own: Amount | None = None
    value: Amount | None = None
    children: Amount | None = None
    unallocated: Amount | None = None
    expected: frozenset[int] = frozenset()
    reported: frozenset[int] = frozenset()
    rests: frozenset[tuple[int, Window]] = frozenset()


@dataclass
class Answer:
    """Every cell by its key, and what went into none."""

    cells: dict[tuple[int, int, Window, Stage], Cell] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def cell(self, indicator: int, organisation: int, window: Window, stage: Stage = Stage.FINAL) -> Cell:
        """Give the cell, an empty one where there is none."""
        return self.cells.get((indicator, organisation, window, stage), EMPTY)


def roll_up(
    structure: Structure,
    rules: Sequence[IndicatorRule],
    facts: Sequence[Fact],
    asked: Sequence[Window],
    *,
    by: StructureBy,
    as_of: datetime.date,
) -> Answer:
    """Roll the figures up; takes, gives and refuses what `fast.roll_up` does."""
    history, answer = History(structure), Answer()
    for fact in facts:
        _check(fact.indicator, fact.numerator, fact.denominator or 0)
    by_indicator = {rule.indicator: rule for rule in rules}
    trees: dict[Window, tuple[Tree, Tree]] = {}
    for window in {base for rule in by_indicator.values() for whole in asked for base in rested_on(rule, whole)}:
        then = history.tree(window.end - ONE_DAY)
        trees[window] = history.tree(as_of) if by is StructureBy.TODAY else then, then
    figures = _sort_out(by_indicator, facts, asked, answer)
    for rule in by_indicator.values():
        for stage in Stage:
            columns = {
                window: figures.get((rule.indicator, window, stage), {})
                for whole in asked
                for window in rested_on(rule, whole)
            }
            _roll_one(rule, history, trees, columns, asked, stage, answer)
    answer.left_out = sorted(answer.left_out, key=lambda one: one.fact)
    return answer


def _roll_one(
    rule: IndicatorRule,
    history: History,
    trees: dict[Window, tuple[Tree, Tree]],
    columns: dict[Window, Figures],
    asked: Sequence[Window],
    stage: Stage,
    answer: Answer,
) -> None:
    """Give the cells of one indicator and stage."""

    def standing(windows: Sequence[Window]) -> tuple[dict[int, Board], set[LeftOut]]:
        climb = Climb(rule, history, *trees[windows[-1]])
        lost = climb.place_last(last_known([(window, columns[window]) for window in windows]), windows[-1])
        return climb.boards(), lost

    boards: dict[Window, dict[int, Board]] = {}
    lost_last: set[LeftOut] = set()
    for window in {} if rule.along_time is TimeRule.LAST else columns:
        climb = Climb(rule, history, *trees[window])
        answer.left_out += climb.place(columns[window])
        boards[window] = climb.boards()
    for whole in asked:
        windows = rested_on(rule, whole)
        if rule.along_time is TimeRule.LAST and windows:
            found, lost = standing(windows)
            lost_last |= lost
            cells = {unit: _cell(board, windows[-1]) for unit, board in found.items()}
        else:
            last = standing(windows)[0] if windows and rule.own_denominator is TimeRule.LAST else {}
            cells = _along_time(rule, windows, boards, last)
        for unit, cell in cells.items():
            answer.cells[rule.indicator, unit, whole, stage] = cell
    answer.left_out += lost_last


def _cell(board: Board, newest: Window) -> Cell:
    """What stands at the end of the newest window."""
    return Cell(
        value=board.value,
        own=board.own,
        children=board.children,
        unallocated=board.unallocated,
        reported=len(board.reported),
        expected=len(board.expected),
        through=max((window for _, window in board.rests), key=latest_first_order, default=None),
        carried=len({node for node, window in board.rests if window.end < newest.end}),
    )


def _sort_out(
    by_indicator: dict[int, IndicatorRule], facts: Sequence[Fact], asked: Sequence[Window], answer: Answer
) -> dict[tuple[int, Window, Stage], Figures]:
    """Lay facts that somebody asked for out by indicator, base window and stage; refuse what can't be reckoned with."""
    figures: dict[tuple[int, Window, Stage], Figures] = {}
    for place, fact in enumerate(facts):
        rule = by_indicator.get(fact.indicator)
        if rule is None or fact.window not in rule.windows:
            answer.left_out.append(LeftOut(place, Reason.OTHER_WINDOW if rule else Reason.NO_RULE))
            continue
        if not any(fact.window in rested_on(rule, whole) for whole in asked):
            continue
        if rule.ratio and fact.denominator is None:
            raise MissingDenominator(organisation=fact.organisation, indicator=fact.indicator)
        column = figures.setdefault((fact.indicator, fact.window, fact.stage), {})
        if fact.organisation in column:
            raise DuplicateFact(
                organisation=fact.organisation,
                indicator=fact.indicator,
                start=fact.window.start,
                end=fact.window.end,
            )
        column[fact.organisation] = place, Amount(fact.numerator, fact.denominator if rule.ratio else None)
    return figures


class Climb:
    """One indicator, one base window, one stage: from the figures of units to a board for every node."""

    def __init__(self, rule: IndicatorRule, history: History, tree: Tree, then: Tree) -> None:
        """Climb `tree`; reports are expected by the structure of the window's last day, `then`."""
        self.rule, self.history, self.tree = rule, history, tree
        self.adding = rule.up_tree in {TreeRule.SUM_OF_CHILDREN, TreeRule.OWN_AND_CHILDREN}
        self.own: dict[int, list[Amount]] = {}
        self.unallocated: dict[int, list[Amount]] = {}
        self.rests: dict[int, set[tuple[int, Window]]] = {}
        self.rests_unallocated: dict[int, set[tuple[int, Window]]] = {}
        self.arrived: set[int] = set()
        self.expecting = self._expecting(then)
        self.expected_at: dict[int, set[int]] = {}
        for unit in self.expecting:
            for part in history.parts(unit, self.tree):
                if part.node is not None:
                    self.expected_at.setdefault(part.node, set()).add(unit)
        self.carriers = {
            part.node
            for unit in (self.tree.parent if rule.reporters is None else rule.reporters)
            for part in history.parts(unit, self.tree)
            if part.allocated
        }

    def _expecting(self, then: Tree) -> set[int]:
        """Units of whom a report is expected: living at the window's end, reporters, under a sum only the lowest."""
        every = self.rule.reporters is None
        found = {unit for unit in then.parent if every or unit in (self.rule.reporters or ())}
        if self.rule.up_tree is TreeRule.SUM_OF_CHILDREN:
            return {unit for unit in found if not any(lower in found for lower in then.below(unit))}
        return found

    def place(self, figures: Figures) -> list[LeftOut]:
        """Give each figure to its unit, or to whom the unit lives on in; return what was left out."""
        self.arrived = set(figures)
        lost: list[LeftOut] = []
        for unit, (place, amount) in figures.items():
            parts = self._apart(unit) or self.history.parts(unit, self.tree)
            for part, piece in zip(parts, _split(amount, [part.share for part in parts]), strict=True):
                if part.node is None and part.reason is not None:
                    lost.append(LeftOut(place, part.reason))
                elif part.node is not None:
                    (self.own if part.allocated else self.unallocated).setdefault(part.node, []).append(piece)
        return lost

    def place_last(self, known: dict[int, Known], newest: Window) -> set[LeftOut]:
        """Give each unit's last figure to it, or to whom the unit lives on in and who has no newer one.

        Returns what was left out of the newest window, and of earlier ones what a split left untold.
        """
        self.arrived = {unit for unit, one in known.items() if one.window == newest}
        standing = Standing(self.history, self.tree, known, newest)
        lost: set[LeftOut] = set()
        for unit, one in known.items():
            carried = standing.carried(one)
            parts = self._apart(unit) or standing.parts(unit, carried=carried)
            for part, piece in zip(parts, _split(one.amount, [part.share for part in parts]), strict=True):
                if part.node is not None:
                    (self.own if part.allocated else self.unallocated).setdefault(part.node, []).append(piece)
                    rests = self.rests if part.allocated else self.rests_unallocated
                    rests.setdefault(part.node, set()).add((part.node, one.window))
                elif part.reason is not None and (not carried or part.reason is Reason.SUCCEEDED_IN_PART):
                    lost.add(LeftOut(one.place, part.reason))
        return lost

    def _apart(self, unit: int) -> list[Part]:
        """Where a figure stays that stands for all below it, and whose unit isn't in the tree: with that unit."""
        if self.adding or unit in self.tree.parent:
            return []
        gone = self.history.gone(unit, self.tree.day)
        return [Part(None, reason=Reason.PREDECESSORS_OWN if gone else Reason.OUTSIDE_HIERARCHY)]

    def boards(self) -> dict[int, Board]:
        """Climb from every root and give each node's board."""
        found: dict[int, Board] = {}
        for root in self.tree.children.get(None, ()):
            self._climb(root, found)
        return found

    def _climb(self, node: int, found: dict[int, Board]) -> Board:
        below = [self._climb(child, found) for child in self.tree.children.get(node, ())]
        board = found[node] = Board(
            own=self._total(self.own.get(node, ())),
            children=self._total(child.value for child in below),
            unallocated=self._total(self.unallocated.get(node, ())),
        )
        expected = self.expecting & {node}
        if self.adding:
            expected = self.expected_at.get(node, set()).union(*(child.expected for child in below))
        own, spare = frozenset(self.rests.get(node, ())), frozenset(self.rests_unallocated.get(node, ()))
        under = frozenset().union(*(child.rests for child in below))
        board.expected, board.reported = frozenset(expected), frozenset(expected & self.arrived)
        if self.rule.up_tree is TreeRule.SUM_OF_CHILDREN:
            sums = any(lower in self.carriers for lower in self.tree.below(node))
            board.value = self._total([board.children if sums else board.own, board.unallocated])
            board.rests = (under if sums else own) | spare
        elif self.rule.up_tree is TreeRule.OWN_AND_CHILDREN:
            board.value = self._total([board.own, board.children, board.unallocated])
            board.rests = own | under | spare
        else:
            board.value, board.rests = board.own, own
        return board

    def _total(self, amounts: Iterable[Amount | None]) -> Amount | None:
        return _total(self.rule, amounts)


def _total(rule: IndicatorRule, amounts: Iterable[Amount | None]) -> Amount | None:
    """Add amounts, numerators and denominators apart; None where there are none; refused beyond 64 bits."""
    present = [amount for amount in amounts if amount is not None]
    if not present:
        return None
    numerator = sum(amount.numerator for amount in present)
    denominator = sum(amount.denominator or 0 for amount in present)
    _check(rule.indicator, numerator, denominator)
    return Amount(numerator, denominator if rule.ratio else None)


def _check(indicator: int, *values: int) -> None:
    if not all(LEAST <= value <= MOST for value in values):
        raise Overflow(indicator=indicator)


def _split(amount: Amount, shares: Sequence[Fraction]) -> list[Amount]:
    """Divide by shares that make one. Each cut is rounded down, so the pieces always add up to the whole."""

    def divide(whole: int) -> list[int]:
        cuts = [floor(whole * cut) for cut in accumulate(shares, initial=Fraction(0))]
        return [after - before for before, after in pairwise(cuts)]

    if amount.denominator is None:
        return [Amount(piece) for piece in divide(amount.numerator)]
    return [Amount(*pair) for pair in zip(divide(amount.numerator), divide(amount.denominator), strict=True)]


def _along_time(
    rule: IndicatorRule,
    windows: Sequence[Window],
    boards: dict[Window, dict[int, Board]],
    last: dict[int, Board],
) -> dict[int, Cell]:
    """Combine the base windows of one asked window, for every unit that any of them has.

    `last`: what stands at its end, where denominators are taken from there.
    """
    cells: dict[int, Cell] = {}
    wanted = _wanted(rule, windows)
    for unit in {unit for window in windows for unit in boards[window]}:
        row = [boards[window].get(unit, Board()) for window in windows]
        used = _used(rule, windows, [board.value for board in row])
        standing = last.get(unit, Board())
        cells[unit] = Cell(
            value=_over(rule, used, [board.value for board in row], standing.value),
            own=_combine(rule, windows, [board.own for board in row], standing.own),
            children=_combine(rule, windows, [board.children for board in row], standing.children),
            unallocated=_over(rule, used, [board.unallocated for board in row], standing.unallocated),
            reported=sum(len(row[place].reported) for place in wanted),
            expected=sum(len(row[place].expected) for place in wanted),
            through=windows[used[-1]] if used else None,
        )
    return cells


def _wanted(rule: IndicatorRule, windows: Sequence[Window]) -> Sequence[int]:
    """Places of the windows whose reports the asked window waits for."""
    if rule.along_time in {TimeRule.SUM, TimeRule.MEAN}:
        return without_overlap(windows)
    return range(len(windows))


def _used(rule: IndicatorRule, windows: Sequence[Window], amounts: Sequence[Amount | None]) -> list[int]:
    """Places of the windows that the figure rests on, in order."""
    present = [place for place, amount in enumerate(amounts) if amount is not None]
    if rule.along_time in {TimeRule.SUM, TimeRule.MEAN}:
        return [present[place] for place in without_overlap([windows[place] for place in present])]
    sign = 1 if rule.along_time is TimeRule.LARGEST else -1

    def rank(place: int) -> tuple[bool, Fraction, int]:
        amount = amounts[place] or Amount(0)
        denominator = 1 if amount.denominator is None else amount.denominator
        if denominator <= 0:  # nothing to be a share of: only where no other window has more
            return False, Fraction(0), place
        return True, sign * Fraction(amount.numerator, denominator), place

    return [max(present, key=rank)] if present else []


def _combine(
    rule: IndicatorRule, windows: Sequence[Window], amounts: Sequence[Amount | None], last: Amount | None
) -> Amount | None:
    return _over(rule, _used(rule, windows, amounts), amounts, last)


def _over(
    rule: IndicatorRule, used: Sequence[int], amounts: Sequence[Amount | None], last: Amount | None
) -> Amount | None:
    """Add the amounts of the used windows; a mean of plain figures is their sum over the number of windows.

    Where denominators have a rule of their own, theirs is `last`'s, else that of the last window; or their mean.
    """
    total = _total(rule, [amounts[place] for place in used])
    if total is None:
        return None
    if rule.along_time is TimeRule.MEAN and not rule.ratio:
        return Amount(total.numerator, len(used))
    if rule.own_denominator is TimeRule.LAST:
        latest = last or [amounts[place] for place in used if amounts[place] is not None][-1]
        return Amount(total.numerator, latest.denominator if latest else None)
    if rule.own_denominator is TimeRule.MEAN:
        whole, rest = divmod(total.denominator or 0, len(used))
        return Amount(total.numerator, whole + (2 * rest >= len(used)))
    return total
