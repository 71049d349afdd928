"""The door to rule sets. They are rules, not secrets: whoever is signed in reads them, and so do commands."""

from __future__ import annotations

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.rulebook.models import RuleSet, RuleSetQuerySet


def visible_to(viewer: Actor) -> RuleSetQuerySet:
    """Return every rule set for a signed-in person or a command, none for nobody."""
    known = viewer.actor_id is not None or isinstance(viewer, SystemActor)
    return RuleSet.objects.all() if known else RuleSet.objects.none()


def get_rule_set(viewer: Actor, rule_set_id: int) -> RuleSet:
    """Return one version by its id; NotVisible where there is none."""
    found = visible_to(viewer).filter(pk=rule_set_id).first()
    if found is None:
        raise NotVisible
    return found
