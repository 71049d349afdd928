"""Background work of intake: reading what was received."""

from __future__ import annotations

import datetime
from functools import partial

from django.db import transaction
from django.tasks import task

from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.intake import actions
from nhiemky.areas.intake.models import Intake

READER = SystemActor("Bộ đọc văn bản")


@task
def read(intake_id: int, at: str) -> str:
    """Read a received file at the moment `at` (ISO 8601 with a zone); return the status that it then has."""
    return actions.read(actor=READER, at=datetime.datetime.fromisoformat(at), intake_id=intake_id).status


def read_after_commit(intake_id: int, at: datetime.datetime) -> None:
    """Have a received file read in the background once the caller's transaction is committed."""
    transaction.on_commit(partial(read.enqueue, intake_id, at.isoformat()))


def receive_and_read(
    *,
    actor: Actor,
    at: datetime.datetime,
    organisation_id: int,
    name: str,
    content: bytes,
    term_id: int | None = None,
    repeat_reason: str = "",
) -> Intake:
    """Receive a file and have it read in the background; see `actions.receive` for what is refused."""
    with transaction.atomic():
        intake = actions.receive(
            actor=actor,
            at=at,
            organisation_id=organisation_id,
            name=name,
            content=content,
            term_id=term_id,
            repeat_reason=repeat_reason,
        )
        read_after_commit(intake.pk, at)
    return intake
