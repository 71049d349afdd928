"""Every block of every format knows its place: its text is that piece of the paper's text, in order, in NFC."""

from __future__ import annotations

import unicodedata

import pytest
import reader_pages as pages
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_files import cell, docx, level, lists, numbered, p, pdf, table
from test_reader_legacy import SAYING, tcvn3, vni

from nhiemky.papers.content import Block, BlockKind, Paper
from nhiemky.papers.reader import read

OFFICIAL = docx(
    table(cell(p("ĐẢNG BỘ TỈNH TÂN GIANG") + p("Số 05-NQ/ĐU")) + cell(p("ĐẢNG CỘNG SẢN VIỆT NAM")))
    + p("NGHỊ QUYẾT")
    + numbered("Mục tiêu")
    + numbered("Kết nạp 20 đảng viên;", level=1)
    + table(cell(p("a") + table(cell(p("b")) + cell(p("c")))) + cell(p("d")), cell(p("")) + cell(p(tcvn3(SAYING)))),
    numbering=lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%2.")),
)
FILES = {
    "an official DOCX": OFFICIAL,
    "a ruled PDF": pdf("Kế hoạch năm.\n\n#table(columns: 2, [Việc], [Hạn], [Họp], [6/2026])\n\nHết."),
    "a text of three encodings": "\n".join((SAYING, tcvn3(SAYING), vni(SAYING))).encode(),
    "a text in decomposed letters": unicodedata.normalize("NFD", f"\ufeff\n  {SAYING}\r\n\r\n- một\r- hai").encode(),
    **{name: page.encode() for name, page in pages.PAGES.items()},
    "a page saved by Word": pages.WORD_PAGE.encode(),
}


def check_places(paper: Paper) -> None:
    """Blocks in order, none inside another but cells in their table, each the piece of the text at its place."""
    assert unicodedata.is_normalized("NFC", paper.text)
    reached, table_end = 0, 0
    for block in paper.blocks:
        assert block.place is not None
        start, end = block.place.start, block.place.end
        assert block.text == paper.text[start:end]
        assert block.text == block.text.strip()
        if block.kind is BlockKind.TABLE:
            assert start >= reached
            table_end = end
            continue
        assert start >= reached
        assert block.kind is not BlockKind.CELL or end <= table_end
        reached = end


@pytest.mark.parametrize("content", FILES.values(), ids=FILES.keys())
def test_every_block_is_the_piece_of_the_text_at_its_place(content: bytes) -> None:
    paper = read(content, "a")
    check_places(paper)
    assert paper.blocks


def said(block: Block) -> str:
    """A block's text as one line."""
    return " ".join(block.text.split())


WORD = st.text("aăâbdđeêôơưạọệ123%.,;-–()\u0301\u00ad\u200b\t ", min_size=1, max_size=30)
PIECE = st.one_of(
    WORD.map(p),
    WORD.map(lambda text: numbered(text, level=len(text) % 2)),
    st.lists(WORD.map(p), min_size=1, max_size=3).map(lambda cells: table("".join(map(cell, cells)), cell(p("x")))),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECE, min_size=1, max_size=12))
def test_places_hold_in_any_docx(pieces: list[str]) -> None:
    numbering = lists(level(0, "upperRoman", "%1."), level(1, "lowerLetter", "%2)"))
    check_places(read(docx(p("Đầu") + "".join(pieces), numbering=numbering), "a.docx"))


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\r"), min_size=1, max_size=300))
def test_places_hold_in_any_text_and_its_words_are_kept(text: str) -> None:
    paper = read(f"Đầu {text}".encode(), "a.txt")
    check_places(paper)
    whole = "".join(said(block) for block in paper.blocks if block.kind is not BlockKind.TABLE)
    assert whole.replace(" ", "") == "".join(paper.text.split())


@settings(max_examples=60, deadline=None)
@given(st.text("<>/abdip \"'=&;#x1ạđ\n", max_size=400))
def test_places_hold_in_any_page(text: str) -> None:
    check_places(read(f"<html><body><p>Đầu {text}".encode(), "a.html"))
