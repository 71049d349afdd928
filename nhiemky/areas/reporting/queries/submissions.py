"""One unit's report: its lines with what was said before, its evidence, remarks and steps; what a unit still owes."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import check, decide
from nhiemky.areas.directory.models import Hierarchy
from nhiemky.areas.directory.queries import names
from nhiemky.areas.directory.queries import structure as structure_of
from nhiemky.areas.reporting import access
from nhiemky.areas.reporting.audience import Asking, asked_on
from nhiemky.areas.reporting.members import members_of
from nhiemky.areas.reporting.models import (
    LineEvidence,
    ReportingPeriod,
    Submission,
    SubmissionLine,
    SubmissionMove,
    TemplateLine,
)
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day, timeliness, timeliness_sentence
from nhiemky.rules.rollup.obvious_history import History
from nhiemky.rules.workflow import SUBMISSION
from nhiemky.rules.workflow import Submission as State


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A file laid to a line."""

    id: int
    upload_id: int
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class LinePage:
    """One line as a form shows it: numbers in the indicator's unit, None where nothing is filled in (no zero).

    `counted` is the figure of this line that counts now, "" where none does; `remark` what it was returned with.
    """

    id: int
    indicator_id: int
    ordinal: int
    indicator: str
    unit: str
    denominator_name: str
    decimals: int
    is_state: bool
    required: bool
    stage: str
    about_id: int
    about: str
    numerator: Decimal | None
    denominator: Decimal | None
    shown: str
    narrative: str
    difficulty: str
    correction_reason: str
    remark: str
    remark_by: str
    counted: str
    saved_by: str
    saved_at: datetime.datetime
    measurement_id: int | None
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One step of a report."""

    at: datetime.datetime
    by: str
    from_status: str
    to_status: str
    reason: str
    remarks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    """A report as its writers and receivers see it. `revision` goes back with every save; `moves` may happen next."""

    id: int
    template_id: int
    template: str
    period_id: int
    period: str
    due_on: datetime.date
    organisation_id: int
    unit: str
    status: str
    status_name: str
    revision: int
    timeliness: str
    results: str
    difficulties: str
    proposals: str
    estimate_allowed: bool
    lines: tuple[LinePage, ...]
    moves: tuple[tuple[str, str], ...]
    history: tuple[MoveLine, ...]


def submission_page(viewer: Actor, submission_id: int, at: datetime.datetime) -> SubmissionPage:
    """Return a report with everything in it, in a fixed number of queries. Raises NotVisible."""
    submission = access.get_submission(viewer, submission_id, at)
    period, template = submission.period, submission.period.template
    lines = _lines(viewer, submission, at)
    state, days = timeliness(period.due_on, submission.first_submitted_at, at)
    return SubmissionPage(
        id=submission.pk,
        template_id=template.pk,
        template=template.name,
        period_id=period.pk,
        period=period.label,
        due_on=period.due_on,
        organisation_id=submission.organisation_id,
        unit=names(viewer, [submission.organisation_id], period.window.last_day).get(submission.organisation_id, ""),
        status=submission.status,
        status_name=SUBMISSION.state_name(submission.status),
        revision=submission.revision,
        timeliness=timeliness_sentence(state, days),
        results=submission.results,
        difficulties=submission.difficulties,
        proposals=submission.proposals,
        estimate_allowed=template.estimate_allowed,
        lines=lines,
        moves=_moves(viewer, submission, at),
        history=tuple(_history(submission)),
    )


def _lines(viewer: Actor, submission: Submission, at: datetime.datetime) -> tuple[LinePage, ...]:
    """Lines in the template's order, each with its evidence where the viewer may see it."""
    asked = {line.indicator_id: line for line in TemplateLine.objects.filter(template=submission.period.template_id)}
    rows = SubmissionLine.objects.filter(submission=submission).select_related("indicator", "measurement")
    lines = sorted(rows, key=lambda line: (asked[line.indicator_id].ordinal, line.stage != "final", line.pk))
    called = names(viewer, {line.organisation_id for line in lines}, submission.period.window.last_day)
    files = _evidence(viewer, submission, at)
    return tuple(_line(line, asked[line.indicator_id], called, files.get(line.pk, ())) for line in lines)


def _evidence(viewer: Actor, submission: Submission, at: datetime.datetime) -> Mapping[int, tuple[EvidenceLine, ...]]:
    if not decide(viewer, Action.SEE_EVIDENCE, submission.organisation_id, at):
        return {}
    found: dict[int, list[EvidenceLine]] = defaultdict(list)
    rows = LineEvidence.objects.filter(line__submission=submission, removed_at__isnull=True)
    for row in rows.select_related("upload__stored").order_by("id"):
        stored = row.upload.stored
        found[row.line_id].append(EvidenceLine(row.pk, row.upload_id, row.upload.name, stored.sha256, stored.size))
    return {line: tuple(files) for line, files in found.items()}


def _line(
    line: SubmissionLine, asked: TemplateLine, called: Mapping[int, str], files: tuple[EvidenceLine, ...]
) -> LinePage:
    indicator, row = line.indicator, line.measurement
    counts = row is not None and row.counted_from is not None and not row.withdrawn
    return LinePage(
        id=line.pk,
        indicator_id=indicator.pk,
        ordinal=asked.ordinal,
        indicator=indicator.name,
        unit=indicator.unit,
        denominator_name=indicator.denominator_name,
        decimals=indicator.decimals,
        is_state=indicator.is_state,
        required=asked.required,
        stage=line.stage,
        about_id=line.organisation_id,
        about=called.get(line.organisation_id, ""),
        numerator=None if line.numerator is None else indicator.figure(line.numerator),
        denominator=None if line.denominator is None else indicator.figure(line.denominator),
        shown=indicator.shown(line.numerator, line.denominator),
        narrative=line.narrative,
        difficulty=line.difficulty,
        correction_reason=line.correction_reason,
        remark=line.remark,
        remark_by=line.remark_by_name,
        counted=indicator.shown(row.numerator, row.denominator) if row is not None and counts else "",
        saved_by=line.saved_by_name,
        saved_at=line.saved_at,
        measurement_id=line.measurement_id,
        evidence=files,
    )


def _moves(viewer: Actor, submission: Submission, at: datetime.datetime) -> tuple[tuple[str, str], ...]:
    """The moves that the viewer may make now, as (name, what the button says)."""
    found = []
    for move in SUBMISSION.moves_from(submission.status):
        if move.action is Action.SUBMIT_REPORT:
            allowed = access.decide_for(viewer, move.action, submission.organisation_id, at)
        else:
            allowed = access.decide_as_receiver(viewer, move.action, submission, at)
        by_another = not move.by_someone_else or viewer.actor_id != submission.submitted_by_id
        if allowed and by_another:
            found.append((move.name, move.label))
    return tuple(found)


def _history(submission: Submission) -> list[MoveLine]:
    """Every step, the latest first."""
    rows = SubmissionMove.objects.filter(submission=submission).order_by("-at", "-id")
    return [
        MoveLine(
            at=row.at,
            by=row.by_name,
            from_status=SUBMISSION.state_name(row.from_status),
            to_status=SUBMISSION.state_name(row.to_status),
            reason=row.reason,
            remarks=row.remarks,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report that a unit owes or is writing: due when, how it stands."""

    period_id: int
    template: str
    period: str
    due_on: datetime.date
    submission_id: int | None
    status_name: str
    timeliness: str
    days: int


def due_reports(viewer: Actor, organisation_id: int, at: datetime.datetime) -> tuple[DueReport, ...]:
    """Return the reports of a unit that are not sent yet or were returned, the most urgent first.

    One query for each hierarchy that templates run along, whatever the number of templates and periods. Raises
    NotVisible, NotAllowed.
    """
    check(viewer, Action.SEE_REPORT, organisation_id, at)
    open_periods = ReportingPeriod.objects.filter(opened_at__lte=at, window_from__lte=local_day(at))
    rows = open_periods.filter(template__in=access.visible_templates(viewer, at)).select_related("template__hierarchy")
    periods = list(rows.order_by("due_on", "id"))
    sent = {row.period_id: row for row in Submission.objects.filter(period__in=rows, organisation=organisation_id)}
    waiting = [
        period for period in periods if period.pk not in sent or sent[period.pk].status in (State.DRAFT, State.RETURNED)
    ]
    asked = _asked(viewer, waiting)
    return tuple(_due(period, sent.get(period.pk), at) for period in waiting if organisation_id in asked[period.pk])


def _asked(viewer: Actor, periods: list[ReportingPeriod]) -> Mapping[int, frozenset[int]]:
    hierarchies: dict[int, Hierarchy] = {each.template.hierarchy_id: each.template.hierarchy for each in periods}
    histories = {pk: History(structure_of(viewer, each.code)) for pk, each in hierarchies.items()}
    members = members_of(period.template.group_id for period in periods)
    return {
        period.pk: asked_on(
            Asking.of(period.template, members.get(period.template.group_id or 0, ())),
            histories[period.template.hierarchy_id],
            period.window.last_day,
        )
        for period in periods
    }


def _due(period: ReportingPeriod, submission: Submission | None, at: datetime.datetime) -> DueReport:
    state, days = timeliness(period.due_on, submission.first_submitted_at if submission else None, at)
    return DueReport(
        period_id=period.pk,
        template=period.template.name,
        period=period.label,
        due_on=period.due_on,
        submission_id=submission.pk if submission else None,
        status_name=SUBMISSION.state_name(submission.status) if submission else "chưa bắt đầu",
        timeliness=timeliness_sentence(state, days),
        days=days,
    )
