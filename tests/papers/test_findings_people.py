"""People with what they hold, in the ways that news and papers write them."""

from __future__ import annotations

import pytest
from findings_who import Seen

PEOPLE = [
    (
        "Đồng chí Lê Văn An, Bí thư Đảng uỷ, Chủ tịch HĐND xã chủ trì hội nghị.",
        {"Lê Văn An": ["Bí thư Đảng uỷ", "Chủ tịch HĐND xã"]},
    ),
    (
        "Phó Bí thư Thường trực Tỉnh ủy, Trưởng Đoàn Đại biểu Quốc hội tỉnh - Trần Thanh Bảo chủ trì.",
        {"Trần Thanh Bảo": ["Phó Bí thư Thường trực Tỉnh ủy", "Trưởng Đoàn Đại biểu Quốc hội tỉnh"]},
    ),
    (
        "Chủ tịch Ủy ban MTTQ Việt Nam phường Lương Thị Mẫn tiếp thu ý kiến.",
        {"Lương Thị Mẫn": ["Chủ tịch Ủy ban MTTQ Việt Nam phường"]},
    ),
    (
        "Đ/c Đoàn Quang Trực - Phó Chủ tịch Hội Cựu chiến binh tỉnh phát biểu",
        {"Đoàn Quang Trực": ["Phó Chủ tịch Hội Cựu chiến binh tỉnh"]},
    ),
    (
        "Dự có ông Trịnh Vũ Hạo, Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Khối các Cơ quan – "
        "Doanh nghiệp "
        "tỉnh và toàn thể đảng viên.",
        {
            "Trịnh Vũ Hạo": [
                "Ủy viên Ban Thường vụ",
                "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Khối các Cơ quan – Doanh nghiệp tỉnh",
            ]
        },
    ),
    ("PGS.TS. Hoàng Ngọc Lẫm, Giám đốc Đại học Tân Giang", {"Hoàng Ngọc Lẫm": ["Giám đốc Đại học Tân Giang"]}),
    ("Cục trưởng Cục Thuế Tân Giang- Lưu Khắc Tạo cho biết", {"Lưu Khắc Tạo": ["Cục trưởng Cục Thuế Tân Giang"]}),
    (
        "Đồng chí Phùng Văn Thuật Bí thư Đảng ủy, tổng giám đốc công ty dự",
        {"Phùng Văn Thuật": ["Bí thư Đảng ủy", "tổng giám đốc công ty"]},
    ),
    (
        "Đồng chí Hà Thanh Cảnh giữ nhiệm vụ Bí thư, đồng chí Trần Văn Thuần giữ chức Phó Bí thư chi bộ.",
        {"Hà Thanh Cảnh": ["Bí thư"], "Trần Văn Thuần": ["Phó Bí thư chi bộ"]},
    ),
    (
        "đồng chí Hồ Văn Nhẫn - Ủy viên dự khuyết Trung ương Đảng, Bí thư; ông Võ Ngọc Thuấn - Chủ tịch UBND tỉnh",
        {
            "Hồ Văn Nhẫn": ["Ủy viên dự khuyết Trung ương Đảng", "Bí thư"],
            "Võ Ngọc Thuấn": ["Chủ tịch UBND tỉnh"],
        },
    ),
    ("nguyên Ủy viên T.Ư Đảng khóa XI Trần Quốc Cẩn", {"Trần Quốc Cẩn": ["nguyên Ủy viên T.Ư Đảng khóa XI"]}),
    (
        "Các đồng chí: Lê Minh Hoạch, Trưởng Ban Tổ chức; Đặng Quang Hiệp, Phó Trưởng Ban.",
        {"Lê Minh Hoạch": ["Trưởng Ban Tổ chức"], "Đặng Quang Hiệp": ["Phó Trưởng Ban"]},
    ),
    ("gia đình thương binh Lê Văn Thoảng ngụ ấp Ba", {"Lê Văn Thoảng": []}),
    ("Ông Y Thanh Niê, Trưởng buôn", {"Y Thanh Niê": ["Trưởng buôn"]}),
    ("Bà H'Lan Kbuôr, Chủ tịch Hội Phụ nữ xã", {"H'Lan Kbuôr": ["Chủ tịch Hội Phụ nữ xã"]}),
    ("Ông Lê Nguyễn Hồng Quý – Ủy viên thường trực", {"Lê Nguyễn Hồng Quý": ["Ủy viên thường trực"]}),
    (
        "Cá nhân: Đ/c Tạ Quang Thiệp (năm 2021), Bùi Thị Ngọc Lựu (năm 2022)",
        {"Tạ Quang Thiệp": [], "Bùi Thị Ngọc Lựu": []},
    ),
    (
        "Tổng Biên tập Tạp chí Tân Giang Hoàng Trung Thoảng được bầu",
        {"Hoàng Trung Thoảng": ["Tổng Biên tập Tạp chí Tân Giang"]},
    ),
    (
        "Dự có Phó chủ tịch Liên đoàn tỉnh Huỳnh Văn Tạo, Phó giám đốc Sở Y tế Dương Thị Như Nguyệt cùng đoàn viên.",
        {
            "Huỳnh Văn Tạo": ["Phó chủ tịch Liên đoàn tỉnh"],
            "Dương Thị Như Nguyệt": ["Phó giám đốc Sở Y tế"],
        },
    ),
    (
        "Dự có ông Lê Văn Thoảng, Chủ tịch HĐND tỉnh. Dự họp còn có nhiều người.",
        {"Lê Văn Thoảng": ["Chủ tịch HĐND tỉnh"]},
    ),
    ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n(đã ký)\nTrần Thị Thu Hạ", {"Trần Thị Thu Hạ": ["PHÓ BÍ THƯ"]}),
]

NOBODY = [
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "huyện Trần Văn Khoáng và xã Nguyễn Phỉ",
    "các huyện An Biên, Trần Văn Khoáng, Nguyễn Huấn",
    "Trường THPT Nguyễn Văn Cừ, đường Lê Quý Đôn, giải thưởng Lý Tự Trọng",
    "Ảnh: Trần Văn Sơn",
    "Hội nghị thành công tốt đẹp.\nNgọc Huyền – Trần Trường Hải",
    "Hội nghị thành công.\nLê Thị Vân",
    "Tỉnh đoàn Tân Giang phối hợp Hội Nông dân tỉnh",
    "Đảng bộ xã Hòa Bình Thượng Nghị quyết Đại hội",
    "Liên hiệp Hội Hà Tân – Cụm trưởng; hội viên hội nông dân Hòa Thịnh",
    "Hội nghị thành công.\nTrần Tiến Sơn - LĐLĐ huyện Long Sơn",
    "dâng hương tưởng niệm liệt sĩ, anh hùng lực lượng vũ trang Mai Thị Thoảng",
]


@pytest.mark.parametrize(("text", "positions"), PEOPLE)
def test_a_person_is_named_with_every_position(text, positions):
    assert Seen(text).positions == positions


@pytest.mark.parametrize("text", NOBODY)
def test_places_streets_prizes_bylines_and_photographers_are_nobody(text):
    assert Seen(text).people == ()


def test_a_person_named_twice_counts_once_with_the_positions_of_both_mentions():
    seen = Seen(
        "Đồng chí Phan Bá Khải, Bí thư Đảng uỷ, Bí thư Tỉnh đoàn chủ trì.\n"
        "Kết luận, đồng chí Phan Bá Khải - Bí thư Đảng ủy, Chủ tịch Hội đồng thi đua yêu cầu."
    )
    assert seen.positions == {"Phan Bá Khải": ["Bí thư Đảng uỷ", "Bí thư Tỉnh đoàn", "Chủ tịch Hội đồng thi đua"]}


def test_an_office_that_sends_somebody_is_not_held_by_the_one_sent():
    seen = Seen("Thừa ủy quyền của Chủ tịch UBND huyện, bà Hoàng Thị Biếc đã trao giấy khen.")
    assert seen.positions == {"Hoàng Thị Biếc": []}


def test_the_next_guests_are_not_a_position_of_the_person_before():
    seen = Seen("Dự có đồng chí Lê Văn An, Bí thư Đảng ủy xã, đại diện lãnh đạo Hội Nông dân huyện.")
    assert seen.positions == {"Lê Văn An": ["Bí thư Đảng ủy xã"]}


def test_a_standing_body_before_a_district_makes_no_person_of_the_district():
    seen = Seen("Thường trực Huyện ủy Phú Thành đã làm việc với UBND xã An Sơn.")
    assert (seen.people, seen.names) == ((), ["Thường trực Huyện ủy Phú Thành", "UBND xã An Sơn"])


def test_those_who_chair_together_keep_their_positions():
    seen = Seen("Đồng chí Trần Bá Thiệp, Phó Bí thư Tỉnh ủy đồng chủ trì hội nghị.")
    assert seen.positions == {"Trần Bá Thiệp": ["Phó Bí thư Tỉnh ủy"]}
