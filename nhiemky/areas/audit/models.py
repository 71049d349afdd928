"""Tables of the audit trail: entries, and the batches that seal them in a chain."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Batch(models.Model):
    """A run of entries sealed together; `hash` covers them and `previous_hash`, so any change breaks the chain."""

    number = models.PositiveBigIntegerField("số lô", unique=True)
    first_entry_id = models.BigIntegerField("dòng đầu")
    last_entry_id = models.BigIntegerField("dòng cuối")
    entry_count = models.PositiveIntegerField("số dòng")
    previous_hash = models.CharField("mã băm lô trước", max_length=64, blank=True)
    hash = models.CharField("mã băm", max_length=64, unique=True)
    sealed_at = models.DateTimeField("niêm phong lúc")

    class Meta:
        verbose_name = verbose_name_plural = "lô niêm phong"
        constraints = (
            models.CheckConstraint(condition=Q(entry_count__gt=0), name="audit_batch_holds_entries"),
            models.CheckConstraint(
                condition=Q(first_entry_id__lte=models.F("last_entry_id")), name="audit_batch_in_order"
            ),
            models.CheckConstraint(
                condition=Q(number=1, previous_hash="") | (Q(number__gt=1) & ~Q(previous_hash="")),
                name="audit_batch_chained",
            ),
        )

    def __str__(self) -> str:
        return f"lô {self.number}"


class EntryQuerySet(models.QuerySet["Entry"]):
    """Chainable reads of the trail."""

    def about(self, object_kind: str, object_id: int) -> EntryQuerySet:
        """Entries of one object ("documents.document", 12), oldest first."""
        return self.filter(object_kind=object_kind, object_id=object_id).order_by("at", "id")

    def unsealed(self) -> EntryQuerySet:
        """Entries that stand in no batch yet, in the order of their ids."""
        return self.filter(batch__isnull=True).order_by("id")


class Entry(models.Model):
    """One thing done: by whom, to what, when. It points at nothing by foreign key, so nothing that it names can bar it.

    `facts` are kept for ever; `personal` can be erased, while `personal_hash` stays in the chain (its salt goes with
    the details, so that they can't be guessed back). `digest` is written when the entry is sealed; the batch's hash
    rests on a digest computed anew, so this one only helps to name the row that was changed.
    """

    at = models.DateTimeField("lúc")
    verb = models.CharField("việc", max_length=80)
    actor_id = models.BigIntegerField("mã người làm", null=True)
    actor_name = models.CharField("người làm", max_length=200)
    organisation_id = models.BigIntegerField("mã tổ chức", null=True)
    object_kind = models.CharField("loại đối tượng", max_length=80)
    object_id = models.BigIntegerField("mã đối tượng")
    object_name = models.CharField("đối tượng", max_length=500)
    facts = models.JSONField("nội dung", default=dict)
    personal = models.JSONField("thông tin cá nhân", null=True)
    personal_salt = models.CharField("muối", max_length=64, blank=True)
    personal_hash = models.CharField("mã băm thông tin cá nhân", max_length=64, blank=True)
    digest = models.CharField("mã băm dòng", max_length=64, blank=True)
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, related_name="entries", verbose_name="lô niêm phong"
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "dòng nhật ký"
        indexes = (
            models.Index(fields=["object_kind", "object_id", "at"], name="audit_entry_object"),
            models.Index(fields=["organisation_id", "at"], name="audit_entry_organisation"),
            models.Index(fields=["actor_id", "at"], name="audit_entry_actor"),
            models.Index(fields=["id"], condition=Q(batch__isnull=True), name="audit_entry_unsealed"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(personal__isnull=True) | (~Q(personal_salt="") & ~Q(personal_hash="")),
                name="audit_entry_personal_hashed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.actor_name}: {self.verb} {self.object_name}"
