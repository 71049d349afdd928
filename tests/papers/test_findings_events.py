"""What a text is about, and when it took place."""

from __future__ import annotations

import datetime

import pytest
from findings_who import Seen

PAGE = datetime.date(2024, 7, 20)

EVENTS = [
    # The kinds and their limits are those of the annotated examples' README.
    (
        "Sáng ngày 13/5/2024, Chi bộ Thạnh Lợi Tây tổ chức Đại hội nhiệm kỳ 2024-2027.",
        ("congress", "2024-05-13"),
    ),
    (
        "Chiều 24/6/2023, Đảng ủy xã An Phước Đông tổ chức hội nghị sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội.",
        ("mid_term_review", "2023-06-24"),
    ),
    (
        "Ngày 5 tháng 4 năm 2024, Tỉnh ủy tổ chức Hội nghị giao ban khối Mặt trận Tổ quốc và đoàn thể quý I năm 2024.",
        ("briefing", "2024-04-05"),
    ),
    (
        "Ngày 13/12/2023, Khối thi đua các tổ chức xã hội tổng kết năm 2023, triển khai nhiệm vụ năm 2024.",
        ("emulation_conference", "2023-12-13"),
    ),
    (
        "Ngày 28/12/2023, Hội Nông dân huyện tổ chức hội nghị tổng kết công tác năm 2023, phát động thi đua năm 2024.",
        ("year_end_review", "2023-12-28"),
    ),
    (
        "Sáng 10/7/2024, UBND xã tổ chức hội nghị đánh giá kết quả công tác 6 tháng đầu năm.",
        ("year_end_review", "2024-07-10"),
    ),
    ("Ngày 2/3/2024, Ban Chấp hành Đảng bộ huyện họp phiên thường kỳ.", ("meeting", "2024-03-02")),
    ("Ngày 2/3/2024, Hội Chữ thập đỏ tổ chức lễ trao nhà tình thương.", ("other", "2024-03-02")),
    ("Sáng 6/9/2024, HĐND tỉnh khai mạc kỳ họp thứ mười.", ("meeting", "2024-09-06")),
    ("Ngày 2/3/2024, Hội Nông dân huyện giải ngân vốn vay cho 12 hộ.", ("other", "2024-03-02")),
    (
        "Ngày 28/3/2024, Đảng ủy xã tổ chức hội nghị đánh giá kết quả công tác quý I năm 2024.",
        ("meeting", "2024-03-28"),
    ),
    ("Ngày 19/7/2025, Hội Khuyến học tổ chức Lễ khai mạc chương trình Hành trình Xanh.", ("other", "2025-07-19")),
    ("Tại hội nghị này, các đại biểu treo cờ trong thời gian diễn ra Đại hội Đảng lần thứ XIII.", ("meeting", None)),
    ("Tại cuộc họp, đồng chí yêu cầu tham mưu tổ chức thành công Đại hội Đảng bộ huyện.", ("meeting", None)),
    ("LONG SƠN: Phát động, ký giao ước thi đua năm 2018", ("emulation_conference", None)),
    (
        "UBND phường sơ kết nhiệm vụ 6 tháng đầu năm\nSáng 8/7/2022, UBND phường tổ chức họp.",
        ("year_end_review", "2022-07-08"),
    ),
    # A council that weighs awards meets; who praises those of a movement holds an emulation conference.
    ("Ngày 6/5/2020, Hội đồng Thi đua - Khen thưởng tỉnh họp lần thứ hai.", ("meeting", "2020-05-06")),
    (
        "Chiều 20/10/2021, Hội đồng Thi đua - Khen thưởng tỉnh tổ chức họp để xét duyệt khen thưởng tổng kết năm 2020.",
        ("meeting", "2021-10-20"),
    ),
    (
        "Ngày 10/7/2020, huyện An Phú biểu dương, khen thưởng 32 tập thể trong phong trào thi đua yêu nước.",
        ("emulation_conference", "2020-07-10"),
    ),
    (
        "Sáng 7/6/2023, UBND tỉnh tổ chức hội nghị biểu dương, tôn vinh điển hình tiêu biểu năm 2023.",
        ("emulation_conference", "2023-06-07"),
    ),
    ("Lãnh đạo trao cờ cho 3 tập thể\nTại buổi lễ, 3 tập thể vinh dự nhận Cờ thi đua.", ("other", None)),
    ("Đại hội đã thông qua 11 chỉ tiêu thi đua chủ yếu.", ("congress", None)),
    ("Sáng 25/7/2025, Chi bộ Trường An Phước tổ chức sinh hoạt định kỳ tháng 8.", ("meeting", "2025-07-25")),
]

DAYS = [
    ("Chiều 16-7, Đảng ủy phường tổ chức hội nghị sơ kết công tác 6 tháng đầu năm.", PAGE, "2024-07-16"),
    ("Sáng nay, Đảng ủy phường tổ chức hội nghị giao ban tháng.", PAGE, "2024-07-20"),
    ("Sáng 28/12, Đảng ủy phường tổ chức hội nghị giao ban quý.", datetime.date(2024, 1, 3), "2023-12-28"),
    ("Đại hội diễn ra từ ngày 12 đến ngày 15 tháng 10 năm 2020.", None, "2020-10-12"),
    ("20:31, 22/04/2022\nChiều 22/4, Đoàn khối tổ chức hội nghị giao ban.", None, "2022-04-22"),
    ("Trong hai ngày 9-10/11/2023, Hội Luật gia tổ chức Đại hội.", None, "2023-11-09"),
    ("Sáng ngày 01 /7/2022 Đảng ủy xã tổ chức giao ban tháng 7.", None, "2022-07-01"),
    ("Sáng 9/1, Hội tổ chức hội nghị tổng kết công tác năm 2023 và triển khai nhiệm vụ năm 2024.", None, "2024-01-09"),
    (
        "Sáng 20/12, Hội tổ chức hội nghị tổng kết công tác năm 2023 và triển khai nhiệm vụ năm 2024.",
        None,
        "2023-12-20",
    ),
    ("Chiều 16-7, Hội tổ chức hội nghị kỷ niệm Ngày Thương binh - Liệt sĩ (27/7/1947-27/7/2024).", PAGE, "2024-07-16"),
    ("Đảng ủy phường vừa tổ chức hội nghị giao ban.", PAGE, None),
    ("Hội nghị triển khai Kết luận số 121-KL/TW ngày 24 tháng 01 năm 2025 của Trung ương.", None, None),
    ("Sáng 31/2, Đảng ủy phường tổ chức hội nghị giao ban.", PAGE, None),
    ("Sáng 14/3, Đảng ủy phường tổ chức hội nghị giao ban.", None, None),
]

NONE = [
    "Tiếp tục thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI. Phấn đấu 100% chi bộ hoàn thành tốt nhiệm vụ.",
    "Kế hoạch ban hành chương trình phát triển công tác xã hội giai đoạn 2021-2025.",
    "Kế hoạch đề ra một số chỉ tiêu như: trên 50% lực lượng lao động tham gia bảo hiểm xã hội.",
    "",
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_the_event_is_what_is_held(text, event):
    assert Seen(text).event == event


@pytest.mark.parametrize(("text", "published", "day"), DAYS)
def test_a_day_without_a_year_takes_the_pages_or_the_reviews_year(text, published, day):
    assert Seen(text, published).event[1] == day


@pytest.mark.parametrize("text", NONE)
def test_a_text_that_only_speaks_of_congresses_has_no_event(text):
    assert Seen(text).events == ()


def test_the_event_of_the_title_is_dated_by_the_first_sentence():
    seen = Seen(
        "Đại hội Chi bộ Thạnh Lợi Tây lần thứ II, nhiệm kỳ 2015-2020\n"
        "Sáng 13 tháng 5 năm 2014, chi bộ Thạnh Lợi Tây tổ chức Đại hội chi bộ. Đến dự có đại diện Đảng ủy xã.\n"
        "Đại hội đã nghe báo cáo kết quả thực hiện Nghị quyết Đại hội nhiệm kỳ 2010-2015."
    )
    assert seen.event == ("congress", "2014-05-13")


def test_a_coming_congress_of_another_body_is_not_the_event():
    seen = Seen(
        "Ngày 24/6/2023, Đảng ủy tổ chức hội nghị sơ kết giữa nhiệm kỳ.\n"
        "Thời gian tới lãnh đạo tổ chức tốt Đại hội Hội Sinh viên tỉnh nhiệm kỳ 2023-2028."
    )
    assert seen.event == ("mid_term_review", "2023-06-24")
