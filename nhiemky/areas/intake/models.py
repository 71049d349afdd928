"""Tables of intake: an uploaded text, what was read in it, what a person decided about each finding."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.directory.models import Organisation, Term
from nhiemky.areas.documents.models import Document, ExtractedText
from nhiemky.areas.files.models import Upload
from nhiemky.areas.targets.models import Target
from nhiemky.areas.tasks.models import Task
from nhiemky.rules.wording import gettext_noop
from nhiemky.rules.workflow import FINDING, INTAKE
from nhiemky.rules.workflow import Finding as FindingState
from nhiemky.rules.workflow import Intake as IntakeState

INTAKE_STATES = tuple((state.value, name) for state, name in INTAKE.states.items())
"""Where an uploaded text stands. Nothing is created from it before a person confirms."""
FINDING_STATES = tuple((state.value, name) for state, name in FINDING.states.items())
"""What a person decided about a finding; the moves are tables in `rules.workflow`."""


class Intake(models.Model):
    """One uploaded text on its way in. `text` is exactly what the reader extracted: every span points into it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="intakes", verbose_name="tổ chức"
    )
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="intakes", verbose_name="tệp")
    term = models.ForeignKey(
        Term, on_delete=models.PROTECT, null=True, blank=True, related_name="intakes", verbose_name="nhiệm kỳ"
    )
    status = models.CharField("trạng thái", max_length=20, choices=INTAKE_STATES, default=IntakeState.RECEIVED.value)
    received_at = models.DateTimeField("nhận lúc")
    received_by_id = models.BigIntegerField("mã người nhận", null=True)
    received_by_name = models.CharField("người nhận", max_length=200)
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)
    paper = models.JSONField("khối văn bản", default=dict, blank=True)
    text = models.TextField("nội dung đã đọc", blank=True)
    text_sha256 = models.CharField("mã băm nội dung", max_length=64, blank=True)
    reader_version = models.CharField("phiên bản bộ đọc", max_length=40, blank=True)
    failure = models.TextField("vì sao không đọc được", blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="intakes", verbose_name="văn bản"
    )
    extracted = models.ForeignKey(
        ExtractedText,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="intakes",
        verbose_name="nội dung đã vào sổ",
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "văn bản tiếp nhận"
        indexes = (models.Index(fields=["organisation", "received_at"], name="intake_intake_of"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=[state for state, _ in INTAKE_STATES]), name="intake_intake_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=IntakeState.FAILED.value) | ~Q(failure=""), name="intake_intake_failure_said"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[IntakeState.READ.value, IntakeState.CONFIRMED.value])
                | (~Q(text_sha256="") & Q(read_at__isnull=False)),
                name="intake_intake_read_is_kept",
            ),
        )

    def __str__(self) -> str:
        return f"{self.upload_id} ({self.get_status_display()})"


class FindingKind(models.TextChoices):
    """What a finding is about. Targets and tasks become rows; the others are shown, and noted as seen."""

    TERM = "term", gettext_noop("nhiệm kỳ")
    ORDINAL = "ordinal", gettext_noop("lần đại hội")
    EVENT = "event", gettext_noop("sự kiện")
    ORGANISATION = "organisation", gettext_noop("tổ chức")
    PERSON = "person", gettext_noop("cán bộ")
    TARGET = "target", gettext_noop("chỉ tiêu")
    RESULT = "result", gettext_noop("kết quả")
    DOCUMENT = "document", gettext_noop("văn bản")
    TASK = "task", gettext_noop("nhiệm vụ")
    AWARD = "award", gettext_noop("khen thưởng")


class Finding(models.Model):
    """One thing that the reader found: `quote` is `intake.text[start:end]`, `data` what it understood.

    `proposal` is what was proposed to the person, `changes` what they set instead, both kept as an example for the
    reader; `is_added` where a person marked what the reader missed. A merged finding points to the one that it went
    into.
    """

    intake = models.ForeignKey(
        Intake, on_delete=models.PROTECT, related_name="findings", verbose_name="văn bản tiếp nhận"
    )
    kind = models.CharField("loại", max_length=20, choices=FindingKind)
    ordinal = models.PositiveIntegerField("số thứ tự")
    quote = models.TextField("nguyên văn")
    start = models.PositiveIntegerField("từ vị trí")
    end = models.PositiveIntegerField("đến vị trí")
    clause = models.CharField("mục", max_length=100, blank=True)
    data = models.JSONField("nội dung hiểu được", default=dict)
    proposal = models.JSONField("nội dung đề xuất", default=dict, blank=True)
    changes = models.JSONField("nội dung người xác nhận sửa", default=dict, blank=True)
    is_added = models.BooleanField("do người đánh dấu", default=False)
    status = models.CharField("trạng thái", max_length=20, choices=FINDING_STATES, default=FindingState.PROPOSED.value)
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    decided_by_id = models.BigIntegerField("mã người quyết định", null=True, blank=True)
    decided_by_name = models.CharField("người quyết định", max_length=200, blank=True)
    reason = models.CharField("lý do", max_length=500, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="gộp vào"
    )
    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, null=True, blank=True, related_name="findings", verbose_name="chỉ tiêu"
    )
    task = models.ForeignKey(
        Task, on_delete=models.PROTECT, null=True, blank=True, related_name="findings", verbose_name="nhiệm vụ"
    )

    class Meta:
        verbose_name = verbose_name_plural = "điều đọc được"
        constraints = (
            models.UniqueConstraint(fields=["intake", "kind", "ordinal"], name="intake_finding_ordinal"),
            models.CheckConstraint(condition=Q(end__gt=F("start")) & ~Q(quote=""), name="intake_finding_quotes"),
            models.CheckConstraint(condition=Q(kind__in=FindingKind.values), name="intake_finding_kind_known"),
            models.CheckConstraint(
                condition=Q(status__in=[state for state, _ in FINDING_STATES]), name="intake_finding_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status=FindingState.PROPOSED.value, decided_at__isnull=True)
                | (~Q(status=FindingState.PROPOSED.value) & Q(decided_at__isnull=False)),
                name="intake_finding_decided_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status=FindingState.REJECTED.value) | ~Q(reason=""), name="intake_finding_rejected_why"
            ),
            models.CheckConstraint(
                condition=Q(status=FindingState.MERGED.value, merged_into__isnull=False)
                | (~Q(status=FindingState.MERGED.value) & Q(merged_into__isnull=True)),
                name="intake_finding_merged_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(kind=FindingKind.TARGET), name="intake_finding_target_kind"
            ),
            models.CheckConstraint(
                condition=Q(task__isnull=True) | Q(kind=FindingKind.TASK), name="intake_finding_task_kind"
            ),
        )

    def __str__(self) -> str:
        return self.quote[:80]


class FindingDoubt(models.Model):
    """Something in the text that does not fit, in a sentence for the person who confirms; `seen` once it was read."""

    intake = models.ForeignKey(
        Intake, on_delete=models.PROTECT, related_name="doubts", verbose_name="văn bản tiếp nhận"
    )
    kind = models.CharField("loại", max_length=40)
    quote = models.TextField("nguyên văn")
    start = models.PositiveIntegerField("từ vị trí")
    end = models.PositiveIntegerField("đến vị trí")
    says = models.TextField("điều nghi ngờ")
    settled_at = models.DateTimeField("xử lý lúc", null=True, blank=True)
    settled_by_name = models.CharField("người xử lý", max_length=200, blank=True)
    settled_note = models.CharField("cách xử lý", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "điều nghi ngờ"
        indexes = (models.Index(fields=["intake", "start"], name="intake_doubt_of"),)

    def __str__(self) -> str:
        return self.says[:80]
