"""From a document's words to a task that is given: drafted, changed, issued once it is clear."""

from __future__ import annotations

import datetime
from collections.abc import Sequence, Set

from django.db import transaction
from django.db.models import Max

from nhiemky.areas.audit.access import some
from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable, without_unstorable
from nhiemky.areas.audit.rows import check_fits, insert
from nhiemky.areas.directory.access import check, get_organisation, get_person, get_term, visible_organisations
from nhiemky.areas.directory.models import Organisation, Term
from nhiemky.areas.directory.queries import organisation_name
from nhiemky.areas.documents.access import get_document
from nhiemky.areas.documents.models import Document
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.areas.rulebook.queries import clarities as clarities_of
from nhiemky.areas.targets.actions.setting import DocumentOfAnother
from nhiemky.areas.targets.given import Quoted
from nhiemky.areas.targets.quoting import standing_in
from nhiemky.areas.tasks import access
from nhiemky.areas.tasks.clear import fields_of
from nhiemky.areas.tasks.given import NewTask
from nhiemky.areas.tasks.models import PartyRole, Task, TaskParty
from nhiemky.areas.tasks.moving import locked, step
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import fold
from nhiemky.rules.wording import gettext_noop
from nhiemky.rules.workflow import TASK, missing_clarities, missing_sentence
from nhiemky.rules.workflow import Task as State


class TaskMalformed(Refusal):
    """A task that can't be drafted like this."""

    template = "Nhiệm vụ “{title}”: {fault}."


class NotClear(Refusal):
    """Something that must be clear is missing, and nobody said why the task is given nevertheless."""

    template = "Nhiệm vụ “{title}”. {missing} Hãy bổ sung, hoặc ghi lý do giao khi chưa đủ rõ."


class NoLead(Refusal):
    """Nobody leads."""

    template = "Nhiệm vụ “{title}” chưa có đơn vị chủ trì nên chưa giao được."


def draft_task(
    *,
    actor: Actor,
    at: datetime.datetime,
    organisation_id: int,
    document_id: int,
    new: NewTask,
    term_id: int | None = None,
    parent_id: int | None = None,
) -> Task:
    """Draft a task that comes from a document; it is given to nobody before `issue_task`.

    Raises TaskMalformed, DocumentOfAnother, QuoteDiffers.
    """
    check(actor, Action.DRAFT_TASK, organisation_id, at)
    term = get_term(actor, term_id, at) if term_id is not None else None
    document = _document(actor, at, organisation_id, term, document_id)
    task = Task(
        organisation_id=organisation_id,
        term=term,
        document=document,
        parent=access.get_task(actor, parent_id, at) if parent_id is not None else None,
        drafted_at=at,
    )
    _word(task, actor, at, new)
    _quote(task, document, new.quoted)
    with transaction.atomic():
        Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
        siblings = Task.objects.filter(organisation=organisation_id, term=term_id)
        task.ordinal = (siblings.aggregate(last=Max("ordinal"))["last"] or 0) + 1
        insert(task)
        _set_parties(task, new.joins, new.watches)
        facts = {"document": str(document), "clause": task.clause.path if task.clause else ""}
        record(actor=actor, at=at, verb="tasks.drafted", obj=task, facts=facts, organisation=organisation_id)
    return task


def _document(
    actor: Actor, at: datetime.datetime, organisation_id: int, term: Term | None, document_id: int
) -> Document:
    document = get_document(actor, document_id, at)
    of_term = term is None or document.term_id in (None, term.pk)
    if document.organisation_id != organisation_id or not of_term:
        raise DocumentOfAnother(document=document, term=term.label if term else gettext_noop("tổ chức này"))
    return document


def _word(task: Task, actor: Actor, at: datetime.datetime, new: NewTask) -> None:
    """Let the task say what it is; raises TaskMalformed, NotVisible for a body or person out of sight."""
    task.title = storable(new.title).strip()
    task.folded = fold(task.title)[:1500]
    task.lead = get_organisation(actor, new.lead_id, at) if new.lead_id is not None else None
    task.person = get_person(actor, new.person_id, at) if new.person_id is not None else None
    task.responsibility = storable(new.responsibility).strip()
    task.product = storable(new.product).strip()
    task.authority = storable(new.authority).strip()
    task.due_on = new.due_on
    fault = _fault(task, new, local_day(at))
    if fault:
        raise TaskMalformed(title=task.title[:200] or gettext_noop("(chưa có tên)"), fault=fault)
    _see_parties(task, actor, at, {*new.joins, *new.watches})


def _see_parties(task: Task, actor: Actor, at: datetime.datetime, parties: Set[int]) -> None:
    """Raise NotVisible where a unit is out of sight; one that is a party already stays one."""
    standing = task.parties.values_list("organisation_id", flat=True) if task.pk is not None else ()
    some(visible_organisations(actor, Action.SEE_ORGANISATION, at), parties - set(standing))


def _fault(task: Task, new: NewTask, today: datetime.date) -> str:
    """What is wrong with a task, "" where nothing is."""
    parties = (*new.joins, *new.watches)
    ended = task.lead is not None and task.lead.dissolved_on is not None and task.lead.dissolved_on <= today
    checks = (
        (not task.title, gettext_noop("phải ghi việc cần làm")),
        (len(task.title) > 1000, gettext_noop("tên việc dài quá 1.000 ký tự; hãy đưa chi tiết vào văn bản giao việc")),
        (
            len(set(parties)) < len(parties),
            gettext_noop("một đơn vị được ghi hai lần trong danh sách phối hợp, theo dõi"),
        ),
        (
            task.lead_id is not None and task.lead_id in new.joins,
            gettext_noop("đơn vị chủ trì không thể đồng thời phối hợp"),
        ),
        (ended, gettext_noop("đơn vị chủ trì đã chấm dứt hoạt động; hãy chọn đơn vị kế thừa")),
        (
            task.parent is not None
            and task.parent.due_on is not None
            and task.due_on is not None
            and task.due_on > task.parent.due_on,
            gettext_noop("hạn của phần việc không được sau hạn của việc chung"),
        ),
    )
    return next((fault for wrong, fault in checks if wrong), "")


def _quote(task: Task, document: Document, quoted: Quoted) -> None:
    """Let the task quote the document, if the words stand where they are said to stand."""
    task.clause, task.extracted = standing_in(document, quoted)
    task.quote, task.quote_start, task.quote_end = without_unstorable(quoted.words), quoted.start, quoted.end


def _set_parties(task: Task, joins: Sequence[int], watches: Sequence[int]) -> None:
    """Let these join in and watch, and nobody else."""
    roles = {**dict.fromkeys(watches, PartyRole.WATCH), **dict.fromkeys(joins, PartyRole.JOIN)}
    TaskParty.objects.filter(task=task).exclude(organisation__in=roles).delete()
    for organisation, role in roles.items():
        TaskParty.objects.update_or_create(task=task, organisation_id=organisation, defaults={"role": role})


def change_draft(*, actor: Actor, at: datetime.datetime, task_id: int, new: NewTask) -> Task:
    """Write a draft anew; its quote and document stay. Raises TaskMalformed, MoveRefused once it is given."""
    seen = access.get_task_for(actor, task_id, at, Action.DRAFT_TASK)
    with transaction.atomic():
        task = locked(seen.pk)
        if task.status != State.DRAFT:
            hint = gettext_noop("Muốn đổi hạn hoặc đơn vị chủ trì, hãy gia hạn hoặc chuyển nhiệm vụ.")
            raise TASK.refused(task.status, gettext_noop("sửa dự thảo"), hint)
        _word(task, actor, at, new)
        check_fits(task)
        task.save()
        _set_parties(task, new.joins, new.watches)
        record(actor=actor, at=at, verb="tasks.changed", obj=task, organisation=task.organisation_id)
    return task


def issue_task(
    *,
    actor: Actor,
    at: datetime.datetime,
    task_id: int,
    clarities: RuleSet,
    missing_accepted_reason: str = "",
) -> Task:
    """Give a drafted task to its leading unit. What the rule set `clarities` wants clear must be, or a reason is kept.

    Raises NoLead, NotClear, MoveRefused, TaskMalformed for a day that has passed.
    """
    seen = access.get_task_for(actor, task_id, at, Action.ASSIGN_TASK)
    reason = storable(missing_accepted_reason).strip()
    with transaction.atomic():
        task = locked(seen.pk)
        TASK.check(task.status, "issue")
        if task.lead is None:
            raise NoLead(title=task.title)
        if task.due_on is not None and task.due_on < local_day(at):
            raise TaskMalformed(title=task.title, fault=gettext_noop("thời hạn đã qua; hãy đặt lại thời hạn"))
        missing = missing_clarities(fields_of(task), clarities_of(actor, clarities))
        if missing and not reason:
            raise NotClear(title=task.title, missing=missing_sentence(missing))
        task.missing_accepted_reason = reason if missing else ""
        task.clarities = clarities
        task.issued_at, task.issued_by_id, task.issued_by_name = at, actor.actor_id, actor.actor_name[:200]
        check_fits(task)
        task.save()
        step(task, "issue", actor=actor, at=at)
        facts = {
            "lead": organisation_name(actor, task.lead, local_day(at)),
            "due": task.due_on,
            "missing": f"{missing_sentence(missing)} {reason}".strip() if missing else "đủ các rõ",
            "clarities": clarities.code,
        }
        record(actor=actor, at=at, verb="tasks.issued", obj=task, facts=facts, organisation=task.organisation_id)
    return task
