"""Findings looked up by their place, so that a long paper is read in time that grows with its length alone."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol


class Spanned(Protocol):
    """Anything that has a place in `paper.text`."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Spans[Found: Spanned]:
    """Found things in the order of their beginnings."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._found = sorted(found, key=lambda one: one.start)
        self._starts = [one.start for one in self._found]
        self._farthest = list(accumulate((one.end for one in self._found), max))

    def meeting(self, start: int, end: int) -> list[Found]:
        """Those that have a character in common with a stretch of the text."""
        first = bisect.bisect_right(self._farthest, start)
        return [one for one in self._found[first : bisect.bisect_left(self._starts, end)] if one.end > start]

    def beginning(self, start: int, end: int) -> list[Found]:
        """Those that begin within a stretch of the text."""
        return self._found[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]
