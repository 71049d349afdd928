"""How a term stands: loaded in a fixed number of queries, then worked out by rules alone."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from django.db.models import Count

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import decide, visible_organisations
from nhiemky.areas.directory.models import Term
from nhiemky.areas.directory.queries import names
from nhiemky.areas.reporting.dossier import Dossier, TargetStanding, reckon
from nhiemky.areas.reporting.dossier.sight import within_sight
from nhiemky.areas.reporting.loading import View, load
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.areas.rulebook.queries import rule_set
from nhiemky.areas.rulebook.readers import BANDS
from nhiemky.areas.targets.access import get_target
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.rollup import StructureBy

DEFAULT_BANDS = "midterm"


def dossier(
    viewer: Actor,
    term_id: int,
    at: datetime.datetime,
    *,
    structure: StructureBy | str = StructureBy.OF_THE_DAY,
    as_of: datetime.date | None = None,
    known_at: datetime.datetime | None = None,
    with_estimates: bool = False,
    bands: RuleSet | None = None,
    figures: bool = True,
) -> Dossier:
    """Return how every target of a term stands at the end of `as_of`, as known at `known_at`.

    Both are the moment `at` where they are None; the viewer's rights are always those of `at` ("a view of the past
    uses today's rights"). `structure`: that of each window's own last day, or today's as if it had always stood.
    `bands`: a version of a rule set of bands, the one in force for mid-term reviews where it is None. Figures of units
    and evidence that the viewer may not see are counted but not shown. Without `figures` no single measurement is named
    (a page of strips needs none, and is several times faster). Raises NotVisible and what the rules refuse.
    """
    term = _get_term(viewer, term_id, at)
    view = _view(viewer, at, structure, as_of, known_at, with_estimates, bands, None)
    return _shown(viewer, reckon(load(viewer, term, replace(view, with_figures=figures))), at)


def standing(
    viewer: Actor,
    target_id: int,
    at: datetime.datetime,
    *,
    structure: StructureBy | str = StructureBy.OF_THE_DAY,
    as_of: datetime.date | None = None,
    known_at: datetime.datetime | None = None,
    with_estimates: bool = False,
) -> TargetStanding:
    """Return how one target stands, with everything underneath; else as `dossier`. A part stands by itself."""
    target = get_target(viewer, target_id, at)
    view = _view(viewer, at, structure, as_of, known_at, with_estimates, None, target.pk)
    facts = load(viewer, target.term, view)
    for row in facts.targets:
        if row.pk == target.pk:
            row.parent_id = None  # of a part that is looked at alone, the whole is not loaded
    found = _shown(viewer, reckon(facts), at)
    for each in found.targets:
        if each.target_id == target.pk:
            return each
    raise NotVisible  # it did not stand yet at the moment that was asked


def _get_term(viewer: Actor, term_id: int, at: datetime.datetime) -> Term:
    """The term of an organisation whose targets the viewer may see."""
    seen = visible_organisations(viewer, Action.SEE_TARGET, at)
    term = Term.objects.filter(pk=term_id, organisation__in=seen).select_related("organisation").first()
    if term is None:
        raise NotVisible
    return term


def _view(
    viewer: Actor,
    at: datetime.datetime,
    structure: StructureBy | str,
    as_of: datetime.date | None,
    known_at: datetime.datetime | None,
    with_estimates: bool,
    bands: RuleSet | None,
    only_target: int | None,
) -> View:
    """The view that is asked for, with what follows from the moment filled in."""
    known = known_at or at
    day = as_of or local_day(known)
    return View(
        at=known,
        as_of=day,
        by=StructureBy(structure),
        with_estimates=with_estimates,
        bands=bands or rule_set(viewer, BANDS, DEFAULT_BANDS, local_day(at)),
        only_target=only_target,
    )


def _shown(viewer: Actor, found: Dossier, at: datetime.datetime) -> Dossier:
    """The dossier without what the viewer may not see of single units."""
    if decide(viewer, Action.READ_AUDIT, found.organisation_id, at):
        return found
    reports = frozenset(visible_organisations(viewer, Action.SEE_REPORT, at).values_list("pk", flat=True))
    evidence = frozenset(visible_organisations(viewer, Action.SEE_EVIDENCE, at).values_list("pk", flat=True))
    return within_sight(found, reports, evidence)


@dataclass(frozen=True, slots=True)
class TermInSight:
    """A term whose targets the viewer may see."""

    term_id: int
    label: str
    organisation_id: int
    organisation: str
    running: bool
    targets: int


def terms_in_sight(viewer: Actor, at: datetime.datetime) -> tuple[TermInSight, ...]:
    """Return the terms with targets that the viewer may see, running ones first: for the home page."""
    seen = visible_organisations(viewer, Action.SEE_TARGET, at)
    rows = Term.objects.filter(organisation__in=seen, targets__isnull=False)
    counted = list(rows.annotate(count=Count("targets")).order_by("-actual_from", "id"))
    called = names(viewer, {row.organisation_id for row in counted}, local_day(at))
    found = [
        TermInSight(
            term_id=row.pk,
            label=row.label,
            organisation_id=row.organisation_id,
            organisation=called.get(row.organisation_id, ""),
            running=row.actual_to is None,
            targets=row.count,
        )
        for row in counted
    ]
    return tuple(sorted(found, key=lambda each: not each.running))
