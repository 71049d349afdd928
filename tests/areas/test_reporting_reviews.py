"""Reviews: drafted from the dossier, frozen with their bytes, rebuilt the same, corrected by addenda only."""

from __future__ import annotations

import datetime
import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from cast import AT, SYSTEM, Cast, allow, office, user_in
from django.db import connection
from django.test.utils import CaptureQueriesContext
from enacted import evidence, fill, half, indicator, moment, periods, resolution, send, target, template

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.audit.rows import TextTooLong
from nhiemky.areas.directory.access import NotAllowed, NotVisible
from nhiemky.areas.directory.models import Scope
from nhiemky.areas.documents.models import Document
from nhiemky.areas.files.models import Upload
from nhiemky.areas.files.queries import open_content
from nhiemky.areas.reporting import actions, queries
from nhiemky.areas.reporting.actions.freezing import NotFrozen, NothingToAdd, ReviewChangedSince
from nhiemky.areas.reporting.actions.reviewing import ReviewChanged, ReviewMalformed
from nhiemky.areas.reporting.canonical import DossierUnreadable, as_plain, from_plain, read_plain, read_printed
from nhiemky.areas.reporting.given import Signing, Written
from nhiemky.areas.reporting.models import Review, ReviewAddendum, Section
from nhiemky.areas.tasks import actions as tasks
from nhiemky.areas.tasks.given import NewTask
from nhiemky.papers.layout.review import MidTermReview
from nhiemky.rules.authority import Role
from nhiemky.rules.progress import TargetKind
from nhiemky.rules.rollup import TreeRule
from nhiemky.rules.workflow import MoveRefused, ReasonMissing

END = datetime.date(2026, 6, 30)
JULY, AUGUST, SEPTEMBER = moment(2026, 7, 2), moment(2026, 7, 20), moment(2026, 9, 1)
SUBJECT = "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội lần thứ IV"


@pytest.fixture
def reported(cast: Cast) -> Any:
    """Three targets: one reached by reports, one at 80 %, one that nobody reported."""
    document = resolution(cast)
    members, classes = indicator(cast), indicator(cast, "lop", "Lớp tập huấn", unit="lớp")
    silent = indicator(cast, "ho", "Hộ được giúp", unit="hộ", tree_rule=TreeRule.OWN)
    target(cast, document, members, name="Kết nạp hội viên mới", value=20)
    target(cast, document, classes, name="Mở lớp tập huấn", value=10)
    target(cast, document, silent, name="Giúp hộ nghèo", value=50)
    opened = periods(cast, template(cast, members, classes), END)[half(2026, 1)]
    file = evidence(cast)
    for unit, numbers in ((cast.first, (12, 5)), (cast.second, (8, 3)), (cast.third, (0, 0))):
        filled = fill(SYSTEM, opened, unit.pk, {members.pk: numbers[0], classes.pk: numbers[1]}, JULY)
        if unit == cast.first:
            line = filled.lines.get(indicator=members)
            actions.add_evidence(actor=SYSTEM, at=JULY, submission_id=filled.pk, line_id=line.pk, upload_id=file.pk)
        sent = send(SYSTEM, filled, JULY)
        actions.accept(actor=cast.leader, at=AUGUST, submission_id=sent.pk, revision=sent.revision)
    return cast, members, opened, file


def drafted(cast: Cast, **more: Any) -> Review:
    given: dict[str, Any] = {
        "term_id": cast.term.pk, "as_of": END, "subject": SUBJECT, "place": "Tân Giang",
        "recipients": ("Ban Chấp hành Liên hiệp", "Các hội thành viên"), **more,
    }  # fmt: skip
    return actions.draft_review(actor=cast.clerk, at=AUGUST, **given)


def frozen(cast: Cast, at: datetime.datetime = AUGUST, **more: Any) -> Review:
    review = drafted(cast)
    return actions.freeze_review(actor=cast.leader, at=at, review_id=review.pk, revision=review.revision, **more)


def test_a_draft_shows_the_living_figures_in_the_issuers_form(reported: Any) -> None:
    cast = reported[0]
    review = drafted(cast)
    page = queries.review_page(cast.clerk, review.pk, AUGUST)
    assert (page.signing.position, page.signing.name) == ("Chủ tịch", "Lý Thanh Vũ")
    assert page.printed.issuing.body_code == "LHTG"
    words = "\n".join(block.text for block in page.paper.blocks)
    assert "có 1/3 chỉ tiêu đạt 100% trở lên, 1 chỉ tiêu đạt trên 60%" in words
    assert "chỉ tiêu số 3 (giúp hộ nghèo)" in words
    assert (page.docx, page.dossier_sha256, page.line.status_name) == (None, "", "dự thảo")


def test_what_people_write_stands_in_its_section_and_two_writers_are_told(reported: Any) -> None:
    cast = reported[0]
    review = drafted(cast)
    write: Callable[..., Any] = lambda revision, *texts: actions.write_narrative(  # noqa: E731
        actor=cast.clerk, at=AUGUST, review_id=review.pk, revision=revision, section=Section.LIMITS,
        passages=[Written(text=text) for text in texts],
    )  # fmt: skip
    write(review.revision, "Một số hội báo cáo chậm.", "  ")
    with pytest.raises(ReviewChanged, match="1 đoạn"):
        write(review.revision, "Khác")
    page = queries.review_page(cast.clerk, review.pk, AUGUST)
    assert [passage.text for passage in page.printed.limits] == ["Một số hội báo cáo chậm."]
    write(page.revision, "Viết lại")
    assert [each.text for each in queries.review_page(cast.clerk, review.pk, AUGUST).passages[Section.LIMITS]] == [
        "Viết lại"
    ]


def test_a_heading_is_never_cut_and_what_no_database_keeps_is_replaced(reported: Any) -> None:
    cast = reported[0]
    review = drafted(cast)
    write: Callable[..., Any] = lambda revision, **said: actions.write_narrative(  # noqa: E731
        actor=cast.clerk, at=AUGUST, review_id=review.pk, revision=revision, section=Section.LIMITS,
        passages=[Written(**said)],
    )  # fmt: skip
    write(review.revision, text="Chữ\0 lạ", heading="Hạn chế")
    page = queries.review_page(cast.clerk, review.pk, AUGUST)
    with pytest.raises(TextTooLong, match="301"):
        write(page.revision, text="Khác", heading="a" * 301)
    assert [each.text for each in queries.review_page(cast.clerk, review.pk, AUGUST).passages[Section.LIMITS]] == [
        "Chữ\ufffd lạ"
    ]


def test_the_form_is_set_while_it_is_a_draft(reported: Any) -> None:
    cast = reported[0]
    review = drafted(cast)
    actions.set_review_form(
        actor=cast.clerk, at=AUGUST, review_id=review.pk, revision=review.revision, highlights=[2],
        signing=Signing(position="Phó Chủ tịch", name="Đoàn Mỹ Lam", authority="KT", on_behalf_of="CHỦ TỊCH"),
        addressees=["Ủy ban nhân dân tỉnh Tân Giang"],
    )  # fmt: skip
    page = queries.review_page(cast.clerk, review.pk, AUGUST)
    assert page.printed.signature.authority == "KT"
    words = "\n".join(block.text for block in page.paper.blocks)
    assert "1 chỉ tiêu đạt trên 60%, trong đó chỉ tiêu mở lớp tập huấn đạt 80%" in words


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"subject": " "}, "trích yếu"),
        ({"as_of": datetime.date(2035, 1, 1)}, "không nằm trong"),
        ({"signing": Signing(position="Chủ tịch", name="")}, "người được ký"),
    ],
)
def test_a_review_that_can_not_be_one_is_refused(reported: Any, given: dict[str, Any], why: str) -> None:
    with pytest.raises(ReviewMalformed, match=why):
        drafted(reported[0], **given)


def test_a_frozen_review_keeps_its_dossier_its_bytes_and_their_hashes(reported: Any) -> None:
    cast = reported[0]
    review = frozen(cast)
    assert hashlib.sha256(review.dossier.encode()).hexdigest() == review.dossier_sha256
    assert review.docx is not None
    assert review.pdf is not None
    docx, pdf = (open_content(cast.leader, upload) for upload in (review.docx, review.pdf))
    assert hashlib.sha256(docx).hexdigest() == review.docx.stored.sha256
    assert pdf.startswith(b"%PDF-")
    document = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    assert review.dossier_sha256 in document
    kept = read_plain(review.dossier)["dossier"]
    assert [each["value"] for each in kept["targets"]] == ["20 hội viên", "8 lớp", "chưa có số liệu"]
    assert {each["kind"] for each in kept["rule_sets"]} == {"bands", "reporting_window"}


def test_rebuilding_gives_the_same_bytes_whatever_happened_since(reported: Any) -> None:
    cast, members, opened, _ = reported
    review = frozen(cast)
    correct(cast, members, opened)
    rebuilt = actions.rebuild_review(actor=cast.clerk, at=SEPTEMBER, review_id=review.pk)
    assert (rebuilt.same_docx, rebuilt.same_pdf) == (True, True)
    assert review.pdf is not None
    assert rebuilt.pdf == open_content(cast.leader, review.pdf)


def correct(cast: Cast, members: Any, opened: Any) -> None:
    """The first unit's figure is corrected from 12 to 10 after the review was frozen."""
    sent = opened.submissions.get(organisation=cast.first)
    actions.reopen(actor=cast.leader, at=SEPTEMBER, submission_id=sent.pk, reason="Trùng hai hội viên")
    fixed = fill(SYSTEM, opened, cast.first.pk, {members.pk: 10}, SEPTEMBER, correction_reason="Trùng hai hội viên")
    again = send(SYSTEM, fixed, SEPTEMBER)
    actions.accept(actor=cast.leader, at=SEPTEMBER, submission_id=again.pk, revision=again.revision)


def test_the_page_of_a_frozen_review_shows_what_was_frozen(reported: Any) -> None:
    cast, members, opened, _ = reported
    review = frozen(cast)
    correct(cast, members, opened)
    page = queries.review_page(cast.leader, review.pk, SEPTEMBER)
    assert page.printed.targets[0].value == "20 hội viên"
    assert page.dossier_whole
    assert [name for name, _ in page.moves] == ["amend"]


def test_a_correction_after_freezing_is_a_dated_addendum_that_names_what_changed(reported: Any) -> None:
    cast, members, opened, _ = reported
    review = frozen(cast)
    before = (review.dossier, review.docx_id, review.pdf_id)
    add: Callable[..., ReviewAddendum] = lambda **more: actions.make_addendum(  # noqa: E731
        **{"actor": cast.leader, "at": SEPTEMBER, "review_id": review.pk, "reason": "Đơn vị báo trùng", **more}
    )
    with pytest.raises(NothingToAdd):
        add()
    with pytest.raises(ReasonMissing):
        add(reason=" ")
    correct(cast, members, opened)
    addendum = add()
    first = "Ngày 01/09/2026: chỉ tiêu số 1 (Kết nạp hội viên mới): kết quả từ 20 hội viên thành 18 hội viên."
    assert addendum.text.splitlines()[0] == first
    assert {(change["ordinal"], change["what"]) for change in addendum.changes} >= {(1, "kết quả"), (1, "đánh giá")}
    assert {change["ordinal"] for change in addendum.changes} == {1}
    review.refresh_from_db()
    assert (review.dossier, review.docx_id, review.pdf_id) == before
    page = queries.review_page(cast.leader, review.pk, SEPTEMBER)
    assert (page.line.status_name, page.addenda[0].reason) == ("đã chốt, có bổ sung", "Đơn vị báo trùng")
    assert actions.rebuild_review(actor=cast.leader, at=SEPTEMBER, review_id=review.pk).same_docx


def test_a_number_and_day_are_taken_from_the_book_and_printed(reported: Any) -> None:
    cast = reported[0]
    review = frozen(cast, issue_on=datetime.date(2026, 7, 20))
    document = Document.objects.get(pk=review.document_id)
    assert (document.number, document.status, document.upload_id) == (1, "issued", review.pdf_id)
    page = queries.review_page(cast.leader, review.pk, SEPTEMBER)
    assert page.paper.letterhead is not None
    assert page.paper.letterhead.number_line == f"Số: {document.number_text}"
    assert page.paper.letterhead.place_and_date == "Tân Giang, ngày 20 tháng 7 năm 2026"


def test_a_printed_figure_of_a_frozen_review_leads_to_its_evidence(reported: Any) -> None:
    cast, members, opened, file = reported
    review = frozen(cast)
    correct(cast, members, opened)
    key = queries.review_page(cast.leader, review.pk, SEPTEMBER).printed.targets[0].trace
    entry = queries.trace_of_review(cast.leader, review.pk, key, SEPTEMBER)
    by_unit = {each.line.unit: each for each in entry.contributions}
    one = by_unit["Hội Hữu nghị An Phước Đông"]
    assert (one.line.value, one.line.reported_at, one.line.accepted_by, one.line.accepted_at) == (
        "12 hội viên",
        JULY,
        "Lý Thanh Vũ",
        AUGUST,
    )
    assert [(each.name, each.sha256, each.upload_id) for each in one.evidence] == [
        (file.name, file.stored.sha256, file.pk)
    ]
    with pytest.raises(NotVisible):
        queries.trace_of_review(cast.leader, review.pk, "target-0", SEPTEMBER)


def files_of(viewer: Any, review: Review, key: str) -> list[tuple[str, int | None]]:
    entry = queries.trace_of_review(viewer, review.pk, key, SEPTEMBER)
    return [(file.name, file.upload_id) for line in entry.contributions for file in line.evidence]


def test_evidence_of_a_printed_figure_opens_only_for_who_may_see_it(reported: Any) -> None:
    cast, _, _, file = reported
    review = frozen(cast)
    key = queries.review_page(cast.leader, review.pk, SEPTEMBER).printed.targets[0].trace
    reading = office(cast.province, "Cộng tác viên")
    allow(reading, Role.READER, Scope.SUBTREE, cast.line)
    reader = user_in(reading, "Trà Mi Sương", "congtacvien")
    assert files_of(cast.inspector, review, key) == [(file.name, file.pk)]
    assert files_of(reader, review, key) == [(file.name, None)]
    with pytest.raises(NotVisible):
        queries.trace_of_review(cast.outsider, review.pk, key, SEPTEMBER)


def test_the_same_bytes_given_twice_open_under_the_printed_name(reported: Any) -> None:
    cast, _, _, file = reported
    other = evidence(cast, "ban-sao.txt", open_content(SYSTEM, file))
    review = frozen(cast)
    key = queries.review_page(cast.leader, review.pk, SEPTEMBER).printed.targets[0].trace
    assert other.stored_id == file.stored_id
    assert files_of(cast.leader, review, key) == [(file.name, file.pk)]
    Upload.objects.filter(pk=file.pk).update(organisation_id=cast.other.pk, uploaded_by_id=None)
    assert files_of(cast.leader, review, key) == [(file.name, other.pk)]


def test_a_figure_of_a_draft_is_followed_as_it_stands(reported: Any) -> None:
    cast, members, opened, file = reported
    review = drafted(cast)
    key = queries.review_page(cast.leader, review.pk, SEPTEMBER).printed.targets[0].trace
    assert queries.trace_of_review(cast.leader, review.pk, key, SEPTEMBER).printed == "20 hội viên"
    assert files_of(cast.leader, review, key) == [(file.name, file.pk)]
    correct(cast, members, opened)
    assert queries.trace_of_review(cast.leader, review.pk, key, SEPTEMBER).printed == "18 hội viên"


def test_a_figure_asks_as_often_for_ten_times_the_files(reported: Any) -> None:
    cast, members, opened, _ = reported

    def asked() -> int:
        review = frozen(cast)
        key = queries.review_page(cast.leader, review.pk, SEPTEMBER).printed.targets[0].trace
        with CaptureQueriesContext(connection) as seen:
            queries.trace_of_review(cast.leader, review.pk, key, SEPTEMBER)
        return len(seen)

    few = asked()
    sent = opened.submissions.get(organisation=cast.second)
    submission = actions.reopen(actor=cast.leader, at=AUGUST, submission_id=sent.pk, reason="Bổ sung minh chứng")
    line = submission.lines.get(indicator=members)
    for number in range(20):
        file = evidence(cast, f"danh-sach-{number}.txt", f"{number}".encode())
        actions.add_evidence(actor=SYSTEM, at=AUGUST, submission_id=submission.pk, line_id=line.pk, upload_id=file.pk)
    submission.refresh_from_db()
    again = send(SYSTEM, submission, AUGUST)
    actions.accept(actor=cast.leader, at=AUGUST, submission_id=again.pk, revision=again.revision)
    assert asked() == few


def test_what_is_frozen_is_not_written_or_frozen_again(reported: Any) -> None:
    cast = reported[0]
    review = frozen(cast)
    with pytest.raises(MoveRefused, match="lập bổ sung"):
        actions.write_narrative(
            actor=cast.clerk,
            at=AUGUST,
            review_id=review.pk,
            revision=review.revision,
            section=Section.LIMITS,
            passages=[],
        )
    with pytest.raises(MoveRefused):
        actions.freeze_review(actor=cast.leader, at=AUGUST, review_id=review.pk, revision=review.revision)


def test_nobody_freezes_what_they_have_not_read(reported: Any) -> None:
    cast = reported[0]
    review = drafted(cast)
    actions.set_review_form(actor=cast.clerk, at=AUGUST, review_id=review.pk, revision=review.revision, place="Bến Đá")
    with pytest.raises(ReviewChangedSince):
        actions.freeze_review(actor=cast.leader, at=AUGUST, review_id=review.pk, revision=review.revision)


def test_a_dossier_that_was_tampered_with_is_told(reported: Any) -> None:
    cast = reported[0]
    review = frozen(cast)
    Review.objects.filter(pk=review.pk).update(dossier=review.dossier.replace("20 hội viên", "30 hội viên"))
    assert not queries.review_page(cast.leader, review.pk, SEPTEMBER).dossier_whole
    with pytest.raises(DossierUnreadable):
        actions.rebuild_review(actor=cast.leader, at=SEPTEMBER, review_id=review.pk)


def test_only_a_frozen_review_is_rebuilt(reported: Any) -> None:
    review = drafted(reported[0])
    with pytest.raises(NotFrozen):
        actions.rebuild_review(actor=reported[0].leader, at=AUGUST, review_id=review.pk)


def test_a_clerk_drafts_a_leader_freezes_and_strangers_see_nothing(reported: Any) -> None:
    cast = reported[0]
    review = drafted(cast)
    freeze: Callable[..., Any] = lambda actor: actions.freeze_review(  # noqa: E731
        actor=actor, at=AUGUST, review_id=review.pk, revision=review.revision
    )
    with pytest.raises(NotAllowed):
        freeze(cast.clerk)
    for stranger in (cast.reporter, cast.outsider, cast.nobody):
        with pytest.raises(NotVisible):
            freeze(stranger)
        assert queries.reviews(stranger, AT) == ()
    assert [line.subject for line in queries.reviews(cast.inspector, AUGUST)] == [SUBJECT]


def test_the_tasks_of_the_second_half_stand_in_the_annex(reported: Any) -> None:
    cast = reported[0]
    from nhiemky.areas.rulebook.queries import rule_set

    task = tasks.draft_task(
        actor=cast.clerk, at=AT, organisation_id=cast.province.pk, term_id=cast.term.pk,
        document_id=Document.objects.get().pk,
        new=NewTask(title="Củng cố tổ chức hội", lead_id=cast.first.pk, due_on=datetime.date(2027, 6, 30)),
    )  # fmt: skip
    tasks.issue_task(
        actor=cast.leader, at=AT, task_id=task.pk, clarities=rule_set(cast.leader, "clarities", "six", AT.date()),
        missing_accepted_reason="Giao gấp",
    )  # fmt: skip
    printed = queries.review_page(cast.clerk, drafted(cast).pk, AUGUST).printed
    assert [(line.what, line.lead) for line in printed.tasks] == [("Củng cố tổ chức hội", "Hội Hữu nghị An Phước Đông")]


def test_what_is_printed_is_read_back_exactly(reported: Any) -> None:
    review = frozen(reported[0])
    printed = read_printed(review.dossier)
    assert from_plain(MidTermReview, as_plain(printed)) == printed


def test_a_review_frozen_before_a_field_was_known_is_still_read(reported: Any) -> None:
    printed = read_printed(frozen(reported[0]).dossier)
    kept = as_plain(printed)
    assert isinstance(kept, dict)
    for row in kept["targets"]:  # type: ignore[union-attr]
        del row["hard_to_reach"], row["note"]  # type: ignore[union-attr,arg-type]
    assert from_plain(MidTermReview, kept).targets == tuple(
        replace(row, hard_to_reach=False, note="") for row in printed.targets
    )
    del kept["subject"]
    with pytest.raises(DossierUnreadable):
        from_plain(MidTermReview, kept)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 9}', '{"format": 1, "printed": {"subject": 1}}'])
def test_a_text_that_is_no_dossier_is_refused(text: str) -> None:
    with pytest.raises(DossierUnreadable):
        read_printed(text)


def test_a_review_by_the_party_profile_prints_in_party_form(reported: Any) -> None:
    cast = reported[0]
    from nhiemky.areas.rulebook.queries import rule_set

    party = rule_set(cast.clerk, "format_profile", "party", AUGUST.date())
    review = drafted(cast, profile=party)
    paper = queries.review_page(cast.clerk, review.pk, AUGUST).paper
    assert paper.letterhead is not None
    assert paper.letterhead.right == ("ĐẢNG CỘNG SẢN VIỆT NAM",)


def test_the_trail_holds_the_hashes_of_what_was_frozen(reported: Any) -> None:
    review = frozen(reported[0])
    entry = Entry.objects.get(verb="reporting.review_frozen")
    assert review.pdf is not None
    assert (entry.facts["dossier_sha256"], entry.facts["pdf_sha256"]) == (
        review.dossier_sha256,
        review.pdf.stored.sha256,
    )


def test_a_qualitative_and_a_composite_target_stand_in_the_printed_table(reported: Any) -> None:
    cast, members, _, _ = reported
    document = Document.objects.get()
    target(cast, document, kind=TargetKind.QUALITATIVE, value=None, name="Nâng cao chất lượng sinh hoạt")
    whole = target(cast, document, kind=TargetKind.COMPOSITE, value=None, name="Xây dựng tổ chức")
    target(cast, document, members, value=40, parent_id=whole.pk, name="Hội viên")
    rows = queries.review_page(cast.clerk, drafted(cast).pk, AUGUST).printed.targets
    assert [row.value for row in rows[3:]] == ["chưa có số liệu", "0/1 thành phần đạt"]
    assert rows[4].note == "gồm 1) Hội viên: 20 hội viên"


@pytest.mark.django_db(transaction=True)
def test_of_those_who_freeze_at_the_same_moment_one_does(committed_cast: Cast, race: Callable[..., list[Any]]) -> None:
    cast = committed_cast
    target(cast, resolution(cast), indicator(cast))
    review = drafted(cast)

    def freeze(number: int) -> Any:
        return actions.freeze_review(
            actor=cast.leader, at=AUGUST, review_id=review.pk, revision=review.revision,
            issue_on=datetime.date(2026, 7, 20),
        ).status  # fmt: skip

    outcomes = race(freeze, 4)
    assert outcomes.count("frozen") == 1
    assert all(isinstance(each, (str, MoveRefused)) for each in outcomes), outcomes
    assert Document.objects.filter(origin="own").count() == 1
