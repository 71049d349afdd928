"""Work on a given task: begun, reported on, sent back, closed by someone else, cancelled, opened again."""

from __future__ import annotations

import datetime

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.directory.access import get_upload
from nhiemky.areas.tasks import access
from nhiemky.areas.tasks.models import Task, TaskReport
from nhiemky.areas.tasks.moving import locked, step
from nhiemky.rules.authority import Action
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop
from nhiemky.rules.workflow import TASK
from nhiemky.rules.workflow import Task as State

_VERBS = {
    "start": "tasks.started",
    "send_back": "tasks.sent_back",
    "close": "tasks.closed",
    "cancel": "tasks.cancelled",
    "reopen": "tasks.reopened",
}


class NothingSaid(Refusal):
    """A report without a word."""

    template = "Hãy ghi nội dung báo cáo về nhiệm vụ “{title}”."


class PercentTooLarge(Refusal):
    """A percentage of work beyond 100."""

    template = "Phần trăm hoàn thành phải từ 0 đến 100."


class PartsOpen(Refusal):
    """Units still work on parts of it."""

    template = "Nhiệm vụ “{title}” còn {count} phần việc chưa kết thúc. Hãy kết thúc các phần việc trước."


def start_task(*, actor: Actor, at: datetime.datetime, task_id: int) -> Task:
    """Let the leading unit say that it has begun."""
    return _moved(actor, at, task_id, "start", Action.REPORT_TASK)


def report_progress(
    *,
    actor: Actor,
    at: datetime.datetime,
    task_id: int,
    says: str,
    difficulty: str = "",
    percent: int | None = None,
    done: bool = False,
    product_id: int | None = None,
) -> TaskReport:
    """Let the leading unit report; with `done` the task waits for someone else's confirmation.

    `product_id` is the upload that it hands over. A first report also begins the work. Raises NothingSaid,
    PercentTooLarge, MoveRefused.
    """
    seen = access.get_task_for(actor, task_id, at, Action.REPORT_TASK)
    if not says.strip():
        raise NothingSaid(title=seen.title)
    if percent is not None and not 0 <= percent <= 100:
        raise PercentTooLarge
    with transaction.atomic():
        task = locked(task_id)
        if task.status not in (State.ISSUED, State.IN_PROGRESS):
            hint = gettext_noop("Chỉ báo cáo nhiệm vụ đã giao và chưa báo hoàn thành.")
            raise TASK.refused(task.status, gettext_noop("báo cáo"), hint)
        if done:
            step(task, "report_done", actor=actor, at=at)
        elif task.status == State.ISSUED:
            step(task, "start", actor=actor, at=at)
        report = TaskReport.objects.create(
            task=task,
            at=at,
            by_id=actor.actor_id,
            by_name=actor.actor_name[:200],
            says=storable(says).strip(),
            difficulty=storable(difficulty).strip(),
            percent=100 if done and percent is None else percent,
            done=done,
            product=get_upload(actor, product_id, at) if product_id is not None else None,
        )
        facts = {"says": report.says, "percent": report.percent, "done": done}
        record(actor=actor, at=at, verb="tasks.reported", obj=task, facts=facts, organisation=task.lead_id)
    return report


def send_back_task(*, actor: Actor, at: datetime.datetime, task_id: int, reason: str) -> Task:
    """Let the giver ask for more work on a task that was reported as done. Raises ReasonMissing, MoveRefused."""
    return _moved(actor, at, task_id, "send_back", Action.CLOSE_TASK, reason)


def close_task(*, actor: Actor, at: datetime.datetime, task_id: int) -> Task:
    """Confirm that a task is done; never by the one who reported it. Raises SamePerson, PartsOpen, MoveRefused."""
    return _moved(actor, at, task_id, "close", Action.CLOSE_TASK)


def cancel_task(*, actor: Actor, at: datetime.datetime, task_id: int, reason: str) -> Task:
    """Give a task up, with the reason; it stays readable. Raises ReasonMissing, MoveRefused."""
    return _moved(actor, at, task_id, "cancel", Action.ASSIGN_TASK, reason)


def reopen_task(*, actor: Actor, at: datetime.datetime, task_id: int, reason: str) -> Task:
    """Open a closed task again, with the reason. Raises ReasonMissing, MoveRefused."""
    return _moved(actor, at, task_id, "reopen", Action.CLOSE_TASK, reason)


def _moved(actor: Actor, at: datetime.datetime, task_id: int, name: str, action: Action, reason: str = "") -> Task:
    """Make one move and write it down."""
    access.get_task_for(actor, task_id, at, action)
    with transaction.atomic():
        task = locked(task_id)
        if name == "close":
            _refuse_open_parts(task)
        step(task, name, actor=actor, at=at, reason=reason)
        facts = {"reason": storable(reason).strip()} if reason else None
        record(actor=actor, at=at, verb=_VERBS[name], obj=task, facts=facts, organisation=task.organisation_id)
    return task


def _refuse_open_parts(task: Task) -> None:
    still = Task.objects.filter(parent=task).open().count()
    if still:
        raise PartsOpen(title=task.title, count=still)
