"""The past: names that were, bodies that ended and who took over, what was done to what."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nhiemky.areas.audit import queries as audit_queries
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory import access
from nhiemky.areas.directory.models import (
    EventKind,
    Organisation,
    OrganisationVersion,
    Side,
    SuccessionEvent,
    SuccessionPart,
)
from nhiemky.areas.directory.queries.faces import Face, faces
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.text import fold

_MOST_HITS = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """An organisation that a search found: as it is today, under which name it was found, and who took over."""

    face: Face
    found_as: str
    successors: tuple[Face, ...]


def search(viewer: Actor, text: str, at: datetime.datetime) -> tuple[Hit, ...]:
    """Find organisations by any name they ever had, without regard to diacritics; at most 50, in Vietnamese order.

    A body that has ended comes with those who took over from it ("old name → who answers now"). Four queries.
    """
    wanted = fold(text)
    if not wanted:
        return ()
    today = local_day(at)
    seen = access.visible_organisations(viewer, Action.SEE_ORGANISATION, at)
    versions = OrganisationVersion.objects.filter(folded__contains=wanted, organisation__in=seen)
    found_as: dict[int, str] = {}
    for organisation, name in versions.order_by("sort_key", "-valid_from").values_list("organisation_id", "name"):
        if len(found_as) < _MOST_HITS:
            found_as.setdefault(organisation, name)
    after = _taken_over_by(found_as)
    known = faces(viewer, [*found_as, *(each for successors in after.values() for each in successors)], today)
    hits = [Hit(known[pk], name, tuple(known[each] for each in after[pk])) for pk, name in found_as.items()]
    return tuple(sorted(hits, key=lambda hit: (hit.face.sort_key, hit.face.id)))


def _taken_over_by(organisations: Iterable[int]) -> dict[int, list[int]]:
    """For each that ended in an event: who stands on its other side."""
    found: dict[int, list[int]] = defaultdict(list)
    before = SuccessionPart.objects.filter(organisation__in=list(organisations), side=Side.FROM)
    rows = before.filter(organisation__dissolved_on__isnull=False, event__parts__side=Side.TO)
    for predecessor, successor in rows.order_by("event__parts__id").values_list(
        "organisation_id", "event__parts__organisation_id"
    ):
        if successor != predecessor:
            found[predecessor].append(successor)
    return found


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of succession that an organisation took part in."""

    kind: str
    on: datetime.date
    legal_basis: str
    note: str
    before: tuple[Face, ...]
    after: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Everything an organisation was: its versions, the oldest first, and the events that it took part in."""

    versions: tuple[OrganisationVersion, ...]
    happenings: tuple[Happening, ...]


def history(viewer: Actor, organisation: Organisation, at: datetime.datetime) -> History:
    """Return an organisation's versions and events. Raises NotVisible."""
    access.get_organisation(viewer, organisation.pk, at)
    versions = OrganisationVersion.objects.filter(organisation=organisation).order_by("valid_from")
    events = SuccessionEvent.objects.filter(parts__organisation=organisation).distinct()
    ordered = list(events.order_by("happened_on", "id").prefetch_related("parts"))
    known = faces(viewer, [part.organisation_id for event in ordered for part in event.parts.all()], local_day(at))
    return History(
        tuple(versions),
        tuple(
            Happening(
                kind=EventKind(event.kind).label,
                on=event.happened_on,
                legal_basis=event.legal_basis,
                note=event.note,
                before=tuple(known[part.organisation_id] for part in event.parts.all() if part.side == Side.FROM),
                after=tuple(known[part.organisation_id] for part in event.parts.all() if part.side == Side.TO),
            )
            for event in ordered
        ),
    )


def trail(
    viewer: Actor, object_kind: str, object_id: int, at: datetime.datetime
) -> tuple[audit_queries.TrailLine, ...]:
    """Return what was done to an object, as far as the viewer may read the trail of the organisations concerned."""
    within = access.visible_organisations(viewer, Action.READ_AUDIT, at)
    return audit_queries.trail(viewer, object_kind, object_id, within=within)
