"""Organisations: made, renamed. What an organisation was called stays what it was called on that day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory import access, timeline
from nhiemky.areas.directory.given import NewOrganisation
from nhiemky.areas.directory.making import check_may_make, make_organisation, version_keys
from nhiemky.areas.directory.models import Hierarchy, Level, Organisation, OrganisationKind, OrganisationVersion
from nhiemky.rules.authority import Action
from nhiemky.rules.refusals import Refusal


class NothingRenamed(Refusal):
    """The new version says what the old one says."""

    template = "Tên và các thông tin khác không thay đổi. Hãy nhập nội dung mới."


def create_organisation(
    *,
    actor: Actor,
    at: datetime.datetime,
    code: str,
    name: str,
    kind: str,
    level: str,
    on: datetime.date,
    short_name: str = "",
    symbol: str = "",
    profile_family: str = "state",
    seat: str = "",
    codes: Mapping[str, str] | None = None,
    legal_basis: str = "",
    parents: Mapping[Hierarchy, Organisation | None] | None = None,
) -> Organisation:
    """Make an organisation that lives from the day `on`, with its first version and its place in each hierarchy.

    Needs the directory's rights over every organisation above it, or over everything where it is a root. Raises
    NotVisible, NotAllowed, CodeTaken, NotAliveOn, and making's refusals of what is missing.
    """
    new = NewOrganisation(
        code=code,
        name=name,
        kind=kind,
        level=level,
        short_name=short_name,
        symbol=symbol,
        profile_family=profile_family,
        seat=seat,
        codes=codes or {},
        parents=parents or {},
    )
    check_may_make(actor, at, new)
    with transaction.atomic():
        made = make_organisation(new, on, legal_basis)
        record(
            actor=actor,
            at=at,
            verb="directory.organisation_created",
            obj=made,
            facts={"created_on": on, "code": made.code, "legal_basis": legal_basis},
            organisation=made,
            object_name=storable(name),
        )
    return made


def rename(
    *,
    actor: Actor,
    at: datetime.datetime,
    organisation: Organisation,
    on: datetime.date,
    name: str,
    legal_basis: str,
    short_name: str | None = None,
    symbol: str | None = None,
    kind: str | None = None,
    level: str | None = None,
    seat: str | None = None,
    profile_family: str | None = None,
    codes: Mapping[str, str] | None = None,
) -> OrganisationVersion:
    """Give an organisation another name (or kind, level, seat, …) from the day `on`; what is None stays as it was.

    The identity goes on: its figures, terms and grants are untouched. Raises NotVisible, NotAllowed, NotAliveOn,
    StartsThatDay, NothingRenamed.
    """
    access.check(actor, Action.MANAGE_DIRECTORY, organisation, at)
    given = {
        "name": storable(name).strip(),
        "short_name": short_name,
        "symbol": symbol,
        "kind": kind and OrganisationKind(kind).value,
        "level": level and Level(level).value,
        "seat": seat,
        "profile_family": profile_family,
        "codes": dict(codes) if codes is not None else None,
    }
    changes = {field: value for field, value in given.items() if value is not None}
    with transaction.atomic():
        standing = timeline.lock(organisation)
        timeline.check_alive(standing, on)
        old_name = timeline.name_of(standing, on)
        version = _next_version(standing, on, changes, legal_basis)
        record(
            actor=actor,
            at=at,
            verb="directory.renamed",
            obj=standing,
            facts={"old_name": old_name, "valid_from": on, "legal_basis": legal_basis, "changes": changes},
            organisation=standing,
            object_name=version.name,
        )
    return version


def _next_version(
    organisation: Organisation, on: datetime.date, changes: Mapping[str, object], legal_basis: str
) -> OrganisationVersion:
    """End the version of the day and begin one that differs by `changes`."""
    versions = OrganisationVersion.objects.filter(organisation=organisation)
    old, ends = timeline.cut_at(versions, on, timeline.name_of(organisation, on))
    if old is None:
        raise timeline.NotAliveOn(name=organisation.code, on=on)
    if all(getattr(old, field) == value for field, value in changes.items()):
        raise NothingRenamed
    fields = ("name", "short_name", "kind", "level", "seat", "codes", "symbol", "profile_family")
    values = {field: changes.get(field, getattr(old, field)) for field in fields}
    version = OrganisationVersion(
        organisation=organisation, valid_from=on, valid_to=ends, legal_basis=legal_basis, **values
    )
    version.folded, version.sort_key = version_keys(version)
    insert(version)
    return version
