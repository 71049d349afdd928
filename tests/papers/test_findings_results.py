"""Results: what was reached, with its number; never who was there, how old, when, or under which number."""

from __future__ import annotations

import pytest
from findings_read import Told, resolution

from nhiemky.papers.findings.model import Result

Figure = tuple[str, str | None, str | None]


def figure(result: Result) -> Figure:
    """A result's value, whole and unit."""
    return f"{result.value:f}", None if result.of is None else f"{result.of:f}", result.unit


REACHED: list[tuple[str, list[Figure]]] = [
    (
        "Trong năm 2023, Huyện hội đã thành lập 12 tổ hợp tác, kết nạp 345 hội viên mới, đạt 115% kế hoạch.",
        [("12", None, "tổ hợp tác"), ("345", None, "hội viên mới"), ("115", None, "%")],
    ),
    (
        "Kết quả nhiệm kỳ đến nay có 10/14 chỉ tiêu đạt 100% trở lên, 3 chỉ tiêu đạt trên 60%.",
        [("10", "14", "chỉ tiêu"), ("3", None, "chỉ tiêu")],
    ),
    (
        "Đã xây mới 12 trên tổng số 15 nhà nhân ái, trị giá 1,2 tỷ đồng.",
        [("12", "15", "nhà"), ("1.2", None, "tỷ đồng")],
    ),
    (
        "Thu ngân sách đạt 1.428/1340 tỷ đồng, bằng 106,6% dự toán.",
        [("1428", "1340", "tỷ đồng"), ("106.6", None, "%")],
    ),
    ("Tỷ lệ hộ nghèo đã giảm từ 7,2% xuống còn 3,1%.", [("3.1", None, "%")]),
    ("Hội đã phát triển được 591 hội viên.", [("591", None, "hội viên")]),
    ("Nhiệm kỳ qua, Hội đề ra 14 chỉ tiêu, trong đó có 11 chỉ tiêu hoàn thành và vượt.", [("11", None, "chỉ tiêu")]),
    ("Tại hội nghị, Huyện ủy đã trao tặng 20 suất học bổng cho học sinh nghèo.", [("20", None, "suất học bổng")]),
    (
        "Năm 2023, Đoàn xã vận động được 45 triệu đồng; trồng mới 2.000 cây xanh; 98% đoàn viên đăng ký học tập.",
        [("45", None, "triệu đồng"), ("2000", None, "cây xanh"), ("98", None, "%")],
    ),
    (
        "Đồng chí Lâm Quang Đạo cho biết, đến nay 44 chi bộ trực thuộc đã tổ chức sơ kết, đạt 100%.",
        [("44", None, "chi bộ"), ("100", None, "%")],
    ),
    (
        "Đến nay, toàn xã có 28 hộ sản xuất kinh doanh giỏi; 13.629 lượt quần chúng tham dự học tập.",
        [("28", None, "hộ"), ("13629", None, "lượt")],
    ),
    (
        "Thu ngân sách ước đạt 400 tỷ đồng, bằng 113,5% so với dự toán được giao và tăng 20% so với năm 2022.",
        [("400", None, "tỷ đồng"), ("113.5", None, "%"), ("20", None, "%")],
    ),
    ("Sau lễ phát động, đã thu về được 563 đơn vị máu.", [("563", None, "đơn vị máu")]),
    (
        "Hằng năm, phối hợp với các ngành tổ chức được 123 buổi tập huấn cho 2.756 lượt hội viên.",
        [("123", None, "buổi"), ("2756", None, "lượt")],
    ),
    ("Kết nạp 32 đảng viên, bằng 6,5% (nghị quyết đề ra 5%).", [("32", None, "đảng viên"), ("6.5", None, "%")]),
]  # fmt: skip

NOTHING = {
    "attendance": "Sáng 24/6/2023, Huyện ủy An Phước tổ chức hội nghị với sự tham gia của 120 đại biểu.",
    "age and cell": "Đồng chí Lâm Quang Đạo, 45 tuổi, Bí thư Chi bộ 5, phát biểu tại kỳ họp thứ 4.",
    "a body's size": "Hiện nay, Hội có 591 hội viên, sinh hoạt ở 12 chi hội.",
    "those elected": "Đại hội đã bầu Ban Chấp hành gồm 15 đồng chí.",
    "numbers of documents": "Huyện ủy đã thực hiện Nghị quyết số 25-NQ/TU và Chỉ thị số 05 của Tỉnh ủy.",
    "an address": "Lễ ra mắt được tổ chức tại số 12 đường 30 tháng 4, phường Tân Giang.",
    "what is to be reached": "Phấn đấu năm 2024 kết nạp 20 đảng viên.",
    "awards": "Hội nghị đã tặng 12 giấy khen cho các tập thể xuất sắc.",
    "a campaign's name": 'Các chi hội đã triển khai cuộc vận động "5 không, 3 sạch".',
    "those praised": "Tại hội nghị, 49 cá nhân đã được nhận kỷ niệm chương của Trung ương Hội.",
    "several praised": "Có 03 tập thể và 05 cá nhân được Chủ tịch UBND huyện tặng Giấy khen.",
    "those who came": "Hơn 500 đoàn viên huyện An Phước tham dự lễ phát động.",
    "how many targets there are": "Bí thư nhấn mạnh 15 chỉ tiêu chủ yếu phát triển kinh tế của xã.",
    "those who did well": "07 tập thể và 39 cá nhân đạt thành tích xuất sắc trong phong trào thi đua.",
    "those given a badge": "Hội nghị đã trao tặng Kỷ niệm chương của Trung ương Hội cho 11 cá nhân.",
    "how often a title was won": "Có 72 lượt tập thể được UBND tỉnh tặng danh hiệu tập thể xuất sắc.",
    "a title's holders": "Chủ tịch UBND huyện đã công nhận 124 “Tập thể lao động tiên tiến”.",
    "families given an order": "Hội đồng đã tổ chức trao tặng Huân chương Độc lập hạng Ba cho 6 gia đình.",
    "a list of those praised": "Hội đã tặng Giấy khen cho 20 tập thể, 60 gia đình và 25 cá nhân đạt kết quả tốt.",
    "those whose names follow": "Có 4 tập thể là Trường An Phước, Trường Long Sơn đạt Cờ thi đua.",
    "a bound of a rule": "Theo Thông tư, số dự án đạt giải không quá 50% số dự án dự thi.",
    "one among several": "Hội đã vươn lên là một trong 5 đơn vị dẫn đầu toàn tỉnh.",
    "those appointed": "Đại hội đã công bố Quyết định chỉ định Ban Chấp hành với 27 đồng chí.",
    "what a trade brings": "Nhiều mô hình của hội viên cho thu nhập từ 100 đến 200 triệu đồng/năm.",
    "where": "Chương trình đã được triển khai ở 20 tỉnh.",
    "duration": "Đại hội đã diễn ra trong 2 ngày 14 và 15 tháng 6 năm 2020.",
}


@pytest.mark.parametrize(("text", "expected"), REACHED)
def test_every_number_reached_is_a_result(text: str, expected: list[Figure]) -> None:
    assert [figure(result) for result in Told(text).results] == expected


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_numbers_that_tell_of_no_work_done_are_no_results(text: str) -> None:
    assert not Told(text).results


def test_a_repeated_figure_counts_once() -> None:
    told = Told("Hội đã phát triển được 591 hội viên. Đến nay, toàn huyện đã phát triển được 591 hội viên.")
    assert len(told.results) == 1


def test_past_and_coming_years_are_told_apart_in_one_paragraph() -> None:
    told = Told("Phấn đấu năm 2024 kết nạp 20 đảng viên. Năm 2023, xã đã kết nạp 17 đảng viên.")
    assert [str(target.value) for target in told.targets] == ["20"]
    assert [figure(result) for result in told.results] == [("17", None, "đảng viên")]


def test_the_walks_resolution_gives_the_finished_terms_results() -> None:
    assert [figure(result) for result in resolution().results] == [
        ("11", "13", "chỉ tiêu"), ("38", None, "đảng viên mới"), ("126.7", None, "%"), ("36", "33", "tỷ đồng"),
    ]  # fmt: skip


TABLE = """BÁO CÁO
Kết quả thực hiện nhiệm vụ năm 2024

Chỉ tiêu                       Kế hoạch năm 2024     Kết quả
Kết nạp đảng viên mới          12 đồng chí           14 đồng chí
Hội viên được tập huấn         90%                   96,5%
"""


def test_the_column_of_results_is_read_and_the_plan_beside_it_is_not() -> None:
    told = Told(TABLE)
    assert [(result.indicator, *figure(result)) for result in told.results] == [
        ("Kết nạp đảng viên mới", "14", None, "đồng chí"),
        ("Hội viên được tập huấn", "96.5", None, "%"),
    ]
    assert not told.targets


def test_each_result_quotes_its_place_in_the_paper() -> None:
    for text in [text for text, _ in REACHED] + [TABLE]:
        told = Told(text)
        assert told.results
        assert all(result.quote == told.paper.text[result.start : result.end] for result in told.results)
