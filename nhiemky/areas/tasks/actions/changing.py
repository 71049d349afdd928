"""A given task in changing times: more time, another unit in the lead, parts for units below."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Max

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory.access import check, get_organisation
from nhiemky.areas.directory.models import GroupMembership, MembershipRole, Organisation, ParentLink, valid_on
from nhiemky.areas.directory.queries import names
from nhiemky.areas.documents.access import get_document
from nhiemky.areas.tasks import access
from nhiemky.areas.tasks.actions.drafting import TaskMalformed
from nhiemky.areas.tasks.given import TaskPart
from nhiemky.areas.tasks.models import OPEN_STATES, Task, TaskExtension, TaskMove, TaskReassignment
from nhiemky.areas.tasks.moving import locked
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import fold, sort_key
from nhiemky.rules.wording import Listing, gettext_noop
from nhiemky.rules.workflow import TASK, ReasonMissing
from nhiemky.rules.workflow import Task as State


class NotLater(Refusal):
    """The new day is no extension."""

    template = "Hạn mới {new:%d/%m/%Y} phải sau hạn hiện nay {old:%d/%m/%Y}."


class NotUnderLead(Refusal):
    """A part for a unit that the leading one neither stands above nor leads in a block."""

    template = (
        "{lead} không chia được nhiệm vụ “{title}” cho {units}: không trực thuộc trực tiếp và không cùng khối do "
        "{lead} làm trưởng. Hãy bỏ khỏi danh sách, hoặc đề nghị cơ quan giao nhiệm vụ giao trực tiếp."
    )


class SameLead(Refusal):
    """The unit leads already."""

    template = "Đơn vị này đang chủ trì nhiệm vụ. Hãy chọn đơn vị khác."


def extend_task(
    *,
    actor: Actor,
    at: datetime.datetime,
    task_id: int,
    new_due_on: datetime.date,
    reason: str,
    document_id: int | None = None,
) -> TaskExtension:
    """Give more time, with the reason and, where there is one, the document that says so; the old day stays readable.

    Raises ReasonMissing, NotLater, MoveRefused.
    """
    access.get_task_for(actor, task_id, at, Action.EXTEND_TASK)
    _need_reason(reason, gettext_noop("gia hạn"))
    with transaction.atomic():
        task = _open(task_id, gettext_noop("gia hạn"))
        if task.due_on is not None and new_due_on <= task.due_on:
            raise NotLater(new=new_due_on, old=task.due_on)
        extension = TaskExtension.objects.create(
            task=task,
            at=at,
            by_id=actor.actor_id,
            by_name=actor.actor_name[:200],
            old_due_on=task.due_on,
            new_due_on=new_due_on,
            reason=storable(reason).strip(),
            document=get_document(actor, document_id, at) if document_id is not None else None,
        )
        task.due_on = new_due_on
        task.save(update_fields=["due_on"])
        facts = {"old_due": extension.old_due_on, "new_due": new_due_on, "reason": extension.reason}
        record(actor=actor, at=at, verb="tasks.extended", obj=task, facts=facts, organisation=task.organisation_id)
    return extension


def reassign_task(*, actor: Actor, at: datetime.datetime, task_id: int, lead_id: int, reason: str) -> TaskReassignment:
    """Let another unit lead (after a merger, the successor); who led before stays readable.

    Raises ReasonMissing, SameLead, MoveRefused, NotVisible for a unit out of sight.
    """
    access.get_task_for(actor, task_id, at, Action.ASSIGN_TASK)
    _need_reason(reason, gettext_noop("chuyển nhiệm vụ"))
    new_lead = get_organisation(actor, lead_id, at)
    with transaction.atomic():
        task = _open(task_id, gettext_noop("chuyển đơn vị chủ trì"))
        old_lead = task.lead
        if old_lead is None or old_lead.pk == new_lead.pk:
            raise SameLead
        moved = TaskReassignment.objects.create(
            task=task,
            at=at,
            by_id=actor.actor_id,
            by_name=actor.actor_name[:200],
            old_lead=old_lead,
            new_lead=new_lead,
            reason=storable(reason).strip(),
        )
        task.lead, task.person = new_lead, None
        task.save(update_fields=["lead", "person"])
        called = names(actor, [old_lead.pk, new_lead.pk], local_day(at))
        facts = {"old_lead": called[old_lead.pk], "new_lead": called[new_lead.pk], "reason": moved.reason}
        record(actor=actor, at=at, verb="tasks.reassigned", obj=task, facts=facts, organisation=task.organisation_id)
    return moved


def hand_down_task(*, actor: Actor, at: datetime.datetime, task_id: int, parts: Sequence[TaskPart]) -> tuple[Task, ...]:
    """Divide a task that the actor's unit leads among other units; the parts are given at once, under the whole.

    The actor needs the right to give tasks for the leading unit, and gives them only to units right below it or to
    members of the block that it leads. No part is due after the whole. Raises TaskMalformed, MoveRefused, NotAllowed,
    NotUnderLead, NotVisible for a unit out of sight.
    """
    seen = access.get_task(actor, task_id, at)
    check(actor, Action.ASSIGN_TASK, seen.lead_id, at)
    if not parts:
        raise TaskMalformed(title=seen.title, fault=gettext_noop("chưa chọn đơn vị nào để chia việc"))
    units = {part.organisation_id: get_organisation(actor, part.organisation_id, at) for part in parts}
    if len(units) < len(parts):
        raise TaskMalformed(title=seen.title, fault=gettext_noop("một đơn vị được chia hai phần; hãy gộp lại"))
    _check_under(actor, seen, units.keys(), local_day(at))
    with transaction.atomic():
        task = _open(task_id, gettext_noop("chia việc"))
        made = [_part(task, part, units[part.organisation_id], actor, at) for part in parts]
        facts = {"units": len(made), "parts": [each.pk for each in made]}
        record(actor=actor, at=at, verb="tasks.handed_down", obj=task, facts=facts, organisation=task.lead_id)
    return tuple(made)


def _check_under(actor: Actor, task: Task, units: Collection[int], day: datetime.date) -> None:
    """Raise NotUnderLead, naming every unit that the leading one has nothing to order."""
    below = ParentLink.objects.filter(valid_on(day), parent=task.lead_id).values_list("child_id", flat=True)
    leads = GroupMembership.objects.filter(valid_on(day), organisation=task.lead_id, role=MembershipRole.LEADER)
    led = GroupMembership.objects.filter(valid_on(day), group__in=leads.values("group"))
    strangers = set(units) - set(below) - set(led.values_list("organisation_id", flat=True))
    if strangers:
        called = names(actor, {*strangers, task.lead_id or 0}, day)
        listed = sorted((called[unit] for unit in strangers), key=sort_key)
        raise NotUnderLead(units=Listing.of(listed, "; "), lead=called[task.lead_id or 0], title=task.title)


def _part(task: Task, part: TaskPart, unit: Organisation, actor: Actor, at: datetime.datetime) -> Task:
    """One unit's part, given by the unit that leads the whole."""
    due_on = part.due_on or task.due_on
    if task.due_on is not None and due_on is not None and due_on > task.due_on:
        raise TaskMalformed(
            title=part.title or task.title, fault=gettext_noop("hạn của phần việc không được sau hạn của việc chung")
        )
    title = storable(part.title).strip() or task.title
    siblings = Task.objects.filter(organisation=task.lead_id, term=task.term_id)
    made = insert(
        Task(
            organisation_id=task.lead_id or 0,  # an open task has a leader, by constraint
            term=task.term,
            document=task.document,
            clause=task.clause,
            extracted=task.extracted,
            quote=task.quote,
            quote_start=task.quote_start,
            quote_end=task.quote_end,
            parent=task,
            ordinal=(siblings.aggregate(last=Max("ordinal"))["last"] or 0) + 1,
            title=title,
            folded=fold(title)[:1500],
            lead=unit,
            product=storable(part.product).strip() or task.product,
            authority=task.authority,
            due_on=due_on,
            status=State.ISSUED.value,
            drafted_at=at,
            issued_at=at,
            issued_by_id=actor.actor_id,
            issued_by_name=actor.actor_name[:200],
        )
    )
    TaskMove.objects.create(
        task=made,
        from_status=State.DRAFT.value,
        to_status=State.ISSUED.value,
        at=at,
        by_id=actor.actor_id,
        by_name=actor.actor_name[:200],
    )
    return made


def _open(task_id: int, what: str) -> Task:
    """The task for a write while it is open; raises MoveRefused."""
    task = locked(task_id)
    if task.status not in OPEN_STATES:
        hint = gettext_noop("Chỉ thực hiện được với nhiệm vụ đã giao và chưa kết thúc.")
        raise TASK.refused(task.status, what, hint)
    return task


def _need_reason(reason: str, what: str) -> None:
    if not reason.strip():
        raise ReasonMissing(move=what)
