"""Plain text: any encoding, kept as it was found; wrapped lines joined, furniture told apart, title and day found."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from test_reader_legacy import SAYING

from nhiemky.papers.content import BlockKind, Paper
from nhiemky.papers.reader import read


def plain(text: str) -> Paper:
    """The paper of a text in UTF-8."""
    return read(text.encode(), "a.txt")


def kinds(paper: Paper) -> list[tuple[str, str]]:
    """What each block is."""
    return [(block.kind.value, block.text) for block in paper.blocks]


def with_loose_tones(text: str) -> str:
    """As windows-1258 holds it: letters with hat, horn or breve whole, tones after them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    made = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        made.append(unicodedata.normalize("NFC", "".join(each for each in marks if each not in tones)))
        made.append("".join(each for each in marks if each in tones))
    return "".join(made)


ENCODED = {
    "UTF-8": SAYING.encode(),
    "UTF-8 with its mark": SAYING.encode("utf-8-sig"),
    "UTF-8 in decomposed letters": unicodedata.normalize("NFD", SAYING).encode(),
    "UTF-16": SAYING.encode("utf-16"),
    "UTF-16, big end first": b"\xfe\xff" + SAYING.encode("utf-16-be"),
    "UTF-16 without a mark": SAYING.encode("utf-16-le"),
    "UTF-16 without a mark, big end first": SAYING.encode("utf-16-be"),
    "UTF-32": SAYING.encode("utf-32"),
    "windows-1258": with_loose_tones(SAYING).encode("cp1258"),
}


@pytest.mark.parametrize("content", ENCODED.values(), ids=ENCODED.keys())
def test_every_encoding_gives_the_same_text(content: bytes) -> None:
    assert read(content, "a.txt").text == SAYING


def test_the_text_stays_as_it_was_found_but_for_line_ends_and_form() -> None:
    found = "  Một dòng\u00a0có  khoảng trắng \r\n\r\n\tdòng hai\rdòng ba\n\n"
    assert plain(found).text == "  Một dòng\u00a0có  khoảng trắng \n\n\tdòng hai\ndòng ba\n\n"


def test_western_text_is_western() -> None:
    text = "Un café à côté, déjà vu par l’élève."
    assert read(text.encode("cp1252"), "a.txt").text == text


def test_a_few_broken_places_are_marked_and_said_so() -> None:
    paper = read(SAYING.encode() * 20 + b" \xc3 " + SAYING.encode(), "a.txt")
    assert paper.text.count("\ufffd") == 1
    assert any("UTF-8" in warning for warning in paper.warnings)


def test_control_characters_cannot_steer_a_terminal() -> None:
    assert plain("Kế hoạch \x1b[31mđỏ\x9b31m và \u202eđảo\u202c.").text == "Kế hoạch  [31mđỏ 31m và đảo."


def test_wrapped_lines_are_one_block_and_paragraphs_of_one_line_each_are_many() -> None:
    wrapped = (
        "   Trong nhiệm kỳ qua, Đảng bộ xã An Phước Đông đã lãnh đạo thực\n"
        "hiện thắng lợi các chỉ tiêu nghị quyết, kết nạp 120 đảng viên của\n"
        "Đảng bộ, trong đó có 48 đảng viên nữ và 37 đảng viên trẻ ở các\n"
        "chi bộ ấp.\n"
        "   Bên cạnh đó, công tác kiểm tra, giám sát được tăng cường, đã thi\n"
        "hành kỷ luật 03 đảng viên vi phạm.\n"
        "   a) Kiểm tra 5 chi bộ;\n"
        "   b) Giám sát 6 chi bộ.\n"
    )
    blocks = plain(wrapped).blocks
    assert [block.text.split()[0] for block in blocks] == ["Trong", "Bên", "a)", "b)"]
    long_lines = "\n".join([SAYING] * 4)
    assert len(plain(long_lines).blocks) == 4


def test_a_line_of_one_word_in_the_middle_of_a_sentence_is_no_authors_name() -> None:
    blocks = plain("Hội nghị đã nghe báo cáo.\nHội\nliên hiệp phụ nữ xã nêu rõ kết quả.").blocks
    assert [block.text for block in blocks] == ["Hội nghị đã nghe báo cáo.", "Hội\nliên hiệp phụ nữ xã nêu rõ kết quả."]


def test_items_are_numbered_on_above_two_hundred_and_a_year_is_no_item() -> None:
    line = "{}. Chi bộ cơ quan nộp hồ sơ thi đua của đơn vị mình về Ban Tổ chức Huyện ủy"
    blocks = plain("\n".join(line.format(number) for number in range(1, 204))).blocks
    assert (len(blocks), blocks[-1].clause, blocks[-1].kind) == (203, "203", BlockKind.ITEM)
    year = (
        "Đại hội Chi bộ Văn phòng được tổ chức thành công tốt đẹp trong năm\n"
        "2024. Trong đó có nhiều nội dung quan trọng được thông qua với sự\n"
        "thống nhất cao của toàn thể đảng viên trong chi bộ và các đại biểu\n"
        "tham dự. Chi bộ đã bầu ra cấp ủy mới gồm ba đồng chí có uy tín và\n"
        "năng lực để lãnh đạo trong nhiệm kỳ mới sắp tới của chi bộ cơ quan.\n"
    )
    assert len(plain(year).blocks) == 1


def test_the_numbers_of_a_tables_rows_listed_cell_by_cell_stay_in_the_text() -> None:
    listed = "STT\nNội dung\nChủ trì\n1\nTrồng cây xanh\nĐoàn xã\n2\nTập huấn kỹ năng số\nBan Tuyên giáo\n7\n"
    numbers = [(block.text, block.kind) for block in plain(listed).blocks if block.text.isdigit()]
    assert numbers == [("1", BlockKind.PARAGRAPH), ("2", BlockKind.PARAGRAPH), ("7", BlockKind.FURNITURE)]


def test_a_sentence_cut_at_a_comma_goes_on_after_an_empty_line() -> None:
    assert len(plain("Hội nghị đã nghe báo cáo, thảo luận,\n\nbiểu quyết thông qua nghị quyết.").blocks) == 1


NEWS = """Thứ Hai, 03/11/2026 09:15 (GMT +7)

Tin nóng
Hội Hữu nghị tỉnh Tân Giang sơ kết giữa nhiệm kỳ 2023 - 2028
Thứ 6, 12/06/2026 | 16:20:11 [GMT +7] A  A
{lead}
Quang cảnh hội nghị. Ảnh: Minh Khê
Đại biểu các xã tham dự
Ảnh: Minh Khê
{body}
Minh Khê – Thu Hằng
Nguồn tin: Hội Hữu nghị tỉnh
Số lần đọc: 4982
Tổng số điểm của bài viết là: 0 trong 0 đánh giá
Click để đánh giá bài viết
Ý kiến ()
0 / 500 ký tự
{{name}} - {{time}}
Tin liên quan
Đại hội Hội Hữu nghị xã Thạnh Lợi Tây lần thứ II thành công
|
Gợi ý"""


def test_what_stands_around_an_article_is_told_apart() -> None:
    lead = "Sáng 12/6, Hội Hữu nghị tỉnh Tân Giang tổ chức hội nghị sơ kết giữa nhiệm kỳ, có 120 đại biểu dự hội nghị."
    paper = plain(NEWS.format(lead=lead, body=SAYING))
    found = dict.fromkeys(kind for kind, _ in kinds(paper))
    assert list(found) == ["furniture", "title", "paragraph", "caption"]
    assert [text for kind, text in kinds(paper) if kind == "paragraph"] == [lead, SAYING]
    assert [text for kind, text in kinds(paper) if kind == "caption"] == [
        "Quang cảnh hội nghị. Ảnh: Minh Khê", "Đại biểu các xã tham dự", "Ảnh: Minh Khê",
    ]  # fmt: skip
    assert paper.title == "Hội Hữu nghị tỉnh Tân Giang sơ kết giữa nhiệm kỳ 2023 - 2028"


BODY = "Sáng nay 9/1, Khối Thi đua tổ chức hội nghị tổng kết năm 2025 và triển khai nhiệm vụ năm 2026 với 16 đơn vị."
HEADING = "Khối Thi đua triển khai nhiệm vụ năm mới"
DAYS = {
    "after the title": (f"{HEADING}\nNgày: 17.11.2023\n{BODY}", (2023, 11, 17)),
    "with weekday and time": (f"{HEADING}\nThứ bảy - 16/12/2017 06:04\n{BODY}", (2017, 12, 16)),
    "at the end": (f"{HEADING}\n{BODY}\n16/07/2026 - 17:14", (2026, 7, 16)),
    "the clock above is not it": (
        f"Thứ Sáu, 24/05/2024 23:08 (GMT +7)\n{HEADING}\nCập nhật: 10/01/2024 16:37\n{BODY}",
        (2024, 1, 10)),
    "a clock alone is not believed": (
        f"Thứ Sáu, 24/05/2024 23:08 (GMT +7)\n{HEADING}\n{BODY}", None),
    "a clock whose year the text has": (
        f"Thứ Sáu, 24/05/2026 23:08 (GMT +7)\n{HEADING}\n{BODY}", (2026, 5, 24)),
    "a day in a sentence is none": (f"{HEADING}\n{BODY} Họp ngày 10/01/2024.", None),
    "an empty line of time": (f"Cập nhật:  GMT+7\n{HEADING}\n{BODY}", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS.values(), ids=DAYS.keys())
def test_the_day_of_the_article_is_found_and_not_the_clock(text: str, day: tuple[int, int, int] | None) -> None:
    source = plain(text).source
    assert source is not None
    assert source.published == (datetime.date(*day) if day else None)


def test_form_feeds_count_pages() -> None:
    paper = plain("Trang một.\n\fTrang hai.\n\fTrang ba.")
    assert paper.source is not None
    assert paper.source.pages == 3
    assert [block.place.page for block in paper.blocks if block.place] == [1, 2, 3]


LAID_OUT = """      7. Đánh giá chỉ tiêu:

 TT            Nội dung              Chỉ tiêu        Kết quả
      Kết nạp đảng viên mới
 1    trong nhiệm kỳ của đảng           20              16
      bộ
 2    Xây nhà nhân ái                   25              10
      Không có chi bộ yếu
 3                                       0               0
      kém
      Trong nhiệm kỳ, đảng bộ đã hoàn thành các chỉ tiêu được cấp trên giao cho từng năm.
"""


def test_rows_of_a_table_drawn_with_spaces_stay_together() -> None:
    rows = [block.text for block in plain(LAID_OUT).blocks if block.kind is BlockKind.CELL]
    assert [row.split()[0] for row in rows] == ["TT", "Kết", "2", "Không"]
    assert "16" in rows[1]
    assert rows[1].endswith("bộ")
    assert rows[3].endswith("kém")


def test_an_official_paper_in_plain_text_ends_in_a_signature_not_in_a_byline() -> None:
    text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 05/KH-HHN\nTân Giang, "
        "ngày 12 tháng 6 năm 2026\n"
        "KẾ HOẠCH\nTổ chức hội nghị sơ kết\nHội tổ chức hội nghị sơ kết giữa nhiệm kỳ vào quý III năm 2026.\n"
        "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nLê Văn Thử"
    )
    paper = plain(text)
    assert paper.signature is not None
    assert paper.signature.name == "Lê Văn Thử"
    assert paper.title == "Kế hoạch Tổ chức hội nghị sơ kết"
    assert paper.dated == datetime.date(2026, 6, 12)
    assert paper.source is not None
    assert paper.source.published is None


def test_both_columns_of_a_form_set_with_spaces_are_told_apart() -> None:
    text = (
        "ĐẢNG BỘ TỈNH TÂN GIANG                 ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ AN PHƯỚC ĐÔNG\n"
        "          *                     An Phước Đông, ngày 05 tháng 02 năm 2026\n     Số 05-NQ/ĐU\n\n"
        "                   NGHỊ QUYẾT\n       đại hội đại biểu lần thứ IV\n\nPhấn đấu kết nạp 120 đảng viên.\n\n"
        "Nơi nhận:                                 T/M BAN CHẤP HÀNH\n"
        "- Tỉnh ủy,                                   BÍ THƯ\n"
        "- Lưu Văn phòng.                             Lê Văn Thử\n"
    )
    paper = plain(text)
    assert paper.letterhead is not None
    assert paper.letterhead.left == ("ĐẢNG BỘ TỈNH TÂN GIANG", "ĐẢNG ỦY XÃ AN PHƯỚC ĐÔNG")
    assert paper.letterhead.number_line == "Số 05-NQ/ĐU"
    assert paper.recipients == ("Tỉnh ủy", "Lưu Văn phòng")
    assert paper.signature is not None
    assert (paper.signature.position, paper.signature.name) == ("BÍ THƯ", "Lê Văn Thử")


@pytest.mark.parametrize(
    "line", ["." * 230, "{" * 230, "An " * 76, "tại hội nghị " * 18, "01/01/2024 " * 20, "- " * 100, "1.1.1.1 " * 28]
)
def test_no_line_makes_a_pattern_try_for_ever(line: str) -> None:
    assert plain("Văn bản\n" + f"{line}\n" * 2_000).blocks


def test_an_article_goes_on_after_a_link_to_other_news_in_its_midst() -> None:
    paper = plain(f"{HEADING}\n{BODY}\nXem thêm:\nĐại hội Hội Hữu nghị xã Thạnh Lợi Tây thành công\n{BODY}\nMinh Khê")
    assert [text for kind, text in kinds(paper) if kind == "paragraph"] == [BODY, BODY]


def test_leads_of_other_news_after_the_end_of_an_article_are_furniture() -> None:
    lead = f"{BODY} {BODY[:120]}."
    paper = plain(f"{HEADING}\n{BODY}\nMinh Khê\nSố lần đọc: 12\nCác tin khác\nTin khác thứ nhất của trang\n{lead}")
    assert [text for kind, text in kinds(paper) if kind == "paragraph"] == [BODY]


@pytest.mark.parametrize(
    "line", ["Nội dung:", "Chủ đề: Đoàn kết, sáng tạo", "Giới thiệu ba đảng viên ưu tú cho Đảng", "Khách mời"]
)
def test_lines_of_a_paper_are_not_taken_for_furniture(line: str) -> None:
    assert line in [text for kind, text in kinds(plain(f"{HEADING}\n{BODY}\n{line}\n{BODY}")) if kind != "furniture"]
