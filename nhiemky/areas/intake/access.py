"""The only door to uploaded texts, their findings and doubts: for those who read and confirm for the organisation."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet

from nhiemky.areas.audit.access import one
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import check, visible_organisations
from nhiemky.areas.intake.models import Finding, FindingDoubt, Intake
from nhiemky.rules.authority import Action


def visible_to(user: Actor, at: datetime.datetime) -> QuerySet[Intake]:
    """Return the uploaded texts of organisations whose findings the user may see."""
    return Intake.objects.filter(organisation__in=visible_organisations(user, Action.SEE_FINDING, at))


def get_intake(user: Actor, intake_id: int, at: datetime.datetime, action: Action = Action.SEE_FINDING) -> Intake:
    """Return an uploaded text that the user may do `action` to. Raises NotVisible, NotAllowed."""
    rows = visible_to(user, at).select_related("organisation", "term", "document", "upload__stored")
    intake = one(rows, intake_id)
    if action is not Action.SEE_FINDING:
        check(user, action, intake.organisation_id, at)
    return intake


def get_finding(user: Actor, finding_id: int, at: datetime.datetime, action: Action = Action.SEE_FINDING) -> Finding:
    """Return a finding of a text that the user may do `action` to. Raises NotVisible, NotAllowed."""
    rows = Finding.objects.filter(intake__in=visible_to(user, at)).select_related("intake")
    finding = one(rows, finding_id)
    if action is not Action.SEE_FINDING:
        check(user, action, finding.intake.organisation_id, at)
    return finding


def get_doubt(user: Actor, doubt_id: int, at: datetime.datetime, action: Action = Action.SEE_FINDING) -> FindingDoubt:
    """Return a doubt about a text that the user may do `action` to. Raises NotVisible, NotAllowed."""
    rows = FindingDoubt.objects.filter(intake__in=visible_to(user, at)).select_related("intake")
    doubt = one(rows, doubt_id)
    if action is not Action.SEE_FINDING:
        check(user, action, doubt.intake.organisation_id, at)
    return doubt
