"""A target's page, without how it stands: where it comes from, its plan, its revisions, its parts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import check, visible_organisations
from nhiemky.areas.directory.queries import names
from nhiemky.areas.targets import access
from nhiemky.areas.targets.models import (
    KIND_NAMES,
    AssignedFigure,
    Judgement,
    Milestone,
    ShareStatus,
    Target,
    TargetRevision,
    TargetShare,
    TargetStatus,
)
from nhiemky.areas.targets.plans import adds_up
from nhiemky.areas.targets.terms import term_window
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import Window, local_day
from nhiemky.rules.progress import Judged, TargetKind
from nhiemky.rules.progress.gathered import JUDGED_NAMES


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """What is to be reached in a window."""

    window: str
    wanted: str
    set_by: str
    set_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class AssignedLine:
    """A figure that a superior assigned; `unit` "" is the whole."""

    window: str
    shown: str
    source: str
    unit: str


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """A revision with both values."""

    decided_on: datetime.date
    decision: str
    decision_id: int
    reason: str
    before: str
    after: str
    recorded_by: str
    recorded_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A unit's part; `proposed` and `proposed_reason` where the unit asks for another number."""

    id: int
    target_id: int
    target: str
    organisation_id: int
    unit: str
    window: str
    shown: str
    status: str
    waiting: bool
    proposed: str
    proposed_reason: str


@dataclass(frozen=True, slots=True)
class PlanSum:
    """Whether what was handed down makes the whole, in words; "" for both where nothing is added."""

    handed: str
    difference: str
    reason: str


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """What a person found about a qualitative target."""

    as_of: datetime.date
    status: str
    evidence: str
    upload_id: int | None
    judged_by: str
    judged_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class TargetPage:
    """Everything about a target but its figures."""

    id: int
    term_id: int
    term: str
    term_window: Window
    organisation_id: int
    organisation: str
    ordinal: int
    code: str
    name: str
    kind: str
    wanted: str
    field: str
    programme: str
    document_id: int
    document: str
    clause: str
    quote: str
    indicator: str
    indicator_id: int | None
    due_on: datetime.date | None
    confirmed_by: str
    confirmed_at: datetime.datetime
    closed: str
    parts: tuple[tuple[int, str], ...]
    milestones: tuple[MilestoneLine, ...]
    assigned: tuple[AssignedLine, ...]
    revisions: tuple[RevisionLine, ...]
    shares: tuple[ShareLine, ...]
    plan: PlanSum
    judgements: tuple[JudgementLine, ...]


def target_page(viewer: Actor, target_id: int, at: datetime.datetime) -> TargetPage:
    """Return a target's page as it stands at `at`, in a fixed number of queries. Raises NotVisible."""
    target = access.get_target(viewer, target_id, at)
    assigned = list(AssignedFigure.objects.filter(target=target).standing(at).order_by("window_from", "id"))
    shares = list(TargetShare.objects.filter(target=target).standing(at).order_by("window_from", "id"))
    units = {target.organisation_id, *(row.organisation_id for row in shares)}
    units |= {row.organisation_id for row in assigned if row.organisation_id is not None}
    called = names(viewer, units, local_day(at))
    seen = _seen(viewer, target, at)
    milestones = Milestone.objects.filter(target=target).standing(at).order_by("window_from", "window_to")
    revisions = TargetRevision.objects.filter(target=target, recorded_at__lte=at).select_related("decision")
    judgements = Judgement.objects.filter(target=target, judged_at__lte=at).order_by("-as_of", "-judged_at")
    return TargetPage(
        id=target.pk,
        term_id=target.term_id,
        term=target.term.label,
        term_window=term_window(target.term),
        organisation_id=target.organisation_id,
        organisation=called[target.organisation_id],
        ordinal=target.ordinal,
        code=target.code,
        name=target.name,
        kind=KIND_NAMES[TargetKind(target.kind)],
        wanted=target.wanted(target.value, target.value_max),
        field=target.field.name if target.field else "",
        programme=target.programme,
        document_id=target.document_id,
        document=str(target.document),
        clause=target.clause.path if target.clause else "",
        quote=target.quote,
        indicator=target.indicator.name if target.indicator else "",
        indicator_id=target.indicator_id,
        due_on=target.due_on,
        confirmed_by=target.confirmed_by_name,
        confirmed_at=target.confirmed_at,
        closed=target.closed_reason if target.status == TargetStatus.CLOSED else "",
        parts=tuple(target.parts.order_by("ordinal").values_list("id", "name")),
        milestones=tuple(_milestone(target, row) for row in milestones),
        assigned=tuple(_assigned(target, row, called) for row in assigned if row.organisation_id in {None, *seen}),
        revisions=tuple(_revision(target, row) for row in revisions.order_by("decided_on", "id")),
        shares=tuple(_share(target, row, called) for row in shares if row.organisation_id in seen),
        plan=_sum(target, shares),
        judgements=tuple(_judgement(row) for row in judgements),
    )


def _seen(viewer: Actor, target: Target, at: datetime.datetime) -> frozenset[int]:
    """The units whose parts the viewer may see: those whose reports they may see."""
    seen = visible_organisations(viewer, Action.SEE_REPORT, at).filter(target_shares__target=target)
    assigned = visible_organisations(viewer, Action.SEE_REPORT, at).filter(assigned_figures__target=target)
    return frozenset(seen.union(assigned).values_list("pk", flat=True))


def _milestone(target: Target, row: Milestone) -> MilestoneLine:
    return MilestoneLine(row.window_label, target.wanted(row.value, row.value_max), row.set_by_name, row.set_at)


def _assigned(target: Target, row: AssignedFigure, called: Mapping[int, str]) -> AssignedLine:
    shown = target.indicator.shown(row.value) if target.indicator else ""
    return AssignedLine(row.window_label, shown, row.source, called.get(row.organisation_id or 0, ""))


def _revision(target: Target, row: TargetRevision) -> RevisionLine:
    return RevisionLine(
        decided_on=row.decided_on,
        decision=str(row.decision),
        decision_id=row.decision_id,
        reason=row.reason,
        before=_with_day(target.wanted(row.old_value, row.old_value_max), row.old_due_on, row.new_due_on),
        after=_with_day(target.wanted(row.new_value, row.new_value_max), row.new_due_on, row.old_due_on),
        recorded_by=row.recorded_by_name,
        recorded_at=row.recorded_at,
    )


def _with_day(wanted: str, day: datetime.date | None, other: datetime.date | None) -> str:
    """What is wanted, with its day where the revision changed the day."""
    if day == other:
        return wanted
    return f"{wanted}, hạn {day:%d/%m/%Y}" if day else f"{wanted}, hạn là hết nhiệm kỳ"


def _share(target: Target, row: TargetShare, called: Mapping[int, str]) -> ShareLine:
    return ShareLine(
        id=row.pk,
        target_id=target.pk,
        target=target.name,
        organisation_id=row.organisation_id,
        unit=called.get(row.organisation_id, ""),
        window=row.window_label,
        shown=target.shown(row.value),
        status=row.get_status_display(),
        waiting=row.status == ShareStatus.HANDED,
        proposed=target.shown(row.proposed_value),
        proposed_reason=row.proposed_reason,
    )


def _sum(target: Target, shares: Sequence[TargetShare]) -> PlanSum:
    """How the parts of the whole term add up against what is wanted."""
    days = term_window(target.term)
    whole = [row for row in shares if row.window == days]
    if not whole or not adds_up(target) or target.value is None:
        return PlanSum("", "", "")
    total = sum(row.value for row in whole)
    upper = target.value_max if target.value_max is not None else target.value
    over, under = total - upper, target.value - total
    difference = f"dư {target.shown(over)}" if over > 0 else f"thiếu {target.shown(under)}" if under > 0 else ""
    return PlanSum(target.shown(total), difference, whole[0].reason)


def _judgement(row: Judgement) -> JudgementLine:
    return JudgementLine(
        as_of=row.as_of,
        status=JUDGED_NAMES[Judged(row.status)],
        evidence=row.evidence,
        upload_id=row.upload_id,
        judged_by=row.judged_by_name,
        judged_at=row.judged_at,
    )


def shares_of_unit(viewer: Actor, organisation_id: int, at: datetime.datetime) -> tuple[ShareLine, ...]:
    """Return the parts that stand for one unit at `at`, by target: a fixed number of queries. Raises NotVisible."""
    check(viewer, Action.SEE_TARGET, organisation_id, at)
    rows = TargetShare.objects.filter(organisation=organisation_id).standing(at).select_related("target__indicator")
    called = dict(names(viewer, [organisation_id], local_day(at)))
    return tuple(_share(row.target, row, called) for row in rows.order_by("target__ordinal", "window_from"))
