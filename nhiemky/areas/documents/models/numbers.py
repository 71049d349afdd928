"""Number books: one series per organisation, kind of document and scope (a term, or a year), and each number given."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhiemky.areas.directory.models import Organisation
from nhiemky.areas.documents.models.register import Document


class ScopeKind(models.TextChoices):
    """Party documents number through a term (HD 05-HD/VPTW, second-hand), state ones by year (NĐ 30/2020 Điều 15)."""

    TERM = "term", "theo nhiệm kỳ"
    YEAR = "year", "theo năm"


class NumberSeries(models.Model):
    """One number book; its row is the lock that writers queue at. `last` is the number given last, 0 before the first.

    `series` is "" where the organisation has one series, "/NQ" where each type has its own; boards that use its seal
    and congresses have series of their own ("ĐH/NQ"). It holds no sign of the organisation, so that a rename does
    not start the numbers anew. `scope_key` is "2026", or "term 7" with the term's id.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="number_series", verbose_name="tổ chức"
    )
    series = models.CharField("dãy số", max_length=40, blank=True)
    scope_kind = models.CharField("phạm vi", max_length=10, choices=ScopeKind)
    scope_key = models.CharField("nhiệm kỳ hoặc năm", max_length=40)
    last = models.PositiveIntegerField("số đã cấp", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "sổ số văn bản"
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "series", "scope_kind", "scope_key"], name="documents_series_once"
            ),
            models.CheckConstraint(condition=Q(scope_kind__in=ScopeKind.values), name="documents_series_scope_known"),
        )

    def __str__(self) -> str:
        return f"{self.series or 'chung'} {self.get_scope_kind_display()} {self.scope_key}"


class NumberIssue(models.Model):
    """A number given to a document; it is never given again, also where the document is withdrawn."""

    series = models.ForeignKey(
        NumberSeries, on_delete=models.PROTECT, related_name="issues", verbose_name="sổ số văn bản"
    )
    number = models.PositiveIntegerField("số")
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="number_issue", verbose_name="văn bản"
    )
    issued_at = models.DateTimeField("cấp lúc")

    class Meta:
        verbose_name = verbose_name_plural = "số đã cấp"
        constraints = (
            models.UniqueConstraint(fields=["series", "number"], name="documents_issue_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="documents_issue_from_one"),
        )

    def __str__(self) -> str:
        return str(self.number)
