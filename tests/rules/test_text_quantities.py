"""Quantities in running text: values, units, exact spans, and what is no quantity."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.text import Quantity, find_numbers, format_number

# (text, the quantity's words, value, upper end, whole, unit, scale); patterns of domain facts 2.1 and 2.2.
FOUND = [
    ("hàng năm đạt 10 tỷ đồng", "10 tỷ đồng", "10", None, None, "tỷ đồng", 10**9),
    ("kết nạp từ 8 đến 10 đảng viên", "8 đến 10", "8", "10", None, "", 1),
    ("hộ đạt 85% trở lên", "85%", "85", None, None, "%", 1),
    ("tăng bình quân 10-12%", "10-12%", "10", "12", None, "%", 1),
    ("tăng 3%-5%/năm", "3%-5%", "3", "5", None, "%", 1),
    ("tăng 3% – 5% mỗi năm", "3% – 5%", "3", "5", None, "%", 1),
    ("giảm 0,30%0/năm", "0,30%0", "0.30", None, None, "‰", 1),
    ("giảm 0,3 %o mỗi năm", "0,3 %o", "0.3", None, None, "‰", 1),
    ("giảm 0,2‰", "0,2‰", "0.2", None, None, "‰", 1),
    ("thêm 01 trường đạt chuẩn", "01", "1", None, None, "", 1),
    ("10/14 chỉ tiêu đạt", "10/14", "10", None, "14", "", 1),
    ("thu 1.428/1.340 tỷ", "1.428/1.340 tỷ", "1428", None, "1340", "tỷ", 10**9),
    ("đạt 36/33 tỷ đồng", "36/33 tỷ đồng", "36", None, "33", "tỷ đồng", 10**9),
    ("thu 36 tỷ/33 tỷ đồng", "36 tỷ/33 tỷ đồng", "36", None, "33", "tỷ đồng", 10**9),
    ("có 115/129 đại biểu", "115/129", "115", None, "129", "", 1),
    ("thu 10 tỷ 500 triệu đồng", "10 tỷ 500 triệu đồng", "10.5", None, None, "tỷ đồng", 10**9),
    ("vay 500 triệu đến 1 tỷ đồng", "500 triệu đến 1 tỷ đồng", "0.5", "1", None, "tỷ đồng", 10**9),
    ("thu 5.000.000đ", "5.000.000đ", "5000000", None, None, "đồng", 1),
    ("nộp 2.500.000 VNĐ", "2.500.000 VNĐ", "2500000", None, None, "đồng", 1),
    ("thu nhập 45 triệu đồng/người/năm", "45 triệu đồng/người/năm", "45", None, None, "triệu đồng/người/năm", 10**6),
    ("32 nghìn tờ khai", "32 nghìn", "32", None, None, "nghìn", 1000),
    ("32 ngàn tờ khai", "32 ngàn", "32", None, None, "nghìn", 1000),
    ("vốn 1,5 triệu tỷ đồng", "1,5 triệu tỷ đồng", "1.5", None, None, "triệu tỷ đồng", 10**15),
    ("trồng 12,5ha rừng", "12,5ha", "12.5", None, None, "ha", 1),
    ("tăng 2 lần", "2 lần", "2", None, None, "lần", 1),
    ("hai mươi mốt hội viên", "hai mươi mốt", "21", None, None, "", 1),
    ("ba tỷ đồng", "ba tỷ đồng", "3", None, None, "tỷ đồng", 10**9),
    ("tám đến mười đảng viên", "tám đến mười", "8", "10", None, "", 1),
    ("một trăm phần trăm chi bộ", "một trăm phần trăm", "100", None, None, "%", 1),
    ("trong mười lăm năm", "mười lăm", "15", None, None, "", 1),
    ("tổng số 12 đồng chí", "12", "12", None, None, "", 1),
    ("giảm -2% mỗi năm", "-2%", "-2", None, None, "%", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "upper", "whole", "unit", "scale"), FOUND)
def test_a_quantity_is_found(
    text: str, words: str, value: str, upper: str | None, whole: str | None, unit: str, scale: int
) -> None:
    (found,) = find_numbers(text)
    assert text[found.start : found.end] == words
    assert (found.value, found.unit, found.scale) == (Decimal(value), unit, scale)
    assert found.value_max == (None if upper is None else Decimal(upper))
    assert found.of == (None if whole is None else Decimal(whole))


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 12-NQ/TU",
        "Quyết định 05/QĐ-ABC",
        "Nghị định số 30/2020/NĐ-CP",
        "nhiệm kỳ 2020-2025",
        "giai đoạn 2021 – 2025",
        "giai đoạn 2021 đến 2025",
        "ngày 24/6/2023",
        "ngày 05 tháng 02 năm 2026",
        "ngày 24/6",
        "chào mừng 26/3, 8/3 và 1/5",
        "năm 2024",
        "đến năm 2030",
        "quý III/2024",
        "tháng 6/2023",
        "Điều 12, khoản 3",
        "lần thứ 4",
        "khóa 13",
        "Quốc lộ 61",
        "điện thoại 0297.3862123",
        "lúc 19:30",
        "COVID-19",
        "1. Mục tiêu chung",
        "2.1. Phấn đấu",
        "3) Về tổ chức",
        "một số chỉ tiêu",
        "năm hai nghìn lẻ năm",
        "thứ hai mươi",
        "đầu tư ba bên",
        "phiên bản 1.23.4",
        "Chi bộ 2 trực thuộc",
        "Nghị quyết Trung ương 4",
        "trường chuẩn mức độ 1",
        "Đại hội lần 2",
        "tại tầng 1, phòng 305",
        "(27/7/1947-27/7/2026)",
        "ngay 24 tháng 05 năm 2022",
    ],
)
def test_names_dates_and_marks_are_no_quantities(text: str) -> None:
    assert find_numbers(text) == ()


def test_quantities_come_in_order_with_their_counted_word_after_them() -> None:
    text = "Có 10/14 chỉ tiêu đạt 100% trở lên, 3 chỉ tiêu đạt trên 60%, kết nạp 16 đảng viên."
    found = find_numbers(text)
    assert [text[each.start : each.end] for each in found] == ["10/14", "100%", "3", "60%", "16"]
    assert text[found[0].end :].startswith(" chỉ tiêu")


WORDS = st.sampled_from(
    ["đạt", "10", "8-10", "85%", "tỷ đồng", "10/14", "năm", "2024", "ba", "mươi", "1.428", "‰", "từ", "đến"]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_spans_lie_inside_the_text_and_apart(text: str) -> None:
    found = find_numbers(text)
    assert all(0 <= each.start < each.number_end <= each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(isinstance(each, Quantity) for each in find_numbers(text))


@given(
    st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(["%", " tỷ đồng", " triệu đồng", "‰", " ha"])
)
def test_a_printed_quantity_is_found_whole(value: Decimal, unit: str) -> None:
    text = f"đạt {format_number(value)}{unit}."
    (found,) = find_numbers(text)
    assert (found.value, text[found.start : found.end]) == (value, text[4:-1])
