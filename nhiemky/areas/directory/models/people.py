"""Bodies, positions and who holds them. A person is stored only for the office held: no birth date, no membership."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from nhiemky.areas.directory.models.dated import Dated
from nhiemky.areas.directory.models.organisations import Organisation
from nhiemky.areas.directory.models.terms import Term


class BodyKind(models.TextChoices):
    """What a body of an organisation is."""

    CONGRESS = "congress", "đại hội"
    EXECUTIVE = "executive", "ban chấp hành"
    STANDING = "standing", "ban thường vụ"
    PERMANENT = "permanent", "thường trực"
    INSPECTION = "inspection", "ủy ban kiểm tra, ban kiểm tra"
    OFFICE = "office", "văn phòng, ban giúp việc"
    OTHER = "other", "bộ phận khác"


class Body(models.Model):
    """A body of an organisation ("Ban Chấp hành khóa IV"), of one term where it is elected anew."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="bodies", verbose_name="tổ chức"
    )
    term = models.ForeignKey(
        Term, on_delete=models.PROTECT, null=True, blank=True, related_name="bodies", verbose_name="nhiệm kỳ"
    )
    kind = models.CharField("loại", max_length=20, choices=BodyKind)
    name = models.CharField("tên", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "cơ quan của tổ chức"
        constraints = (
            models.UniqueConstraint(
                F("organisation"), Coalesce("term", Value(0)), F("kind"), F("name"), name="directory_body_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=BodyKind.values), name="directory_body_kind_known"),
        )

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Someone who holds office, signs or reports: a name, and nothing more.

    `home` is the organisation that entered them: it answers for whoever holds no office.
    """

    home = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="people", verbose_name="nơi lập hồ sơ"
    )
    name = models.CharField("họ và tên", max_length=200)
    folded = models.CharField("khóa tìm", max_length=300)
    sort_key = models.CharField("khóa xếp", max_length=1200)

    class Meta:
        verbose_name = verbose_name_plural = "cán bộ"
        indexes = (models.Index(fields=["folded"], name="directory_person_folded"),)
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="directory_person_named"),)

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """An office in an organisation ("Chủ tịch"): rights and the signature hang on it, not on the person.

    `rank` 1 is the head, larger numbers stand lower; `may_sign` says whether it signs documents.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="positions", verbose_name="tổ chức"
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="positions", verbose_name="cơ quan"
    )
    title = models.CharField("chức vụ", max_length=200)
    rank = models.PositiveSmallIntegerField("thứ bậc", default=9)
    may_sign = models.BooleanField("được ký văn bản", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "chức vụ"
        constraints = (
            models.UniqueConstraint(
                F("organisation"), Coalesce("body", Value(0)), F("title"), name="directory_position_once"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="directory_position_titled"),
        )

    def __str__(self) -> str:
        return self.title


class Formation(models.TextChoices):
    """How someone came into a position (merged units of 2025 appointed their committees instead of electing them)."""

    ELECTED = "elected", "bầu"
    CONSULTED = "consulted", "hiệp thương cử"
    APPOINTED = "appointed", "chỉ định, bổ nhiệm"
    CO_OPTED = "co_opted", "bầu bổ sung, cử bổ sung"
    ASSIGNED = "assigned", "phân công"


class Holding(Dated):
    """A person's time in a position, how it began and on what decision."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings", verbose_name="cán bộ")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="holdings", verbose_name="chức vụ")
    formation = models.CharField("hình thức", max_length=20, choices=Formation, default=Formation.ELECTED)
    basis = models.CharField("căn cứ", max_length=500, blank=True)

    class Meta(Dated.Meta):
        verbose_name = verbose_name_plural = "quá trình giữ chức vụ"
        indexes = (
            models.Index(fields=["person", "valid_from"], name="directory_holding_by"),
            models.Index(fields=["position", "valid_from"], name="directory_holding_of"),
        )
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person", "position", "valid_from"], name="directory_holding_one_start"),
            models.UniqueConstraint(
                fields=["person", "position"], condition=Q(valid_to__isnull=True), name="directory_holding_one_open"
            ),
            models.CheckConstraint(
                condition=Q(formation__in=Formation.values), name="directory_holding_formation_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id}: {self.position_id}"
