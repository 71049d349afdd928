"""Reports: asked, filled in, sent, returned with remarks, accepted, locked, opened again only with a reason."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from cast import AT, SYSTEM, Cast
from enacted import (
    evidence,
    figure,
    fill,
    half,
    indicator,
    moment,
    periods,
    quarter,
    report,
    send,
    template,
)

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.directory import actions as directory
from nhiemky.areas.directory.access import NotAllowed, NotVisible
from nhiemky.areas.directory.given import NewOrganisation
from nhiemky.areas.reporting import actions, queries
from nhiemky.areas.reporting.actions.filling import (
    DenominatorMissing,
    EstimateNotAllowed,
    EvidenceThere,
    NotAsked,
)
from nhiemky.areas.reporting.actions.moving import CorrectionReasonMissing, LinesEmpty, RemarkElsewhere
from nhiemky.areas.reporting.given import AskedLine, FilledLine
from nhiemky.areas.reporting.locking import MovedMeanwhile, NotEditable, SomeoneElseSaved
from nhiemky.areas.reporting.models import Submission
from nhiemky.areas.targets.actions.ledger import FigureStands
from nhiemky.areas.targets.models import Measurement
from nhiemky.rules.progress import Basis
from nhiemky.rules.rollup import Stage, TimeRule, TreeRule
from nhiemky.rules.workflow import MoveRefused, ReasonMissing, SamePerson

JULY = moment(2024, 7, 3)
AUGUST = moment(2024, 8, 1)


@pytest.fixture
def asked(cast: Cast) -> Any:
    """One indicator, its template, the period of the first half of 2024."""
    measured = indicator(cast)
    sheet = template(cast, measured)
    return measured, sheet, periods(cast, sheet)[half(2024, 1)]


def test_a_report_sent_and_accepted_counts_from_then(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    sent = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=JULY)
    row = Measurement.objects.get()
    assert (row.numerator, row.counted_from, row.recorded_by_name) == (12, None, "Cù Thị Nhàn")
    actions.accept(actor=cast.leader, at=AUGUST, submission_id=sent.pk, revision=sent.revision)
    row.refresh_from_db()
    assert (row.counted_from, row.counted_by_name) == (AUGUST, "Lý Thanh Vũ")
    page = queries.submission_page(cast.reporter, sent.pk, AT)
    assert (page.status_name, page.lines[0].counted, page.timeliness) == ("đã duyệt", "12 hội viên", "Đúng hạn")
    assert [(move.by, move.to_status) for move in page.history] == [
        ("Lý Thanh Vũ", "đã duyệt"),
        ("Cù Thị Nhàn", "đã nộp"),
    ]


def test_zero_is_sent_and_nothing_is_not(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    begun = actions.begin_submission(actor=cast.reporter, at=JULY, period_id=period.pk, organisation_id=cast.first.pk)
    with pytest.raises(LinesEmpty, match="Nếu không phát sinh, hãy nhập số 0"):
        send(cast.reporter, begun, JULY)
    assert Measurement.objects.count() == 0
    filled = fill(cast.reporter, period, cast.first.pk, {measured.pk: 0}, JULY)
    assert send(cast.reporter, filled, JULY).status == "submitted"
    assert Measurement.objects.get().numerator == 0


def test_a_line_that_is_not_required_may_stay_empty(cast: Cast) -> None:
    measured, other = indicator(cast), indicator(cast, "khac", "Lớp tập huấn", unit="lớp")
    lines = (AskedLine(indicator_id=measured.pk), AskedLine(indicator_id=other.pk, required=False))
    period = periods(cast, template(cast, lines=lines))[half(2024, 1)]
    report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 5}, at=JULY, accepted_at=AUGUST)
    assert [row.indicator_id for row in Measurement.objects.all()] == [measured.pk]


def test_a_returned_report_carries_remarks_to_its_lines_and_its_figures_never_counted(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    sent = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 120}, at=JULY)
    line = sent.lines.get()
    back = actions.return_submission(
        actor=cast.secretary, at=AUGUST, submission_id=sent.pk, revision=sent.revision, reason="Kiểm tra lại",
        remarks={line.pk: "Số này gấp mười lần kỳ trước"},
    )  # fmt: skip
    page = queries.submission_page(cast.reporter, sent.pk, AT)
    assert (page.lines[0].remark, page.lines[0].remark_by) == ("Số này gấp mười lần kỳ trước", "Đoàn Mỹ Lam")
    fixed = actions.save_line(
        actor=cast.reporter, at=AUGUST, submission_id=sent.pk, revision=back.revision,
        filled=FilledLine(indicator_id=measured.pk, numerator=12),
    )  # fmt: skip
    again = send(cast.reporter, fixed, AUGUST)
    actions.accept(actor=cast.leader, at=moment(2024, 8, 2), submission_id=sent.pk, revision=again.revision)
    rows = list(Measurement.objects.order_by("id"))
    assert [(row.numerator, row.counted_from is not None) for row in rows] == [(120, False), (12, True)]
    assert rows[1].reason == "Sửa trước khi được duyệt: Số này gấp mười lần kỳ trước"
    kept = queries.submission_page(cast.leader, sent.pk, AT).history
    assert kept[2].remarks == {"Hội viên mới kết nạp": "Số này gấp mười lần kỳ trước"}


def test_a_return_says_why_and_remarks_only_on_its_own_lines(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    sent = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=JULY)
    back: Callable[..., Any] = lambda **more: actions.return_submission(  # noqa: E731
        **{
            "actor": cast.leader,
            "at": AUGUST,
            "submission_id": sent.pk,
            "revision": sent.revision,
            "reason": "x",
            **more,
        }
    )
    with pytest.raises(ReasonMissing):
        back(reason=" ")
    with pytest.raises(RemarkElsewhere):
        back(remarks={10**6: "Đâu đó"})


def test_an_accepted_report_is_opened_again_only_with_a_reason_and_counts_until_corrected(
    cast: Cast, asked: Any
) -> None:
    measured, _, period = asked
    done = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=JULY, accepted_at=AUGUST)
    actions.lock(actor=cast.leader, at=AUGUST, submission_id=done.pk)
    with pytest.raises(ReasonMissing):
        actions.reopen(actor=cast.leader, at=AT, submission_id=done.pk, reason="")
    opened = actions.reopen(actor=cast.leader, at=AT, submission_id=done.pk, reason="Đơn vị báo sót")
    changed = fill(cast.reporter, period, cast.first.pk, {measured.pk: 15}, AT)
    with pytest.raises(CorrectionReasonMissing, match="Hội viên mới"):
        send(cast.reporter, changed, AT)
    assert Measurement.objects.get().numerator == 12
    changed = fill(cast.reporter, period, cast.first.pk, {measured.pk: 15}, AT, correction_reason="Đếm sót 3")
    sent = send(cast.reporter, changed, AT)
    assert [row.numerator for row in Measurement.objects.filter(counted_from__isnull=False)] == [12]
    actions.accept(actor=cast.leader, at=AT, submission_id=opened.pk, revision=sent.revision)
    assert Measurement.objects.heads().get().reason == "Đếm sót 3"


def test_a_line_emptied_in_a_correction_takes_its_figure_back(cast: Cast, asked: Any) -> None:
    measured, sheet, period = asked
    sheet.lines.update(required=False)
    done = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=JULY, accepted_at=AUGUST)
    actions.reopen(actor=cast.leader, at=AT, submission_id=done.pk, reason="Nhầm đơn vị")
    emptied = fill(
        cast.reporter, period, cast.first.pk, {measured.pk: None}, AT, correction_reason="Số của đơn vị khác"
    )
    sent = send(cast.reporter, emptied, AT)
    actions.accept(actor=cast.leader, at=AT, submission_id=done.pk, revision=sent.revision)
    head = Measurement.objects.heads().get()
    assert (head.withdrawn, head.counted_from, head.reason) == (True, AT, "Số của đơn vị khác")


def test_what_was_sent_is_not_changed_behind_the_receivers_back(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    sent = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=JULY)
    save: Callable[..., Any] = lambda revision: actions.save_line(  # noqa: E731
        actor=cast.reporter, at=JULY, submission_id=sent.pk, revision=revision,
        filled=FilledLine(indicator_id=measured.pk, numerator=13),
    )  # fmt: skip
    with pytest.raises(NotEditable):
        save(sent.revision)
    with pytest.raises(MovedMeanwhile, match="13 hội viên"):
        save(sent.revision - 1)


def test_two_people_on_different_lines_do_not_hinder_each_other(cast: Cast) -> None:
    first, second = indicator(cast), indicator(cast, "khac", "Lớp tập huấn", unit="lớp")
    period = periods(cast, template(cast, first, second))[half(2024, 1)]
    begun = actions.begin_submission(actor=cast.reporter, at=JULY, period_id=period.pk, organisation_id=cast.first.pk)
    for measured, number in ((first, 5), (second, 7)):
        actions.save_line(
            actor=cast.reporter, at=JULY, submission_id=begun.pk, revision=begun.revision,
            filled=FilledLine(indicator_id=measured.pk, numerator=number),
        )  # fmt: skip
    shown = [line.shown for line in queries.submission_page(cast.reporter, begun.pk, AT).lines]
    assert shown == ["5 hội viên", "7 lớp"]


def test_two_people_on_one_line_are_told_and_nothing_is_lost(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    begun = actions.begin_submission(actor=cast.reporter, at=JULY, period_id=period.pk, organisation_id=cast.first.pk)
    save: Callable[..., Any] = lambda actor, number, revision: actions.save_line(  # noqa: E731
        actor=actor, at=JULY, submission_id=begun.pk, revision=revision,
        filled=FilledLine(indicator_id=measured.pk, numerator=number),
    )  # fmt: skip
    save(cast.reporter, 12, begun.revision)
    with pytest.raises(SomeoneElseSaved) as told:
        save(SYSTEM, 13, begun.revision)
    said = str(told.value)
    assert "Cù Thị Nhàn" in said
    assert "12 hội viên" in said
    assert "13 hội viên" in said
    assert Submission.objects.get().lines.get().numerator == 12
    page = queries.submission_page(cast.reporter, begun.pk, AT)
    save(SYSTEM, 13, page.revision)
    assert Submission.objects.get().lines.get().numerator == 13


def test_nobody_sends_or_accepts_what_they_have_not_seen(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    filled = fill(cast.reporter, period, cast.first.pk, {measured.pk: 12}, JULY)
    with pytest.raises(SomeoneElseSaved):
        actions.submit(actor=cast.reporter, at=JULY, submission_id=filled.pk, revision=filled.revision - 1)
    sent = send(cast.reporter, filled, JULY)
    with pytest.raises(SomeoneElseSaved):
        actions.accept(actor=cast.leader, at=AUGUST, submission_id=sent.pk, revision=sent.revision - 1)


def test_words_are_saved_beside_the_figures(cast: Cast, asked: Any) -> None:
    _, _, period = asked
    begun = actions.begin_submission(actor=cast.reporter, at=JULY, period_id=period.pk, organisation_id=cast.first.pk)
    write: Callable[..., Any] = lambda revision, text: actions.save_narrative(  # noqa: E731
        actor=cast.reporter, at=JULY, submission_id=begun.pk, revision=revision, results=text
    )
    write(begun.revision, "Đã mở 3 lớp")
    with pytest.raises(SomeoneElseSaved, match="phần lời"):
        write(begun.revision, "Khác")
    assert queries.submission_page(cast.reporter, begun.pk, AT).results == "Đã mở 3 lớp"


def test_evidence_goes_with_the_figure_into_the_ledger(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    filled = fill(cast.reporter, period, cast.first.pk, {measured.pk: 12}, JULY)
    line, file = filled.lines.get(), evidence(cast)
    lay: Callable[..., Any] = lambda upload: actions.add_evidence(  # noqa: E731
        actor=cast.reporter, at=JULY, submission_id=filled.pk, line_id=line.pk, upload_id=upload.pk
    )
    lay(file)
    with pytest.raises(EvidenceThere):
        lay(file)
    wrong = lay(evidence(cast, "nham.txt", b"nham"))
    actions.remove_evidence(actor=cast.reporter, at=JULY, submission_id=filled.pk, evidence_id=wrong.pk)
    filled.refresh_from_db()
    send(cast.reporter, filled, JULY)
    assert [row.upload_id for row in Measurement.objects.get().evidence.all()] == [file.pk]
    assert [each.name for each in queries.submission_page(cast.leader, filled.pk, AT).lines[0].evidence] == [
        "bien-ban.txt"
    ]
    with pytest.raises(NotEditable):
        lay(evidence(cast, "muon.txt", b"muon"))


def test_a_foreign_units_file_is_no_evidence(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    filled = fill(cast.reporter, period, cast.first.pk, {measured.pk: 12}, JULY)
    from nhiemky.areas.files.actions import store

    foreign = store(actor=cast.outsider, at=AT, name="a.txt", content=b"a", organisation_id=cast.other.pk)
    with pytest.raises(NotVisible):
        actions.add_evidence(
            actor=cast.reporter, at=JULY, submission_id=filled.pk, line_id=filled.lines.get().pk, upload_id=foreign.pk
        )


def test_estimates_only_where_the_template_takes_them_and_apart_from_final_figures(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    with pytest.raises(EstimateNotAllowed):
        fill(cast.reporter, period, cast.first.pk, {measured.pk: 12}, JULY, stage=Stage.ESTIMATE)
    open_to = periods(cast, template(cast, measured, code="uoc", estimate_allowed=True))[half(2024, 1)]
    june = moment(2024, 6, 10)
    early = report(
        cast, cast.reporter, open_to, cast.first.pk, {measured.pk: 10}, at=june, accepted_at=june, stage=Stage.ESTIMATE
    )
    actions.reopen(actor=cast.leader, at=JULY, submission_id=early.pk, reason="Có số chính thức")
    report(cast, cast.reporter, open_to, cast.first.pk, {measured.pk: 12}, at=JULY, accepted_at=AUGUST)
    rows = Measurement.objects.filter(counted_from__isnull=False)
    assert sorted((row.stage, row.numerator) for row in rows) == [("estimate", 10), ("final", 12)]


def test_a_ratio_has_both_its_numbers_or_none(cast: Cast) -> None:
    shares = indicator(
        cast, "ty-le", "Tỷ lệ", unit="%", denominator_name="tổng số hộ", basis=Basis.MOMENT, time_rule=TimeRule.LAST
    )
    period = periods(cast, template(cast, shares))[half(2024, 1)]
    with pytest.raises(DenominatorMissing, match="tổng số hộ"):
        fill(cast.reporter, period, cast.first.pk, {shares.pk: 12}, JULY)
    report(cast, cast.reporter, period, cast.first.pk, {shares.pk: (33, Decimal(600))}, at=JULY, accepted_at=AUGUST)
    assert Measurement.objects.get().denominator == 600


def test_two_reports_that_say_the_same_share_one_figure_and_other_numbers_need_a_reason(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=JULY, accepted_at=AUGUST)
    other = periods(cast, template(cast, measured, code="bao-cao-khac"))[half(2024, 1)]
    with pytest.raises(FigureStands, match=r"12 hội viên.*13 hội viên"):
        report(cast, cast.reporter, other, cast.first.pk, {measured.pk: 13}, at=AUGUST)
    report(cast, cast.reporter, other, cast.first.pk, {measured.pk: 12}, at=AUGUST, accepted_at=AUGUST)
    assert Measurement.objects.count() == 1


def test_only_who_is_asked_begins_a_report(cast: Cast, asked: Any) -> None:
    begin: Callable[..., Any] = lambda actor, unit: actions.begin_submission(  # noqa: E731
        actor=actor, at=JULY, period_id=asked[2].pk, organisation_id=unit.pk
    )
    with pytest.raises(NotAsked, match="Chi hội Bến Sậy không phải báo cáo"):
        begin(SYSTEM, cast.branch)
    with pytest.raises(NotVisible):
        begin(cast.reporter, cast.second)
    with pytest.raises(NotVisible):
        begin(cast.outsider, cast.first)
    with pytest.raises(NotAllowed):
        begin(cast.leader, cast.first)


def test_nobody_accepts_their_own_report_nor_a_strangers(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    sent = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=JULY)
    accept: Callable[..., Any] = lambda actor: actions.accept(  # noqa: E731
        actor=actor, at=AUGUST, submission_id=sent.pk, revision=sent.revision
    )
    for actor, refusal in ((cast.reporter, NotAllowed), (cast.clerk, NotAllowed), (cast.outsider, NotVisible)):
        with pytest.raises(refusal):
            accept(actor)
    with pytest.raises(NotVisible):
        queries.submission_page(cast.second_reporter, sent.pk, AT)
    with pytest.raises(NotVisible):
        queries.submission_page(cast.nobody, sent.pk, AT)


def test_the_organisations_own_report_is_accepted_by_its_leader_if_another_sent_it(cast: Cast) -> None:
    own = indicator(
        cast, "danh-hieu", "Danh hiệu", unit="danh hiệu", is_state=True, time_rule=TimeRule.LAST, tree_rule=TreeRule.OWN
    )
    period = periods(cast, template(cast, own, audience="own"))[half(2024, 1)]
    sent = report(cast, cast.clerk, period, cast.province.pk, {own.pk: 1}, at=JULY)
    actions.accept(actor=cast.leader, at=AUGUST, submission_id=sent.pk, revision=sent.revision)
    second = periods(cast, template(cast, own, code="khac", audience="own"))[half(2024, 2)]
    january = moment(2025, 1, 3)
    sent = report(cast, cast.leader, second, cast.province.pk, {own.pk: 0}, at=january)
    with pytest.raises(SamePerson):
        actions.accept(actor=cast.leader, at=january, submission_id=sent.pk, revision=sent.revision)


def test_one_unit_measures_for_all(cast: Cast) -> None:
    shared = indicator(
        cast, "do-chung", "Mức hài lòng", unit="điểm", tree_rule=TreeRule.MEASURED, measured_by_id=cast.first.pk,
        basis=Basis.MOMENT, time_rule=TimeRule.LAST,
    )  # fmt: skip
    period = periods(cast, template(cast, shared, audience="one", reporter_id=cast.first.pk))[half(2024, 1)]
    report(cast, cast.reporter, period, cast.first.pk, {shared.pk: 88}, at=JULY, accepted_at=AUGUST)
    assert Measurement.objects.get().organisation_id == cast.province.pk


def test_the_moves_that_a_page_offers_are_those_that_may_be_made(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    sent = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=JULY)
    offered = {
        who: [name for name, _ in queries.submission_page(getattr(cast, who), sent.pk, AT).moves]
        for who in ("reporter", "leader", "secretary", "clerk", "inspector")
    }
    assert offered == {
        "reporter": [], "leader": ["return", "accept"], "secretary": ["return", "accept"], "clerk": ["return"],
        "inspector": [],
    }  # fmt: skip


def test_a_move_that_the_table_does_not_have_is_refused(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    done = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=JULY, accepted_at=AUGUST)
    with pytest.raises(MoveRefused):
        actions.accept(actor=cast.leader, at=AT, submission_id=done.pk, revision=done.revision)
    with pytest.raises(MoveRefused):
        send(cast.reporter, done, AT)


def test_who_took_over_sends_what_a_merged_unit_still_owes(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    directory.merge(
        actor=SYSTEM, at=moment(2024, 6, 20), predecessors=[cast.first, cast.third], on=datetime.date(2024, 7, 1),
        legal_basis="Quyết định 12",
        successor=NewOrganisation(
            code="tg-moi", name="Hội Hữu nghị An Hòa", kind="association", level="commune",
            parents={cast.line: cast.province},
        ),
    )  # fmt: skip
    with pytest.raises((NotAllowed, NotVisible)):
        fill(cast.second_reporter, period, cast.first.pk, {measured.pk: 12}, JULY)
    sent = report(cast, SYSTEM, period, cast.first.pk, {measured.pk: 12}, at=JULY, accepted_at=AUGUST)
    assert sent.status == "accepted"
    with pytest.raises(NotAsked):
        fill(SYSTEM, periods(cast, asked[1])[half(2024, 2)], cast.first.pk, {measured.pk: 1}, moment(2025, 1, 3))


def test_every_step_of_a_report_stands_in_the_trail(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    done = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=JULY, accepted_at=AUGUST)
    names = dict(Entry.objects.filter(object_kind="reporting.submission").values_list("verb", "object_name"))
    assert names["reporting.accepted"] == "Hội Hữu nghị An Phước Đông, 6 tháng đầu năm 2024"
    assert set(names) >= {"reporting.submission_begun", "reporting.line_saved", "reporting.submitted"}
    assert done.pk


def test_a_figure_recorded_outside_reports_stands_against_them(cast: Cast, asked: Any) -> None:
    measured, _, period = asked
    figure(cast, measured, half(2024, 1), 9, at=JULY, counted_at=AUGUST)
    with pytest.raises(FigureStands):
        report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=AUGUST)
    assert quarter(2024, 1).days == 91
