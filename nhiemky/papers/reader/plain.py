"""TXT → pieces: the text stays as found; lines that were only wrapped stand together in one piece."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from nhiemky.papers.reader.day_lines import is_day_line
from nhiemky.papers.reader.decoding import decode
from nhiemky.papers.reader.furniture import is_byline, is_furniture
from nhiemky.papers.reader.labels import Rank, is_range, label_of, numbered_on
from nhiemky.papers.reader.laid_out import laid_out_tables
from nhiemky.papers.reader.limits import Limits, check_length
from nhiemky.papers.reader.pieces import Draft, Piece, Progress

_WIDEST_WRAPPED = 130
_FULL = 0.82
_FEWEST_LINES = 5
_TERMINAL = re.compile(r"[.!?…:;][\"”’')\]]*\s*$")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: its span without white space around it, its indentation, its page, its kind."""

    start: int
    end: int
    indent: int
    page: int
    blank_before: bool
    text: str
    labelled: bool
    furniture: bool


def read_plain(content: bytes, limits: Limits, progress: Progress) -> Draft:
    """The pieces of a text file; raises UnknownKind where it is no text, TooLong above the ceilings."""
    decoded = decode(content)
    check_length("ký tự", len(decoded.text), limits.characters)
    lines = _lines(decoded.text)
    check_length("dòng", len(lines), limits.blocks)
    progress(1, 2)
    pieces, tail = _pieces(decoded.text, lines)
    progress(2, 2)
    pages = lines[-1].page if lines and lines[-1].page > 1 else None
    if pages is None:
        for piece in pieces:
            piece.page = None
    return Draft(
        pieces,
        tail,
        legacy_encoding=decoded.legacy_encoding,
        pages=pages,
        from_page=True,
        warnings=list(decoded.warnings),
    )


def _lines(text: str) -> list[Line]:
    """The lines that hold something; a form feed begins a new page."""
    found: list[Line] = []
    start, page, blank, last = 0, 1, False, 0
    for raw in text.split("\n"):
        page += raw.count("\f")
        stripped = raw.strip()
        if stripped:
            begin = start + raw.index(stripped[0])
            indent = len(raw.expandtabs(8)) - len(raw.expandtabs(8).lstrip())
            label = label_of(stripped) or numbered_on(stripped, last)
            last = label.value if label is not None and label.rank == Rank.NUMBER else last
            furniture = label is None and is_furniture(stripped)
            found.append(
                Line(begin, begin + len(stripped), indent, page, blank, stripped, label is not None, furniture)
            )
        blank = not stripped
        start += len(raw) + 1
    return found


def _pieces(text: str, lines: list[Line]) -> tuple[list[Piece], str]:
    """Lines joined into pieces, in order, with what stands between them; and the text after the last."""
    tables = laid_out_tables([text[_line_start(text, line.start) : line.end] for line in lines])
    width = _wrapped_width(lines)
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(lines):
        last = tables[index].last if index in tables else index
        while index not in tables and last + 1 < len(lines) and last + 1 not in tables:
            if not _goes_on(lines[last], lines[last + 1], width, _joined_length(lines, index, last)):
                break
            last += 1
        spans.append((index, last))
        index = last + 1
    pieces, reached = [], 0
    for first, last in spans:
        start, end = lines[first].start, lines[last].end
        piece = Piece(text[start:end], before=text[reached:start], page=lines[first].page)
        if first in tables:
            piece.kind, piece.cell, piece.part = tables[first].kind, tables[first].cell, tables[first].part
        pieces.append(piece)
        reached = end
    return pieces, text[reached:]


def _line_start(text: str, place: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, place) + 1


def _joined_length(lines: list[Line], first: int, last: int) -> int:
    """How many characters the piece has so far."""
    return lines[last].end - lines[first].start


def _wrapped_width(lines: list[Line]) -> int:
    """The width at which the file's lines were wrapped; 0 where each line is a paragraph of its own.

    Wrapped lines break in the middle of sentences: several of them go on in small letters.
    """
    lengths = sorted(line.indent + len(line.text) for line in lines)
    if len(lengths) < _FEWEST_LINES or lengths[-1] > _WIDEST_WRAPPED * 1.5:
        return 0
    width = lengths[int(0.95 * (len(lengths) - 1))]
    broken = sum(
        line.indent + len(line.text) >= _FULL * width and not _TERMINAL.search(line.text) and after.text[0].islower()
        for line, after in pairwise(lines)
        if not after.blank_before
    )
    return width if 40 <= width <= _WIDEST_WRAPPED and broken >= max(2, 0.05 * len(lengths)) else 0


_LONGEST_PIECE = 20_000


def _goes_on(line: Line, following: Line, width: int, length: int) -> bool:
    """Whether the next line only goes on with the sentence or paragraph of this one."""
    if length > _LONGEST_PIECE or following.furniture or line.furniture:
        return False
    if following.labelled:
        return not following.blank_before and is_range(line.text, following.text)
    begins_small = following.text[0].islower()
    open_ended = not _TERMINAL.search(line.text)
    if following.blank_before:
        return begins_small and line.text.endswith(",") and not is_day_line(line.text)
    if begins_small and open_ended:
        return not is_byline(line.text) or len(line.text.split()) == 1  # "Hội" of "Hội / liên hiệp phụ nữ"
    if not width or line.text.endswith(":"):
        return False
    first_word = _WORD.match(following.text)
    room = width - line.indent - len(line.text)
    full = room < (len(first_word.group()) if first_word else 0) + 1 or room <= (1 - _FULL) * width * 0.5
    indented = following.indent > line.indent + 1
    return full and not (indented and not open_ended)
