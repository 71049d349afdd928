"""Clauses: identity apart from version, each version with its span in a text that is kept as it was read."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.documents.models.register import Document


class ExtractedText(models.Model):
    """What one version of the reader took from the source: kept for ever, so that a better reader moves no span."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="texts", verbose_name="văn bản")
    text = models.TextField("nội dung")
    sha256 = models.CharField("mã băm nội dung", max_length=64)
    source_sha256 = models.CharField("mã băm tệp nguồn", max_length=64, blank=True)
    reader_version = models.CharField("phiên bản bộ đọc", max_length=40)
    read_at = models.DateTimeField("đọc lúc")

    class Meta:
        verbose_name = verbose_name_plural = "nội dung đã đọc"
        constraints = (
            models.UniqueConstraint(
                fields=["document", "sha256", "source_sha256", "reader_version"], name="documents_text_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} ({self.reader_version})"


class Clause(models.Model):
    """A clause of a document as an identity: what targets and tasks point at. `path` is its place, "II.3.a"."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="clauses", verbose_name="văn bản")
    path = models.CharField("mục", max_length=100)
    heading = models.CharField("tiêu đề", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "mục của văn bản"
        constraints = (
            models.UniqueConstraint(fields=["document", "path"], name="documents_clause_once"),
            models.CheckConstraint(condition=~Q(path=""), name="documents_clause_has_path"),
        )

    def __str__(self) -> str:
        return self.path


class Stage(models.TextChoices):
    """At which stage a version of a clause stood."""

    DRAFT = "draft", "dự thảo trình"
    PASSED = "passed", "được thông qua"
    AMENDED = "amended", "được sửa đổi"


class ClauseVersion(models.Model):
    """A clause's words at one stage: the span `start`–`end` of the extracted text, and those words themselves."""

    clause = models.ForeignKey(
        Clause, on_delete=models.PROTECT, related_name="versions", verbose_name="mục của văn bản"
    )
    stage = models.CharField("giai đoạn", max_length=20, choices=Stage)
    extracted = models.ForeignKey(
        ExtractedText, on_delete=models.PROTECT, related_name="clause_versions", verbose_name="nội dung đã đọc"
    )
    start = models.PositiveIntegerField("từ vị trí")
    end = models.PositiveIntegerField("đến vị trí")
    text = models.TextField("lời văn")
    ordinal = models.PositiveIntegerField("thứ tự")
    valid_from = models.DateField("từ ngày")

    class Meta:
        verbose_name = verbose_name_plural = "phiên bản của mục"
        indexes = (models.Index(fields=["extracted", "ordinal"], name="documents_version_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=["clause", "extracted", "stage"], name="documents_version_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="documents_version_span_forward"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="documents_version_stage_known"),
        )

    def __str__(self) -> str:
        return f"{self.clause_id} ({self.get_stage_display()})"
