"""People, positions, and who holds which: names only, and only of those who hold office."""

from __future__ import annotations

import datetime

from django.db import IntegrityError, transaction

from nhiemky.areas.audit import actions as audit_actions
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import check_fits, insert
from nhiemky.areas.directory import access, timeline
from nhiemky.areas.directory.making import NameMissing, UnknownChoice
from nhiemky.areas.directory.models import Body, Formation, Holding, Organisation, Person, Position
from nhiemky.areas.directory.reaching import check_not_own, check_office, places_of
from nhiemky.areas.directory.recording import record_appointed, record_holding_ended, record_position
from nhiemky.rules.authority import Action
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import fold, sort_key
from nhiemky.rules.wording import gettext_noop


class PositionExists(Refusal):
    """The same position stands already."""

    template = "Chức vụ “{title}” đã có. Hãy dùng chức vụ đó hoặc đặt tên khác."


class HoldsAlready(Refusal):
    """The person holds the position in the same time."""

    template = "Người này đã giữ chức vụ “{title}” trong thời gian đó. Hãy kiểm tra lại ngày."


class ReasonMissing(Refusal):
    """A step that needs a reason has none."""

    template = "Chưa ghi lý do {step}. Hãy ghi lý do rồi thực hiện lại."


def create_person(*, actor: Actor, at: datetime.datetime, name: str, organisation: Organisation) -> Person:
    """Add someone who will hold office in the organisation. Raises NotVisible, NotAllowed, NameMissing."""
    access.check(actor, Action.MANAGE_DIRECTORY, organisation, at)
    cleaned = _person_name(name)
    with transaction.atomic():
        person = insert(
            Person(home=organisation, name=cleaned, folded=fold(cleaned)[:300], sort_key=_name_key(cleaned))
        )
        _record_person(actor, at, "directory.person_created", person, organisation)
    return person


def rename_person(
    *, actor: Actor, at: datetime.datetime, person: Person, name: str, organisation: Organisation
) -> Person:
    """Put right how a person's name is written, on behalf of an organisation where the person holds or held office.

    Needs the directory's rights in every one of those: the name stands in all their papers. Raises NotVisible,
    NotAllowed, NameMissing.
    """
    places = _places(actor, at, person, organisation)
    for place in sorted(places):
        access.check_lasting(actor, Action.MANAGE_DIRECTORY, place, at)
    cleaned = _person_name(name)
    with transaction.atomic():
        person = timeline.lock(person)
        person.name, person.folded, person.sort_key = cleaned, fold(cleaned)[:300], _name_key(cleaned)
        check_fits(person)
        person.save(update_fields=["name", "folded", "sort_key"])
        _record_person(actor, at, "directory.person_renamed", person, organisation)
    return person


def _places(actor: Actor, at: datetime.datetime, person: Person, organisation: Organisation) -> set[int]:
    """Every organisation that a person in sight belongs to; NotVisible where `organisation` is none of them."""
    access.get_person(actor, person.pk, at)
    places = places_of(person)
    if organisation.pk not in places:
        raise access.NotVisible
    return places


def _person_name(name: str) -> str:
    cleaned = " ".join(storable(name).split())
    if not cleaned:
        raise NameMissing(what=gettext_noop("họ và tên"))
    return cleaned


def _name_key(name: str) -> str:
    """Vietnamese lists of people are sorted by the given name, the last word, then by the rest."""
    *before, given = name.split()
    return sort_key(f"{given} {' '.join(before)}")[:1200]


def _record_person(actor: Actor, at: datetime.datetime, verb: str, person: Person, organisation: Organisation) -> None:
    """The name stands among the personal details, so that it can be erased from the trail."""
    audit_actions.record(
        actor=actor,
        at=at,
        verb=verb,
        obj=person,
        personal={"object": person.name},
        organisation=organisation,
        object_name=f"số {person.pk}",
    )


def create_position(
    *,
    actor: Actor,
    at: datetime.datetime,
    organisation: Organisation,
    title: str,
    body: Body | None = None,
    rank: int = 9,
    may_sign: bool = False,
) -> Position:
    """Make an office in an organisation; rank 1 is its head. Raises NotAllowed, NameMissing, PositionExists."""
    access.check(actor, Action.MANAGE_DIRECTORY, organisation, at)
    cleaned = storable(title).strip()
    if not cleaned:
        raise NameMissing(what=gettext_noop("tên chức vụ"))
    if body is not None and body.organisation_id != organisation.pk:
        raise UnknownChoice(value=body.name, what=gettext_noop("cơ quan của tổ chức này"))
    with transaction.atomic():
        try:
            with transaction.atomic():
                position = insert(
                    Position(organisation=organisation, body=body, title=cleaned, rank=rank, may_sign=may_sign)
                )
        except IntegrityError:
            raise PositionExists(title=cleaned) from None
        record_position(actor, at, position, organisation)
    return position


def appoint(
    *,
    actor: Actor,
    at: datetime.datetime,
    person: Person,
    position: Position,
    on: datetime.date,
    formation: str = Formation.ELECTED,
    basis: str = "",
    until: datetime.date | None = None,
) -> Holding:
    """Record that a person holds a position from `on` until before `until`, and how that came about.

    Whoever holds a position has the rights that hang on it: only who could give those appoints to it, and nobody
    appoints themselves to a position with rights. Raises NotVisible, NotAllowed, ReachesTooFar, OwnRights,
    UnknownChoice, NotAliveOn, EndsTooEarly, HoldsAlready.
    """
    access.check(actor, Action.MANAGE_DIRECTORY, position.organisation_id, at)
    access.get_person(actor, person.pk, at)
    if formation not in Formation.values:
        raise UnknownChoice(value=formation, what=gettext_noop("hình thức giữ chức vụ"))
    if until is not None and until <= on:
        raise timeline.EndsTooEarly(what=gettext_noop("Chức vụ “{title}”", title=position.title), start=on, on=until)
    with transaction.atomic():
        organisation = timeline.lock(Organisation(pk=position.organisation_id))
        timeline.lock(position)
        timeline.check_alive(organisation, on)
        if check_office(actor, at, position, on, until):
            check_not_own(actor, at, position, [person.pk])
        if timeline.overlapping(Holding.objects.filter(person=person, position=position), on, until).exists():
            raise HoldsAlready(title=position.title)
        holding = insert(
            Holding(
                person=person,
                position=position,
                valid_from=on,
                valid_to=until or organisation.dissolved_on,
                formation=formation,
                basis=storable(basis).strip(),
            )
        )
        record_appointed(actor, at, holding)
    return holding


def end_holding(*, actor: Actor, at: datetime.datetime, holding: Holding, on: datetime.date, reason: str) -> Holding:
    """Record that a person no longer holds a position from `on`; only who could have appointed them may.

    Raises NotVisible, NotAllowed, ReachesTooFar, ReasonMissing, EndsTooEarly, EndedAlready.
    """
    access.check(actor, Action.MANAGE_DIRECTORY, holding.position.organisation_id, at)
    check_office(actor, at, holding.position, holding.valid_from, holding.valid_to)
    if not reason.strip():
        raise ReasonMissing(step=gettext_noop("thôi giữ chức vụ"))
    with transaction.atomic():
        holding = timeline.lock(holding)
        timeline.end_row(holding, on, gettext_noop("Chức vụ “{title}”", title=holding.position.title))
        record_holding_ended(actor, at, holding, storable(reason))
    return holding


def erase_personal_details(*, actor: Actor, at: datetime.datetime, person: Person, organisation: Organisation) -> int:
    """Erase a person's name from the trail; return from how many entries. The offices held stay, without the name.

    On behalf of an organisation where the person holds or held office, by who manages the users of every one of those.
    Raises NotVisible, ErasureNotAllowed.
    """
    places = _places(actor, at, person, organisation)
    decisions = [access.decide_lasting(actor, Action.MANAGE_USERS, place, at) for place in sorted(places)]
    decision = next((each for each in decisions if not each), decisions[0])
    objects = [("directory.person", person.pk)]
    objects += [("directory.holding", pk) for pk in person.holdings.order_by("id").values_list("pk", flat=True)]
    objects += [("directory.user", pk) for pk in person.users.order_by("id").values_list("pk", flat=True)]
    with transaction.atomic():
        return sum(
            audit_actions.erase_personal(actor=actor, at=at, decision=decision, object_kind=kind, object_id=pk)
            for kind, pk in objects
        )
