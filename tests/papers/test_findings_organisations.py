"""Bodies that act: their names word by word, and which of those named count."""

from __future__ import annotations

import pytest
from findings_who import Seen

NAMES = [
    ("Đảng uỷ Cơ quan Huyện đoàn tổ chức hội nghị.", ["Đảng uỷ Cơ quan Huyện đoàn"]),
    ("Cụm thi đua các tổ chức chính trị - xã hội, xã hội - nghề nghiệp tỉnh ký kết giao ước.",
     ["Cụm thi đua các tổ chức chính trị - xã hội, xã hội - nghề nghiệp tỉnh"]),
    ("Sở Văn hóa, Thể thao và Du lịch đã báo cáo.", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Sở Nông nghiệp và Phát triển nông thôn tỉnh Tân Giang triển khai kế hoạch.",
     ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Tân Giang"]),
    ("Hội Người mù, Nạn nhân da cam và Bảo trợ trẻ mồ côi được tặng cờ.",
     ["Hội Người mù, Nạn nhân da cam và Bảo trợ trẻ mồ côi"]),
    ("Hội Nạn nhân chất độc da cam/dioxin tỉnh vận động hội viên.", ["Hội Nạn nhân chất độc da cam/dioxin tỉnh"]),
    ("Tập đoàn Công nghiệp – Viễn thông Tân Giang đã khai mạc.", ["Tập đoàn Công nghiệp – Viễn thông Tân Giang"]),
    ("Ban Thường trực Ủy ban MTTQ Việt Nam Quận 5 tổ chức hội nghị.", ["Ban Thường trực Ủy ban MTTQ Việt Nam Quận 5"]),
    ("chi bộ trường Mầm non Hoa Sen tổ chức đại hội.", ["chi bộ trường Mầm non Hoa Sen"]),
    ("Đội Kiểm tra thuế số 7 được khen thưởng.", ["Đội Kiểm tra thuế số 7"]),
    ("Hội Khuyến học (KH) tỉnh tổ chức Đại hội.", ["Hội Khuyến học (KH) tỉnh"]),
    ("Hội Hữu nghị Việt Nam - Lào và Hội Hữu nghị Việt Nam - Nga đã ký kết.",
     ["Hội Hữu nghị Việt Nam - Lào", "Hội Hữu nghị Việt Nam - Nga"]),
    ("UBND tỉnh ban hành kế hoạch.", ["UBND tỉnh"]),
    ("Đoàn trường đã thực hiện 02 công trình.", ["Đoàn trường"]),
    ("các cơ quan khối Đảng, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội cần tiếp tục thực hiện",
     ["các cơ quan khối Đảng, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội"]),
    ("ĐẢNG ỦY XÃ AN PHƯỚC ĐÔNG TỔ CHỨC HỘI NGHỊ", ["ĐẢNG ỦY XÃ AN PHƯỚC ĐÔNG"]),
    ("Công đoàn Viên chức tỉnh dẫn đầu phong trào.", ["Công đoàn Viên chức tỉnh"]),
    ("Đảng ủy Khối Các cơ quan tỉnh tổ chức hội nghị.", ["Đảng ủy Khối Các cơ quan tỉnh"]),
    ("Khối thi đua các cơ quan Đảng, đoàn thể tỉnh đã ký kết.", ["Khối thi đua các cơ quan Đảng, đoàn thể tỉnh"]),
    ("Khối giao ước thi đua các sở, ngành tổng hợp tiến hành tổng kết.",
     ["Khối giao ước thi đua các sở, ngành tổng hợp"]),
    ("Công ty Giống cây trồng Tân Giang đã vượt kế hoạch.", ["Công ty Giống cây trồng Tân Giang"]),
    ("Bệnh viện Phục hồi chức năng tỉnh được khen.", ["Bệnh viện Phục hồi chức năng tỉnh"]),
    ("Ban giảm nghèo thành phố vận động quà.", ["Ban giảm nghèo thành phố"]),
    ("Chi bộ trường mầm non Nắng Sáng tổ chức sinh hoạt.", ["Chi bộ trường mầm non Nắng Sáng"]),
    ("Trường THCS và THPT Lê Văn Mẫn phấn đấu đạt danh hiệu.", ["Trường THCS và THPT Lê Văn Mẫn"]),
    ("Ban Chỉ đạo Tháng Thanh niên tỉnh Tân Giang đã tổ chức lễ.", ["Ban Chỉ đạo Tháng Thanh niên tỉnh Tân Giang"]),
    ("ĐẢNG BỘ CÔNG TY CỔ PHẦN VẬN TẢI - TGV THÀNH CÔNG TỐT ĐẸP", ["ĐẢNG BỘ CÔNG TY CỔ PHẦN VẬN TẢI - TGV"]),
    ("Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh tổ chức họp.",
     ["Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh"]),
    ("Tại Sở Nội vụ tỉnh Tân Giang Khối thi đua các sở, ngành tiến hành tổng kết.",
     ["Khối thi đua các sở, ngành"]),
    ("Tổng công ty phân bón và hóa chất dầu khí công bố lợi nhuận.", ["Tổng công ty phân bón và hóa chất dầu khí"]),
    ("Đại hội toàn quốc Hội Luật gia Việt Nam diễn ra.", ["Hội Luật gia Việt Nam"]),
    ("Ban Thư ký Hội SV trường thông báo đến các khoa.", ["Ban Thư ký Hội SV trường"]),
    ("Cụm gồm các đơn vị (Sở Y tế, Hội Luật gia) đã ký.", ["Sở Y tế", "Hội Luật gia"]),
    ("Giao Trưởng các ngành, Công an xã thực hiện.", ["Công an xã"]),
    ("Tại kỳ họp, các đại biểu đã nghe UBND xã trả lời.", ["UBND xã"]),
    ("phối hợp với ngân hàng Chính sách xã hội giải ngân", ["ngân hàng Chính sách xã hội"]),
]  # fmt: skip

SHARED = [
    ("Thường trực HĐND, UBND, Ủy ban MTTQ Việt Nam tỉnh Tân Giang chủ trì.",
     ["Thường trực HĐND tỉnh Tân Giang", "UBND tỉnh Tân Giang", "Ủy ban MTTQ Việt Nam tỉnh Tân Giang"]),
    ("Ban Tổ chức, Ban Dân vận và Ủy ban Kiểm tra Tỉnh ủy phối hợp tổ chức.",
     ["Ban Tổ chức Tỉnh ủy", "Ban Dân vận Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy"]),
    ("Sở Nội vụ, Tài chính và Y tế báo cáo.", ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"]),
    ("Đảng bộ các huyện An Phú, Long Sơn và thị xã Tân Lập đã tham luận.",
     ["Đảng bộ huyện An Phú", "Đảng bộ huyện Long Sơn", "Đảng bộ thị xã Tân Lập"]),
    ("Tổng cục Thuế đã giao thêm cho 3 Cục Thuế An Phú, Long Sơn và Tân Lập.",
     ["Tổng cục Thuế", "Cục Thuế An Phú", "Cục Thuế Long Sơn", "Cục Thuế Tân Lập"]),
    ("Đảng bộ phường An Đông, thị xã Tân Lập tổ chức đại hội.", ["Đảng bộ phường An Đông"]),
    ("Tổng hội Việt Nam, Hội Nông dân tỉnh phối hợp tổ chức.", ["Tổng hội Việt Nam", "Hội Nông dân tỉnh"]),
    ("Đảng ủy, Bộ CHQS tỉnh đã lãnh đạo.", ["Bộ CHQS tỉnh"]),
    ("Gồm Liên hiệp Hội An Phú – Cụm trưởng, Liên hiệp Hội Long Sơn – Cụm phó, Liên hiệp Hội Tân Lập.",
     ["Liên hiệp Hội An Phú", "Liên hiệp Hội Long Sơn", "Liên hiệp Hội Tân Lập"]),
]  # fmt: skip

NOT_ACTING = [
    "Đồng chí Lê Văn An, Bí thư Đảng ủy phường Tân Lập chủ trì hội nghị.",
    "Hội nghị diễn ra tại Hội trường Nhà thiếu nhi tỉnh.",
    "Thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị.",
    "Dự hội nghị có đại diện lãnh đạo Sở Nội vụ và Hội Luật gia tỉnh.",
    "Tặng hoa chúc mừng Ban Chấp hành Đảng bộ xã An Phước Đông.",
    "Các chi bộ, các sở, ngành và 16 hội tham gia.",
    "Hội trường, hội nghị, đoàn kết, ban hành, bộ máy, phòng chống, báo cáo, trường hợp.",
    "nguồn viện trợ phi chính phủ nước ngoài",
    "Các cấp Hội Phụ nữ đã vận động hội viên; Hội Nông dân các xã, thị trấn tiếp tục thi đua.",
    "Đồng chí Đoàn Văn Thoảng giữ chức Phó Bí thư.",
    "HỘI NGHỊ GIAO BAN KHỐI XÃ; NHIỆM VỤ TRỌNG TÂM; ngày hội Đại đoàn kết",
    "lãnh đạo các Huyện, Thị, Thành đoàn; quán triệt Nghị quyết của Trung ương, của Thành ủy",
    "sáp nhập Đảng bộ 3 xã Hòa An, Long Sơn và Tân Lập",
    "tham gia phong trào do Tổng hội Việt Nam phát động; vay vốn từ Ngân hàng CSXH huyện",
    "Vận động Quỹ Mái ấm tình thương; xây dựng Đảng bộ 6 tháng cuối năm",
    "Buổi lễ tại Hội trường Nhà Đa năng Trường Tiểu học số 7 diễn ra trang trọng.",
    "Ban Chấp hành Hội Khuyến học huyện khóa XII, nhiệm kỳ 2021-2026 ra mắt đại hội.",
    "phát huy truyền thống 43 năm cách mạng vẻ vang của lực lượng thanh niên xung phong tỉnh Tân Giang",
    "Đại hội Công đoàn cấp huyện vào tháng 9; Nghị quyết Đại hội IX Công đoàn tỉnh, Đại hội XII Công đoàn ngành",
    "Dự có ông Lê Văn An - Phó Giám đốc, Công an tỉnh và các đồng chí Thường trực, Ban Thường vụ Tỉnh đoàn.",
    "Binh đoàn (Bộ Tư lệnh Tân Giang) và bầu Ban Chấp hành, Ban Kiểm tra Hội Luật gia tỉnh",
    "Chánh Văn phòng UBND tỉnh và Giám đốc các sở chịu trách nhiệm thi hành.",
    "Hội nghị vinh dự đón tiếp đại diện Đảng ủy và Công đoàn Bệnh viện Tân Giang.",
    "Việc xây dựng Kỷ yếu Công đoàn huyện Long Sơn được quan tâm.",
    "Hội nghị kết thúc.\nTin: LĐLĐ huyện Long Sơn",
    "100% hoạt động Ban Thanh tra Nhân dân có hiệu quả.",
]

ONE = [
    (
        "Ủy ban MTTQ Việt Nam phường Tân Lập tổ chức hội nghị. MTTQ phường đã làm tốt. Ủy ban MTTQ phường cũng vậy.",
        ["Ủy ban MTTQ Việt Nam phường Tân Lập"],
    ),
    (
        "Thường trực Liên hiệp các tổ chức hữu nghị tỉnh đã họp. Thường trực Liên hiệp hữu nghị nghe báo cáo.",
        ["Thường trực Liên hiệp các tổ chức hữu nghị tỉnh"],
    ),
    (
        "Hội nghị của Đảng bộ Đại học Tân Giang diễn ra. Đảng bộ ĐHTG đã đạt nhiều kết quả.",
        ["Đảng bộ Đại học Tân Giang"],
    ),
    (
        "Chi bộ Liên hiệp các tổ chức hữu nghị tỉnh đã đại hội. Ngoài ra, Liên hiệp đã được UBND tỉnh tặng cờ.",
        [
            "Chi bộ Liên hiệp các tổ chức hữu nghị tỉnh",
            "Liên hiệp các tổ chức hữu nghị tỉnh",
            "UBND tỉnh",
        ],
    ),
    (
        "BCH Hội Khuyến học xã An Phước Đông đã họp. Hội Khuyến học (KH) xã An Phước Đông đã họp. Hội đã vận động.",
        ["BCH Hội Khuyến học xã An Phước Đông", "Hội Khuyến học (KH) xã An Phước Đông"],
    ),
    ("Cụm thi đua số 02 Liên hiệp Hội đã họp. Cụm thi đua số 2 phấn đấu.", ["Cụm thi đua số 02 Liên hiệp Hội"]),
    ("ĐẢNG BỘ CÔNG TY VẬN TẢI TGV\nĐảng bộ Công ty Vận tải TGV đã tổ chức đại hội.", ["ĐẢNG BỘ CÔNG TY VẬN TẢI TGV"]),
    ("Hội Nông dân TP Tân Giang tổ chức hội nghị. Hội Nông dân Tân Giang phấn đấu.", ["Hội Nông dân TP Tân Giang"]),
    ("Bầu cử Ban Chấp hành khóa V. Ban Chấp hành Đảng bộ xã có 15 đồng chí.", ["Ban Chấp hành Đảng bộ xã"]),
]

LETTER = """HUYỆN ĐOÀN TÂN LẬP
BCH ĐOÀN XÃ AN PHƯỚC ĐÔNG
***
Số: 12-KH/ĐTN
ĐOÀN TNCS HỒ CHÍ MINH
An Phước Đông, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Tổ chức Tháng Thanh niên năm 2024
Các chi đoàn báo cáo kết quả về Văn phòng Huyện đoàn trước ngày 30/3.
Nơi nhận:
- Ban Thường vụ Huyện đoàn;
- Hội Nông dân xã."""


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_name_goes_on_as_far_as_the_body_is_named(text, names):
    assert Seen(text).names == names


@pytest.mark.parametrize(("text", "names"), SHARED)
def test_a_list_gives_every_body_the_words_that_it_shares(text, names):
    assert Seen(text).names == names


@pytest.mark.parametrize("text", NOT_ACTING)
def test_offices_places_issuers_guests_and_kinds_do_not_act(text):
    assert Seen(text).names == []


@pytest.mark.parametrize(("text", "names"), ONE)
def test_a_body_named_in_several_ways_counts_once_by_its_fullest_name(text, names):
    assert Seen(text).names == names


def test_a_name_is_written_as_where_the_body_acts():
    seen = Seen("Dự có bà Lê Thị An, Phó Chủ tịch LĐLĐ tỉnh. Liên đoàn Lao động tỉnh tặng giấy khen.")
    assert seen.names == ["Liên đoàn Lao động tỉnh"]


def test_the_issuer_of_a_letterhead_goes_on_over_the_line():
    seen = Seen("ỦY BAN NHÂN DÂN\nTỈNH TÂN GIANG\nSố: 12/KH-UBND\nKẾ HOẠCH\nTổ chức Tháng Thanh niên năm 2024\n")
    assert seen.names == ["ỦY BAN NHÂN DÂN TỈNH TÂN GIANG"]


def test_of_a_letterhead_only_the_issuer_acts_and_those_who_get_the_paper_do_not():
    assert Seen(LETTER).names == ["BCH ĐOÀN XÃ AN PHƯỚC ĐÔNG"]


def test_a_commune_acts_itself_where_the_text_names_no_body():
    assert Seen("Xã An Phước Đông đã vận động nhân dân hiến đất.").names == ["Xã An Phước Đông"]


def test_a_name_does_not_run_into_the_name_of_a_person():
    seen = Seen("Phó Chủ tịch UBND tỉnh Lê Đức Tạo phát biểu. UBND tỉnh Lê Đức Tạo yêu cầu.")
    assert all("Lê" not in name for name in seen.names)
