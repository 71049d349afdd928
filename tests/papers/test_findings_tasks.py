"""Tasks: work to be done after the text, one per clause; who leads, who joins, by when."""

from __future__ import annotations

import datetime

import pytest
from findings_read import Told, resolution

ORDERED: dict[str, tuple[str, str | None, list[str]]] = {
    "an order to named bodies": (
        "Phát biểu tại hội nghị, Bí thư Huyện ủy yêu cầu các chi bộ trực thuộc tiếp tục nâng cao chất lượng sinh hoạt; "
        "tăng cường kiểm tra, giám sát đảng viên; phân công cấp ủy viên phụ trách địa bàn.",
        "các chi bộ trực thuộc",
        [
            "tiếp tục nâng cao chất lượng sinh hoạt",
            "tăng cường kiểm tra, giám sát đảng viên",
            "phân công cấp ủy viên phụ trách địa bàn",
        ],
    ),
    "a modal with its subject, purpose kept": (
        "Trong thời gian tới, Hội cần đẩy mạnh tuyên truyền, vận động hội viên tham gia bảo hiểm y tế nhằm chăm lo "
        "sức khỏe nhân dân.",
        "Hội",
        [
            "đẩy mạnh tuyên truyền, vận động hội viên tham gia bảo hiểm y tế nhằm chăm lo sức khỏe nhân dân",
        ],
    ),
    "a request": (
        "Đề nghị Ban Chấp hành sớm ban hành quy chế làm việc.",
        "Ban Chấp hành",
        ["ban hành quy chế làm việc"],
    ),
    "an item given to a body": (
        "NHIỆM VỤ TRỌNG TÂM\n1. Lãnh đạo thực hiện tốt công tác quốc phòng địa phương.",
        None,
        ["Lãnh đạo thực hiện tốt công tác quốc phòng địa phương"],
    ),
    "bodies that go on with orders": (
        "Bí thư Đảng ủy yêu cầu triển khai thực hiện một số nội dung sau:\n"
        "Ban Công an, Ban Chỉ huy quân sự xã tăng cường tuần tra, xây dựng kế hoạch trực gác.",
        "Ban Công an, Ban Chỉ huy quân sự xã",
        ["tăng cường tuần tra", "xây dựng kế hoạch trực gác"],
    ),
    "verbs in a row with one object": (
        "Đề nghị Văn phòng tiếp thu các ý kiến, điều chỉnh, bổ sung và hoàn thiện dự thảo báo cáo.",
        "Văn phòng",
        ["tiếp thu các ý kiến", "điều chỉnh, bổ sung và hoàn thiện dự thảo báo cáo"],
    ),
    "verbs in a row before one object": (
        "Chủ tịch yêu cầu, ngay sau hội nghị, các cấp ủy khẩn trương phổ biến, quán triệt, triển khai thực hiện tốt "
        "nhiệm vụ quân sự; xây dựng kế hoạch trực.",
        "các cấp ủy",
        [
            "khẩn trương phổ biến, quán triệt, triển khai thực hiện tốt nhiệm vụ quân sự",
            "xây dựng kế hoạch trực",
        ],
    ),
    "a name with a semicolon in quotation marks": (
        "Đề nghị Hội Nông dân huyện tuyên truyền Kế hoạch về “Đại hội các cấp; Đại hội huyện An Phước lần thứ XI”.",
        "Hội Nông dân huyện",
        ["tuyên truyền Kế hoạch về “Đại hội các cấp; Đại hội huyện An Phước lần thứ XI"],
    ),
    "what is quoted after a colon": (
        "Đại hội quyết tâm thực hiện mục tiêu: “Xây dựng Hội An Phước đoàn kết; phát huy sức mạnh toàn dân; "
        "khai thác hiệu quả các nguồn lực mới”.",
        None,
        [
            "Xây dựng Hội An Phước đoàn kết",
            "phát huy sức mạnh toàn dân",
            "khai thác hiệu quả các nguồn lực mới",
        ],
    ),
    "strengthening work, then more": (
        "Đề nghị Đảng bộ Công ty tăng cường kiểm tra, giám sát, thực hiện tốt công tác chăm lo đời sống.",
        "Đảng bộ Công ty",
        ["tăng cường kiểm tra, giám sát", "thực hiện tốt công tác chăm lo đời sống"],
    ),
    "doings told by their verbs": (
        "Đề nghị Đoàn xã chú trọng các hoạt động hỗ trợ thanh niên, phát triển kinh tế, khuyến khích làm giàu.",
        "Đoàn xã",
        ["chú trọng các hoạt động hỗ trợ thanh niên, phát triển kinh tế, khuyến khích làm giàu"],
    ),
    "a body named after a linking word": (
        "Bí thư lưu ý, xã An Phước cần xây dựng thương hiệu thủy sản.\nĐặc biệt xã An Phước bảo đảm trẻ em đến trường.",
        "xã An Phước",
        ["xây dựng thương hiệu thủy sản", "bảo đảm trẻ em đến trường"],
    ),
    "a body behind a time": (
        "Đề nghị thực hiện các nội dung sau:\nSau mỗi đợt, các chi bộ thực hiện kiểm tra kết quả; đối soát với sổ.",
        "các chi bộ",
        ["thực hiện kiểm tra kết quả", "đối soát với sổ"],
    ),
    "a body behind a reason": (
        "NHIỆM VỤ TRỌNG TÂM\n- Căn cứ tài liệu của tỉnh, các chi bộ thực hiện đối soát hồ sơ.",
        "các chi bộ",
        ["thực hiện đối soát hồ sơ"],
    ),
    "what a meeting agrees on": (
        "Hội nghị thống nhất tiếp tục triển khai các giải pháp, mở rộng thị trường, kiểm soát nhập khẩu hiệu quả.",
        None,
        ["tiếp tục triển khai các giải pháp", "mở rộng thị trường", "kiểm soát nhập khẩu hiệu quả"],
    ),
    "an item that makes something": (
        "Bí thư yêu cầu các chi bộ ưu tiên đầu tư khu trung tâm; tạo động lực phát triển thương mại.",
        "các chi bộ",
        ["ưu tiên đầu tư khu trung tâm", "tạo động lực phát triển thương mại"],
    ),
    "what is secured is work, how well is not": (
        "Đề nghị Công ty nâng cao năng suất, bảo đảm đời sống người lao động; thực hiện dự án, bảo đảm tiến độ.",
        "Công ty",
        ["nâng cao năng suất", "bảo đảm đời sống người lao động", "thực hiện dự án, bảo đảm tiến độ"],
    ),
    "duties spelled out": (
        "Giám đốc yêu cầu các phòng trên cơ sở đó cụ thể hóa các nhiệm vụ trọng tâm.",
        "các phòng",
        ["cụ thể hóa các nhiệm vụ trọng tâm"],
    ),
    "beside a target": (
        "Trong thời gian tới, phấn đấu 100% chi hội có mô hình tự quản và tăng cường công tác kiểm tra.",
        None,
        ["tăng cường công tác kiểm tra"],
    ),
}

NOTHING = {
    "work done": "Trong năm qua, Hội đã tổ chức tập huấn cho hội viên, đẩy mạnh tuyên truyền pháp luật.",
    "a meeting told of": "Sáng 5/6, Hội Nông dân xã tổ chức hội nghị bàn phương hướng nhiệm vụ.",
    "praise": "Đồng chí Bí thư đánh giá cao kết quả mà chi bộ đã đạt được, đề nghị khen thưởng các tập thể xuất sắc.",
    "no action named": "Đại hội kêu gọi toàn thể đảng viên phát huy truyền thống, đoàn kết.",
    "no more than the duty": "Trong thời gian tới, Chi bộ cần thực hiện tốt nhiệm vụ được giao.",
    "a noun as a subject": "Trong thời gian tới, phát triển hội viên cần đi vào chất lượng.",
    "a motto": 'Với chủ đề "Xây dựng lớp học chủ động, tích cực", Đoàn trường phát động tháng thi đua.',
    "limits told of": "Đồng chí Bí thư đã chỉ ra những mặt còn yếu, hạn chế và cần khắc phục trên các lĩnh vực.",
    "a report adopted": "Kỳ họp đã thông qua báo cáo, phương hướng nhiệm vụ. Báo cáo tiếp thu ý kiến cử tri.",
    "a passive": "Trong thời gian tới, công tác thi đua phải được thực hiện công khai, dân chủ.",
    "a motto in quotation marks": "Đảng bộ bước vào nhiệm kỳ mới với mục tiêu “An toàn - Đổi mới - Phát triển”.",
    "what was reached, led on": "Bí thư đề nghị đoàn viên tiếp tục phát huy những kết quả đã đạt được.",
    "a caption": "Đ/c Lê An – Phó Chủ tịch đánh trống phát động Tháng thanh niên huyện An Phước",
    "targets to be met": "Phấn đấu hoàn thành các chỉ tiêu kế hoạch hàng năm và cả nhiệm kỳ.",
    "general aims under their own heading": "II. MỤC TIÊU\n1. Mục tiêu chung\nNâng cao năng lực lãnh đạo của Đảng bộ.",
    "those a letter goes to": "CÔNG VĂN\nKính gửi:\n- Các sở, tổ chức quản lý trực tiếp cơ sở đào tạo;\n- Các trường.",
    "a subheading": "Thời gian tới, Hội cần đổi mới.\nGiữ vững vị trí cơ quan lý luận\nBáo cáo nêu kết quả.",
    "what those of a share do": "Chỉ tiêu: hàng năm 80% doanh nghiệp bảo đảm việc làm, chăm lo đời sống lao động.",
    "an exhortation": "Bí thư yêu cầu cán bộ nâng cao tinh thần trách nhiệm.",
    "targets met or not": "Báo cáo nêu rõ, việc thực hiện mục tiêu, các chỉ tiêu cơ bản đạt, một số nội dung nổi bật.",
    "how many targets there are": "Nghị quyết đề ra 24 chỉ tiêu chủ yếu phát triển kinh tế xã hội năm 2024.",
    "what is to be reached": "Phấn đấu 100% hội viên tham gia bảo hiểm y tế.",
}


@pytest.mark.parametrize(("text", "assignee", "quotes"), ORDERED.values(), ids=ORDERED.keys())
def test_each_clause_with_its_own_verb_is_a_task(text: str, assignee: str | None, quotes: list[str]) -> None:
    told = Told(text)
    assert [task.quote for task in told.tasks] == quotes
    assert {task.assignee for task in told.tasks} == {assignee}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_what_names_no_work_to_come_is_no_task(text: str) -> None:
    assert not Told(text).tasks


def test_a_list_gives_each_item_its_own_lead_partners_and_deadline() -> None:
    told = Told(
        "NHIỆM VỤ TRỌNG TÂM\n"
        "1. Văn phòng Huyện ủy chủ trì, phối hợp với Ban Tổ chức và Ban Tuyên giáo xây dựng kế hoạch kiểm tra trước "
        "ngày 30/6/2024.\n"
        "2. Giao Ủy ban nhân dân xã An Phước Đông rà soát hộ nghèo, báo cáo kết quả trong quý II/2024.\n"
        "3. Tổ chức hội thi dân vận khéo."
    )
    told_of = [(task.assignee, task.joins, task.deadline and task.deadline.isoformat()) for task in told.tasks]
    assert told_of == [
        ("Văn phòng Huyện ủy", ("Ban Tổ chức", "Ban Tuyên giáo"), "2024-06-30"),
        ("Ủy ban nhân dân xã An Phước Đông", (), None),
        ("Ủy ban nhân dân xã An Phước Đông", (), "2024-06-30"),
        (None, (), None),
    ]


def test_a_board_named_by_what_it_does_keeps_the_first_clause_of_its_work() -> None:
    told = Told(
        "KẾ HOẠCH\nIII. TỔ CHỨC THỰC HIỆN\n"
        "1. Ban Kiểm tra Hội kiểm tra việc thực hiện Điều lệ, báo cáo Ban Chấp hành trước ngày 30/6/2024.\n"
        "2. Ủy ban Kiểm tra Đảng ủy giám sát chi bộ An Phước; báo cáo kết quả.\n"
        "3. Ban Tuyên giáo tuyên truyền nghị quyết."
    )
    assert [(task.quote, task.assignee) for task in told.tasks] == [
        ("kiểm tra việc thực hiện Điều lệ", "Ban Kiểm tra Hội"),
        ("báo cáo Ban Chấp hành trước ngày 30/6/2024", "Ban Kiểm tra Hội"),
        ("giám sát chi bộ An Phước", "Ủy ban Kiểm tra Đảng ủy"),
        ("báo cáo kết quả", "Ủy ban Kiểm tra Đảng ủy"),
        ("tuyên truyền nghị quyết", "Ban Tuyên giáo"),
    ]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("trước ngày 30/6/2024", datetime.date(2024, 6, 30)),
        ("trong tháng 2/2024", datetime.date(2024, 2, 29)),
        ("trong quý III/2024", datetime.date(2024, 9, 30)),
        ("đến hết năm 2025", datetime.date(2025, 12, 31)),
    ],
)
def test_a_deadline_is_the_last_day_of_the_time_that_is_given(told: str, day: datetime.date) -> None:
    tasks = Told(f"Yêu cầu các chi bộ hoàn thành việc kiểm tra hồ sơ đảng viên {told}.").tasks
    assert [task.deadline for task in tasks] == [day]


DRAWN = """KẾ HOẠCH
Tổ chức Tháng Thanh niên

TT   Nội dung công việc             Đơn vị chủ trì            Đơn vị phối hợp     Thời gian
1    Ra quân trồng cây xanh         Đoàn xã An Phước Đông     Hội Nông dân xã     Trước 15/3/2025
2    Tập huấn kỹ năng số            Ban Tuyên giáo                                Tháng 3/2025
"""
STACKED = """KẾ HOẠCH
Tổ chức Tháng Thanh niên
III. PHÂN CÔNG
STT
Nội dung công việc
Đơn vị chủ trì
Thời gian hoàn thành
1
Ra quân trồng cây xanh
Đoàn xã An Phước Đông
Trước 15/3/2025
2
Tập huấn kỹ năng số
Ban Tuyên giáo
Tháng 3/2025
"""


@pytest.mark.parametrize(("text", "joins"), [(DRAWN, ("Hội Nông dân xã",)), (STACKED, ())], ids=["drawn", "stacked"])
def test_the_rows_of_a_table_are_tasks_with_their_lead_and_deadline(text: str, joins: tuple[str, ...]) -> None:
    tasks = Told(text).tasks
    assert [(task.quote, task.assignee, task.joins, task.deadline) for task in tasks] == [
        ("Ra quân trồng cây xanh", "Đoàn xã An Phước Đông", joins, datetime.date(2025, 3, 15)),
        ("Tập huấn kỹ năng số", "Ban Tuyên giáo", (), datetime.date(2025, 3, 31)),
    ]


def test_the_walks_resolution_gives_every_task_with_its_clause_lead_partners_and_deadline() -> None:
    told = resolution()
    office, inspection = "Văn phòng Đảng ủy", "Ủy ban Kiểm tra Đảng ủy"
    cells, youth = "Các chi bộ trực thuộc", "Đoàn Thanh niên cơ quan"
    assert [
        (told.clause_of(task), task.assignee, task.joins, task.deadline and task.deadline.isoformat())
        for task in told.tasks
    ] == [
        ("III.1", office, ("Ban Tổ chức", "Ban Tuyên giáo"), "2020-09-30"),
        ("III.2", inspection, (), "2020-12-31"),
        ("III.2", inspection, (), None),
        ("III.3", cells, (), None),
        ("III.3", cells, (), None),
        ("III.4", "Ban Thường vụ Đảng ủy", (), "2023-06-30"),
        ("III.5", None, (), None),
        ("III.6", youth, (), None),
        ("III.6", youth, (), None),
    ]


def test_each_task_quotes_its_place_in_the_paper() -> None:
    for text in [text for text, _, _ in ORDERED.values()] + [DRAWN, STACKED]:
        told = Told(text)
        assert told.tasks
        assert all(task.quote == told.paper.text[task.start : task.end] for task in told.tasks)
