"""Clause paths: labels as offices write them, line by line, with the path each line must get.

The ways of numbering are those of NĐ 30/2020/NĐ-CP, Phụ lục I (Phần, Chương, Mục, Điều, khoản, điểm; verified) and of
Party papers (I-, 1-, a), -; HD 05-HD/VPTW, second-hand).
"""

from __future__ import annotations

import pytest

from nhiemky.papers.content import BlockKind
from nhiemky.papers.reader import read
from nhiemky.papers.reader.clauses import Outline
from nhiemky.papers.reader.labels import label_of

WAYS = {
    "a Party resolution": """
        I- ĐẶC ĐIỂM TÌNH HÌNH|I
        Nhiệm kỳ qua Đảng bộ đã đạt nhiều kết quả trong bối cảnh còn khó khăn.|I
        II- PHƯƠNG HƯỚNG|II
        1- Mục tiêu|II.1
        2- Các chỉ tiêu|II.2
        a) Kinh tế tăng 8%;|II.2.a
        b) Thu ngân sách tăng 10%;|II.2.b
        - Thu từ đất;|II.2.b.-1
        - Thu từ thuế.|II.2.b.-2
        3- Nhiệm vụ|II.3
        III- TỔ CHỨC THỰC HIỆN|III
    """,
    "a state decision with đ)": """
        Chương I|Chương I
        Điều 1. Phạm vi điều chỉnh|Điều 1
        1. Quy chế này quy định về:|Điều 1.1
        a) Nguyên tắc làm việc;|Điều 1.1.a
        b) Chế độ báo cáo;|Điều 1.1.b
        c) Quan hệ công tác;|Điều 1.1.c
        d) Quản lý tài liệu;|Điều 1.1.d
        đ) Khen thưởng;|Điều 1.1.đ
        e) Kỷ luật.|Điều 1.1.e
        2. Quy chế này không áp dụng với các chi bộ.|Điều 1.2
        Chương II|Chương II
        Mục 1. NGUYÊN TẮC|Chương II.Mục 1
        Điều 2. Đối tượng áp dụng|Điều 2
    """,
    "parts in words": """
        Phần thứ nhất|Phần 1
        KẾT QUẢ NHIỆM KỲ|Phần 1
        I. Ưu điểm|Phần 1.I
        Phần thứ hai|Phần 2
        I. Mục tiêu|Phần 2.I
        1.1. Mục tiêu chung|Phần 2.I.1
        1.2. Mục tiêu cụ thể|Phần 2.I.2
    """,
    "numbers that say their path": """
        1. Kinh tế|1
        1.1. Nông nghiệp|1.1
        1.1.1. Trồng trọt|1.1.1
        1.1.2. Chăn nuôi|1.1.2
        1.2. Công nghiệp|1.2
        2. Xã hội|2
        2.1 Giáo dục|2.1
    """,
    "numbers after Roman numerals": """
        II. CHỈ TIÊU|II
        2.1. Về kinh tế|II.1
        2.2. Về xã hội|II.2
        III. GIẢI PHÁP|III
        3.1. Về tổ chức|III.1
    """,
    "capitals above Roman numerals": """
        A. KẾT QUẢ|A
        I. Ưu điểm|A.I
        II. Hạn chế|A.II
        B. PHƯƠNG HƯỚNG|B
        I. Mục tiêu|B.I
    """,
    "capitals below Roman numerals": """
        I. KẾT QUẢ|I
        A. Ưu điểm|I.A
        B. Hạn chế|I.B
        II. PHƯƠNG HƯỚNG|II
        A. Mục tiêu|II.A
    """,
    "dashes, crosses and brackets": """
        1. Công tác kiểm tra|1
        - Kiểm tra 3 tổ chức;|1.-1
        + Chi bộ An Phước;|1.-1.+1
        + Chi bộ Thạnh Lợi;|1.-1.+2
        - Giám sát 2 tổ chức.|1.-2
        2. Công tác dân vận|2
        1) Tuyên truyền;|2.1
        2) Vận động.|2.2
    """,
    "an annex numbered anew": """
        Điều 1. Ban hành kế hoạch|Điều 1
        PHỤ LỤC I|Phụ lục I
        1. Danh sách|Phụ lục I.1
        PHỤ LỤC II|Phụ lục II
        1. Biểu mẫu|Phụ lục II.1
    """,
    "a piece torn from the middle": """
        7. Đánh giá chỉ tiêu|7
        8. Khen thưởng|8
        a. Tập thể|8.a
        b. Cá nhân|8.b
    """,
}


@pytest.mark.parametrize("lines", WAYS.values(), ids=WAYS.keys())
def test_every_line_gets_the_path_that_its_labels_print(lines: str) -> None:
    rows = [line.strip().rsplit("|", 1) for line in lines.strip().splitlines()]
    paper = read("\n\n".join(text for text, _ in rows).encode(), "a.txt")
    assert [(block.text, block.clause) for block in paper.blocks] == [(text, path) for text, path in rows]


@pytest.mark.parametrize(
    "text",
    [
        "10/14 chỉ tiêu đạt 100% trở lên",
        "24/6/2023 là ngày hội nghị",
        "1.340 tỷ đồng được giải ngân",
        "2.5 triệu đồng mỗi hộ",
        "80% dân số tham gia bảo hiểm y tế",
        "-5% so với cùng kỳ",
        "2024. Năm bản lề của nhiệm kỳ",
        "Điều 5 của Quy chế quy định rõ trách nhiệm",
        "Chương trình hành động toàn khóa",
        "Mục tiêu của nghị quyết",
        "Phần lớn chỉ tiêu đã đạt",
        "500 đề tài nghiên cứu",
        "IIX. không phải số La Mã",
        "a",
        "-",
        "",
    ],
)
def test_numbers_and_words_of_a_sentence_are_no_label(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize("text", ["C. Mác và Ph. Ăng-ghen", "V.I. Lênin toàn tập", "V.T"])
def test_initials_begin_no_clause_where_no_list_is_open(text: str) -> None:
    label = label_of(text)
    assert label is None or not Outline().accepts(label)


def test_a_short_line_with_something_under_it_is_a_heading_and_a_long_one_an_item() -> None:
    lines = ("1. Xây dựng Đảng", "a) Kết nạp 20 đảng viên;", "b) Kiểm tra 5 chi bộ.", "2. Dân vận được tăng cường.")
    paper = read("\n\n".join(lines).encode(), "a.txt")
    assert [block.kind for block in paper.blocks] == [BlockKind.HEADING, BlockKind.ITEM, BlockKind.ITEM, BlockKind.ITEM]
    assert [block.level for block in paper.blocks] == [1, 2, 2, 1]
