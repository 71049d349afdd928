"""The paper's plots in the colours and letters of the page."""

from __future__ import annotations

from typing import cast

from nhiemky.papers.plots import Specification

LETTERS = "Segoe UI, Roboto, Helvetica, Arial, sans-serif"
LIGHT = {"ground": "#ffffff", "ink": "#12323c", "soft": "#4b616a", "line": "#d9e0de"}
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
    return {**specification, "config": config}
