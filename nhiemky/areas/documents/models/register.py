"""The register of documents."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.directory.models import Organisation, Term
from nhiemky.areas.files.models import Upload
from nhiemky.areas.rulebook.models import RuleSet


class Origin(models.TextChoices):
    """Where a document comes from."""

    OWN = "own", "tổ chức ban hành trong hệ thống"
    INCOMING = "incoming", "văn bản đến"
    IMPORTED = "imported", "văn bản cũ được đưa vào"


class Status(models.TextChoices):
    """Where a document stands. An issued one is never changed; a withdrawn one keeps its number."""

    DRAFT = "draft", "dự thảo"
    ISSUED = "issued", "đã ban hành"
    WITHDRAWN = "withdrawn", "đã thu hồi"


class Document(models.Model):
    """One document, as registered: between areas it is the handle by which everything else is reached.

    `issuing_name` is the issuer's name on the document's day, which later renames never touch. `profile` is the
    version of the format profile that it was made under. `parent` is the document that it carries out: the
    resolution of a year points to that of the term.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="documents", verbose_name="tổ chức"
    )
    issuing_name = models.CharField("cơ quan ban hành", max_length=300)
    type_code = models.CharField("loại văn bản", max_length=20, blank=True)
    subject = models.CharField("trích yếu", max_length=1000)
    origin = models.CharField("nguồn", max_length=20, choices=Origin)
    profile = models.ForeignKey(
        RuleSet, on_delete=models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="thể thức"
    )
    term = models.ForeignKey(
        Term, on_delete=models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="nhiệm kỳ"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="văn bản gốc"
    )
    status = models.CharField("trạng thái", max_length=20, choices=Status, default=Status.DRAFT)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    number_text = models.CharField("số và ký hiệu", max_length=80, blank=True)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    received_on = models.DateField("ngày đến", null=True, blank=True)
    upload = models.ForeignKey(
        Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="tệp"
    )
    withdrawn_reason = models.CharField("lý do thu hồi", max_length=500, blank=True)
    registered_at = models.DateTimeField("vào sổ lúc")
    folded = models.CharField("khóa tìm", max_length=1500)

    class Meta:
        verbose_name = verbose_name_plural = "văn bản"
        indexes = (
            models.Index(fields=["organisation", "status", "signed_on"], name="documents_document_register"),
            models.Index(fields=["term", "type_code"], name="documents_document_term"),
            models.Index(fields=["number_text"], name="documents_document_number"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="documents_document_origin_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="documents_document_status_known"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="documents_document_not_its_parent"
            ),
            models.CheckConstraint(
                condition=Q(status=Status.DRAFT) | Q(issued_on__isnull=False), name="documents_document_issued_has_day"
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | (Q(number__gte=1) & ~Q(number_text="")),
                name="documents_document_number_printed",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.WITHDRAWN) | ~Q(withdrawn_reason=""), name="documents_document_withdrawn_why"
            ),
            models.UniqueConstraint(
                fields=["organisation", "issuing_name", "number_text", "issued_on"],
                condition=~Q(number_text="") & ~Q(status=Status.WITHDRAWN),
                name="documents_document_number_once_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number_text} {self.subject}".strip()
