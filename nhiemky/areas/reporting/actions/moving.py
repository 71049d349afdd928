"""A report on its way: sent (figures are posted), returned with remarks, accepted (they count), locked, reopened."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.directory.queries import names, organisation_name
from nhiemky.areas.reporting import access
from nhiemky.areas.reporting.locking import check_seen, locked
from nhiemky.areas.reporting.models import (
    LineEvidence,
    Submission,
    SubmissionLine,
    SubmissionMove,
    TemplateLine,
)
from nhiemky.areas.targets.actions import count, post
from nhiemky.areas.targets.figures import NewFigure
from nhiemky.areas.targets.models import Measurement
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import timeliness, timeliness_sentence
from nhiemky.rules.progress import Basis
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.rollup import Stage
from nhiemky.rules.workflow import SUBMISSION, Move, check_person

EDITED_BEFORE_ACCEPTANCE = "Sửa trước khi được duyệt"


class LinesEmpty(Refusal):
    """Required lines hold no figure."""

    template = "Chưa nộp được: còn {count} dòng bắt buộc chưa có số liệu ({lines}). Nếu không phát sinh, hãy nhập số 0."


class CorrectionReasonMissing(Refusal):
    """A figure that counted was changed without a reason."""

    template = "Số liệu đã được duyệt của {lines} bị sửa mà chưa ghi lý do. Hãy ghi lý do sửa ở từng dòng rồi nộp lại."


class RemarkElsewhere(Refusal):
    """A remark on a line that is not in the report."""

    template = "Có nhận xét cho dòng không thuộc báo cáo này. Hãy tải lại trang."


def submit(*, actor: Actor, at: datetime.datetime, submission_id: int, revision: int) -> Submission:
    """Send a report: its figures are posted to the ledger, and count once it is accepted.

    `revision` is the one that the sender saw, so nobody sends what they have not read. Zero is a figure, an empty
    line is none. Raises LinesEmpty, CorrectionReasonMissing, SomeoneElseSaved, MoveRefused and what `targets.post`
    refuses (FigureStands where another report said otherwise).
    """
    seen = access.get_submission(actor, submission_id, at)
    decision = access.check_for(actor, Action.SUBMIT_REPORT, seen.organisation_id, at)
    with transaction.atomic():
        submission = locked(submission_id)
        SUBMISSION.check(submission.status, "submit")
        check_seen(submission, revision)
        lines = _lines(submission)
        _check_filled(submission, lines)
        _check_reasons(lines)
        posted = [line for line in lines if line.numerator is not None or _takes_back(line)]
        figures = _figures(actor, submission, posted)
        for line, row in zip(posted, post(actor=actor, at=at, figures=figures, decision=decision), strict=True):
            line.measurement = row
        SubmissionLine.objects.bulk_update(posted, ["measurement"])
        submission.first_submitted_at = submission.first_submitted_at or at
        submission.submitted_at, submission.submitted_by_id = at, actor.actor_id
        submission.submitted_by_name = actor.actor_name[:200]
        state, days = timeliness(submission.period.due_on, submission.first_submitted_at, at)
        facts = {"figures": len(posted), "timeliness": timeliness_sentence(state, days)}
        _move(submission, "submit", "reporting.submitted", actor, at, facts=facts)
    return submission


def _lines(submission: Submission) -> list[SubmissionLine]:
    rows = SubmissionLine.objects.filter(submission=submission).select_related(
        "indicator", "organisation", "measurement"
    )
    return list(rows.order_by("id"))


def _check_filled(submission: Submission, lines: Sequence[SubmissionLine]) -> None:
    """Raise LinesEmpty where a required indicator has neither a final figure nor an estimate."""
    filled = {line.indicator_id for line in lines if line.numerator is not None}
    required = TemplateLine.objects.filter(template=submission.period.template_id, required=True)
    empty = [
        line.indicator.name
        for line in required.select_related("indicator").order_by("ordinal")
        if line.indicator_id not in filled
    ]
    if empty:
        raise LinesEmpty(count=len(empty), lines="; ".join(empty))


def _check_reasons(lines: Sequence[SubmissionLine]) -> None:
    """Raise CorrectionReasonMissing where a figure that counts is changed without one."""
    missing = [
        f"“{line.indicator.name}”" for line in lines if _changes_counted(line) and not line.correction_reason.strip()
    ]
    if missing:
        raise CorrectionReasonMissing(lines=", ".join(missing))


def _changes_counted(line: SubmissionLine) -> bool:
    """Whether the line says something else than the figure of it that counts."""
    old = line.measurement
    if old is None or old.counted_from is None:
        return False
    return (old.numerator, old.denominator) != (line.numerator, line.denominator)


def _takes_back(line: SubmissionLine) -> bool:
    """Whether the line was emptied after it had posted a figure."""
    return line.numerator is None and line.measurement is not None and not line.measurement.withdrawn


def _figures(actor: Actor, submission: Submission, lines: Sequence[SubmissionLine]) -> list[NewFigure]:
    """What the lines post, each with its evidence."""
    files: dict[int, list[int]] = {}
    laid = LineEvidence.objects.filter(line__submission=submission, removed_at__isnull=True).order_by("id")
    for line_id, upload_id in laid.values_list("line_id", "upload_id"):
        files.setdefault(line_id, []).append(upload_id)
    window = submission.period.window
    called = names(actor, {line.organisation_id for line in lines}, window.last_day)
    return [
        NewFigure(
            indicator=line.indicator,
            organisation=line.organisation,
            window=window,
            basis=Basis(line.indicator.default_basis),
            stage=Stage(line.stage),
            numerator=line.numerator,
            denominator=line.denominator,
            note=line.narrative,
            reason=_reason(line),
            evidence=tuple(files.get(line.pk, ())),
            name=called.get(line.organisation_id, ""),
        )
        for line in lines
    ]


def _reason(line: SubmissionLine) -> str:
    """Why the figure supersedes the one before: as typed; before acceptance, the remark that it was returned with."""
    if line.correction_reason.strip() or line.measurement is None or line.measurement.counted_from is not None:
        return line.correction_reason
    return f"{EDITED_BEFORE_ACCEPTANCE}: {line.remark}" if line.remark else EDITED_BEFORE_ACCEPTANCE


def _move(
    submission: Submission,
    name: str,
    verb: str,
    actor: Actor,
    at: datetime.datetime,
    *,
    reason: str = "",
    facts: Mapping[str, object] | None = None,
    remarks: Mapping[str, str] | None = None,
) -> Move:
    """Make one move of a locked submission: keep it, save the submission, write it down. Raises what the table does."""
    move = SUBMISSION.check(submission.status, name, reason)
    said = storable(reason).strip()
    SubmissionMove.objects.create(
        submission=submission,
        from_status=submission.status,
        to_status=move.target.value,
        at=at,
        by_id=actor.actor_id,
        by_name=actor.actor_name[:200],
        reason=said,
        remarks=dict(remarks or {}),
    )
    submission.status = move.target.value
    submission.revision += 1
    submission.moved_in_revision = submission.revision
    submission.save()
    unit = organisation_name(actor, submission.organisation_id, submission.period.window.last_day)
    record(
        actor=actor,
        at=at,
        verb=verb,
        obj=submission,
        object_name=f"{unit}, {submission.period.label}",
        facts={**(facts or {}), **({"reason": said} if said else {})},
        organisation=submission.organisation_id,
    )
    return move


def return_submission(
    *,
    actor: Actor,
    at: datetime.datetime,
    submission_id: int,
    revision: int,
    reason: str,
    remarks: Mapping[int, str] | None = None,
) -> Submission:
    """Send a report back to its unit with the reason, and remarks on single lines ({line: remark}).

    Its figures stay in the ledger without ever having counted. Raises ReasonMissing, MoveRefused, RemarkElsewhere,
    SomeoneElseSaved.
    """
    seen = access.get_submission(actor, submission_id, at)
    access.check_as_receiver(actor, Action.RETURN_REPORT, seen, at)
    said = {line: storable(remark).strip() for line, remark in (remarks or {}).items() if remark.strip()}
    with transaction.atomic():
        submission = locked(submission_id)
        SUBMISSION.check(submission.status, "return", reason)
        check_seen(submission, revision)
        lines = {line.pk: line for line in _lines(submission)}
        if set(said) - set(lines):
            raise RemarkElsewhere
        for line in lines.values():
            line.remark = said.get(line.pk, "")
            line.remark_by_name = actor.actor_name[:200] if line.remark else ""
        SubmissionLine.objects.bulk_update(lines.values(), ["remark", "remark_by_name"])
        remarked = {line.indicator.name: line.remark for line in lines.values() if line.remark}
        facts = {"remarks": len(said)}
        _move(submission, "return", "reporting.returned", actor, at, reason=reason, facts=facts, remarks=remarked)
    return submission


def accept(*, actor: Actor, at: datetime.datetime, submission_id: int, revision: int) -> Submission:
    """Accept a report: its figures count from now on. Never by the person who sent it.

    Raises SamePerson, MoveRefused, SomeoneElseSaved, AlreadySuperseded.
    """
    seen = access.get_submission(actor, submission_id, at)
    decision = access.check_as_receiver(actor, Action.ACCEPT_REPORT, seen, at)
    with transaction.atomic():
        submission = locked(submission_id)
        move = SUBMISSION.check(submission.status, "accept")
        check_seen(submission, revision)
        check_person(move, actor.actor_id, submission.submitted_by_id)
        lines = _lines(submission)
        waiting = [line.measurement for line in lines if _waits(line.measurement)]
        count(actor=actor, at=at, measurement_ids=[row.pk for row in waiting if row], decision=decision)
        submission.accepted_at, submission.accepted_by_id = at, actor.actor_id
        submission.accepted_by_name = actor.actor_name[:200]
        for line in lines:
            line.remark = line.remark_by_name = line.correction_reason = ""
        SubmissionLine.objects.bulk_update(lines, ["remark", "remark_by_name", "correction_reason"])
        _move(submission, "accept", "reporting.accepted", actor, at, facts={"figures": len(waiting)})
    return submission


def _waits(row: Measurement | None) -> bool:
    return row is not None and row.counted_from is None


def lock(*, actor: Actor, at: datetime.datetime, submission_id: int) -> Submission:
    """Lock an accepted report. Raises MoveRefused."""
    seen = access.get_submission(actor, submission_id, at)
    access.check_as_receiver(actor, Action.LOCK_REPORT, seen, at)
    with transaction.atomic():
        submission = locked(submission_id)
        _move(submission, "lock", "reporting.locked", actor, at)
    return submission


def reopen(*, actor: Actor, at: datetime.datetime, submission_id: int, reason: str) -> Submission:
    """Open an accepted or locked report again, only with a reason; its figures count until corrected ones do.

    Raises ReasonMissing, MoveRefused.
    """
    seen = access.get_submission(actor, submission_id, at)
    access.check_as_receiver(actor, Action.REOPEN_REPORT, seen, at)
    with transaction.atomic():
        submission = locked(submission_id)
        _move(submission, "reopen", "reporting.reopened", actor, at, reason=reason)
    return submission
