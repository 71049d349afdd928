"""Who took over from whom: many-to-many events, with shares that a person types."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.directory.models.organisations import Organisation


class EventKind(models.TextChoices):
    """What happened. Renames and moves are dated versions and links, no successions."""

    MERGE = "merge", "hợp nhất"
    ABSORB = "absorb", "sáp nhập"
    SPLIT = "split", "chia, tách"
    DISSOLVE = "dissolve", "giải thể, chấm dứt hoạt động"


class SuccessionEvent(models.Model):
    """One event on one day, with its legal basis."""

    kind = models.CharField("loại", max_length=20, choices=EventKind)
    happened_on = models.DateField("ngày có hiệu lực")
    legal_basis = models.CharField("căn cứ", max_length=500)
    note = models.TextField("ghi chú", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "sự kiện kế thừa"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="directory_event_kind_known"),
            models.CheckConstraint(condition=~Q(legal_basis=""), name="directory_event_has_basis"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_on:%d/%m/%Y}"


class Side(models.TextChoices):
    """On which side of an event an organisation stands.

    A keeper receives the records of a body that ended without a successor: it may read them, and nothing more.
    """

    FROM = "from", "trước"
    TO = "to", "sau"
    KEEPER = "keeper", "giữ hồ sơ"


class SuccessionPart(models.Model):
    """An organisation's part in an event. On the side `to` of a split, the share of the figures that it takes over."""

    event = models.ForeignKey(
        SuccessionEvent, on_delete=models.PROTECT, related_name="parts", verbose_name="sự kiện kế thừa"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="succession_parts", verbose_name="tổ chức"
    )
    side = models.CharField("bên", max_length=10, choices=Side)
    share_numerator = models.PositiveBigIntegerField("tử số phần nhận", null=True, blank=True)
    share_denominator = models.PositiveBigIntegerField("mẫu số phần nhận", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "bên kế thừa"
        indexes = (models.Index(fields=["organisation", "side"], name="directory_part_of"),)
        constraints = (
            models.UniqueConstraint(fields=["event", "organisation", "side"], name="directory_part_once"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="directory_part_side_known"),
            models.CheckConstraint(
                condition=Q(share_numerator__isnull=True, share_denominator__isnull=True)
                | Q(side=Side.TO, share_denominator__gt=0, share_numerator__lte=F("share_denominator")),
                name="directory_part_share_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} ({self.get_side_display()})"
