"""Reads of tasks: what is not clear yet, lists of a term or a unit, one task with everything that happened to it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.queries import names
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.areas.rulebook.queries import clarities as clarities_of
from nhiemky.areas.tasks import access
from nhiemky.areas.tasks.clear import fields_of
from nhiemky.areas.tasks.models import (
    OPEN_STATES,
    PartyRole,
    Task,
    TaskExtension,
    TaskMove,
    TaskParty,
    TaskQuerySet,
    TaskReassignment,
    TaskReport,
)
from nhiemky.rules.periods import local_day
from nhiemky.rules.workflow import TASK, Clarity, missing_sentence
from nhiemky.rules.workflow import Task as State
from nhiemky.rules.workflow import missing_clarities as missing_of


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in a list. `overdue_days`: how many days its day has passed, 0 where it has not, or it is done."""

    id: int
    ordinal: int
    parent_id: int | None
    title: str
    lead_id: int | None
    lead: str
    joins: tuple[str, ...]
    person: str
    responsibility: str
    product: str
    authority: str
    due_on: datetime.date | None
    status: str
    status_name: str
    overdue_days: int
    document: str
    document_id: int
    clause: str
    quote: str
    missing: str


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a task, in words."""

    at: datetime.datetime
    by: str
    says: str


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A task, its parts and its history, the latest first; `moves` are the names of what may happen next."""

    task: TaskLine
    organisation_id: int
    organisation: str
    missing_accepted_reason: str
    parts: tuple[TaskLine, ...]
    history: tuple[Happening, ...]
    moves: tuple[tuple[str, str], ...]


def missing_clarities(
    viewer: Actor, task_id: int, at: datetime.datetime, clarities: RuleSet
) -> tuple[tuple[Clarity, ...], str]:
    """Return what must still be made clear before a task is given, and the sentence that says so."""
    task = access.get_task(viewer, task_id, at)
    missing = missing_of(fields_of(task), clarities_of(viewer, clarities))
    return missing, missing_sentence(missing)


def tasks_of_term(viewer: Actor, term_id: int, at: datetime.datetime) -> tuple[TaskLine, ...]:
    """Return the tasks of a term that the viewer may see, in order: a fixed number of queries."""
    return _lines(viewer, access.visible_to(viewer, at).of_term(term_id), at)


def tasks_of_unit(
    viewer: Actor, organisation_id: int, at: datetime.datetime, *, open_only: bool = True
) -> tuple[TaskLine, ...]:
    """Return what a unit leads, as far as the viewer may see it, the most urgent first."""
    rows = access.visible_to(viewer, at).filter(lead=organisation_id).exclude(status=State.DRAFT)
    if open_only:
        rows = rows.filter(status__in=OPEN_STATES)
    return _lines(viewer, rows.order_by("due_on", "id"), at)


def overdue_tasks(viewer: Actor, at: datetime.datetime) -> tuple[TaskLine, ...]:
    """Return every task that the viewer may see whose day has passed and which nobody reported as done."""
    rows = access.visible_to(viewer, at).overdue(local_day(at))
    return _lines(viewer, rows.order_by("due_on", "id"), at)


def _lines(viewer: Actor, rows: TaskQuerySet, at: datetime.datetime) -> tuple[TaskLine, ...]:
    """Tasks with the names of everyone in them: four queries."""
    tasks = list(rows.select_related("document", "clause", "person"))
    joins: dict[int, list[int]] = {}
    parties = TaskParty.objects.filter(task__in=rows.values("pk"), role=PartyRole.JOIN).order_by("id")
    for task, organisation in parties.values_list("task_id", "organisation_id"):
        joins.setdefault(task, []).append(organisation)
    units = {unit for joined in joins.values() for unit in joined}
    units |= {task.lead_id for task in tasks if task.lead_id is not None}
    called = names(viewer, units, local_day(at))
    return tuple(_line(task, joins.get(task.pk, ()), called, local_day(at)) for task in tasks)


def _line(task: Task, joins: Iterable[int], called: Mapping[int, str], today: datetime.date) -> TaskLine:
    late = task.due_on is not None and task.status in (State.ISSUED, State.IN_PROGRESS)
    return TaskLine(
        id=task.pk,
        ordinal=task.ordinal,
        parent_id=task.parent_id,
        title=task.title,
        lead_id=task.lead_id,
        lead=called.get(task.lead_id or 0, ""),
        joins=tuple(called[unit] for unit in joins if unit in called),
        person=task.person.name if task.person else "",
        responsibility=task.responsibility,
        product=task.product,
        authority=task.authority,
        due_on=task.due_on,
        status=task.status,
        status_name=TASK.state_name(task.status),
        overdue_days=max(0, (today - task.due_on).days) if late and task.due_on else 0,
        document=str(task.document),
        document_id=task.document_id,
        clause=task.clause.path if task.clause else "",
        quote=task.quote,
        missing=missing_sentence(missing_of(fields_of(task))),
    )


def task_page(viewer: Actor, task_id: int, at: datetime.datetime) -> TaskPage:
    """Return one task with its parts and everything that happened to it. Raises NotVisible."""
    task = access.get_task(viewer, task_id, at)
    (line,) = _lines(viewer, access.visible_to(viewer, at).filter(pk=task.pk), at)
    return TaskPage(
        task=line,
        organisation_id=task.organisation_id,
        organisation=names(viewer, [task.organisation_id], local_day(at)).get(task.organisation_id, ""),
        missing_accepted_reason=task.missing_accepted_reason,
        parts=_lines(viewer, access.visible_to(viewer, at).filter(parent=task).order_by("ordinal"), at),
        history=_history(viewer, task),
        moves=tuple((move.name, move.label) for move in TASK.moves_from(task.status)),
    )


def _history(viewer: Actor, task: Task) -> tuple[Happening, ...]:
    """Moves, reports, extensions and reassignments, the latest first."""
    found = [Happening(row.at, row.by_name, _moved(row)) for row in TaskMove.objects.filter(task=task)]
    found += [Happening(row.at, row.by_name, _reported(row)) for row in TaskReport.objects.filter(task=task)]
    found += [Happening(row.at, row.by_name, _extended(row)) for row in TaskExtension.objects.filter(task=task)]
    for row in TaskReassignment.objects.filter(task=task):
        called = names(viewer, [row.old_lead_id, row.new_lead_id], local_day(row.at))
        says = f"Chuyển chủ trì từ {called[row.old_lead_id]} sang {called[row.new_lead_id]}: {row.reason}"
        found.append(Happening(row.at, row.by_name, says))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _moved(row: TaskMove) -> str:
    said = f"Từ “{TASK.state_name(row.from_status)}” sang “{TASK.state_name(row.to_status)}”"
    return f"{said}: {row.reason}" if row.reason else said


def _reported(row: TaskReport) -> str:
    share = f" ({row.percent}%)" if row.percent is not None else ""
    trouble = f" Khó khăn: {row.difficulty}" if row.difficulty else ""
    return f"Báo cáo{share}: {row.says}{trouble}"


def _extended(row: TaskExtension) -> str:
    before = f"{row.old_due_on:%d/%m/%Y}" if row.old_due_on else "chưa có hạn"
    return f"Gia hạn từ {before} đến {row.new_due_on:%d/%m/%Y}: {row.reason}"
