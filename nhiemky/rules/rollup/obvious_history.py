"""The history of a hierarchy, written to be read: what stood where on a day, and who lives on in whom."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

from nhiemky.rules.rollup.model import Reason, Structure, StructureLoop, SuccessionLoop


@dataclass
class Tree:
    """The hierarchy of one day: each unit's parent, and the children of each (of None: the roots)."""

    day: datetime.date
    parent: dict[int, int | None]
    children: dict[int | None, list[int]]

    def path(self, unit: int | None) -> list[int]:
        """The unit and all above it, the root first."""
        return [] if unit is None else [*self.path(self.parent[unit]), unit]

    def below(self, unit: int) -> Iterable[int]:
        """Every unit below, without the unit itself."""
        for child in self.children.get(unit, ()):
            yield child
            yield from self.below(child)


@dataclass(frozen=True)
class Part:
    """Where a share of a unit's figures goes.

    `allocated`: it is the node's own from then on. Else it counts there and above only. `node` None: nowhere, for
    the `reason`; without a reason a successor's own figure says it anew.
    """

    node: int | None
    share: Fraction = Fraction(1)
    allocated: bool = True
    reason: Reason | None = Reason.NO_SUCCESSOR


class History:
    """A structure that can say what stood where on a day."""

    def __init__(self, structure: Structure) -> None:
        """Keep the structure's rows, and each unit by its number."""
        self.structure = structure
        self.units = {unit.id: unit for unit in structure.units}
        self._trees: dict[datetime.date, Tree] = {}
        for unit in self.units:
            self._refuse_loop(unit, frozenset())

    def _refuse_loop(self, unit: int, seen: frozenset[int]) -> None:
        if unit in seen:
            raise SuccessionLoop(organisation=unit)
        for successor, _ in self.lines(unit):
            self._refuse_loop(successor, seen | {unit})

    def alive(self, unit: int, day: datetime.date) -> bool:
        """Whether the unit lives on that day; an unknown unit doesn't."""
        known = self.units.get(unit)
        return known is not None and known.alive_from <= day and (known.alive_to is None or day < known.alive_to)

    def gone(self, unit: int, day: datetime.date) -> bool:
        """Whether the unit lived before that day and lives no more."""
        known = self.units.get(unit)
        return known is not None and known.alive_to is not None and known.alive_to <= day

    def tree(self, day: datetime.date) -> Tree:
        """The living units with a valid link. In place of a parent who isn't there stands its one heir, else none."""
        if day not in self._trees:
            valid = {
                link.child: link.parent
                for link in sorted(self.structure.links, key=lambda link: link.valid_from)
                if self.alive(link.child, day)
                and link.valid_from <= day
                and (link.valid_to is None or day < link.valid_to)
            }
            tree = self._trees[day] = Tree(day, dict.fromkeys(valid), {})
            tree.parent = {child: self._above(child, parent, tree) for child, parent in valid.items()}
            for child, parent in sorted(tree.parent.items()):
                _refuse_loop(tree, child)
                tree.children.setdefault(parent, []).append(child)
        return self._trees[day]

    def _above(self, child: int, parent: int | None, tree: Tree) -> int | None:
        if parent is None or parent in tree.parent:
            return parent
        heirs = self.heirs(parent, tree)
        return heirs.pop() if len(heirs) == 1 and child not in heirs else None

    def heirs(self, unit: int, tree: Tree) -> set[int | None]:
        """The nodes that the unit lives on in; None is among them where a part of it lives on in none."""
        if unit in tree.parent:
            return {unit}
        lines = self.lines(unit) if self.gone(unit, tree.day) else []
        return set().union(*(self.heirs(successor, tree) for successor, _ in lines)) if lines else {None}

    def lines(self, unit: int) -> list[tuple[int, Fraction | None]]:
        """Who took over at the unit's end, with shares; no share where they aren't typed for all or don't make one."""
        end = self.units[unit].alive_to if unit in self.units else None
        lines = [
            line
            for line in self.structure.successions
            if line.predecessor == unit and end is not None and (line.on is None or line.on >= end)
        ]
        if len(lines) == 1:
            return [(lines[0].successor, Fraction(1))]
        shares = [line.share for line in lines if line.share is not None and line.share >= 0]
        typed = len(shares) == len(lines) and sum(shares) == 1
        return [(line.successor, line.share if typed else None) for line in lines]

    def parts(self, unit: int, tree: Tree) -> list[Part]:
        """Where the unit's figures go in that tree; the shares of the parts make one."""
        if unit in tree.parent:
            return [Part(unit)]
        if not self.gone(unit, tree.day):
            return [Part(None, reason=Reason.OUTSIDE_HIERARCHY)]
        heirs, lines = self.heirs(unit, tree), self.lines(unit)
        if not lines:
            return [Part(self._last_parent(unit, tree), allocated=False)]
        if len(heirs) == 1 and None not in heirs:
            return [Part(heirs.pop())]
        pieces: list[Part] = []
        for successor, share in lines:
            if share is None:
                return [Part(_common(heirs, tree), allocated=False)]
            pieces += [
                Part(part.node, part.share * share, part.allocated, part.reason) for part in self.parts(successor, tree)
            ]
        return pieces

    def _last_parent(self, unit: int, tree: Tree) -> int | None:
        links = [link for link in self.structure.links if link.child == unit]
        parent = max(links, key=lambda link: link.valid_from).parent if links else None
        return None if parent is None else _common(self.heirs(parent, tree), tree)


def _common(heirs: set[int | None], tree: Tree) -> int | None:
    """The lowest node that stands over all heirs; over one heir alone where another part lives on in none."""
    paths = [tree.path(heir) for heir in heirs if heir is not None]
    if len(paths) == 1 and None in heirs:
        return tree.parent[paths[0][-1]]
    shared = [step[0] for step in takewhile(lambda step: len(set(step)) == 1, zip(*paths, strict=False))]
    return shared[-1] if shared else None


def _refuse_loop(tree: Tree, unit: int) -> None:
    above = tree.parent[unit]
    for _ in tree.parent:
        if above is None:
            return
        above = tree.parent[above]
    if above is not None:
        raise StructureLoop(organisation=unit, day=tree.day.isoformat())
