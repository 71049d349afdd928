"""How organisations stand to each other: named hierarchies with dated parents, groups with dated members."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhiemky.areas.directory.models.dated import Dated
from nhiemky.areas.directory.models.organisations import Organisation


class Hierarchy(models.Model):
    """One named line of command ("party", "union", "front"): an organisation may stand in several."""

    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "hệ trực thuộc"

    def __str__(self) -> str:
        return self.name


class ParentLink(Dated):
    """`child` stands under `parent` in one hierarchy for a time; without a parent it is a root there."""

    hierarchy = models.ForeignKey(
        Hierarchy, on_delete=models.PROTECT, related_name="links", verbose_name="hệ trực thuộc"
    )
    child = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="parent_links", verbose_name="cấp dưới"
    )
    parent = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="child_links",
        verbose_name="cấp trên",
    )

    class Meta(Dated.Meta):
        verbose_name = verbose_name_plural = "quan hệ trực thuộc"
        indexes = (
            models.Index(fields=["hierarchy", "parent", "valid_from"], name="directory_link_children"),
            models.Index(fields=["child", "hierarchy", "valid_from"], name="directory_link_parents"),
        )
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["hierarchy", "child", "valid_from"], name="directory_link_one_start"),
            models.UniqueConstraint(
                fields=["hierarchy", "child"], condition=Q(valid_to__isnull=True), name="directory_link_one_open"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("child")), name="directory_link_not_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.child_id} dưới {self.parent_id}"


class GroupKind(models.TextChoices):
    """What a group is for."""

    BLOCK = "block", "khối thi đua"
    CLUSTER = "cluster", "cụm"
    OTHER = "other", "nhóm khác"


class Group(models.Model):
    """Organisations side by side ("khối thi đua"), which is no subtree; `hierarchy` where it belongs to one line."""

    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên", max_length=200)
    kind = models.CharField("loại", max_length=20, choices=GroupKind, default=GroupKind.BLOCK)
    hierarchy = models.ForeignKey(
        Hierarchy, on_delete=models.PROTECT, null=True, blank=True, related_name="groups", verbose_name="hệ trực thuộc"
    )

    class Meta:
        verbose_name = verbose_name_plural = "khối, nhóm"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=GroupKind.values), name="directory_group_kind_known"),
        )

    def __str__(self) -> str:
        return self.name


class MembershipRole(models.TextChoices):
    """What a member does in its group; a block's leader rotates, usually by year."""

    LEADER = "leader", "trưởng khối"
    DEPUTY = "deputy", "phó trưởng khối"
    MEMBER = "member", "thành viên"


class GroupMembership(Dated):
    """An organisation's time in a group, in one role."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships", verbose_name="khối, nhóm")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", verbose_name="tổ chức"
    )
    role = models.CharField("vai trò", max_length=20, choices=MembershipRole, default=MembershipRole.MEMBER)

    class Meta(Dated.Meta):
        verbose_name = verbose_name_plural = "thành viên khối, nhóm"
        indexes = (models.Index(fields=["organisation", "valid_from"], name="directory_member_of"),)
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["group", "organisation", "valid_from"], name="directory_member_one_start"),
            models.UniqueConstraint(
                fields=["group", "organisation"], condition=Q(valid_to__isnull=True), name="directory_member_one_open"
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(valid_to__isnull=True, role=MembershipRole.LEADER),
                name="directory_member_one_open_leader",
            ),
            models.CheckConstraint(condition=Q(role__in=MembershipRole.values), name="directory_member_role_known"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} trong {self.group_id}"
