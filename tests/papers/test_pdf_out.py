"""The PDF: tagged PDF/A in Tinos alone, the same bytes each time, nothing that a person typed becomes code."""

from __future__ import annotations

import ctypes
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_words import W, docx_part, pdf_pages, without_figures
from sample_midterm import AT, profiles, review
from test_docx_out import HOSTILE, _everywhere

from nhiemky.papers import docx_out, pdf_out, typesetting
from nhiemky.papers.content import Block, BlockKind, Cell, Paper, Run, Table
from nhiemky.papers.layout import midterm_review
from nhiemky.papers.printable import STAND_IN, drawable, letters_without_glyph, printable


def _paper(code: str = "party-2018", **changes: object) -> Paper:
    return midterm_review(review(code, **changes), profiles()[code])


@pytest.fixture(scope="module")
def written() -> bytes:
    return pdf_out.write(_paper(), profiles()["party-2018"], at=AT)


def _fonts(content: bytes) -> set[tuple[str, bool]]:
    """Name and whether embedded of each font that draws a letter, forms (plots) included."""
    found = set()
    document = pypdfium2.PdfDocument(content)
    for page in document:
        for piece in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=15):
            font = pdfium.FPDFTextObj_GetFont(piece.raw)
            buffer = ctypes.create_string_buffer(200)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 200)
            found.add((buffer.value.decode().split("+")[-1], bool(pdfium.FPDFFont_GetIsEmbedded(font))))
    document.close()
    return found


@pytest.mark.parametrize("code", sorted(profiles()))
def test_every_letter_is_drawn_in_embedded_tinos(code):
    fonts = _fonts(pdf_out.write(_paper(code), profiles()[code], at=AT))
    assert {name.split("-")[0] for name, _ in fonts} == {"Tinos"}
    assert all(embedded for _, embedded in fonts)


def test_the_typesetter_knows_four_fonts_and_no_others():
    known = sorted((font.family, font.style, font.weight) for font in typesetting.fonts().fonts())
    assert known == [
        ("Tinos", "italic", 400),
        ("Tinos", "italic", 700),
        ("Tinos", "normal", 400),
        ("Tinos", "normal", 700),
    ]


@pytest.mark.thorough
def test_a_machine_without_any_font_of_its_own_writes_the_same_bytes(tmp_path, written):
    script = (
        "import sys; sys.path.insert(0, 'tests/papers')\n"
        "from sample_midterm import AT, profiles, review\n"
        "from nhiemky.papers import pdf_out\n"
        "from nhiemky.papers.layout import midterm_review\n"
        "profile = profiles()['party-2018']\n"
        "sys.stdout.buffer.write(pdf_out.write(midterm_review(review(), profile), profile, at=AT))\n"
    )
    empty = tmp_path / "fonts.conf"
    empty.write_text("<?xml version='1.0'?><fontconfig/>", "utf-8")
    alone = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[2],
        env={"FONTCONFIG_FILE": str(empty), "HOME": str(tmp_path), "PATH": "", "SYSTEMROOT": "C:\\Windows"},
        capture_output=True,
        check=True,
    )
    assert alone.stdout == written


def test_it_calls_itself_pdf_a_2a_tagged_and_vietnamese(written):
    text = written.decode("latin-1")
    assert "<pdfaid:part>2</pdfaid:part>" in text
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in text
    assert "<pdfuaid:part>1</pdfuaid:part>" in text
    assert "/MarkInfo" in text
    assert "/Lang(vi-VN)" in text


def test_properties_tell_title_issuer_and_moment(written):
    document = pypdfium2.PdfDocument(written)
    properties = document.get_metadata_dict()
    document.close()
    assert properties["Title"].startswith("Báo cáo sơ kết giữa nhiệm kỳ")
    assert properties["Author"] == "ĐẢNG ỦY CƠ QUAN TỈNH ĐOÀN"
    assert properties["CreationDate"].startswith("D:20230705023000")


def test_headings_are_bookmarks_and_figures_link_inside_the_file(written):
    document = pypdfium2.PdfDocument(written)
    marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    links = [_inner_links(document, page) for page in document]
    document.close()
    assert marks[0] == (0, "I- KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU")
    assert (2, "b) Nguyên nhân chủ quan") in marks
    assert links[0] >= {5, 8}  # the counts lead to the table of all targets, the figures to the trace annex
    assert b"/URI" not in written


def _inner_links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> set[int]:
    """Pages (from 0) that the links of a page lead to."""
    found, position, link = set(), ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        found.add(pdfium.FPDFDest_GetDestPageIndex(document.raw, pdfium.FPDFLink_GetDest(document.raw, link)))
    return found


def test_page_numbers_hide_on_the_first_page_of_each_part(written):
    first_words = [page.split()[0] for page in pdf_pages(written)]
    assert first_words == ["ĐẢNG", "2", "3", "4", "5", "Phụ", "2", "Phụ", "Phụ", "2", "3", "4", "5", "6", "7", "8"]


def test_pages_are_a4_and_annexes_lie_across(written):
    document = pypdfium2.PdfDocument(written)
    sizes = [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document]
    document.close()
    assert sizes == [(210, 297)] * 5 + [(297, 210)] * 11


def test_nothing_is_drawn_outside_the_margins(written):
    document = pypdfium2.PdfDocument(written)
    for page in document:
        width, height = page.get_size()
        left, top, right = (edge / 25.4 * 72 - 1 for edge in (30, 20, 15))
        for piece in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
            x0, y0, x1, y1 = piece.get_bounds()
            if y1 > height - top:  # the page's number
                assert y1 < height - 10 / 25.4 * 72
                continue
            assert x0 > left
            assert x1 < width - right
            assert y0 > 20 / 25.4 * 72 - 1
    document.close()


def test_back_pages_change_their_margins_over_where_the_form_is_printed_on_both_sides():  # HD 05
    profile = replace(profiles()["party-2018"], mirrored_for_two_sides=True)
    paper = without_figures(midterm_review(review(), profile))
    document = pypdfium2.PdfDocument(pdf_out.write(paper, profile, at=AT))
    edges = []
    for page in (document[0], document[1]):
        pieces = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1))
        edges.append(round(min(piece.get_bounds()[0] for piece in pieces) / 72 * 25.4))
    document.close()
    assert edges == [30, 15]
    settings_part = docx_part(docx_out.write(paper, profile, at=AT), "word/settings.xml")
    assert settings_part.find(f"{W}mirrorMargins") is not None


@pytest.mark.thorough
def test_many_threads_print_at_once_and_alike(written):
    profile, paper = profiles()["party-2018"], _paper()
    with ThreadPoolExecutor(3) as pool:
        answers = set(pool.map(lambda _: pdf_out.write(paper, profile, at=AT), range(6)))
    assert answers == {written}


def test_same_inputs_give_the_same_bytes(written):
    assert pdf_out.write(_paper(), profiles()["party-2018"], at=AT) == written


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    content = pdf_out.write(_everywhere(text), profiles()["state-2020"], at=AT)
    shown = "".join("".join(page.split()) for page in pdf_pages(content))
    assert "".join(f"x{drawable(text)}y".split()) in shown


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_any_text_at_all_gives_a_document_that_opens(text):
    content = pdf_out.write(_everywhere(text), profiles()["state-2020"], at=AT)
    assert len(pdf_pages(content)) >= 1


@given(st.text())
def test_printable_text_is_stable_and_keeps_every_letter(text):
    once = printable(text)
    assert printable(once) == once
    assert drawable(drawable(text)) == drawable(text)
    assert [letter for letter in once if letter.isalpha()] == [letter for letter in printable(text) if letter.isalpha()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb", "a b"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("Cộng ho\u0300a", "Cộng hòa"),
        ("x\u202ey\u200bz\ufeff", "xyz"),
        ("10\u202f000\u3000đồng\u00a0mới", "10 000 đồng\u00a0mới"),
        ("\x00\x07", ""),
    ],
)
def test_what_no_page_can_show_is_dropped(text, expected):
    assert printable(text) == expected


def test_letters_without_glyph_are_named_before_and_stand_in_after():
    paper = Paper(blocks=(Block(BlockKind.PARAGRAPH, runs=(Run("Hội ភាសា 😀 nghị"),)),))
    assert letters_without_glyph(paper) == "ភាស😀"
    page = pdf_pages(pdf_out.write(paper, profiles()["state-2020"], at=AT))[0]
    assert page.split() == ["Hội", STAND_IN * 4, STAND_IN, "nghị"]
    assert letters_without_glyph(_paper()) == ""


@pytest.mark.parametrize("columns", [1, 2])
def test_a_row_taller_than_a_page_runs_over_it(columns):
    tall = Table(((Cell((Run("dài " * 6000),), span=columns),),), (1,) * columns, heading_rows=0)
    paper = Paper(blocks=(Block(BlockKind.TABLE, table=tall),))
    pages = pdf_pages(pdf_out.write(paper, profiles()["state-2020"], at=AT))
    assert len(pages) > 2
    assert sum(page.split().count("dài") for page in pages) == 6000


@pytest.mark.thorough
def test_the_signature_is_never_alone_on_a_page():
    lines = [review().second_half[0]] * 60
    for count in range(1, 60, 4):
        said = review(second_half=tuple(lines[:count]), strips=(), pace=(), trace=(), tasks=())
        paper = without_figures(midterm_review(said, profiles()["party-2018"]))
        page = next(page for page in pdf_pages(pdf_out.write(paper, profiles()["party-2018"], at=AT)) if "T/M" in page)
        assert "Trên đây là báo cáo" in page, count


def test_an_empty_table_and_a_missing_form_are_written():
    paper = replace(Paper(blocks=(Block(BlockKind.TABLE, table=Table((), (1, 2))),)), title="Trống")
    assert re.match(rb"%PDF-1\.7", pdf_out.write(paper, profiles()["state-2020"], at=AT))
