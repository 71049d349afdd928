"""Flags, titles, certificates and orders: one per title and recipient."""

from __future__ import annotations

import pytest
from findings_who import Seen

WON = [
    (
        "Đề nghị UBND tỉnh tặng Cờ thi đua năm 2023 cho Hội Luật gia tỉnh và Hội Đông y tỉnh; Thủ tướng Chính phủ "
        "tặng Cờ thi đua năm 2023 đối với Hội Luật gia tỉnh.",
        [
            ("Cờ thi đua của UBND tỉnh", "Hội Luật gia tỉnh"),
            ("Cờ thi đua của UBND tỉnh", "Hội Đông y tỉnh"),
            ("Cờ thi đua của Thủ tướng Chính phủ", "Hội Luật gia tỉnh"),
        ],
    ),
    (
        "Hội Khuyến học tỉnh đã được Chủ tịch nước tặng thưởng Huân chương Lao động hạng Nhất.",
        [("Huân chương Lao động hạng Nhất", "Hội Khuyến học tỉnh")],
    ),
    (
        "Hội đồng thống nhất đề nghị Bằng khen của Chủ tịch UBND tỉnh cho 18 cá nhân.",
        [("Bằng khen của Chủ tịch UBND tỉnh", "18 cá nhân")],
    ),
    (
        "117 đơn vị nhận cờ thi đua và bằng khen của Chủ tịch UBND tỉnh",
        [
            ("Cờ thi đua của Chủ tịch UBND tỉnh", "117 đơn vị"),
            ("Bằng khen của Chủ tịch UBND tỉnh", "117 đơn vị"),
        ],
    ),
    (
        "2 tập thể được Thủ tướng Chính phủ tặng Bằng khen: 1.Đài Phát thanh tỉnh; 2.Nhân dân và cán bộ huyện An Phú.",
        [
            ("Bằng khen của Thủ tướng Chính phủ", "Đài Phát thanh tỉnh"),
            ("Bằng khen của Thủ tướng Chính phủ", "Nhân dân và cán bộ huyện An Phú"),
        ],
    ),
    (
        "Điều 1. Tặng thưởng Cờ thi đua của Chính phủ cho:\n1. Nhân dân và Cán bộ xã Tân Lập, huyện An Phú;\n"
        "2. Công ty Cổ phần Tư vấn Tân Giang, tỉnh Tân Giang.",
        [
            ("Cờ thi đua của Chính phủ", "Nhân dân và Cán bộ xã Tân Lập"),
            ("Cờ thi đua của Chính phủ", "Công ty Cổ phần Tư vấn Tân Giang"),
        ],
    ),
    (
        "Hội Nông dân huyện An Phú\nĐã có thành tích xuất sắc năm 2016\nUBND tỉnh Tân Giang\nBằng khen",
        [("Bằng khen của UBND tỉnh Tân Giang", "Hội Nông dân huyện An Phú")],
    ),
    (
        "Hội đồng đề nghị UBND tỉnh tặng Bằng khen 9 cá nhân và 9 tập thể; tặng cờ thi đua 3 đơn vị, danh hiệu Tập thể "
        "LĐXS 11 đơn vị.",
        [
            ("Bằng khen của UBND tỉnh", "9 cá nhân và 9 tập thể"),
            ("Cờ thi đua của UBND tỉnh", "3 đơn vị"),
            ("Tập thể LĐXS", "11 đơn vị"),
        ],
    ),
    (
        "Bưu điện An Phước vinh dự được phối hợp tổ chức trao giấy khen của Giám đốc Công an tỉnh cho các cá nhân, "
        "tập thể có thành tích.",
        [("Giấy khen của Giám đốc Công an tỉnh", "các cá nhân, tập thể")],
    ),
    (
        "Hội đồng đề nghị Chủ tịch UBND huyện tặng Giấy khen cho các tập thể, cá nhân; tặng cờ thi đua cho 2 đơn vị.",
        [
            ("Giấy khen của Chủ tịch UBND huyện", "các tập thể, cá nhân"),
            ("Cờ thi đua của Chủ tịch UBND huyện", "2 đơn vị"),
        ],
    ),
    (
        "Khối đề nghị UBND tỉnh tặng cờ thi đua cho ba đơn vị và đề nghị Chính phủ tặng cờ cho một đơn vị.",
        [("Cờ thi đua của UBND tỉnh", "ba đơn vị"), ("Cờ của Chính phủ", "một đơn vị")],
    ),
    (
        "Hội Chữ thập đỏ tỉnh cũng trao Giấy khen cho 18 cá nhân.",
        [("Giấy khen của Hội Chữ thập đỏ tỉnh", "18 cá nhân")],
    ),
    (
        "Nhiều năm liền, Đảng bộ Công ty An Phước được công nhận là Đảng bộ trong sạch, vững mạnh.",
        [("Đảng bộ trong sạch, vững mạnh", "Đảng bộ Công ty An Phước")],
    ),
    (
        "Ban Tổ chức Huyện ủy An Phước nhận Bằng khen của Thủ tướng Chính phủ\n"
        "Năm 2021, Ban Tổ chức Huyện ủy được tặng Bằng khen của Thủ tướng Chính phủ.",
        [("Bằng khen của Thủ tướng Chính phủ", "Ban Tổ chức Huyện ủy An Phước")],
    ),
    (
        "Đảng ủy xã trao Huy hiệu 30, 40, 50 năm tuổi Đảng cho 11 đảng viên.",
        [("Huy hiệu 30, 40, 50 năm tuổi Đảng", "11 đảng viên")],
    ),
    (
        "Chính phủ tặng cờ “Đơn vị xuất sắc” cho nhân dân và cán bộ xã Tân Lập.",
        [("Cờ Đơn vị xuất sắc của Chính phủ", "nhân dân và cán bộ xã Tân Lập")],
    ),
]

NOT_WON = [
    "Các giải pháp đã phát huy hiệu quả, được biểu dương.",
    "Ban tổ chức trao biểu trưng lưu niệm cho tỉnh Tân Giang.",
    "Nhiều tập thể được biểu dương, khen thưởng vì những đóng góp nổi bật.",
    "Theo quy định, giải Nhì không quá 10% số dự án đạt giải.",
    "Công tác khen thưởng nhằm khích lệ các cá nhân hoàn thành xuất sắc nhiệm vụ trên các lĩnh vực.",
    "Hội đề ra chỉ tiêu: vận động hội viên; có ít nhất 400 hộ đạt danh hiệu nông dân giỏi.",
    "Phấn đấu được tặng Cờ thi đua của Chính phủ",
    "Chi bộ đăng ký danh hiệu Chi bộ trong sạch vững mạnh",
    "100% đảng viên đạt danh hiệu lao động tiên tiến",
    "quy định về thẩm quyền tặng Bằng khen",
    "Tiếp tục phụng dưỡng Bà mẹ Việt Nam anh hùng",
    "phát huy danh hiệu cá nhân",
]


@pytest.mark.parametrize(("text", "won"), WON)
def test_an_award_is_one_title_and_one_recipient_with_its_giver(text, won):
    assert Seen(text).won == won


@pytest.mark.parametrize("text", NOT_WON)
def test_what_is_hoped_for_or_ruled_about_is_not_won(text):
    assert Seen(text).awards == ()


def test_a_giver_holds_for_the_titles_after_it_that_name_none():
    seen = Seen(
        "Liên hiệp được UBND tỉnh tặng 2 cờ thi đua hạng Nhì, 3 cờ hạng Ba, 5 bằng khen của Liên hiệp Trung ương."
    )
    assert [award.title for award in seen.awards] == [
        "Cờ thi đua hạng Nhì của UBND tỉnh",
        "Cờ hạng Ba của UBND tỉnh",
        "Bằng khen của Liên hiệp Trung ương",
    ]


def test_those_listed_below_get_the_award_each_with_the_years_behind_the_name():
    seen = Seen(
        "Một số tập thể, cá nhân đã được khen thưởng về việc thực hiện Chỉ thị 05-CT/TW, gồm:\n"
        "- Tập thể: Chi bộ 2 (giai đoạn 2020 – 2021), Đội Kiểm tra thuế số 7 (giai đoạn 2021 – 2022),\n"
        "- Cá nhân: Đ/c Tạ Quang Thiệp (giai đoạn 2020 – 2022)."
    )
    assert [(award.recipient, award.year) for award in seen.awards] == [
        ("Chi bộ 2", 2021),
        ("Đội Kiểm tra thuế số 7", 2022),
        ("Tạ Quang Thiệp", 2022),
    ]
    assert seen.awards[0].quote == "Chi bộ 2 (giai đoạn 2020 – 2021)"


def test_the_one_who_does_the_giving_is_the_giver_and_gets_nothing():
    seen = Seen(
        "Trường THCS Đại Phúc vinh dự nhận Cờ thi đua do UBND tỉnh tặng.\n"
        "Năm nay có 5 tập thể được nhận Bằng khen do Chủ tịch UBND tỉnh Tân Giang trao tặng."
    )
    assert [(award.title, award.recipient) for award in seen.awards] == [
        ("Cờ thi đua của UBND tỉnh", "Trường THCS Đại Phúc"),
        ("Bằng khen của Chủ tịch UBND tỉnh Tân Giang", "5 tập thể"),
    ]
