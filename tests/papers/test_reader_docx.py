"""DOCX is read as Word prints it. Files are made of raw markup, so that every oddity can be made."""

from __future__ import annotations

import datetime
import io

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_files import cell, docx, level, lists, numbered, p, table
from test_reader_legacy import SAYING, tcvn3, vni

from nhiemky.papers.content import BlockKind, Paper
from nhiemky.papers.reader import read


def texts(content: bytes) -> list[str]:
    """The blocks' texts, tables' own blocks aside."""
    return [block.text for block in read(content, "a.docx").blocks if block.kind is not BlockKind.TABLE]


def kept(run: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>'


RESOLUTION = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))


def test_automatic_numbers_are_printed_and_make_the_clause_path() -> None:
    body = (
        numbered("PHƯƠNG HƯỚNG") + numbered("Mục tiêu", level=1)
        + numbered("kinh tế;", level=2) + numbered("xã hội.", level=2)
        + numbered("Nhiệm vụ", level=1) + numbered("TỔ CHỨC THỰC HIỆN") + numbered("Phân công", level=1)
    )  # fmt: skip
    paper = read(docx(body, numbering=RESOLUTION), "a.docx")
    assert [(block.text, block.clause) for block in paper.blocks] == [
        ("I. PHƯƠNG HƯỚNG", "I"),
        ("1. Mục tiêu", "I.1"),
        ("a) kinh tế;", "I.1.a"),
        ("b) xã hội.", "I.1.b"),
        ("2. Nhiệm vụ", "I.2"),
        ("II. TỔ CHỨC THỰC HIỆN", "II"),
        ("1. Phân công", "II.1"),
    ]


LABELS = {
    "the numbers of all levels": (lists(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")), (0, 1, 1, 0, 1),
                                  ["1.", "1.1.", "1.2.", "2.", "2.1."]),
    "an article by its word": (lists(level(0, "decimal", "Điều %1.")), (0, 0), ["Điều 1.", "Điều 2."]),
    "an article in a legacy font": (
        lists(level(0, "decimal", "§iÒu %1.", '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>')),
        (0,), ["Điều 1."]),
    "parts in words": (
        lists(level(0, "vietnameseCounting", "Phần thứ %1:")), (0, 0), ["Phần thứ một:", "Phần thứ hai:"]),
    "zeros": (lists(level(0, "decimalZero", "%1.")), (0, 0), ["01.", "02."]),
    "small Roman numerals": (lists(level(0, "lowerRoman", "(%1)")), (0, 0, 0, 0), ["(i)", "(ii)", "(iii)", "(iv)"]),
    "letters beyond the alphabet": (lists(level(0, "lowerLetter", "%1)")), (0,) * 28, [
        *(f"{chr(97 + place)})" for place in range(26)), "aa)", "bb)"]),
    "Vietnamese letters": (
        lists('<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="custom" w:format="a, b, c, d, đ, e, ..."/>'
              '<w:lvlText w:val="%1)"/></w:lvl>'), (0, 0, 0), ["d)", "đ)", "e)"]),
    "a letter đ of its own": (lists(level(0, "none", "đ)")), (0,), ["đ)"]),
    "Arabic everywhere": (
        lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")), (0, 1), ["I.", "1.1."]),
    "bullets of symbol fonts": (
        lists(level(0, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:hAnsi="Symbol"/></w:rPr>'),
              level(1, "bullet", "-")), (0, 1, 0), ["•", "-", "•"]),
    "a level that never restarts": (
        lists(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')),
        (0, 1, 0, 1), ["1.", "a)", "2.", "b)"]),
    "a level left out": (lists(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")), (1, 1), ["1.1.", "1.2."]),
}  # fmt: skip


@pytest.mark.parametrize(("numbering", "levels", "labels"), LABELS.values(), ids=LABELS.keys())
def test_every_form_of_number_is_printed_as_word_prints_it(
    numbering: str, levels: tuple[int, ...], labels: list[str]
) -> None:
    body = "".join(numbered("việc này", level=each) for each in levels)
    assert texts(docx(body, numbering=numbering)) == [f"{label} việc này" for label in labels]


def test_a_list_with_a_start_of_its_own_begins_anew_and_one_without_goes_on() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = numbered("a") + numbered("b") + numbered("c", 2) + numbered("d", 2) + numbered("e", 3) + numbered("f", 0)
    numbering = lists(level(0, "decimal", "%1."), more=more)
    assert texts(docx(body, numbering=numbering)) == ["1. a", "2. b", "1. c", "2. d", "3. e", "f"]


def test_numbering_and_heading_level_come_from_the_style_and_those_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Đề mục nhỏ"/><w:basedOn w:val="H1"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    numbering = lists(
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>'), level(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>')
    )
    body = p("Kết quả", '<w:pStyle w:val="H1"/>') + p("Kinh tế", '<w:pStyle w:val="H2"/>') + p("Kinh tế tăng 8%.")
    paper = read(docx(body, styles=styles, numbering=numbering), "a.docx")
    assert [(block.kind, block.text, block.clause) for block in paper.blocks] == [
        (BlockKind.HEADING, "I. Kết quả", "I"),
        (BlockKind.HEADING, "1. Kinh tế", "I.1"),
        (BlockKind.PARAGRAPH, "Kinh tế tăng 8%.", "I.1"),
    ]


CHANGES = {
    "inserted text stays": (f"<w:p>{kept('đạt ')}<w:ins>{kept('80%')}</w:ins></w:p>", ["đạt 80%"]),
    "deleted text goes": (f"<w:p>{kept('đạt')}<w:del><w:r><w:delText>70%</w:delText></w:r></w:del></w:p>", ["đạt"]),
    "moved text stands where it went": (
        f"<w:p><w:moveFrom>{kept('trước')}</w:moveFrom>{kept('a')}</w:p>"
        f"<w:p>{kept('b ')}<w:moveTo>{kept('trước')}</w:moveTo></w:p>",
        ["a", "b trước"]),
    "a deleted paragraph mark joins two paragraphs": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{kept('Phấn đấu ')}</w:p><w:p>{kept('đạt 80%.')}</w:p>",
        ["Phấn đấu đạt 80%."]),
    "a deleted last mark loses nothing": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{kept('cuối cùng')}</w:p>", ["cuối cùng"]),
    "a deleted row goes": (
        f"<w:tbl><w:tr>{cell(p('a'))}{cell(p('b'))}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{cell(p('c'))}</w:tr></w:tbl>",
        ["a", "b"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "said"), CHANGES.values(), ids=CHANGES.keys())
def test_tracked_changes_are_read_as_accepted_and_said_so(body: str, said: list[str]) -> None:
    paper = read(docx(body + p("")), "a.docx")
    assert [block.text for block in paper.blocks if block.kind is not BlockKind.TABLE] == said
    if "row" not in body:
        assert any("Track Changes" in warning for warning in paper.warnings) == ("<w:trPr>" not in body)


INLINE = {
    "tabs and breaks": (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a\tb\nc\nd"),
    "hyphens": ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c\u00adđ</w:t></w:r>", "a-bcđ"),
    "a field shows its result": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12/6/2026</w:t></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:t> xong</w:t></w:r>", "12/6/2026 xong"),
    "a field in a field's instruction": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:t>ẩn</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>'
        '<w:t>hiện</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "hiện"),
    "a simple field": (f'<w:fldSimple w:instr="PAGE">{kept("3")}</w:fldSimple>', "3"),
    "a link": (f"<w:hyperlink>{kept('theo đây')}</w:hyperlink>", "theo đây"),
    "a content control": (f"<w:sdt><w:sdtContent>{kept('đã chọn')}</w:sdtContent></w:sdt>", "đã chọn"),
    "hidden text": (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>{kept('hiện')}", "hiện"),
    "a box to tick": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Đạt</w:t></w:r>', "☒ Đạt"),
    "a formula": (f"<m:oMath><m:r><m:t>x=10</m:t></m:r></m:oMath>{kept(' là')}", "x=10 là"),
    "a change inside a link": (f"<w:hyperlink><w:ins>{kept('mới')}</w:ins></w:hyperlink>", "mới"),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "said"), INLINE.values(), ids=INLINE.keys())
def test_what_a_paragraph_shows_is_read(runs: str, said: str) -> None:
    assert texts(docx(f"<w:p>{runs}</w:p>")) == [said]


def test_tables_keep_merged_cells_and_tables_within_tables() -> None:
    inner = table(cell(p("trong 1")) + cell(p("trong 2")))
    body = table(
        cell(p("Nội dung"), '<w:gridSpan w:val="2"/>') + cell(p("Hạn")),
        cell(p("1"), '<w:vMerge w:val="restart"/>')
        + cell(p("Lập kế hoạch") + inner + p("sau bảng"))
        + cell(p("6/2026")),
        cell(p(""), "<w:vMerge/>") + cell(p("Báo cáo")) + cell(p("")),
    )
    paper = read(docx(body), "a.docx")
    assert [
        (block.text, block.place.part) for block in paper.blocks if block.kind is BlockKind.CELL and block.place
    ] == [
        ("Nội dung", "table 1 row 1 column 1"),
        ("Hạn", "table 1 row 1 column 3"),
        ("1", "table 1 row 2 column 1"),
        ("Lập kế hoạch", "table 1 row 2 column 2"),
        ("trong 1", "table 2 row 1 column 1"),
        ("trong 2", "table 2 row 1 column 2"),
        ("sau bảng", "table 1 row 2 column 2"),
        ("6/2026", "table 1 row 2 column 3"),
        ("Báo cáo", "table 1 row 3 column 2"),
    ]


def test_a_table_knows_its_rows_columns_and_heading() -> None:
    heading = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell(p('Việc'))}{cell(p('Hạn'))}</w:tr>"
    body = f"<w:tbl>{heading}<w:tr>{cell(p('Họp'))}{cell(p(''))}</w:tr></w:tbl>"
    block = read(docx(body + p("Hết.")), "a.docx").blocks[0]
    assert block.table is not None
    assert [[one.text for one in row] for row in block.table.rows] == [["Việc", "Hạn"], ["Họp", ""]]
    assert block.table.heading_rows == 1
    assert block.text == "Việc\tHạn\nHọp"


def test_a_frame_of_one_cell_is_no_table() -> None:
    assert [block.kind for block in read(docx(table(cell(p("Một đoạn văn.")))), "a.docx").blocks] == [
        BlockKind.PARAGRAPH
    ]


def test_text_boxes_are_read_once_though_word_writes_them_twice() -> None:
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>"
        f"{p('Trong khung')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>"
        f"{p('Trong khung')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
        f"</w:r>{kept('Ngoài khung')}</w:p>"
    )  # fmt: skip
    paper = read(docx(box), "a.docx")
    assert [(block.text, block.place.part) for block in paper.blocks if block.place] == [
        ("Ngoài khung", "body"),
        ("Trong khung", "text box"),
    ]


def test_footnotes_stand_after_the_paragraph_that_points_to_them() -> None:
    first = f'{kept("Đạt 10 tỷ đồng")}<w:r><w:footnoteReference w:id="2"/></w:r>{kept(" mỗi năm.")}'
    body = f"<w:p>{first}</w:p>" + p("Sau đó.")
    separator = f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote>'
    notes = f'{separator}<w:footnote w:id="2">{p("Theo báo cáo.")}</w:footnote>'
    paper = read(docx(body, footnotes=notes), "a.docx")
    assert [(block.text, block.place.part) for block in paper.blocks if block.place] == [
        ("Đạt 10 tỷ đồng mỗi năm.", "body"),
        ("Theo báo cáo.", "footnote 1"),
        ("Sau đó.", "body"),
    ]


def test_a_table_of_contents_is_furniture() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent>"
        f"{p('I. KẾT QUẢ 3')}</w:sdtContent></w:sdt>"
    )
    blocks = read(docx(contents + p("I. KẾT QUẢ") + p("Đạt.")), "a.docx").blocks
    assert [(block.kind, block.clause) for block in blocks[:2]] == [(BlockKind.FURNITURE, ""), (BlockKind.HEADING, "I")]


def test_pages_are_counted_where_word_left_its_breaks() -> None:
    body = (
        p("Trang đầu.") + f"<w:p><w:r><w:lastRenderedPageBreak/></w:r>{kept('Trang hai.')}</w:p>" + p("Cũng trang hai.")
    )
    paper = read(docx(body), "a.docx")
    assert paper.source is not None
    assert paper.source.pages == 2
    assert [block.place.page for block in paper.blocks if block.place] == [1, 1, 2]
    assert {block.place.page for block in read(docx(p("Không biết trang.")), "a.docx").blocks if block.place} == {None}


FONT = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'


@pytest.mark.parametrize(
    ("typed", "font", "said"),
    [
        ("nghÞ quyÕt", ".VnTime", "nghị quyết"),
        ("nghÞ quyÕt", ".VnTimeH", "NGHỊ QUYẾT"),
        ("Ñaïi hoäi", "VNI-Times", "Đại hội"),
        ("Đã là Unicode", ".VnTime", "Đã là Unicode"),
        ("h\u00adíng dÉn", ".VnArial", "hướng dẫn"),
    ],
)
def test_a_single_word_in_a_legacy_font_is_converted(typed: str, font: str, said: str) -> None:
    assert texts(docx(p(typed, run=FONT.format(font)))) == [said]


def test_legacy_fonts_may_come_from_styles_and_letters_may_be_cut_between_runs() -> None:
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{FONT.format('VNI-Times')}</w:rPr></w:rPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Tiêu đề cũ"/>'
        f"<w:rPr>{FONT.format('.VnTimeH')}</w:rPr></w:style>"
    )
    body = p("b¸o c¸o", '<w:pStyle w:val="T"/>') + f"<w:p>{kept('Ña')}{kept('ïi hoäi')}</w:p>"
    paper = read(docx(body, styles=styles), "a.docx")
    assert [block.text for block in paper.blocks] == ["BÁO CÁO", "Đại hội"]
    assert paper.source is not None
    assert paper.source.legacy_encoding == "TCVN3, VNI"


@pytest.mark.parametrize("typed", [tcvn3, vni])
def test_a_legacy_text_without_its_font_is_told_by_its_words(typed: object) -> None:
    assert callable(typed)
    assert texts(docx(p(typed(SAYING)) + p(SAYING))) == [SAYING, SAYING]


def test_an_official_form_gives_its_heading_number_day_subject_and_signature() -> None:
    left = p("ĐẢNG BỘ TỈNH TÂN GIANG") + p("ĐẢNG ỦY XÃ AN PHƯỚC ĐÔNG") + p("*") + p("Số 05-NQ/ĐU")
    right = p("ĐẢNG CỘNG SẢN VIỆT NAM") + p("An Phước Đông, ngày 05 tháng 02 năm 2026")
    end = (
        p("Nơi nhận:") + p("- Tỉnh ủy,") + p("- Lưu Văn phòng."),
        p("T/M BAN CHẤP HÀNH") + p("BÍ THƯ") + p("Lê Văn Thử"),
    )
    body = (
        table(cell(left) + cell(right)) + p("NGHỊ QUYẾT") + p("đại hội đại biểu lần thứ IV, "
            "nhiệm kỳ 2025 - 2030") + p("-----")
        + p("Phấn đấu đến năm 2030 kết nạp 120 đảng viên.") + table(cell(end[0]) + cell(end[1]))
    )  # fmt: skip
    paper = read(docx(body), "a.docx")
    assert paper.title == "Nghị quyết đại hội đại biểu lần thứ IV, nhiệm kỳ 2025 - 2030"
    assert (paper.type_name, paper.subject) == ("nghị quyết", "đại hội đại biểu lần thứ IV, nhiệm kỳ 2025 - 2030")
    assert paper.dated == datetime.date(2026, 2, 5)
    assert paper.letterhead is not None
    assert paper.letterhead.left == ("ĐẢNG BỘ TỈNH TÂN GIANG", "ĐẢNG ỦY XÃ AN PHƯỚC ĐÔNG")
    assert paper.letterhead.number_line == "Số 05-NQ/ĐU"
    assert paper.signature is not None
    assert (paper.signature.authority, paper.signature.position, paper.signature.name) == (
        "T/M BAN CHẤP HÀNH", "BÍ THƯ", "Lê Văn Thử",
    )  # fmt: skip
    assert paper.recipients == ("Tỉnh ủy", "Lưu Văn phòng")


def test_macros_comments_and_embedded_files_are_left_alone_and_named() -> None:
    content = docx(
        p("Chỉ đọc chữ này."),
        **{"word/vbaProject.bin": "MZ", "word/comments.xml": "<w:comments/>", "word/embeddings/a.xlsx": "PK"},
    )
    paper = read(content, "a.docm")
    assert paper.text == "Chỉ đọc chữ này."
    assert [word for warning in paper.warnings for word in ("macro", "comment", "nhúng") if word in warning] == [
        "macro", "comment", "nhúng",
    ]  # fmt: skip


def test_the_strict_form_of_the_format_is_read_too() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = f'<w:document xmlns:w="{strict}"><w:body>{numbered("Việc một")}</w:body></w:document>'
    numbering = lists(level(0, "decimal", "%1."))
    content = docx("", document=document, numbering=numbering)
    assert texts(content) == ["1. Việc một"]


def written(paragraphs: list[str]) -> Paper:
    """Paragraphs written by python-docx and read back."""
    made = python_docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    buffer = io.BytesIO()
    made.save(buffer)
    return read(buffer.getvalue(), "a.docx")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text("aăâbcdđeê ghik.,;:-%0123ơưạọệ()“”/"), min_size=1))
def test_what_was_written_is_read(paragraphs: list[str]) -> None:
    lines = [f"Đoạn {text}" for text in paragraphs]
    assert written(lines).text == "\n".join(line.strip() for line in lines)
