"""Tables of files: the bytes once, by hash; each upload of them with its name and giver."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact


class StoredFile(models.Model):
    """Bytes kept once, under their SHA-256; the media type is what the bytes are, whatever the name said."""

    sha256 = models.CharField("mã băm SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("cỡ (byte)")
    media_type = models.CharField("kiểu nội dung", max_length=120)
    stored_at = models.DateTimeField("lưu lúc")

    class Meta:
        verbose_name = verbose_name_plural = "tệp lưu trữ"
        constraints = (
            models.CheckConstraint(condition=Q(size__gt=0), name="files_storedfile_not_empty"),
            models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="files_storedfile_hash_whole"),
        )

    def __str__(self) -> str:
        return self.sha256


class Purpose(models.TextChoices):
    """What a file was given for: each has a door of its own, and no other opens it."""

    EVIDENCE = "evidence", "minh chứng"
    INTAKE = "intake", "văn bản chờ đọc"
    REVIEW = "review", "bản in báo cáo"


class Upload(models.Model):
    """One giving of a file: its cleaned name, who gave it for which organisation (ids and a printed name, no keys)."""

    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="uploads", verbose_name="tệp lưu trữ")
    name = models.CharField("tên tệp", max_length=200)
    uploaded_by_id = models.BigIntegerField("mã người nộp", null=True)
    uploaded_by_name = models.CharField("người nộp", max_length=200)
    uploaded_at = models.DateTimeField("nộp lúc")
    organisation_id = models.BigIntegerField("mã tổ chức", null=True)
    purpose = models.CharField("mục đích", max_length=20, choices=Purpose, default=Purpose.EVIDENCE)
    description = models.CharField("mô tả", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tệp đã nộp"
        indexes = (
            models.Index(fields=["organisation_id", "uploaded_at"], name="files_upload_organisation"),
            models.Index(fields=["uploaded_by_id", "uploaded_at"], name="files_upload_giver"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="files_upload_named"),
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="files_upload_purpose_known"),
        )

    def __str__(self) -> str:
        return self.name
