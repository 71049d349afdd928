"""The mid-term review: drafted by the clerk, frozen by the head, printed as DOCX and PDF."""

from __future__ import annotations

import datetime

from demo.moments import MID_TERM, at
from demo.province import HEAD, Province
from nhiemky.areas.reporting import actions
from nhiemky.areas.reporting.given import Written
from nhiemky.areas.reporting.models import Review, Section
from nhiemky.areas.targets.actions import judge
from nhiemky.areas.targets.models import Target
from nhiemky.rules.progress import Judged

SUBJECT = "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội lần thứ VI, nhiệm kỳ 2024 - 2029"

PASSAGES = {
    Section.STRENGTHS: (
        "Tổ chức Hội được sắp xếp kịp thời theo đơn vị hành chính mới; việc sáp nhập hai cơ sở và chia tách một cơ sở "
        "từ ngày 01/7/2025 không làm gián đoạn hoạt động và số liệu.",
        "Các phong trào trồng cây xanh, hiến máu tình nguyện đều vượt mức hằng năm.",
    ),
    Section.LIMITS: (
        "Kết nạp hội viên mới và hỗ trợ khởi nghiệp tuy đúng tiến độ nhưng chưa đều giữa các địa bàn.",
        "Còn đơn vị nộp báo cáo chậm, cá biệt chưa nộp báo cáo kỳ gần nhất.",
    ),
    Section.CAUSES: ("Thanh niên đi làm ăn xa nhiều; cán bộ Hội cơ sở kiêm nhiệm, thay đổi sau sắp xếp.",),
    Section.SECOND_HALF: (
        "Tập trung nâng chất sinh hoạt chi hội; hoàn thành chỉ tiêu bồi dưỡng cán bộ Hội cơ sở.",
        "Rà soát, giao lại chỉ tiêu kết nạp hội viên mới cho từng cơ sở theo đơn vị hành chính mới.",
    ),
}


def judge_quality(province: Province) -> None:
    """The one target without a number is judged by the head, on what was inspected."""
    target = Target.objects.get(term=province.term, ordinal=12)
    judge(
        actor=province.staff["lanhdao"], at=at(MID_TERM, 10), target_id=target.pk, status=Judged.UNDER_WAY,
        evidence="Kiểm tra 12 cơ sở: 9 cơ sở sinh hoạt chi hội đều, 3 cơ sở chưa đều.",
    )  # fmt: skip


def hold(province: Province) -> Review:
    """Draft, write and freeze the review; return it as frozen."""
    clerk, when = province.staff["vanthu"], at(MID_TERM + datetime.timedelta(days=1))
    review = actions.draft_review(
        actor=clerk, at=when, term_id=province.term.pk, as_of=MID_TERM, subject=SUBJECT,
        recipients=("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", f"Các cơ sở thuộc {HEAD}"),
    )  # fmt: skip
    for section, texts in PASSAGES.items():
        review = actions.write_narrative(
            actor=clerk, at=when, review_id=review.pk, revision=review.revision, section=section,
            passages=[Written(text=text) for text in texts],
        )  # fmt: skip
    return actions.freeze_review(
        actor=province.staff["lanhdao"], at=when + datetime.timedelta(hours=5), review_id=review.pk,
        revision=review.revision, issue_on=when.date(),
    )  # fmt: skip
