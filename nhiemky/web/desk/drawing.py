"""The paper's plots in the colours and letters of the page."""

from __future__ import annotations

import json
from typing import cast

from django.http import HttpResponse

from nhiemky.papers.plots import Specification

LETTERS = "Segoe UI, Roboto, Helvetica, Arial, sans-serif"
LIGHT = {"ground": "#ffffff", "ink": "#12323c", "soft": "#4b616a", "line": "#d9e0de"}
ON_DARK = {"#1d5c8a": "#7cc0ea", "#555555": "#a9bac0", "#777777": "#a9bac0", "#999999": "#a9bac0", "#cccccc": "#34484f"}
"""What the paper draws in dark ink, in the light ink of a dark page."""
DARK = {"ground": "#16262c", "ink": "#e8eeec", "soft": "#a9bac0", "line": "#34484f"}


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
