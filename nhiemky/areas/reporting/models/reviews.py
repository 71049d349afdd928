"""Reviews: drafted from the dossier, frozen with their bytes and hashes, corrected by dated addenda only."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhiemky.areas.directory.models import Organisation, Term
from nhiemky.areas.documents.models import Document
from nhiemky.areas.files.models import Upload
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.rules.rollup import StructureBy
from nhiemky.rules.workflow import REVIEW
from nhiemky.rules.workflow import Review as State

REVIEW_STATES = tuple((state.value, name) for state, name in REVIEW.states.items())
"""Whether a review may still be written; the moves between are one table in `rules.workflow`."""


class Review(models.Model):
    """A review of a term on a day: how it is counted, by which profile and bands, what it says, what was frozen.

    `dossier` is the canonical JSON text that the printed figures come from and `dossier_sha256` the hash of its UTF-8
    bytes; `docx` and `pdf` are the bytes of the original.
    """

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="reviews", verbose_name="nhiệm kỳ")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="reviews", verbose_name="tổ chức"
    )
    as_of = models.DateField("số liệu tính đến hết ngày")
    structure = models.CharField("cơ cấu tổ chức", max_length=20, default=StructureBy.OF_THE_DAY.value)
    with_estimates = models.BooleanField("dùng số ước", default=False)
    profile = models.ForeignKey(
        RuleSet, on_delete=models.PROTECT, related_name="profile_reviews", verbose_name="thể thức"
    )
    bands = models.ForeignKey(
        RuleSet, on_delete=models.PROTECT, related_name="bands_reviews", verbose_name="nhóm kết quả"
    )
    status = models.CharField("trạng thái", max_length=10, choices=REVIEW_STATES, default=State.DRAFT.value)
    revision = models.PositiveIntegerField("lần lưu", default=1)
    subject = models.CharField("trích yếu", max_length=1000)
    superiors = models.JSONField("cơ quan cấp trên", default=list)
    place = models.CharField("nơi ban hành", max_length=200)
    signing = models.JSONField("người ký", default=dict)
    addressees = models.JSONField("nơi gửi đến", default=list)
    recipients = models.JSONField("nơi nhận", default=list)
    highlights = models.JSONField("chỉ tiêu nêu tên trong câu tổng hợp", default=list)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews", verbose_name="văn bản"
    )
    drafted_at = models.DateTimeField("soạn lúc")
    drafted_by_id = models.BigIntegerField("mã người soạn", null=True)
    drafted_by_name = models.CharField("người soạn", max_length=200)
    dossier = models.TextField("hồ sơ số liệu", blank=True)
    dossier_sha256 = models.CharField("mã băm hồ sơ số liệu", max_length=64, blank=True)
    docx = models.ForeignKey(
        Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="docx_reviews", verbose_name="bản DOCX"
    )
    pdf = models.ForeignKey(
        Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="pdf_reviews", verbose_name="bản PDF"
    )
    frozen_at = models.DateTimeField("chốt lúc", null=True, blank=True)
    frozen_by_id = models.BigIntegerField("mã người chốt", null=True, blank=True)
    frozen_by_name = models.CharField("người chốt", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "báo cáo sơ kết"
        indexes = (models.Index(fields=["term", "as_of"], name="reporting_review_of_term"),)
        constraints = (
            models.CheckConstraint(condition=~Q(subject=""), name="reporting_review_has_subject"),
            models.CheckConstraint(
                condition=Q(structure__in=[each.value for each in StructureBy]), name="reporting_review_structure"
            ),
            models.CheckConstraint(
                condition=Q(status=State.DRAFT.value, frozen_at__isnull=True, docx__isnull=True, pdf__isnull=True)
                | (
                    Q(
                        status__in=[State.FROZEN.value, State.AMENDED.value],
                        frozen_at__isnull=False,
                        docx__isnull=False,
                        pdf__isnull=False,
                    )
                    & ~Q(dossier="")
                    & ~Q(dossier_sha256="")
                ),
                name="reporting_review_frozen_is_whole",
            ),
        )

    def __str__(self) -> str:
        return self.subject


class Section(models.TextChoices):
    """Which part of the review a passage belongs to."""

    OPENING = "opening", "mở đầu"
    LEADERSHIP = "leadership", "lãnh đạo, chỉ đạo và tổ chức thực hiện"
    TASK_RESULTS = "task_results", "kết quả thực hiện nhiệm vụ"
    STRENGTHS = "strengths", "ưu điểm"
    LIMITS = "limits", "hạn chế"
    CAUSES = "causes", "nguyên nhân"
    LESSONS = "lessons", "bài học kinh nghiệm"
    SECOND_HALF = "second_half", "nhiệm vụ nửa cuối nhiệm kỳ"
    PROPOSALS = "proposals", "kiến nghị, đề xuất"


class ReviewPassage(models.Model):
    """A paragraph that a person wrote, with a heading where it starts one."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="passages", verbose_name="báo cáo sơ kết")
    section = models.CharField("phần", max_length=20, choices=Section)
    ordinal = models.PositiveSmallIntegerField("số thứ tự")
    heading = models.CharField("tiêu đề", max_length=300, blank=True)
    text = models.TextField("nội dung")

    class Meta:
        verbose_name = verbose_name_plural = "đoạn của báo cáo"
        constraints = (
            models.UniqueConstraint(fields=["review", "section", "ordinal"], name="reporting_passage_ordinal"),
            models.CheckConstraint(condition=Q(section__in=Section.values), name="reporting_passage_section"),
            models.CheckConstraint(condition=~Q(text=""), name="reporting_passage_says_something"),
        )

    def __str__(self) -> str:
        return f"{self.review_id} {self.section} {self.ordinal}"


class ReviewAddendum(models.Model):
    """A correction of a frozen review: dated, with its reason and what changed. The review itself stays as it was.

    `changes` lists the figures that differ between the frozen dossier and one made anew for the same day.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="addenda", verbose_name="báo cáo sơ kết")
    ordinal = models.PositiveSmallIntegerField("lần bổ sung")
    reason = models.TextField("lý do")
    text = models.TextField("nội dung")
    changes = models.JSONField("số liệu thay đổi", default=list)
    dossier = models.TextField("hồ sơ số liệu mới", blank=True)
    dossier_sha256 = models.CharField("mã băm hồ sơ số liệu mới", max_length=64, blank=True)
    made_at = models.DateTimeField("lập lúc")
    made_by_id = models.BigIntegerField("mã người lập", null=True)
    made_by_name = models.CharField("người lập", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "bổ sung báo cáo"
        constraints = (
            models.UniqueConstraint(fields=["review", "ordinal"], name="reporting_addendum_ordinal"),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(text=""), name="reporting_addendum_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.review_id} bổ sung {self.ordinal}"
