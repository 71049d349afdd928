"""The DOCX: opens, keeps its form, holds named styles, repeats table heads, gives the same bytes each time."""

from __future__ import annotations

import datetime
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from printed_words import W, docx_part, docx_words
from sample_midterm import AT, profiles, review

from nhiemky.papers import docx_out
from nhiemky.papers.content import Block, BlockKind, Cell, Letterhead, Paper, Run, SignatureBlock, Table
from nhiemky.papers.layout import midterm_review
from nhiemky.papers.printable import printable

HOSTILE = [
    '#import "x"',
    "]",
    "$x$",
    "\\",
    "a\x00b\x1fc",
    "</w:t><w:p/>",
    "&amp;<>\"'",
    "\u202e\u200bx",
    "😀",
    "\ud800",
]


def _paper(code: str = "party-2018", **changes: object) -> Paper:
    return midterm_review(review(code, **changes), profiles()[code])


@pytest.fixture(scope="module")
def written() -> bytes:
    return docx_out.write(_paper(), profiles()["party-2018"], at=AT)


@pytest.fixture(scope="module")
def opened(written: bytes):
    return docx.Document(io.BytesIO(written))


def _part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode("utf-8")


def test_every_part_is_well_formed_and_declared(written):
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        declared = etree.fromstring(archive.read(names[0]))
        overrides = {each.get("PartName").lstrip("/") for each in declared if each.get("PartName")}
        extensions = {each.get("Extension") for each in declared if each.get("Extension")}
        for name in names[1:]:
            assert name in overrides or name.rsplit(".", 1)[-1] in extensions, name
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        assert overrides <= set(names)


def test_relations_lead_to_parts_that_are_there(written):
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        targets = {each.get("Id"): f"word/{each.get('Target')}" for each in relations}
        assert set(targets.values()) <= set(archive.namelist())
    used = {
        value
        for node in docx_part(written, "word/document.xml").iter()
        for name, value in node.attrib.items()
        if "relationships" in name
    }
    assert used <= set(targets)


@pytest.mark.parametrize("code", sorted(profiles()))
def test_margins_and_header_distance_are_exactly_the_profiles(code):
    profile = profiles()[code]
    document = docx.Document(io.BytesIO(docx_out.write(_paper(code), profile, at=AT)))
    for section in document.sections:
        for side in ("top", "bottom", "left", "right"):
            wanted = float(getattr(profile.margins, side).used)
            assert getattr(section, f"{side}_margin").mm == pytest.approx(wanted, abs=0.05)
        assert section.header_distance.mm == pytest.approx(10, abs=0.05)


def test_pages_are_a4_upright_and_annexes_lie_across(opened):
    shapes = [
        (section.orientation, round(section.page_width.mm), round(section.page_height.mm))
        for section in opened.sections
    ]
    assert shapes == [(WD_ORIENT.PORTRAIT, 210, 297)] + [(WD_ORIENT.LANDSCAPE, 297, 210)] * 3


def test_page_numbers_stand_in_the_top_margin_hide_on_first_pages_and_start_anew(opened, written):
    for section in opened.sections:
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml
    starts = [node.get(f"{W}start") for node in docx_part(written, "word/document.xml").iter(f"{W}pgNumType")]
    assert starts == ["1"] * 4  # NĐ 30: mỗi phụ lục đánh số riêng


def test_every_paragraph_has_a_named_style_that_carries_its_letters(written, opened):
    known = {style.style_id for style in opened.styles}
    document = docx_part(written, "word/document.xml")
    used = {node.get(f"{W}val") for node in document.iter(f"{W}pStyle")}
    assert used <= known
    assert all(node.find(f"{W}pPr/{W}pStyle") is not None for node in document.iter(f"{W}p"))
    # No direct fonts or sizes: they stand in the styles alone.
    assert not list(document.iter(f"{W}sz", f"{W}rFonts"))


def test_headings_have_levels_and_standard_names(opened):
    levels = {paragraph.style.name for paragraph in opened.paragraphs if paragraph.style.name.startswith("Heading")}
    assert levels == {"Heading 1", "Heading 2", "Heading 3"}
    names = {style.name for style in opened.styles}
    assert {"Title", "Subtitle", "Body Text", "Cơ quan ban hành", "Số ký hiệu", "Họ tên người ký"} <= names


def test_the_body_is_set_in_times_new_roman_at_the_exact_line_of_the_form(opened):
    style = opened.styles["Body Text"]
    assert style.paragraph_format.line_spacing.pt == 19
    assert style.paragraph_format.first_line_indent.mm == pytest.approx(10, abs=0.05)
    assert style.paragraph_format.space_before.pt == 6
    assert style.font.size.pt == 14
    assert 'w:ascii="Times New Roman"' in opened.styles.element.xml


def test_table_heads_repeat_and_rows_stay_whole(written):
    document = docx_part(written, "word/document.xml")
    tables = [table for table in document.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblStyle") is not None]
    assert len(tables) == 5
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        widths = [int(node.get(f"{W}w")) for node in table.iter(f"{W}gridCol")]
        assert sum(widths) == pytest.approx(int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")), abs=len(widths))


def test_a_row_taller_than_half_a_page_may_break():
    tall = Table(((Cell((Run("dài " * 2000),)),),), (1,), heading_rows=0)
    paper = Paper(blocks=(Block(BlockKind.TABLE, table=tall),))
    document = docx_part(docx_out.write(paper, profiles()["state-2020"], at=AT), "word/document.xml")
    row = next(document.iter(f"{W}tbl")).find(f"{W}tr")
    assert row.find(f"{W}trPr/{W}cantSplit") is None


def test_the_signature_is_never_alone_on_a_page(written):
    body = docx_part(written, "word/document.xml").find(f"{W}body")
    tables = [at for at, node in enumerate(body) if node.tag == f"{W}tbl"]
    signature = next(at for at in tables if "T/M" in "".join(body[at].itertext()))
    assert body[signature - 1].find(f"{W}pPr/{W}keepNext") is not None
    assert body[signature].find(f"{W}tr/{W}trPr/{W}cantSplit") is not None


def test_a_name_of_figures_stays_with_its_first_row(written):
    table = list(docx_part(written, "word/document.xml").iter(f"{W}tbl"))[-2]
    names = [row for row in table.findall(f"{W}tr") if len(row.findall(f"{W}tc")) == 1]
    assert len(names) == 14
    assert all(row.find(f".//{W}keepNext") is not None for row in names)


def test_plots_carry_their_words(written):
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    words = [node.get("descr") for node in docx_part(written, "word/document.xml").iter(drawing)]
    assert len(words) == 2
    assert "chỉ tiêu số 3 (Kết nạp đảng viên mới): 80,0%" in words[0]


def test_each_figure_links_to_the_place_of_its_trace(written):
    document = docx_part(written, "word/document.xml")
    marks = [node.get(f"{W}name") for node in document.iter(f"{W}bookmarkStart")]
    links = {node.get(f"{W}anchor") for node in document.iter(f"{W}hyperlink")}
    assert len(marks) == len(set(marks))
    assert links <= set(marks)
    assert len(links) == 15  # fourteen figures and the table of all targets


def test_properties_tell_title_issuer_language_and_moment(opened, written):
    properties = opened.core_properties
    assert properties.title.startswith("Báo cáo sơ kết giữa nhiệm kỳ")
    assert properties.author == "ĐẢNG ỦY CƠ QUAN TỈNH ĐOÀN"
    assert properties.language == "vi-VN"
    assert properties.created == datetime.datetime(2023, 7, 5, 2, 30, tzinfo=datetime.UTC)
    assert 'w:lang w:val="vi-VN"' in _part(written, "word/styles.xml")


def test_the_line_under_the_title_is_as_long_as_its_text(written):
    from nhiemky.papers.layout.sheet import letterhead_columns
    from nhiemky.papers.measure import text_width

    profile = profiles()["party-2018"]
    _, room = letterhead_columns(_paper(), profile)
    cell = docx_part(written, "word/document.xml").find(f".//{W}tc[2]")
    indent = cell.findall(f"{W}p")[-1].find(f"{W}pPr/{W}ind")
    length = float(room) - (int(indent.get(f"{W}left")) + int(indent.get(f"{W}right"))) / 20
    width = text_width("ĐẢNG CỘNG SẢN VIỆT NAM", profile.elements["header_title"].size.used, bold=True)
    assert length == pytest.approx(float(width), abs=0.2)


def test_same_inputs_give_the_same_bytes(written):
    assert docx_out.write(_paper(), profiles()["party-2018"], at=AT) == written


@pytest.mark.thorough
def test_another_process_with_another_hash_seed_gives_the_same_bytes(written):
    script = (
        "import sys; sys.path.insert(0, 'tests/papers')\n"
        "from sample_midterm import AT, profiles, review\n"
        "from nhiemky.papers import docx_out, pdf_out\n"
        "from nhiemky.papers.layout import midterm_review\n"
        "import hashlib\n"
        "profile = profiles()['party-2018']\n"
        "paper = midterm_review(review(), profile)\n"
        "for writer in (docx_out, pdf_out):\n"
        "    print(hashlib.sha256(writer.write(paper, profile, at=AT)).hexdigest())\n"
    )
    root = Path(__file__).parents[2]
    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("4242", "America/Lima"))
    }
    assert len(answers) == 1


def test_the_moment_changes_only_what_tells_the_moment(written):
    later = docx_out.write(_paper(), profiles()["party-2018"], at=AT + datetime.timedelta(hours=3))
    with zipfile.ZipFile(io.BytesIO(written)) as first, zipfile.ZipFile(io.BytesIO(later)) as second:
        changed = [name for name in first.namelist() if first.read(name) != second.read(name)]
    assert changed == ["docProps/core.xml"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    paper = _everywhere(text)
    content = docx_out.write(paper, profiles()["state-2020"], at=AT)
    document = docx.Document(io.BytesIO(content))
    shown = [paragraph.text for paragraph in document.paragraphs]
    assert printable(f"x{text}y") in shown


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_gives_a_document_that_opens(text):
    content = docx_out.write(_everywhere(text), profiles()["state-2020"], at=AT)
    assert docx.Document(io.BytesIO(content)).paragraphs
    assert docx_words(content)


def _everywhere(text: str) -> Paper:
    """A paper with the text in each of its places."""
    runs = (Run(f"x{text}y", trace="a", anchor=""), Run(text, anchor="a"))
    table = Table(((Cell(runs[:1]),),), (1,))
    return Paper(
        blocks=(
            Block(BlockKind.PARAGRAPH, runs=runs[:1]),
            Block(BlockKind.HEADING, runs=runs[1:], level=1),
            Block(BlockKind.TABLE, table=table),
        ),
        title=text,
        type_name="BÁO CÁO",
        subject=text,
        letterhead=Letterhead(
            (text,), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"), text, text
        ),
        signature=SignatureBlock(text, text, text),
        recipients=(text,),
    )


def test_a_paper_without_any_part_of_the_form_is_written():
    paper = Paper(blocks=(Block(BlockKind.PARAGRAPH, runs=(Run("Một đoạn."),)),))
    document = docx.Document(io.BytesIO(docx_out.write(paper, profiles()["state-2020"], at=AT)))
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == ["Một đoạn."]


def test_a_draft_leaves_room_for_number_and_day():
    draft = replace(review().issuing, number=None, day=None)
    content = docx_out.write(_paper(issuing=draft), profiles()["party-2018"], at=AT)
    table = docx.Document(io.BytesIO(content)).tables[0]
    assert table.cell(1, 0).text == "Số …-BC/ĐU"
    assert table.cell(1, 1).text == "Tân Giang, ngày … tháng … năm …"


def test_columns_hold_the_title_on_one_line():
    document = docx.Document(
        io.BytesIO(docx_out.write(_paper("association-2020"), profiles()["association-2020"], at=AT))
    )
    left, right = document.tables[0].rows[0].cells
    assert right.width > Mm(96)  # the title alone is 95.7 mm at 13 points
    assert left.width > Mm(55)


def test_tables_that_follow_each_other_stay_two():
    """Without a paragraph between them Word and LibreOffice take two tables for one."""
    one = Block(BlockKind.TABLE, table=Table(((Cell((Run("a"),)),),), (1,)))
    document = docx_part(docx_out.write(Paper(blocks=(one, one)), profiles()["state-2020"], at=AT), "word/document.xml")
    tags = [node.tag for node in document.find(f"{W}body")]
    printed = [at for at, tag in enumerate(tags) if tag == f"{W}tbl"][-2:]
    assert printed[1] - printed[0] == 2
