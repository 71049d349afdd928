"""The ledger of measurements: rows are added, never changed. How as-of works: docs/reference/measurements.md."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from functools import cache

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.directory.models import Organisation
from nhiemky.areas.files.models import Upload
from nhiemky.areas.targets.models.indicators import Indicator
from nhiemky.rules.periods import Window, label
from nhiemky.rules.progress import Basis
from nhiemky.rules.rollup import Stage

BASIS_NAMES = {
    Basis.ARISEN: "phát sinh trong kỳ",
    Basis.YEAR_TO_DATE: "lũy kế từ đầu năm",
    Basis.TERM_TO_DATE: "lũy kế từ đầu nhiệm kỳ",
    Basis.MOMENT: "tại thời điểm cuối kỳ",
}
STAGE_NAMES = {Stage.ESTIMATE: "ước thực hiện", Stage.FINAL: "chính thức"}

type Key = tuple[int, int, datetime.date, datetime.date, str, str]


class MeasurementQuerySet(models.QuerySet["Measurement"]):
    """Chainable reads of the ledger."""

    def counted_by(self, at: datetime.datetime) -> MeasurementQuerySet:
        """Rows that had begun to count at `at`, in the order in which they supersede each other."""
        return self.filter(counted_from__lte=at).order_by("id")

    def of(self, indicators: Collection[int]) -> MeasurementQuerySet:
        """Rows of these indicators."""
        return self.filter(indicator__in=indicators)

    def heads(self) -> MeasurementQuerySet:
        """Rows that no other row supersedes, counting or not."""
        return self.filter(superseded_by__isnull=True)


class Measurement(models.Model):
    """One figure: indicator × organisation × window × basis × estimate or final. It belongs to no target.

    Rows of the same key form one chain: each supersedes the one before, with a reason. A row counts from the moment
    of its acceptance (`counted_from`, set once, nothing else ever changes); at any moment the figure is that of the
    latest row that counted by then. A withdrawal is a row too: `withdrawn`, without a figure.
    """

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="measurements", verbose_name="chỉ số"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="measurements", verbose_name="tổ chức"
    )
    window_from = models.DateField("từ ngày")
    window_to = models.DateField("đến trước ngày")
    basis = models.CharField("cách tính", max_length=20)
    stage = models.CharField("loại số liệu", max_length=20)
    numerator = models.BigIntegerField("số liệu, tử số", null=True)
    denominator = models.BigIntegerField("mẫu số", null=True)
    note = models.TextField("ghi chú", blank=True)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by_id = models.BigIntegerField("mã người ghi", null=True)
    recorded_by_name = models.CharField("người ghi", max_length=200)
    counted_from = models.DateTimeField("được tính từ", null=True)
    counted_by_id = models.BigIntegerField("mã người chấp nhận", null=True)
    counted_by_name = models.CharField("người chấp nhận", max_length=200, blank=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by", verbose_name="thay cho"
    )
    reason = models.TextField("lý do thay thế, thu hồi", blank=True)
    withdrawn = models.BooleanField("thu hồi", default=False)

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "số liệu"
        indexes = (
            models.Index(fields=["indicator", "counted_from"], name="targets_measurement_counted"),
            models.Index(fields=["organisation", "indicator"], name="targets_measurement_of"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "organisation", "window_from", "window_to", "basis", "stage"],
                condition=Q(supersedes__isnull=True),
                name="targets_measurement_one_chain",
            ),
            models.CheckConstraint(condition=Q(window_to__gt=F("window_from")), name="targets_measurement_window"),
            models.CheckConstraint(
                condition=Q(basis__in=[basis.value for basis in Basis]), name="targets_measurement_basis"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[stage.value for stage in Stage]), name="targets_measurement_stage"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False, numerator__isnull=False)
                | Q(withdrawn=True, numerator__isnull=True, denominator__isnull=True, supersedes__isnull=False),
                name="targets_measurement_figure_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gte=0), name="targets_measurement_denominator"
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True, reason="") | (Q(supersedes__isnull=False) & ~Q(reason="")),
                name="targets_measurement_superseding_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(counted_from__isnull=True) | Q(counted_from__gte=F("recorded_at")),
                name="targets_measurement_counts_after_recorded",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id}/{self.organisation_id} {self.window_from} {self.window_to}"

    @property
    def window(self) -> Window:
        """The days that the figure covers."""
        return Window(self.window_from, self.window_to)

    @property
    def key(self) -> Key:
        """What the chain of rows is about."""
        return (self.indicator_id, self.organisation_id, self.window_from, self.window_to, self.basis, self.stage)

    @property
    def window_label(self) -> str:
        """The window as people call it ("Quý I năm 2024")."""
        return label_of(self.window)


@cache
def label_of(window: Window) -> str:
    """Return a window as people call it; there are few windows, and many figures in each."""
    return label(window)


def standing(counted: Iterable[Measurement]) -> dict[Key, Measurement]:
    """Return the row that stands for each key, from rows in the order of `counted_by`; none for what is withdrawn."""
    latest = {row.key: row for row in counted}
    return {key: row for key, row in latest.items() if not row.withdrawn}


class MeasurementEvidence(models.Model):
    """A file that a figure rests on."""

    measurement = models.ForeignKey(
        Measurement, on_delete=models.PROTECT, related_name="evidence", verbose_name="số liệu"
    )
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="evidence_for", verbose_name="tệp")

    class Meta:
        verbose_name = verbose_name_plural = "minh chứng"
        constraints = (models.UniqueConstraint(fields=["measurement", "upload"], name="targets_evidence_once"),)

    def __str__(self) -> str:
        return f"{self.measurement_id}: {self.upload_id}"
