"""Writing a report: begun, lines and words saved, evidence laid to a line. Two people may write at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.functional import cached_property

from nhiemky.areas.audit.access import NotVisible, possible
from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.directory.access import get_organisation, get_upload
from nhiemky.areas.directory.queries import organisation_name
from nhiemky.areas.directory.queries import structure as structure_of
from nhiemky.areas.reporting import access
from nhiemky.areas.reporting.audience import Asking, asked_on
from nhiemky.areas.reporting.given import FilledLine
from nhiemky.areas.reporting.locking import SomeoneElseSaved, check_editable, locked
from nhiemky.areas.reporting.members import members_of
from nhiemky.areas.reporting.models import (
    LineEvidence,
    ReportingPeriod,
    Submission,
    SubmissionLine,
    TemplateLine,
)
from nhiemky.areas.targets.figures import NewFigure, check_numbers
from nhiemky.areas.targets.models import Indicator
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.progress import Basis
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.rollup import Stage, TreeRule
from nhiemky.rules.rollup.obvious_history import History
from nhiemky.rules.text import format_number
from nhiemky.rules.wording import Words, gettext_noop


class NotAsked(Refusal):
    """The unit is not asked for this report, or not for this figure."""

    template = "{unit} không phải báo cáo {what} trong {period}."


class EstimateNotAllowed(Refusal):
    """The template takes final figures only."""

    template = "Biểu mẫu “{name}” chỉ nhận số chính thức, không nhận số ước."


class DenominatorMissing(Refusal):
    """A ratio has both its numbers or none."""

    template = "“{indicator}” là tỷ lệ: hãy nhập cả tử số và mẫu số ({denominator}), hoặc để trống cả hai."


class EvidenceThere(Refusal):
    """The same file lies with the line already."""

    template = "Tệp “{name}” đã có trong minh chứng của dòng này."


def begin_submission(*, actor: Actor, at: datetime.datetime, period_id: int, organisation_id: int) -> Submission:
    """Begin a unit's report for a period with an empty line for each indicator asked; the begun one where there is one.

    Who took over from a unit that has ended may begin what it still owes. Raises NotAsked, NotVisible, NotAllowed.
    """
    access.check_for(actor, Action.PREPARE_REPORT, organisation_id, at)
    period = access.get_period(actor, period_id, at)
    standing = Submission.objects.filter(period=period, organisation=organisation_id).first()
    if standing is not None:
        return standing
    _check_asked(actor, period, organisation_id)
    name = organisation_name(actor, organisation_id, period.window.last_day)
    try:
        with transaction.atomic():
            submission = Submission.objects.create(period=period, organisation_id=organisation_id, begun_at=at)
            _lay_out(submission, actor, at)
            record(
                actor=actor,
                at=at,
                verb="reporting.submission_begun",
                obj=submission,
                object_name=f"{name}, {period.label}",
                organisation=organisation_id,
            )
    except IntegrityError:  # someone else began it at the same moment
        return Submission.objects.get(period=period, organisation=organisation_id)
    return submission


def _check_asked(actor: Actor, period: ReportingPeriod, organisation_id: int) -> None:
    """Raise NotAsked unless the unit was asked at the window's end."""
    template = period.template
    history = History(structure_of(actor, template.hierarchy.code))
    asking = Asking.of(template, members_of([template.group_id]).get(template.group_id or 0, ()))
    day = period.window.last_day
    if organisation_id not in asked_on(asking, history, day):
        raise NotAsked(unit=organisation_name(actor, organisation_id, day), what=template.name, period=period.label)


def _lay_out(submission: Submission, actor: Actor, at: datetime.datetime) -> None:
    """An empty line for each indicator; a figure measured for all is about the organisation that asks."""
    lines = TemplateLine.objects.filter(template=submission.period.template_id).select_related("indicator")
    root = submission.period.template.organisation_id
    SubmissionLine.objects.bulk_create(
        SubmissionLine(
            submission=submission,
            indicator=line.indicator,
            organisation_id=root if line.indicator.tree_rule == TreeRule.MEASURED else submission.organisation_id,
            stage=Stage.FINAL.value,
            saved_at=at,
            saved_by_id=actor.actor_id,
            saved_by_name=actor.actor_name[:200],
        )
        for line in lines.order_by("ordinal")
    )


def save_line(
    *, actor: Actor, at: datetime.datetime, submission_id: int, revision: int, filled: FilledLine
) -> Submission:
    """Save one line; return the report with its new revision. `revision` is the one that the writer saw.

    Someone else's save of another line is no matter. Of the same line it is: SomeoneElseSaved shows both and saves
    nothing. Raises NotEditable, MovedMeanwhile, NotAsked, EstimateNotAllowed, DenominatorMissing,
    NotWhole, TooLarge, FigureMalformed (less than nothing of what is counted).
    """
    seen = access.get_submission(actor, submission_id, at)
    access.check_for(actor, Action.PREPARE_REPORT, seen.organisation_id, at)
    with transaction.atomic():
        submission = locked(submission_id)
        typed = _Typed(submission, filled, actor, at)
        check_editable(submission, revision, typed.shown)
        line = typed.line
        if line.saved_in_revision > revision and typed.differs_from(line):
            raise SomeoneElseSaved(
                by=line.saved_by_name,
                what=gettext_noop("dòng “{name}”", name=typed.indicator.name),
                theirs=_shown(line),
                mine=typed.shown,
            )
        submission.revision += 1
        typed.write_into(line, submission.revision)
        submission.save(update_fields=["revision"])
        facts = {"line": typed.indicator.name, "figure": typed.shown or gettext_noop("để trống"), "stage": filled.stage}
        record(
            actor=actor,
            at=at,
            verb="reporting.line_saved",
            obj=submission,
            object_name=_name(actor, submission),
            facts=facts,
            organisation=submission.organisation_id,
        )
    return submission


class _Typed:
    """What someone typed into a line, checked against what is asked."""

    def __init__(self, submission: Submission, filled: FilledLine, actor: Actor, at: datetime.datetime) -> None:
        self._submission, self._filled, self._actor, self._at = submission, filled, actor, at
        template = submission.period.template
        asked = TemplateLine.objects.filter(template=template, indicator__in=possible([filled.indicator_id]))
        found = asked.select_related("indicator").first()
        if found is None:
            raise NotAsked(
                unit=_name(actor, submission), what=gettext_noop("chỉ số này"), period=submission.period.label
            )
        if filled.stage is Stage.ESTIMATE and not template.estimate_allowed:
            raise EstimateNotAllowed(name=template.name)
        self.indicator: Indicator = found.indicator
        self._check_pair()
        self.numerator = None if filled.numerator is None else self.indicator.scaled(filled.numerator)
        self.denominator = None if filled.denominator is None else self.indicator.scaled(filled.denominator)
        check_numbers(self._figure)

    def _check_pair(self) -> None:
        halves = (self._filled.numerator is None, self._filled.denominator is None)
        if self.indicator.has_denominator and halves[0] != halves[1]:
            raise DenominatorMissing(indicator=self.indicator.name, denominator=self.indicator.denominator_name)
        if not self.indicator.has_denominator and not halves[1]:
            raise NotAsked(
                unit=_name(self._actor, self._submission),
                what=gettext_noop("mẫu số của chỉ số này"),
                period=gettext_noop("kỳ nào"),
            )

    @property
    def _figure(self) -> NewFigure:
        """The figure that it will be once the report is sent."""
        submission, indicator = self._submission, self.indicator
        return NewFigure(
            indicator=indicator,
            organisation=submission.organisation,
            window=submission.period.window,
            basis=Basis(indicator.default_basis),
            stage=self._filled.stage,
            numerator=self.numerator,
            denominator=self.denominator,
            name=organisation_name(self._actor, submission.organisation_id, submission.period.window.last_day),
        )

    @property
    def shown(self) -> str:
        """The figure as people read it, "" for none."""
        return self.indicator.shown(self.numerator, self.denominator)

    @cached_property
    def about(self) -> int:
        """The organisation that the figure is about: the unit's own, or another where it measures for all."""
        submission, filled = self._submission, self._filled
        measures = self.indicator.measured_by_id == submission.organisation_id
        if filled.about_id is None:
            return submission.period.template.organisation_id if measures else submission.organisation_id
        if filled.about_id != submission.organisation_id and not measures:
            raise NotAsked(
                unit=_name(self._actor, submission),
                what=gettext_noop("số liệu của đơn vị khác"),
                period=submission.period.label,
            )
        return get_organisation(self._actor, filled.about_id, self._at).pk

    @cached_property
    def line(self) -> SubmissionLine:
        """The line that it goes into, a new one for an estimate or another organisation."""
        key = {
            "submission": self._submission,
            "indicator": self.indicator,
            "organisation_id": self.about,
            "stage": self._filled.stage.value,
        }
        standing = SubmissionLine.objects.filter(**key).first()
        return standing or SubmissionLine(**key, saved_in_revision=0)

    def differs_from(self, line: SubmissionLine) -> bool:
        """Whether it says something else than the line."""
        mine = (self.numerator, self.denominator, storable(self._filled.narrative).strip())
        return mine != (line.numerator, line.denominator, line.narrative)

    def write_into(self, line: SubmissionLine, revision: int) -> None:
        """Save it as the line's content."""
        line.numerator, line.denominator = self.numerator, self.denominator
        line.narrative = storable(self._filled.narrative).strip()
        line.difficulty = storable(self._filled.difficulty).strip()
        line.correction_reason = storable(self._filled.correction_reason).strip()
        line.saved_in_revision, line.saved_at = revision, self._at
        line.saved_by_id, line.saved_by_name = self._actor.actor_id, self._actor.actor_name[:200]
        line.save()


def _shown(line: SubmissionLine) -> str:
    return line.indicator.shown(line.numerator, line.denominator) or gettext_noop("để trống")


def _name(actor: Actor, submission: Submission) -> str:
    """The unit and period, for the trail."""
    name = organisation_name(actor, submission.organisation_id, submission.period.window.last_day)
    return f"{name}, {submission.period.label}"


def _letters(texts: Iterable[str]) -> Words:
    """How long the words are together: they are not shown to who could not save."""
    return gettext_noop("{count} ký tự", count=format_number(sum(map(len, texts))))


def save_narrative(
    *,
    actor: Actor,
    at: datetime.datetime,
    submission_id: int,
    revision: int,
    results: str = "",
    difficulties: str = "",
    proposals: str = "",
) -> Submission:
    """Save the report's words; return it with its new revision. Raises as `save_line` does."""
    seen = access.get_submission(actor, submission_id, at)
    access.check_for(actor, Action.PREPARE_REPORT, seen.organisation_id, at)
    words = tuple(storable(text).strip() for text in (results, difficulties, proposals))
    with transaction.atomic():
        submission = locked(submission_id)
        standing = (submission.results, submission.difficulties, submission.proposals)
        mine = _letters(words)
        check_editable(submission, revision, mine)
        if submission.narrative_revision > revision and words != standing:
            by, theirs = submission.narrative_by_name, _letters(standing)
            raise SomeoneElseSaved(by=by, what=gettext_noop("phần lời"), theirs=theirs, mine=mine)
        submission.results, submission.difficulties, submission.proposals = words
        submission.revision += 1
        submission.narrative_revision = submission.revision
        submission.narrative_by_name = actor.actor_name[:200]
        submission.save()
        record(
            actor=actor,
            at=at,
            verb="reporting.narrative_saved",
            obj=submission,
            object_name=_name(actor, submission),
            organisation=submission.organisation_id,
        )
    return submission


def add_evidence(
    *, actor: Actor, at: datetime.datetime, submission_id: int, line_id: int, upload_id: int
) -> LineEvidence:
    """Lay a given file to a line; it goes into the ledger with the figure. Raises EvidenceThere, NotEditable."""
    submission, line = _line_of(actor, at, submission_id, line_id)
    upload = get_upload(actor, upload_id, at)
    with transaction.atomic():
        check_editable(locked(submission.pk), submission.revision, upload.name)
        if LineEvidence.objects.filter(line=line, upload=upload, removed_at__isnull=True).exists():
            raise EvidenceThere(name=upload.name)
        laid = LineEvidence.objects.create(line=line, upload=upload)
        _record_evidence(actor, at, "reporting.evidence_added", submission, laid)
    return laid


def remove_evidence(*, actor: Actor, at: datetime.datetime, submission_id: int, evidence_id: int) -> None:
    """Take a file from a line that is still being written; the file itself, and what was posted with it, stay."""
    submission = access.get_submission(actor, submission_id, at)
    access.check_for(actor, Action.ADD_EVIDENCE, submission.organisation_id, at)
    standing = LineEvidence.objects.filter(line__submission=submission, removed_at__isnull=True)
    laid = standing.select_related("line__indicator", "upload").filter(pk=evidence_id).first()
    if laid is None:
        raise NotVisible
    with transaction.atomic():
        check_editable(locked(submission.pk), submission.revision, laid.upload.name)
        laid.removed_at = at
        laid.save(update_fields=["removed_at"])
        _record_evidence(actor, at, "reporting.evidence_removed", submission, laid)


def _line_of(
    actor: Actor, at: datetime.datetime, submission_id: int, line_id: int
) -> tuple[Submission, SubmissionLine]:
    submission = access.get_submission(actor, submission_id, at)
    access.check_for(actor, Action.ADD_EVIDENCE, submission.organisation_id, at)
    line = SubmissionLine.objects.select_related("indicator").filter(pk=line_id, submission=submission).first()
    if line is None:
        raise NotVisible
    return submission, line


def _record_evidence(
    actor: Actor, at: datetime.datetime, verb: str, submission: Submission, laid: LineEvidence
) -> None:
    record(
        actor=actor,
        at=at,
        verb=verb,
        obj=submission,
        object_name=_name(actor, submission),
        facts={"file": laid.upload.name, "line": laid.line.indicator.name, "day": local_day(at)},
        organisation=submission.organisation_id,
    )
