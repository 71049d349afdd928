"""A received file is read: its text, findings and doubts are kept, or the sentence that says why it can't be read."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.documents.keeping import text_hash
from nhiemky.areas.files.queries import open_content
from nhiemky.areas.intake import access
from nhiemky.areas.intake.kept import facts_of
from nhiemky.areas.intake.models import Finding, FindingDoubt, Intake
from nhiemky.areas.intake.understanding import Understood, understand
from nhiemky.papers.content import Paper
from nhiemky.papers.findings.model import Doubt
from nhiemky.papers.reader import VERSION
from nhiemky.papers.reader.apart import read_and_find_apart
from nhiemky.rules.authority import Action
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.workflow import INTAKE

_AT_ONCE = 500


def read(*, actor: Actor, at: datetime.datetime, intake_id: int) -> Intake:
    """Read a received file, or one that could not be read before; give it back as read or as failed with the reason.

    The file is parsed and searched in a process of its own, outside any transaction, so a hostile one harms nobody.
    Raises NotVisible, NotAllowed, MoveRefused where it has been read already.
    """
    seen = access.get_intake(actor, intake_id, at, Action.UPLOAD_RESOLUTION)
    INTAKE.check(seen.status, "read")
    try:
        paper, findings = read_and_find_apart(open_content(actor, seen.upload), seen.upload.name)
    except Refusal as refusal:
        return _keep_failure(actor, at, seen.pk, str(refusal))
    found, doubts = understand(paper, findings)
    return _keep(actor, at, seen.pk, paper, found, doubts)


def _locked(intake_id: int) -> Intake:
    return Intake.objects.select_for_update(of=("self",)).select_related("upload").get(pk=intake_id)


def _keep_failure(actor: Actor, at: datetime.datetime, intake_id: int, failure: str) -> Intake:
    """Keep why a file can't be read."""
    with transaction.atomic():
        intake = _locked(intake_id)
        intake.status = INTAKE.check(intake.status, "fail").target.value
        intake.failure, intake.reader_version = failure, VERSION
        intake.save(update_fields=["status", "failure", "reader_version"])
        _record(actor, at, intake, "intake.reading_failed", failure=failure)
    return intake


def _keep(
    actor: Actor,
    at: datetime.datetime,
    intake_id: int,
    paper: Paper,
    found: Sequence[Understood],
    doubts: Sequence[Doubt],
) -> Intake:
    """Keep the text exactly as it was read, and everything found in it."""
    with transaction.atomic():
        intake = _locked(intake_id)
        intake.status = INTAKE.check(intake.status, "read").target.value
        intake.failure, intake.read_at, intake.reader_version = "", at, VERSION
        intake.text, intake.text_sha256, intake.paper = paper.text, text_hash(paper.text), facts_of(paper)
        intake.save()
        Finding.objects.bulk_create(_findings(intake, found), batch_size=_AT_ONCE)
        FindingDoubt.objects.bulk_create((_doubt(intake, each) for each in doubts), batch_size=_AT_ONCE)
        _record(actor, at, intake, "intake.read", findings=len(found), doubts=len(doubts), reader_version=VERSION)
    return intake


def _findings(intake: Intake, found: Sequence[Understood]) -> list[Finding]:
    """The rows, numbered within their kind in the order of the text."""
    count: Counter[str] = Counter()
    rows = []
    for each in found:
        count[each.kind] += 1
        rows.append(
            Finding(
                intake=intake,
                kind=each.kind,
                ordinal=count[each.kind],
                quote=intake.text[each.start : each.end],
                start=each.start,
                end=each.end,
                clause=each.clause,
                data=each.data,
                proposal=each.proposal,
            )
        )
    return rows


def _doubt(intake: Intake, doubt: Doubt) -> FindingDoubt:
    return FindingDoubt(
        intake=intake, kind=doubt.kind.value, quote=doubt.quote, start=doubt.start, end=doubt.end, says=doubt.says
    )


def _record(actor: Actor, at: datetime.datetime, intake: Intake, verb: str, **facts: object) -> None:
    record(
        actor=actor,
        at=at,
        verb=verb,
        obj=intake,
        facts=facts,
        organisation=intake.organisation_id,
        object_name=intake.upload.name,
    )
