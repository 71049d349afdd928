"""A person decides about each finding: accepts, changes, merges, rejects, marks what was missed, closes the text."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import Decimal
from typing import Any

import pytest
from cast import AT, SYSTEM, Cast
from enacted import indicator, resolution
from received import (
    AWARDS,
    EXCHANGE,
    HOUSES,
    MEMBERS,
    MISSED,
    MONEY,
    PROGRAMME,
    find,
    finding,
    read,
    registered,
    settle,
)

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.directory import actions as directory
from nhiemky.areas.documents.actions.registering import RegisteredAlready
from nhiemky.areas.documents.models import ClauseVersion, Document
from nhiemky.areas.intake import actions, queries
from nhiemky.areas.intake.actions.accepting import CorrectionMalformed, NotAllAccepted, TooFewParts
from nhiemky.areas.intake.actions.closing import DoubtsOpen, NoteMissing, SettledAlready, StillProposed
from nhiemky.areas.intake.actions.marking import MarkedAlready, MergeMalformed, NotMarkable
from nhiemky.areas.intake.actions.registering import RegisteredBefore
from nhiemky.areas.intake.deciding import NotOpen, NotRegistered, WrongKind
from nhiemky.areas.intake.given import NewIndicator
from nhiemky.areas.intake.models import Finding
from nhiemky.areas.intake.settling import SpanOutside
from nhiemky.areas.targets.actions.indicators import CodeTaken
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.targets.models import Indicator, Target
from nhiemky.areas.targets.wording import TargetMalformed
from nhiemky.areas.tasks.given import NewTask
from nhiemky.areas.tasks.models import Task
from nhiemky.papers import findings
from nhiemky.rules.progress import TargetKind
from nhiemky.rules.workflow import ReasonMissing

MEASURE = NewIndicator(code="hv-moi", name="Hội viên mới", unit="hội viên", hierarchy="union")


@pytest.fixture(autouse=True)
def listed_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find what the text's list says."""
    monkeypatch.setattr(findings, "find", lambda paper: find(paper) if MONEY in paper.text else findings.Findings())


def accept(cast: Cast, found: Finding, **more: Any) -> Target:
    return actions.accept_target(actor=cast.clerk, at=AT, finding_id=found.pk, **more)


def proposed(cast: Cast, found: Finding) -> Any:
    """What is proposed for a finding, as its page shows it."""
    lines = queries.intake_page(cast.clerk, found.intake_id, AT).findings
    return next(line.proposal for line in lines if line.id == found.pk)


# The register


def test_the_text_enters_the_register_as_its_own_head_tells_it_with_every_clause(cast: Cast) -> None:
    intake, document = registered(cast)
    assert (document.number_text, document.signed_on) == ("01/NQ-ĐH", datetime.date(2023, 10, 31))
    assert document.subject.startswith("Nghị quyết Đại hội đại biểu Liên hiệp")
    assert (document.term, document.upload) == (cast.term, intake.upload)
    paths = ClauseVersion.objects.filter(extracted__document=document).values_list("clause__path", flat=True)
    assert {"I", "I.1", "I.2", "I.3", "I.4", "II", "II.1", "II.2"} <= set(paths)


def test_what_a_person_says_of_the_document_goes_before_its_head(cast: Cast) -> None:
    parent = resolution(cast, number="00-NQ/ĐH")
    intake = read(cast)
    document = actions.register_document(
        actor=cast.clerk, at=AT, intake_id=intake.pk, number_text="07/NQ-ĐH", subject="Nghị quyết năm 2026",
        signed_on=datetime.date(2026, 1, 5), parent_id=parent.pk, type_code="NQ",
    )  # fmt: skip
    assert (document.number_text, document.subject, document.parent) == ("07/NQ-ĐH", "Nghị quyết năm 2026", parent)


def test_a_text_enters_the_register_once(cast: Cast) -> None:
    intake, _ = registered(cast)
    with pytest.raises(RegisteredBefore, match="01/NQ-ĐH"):
        actions.register_document(actor=cast.clerk, at=AT, intake_id=intake.pk)
    again = read(cast, repeat_reason="Đọc lại bản sạch")
    with pytest.raises(RegisteredAlready):
        actions.register_document(actor=cast.clerk, at=AT, intake_id=again.pk)
    assert Document.objects.count() == 1


def test_a_text_is_linked_to_a_document_that_stands_in_the_register_already(cast: Cast) -> None:
    standing = resolution(cast)
    intake = read(cast)
    actions.link_document(actor=cast.clerk, at=AT, intake_id=intake.pk, document_id=standing.pk)
    target = accept(cast, finding(intake, MEMBERS))
    assert (target.document, target.clause.path if target.clause else "") == (standing, "I.1")


# Accepting


def test_an_accepted_target_points_to_document_clause_and_the_verbatim_words(cast: Cast) -> None:
    intake, document = registered(cast)
    target = accept(cast, finding(intake, MEMBERS))
    assert (target.document, target.term, target.quote) == (document, cast.term, MEMBERS)
    assert target.clause is not None
    assert target.extracted is not None
    assert target.clause.path == "I.1"
    assert target.extracted.text[target.quote_start : target.quote_end] == MEMBERS
    assert (target.kind, target.wanted(target.value)) == ("cumulative", "từ 500 hội viên mới trở lên")
    found = finding(intake, MEMBERS)
    assert (found.status, found.target, found.decided_by_name, found.changes) == ("accepted", target, "Hồ Gia Bách", {})


def test_a_target_keeps_the_number_that_the_document_prints_whatever_the_order_of_accepting(cast: Cast) -> None:
    intake, _ = registered(cast)
    ordinals = [accept(cast, finding(intake, words)).ordinal for words in (AWARDS, MEMBERS, MONEY)]
    assert ordinals == [3, 1, 2]


def test_where_the_printed_number_is_taken_the_next_free_one_is_given(cast: Cast) -> None:
    intake, _ = registered(cast)
    assert [accept(cast, finding(intake, words)).ordinal for words in (AWARDS, HOUSES)] == [3, 4]


def test_a_person_changes_what_is_proposed_and_both_are_kept(cast: Cast) -> None:
    intake, _ = registered(cast)
    found = finding(intake, MONEY)
    decided = dataclasses.replace(proposed(cast, found), kind=TargetKind.CUMULATIVE, value=Decimal(10))
    target = accept(cast, found, decided=decided)
    found.refresh_from_db()
    assert (found.status, target.kind, target.number(target.value)) == ("changed", "cumulative", 10)
    assert (found.proposal["kind"], found.changes["kind"]) == ("every_year", "cumulative")
    entry = Entry.objects.get(verb="intake.finding_changed")
    assert entry.facts["changed"] == ["kind", "value"]


def test_adding_what_the_reader_can_not_know_is_no_correction(cast: Cast) -> None:
    intake, _ = registered(cast)
    found = finding(intake, MEMBERS)
    accept(cast, found, decided=dataclasses.replace(proposed(cast, found), programme="Phát triển tổ chức"))
    found.refresh_from_db()
    assert (found.status, found.changes["programme"]) == ("accepted", "Phát triển tổ chức")


def test_an_indicator_is_made_in_the_same_transaction_and_its_unit_is_taken_where_it_counts_the_same(
    cast: Cast,
) -> None:
    intake, _ = registered(cast)
    target = accept(cast, finding(intake, MEMBERS), new_indicator=MEASURE)
    assert target.indicator is not None
    assert (target.indicator.code, target.unit) == ("hv-moi", "hội viên")


def test_where_the_target_is_refused_its_new_indicator_is_not_there_either(cast: Cast) -> None:
    intake, _ = registered(cast)
    wrong = dataclasses.replace(MEASURE, unit="tỷ đồng")
    with pytest.raises(TargetMalformed, match="đổi giá trị sang đúng đơn vị"):
        accept(cast, finding(intake, MEMBERS), new_indicator=wrong)
    assert not Indicator.objects.exists()
    assert finding(intake, MEMBERS).status == "proposed"
    indicator(cast, code="hv-moi")
    with pytest.raises(CodeTaken):
        accept(cast, finding(intake, MEMBERS), new_indicator=MEASURE)


def test_an_existing_indicator_is_named_by_its_id(cast: Cast) -> None:
    intake, _ = registered(cast)
    measured = indicator(cast)
    found = finding(intake, MEMBERS)
    target = accept(cast, found, decided=dataclasses.replace(proposed(cast, found), indicator_id=measured.pk))
    assert (target.indicator, target.unit) == (measured, "hội viên")


def test_a_person_marks_a_wider_piece_as_the_quote(cast: Cast) -> None:
    intake, _ = registered(cast)
    found = finding(intake, MEMBERS)
    target = accept(cast, found, span=(found.start - 3, found.end + 1))
    found.refresh_from_db()
    assert (target.quote, found.status) == (f"1. {MEMBERS}.", "changed")
    assert found.changes["span"] == [found.start - 3, found.end + 1]
    with pytest.raises(SpanOutside):
        accept(cast, finding(intake, MONEY), span=(5, 10_000))


def test_nothing_is_accepted_before_the_document_is_registered(cast: Cast) -> None:
    intake = read(cast)
    with pytest.raises(NotRegistered, match="chưa vào sổ"):
        accept(cast, finding(intake, MEMBERS))
    with pytest.raises(NotRegistered):
        actions.accept_rest(actor=cast.clerk, at=AT, intake_id=intake.pk)


def test_a_text_without_a_term_gives_tasks_and_no_targets(cast: Cast) -> None:
    intake = read(cast, term_id=None)
    actions.register_document(actor=cast.clerk, at=AT, intake_id=intake.pk)
    with pytest.raises(NotRegistered, match="nhiệm kỳ nào"):
        accept(cast, finding(intake, MEMBERS))
    assert actions.accept_task(actor=cast.clerk, at=AT, finding_id=finding(intake, PROGRAMME).pk).term is None


def test_a_task_is_drafted_with_the_organisations_that_the_text_names(cast: Cast) -> None:
    intake, document = registered(cast)
    task = actions.accept_task(actor=cast.clerk, at=AT, finding_id=finding(intake, EXCHANGE).pk)
    assert (task.lead, task.due_on, task.status) == (cast.first, datetime.date(2026, 6, 30), "draft")
    assert [party.organisation for party in task.parties.all()] == [cast.second]
    assert task.responsibility == "phối hợp: các trường"
    assert (task.document, task.quote, task.clause.path if task.clause else "") == (document, EXCHANGE, "II.1")


def test_a_body_of_the_organisation_is_named_and_the_organisation_leads(cast: Cast) -> None:
    directory.create_body(
        actor=SYSTEM, at=AT, organisation=cast.province, kind="standing", name="Ban Thường vụ", term=cast.term
    )
    intake, _ = registered(cast)
    task = actions.accept_task(actor=cast.clerk, at=AT, finding_id=finding(intake, PROGRAMME).pk)
    assert (task.lead, task.responsibility) == (cast.province, "Ban Thường vụ")


def test_a_task_is_changed_before_it_is_accepted(cast: Cast) -> None:
    intake, _ = registered(cast)
    found = finding(intake, PROGRAMME)
    decided = NewTask(title="Xây dựng chương trình hành động", lead_id=cast.second.pk)
    task = actions.accept_task(actor=cast.clerk, at=AT, finding_id=found.pk, decided=decided)
    found.refresh_from_db()
    assert (task.lead, found.status, found.task) == (cast.second, "changed", task)
    assert found.proposal["responsibility"] == "Ban Thường vụ"


def test_a_finding_of_another_kind_is_not_made_into_a_target(cast: Cast) -> None:
    intake, _ = registered(cast)
    with pytest.raises(WrongKind, match="là nhiệm vụ, không phải chỉ tiêu"):
        accept(cast, finding(intake, EXCHANGE))
    with pytest.raises(WrongKind):
        actions.accept_finding(actor=cast.clerk, at=AT, finding_id=finding(intake, MEMBERS).pk)


def test_other_findings_are_noted_or_corrected_and_create_nothing(cast: Cast) -> None:
    intake = read(cast)
    body, term = intake.findings.get(kind="organisation"), intake.findings.get(kind="term")
    actions.accept_finding(actor=cast.clerk, at=AT, finding_id=term.pk)
    actions.accept_finding(actor=cast.clerk, at=AT, finding_id=body.pk, corrected={"name": "Hội An Phước Đông\0"})
    body.refresh_from_db()
    assert (body.status, body.changes) == ("changed", {"name": "Hội An Phước Đông\ufffd"})
    other = Finding.objects.create(
        intake=intake, kind="event", ordinal=9, quote="x", start=0, end=1, data={"kind": "congress"}
    )
    with pytest.raises(CorrectionMalformed, match="không có mục"):
        actions.accept_finding(actor=cast.clerk, at=AT, finding_id=other.pk, corrected={"ten": "x"})


# Merging, rejecting, marking


def test_two_numbers_of_one_target_are_merged_and_the_target_quotes_both(cast: Cast) -> None:
    intake, _ = registered(cast)
    awards, houses = finding(intake, AWARDS), finding(intake, HOUSES)
    actions.merge_finding(actor=cast.clerk, at=AT, finding_id=houses.pk, into_id=awards.pk, reason="Cùng một chỉ tiêu")
    target = accept(cast, awards)
    houses.refresh_from_db()
    assert target.quote == f"{AWARDS}; {HOUSES}"
    assert (houses.status, houses.merged_into, houses.target) == ("merged", awards, None)


def test_what_went_into_a_finding_goes_along_when_that_one_is_merged(cast: Cast) -> None:
    intake = read(cast)
    members, awards, houses = (finding(intake, words) for words in (MEMBERS, AWARDS, HOUSES))
    for one, into in ((houses, awards), (awards, members)):
        actions.merge_finding(actor=cast.clerk, at=AT, finding_id=one.pk, into_id=into.pk)
    houses.refresh_from_db()
    assert houses.merged_into == members


def test_a_finding_does_not_go_into_itself_into_another_kind_or_into_what_is_gone(cast: Cast) -> None:
    intake = read(cast)
    members, money, awards, task = (finding(intake, words) for words in (MEMBERS, MONEY, AWARDS, EXCHANGE))
    actions.reject_finding(actor=cast.clerk, at=AT, finding_id=awards.pk, reason="Không phải chỉ tiêu")
    for into, fault in ((members.pk, "chính nó"), (task.pk, "khác loại"), (awards.pk, "bị loại"), (0, "không thuộc")):
        with pytest.raises(MergeMalformed, match=fault):
            actions.merge_finding(actor=cast.clerk, at=AT, finding_id=members.pk, into_id=into)
    actions.merge_finding(actor=cast.clerk, at=AT, finding_id=members.pk, into_id=money.pk)
    with pytest.raises(MergeMalformed, match="đã được gộp"):
        actions.merge_finding(actor=cast.clerk, at=AT, finding_id=money.pk, into_id=members.pk)


def test_several_numbers_become_one_composite_target_that_counts_once(cast: Cast) -> None:
    intake, _ = registered(cast)
    parts = [finding(intake, words) for words in (AWARDS, HOUSES)]
    whole = actions.accept_composite(
        actor=cast.clerk, at=AT, finding_ids=[part.pk for part in parts], name="Chăm lo hội viên khó khăn"
    )
    assert (whole.kind, whole.ordinal, whole.quote) == ("composite", 3, f"{AWARDS}; {HOUSES}")
    assert [(part.ordinal, part.quote) for part in whole.parts.order_by("ordinal")] == [(1, AWARDS), (2, HOUSES)]
    assert Finding.objects.get(target=whole).is_added


def test_a_composite_target_is_made_whole_or_not_at_all(cast: Cast) -> None:
    intake, _ = registered(cast)
    awards, houses = finding(intake, AWARDS), finding(intake, HOUSES)
    for ids in ([], [awards.pk], [awards.pk, awards.pk]):
        with pytest.raises(TooFewParts):
            actions.accept_composite(actor=cast.clerk, at=AT, finding_ids=ids, name="x")
    wrong = NewTarget(name="x", kind=TargetKind.CUMULATIVE)
    with pytest.raises(TargetMalformed):
        actions.accept_composite(
            actor=cast.clerk, at=AT, finding_ids=[awards.pk, houses.pk], name="x", decided={houses.pk: wrong}
        )
    assert not Target.objects.exists()
    assert set(Finding.objects.filter(kind="target").values_list("status", flat=True)) == {"proposed"}


def test_a_finding_is_rejected_with_a_reason_and_can_still_be_accepted(cast: Cast) -> None:
    intake, _ = registered(cast)
    found = finding(intake, MEMBERS)
    with pytest.raises(ReasonMissing):
        actions.reject_finding(actor=cast.clerk, at=AT, finding_id=found.pk, reason="  ")
    rejected = actions.reject_finding(actor=cast.clerk, at=AT, finding_id=found.pk, reason="Của nhiệm kỳ trước")
    assert (rejected.status, rejected.reason) == ("rejected", "Của nhiệm kỳ trước")
    assert not Target.objects.exists()
    accept(cast, found)
    assert finding(intake, MEMBERS).status == "accepted"


def test_a_person_marks_a_target_that_the_reader_missed(cast: Cast) -> None:
    intake, _ = registered(cast)
    start = intake.text.index(MISSED)
    added = actions.add_finding(
        actor=cast.clerk, at=AT, intake_id=intake.pk, kind="target", start=start - 1, end=start + len(MISSED)
    )
    assert (added.quote, added.clause, added.is_added, added.status) == (MISSED, "I.4", True, "proposed")
    target = accept(cast, added)
    assert (target.kind, target.name, target.ordinal) == ("qualitative", MISSED, 4)


def test_a_person_marks_a_task_that_the_reader_missed(cast: Cast) -> None:
    intake, _ = registered(cast)
    start = intake.text.index(MISSED)
    added = actions.add_finding(
        actor=cast.clerk, at=AT, intake_id=intake.pk, kind="task", start=start, end=start + len(MISSED)
    )
    task = actions.accept_task(actor=cast.clerk, at=AT, finding_id=added.pk)
    assert (task.title, task.quote) == (MISSED, MISSED)


def test_what_was_read_as_a_task_is_taken_as_the_target_that_it_is(cast: Cast) -> None:
    intake, _ = registered(cast)
    task = finding(intake, PROGRAMME)
    target = actions.change_kind(actor=cast.clerk, at=AT, finding_id=task.pk, kind="target")
    task.refresh_from_db()
    assert (task.status, task.reason) == ("rejected", "Thực ra là chỉ tiêu")
    assert (target.kind, target.quote, target.clause, target.is_added) == ("target", PROGRAMME, "II.2", True)
    with pytest.raises(NotMarkable):
        actions.change_kind(actor=cast.clerk, at=AT, finding_id=target.pk, kind="target")


def test_a_piece_is_marked_only_where_it_says_something_new(cast: Cast) -> None:
    intake = read(cast)
    found = finding(intake, MEMBERS)

    def mark(kind: str, start: int, end: int) -> Finding:
        return actions.add_finding(actor=cast.clerk, at=AT, intake_id=intake.pk, kind=kind, start=start, end=end)

    with pytest.raises(MarkedAlready, match="chỉ tiêu"):
        mark("target", found.start, found.end)
    with pytest.raises(NotMarkable):
        mark("person", found.start, found.end)
    for start, end in ((5, 5), (-1, 4), (0, 10_000), (intake.text.index("\n\n"), intake.text.index("\n\n") + 2)):
        with pytest.raises(SpanOutside):
            mark("target", start, end)


# The rest, doubts, closing


def test_the_rest_is_accepted_as_proposed_once_the_doubts_are_settled(cast: Cast) -> None:
    intake, _ = registered(cast)
    settle(cast, intake)
    assert actions.accept_rest(actor=cast.clerk, at=AT, intake_id=intake.pk) == 6
    assert (Target.objects.count(), Task.objects.count()) == (4, 2)
    assert actions.accept_rest(actor=cast.clerk, at=AT, intake_id=intake.pk) == 0


def test_the_rest_is_accepted_whole_or_not_at_all_and_every_obstacle_is_named(cast: Cast) -> None:
    intake, _ = registered(cast)
    broken = finding(intake, AWARDS)
    broken.proposal["value"] = None
    broken.save()
    with pytest.raises(NotAllAccepted, match="Chưa nhận được 2 điều") as refused:
        actions.accept_rest(actor=cast.clerk, at=AT, intake_id=intake.pk)
    assert [(pk, quote) for pk, quote, _ in refused.value.faults] == [
        (finding(intake, MONEY).pk, MONEY),
        (broken.pk, AWARDS),
    ]
    assert "có điều nghi ngờ chưa xử lý" in refused.value.faults[0][2]
    assert "phải có giá trị cần đạt" in refused.value.faults[1][2]
    assert (Target.objects.count(), Task.objects.count()) == (0, 0)


def test_a_doubt_is_settled_once_with_a_note(cast: Cast) -> None:
    doubt = read(cast).doubts.get()
    with pytest.raises(NoteMissing):
        actions.settle_doubt(actor=cast.clerk, at=AT, doubt_id=doubt.pk, note=" ")
    actions.settle_doubt(actor=cast.clerk, at=AT, doubt_id=doubt.pk, note="Nêu một lần")
    with pytest.raises(SettledAlready, match=r"Hồ Gia Bách.*Nêu một lần"):
        actions.settle_doubt(actor=cast.leader, at=AT, doubt_id=doubt.pk, note="Khác")


def test_a_text_is_closed_when_nothing_is_left(cast: Cast) -> None:
    intake, _ = registered(cast)
    with pytest.raises(StillProposed, match="4 chỉ tiêu và 2 nhiệm vụ"):
        actions.confirm(actor=cast.clerk, at=AT, intake_id=intake.pk)
    actions.reject_finding(actor=cast.clerk, at=AT, finding_id=finding(intake, MONEY).pk, reason="Nêu hai lần")
    actions.accept_rest(actor=cast.clerk, at=AT, intake_id=intake.pk)
    with pytest.raises(DoubtsOpen, match="Số này nêu hai lần"):
        actions.confirm(actor=cast.clerk, at=AT, intake_id=intake.pk)
    closed = actions.confirm(actor=cast.clerk, at=AT, intake_id=intake.pk, doubts_note="Đã đối chiếu")
    assert (closed.status, closed.confirmed_at) == ("confirmed", AT)
    assert not Finding.objects.filter(intake=intake, status="proposed").exists()
    facts = Entry.objects.get(verb="intake.confirmed").facts
    assert (facts["targets"], facts["tasks"], facts["rejected"], facts["seen"]) == (3, 2, 1, 2)


def test_a_closed_text_is_not_decided_about_any_more(cast: Cast) -> None:
    intake, _ = registered(cast)
    settle(cast, intake)
    actions.accept_rest(actor=cast.clerk, at=AT, intake_id=intake.pk)
    actions.confirm(actor=cast.clerk, at=AT, intake_id=intake.pk)
    with pytest.raises(NotOpen, match="đã xác nhận"):
        actions.add_finding(actor=cast.clerk, at=AT, intake_id=intake.pk, kind="target", start=0, end=5)
    with pytest.raises(NotOpen):
        actions.confirm(actor=cast.clerk, at=AT, intake_id=intake.pk)
