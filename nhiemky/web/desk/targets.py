"""One target: how far it is, its course through the term, and where its number comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from nhiemky.areas.reporting.dossier import Figure, TargetStanding, UnitStanding
from nhiemky.areas.reporting.queries import standing
from nhiemky.areas.targets.queries import target_page
from nhiemky.areas.targets.queries.proofs import in_doubt
from nhiemky.papers import plots
from nhiemky.web.desk.asked import asked
from nhiemky.web.desk.drawing import drawn, few_at_once, picture, themed
from nhiemky.web.desk.standings import percent_text, standing_of, status_name, years


@dataclass(frozen=True, slots=True)
class TracedUnit:
    """One unit of the trace with the figures that it gave."""

    unit: str
    shown: str
    figures: tuple[Figure, ...]


def traced(units: Sequence[UnitStanding], figures: Sequence[Figure]) -> tuple[TracedUnit, ...]:
    """Group figures under the unit that reported them, in the units' order; those of units that ended come last."""
    totals = {unit.organisation_id: unit.shown for unit in units}
    order = {organisation: place for place, organisation in enumerate(totals)}
    grouped: dict[tuple[int, int, str], list[Figure]] = {}
    for figure in figures:
        key = (order.get(figure.organisation_id, len(order)), figure.organisation_id, figure.unit)
        grouped.setdefault(key, []).append(figure)
    return tuple(
        TracedUnit(unit, totals.get(organisation, ""), tuple(rows))
        for (_, organisation, unit), rows in sorted(grouped.items(), key=lambda each: each[0])
    )


@require_safe
@login_required
def target(request: HttpRequest, target_id: int) -> HttpResponse:
    """Show a target as it stood at the end of the chosen day."""
    want = asked(request)
    found = standing(want.viewer, target_id, want.at, as_of=want.as_of)
    judged = found.assessment
    address = f"{reverse('target_plot', args=[target_id])}?ngay={want.as_of.isoformat()}"
    page = {
        "target": found,
        "in_doubt": in_doubt(want.viewer, target_id, want.at),
        "about": target_page(want.viewer, target_id, want.at),
        "as_of": want.as_of,
        "as_of_query": want.query,
        "sentence": want.sentence,
        "status": status_name(found.status),
        "standing": standing_of(found.status),
        "percent": percent_text(judged.percent_of_term_target),
        "percent_of_milestone": percent_text(judged.percent_of_milestone),
        "pace": percent_text(judged.expected_pace) if judged.has_data else "",
        "judged": judged,
        "years": years(found),
        "has_course": bool(found.pace) and judged.expected_pace is not None,
        "trace": traced(found.units, found.figures),
        "parts": [(part, traced(part.units, part.figures), status_name(part.status)) for part in found.parts],
        "plot_light": address,
        "plot_dark": f"{address}&nen=toi",
        "plot_words": plots.pace_in_words([course(found)]),
    }
    return render(request, "desk/target.html", page)


def course(found: TargetStanding) -> plots.PaceLine:
    """Return a target's way through the term, with the forecast where there is one."""
    points = [plots.PacePoint(mark.day, Decimal(mark.percent), _kind(estimate=mark.estimate)) for mark in found.pace]
    return plots.PaceLine(found.ordinal, found.name, tuple(points))


def _kind(*, estimate: bool) -> str:
    return "estimate" if estimate else "observed"


@require_safe
@login_required
@few_at_once
def plot(request: HttpRequest, target_id: int) -> HttpResponse:
    """Draw the target's course as SVG, on a light ground or a dark one ("?nen=toi")."""
    want = asked(request)
    found = standing(want.viewer, target_id, want.at, as_of=want.as_of)
    term = target_page(want.viewer, target_id, want.at).term_window
    specification = plots.pace_chart([course(found)], term.start, term.end, want.as_of)
    return picture(drawn(themed(specification, dark=request.GET.get("nen") == "toi")))
