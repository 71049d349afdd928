"""The blocks of a page, in reading order: paragraphs, list items with their printed labels, captions, cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from nhiemky.papers.content import BlockKind
from nhiemky.papers.reader.docx.inline import encoding_of
from nhiemky.papers.reader.docx.numbering import in_form
from nhiemky.papers.reader.legacy import Encoding, converted
from nhiemky.papers.reader.legacy.recognition import has_unicode_vietnamese
from nhiemky.papers.reader.limits import TooLong
from nhiemky.papers.reader.markup import Element, local, text_of, words
from nhiemky.papers.reader.pieces import CellPlace, Piece

_INLINE = words("""
a abbr acronym b bdi bdo big cite code dfn em font i img ins kbd label mark q s samp small span strike strong
sub sup time tt u var wbr picture source nobr
""")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong", "th", *_HEADINGS))
_CAPTION_WORDS = (
    "caption",
    "chuthich",
    "chu-thich",
    "chu_thich",
    "photo-desc",
    "image-desc",
    "img-desc",
    "pic-note",
    "imagenote",
)
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_LONGEST_CAPTION = 300
_LAYOUT_CELL = 600
_DEEPEST = 400
_WIDEST = 1_000
_NOWHERE = "nowhere"


@dataclass(slots=True)
class Run:
    """Text of one line with what stood around it."""

    text: str
    bold: bool
    linked: bool
    element: Element


@dataclass(slots=True)
class Made:
    """A block on its way: its piece, how much of it is link text, and the element that it came from."""

    piece: Piece
    linked: float
    element: Element


@dataclass(slots=True)
class Blocks:
    """The walk through a page."""

    made: list[Made] = field(default_factory=list)
    tables: int = 0
    encodings: set[str] = field(default_factory=set)
    _line: list[Run] = field(default_factory=list)
    _after_picture: bool = False

    def read(self, root: Element) -> list[Made]:
        """All blocks under an element."""
        self._walk(root, "", "", 0)
        self._end_line("", _NOWHERE)
        return self.made

    def _walk(self, element: Element, kind: str, font: str, depth: int) -> None:
        """An element and what is in it. `kind` is the block around: "", a heading's name, "caption"."""
        if depth > _DEEPEST:
            raise TooLong(what="phần tử lồng nhau", limit=_DEEPEST)
        name = local(element)
        font = _font(element) or font
        if name == "table" and not _is_layout(element):
            self._end_line(kind, font)
            self._table(element)
            return
        block = name not in _INLINE and name != "br"
        if block:
            self._end_line(kind, font)
            kind = name if name in _HEADINGS else "caption" if _is_caption(element) else kind
        self._after_picture = self._after_picture or name == "img"
        if name == "li":
            self._line.append(Run(f"{_list_label(element)} ", bold=False, linked=False, element=element))
        self._text(element.text, element, font)
        for each in element:
            if local(each) == "br":
                self._end_line(kind, font)
            elif local(each):
                self._walk(each, kind, font, depth + 1)
            self._text(each.tail, element, font)
        if block:
            self._end_line(kind, font)

    def _text(self, text: str | None, element: Element, font: str) -> None:
        """Text of the line at hand, as Unicode."""
        if not text:
            return
        encoding, capitals = encoding_of(font)
        if encoding is not None and not has_unicode_vietnamese(text) and not text.isascii():
            self.encodings.add(encoding.value)
            text = converted(text, encoding)
        if capitals and encoding is Encoding.TCVN3:
            text = text.upper()
        self._line.append(Run(text, _is_bold(element), _is_linked(element), element))

    def _end_line(self, kind: str, font: str) -> None:
        """The line at hand becomes a block, where it says anything."""
        del font
        runs, self._line = self._line, []
        text = " ".join("".join(run.text for run in runs).split())
        if not any(map(str.isalnum, text)):
            return
        said = [run for run in runs if run.text.strip()]
        whole = sum(len(run.text.strip()) for run in said)
        linked = sum(len(run.text.strip()) for run in said if run.linked) / whole
        piece = Piece(text, bold=all(run.bold for run in said))
        piece.outline = _HEADINGS.get(kind, 0)
        beside_picture = self._after_picture and len(text) <= _LONGEST_CAPTION and text[-1:] != ":"
        if kind == "caption" or (beside_picture and _stands_under_picture(said[0].element)):
            piece.kind = BlockKind.CAPTION
        self._after_picture = False
        self.made.append(Made(piece, linked, said[0].element))

    def _table(self, table: Element) -> None:
        """A table of data: its cells, merged ones counted where they stand."""
        self.tables += 1
        covered_to: dict[int, int] = {}  # column → last row that a cell from above covers
        for row_number, row in enumerate(_rows(table), start=1):
            column = 1
            for cell in row:
                if local(cell) not in ("td", "th"):
                    continue
                while column < _WIDEST and covered_to.get(column, 0) >= row_number:
                    column += 1
                width, height = _span(cell, "colspan"), _span(cell, "rowspan")
                if height > 1:
                    covered_to |= dict.fromkeys(range(column, column + width), row_number + height - 1)
                self._cell(cell, CellPlace(self.tables, row_number, column, width, local(cell) == "th"))
                column += width

    def _cell(self, cell: Element, place: CellPlace) -> None:
        """The blocks of one cell."""
        inner = Blocks(tables=self.tables)
        part = f"table {place.table} row {place.row} column {place.column}"
        for made in inner.read(cell):
            piece = made.piece
            last = self.made[-1].piece.cell if self.made else None
            beside = (
                last is not None and (last.table, last.row) == (place.table, place.row) and last.column != place.column
            )
            if piece.cell is None:
                piece.kind, piece.cell, piece.part = BlockKind.CELL, place, part
            piece.before = "\t" if beside else "\n"
            self.made.append(made)
        self.encodings |= inner.encodings
        self.tables = inner.tables


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, not those of tables inside it."""
    for each in table:
        if local(each) == "tr":
            yield each
        elif local(each) in ("tbody", "thead", "tfoot"):
            yield from (row for row in each if local(row) == "tr")


def _span(cell: Element, name: str) -> int:
    """How many columns or rows a cell covers."""
    text = (cell.get(name) or "").strip()
    return max(1, min(int(text), 200)) if text.isdigit() and text.isascii() else 1


def _is_layout(table: Element) -> bool:
    """Whether a table only arranges the page: one column, long texts, pictures, or further tables."""
    rows = list(_rows(table))
    widest = max((sum(local(cell) in ("td", "th") for cell in row) for row in rows), default=0)
    if widest < 2 or len(rows) < 1 or table.get("role") == "presentation":
        return True
    if next(table.iter("img"), None) is not None or any(each is not table for each in table.iter("table")):
        return True
    return any(len(text_of(cell)) > _LAYOUT_CELL and len(rows) < 3 for row in rows for cell in row)


def _is_caption(element: Element) -> bool:
    """Whether an element is the caption of a picture by its name."""
    name = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return local(element) in ("figcaption", "caption") or any(word in name for word in _CAPTION_WORDS)


def _stands_under_picture(element: Element) -> bool:
    """Whether text right after a picture is set as its caption: slanted, centred or small."""
    for each in (element, *element.iterancestors()):
        style = (each.get("style") or "").replace(" ", "").lower()
        slanted = local(each) in ("em", "i", "figure", "center") or "italic" in style
        if slanted or "text-align:center" in style or each.get("align") == "center":
            return True
        if local(each) not in _INLINE and local(each) not in ("p", "div", "td"):
            return False
        if local(each) in ("p", "div", "td"):
            return False
    return False


def _is_bold(element: Element) -> bool:
    """Whether text right inside an element is bold."""
    for each in (element, *element.iterancestors()):
        style = (each.get("style") or "").replace(" ", "").lower()
        if local(each) in _BOLD or "font-weight:bold" in style or "font-weight:700" in style:
            return True
        if local(each) not in _INLINE:
            return False
    return False


def _is_linked(element: Element) -> bool:
    """Whether text right inside an element leads elsewhere."""
    return any(local(each) == "a" and each.get("href") for each in (element, *element.iterancestors("a")))


def _font(element: Element) -> str:
    """The font that an element names itself, "" where it names none."""
    if local(element) == "font" and element.get("face"):
        return (element.get("face") or "").split(",")[0].strip("'\" ")
    style = element.get("style") or ""
    _, found, rest = style.partition("font-family:")
    return rest.split(";")[0].split(",")[0].strip("'\" ") if found else ""


def _list_label(item: Element) -> str:
    """The label that a browser prints before a list item."""
    parent = item.getparent()
    if parent is None or local(parent) != "ol":
        return "•"
    before = sum(local(each) == "li" for each in item.itersiblings(preceding=True))
    start = parent.get("start") or "1"
    number = (int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1) + before
    own = item.get("value") or ""
    number = int(own) if own.isascii() and own.isdigit() and len(own) < 5 else number
    return f"{in_form(number, _FORMS.get(parent.get('type') or '1', 'decimal'))}."
