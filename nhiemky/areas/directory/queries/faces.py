"""What an organisation is called and what it is, on a day: the shape in which pages and papers name it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhiemky.areas.audit.access import NotVisible, possible
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import is_somebody
from nhiemky.areas.directory.models import Organisation, OrganisationVersion


@dataclass(frozen=True, slots=True)
class Face:
    """An organisation on a day. `ended_on`: the first day on which it no longer lives, None while it does."""

    id: int
    code: str
    name: str
    short_name: str
    kind: str
    level: str
    symbol: str
    seat: str
    profile_family: str
    sort_key: str
    created_on: datetime.date
    ended_on: datetime.date | None

    @property
    def shown(self) -> str:
        """The short name where there is one, else the name."""
        return self.short_name or self.name


def faces(viewer: Actor, organisations: Iterable[int], on: datetime.date) -> Mapping[int, Face]:
    """Return the faces of organisations on the day, by id: two queries, whatever their number.

    On a day outside its life an organisation shows the face nearest to it. The ids come from objects that the viewer
    may see; a name alone is no secret to whoever is signed in. Raises NotVisible for nobody.
    """
    if not is_somebody(viewer):
        raise NotVisible
    ids = possible(organisations)
    known = Organisation.objects.in_bulk(ids) if ids else {}
    nearest: dict[int, OrganisationVersion] = {}
    for version in OrganisationVersion.objects.filter(organisation__in=known).order_by("valid_from") if known else ():
        if version.organisation_id not in nearest or version.valid_from <= on:
            nearest[version.organisation_id] = version
    return {pk: _face_of(known[pk], version) for pk, version in nearest.items()}


def face(viewer: Actor, organisation: Organisation | int, on: datetime.date) -> Face:
    """Return the face of one organisation on the day. Raises NotVisible where there is no such organisation."""
    pk = organisation.pk if isinstance(organisation, Organisation) else organisation
    found = faces(viewer, [pk], on).get(pk)
    if found is None:
        raise NotVisible
    return found


def names(viewer: Actor, organisations: Iterable[int], on: datetime.date) -> Mapping[int, str]:
    """Return the names of organisations on the day, by id: two queries, whatever their number."""
    return {pk: each.name for pk, each in faces(viewer, organisations, on).items()}


def organisation_name(viewer: Actor, organisation: Organisation | int, on: datetime.date) -> str:
    """Return the name of one organisation on the day; renames since then change nothing in it."""
    return face(viewer, organisation, on).name


def _face_of(organisation: Organisation, version: OrganisationVersion) -> Face:
    """Put an identity and one of its versions together."""
    return Face(
        id=organisation.pk,
        code=organisation.code,
        name=version.name,
        short_name=version.short_name,
        kind=version.kind,
        level=version.level,
        symbol=version.symbol,
        seat=version.seat,
        profile_family=version.profile_family,
        sort_key=version.sort_key,
        created_on=organisation.created_on,
        ended_on=organisation.dissolved_on,
    )
