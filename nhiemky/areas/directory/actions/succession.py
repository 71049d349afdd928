"""Mergers, splits and endings, each one guided step: the event, the new bodies, what ends, who and what moves over.

Rights are moved by the step, never inherited silently: a grant that is not among the moves ends with its organisation.
Reading is another matter: whoever may read a successor reads the records of those it took over from.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory import access, timeline
from nhiemky.areas.directory.ending import check_can_end, end_organisation
from nhiemky.areas.directory.given import GrantMove, NewOrganisation, SplitPart
from nhiemky.areas.directory.making import NameMissing, check_may_make, link, living_children, make_organisation
from nhiemky.areas.directory.models import (
    EndReason,
    EventKind,
    Hierarchy,
    Organisation,
    Side,
    SuccessionEvent,
    SuccessionPart,
    Term,
)
from nhiemky.areas.directory.moving import move_grants
from nhiemky.areas.directory.recording import record_moved
from nhiemky.rules.authority import Action
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.succession import Event, Kind
from nhiemky.rules.wording import gettext_noop


class ChildrenUnplaced(Refusal):
    """Units under a body that ends have no new place."""

    template = "Chưa chỉ ra đơn vị tiếp nhận các cấp dưới: {names}. Hãy chọn nơi tiếp nhận cho từng đơn vị."


class KeeperNeeded(Refusal):
    """The keeper of the records does not live on the day."""

    template = "{name} không hoạt động vào ngày {on:%d/%m/%Y} nên không thể giữ hồ sơ. Hãy chọn tổ chức khác."


def merge(
    *,
    actor: Actor,
    at: datetime.datetime,
    predecessors: Sequence[Organisation],
    successor: NewOrganisation,
    on: datetime.date,
    legal_basis: str,
    grant_moves: Sequence[GrantMove] = (),
    note: str = "",
) -> SuccessionEvent:
    """Merge organisations into a new one that lives from the day `on`.

    The old ones end that day with their terms, links, positions and grants; the units under them come under the new
    one in the same hierarchies; the grants in `grant_moves` go over. Needs the directory's rights over all of them
    and over the new one's parents, over everything where it is a root. Raises EventMalformed,
    NotAliveOn, LaterRows, and what its parts raise.
    """
    _check_rights(actor, at, predecessors)
    check_may_make(actor, at, successor)
    with transaction.atomic():
        old = _lock_ending(predecessors, on, legal_basis)
        new = make_organisation(successor, on, legal_basis)
        event = _save_event(EventKind.MERGE, on, legal_basis, note, old, [new], {})
        _adopt(actor, at, old, {None: new}, on)
        moved = move_grants(actor, at, old, [new], grant_moves, on, legal_basis)
        cut = _end_all(actor, at, old, on, EndReason.MERGED)
        _record(actor, at, "directory.merged", event, old, [new], {"grants_moved": moved, "terms_cut": cut})
    return event


def absorb(
    *,
    actor: Actor,
    at: datetime.datetime,
    predecessors: Sequence[Organisation],
    successor: Organisation,
    on: datetime.date,
    legal_basis: str,
    grant_moves: Sequence[GrantMove] = (),
    note: str = "",
) -> SuccessionEvent:
    """Let organisations end in one that goes on: as `merge`, but `successor` keeps its identity and its term."""
    _check_rights(actor, at, [*predecessors, successor])
    with transaction.atomic():
        old = _lock_ending([each for each in predecessors if each.pk != successor.pk], on, legal_basis)
        going_on = timeline.lock(successor)
        timeline.check_alive(going_on, on)
        event = _save_event(EventKind.ABSORB, on, legal_basis, note, old, [going_on], {})
        _adopt(actor, at, old, {None: going_on}, on)
        moved = move_grants(actor, at, old, [going_on], grant_moves, on, legal_basis)
        cut = _end_all(actor, at, old, on, EndReason.MERGED)
        _record(actor, at, "directory.absorbed", event, old, [going_on], {"grants_moved": moved, "terms_cut": cut})
    return event


def split(
    *,
    actor: Actor,
    at: datetime.datetime,
    predecessor: Organisation,
    successors: Sequence[SplitPart],
    on: datetime.date,
    legal_basis: str,
    grant_moves: Sequence[GrantMove] = (),
    note: str = "",
) -> SuccessionEvent:
    """Split an organisation into several, new or standing, from the day `on`; it ends, unless it is among them.

    Shares are what a person typed; a part without one can't be given figures ("không phân bổ được"). Every unit under
    an organisation that ends must be in one part's `children`. Raises EventMalformed, SharesTooLarge,
    ChildrenUnplaced, NotAliveOn, LaterRows.
    """
    _check_rights(actor, at, [predecessor, *_standing(successors)])
    for each in successors:
        if isinstance(each.organisation, NewOrganisation):
            check_may_make(actor, at, each.organisation)
    with transaction.atomic():
        _lock_lines()
        old = timeline.lock(predecessor)
        goes_on = any(isinstance(each.organisation, Organisation) and each.organisation == old for each in successors)
        if goes_on:
            timeline.check_alive(old, on)
            _check_basis(legal_basis)
        else:
            _lock_ending([old], on, legal_basis)
        made = [_part(each, on, legal_basis) for each in successors]
        shares = {new.pk: part.share for new, part in zip(made, successors, strict=True) if part.share is not None}
        event = _save_event(EventKind.SPLIT, on, legal_basis, note, [old], made, shares)
        places: dict[int | None, Organisation] = {None: old} if goes_on else {}
        for new, part in zip(made, successors, strict=True):
            places |= {child.pk: new for child in part.children}
        _adopt(actor, at, [old], places, on)
        moved = move_grants(actor, at, [old], made, grant_moves, on, legal_basis)
        cut = [] if goes_on else _end_all(actor, at, [old], on, EndReason.SPLIT)
        _record(actor, at, "directory.split", event, [old], made, {"grants_moved": moved, "terms_cut": cut})
    return event


def _standing(successors: Sequence[SplitPart]) -> list[Organisation]:
    """The successors of a split that stand already."""
    return [each.organisation for each in successors if isinstance(each.organisation, Organisation)]


def _part(part: SplitPart, on: datetime.date, legal_basis: str) -> Organisation:
    """The successor itself: made new, or the one that stands already, which must live on the day."""
    if isinstance(part.organisation, NewOrganisation):
        return make_organisation(part.organisation, on, legal_basis)
    standing = timeline.lock(part.organisation)
    timeline.check_alive(standing, on)
    return standing


def dissolve(
    *,
    actor: Actor,
    at: datetime.datetime,
    organisation: Organisation,
    on: datetime.date,
    legal_basis: str,
    keeper: Organisation | None = None,
    note: str = "",
) -> SuccessionEvent:
    """End an organisation without a successor; `keeper` receives its records and may read them, nothing more.

    Units under it must have been moved before. Raises ChildrenUnplaced, NotAliveOn, LaterRows, KeeperNeeded.
    """
    _check_rights(actor, at, [organisation, *([keeper] if keeper else [])])
    with transaction.atomic():
        old = _lock_ending([organisation], on, legal_basis)
        if keeper is not None and not timeline.alive(keeper, on):
            raise KeeperNeeded(name=timeline.name_of(keeper, on), on=on)
        event = _save_event(EventKind.DISSOLVE, on, legal_basis, note, old, [], {})
        if keeper is not None:
            SuccessionPart.objects.create(event=event, organisation=keeper, side=Side.KEEPER)
        _adopt(actor, at, old, {}, on)
        cut = _end_all(actor, at, old, on, EndReason.DISSOLVED)
        _record(actor, at, "directory.dissolved", event, old, [], {"terms_cut": cut})
    return event


def _check_rights(actor: Actor, at: datetime.datetime, organisations: Sequence[Organisation]) -> None:
    """Raise unless the actor manages the directory of each."""
    for organisation in {each.pk: each for each in organisations}.values():
        access.check(actor, Action.MANAGE_DIRECTORY, organisation, at)


def _check_basis(legal_basis: str) -> None:
    if not legal_basis.strip():
        raise NameMissing(what=gettext_noop("căn cứ (số, ký hiệu của văn bản quyết định)"))


def _lock_ending(predecessors: Sequence[Organisation], on: datetime.date, legal_basis: str) -> list[Organisation]:
    """Lock those that end, and see that they can end on the day."""
    _check_basis(legal_basis)
    _lock_lines()
    locked = timeline.lock_all(list(predecessors))
    for each in locked:
        check_can_end(each, on)
    return locked


def _lock_lines() -> None:
    """Lock every hierarchy before any organisation, in the order in which moves lock them."""
    timeline.lock_all(list(Hierarchy.objects.order_by("pk")))


def _save_event(
    kind: EventKind,
    on: datetime.date,
    legal_basis: str,
    note: str,
    before: Sequence[Organisation],
    after: Sequence[Organisation],
    shares: Mapping[int, Fraction],
) -> SuccessionEvent:
    """Hold the event to the rules of succession, then save it with its parts."""
    Event(
        kind=Kind(kind.value),
        day=on,
        before=tuple(each.pk for each in before),
        after=tuple(each.pk for each in after),
        shares=tuple(((before[0].pk, successor), share) for successor, share in shares.items()),
    )
    event = insert(
        SuccessionEvent(
            kind=kind, happened_on=on, legal_basis=storable(legal_basis).strip(), note=storable(note).strip()
        )
    )
    parts = [SuccessionPart(event=event, organisation=each, side=Side.FROM) for each in before]
    for each in after:
        share = shares.get(each.pk)
        parts.append(
            SuccessionPart(
                event=event,
                organisation=each,
                side=Side.TO,
                share_numerator=share.numerator if share is not None else None,
                share_denominator=share.denominator if share is not None else None,
            )
        )
    for part in parts:
        insert(part)
    return event


def _adopt(
    actor: Actor,
    at: datetime.datetime,
    old: Sequence[Organisation],
    places: Mapping[int | None, Organisation],
    on: datetime.date,
) -> None:
    """Put the units under `old` where `places` says (by child; None: every other one), in the same hierarchies.

    One that stays where it is isn't touched; the others are moved by who manages them too, as in `move`. Raises
    NotVisible, NotAllowed, ChildrenUnplaced with the names of those without a place.
    """
    ending = {each.pk for each in old}
    links = [each for body in old for each in living_children(body, on) if each.child_id not in ending]
    unplaced = [each.child for each in links if each.child_id not in places and None not in places]
    if unplaced:
        raise ChildrenUnplaced(names=", ".join(sorted({timeline.name_of(each, on) for each in unplaced})))
    for each in links:
        place = places.get(each.child_id) or places[None]
        if place.pk == each.parent_id:
            continue
        access.check_lasting(actor, Action.MANAGE_DIRECTORY, each.child_id, at)
        if each.valid_from >= on:  # it would begin under a body that has ended: it begins under the heir instead
            each.delete()
        record_moved(actor, at, link(each.hierarchy, each.child, place, max(on, each.valid_from)))


def _end_all(
    actor: Actor, at: datetime.datetime, old: Sequence[Organisation], on: datetime.date, reason: EndReason
) -> list[str]:
    """End each; return the labels of the terms that were cut short."""
    cut: list[Term] = []
    for each in old:
        cut += end_organisation(actor, at, each, on, reason)
    return [term.label for term in cut]


def _record(
    actor: Actor,
    at: datetime.datetime,
    verb: str,
    event: SuccessionEvent,
    old: Sequence[Organisation],
    new: Sequence[Organisation],
    more: Mapping[str, object],
) -> None:
    """One entry for the event in the trail of each organisation that it touches."""
    facts = {
        "before": [timeline.name_of(each, event.happened_on - datetime.timedelta(days=1)) for each in old],
        "after": [timeline.name_of(each, event.happened_on) for each in new],
        "happened_on": event.happened_on,
        "legal_basis": event.legal_basis,
        **more,
    }
    for organisation in {each.pk: each for each in [*old, *new]}.values():
        record(actor=actor, at=at, verb=verb, obj=event, facts=facts, organisation=organisation)
