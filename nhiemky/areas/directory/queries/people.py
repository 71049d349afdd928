"""Who holds which office, who signs, which terms run."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory import access
from nhiemky.areas.directory.models import Formation, Holding, Organisation, Term, User, valid_on


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """A person in a position on a day, as a signature block or a list of officers names them."""

    holding_id: int
    person_id: int
    name: str
    title: str
    rank: int
    may_sign: bool
    body: str
    body_kind: str
    since: datetime.date
    formation: str


def officers(
    viewer: Actor, organisation: Organisation, on: datetime.date, at: datetime.datetime
) -> tuple[OfficeHolder, ...]:
    """Return who held which office of the organisation on the day, by rank, then by name.

    Raises NotVisible where the viewer may not see the organisation.
    """
    access.get_organisation(viewer, organisation.pk, at)
    rows = Holding.objects.filter(valid_on(on), position__organisation=organisation)
    return tuple(
        OfficeHolder(
            holding_id=each.pk,
            person_id=each.person_id,
            name=each.person.name,
            title=each.position.title,
            rank=each.position.rank,
            may_sign=each.position.may_sign,
            body=each.position.body.name if each.position.body else "",
            body_kind=each.position.body.kind if each.position.body else "",
            since=each.valid_from,
            formation=Formation(each.formation).label,
        )
        for each in rows.select_related("person", "position__body").order_by(
            "position__rank", "position__title", "person__sort_key", "id"
        )
    )


def signers(
    viewer: Actor, organisation: Organisation, on: datetime.date, at: datetime.datetime
) -> tuple[OfficeHolder, ...]:
    """Return who might sign for the organisation on the day, the head first: titles as they were on that day."""
    return tuple(each for each in officers(viewer, organisation, on, at) if each.may_sign)


def terms(viewer: Actor, organisation: Organisation, at: datetime.datetime) -> tuple[Term, ...]:
    """Return the organisation's terms, the latest first. Raises NotVisible."""
    access.get_organisation(viewer, organisation.pk, at)
    return tuple(Term.objects.filter(organisation=organisation).order_by("-actual_from"))


def running_term(viewer: Actor, organisation: Organisation, on: datetime.date, at: datetime.datetime) -> Term | None:
    """Return the term that ran on the day, None between terms. Raises NotVisible."""
    access.get_organisation(viewer, organisation.pk, at)
    running = Q(actual_to__isnull=True) | Q(actual_to__gt=on)
    return Term.objects.filter(running, organisation=organisation, actual_from__lte=on).first()


def organisations_of(viewer: Actor, at: datetime.datetime) -> tuple[Organisation, ...]:
    """Return the organisations where the viewer holds office at the moment, the first office first: the home page's."""
    grants = access.grants_of(viewer, at) if isinstance(viewer, User) and viewer.is_active else ()
    ids = list(dict.fromkeys(each.organisation for each in grants if each.organisation is not None))
    known = Organisation.objects.in_bulk(ids)
    return tuple(known[each] for each in ids)
