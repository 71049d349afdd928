"""Plans: milestones by year, figures assigned from above, parts handed down. A changed plan keeps its old rows."""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.directory.models import Organisation
from nhiemky.areas.documents.models import Document
from nhiemky.areas.targets.models.targets import Target
from nhiemky.rules.periods import Window, label


class PlanQuerySet[Row: models.Model](models.QuerySet[Row]):
    """Chainable reads of rows that stand from `set_at` until they are replaced."""

    def standing(self, at: datetime.datetime) -> PlanQuerySet[Row]:
        """Rows that stood at `at`."""
        return self.filter(Q(replaced_at__isnull=True) | Q(replaced_at__gt=at), set_at__lte=at)


class Planned(models.Model):
    """A number of a target for a window: set once, replaced by a new row, never changed."""

    window_from = models.DateField("từ ngày")
    window_to = models.DateField("đến trước ngày")
    set_at = models.DateTimeField("đặt lúc")
    set_by_id = models.BigIntegerField("mã người đặt", null=True)
    set_by_name = models.CharField("người đặt", max_length=200)
    replaced_at = models.DateTimeField("bị thay lúc", null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(window_to__gt=F("window_from")), name="%(app_label)s_%(class)s_window_forward"
            ),
        )

    @property
    def window(self) -> Window:
        """The days that the number is for."""
        return Window(self.window_from, self.window_to)

    @property
    def window_label(self) -> str:
        """The window as people call it."""
        return label(self.window)


class Milestone(Planned):
    """What is to be reached in a window of the term (a year's plan, the half of the term), for the whole target.

    Numbers have the target's scale.
    """

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="milestones", verbose_name="chỉ tiêu")
    value = models.BigIntegerField("giá trị")
    value_max = models.BigIntegerField("giá trị đến", null=True, blank=True)

    objects = PlanQuerySet["Milestone"].as_manager()

    class Meta(Planned.Meta):
        verbose_name = verbose_name_plural = "mốc của chỉ tiêu"
        constraints = (
            *Planned.Meta.constraints,
            models.UniqueConstraint(
                fields=["target", "window_from", "window_to"],
                condition=Q(replaced_at__isnull=True),
                name="targets_milestone_one_standing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.target_id} {self.window_from} {self.value}"


class AssignedFigure(Planned):
    """The figure that a superior assigns for a year, which "100% chỉ tiêu giao" is measured by.

    `organisation` None: for the whole; else for one unit. The number has the indicator's scale.
    """

    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, related_name="assigned_figures", verbose_name="chỉ tiêu"
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_figures",
        verbose_name="tổ chức",
    )
    value = models.BigIntegerField("số được giao")
    source = models.CharField("nguồn giao", max_length=500)
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_figures",
        verbose_name="văn bản giao",
    )

    objects = PlanQuerySet["AssignedFigure"].as_manager()

    class Meta(Planned.Meta):
        verbose_name = verbose_name_plural = "số được giao"
        constraints = (
            *Planned.Meta.constraints,
            models.UniqueConstraint(
                fields=["target", "window_from", "window_to"],
                condition=Q(replaced_at__isnull=True, organisation__isnull=True),
                name="targets_assigned_one_standing",
            ),
            models.UniqueConstraint(
                fields=["target", "organisation", "window_from", "window_to"],
                condition=Q(replaced_at__isnull=True, organisation__isnull=False),
                name="targets_assigned_one_standing_a_unit",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="targets_assigned_has_source"),
        )

    def __str__(self) -> str:
        return f"{self.target_id} {self.window_from} {self.value}"


class ShareStatus(models.TextChoices):
    """Where a handed-down part stands between the one who hands it down and the one who takes it."""

    HANDED = "handed", "đã giao"
    PROPOSED = "proposed", "đơn vị đề nghị số khác"
    AGREED = "agreed", "đơn vị đã nhận"


class TargetShare(Planned):
    """A unit's part of a target for a window (the whole term, or a year). Numbers have the target's scale.

    A unit that can't carry its part proposes another number with a reason; it stands until handed down anew.
    `reason` says why parts that don't add up to the whole were handed down nevertheless.
    """

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="shares", verbose_name="chỉ tiêu")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="target_shares", verbose_name="tổ chức"
    )
    value = models.BigIntegerField("số giao")
    status = models.CharField("trạng thái", max_length=20, choices=ShareStatus, default=ShareStatus.HANDED)
    reason = models.CharField("lý do", max_length=500, blank=True)
    proposed_value = models.BigIntegerField("số đề nghị", null=True, blank=True)
    proposed_reason = models.TextField("lý do đề nghị", blank=True)
    answered_at = models.DateTimeField("đơn vị trả lời lúc", null=True, blank=True)
    answered_by_id = models.BigIntegerField("mã người trả lời", null=True, blank=True)
    answered_by_name = models.CharField("người trả lời", max_length=200, blank=True)

    objects = PlanQuerySet["TargetShare"].as_manager()

    class Meta(Planned.Meta):
        verbose_name = verbose_name_plural = "phần chỉ tiêu giao đơn vị"
        indexes = (models.Index(fields=["organisation", "replaced_at"], name="targets_share_of"),)
        constraints = (
            *Planned.Meta.constraints,
            models.UniqueConstraint(
                fields=["target", "organisation", "window_from", "window_to"],
                condition=Q(replaced_at__isnull=True),
                name="targets_share_one_standing",
            ),
            models.CheckConstraint(condition=Q(status__in=ShareStatus.values), name="targets_share_status_known"),
            models.CheckConstraint(
                condition=(~Q(status=ShareStatus.PROPOSED) & Q(proposed_value__isnull=True))
                | (Q(status=ShareStatus.PROPOSED, proposed_value__isnull=False) & ~Q(proposed_reason="")),
                name="targets_share_proposal_has_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.target_id}/{self.organisation_id}: {self.value}"
