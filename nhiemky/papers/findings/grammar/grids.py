"""Tables as grids: rows of cells with their columns' headings, however the source drew them.

A format with real tables gives one block per cell. A text file draws its tables with spaces (the columns are then
found where no line of the table has a letter), or lists one cell per line under the headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhiemky.papers.content import Block, BlockKind
from nhiemky.papers.findings.alphabet import even
from nhiemky.papers.findings.sentences import Document

_PART = re.compile(r"table (\d+) row (\d+)(?: column (\d+))?")
_ORDINAL = re.compile(r"\d{1,3}[.)]?")
_NARROWEST_GAP = 2
_LONGEST_HEADING = 60
_FEWEST_HEADINGS = 3
_HEADING = re.compile(
    r"(?:tt|stt|số tt|nội dung.*|nhiệm vụ.*|công việc.*|tên .*|chỉ tiêu.*|hoạt động.*|chủ trì.*|phối hợp.*|phụ trách.*"
    r"|(?:đơn vị|cơ quan|người|bộ phận|cá nhân).*|thời gian.*|thời hạn.*|tiến độ.*|kết quả.*|sản phẩm.*|ghi chú"
    r"|đánh giá|kế hoạch.*|đvt|ước .*)"
)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: the spans of its pieces in `paper.text` (one per line where a table is drawn), its words as one line."""

    pieces: tuple[tuple[int, int], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its headings in small letters, its rows, and the indexes of the document's blocks that it covers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    blocks: frozenset[int]


def grids(document: Document) -> tuple[Grid, ...]:
    """Every table of the document, in order."""
    by_table: dict[int, list[tuple[int, int, int | None]]] = {}
    for index, block in enumerate(document.blocks):
        match = _PART.fullmatch(block.place.part) if block.place and block.kind is BlockKind.CELL else None
        if match:
            by_table.setdefault(int(match[1]), []).append((int(match[2]), index, int(match[3]) if match[3] else None))
    drawn = [
        _celled(document, cells) if all(column for _, _, column in cells) else _ruled(document, cells)
        for cells in by_table.values()
    ]
    return tuple(grid for grid in (*drawn, *_stacked(document)) if grid is not None and grid.rows)


def _celled(document: Document, cells: Sequence[tuple[int, int, int | None]]) -> Grid | None:
    """A table with a block per cell."""
    rows: dict[int, dict[int, list[int]]] = {}
    for row, index, column in cells:
        rows.setdefault(row, {}).setdefault(column or 1, []).append(index)
    columns = sorted({column for row in rows.values() for column in row})
    made = [tuple(_of_blocks(document, row.get(column, ())) for column in columns) for _, row in sorted(rows.items())]
    return _headed(made, frozenset(index for _, index, _ in cells))


def _of_blocks(document: Document, indexes: Sequence[int]) -> GridCell:
    """The cell of the blocks that stand in it."""
    spans = [_span(document.blocks[index]) for index in indexes]
    return _cell(document, spans)


def _cell(document: Document, spans: Sequence[tuple[int, int]]) -> GridCell:
    words = " ".join(even(document.paper.text[start:end]) for start, end in spans).split()
    return GridCell(tuple(spans), " ".join(words))


def _headed(rows: Sequence[tuple[GridCell, ...]], blocks: frozenset[int]) -> Grid | None:
    """A grid whose headings are its first row, or its first two where the first only groups columns."""
    if len(rows) < 2:
        return None
    headings = tuple(cell.text.lower() for cell in rows[0])
    rest = rows[1:]
    if len(rest) > 1 and not any(re.search(r"\d", cell.text) for cell in rest[0]) and _are_headings(rest[0]):
        headings = tuple(f"{first} {cell.text.lower()}".strip() for first, cell in zip(headings, rest[0], strict=False))
        rest = rest[1:]
    return Grid(headings, tuple(rest), blocks)


def _are_headings(row: Sequence[GridCell]) -> bool:
    """Whether most cells of a row are names of columns."""
    named = [cell for cell in row if cell.text]
    return bool(named) and sum(bool(_HEADING.fullmatch(cell.text.lower())) for cell in named) * 2 > len(named)


def _span(block: Block) -> tuple[int, int]:
    return (block.place.start, block.place.end) if block.place else (0, 0)


def _ruled(document: Document, cells: Sequence[tuple[int, int, int | None]]) -> Grid | None:
    """A table drawn with spaces: a block per row, columns where no line has a letter."""
    rows = [list(_lines(document.paper.text, *_span(document.blocks[index]))) for _, index, _ in sorted(cells)]
    lines = [line for row in rows for line in row]
    columns = _columns([document.paper.text[start:end] for start, end in lines])
    if len(columns) < 2:
        return None
    made = [tuple(_in_column(document, row, *column) for column in columns) for row in rows]
    return _headed(made, frozenset(index for _, index, _ in cells))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the lines of a piece, the first from its line's own beginning."""
    begin = text.rfind("\n", 0, start) + 1
    while begin < end:
        stop = text.find("\n", begin, end)
        stop = end if stop < 0 else stop
        if text[begin:stop].strip():
            yield begin, stop
        begin = stop + 1


def _columns(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of letter places that some line fills, parted by at least two that none does."""
    width = max((len(line) for line in lines), default=0)
    filled = [False] * width
    for line in lines:
        for place, letter in enumerate(line):
            filled[place] = filled[place] or not letter.isspace()
    columns: list[tuple[int, int]] = []
    gap = _NARROWEST_GAP
    for place, full in enumerate(filled):
        if not full:
            gap += 1
        elif gap >= _NARROWEST_GAP or not columns:
            columns.append((place, place + 1))
            gap = 0
        else:
            columns[-1] = (columns[-1][0], place + 1)
            gap = 0
    return columns


def _in_column(document: Document, lines: Sequence[tuple[int, int]], left: int, right: int) -> GridCell:
    """What stands between two letter places of a row's lines."""
    spans = []
    for start, end in lines:
        first, last = min(start + left, end), min(start + right, end)
        piece = document.paper.text[first:last]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            spans.append((first + lead, first + len(piece.rstrip())))
    return _cell(document, spans)


def _stacked(document: Document) -> Iterator[Grid]:
    """Tables listed one cell per line: at least three headings under each other, then rows that begin with 1, 2, 3."""
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        count = 0
        while index + count < len(blocks) and _heads_column(blocks[index + count]):
            count += 1
        if count < _FEWEST_HEADINGS:
            index += max(1, count)
            continue
        grid = _stacked_rows(document, index, count)
        if grid is not None:
            yield grid
        index = max(grid.blocks) + 1 if grid else index + count


def _heads_column(block: Block) -> bool:
    """Whether a block is a short line that names a column."""
    text = " ".join(block.text.split()).lower()
    return block.kind is not BlockKind.CELL and len(text) <= _LONGEST_HEADING and _HEADING.fullmatch(text) is not None


def _stacked_rows(document: Document, first: int, columns: int) -> Grid | None:
    """The rows under stacked headings; a row has as many lines as there are headings."""
    headings = tuple(" ".join(block.text.split()).lower() for block in document.blocks[first : first + columns])
    rows: list[tuple[GridCell, ...]] = []
    place = first + columns
    while place < len(document.blocks):
        number, lines = _ordinal_before(document, place)
        lines += columns
        if number != len(rows) + 1 or place + lines > len(document.blocks):
            break
        cells = [_of_blocks(document, (index,)) for index in range(place, place + lines)]
        rows.append(tuple(cells if lines == columns else (GridCell((), str(number)), *cells)))
        place += lines
    return Grid(headings, tuple(rows), frozenset(range(first, place))) if rows else None


def _ordinal_before(document: Document, index: int) -> tuple[int | None, int]:
    """The number that begins a row at a block, and how many lines the row has less for it: the number may stand alone
    in a line that was taken for a page's number.
    """
    number = _ORDINAL.fullmatch(document.blocks[index].text.strip())
    if number is not None:
        return int(re.sub(r"\D", "", number.group())), 0
    start, _ = _span(document.blocks[index])
    _, end = _span(document.blocks[index - 1])
    aside = document.paper.text[end:start].strip()
    return (int(re.sub(r"\D", "", aside)), -1) if _ORDINAL.fullmatch(aside) else (None, 0)
