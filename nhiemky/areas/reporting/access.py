"""The door to templates, submissions and reviews."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from nhiemky.areas.audit.access import NotVisible, one, possible
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import NotAllowed, check, decide, visible_organisations
from nhiemky.areas.directory.models import Organisation, Side, SuccessionPart
from nhiemky.areas.reporting.models import Audience, ReportingPeriod, ReportTemplate, Review, Submission
from nhiemky.rules.authority import Action, Decision
from nhiemky.rules.periods import local_day
from nhiemky.rules.workflow import Review as State


def visible_submissions(user: Actor, at: datetime.datetime) -> QuerySet[Submission]:
    """Return the submissions of units whose reports the user may see."""
    return Submission.objects.filter(organisation__in=visible_organisations(user, Action.SEE_REPORT, at))


def visible_templates(user: Actor, at: datetime.datetime) -> QuerySet[ReportTemplate]:
    """Return the templates of organisations whose targets the user may see: who is asked sees what is asked."""
    return ReportTemplate.objects.filter(organisation__in=visible_organisations(user, Action.SEE_TARGET, at))


def visible_reviews(user: Actor, at: datetime.datetime) -> QuerySet[Review]:
    """Return the reviews that the user may see: frozen ones; drafts only where they write, freeze or inspect them."""
    seen = Q(organisation__in=visible_organisations(user, Action.SEE_REVIEW, at).values("pk"))
    early = Q()
    for action in (Action.DRAFT_REVIEW, Action.FREEZE_REVIEW, Action.READ_AUDIT):
        early |= Q(organisation__in=visible_organisations(user, action, at).values("pk"))
    return Review.objects.filter(seen & (early | ~Q(status=State.DRAFT)))


def get_template(
    user: Actor, template_id: int, at: datetime.datetime, action: Action = Action.SEE_TARGET
) -> ReportTemplate:
    """Return a template that the user may do `action` to. NotVisible where they may not see it, else NotAllowed."""
    related = visible_templates(user, at).select_related("organisation", "term", "hierarchy", "group", "window_rule")
    template = one(related, template_id)
    if action is not Action.SEE_TARGET:
        check(user, action, template.organisation_id, at)
    return template


def get_period(user: Actor, period_id: int, at: datetime.datetime) -> ReportingPeriod:
    """Return a period of a template that the user may see; NotVisible otherwise."""
    rows = ReportingPeriod.objects.filter(template__in=visible_templates(user, at))
    return one(rows.select_related("template__organisation", "template__term", "template__hierarchy"), period_id)


def get_submission(user: Actor, submission_id: int, at: datetime.datetime) -> Submission:
    """Return a submission of a unit whose reports the user may see; NotVisible otherwise."""
    related = visible_submissions(user, at).select_related("organisation", "period__template__organisation")
    return one(related, submission_id)


def get_review(user: Actor, review_id: int, at: datetime.datetime, action: Action = Action.SEE_REVIEW) -> Review:
    """Return a review that the user may do `action` to. NotVisible where they may not see it, else NotAllowed."""
    related = visible_reviews(user, at).select_related(
        "term__organisation", "organisation", "profile", "bands", "document", "docx__stored", "pdf__stored"
    )
    review = one(related, review_id)
    if action is not Action.SEE_REVIEW:
        check(user, action, review.organisation_id, at)
    return review


def decide_for(user: Actor, action: Action, organisation_id: int, at: datetime.datetime) -> Decision:
    """Decide on a unit's report: for the unit while it lives, after its end for those who took over from it.

    A unit that merged on 1 July still owes the report of the half-year to 30 June: its successor sends it, and the
    report says who did.
    """
    decision = decide(user, action, organisation_id, at)
    for answering in [] if decision else _successors(organisation_id, local_day(at)):
        decision = decide(user, action, answering, at)
        if decision:
            break
    return decision


def decide_as_receiver(user: Actor, action: Action, submission: Submission, at: datetime.datetime) -> Decision:
    """Decide on accepting, returning, locking or reopening a report: for who asked for it.

    Units below are decided by the right over their reports, for someone who also sees the asking organisation's. The
    organisation's own report, and that of one who measures for all, are decided by its own leaders.
    """
    template = submission.period.template
    if submission.organisation_id == template.organisation_id or template.audience == Audience.ONE:
        return decide(user, Action.JUDGE_TARGET, template.organisation_id, at)
    decision = decide_for(user, action, submission.organisation_id, at)
    if decision and template.audience != Audience.GROUP:
        seen = decide(user, Action.SEE_REPORT, template.organisation_id, at)
        return decision if seen else seen
    return decision


def check_for(user: Actor, action: Action, organisation_id: int, at: datetime.datetime) -> Decision:
    """Raise NotAllowed unless `decide_for` allows; NotVisible where the user may not even see the unit's reports."""
    decision = decide_for(user, action, organisation_id, at)
    if decision:
        return decision
    if decide_for(user, Action.SEE_REPORT, organisation_id, at):
        raise NotAllowed(because=decision.because)
    raise NotVisible


def check_as_receiver(user: Actor, action: Action, submission: Submission, at: datetime.datetime) -> Decision:
    """Raise NotAllowed unless `decide_as_receiver` allows; the submission came through `get_submission`."""
    decision = decide_as_receiver(user, action, submission, at)
    if not decision:
        raise NotAllowed(because=decision.because)
    return decision


def _successors(organisation_id: int, day: datetime.date) -> list[int]:
    """Who lives on after a unit that has ended by the day; nobody for one that lives. A query for each generation."""
    living: list[int] = []
    seen: set[int] = set()
    waiting = possible([organisation_id])
    while waiting:
        seen |= waiting
        ended = Organisation.objects.filter(pk__in=waiting, dissolved_on__lte=day)
        after = SuccessionPart.objects.filter(
            event__parts__in=SuccessionPart.objects.filter(organisation__in=ended, side=Side.FROM),
            event__happened_on__lte=day,
            side=Side.TO,
        )
        found = set(after.values_list("organisation_id", flat=True)) - seen
        alive = Organisation.objects.filter(Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=day), pk__in=found)
        fresh = set(alive.values_list("pk", flat=True))
        living += sorted(fresh)
        waiting = found - fresh
    return living
