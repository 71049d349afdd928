"""Accounts: made, given a password, locked. An account alone has no rights."""

from __future__ import annotations

import datetime
import re

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory import access, timeline
from nhiemky.areas.directory.actions.people import ReasonMissing
from nhiemky.areas.directory.models import Holding, Organisation, Person, User, valid_on
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")


class UsernameUnfit(Refusal):
    """A name to sign in with that can't be typed everywhere."""

    template = "Tên đăng nhập “{username}” không hợp lệ: dùng từ 3 đến 60 chữ không dấu, số, dấu chấm, gạch nối."


class UsernameTaken(Refusal):
    """Another account has the name."""

    template = "Tên đăng nhập “{username}” đã có người dùng. Hãy chọn tên khác."


class PasswordTooWeak(Refusal):
    """The password breaks the installation's rules."""

    template = "Mật khẩu chưa đạt yêu cầu: {faults}"


def create_user(
    *,
    actor: Actor,
    at: datetime.datetime,
    username: str,
    password: str,
    display_name: str,
    organisation: Organisation,
    person: Person | None = None,
    email: str = "",
) -> User:
    """Make an account for someone of the organisation; `person` is who it acts as, and whose positions give it rights.

    Needs the right to manage users in every organisation where that person holds office. Raises NotVisible,
    NotAllowed, UsernameUnfit, UsernameTaken, PasswordTooWeak.
    """
    _check_rights(actor, at, organisation, person)
    name = storable(username).strip().lower()
    if not _USERNAME.fullmatch(name):
        raise UsernameUnfit(username=username)
    user = User(
        username=name,
        email=email.strip(),
        person=person,
        display_name=" ".join(storable(display_name).split()) or name,
        created_at=at,
    )
    _set_password(user, password)
    with transaction.atomic():
        try:
            with transaction.atomic():
                insert(user)
        except IntegrityError:
            raise UsernameTaken(username=name) from None
        _record(actor, at, "directory.user_created", user, organisation)
    return user


def set_password(*, actor: Actor, at: datetime.datetime, user: User, password: str, organisation: Organisation) -> User:
    """Give an account another password. Raises NotVisible, NotAllowed, PasswordTooWeak."""
    _check_rights(actor, at, organisation, user.person)
    with transaction.atomic():
        user = timeline.lock(user)
        _set_password(user, password)
        user.save(update_fields=["password"])
        _record(actor, at, "directory.user_password_set", user, organisation)
    return user


def deactivate_user(
    *, actor: Actor, at: datetime.datetime, user: User, organisation: Organisation, reason: str
) -> User:
    """Lock an account; its deeds stay under its name. Raises NotVisible, NotAllowed, ReasonMissing."""
    _check_rights(actor, at, organisation, user.person)
    if not reason.strip():
        raise ReasonMissing(step=gettext_noop("khóa tài khoản"))
    with transaction.atomic():
        user = timeline.lock(user)
        user.is_active = False
        user.save(update_fields=["is_active"])
        _record(actor, at, "directory.user_deactivated", user, organisation, {"reason": storable(reason)})
    return user


def _check_rights(actor: Actor, at: datetime.datetime, organisation: Organisation, person: Person | None) -> None:
    """Raise unless the actor manages users of the organisation and of every one where the person holds office.

    Whoever can make or reset an account can act with all its rights, not only with those of one organisation.
    """
    access.check(actor, Action.MANAGE_USERS, organisation, at)
    held = Holding.objects.filter(valid_on(local_day(at)), person=person) if person else Holding.objects.none()
    for elsewhere in held.exclude(position__organisation=organisation).values_list(
        "position__organisation_id", flat=True
    ):
        access.check(actor, Action.MANAGE_USERS, elsewhere, at)


def _set_password(user: User, password: str) -> None:
    """Hash the password into the unsaved row; an empty one makes an account that can't sign in by password."""
    if not password:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordTooWeak(faults=" ".join(error.messages)) from None
    user.set_password(password)


def _record(
    actor: Actor,
    at: datetime.datetime,
    verb: str,
    user: User,
    organisation: Organisation,
    facts: dict[str, object] | None = None,
) -> None:
    record(
        actor=actor,
        at=at,
        verb=verb,
        obj=user,
        facts=facts,
        personal={"object": user.username, "display_name": user.display_name},
        organisation=organisation,
        object_name=f"số {user.pk}",
    )
