"""Clause paths: every block gets the path of the clause it stands in, from the labels alone ("II.3.a").

The steps are those that the document prints: Roman parts, numbers, letters, and the n-th dash of its clause ("-2").
Articles are counted through a whole document, so their path begins with them ("Điều 5.1.a"), within an annex after it.
"""

from __future__ import annotations

import dataclasses

from nhiemky.papers.reader.labels import Label, Rank


class Outline:
    """The labels that are open at a place of the document, outermost first."""

    def __init__(self) -> None:
        """Begin before the first label."""
        self._open: list[Label] = []
        self._capital_rank = 0

    def accepts(self, label: Label) -> bool:
        """Whether a label that may be something else is one here: it begins a list or continues an open one."""
        rank = self._capital_rank if label.rank == Rank.CAPITAL and self._capital_rank else label.rank
        listed = (each for each in self._open if (each.rank, each.style) == (rank, label.style))
        return label.sure or label.begins or any(label.follows(each) for each in listed)

    def enter(self, label: Label) -> None:
        """Open the clause of a label, closing those that it ends."""
        label = self._ranked(label)
        place = self._place(label)
        if label.rank == Rank.BULLET:
            label = self._counted(label, place)
        if label.parts and self._inside(label, place):
            label = dataclasses.replace(label, step=str(label.value))
        self._open[place:] = [label]

    def path(self, *, bullets: bool = True) -> str:
        """The path of the innermost open clause; of the clause around its dashes where `bullets` is false."""
        steps = [each for each in self._open if bullets or each.rank != Rank.BULLET]
        articles = [index for index, each in enumerate(steps) if each.rank == Rank.ARTICLE]
        if articles:
            steps = [each for each in steps if each.rank == Rank.ANNEX] + steps[articles[-1] :]
        return ".".join(each.step for each in steps)

    def depth(self) -> int:
        """How many clauses are open: 1 in a part."""
        return len(self._open)

    def _ranked(self, label: Label) -> Label:
        """Capitals stand above Roman numerals or below them, as the document first has it."""
        if not (label.lettered and label.rank == Rank.CAPITAL):
            return label
        if not self._capital_rank:
            below = any(each.rank == Rank.ROMAN for each in self._open)
            self._capital_rank = Rank.ROMAN + 1 if below else Rank.CAPITAL
        return dataclasses.replace(label, rank=self._capital_rank)

    def _place(self, label: Label) -> int:
        """Where in the open labels it goes: beside its list, at a list that it continues, in its parent, or by rank."""
        count = len(self._open)
        for index in reversed(range(count)):
            each = self._open[index]
            if _same_list(each, label) and each.whole[:-1] == label.whole[:-1]:
                return index
        for index in reversed(range(count)):
            each = self._open[index]
            if (each.rank == label.rank and label.follows(each)) and label.rank != Rank.BULLET:
                return index
            if label.parts and each.whole == label.parts[:-1] and each.rank < label.rank:
                return index + 1
        if label.begins and self._open and self._open[-1].rank == label.rank:
            return count
        return next((index for index, each in enumerate(self._open) if each.rank >= label.rank), count)

    def _counted(self, label: Label, place: int) -> Label:
        """A dash with its number among the dashes of its clause."""
        count = self._open[place].value + 1 if place < len(self._open) else 1
        return dataclasses.replace(label, value=count, step=f"{label.style}{count}")

    def _inside(self, label: Label, place: int) -> bool:
        """Whether "2.1" goes into an open "2", so that its last number alone is its step."""
        if place < len(self._open):
            return self._open[place].step == str(self._open[place].value)
        return place > 0 and self._open[place - 1].whole == label.parts[:-1]


def _same_list(one: Label, other: Label) -> bool:
    """Whether two labels are of one rank and style."""
    return (one.rank, one.style) == (other.rank, other.style)
