"""One page of a PDF as lines with their places: what stands far apart on one height is kept apart."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from nhiemky.papers.reader.pdf.grid import Box, Grid

_HYPHENS = ("\x02", "\ufffe")
_WIDE = 0.6  # of the letters' height: the average width above which a line is searched for gaps
_GAP = 2.2  # of the letters' height: what no justified line has between two words
_HEAVY = 600
_LONGEST_FONT_NAME = 96
_SPACES = re.compile(r"[ \t\u00a0]+")
_WORD_GAP = re.compile(r"[ \u00a0]+")


@dataclass(slots=True)
class Line:
    """A line of text and its box in points, the origin at the bottom left of the page."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    bold: bool
    full_right: float = 0.0
    page_width: float = 0.0
    cell: Box | None = None
    plotted: bool = False

    @property
    def height(self) -> float:
        """The height of its letters."""
        return max(self.top - self.bottom, 1.0)


def page_lines(text_page: Any, number: int, grid: Grid) -> list[Line]:
    """The lines of a page in the file's own order, cut at the borders of cells; in a ruled table with their cell."""
    text: str = text_page.get_text_range()
    whole = len(text) == text_page.count_chars()
    reader = _Boxes(text_page.raw, whole, grid)
    lines: list[Line] = []
    start = 0
    for raw in re.split(r"(\r\n|\r|\n)", text):
        if raw.strip() and raw not in ("\r", "\n"):
            lines += _parts(raw, start, reader, number)
        start += len(raw)
    if grid.is_ruled():
        for line in lines:
            line.cell = grid.cell(line.left, line.right, (line.top + line.bottom) / 2)
    return lines


class _Boxes:
    """Where the characters of a page stand, by their place in its text."""

    def __init__(self, raw: Any, whole: bool, grid: Grid) -> None:
        """`whole` tells that every character of the page is in its text, so that places are the same."""
        self.grid = grid
        self._raw = raw
        self._whole = whole
        self._rectangle = pdfium.FS_RECTF()

    def index(self, place: int) -> int:
        """The number of the character at a place of the text."""
        return place if self._whole else int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, place))

    def box(self, place: int) -> tuple[float, float, float, float] | None:
        """Left, right, top, bottom of a character; None where the page does not tell."""
        found = self._rectangle
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, self.index(place), found):
            return None
        return found.left, found.right, found.top, found.bottom

    def bold(self, place: int) -> bool:
        """Whether a character is set bold, by its font's weight or name."""
        index = self.index(place)
        if pdfium.FPDFText_GetFontWeight(self._raw, index) >= _HEAVY:
            return True
        name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
        known = pdfium.FPDFText_GetFontInfo(self._raw, index, name, _LONGEST_FONT_NAME, None)
        return bool(known) and b"bold" in name.value.lower()


def _parts(raw: str, start: int, boxes: _Boxes, number: int) -> list[Line]:
    """A line, cut where a gap is too wide for a space between words."""
    begin = len(raw) - len(raw.lstrip())
    end = len(raw.rstrip())
    cuts = [begin, *_gaps(raw, start, begin, end, boxes), end]
    lines = []
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        line = _line(raw[first:last], start + first, start + last, boxes, number)
        if line is not None:
            lines.append(line)
    return lines


def _line(raw: str, start: int, end: int, boxes: _Boxes, number: int) -> Line | None:
    """The line between two places; None where nothing shows."""
    text = _SPACES.sub(" ", raw).strip()
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    first, last = boxes.box(start), boxes.box(end - 1)
    if not text:
        return None
    if first is None or last is None:
        return Line(text, number, 0, 0, 0, 0, bold=False)
    bold = boxes.bold(start) and boxes.bold(start + (end - start) // 2)
    return Line(text, number, first[0], max(last[1], first[0]), first[2], first[3], bold)


def _gaps(raw: str, start: int, begin: int, end: int, boxes: _Boxes) -> list[int]:
    """Places in pairs: where text ends before a wide gap, where it goes on after it."""
    first, last = boxes.box(start + begin), boxes.box(start + end - 1)
    if first is None or last is None or " " not in raw[begin:end]:
        return []
    height = max(first[2] - first[3], 1.0)
    loose = (last[1] - first[0]) > _WIDE * height * (end - begin)
    if not loose and not boxes.grid.parts(first[0], last[1], (first[2] + first[3]) / 2):
        return []
    found: list[int] = []
    for match in _WORD_GAP.finditer(raw, begin, end):
        before, after = boxes.box(start + match.start() - 1), boxes.box(start + match.end())
        if before is None or after is None or after[0] <= before[1]:
            continue
        if after[0] - before[1] > _GAP * height or boxes.grid.parts(before[1], after[0], (after[2] + after[3]) / 2):
            found += match.span()
    return found
