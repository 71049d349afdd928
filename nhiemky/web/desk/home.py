"""The home page: how the term stands, a strip for each target."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhiemky.areas.directory.access import NotVisible
from nhiemky.areas.reporting.queries import dossier, terms_in_sight
from nhiemky.areas.reporting.queries.dossiers import TermInSight
from nhiemky.web.desk.asked import asked
from nhiemky.web.desk.standings import strips, tiles, timeline


def chosen(terms: tuple[TermInSight, ...], typed: str) -> TermInSight:
    """Return the term that was asked for, else the first in sight. Raises NotVisible for one that is not in sight."""
    if not typed:
        return terms[0]
    for term in terms:
        if str(term.term_id) == typed:
            return term
    raise NotVisible


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show the chosen term ("?nhiem-ky=3") as its figures stood at the end of the chosen day ("?ngay=2026-07-01")."""
    want = asked(request)
    terms = terms_in_sight(want.viewer, want.at)
    page: dict[str, object] = {"place": "home", "terms": terms, "as_of_query": want.query, "sentence": want.sentence}
    if terms:
        term = chosen(terms, request.GET.get("nhiem-ky", ""))
        found = dossier(want.viewer, term.term_id, want.at, as_of=want.as_of, figures=False)
        page |= {
            "dossier": found,
            "strips": strips(found),
            "tiles": tiles(found.bands),
            "timeline": timeline(found.window, found.as_of),
        }
    return render(request, "desk/home.html", page)
