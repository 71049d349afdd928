"""Loads the facts of a dossier in a fixed number of queries, whatever the number of units, windows and figures."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Prefetch, QuerySet

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.models import Hierarchy, OrganisationVersion, Term
from nhiemky.areas.directory.queries import structure as structure_of
from nhiemky.areas.reporting.audience import Asking, Membership, asked_on
from nhiemky.areas.reporting.dossier.facts import Asked, Facts, Line, Names
from nhiemky.areas.reporting.dossier.model import EvidenceFile, Origin, RuleSetUsed
from nhiemky.areas.reporting.members import members_of
from nhiemky.areas.reporting.models import (
    Audience,
    ReportingPeriod,
    ReportTemplate,
    SubmissionLine,
    TemplateLine,
)
from nhiemky.areas.rulebook import readers
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.areas.targets.models import (
    AssignedFigure,
    Indicator,
    Judgement,
    Measurement,
    MeasurementEvidence,
    Milestone,
    Target,
    TargetRevision,
)
from nhiemky.areas.targets.models.measurements import standing
from nhiemky.areas.targets.terms import term_window
from nhiemky.rules.periods import Window
from nhiemky.rules.rollup import ParentLink, Structure, StructureBy
from nhiemky.rules.rollup.obvious_history import History


@dataclass(frozen=True, slots=True)
class View:
    """How a dossier looks: figures to the end of `as_of` as known at `at`, along which structure, estimates or not.

    `with_figures`: whether every measurement underneath is named with its origin.
    """

    at: datetime.datetime
    as_of: datetime.date
    by: StructureBy
    with_estimates: bool
    bands: RuleSet
    only_target: int | None = None
    with_figures: bool = True


@dataclass(frozen=True, slots=True)
class _Template:
    """A template of the term with its windows, indicators and circle."""

    row: ReportTemplate
    windows: tuple[Window, ...]
    indicators: frozenset[int]
    asking: Asking


def load(viewer: Actor, term: Term, view: View) -> Facts:
    """Load everything once; `viewer` may see the term. One query more for each hierarchy that indicators climb."""
    targets = _targets(term, view)
    indicators = {target.indicator.pk: target.indicator for target in targets if target.indicator is not None}
    rows = _measurements(indicators, view)
    templates = _templates(term, view)
    structures = _structures(viewer, indicators.values(), templates)
    asked = _asked(term, indicators, templates, rows, structures)
    ids = [target.pk for target in targets]
    return Facts(
        term=term,
        window=term_window(term),
        at=view.at,
        as_of=view.as_of,
        by=view.by,
        with_estimates=view.with_estimates,
        targets=targets,
        measurements=rows,
        asked=asked,
        structures=structures,
        names=_names(term, structures, rows),
        bands=readers.bands(view.bands),
        rule_sets=_used([view.bands, *(template.row.window_rule for template in templates)]),
        revisions=_by_target(TargetRevision.objects.filter(target__in=ids).select_related("decision").order_by("id")),
        milestones=_by_target(Milestone.objects.filter(target__in=ids).standing(view.at).order_by("window_from")),
        assigned=_by_target(AssignedFigure.objects.filter(target__in=ids).standing(view.at).order_by("window_from")),
        judgements=_by_target(Judgement.objects.filter(target__in=ids).order_by("id")),
        with_figures=view.with_figures,
        origins=_origins(rows, indicators) if view.with_figures else {},
    )


def _targets(term: Term, view: View) -> list[Target]:
    """The term's targets that stood at the moment; with `only_target` that one with its parts."""
    rows = Target.objects.of_term(term.pk).standing(view.at)
    if view.only_target is not None:
        rows = rows.filter(pk=view.only_target) | rows.filter(parent=view.only_target)
    return list(rows.select_related("indicator__hierarchy", "document", "clause", "field"))


def _measurements(indicators: Mapping[int, Indicator], view: View) -> list[Measurement]:
    """What stood at the moment, one row per key, of windows that had begun by the day."""
    rows = Measurement.objects.of(list(indicators)).counted_by(view.at).filter(window_from__lte=view.as_of)
    return list(standing(rows).values())


def _templates(term: Term, view: View) -> list[_Template]:
    """The term's templates with their windows and lines: three queries, one more for groups."""
    periods = ReportingPeriod.objects.filter(opened_at__lte=view.at, window_from__lte=view.as_of)
    rows = ReportTemplate.objects.filter(term=term).select_related("window_rule", "hierarchy").order_by("id")
    found = list(
        rows.prefetch_related(
            Prefetch("periods", periods.order_by("window_from"), to_attr="open_periods"),
            Prefetch("lines", TemplateLine.objects.order_by("ordinal"), to_attr="asked_lines"),
        )
    )
    members = members_of(row.group_id for row in found)
    return [_template(row, members) for row in found]


def _template(row: ReportTemplate, members: Mapping[int, tuple[Membership, ...]]) -> _Template:
    open_periods: Sequence[ReportingPeriod] = row.open_periods  # type: ignore[attr-defined]
    asked_lines: Sequence[TemplateLine] = row.asked_lines  # type: ignore[attr-defined]
    return _Template(
        row=row,
        windows=tuple(period.window for period in open_periods),
        indicators=frozenset(line.indicator_id for line in asked_lines),
        asking=Asking.of(row, members.get(row.group_id or 0, ())),
    )


def _structures(
    viewer: Actor, indicators: Iterable[Indicator], templates: Sequence[_Template]
) -> dict[Line, Structure]:
    """Every line that figures climb: hierarchies, and groups whose members stand under the asking organisation."""
    hierarchies: dict[int, Hierarchy] = {each.hierarchy_id: each.hierarchy for each in indicators}
    hierarchies |= {each.row.hierarchy_id: each.row.hierarchy for each in templates}
    found: dict[Line, Structure] = {
        ("hierarchy", pk): structure_of(viewer, hierarchy.code) for pk, hierarchy in hierarchies.items()
    }
    for template in templates:
        if template.row.group_id is not None:
            base = found["hierarchy", template.row.hierarchy_id]
            found["group", template.row.group_id] = _of_group(base, template.asking)
    return found


def _of_group(base: Structure, asking: Asking) -> Structure:
    """The block as a line of one step: each member under the organisation that asks, while it is a member."""
    root = next((unit for unit in base.units if unit.id == asking.root), None)
    links = [] if root is None else [ParentLink(asking.root, None, root.alive_from, root.alive_to)]
    links += [
        ParentLink(member.organisation, asking.root, member.since, member.until)
        for member in asking.members
        if member.organisation != asking.root
    ]
    return replace(base, links=tuple(links))


def _asked(
    term: Term,
    indicators: Mapping[int, Indicator],
    templates: Sequence[_Template],
    rows: Sequence[Measurement],
    structures: Mapping[Line, Structure],
) -> dict[int, Asked]:
    """How each indicator is asked for: by the templates that hold it, else as its figures show."""
    days = term_window(term)
    histories = {line: History(structure) for line, structure in structures.items()}
    measured: dict[int, set[Window]] = defaultdict(set)
    for row in rows:
        if row.basis == indicators[row.indicator_id].default_basis:
            measured[row.indicator_id].add(row.window)
    found = {}
    for pk, indicator in indicators.items():
        asking = [template for template in templates if pk in template.indicators]
        earlier = {window for window in measured[pk] if window.last_day < days.start}
        if asking:
            found[pk] = _by_templates(indicator, asking, earlier, histories)
        else:
            line: Line = ("hierarchy", indicator.hierarchy_id)
            found[pk] = Asked(line, tuple(sorted(measured[pk])), by_template=False)
    return found


def _by_templates(
    indicator: Indicator, asking: Sequence[_Template], earlier: set[Window], histories: Mapping[Line, History]
) -> Asked:
    """One indicator of one or more templates: their windows together, the line of the first, everyone they ask."""
    first = asking[0].row
    line: Line = ("hierarchy", indicator.hierarchy_id)
    if first.audience == Audience.GROUP and first.group_id is not None:
        line = ("group", first.group_id)
    reporters: set[int] = set()
    windows: set[Window] = set()
    for template in asking:
        windows.update(template.windows)
        for window in template.windows:
            reporters |= _reporters(indicator, template, window, histories)
    return Asked(
        line=line,
        windows=tuple(sorted(windows | earlier)),
        year_rule=readers.window_rule(first.window_rule),
        reporters=frozenset(reporters),
    )


def _reporters(
    indicator: Indicator, template: _Template, window: Window, histories: Mapping[Line, History]
) -> set[int]:
    """Whose figures a template waits for in a window; what one unit measures for all is the asking body's figure."""
    if indicator.measured_by_id is not None:
        return {template.asking.root}
    history = histories["hierarchy", template.row.hierarchy_id]
    return set(asked_on(template.asking, history, window.last_day))


def _names(term: Term, structures: Mapping[Line, Structure], rows: Sequence[Measurement]) -> Names:
    """Every version of every organisation in the lines and figures: one query over the hierarchies."""
    versions: dict[int, list[tuple[datetime.date, str]]] = defaultdict(list)
    wanted = {link.child for structure in structures.values() for link in structure.links}
    wanted |= {term.organisation_id, *(row.organisation_id for row in rows)}
    every = OrganisationVersion.objects.order_by("organisation_id", "valid_from")
    for organisation, since, name in every.values_list("organisation_id", "valid_from", "name"):
        if organisation in wanted:
            versions[organisation].append((since, name))
    return Names(versions)


def _by_target[Row: (TargetRevision, Milestone, AssignedFigure, Judgement)](
    rows: QuerySet[Row],
) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.target_id].append(row)
    return found


def _used(versions: Iterable[RuleSet]) -> tuple[RuleSetUsed, ...]:
    """Every version once, in order."""
    found = {
        version.pk: RuleSetUsed(
            version.kind, version.code, version.label, version.effective_from, version.revision, version.digest
        )
        for version in versions
    }
    return tuple(sorted(found.values(), key=lambda each: (each.kind, each.code, each.effective_from, each.revision)))


def _origins(rows: Sequence[Measurement], indicators: Mapping[int, Indicator]) -> dict[int, Origin]:
    """Where each row came from: the report that posted it, its evidence, what it superseded. Three queries."""
    of_indicators = {"measurement__indicator__in": list(indicators)}
    lines = SubmissionLine.objects.filter(**of_indicators).select_related("submission__period").order_by("id")
    by_place = {_place_of_line(line): line for line in lines}
    files: dict[int, list[EvidenceFile]] = defaultdict(list)
    evidence = MeasurementEvidence.objects.filter(**of_indicators).order_by("id")
    for row_id, upload, name, sha256 in evidence.values_list(
        "measurement_id", "upload_id", "upload__name", "upload__stored__sha256"
    ):
        files[row_id].append(EvidenceFile(upload, name, sha256))
    superseded = Measurement.objects.filter(indicator__in=list(indicators), superseded_by__isnull=False)
    old = {row.pk: row for row in superseded}
    return {
        row.pk: _origin(row, indicators[row.indicator_id], by_place.get(_place(row)), files[row.pk], old)
        for row in rows
    }


def _place(row: Measurement) -> tuple[object, ...]:
    """Whose figure of which window and stage a row is; a corrected one belongs to the same report as the old."""
    return (row.indicator_id, row.organisation_id, row.window_from, row.window_to, row.stage)


def _place_of_line(line: SubmissionLine) -> tuple[object, ...]:
    period = line.submission.period
    return (line.indicator_id, line.organisation_id, period.window_from, period.window_to, line.stage)


def _origin(
    row: Measurement,
    indicator: Indicator,
    line: SubmissionLine | None,
    files: Sequence[EvidenceFile],
    old: Mapping[int, Measurement],
) -> Origin:
    before = _last_counted(row, old)
    return Origin(
        submission_id=line.submission_id if line else None,
        period=line.submission.period.label if line else row.window_label,
        reported_by=row.recorded_by_name,
        reported_at=row.recorded_at,
        accepted_by=row.counted_by_name,
        accepted_at=row.counted_from,
        evidence=tuple(files),
        narrative=row.note,
        difficulty=line.difficulty if line else "",
        replaces=indicator.shown(before.numerator, before.denominator) if before else "",
        reason=row.reason if before else "",
    )


def _last_counted(row: Measurement, old: Mapping[int, Measurement]) -> Measurement | None:
    """The row that counted before this one; those that were never accepted are passed over."""
    before = old.get(row.supersedes_id or 0)
    while before is not None and before.counted_from is None:
        before = old.get(before.supersedes_id or 0)
    return before
