"""Lines that stand in ruled cells → cells in rows and columns; a table that goes on over a page stays one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nhiemky.papers.content import BlockKind
from nhiemky.papers.reader.labels import label_of
from nhiemky.papers.reader.pdf.grid import Box
from nhiemky.papers.reader.pdf.lines import Line
from nhiemky.papers.reader.pieces import CellPlace, Piece

_PADDING = 0.2


@dataclass(slots=True)
class Tables:
    """The tables of a document as they come; the last one may go on."""

    number: int = 0
    rows: int = 0
    columns: list[float] = field(default_factory=list)
    heading: list[str] = field(default_factory=list)

    def pieces(self, lines: Sequence[Line]) -> list[Piece]:
        """The cells of lines that follow each other without text between, all of them ruled in."""
        made: list[Piece] = []
        for page in sorted({line.page for line in lines}):
            made += self._page([line for line in lines if line.page == page], first=not made)
        return made

    def _page(self, lines: list[Line], *, first: bool) -> list[Piece]:
        """The cells on one page."""
        cells: dict[Box, list[Line]] = {}
        for line in lines:
            if line.cell is not None:
                cells.setdefault(line.cell, []).append(line)
        lefts = sorted({box.left for box in cells})
        tops = sorted({box.top for box in cells}, reverse=True)
        top_row = [
            " ".join(line.text for line in cells[box]) for box in sorted(cells, key=_order) if box.top == tops[0]
        ]
        if first or lefts != self.columns:
            self.number += 1
            self.rows = 0
            self.heading = top_row
        elif top_row == self.heading:  # printed again at the head of the page
            cells = {box: cell for box, cell in cells.items() if box.top != tops[0]}
            tops = tops[1:]
        made: list[Piece] = []
        for box in sorted(cells, key=_order):
            span = sum(box.left <= left < box.right for left in lefts)
            place = CellPlace(self.number, self.rows + tops.index(box.top) + 1, lefts.index(box.left) + 1, max(span, 1))
            made += _cell(cells[box], place, made[-1] if made else None)
        self.rows += len(tops)
        self.columns = lefts
        return made


def _order(box: Box) -> tuple[float, float]:
    """Cells row by row, from the left."""
    return -box.top, box.left


def _cell(lines: list[Line], place: CellPlace, before: Piece | None) -> list[Piece]:
    """The paragraphs of one cell: a new one at a label, or after a full stop on a line that is not full."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        label = label_of(line.text)
        begins = last is None or (label is not None and label.sure)
        if last is not None and last.cell is not None and last.text.endswith((".", ";", ":")):
            begins = begins or last.right < last.cell.right - _PADDING * (last.cell.right - last.cell.left)
        if begins:
            groups.append([line])
        else:
            groups[-1].append(line)
    made = []
    for group in groups:
        piece = Piece(" ".join(line.text for line in group), BlockKind.CELL, page=group[0].page, cell=place)
        piece.part = f"table {place.table} row {place.row} column {place.column}"
        piece.bold = all(line.bold for line in group)
        last_cell = before.cell if before else None
        beside = last_cell is not None and last_cell.row == place.row and last_cell.column != place.column
        piece.before = "\t" if beside else "\n"
        made.append(piece)
        before = piece
    return made
