"""What happens to a target after it is set: completed, revised by decision, judged, closed."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import check_fits, insert
from nhiemky.areas.directory.access import get_upload
from nhiemky.areas.documents.access import get_document
from nhiemky.areas.documents.models import Document, Status
from nhiemky.areas.targets import access
from nhiemky.areas.targets.models import Judgement, Target, TargetRevision, TargetStatus, to_scaled
from nhiemky.areas.targets.signs import check_sign
from nhiemky.areas.targets.wording import check_terms
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.progress import Judged, TargetKind
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop


class AlreadySet(Refusal):
    """What stands already is changed by decision only."""

    template = "Chỉ tiêu “{name}” đã có {what}. Muốn thay đổi phải điều chỉnh theo văn bản quyết định."


class NothingRevised(Refusal):
    """The decision changes nothing."""

    template = "Giá trị và hạn mới giống hệt hiện nay nên không có gì để điều chỉnh."


class DecisionNotIssued(Refusal):
    """A revision rests on an issued document."""

    template = "Văn bản “{document}” chưa ban hành hoặc đã thu hồi nên không thể dùng để điều chỉnh chỉ tiêu."


class RevisedAlready(Refusal):
    """One decision revises a target once."""

    template = "Chỉ tiêu này đã được điều chỉnh theo văn bản “{document}”. Hãy chọn văn bản khác."


class TargetClosed(Refusal):
    """A closed target is not changed any more."""

    template = "Chỉ tiêu “{name}” đã đóng: {reason}. Hãy xem chỉ tiêu thay thế."


class NotQualitative(Refusal):
    """Only a qualitative target is judged by a person."""

    template = "Chỉ tiêu “{name}” được tính từ số liệu nên không đánh giá định tính. Hãy báo cáo số liệu của chỉ tiêu."


class EvidenceMissing(Refusal):
    """A judgement names what it rests on; a revision and a closing their reason."""

    template = "Hãy ghi {what} rồi thực hiện lại."


def complete_target(
    *,
    actor: Actor,
    at: datetime.datetime,
    target_id: int,
    indicator_id: int | None = None,
    baseline: Decimal | int | None = None,
    needed_years: int | None = None,
    field: str = "",
    programme: str = "",
) -> Target:
    """Fill what was left open when the target was set; a value that stands is never replaced here.

    Raises AlreadySet, TargetMalformed, NotWhole (a baseline with more decimals than the target keeps).
    """
    access.get_target(actor, target_id, at, Action.EDIT_TARGET)
    with transaction.atomic():
        target = _locked(target_id)
        filled: dict[str, object] = {}
        if indicator_id is not None:
            _refuse_set(target, target.indicator_id, gettext_noop("chỉ số đo"))
            target.indicator = access.get_indicator(actor, indicator_id)
            target.unit = target.unit or target.indicator.unit
            filled["indicator"] = target.indicator.name
        if baseline is not None:
            _refuse_set(target, target.baseline, gettext_noop("số gốc đầu nhiệm kỳ"))
            target.baseline = to_scaled(baseline, target.decimals)
            filled["baseline"] = baseline
        if needed_years is not None:
            _refuse_set(target, target.needed_years, gettext_noop("số năm phải đạt"))
            target.needed_years = filled["needed_years"] = needed_years
        if field:
            target.field = access.get_field(actor, field)
            filled["field"] = target.field.name
        if programme:
            target.programme = storable(programme).strip()
            filled["programme"] = target.programme
        check_terms(target)
        check_sign(target)
        check_fits(target)
        target.save()
        record(
            actor=actor,
            at=at,
            verb="targets.completed",
            obj=target,
            facts={"filled": list(filled), **filled},
            organisation=target.organisation_id,
        )
    return target


def _locked(target_id: int) -> Target:
    """The target for a write; raises TargetClosed."""
    related = Target.objects.select_related("term", "indicator", "parent", "clause")
    target = related.select_for_update(of=("self",)).get(pk=target_id)
    if target.status == TargetStatus.CLOSED:
        raise TargetClosed(name=target.name, reason=target.closed_reason)
    return target


def _refuse_set(target: Target, standing: object, what: str) -> None:
    if standing is not None:
        raise AlreadySet(name=target.name, what=what)


def revise_target(
    *,
    actor: Actor,
    at: datetime.datetime,
    target_id: int,
    decision_id: int,
    reason: str,
    value: Decimal | int | None = None,
    value_max: Decimal | int | None = None,
    due_on: datetime.date | None = None,
    decided_on: datetime.date | None = None,
) -> TargetRevision:
    """Change what is to be reached, or its day, by an issued decision; both values are kept and shown.

    What is None stays as it is. `decided_on` is the decision's day of issue where it is None. Raises EvidenceMissing,
    DecisionNotIssued, RevisedAlready, NothingRevised, TargetMalformed.
    """
    access.get_target(actor, target_id, at, Action.REVISE_TARGET)
    if not reason.strip():
        raise EvidenceMissing(what=gettext_noop("lý do điều chỉnh"))
    with transaction.atomic():
        target = _locked(target_id)
        decision = _decision(actor, at, target, decision_id)
        revision = TargetRevision(
            target=target,
            decided_on=decided_on or decision.issued_on or local_day(at),
            decision=decision,
            reason=storable(reason).strip(),
            old_value=target.value,
            old_value_max=target.value_max,
            new_value=target.value if value is None else to_scaled(value, target.decimals),
            new_value_max=_upper(target, value, value_max),
            old_due_on=target.due_on,
            new_due_on=due_on or target.due_on,
            recorded_at=at,
            recorded_by_id=actor.actor_id,
            recorded_by_name=actor.actor_name[:200],
        )
        before = target.wanted(target.value, target.value_max)
        _apply(target, revision)
        insert(revision)
        facts = {
            "before": before,
            "after": target.wanted(target.value, target.value_max),
            "decision": str(decision),
            "reason": revision.reason,
        }
        record(actor=actor, at=at, verb="targets.revised", obj=target, facts=facts, organisation=target.organisation_id)
    return revision


def _decision(actor: Actor, at: datetime.datetime, target: Target, decision_id: int) -> Document:
    """The issued document that decides; raises DecisionNotIssued, RevisedAlready."""
    decision = get_document(actor, decision_id, at)
    if decision.status != Status.ISSUED:
        raise DecisionNotIssued(document=decision)
    if TargetRevision.objects.filter(target=target, decision=decision).exists():
        raise RevisedAlready(document=decision)
    return decision


def _upper(target: Target, value: Decimal | int | None, value_max: Decimal | int | None) -> int | None:
    """The new upper value: as given; a new single value of a range needs its own, so none is kept for it."""
    if value_max is not None:
        return to_scaled(value_max, target.decimals)
    return target.value_max if value is None else None


def _apply(target: Target, revision: TargetRevision) -> None:
    """Let the target say what the revision says; raises NothingRevised, TargetMalformed."""
    new = (revision.new_value, revision.new_value_max, revision.new_due_on)
    if new == (target.value, target.value_max, target.due_on):
        raise NothingRevised
    target.value, target.value_max, target.due_on = new
    check_terms(target)
    check_sign(target)
    target.save(update_fields=["value", "value_max", "due_on"])


def judge(
    *,
    actor: Actor,
    at: datetime.datetime,
    target_id: int,
    status: Judged,
    evidence: str,
    as_of: datetime.date | None = None,
    upload_id: int | None = None,
) -> Judgement:
    """Record what was found about a qualitative target on a day, with what it rests on. Earlier findings stay.

    `as_of` is the day of `at` where it is None. Raises NotQualitative, EvidenceMissing.
    """
    target = access.get_target(actor, target_id, at, Action.JUDGE_TARGET)
    if target.kind != TargetKind.QUALITATIVE:
        raise NotQualitative(name=target.name)
    if not evidence.strip():
        raise EvidenceMissing(what=gettext_noop("căn cứ đánh giá"))
    with transaction.atomic():
        judgement = insert(
            Judgement(
                target=_locked(target_id),
                as_of=as_of or local_day(at),
                status=status.value,
                evidence=storable(evidence).strip(),
                upload=get_upload(actor, upload_id, at) if upload_id is not None else None,
                judged_at=at,
                judged_by_id=actor.actor_id,
                judged_by_name=actor.actor_name[:200],
            )
        )
        facts = {"status": status, "as_of": judgement.as_of, "evidence": judgement.evidence}
        record(actor=actor, at=at, verb="targets.judged", obj=target, facts=facts, organisation=target.organisation_id)
    return judgement


def close_target(*, actor: Actor, at: datetime.datetime, target_id: int, reason: str) -> Target:
    """Stop pursuing a target; it stays readable, with its figures. Raises EvidenceMissing, TargetClosed."""
    access.get_target(actor, target_id, at, Action.REVISE_TARGET)
    if not reason.strip():
        raise EvidenceMissing(what=gettext_noop("lý do đóng chỉ tiêu"))
    with transaction.atomic():
        target = _locked(target_id)
        target.status, target.closed_at, target.closed_reason = TargetStatus.CLOSED, at, storable(reason).strip()
        check_fits(target)
        target.save(update_fields=["status", "closed_at", "closed_reason"])
        facts = {"reason": target.closed_reason}
        record(actor=actor, at=at, verb="targets.closed", obj=target, facts=facts, organisation=target.organisation_id)
    return target
