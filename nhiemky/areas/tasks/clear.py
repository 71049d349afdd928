"""A task's fields as the rule of what must be clear asks for them."""

from __future__ import annotations

from collections.abc import Mapping

from nhiemky.areas.tasks.models import Task


def fields_of(task: Task) -> Mapping[str, object]:
    """Return the fields by the names that rule sets of clarities use."""
    return {
        "title": task.title,
        "lead": task.lead_id,
        "responsible": task.person_id,
        "responsibility": task.responsibility,
        "due_on": task.due_on,
        "product": task.product,
        "authority": task.authority,
    }
