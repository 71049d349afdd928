"""The straight walk by actions alone: a resolution file goes in as it was written, a review comes out in official
form, and a number in it is followed back to the person, the minute and the file.
"""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

import pytest
from cast import SYSTEM, Cast
from enacted import evidence, fill, half, moment, periods, send, template

from nhiemky.areas.audit import actions as audit
from nhiemky.areas.audit.queries import verify
from nhiemky.areas.files.queries import open_content
from nhiemky.areas.intake import actions as intake
from nhiemky.areas.intake.given import NewIndicator
from nhiemky.areas.intake.queries import intake_page
from nhiemky.areas.reporting import actions, queries
from nhiemky.areas.reporting.given import Written
from nhiemky.areas.reporting.models import Section
from nhiemky.areas.rulebook.queries import rule_set
from nhiemky.areas.targets import actions as targets
from nhiemky.areas.targets import queries as target_queries
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.targets.models import Indicator, Target
from nhiemky.areas.tasks import actions as tasks
from nhiemky.areas.tasks.models import Task
from nhiemky.rules.progress import Basis, Judged, TargetKind
from nhiemky.rules.rollup import TimeRule

TEXT = """LIÊN HIỆP CÁC TỔ CHỨC HỮU NGHỊ
TỈNH TÂN GIANG
Số: 01/NQ-ĐH
Tân Giang, ngày 31 tháng 10 năm 2023

NGHỊ QUYẾT
Đại hội đại biểu Liên hiệp các tổ chức hữu nghị tỉnh Tân Giang lần thứ IV, nhiệm kỳ 2023 - 2028

I. Chỉ tiêu chủ yếu của nhiệm kỳ 2023 - 2028
1. Kết nạp ít nhất 200 hội viên mới trong cả nhiệm kỳ.
2. Hằng năm vận động viện trợ phi chính phủ nước ngoài đạt từ 10 tỷ đồng trở lên.
3. Đến cuối nhiệm kỳ trên 80% hội viên được bồi dưỡng nghiệp vụ đối ngoại nhân dân.
4. Nâng cao chất lượng sinh hoạt của các hội thành viên.

II. Nhiệm vụ
1. Hội Hữu nghị An Phước Đông xây dựng đề án phát triển hội viên trước ngày 30/6/2027.
2. Ban Thường trực xây dựng Chương trình hành động toàn khóa.
"""
QUALITY = "Nâng cao chất lượng sinh hoạt của các hội thành viên"
NOVEMBER, JULY, JANUARY = moment(2023, 11, 6), moment(2024, 7, 3), moment(2025, 1, 4)
LAST_DAY = datetime.date(2024, 12, 31)
HALF_YEARLY = {"hierarchy": "union", "base_frequency": "half_year"}
INDICATORS = {
    1: NewIndicator(code="hv-moi", name="Hội viên mới kết nạp", unit="hội viên mới", **HALF_YEARLY),
    2: NewIndicator(code="vien-tro", name="Giá trị viện trợ vận động", unit="tỷ đồng", decimals=3, **HALF_YEARLY),
    3: NewIndicator(
        code="boi-duong", name="Hội viên được bồi dưỡng", unit="%", denominator_name="Tổng số hội viên",
        time_rule=TimeRule.LAST, basis=Basis.MOMENT, **HALF_YEARLY,
    ),
}  # fmt: skip


def confirmed(cast: Cast) -> int:
    """The file goes in, is read, and everything in it is decided by a person; the id of its document."""
    given = intake.receive(
        actor=cast.clerk, at=NOVEMBER, organisation_id=cast.province.pk, name="Nghị quyết ĐH IV.txt",
        content=TEXT.encode(), term_id=cast.term.pk,
    )  # fmt: skip
    assert (Target.objects.count(), Task.objects.count()) == (0, 0)
    intake.read(actor=cast.clerk, at=NOVEMBER, intake_id=given.pk)
    document = intake.register_document(actor=cast.clerk, at=NOVEMBER, intake_id=given.pk, type_code="NQ")
    page = intake_page(cast.clerk, given.pk, NOVEMBER)
    assert [doubt.kind for doubt in page.doubts] == ["target_without_number"]
    for ordinal, line in enumerate(page.of_kind("target"), start=1):
        intake.accept_target(
            actor=cast.clerk, at=NOVEMBER, finding_id=line.id, new_indicator=INDICATORS[ordinal], ordinal=ordinal
        )
    for line in page.of_kind("task"):
        if line.quote == QUALITY:
            intake.reject_finding(actor=cast.clerk, at=NOVEMBER, finding_id=line.id, reason="Là chỉ tiêu định tính")
        else:
            intake.accept_task(actor=cast.clerk, at=NOVEMBER, finding_id=line.id)
    start = page.text.index(QUALITY)
    missed = intake.add_finding(
        actor=cast.clerk, at=NOVEMBER, intake_id=given.pk, kind="target", start=start, end=start + len(QUALITY)
    )
    quality = NewTarget(name=QUALITY, kind=TargetKind.QUALITATIVE)
    intake.accept_target(actor=cast.clerk, at=NOVEMBER, finding_id=missed.pk, decided=quality, ordinal=4)
    intake.settle_doubt(
        actor=cast.clerk, at=NOVEMBER, doubt_id=page.doubts[0].id, note="Đánh giá định tính theo minh chứng"
    )
    intake.confirm(actor=cast.clerk, at=NOVEMBER, intake_id=given.pk)
    return document.pk


def reported(cast: Cast) -> Any:
    """Two half-years of three units: one report returned and corrected, one opened again after acceptance."""
    members, aid, trained = (Indicator.objects.get(code=code) for code in ("hv-moi", "vien-tro", "boi-duong"))
    opened = periods(cast, template(cast, members, aid, trained), LAST_DAY)
    file = evidence(cast, "danh-sach-ket-nap.txt", b"15 hoi vien")
    figures = {
        half(2024, 1): {cast.first: (15, 3, (70, 100)), cast.second: (120, 2, (40, 50)), cast.third: (0, 0, (10, 20))},
        half(2024, 2): {cast.first: (5, 4, (85, 100)), cast.second: (12, 3, (45, 50)), cast.third: (8, 0, (16, 20))},
    }
    for window, units in figures.items():
        at = JULY if window == half(2024, 1) else JANUARY
        for unit, numbers in units.items():
            typed = dict(zip((members.pk, aid.pk, trained.pk), numbers, strict=True))
            filled = fill(SYSTEM, opened[window], unit.pk, typed, at)
            if unit == cast.first and at == JULY:
                line = filled.lines.get(indicator=members)
                actions.add_evidence(actor=SYSTEM, at=at, submission_id=filled.pk, line_id=line.pk, upload_id=file.pk)
            sent = send(SYSTEM, filled, at)
            if numbers[0] == 120:
                sent = returned_and_corrected(cast, sent, members.pk, at)
            actions.accept(actor=cast.leader, at=at, submission_id=sent.pk, revision=sent.revision)
    last = opened[half(2024, 2)].submissions.get(organisation=cast.third)
    actions.reopen(actor=cast.leader, at=JANUARY, submission_id=last.pk, reason="Đơn vị báo sót hai người")
    fixed = fill(
        SYSTEM, opened[half(2024, 2)], cast.third.pk, {members.pk: 10}, JANUARY, correction_reason="Sót hai người"
    )
    again = send(SYSTEM, fixed, JANUARY)
    actions.accept(actor=cast.leader, at=JANUARY, submission_id=again.pk, revision=again.revision)
    return file


def returned_and_corrected(cast: Cast, sent: Any, indicator_id: int, at: datetime.datetime) -> Any:
    """A report that a receiver sends back with a remark on one line, and the unit corrects."""
    line = sent.lines.get(indicator=indicator_id)
    actions.return_submission(
        actor=cast.secretary, at=at, submission_id=sent.pk, revision=sent.revision, reason="Số bất thường",
        remarks={line.pk: "Gấp mười lần các hội khác"},
    )  # fmt: skip
    fixed = fill(SYSTEM, sent.period, sent.organisation_id, {indicator_id: 12}, at)
    return send(SYSTEM, fixed, at)


@pytest.fixture
def walked(cast: Cast) -> Any:
    document_id = confirmed(cast)
    file = reported(cast)
    quality = Target.objects.get(kind="qualitative")
    targets.judge(
        actor=cast.leader, at=JANUARY, target_id=quality.pk, status=Judged.UNDER_WAY, as_of=LAST_DAY,
        evidence="Biên bản kiểm tra ba hội thành viên",
    )  # fmt: skip
    return cast, document_id, file


def test_what_was_confirmed_points_to_its_clause_and_quotes_the_text(walked: Any) -> None:
    cast, document_id, _ = walked
    lines = target_queries.targets_of_term(cast.leader, cast.term.pk, JANUARY)
    assert [(line.ordinal, line.wanted, line.clause) for line in lines] == [
        (1, "từ 200 hội viên mới trở lên", "I.1"),
        (2, "từ 10 tỷ đồng trở lên", "I.2"),
        (3, "trên 80%", "I.3"),
        (4, "định tính", "I.4"),
    ]
    assert all(line.quote in TEXT and line.document_id == document_id for line in lines)
    assert [task.clause.path for task in Task.objects.order_by("ordinal") if task.clause] == ["II.1", "II.2"]


def test_the_dossier_adds_up_and_every_target_stands_in_one_band(walked: Any) -> None:
    cast = walked[0]
    found = queries.dossier(cast.leader, cast.term.pk, JANUARY, as_of=LAST_DAY)
    assert [(each.value, each.reported, each.expected) for each in found.targets] == [
        ("54 hội viên mới", 6, 6),
        ("1/1 năm đạt; bình quân 12 tỷ đồng mỗi năm", 6, 6),
        ("85,88%", 6, 6),
        ("đang thực hiện", 0, 0),
    ]
    assert sum(len(band.ordinals) for band in found.bands) == 4
    assert found.summary == (
        "Kết quả có 2/4 chỉ tiêu đạt 100% trở lên; còn 2 chỉ tiêu ngoài các mức trên: "
        "Kết nạp hội viên mới (đạt 27%), "
        "Nâng cao chất lượng sinh hoạt của các hội thành viên (đang thực hiện)."
    )
    # The aid came to 120 % of the one year that counts: of 2023 the term has two months only, and waits for no figure.
    assert "Năm 2023 chỉ có 61/365 ngày thuộc nhiệm kỳ" in found.target(2).assessment.arithmetic
    assert "thiếu số liệu" not in found.target(2).assessment.arithmetic


def test_a_printed_number_is_followed_to_person_minute_and_file(walked: Any) -> None:
    cast, document_id, file = walked
    first = Target.objects.get(ordinal=1)
    trace = queries.trace(cast.leader, first.pk, JANUARY, as_of=LAST_DAY)
    assert sum(figure.numerator for figure in trace.figures) == 54
    assert (trace.document_id, trace.clause) == (document_id, "I.1")
    by_place = {(figure.unit, figure.window_label): figure for figure in trace.figures}
    one = by_place["Hội Hữu nghị An Phước Đông", "6 tháng đầu năm 2024"].origin
    assert (one.reported_at, one.accepted_by, one.accepted_at) == (JULY, "Lý Thanh Vũ", JULY)
    assert [(each.name, each.sha256) for each in one.evidence] == [
        ("danh-sach-ket-nap.txt", hashlib.sha256(b"15 hoi vien").hexdigest())
    ]
    assert file.stored.sha256 == one.evidence[0].sha256
    corrected = by_place["Hội Hữu nghị Hòa Bình Thượng", "6 tháng cuối năm 2024"].origin
    assert (corrected.replaces, corrected.reason) == ("8 hội viên mới", "Sót hai người")
    assert by_place["Hội Hữu nghị Thạnh Lợi Tây", "6 tháng đầu năm 2024"].numerator == 12


def test_the_review_is_frozen_rebuilt_the_same_and_traced_after_later_corrections(walked: Any) -> None:
    cast = walked[0]
    february = moment(2025, 2, 3, 14, 5)
    task = Task.objects.order_by("ordinal")[0]
    tasks.issue_task(
        actor=cast.leader, at=february, task_id=task.pk, missing_accepted_reason="Đang lập đề cương",
        clarities=rule_set(cast.leader, "clarities", "six", february.date()),
    )  # fmt: skip
    review = actions.draft_review(
        actor=cast.clerk, at=february, term_id=cast.term.pk, as_of=LAST_DAY, place="Tân Giang",
        subject="sơ kết một năm thực hiện Nghị quyết Đại hội lần thứ IV", recipients=["Các hội thành viên"],
    )  # fmt: skip
    review = actions.write_narrative(
        actor=cast.clerk, at=february, review_id=review.pk, revision=review.revision, section=Section.STRENGTHS,
        passages=[Written(text="Các hội thành viên đã triển khai Nghị quyết đồng bộ.")],
    )  # fmt: skip
    frozen = actions.freeze_review(
        actor=cast.leader, at=february, review_id=review.pk, revision=review.revision, issue_on=february.date()
    )
    audit.seal(actor=SYSTEM, at=february)
    page = queries.review_page(cast.leader, frozen.pk, february)
    words = "\n".join(block.text for block in page.paper.blocks)
    assert "có 2/4 chỉ tiêu đạt 100% trở lên" in words
    assert "chỉ tiêu số 1 (kết nạp hội viên mới), đạt 27%" in words
    assert "Xây dựng đề án phát triển hội viên" in words
    assert page.printed.issuing.number == 1
    rebuilt = actions.rebuild_review(actor=cast.clerk, at=moment(2025, 6, 1), review_id=frozen.pk)
    assert (rebuilt.same_docx, rebuilt.same_pdf) == (True, True)
    assert frozen.pdf is not None
    assert open_content(cast.leader, frozen.pdf) == rebuilt.pdf
    entry = queries.trace_of_review(cast.leader, frozen.pk, page.printed.targets[0].trace, moment(2025, 6, 1))
    assert len(entry.contributions) == 6
    assert {each.line.accepted_by for each in entry.contributions} == {"Lý Thanh Vũ"}


def test_the_whole_walk_stands_unbroken_in_the_trail(walked: Any) -> None:
    audit.seal(actor=SYSTEM, at=JANUARY)
    assert verify(SYSTEM).broken is None
