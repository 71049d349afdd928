"""Publishing rule sets: the rulebook lies below the directory, so the right to publish is asked here."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory import access
from nhiemky.areas.rulebook import actions as rulebook_actions
from nhiemky.areas.rulebook.models import RuleSet, Trust
from nhiemky.rules.authority import Action


def publish_rule_set(
    *,
    actor: Actor,
    at: datetime.datetime,
    kind: str,
    code: str,
    label: str,
    effective_from: datetime.date,
    source: str,
    data: Mapping[str, object],
    effective_to: datetime.date | None = None,
    trust: str = Trust.UNVERIFIED,
) -> RuleSet:
    """Publish the office's own version of a rule set, if the actor may publish rules for every organisation.

    Raises PublishingNotAllowed and what `rulebook.actions.publish` raises.
    """
    return rulebook_actions.publish(
        actor=actor,
        at=at,
        decision=access.decide_everywhere(actor, Action.PUBLISH_RULES, at),
        kind=kind,
        code=code,
        label=label,
        effective_from=effective_from,
        effective_to=effective_to,
        source=source,
        trust=trust,
        data=data,
    )
