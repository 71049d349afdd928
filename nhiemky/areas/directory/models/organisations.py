"""An organisation is an identity; what it is called and where it stands are versions with dates."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.directory.models.dated import Dated


class OrganisationKind(models.TextChoices):
    """What an organisation is; the name of a version says the rest."""

    PARTY_COMMITTEE = "party_committee", "đảng bộ"
    PARTY_CELL = "party_cell", "chi bộ"
    FRONT = "front", "Mặt trận Tổ quốc"
    YOUTH_UNION = "youth_union", "Đoàn Thanh niên"
    SOCIO_POLITICAL = "socio_political", "tổ chức chính trị - xã hội khác"
    UNION = "union", "liên hiệp hội"
    ASSOCIATION = "association", "hội"
    STATE_ORGAN = "state_organ", "cơ quan nhà nước"
    DEPARTMENT = "department", "ban, văn phòng, đơn vị giúp việc"
    OTHER = "other", "tổ chức khác"


class Level(models.TextChoices):
    """The level at which an organisation works. Districts ended on 01/7/2025 and live on in history."""

    CENTRAL = "central", "trung ương"
    PROVINCE = "province", "tỉnh"
    DISTRICT = "district", "huyện"
    COMMUNE = "commune", "xã"
    GRASSROOTS = "grassroots", "cơ sở"


class Organisation(models.Model):
    """The lasting identity: alive from `created_on` until before `dissolved_on`; it closes, never vanishes."""

    code = models.CharField("mã", max_length=60, unique=True)
    created_on = models.DateField("thành lập ngày")
    dissolved_on = models.DateField("chấm dứt từ ngày", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tổ chức"
        constraints = (
            models.CheckConstraint(
                condition=Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=F("created_on")),
                name="directory_organisation_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(code=""), name="directory_organisation_has_code"),
        )

    def __str__(self) -> str:
        return self.code


class OrganisationVersion(Dated):
    """What an organisation is called and what it is, for a time.

    `codes` holds its codes in other catalogues ({"hành chính": "26830"}), `symbol` its sign in document numbers
    ("LHHN", "TU"), `profile_family` the family of the format profile that its documents follow ("state", "party").
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="versions", verbose_name="tổ chức"
    )
    name = models.CharField("tên", max_length=300)
    short_name = models.CharField("tên gọi tắt", max_length=120, blank=True)
    kind = models.CharField("loại", max_length=30, choices=OrganisationKind)
    level = models.CharField("cấp", max_length=20, choices=Level)
    seat = models.CharField("nơi đóng trụ sở", max_length=200, blank=True)
    codes = models.JSONField("mã ở danh mục khác", default=dict, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    profile_family = models.CharField("họ thể thức", max_length=40, default="state")
    legal_basis = models.CharField("căn cứ", max_length=500, blank=True)
    folded = models.CharField("khóa tìm", max_length=500)
    sort_key = models.CharField("khóa xếp", max_length=1500)

    class Meta(Dated.Meta):
        verbose_name = verbose_name_plural = "phiên bản tổ chức"
        indexes = (
            models.Index(fields=["organisation", "valid_from"], name="directory_version_of"),
            models.Index(fields=["folded"], name="directory_version_folded"),
        )
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "valid_from"], name="directory_version_one_start"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(valid_to__isnull=True), name="directory_version_one_open"
            ),
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="directory_version_kind_known"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="directory_version_level_known"),
            models.CheckConstraint(condition=~Q(name=""), name="directory_version_named"),
        )

    def __str__(self) -> str:
        return self.name
