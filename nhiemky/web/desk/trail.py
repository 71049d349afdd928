"""What the sign-in pages do, told to the trail: allauth, axes and Django say it by signals of their own."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_set, user_logged_in
from axes.signals import user_locked_out
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_out
from django.utils import timezone

from nhiemky.areas.audit.actors import SystemActor
from nhiemky.areas.directory import actions

_DOOR = SystemActor("Cửa đăng nhập")


def listen() -> None:
    """Listen from now on; asked twice, each is still told once."""
    for signal, told in (
        (user_logged_in, _signed_in),
        (user_logged_out, _signed_out),
        (password_changed, _changed_password),
        (password_set, _changed_password),
        (user_locked_out, _locked_out),
    ):
        signal.connect(told, dispatch_uid=f"trail.{told.__name__}")


def _signed_in(user: Any, **_named: object) -> None:
    actions.sign_in(actor=user, at=timezone.now())


def _signed_out(user: AbstractBaseUser | None = None, **_named: object) -> None:
    if user is not None and user.pk is not None:
        actions.sign_out(actor=user, at=timezone.now())  # type: ignore[arg-type]


def _changed_password(user: Any, **_named: object) -> None:
    actions.change_own_password(actor=user, at=timezone.now())


def _locked_out(username: str | None = None, **_named: object) -> None:
    actions.lock_out(actor=_DOOR, at=timezone.now(), username=username or "")
