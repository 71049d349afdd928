"""The words of a printed report, in the order that a reader meets them: from its DOCX and from its PDF."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from dataclasses import replace

import pypdfium2
from lxml import etree

from nhiemky.papers.content import BlockKind, Paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def without_figures(paper: Paper) -> Paper:
    """The paper without its plots, whose words are part of a picture in the DOCX."""
    return replace(paper, blocks=tuple(block for block in paper.blocks if block.kind is not BlockKind.FIGURE))


def docx_part(content: bytes, name: str) -> etree._Element:
    """One XML part of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def docx_words(content: bytes) -> list[str]:
    """Words of the document's body, a break or a paragraph's end ending a word."""
    pieces = []
    for node in docx_part(content, "word/document.xml").iter(f"{W}t", f"{W}br", f"{W}p"):
        pieces.append((node.text or "") if node.tag == f"{W}t" else "\n")
    return _words("".join(pieces))


def pdf_pages(content: bytes) -> list[str]:
    """Text of each page."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [document[index].get_textpage().get_text_bounded() for index in range(len(document))]
    finally:
        document.close()


def pdf_words(content: bytes, repeated_heads: tuple[tuple[str, ...], ...] = ()) -> list[str]:
    """Words of all pages, without page numbers and without the table heads that a page repeats."""
    words: list[str] = []
    for page in pdf_pages(content):
        own = _words(page)
        if own and own[0].isdigit() and int(own[0]) > 1:
            own = own[1:]
            for head in repeated_heads:
                # a table may also begin at the top of a page: a head is repeated where it was read before
                if tuple(own[: len(head)]) == head and f" {' '.join(head)} " in f" {' '.join(words)} ":
                    own = own[len(head) :]
        words += own
    return words


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text.replace("\ufffe", "-").replace("\u0002", "-")).split()


def table_heads(paper: Paper) -> tuple[tuple[str, ...], ...]:
    """The words of each table's heading rows."""
    tables = [block.table for block in paper.blocks if block.table is not None]
    return tuple(
        tuple(" ".join(cell.text for row in table.rows[: table.heading_rows] for cell in row).split())
        for table in tables
    )
