"""The table of rule sets: rules of the field as dated data, each with its source and how far it is trusted."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q


class Trust(models.TextChoices):
    """How far the source of a rule set can be trusted."""

    VERIFIED = "verified", "đã đối chiếu nguồn"
    SECOND_HAND = "second_hand", "dẫn lại, cần đối chiếu"
    UNVERIFIED = "unverified", "chưa đối chiếu"
    SAMPLE = "sample", "dữ liệu mẫu"


class RuleSetQuerySet(models.QuerySet["RuleSet"]):
    """Chainable reads of rule sets."""

    def versions_of(self, kind: str, code: str) -> RuleSetQuerySet:
        """Every version of one set, the latest start first and its latest correction before those it corrects."""
        return self.filter(kind=kind, code=code).order_by("-effective_from", "-revision")

    def latest_started(self, kind: str, code: str, on: datetime.date) -> RuleSet | None:
        """The version that started last on or before `on`, as last corrected; its time may be over by then."""
        return self.versions_of(kind, code).filter(effective_from__lte=on).first()


class RuleSet(models.Model):
    """One version of one rule set. Its row is never changed: a new law makes a new version from its day on, which
    ends the one before; a correction is a new `revision` of the same start.

    `kind` says what `data` holds ("format_profile", "bands", …), `code` which set of that kind; `digest` is the
    SHA-256 of what the version says, so that loading the same defaults again changes nothing. What the office
    published itself is never covered by a default that the product ships (`shipped`).
    """

    kind = models.CharField("loại", max_length=40)
    code = models.CharField("mã", max_length=60)
    revision = models.PositiveIntegerField("lần sửa", default=1)
    label = models.CharField("tên", max_length=300)
    effective_from = models.DateField("hiệu lực từ")
    effective_to = models.DateField("hết hiệu lực từ", null=True, blank=True)
    source = models.TextField("nguồn")
    trust = models.CharField("mức tin cậy", max_length=20, choices=Trust)
    data = models.JSONField("nội dung")
    digest = models.CharField("mã băm", max_length=64)
    shipped = models.BooleanField("đi kèm phần mềm", default=False)
    published_at = models.DateTimeField("ban hành lúc")

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bộ quy tắc"
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "code", "effective_from", "revision"], name="rulebook_ruleset_version_once"
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=F("effective_from")),
                name="rulebook_ruleset_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(trust__in=Trust.values), name="rulebook_ruleset_trust_known"),
            models.CheckConstraint(condition=~Q(source=""), name="rulebook_ruleset_has_source"),
        )

    def __str__(self) -> str:
        return self.label
