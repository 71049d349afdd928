"""Tables of the directory: organisations and their history, structure, terms, people, users and grants."""

from __future__ import annotations

from nhiemky.areas.directory.models.dated import valid_on
from nhiemky.areas.directory.models.organisations import Level, Organisation, OrganisationKind, OrganisationVersion
from nhiemky.areas.directory.models.people import Body, BodyKind, Formation, Holding, Person, Position
from nhiemky.areas.directory.models.structure import (
    Group,
    GroupKind,
    GroupMembership,
    Hierarchy,
    MembershipRole,
    ParentLink,
)
from nhiemky.areas.directory.models.succession import EventKind, Side, SuccessionEvent, SuccessionPart
from nhiemky.areas.directory.models.terms import EndReason, Term
from nhiemky.areas.directory.models.users import Grant, Scope, User

__all__ = [
    "Body",
    "BodyKind",
    "EndReason",
    "EventKind",
    "Formation",
    "Grant",
    "Group",
    "GroupKind",
    "GroupMembership",
    "Hierarchy",
    "Holding",
    "Level",
    "MembershipRole",
    "Organisation",
    "OrganisationKind",
    "OrganisationVersion",
    "ParentLink",
    "Person",
    "Position",
    "Scope",
    "Side",
    "SuccessionEvent",
    "SuccessionPart",
    "Term",
    "User",
    "valid_on",
]
