"""Terms of office: planned and actual dates apart, since terms are cut short and ordinals restart."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.directory.models.organisations import Organisation


class EndReason(models.TextChoices):
    """Why a term ended."""

    CONGRESS = "congress", "đại hội nhiệm kỳ sau"
    MERGED = "merged", "hợp nhất, sáp nhập"
    SPLIT = "split", "chia, tách"
    DISSOLVED = "dissolved", "giải thể, chấm dứt hoạt động"
    OTHER = "other", "lý do khác"


class Term(models.Model):
    """One term of one organisation. Dates never come from the label; every end is the first day after."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="terms", verbose_name="tổ chức"
    )
    ordinal = models.PositiveSmallIntegerField("khóa thứ")
    label = models.CharField("nhiệm kỳ", max_length=40)
    congress_on = models.DateField("ngày đại hội", null=True, blank=True)
    planned_from = models.DateField("dự kiến từ")
    planned_to = models.DateField("dự kiến đến trước")
    actual_from = models.DateField("thực tế từ")
    actual_to = models.DateField("thực tế đến trước", null=True, blank=True)
    end_reason = models.CharField("lý do kết thúc", max_length=20, choices=EndReason, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "nhiệm kỳ"
        indexes = (models.Index(fields=["organisation", "actual_from"], name="directory_term_of"),)
        constraints = (
            models.UniqueConstraint(fields=["organisation", "actual_from"], name="directory_term_one_start"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(actual_to__isnull=True), name="directory_term_one_open"
            ),
            models.CheckConstraint(
                condition=Q(planned_to__gt=F("planned_from")), name="directory_term_planned_forward"
            ),
            models.CheckConstraint(
                condition=Q(actual_to__isnull=True) | Q(actual_to__gt=F("actual_from")),
                name="directory_term_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="directory_term_ordinal_from_one"),
            models.CheckConstraint(
                condition=Q(actual_to__isnull=True, end_reason="")
                | Q(actual_to__isnull=False, end_reason__in=EndReason.values),
                name="directory_term_end_has_reason",
            ),
        )

    def __str__(self) -> str:
        return self.label
