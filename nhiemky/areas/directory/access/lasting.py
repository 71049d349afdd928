"""Rights over what outlives a body, or comes before it: people and accounts whose offices lie in the past or ahead.

`decisions.decide` answers for a body that lives on the day. Whoever touches a person or an account touches every office
that hangs on it, so here a body that has ended is answered for by those who took over from it, and one that is still
to come by whoever manages all of the line in which it will stand.
"""

from __future__ import annotations

import datetime

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access.decisions import (
    NotAllowed,
    decide,
    decide_below,
    decide_everywhere,
    living_heirs,
)
from nhiemky.areas.directory.models import Organisation, ParentLink
from nhiemky.rules.authority import Action, Decision
from nhiemky.rules.periods import local_day


def decide_lasting(user: Actor, action: Action, organisation_id: int, at: datetime.datetime) -> Decision:
    """Decide as `decide` does, also for a body that has ended or is yet to come.

    One that has ended: whoever may do it at one that took over from it; one that is yet to come: whoever may do it
    everywhere under one that will stand above it. Whoever may do it everywhere may do it there too.
    """
    decision = decide(user, action, organisation_id, at)
    if decision:
        return decision
    everywhere = decide_everywhere(user, action, at)
    if everywhere:
        return everywhere
    organisation = Organisation.objects.get(pk=organisation_id)
    day = local_day(at)
    if organisation.created_on > day:
        links = ParentLink.objects.filter(child=organisation, valid_from=organisation.created_on, parent__isnull=False)
        others = [
            decide_below(user, action, link.parent, link.hierarchy, at)
            for link in links.select_related("parent", "hierarchy").order_by("id")
            if link.parent is not None
        ]
    else:
        heirs = [heir for heir in living_heirs(organisation_id, day) if heir != organisation_id]
        others = [decide(user, action, heir, at) for heir in heirs]
    return next((each for each in others if each), decision)


def check_lasting(user: Actor, action: Action, organisation_id: int, at: datetime.datetime) -> None:
    """Raise unless `decide_lasting` allows: NotVisible where the user may not even see it, else NotAllowed."""
    decision = decide_lasting(user, action, organisation_id, at)
    if decision:
        return
    if not decide(user, Action.SEE_ORGANISATION, organisation_id, at):
        raise NotVisible
    raise NotAllowed(because=decision.because)
