"""Plans of a target: what is to be reached when, and the figures that a superior assigns."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory.access import get_organisation
from nhiemky.areas.documents.access import get_document
from nhiemky.areas.targets import access
from nhiemky.areas.targets.models import KIND_NAMES, AssignedFigure, Milestone, Target, to_scaled
from nhiemky.areas.targets.plans import PlanLine
from nhiemky.areas.targets.signs import BELOW_NOTHING, is_signed, takes_negative
from nhiemky.areas.targets.terms import touches_term
from nhiemky.areas.targets.wording import WITH_VALUE, TargetMalformed
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import Window, label
from nhiemky.rules.progress import Comparator, TargetKind
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop

OUTSIDE_TERM = gettext_noop("kỳ này không có ngày nào trong nhiệm kỳ")


class PlanMalformed(Refusal):
    """A line of the plan can't be one of its target."""

    template = "Kế hoạch của chỉ tiêu “{name}”, {window}: {fault}."


class SourceMissing(Refusal):
    """An assigned figure names who assigned it."""

    template = "Hãy ghi nguồn giao (cơ quan, văn bản) của số được giao."


def plan_years(
    *, actor: Actor, at: datetime.datetime, target_id: int, lines: Sequence[PlanLine]
) -> tuple[Milestone, ...]:
    """Set the whole plan of a target, by year or by other windows of the term; return what stands.

    Lines that are as before stay; others replace what stood for their window; what is not among the lines ends. Old
    rows stay readable with their times. Raises PlanMalformed.
    """
    target = access.get_target(actor, target_id, at, Action.EDIT_TARGET)
    if TargetKind(target.kind) not in WITH_VALUE:
        raise TargetMalformed(
            name=target.name, kind=KIND_NAMES[TargetKind(target.kind)], fault=gettext_noop("không có kế hoạch số")
        )
    numbers = [_numbers(target, line) for line in lines]
    _check_lines(target, lines)
    with transaction.atomic():
        Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
        standing = {row.window: row for row in Milestone.objects.filter(target=target, replaced_at__isnull=True)}
        wanted = dict(zip((line.window for line in lines), numbers, strict=True))
        kept = {window: row for window, row in standing.items() if wanted.get(window) == (row.value, row.value_max)}
        ended = [row.pk for window, row in standing.items() if window not in kept]
        Milestone.objects.filter(pk__in=ended).update(replaced_at=at)
        fresh = [
            insert(
                Milestone(
                    target=target,
                    window_from=window.start,
                    window_to=window.end,
                    value=value,
                    value_max=value_max,
                    set_at=at,
                    set_by_id=actor.actor_id,
                    set_by_name=actor.actor_name[:200],
                )
            )
            for window, (value, value_max) in wanted.items()
            if window not in kept
        ]
        facts = {"lines": [f"{label(line.window)}: {line.value}" for line in lines], "count": len(lines)}
        record(actor=actor, at=at, verb="targets.planned", obj=target, facts=facts, organisation=target.organisation_id)
    return tuple(sorted([*kept.values(), *fresh], key=lambda row: (row.window_from, row.window_to)))


def _numbers(target: Target, line: PlanLine) -> tuple[int, int | None]:
    upper = None if line.value_max is None else to_scaled(line.value_max, target.decimals)
    return to_scaled(line.value, target.decimals), upper


def _check_lines(target: Target, lines: Sequence[PlanLine]) -> None:
    seen: set[Window] = set()
    for line in lines:
        checks = (
            (line.window in seen, gettext_noop("kỳ này được ghi hai lần")),
            (not touches_term(target, line.window), OUTSIDE_TERM),
            (
                target.comparator == Comparator.RANGE and line.value_max is None,
                gettext_noop("chỉ tiêu là khoảng giá trị nên kế hoạch cũng phải có mức thấp và mức cao"),
            ),
            (
                target.comparator != Comparator.RANGE and line.value_max is not None,
                gettext_noop("chỉ tiêu không phải khoảng giá trị nên kế hoạch chỉ có một mức"),
            ),
            (
                line.value_max is not None and line.value_max < line.value,
                gettext_noop("mức cao phải lớn hơn hoặc bằng mức thấp"),
            ),
            (line.value < 0 and not takes_negative(target), BELOW_NOTHING),
        )
        fault = next((fault for wrong, fault in checks if wrong), "")
        if fault:
            raise PlanMalformed(name=target.name, window=label(line.window), fault=fault)
        seen.add(line.window)


def assign_figure(
    *,
    actor: Actor,
    at: datetime.datetime,
    target_id: int,
    window: Window,
    value: Decimal | int,
    source: str,
    organisation_id: int | None = None,
    document_id: int | None = None,
) -> AssignedFigure:
    """Record the figure that a superior assigned for a year, in the indicator's unit; an earlier one for it ends.

    `organisation_id` None: for the whole. Raises NotVisible, SourceMissing, PlanMalformed where the window is outside.
    """
    target = access.get_target(actor, target_id, at, Action.EDIT_TARGET)
    if not source.strip():
        raise SourceMissing
    if target.indicator is None or target.kind != TargetKind.ASSIGNED_SHARE:
        fault = gettext_noop("không tính theo số được giao hằng năm")
        raise TargetMalformed(name=target.name, kind=KIND_NAMES[TargetKind(target.kind)], fault=fault)
    if not touches_term(target, window):
        raise PlanMalformed(name=target.name, window=label(window), fault=OUTSIDE_TERM)
    number = target.indicator.scaled(value)
    if number < 0 and not is_signed(target.indicator):
        raise PlanMalformed(name=target.name, window=label(window), fault=BELOW_NOTHING)
    unit = get_organisation(actor, organisation_id, at) if organisation_id is not None else None
    with transaction.atomic():
        Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
        standing = AssignedFigure.objects.filter(
            target=target,
            organisation=unit,
            window_from=window.start,
            window_to=window.end,
            replaced_at__isnull=True,
        )
        standing.update(replaced_at=at)
        figure = insert(
            AssignedFigure(
                target=target,
                organisation=unit,
                window_from=window.start,
                window_to=window.end,
                value=number,
                source=storable(source).strip(),
                document=get_document(actor, document_id, at) if document_id is not None else None,
                set_at=at,
                set_by_id=actor.actor_id,
                set_by_name=actor.actor_name[:200],
            )
        )
        facts = {
            "window": label(window),
            "figure": target.indicator.shown(figure.value),
            "source": figure.source,
        }
        record(
            actor=actor, at=at, verb="targets.assigned", obj=target, facts=facts, organisation=target.organisation_id
        )
    return figure
