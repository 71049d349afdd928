"""Terms of office and congress ordinals; the convention is that of the annotated examples' README."""

from __future__ import annotations

import pytest
from findings_who import Seen

from nhiemky.papers.content import Block, BlockKind, Paper, Place
from nhiemky.papers.findings import read_context

TERMS = [
    ("Đại hội Đảng bộ xã An Phước Đông, nhiệm kỳ 2020-2025", [(2020, 2025)]),
    ("nhiệm kỳ 2020 – 2025 và nhiệm kỳ 2015–2020", [(2020, 2025), (2015, 2020)]),
    ("các nhiệm kỳ 2010-2015, 2015-2020 và 2020-2025", [(2010, 2015), (2015, 2020), (2020, 2025)]),
    ("Báo cáo tổng kết công tác nhiệm kỳ III (2018-2023)", [(2018, 2023)]),
    ("nhiệm kỳ từ năm 2022 đến năm 2027", [(2022, 2027)]),
    ("NHIỆM KỲ 2023 - 2028", [(2023, 2028)]),
    ("nhiệm kì 2024-2027", [(2024, 2027)]),
    ("nhiệm kỳ 2020-25", [(2020, 2025)]),
    ("Nhiệm kỳ2020-2025, nhiệm kỳ 2022 _ 2027", [(2020, 2025), (2022, 2027)]),
    ("nhiệm kỳ 2020 - năm 2025", [(2020, 2025)]),
    ("Đại hội đại biểu lần thứ 15 (2013-2018)", [(2013, 2018)]),
    ("Nghị quyết Đại hội Đảng bộ xã 2015-2020", [(2015, 2020)]),
    ("mục tiêu 5 năm tới (2020-2025)", [(2020, 2025)]),
    ("định hướng của ngành giai đoạn 2021 - 2030", [(2021, 2030)]),
    ("hộ nghèo theo chuẩn nghèo đa chiều giai đoạn 2026-2030", []),
    ("tổng kết chương trình phát triển đoàn viên giai đoạn 2013-2018", []),
    ("Ban Chấp hành khóa XI (2022-2027) ra mắt", [(2022, 2027)]),
    ("phương hướng 5 năm 2020 –2025", [(2020, 2025)]),
    ("Kế hoạch phát triển kinh tế - xã hội giai đoạn 2021-2025", [(2021, 2025)]),
    ("Chương trình mục tiêu quốc gia giai đoạn 2021-2025", []),
    ("đồng chí A (giai đoạn 2020 - 2021) được khen thưởng", []),
    ("Phấn đấu trong giai đoạn 2021 - 2030, tăng bình quân 10%", [(2021, 2030)]),
    ("nhiệm kỳ 2015-2025 của Hội", []),
    ("nhiệm kỳ 2025-2020", []),
    ("nhiệm kỳ 2000-2020", []),
    ("năm học 2022-2023", []),
    ("Trong nhiệm kỳ qua, năm 2021 kết nạp 5 đảng viên", []),
]

ORDINALS = [
    ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI", ["XVI"]),
    ("Đại hội đại biểu Hội Nông dân xã lần thứ 4", ["IV"]),
    ("Đại hội lần thứ nhất và Đại hội lần thứ hai", ["I", "II"]),
    ("Đại hội Công đoàn lần thứ mười hai", ["XII"]),
    ("Văn kiện Đại hội XIII của Đảng", ["XIII"]),
    ("Nghị quyết Đại hội Đảng bộ huyện XXII", ["XXII"]),
    ("Nghị quyết Đại hội lần thứ XI, XII của Đảng", ["XI", "XII"]),
    ("Hội nghị lần thứ VI Ban Chấp hành", []),
    ("HĐND tỉnh khóa II, kỳ họp thứ 5", []),
    ("Nghị quyết Trung ương 4 khóa XII", []),
    ("Đại hội Đảng bộ xã lần thứ X. Hội nghị Ban Chấp hành lần thứ 2", ["X"]),
    ("Đại hội Thể dục thể thao lần thứ IX", []),
    ("tạo sự bùng nổ lần thứ 2 trong lịch sử ngành", []),
    ("Đại hội chi bộ lần 2 năm 2022", ["II"]),
    ("Đại hội chi bộ lần 2 năm 2022\nĐại hội Đảng viên lần thứ XI", ["XI"]),
    ("Đại hội Đảng bộ xã nhiệm kỳ 2020-2025, quý I", []),
    ("Đại hội đại biểu Đoàn huyện khóa XX, nhiệm kỳ 2017 – 2022", ["XX"]),
    ("Đại hội đã bầu Ban Chấp hành khóa XI", []),
]


@pytest.mark.parametrize(("text", "terms"), TERMS)
def test_a_term_is_the_years_of_an_office_a_congress_or_a_plan_of_targets(text, terms):
    assert Seen(text).terms == terms


@pytest.mark.parametrize(("text", "ordinals"), ORDINALS)
def test_an_ordinal_is_a_congress_in_its_row_and_nothing_else(text, ordinals):
    assert Seen(text).ordinals == ordinals


def test_a_term_named_twice_counts_once_at_its_first_mention():
    seen = Seen("Nhiệm kỳ 2020-2025 bắt đầu.\nĐại hội nhiệm kỳ 2020 - 2025 thành công.")
    assert seen.terms == [(2020, 2025)]
    assert seen.document.terms[0].start == 0


def test_years_broken_over_lines_of_one_paragraph_are_one_term():
    text = "Đại hội Đảng bộ xã lần thứ IV,\n   nhiệm kỳ\n   2020 - 2025"
    whole = Block(BlockKind.PARAGRAPH, text, Place(0, len(text)))
    terms = read_context(Paper((whole,), text)).terms
    assert [(term.first_year, term.last_year) for term in terms] == [(2020, 2025)]
    assert text[terms[0].start : terms[0].end] == terms[0].quote == "nhiệm kỳ\n   2020 - 2025"
