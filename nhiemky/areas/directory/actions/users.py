"""Accounts: made, given a password, locked. An account alone has no rights; whoever gets hold of it has all of them."""

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
from nhiemky.areas.directory.models import Organisation, Person, User
from nhiemky.areas.directory.reaching import check_person, holds_office, places_of
from nhiemky.rules.authority import Action
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


class AccountExists(Refusal):
    """The person has an account already."""

    template = (
        "Cán bộ này đã có tài khoản “{username}”. Hãy dùng tài khoản đó; chỉ quản trị hệ thống mới lập thêm tài khoản."
    )


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

    Needs the right to manage users of the organisation and of all that the person's offices, of today and later, reach.
    One account a person; only who manages everything makes another. Raises NotVisible, NotAllowed, ReachesTooFar,
    AccountExists, UsernameUnfit, UsernameTaken, PasswordTooWeak.
    """
    access.check(actor, Action.MANAGE_USERS, organisation, at)
    if person is not None:
        access.get_person(actor, person.pk, at)
    name = storable(username).strip().lower()
    if not _USERNAME.fullmatch(name):
        raise UsernameUnfit(username=username)
    user = User(
        username=name,
        email=email.strip(),
        person=person,
        home=organisation,
        display_name=" ".join(storable(display_name).split()) or name,
        created_at=at,
    )
    _set_password(user, password)
    with transaction.atomic():
        if person is not None:
            _check_person(actor, at, timeline.lock(person))
        try:
            with transaction.atomic():
                insert(user)
        except IntegrityError:
            raise UsernameTaken(username=name) from None
        _record(actor, at, "directory.user_created", user, organisation)
    return user


def set_password(*, actor: Actor, at: datetime.datetime, user: User, password: str, organisation: Organisation) -> User:
    """Give an account another password, on behalf of an organisation that it belongs to.

    Needs the right to manage users of all that the account reaches, today and later. Raises NotVisible, NotAllowed,
    ReachesTooFar, PasswordTooWeak.
    """
    with transaction.atomic():
        user = _locked(actor, at, user, organisation)
        _set_password(user, password)
        user.save(update_fields=["password"])
        _record(actor, at, "directory.user_password_set", user, organisation)
    return user


def deactivate_user(
    *, actor: Actor, at: datetime.datetime, user: User, organisation: Organisation, reason: str
) -> User:
    """Lock an account, on behalf of an organisation that it belongs to; its deeds stay under its name.

    Needs the rights of `set_password`. Raises NotVisible, NotAllowed, ReachesTooFar, ReasonMissing.
    """
    with transaction.atomic():
        user = _locked(actor, at, user, organisation)
        if not reason.strip():
            raise ReasonMissing(step=gettext_noop("khóa tài khoản"))
        user.is_active = False
        user.save(update_fields=["is_active"])
        _record(actor, at, "directory.user_deactivated", user, organisation, {"reason": storable(reason)})
    return user


def _check_person(actor: Actor, at: datetime.datetime, person: Person) -> None:
    """Raise unless the actor may make an account for the person, and the only one unless they manage everything.

    The person's row is locked: of two accounts made at the same moment, one comes second.
    """
    check_person(actor, at, person, Action.MANAGE_USERS)
    standing = User.objects.filter(person=person, is_active=True).order_by("id").first()
    if standing is not None and not access.decide_everywhere(actor, Action.MANAGE_USERS, at):
        raise AccountExists(username=standing.username)


def _locked(actor: Actor, at: datetime.datetime, user: User, organisation: Organisation) -> User:
    """The account's row, locked; raises unless it is of the organisation and the actor manages all that it reaches.

    Whoever can reset an account can act with all its rights, not only with those of one organisation. An account
    whose person holds no office, or that has none, is its home's.
    """
    user = timeline.lock(user)
    places = {user.home_id} | (places_of(user.person) if user.person is not None else set())
    if organisation.pk not in places:
        raise access.NotVisible
    access.get_user(actor, user.pk, at)
    if user.person is not None and holds_office(user.person, at):
        check_person(actor, at, user.person, Action.MANAGE_USERS)
    else:
        access.check_lasting(actor, Action.MANAGE_USERS, user.home_id, at)
    return user


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
