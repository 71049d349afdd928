"""Tables of tasks: assigned work with its parties, moves, extensions, reports and reassignments."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.directory.models import Organisation, Person, Term
from nhiemky.areas.documents.models import Clause, Document, ExtractedText
from nhiemky.areas.files.models import Upload
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.rules.workflow import TASK
from nhiemky.rules.workflow import Task as State

TASK_STATES = tuple((state.value, name) for state, name in TASK.states.items())
"""Where a task stands; the moves between are one table in `rules.workflow`."""
OPEN_STATES = (State.ISSUED.value, State.IN_PROGRESS.value, State.REPORTED_DONE.value)


class TaskQuerySet(models.QuerySet["Task"]):
    """Chainable reads of tasks."""

    def of_term(self, term_id: int) -> TaskQuerySet:
        """Tasks of a term in their order; handed-down parts after the whole."""
        return self.filter(term=term_id).order_by("ordinal", "id")

    def open(self) -> TaskQuerySet:
        """Issued and not yet closed or cancelled."""
        return self.filter(status__in=OPEN_STATES)

    def overdue(self, on: datetime.date) -> TaskQuerySet:
        """Open tasks whose day has passed on `on`, and which are not yet reported as done."""
        return self.open().exclude(status=State.REPORTED_DONE.value).filter(due_on__lt=on)


class Task(models.Model):
    """Assigned work. The six "rõ" (domain facts 2.4): lead, person, title, due_on, responsibility, product, authority.

    It points at the document and clause that it comes from, with the words quoted. Whoever leads may change by
    succession; the first leader stays in the reassignments.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="issued_tasks", verbose_name="tổ chức giao"
    )
    term = models.ForeignKey(
        Term, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="nhiệm kỳ"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="tasks", verbose_name="văn bản")
    clause = models.ForeignKey(
        Clause, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="mục của văn bản"
    )
    extracted = models.ForeignKey(
        ExtractedText,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="nội dung đã đọc",
    )
    quote = models.TextField("nguyên văn", blank=True)
    quote_start = models.PositiveIntegerField("từ vị trí", null=True, blank=True)
    quote_end = models.PositiveIntegerField("đến vị trí", null=True, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="thuộc nhiệm vụ"
    )
    ordinal = models.PositiveSmallIntegerField("số thứ tự")
    title = models.CharField("việc", max_length=1000)
    lead = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_tasks",
        verbose_name="đơn vị chủ trì",
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="người phụ trách"
    )
    responsibility = models.CharField("trách nhiệm", max_length=500, blank=True)
    product = models.CharField("sản phẩm", max_length=500, blank=True)
    authority = models.CharField("thẩm quyền", max_length=300, blank=True)
    due_on = models.DateField("thời hạn", null=True, blank=True)
    status = models.CharField("trạng thái", max_length=20, choices=TASK_STATES, default=State.DRAFT.value)
    missing_accepted_reason = models.CharField("lý do giao khi chưa đủ rõ", max_length=500, blank=True)
    clarities = models.ForeignKey(
        RuleSet, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="các rõ áp dụng"
    )
    drafted_at = models.DateTimeField("soạn lúc")
    issued_at = models.DateTimeField("giao lúc", null=True, blank=True)
    issued_by_id = models.BigIntegerField("mã người giao", null=True, blank=True)
    issued_by_name = models.CharField("người giao", max_length=200, blank=True)
    folded = models.CharField("khóa tìm", max_length=1500)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "nhiệm vụ"
        indexes = (
            models.Index(fields=["term", "ordinal"], name="tasks_task_in_order"),
            models.Index(fields=["organisation", "status"], name="tasks_task_issued_by"),
            models.Index(fields=["lead", "status", "due_on"], name="tasks_task_led_by"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="tasks_task_titled"),
            models.CheckConstraint(
                condition=Q(status__in=[state for state, _ in TASK_STATES]), name="tasks_task_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[State.DRAFT.value, State.CANCELLED.value])
                | Q(issued_at__isnull=False, lead__isnull=False),
                name="tasks_task_issued_to_someone",
            ),
            models.CheckConstraint(
                condition=Q(quote_start__isnull=True, quote_end__isnull=True)
                | (Q(quote_end__gt=F("quote_start")) & ~Q(quote="")),
                name="tasks_task_quote_placed",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="tasks_task_not_its_part"
            ),
        )

    def __str__(self) -> str:
        return self.title


class PartyRole(models.TextChoices):
    """What a unit does in a task beside the one who leads."""

    JOIN = "join", "phối hợp"
    WATCH = "watch", "theo dõi, đôn đốc"


class TaskParty(models.Model):
    """A unit that joins in a task, or watches over it."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="parties", verbose_name="nhiệm vụ")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="joined_tasks", verbose_name="tổ chức"
    )
    role = models.CharField("vai trò", max_length=10, choices=PartyRole, default=PartyRole.JOIN)

    class Meta:
        verbose_name = verbose_name_plural = "đơn vị phối hợp"
        constraints = (
            models.UniqueConstraint(fields=["task", "organisation"], name="tasks_party_once"),
            models.CheckConstraint(condition=Q(role__in=PartyRole.values), name="tasks_party_role_known"),
        )

    def __str__(self) -> str:
        return f"{self.task_id}: {self.organisation_id}"


class Happened(models.Model):
    """Something that happened to a task: when, by whom."""

    at = models.DateTimeField("lúc")
    by_id = models.BigIntegerField("mã người làm", null=True)
    by_name = models.CharField("người làm", max_length=200)

    class Meta:
        abstract = True


class TaskMove(Happened):
    """One step of a task from one status to another."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="moves", verbose_name="nhiệm vụ")
    from_status = models.CharField("từ trạng thái", max_length=20, choices=TASK_STATES)
    to_status = models.CharField("sang trạng thái", max_length=20, choices=TASK_STATES)
    reason = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "bước của nhiệm vụ"
        indexes = (models.Index(fields=["task", "at"], name="tasks_move_of"),)

    def __str__(self) -> str:
        return f"{self.task_id}: {self.from_status} → {self.to_status}"


class TaskExtension(Happened):
    """More time for a task, with the reason; the day before stays readable."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="extensions", verbose_name="nhiệm vụ")
    old_due_on = models.DateField("hạn cũ", null=True)
    new_due_on = models.DateField("hạn mới")
    reason = models.TextField("lý do")
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="task_extensions",
        verbose_name="văn bản gia hạn",
    )

    class Meta:
        verbose_name = verbose_name_plural = "lần gia hạn"
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="tasks_extension_has_reason"),
            models.CheckConstraint(
                condition=Q(old_due_on__isnull=True) | Q(new_due_on__gt=F("old_due_on")),
                name="tasks_extension_is_later",
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id}: {self.new_due_on:%d/%m/%Y}"


class TaskReport(Happened):
    """What the leading unit reports on its work; `product` is the file that it hands over."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="reports", verbose_name="nhiệm vụ")
    says = models.TextField("nội dung")
    difficulty = models.TextField("khó khăn", blank=True)
    percent = models.PositiveSmallIntegerField("phần trăm hoàn thành", null=True, blank=True)
    done = models.BooleanField("đã hoàn thành", default=False)
    product = models.ForeignKey(
        Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="task_reports", verbose_name="sản phẩm"
    )

    class Meta:
        verbose_name = verbose_name_plural = "báo cáo nhiệm vụ"
        indexes = (models.Index(fields=["task", "at"], name="tasks_report_of"),)
        constraints = (
            models.CheckConstraint(condition=~Q(says=""), name="tasks_report_says_something"),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__lte=100), name="tasks_report_percent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.at:%d/%m/%Y %H:%M}"


class TaskReassignment(Happened):
    """A task that went from one leading unit to another, mostly because the first one merged or split."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="reassignments", verbose_name="nhiệm vụ")
    old_lead = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="handed_over_tasks", verbose_name="đơn vị chủ trì cũ"
    )
    new_lead = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="taken_over_tasks", verbose_name="đơn vị chủ trì mới"
    )
    reason = models.TextField("lý do")

    class Meta:
        verbose_name = verbose_name_plural = "lần chuyển đơn vị chủ trì"
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="tasks_reassignment_has_reason"),
            models.CheckConstraint(condition=~Q(old_lead=F("new_lead")), name="tasks_reassignment_to_another"),
        )

    def __str__(self) -> str:
        return f"{self.task_id}: {self.old_lead_id} → {self.new_lead_id}"
