"""Documents named by number, title or subject, each once."""

from __future__ import annotations

import datetime

import pytest
from findings_who import Seen

DOCUMENTS = [
    (
        "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về học tập và làm theo Bác.",
        ["Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về học tập và làm theo Bác"],
    ),
    ("theo Nghị quyết số 12/2023/NQ-HĐND của HĐND tỉnh", ["Nghị quyết số 12/2023/NQ-HĐND của HĐND tỉnh"]),
    (
        "Nghị quyết Đại hội Đảng bộ lần thứ XVI, nhiệm kỳ 2020-2025 đã đi vào cuộc sống",
        ["Nghị quyết Đại hội Đảng bộ lần thứ XVI, nhiệm kỳ 2020-2025"],
    ),
    ("quán triệt Nghị quyết Trung ương 4 khóa XI và Nghị quyết Trung ương 4 khóa XII",
     ["Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII"]),
    ("Nghị quyết TW4 (khóa XII) về xây dựng Đảng", ["Nghị quyết TW4 (khóa XII) về xây dựng Đảng"]),
    ("Đại hội nghe dự thảo báo cáo kết quả thực hiện Nghị quyết Đại hội Chi bộ nhiệm kỳ 2010-2015",
     ["báo cáo kết quả thực hiện Nghị quyết Đại hội Chi bộ nhiệm kỳ 2010-2015",
      "Nghị quyết Đại hội Chi bộ nhiệm kỳ 2010-2015"]),
    ("- Xây dựng Quy chế làm việc của Ban Chấp hành, Ban Thường vụ Liên hiệp",
     ["Quy chế làm việc của Ban Chấp hành, Ban Thường vụ Liên hiệp"]),
    ("Tổng cục đã công văn gửi tới các cục để điều chỉnh chỉ tiêu thu", ["công văn gửi tới các cục"]),
    ("Căn cứ Luật Thi đua, Khen thưởng ngày 15 tháng 6 năm 2022;",
     ["Luật Thi đua, Khen thưởng ngày 15 tháng 6 năm 2022"]),
    ("góp ý vào Điều lệ Hội Nông dân Việt Nam.", ["Điều lệ Hội Nông dân Việt Nam"]),
    ("công bố Quyết định của Thành ủy chuẩn y đồng chí Lê Văn An giữ chức Bí thư",
     ["Quyết định của Thành ủy chuẩn y đồng chí Lê Văn An giữ chức Bí thư"]),
    ("KẾ HOẠCH\nPhát động phong trào thi đua năm 2024", ["KẾ HOẠCH\nPhát động phong trào thi đua năm 2024"]),
    ("khẩu hiệu “Thực hiện thắng lợi Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI”, buổi lễ thành công",
     ["Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI"]),
    ("Ủy ban đã triển khai kế hoạch tuyên truyền kỷ niệm 79 năm Ngày Thương binh - Liệt sĩ",
     ["kế hoạch tuyên truyền kỷ niệm 79 năm Ngày Thương binh - Liệt sĩ"]),
    ("hoàn thành mục tiêu Nghị quyết Đại hội Đảng bộ lần thứ XXII đề ra.", ["Nghị quyết Đại hội Đảng bộ lần thứ XXII"]),
    ("tổng kết Nghị quyết số 18-NQ/TW và triển khai các văn bản của Tỉnh ủy.", ["Nghị quyết số 18-NQ/TW"]),
    ("thông qua Nghị quyết Đại hội Đảng bộ huyện lần thứ XXI với sự thống nhất cao",
     ["Nghị quyết Đại hội Đảng bộ huyện lần thứ XXI"]),
    ("Đại hội nghe báo cáo tổng kết nhiệm kỳ 2020-2022; báo cáo kiểm điểm của Ban Chấp hành nhiệm kỳ 2020-2022.",
     ["báo cáo tổng kết nhiệm kỳ 2020-2022", "báo cáo kiểm điểm của Ban Chấp hành nhiệm kỳ 2020-2022"]),
    ("Hội nghị ra Nghị quyết lãnh đạo nhiệm vụ quốc phòng và công tác xây dựng Đảng bộ 6 tháng cuối năm",
     ["Nghị quyết lãnh đạo nhiệm vụ quốc phòng và công tác xây dựng Đảng bộ 6 tháng cuối năm"]),
    ("Thực hiện Thông tư 38/2012 và Thông tư 32/2017 của Bộ", ["Thông tư 38/2012", "Thông tư 32/2017 của Bộ"]),
    ("học tập Nghị quyết Trung ương 5 khóa XIII; Nghị quyết Trung ương 6 khóa XIII",
     ["Nghị quyết Trung ương 5 khóa XIII", "Nghị quyết Trung ương 6 khóa XIII"]),
    ("thực hiện Nghị định 03 năm 2019 của Chính phủ", ["Nghị định 03 năm 2019 của Chính phủ"]),
    ("KẾ HOẠCH\nTHỰC HIỆN THẮNG LỢI NHIỆM VỤ NĂM 2024", ["KẾ HOẠCH\nTHỰC HIỆN THẮNG LỢI NHIỆM VỤ NĂM 2024"]),
    ("thông qua Nghị quyết về tiếp tục thực hiện nhiệm vụ 6 tháng cuối năm 2025",
     ["Nghị quyết về tiếp tục thực hiện nhiệm vụ 6 tháng cuối năm 2025"]),
    ("THÔNG BÁO\nKết luận của Chủ tịch UBND xã tại cuộc họp giao ban tháng 5/2024",
     ["THÔNG BÁO\nKết luận của Chủ tịch UBND xã tại cuộc họp giao ban tháng 5/2024"]),
]  # fmt: skip

NONE = [
    "Nghị quyết đề ra nhiều chỉ tiêu; thực hiện tốt nghị quyết của Đảng",
    "Kế hoạch đề ra một số chỉ tiêu",
    "báo cáo tại hội nghị cho thấy; đã báo cáo kết quả với Đảng ủy",
    "xây dựng chương trình, kế hoạch cụ thể hằng năm",
    "Sở Kế hoạch và Đầu tư, Hội Luật gia tỉnh, báo cáo viên",
    "theo quy định của pháp luật, hướng dẫn của cấp trên",
    "Chương trình mục tiêu quốc gia xây dựng nông thôn mới",
    "Đại hội quyết định nhiều vấn đề; phát biểu kết luận hội nghị",
    "ban hành quy chế tổ chức hoạt động của ban chấp hành",
    "thực hiện các kết luận của Ban Thường vụ tại buổi làm việc đầu năm với Phường",
    "ban hành Kế hoạch tổ chức thực hiện như sau; theo quy định của Điều lệ",
    "Lễ khai mạc chương trình “Hành trình Xanh” năm 2025 của tỉnh",
    "phổ biến nghị quyết Đại hội cho trên 95% hội viên",
    "nghị quyết của Đảng ủy cấp trên và công tác chuyên môn trong năm học 2022-2023",
]


@pytest.mark.parametrize(("text", "quotes"), DOCUMENTS)
def test_a_document_is_named_by_number_title_or_subject(text, quotes):
    assert Seen(text).quotes == quotes


@pytest.mark.parametrize("text", NONE)
def test_a_type_alone_a_verb_or_another_word_is_no_document(text):
    assert Seen(text).quotes == []


def test_a_resolution_of_one_congress_counts_once_however_it_is_named():
    seen = Seen(
        "Nghị quyết Đại hội Đảng bộ lần thứ XVI, nhiệm kỳ 2020-2025 được quán triệt.\n"
        "Báo cáo sơ kết thực hiện Nghị quyết Đại hội Đảng bộ Cơ quan lần thứ XVI, nhiệm kỳ 2020-2025.\n"
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI cũng vậy."
    )
    assert [named.type for named in seen.documents] == ["nghị quyết", "báo cáo", "nghị quyết"]


def test_a_number_and_the_day_of_signing_are_read():
    (named,) = Seen("Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị").documents
    assert (named.type, named.number, named.signed_on) == ("kết luận", "01-KL/TW", datetime.date(2021, 5, 18))


def test_a_number_repeated_without_its_sign_is_the_same_document():
    seen = Seen(
        "Nghị quyết số 06-NQ/TU của Tỉnh ủy về du lịch. Sau hai năm, Nghị quyết số 06 của Tỉnh ủy đã có kết quả."
    )
    assert [named.number for named in seen.documents] == ["06-NQ/TU"]
