"""Loaders: each gives an object that the user may see, or says that it is not there."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from nhiemky.areas.audit.access import NotVisible, one
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.directory.access.reach import visible_organisations
from nhiemky.areas.directory.models import (
    Grant,
    Group,
    Hierarchy,
    Holding,
    Organisation,
    Person,
    Position,
    Term,
    User,
)
from nhiemky.areas.files import access as files_access
from nhiemky.areas.files.models import Upload
from nhiemky.rules.authority import Action


def _seen(user: Actor, at: datetime.datetime) -> QuerySet[Organisation]:
    return visible_organisations(user, Action.SEE_ORGANISATION, at)


def get_organisation(
    user: Actor, organisation_id: int, at: datetime.datetime, action: Action = Action.SEE_ORGANISATION
) -> Organisation:
    """Return the organisation if the user may do `action` there; NotVisible otherwise."""
    return one(visible_organisations(user, action, at), organisation_id)


def get_term(user: Actor, term_id: int, at: datetime.datetime) -> Term:
    """Return the term of an organisation that the user may see; NotVisible otherwise."""
    return one(Term.objects.filter(organisation__in=_seen(user, at)).select_related("organisation"), term_id)


def get_position(user: Actor, position_id: int, at: datetime.datetime) -> Position:
    """Return the position in an organisation that the user may see; NotVisible otherwise."""
    rows = Position.objects.filter(organisation__in=_seen(user, at)).select_related("organisation", "body")
    return one(rows, position_id)


def get_holding(user: Actor, holding_id: int, at: datetime.datetime) -> Holding:
    """Return who held a position when, in an organisation that the user may see; NotVisible otherwise."""
    rows = Holding.objects.filter(position__organisation__in=_seen(user, at))
    return one(rows.select_related("person", "position__organisation"), holding_id)


def get_grant(user: Actor, grant_id: int, at: datetime.datetime) -> Grant:
    """Return a grant of a position whose organisation's grants the user manages; NotVisible otherwise."""
    managed = visible_organisations(user, Action.MANAGE_GRANTS, at)
    rows = Grant.objects.filter(position__organisation__in=managed)
    return one(rows.select_related("position__organisation", "hierarchy", "group"), grant_id)


def get_person(user: Actor, person_id: int, at: datetime.datetime) -> Person:
    """Return a person who holds or held office in an organisation that the user may see; NotVisible otherwise.

    Someone without any office is seen by the organisation that entered them.
    """
    if isinstance(user, SystemActor):
        return one(Person.objects.all(), person_id)
    seen = Q(holdings__position__organisation__in=_seen(user, at))
    seen |= Q(holdings__isnull=True, home__in=_seen(user, at))
    if user.actor_id is not None:
        seen |= Q(users=user.actor_id)
    return one(Person.objects.filter(seen).distinct(), person_id)


def get_user(user: Actor, user_id: int, at: datetime.datetime) -> User:
    """Return one's own account, or one of an organisation whose users one manages; NotVisible otherwise.

    An account is of where its person holds or held office, and of where it was made.
    """
    if isinstance(user, SystemActor):
        return one(User.objects.all(), user_id)
    managed = visible_organisations(user, Action.MANAGE_USERS, at)
    own = Q(pk=user.actor_id) if user.actor_id is not None else Q(pk__in=[])
    rows = User.objects.filter(
        own | Q(home__in=managed) | Q(person__holdings__position__organisation__in=managed)
    ).distinct()
    return one(rows.select_related("person"), user_id)


def get_hierarchy(user: Actor, code: str) -> Hierarchy:
    """Return a hierarchy by its code; its name is no secret to whoever is signed in. NotVisible otherwise."""
    found = Hierarchy.objects.filter(code=storable(code)).first() if is_somebody(user) else None
    if found is None:
        raise NotVisible
    return found


def get_group(user: Actor, code: str) -> Group:
    """Return a group by its code; its name is no secret to whoever is signed in. NotVisible otherwise."""
    found = Group.objects.filter(code=storable(code)).select_related("hierarchy").first() if is_somebody(user) else None
    if found is None:
        raise NotVisible
    return found


def visible_uploads(user: Actor, at: datetime.datetime) -> QuerySet[Upload]:
    """Return the uploads that the user gave, and those of organisations whose evidence they may see."""
    if not is_somebody(user):
        return Upload.objects.none()
    return files_access.visible_to(user, visible_organisations(user, Action.SEE_EVIDENCE, at))


def get_upload(user: Actor, upload_id: int, at: datetime.datetime) -> Upload:
    """Return an upload that the user gave, or whose organisation's evidence they may see; NotVisible otherwise."""
    return one(visible_uploads(user, at).select_related("stored"), upload_id)


def is_somebody(user: Actor) -> bool:
    """Return whether this is an active account or a command: what is no secret inside is theirs to read."""
    return isinstance(user, SystemActor) or (isinstance(user, User) and user.pk is not None and user.is_active)
