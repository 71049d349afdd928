"""Reviews: the list, one as it prints with every figure leading to its source, and its downloads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from nhiemky.areas.reporting import queries
from nhiemky.areas.reporting.queries.downloads import review_file
from nhiemky.areas.reporting.queries.traces import ContributionToFigure
from nhiemky.papers.layout.review import BandLine, MidTermReview, TargetRow
from nhiemky.papers.layout.sentences import ALL_TARGETS
from nhiemky.web.desk.asked import asked
from nhiemky.web.desk.drawing import drawn, few_at_once, picture
from nhiemky.web.desk.evidence import attachment
from nhiemky.web.desk.papers import figures, shown


@require_safe
@login_required
def reviews(request: HttpRequest) -> HttpResponse:
    """List the reviews in sight, the latest first."""
    want = asked(request)
    rows = queries.reviews(want.viewer, want.at)
    return render(request, "desk/reviews.html", {"place": "reviews", "reviews": rows})


@require_safe
@login_required
def review(request: HttpRequest, review_id: int) -> HttpResponse:
    """Show a review as it prints; a frozen one as it was frozen."""
    want = asked(request)
    page = queries.review_page(want.viewer, review_id, want.at)
    # The address of a figure is this one with the figure's key in the place of "x".
    trace_address = reverse("review_figure", args=[review_id, "x"]).removesuffix("x/")
    return render(
        request,
        "desk/review.html",
        {
            "place": "reviews",
            "page": page,
            "paper": page.paper,
            "shown": shown(page.paper),
            "trace_address": trace_address,
        },
    )


@require_safe
@login_required
def figure(request: HttpRequest, review_id: int, key: str) -> HttpResponse:
    """Show where a printed figure came from: as it was frozen, or as a draft stands now.

    A count of targets ("10/14") comes from the targets that are counted, each of which leads on to its own figure.
    """
    want = asked(request)
    if key == ALL_TARGETS:
        counted = queries.review_page(want.viewer, review_id, want.at)
        said = {"place": "reviews", "page": counted, "groups": by_band(counted.printed)}
        return render(request, "desk/counts.html", said)
    found = queries.trace_of_review(want.viewer, review_id, key, want.at)
    page = {"place": "reviews", "figure": found, "units": by_unit(found.contributions)}
    return render(request, "desk/figure.html", page)


def by_band(printed: MidTermReview) -> list[tuple[BandLine, list[TargetRow]]]:
    """Return each band of a review with the targets that stand in it."""
    rows = {row.ordinal: row for row in printed.targets}
    return [(band, [rows[ordinal] for ordinal in band.targets]) for band in printed.bands]


@dataclass(frozen=True, slots=True)
class GivenBy:
    """What one unit gave to a printed figure, period after period; `part` names the part of a composite target."""

    unit: str
    part: str
    lines: tuple[ContributionToFigure, ...]


def by_unit(contributions: Iterable[ContributionToFigure]) -> tuple[GivenBy, ...]:
    """Return a figure's contributions under their units, in the order in which they are printed."""
    found: dict[tuple[str, str], list[ContributionToFigure]] = {}
    for each in contributions:
        found.setdefault((each.line.part, each.line.unit), []).append(each)
    return tuple(GivenBy(unit, part, tuple(lines)) for (part, unit), lines in found.items())


@require_safe
@login_required
@few_at_once
def plot(request: HttpRequest, review_id: int, number: int) -> HttpResponse:
    """Draw one of the review's plots, as on paper. Raises Http404 where it has no such plot."""
    want = asked(request)
    plots = figures(queries.review_page(want.viewer, review_id, want.at).paper)
    if number >= len(plots):
        raise Http404
    return picture(drawn(plots[number].specification))


@require_safe
@login_required
def download(request: HttpRequest, review_id: int, form: str) -> FileResponse:
    """Send the frozen bytes, as "docx" or "pdf"."""
    want = asked(request)
    return attachment(review_file(want.viewer, review_id, form, want.at))
