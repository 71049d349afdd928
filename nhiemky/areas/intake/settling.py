"""From a locked finding to a target or a task: the proposal, or what a person set instead, with its quote."""

from __future__ import annotations

import dataclasses

from nhiemky.areas.intake import plain
from nhiemky.areas.intake.deciding import Ground, decide
from nhiemky.areas.intake.given import NewIndicator
from nhiemky.areas.intake.measuring import same_unit
from nhiemky.areas.intake.models import Finding
from nhiemky.areas.intake.proposals import in_term, mark_of_change
from nhiemky.areas.targets import actions as targets
from nhiemky.areas.targets.access import get_indicator
from nhiemky.areas.targets.actions.setting import OrdinalTaken
from nhiemky.areas.targets.given import NewTarget, Quoted
from nhiemky.areas.targets.models import Target
from nhiemky.areas.targets.terms import term_window
from nhiemky.areas.tasks import actions as tasks
from nhiemky.areas.tasks.given import NewTask
from nhiemky.areas.tasks.models import Task
from nhiemky.rules.refusals import Refusal

type Span = tuple[int, int]


class SpanOutside(Refusal):
    """The marked piece is empty or not in the text."""

    template = "Đoạn đánh dấu ({start}–{end}) trống hoặc nằm ngoài văn bản. Hãy đánh dấu lại."


def target_proposal(ground: Ground, finding: Finding) -> NewTarget:
    """The target that a finding is proposed as, in the text's term."""
    last_day = term_window(ground.intake.term).last_day if ground.intake.term else None
    return in_term(plain.target_of(finding.proposal), last_day)


def settle_target(
    ground: Ground,
    finding: Finding,
    *,
    decided: NewTarget | None = None,
    span: Span | None = None,
    new_indicator: NewIndicator | None = None,
    parent_id: int | None = None,
    ordinal: int | None = None,
    code: str = "",
) -> Target:
    """Set the target of a locked finding and mark the finding; raises what setting a target raises."""
    proposal = target_proposal(ground, finding)
    new = _measured(ground, decided or proposal, new_indicator)
    new = dataclasses.replace(new, quoted=_quoted(ground, finding, span))
    printed = None if parent_id is not None else ground.ordinals.get(finding.clause)
    finding.target = _set(ground, new, parent_id, ordinal, code, printed)
    _mark(ground, finding, proposal, decided, span)
    return finding.target


def _set(
    ground: Ground, new: NewTarget, parent_id: int | None, ordinal: int | None, code: str, printed: int | None
) -> Target:
    """Set the target at the ordinal that a person gives, else at the printed one where it is free, else at the next."""
    term, document = ground.term, ground.document

    def put(number: int | None) -> Target:
        return targets.set_target(
            actor=ground.actor,
            at=ground.at,
            term_id=term.pk,
            document_id=document.pk,
            new=new,
            parent_id=parent_id,
            ordinal=number,
            code=code,
        )

    if ordinal is not None or printed is None:
        return put(ordinal)
    try:
        return put(printed)
    except OrdinalTaken:
        return put(None)


def _measured(ground: Ground, new: NewTarget, given: NewIndicator | None) -> NewTarget:
    """The target with its indicator, made now where one is given; in its unit where that counts the same."""
    if given is not None:
        made = targets.create_indicator(
            actor=ground.actor,
            at=ground.at,
            organisation_id=ground.intake.organisation_id,
            **{field.name: getattr(given, field.name) for field in dataclasses.fields(given)},
        )
        new = dataclasses.replace(new, indicator_id=made.pk)
    if new.indicator_id is None:
        return new
    unit = get_indicator(ground.actor, new.indicator_id).unit
    return dataclasses.replace(new, unit=unit) if same_unit(new.unit, unit) else new


def settle_task(ground: Ground, finding: Finding, *, decided: NewTask | None = None, span: Span | None = None) -> Task:
    """Draft the task of a locked finding and mark the finding; raises what drafting a task raises."""
    proposal = ground.units.propose(finding)
    new = dataclasses.replace(decided or proposal, quoted=_quoted(ground, finding, span))
    finding.task = tasks.draft_task(
        actor=ground.actor,
        at=ground.at,
        organisation_id=ground.intake.organisation_id,
        document_id=ground.document.pk,
        term_id=ground.intake.term_id,
        new=new,
    )
    _mark(ground, finding, proposal, decided, span)
    return finding.task


def _quoted(ground: Ground, finding: Finding, span: Span | None) -> Quoted:
    """The quote that the target or task keeps: the piece that a person marks, else the finding's own with those merged
    into it where they stand in the same clause.
    """
    start, end = span or _with_merged(finding)
    text = ground.intake.text
    check_span(text, start, end)
    return Quoted(
        words=text[start:end],
        start=start,
        end=end,
        clause_id=ground.clause_id(start, end),
        extracted_id=ground.intake.extracted_id,
    )


def _with_merged(finding: Finding) -> Span:
    spans = [(finding.start, finding.end)]
    if finding.clause and finding.pk is not None:
        spans += finding.merged.filter(clause=finding.clause).values_list("start", "end")
    return min(start for start, _ in spans), max(end for _, end in spans)


def check_span(text: str, start: int, end: int) -> None:
    """Raise SpanOutside unless the span holds something of the text."""
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise SpanOutside(start=start, end=end)


def _mark(
    ground: Ground,
    finding: Finding,
    proposal: NewTarget | NewTask,
    decided: NewTarget | NewTask | None,
    span: Span | None,
) -> None:
    """Keep what was proposed beside what was decided, and say which of both it is."""
    changed = [*(mark_of_change(proposal, decided) if decided else ()), *(("span",) if span else ())]
    finding.proposal = plain.as_json(proposal)
    finding.changes = plain.as_json(decided) if decided and decided != proposal else {}
    if span:
        finding.changes["span"] = list(span)
    finding.reason = ""
    decide(ground, finding, "change" if changed else "accept", changed=changed)
