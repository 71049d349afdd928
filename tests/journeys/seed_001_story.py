"""The whole story in order, from the congress of June 2020 to the mid-term review of July 2023, by actions alone."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from seed_001_committee import Committee, at, merge_the_centre, set_up
from seed_001_figures import HALVES, PARTS_AFTER_THE_MERGER
from seed_001_reports import Reporting, ask, report_half, report_year
from seed_001_resolution import Confirmed, confirm

from nhiemky.areas.documents import actions as documents
from nhiemky.areas.reporting import actions
from nhiemky.areas.reporting.given import Signing, Written
from nhiemky.areas.reporting.models import Review, Section
from nhiemky.areas.targets.actions import hand_down, revise_target

AS_OF = datetime.date(2023, 6, 30)
MERGER = (2021, 2)
"""The cells merge on the day after this half-year."""
DECISION = "40-QĐ/ĐU"
DRAFTED, FROZEN = at(2023, 7, 3, 8), at(2023, 7, 5, 16, 40)
SUBJECT = "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội lần thứ XII, nhiệm kỳ 2020 - 2025"
STRENGTHS = (
    "Các chi bộ triển khai Nghị quyết đồng bộ; việc sáp nhập chi bộ từ ngày 01/01/2022 không làm gián đoạn số liệu."
)
PASSAGES = {
    Section.STRENGTHS: STRENGTHS,
    Section.LIMITS: "Hỗ trợ dự án khởi nghiệp của thanh niên còn thấp so với chỉ tiêu.",
    Section.CAUSES: "Nguồn vốn ủy thác giải ngân chậm; cán bộ phụ trách kiêm nhiệm.",
    Section.SECOND_HALF: "Tập trung tạo nguồn kết nạp đảng viên trong đoàn viên ưu tú ở các chi bộ.",
}


@dataclass(frozen=True)
class Walk:
    """What the story leaves behind."""

    committee: Committee
    confirmed: Confirmed
    reporting: Reporting
    review: Review


def tell() -> Walk:
    """Enact everything in an empty database."""
    committee = set_up()
    confirmed = confirm(committee)
    reporting = ask(committee, confirmed.indicators)
    for half in HALVES:
        report_half(reporting, half)
        if half[1] == 2:
            report_year(reporting, half[0])
        if half == MERGER:
            merge_the_centre(committee)
            _hand_down_anew(committee, confirmed)
            _revise(committee, confirmed)
    return Walk(committee, confirmed, reporting, _review(committee))


def _hand_down_anew(committee: Committee, confirmed: Confirmed) -> None:
    """The cell that took the other in takes its part over as well."""
    parts = {committee.cells[cell].pk: part for cell, part in PARTS_AFTER_THE_MERGER.items()}
    hand_down(actor=committee.clerk, at=at(2022, 1, 10), target_id=confirmed.targets[1].pk, parts=parts)


def _revise(committee: Committee, confirmed: Confirmed) -> None:
    """Raise the fourth target from 20 houses to 24, by an issued decision."""
    when = at(2022, 3, 15)
    decision = documents.register(
        actor=committee.clerk, at=when, organisation=committee.head, subject="Điều chỉnh chỉ tiêu xây tặng nhà nhân ái",
        origin="imported", number_text=DECISION, type_code="QĐ", term=committee.term, issued_on=when.date(),
    )  # fmt: skip
    revise_target(
        actor=committee.leader, at=when, target_id=confirmed.targets[4].pk, decision_id=decision.pk, value=24,
        reason="Nguồn vận động tăng thêm từ các đơn vị kết nghĩa.",
    )  # fmt: skip


def _review(committee: Committee) -> Review:
    """Draft the mid-term review, set its form, write its words, freeze it with a number."""
    clerk = committee.clerk
    review = actions.draft_review(
        actor=clerk, at=DRAFTED, term_id=committee.term.pk, as_of=AS_OF, subject=SUBJECT, hierarchy="dang",
        signing=Signing(position="Bí thư", name=committee.leader.display_name, authority="TM", on_behalf_of="Đảng ủy"),
        recipients=("Đảng ủy Khối các cơ quan tỉnh", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"),
    )  # fmt: skip
    review = actions.set_review_form(
        actor=clerk, at=DRAFTED, review_id=review.pk, revision=review.revision, highlights=[1]
    )
    for section, text in PASSAGES.items():
        review = actions.write_narrative(
            actor=clerk, at=DRAFTED, review_id=review.pk, revision=review.revision, section=section,
            passages=[Written(text=text)],
        )  # fmt: skip
    return actions.freeze_review(
        actor=committee.leader, at=FROZEN, review_id=review.pk, revision=review.revision, issue_on=FROZEN.date()
    )
