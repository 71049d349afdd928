"""A file comes in: its bytes are kept, and the same file of the same organisation is recognised."""

from __future__ import annotations

import datetime
import hashlib

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.directory.access import check, get_organisation
from nhiemky.areas.directory.models import Organisation
from nhiemky.areas.files.actions import store
from nhiemky.areas.files.models import Purpose
from nhiemky.areas.intake.models import Intake
from nhiemky.areas.intake.placing import term_of
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import moment_words
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.workflow import INTAKE


class ReceivedAlready(Refusal):
    """The organisation has received a file with the very same bytes; `intake_id` is where it stands."""

    template = (
        "Tệp “{name}” giống hệt tệp “{earlier}” do {by} nộp lúc {when}, hiện “{state}”. Hãy mở văn bản đó; "
        "nếu thật sự cần tiếp nhận lần nữa, hãy ghi lý do."
    )

    @property
    def intake_id(self) -> int:
        """The text that the file was received as before."""
        return int(str(self.values["intake_id"]))


def receive(
    *,
    actor: Actor,
    at: datetime.datetime,
    organisation_id: int,
    name: str,
    content: bytes,
    term_id: int | None = None,
    repeat_reason: str = "",
) -> Intake:
    """Keep a file that an organisation wants read; it waits to be read. `term_id`: the term whose targets it may hold.

    Raises NotVisible, NotAllowed, EmptyFile, FileTooLarge, ProgramRefused, TermOfAnother; ReceivedAlready for the same
    bytes once more, unless `repeat_reason` says why.
    """
    organisation = get_organisation(actor, organisation_id, at)
    check(actor, Action.UPLOAD_RESOLUTION, organisation, at)
    term = term_of(actor, term_id, organisation.pk, at)
    reason = storable(repeat_reason).strip()
    with transaction.atomic():
        # Two people with the same file queue here, so that the second is told of the first.
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        earlier = _earlier(organisation.pk, content)
        if earlier is not None and not reason:
            raise _received_already(earlier, name)
        upload = store(
            actor=actor,
            at=at,
            name=name,
            content=content,
            organisation_id=organisation.pk,
            purpose=Purpose.INTAKE,
        )
        intake = Intake.objects.create(
            organisation=organisation,
            upload=upload,
            term=term,
            status=INTAKE.initial.value,
            received_at=at,
            received_by_id=actor.actor_id,
            received_by_name=actor.actor_name[:200],
        )
        facts = {"sha256": upload.stored.sha256, "repeats": earlier.pk if earlier else None, "reason": reason}
        record(
            actor=actor,
            at=at,
            verb="intake.received",
            obj=intake,
            facts=facts,
            organisation=organisation,
            object_name=upload.name,
        )
    return intake


def _earlier(organisation_id: int, content: bytes) -> Intake | None:
    """The latest receipt of the same bytes for the same organisation."""
    sha256 = hashlib.sha256(content).hexdigest()
    rows = Intake.objects.filter(organisation=organisation_id, upload__stored__sha256=sha256)
    return rows.select_related("upload").order_by("-received_at", "-id").first()


def _received_already(earlier: Intake, name: str) -> ReceivedAlready:
    return ReceivedAlready(
        name=storable(name)[-150:],
        earlier=earlier.upload.name,
        by=earlier.received_by_name,
        when=moment_words(earlier.received_at),
        state=INTAKE.state_name(earlier.status),
        intake_id=earlier.pk,
    )
