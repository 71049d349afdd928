"""Entries of the trail that more than one step of the directory writes: offices, their holders, what ends."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory import timeline
from nhiemky.areas.directory.models import (
    Formation,
    Grant,
    GroupMembership,
    Holding,
    Organisation,
    ParentLink,
    Position,
    Term,
)
from nhiemky.rules.authority import ROLE_NAMES, Role


def record_position(actor: Actor, at: datetime.datetime, position: Position, organisation: Organisation) -> None:
    """Write down that an office was made."""
    of = timeline.name_of(organisation, organisation.created_on)
    facts = {"of": of, "rank": position.rank, "may_sign": position.may_sign}
    record(actor=actor, at=at, verb="directory.position_created", obj=position, facts=facts, organisation=organisation)


def record_appointed(actor: Actor, at: datetime.datetime, holding: Holding) -> None:
    """Write down that someone came into an office, and how."""
    facts = {
        "valid_from": holding.valid_from,
        "valid_to": holding.valid_to,
        "formation": Formation(holding.formation).label,
        "basis": holding.basis,
    }
    _record_holding(actor, at, "directory.appointed", holding, facts)


def record_holding_ended(actor: Actor, at: datetime.datetime, holding: Holding, reason: str) -> None:
    """Write down that someone left an office, and why."""
    facts = {"valid_to": holding.valid_to, "reason": reason}
    _record_holding(actor, at, "directory.holding_ended", holding, facts)


def _record_holding(
    actor: Actor, at: datetime.datetime, verb: str, holding: Holding, facts: Mapping[str, object]
) -> None:
    """The name stands among the personal details, so that it can be erased from the trail."""
    record(
        actor=actor,
        at=at,
        verb=verb,
        obj=holding,
        facts={"position": holding.position.title, "person_id": holding.person_id, **facts},
        personal={"person": holding.person.name},
        organisation=holding.position.organisation_id,
        object_name=holding.position.title,
    )


def record_grant_ended(actor: Actor, at: datetime.datetime, grant: Grant) -> None:
    """Write down that an office lost a right."""
    facts = {"role": ROLE_NAMES[Role(grant.role)], "position": grant.position.title, "valid_to": grant.valid_to}
    organisation = grant.position.organisation_id
    record(actor=actor, at=at, verb="directory.grant_ended", obj=grant, facts=facts, organisation=organisation)


def record_term_closed(actor: Actor, at: datetime.datetime, term: Term, on: datetime.date, reason: str) -> None:
    """Write down that a term ended, and why in words."""
    facts = {"of": timeline.name_of(term.organisation, on), "actual_to": on, "reason": reason}
    record(actor=actor, at=at, verb="directory.term_closed", obj=term, facts=facts, organisation=term.organisation_id)


def record_group_left(actor: Actor, at: datetime.datetime, membership: GroupMembership, on: datetime.date) -> None:
    """Write down that an organisation left a group."""
    facts = {"member": timeline.name_of(membership.organisation, on), "valid_to": on}
    record(
        actor=actor,
        at=at,
        verb="directory.group_left",
        obj=membership.group,
        facts=facts,
        organisation=membership.organisation_id,
    )


def record_moved(actor: Actor, at: datetime.datetime, link: ParentLink) -> None:
    """Write down that an organisation came under another one in a hierarchy."""
    on = link.valid_from
    facts = {
        "parent": timeline.name_of(link.parent, on) if link.parent else "cấp cao nhất",
        "hierarchy": link.hierarchy.name,
        "valid_from": on,
    }
    record(
        actor=actor,
        at=at,
        verb="directory.moved",
        obj=link.child,
        facts=facts,
        organisation=link.child,
        object_name=timeline.name_of(link.child, on),
    )


def record_link_ended(actor: Actor, at: datetime.datetime, link: ParentLink, on: datetime.date) -> None:
    """Write down that an organisation that ends no longer stands in a hierarchy."""
    the_day_before = on - datetime.timedelta(days=1)
    facts = {
        "parent": timeline.name_of(link.parent, the_day_before) if link.parent else "cấp cao nhất",
        "hierarchy": link.hierarchy.name,
        "valid_to": on,
    }
    record(
        actor=actor,
        at=at,
        verb="directory.link_ended",
        obj=link.child,
        facts=facts,
        organisation=link.child,
        object_name=timeline.name_of(link.child, the_day_before),
    )
