"""The text inside a paragraph: runs, fields, tracked changes, symbols, and the fonts that tell how it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from nhiemky.papers.reader.docx.styles import Styles, font_of
from nhiemky.papers.reader.legacy import Encoding, from_tcvn3, from_vni
from nhiemky.papers.reader.legacy.recognition import has_unicode_vietnamese
from nhiemky.papers.reader.limits import TooLong
from nhiemky.papers.reader.markup import Element, child, local, switched_on, value

_THROUGH = frozenset(
    (
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "ins",
        "moveTo",
        "customXml",
        "bdo",
        "dir",
        "ruby",
        "rubyBase",
        "p",
    )
)
_CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo"))
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CHECKS = {0x6F: "☐", 0xA8: "☐", 0xFE: "☒", 0xFC: "✓", 0x2D: "-", 0xB7: "•", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×"}


@dataclass(slots=True)
class Segment:
    """Text of one font's encoding, as typed; `capitals` where the font shows capitals only."""

    text: str
    encoding: Encoding | None
    capitals: bool
    bold: bool

    def as_unicode(self) -> str:
        """The text as Unicode. Words that are Unicode already stay, whatever the font's name."""
        if self.encoding is None or has_unicode_vietnamese(self.text):
            return self.text
        if self.encoding is Encoding.TCVN3:
            return from_tcvn3(self.text, capitals=self.capitals)
        return from_vni(self.text)


@dataclass(slots=True)
class Field:
    """An open field: its instruction so far, whether its result has begun."""

    instruction: str = ""
    shown: bool = False


@dataclass(slots=True)
class Inline:
    """What the walk through a document carries from paragraph to paragraph: open fields, pages, changes seen.

    `boxes` are text boxes and `notes` footnotes met in the paragraph at hand, for the walk to read after it.
    """

    styles: Styles
    depth: int
    fields: list[Field] = field(default_factory=list)
    page: int = 1
    pages_known: bool = False
    changed: bool = False
    encodings: set[str] = field(default_factory=set)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(each.instruction.lstrip().upper().startswith("TOC") for each in self.fields)

    def segments(self, paragraph: Element, paragraph_font: str, bold: bool) -> list[Segment]:
        """The shown text of a paragraph."""
        found: list[Segment] = []
        for run in self._runs(paragraph, 0):
            found += self._run(run, paragraph_font, bold)
        return found

    def _runs(self, element: Element, depth: int) -> Iterator[Element]:
        """The runs that are kept when all tracked changes are accepted."""
        if depth > self.depth:
            raise TooLong(what="phần tử lồng nhau", limit=self.depth)
        for each in element:
            name = local(each)
            self.changed = self.changed or name in _CHANGES
            if name in ("r", "t"):
                yield each
            elif name == "AlternateContent":
                yield from self._runs(_alternative(each), depth + 1)
            elif name in ("oMath", "oMathPara"):
                yield from (found for found in each.iter() if local(found) == "t")
            elif name in _THROUGH and not (name == "sdt" and _is_contents(each)):
                yield from self._runs(each, depth + 1)

    def _run(self, run: Element, paragraph_font: str, bold: bool) -> list[Segment]:
        """The text of one run with the encoding of its font."""
        properties = child(run, "rPr")
        look = self.styles.look(value(child(properties, "rStyle")))
        mark = child(properties, "b")
        vanish = child(properties, "vanish")
        hidden = switched_on(vanish) if vanish is not None else look.hidden
        encoding, capitals = encoding_of(font_of(properties) or look.font or paragraph_font)
        text = "".join(self._pieces(run, encoding))
        if hidden or not text:
            return []
        return [Segment(text, encoding, capitals, switched_on(mark) if mark is not None else look.bold or bold)]

    def _pieces(self, run: Element, encoding: Encoding | None) -> Iterator[str]:
        """What a run shows, piece by piece."""
        if local(run) == "t":  # of a formula
            yield run.text or ""
            return
        for each in run:
            name = local(each)
            if name == "fldChar":
                self._field(value(each, "fldCharType") or "")
            elif name == "instrText" and self.fields:
                self.fields[-1].instruction += (each.text or "")[:200]
            elif name == "lastRenderedPageBreak":
                self.page += 1
                self.pages_known = True
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self._look_for_boxes(each, 0)
            elif name in ("footnoteReference", "endnoteReference"):
                self.notes.append((name.removesuffix("Reference"), value(each, "id") or ""))
            elif all(each.shown for each in self.fields):
                yield _sign(each, name, encoding)

    def _field(self, kind: str) -> None:
        """A field begins, shows its result, or ends."""
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = True
        elif kind == "end" and self.fields:
            self.fields.pop()
        if len(self.fields) > self.depth:
            raise TooLong(what="trường lồng nhau", limit=self.depth)

    def _look_for_boxes(self, element: Element, depth: int) -> None:
        """Remember the text boxes of a drawing; of two versions of one drawing the newer is taken."""
        if depth > self.depth:
            raise TooLong(what="phần tử lồng nhau", limit=self.depth)
        if local(element) == "AlternateContent":
            element = _alternative(element)
        for each in element:
            if local(each) == "txbxContent":
                self.boxes.append(each)
            else:
                self._look_for_boxes(each, depth + 1)


def encoding_of(font: str) -> tuple[Encoding | None, bool]:
    """The encoding that a font's name stands for, and whether it shows capitals only (.VnTimeH)."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return Encoding.TCVN3, name.endswith("h")
    return (Encoding.VNI, False) if name.startswith(("vni-", "vni ")) else (None, False)


def _sign(element: Element, name: str, encoding: Encoding | None) -> str:
    """The text that one child of a run stands for."""
    if name == "t":
        return element.text or ""
    if name == "softHyphen":  # TCVN3 put the letter ư where others have the soft hyphen
        return "\u00ad" if encoding is Encoding.TCVN3 else ""
    if name == "sym":
        return _symbol(element)
    return _SIGNS.get(name, "")


def _symbol(element: Element) -> str:
    """A character of a symbol font as the sign that it looks like."""
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    if code in range(0xF000, 0xF100):
        return _CHECKS.get(code - 0xF000, "•")
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _alternative(element: Element) -> Element:
    """The version of a drawing to read: the first choice that holds something, else the fallback."""
    choices = [each for each in element if local(each) in ("Choice", "Fallback") and len(each)]
    return choices[0] if choices else element


def _is_contents(element: Element) -> bool:
    """Whether a content control is a table of contents."""
    gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
    return (value(gallery) or "").lower() == "table of contents"
