"""From rows to what `rules.progress` judges by: a target's terms as they stood, in exact numbers. No queries here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from nhiemky.areas.directory.models import Term
from nhiemky.areas.targets.models import AssignedFigure, Judgement, Milestone, Target, TargetRevision, from_scaled
from nhiemky.rules import progress
from nhiemky.rules.periods import CALENDAR, Window, WindowRule

LEAST_PLACES = 2


def term_window(term: Term) -> Window:
    """Return the days of a term: to its actual end where it has ended, else to the planned one."""
    return Window(term.actual_from, term.actual_to or term.planned_to)


def touches_term(target: Target, window: Window) -> bool:
    """Whether the window has a day in the target's term: the last year of a term goes on after the next congress."""
    return window.overlaps(term_window(target.term))


def in_force(revisions: Iterable[TargetRevision], at: datetime.datetime) -> tuple[TargetRevision, ...]:
    """Return the revisions that had been recorded at `at`, in the order in which they were decided."""
    known = (revision for revision in revisions if revision.recorded_at <= at)
    return tuple(sorted(known, key=lambda revision: (revision.decided_on, revision.pk)))


def original(
    target: Target, revisions: Sequence[TargetRevision]
) -> tuple[int | None, int | None, datetime.date | None]:
    """Return value, upper value and due day before any revision; `revisions` are all of them, recorded when ever."""
    if not revisions:
        return target.value, target.value_max, target.due_on
    first = min(revisions, key=lambda revision: revision.pk)
    return first.old_value, first.old_value_max, first.old_due_on


def terms_of(
    target: Target,
    *,
    term: Window,
    at: datetime.datetime,
    on: datetime.date,
    revisions: Sequence[TargetRevision] = (),
    milestones: Iterable[Milestone] = (),
    year_rule: WindowRule = CALENDAR,
) -> progress.TargetTerms:
    """Return the target's terms as known at `at` for a judgement on day `on`.

    A revision counts where it was recorded by `at`; whether it had been decided by `on` is the rule's own question.
    """
    value, value_max, due_on = original(target, revisions)
    known = in_force(revisions, at)
    for revision in known:
        if revision.decided_on <= on and revision.new_due_on is not None:
            due_on = revision.new_due_on
    return progress.TargetTerms(
        kind=progress.TargetKind(target.kind),
        term=term,
        comparator=progress.Comparator(target.comparator),
        value=target.number(value),
        value_max=target.number(value_max),
        unit=target.unit,
        direction=progress.Direction(target.direction),
        baseline=target.number(target.baseline),
        due_on=due_on,
        needed_years=target.needed_years,
        milestones=tuple(_milestone(target, each) for each in milestones),
        revisions=tuple(_revision(target, each) for each in known if each.new_value is not None),
        places=_places(target),
        year_rule=year_rule,
    )


def _places(target: Target) -> int:
    """How many decimals a figure of the target is printed with: two, or as many as its figures or its value have."""
    indicator = target.indicator
    return max(LEAST_PLACES, target.decimals, indicator.decimals if indicator is not None else 0)


def _milestone(target: Target, row: Milestone) -> progress.Milestone:
    upper = None if row.value_max is None else from_scaled(row.value_max, target.decimals)
    return progress.Milestone(row.window, from_scaled(row.value, target.decimals), upper)


def _revision(target: Target, row: TargetRevision) -> progress.Revision:
    decision = row.decision.number_text or row.decision.subject
    value = from_scaled(row.new_value or 0, target.decimals)  # only revisions of a value come here
    return progress.Revision(row.decided_on, value, target.number(row.new_value_max), decision)


def judged_on(judgements: Iterable[Judgement], at: datetime.datetime, on: datetime.date) -> Judgement | None:
    """Return the finding that stands at `at` for day `on`: the one of the latest day, made last."""
    known = [each for each in judgements if each.judged_at <= at and each.as_of <= on]
    return max(known, key=lambda each: (each.as_of, each.judged_at, each.pk), default=None)


def assigned_for(figures: Iterable[AssignedFigure], window: Window) -> AssignedFigure | None:
    """Return the figure assigned for the whole that holds for a window: of the shortest window that covers it."""
    fitting = [each for each in figures if each.organisation_id is None and each.window.covers(window)]
    return min(fitting, key=lambda each: each.window.days, default=None)
