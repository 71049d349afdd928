"""Checks of the page: its size, margins and number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from nhiemky.papers.conformity.checks import Departure, measure_words, range_words
from nhiemky.papers.conformity.formatting import Layout, Letters, Styles
from nhiemky.papers.conformity.parts import RELATIONS, WORD, Parts, attribute, child, number, tag
from nhiemky.papers.conformity.parts import Element as Node
from nhiemky.papers.layout.profiles import Element, FormatProfile
from nhiemky.papers.layout.sheet import PAGE_HEIGHT_MM, PAGE_WIDTH_MM

TWIPS_PER_MM = Decimal(1440) / Decimal("25.4")
TOLERANCE = Decimal("0.3")  # millimetres: offices type centimetres with one or two decimals
SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def page_departures(parts: Parts, styles: Styles, profile: FormatProfile) -> Iterator[Departure]:
    """Size and margins of every section, the page number of those that run over more than a page."""
    for index, section in enumerate(parts.document.iterdescendants(tag("sectPr")), start=1):
        where = f"phần {index} của tệp"
        yield from _size(section, where)
        yield from _margins(section, where, profile)
        yield from _page_number(section, where, parts, styles, profile)


def _millimetres(element: Node | None, name: str) -> Decimal:
    return Decimal(0) if element is None else number(element, name) / TWIPS_PER_MM


def _size(section: Node, where: str) -> Iterator[Departure]:
    size = child(section, "pgSz")
    found = sorted((_millimetres(size, "w"), _millimetres(size, "h")))
    wanted = (PAGE_WIDTH_MM, PAGE_HEIGHT_MM)
    if any(abs(one - other) > 1 for one, other in zip(found, wanted, strict=True)):
        shown = " × ".join(measure_words(value, 0) for value in found)
        yield Departure("page_size", where, f"Khổ giấy là {shown} mm; phải là A4, 210 × 297 mm.")


def _margins(section: Node, where: str, profile: FormatProfile) -> Iterator[Departure]:
    margins = child(section, "pgMar")
    for side, name in SIDES.items():
        allowed = getattr(profile.margins, side)
        found = abs(_millimetres(margins, side))
        if not allowed.holds(found, TOLERANCE):
            says = f"Lề {name} là {measure_words(found)} mm; phải là {range_words(allowed)} mm."
            yield Departure("margins", where, says)


def _page_number(
    section: Node, where: str, parts: Parts, styles: Styles, profile: FormatProfile
) -> Iterator[Departure]:
    """Centred in the top margin, at its distance, in its size, hidden on the first page."""
    header = _default_header(section, parts)
    line = _number_paragraph(header)
    if header is None or line is None:
        yield Departure("page_number", where, "Thiếu số trang ở giữa lề trên.")
        return
    first = child(section, "titlePg")
    if first is None or attribute(first, "val") in {"0", "false"}:
        yield Departure("page_number", where, "Số trang không hiện ở trang thứ nhất (đặt “Trang đầu khác”).")
    letters, layout = _looks(line, styles)
    if layout.align != "center":
        yield Departure("page_number", where, "Số trang phải canh giữa.")
    size = profile.form(Element.PAGE_NUMBER).size
    if not size.holds(letters.size):
        says = f"Cỡ chữ số trang là {measure_words(letters.size)}; phải là {range_words(size)}."
        yield Departure("page_number", where, says)
    offset = _millimetres(child(section, "pgMar"), "header")
    if profile.page_number_offset_ruled and abs(offset - profile.page_number_offset) > TOLERANCE:
        shown, wanted = measure_words(offset), measure_words(profile.page_number_offset)
        yield Departure("page_number", where, f"Số trang cách mép trên {shown} mm; phải là {wanted} mm.")


def _default_header(section: Node, parts: Parts) -> Node | None:
    """The header of the section's usual pages."""
    for reference in section.iterchildren(tag("headerReference")):
        if attribute(reference, "type") == "default":
            return parts.headers.get(reference.get(f"{{{RELATIONS}}}id", ""))
    return None


def _number_paragraph(header: Node | None) -> Node | None:
    """The paragraph of a header that shows the page's number."""
    if header is None:
        return None
    for paragraph in header.iterdescendants(f"{{{WORD}}}p"):
        codes = "".join(code.text or "" for code in paragraph.iterdescendants(tag("instrText")))
        codes += "".join(attribute(simple, "instr") for simple in paragraph.iterdescendants(tag("fldSimple")))
        if "PAGE" in codes.upper():
            return paragraph
    return None


def _looks(paragraph: Node, styles: Styles) -> tuple[Letters, Layout]:
    """Letters of the paragraph's first run and its shape."""
    base, layout = styles.paragraph(paragraph)
    run = paragraph.find(tag("r"))
    return styles.run_letters(child(run, "rPr"), base), layout
