"""What the rows of a table say: results beside their targets, targets to reach, tasks with who leads and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nhiemky.papers.findings.alphabet import even
from nhiemky.papers.findings.grammar.assignments import last_day
from nhiemky.papers.findings.grammar.comparators import compare_text, direction, frequency
from nhiemky.papers.findings.grammar.grids import Grid, GridCell
from nhiemky.papers.findings.model import Op, Result, Target, Task
from nhiemky.papers.findings.sentences import Document, Place
from nhiemky.rules.text import Quantity, find_dates, find_numbers

_RESULT = re.compile(r"kết quả|thực hiện được|đạt được|thực hiện (?:năm|quý|tháng|\d)|ước (?:thực hiện|đạt)|đã đạt")
_TARGET = re.compile(r"chỉ tiêu|kế hoạch|mục tiêu|phấn đấu|nghị quyết|giao|đến năm|năm 20\d\d|cả năm")
_NAME = re.compile(r"nội dung|tên|chỉ tiêu|nhiệm vụ|công việc|hoạt động|phần việc|tiêu chí|lĩnh vực")
_WORK = re.compile(r"nội dung|nhiệm vụ|công việc|hoạt động|phần việc|việc")
_LEAD = re.compile(r"chủ trì|phụ trách|thực hiện|phân công|chịu trách nhiệm|đơn vị|cơ quan|người")
_JOIN = re.compile(r"phối hợp|tham gia")
_TIME = re.compile(r"thời gian|thời hạn|tiến độ|hoàn thành|ngày|hạn")
_UNIT = re.compile(r"đvt|đơn vị tính")
_SLASHED = re.compile(r"(?<![\d.,])(\d[\d.,]*\s?%?)\s?/\s?(\d[\d.,]*)(?:\s?(%))?")
_COUNTED = re.compile(r" ((?!trở lên)[^\W\d]+(?: [^\W\d]+){0,2})$")


def _quote(document: Document, start: int, end: int) -> Place:
    """The quote and span of a piece of `paper.text`."""
    return Place(quote=document.paper.text[start:end], start=start, end=end)


class Columns:
    """The roles of a grid's columns, by their headings; None where a grid has no such column."""

    def __init__(self, headings: Sequence[str]) -> None:
        """Read the headings (small letters) from left to right."""
        self.unit = _first(headings, _UNIT)
        self.result = _first(headings, _RESULT, self.unit)
        self.time = _first(headings, _TIME, self.result)
        self.join = _first(headings, _JOIN)
        self.lead = _first(headings, _LEAD, self.result, self.time, self.join, self.unit)
        self.name = _first(headings, _NAME, self.result, self.lead, self.time, self.join)
        self.target = _first(headings, _TARGET, self.result, self.name, self.lead, self.time)
        self.work = _first(headings, _WORK, self.result, self.lead, self.time, self.join)

    @property
    def tells_results(self) -> bool:
        """Whether rows give what was reached."""
        return self.result is not None and self.name is not None

    @property
    def tells_targets(self) -> bool:
        """Whether rows give what is to be reached."""
        return self.result is None and self.name is not None and self.target is not None

    @property
    def tells_tasks(self) -> bool:
        """Whether rows give work to be done."""
        return self.result is None and self.work is not None and (self.lead is not None or self.time is not None)


def _first(headings: Sequence[str], pattern: re.Pattern[str], *taken: int | None) -> int | None:
    """The first column whose heading fits and that has no other role."""
    return next((at for at, heading in enumerate(headings) if at not in taken and pattern.search(heading)), None)


def table_results(document: Document, grid: Grid) -> Iterator[Result]:
    """One result per number in the column of results."""
    columns = Columns(grid.headings)
    if not columns.tells_results or columns.result is None or columns.name is None:
        return
    for row in grid.rows:
        if columns.result >= len(row) or not row[columns.result].text:
            continue
        cell, name = row[columns.result], row[columns.name]
        target = row[columns.target] if columns.target is not None and columns.target < len(row) else name
        for value, of, unit in _values(cell.text, target.text):
            yield Result(**_beside(document, target, cell), indicator=name.text, value=value, of=of, unit=unit)


def _values(text: str, target: str) -> Iterator[tuple[Decimal, Decimal | None, str | None]]:
    """The numbers of a result's cell: "617/8" under two targets are two results, under one it is a part of a whole."""
    slashed = _SLASHED.search(text)
    wanted = len([quantity for quantity in find_numbers(target) if quantity.value_max is None])
    if slashed and wanted > 1:
        percent = "%" if "%" in text else None
        for figure in slashed.group(1, 2):
            for quantity in find_numbers(figure.strip(" %")):
                yield quantity.value, None, percent
        return
    for quantity in find_numbers(text):
        yield quantity.value, quantity.of, _unit_in(text, quantity)


def _unit_in(text: str, quantity: Quantity) -> str | None:
    """The unit of a number in its cell: a measure, else the few words after it ("14 đồng chí")."""
    counted = _COUNTED.match(text, quantity.end)
    return quantity.unit or (counted[1] if counted else None)


def _beside(document: Document, target: GridCell, cell: GridCell) -> Place:
    """The quote of a result: its cell, with the target's piece on the same line where the text runs so."""
    start, end = cell.pieces[0]
    text = document.paper.text
    before = [span for span in target.pieces if span[1] <= start and "\n" not in text[span[0] : start]]
    return _quote(document, before[-1][0] if before else start, end)


def table_targets(document: Document, grid: Grid) -> Iterator[Target]:
    """One target per row: the first number of the column of targets."""
    columns = Columns(grid.headings)
    if not columns.tells_targets or columns.tells_tasks or columns.name is None or columns.target is None:
        return
    for row in grid.rows:
        if max(columns.name, columns.target) >= len(row) or not row[columns.target].pieces:
            continue
        name, cell = row[columns.name], row[columns.target]
        quantity = next(iter(find_numbers(cell.text)), None)
        if quantity is not None and name.text:
            yield _target(document, name, cell, quantity, _unit(row, columns, cell.text, quantity))


def _unit(row: Sequence[GridCell], columns: Columns, text: str, quantity: Quantity) -> str | None:
    """The unit beside the number, else in the column of units."""
    own = _unit_in(text, quantity)
    if own or columns.unit is None or columns.unit >= len(row):
        return own
    return row[columns.unit].text or None


def _target(document: Document, name: GridCell, cell: GridCell, quantity: Quantity, unit: str | None) -> Target:
    op = compare_text(cell.text, quantity)
    words = tuple(f"{name.text} {cell.text}".lower().split())
    start, end = cell.pieces[0]
    before = [span for span in name.pieces if span[1] <= start]
    between = document.paper.text[before[0][0] : end] if before else ""
    whole = before and len(between) <= len(name.text) + len(cell.text) + 24
    return Target(
        **_quote(document, before[0][0] if whole else start, end),
        indicator=name.text,
        op=Op.RANGE if quantity.value_max is not None else op,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=unit,
        frequency=frequency(words),
        direction=direction(words, op),
    )


def table_tasks(document: Document, grid: Grid) -> Iterator[Task]:
    """One task per row, with the assignee and the deadline of its columns."""
    columns = Columns(grid.headings)
    if not columns.tells_tasks or columns.work is None:
        return
    for row in grid.rows:
        if columns.work >= len(row) or len(row[columns.work].text.split()) < 2 or _groups(row, columns):
            continue
        start, end = _widest(document, row[columns.work])
        yield Task(
            **_quote(document, start, end),
            assignee=_text(row, columns.lead),
            joins=_names(_text(row, columns.join) or ""),
            deadline=next((last_day(date) for date in reversed(find_dates(_text(row, columns.time) or ""))), None),
        )


def _groups(row: Sequence[GridCell], columns: Columns) -> bool:
    """Whether a row only names the group of the rows below it: nothing but its name."""
    others = [cell.text for at, cell in enumerate(row) if at != columns.work]
    return not any(len(text) > 4 for text in others) and not any(text.strip(".)").isdigit() for text in others)


def _widest(document: Document, cell: GridCell) -> tuple[int, int]:
    """The whole cell where it stands in one piece, else its longest line."""
    start, end = cell.pieces[0][0], cell.pieces[-1][1]
    if " ".join(even(document.paper.text[start:end]).split()) == cell.text:
        return start, end
    return max(cell.pieces, key=lambda span: span[1] - span[0])


def _text(row: Sequence[GridCell], column: int | None) -> str | None:
    """The text of a row's cell, None where it has none."""
    return row[column].text or None if column is not None and column < len(row) else None


def _names(text: str) -> tuple[str, ...]:
    """The bodies named in a cell, parted by commas, semicolons or "và"."""
    return tuple(name.strip() for name in re.split(r"[,;]|\bvà\b", text) if name.strip())
