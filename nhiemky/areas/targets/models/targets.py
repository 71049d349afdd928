"""Targets: what a resolution wants reached, in its own words and as numbers, with every revision kept."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.directory.models import Organisation, Term
from nhiemky.areas.documents.models import Clause, Document, ExtractedText
from nhiemky.areas.files.models import Upload
from nhiemky.areas.targets.models.indicators import MOST_DECIMALS, Field, Indicator, from_scaled, scaled_text
from nhiemky.rules.progress import Comparator, Direction, Judged, TargetKind
from nhiemky.rules.wording import gettext_noop

KIND_NAMES = {
    TargetKind.LEVEL: gettext_noop("mức đạt được tại thời điểm"),
    TargetKind.RATIO: gettext_noop("tỷ lệ"),
    TargetKind.CUMULATIVE: gettext_noop("cộng dồn cả nhiệm kỳ"),
    TargetKind.GROWTH: gettext_noop("tăng, giảm so với đầu kỳ"),
    TargetKind.EVERY_YEAR: gettext_noop("đạt từng năm"),
    TargetKind.AVERAGE: gettext_noop("bình quân các năm"),
    TargetKind.AVERAGE_GROWTH: gettext_noop("tăng bình quân hằng năm"),
    TargetKind.ASSIGNED_SHARE: gettext_noop("so với chỉ tiêu được giao hằng năm"),
    TargetKind.NOT_WORSE: gettext_noop("không kém năm trước"),
    TargetKind.YES_NO: gettext_noop("đạt hoặc không đạt"),
    TargetKind.TITLE_YEARS: gettext_noop("danh hiệu theo năm"),
    TargetKind.COMPOSITE: gettext_noop("gồm nhiều chỉ tiêu thành phần"),
    TargetKind.QUALITATIVE: gettext_noop("định tính"),
}
COMPARATOR_NAMES = {
    Comparator.AT_LEAST: "từ {value} trở lên",
    Comparator.MORE_THAN: "trên {value}",
    Comparator.AT_MOST: "không quá {value}",
    Comparator.LESS_THAN: "dưới {value}",
    Comparator.EXACTLY: "{value}",
    Comparator.RANGE: "từ {value} đến {value_max}",
}


class Frequency(models.TextChoices):
    """When a target has to be reached; the reader's own words for it."""

    PER_YEAR = "per_year", "hằng năm"
    BY_END = "by_end", "cả nhiệm kỳ"


FREQUENCY_NAMES = dict(Frequency.choices)


class TargetStatus(models.TextChoices):
    """Whether a target is still pursued; a closed one stays readable with its reason."""

    ACTIVE = "active", "đang thực hiện"
    CLOSED = "closed", "đã đóng"


class TargetQuerySet(models.QuerySet["Target"]):
    """Chainable reads of targets."""

    def of_term(self, term_id: int) -> TargetQuerySet:
        """Targets of a term in the order of the resolution, parts after the target that they belong to."""
        return self.filter(term=term_id).order_by("ordinal", "parent_id", "id")

    def standing(self, at: datetime.datetime) -> TargetQuerySet:
        """Targets that had been confirmed and not closed at `at`."""
        still_open = Q(closed_at__isnull=True) | Q(closed_at__gt=at)
        return self.filter(still_open, confirmed_at__lte=at)


class Target(models.Model):
    """One target. `value`, `value_max` and `baseline` are whole numbers: the value times ten to the power `decimals`.

    `quote` is the document's own words, `quote_start`–`quote_end` their place in the extracted text. `value` is the one
    in force after all revisions; what stood before is in the revisions. A part of a composite target has a `parent`.
    """

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="targets", verbose_name="nhiệm kỳ")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="targets", verbose_name="tổ chức"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="targets", verbose_name="văn bản")
    clause = models.ForeignKey(
        Clause, on_delete=models.PROTECT, null=True, blank=True, related_name="targets", verbose_name="mục của văn bản"
    )
    extracted = models.ForeignKey(
        ExtractedText,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="targets",
        verbose_name="nội dung đã đọc",
    )
    quote = models.TextField("nguyên văn", blank=True)
    quote_start = models.PositiveIntegerField("từ vị trí", null=True, blank=True)
    quote_end = models.PositiveIntegerField("đến vị trí", null=True, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="thuộc chỉ tiêu"
    )
    ordinal = models.PositiveSmallIntegerField("số thứ tự")
    code = models.CharField("mã", max_length=60)
    name = models.CharField("tên", max_length=500)
    field = models.ForeignKey(
        Field, on_delete=models.PROTECT, null=True, blank=True, related_name="targets", verbose_name="lĩnh vực"
    )
    programme = models.CharField("chương trình", max_length=300, blank=True)
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="targets", verbose_name="chỉ số"
    )
    kind = models.CharField("loại", max_length=20)
    comparator = models.CharField("cách so", max_length=20, default=Comparator.AT_LEAST.value)
    decimals = models.PositiveSmallIntegerField("số chữ số thập phân", default=0)
    value = models.BigIntegerField("giá trị", null=True, blank=True)
    value_max = models.BigIntegerField("giá trị đến", null=True, blank=True)
    baseline = models.BigIntegerField("giá trị đầu kỳ", null=True, blank=True)
    unit = models.CharField("đơn vị tính", max_length=60, blank=True)
    frequency = models.CharField("kỳ phải đạt", max_length=20, choices=Frequency, default=Frequency.BY_END)
    direction = models.CharField("chiều tốt hơn", max_length=10, default=Direction.UP.value)
    needed_years = models.PositiveSmallIntegerField("số năm phải đạt", null=True, blank=True)
    due_on = models.DateField("hạn", null=True, blank=True)
    status = models.CharField("trạng thái", max_length=10, choices=TargetStatus, default=TargetStatus.ACTIVE)
    closed_at = models.DateTimeField("đóng lúc", null=True, blank=True)
    closed_reason = models.CharField("lý do đóng", max_length=500, blank=True)
    confirmed_at = models.DateTimeField("xác nhận lúc")
    confirmed_by_id = models.BigIntegerField("mã người xác nhận", null=True)
    confirmed_by_name = models.CharField("người xác nhận", max_length=200)
    folded = models.CharField("khóa tìm", max_length=700)

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "chỉ tiêu"
        indexes = (
            models.Index(fields=["term", "ordinal"], name="targets_target_in_order"),
            models.Index(fields=["organisation", "status"], name="targets_target_of"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["term", "ordinal"], condition=Q(parent__isnull=True), name="targets_target_one_ordinal"
            ),
            models.UniqueConstraint(
                fields=["parent", "ordinal"], condition=Q(parent__isnull=False), name="targets_part_one_ordinal"
            ),
            models.UniqueConstraint(fields=["term", "code"], name="targets_target_one_code"),
            models.CheckConstraint(condition=~Q(name=""), name="targets_target_named"),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="targets_target_from_one"),
            models.CheckConstraint(condition=Q(decimals__lte=MOST_DECIMALS), name="targets_target_scale"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in TargetKind]), name="targets_target_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(comparator__in=[each.value for each in Comparator]), name="targets_target_comparator_known"
            ),
            models.CheckConstraint(
                condition=Q(direction__in=[each.value for each in Direction]), name="targets_target_direction_known"
            ),
            models.CheckConstraint(condition=Q(frequency__in=Frequency.values), name="targets_target_frequency_known"),
            models.CheckConstraint(
                condition=Q(quote_start__isnull=True, quote_end__isnull=True)
                | (Q(quote_end__gt=F("quote_start")) & ~Q(quote="")),
                name="targets_target_quote_placed",
            ),
            models.CheckConstraint(
                condition=Q(value_max__isnull=True) | Q(comparator=Comparator.RANGE.value, value_max__gte=F("value")),
                name="targets_target_range_in_order",
            ),
            models.CheckConstraint(
                condition=Q(status=TargetStatus.ACTIVE, closed_at__isnull=True)
                | (Q(status=TargetStatus.CLOSED, closed_at__isnull=False) & ~Q(closed_reason="")),
                name="targets_target_closed_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="targets_target_not_its_part"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def number(self, scaled: int | None) -> Decimal | None:
        """Return a stored number of this target in its unit."""
        return None if scaled is None else from_scaled(scaled, self.decimals)

    def shown(self, scaled: int | None) -> str:
        """Return a stored number with its unit, "" for none."""
        if scaled is None:
            return ""
        return f"{scaled_text(scaled, self.decimals)}{'' if self.unit == '%' else ' '}{self.unit}".strip()

    def wanted(self, value: int | None, value_max: int | None = None) -> str:
        """Return what is to be reached in words: "từ 85% trở lên", "không quá 3%", "từ 8 đến 10 đảng viên"."""
        if value is None:
            return KIND_NAMES[TargetKind(self.kind)]
        if self.comparator == Comparator.RANGE and value_max is not None:
            low = scaled_text(value, self.decimals)
            return COMPARATOR_NAMES[Comparator.RANGE].format(value=low, value_max=self.shown(value_max))
        return COMPARATOR_NAMES[Comparator(self.comparator)].format(value=self.shown(value))


class TargetRevision(models.Model):
    """A change of a target by a decision. What stood before and what stands now are both kept."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="revisions", verbose_name="chỉ tiêu")
    decided_on = models.DateField("quyết định ngày")
    decision = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="target_revisions", verbose_name="văn bản quyết định"
    )
    reason = models.TextField("lý do")
    old_value = models.BigIntegerField("giá trị cũ", null=True)
    old_value_max = models.BigIntegerField("giá trị đến, cũ", null=True)
    new_value = models.BigIntegerField("giá trị mới", null=True)
    new_value_max = models.BigIntegerField("giá trị đến, mới", null=True)
    old_due_on = models.DateField("hạn cũ", null=True)
    new_due_on = models.DateField("hạn mới", null=True)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by_id = models.BigIntegerField("mã người ghi", null=True)
    recorded_by_name = models.CharField("người ghi", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "lần điều chỉnh chỉ tiêu"
        constraints = (
            models.UniqueConstraint(fields=["target", "decision"], name="targets_revision_once_a_decision"),
            models.CheckConstraint(condition=~Q(reason=""), name="targets_revision_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.target_id} {self.decided_on:%d/%m/%Y}"


class Judgement(models.Model):
    """What a person found about a qualitative target on a day. A later finding stands beside it, never over it."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="judgements", verbose_name="chỉ tiêu")
    as_of = models.DateField("tính đến ngày")
    status = models.CharField("kết luận", max_length=20)
    evidence = models.TextField("căn cứ")
    upload = models.ForeignKey(
        Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="judgements", verbose_name="tệp"
    )
    judged_at = models.DateTimeField("đánh giá lúc")
    judged_by_id = models.BigIntegerField("mã người đánh giá", null=True)
    judged_by_name = models.CharField("người đánh giá", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "đánh giá định tính"
        indexes = (models.Index(fields=["target", "as_of"], name="targets_judgement_of"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=[each.value for each in Judged]), name="targets_judgement_status_known"
            ),
            models.CheckConstraint(condition=~Q(evidence=""), name="targets_judgement_has_evidence"),
        )

    def __str__(self) -> str:
        return f"{self.target_id} {self.as_of:%d/%m/%Y}: {self.status}"
