"""An invented mid-term review with everything in it: 14 targets of ten kinds, 10 + 3 in the summary, one outside."""

from __future__ import annotations

import datetime
import hashlib
from decimal import Decimal
from pathlib import Path

from nhiemky.papers.content import Run
from nhiemky.papers.layout.profiles import FormatProfile, read_profiles
from nhiemky.papers.layout.review import (
    BandLine,
    Contribution,
    EvidenceLine,
    Issuing,
    MidTermReview,
    PaceLine,
    PacePoint,
    Passage,
    Signature,
    Strip,
    TargetRow,
    TaskLine,
    TraceEntry,
)

PROFILE_FILE = Path(__file__).parents[2] / "nhiemky/areas/rulebook/defaults/format_profiles.toml"
HANOI = datetime.timezone(datetime.timedelta(hours=7))
AT = datetime.datetime(2023, 7, 5, 9, 30, tzinfo=HANOI)
TERM_START, TERM_END, AS_OF = datetime.date(2020, 8, 15), datetime.date(2025, 8, 15), datetime.date(2023, 6, 24)


def profiles() -> dict[str, FormatProfile]:
    """The shipped profiles by code."""
    return {profile.code: profile for profile in read_profiles(PROFILE_FILE.read_text("utf-8"))}


# clause | indicator | target | value | percent of term | percent of milestone | forecast
_TARGETS = """
I.1 | Đảng viên được học tập, quán triệt nghị quyết của Đảng các cấp | ≥ 98% | 99,2% | 101.2245 | 101.2 | đạt
I.2 | Đảng viên hoàn thành tốt nhiệm vụ trở lên hằng năm | ≥ 90%/năm | 3/3 năm, bình quân 94,1% | 104.5 | 104.5 | đạt
I.3 | Kết nạp đảng viên mới | 20 đảng viên | 16 đảng viên | 80 | 133.3333 | đạt
I.4 | Tổ chức đảng được kiểm tra, giám sát theo chương trình | 100% | 100% | 100 | 100 | đạt
I.5 | Chi bộ hoàn thành xuất sắc nhiệm vụ hằng năm | 15 - 20%/năm | 3/3 năm, bình quân 18,2% | 100 | 100 | đạt
I.6 | Không có chi bộ yếu kém | 0 chi bộ | 0 chi bộ | | | đạt
I.7 | Đảng bộ đạt danh hiệu hoàn thành tốt nhiệm vụ trở lên | 4/5 năm | 3/3 năm | 100 | 100 | đạt
II.1 | Cán bộ được đào tạo, bồi dưỡng lý luận chính trị, nghiệp vụ | ≥ 85% | 92,5% | 108.8235 | 115.6 | đạt
II.2 | Công trình thanh niên do cơ quan chủ trì | > 10 công trình | 14 công trình | 127.2727 | 233.3 | đạt
II.3 | Vận động quỹ hỗ trợ thanh niên khởi nghiệp | 5 tỷ đồng | 3,4 tỷ đồng | 68 | 113.3333 | đạt
II.4 | Đơn thư khiếu nại, tố cáo so với năm trước | không cao hơn | 3/3 năm thấp hơn | 100 | 100 | đạt
II.5 | Đoàn viên ưu tú được giới thiệu kết nạp Đảng | ≥ 60% | 55/68 (80,9%) | 134.8 | 134.8 | đạt
III.1 | Mô hình “Chi bộ bốn tốt” được công nhận | 6 mô hình | 4 mô hình | 66.6666 | 111.1 | đạt
III.2 | Nhà nhân ái trao cho gia đình chính sách | 25 căn | 10 căn | 40 | 66.6667 | khó đạt: khoảng 18 căn
"""
_TEXT = {
    "control": "Công tác kiểm tra, giám sát được tăng cường, bảo đảm đúng chương trình đề ra; các đoàn thể hoạt động "
    "đúng chức năng, nhiệm vụ.",
    "slow": "Việc vận động nguồn lực xây dựng nhà nhân ái còn chậm, tập trung ở một số ít đơn vị.",
    "outside": "Dịch bệnh kéo dài trong hai năm đầu nhiệm kỳ làm giảm nguồn vận động.",
    "inside": "Một số chi bộ chưa chủ động xây dựng kế hoạch vận động từ đầu năm.",
    "go on": "Tiếp tục cụ thể hóa, quán triệt, triển khai Nghị quyết Đại hội với tinh thần hành động, sáng tạo; giữ "
    "vững các chỉ tiêu đã đạt, tập trung nguồn lực cho các chỉ tiêu chưa đạt.",
    "congresses": "Lãnh đạo tổ chức tốt đại hội các tổ chức thành viên, nhiệm kỳ 2024 - 2029.",
}


def targets() -> tuple[TargetRow, ...]:
    """The rows of the table of all targets."""
    lines = enumerate(_TARGETS.strip().splitlines(), start=1)
    return tuple(_row(ordinal, *(part.strip() for part in line.split("|"))) for ordinal, line in lines)


def _row(
    ordinal: int, clause: str, indicator: str, target: str, value: str, term: str, milestone: str, forecast: str
) -> TargetRow:
    percent = Decimal(term) if term else None
    reached = percent is None or percent >= 100
    return TargetRow(
        ordinal,
        clause,
        indicator,
        target,
        value,
        status="Đạt 100% trở lên" if reached else "Đạt trên 60%" if percent > 60 else "Còn lại",
        milestone="15 căn" if ordinal == 14 else "12 đảng viên" if ordinal == 3 else "",
        percent_of_term=percent,
        percent_of_milestone=Decimal(milestone) if milestone else None,
        expected_pace=Decimal("57.17"),
        forecast=forecast,
        reported=11 if ordinal == 10 else 12,
        expected=12,
        estimate=ordinal == 10,
        behind=ordinal == 14,
        hard_to_reach=ordinal == 14,
        revised_from="30 căn, Quyết định số 45-QĐ/ĐU" if ordinal == 14 else "",
        arithmetic="16 đảng viên : 20 đảng viên × 100 = 80%." if ordinal == 3 else "",
        trace=f"target-{ordinal}",
    )


def _strips() -> tuple[Strip, ...]:
    return tuple(
        Strip(
            row.ordinal,
            row.indicator,
            shown="đạt" if row.percent_of_term is None else f"{row.percent_of_term:.1f}".replace(".", ",") + "%",
            standing="reached" if row.status.startswith("Đạt 100") else "behind" if row.hard_to_reach else "on_pace",
            percent=Decimal(100) if row.percent_of_term is None else row.percent_of_term,
            milestone=Decimal(60) if row.ordinal in {3, 14} else None,
            expected_pace=Decimal("57.17"),
            forecast=Decimal(72) if row.ordinal == 14 else None,
        )
        for row in targets()
    )


def _pace() -> tuple[PaceLine, ...]:
    days = [datetime.date(2021, 1, 1), datetime.date(2021, 7, 1), datetime.date(2022, 1, 1), datetime.date(2022, 7, 1)]
    points = [PacePoint(day, Decimal(value)) for day, value in zip(days, (4, 12, 20, 28), strict=True)]
    points += [
        PacePoint(AS_OF, Decimal(40), "estimate"),
        PacePoint(datetime.date(2025, 8, 14), Decimal(72), "forecast"),
    ]
    return (PaceLine(14, "Nhà nhân ái trao cho gia đình chính sách", tuple(points)),)


def _entry(row: TargetRow) -> TraceEntry:
    units = ("Chi bộ Văn phòng", "Chi bộ Ban Phong trào", "Chi bộ Nhà Thiếu nhi An Phước Đông")
    parts = tuple(
        Contribution(
            unit,
            "01/01/2023 - 24/6/2023",
            row.value if index == 0 else "4",
            f"Báo cáo 6 tháng đầu năm 2023, lần {index + 1}",
            f"Trần Thị Mẫu {index + 1}",
            datetime.datetime(2023, 6, 25 + index, 1, 5, tzinfo=datetime.UTC),
            "Lê Văn Thử",
            datetime.datetime(2023, 6, 28, 8, 0, tzinfo=datetime.UTC),
            (EvidenceLine(f"bien-ban-{row.ordinal}-{index}.pdf", _digest(f"{row.ordinal}{index}")),),
            estimate=row.estimate,
            note="thay số 5, do cộng trùng" if index == 1 else "",
        )
        for index, unit in enumerate(units)
    )
    figure, short = f"Chỉ tiêu số {row.ordinal}, {row.indicator}", f"chỉ tiêu {row.ordinal}"
    return TraceEntry(row.trace, figure, row.value, row.arithmetic, parts, short)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _tasks() -> tuple[TaskLine, ...]:
    first = TaskLine(
        1,
        "Vận động, trao 15 căn nhà nhân ái còn lại",
        "Chi bộ Ban Phong trào",
        ("Chi bộ Văn phòng", "Chi bộ Nhà Thiếu nhi"),
        datetime.date(2025, 3, 31),
        responsibility="Bí thư chi bộ chịu trách nhiệm trước Đảng ủy",
        product="15 biên bản bàn giao",
        decided_by="Ban Thường vụ",
        clause="III.2",
    )
    second = TaskLine(2, "Kết nạp 4 đảng viên mới", "Chi bộ Ban Tổ chức", due_text="Quý IV/2024")
    return (first, second)


def issuing(code: str = "party-2018") -> Issuing:
    """The issuing body in the words of each family of profiles."""
    if code.startswith("party"):
        superiors, body, sign = ("Đảng bộ khối các cơ quan tỉnh Tân Giang",), "Đảng ủy cơ quan Tỉnh đoàn", "ĐU"
    elif code.startswith("youth"):
        superiors, body, sign = ("Tỉnh đoàn Tân Giang",), "Ban Chấp hành Đoàn phường An Phước Đông", "ĐTN"
    else:
        superiors, body, sign = (), "Liên hiệp các tổ chức hữu nghị tỉnh Tân Giang", "LHHN"
    return Issuing(superiors, body, sign, "Tân Giang", 7, datetime.date(2023, 7, 5))


def review(code: str = "party-2018", **changes: object) -> MidTermReview:
    """The whole review; `changes` replace fields."""
    party = code.startswith("party")
    values: dict[str, object] = {
        "issuing": issuing(code),
        "subject": "Sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội lần thứ XVI, nhiệm kỳ 2020 - 2025",
        "term": "nhiệm kỳ 2020 - 2025",
        "term_start": TERM_START,
        "term_end": TERM_END,
        "as_of": AS_OF,
        "targets": targets(),
        "bands": (
            BandLine("đạt 100% trở lên", (1, 2, 4, 5, 6, 7, 8, 9, 11, 12)),
            BandLine("đạt trên 60%", (3, 10, 13), highlights=(3,)),
            BandLine("còn lại", (14,), in_summary=False),
            BandLine("chưa có số liệu", (), in_summary=False),
        ),
        "signature": Signature("Bí thư" if party else "Chủ tịch", "Nguyễn Văn Mẫu", "TM", "Ban Chấp hành"),
        "recipients": ("Ban Thường vụ cấp trên", "Các đơn vị trực thuộc", "Lưu Văn phòng" if party else "Lưu: VT, TH"),
        "addressees": () if party else ("Ban Thường vụ Tỉnh đoàn Tân Giang",),
        "strengths": (
            Passage(
                (
                    Run("Công tác phát triển đảng viên được thực hiện đúng quy trình, thủ tục; kết nạp "),
                    Run("16 đảng viên", trace="target-3"),
                    Run(", bằng 80% mục tiêu cả nhiệm kỳ sau nửa nhiệm kỳ."),
                )
            ),
            Passage.of(_TEXT["control"]),
        ),
        "limits": (Passage.of(_TEXT["slow"]),),
        "causes": (
            Passage.of(_TEXT["outside"], "Nguyên nhân khách quan"),
            Passage.of(_TEXT["inside"], "Nguyên nhân chủ quan"),
        ),
        "second_half": (Passage.of(_TEXT["go on"]), Passage.of(_TEXT["congresses"])),
        "tasks": _tasks(),
        "strips": _strips(),
        "pace": _pace(),
        "trace": tuple(_entry(row) for row in targets()),
        "dossier_sha256": _digest("dossier"),
    }
    values.update(changes)
    return MidTermReview(**values)  # type: ignore[arg-type]
