"""What stands on a day, written to be read: each unit's last figure, and what is left of a former unit's."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup.model import Amount, Reason
from nhiemky.rules.rollup.obvious_history import History, Part, Tree

Figures = dict[int, tuple[int, Amount]]  # by organisation: the fact's place, its amount


@dataclass(frozen=True)
class Known:
    """A unit's last figure: the fact's place, its amount, its window."""

    place: int
    amount: Amount
    window: Window


def last_known(figures: Sequence[tuple[Window, Figures]]) -> dict[int, Known]:
    """Give each unit's last figure; the windows stand in order."""
    return {
        unit: Known(place, amount, window) for window, column in figures for unit, (place, amount) in column.items()
    }


class Settled(Enum):
    """How far successors have said anew what a former unit's figure said."""

    NOT = "not"
    IN_PART = "in_part"
    WHOLLY = "wholly"


@dataclass(frozen=True)
class Standing:
    """Where last figures go on the last day of the window `newest`, in the tree that is climbed."""

    history: History
    tree: Tree
    known: Mapping[int, Known]
    newest: Window

    def carried(self, one: Known) -> bool:
        """Whether the figure is of an earlier window than the newest."""
        return one.window.end < self.newest.end

    def parts(self, unit: int, *, carried: bool) -> list[Part]:
        """Where a unit's last figure goes; the shares make one. A part that no longer stands has no node."""
        settled = self._settled(unit, carried=carried)
        if settled is Settled.WHOLLY:
            return [Part(None, reason=None)]
        if settled is Settled.NOT:
            return self.history.parts(unit, self.tree)
        pieces: list[Part] = []
        for successor, share in self.history.lines(unit):
            if share is None:
                return [Part(None, reason=Reason.SUCCEEDED_IN_PART)]
            answered = self._answered(unit, successor)
            below = [Part(None, reason=None)] if answered else self.parts(successor, carried=carried)
            pieces += [Part(part.node, part.share * share, part.allocated, part.reason) for part in below]
        return pieces

    def _settled(self, unit: int, *, carried: bool) -> Settled:
        """A figure lives on until the successors have one of a later day; one that nobody succeeds isn't carried."""
        if unit in self.tree.parent or not self.history.gone(unit, self.tree.day):
            return Settled.NOT
        lines = self.history.lines(unit)
        if not lines:
            return Settled.WHOLLY if carried and self._end(unit) <= self.newest.last_day else Settled.NOT
        found = {
            Settled.WHOLLY if self._answered(unit, successor) else self._settled(successor, carried=carried)
            for successor, _ in lines
        }
        return found.pop() if len(found) == 1 else Settled.IN_PART

    def _answered(self, unit: int, successor: int) -> bool:
        """Whether the successor's last figure is of a day on which the unit was gone, so that it is in it."""
        one = self.known.get(successor) if successor in self.history.units else None
        return one is not None and one.window.last_day >= self._end(unit)

    def _end(self, unit: int) -> datetime.date:
        return self.history.units[unit].alive_to or datetime.date.max
