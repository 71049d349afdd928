"""Targets as resolutions phrase them: the fourteen patterns of the domain notes 2.1, and what is no target."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from findings_read import Told, resolution
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemky.papers.findings.model import Direction, Frequency, Op, Target

YEARLY, END = Frequency.PER_YEAR, Frequency.BY_END
Form = tuple[Op, str | None, str | None, Frequency | None]


def form(target: Target) -> Form:
    """A target's operator, value ("8-10" for a range), unit and frequency."""
    value = None if target.value is None else f"{target.value:f}"
    if target.value_max is not None:
        value = f"{value}-{target.value_max:f}"
    return target.op, value, target.unit, target.frequency


# Domain notes 2.1, row by row: what the text says → operator, value, unit, frequency.
PATTERNS: dict[str, tuple[str, Form]] = {
    "yearly value": (
        "Phấn đấu vận động nguồn lực an sinh xã hội hàng năm đạt 10 tỷ đồng.",
        (Op.AT_LEAST, "10", "tỷ đồng", YEARLY),
    ),
    "yearly range": (
        "Chỉ tiêu: kết nạp đảng viên mới hàng năm từ 8 đến 10 đồng chí.",
        (Op.RANGE, "8-10", "đồng chí", YEARLY),
    ),
    "at least, of a share": (
        "Phấn đấu đến cuối nhiệm kỳ, số hộ dùng nước sạch đạt 85% trở lên.",
        (Op.AT_LEAST, "85", "%", END),
    ),
    "at least, per year": (
        "Mục tiêu: phát triển từ 10 đảng viên trở lên/năm.",
        (Op.AT_LEAST, "10", "đảng viên", YEARLY),
    ),
    "more than": ("Phấn đấu trên 80% cán bộ có trình độ đại học.", (Op.MORE_THAN, "80", "%", None)),
    "average over years": (
        "Phấn đấu thu ngân sách tăng bình quân hằng năm 10-12%.",
        (Op.RANGE, "10-12", "%", YEARLY),
    ),
    "decrease, per mille as typed": (
        "Chỉ tiêu: giảm tỷ suất sinh thô 0,30%0/năm.",
        (Op.AT_LEAST, "0.30", "‰", YEARLY),
    ),
    "not worse than last year": (
        "Phấn đấu số vụ phạm pháp hình sự so với năm trước thấp hơn hoặc bằng.",
        (Op.AT_MOST, None, None, YEARLY),
    ),
    "none": ("Chỉ tiêu: không có chi bộ yếu kém.", (Op.EXACTLY, "0", "chi bộ", None)),
    "none left at the end": ("Phấn đấu cuối nhiệm kỳ không còn hộ nghèo.", (Op.EXACTLY, "0", "hộ nghèo", END)),
    "share of an assigned figure": (
        "Phấn đấu gọi công dân nhập ngũ hằng năm đạt 100% chỉ tiêu.",
        (Op.AT_LEAST, "100", "%", YEARLY),
    ),
    "increase by a number": (
        "Trong nhiệm kỳ phấn đấu phát triển 20 đảng viên mới.",
        (Op.AT_LEAST, "20", "đảng viên mới", END),
    ),
    "title": ("Phấn đấu Chi bộ đạt danh hiệu trong sạch, vững mạnh.", (Op.YES_NO, None, None, None)),
    "range of shares per year": (
        "Chỉ tiêu: tốc độ tăng giá trị sản xuất 3%-5%/năm.",
        (Op.RANGE, "3-5", "%", YEARLY),
    ),
}

COMPARATORS = [
    ("Phấn đấu ít nhất 90% hộ dân tham gia.", Op.AT_LEAST, "90"),
    ("Phấn đấu tối thiểu 90% hộ dân tham gia.", Op.AT_LEAST, "90"),
    ("Phấn đấu tỷ lệ tham gia không dưới 90%.", Op.AT_LEAST, "90"),
    ("Phấn đấu 90% hộ dân tham gia.", Op.AT_LEAST, "90"),
    ("Phấn đấu trên 90% hộ dân tham gia.", Op.MORE_THAN, "90"),
    ("Phấn đấu hơn 90% hộ dân tham gia.", Op.MORE_THAN, "90"),
    ("Phấn đấu tỷ lệ hộ nghèo không quá 2%.", Op.AT_MOST, "2"),
    ("Phấn đấu giảm tỷ lệ hộ nghèo xuống còn 2%.", Op.AT_MOST, "2"),
    ("Phấn đấu tỷ lệ hộ nghèo dưới 2%.", Op.LESS_THAN, "2"),
    ("Phấn đấu kết nạp 5-7 đảng viên.", Op.RANGE, "5-7"),
]


@pytest.mark.parametrize(("text", "expected"), PATTERNS.values(), ids=PATTERNS.keys())
def test_each_way_to_phrase_a_target_has_its_form(text: str, expected: Form) -> None:
    assert [form(target) for target in Told(text).targets] == [expected]


@pytest.mark.parametrize(("text", "op", "value"), COMPARATORS)
def test_the_words_around_a_number_say_how_it_compares(text: str, op: Op, value: str) -> None:
    assert [form(target)[:2] for target in Told(text).targets] == [(op, value)]


def test_improving_a_quality_without_a_figure_is_work_and_no_target() -> None:
    told = Told("Chỉ tiêu: nâng cao năng lực lãnh đạo, sức chiến đấu của chi bộ.")
    assert not told.targets
    assert [task.quote for task in told.tasks] == ["nâng cao năng lực lãnh đạo, sức chiến đấu của chi bộ"]


def test_one_numbered_target_with_several_measures_gives_one_per_number() -> None:
    told = Told(
        "Phấn đấu 100% thôn có nhà văn hóa, trong đó trên 60% đạt chuẩn; không quá 2% hộ nghèo; "
        "thu nhập bình quân ít nhất 70 triệu đồng/người/năm; dưới 5% trẻ suy dinh dưỡng."
    )
    assert [(target.op.value, str(target.value), target.unit) for target in told.targets] == [
        (">=", "100", "%"),
        (">", "60", "%"),
        ("<=", "2", "%"),
        (">=", "70", "triệu đồng/người/năm"),
        ("<", "5", "%"),
    ]
    assert [target.indicator for target in told.targets] == [
        "thôn có nhà văn hóa", "đạt chuẩn", "hộ nghèo", "thu nhập", "trẻ suy dinh dưỡng",
    ]  # fmt: skip


def test_lower_is_better_where_the_bound_is_above_or_something_is_to_fall() -> None:
    ways = {
        "Phấn đấu tỷ lệ hộ nghèo dưới 2%.": Direction.DOWN,
        "Phấn đấu mỗi năm giảm 2% hộ nghèo.": Direction.DOWN,
        "Phấn đấu 90% hộ dùng nước sạch.": Direction.UP,
        "Phấn đấu số vụ phạm pháp so với năm trước thấp hơn hoặc bằng.": Direction.NOT_WORSE,
    }
    assert {text: Told(text).targets[0].direction for text in ways} == ways


def test_the_last_day_is_read_from_the_year_the_day_or_the_term() -> None:
    last = datetime.date(2025, 12, 31)
    days = {
        "Phấn đấu đến năm 2025, 90% chi hội có mô hình tự quản.": last,
        "Phấn đấu đến ngày 30/6/2024 hoàn thành 12 công trình thanh niên.": datetime.date(2024, 6, 30),
        "Nghị quyết nhiệm kỳ 2020-2025.\nPhấn đấu cuối nhiệm kỳ không còn hộ nghèo.": last,
        "Phấn đấu 90% chi hội có mô hình tự quản.": None,
    }
    assert {text: Told(text).targets[-1].by for text in days} == days


def test_a_frequency_told_once_holds_for_the_list_after_it() -> None:
    told = Told("Phấn đấu hằng năm: kết nạp 10 đảng viên; vận động 2 tỷ đồng; 90% hội viên được tập huấn.")
    assert [target.frequency for target in told.targets] == [YEARLY, YEARLY, YEARLY]


def test_a_share_of_what_a_superior_assigns_is_marked() -> None:
    assert Told("Phấn đấu giao quân hằng năm đạt 100% chỉ tiêu huyện giao.").targets[0].of_assigned
    assert not Told("Phấn đấu 100% hội viên được tập huấn.").targets[0].of_assigned


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, xã đã kết nạp 17 đảng viên, đạt 113% kế hoạch.",
        "Sáng 24/6/2023, Huyện ủy An Phước tổ chức hội nghị với sự tham gia của 120 đại biểu.",
        "Nhiệm kỳ qua, Đảng bộ đã đề ra 14 chỉ tiêu, trong đó có 11 chỉ tiêu hoàn thành và vượt.",
        "Hiện nay, Hội có 591 hội viên, sinh hoạt ở 12 chi hội.",
        "Đại hội đã bầu Ban Chấp hành gồm 15 đồng chí, nhiệm kỳ 2025-2030.",
        "Nhiệm kỳ qua, Chi bộ đã không ngừng nỗ lực, phấn đấu vượt qua mọi khó khăn; 90% đảng viên tham gia.",
        "Tại kỳ họp, đại biểu đã thông qua báo cáo kết quả, phương hướng nhiệm vụ. Theo đó, trồng được 166 ha.",
        "Báo cáo chính trị nêu rõ: Trong nhiệm kỳ qua, tốc độ tăng trưởng bình quân đạt 7,2%/năm.",
        "Thu ngân sách tăng trưởng tốt, đạt 121% so với mục tiêu Đại hội. Xã có 342 hộ kinh doanh, tăng 152 hộ.",
        "Tại Đại hội, 03 đồng chí được bầu vào Ban Chi ủy nhiệm kỳ 2025-2030.",
        "Trong nhiệm kỳ, Chi bộ đã hoàn thành 8/9 chỉ tiêu. Trong đó, có những chỉ tiêu nổi bật như: 89% hộ văn hóa.",
        "Hội Cựu chiến binh xã An Phước hiện có 10.831 hội viên.",
        "Qua bình xét cuối năm, có 45 chi hội đạt trong sạch vững mạnh.",
        "Sau lễ phát động, Huyện đoàn An Phước khởi công xây dựng 1 căn nhà thanh niên.",
    ],
)
def test_what_is_reached_held_or_described_is_no_target(text: str) -> None:
    assert not Told(text).targets


def test_a_number_ordered_to_be_gained_is_a_target_and_one_of_doings_is_work() -> None:
    told = Told("Ba tháng cuối năm, Đảng ủy yêu cầu các chi bộ kết nạp thêm 08 đảng viên; tổ chức 2 lớp tập huấn.")
    assert [form(target)[:3] for target in told.targets] == [(Op.AT_LEAST, "8", "đảng viên")]
    assert [task.quote for task in told.tasks] == ["tổ chức 2 lớp tập huấn"]


def test_a_share_named_by_a_first_number_is_one_target() -> None:
    told = Told("Phấn đấu tỷ lệ hộ có ít nhất 1 phụ nữ tham gia sinh hoạt hội đạt 94%.")
    assert [form(target)[:3] for target in told.targets] == [(Op.AT_LEAST, "94", "%")]


def test_what_a_year_asks_is_a_target_among_work_too() -> None:
    told = Told("Trong thời gian tới, các cấp hội tập trung giúp đỡ hội viên. Mỗi năm, giúp đỡ trên 20 hộ thoát nghèo.")
    assert [form(target) for target in told.targets] == [(Op.MORE_THAN, "20", "hộ", YEARLY)]


def test_a_target_told_again_counts_once() -> None:
    line = "Phấn đấu kết nạp 20 đảng viên mới.\n"
    assert len(Told(line + "Hội nghị cũng nghe báo cáo.\n" + line).targets) == 1


AROUND: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "items of a list without end marks are no range": (
        "Chỉ tiêu xã hội gồm:\n- Tỷ lệ giảm nghèo trên 4%\n- 72 xã đạt chuẩn nông thôn mới",
        [(">", "4", "Tỷ lệ giảm nghèo"), (">=", "72", "xã đạt chuẩn nông thôn mới")],
    ),
    "an abbreviation in parentheses belongs to the name": (
        "Chỉ tiêu kinh tế gồm:\n- Tốc độ tăng trưởng kinh tế (GRDP): Trên 10%",
        [(">", "10", "Tốc độ tăng trưởng kinh tế (GRDP)")],
    ),
    "the number of a cluster counts nothing": (
        "Các đơn vị trong Cụm thi đua 6 phấn đấu 100% đơn vị thực hiện tốt nhiệm vụ.",
        [(">=", "100", "đơn vị thực hiện tốt nhiệm vụ")],
    ),
    "so many at least, of what else only counts a plan's parts": (
        "Phấn đấu mỗi chi hội duy trì ít nhất 01 loại hình sinh hoạt.",
        [(">=", "1", "mỗi chi hội duy trì loại hình sinh hoạt")],
    ),
    "a number word before a bound behind": (
        "Phấn đấu mỗi chi hội giúp được hai gia đình hội viên trở lên.",
        [(">=", "2", "mỗi chi hội giúp gia đình hội viên")],
    ),
    "a span of life": (
        "Mục tiêu: tuổi thọ bình quân đạt khoảng 75,5 tuổi.",
        [(">=", "75.5", "tuổi thọ")],
    ),
    "a name in quotation marks stays whole": (
        'Phấn đấu có 90% hội viên đăng ký phong trào "Học tập, lao động sáng tạo, gia đình hạnh phúc".',
        [(">=", "90", 'hội viên đăng ký phong trào "Học tập, lao động sáng tạo, gia đình hạnh phúc')],
    ),
    "who strives is no part of the name": (
        "Nhiệm kỳ 2025-2030, Đảng bộ xã đề ra các chỉ tiêu, trong đó phấn đấu thu ngân sách tăng từ 10-12%/năm.",
        [("range", "10", "thu ngân sách tăng")],
    ),
    "what a covenant holds": (
        "Nội dung thi đua gồm: vận động hội viên; mỗi chi đoàn có ít nhất 1 công trình thanh niên.",
        [(">=", "1", "mỗi chi đoàn công trình thanh niên")],
    ),
    "a whole that was set": (
        "Được biết trong năm, tổng chỉ tiêu hiến máu của Trường An Phước là 1.100 đơn vị máu.",
        [(">=", "1100", "Được biết trong năm, tổng chỉ tiêu hiến máu của Trường An Phước đơn vị máu")],
    ),
    "a share behind a title": (
        "Chi bộ phấn đấu hàng năm đạt trong sạch vững mạnh, 100% đảng viên hoàn thành tốt nhiệm vụ.",
        [
            ("yes_no", "", "Chi bộ phấn đấu hàng năm đạt trong sạch vững mạnh"),
            (">=", "100", "đảng viên hoàn thành tốt nhiệm vụ"),
        ],
    ),
    "one share for several, another behind 'và'": (
        "Chỉ tiêu: 100% cán bộ, đảng viên, hội viên và 90% nhân dân được học nghị quyết.",
        [(">=", "100", "cán bộ, đảng viên, hội viên"), (">=", "90", "nhân dân được học nghị quyết")],
    ),
    "what opens a list": (
        "Khối phấn đấu đạt 6 chỉ tiêu và 9 nội dung thi đua như: 100% cơ quan hoàn thành tốt nhiệm vụ.",
        [(">=", "100", "cơ quan hoàn thành tốt nhiệm vụ")],
    ),
    "pictures before a heading": (
        "💡 Các chỉ tiêu nổi bật mà Đại hội đã đề ra: 80% chi hội ứng dụng công nghệ thông tin.",
        [(">=", "80", "chi hội ứng dụng công nghệ thông tin")],
    ),
    "an aim named at length": (
        "Mục tiêu trọng tâm ở nhiệm kỳ 2010-2015 của Chi bộ là: hàng năm có 100% đảng viên học tập nghị quyết.",
        [(">=", "100", "đảng viên học tập nghị quyết")],
    ),
    "an aim told of beforehand": (
        "Đáng chú ý là mục tiêu tăng thu ngân sách bình quân hằng năm 8-9%.",
        [("range", "8", "tăng thu ngân sách")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), AROUND.values(), ids=AROUND.keys())
def test_what_stands_around_a_number_belongs_to_it_or_not(text: str, expected: list[tuple[str, str, str]]) -> None:
    told = Told(text).targets
    assert [
        (target.op.value, "" if target.value is None else f"{target.value:f}", target.indicator) for target in told
    ] == expected


def test_a_target_of_the_headline_is_told_once_with_the_texts() -> None:
    told = Told(
        "Hội Nông dân An Phước phấn đấu hỗ trợ thành lập 300 hợp tác xã\n"
        "Sáng 9/3, Đại hội Hội Nông dân bế mạc. Đại hội xác định phấn đấu hỗ trợ thành lập 300 hợp tác xã kiểu mới."
    )
    assert [target.indicator for target in told.targets] == ["hỗ trợ thành lập hợp tác xã kiểu mới"]


def test_a_title_beside_numbers_is_a_target_too() -> None:
    told = Told(
        "Đại hội thông qua chỉ tiêu: thu ngân sách tăng 5-10%.\n"
        "Đảng bộ hoàn thành tốt nhiệm vụ, không có chi bộ yếu kém; trên 80% chi bộ hoàn thành tốt nhiệm vụ."
    )
    assert "Đảng bộ hoàn thành tốt nhiệm vụ" in [target.quote for target in told.targets if target.op is Op.YES_NO]


@pytest.mark.parametrize(
    "item",
    [
        "Hoàn thành chỉ tiêu giao quân hằng năm",
        "Hoàn thành kế hoạch thu ngân sách huyện giao",
        "Đảng bộ hoàn thành tốt nhiệm vụ",
        "Giữ vững danh hiệu xã nông thôn mới",
        "Chính quyền, Mặt trận và các đoàn thể đạt vững mạnh",
    ],
)
def test_an_item_of_a_list_of_targets_without_a_number_is_reached_or_not(item: str) -> None:
    told = Told(f"2. Chỉ tiêu cụ thể\n- {item}.\n- Thu nhập bình quân đạt 90 triệu đồng.")
    assert (told.targets[0].op, told.targets[0].quote) == (Op.YES_NO, item)
    assert not told.tasks


@pytest.mark.parametrize(
    "text",
    [
        "Giám đốc yêu cầu các đơn vị quyết tâm hoàn thành và vượt các chỉ tiêu kế hoạch năm 2026.",
        "Nhiệm kỳ 2020-2025, Tập đoàn phấn đấu nằm trong Top 20 doanh nghiệp lớn của cả nước.",
        "Nhiệm kỳ 2017-2020, chi bộ phấn đấu hàng năm đạt trong sạch vững mạnh.",
    ],
)
def test_what_is_striven_for_without_a_number_is_reached_or_not(text: str) -> None:
    assert [target.op for target in Told(text).targets] == [Op.YES_NO]


def test_a_share_among_the_purposes_of_a_plan_is_to_be_reached() -> None:
    told = Told("KẾ HOẠCH\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng tỷ lệ hồ sơ giải quyết trực tuyến lên 90%.")
    assert [form(target)[:3] for target in told.targets] == [(Op.AT_LEAST, "90", "%")]
    assert not told.results


def test_an_item_of_a_list_of_targets_that_is_to_be_attained_is_reached_or_not() -> None:
    told = Told("Chỉ tiêu cụ thể:\n- Chỉ số cải cách hành chính của xã đạt nhóm dẫn đầu.\n- Công tác Đoàn đạt kết quả.")
    assert [(target.op, target.quote) for target in told.targets] == [
        (Op.YES_NO, "Chỉ số cải cách hành chính của xã đạt nhóm dẫn đầu")
    ]


COMING = {
    "an item that opens with a coming year": "PHỤ LỤC\n- Đến năm 2030, 95% hồ sơ được giải quyết trực tuyến.",
    "an item that ends with one": "PHỤ LỤC\n- 95% hồ sơ được giải quyết trực tuyến đến năm 2030.",
    "a year after the paper's day": "Tân Giang, ngày 5/2/2024\nTỷ lệ hồ sơ trực tuyến đạt 95% vào năm 2030.",
}


@pytest.mark.parametrize("text", COMING.values(), ids=COMING.keys())
def test_a_share_by_a_coming_year_is_to_be_reached(text: str) -> None:
    told = Told(text)
    assert [form(target)[:3] for target in told.targets] == [(Op.AT_LEAST, "95", "%")]
    assert not told.results


def test_a_share_by_a_year_gone_by_was_reached() -> None:
    told = Told("Tân Giang, ngày 5/2/2024\nĐến năm 2020, tỷ lệ hồ sơ trực tuyến đạt 95%.")
    assert not told.targets
    assert len(told.results) == 1


def test_facts_told_after_a_wish_are_no_targets() -> None:
    told = Told(
        "Đại hội phấn đấu mỗi năm giảm 3% hộ nghèo. Mục tiêu này có cơ sở do xã có 85 trang trại, 10 hợp tác xã."
    )
    assert [form(target)[1] for target in told.targets] == ["3"]


def test_standings_pledged_are_reached_or_not() -> None:
    told = Told(
        "Các đơn vị ký cam kết thực hiện các nội dung: hoàn thành xuất sắc nhiệm vụ được giao; Chi bộ đạt vững mạnh."
    )
    assert [(target.op, target.quote) for target in told.targets] == [
        (Op.YES_NO, "hoàn thành xuất sắc nhiệm vụ được giao"),
        (Op.YES_NO, "Chi bộ đạt vững mạnh"),
    ]


def test_awards_counted_in_a_list_of_targets_are_to_be_won() -> None:
    told = Told("3. Chỉ tiêu thi đua:\n- Khen thưởng: 06 cá nhân được tặng Bằng khen của UBND tỉnh.")
    assert [form(target)[:3] for target in told.targets] == [(Op.AT_LEAST, "6", "cá nhân")]


def test_building_a_body_strong_is_a_state_to_reach_where_it_is_striven_for() -> None:
    wished = Told("Phấn đấu xây dựng Đảng bộ và hệ thống chính trị trong sạch, vững mạnh.")
    assert [target.op for target in wished.targets] == [Op.YES_NO]
    assert not wished.tasks
    ordered = Told("Bí thư yêu cầu các chi bộ xây dựng Đảng bộ trong sạch, vững mạnh.")
    assert not ordered.targets
    assert len(ordered.tasks) == 1


# The walk's resolution: clause, operator, value, unit, frequency, direction, of an assigned figure.
FOURTEEN = [
    ("II.1", Op.AT_LEAST, "10", "tỷ đồng", YEARLY, Direction.UP, False),
    ("II.2", Op.RANGE, "8-10", "đồng chí", YEARLY, Direction.UP, False),
    ("II.3", Op.AT_LEAST, "90", "%", YEARLY, Direction.UP, False),
    ("II.4", Op.MORE_THAN, "80", "%", END, Direction.UP, False),
    ("II.5", Op.RANGE, "10-12", "%", YEARLY, Direction.UP, False),
    ("II.6", Op.AT_LEAST, "0.30", "‰", YEARLY, Direction.DOWN, False),
    ("II.7", Op.AT_MOST, None, None, YEARLY, Direction.NOT_WORSE, False),
    ("II.8", Op.EXACTLY, "0", "chi bộ", END, Direction.DOWN, False),
    ("II.9", Op.AT_LEAST, "100", "%", YEARLY, Direction.UP, True),
    ("II.10", Op.AT_LEAST, "25", "căn nhà", END, Direction.UP, False),
    ("II.11", Op.YES_NO, None, None, None, Direction.UP, False),
    ("II.12", Op.AT_MOST, "20", "%", YEARLY, Direction.DOWN, False),
    ("II.13", Op.AT_LEAST, "1", "mô hình", None, Direction.UP, False),
    ("II.14", Op.LESS_THAN, "1", "%", END, Direction.DOWN, False),
]


def test_the_walks_resolution_gives_all_fourteen_targets_with_their_clauses() -> None:
    told = resolution()
    assert [
        (told.clause_of(target), *form(target), target.direction, target.of_assigned) for target in told.targets
    ] == FOURTEEN
    assert [target.by for target in told.targets if target.frequency is END] == [datetime.date(2025, 12, 31)] * 4


def test_the_walks_targets_are_named_as_a_person_would_name_them() -> None:
    names = [target.indicator for target in resolution().targets]
    assert names[0] == "Vận động nguồn lực an sinh xã hội"
    assert names[5] == "Giảm tỷ lệ đoàn viên bỏ sinh hoạt"
    assert names[7] == "chi bộ yếu kém"
    assert names[10] == "Đảng bộ đạt danh hiệu trong sạch, vững mạnh tiêu biểu"


TABLE = """KẾ HOẠCH
Thực hiện Nghị quyết năm 2025

Chỉ tiêu                              Đơn vị tính    Năm 2025
Kết nạp đảng viên mới                 đồng chí       12
Hội viên được tập huấn                %              ≥ 95
Chi hội đạt vững mạnh                 %              80-90
"""


def test_the_rows_of_a_table_of_targets_are_targets() -> None:
    assert [(target.indicator, *form(target)[:3]) for target in Told(TABLE).targets] == [
        ("Kết nạp đảng viên mới", Op.AT_LEAST, "12", "đồng chí"),
        ("Hội viên được tập huấn", Op.AT_LEAST, "95", "%"),
        ("Chi hội đạt vững mạnh", Op.RANGE, "80-90", "%"),
    ]


@settings(max_examples=60, deadline=None)
@given(
    value=st.integers(1, 99),
    noun=st.sampled_from(["hội viên", "chi hội", "hộ gia đình", "đoàn viên"]),
    bound=st.sampled_from([("ít nhất ", "", Op.AT_LEAST), ("trên ", "", Op.MORE_THAN), ("", " trở lên", Op.AT_LEAST),
                           ("không quá ", "", Op.AT_MOST), ("dưới ", "", Op.LESS_THAN)]),
    before=st.sampled_from(["", "Hội nghị đã nghe báo cáo kết quả năm qua.\n", "– "]),
)  # fmt: skip
def test_any_share_with_any_bound_is_read_and_quoted_as_it_stands(
    value: int, noun: str, bound: tuple[str, str, Op], before: str
) -> None:
    led, closed, op = bound
    told = Told(f"{before}Phấn đấu {led}{value}%{closed} {noun} tham gia bảo hiểm y tế.")
    assert [(target.op, target.value, target.unit) for target in told.targets] == [(op, Decimal(value), "%")]
    assert all(found.quote == told.paper.text[found.start : found.end] for found in told.every)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        (
            "Đến cuối nhiệm kỳ, trên 90% cán bộ có bằng trung cấp.",
            "Đến cuối nhiệm kỳ, trên 90% cán bộ có bằng trung cấp",
        ),
        ("Trong nhiệm kỳ, kết nạp 20 đảng viên mới.", "Trong nhiệm kỳ, kết nạp 20 đảng viên mới"),
        ("Đến cuối nhiệm kỳ không còn chi bộ yếu kém.", "Đến cuối nhiệm kỳ không còn chi bộ yếu kém"),
    ],
)
def test_a_target_is_quoted_with_the_words_that_say_by_when(sentence, quote):
    assert [target.quote for target in Told(f"II. CÁC CHỈ TIÊU\n1. {sentence}").targets] == [quote]
