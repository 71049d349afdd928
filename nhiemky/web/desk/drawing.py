"""The paper's plots in the colours and letters of the page."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import cast

from django.http import HttpResponse

from nhiemky.papers.plots import Specification, draw_svg

LETTERS = "Segoe UI, Roboto, Helvetica, Arial, sans-serif"
LIGHT = {"ground": "#ffffff", "ink": "#12323c", "soft": "#4b616a", "line": "#d9e0de"}
ON_DARK = {"#1d5c8a": "#7cc0ea", "#555555": "#a9bac0", "#777777": "#a9bac0", "#999999": "#a9bac0", "#cccccc": "#34484f"}
"""What the paper draws in dark ink, in the light ink of a dark page."""
DARK = {"ground": "#16262c", "ink": "#e8eeec", "soft": "#a9bac0", "line": "#34484f"}


MOST_AT_ONCE = 6
"""Requests for plots that are worked on: of the eight threads that serve by default two stay free for pages."""
KEPT = 256
"""Plots that are kept, by what they show; each has some 60 KB."""
AGAIN_AFTER_SECONDS = 2
_places = threading.BoundedSemaphore(MOST_AT_ONCE)
_pencil = threading.Lock()
_kept: OrderedDict[str, str] = OrderedDict()


def few_at_once[**Given](view: Callable[Given, HttpResponse]) -> Callable[Given, HttpResponse]:
    """Answer 503 where many plots are asked for at the same time: whoever asks for hundreds stops nobody's pages."""

    @wraps(view)
    def answer(*given: Given.args, **named: Given.kwargs) -> HttpResponse:
        if not _places.acquire(blocking=False):
            return HttpResponse(status=503, headers={"Retry-After": str(AGAIN_AFTER_SECONDS)})
        try:
            return view(*given, **named)
        finally:
            _places.release()

    return answer


def drawn(specification: Specification) -> str:
    """Return a plot as SVG; one is drawn at a time, and the same data are drawn once."""
    key = hashlib.sha256(json.dumps(specification, sort_keys=True).encode()).hexdigest()
    with _pencil:
        svg = _kept.get(key) or draw_svg(specification)
        _kept[key] = svg
        _kept.move_to_end(key)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return svg


def themed(specification: Specification, *, dark: bool) -> Specification:
    """Return the specification with the page's ground, ink and letters; what it draws stays the same."""
    colours = DARK if dark else LIGHT
    own = cast(Specification, specification.get("config", {}))
    legend = cast(Specification, own.get("legend", {}))
    axis: Specification = {
        "labelColor": colours["ink"],
        "titleColor": colours["soft"],
        "gridColor": colours["line"],
        "domainColor": colours["soft"],
        "tickColor": colours["soft"],
    }
    config: Specification = {
        **own,
        "background": colours["ground"],
        "font": LETTERS,
        "axis": axis,
        "legend": {**legend, "labelColor": colours["ink"]},
        "text": {"color": colours["soft"]},
    }
    wanted: Specification = {**specification, "config": config}
    if not dark:
        return wanted
    text = json.dumps(wanted, ensure_ascii=False)
    for ink, light in ON_DARK.items():
        text = text.replace(f'"{ink}"', f'"{light}"')
    return cast(Specification, json.loads(text))


def picture(svg: str) -> HttpResponse:
    """Return a drawn plot. Shown inside a page it runs nothing; opened alone it may not either."""
    answer = HttpResponse(svg, content_type="image/svg+xml")
    answer.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return answer
