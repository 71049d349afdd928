"""The door to tasks: who gives one sees it; so do those who lead, join in or watch over it once it is given."""

from __future__ import annotations

import datetime

from django.db.models import Q

from nhiemky.areas.audit.access import one
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import NotAllowed, decide, visible_organisations
from nhiemky.areas.tasks.models import Task, TaskQuerySet
from nhiemky.rules.authority import Action
from nhiemky.rules.workflow import Task as State


def visible_to(user: Actor, at: datetime.datetime) -> TaskQuerySet:
    """Return the tasks that the user may see; drafts only where they draft tasks themselves."""
    seen = visible_organisations(user, Action.SEE_TASK, at).values("pk")
    drafting = visible_organisations(user, Action.DRAFT_TASK, at).values("pk")
    joined = Task.objects.filter(parties__organisation__in=seen).values("pk")
    given = Q(organisation__in=seen) | Q(lead__in=seen) | Q(pk__in=joined)
    return Task.objects.filter(Q(organisation__in=drafting) | (given & ~Q(status=State.DRAFT)))


def get_task(user: Actor, task_id: int, at: datetime.datetime) -> Task:
    """Return a task that the user may see; NotVisible otherwise."""
    related = visible_to(user, at).select_related(
        "organisation", "term", "document", "clause", "lead", "person", "parent", "clarities"
    )
    return one(related, task_id)


def get_task_for(user: Actor, task_id: int, at: datetime.datetime, action: Action) -> Task:
    """Return a task that the user may do `action` to: for the giver, or, to report on it, for the one who leads.

    Raises NotVisible where they may not see it, NotAllowed where they may not do it.
    """
    task = get_task(user, task_id, at)
    side = task.lead_id if action is Action.REPORT_TASK else task.organisation_id
    decision = decide(user, action, side, at)
    if not decision:
        raise NotAllowed(because=decision.because)
    return task
