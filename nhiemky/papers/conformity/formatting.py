"""A DOCX as lines with the formatting that they really have: styles, their bases, defaults and direct formatting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from nhiemky.papers.conformity.parts import Element, attribute, child, number, tag

# What a property of letters or of a paragraph may come from, for a person to know where to mend it.
DIRECT, DEFAULTS = "ghi trực tiếp", "mặc định của tệp"


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a run: font, points, style, colour; `source` says where the font was given."""

    font: str = ""
    size: Decimal = Decimal(10)
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = "auto"
    source: str = DEFAULTS


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of a paragraph: alignment, points before, after, indented, line rule and line (points or 240ths)."""

    align: str = "left"
    before: Decimal = Decimal(0)
    after: Decimal = Decimal(0)
    left: Decimal = Decimal(0)
    right: Decimal = Decimal(0)
    first_line: Decimal = Decimal(0)
    line_rule: str = "auto"
    line: Decimal = Decimal(240)
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run's text with its letters."""

    text: str
    letters: Letters


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its text and pieces, its shape, and where it stands.

    `cell` is (table, row, column) counted from 1 in the body, None outside tables; `room` the points that its cell
    gives; `drawn` whether it holds a drawing (offices draw the lines of the form as shapes).
    """

    index: int
    text: str
    pieces: tuple[Piece, ...]
    layout: Layout
    section: int
    cell: tuple[int, int, int] | None = None
    room: Decimal | None = None
    drawn: bool = False

    @property
    def letters(self) -> Letters:
        """The letters of its first words."""
        return next((piece.letters for piece in self.pieces if piece.text.strip()), Letters())

    @property
    def where(self) -> str:
        """Its place in words, with its first letters."""
        start = " ".join(self.text.split())
        shown = start if len(start) <= 40 else start[:39] + "…"
        place = f"đoạn {self.index}" if self.cell is None else "bảng {}, hàng {}, cột {}".format(*self.cell)
        return f"{place} (“{shown}”)"


@dataclass(slots=True)
class Styles:
    """The styles of a document by identifier, resolved along their bases once each."""

    elements: Mapping[str, Element]
    fonts: Mapping[str, str]
    letters: Letters
    layout: Layout
    default: str = ""
    _found: dict[str, tuple[Letters, Layout]] = field(default_factory=dict)

    @classmethod
    def read(cls, styles: Element | None, theme: Element | None) -> Styles:
        """From styles.xml and the theme; a file without them has Word's bare defaults."""
        fonts = _theme_fonts(theme)
        if styles is None:
            return cls({}, fonts, Letters("Times New Roman"), Layout())
        elements = {attribute(each, "styleId"): each for each in styles.iterchildren(tag("style"))}
        default = next((key for key, each in elements.items() if _is_default_paragraph(each)), "")
        letters = _letters(
            child(styles, "docDefaults", "rPrDefault", "rPr"), Letters("Times New Roman"), fonts, DEFAULTS
        )
        layout = _layout(child(styles, "docDefaults", "pPrDefault", "pPr"), Layout())
        return cls(elements, fonts, letters, layout, default)

    def name(self, identifier: str) -> str:
        """The name of a style as a person sees it."""
        element = self.elements.get(identifier)
        return identifier if element is None else attribute(child(element, "name"), "val") or identifier

    def resolve(self, identifier: str, seen: frozenset[str] = frozenset()) -> tuple[Letters, Layout]:
        """Letters and shape of a style with all that it is based on; a style based on itself stops there."""
        identifier = identifier or self.default
        element = self.elements.get(identifier)
        if element is None or identifier in seen:
            return self.letters, self.layout
        if identifier not in self._found:
            base = attribute(child(element, "basedOn"), "val")
            letters, layout = self.resolve(base, seen | {identifier}) if base else (self.letters, self.layout)
            source = f"kiểu “{self.name(identifier)}”"
            self._found[identifier] = (
                _letters(child(element, "rPr"), letters, self.fonts, source),
                _layout(child(element, "pPr"), layout),
            )
        return self._found[identifier]

    def paragraph(self, element: Element) -> tuple[Letters, Layout]:
        """Letters that a paragraph's style gives, and its shape with direct formatting."""
        properties = child(element, "pPr")
        letters, layout = self.resolve(attribute(child(properties, "pStyle"), "val"))
        return letters, _layout(properties, layout)

    def run_letters(self, properties: Element | None, base: Letters) -> Letters:
        """Letters of a run in a paragraph whose style gives `base`."""
        if properties is None:
            return base
        character = attribute(child(properties, "rStyle"), "val")
        element = self.elements.get(character)
        if element is not None:
            base = _letters(child(element, "rPr"), base, self.fonts, f"kiểu “{self.name(character)}”")
        return _letters(properties, base, self.fonts, DIRECT)


def _is_default_paragraph(style: Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}


def lines_of(document: Element, styles: Styles) -> Iterator[Line]:
    """Every paragraph of the body in reading order, those in tables with their cell."""
    body = child(document, "body")
    if body is None:
        return
    walker = _Walker(styles)
    for element in body.iterchildren():
        if element.tag == tag("p"):
            yield walker.line(element)
            walker.section += child(element, "pPr", "sectPr") is not None
        elif element.tag == tag("tbl"):
            yield from walker.table(element)


class _Walker:
    """Counts paragraphs, tables and sections while walking the body."""

    def __init__(self, styles: Styles) -> None:
        self.section = 0
        self._styles = styles
        self._paragraphs = 0
        self._tables = 0

    def table(self, element: Element) -> Iterator[Line]:
        """The lines of a table, cell by cell."""
        self._tables += 1
        table = self._tables
        for row_index, row in enumerate(element.iterchildren(tag("tr")), start=1):
            for column, cell in enumerate(row.iterchildren(tag("tc")), start=1):
                room = _cell_room(element, cell)
                for paragraph in cell.iterdescendants(tag("p")):
                    yield self.line(paragraph, (table, row_index, column), room)

    def line(self, element: Element, cell: tuple[int, int, int] | None = None, room: Decimal | None = None) -> Line:
        """One paragraph."""
        self._paragraphs += 1
        base, layout = self._styles.paragraph(element)
        pieces = tuple(self._pieces(element, base))
        text = "".join(piece.text for piece in pieces)
        drawn = next(element.iterdescendants(tag("drawing"), tag("pict")), None) is not None
        return Line(self._paragraphs, text, pieces, layout, self.section, cell, room, drawn)

    def _pieces(self, element: Element, base: Letters) -> Iterator[Piece]:
        """Runs in order, those in links and tracked insertions too; deleted text and drawings' words left out."""
        for run in element.iterdescendants(tag("r")):
            if any(above.tag in {tag("del"), tag("txbxContent")} for above in run.iterancestors()):
                continue
            text = "".join(_run_text(run))
            if text:
                yield Piece(text, self._styles.run_letters(child(run, "rPr"), base))


def _run_text(run: Element) -> Iterator[str]:
    for part in run.iterchildren():
        if part.tag == tag("t"):
            yield part.text or ""
        elif part.tag in {tag("br"), tag("cr")}:
            yield "\n"
        elif part.tag == tag("tab"):
            yield "\t"
        elif part.tag == tag("noBreakHyphen"):
            yield "-"


def _cell_room(table: Element, cell: Element) -> Decimal | None:
    """Points of text in a cell of fixed width: its width less the table's side margins."""
    width = child(cell, "tcPr", "tcW")
    if width is None or attribute(width, "type") != "dxa":
        return None
    margins = child(table, "tblPr", "tblCellMar")
    sides = [child(margins, side) if margins is not None else None for side in ("left", "right")]
    return (number(width, "w") - sum((number(side, "w") if side is not None else Decimal(0)) for side in sides)) / 20


def _letters(properties: Element | None, base: Letters, fonts: Mapping[str, str], source: str) -> Letters:
    """`base` with what a w:rPr changes."""
    if properties is None:
        return base
    changes: dict[str, object] = {}
    given = child(properties, "rFonts")
    font = _font(given, fonts) if given is not None else ""
    if font:
        changes |= {"font": font, "source": source}
    for key, name in (("bold", "b"), ("italic", "i")):
        element = child(properties, name)
        if element is not None:
            changes[key] = attribute(element, "val") not in {"0", "false", "off"}
    underline, size, color = child(properties, "u"), child(properties, "sz"), child(properties, "color")
    if underline is not None:
        changes["underline"] = attribute(underline, "val") != "none"
    if size is not None:
        changes["size"] = number(size, "val") / 2
    if color is not None:
        changes["color"] = attribute(color, "val").lower() or "auto"
    return replace(base, **changes)  # type: ignore[arg-type]


def _font(given: Element, fonts: Mapping[str, str]) -> str:
    """The font of Vietnamese letters: they fall in Word's "high ANSI" range; a theme's font by its name."""
    for kind in ("hAnsi", "ascii"):
        theme = attribute(given, f"{kind}Theme")
        name = fonts.get(theme, "") if theme else attribute(given, kind)
        if name:
            return name
    return ""


def _layout(properties: Element | None, base: Layout) -> Layout:
    """`base` with what a w:pPr changes."""
    if properties is None:
        return base
    changes: dict[str, object] = {}
    align = child(properties, "jc")
    if align is not None:
        value = attribute(align, "val")
        changes["align"] = {"start": "left", "end": "right", "distribute": "both"}.get(value, value)
    spacing, indent = child(properties, "spacing"), child(properties, "ind")
    for element, keys in (
        (spacing, {"before": "before", "after": "after"}),
        (indent, {"left": "left", "start": "left", "right": "right", "end": "right", "firstLine": "first_line"}),
    ):
        for name, key in keys.items():
            if element is not None and attribute(element, name):
                changes[key] = number(element, name) / 20
    if spacing is not None and attribute(spacing, "line"):
        rule = attribute(spacing, "lineRule") or "auto"
        changes |= {"line_rule": rule, "line": number(spacing, "line") / (1 if rule == "auto" else 20)}
    border = child(properties, "pBdr")
    if border is not None:
        changes["ruled"] = any(attribute(side, "val") not in {"", "none", "nil"} for side in border)
    return replace(base, **changes)  # type: ignore[arg-type]


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """The Latin fonts of a theme under the names that styles use ("minorHAnsi", "majorAscii", …)."""
    if theme is None:
        return {}
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{space}{kind}Font/{space}latin")
        name = "" if latin is None else latin.get("typeface", "")
        found |= {f"{kind}{range_}": name for range_ in ("HAnsi", "Ascii")}
    return found
