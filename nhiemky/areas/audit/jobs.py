"""Background work of the trail."""

from __future__ import annotations

import datetime

from django.tasks import task

from nhiemky.areas.audit import actions
from nhiemky.areas.audit.actors import SystemActor


@task
def seal(at: str) -> int | None:
    """Seal what waits, at the moment `at` (ISO 8601 with a zone); return the last batch's number, None for nothing."""
    batch = actions.seal(actor=SystemActor("Niêm phong tự động"), at=datetime.datetime.fromisoformat(at))
    return batch.number if batch else None
