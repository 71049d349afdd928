"""PDF with text → pieces."""

from __future__ import annotations

import unicodedata
from typing import Any

import pypdfium2

from nhiemky.papers.reader.archive import Damaged
from nhiemky.papers.reader.legacy import to_unicode
from nhiemky.papers.reader.limits import Limits, check_length
from nhiemky.papers.reader.pdf.flow import paragraphs
from nhiemky.papers.reader.pdf.grid import grid_of
from nhiemky.papers.reader.pdf.lines import Line, page_lines
from nhiemky.papers.reader.pieces import Draft, Progress, tidy
from nhiemky.papers.reader.sniffing import Encrypted
from nhiemky.papers.reader.unreadable import NoLetters, Scanned

SCANNED_PAGES = "{count}/{pages} trang chỉ có ảnh chụp, không có chữ; các trang ấy không được đọc (trang {which})."
_PASSWORD, _SECURITY = 4, 5
_MOST_UNREADABLE = 0.2


def read_pdf(content: bytes, limits: Limits, progress: Progress) -> Draft:
    """The pieces of a PDF; raises Damaged, Encrypted, Scanned, NoLetters, TooLong."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise Encrypted from error
        raise Damaged(what="không mở được PDF") from error
    try:
        return _read(document, limits, progress)
    finally:
        document.close()


def _read(document: Any, limits: Limits, progress: Progress) -> Draft:
    """Page by page; each is closed before the next is opened."""
    count = len(document)
    check_length("trang", count, limits.pages)
    pages: list[list[Line]] = []
    heights: list[float] = []
    pictured: list[int] = []
    characters = 0
    for number in range(1, count + 1):
        lines, height, has_pictures = _page(document, number)
        pages.append(lines)
        heights.append(height)
        characters += sum(len(line.text) for line in lines)
        check_length("ký tự", characters, limits.characters)
        if not lines and has_pictures:
            pictured.append(number)
        progress(number, count)
    if not characters:
        raise Scanned if pictured else Damaged(what="PDF không có trang nào có chữ")
    return _draft(pages, heights, pictured)


def _page(document: Any, number: int) -> tuple[list[Line], float, bool]:
    """The lines of a page, its height, whether it shows pictures (looked at only where it has no text)."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return [], 1.0, False
    text_page = page.get_textpage()
    try:
        lines = page_lines(text_page, number, grid_of(page))
        pictures = not lines and any(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        return lines, page.get_height(), pictures
    finally:
        text_page.close()
        page.close()


def _draft(pages: list[list[Line]], heights: list[float], pictured: list[int]) -> Draft:
    """Paragraphs of the lines, as Unicode."""
    sample = "".join(line.text for lines in pages for line in lines)[:200_000]
    unreadable = sum(
        unicodedata.category(letter) in ("Co", "Cn", "Cc", "Cs") or letter == "\ufffd" for letter in sample
    )
    if unreadable > _MOST_UNREADABLE * len(sample):
        raise NoLetters
    pieces = paragraphs(pages, heights)
    texts, legacy = to_unicode([piece.text for piece in pieces])
    for piece, text in zip(pieces, texts, strict=True):
        piece.text = tidy(text).strip()
    warnings = []
    if pictured:
        which = ", ".join(map(str, pictured[:10])) + (" …" if len(pictured) > 10 else "")
        warnings.append(SCANNED_PAGES.format(count=len(pictured), pages=len(pages), which=which))
    kept = [piece for piece in pieces if piece.text]
    return Draft(kept, legacy_encoding=legacy, pages=len(pages), warnings=warnings)
