"""One step of a task through its workflow: checked against the table, written down, the task changed."""

from __future__ import annotations

import datetime

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.tasks.models import Task, TaskMove
from nhiemky.rules.workflow import TASK, Move, check_person


def locked(task_id: int) -> Task:
    """Return the task for a write, in the caller's transaction; writers of one task queue here."""
    related = Task.objects.select_related("organisation", "document", "lead", "person", "clause", "term")
    return related.select_for_update(of=("self",)).get(pk=task_id)


def step(task: Task, name: str, *, actor: Actor, at: datetime.datetime, reason: str = "") -> Move:
    """Move a locked task and keep the move. Raises MoveRefused, ReasonMissing, SamePerson."""
    move = TASK.check(task.status, name, reason)
    last = TaskMove.objects.filter(task=task).order_by("-id").first()
    check_person(move, actor.actor_id, last.by_id if last else None)
    TaskMove.objects.create(
        task=task,
        from_status=task.status,
        to_status=move.target.value,
        at=at,
        by_id=actor.actor_id,
        by_name=actor.actor_name[:200],
        reason=storable(reason).strip(),
    )
    task.status = move.target.value
    task.save(update_fields=["status"])
    return move
