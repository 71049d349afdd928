"""A person corrects the reader: marks what it missed, merges what is one, rejects what is none."""

from __future__ import annotations

import datetime

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.intake import deciding
from nhiemky.areas.intake.actions.accepting import MADE_INTO_ROWS
from nhiemky.areas.intake.kept import paper_of
from nhiemky.areas.intake.models import Finding, FindingKind
from nhiemky.areas.intake.placing import next_ordinal
from nhiemky.areas.intake.settling import check_span
from nhiemky.areas.intake.understanding import of_span
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop
from nhiemky.rules.workflow import FINDING, ReasonMissing
from nhiemky.rules.workflow import Finding as State


class MarkedAlready(Refusal):
    """The very same piece of text is a finding of the same kind already."""

    template = "Đoạn “{quote}” đã có trong danh sách {kind}. Hãy mở điều đó thay vì đánh dấu lại."


class NotMarkable(Refusal):
    """Only targets and tasks are marked by hand."""

    template = "Chỉ đánh dấu thêm được chỉ tiêu hoặc nhiệm vụ."


class MergeMalformed(Refusal):
    """One finding can't go into the other."""

    template = "Không gộp được “{quote}” vào “{into}”: {fault}."


def add_finding(*, actor: Actor, at: datetime.datetime, intake_id: int, kind: str, start: int, end: int) -> Finding:
    """Mark the piece `start`–`end` of the text as a target or task that the reader missed; it is then accepted as any.

    Spaces at its ends are left out; what it proposes is read from the piece itself. Raises SpanOutside, NotMarkable,
    MarkedAlready, NotOpen, NotVisible, NotAllowed.
    """
    if kind not in MADE_INTO_ROWS:
        raise NotMarkable
    with transaction.atomic():
        ground = deciding.lock(actor, at, intake_id)
        text = ground.intake.text
        check_span(text, start, end)
        marked = text[start:end]
        start, end = start + len(marked) - len(marked.lstrip()), end - len(marked) + len(marked.rstrip())
        return _add(ground, FindingKind(kind), start, end)


def change_kind(*, actor: Actor, at: datetime.datetime, finding_id: int, kind: str) -> Finding:
    """Say that what was read as a task is a target, or the other way round; return the finding that it is from now on.

    The first reading stays, rejected, as an example. Raises NotMarkable, MarkedAlready, DecidedAlready, NotOpen,
    NotVisible, NotAllowed.
    """
    with transaction.atomic():
        ground, finding = deciding.lock_one(actor, at, finding_id, "reject")
        if kind not in MADE_INTO_ROWS or finding.kind == kind:
            raise NotMarkable
        finding.reason = f"Thực ra là {FindingKind(kind).label}"
        deciding.decide(ground, finding, "reject", reason=finding.reason)
        return _add(ground, FindingKind(kind), finding.start, finding.end)


def _add(ground: deciding.Ground, kind: FindingKind, start: int, end: int) -> Finding:
    """Save a marked piece with what can be read in it. Raises MarkedAlready."""
    intake = ground.intake
    same = Finding.objects.filter(intake=intake, kind=kind, start=start, end=end)
    if same.exclude(status=State.REJECTED).exists():
        raise MarkedAlready(quote=deciding.shortened(intake.text[start:end]), kind=kind.label)
    read = of_span(paper_of(intake.paper, intake.text), kind, start, end)
    finding = Finding.objects.create(
        intake=intake,
        kind=kind,
        ordinal=next_ordinal(intake, kind),
        quote=intake.text[start:end],
        start=start,
        end=end,
        clause=read.clause,
        data=read.data,
        proposal=read.proposal,
        is_added=True,
    )
    _record(ground, "intake.finding_added", finding)
    return finding


def merge_finding(*, actor: Actor, at: datetime.datetime, finding_id: int, into_id: int, reason: str = "") -> Finding:
    """Say that a finding is part of another one of its kind: two numbers of one target, the same thing told twice.

    The other one's target then quotes both where they stand in one clause. Findings that went into this one go along.
    Raises MergeMalformed, DecidedAlready, NotOpen, NotVisible, NotAllowed.
    """
    with transaction.atomic():
        ground, finding = deciding.lock_one(actor, at, finding_id, "merge")
        into = next(iter(deciding.lock_all(ground, [into_id])), None)
        fault = _fault(finding, into)
        if fault or into is None:
            told = deciding.shortened(into.quote) if into else str(into_id)
            raise MergeMalformed(quote=deciding.shortened(finding.quote), into=told, fault=fault)
        Finding.objects.filter(merged_into=finding).update(merged_into=into)
        finding.merged_into, finding.reason = into, storable(reason).strip()
        deciding.decide(ground, finding, "merge", into=into.quote, reason=finding.reason)
    return finding


def _fault(finding: Finding, into: Finding | None) -> str:
    """Why one can't go into the other, "" where it can."""
    if into is None:
        return gettext_noop("điều kia không thuộc văn bản này")
    checks = (
        (into.pk == finding.pk, gettext_noop("một điều không gộp được vào chính nó")),
        (into.kind != finding.kind, gettext_noop("hai điều khác loại")),
        (into.status == State.MERGED, gettext_noop("điều kia đã được gộp vào điều khác; hãy gộp vào điều đó")),
        (into.status == State.REJECTED, gettext_noop("điều kia đã bị loại")),
    )
    return next((fault for wrong, fault in checks if wrong), "")


def reject_finding(*, actor: Actor, at: datetime.datetime, finding_id: int, reason: str) -> Finding:
    """Say that a finding is none, and why; it stays as an example and can still be accepted.

    Raises ReasonMissing, DecidedAlready, NotOpen, NotVisible, NotAllowed.
    """
    with transaction.atomic():
        ground, finding = deciding.lock_one(actor, at, finding_id, "reject")
        finding.reason = storable(reason).strip()
        if not finding.reason:
            raise ReasonMissing(move=FINDING.move("reject").said)
        deciding.decide(ground, finding, "reject", reason=finding.reason)
    return finding


def _record(ground: deciding.Ground, verb: str, finding: Finding) -> None:
    record(
        actor=ground.actor,
        at=ground.at,
        verb=verb,
        obj=ground.intake,
        facts={"kind": FindingKind(finding.kind).label, "quote": finding.quote, "finding": finding.pk},
        organisation=ground.intake.organisation_id,
        object_name=ground.intake.upload.name,
    )
