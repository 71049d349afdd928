"""The mid-term review: drafted by the clerk, frozen by the head, printed as DOCX and PDF."""

from __future__ import annotations

import datetime

from demo.moments import MID_TERM, at
from demo.province import HEAD, Province
from nhiemky.areas.directory.models import Person
from nhiemky.areas.reporting import actions
from nhiemky.areas.reporting.given import Signing, Written
from nhiemky.areas.reporting.models import Review, Section
from nhiemky.areas.targets.actions import judge
from nhiemky.areas.targets.models import Target
from nhiemky.areas.tasks.actions import close_task, report_progress
from nhiemky.areas.tasks.models import Task
from nhiemky.rules.progress import Judged

SUBJECT = (
    "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội đại biểu Hội Liên hiệp Thanh niên Việt Nam tỉnh Tân Giang "
    "lần thứ VI, nhiệm kỳ 2024 - 2029"
)
PROGRAMME, REVIEW = "xây dựng Chương trình hành động", "tham mưu tổ chức sơ kết"
"""The tasks of the resolution that are done by the middle of the term, by words of theirs."""

PASSAGES = {
    Section.LEADERSHIP: (
        "Ngay sau Đại hội, Ủy ban Hội tỉnh đã ban hành Chương trình hành động toàn khóa, tổ chức quán triệt Nghị quyết "
        "đến cán bộ chủ chốt các cơ sở Hội và giao chỉ tiêu hằng năm cho từng cơ sở; định kỳ 6 tháng đánh giá kết quả.",
    ),
    Section.TASK_RESULTS: (
        "Công tác kiểm tra việc thực hiện Điều lệ Hội, phong trào trồng cây xanh và kế hoạch phát triển hội viên được "
        "duy trì thường xuyên; việc kiện toàn cán bộ Hội cơ sở hoàn thành cùng với sắp xếp đơn vị hành chính.",
    ),
    Section.STRENGTHS: (
        "Tổ chức Hội được sắp xếp kịp thời theo đơn vị hành chính mới; việc sáp nhập hai cơ sở và chia tách một cơ sở "
        "từ ngày 01/7/2025 không làm gián đoạn hoạt động và số liệu.",
        "Vận động hiến máu tình nguyện vượt chỉ tiêu tỉnh giao; trồng cây xanh đạt kế hoạch hằng năm.",
    ),
    Section.LIMITS: (
        "Kết nạp hội viên mới và hỗ trợ khởi nghiệp tuy có khả năng đạt nhưng chưa đều giữa các địa bàn.",
        "Còn đơn vị nộp báo cáo chậm, cá biệt chưa nộp báo cáo kỳ gần nhất.",
    ),
    Section.CAUSES: ("Thanh niên đi làm ăn xa nhiều; cán bộ Hội cơ sở kiêm nhiệm, thay đổi sau sắp xếp.",),
    Section.LESSONS: (
        "Giao chỉ tiêu phải đi cùng nguồn lực và người theo dõi; số liệu phải được đơn vị báo cáo kèm minh chứng ngay "
        "trong kỳ.",
    ),
    Section.SECOND_HALF: (
        "Tập trung nâng chất sinh hoạt chi hội; hoàn thành chỉ tiêu bồi dưỡng cán bộ Hội cơ sở.",
        "Rà soát, giao lại chỉ tiêu kết nạp hội viên mới cho từng cơ sở theo đơn vị hành chính mới.",
    ),
    Section.PROPOSALS: (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh quan tâm hỗ trợ kinh phí bồi dưỡng cán bộ Hội cơ sở.",
    ),
}


def judge_quality(province: Province) -> None:
    """The one target without a number is judged by the head, on what was inspected."""
    target = Target.objects.get(term=province.term, ordinal=12)
    judge(
        actor=province.staff["lanhdao"], at=at(MID_TERM, 10), target_id=target.pk, status=Judged.UNDER_WAY,
        evidence="Kiểm tra 12 cơ sở: 9 cơ sở sinh hoạt chi hội đều, 3 cơ sở chưa đều.",
    )  # fmt: skip


def finish_tasks(province: Province) -> None:
    """Two tasks of the resolution are done: the programme in time, the review with this report."""
    clerk, head = province.staff["vanthu"], province.staff["lanhdao"]
    done = ((PROGRAMME, datetime.date(2024, 4, 20), "Đã ban hành Chương trình hành động toàn khóa."),)
    done += ((REVIEW, MID_TERM, "Đã hoàn thiện dự thảo báo cáo sơ kết trình Ủy ban Hội."),)
    for words, day, says in done:
        task = Task.objects.get(term=province.term, quote__contains=words)
        report_progress(actor=clerk, at=at(day), task_id=task.pk, says=says, done=True)
        close_task(actor=head, at=at(day, 16), task_id=task.pk)


def hold(province: Province) -> Review:
    """Draft, write and freeze the review; return it as frozen."""
    finish_tasks(province)
    clerk, when = province.staff["vanthu"], at(MID_TERM + datetime.timedelta(days=1))
    signer = Person.objects.get(pk=province.staff["lanhdao"].person_id)
    review = actions.draft_review(
        actor=clerk, at=when, term_id=province.term.pk, as_of=MID_TERM, subject=SUBJECT,
        signing=Signing(authority="TM", on_behalf_of="Ủy ban Hội", position="Chủ tịch", name=signer.name),
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
