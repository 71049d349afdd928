"""Doubts are settled, and the text is closed once everything in it has been decided."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Count

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import check_fits
from nhiemky.areas.intake import access, deciding
from nhiemky.areas.intake.actions.accepting import MADE_INTO_ROWS
from nhiemky.areas.intake.models import Finding, FindingDoubt, FindingKind, Intake
from nhiemky.rules.authority import Action
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.workflow import INTAKE
from nhiemky.rules.workflow import Finding as State


class StillProposed(Refusal):
    """Targets or tasks wait for a decision."""

    template = "Còn {targets} chỉ tiêu và {tasks} nhiệm vụ chưa quyết định. Hãy nhận, gộp hoặc loại từng điều."


class DoubtsOpen(Refusal):
    """Doubts wait to be settled."""

    template = "Còn {count} điều nghi ngờ chưa xử lý: {listed} Hãy xử lý từng điều, hoặc ghi chú chung khi xác nhận."


class NoteMissing(Refusal):
    """Nobody said how a doubt was settled."""

    template = "Hãy ghi đã xử lý điều nghi ngờ như thế nào."


class SettledAlready(Refusal):
    """Somebody settled the doubt before."""

    template = "Điều nghi ngờ này đã được {by} xử lý: {note}"


def settle_doubt(*, actor: Actor, at: datetime.datetime, doubt_id: int, note: str) -> FindingDoubt:
    """Note how a doubt was settled ("đã đối chiếu bản giấy: đúng 14 chỉ tiêu"). Raises NoteMissing, SettledAlready,
    NotOpen, NotVisible, NotAllowed.
    """
    seen = access.get_doubt(actor, doubt_id, at, Action.CONFIRM_FINDING)
    told = storable(note).strip()
    if not told:
        raise NoteMissing
    with transaction.atomic():
        ground = deciding.lock(actor, at, seen.intake_id)
        doubt = FindingDoubt.objects.select_for_update().get(pk=seen.pk)
        if doubt.settled_at is not None:
            raise SettledAlready(by=doubt.settled_by_name, note=doubt.settled_note)
        _settle(ground, doubt, told)
    return doubt


def _settle(ground: deciding.Ground, doubt: FindingDoubt, note: str) -> None:
    doubt.settled_at, doubt.settled_by_name, doubt.settled_note = ground.at, ground.actor.actor_name[:200], note
    check_fits(doubt)
    doubt.save(update_fields=["settled_at", "settled_by_name", "settled_note"])
    _record(ground, "intake.doubt_settled", says=doubt.says, note=note, doubt=doubt.pk)


def confirm(*, actor: Actor, at: datetime.datetime, intake_id: int, doubts_note: str = "") -> Intake:
    """Close a text in which every target and task has been decided; the rest that nobody touched is noted as seen.

    Doubts still open are settled with `doubts_note`. Raises StillProposed, DoubtsOpen, NotOpen, NotVisible, NotAllowed.
    """
    note = storable(doubts_note).strip()
    with transaction.atomic():
        ground = deciding.lock(actor, at, intake_id)
        _check_decided(ground)
        _settle_rest(ground, note)
        seen = Finding.objects.filter(intake=ground.intake, status=State.PROPOSED).update(
            status=State.ACCEPTED,
            decided_at=at,
            decided_by_id=actor.actor_id,
            decided_by_name=actor.actor_name[:200],
        )
        intake = ground.intake
        intake.status, intake.confirmed_at = INTAKE.check(intake.status, "confirm").target.value, at
        intake.save(update_fields=["status", "confirmed_at"])
        _record(ground, "intake.confirmed", **_counts(intake), seen=seen)
    return intake


def _check_decided(ground: deciding.Ground) -> None:
    """Raise StillProposed where a target or task waits."""
    waiting = Finding.objects.filter(intake=ground.intake, status=State.PROPOSED, kind__in=MADE_INTO_ROWS)
    counts = dict(waiting.values_list("kind").annotate(count=Count("pk")).order_by("kind"))
    if counts:
        targets, tasks = (counts.get(kind, 0) for kind in (FindingKind.TARGET, FindingKind.TASK))
        raise StillProposed(targets=targets, tasks=tasks)


def _settle_rest(ground: deciding.Ground, note: str) -> None:
    """Settle the open doubts with the note; DoubtsOpen where there is none."""
    doubts = list(FindingDoubt.objects.filter(intake=ground.intake, settled_at__isnull=True).order_by("start", "id"))
    if doubts and not note:
        raise DoubtsOpen(count=len(doubts), listed=" ".join(doubt.says for doubt in doubts))
    for doubt in doubts:
        _settle(ground, doubt, note)


def _counts(intake: Intake) -> dict[str, object]:
    """How many targets and tasks came of it, and how many findings were left out."""
    made = Finding.objects.filter(intake=intake)
    return {
        "targets": made.filter(target__isnull=False, target__parent__isnull=True).count(),
        "tasks": made.filter(task__isnull=False).count(),
        "rejected": made.filter(status=State.REJECTED).count(),
    }


def _record(ground: deciding.Ground, verb: str, **facts: object) -> None:
    record(
        actor=ground.actor,
        at=ground.at,
        verb=verb,
        obj=ground.intake,
        facts=facts,
        organisation=ground.intake.organisation_id,
        object_name=ground.intake.upload.name,
    )
