"""Submissions: a unit's report for a period. Lines are drafts; submitting posts figures, acceptance counts them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhiemky.areas.directory.models import Organisation
from nhiemky.areas.files.models import Upload
from nhiemky.areas.reporting.models.templates import ReportingPeriod
from nhiemky.areas.targets.models import Indicator, Measurement
from nhiemky.rules.rollup import Stage
from nhiemky.rules.workflow import SUBMISSION
from nhiemky.rules.workflow import Submission as State

SUBMISSION_STATES = tuple((state.value, name) for state, name in SUBMISSION.states.items())
"""Where a report stands; the moves between are one table in `rules.workflow`."""


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Chainable reads of submissions."""

    def arrived(self) -> SubmissionQuerySet:
        """Sent and not returned."""
        return self.filter(status__in=[State.SUBMITTED, State.ACCEPTED, State.LOCKED])


class Submission(models.Model):
    """One unit's report for one period. `revision` grows with every save: who saves must have seen the latest.

    `moved_in_revision` is the revision of the last change of status.
    """

    period = models.ForeignKey(
        ReportingPeriod, on_delete=models.PROTECT, related_name="submissions", verbose_name="kỳ báo cáo"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="submissions", verbose_name="đơn vị báo cáo"
    )
    status = models.CharField("trạng thái", max_length=20, choices=SUBMISSION_STATES, default=State.DRAFT.value)
    revision = models.PositiveIntegerField("lần lưu", default=1)
    moved_in_revision = models.PositiveIntegerField("lần lưu khi đổi trạng thái", default=1)
    results = models.TextField("kết quả nổi bật", blank=True)
    difficulties = models.TextField("khó khăn, vướng mắc", blank=True)
    proposals = models.TextField("đề xuất, kiến nghị", blank=True)
    narrative_revision = models.PositiveIntegerField("lần lưu của phần lời", default=0)
    narrative_by_name = models.CharField("người lưu phần lời", max_length=200, blank=True)
    begun_at = models.DateTimeField("bắt đầu lúc")
    first_submitted_at = models.DateTimeField("nộp lần đầu lúc", null=True, blank=True)
    submitted_at = models.DateTimeField("nộp lúc", null=True, blank=True)
    submitted_by_id = models.BigIntegerField("mã người nộp", null=True, blank=True)
    submitted_by_name = models.CharField("người nộp", max_length=200, blank=True)
    accepted_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    accepted_by_id = models.BigIntegerField("mã người duyệt", null=True, blank=True)
    accepted_by_name = models.CharField("người duyệt", max_length=200, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "báo cáo của đơn vị"
        indexes = (models.Index(fields=["organisation", "status"], name="reporting_submission_of"),)
        constraints = (
            models.UniqueConstraint(fields=["period", "organisation"], name="reporting_submission_once"),
            models.CheckConstraint(
                condition=Q(status__in=[state for state, _ in SUBMISSION_STATES]),
                name="reporting_submission_status_known",
            ),
            models.CheckConstraint(
                condition=Q(status=State.DRAFT.value) | Q(submitted_at__isnull=False),
                name="reporting_submission_sent_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[State.ACCEPTED.value, State.LOCKED.value]) | Q(accepted_at__isnull=False),
                name="reporting_submission_accepted_has_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.period_id}/{self.organisation_id}"


class SubmissionLine(models.Model):
    """One figure of a report, as it is being written: number, words, difficulty, evidence, the receiver's remark.

    `numerator` None is "not filled in", which is no zero. `organisation` is whom the figure is about: the reporting
    unit, or another one where the unit measures for all. `measurement` is the row of the ledger that it posted.
    """

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="lines", verbose_name="báo cáo của đơn vị"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="submission_lines", verbose_name="chỉ số"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="submission_lines", verbose_name="số liệu của đơn vị"
    )
    stage = models.CharField("loại số liệu", max_length=20, default=Stage.FINAL.value)
    numerator = models.BigIntegerField("số liệu, tử số", null=True, blank=True)
    denominator = models.BigIntegerField("mẫu số", null=True, blank=True)
    narrative = models.TextField("diễn giải", blank=True)
    difficulty = models.TextField("khó khăn", blank=True)
    correction_reason = models.TextField("lý do sửa số đã báo cáo", blank=True)
    remark = models.TextField("nhận xét khi trả lại", blank=True)
    remark_by_name = models.CharField("người nhận xét", max_length=200, blank=True)
    saved_in_revision = models.PositiveIntegerField("lần lưu", default=1)
    saved_at = models.DateTimeField("lưu lúc")
    saved_by_id = models.BigIntegerField("mã người lưu", null=True)
    saved_by_name = models.CharField("người lưu", max_length=200)
    measurement = models.ForeignKey(
        Measurement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="submission_lines",
        verbose_name="số liệu đã ghi",
    )

    class Meta:
        verbose_name = verbose_name_plural = "dòng báo cáo"
        constraints = (
            models.UniqueConstraint(
                fields=["submission", "indicator", "organisation", "stage"], name="reporting_line_once"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[stage.value for stage in Stage]), name="reporting_line_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gte=0), name="reporting_line_denominator"
            ),
        )

    def __str__(self) -> str:
        return f"{self.submission_id}/{self.indicator_id}"


class LineEvidence(models.Model):
    """A file laid to a line."""

    line = models.ForeignKey(
        SubmissionLine, on_delete=models.PROTECT, related_name="evidence", verbose_name="dòng báo cáo"
    )
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="report_lines", verbose_name="tệp")
    removed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "minh chứng của dòng báo cáo"
        constraints = (
            models.UniqueConstraint(
                fields=["line", "upload"], condition=Q(removed_at__isnull=True), name="reporting_evidence_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.line_id}: {self.upload_id}"


class SubmissionMove(models.Model):
    """One step of a report from one status to another: by whom, when, why; `remarks` on lines, {indicator: remark}."""

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="moves", verbose_name="báo cáo của đơn vị"
    )
    from_status = models.CharField("từ trạng thái", max_length=20, choices=SUBMISSION_STATES)
    to_status = models.CharField("sang trạng thái", max_length=20, choices=SUBMISSION_STATES)
    at = models.DateTimeField("lúc")
    by_id = models.BigIntegerField("mã người làm", null=True)
    by_name = models.CharField("người làm", max_length=200)
    reason = models.TextField("lý do", blank=True)
    remarks = models.JSONField("nhận xét từng dòng", default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "bước của báo cáo"
        indexes = (models.Index(fields=["submission", "at"], name="reporting_move_of"),)

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.from_status} → {self.to_status}"
