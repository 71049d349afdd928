"""What someone does with their own account, written down: who signed in and out and when, never from where.

An address or a browser would tell where a person was and on what: it helps no one to follow a number back.
"""

from __future__ import annotations

import datetime

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.models import Entry
from nhiemky.areas.directory.models import User

LOCKED_MINUTES = 15
"""Within these a lock is told once, from however many addresses somebody guesses."""


def sign_in(*, actor: User, at: datetime.datetime) -> None:
    """Write down that someone signed in, after the front end has let them."""
    with transaction.atomic():
        _record(actor, at, "directory.signed_in", actor)


def sign_out(*, actor: User, at: datetime.datetime) -> None:
    """Write down that someone signed out by themselves; a session that runs out leaves no entry."""
    with transaction.atomic():
        _record(actor, at, "directory.signed_out", actor)


def change_own_password(*, actor: User, at: datetime.datetime) -> None:
    """Write down that someone changed, or first set, the password of their own account."""
    with transaction.atomic():
        _record(actor, at, "directory.password_changed", actor)


def lock_out(*, actor: Actor, at: datetime.datetime, username: str) -> None:
    """Write down that sign-in to an account was closed for a while after wrong passwords.

    A name that is no account leaves nothing: people type passwords there too.
    """
    user = User.objects.filter(username__iexact=username).first()
    if user is None:
        return
    since = at - datetime.timedelta(minutes=LOCKED_MINUTES)
    with transaction.atomic():
        told = Entry.objects.filter(object_kind="directory.user", object_id=user.pk, at__gt=since)
        if not told.filter(verb="directory.locked_out").exists():
            _record(actor, at, "directory.locked_out", user)


def _record(actor: Actor, at: datetime.datetime, verb: str, user: User) -> None:
    """The names stand among the personal details, so that they can be erased from the trail."""
    record(
        actor=actor,
        at=at,
        verb=verb,
        obj=user,
        personal={"object": user.username},
        organisation=user.home_id,
        object_name=f"số {user.pk}",
    )
