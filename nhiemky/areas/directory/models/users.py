"""Who signs in, and what a position may do. No user has rights of their own: rights hang on the positions held."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower

from nhiemky.areas.directory.models.dated import Dated
from nhiemky.areas.directory.models.organisations import Organisation
from nhiemky.areas.directory.models.people import Person, Position
from nhiemky.areas.directory.models.structure import Group, Hierarchy
from nhiemky.rules.wording import gettext_noop


class Users(BaseUserManager["User"]):
    """Finds users by the name they sign in with; they are made by the action `create_user` alone."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the user who signs in as `username`, any case; User.DoesNotExist where there is none."""
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """An account. There is no superuser: whoever holds no position with a grant sees nothing.

    `home` is the organisation that made it: it answers for an account whose person holds no office.
    """

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    email = models.EmailField("thư điện tử", blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="users", verbose_name="cán bộ"
    )
    home = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="accounts", verbose_name="nơi lập tài khoản"
    )
    display_name = models.CharField("tên hiển thị", max_length=200)
    is_active = models.BooleanField("đang hoạt động", default=True)
    created_at = models.DateTimeField("tạo lúc")

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = verbose_name_plural = "tài khoản"
        constraints = (
            models.CheckConstraint(condition=Q(username=Lower("username")), name="directory_user_name_in_lower_case"),
            models.CheckConstraint(condition=~Q(username=""), name="directory_user_named"),
        )

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def actor_id(self) -> int | None:
        """The id that the audit trail keeps."""
        return self.pk

    @property
    def actor_name(self) -> str:
        """The name that the audit trail prints."""
        return self.display_name or self.username


class Scope(models.TextChoices):
    """How far a grant reaches from the position's organisation."""

    OWN = "own", gettext_noop("chính tổ chức")
    SUBTREE = "subtree", gettext_noop("tổ chức và các cấp dưới trong một hệ")
    GROUP = "group", gettext_noop("các thành viên của một khối")
    EVERYTHING = "everything", gettext_noop("mọi tổ chức")


class Grant(Dated):
    """A position's right for a time: a role over the organisations that its scope reaches."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="grants", verbose_name="chức vụ")
    role = models.CharField("vai trò", max_length=40)
    scope = models.CharField("phạm vi", max_length=20, choices=Scope)
    hierarchy = models.ForeignKey(
        Hierarchy, on_delete=models.PROTECT, null=True, blank=True, related_name="grants", verbose_name="hệ trực thuộc"
    )
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="grants", verbose_name="khối, nhóm"
    )

    class Meta(Dated.Meta):
        verbose_name = verbose_name_plural = "quyền theo chức vụ"
        indexes = (models.Index(fields=["position", "valid_from"], name="directory_grant_of"),)
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                F("position"),
                F("role"),
                F("scope"),
                Coalesce("hierarchy", Value(0)),
                Coalesce("group", Value(0)),
                F("valid_from"),
                name="directory_grant_one_start",
            ),
            models.CheckConstraint(
                condition=Q(scope=Scope.SUBTREE, hierarchy__isnull=False, group__isnull=True)
                | Q(scope=Scope.GROUP, hierarchy__isnull=True, group__isnull=False)
                | Q(scope__in=[Scope.OWN, Scope.EVERYTHING], hierarchy__isnull=True, group__isnull=True),
                name="directory_grant_scope_names_its_line",
            ),
            models.CheckConstraint(condition=~Q(role=""), name="directory_grant_has_role"),
        )

    def __str__(self) -> str:
        return f"{self.role} ({self.get_scope_display()})"
