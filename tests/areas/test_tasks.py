"""Tasks: drafted from a document's words, given once they are clear, reported, closed by someone else."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from cast import AT, SYSTEM, Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext
from enacted import evidence, moment, resolution

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.directory import actions as directory
from nhiemky.areas.directory.access import NotAllowed, NotVisible
from nhiemky.areas.directory.queries import officers
from nhiemky.areas.rulebook.queries import rule_set
from nhiemky.areas.targets.actions.setting import DocumentOfAnother
from nhiemky.areas.tasks import actions, queries
from nhiemky.areas.tasks.actions.changing import NotLater, NotUnderLead, SameLead
from nhiemky.areas.tasks.actions.drafting import NoLead, NotClear, TaskMalformed
from nhiemky.areas.tasks.actions.working import NothingSaid, PartsOpen, PercentTooLarge
from nhiemky.areas.tasks.given import NewTask, TaskPart
from nhiemky.areas.tasks.models import Task
from nhiemky.rules.workflow import MoveRefused, ReasonMissing, SamePerson

DUE = datetime.date(2026, 6, 30)


def six(cast: Cast) -> Any:
    return rule_set(cast.leader, "clarities", "six", AT.date())


def drafted(cast: Cast, document: Any = None, **more: Any) -> Task:
    given: dict[str, Any] = {
        "title": "Xây dựng Chương trình hành động toàn khóa", "lead_id": cast.first.pk, "joins": (cast.second.pk,),
        "product": "Chương trình hành động", "authority": "Ban Chấp hành Liên hiệp", "due_on": DUE, **more,
    }  # fmt: skip
    return actions.draft_task(
        actor=cast.clerk, at=AT, organisation_id=cast.province.pk, term_id=cast.term.pk,
        document_id=(document or resolution(cast)).pk, new=NewTask(**given),
    )  # fmt: skip


def issued(cast: Cast, **more: Any) -> Task:
    task = drafted(cast, **more)
    return actions.issue_task(actor=cast.leader, at=AT, task_id=task.pk, clarities=six(cast))


def test_a_clear_task_is_given_and_its_leader_sees_it(cast: Cast) -> None:
    task = drafted(cast)
    with pytest.raises(NotVisible):
        queries.task_page(cast.reporter, task.pk, AT)
    assert queries.missing_clarities(cast.clerk, task.pk, AT, six(cast)) == ((), "")
    actions.issue_task(actor=cast.leader, at=AT, task_id=task.pk, clarities=six(cast))
    page = queries.task_page(cast.reporter, task.pk, AT)
    assert (page.task.lead, page.task.joins) == ("Hội Hữu nghị An Phước Đông", ("Hội Hữu nghị Thạnh Lợi Tây",))
    assert (page.task.status_name, page.organisation) == ("đã giao", "Liên hiệp các tổ chức hữu nghị tỉnh Tân Giang")


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ({"product": ""}, "Chưa rõ sản phẩm."),
        ({"due_on": None, "authority": " "}, "Chưa rõ thời gian, thẩm quyền."),
    ],
)
def test_what_is_not_clear_is_shown_before_and_keeps_the_task_from_being_given(
    cast: Cast, lacking: dict[str, Any], sentence: str
) -> None:
    """Six "rõ": second-hand, quoting a government decision point IV.2(d) (domain facts 2.4)."""
    task = drafted(cast, **lacking)
    assert queries.missing_clarities(cast.clerk, task.pk, AT, six(cast))[1] == sentence
    with pytest.raises(NotClear, match=sentence):
        actions.issue_task(actor=cast.leader, at=AT, task_id=task.pk, clarities=six(cast))
    given = actions.issue_task(
        actor=cast.leader, at=AT, task_id=task.pk, clarities=six(cast), missing_accepted_reason="Giao gấp"
    )
    assert given.missing_accepted_reason == "Giao gấp"


def test_which_things_must_be_clear_is_a_rule_set(cast: Cast) -> None:
    task = drafted(cast, authority="")
    five = rule_set(cast.leader, "clarities", "five", AT.date())
    given = actions.issue_task(actor=cast.leader, at=AT, task_id=task.pk, clarities=five)
    assert (given.missing_accepted_reason, given.clarities) == ("", five)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"title": " "}, "phải ghi việc"),
        ({"title": "x" * 1001}, "dài quá"),
        ({"joins": (1, 1)}, "ghi hai lần"),
    ],
)
def test_a_task_that_can_not_be_one_is_refused(cast: Cast, given: dict[str, Any], why: str) -> None:
    with pytest.raises(TaskMalformed, match=why):
        drafted(cast, **given)
    assert Task.objects.count() == 0


def test_who_leads_does_not_join_and_a_lead_there_must_be(cast: Cast) -> None:
    document = resolution(cast)
    with pytest.raises(TaskMalformed, match="đồng thời phối hợp"):
        drafted(cast, document, joins=(cast.first.pk,))
    task = drafted(cast, document, lead_id=None)
    with pytest.raises(NoLead):
        actions.issue_task(actor=cast.leader, at=AT, task_id=task.pk, clarities=six(cast), missing_accepted_reason="x")


def test_a_task_is_not_given_for_a_day_that_has_passed(cast: Cast) -> None:
    task = drafted(cast, due_on=datetime.date(2026, 3, 1))
    with pytest.raises(TaskMalformed, match="thời hạn đã qua"):
        actions.issue_task(actor=cast.leader, at=AT, task_id=task.pk, clarities=six(cast))


def test_a_document_of_another_body_is_no_source(cast: Cast) -> None:
    from nhiemky.areas.documents import actions as documents

    foreign = documents.register(
        actor=SYSTEM, at=AT, organisation=cast.first, subject="Khác", origin="imported", issued_on=AT.date()
    )
    with pytest.raises(DocumentOfAnother):
        drafted(cast, foreign)


def test_a_draft_is_changed_until_it_is_given(cast: Cast) -> None:
    task = drafted(cast)
    new = NewTask(title="Việc khác", lead_id=cast.second.pk, joins=(cast.first.pk, cast.third.pk), due_on=DUE)
    actions.change_draft(actor=cast.clerk, at=AT, task_id=task.pk, new=new)
    (line,) = queries.tasks_of_term(cast.clerk, cast.term.pk, AT)
    assert (line.title, line.lead, len(line.joins)) == ("Việc khác", "Hội Hữu nghị Thạnh Lợi Tây", 2)
    actions.issue_task(
        actor=cast.leader, at=AT, task_id=task.pk, clarities=six(cast), missing_accepted_reason="Giao gấp"
    )
    with pytest.raises(MoveRefused, match="gia hạn hoặc chuyển"):
        actions.change_draft(actor=cast.clerk, at=AT, task_id=task.pk, new=new)


def test_a_clerk_drafts_and_a_leader_gives(cast: Cast) -> None:
    task = drafted(cast)
    for actor, refusal in ((cast.clerk, NotAllowed), (cast.reporter, NotVisible), (cast.outsider, NotVisible)):
        with pytest.raises(refusal):
            actions.issue_task(actor=actor, at=AT, task_id=task.pk, clarities=six(cast))


def test_the_leading_unit_reports_and_someone_else_closes(cast: Cast) -> None:
    task = issued(cast)
    report: Callable[..., Any] = lambda **more: actions.report_progress(  # noqa: E731
        **{"actor": cast.reporter, "at": AT, "task_id": task.pk, "says": "Đã có dự thảo", **more}
    )
    report(percent=60, difficulty="Thiếu người")
    report(says="Đã trình", done=True, product_id=evidence(cast).pk)
    page = queries.task_page(cast.leader, task.pk, AT)
    assert page.task.status_name == "chờ xác nhận hoàn thành"
    actions.close_task(actor=cast.leader, at=AT, task_id=task.pk)
    said = [each.says for each in queries.task_page(cast.leader, task.pk, AT).history]
    assert "Báo cáo (60%): Đã có dự thảo Khó khăn: Thiếu người" in said
    with pytest.raises(MoveRefused):
        report(says="Thêm")


def test_nobody_confirms_their_own_report(cast: Cast) -> None:
    task = issued(cast, lead_id=cast.province.pk)
    actions.report_progress(actor=cast.leader, at=AT, task_id=task.pk, says="Xong", done=True)
    with pytest.raises(SamePerson):
        actions.close_task(actor=cast.leader, at=AT, task_id=task.pk)


def test_a_report_says_something_and_no_more_than_all(cast: Cast) -> None:
    task = issued(cast)
    with pytest.raises(NothingSaid):
        actions.report_progress(actor=cast.reporter, at=AT, task_id=task.pk, says=" ")
    with pytest.raises(PercentTooLarge):
        actions.report_progress(actor=cast.reporter, at=AT, task_id=task.pk, says="x", percent=120)


def test_only_the_leading_unit_reports(cast: Cast) -> None:
    task = issued(cast)
    for actor, refusal in ((cast.second_reporter, NotAllowed), (cast.outsider, NotVisible), (cast.nobody, NotVisible)):
        with pytest.raises(refusal):
            actions.report_progress(actor=actor, at=AT, task_id=task.pk, says="Xong")


def test_work_is_sent_back_with_a_reason(cast: Cast) -> None:
    task = issued(cast)
    actions.report_progress(actor=cast.reporter, at=AT, task_id=task.pk, says="Xong", done=True)
    with pytest.raises(ReasonMissing):
        actions.send_back_task(actor=cast.leader, at=AT, task_id=task.pk, reason="")
    task = actions.send_back_task(actor=cast.leader, at=AT, task_id=task.pk, reason="Thiếu phụ lục")
    assert task.status == "in_progress"


def test_more_time_needs_a_reason_and_keeps_the_old_day(cast: Cast) -> None:
    task = issued(cast)
    later = datetime.date(2026, 9, 30)
    extend: Callable[..., Any] = lambda **more: actions.extend_task(  # noqa: E731
        **{"actor": cast.leader, "at": AT, "task_id": task.pk, "new_due_on": later, "reason": "Chờ hướng dẫn", **more}
    )
    with pytest.raises(ReasonMissing):
        extend(reason="")
    with pytest.raises(NotLater):
        extend(new_due_on=DUE)
    assert extend().old_due_on == DUE
    assert queries.task_page(cast.leader, task.pk, AT).task.due_on == later


def test_after_a_merger_the_successor_leads_and_the_first_leader_stays_readable(cast: Cast) -> None:
    task = issued(cast)
    actions.reassign_task(actor=cast.leader, at=AT, task_id=task.pk, lead_id=cast.third.pk, reason="Sáp nhập")
    page = queries.task_page(cast.leader, task.pk, AT)
    assert page.task.lead == "Hội Hữu nghị Hòa Bình Thượng"
    assert "Chuyển chủ trì từ Hội Hữu nghị An Phước Đông sang Hội Hữu nghị Hòa Bình Thượng: Sáp nhập" in {
        each.says for each in page.history
    }
    with pytest.raises(SameLead):
        actions.reassign_task(actor=cast.leader, at=AT, task_id=task.pk, lead_id=cast.third.pk, reason="Lại")


def test_a_task_led_by_a_body_that_ended_is_not_drafted(cast: Cast) -> None:
    directory.dissolve(
        actor=SYSTEM, at=AT, organisation=cast.third, on=datetime.date(2026, 1, 1), legal_basis="Quyết định 9",
        keeper=cast.province,
    )  # fmt: skip
    with pytest.raises((TaskMalformed, NotVisible)):
        drafted(cast, lead_id=cast.third.pk)


def test_a_whole_is_closed_after_its_parts(cast: Cast) -> None:
    task = issued(cast, lead_id=cast.province.pk)
    parts = actions.hand_down_task(
        actor=cast.leader, at=AT, task_id=task.pk,
        parts=[TaskPart(organisation_id=cast.first.pk), TaskPart(organisation_id=cast.second.pk, title="Phần hai")],
    )  # fmt: skip
    assert [part.title for part in parts] == [task.title, "Phần hai"]
    assert {part.quote for part in parts} == {task.quote}
    actions.report_progress(actor=cast.clerk, at=AT, task_id=task.pk, says="Xong", done=True)
    with pytest.raises(PartsOpen, match="còn 2 phần việc"):
        actions.close_task(actor=cast.leader, at=AT, task_id=task.pk)
    with pytest.raises(TaskMalformed, match="không được sau hạn"):
        actions.hand_down_task(
            actor=cast.leader, at=AT, task_id=task.pk,
            parts=[TaskPart(organisation_id=cast.third.pk, due_on=datetime.date(2027, 1, 1))],
        )  # fmt: skip


def test_a_units_reporter_gives_no_task(cast: Cast) -> None:
    mine = issued(cast, lead_id=cast.first.pk)
    with pytest.raises(NotAllowed):
        actions.hand_down_task(
            actor=cast.reporter, at=AT, task_id=mine.pk, parts=[TaskPart(organisation_id=cast.first.pk)]
        )


def test_parts_go_to_units_below_alone(cast: Cast) -> None:
    whole = issued(cast, lead_id=cast.province.pk)
    with pytest.raises(NotUnderLead, match="không trực thuộc trực tiếp"):
        actions.hand_down_task(
            actor=cast.leader, at=AT, task_id=whole.pk, parts=[TaskPart(organisation_id=cast.province.pk)]
        )


def test_a_task_that_was_cancelled_says_why(cast: Cast) -> None:
    task = issued(cast)
    with pytest.raises(ReasonMissing):
        actions.cancel_task(actor=cast.leader, at=AT, task_id=task.pk, reason="")
    actions.cancel_task(actor=cast.leader, at=AT, task_id=task.pk, reason="Không còn phù hợp")
    assert queries.tasks_of_unit(cast.leader, cast.first.pk, AT) == ()


def test_overdue_tasks_are_counted_in_days_until_someone_reports_them_done(cast: Cast) -> None:
    task = issued(cast)
    july = moment(2026, 7, 3)
    assert [line.overdue_days for line in queries.overdue_tasks(cast.leader, july)] == [3]
    assert queries.overdue_tasks(cast.leader, moment(2026, 6, 30, 23, 59)) == ()
    actions.report_progress(actor=cast.reporter, at=july, task_id=task.pk, says="Xong", done=True)
    assert queries.overdue_tasks(cast.leader, july) == ()


def test_a_list_asks_as_often_for_ten_times_the_tasks(cast: Cast) -> None:
    document = resolution(cast)
    drafted(cast, document)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert len(queries.tasks_of_term(cast.leader, cast.term.pk, AT)) == 1
    for number in range(9):
        drafted(cast, document, title=f"Việc {number}", joins=(cast.second.pk, cast.third.pk))
    with CaptureQueriesContext(connection) as many:
        assert len(queries.tasks_of_term(cast.leader, cast.term.pk, AT)) == 10
    assert len(few) == len(many)


def test_a_person_of_the_leading_unit_answers_and_the_trail_holds_every_step(cast: Cast) -> None:
    holder = officers(cast.leader, cast.first, AT.date(), AT)[0]
    task = issued(cast, person_id=holder.person_id)
    assert queries.task_page(cast.leader, task.pk, AT).task.person == holder.name
    assert set(Entry.objects.values_list("verb", flat=True)) >= {"tasks.drafted", "tasks.issued"}
