"""The door to targets, indicators and measurements."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet

from nhiemky.areas.audit.access import NotVisible, one
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.directory.access import check, is_somebody, visible_organisations
from nhiemky.areas.targets.models import (
    Field,
    Indicator,
    IndicatorQuerySet,
    Measurement,
    MeasurementQuerySet,
    Target,
    TargetShare,
)
from nhiemky.rules.authority import Action


def visible_to(user: Actor, at: datetime.datetime) -> QuerySet[Target]:
    """Return the targets of organisations whose targets the user may see."""
    return Target.objects.filter(organisation__in=visible_organisations(user, Action.SEE_TARGET, at))


def visible_measurements(user: Actor, at: datetime.datetime) -> MeasurementQuerySet:
    """Return the measurements of units whose reports the user may see."""
    return Measurement.objects.filter(organisation__in=visible_organisations(user, Action.SEE_REPORT, at))


def visible_indicators(user: Actor) -> IndicatorQuerySet:
    """Return every indicator for whoever is signed in and for commands; what is measured is no secret inside."""
    return Indicator.objects.all() if is_somebody(user) else Indicator.objects.none()


def get_target(user: Actor, target_id: int, at: datetime.datetime, action: Action = Action.SEE_TARGET) -> Target:
    """Return a target that the user may do `action` to. NotVisible where they may not see it, else NotAllowed."""
    related = visible_to(user, at).select_related("term", "organisation", "document", "clause", "field", "indicator")
    target = one(related, target_id)
    if action is not Action.SEE_TARGET:
        check(user, action, target.organisation_id, at)
    return target


def get_indicator(user: Actor, indicator_id: int) -> Indicator:
    """Return an indicator; NotVisible where there is none, or for nobody."""
    return one(visible_indicators(user).select_related("hierarchy"), indicator_id)


def get_field(user: Actor, code: str) -> Field:
    """Return a field of work by its code; NotVisible where there is none, or for nobody."""
    found = Field.objects.filter(code=storable(code)).first() if is_somebody(user) else None
    if found is None:
        raise NotVisible
    return found


def get_measurement(user: Actor, measurement_id: int, at: datetime.datetime) -> Measurement:
    """Return a measurement of a unit whose reports the user may see; NotVisible otherwise."""
    return one(visible_measurements(user, at).select_related("indicator", "organisation"), measurement_id)


def get_share(user: Actor, share_id: int, at: datetime.datetime, action: Action = Action.SEE_REPORT) -> TargetShare:
    """Return a handed-down part of a unit at which the user may do `action`.

    NotVisible where they may not see that unit's reports (a neighbour's part is nobody's business), else NotAllowed.
    """
    rows = TargetShare.objects.filter(organisation__in=visible_organisations(user, Action.SEE_REPORT, at))
    share = one(rows.select_related("target__indicator", "organisation"), share_id)
    if action is not Action.SEE_REPORT:
        check(user, action, share.organisation_id, at)
    return share
