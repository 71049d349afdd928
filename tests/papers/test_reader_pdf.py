"""PDF with text: lines joined into paragraphs, running heads dropped, columns kept apart. Files are set by Typst."""

from __future__ import annotations

import datetime
import struct
import zlib

import pytest
from reader_files import pdf
from sample_midterm import AT, profiles, review
from test_reader_legacy import tcvn3

from nhiemky.papers import docx_out, pdf_out
from nhiemky.papers.content import BlockKind
from nhiemky.papers.layout import midterm_review
from nhiemky.papers.reader import read
from nhiemky.papers.reader.sniffing import Encrypted
from nhiemky.papers.reader.unreadable import NoLetters, Scanned

PAGE = """#set page(paper: "a4", margin: (left: 3cm, right: 1.5cm, y: 2cm){more})
#set text(lang: "vi", size: 14pt)
#set par(justify: true, first-line-indent: (amount: 1.27cm, all: true))
"""
PARAGRAPH = (
    "Tăng cường công tác kiểm tra, giám sát và thi hành kỷ luật của Đảng; phấn đấu hằng năm kết nạp từ 8 đến 10 "
    "đảng viên mới, 100% cán bộ, đảng viên được học tập, quán triệt nghị quyết của cấp trên trong năm đầu nhiệm kỳ."
)
HEAD = """
#grid(columns: (1fr, 1fr), align(center)[ĐẢNG BỘ TỈNH TÂN GIANG \\ *ĐẢNG ỦY XÃ AN PHƯỚC ĐÔNG* \\ \\* \\ Số 05-NQ/ĐU],
  align(center)[*ĐẢNG CỘNG SẢN VIỆT NAM* \\ \\ _An Phước Đông, ngày 05 tháng 02 năm 2026_])
#align(center)[*NGHỊ QUYẾT* \\
*đại hội đại biểu Đảng bộ xã An Phước Đông lần thứ IV, nhiệm kỳ 2025 - 2030 về xây dựng Đảng bộ*]
"""


def page(body: str, more: str = "") -> bytes:
    """A PDF of pages as offices set them."""
    return pdf(PAGE.replace("{more}", more) + body)


def lines(content: bytes) -> list[str]:
    """The blocks' texts."""
    return [block.text for block in read(content, "a.pdf").blocks]


def test_wrapped_lines_become_the_paragraphs_that_were_written() -> None:
    said = [PARAGRAPH, f"{PARAGRAPH} {PARAGRAPH}", "Một câu ngắn.", PARAGRAPH]
    assert lines(page("\n\n".join(said))) == said


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    said = [PARAGRAPH] * 30
    paper = read(page("\n\n".join(said)), "a.pdf")
    assert paper.source is not None
    assert paper.source.pages is not None
    assert paper.source.pages > 2
    assert [block.text for block in paper.blocks] == said
    assert (
        sorted({block.place.page for block in paper.blocks if block.place and block.place.page})
        == [1, 2, 3, 4, 5][: paper.source.pages]
    )


def test_page_numbers_and_running_heads_are_dropped() -> None:
    more = ", header: align(right)[Tài liệu đại hội], footer: align(center)[Trang #context counter(page).display()]"
    assert lines(page("\n\n".join([PARAGRAPH] * 30), more)) == [PARAGRAPH] * 30


def test_labels_begin_blocks_and_make_the_clause_path() -> None:
    blocks = ["*I- MỤC TIÊU*", "*1. Kinh tế*", PARAGRAPH, f"a) {PARAGRAPH}", "đ) Giảm nghèo.", "\\- Trồng cây."]
    body = "\n\n".join([*blocks, "*II- TỔ CHỨC THỰC HIỆN*"])
    paper = read(page(body), "a.pdf")
    assert [(block.text.split()[0], block.clause) for block in paper.blocks] == [
        ("I-", "I"), ("1.", "I.1"), ("Tăng", "I.1"), ("a)", "I.1.a"), ("đ)", "I.1.đ"), ("-", "I.1.đ.-1"), ("II-", "II"),
    ]  # fmt: skip


def test_both_columns_of_an_official_heading_are_told_apart() -> None:
    paper = read(page(HEAD + "\n\n" + PARAGRAPH), "a.pdf")
    assert paper.letterhead is not None
    assert paper.letterhead.left == ("ĐẢNG BỘ TỈNH TÂN GIANG", "ĐẢNG ỦY XÃ AN PHƯỚC ĐÔNG")
    assert paper.letterhead.right == ("ĐẢNG CỘNG SẢN VIỆT NAM",)
    assert paper.letterhead.number_line == "Số 05-NQ/ĐU"
    assert paper.dated == datetime.date(2026, 2, 5)
    assert paper.subject.endswith("lần thứ IV, nhiệm kỳ 2025 - 2030 về xây dựng Đảng bộ")
    assert paper.blocks[-1].text == PARAGRAPH


def test_two_columns_are_read_one_after_the_other() -> None:
    said = [f"Đoạn {number}. {PARAGRAPH}" for number in range(1, 9)]
    found = read(page("#columns(2)[" + "\n\n".join(said) + "]"), "a.pdf").text
    places = [found.index(f"Đoạn {number}.") for number in range(1, 9)]
    assert places == sorted(places)
    assert found.count("hằng năm kết nạp từ 8 đến 10 đảng viên") == 8


def test_cells_of_a_table_are_not_run_together() -> None:
    body = (
        "#table(columns: 3, [Nội dung], [Chỉ tiêu], [Kết quả], "
        "[Kết nạp đảng viên mới trong nhiệm kỳ của đảng bộ xã], [20],"
        " [16], [Xây nhà nhân ái], [25], [10])"
    )
    blocks = read(page(body), "a.pdf").blocks
    assert [(block.text, block.place.part) for block in blocks if block.kind is BlockKind.CELL and block.place] == [
        ("Nội dung", "table 1 row 1 column 1"),
        ("Chỉ tiêu", "table 1 row 1 column 2"),
        ("Kết quả", "table 1 row 1 column 3"),
        ("Kết nạp đảng viên mới trong nhiệm kỳ của đảng bộ xã", "table 1 row 2 column 1"),
        ("20", "table 1 row 2 column 2"),
        ("16", "table 1 row 2 column 3"),
        ("Xây nhà nhân ái", "table 1 row 3 column 1"),
        ("25", "table 1 row 3 column 2"),
        ("10", "table 1 row 3 column 3"),
    ]


def test_decomposed_letters_become_one_letter_each() -> None:
    assert "Đại hội" in read(page("\u0110a\u0323i hộ\u0069"), "a.pdf").text


def test_a_legacy_text_layer_is_converted() -> None:
    said = "Nhiệm kỳ qua, đảng bộ xã đã kết nạp mới mười sáu đảng viên, đạt tám phần chỉ tiêu nghị quyết đề ra."
    paper = read(page(tcvn3(said)), "a.pdf")
    assert paper.text == said
    assert paper.source is not None
    assert paper.source.legacy_encoding == "TCVN3"


def test_a_table_goes_on_over_a_page_with_its_rows_counted_on() -> None:
    rows = "".join(
        f"[{number}], [Việc thứ {number} của kế hoạch, làm xong trong năm.], [Chi bộ {number}],"
        for number in range(1, 60)
    )
    blocks = read(page(f"#table(columns: (1cm, 1fr, 3cm), {rows})"), "a.pdf").blocks
    parts = [block.place.part for block in blocks if block.kind is BlockKind.CELL and block.place]
    assert parts[-1] == "table 1 row 59 column 3"
    assert len(parts) == 59 * 3


def test_merged_cells_of_a_ruled_table_count_the_columns_they_cover() -> None:
    body = (
        "#table(columns: (2cm, 1fr, 1fr), table.cell(rowspan: 2)[TT], table.cell(colspan: 2)[Chỉ tiêu], "
        "[Giao], [Đạt], [1], [20], [16])"
    )
    table = next(block.table for block in read(page(body), "a.pdf").blocks if block.table)
    assert [[(one.text, one.span) for one in row] for row in table.rows] == [
        [("TT", 1), ("Chỉ tiêu", 2)],
        [("", 1), ("Giao", 1), ("Đạt", 1)],
        [("1", 1), ("20", 1), ("16", 1)],
    ]


def test_a_scan_is_refused_and_a_partly_scanned_file_says_which_pages() -> None:
    with pytest.raises(Scanned):
        read(_pictured(text_on_first=False), "scan.pdf")
    paper = read(_pictured(text_on_first=True), "half.pdf")
    assert paper.text.startswith("Trang có chữ")
    assert any("1/2 trang" in warning and "trang 2" in warning for warning in paper.warnings)


def _pictured(*, text_on_first: bool) -> bytes:
    """A PDF of two pages, the second (or both) nothing but a picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    png = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\x00\x00\xff\x00\xff\x00")) + chunk(b"IEND", b"")
    )  # fmt: skip
    values = ", ".join(map(str, png))
    picture = f"#image(bytes(({values},)), width: 10cm)"
    first = "Trang có chữ để đọc." if text_on_first else picture
    return page(f"{first}\n#pagebreak()\n{picture}")


def test_a_pdf_that_needs_a_password_is_refused() -> None:
    with pytest.raises(Encrypted):
        read(ENCRYPTED, "khoa.pdf")


def test_letters_without_unicode_are_refused() -> None:
    with pytest.raises(NoLetters):
        read(page("".join(chr(0xE000 + index) for index in range(200))), "a.pdf")


def test_titles_set_over_two_lines_are_one_block() -> None:
    paper = read(page(HEAD + "\n\n" + PARAGRAPH), "a.pdf")
    subject = [block for block in paper.blocks if block.role == "subject"]
    assert len(subject) == 1
    assert subject[0].kind is BlockKind.TITLE


# RC4, 128 bit, user password "bimat": made by hand, as no library at hand writes it.
ENCRYPTED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>\n%%EOF"
)


def test_a_range_and_an_annex_at_the_beginning_of_a_line_are_no_labels() -> None:
    filler = "Phấn đấu hằng năm có số chi bộ hoàn thành xuất sắc nhiệm vụ đạt tỷ lệ trong khoảng từ {0}"
    found = [
        block.text
        for width in range(1, 30)
        for block in read(page(filler.format("x" * width + " 15 - 20% theo Phụ lục II. Hết.")), "a.pdf").blocks
    ]
    assert len(found) == 29


def test_words_of_a_plot_are_kept_apart_from_the_text() -> None:
    marks = "".join(f"#place(dy: {8 * index}pt)[#text(size: 8pt)[{index}. Chi bộ]]" for index in range(1, 12))
    body = f"{PARAGRAPH}\n\n#box(width: 100%, height: 3cm)[{marks}]\n\nBiểu đồ 1. Mức hoàn thành\n\n{PARAGRAPH}"
    kinds = [block.kind for block in read(page(body), "a.pdf").blocks]
    assert [kind for kind in kinds if kind is not BlockKind.FIGURE] == [
        BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.PARAGRAPH,
    ]  # fmt: skip
    assert BlockKind.FIGURE in kinds


def test_a_heading_row_that_is_printed_again_on_each_page_counts_once() -> None:
    rows = "".join(f"[{number}], [Việc thứ {number}, làm xong trong năm.]," for number in range(1, 60))
    table = f"#table(columns: (1cm, 1fr), table.header([TT], [Nhiệm vụ]), {rows})"
    cells = [block.text for block in read(page(table), "a.pdf").blocks if block.kind is BlockKind.CELL]
    assert cells.count("Nhiệm vụ") == 1
    assert len(cells) == 120


@pytest.mark.parametrize("code", sorted(profiles()))
def test_one_paper_printed_as_pdf_and_as_docx_reads_alike(code: str) -> None:
    printed = midterm_review(review(code), profiles()[code])
    kinds = (BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH)
    found = [
        [
            (block.clause, " ".join(block.text.split()))
            for block in read(writer.write(printed, profiles()[code], at=AT), "a").blocks
            if block.kind in kinds and not block.role
        ]
        for writer in (docx_out, pdf_out)
    ]
    assert found[0] == found[1]
    assert len(found[0]) > 50
