"""The walk through a DOCX: paragraphs, tables in tables, text boxes, notes → pieces in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nhiemky.papers.content import BlockKind
from nhiemky.papers.reader.docx.inline import Inline, Segment
from nhiemky.papers.reader.docx.numbering import Numbering
from nhiemky.papers.reader.docx.styles import Look, Styles
from nhiemky.papers.reader.limits import Limits, TooLong, check_length
from nhiemky.papers.reader.markup import Element, child, local, switched_on, value
from nhiemky.papers.reader.pieces import CellPlace, Piece

_CONTENTS = re.compile(r"toc \d|mục lục \d|table of figures", re.IGNORECASE)
_CAPTION = re.compile(r"caption|chú thích", re.IGNORECASE)
_TITLE = re.compile(r"title|tiêu đề", re.IGNORECASE)


@dataclass(slots=True)
class Where:
    """Where the walk is: inside which cell, in which part of the file, how deep."""

    part: str = "body"
    cell: CellPlace | None = None
    apart: bool = False
    depth: int = 0


@dataclass(slots=True)
class Walk:
    """The walk and what it has gathered; `notes` are the footnotes of the file by kind and identifier."""

    styles: Styles
    numbering: Numbering
    inline: Inline
    limits: Limits
    notes: dict[tuple[str, str], Element] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    characters: int = 0
    tables: int = 0
    note_count: int = 0
    foreign: bool = False
    carried: list[Segment] = field(default_factory=list)
    waiting: list[tuple[str, str]] = field(default_factory=list)

    def block(self, element: Element, where: Where) -> None:
        """One child of the body, a cell, a text box or a note."""
        if where.depth > self.limits.depth:
            raise TooLong(what="bảng lồng nhau", limit=self.limits.depth)
        name = local(element)
        if name == "p":
            self._paragraph(element, where)
        elif name == "tbl":
            self._table(element, where)
        elif name in ("sdt", "customXml", "sdtContent", "ins", "moveTo", "smartTag"):
            self._container(element, where)
        elif name == "altChunk":
            self.foreign = True
        if where.cell is None:
            self._read_notes()

    def _container(self, element: Element, where: Where) -> None:
        """A content control: its content; a table of contents is furniture."""
        gallery = value(child(element, "sdtPr", "docPartObj", "docPartGallery")) or ""
        first = len(self.pieces)
        inner = Where(where.part, where.cell, where.apart, where.depth + 1)
        for each in element:
            self.block(each, inner)
        if gallery.lower() == "table of contents":
            for piece in self.pieces[first:]:
                piece.kind = BlockKind.FURNITURE

    def _paragraph(self, element: Element, where: Where) -> None:
        """One paragraph; where its end mark was deleted its text goes to the next one, as Word has it."""
        properties = child(element, "pPr")
        look = self.styles.paragraph(value(child(properties, "pStyle")))
        page = self.inline.page
        contents = self.inline.in_contents() or bool(_CONTENTS.match(look.name))
        segments = self.carried + self.inline.segments(element, look.font or self.styles.default_font, look.bold)
        boxes, self.inline.boxes = self.inline.boxes, []
        self.waiting += self.inline.notes
        self.inline.notes = []
        self.carried = []
        if child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None:
            self.inline.changed = True
            self.carried = segments
        else:
            piece = self._piece(properties, look, segments, where)
            if piece is not None:
                piece.page = page
                piece.kind = BlockKind.FURNITURE if contents else piece.kind
                self._append(piece)
        for box in boxes:
            inner = Where("text box", None, True, where.depth + 1)
            for each in box:
                self.block(each, inner)

    def _piece(self, properties: Element | None, look: Look, segments: list[Segment], where: Where) -> Piece | None:
        """The piece of a paragraph, its printed label before its text; None where it shows nothing."""
        text = self._text(segments)
        label = self._label(properties, look, where)
        if not text.strip():
            return None
        text = f"{label} {text.lstrip()}".strip() if label else text.strip()
        piece = Piece(text, part=where.part, cell=where.cell, apart=where.apart, outline=_outline(properties, look))
        piece.bold = all(segment.bold for segment in segments if segment.text.strip())
        if where.cell is not None:
            piece.kind = BlockKind.CELL
        elif _CAPTION.match(look.name):
            piece.kind = BlockKind.CAPTION
        elif _TITLE.fullmatch(look.name) and not self.title:
            self.title = text
        return piece

    def _append(self, piece: Piece) -> None:
        """Keep a piece, within the ceilings; cells of one row stand side by side."""
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.cell and piece.cell and last.cell.table == piece.cell.table:
            beside = last.cell.row == piece.cell.row and last.cell.column != piece.cell.column
            piece.before = "\t" if beside else "\n"
        self.characters += len(piece.text)
        check_length("ký tự", self.characters, self.limits.characters)
        check_length("khối", len(self.pieces), self.limits.blocks)
        self.pieces.append(piece)

    def _text(self, segments: list[Segment]) -> str:
        """The text of segments, neighbours of one encoding converted together (VNI letters may be cut in two)."""
        joined: list[Segment] = []
        for segment in segments:
            last = joined[-1] if joined else None
            if last and (last.encoding, last.capitals) == (segment.encoding, segment.capitals):
                last.text += segment.text
            else:
                joined.append(Segment(segment.text, segment.encoding, segment.capitals, segment.bold))
        made = [segment.as_unicode() for segment in joined]
        for segment, text in zip(joined, made, strict=True):
            if segment.encoding and text != segment.text and not text.isascii():
                self.inline.encodings.add(segment.encoding.value)
        return "".join(made)

    def _label(self, properties: Element | None, look: Look, where: Where) -> str:
        """The printed number of a paragraph, counted even where it has no text to print."""
        own = child(properties, "numPr")
        number_list = value(child(own, "numId")) or look.number_list
        if not number_list or number_list == "0" or where.apart:
            return ""
        written = value(child(own, "ilvl"))
        style = value(child(properties, "pStyle")) or ""
        bound = self.numbering.level_of_style(number_list, style) if written is None else None
        level = written if written is not None else look.number_level
        place = bound if bound is not None else int(level) if level.isdigit() else 0
        return self.numbering.label(number_list, place).strip()

    def _table(self, element: Element, where: Where) -> None:
        """A table, row by row; a frame of one cell around text is no table."""
        rows = [row for row in _of(element, "tr") if child(row, "trPr", "del") is None]
        cells = [list(_of(row, "tc")) for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:
            self._cell(cells[0][0], Where(where.part, where.cell, where.apart, where.depth + 1))
            return
        self.tables += 1
        table = self.tables
        for number, (row, row_cells) in enumerate(zip(rows, cells, strict=True), start=1):
            heading = switched_on(child(row, "trPr", "tblHeader"))
            column = 1 + _count(child(row, "trPr", "gridBefore"), 0)
            for cell in row_cells:
                span = _count(child(cell, "tcPr", "gridSpan"), 1)
                if not _is_covered(cell):
                    place = CellPlace(table, number, column, span, heading)
                    part = f"table {table} row {number} column {column}"
                    self._cell(cell, Where(part, place, where.apart, where.depth + 1))
                column += span
        if where.cell is None:
            self._read_notes()

    def _cell(self, cell: Element, where: Where) -> None:
        """The blocks of a cell."""
        for each in cell:
            self.block(each, where)

    def _read_notes(self) -> None:
        """The footnotes that the block before referred to."""
        waiting, self.waiting = self.waiting, []
        for kind, identifier in waiting:
            element = self.notes.pop((kind, identifier), None)
            if element is None:
                continue
            self.note_count += 1
            for each in element:
                self.block(each, Where(f"{kind} {self.note_count}", None, True, 1))

    def finish(self) -> None:
        """Text whose paragraph mark was deleted at the very end still counts."""
        if self.carried:
            text = self._text(self.carried).strip()
            self.carried = []
            if text:
                self._append(Piece(text))


def _of(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also inside content controls; deleted ones are left out."""
    for each in element:
        if local(each) == name:
            if child(each, "tcPr", "cellDel") is None:
                yield each
        elif local(each) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _of(each, name)


def _is_covered(cell: Element) -> bool:
    """Whether a cell only continues a merged one above or beside it."""
    for merged in ("vMerge", "hMerge"):
        mark = child(cell, "tcPr", merged)
        if mark is not None and value(mark) in (None, "continue"):
            return True
    return False


def _count(element: Element | None, otherwise: int) -> int:
    """A small count of the file."""
    text = value(element) or ""
    return min(int(text), 1000) if text.isdigit() else otherwise


def _outline(properties: Element | None, look: Look) -> int:
    """The heading level of a paragraph, by itself or by its style; 0 for body text."""
    own = value(child(properties, "outlineLvl"))
    if own is not None:
        return int(own) + 1 if own.isdigit() and int(own) < 9 else 0
    return look.outline


def note_elements(roots: Iterable[tuple[str, Element | None]]) -> dict[tuple[str, str], Element]:
    """The footnotes and endnotes of a file by kind and identifier; separators are none."""
    found: dict[tuple[str, str], Element] = {}
    for kind, root in roots:
        for element in root if root is not None else ():
            if local(element) == kind and value(element, "type") in (None, "normal"):
                found[kind, value(element, "id") or ""] = element
    return found
