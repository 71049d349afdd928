"""Ruled tables in a PDF: which lines of the page are cell borders, and in which cell a piece of text stands."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_THIN = 3.0
_LONG = 6.0
_SNAP = 2.0
_MOST_OBJECTS = 20_000
_MOST_RULES = 1_500


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: left, right, top, bottom in points."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(slots=True)
class Grid:
    """The rules of a page: upright ones as (x, bottom, top), level ones as (y, left, right), both sorted."""

    upright: list[tuple[float, float, float]] = field(default_factory=list)
    level: list[tuple[float, float, float]] = field(default_factory=list)

    def is_ruled(self) -> bool:
        """Whether there are enough rules for a cell."""
        return len(self.upright) >= 2 and len(self.level) >= 2

    def parts(self, left: float, right: float, middle: float) -> bool:
        """Whether an upright rule stands between two places at a height."""
        first = bisect_left(self.upright, (left - 0.5, 0.0, 0.0))
        for x, bottom, top in self.upright[first:]:
            if x > right + 0.5:
                return False
            if bottom <= middle <= top:
                return True
        return False

    def cell(self, left: float, right: float, middle: float) -> Box | None:
        """The cell around a piece of text; None where it is not ruled in on all four sides."""
        centre = (left + right) / 2
        beside = [x for x, bottom, top in self.upright if bottom - _SNAP <= middle <= top + _SNAP]
        over = [y for y, start, end in self.level if start - _SNAP <= centre <= end + _SNAP]
        before = max((x for x in beside if x <= left + _SNAP), default=None)
        after = min((x for x in beside if x >= right - _SNAP), default=None)
        above = min((y for y in over if y >= middle), default=None)
        below = max((y for y in over if y < middle), default=None)
        if before is None or after is None or above is None or below is None:
            return None
        return Box(_snapped(before), _snapped(after), _snapped(above), _snapped(below))


def grid_of(page: Any) -> Grid:
    """The rules of a page. Borders are drawn as lines, as thin filled boxes, or as frames of cells."""
    grid = Grid()
    raw = page.raw
    count = min(pdfium.FPDFPage_CountObjects(raw), _MOST_OBJECTS)
    values = [ctypes.c_float() for _ in range(4)]
    for index in range(count):
        thing = pdfium.FPDFPage_GetObject(raw, index)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium.FPDFPageObj_GetBounds(thing, *values):
            _add(grid, thing, *(value.value for value in values))
        if len(grid.upright) + len(grid.level) > _MOST_RULES:
            return Grid()  # a drawing, not a table
    grid.upright.sort()
    grid.level.sort()
    return grid


def _add(grid: Grid, thing: Any, left: float, bottom: float, right: float, top: float) -> None:
    """Take in one drawn path: a line, or the outline of a frame (a filled area alone is no frame)."""
    wide, high = right - left, top - bottom
    if wide <= _THIN and high >= _LONG:
        grid.upright.append(((left + right) / 2, bottom, top))
    elif high <= _THIN and wide >= _LONG:
        grid.level.append(((top + bottom) / 2, left, right))
    elif wide >= _LONG and high >= _LONG and _is_outlined(thing):
        grid.upright += [(left, bottom, top), (right, bottom, top)]
        grid.level += [(bottom, left, right), (top, left, right)]


def _is_outlined(thing: Any) -> bool:
    """Whether a path's outline is drawn."""
    fill, outline = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(thing, fill, outline)) and bool(outline.value)


def _snapped(place: float) -> float:
    """One number for rules that are drawn twice, a hair apart."""
    return round(place / _SNAP) * _SNAP
