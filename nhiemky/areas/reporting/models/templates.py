"""Report templates: which figures, from whom, how often, by when; and the periods opened from them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.directory.models import Group, Hierarchy, Organisation, Term
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.areas.targets.models import BaseFrequency, Indicator
from nhiemky.rules.periods import Window


class Audience(models.TextChoices):
    """Which units report, seen from the organisation that asks. They are looked up at the end of each window."""

    CHILDREN = "children", "đơn vị trực thuộc trực tiếp"
    LOWEST = "lowest", "đơn vị cấp cuối"
    ALL_BELOW = "all_below", "mọi đơn vị trực thuộc các cấp"
    OWN_AND_BELOW = "own_and_below", "chính tổ chức và mọi đơn vị trực thuộc"
    OWN = "own", "chính tổ chức"
    GROUP = "group", "thành viên khối, nhóm"
    ONE = "one", "một đơn vị đo cho tất cả"


class TemplateStatus(models.TextChoices):
    """Whether new periods may still be opened."""

    ACTIVE = "active", "đang dùng"
    CLOSED = "closed", "đã ngừng"


class ReportTemplate(models.Model):
    """A report that an organisation asks for through a term: the line of command or group that it runs along, its
    window rule as dated data, how long after the window it is due, whether estimates may be given.
    """

    code = models.CharField("mã", max_length=60, unique=True)
    name = models.CharField("tên", max_length=300)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="report_templates", verbose_name="tổ chức nhận báo cáo"
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="report_templates", verbose_name="nhiệm kỳ")
    hierarchy = models.ForeignKey(
        Hierarchy, on_delete=models.PROTECT, related_name="report_templates", verbose_name="hệ trực thuộc"
    )
    audience = models.CharField("đơn vị phải báo cáo", max_length=20, choices=Audience)
    group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="report_templates",
        verbose_name="khối, nhóm",
    )
    reporter = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reporting_templates",
        verbose_name="đơn vị đo cho tất cả",
    )
    window_rule = models.ForeignKey(
        RuleSet, on_delete=models.PROTECT, related_name="report_templates", verbose_name="quy tắc kỳ báo cáo"
    )
    frequency = models.CharField("kỳ báo cáo", max_length=20, choices=BaseFrequency)
    due_days = models.PositiveSmallIntegerField("số ngày nộp sau kỳ", default=5)
    next_working_day = models.BooleanField("hạn rơi vào ngày nghỉ thì lùi", default=False)
    estimate_allowed = models.BooleanField("cho phép số ước", default=False)
    status = models.CharField("trạng thái", max_length=10, choices=TemplateStatus, default=TemplateStatus.ACTIVE)
    created_at = models.DateTimeField("tạo lúc")

    class Meta:
        verbose_name = verbose_name_plural = "biểu mẫu báo cáo"
        indexes = (models.Index(fields=["term", "status"], name="reporting_template_of_term"),)
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="reporting_template_named"),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="reporting_template_audience"),
            models.CheckConstraint(
                condition=Q(frequency__in=BaseFrequency.values), name="reporting_template_frequency"
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.GROUP, group__isnull=False)
                | (~Q(audience=Audience.GROUP) & Q(group__isnull=True)),
                name="reporting_template_group_named",
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.ONE, reporter__isnull=False)
                | (~Q(audience=Audience.ONE) & Q(reporter__isnull=True)),
                name="reporting_template_reporter_named",
            ),
            models.CheckConstraint(condition=Q(status__in=TemplateStatus.values), name="reporting_template_status"),
        )

    def __str__(self) -> str:
        return self.name


class TemplateLine(models.Model):
    """One indicator of a template; a required one must hold a figure before the report goes out."""

    template = models.ForeignKey(
        ReportTemplate, on_delete=models.PROTECT, related_name="lines", verbose_name="biểu mẫu báo cáo"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="template_lines", verbose_name="chỉ số"
    )
    ordinal = models.PositiveSmallIntegerField("số thứ tự")
    required = models.BooleanField("bắt buộc", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "dòng của biểu mẫu"
        constraints = (
            models.UniqueConstraint(fields=["template", "indicator"], name="reporting_templateline_once"),
            models.UniqueConstraint(fields=["template", "ordinal"], name="reporting_templateline_ordinal"),
        )

    def __str__(self) -> str:
        return f"{self.template_id}/{self.ordinal}"


class ReportingPeriod(models.Model):
    """One window of a template that reports are asked for, with its day due."""

    template = models.ForeignKey(
        ReportTemplate, on_delete=models.PROTECT, related_name="periods", verbose_name="biểu mẫu báo cáo"
    )
    window_from = models.DateField("từ ngày")
    window_to = models.DateField("đến trước ngày")
    label = models.CharField("tên kỳ", max_length=100)
    due_on = models.DateField("hạn nộp")
    opened_at = models.DateTimeField("mở lúc")

    class Meta:
        verbose_name = verbose_name_plural = "kỳ báo cáo"
        indexes = (models.Index(fields=["template", "window_to"], name="reporting_period_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=["template", "window_from", "window_to"], name="reporting_period_once"),
            models.CheckConstraint(condition=Q(window_to__gt=F("window_from")), name="reporting_period_forward"),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def window(self) -> Window:
        """The days that are reported on."""
        return Window(self.window_from, self.window_to)
