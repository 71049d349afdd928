"""A hierarchy and its figures as columns of numbers: what the fast roll-up works on.

Callers with few rows pass `Structure` and `Fact` and never see these. A nation's figures are laid into columns once.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup.model import LEAST, MOST, Fact, Overflow, Stage, Structure
from nhiemky.rules.rollup.tree import Places

NEVER = datetime.date.max.toordinal() + 1
ROOT, UNKNOWN, ABSENT = -1, -2, -3  # in place of a parent: there is none; no such unit; the child has no link
STAGES = tuple(Stage)


class Lookup:
    """Gives each key (an organisation's or indicator's id) its value, and unknown keys one value of their own."""

    def __init__(self, keys: Places, values: Places, missing: int) -> None:
        """Take the known keys, ascending, each once, and a value for each."""
        self._keys, self._values, self._missing = keys, values, missing
        self._table: Places | None = None
        self._before = int(keys[0]) - 1 if len(keys) else 0
        span = int(keys[-1]) - self._before if len(keys) else 0
        if span < 4 * len(keys) + 65536:  # dense enough for a table, with a place before and one behind
            self._table = np.full(span + 2, missing, dtype=np.int64)
            self._table[keys - self._before] = values

    def values(self, keys: NDArray[np.integer]) -> Places:
        """Give each key's value."""
        wanted = keys.astype(np.int64)
        if self._table is not None:
            wanted -= self._before
            return np.take(self._table, wanted, mode="clip")
        places = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[places] == wanted, self._values[places], self._missing)


class Numbering(Lookup):
    """Gives keys their place among known ones, -1 for an unknown key."""

    def __init__(self, keys: Places) -> None:
        """Take the known keys, ascending, each once."""
        super().__init__(keys, np.arange(len(keys)), -1)
        self.keys = keys

    def place(self, key: int) -> int:
        """Give one key's place, or -1."""
        place = int(np.searchsorted(self.keys, key))
        return place if place < len(self.keys) and self.keys[place] == key else -1


@dataclass(frozen=True)
class StructureColumns:
    """A hierarchy over its whole history. Units and links are arrays; days are ordinals, `NEVER` for an open end.

    `ids` ascend. Links name units by their place in `ids`; a parent is ROOT where there is none, UNKNOWN where the
    unit isn't listed. Links ascend by `link_from`. `successors` gives, by the predecessor's place, who took over at
    its end: the successors' places (UNKNOWN where not listed) and typed shares.
    """

    ids: Places
    alive_from: Places
    alive_to: Places
    link_child: Places
    link_parent: Places
    link_from: Places
    link_to: Places
    successors: dict[int, list[tuple[int, Fraction | None]]] = field(default_factory=dict)

    @cached_property
    def numbering(self) -> Numbering:
        """Places of organisation ids."""
        return Numbering(self.ids)

    @cached_property
    def only_successor(self) -> Places:
        """By unit, its successor where it has just one, else UNKNOWN."""
        only = np.full(len(self.ids), UNKNOWN, dtype=np.int64)
        single = {unit: lines[0][0] for unit, lines in self.successors.items() if len(lines) == 1}
        only[list(single)] = list(single.values())
        return only

    @classmethod
    def of(cls, structure: Structure) -> StructureColumns:
        """Lay a structure's rows into columns."""
        units = sorted({unit.id: unit for unit in structure.units}.values(), key=lambda unit: unit.id)
        numbering = Numbering(integers(unit.id for unit in units))
        links = sorted(structure.links, key=lambda link: link.valid_from)
        children = numbering.values(integers(link.child for link in links))
        parents = numbering.values(integers(0 if link.parent is None else link.parent for link in links))
        parents[parents < 0] = UNKNOWN
        parents[[place for place, link in enumerate(links) if link.parent is None]] = ROOT
        known = children >= 0
        successors: dict[int, list[tuple[int, Fraction | None]]] = {}
        for line in structure.successions:
            predecessor, successor = numbering.place(line.predecessor), numbering.place(line.successor)
            end = units[predecessor].alive_to if predecessor >= 0 else None
            if end is not None and (line.on is None or line.on >= end):
                lines = successors.setdefault(predecessor, [])
                lines.append((successor if successor >= 0 else UNKNOWN, line.share))
        return cls(
            ids=numbering.keys,
            alive_from=integers(unit.alive_from.toordinal() for unit in units),
            alive_to=integers(_ordinal(unit.alive_to) for unit in units),
            link_child=children[known],
            link_parent=parents[known],
            link_from=integers(link.valid_from.toordinal() for link in links)[known],
            link_to=integers(_ordinal(link.valid_to) for link in links)[known],
            successors=successors,
        )


@dataclass(frozen=True)
class FactColumns:
    """Measured figures that count, a column for each thing a fact says.

    `window` is a place in `windows`, `stage` a place in `STAGES`. `denominator` is None where no figure has one;
    `lacks_denominator` flags the figures that have none, None where all have.
    """

    windows: tuple[Window, ...]
    indicator: NDArray[np.integer]
    organisation: NDArray[np.integer]
    window: NDArray[np.integer]
    stage: NDArray[np.integer]
    numerator: Places
    denominator: Places | None = None
    lacks_denominator: NDArray[np.bool_] | None = None

    def __len__(self) -> int:
        return len(self.numerator)

    @classmethod
    def of(cls, facts: Sequence[Fact]) -> FactColumns:
        """Lay facts into columns; raises Overflow where a figure is beyond 64 bits."""
        for fact in facts:
            if not (LEAST <= fact.numerator <= MOST and LEAST <= (fact.denominator or 0) <= MOST):
                raise Overflow(indicator=fact.indicator)
        windows = {window: place for place, window in enumerate(dict.fromkeys(fact.window for fact in facts))}
        lacking = np.fromiter((fact.denominator is None for fact in facts), dtype=np.bool_, count=len(facts))
        return cls(
            windows=tuple(windows),
            indicator=integers(fact.indicator for fact in facts),
            organisation=integers(fact.organisation for fact in facts),
            window=integers(windows[fact.window] for fact in facts),
            stage=integers(STAGES.index(fact.stage) for fact in facts),
            numerator=integers(fact.numerator for fact in facts),
            denominator=None if lacking.all() else integers(fact.denominator or 0 for fact in facts),
            lacks_denominator=lacking,
        )


def integers(values: Iterable[int]) -> Places:
    """Lay integers into an array of 64 bits."""
    return np.fromiter(values, dtype=np.int64)


def _ordinal(day: datetime.date | None) -> int:
    return NEVER if day is None else day.toordinal()
