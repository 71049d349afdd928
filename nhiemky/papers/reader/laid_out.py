"""Tables drawn with spaces in a text file: rows are kept together, so that a number stays beside what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from nhiemky.papers.content import BlockKind
from nhiemky.papers.reader.pieces import CellPlace

_GAP = re.compile(r"\S {3,}(?=\S)|\S\t+(?=\S)")
_ORDINAL = re.compile(r"\s{0,8}(\d{1,3})(?:\s{2,}|\s*$)")
_FARTHEST = 9
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the index of its last line, and its place."""

    last: int
    cell: CellPlace
    kind: BlockKind = BlockKind.CELL

    @property
    def part(self) -> str:
        """Where a person finds it."""
        return f"table {self.cell.table} row {self.cell.row}"


def laid_out_tables(lines: list[str]) -> dict[int, Row]:
    """The rows of every table among the lines (each with its indentation), by the index of their first line."""
    rows: dict[int, Row] = {}
    for table, (first, last) in enumerate(_regions(lines), start=1):
        starts = _row_starts(lines, first, last)
        for row, (start, following) in enumerate(pairwise([*starts, last + 1]), start=1):
            heading = row == 1 and len(starts) > 1
            rows[start] = Row(following - 1, CellPlace(table, row, 1, heading=heading))
    return rows


def _regions(lines: list[str]) -> list[tuple[int, int]]:
    """First and last line of every table: lines with wide gaps, near each other, the lines between them indented."""
    regions: list[tuple[int, int]] = []
    gapped = [index for index, line in enumerate(lines) if _GAP.search(line.rstrip())]
    groups: list[list[int]] = []
    for index in gapped:
        near = groups and index - groups[-1][-1] <= _FARTHEST
        if near and all(_indented(lines[between]) for between in range(groups[-1][-1] + 1, index)):
            groups[-1].append(index)
        else:
            groups.append([index])
    for group in groups:
        if len(group) >= _FEWEST_ROWS and any(re.search(r"\d", lines[index]) for index in group):
            regions.append((group[0], _last_of(lines, group)))
    return regions


def _indented(line: str) -> bool:
    """Whether a line stands inside a table: in a column of its own."""
    return line[:1].isspace()


def _last_of(lines: list[str], group: list[int]) -> int:
    """The last line of a table: short indented lines under its last gap still belong to its last row."""
    widest = max(len(lines[index].rstrip()) for index in group)
    last = group[-1]
    while last + 1 < len(lines) and last - group[-1] < _FARTHEST:
        line = lines[last + 1].rstrip()
        if not _indented(line) or len(line) > 0.7 * widest or line.endswith((".", ":")):
            break
        last += 1
    return last


def _row_starts(lines: list[str], first: int, last: int) -> list[int]:
    """The first line of each row. Numbered rows are found by their numbers, which stand in the middle of their row."""
    numbered = _numbered(lines, first, last)
    if len(numbered) < 2:
        return [first, *(index for index in range(first + 1, last + 1) if _GAP.search(lines[index].rstrip()))]
    starts: list[int] = []
    end = last
    for place, index in reversed(list(enumerate(numbered))):
        lowest = numbered[place - 1] + 1 if place else first
        middle = 2 * index - end
        start = min(range(lowest, index + 1), key=lambda line: (not _begins(lines[line]), abs(line - middle)))
        starts.insert(0, start)
        end = start - 1
    return starts if starts[0] == first else [first, *starts]


def _numbered(lines: list[str], first: int, last: int) -> list[int]:
    """The lines with the rows' numbers: 1, 2, 3 … in order."""
    found: list[int] = []
    for index in range(first, last + 1):
        match = _ORDINAL.match(lines[index])
        if match and int(match[1]) == len(found) + 1:
            found.append(index)
    return found


def _begins(line: str) -> bool:
    """Whether a line may be the first of a row: it begins with a capital letter or a number."""
    text = line.lstrip()
    return bool(text) and (text[0].isupper() or text[0].isdigit())
