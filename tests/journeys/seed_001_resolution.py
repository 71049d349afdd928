"""The congress's resolution on its way in: a Word file is read, fourteen targets are confirmed, one is handed down."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docx import Document as WordDocument
from seed_001_committee import CONGRESS, Committee, at
from seed_001_figures import BLOOD_ASSIGNED, PARTS_OF_NEW_MEMBERS

from nhiemky.areas.documents.models import Document
from nhiemky.areas.intake import actions
from nhiemky.areas.intake.given import NewIndicator
from nhiemky.areas.intake.models import Intake
from nhiemky.areas.intake.queries import FindingLine, intake_page
from nhiemky.areas.targets.actions import assign_figure, hand_down, plan_years
from nhiemky.areas.targets.actions.handing import PartsDiffer
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.targets.models import Indicator, Target
from nhiemky.areas.targets.plans import PlanLine
from nhiemky.areas.tasks.models import Task
from nhiemky.rules.periods import CALENDAR, Length, window
from nhiemky.rules.progress import Basis, Direction
from nhiemky.rules.rollup import TimeRule, TreeRule

TEXT = Path(__file__).with_name("nghi-quyet-dai-hoi-xii.txt").read_text(encoding="utf-8")
FILE_NAME = "Nghi quyet Dai hoi XII.docx"
RECEIVED = at(2020, 6, 22, 8, 30)
CONFIRMED = at(2020, 6, 23, 10, 0)
HANDED = at(2020, 7, 6, 14, 20)
CUT_SHORT, WHOLE = "Trong nhiệm kỳ tổ chức 60 cuộc kiểm tra", "Trong nhiệm kỳ tổ chức 60 cuộc kiểm tra, giám sát"


def _half_yearly(code: str, name: str, unit: str, **more: object) -> NewIndicator:
    """An indicator that the cells report twice a year, added up over them."""
    return NewIndicator(code=code, name=name, unit=unit, hierarchy="dang", base_frequency="half_year", **more)  # type: ignore[arg-type]


def _own_yearly(code: str, name: str, unit: str, **more: object) -> NewIndicator:
    """An indicator that the committee measures itself, once a year."""
    given = {"tree_rule": TreeRule.OWN, "time_rule": TimeRule.LAST, "basis": Basis.MOMENT, **more}
    return NewIndicator(code=code, name=name, unit=unit, hierarchy="dang", base_frequency="year", **given)  # type: ignore[arg-type]


MOMENT = {"time_rule": TimeRule.LAST, "basis": Basis.MOMENT}
INDICATORS: Mapping[int, NewIndicator] = {
    1: _half_yearly("dang-vien-moi", "Đảng viên mới kết nạp", "đảng viên"),
    2: _half_yearly("nhan-thuc-dang", "Đoàn viên ưu tú được bồi dưỡng nhận thức về Đảng", "đoàn viên"),
    3: _half_yearly("cham-lo", "Kinh phí chăm lo thanh thiếu nhi", "tỷ đồng", decimals=3),
    4: _half_yearly("nha-nhan-ai", "Nhà nhân ái xây tặng", "căn nhà"),
    5: _own_yearly("xep-loai", "Đảng viên hoàn thành tốt nhiệm vụ", "%", denominator_name="Đảng viên được xếp loại"),
    6: _half_yearly("ly-luan", "Cán bộ có bằng trung cấp", "%", denominator_name="Cán bộ chủ chốt", **MOMENT),
    7: _half_yearly("chi-bo-yeu", "Chi bộ yếu kém", "chi bộ", direction=Direction.DOWN, **MOMENT),
    8: _own_yearly("danh-hieu", "Danh hiệu hoàn thành tốt nhiệm vụ", "danh hiệu", is_state=True),
    9: _half_yearly("hien-mau", "Đơn vị máu hiến tình nguyện", "đơn vị máu"),
    10: _half_yearly("kiem-tra", "Cuộc kiểm tra, giám sát", "cuộc"),
    11: _half_yearly("dan-van-kheo", "Mô hình dân vận khéo", "mô hình"),
    12: _half_yearly("lop-chuyen-de", "Lớp học tập chuyên đề", "lớp"),
    13: _own_yearly(
        "ky-luat", "Đảng viên bị kỷ luật", "%", denominator_name="Tổng số đảng viên", direction=Direction.DOWN
    ),
    14: _half_yearly("khoi-nghiep", "Dự án khởi nghiệp được hỗ trợ", "dự án"),
}  # fmt: skip


@dataclass(frozen=True)
class Confirmed:
    """What came of the file: the reading, its document, the targets by number, the sum that was refused."""

    intake: Intake
    document: Document
    targets: Mapping[int, Target]
    indicators: Mapping[str, Indicator]
    refused: str
    before_confirming: tuple[int, int]


def word_file() -> bytes:
    """Return the resolution as a Word file, a paragraph a line."""
    paper = WordDocument()
    for line in TEXT.splitlines():
        paper.add_paragraph(line)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def confirm(committee: Committee) -> Confirmed:
    """Receive the file, read it, decide about everything in it, and hand the first target down."""
    clerk = committee.clerk
    intake = actions.receive(
        actor=clerk, at=RECEIVED, organisation_id=committee.head.pk, name=FILE_NAME, content=word_file(),
        term_id=committee.term.pk,
    )  # fmt: skip
    intake.refresh_from_db()
    if intake.status == "received":
        intake = actions.read(actor=clerk, at=RECEIVED, intake_id=intake.pk)
    document = actions.register_document(
        actor=clerk, at=CONFIRMED, intake_id=intake.pk, type_code="NQ", signed_on=CONGRESS
    )
    before = (Target.objects.count(), Task.objects.count())
    page = intake_page(clerk, intake.pk, CONFIRMED)
    for line in page.of_kind("target"):
        _confirm_target(committee, line)
    for line in page.of_kind("task"):
        actions.accept_task(actor=clerk, at=CONFIRMED, finding_id=line.id)
    actions.confirm(actor=clerk, at=CONFIRMED, intake_id=intake.pk)
    targets = {target.ordinal: target for target in Target.objects.filter(term=committee.term)}
    indicators = {indicator.code: indicator for indicator in Indicator.objects.all()}
    refused = _hand_down(committee, targets[1])
    _plan(committee, targets)
    return Confirmed(intake, document, targets, indicators, refused, before)


def _confirm_target(committee: Committee, line: FindingLine) -> None:
    """Accept a target as it was read; the tenth was cut before its last words, so a person marks the whole of it."""
    ordinal = int(line.clause.rpartition(".")[2])
    decided, span = line.proposal, None
    if not isinstance(decided, NewTarget):
        raise TypeError(decided)
    if line.quote == CUT_SHORT:
        span = (line.start, line.start + len(WHOLE))
        decided = dataclasses.replace(decided, name="Tổ chức cuộc kiểm tra, giám sát", unit="cuộc")
    actions.accept_target(
        actor=committee.clerk, at=CONFIRMED, finding_id=line.id, decided=decided, span=span,
        new_indicator=INDICATORS[ordinal],
    )  # fmt: skip


def _hand_down(committee: Committee, target: Target) -> str:
    """Give each cell its part; a first attempt is one member short and is refused. Return what it was told."""
    parts = {committee.cells[cell].pk: part for cell, part in PARTS_OF_NEW_MEMBERS.items()}
    short = {**parts, min(parts): parts[min(parts)] - 1}
    refused = ""
    try:
        hand_down(actor=committee.clerk, at=HANDED, target_id=target.pk, parts=short)
    except PartsDiffer as refusal:
        refused = str(refusal)
    hand_down(actor=committee.clerk, at=HANDED, target_id=target.pk, parts=parts)
    return refused


def _plan(committee: Committee, targets: Mapping[int, Target]) -> None:
    """Plan new members by the year; enter what the province assigned of blood donations."""
    lines = [
        PlanLine(window(CALENDAR, Length.YEAR, year), value)
        for year, value in ((2020, 5), (2021, 14), (2022, 12), (2023, 10), (2024, 9))
    ]
    plan_years(actor=committee.clerk, at=HANDED, target_id=targets[1].pk, lines=lines)
    for year, value in BLOOD_ASSIGNED.items():
        assign_figure(
            actor=committee.clerk, at=at(year, 7, 10), target_id=targets[9].pk,
            window=window(CALENDAR, Length.YEAR, year), value=value, source=f"Kế hoạch hiến máu năm {year} của tỉnh",
        )  # fmt: skip
