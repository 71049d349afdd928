"""Indicators: what is measured, in which unit, how its figures combine along time and up the tree."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django.db import models
from django.db.models import Q

from nhiemky.areas.directory.models import Hierarchy, Organisation
from nhiemky.rules.progress import Basis, Direction
from nhiemky.rules.progress.percents import plain
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.rollup import TimeRule, TreeRule
from nhiemky.rules.text import NotANumber, format_number
from nhiemky.rules.wording import gettext_noop

MOST_DECIMALS = 9
LARGEST = 2**63 - 1
_MOST_DIGITS = 40  # before or after the comma; beyond it nothing is stored, and nothing is worth printing

TIME_RULE_NAMES = {
    TimeRule.SUM: "cộng các kỳ",
    TimeRule.LAST: "lấy kỳ cuối",
    TimeRule.MEAN: "bình quân các kỳ",
    TimeRule.LARGEST: "lấy kỳ lớn nhất",
    TimeRule.SMALLEST: "lấy kỳ nhỏ nhất",
}
DENOMINATOR_RULES = (TimeRule.SUM, TimeRule.LAST, TimeRule.MEAN)
TREE_RULE_NAMES = {
    TreeRule.SUM_OF_CHILDREN: "cộng các đơn vị trực thuộc",
    TreeRule.OWN_AND_CHILDREN: "cộng chính đơn vị và các đơn vị trực thuộc",
    TreeRule.OWN: "số của chính đơn vị",
    TreeRule.MEASURED: "một đơn vị đo cho tất cả",
}


class BaseFrequency(models.TextChoices):
    """How long the base window of an indicator is; its values are those of `rules.periods.Length`."""

    MONTH = "month", gettext_noop("tháng")
    QUARTER = "quarter", gettext_noop("quý")
    HALF_YEAR = "half_year", gettext_noop("6 tháng")
    YEAR = "year", gettext_noop("năm")


class TooLarge(Refusal):
    """A value that does not fit into the 64 bits that figures are stored in."""

    template = "Số {value} quá lớn để lưu với {decimals} chữ số thập phân. Hãy chọn đơn vị tính lớn hơn."


class NotWhole(Refusal):
    """A value with more decimals than its scale keeps; nothing is rounded silently."""

    template = (
        "Số {value} có nhiều hơn {decimals} chữ số thập phân. "
        "Hãy nhập lại theo đúng số chữ số thập phân, phần mềm không tự làm tròn."
    )


def check_number(value: Decimal | int | Fraction) -> None:
    """Raise NotANumber for what is none (NaN, infinity), TooLarge for more digits than any scale could hold."""
    if isinstance(value, Fraction):
        return
    number = Decimal(value)
    if not number.is_finite():
        raise NotANumber(text=str(value))
    if number and number.adjusted() > _MOST_DIGITS:
        raise TooLarge(value=f"{number:.3E}", decimals=0)


def to_scaled(value: Decimal | int | Fraction, decimals: int) -> int:
    """Return `value` times ten to the power of `decimals` as an integer. Raises NotANumber, NotWhole, TooLarge."""
    check_number(value)
    if isinstance(value, Decimal) and value and value.adjusted() < -_MOST_DIGITS:  # a fraction of it would fill memory
        raise NotWhole(value=f"{value:.3E}", decimals=decimals)
    scaled = Fraction(value) * Fraction(10**decimals)
    shown = value if isinstance(value, Fraction) else format_number(Decimal(value))
    if scaled.denominator != 1:
        raise NotWhole(value=shown, decimals=decimals)
    if abs(scaled.numerator) > LARGEST:
        raise TooLarge(value=shown, decimals=decimals)
    return int(scaled.numerator)


def from_scaled(scaled: int, decimals: int) -> Decimal:
    """Return the decimal that `to_scaled` stored."""
    return Decimal(scaled).scaleb(-decimals)


@lru_cache(maxsize=4096)
def scaled_text(scaled: int, decimals: int) -> str:
    """Return a stored number as people read it, without zeros at its end: 10000 with three decimals is "10"."""
    return plain(Fraction(from_scaled(scaled, decimals)), decimals)


class Field(models.Model):
    """A field of work that targets are grouped by ("Xây dựng tổ chức")."""

    code = models.CharField("mã", max_length=60, unique=True)
    name = models.CharField("tên", max_length=200)
    ordinal = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "lĩnh vực"
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="targets_field_named"),)

    def __str__(self) -> str:
        return self.name


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """Chainable reads of indicators."""

    def searched(self, folded: str) -> IndicatorQuerySet:
        """Those whose name holds the folded words, in Vietnamese order."""
        return self.filter(folded__contains=folded).order_by("sort_key", "id")


class Indicator(models.Model):
    """Something measured, kept by one organisation and read by all.

    Its figures are whole numbers: the value times ten to the power of `decimals`.
    A ratio (`has_denominator`) keeps numerator and denominator, both of that scale; a state (`is_state`) is 1 where it
    is attained and 0 where it is not. `denominator_time_rule` says how denominators of several windows combine where
    numerators are added ("kết nạp trên tổng số đảng viên": admissions are added, members are the last count); "" as
    the numerators do. `base_frequency` is the one length of window that it is reported in.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="kept_indicators", verbose_name="tổ chức quản lý"
    )
    code = models.CharField("mã", max_length=60, unique=True)
    name = models.CharField("tên", max_length=300)
    unit = models.CharField("đơn vị tính", max_length=60)
    decimals = models.PositiveSmallIntegerField("số chữ số thập phân", default=0)
    has_denominator = models.BooleanField("là tỷ lệ", default=False)
    denominator_name = models.CharField("tên mẫu số", max_length=200, blank=True)
    is_state = models.BooleanField("là trạng thái đạt, không đạt", default=False)
    time_rule = models.CharField("cách gộp theo thời gian", max_length=20)
    denominator_time_rule = models.CharField("cách gộp mẫu số theo thời gian", max_length=20, blank=True)
    tree_rule = models.CharField("cách gộp theo hệ thống", max_length=20)
    base_frequency = models.CharField("kỳ số liệu", max_length=20, choices=BaseFrequency)
    direction = models.CharField("chiều tốt hơn", max_length=10, default=Direction.UP.value)
    default_basis = models.CharField("cách tính của số liệu", max_length=20, default=Basis.ARISEN.value)
    hierarchy = models.ForeignKey(
        Hierarchy, on_delete=models.PROTECT, related_name="indicators", verbose_name="hệ trực thuộc"
    )
    measured_by = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measured_indicators",
        verbose_name="đơn vị đo cho tất cả",
    )
    folded = models.CharField("khóa tìm", max_length=400)
    sort_key = models.CharField("khóa xếp", max_length=1500)
    created_at = models.DateTimeField("tạo lúc")

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "chỉ số"
        indexes = (models.Index(fields=["folded"], name="targets_indicator_folded"),)
        constraints = (
            models.CheckConstraint(condition=~Q(name="") & ~Q(unit=""), name="targets_indicator_named"),
            models.CheckConstraint(condition=Q(decimals__lte=MOST_DECIMALS), name="targets_indicator_scale"),
            models.CheckConstraint(
                condition=Q(time_rule__in=[rule.value for rule in TimeRule]), name="targets_indicator_time_rule"
            ),
            models.CheckConstraint(
                condition=Q(denominator_time_rule="")
                | Q(
                    denominator_time_rule__in=[rule.value for rule in DENOMINATOR_RULES],
                    has_denominator=True,
                    time_rule=TimeRule.SUM.value,
                ),
                name="targets_indicator_denominator_rule",
            ),
            models.CheckConstraint(
                condition=Q(tree_rule__in=[rule.value for rule in TreeRule]), name="targets_indicator_tree_rule"
            ),
            models.CheckConstraint(
                condition=Q(base_frequency__in=BaseFrequency.values), name="targets_indicator_frequency"
            ),
            models.CheckConstraint(
                condition=Q(direction__in=[each.value for each in Direction]), name="targets_indicator_direction"
            ),
            models.CheckConstraint(
                condition=Q(default_basis__in=[basis.value for basis in Basis]), name="targets_indicator_basis"
            ),
            models.CheckConstraint(
                condition=Q(tree_rule=TreeRule.MEASURED.value, measured_by__isnull=False)
                | (~Q(tree_rule=TreeRule.MEASURED.value) & Q(measured_by__isnull=True)),
                name="targets_indicator_measured_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(is_state=False) | Q(is_state=True, has_denominator=False, decimals=0),
                name="targets_indicator_state_is_plain",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def scaled(self, value: Decimal | int) -> int:
        """Return a figure of this indicator as it is stored. Raises NotWhole, TooLarge."""
        return to_scaled(value, self.decimals)

    def figure(self, scaled: int) -> Decimal:
        """Return a stored figure in the indicator's unit."""
        return from_scaled(scaled, self.decimals)

    def shown(self, numerator: int | None, denominator: int | None = None) -> str:
        """Return a stored figure as people read it: "1.250 tỷ đồng", "đạt", "33/600" for a ratio; "" for none."""
        if numerator is None:
            return ""
        if self.is_state:
            return "đạt" if numerator else "không đạt"
        number = scaled_text(numerator, self.decimals)
        if denominator is not None:
            return f"{number}/{scaled_text(denominator, self.decimals)}"
        return f"{number} {self.unit}"
