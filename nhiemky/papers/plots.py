"""Plots of a review as Vega-Lite specifications, and their drawing for paper.

One specification serves both: the page hands it to vega-embed, the writers draw it here with vl-convert and Tinos.
The specification names no font and no absolute colour of text, so that each front end brings its own `config`.
Percentages become floats only here, as places on a plot; the words beside a bar are made from the exact value.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from nhiemky.papers.figures import percent_text
from nhiemky.papers.measure import FONT_FAMILY, FONT_FOLDER, balanced_lines, font_file, text_width
from nhiemky.papers.typesetting import set_png
from nhiemky.rules.text import format_short_day

type Specification = dict[str, object]
type Percent = Decimal | Fraction

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
STANDINGS = {
    "reached": ("Đạt mục tiêu", "#1d5c8a"),
    "on_pace": ("Có khả năng đạt", "#86b6d8"),
    "behind": ("Chậm, khó đạt hoặc không đạt", "#c4553b"),
    "no_data": ("Chưa có số liệu", "#b8b8b8"),
}
# Drawn upright, so that a marker stays readable on a bar of any colour: a bar, a wedge from above, a diamond.
MARKERS = {
    "Mốc đến nay": "M-0.16,-1.1L0.16,-1.1L0.16,1.1L-0.16,1.1Z",
    "Tiến độ cần có": "M-0.55,-1.5L0.55,-1.5L0,-0.7Z",
    "Dự báo cuối nhiệm kỳ": "M0,-0.6L0.6,0L0,0.6L-0.6,0Z",
}
LINE_COLOURS = ("#1d5c8a", "#c4553b", "#4d8b31", "#7a4fa3", "#b8860b", "#444444")
LINE_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
STRIPS_A_PLOT = 16
LINES_A_PLOT = len(LINE_COLOURS)
WIDTH = 454  # points: 160 mm, the width of the text
LABEL_SIZE = Decimal(11)
LABEL_ROOM = Decimal(175)
LARGEST_BAR = 150  # a bar ends here; its label still tells the whole value
DOTS_PER_INCH = 200
RASTER_SOURCE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt)
"""
LEGENDS_BELOW = {"legend": {"layout": {"bottom": {"anchor": "start", "direction": "vertical", "margin": 4}}}}
PRINT_CONFIG = {
    "font": FONT_FAMILY,
    "background": "white",
    "axis": {"labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "labelColor": "black"},
    "legend": {"labelFontSize": 11, "labelColor": "black"},
    "text": {"fontSize": 11},
}


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of the plot of target strips; percentages of the term's target, None where there is none.

    `shown` is the label at the bar's end ("80%", "đạt", "chưa có số liệu"); `standing` is "reached", "on_pace",
    "behind" or "no_data".
    """

    ordinal: int
    label: str
    shown: str
    standing: str
    percent: Percent | None = None
    milestone: Percent | None = None
    expected_pace: Percent | None = None
    forecast: Percent | None = None


@dataclass(frozen=True, slots=True)
class PacePoint:
    """The percentage of the term's target that stood on a day; `kind` is "observed", "estimate" or "forecast"."""

    day: datetime.date
    percent: Percent
    kind: str = "observed"


@dataclass(frozen=True, slots=True)
class PaceLine:
    """One target's way through the term, for the pace chart."""

    ordinal: int
    label: str
    points: tuple[PacePoint, ...]


def target_strips(strips: Sequence[Strip]) -> Specification:
    """A bar for each target: value, milestone, expected pace and forecast, as percentages of the term's target."""
    top = min(LARGEST_BAR, max([100, *(_place(strip.percent) for strip in strips)]))
    rows = [_strip_row(strip, top) for strip in strips]
    # beside the bars stands the longest of the words, a forty-fifth of the plot a letter
    words = max(34, max((len(_words(strip)) for strip in strips), default=0) * 4)
    x: Specification = {"type": "quantitative", "scale": {"domain": [0, top + words], "nice": False}}
    y = {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": _label_axis()}
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": {"step": 27},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": LEGENDS_BELOW,
        "view": {"stroke": None},
        "data": {"values": rows},
        "encoding": {"y": y},
        "layer": [
            _bars("track", x, 15, {"color": "#efefef"}),
            _bars("percent", x, 15, {}, {"color": _standing_colours(strips)}),
            {"mark": {"type": "rule", "color": "#555555"}, "encoding": {"x": {"datum": 100, **x}, "y": None}},
            _markers(strips, x, top),
            {
                "mark": {"type": "text", "align": "left", "baseline": "middle"},
                "encoding": {"x": {"field": "shown_at", **x}, "text": {"field": "shown", "type": "nominal"}},
            },
        ],
    }


def pace_chart(
    lines: Sequence[PaceLine], term_start: datetime.date, term_end: datetime.date, as_of: datetime.date
) -> Specification:
    """The way of a few targets through the term, against the pace that reaches 100 % at its end.

    A target's own page gives one line; the review gives those that need attention. `as_of` is marked by a rule.
    """
    labels = [_line_label(line) for line in lines]
    x = {"field": "day", "type": "temporal", "scale": {"type": "utc"}, "title": None, "axis": _time_axis()}
    y = {"field": "percent", "type": "quantitative", "title": "% mục tiêu cả nhiệm kỳ", "axis": {"tickCount": 6}}
    colour = {"field": "line", "type": "nominal", "title": None, "legend": _legend(columns=1)}
    colour["scale"] = {"domain": labels, "range": list(LINE_COLOURS[: len(labels)])}
    shape = {**colour, "scale": {"domain": labels, "range": list(LINE_SHAPES[: len(labels)])}}
    pace = [{"day": term_start.isoformat(), "percent": 0}, {"day": term_end.isoformat(), "percent": 100}]
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": 190,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": LEGENDS_BELOW,
        "view": {"stroke": "#cccccc"},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"data": {"values": pace}, "mark": {"type": "line", "strokeDash": [5, 4], "color": "#777777"}},
            _pace_label(term_start, term_end),
            *_as_of_rule(as_of),
            _way(lines, {"type": "line", "strokeWidth": 1.8}, {"color": colour}, forecast=False),
            _way(lines, {"type": "line", "strokeDash": [2, 3]}, {"color": colour}, forecast=True),
            _dots(lines, {"color": colour, "shape": shape}, sure=False),
            _dots(lines, {"color": colour, "shape": shape}, sure=True),
        ],
    }


def strips_in_words(strips: Sequence[Strip]) -> str:
    """What the plot of strips shows, for those who can't see it."""
    parts = (f"chỉ tiêu số {strip.ordinal} ({strip.label}): {strip.shown}" for strip in strips)
    return "Biểu đồ thanh mức hoàn thành so với mục tiêu cả nhiệm kỳ. " + "; ".join(parts) + "."


def pace_in_words(lines: Sequence[PaceLine]) -> str:
    """What the pace chart shows, for those who can't see it: each line's last figures."""
    parts = []
    for line in lines:
        points = ", ".join(f"{format_short_day(point.day)}: {percent_text(point.percent)}" for point in line.points)
        parts.append(f"chỉ tiêu số {line.ordinal} ({line.label}): {points or 'chưa có số liệu'}")
    return "Biểu đồ tiến độ theo thời gian so với tiến độ đều. " + "; ".join(parts) + "."


def draw_svg(specification: Specification) -> str:
    """The plot as SVG with text in Tinos; same specification, same bytes. Raises FontsMissing, ValueError."""
    return _drawn(json.dumps(specification, ensure_ascii=False, sort_keys=True))


def draw_png(specification: Specification) -> bytes:
    """The plot as PNG at 200 dots an inch, as Word shows it; same specification, same bytes."""
    return _rastered(draw_svg(specification))


def drawn_size(svg: str) -> tuple[Decimal, Decimal]:
    """Width and height of a drawn plot, in points."""
    match = re.search(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"', svg)
    if match is None:
        raise ValueError("the plot names no size")
    return Decimal(match[1]), Decimal(match[2])


@cache
def _register_fonts() -> None:
    import vl_convert

    font_file()
    vl_convert.register_font_directory(str(FONT_FOLDER))


@lru_cache(maxsize=32)
def _drawn(specification: str) -> str:
    import vl_convert

    _register_fonts()
    return str(vl_convert.vegalite_to_svg(specification, config=PRINT_CONFIG, allowed_base_urls=[]))


@lru_cache(maxsize=32)
def _rastered(svg: str) -> bytes:
    width, _ = drawn_size(svg)
    return set_png(RASTER_SOURCE, {"svg": svg, "width": str(width)}, DOTS_PER_INCH)


def _place(value: Percent | None) -> float:
    """Where a percentage stands on the plot."""
    return 0.0 if value is None else round(float(value), 2)


def _strip_row(strip: Strip, top: float) -> dict[str, object]:
    """One row of the data: label in at most two lines, bar cut at the plot's end, words beside it."""
    return {
        "label": _strip_label(strip),
        "standing": STANDINGS[strip.standing][0],
        "percent": min(top, _place(strip.percent)),
        "track": 100,
        "shown": _words(strip),
        "shown_at": 3 if strip.standing == "no_data" else top + 5,
    }


def _words(strip: Strip) -> str:
    """What stands beside the bar; an arrow where the bar goes on past the plot's end."""
    return f"{strip.shown} →" if _place(strip.percent) > LARGEST_BAR else strip.shown


def _strip_label(strip: Strip) -> str:
    """The target's name in at most two lines of the label column; a longer name ends in "…"."""
    lines = balanced_lines(f"{strip.ordinal}. {strip.label}", LABEL_SIZE, LABEL_ROOM)
    if len(lines) <= 2:
        return "\n".join(lines)
    filled = balanced_lines(" ".join(lines), LABEL_SIZE, LABEL_ROOM)
    words = " ".join(filled).split()
    while words and len(balanced_lines(" ".join(words) + " …", LABEL_SIZE, LABEL_ROOM)) > 2:
        words.pop()
    return "\n".join(balanced_lines(" ".join(words) + " …", LABEL_SIZE, LABEL_ROOM))


def _label_axis() -> dict[str, object]:
    """Labels already fit their column: no limit to try them against, which costs more than all the rest."""
    split = "split(datum.label, '\\n')"
    two_lines = {"test": "indexof(datum.label, '\\n') >= 0", "value": -6}
    lines = {"labelLineHeight": 12, "labelOffset": {"condition": two_lines, "value": 0}}
    return {"labelExpr": split, "labelLimit": 0, "ticks": False, "domain": False, **lines}


def _bars(field: str, x: Specification, size: int, mark: Specification, more: Specification | None = None) -> object:
    axis = {"values": [0, 25, 50, 75, 100, 125, 150], "labelExpr": "datum.label + '%'", "grid": False, "domain": False}
    return {
        "mark": {"type": "bar", "size": size, **mark},
        "encoding": {"x": {"field": field, "title": None, "axis": axis, **x}, **(more or {})},
    }


def _standing_colours(strips: Sequence[Strip]) -> object:
    used = [STANDINGS[key] for key in STANDINGS if any(strip.standing == key for strip in strips)]
    scale = {"domain": [label for label, _ in used], "range": [colour for _, colour in used]}
    return {"field": "standing", "type": "nominal", "title": None, "scale": scale, "legend": _legend(columns=2)}


def _markers(strips: Sequence[Strip], x: Specification, top: float) -> object:
    rows = []
    for strip in strips:
        for name, value in zip(MARKERS, (strip.milestone, strip.expected_pace, strip.forecast), strict=True):
            if value is not None:
                rows.append({"label": _strip_label(strip), "marker": name, "at": min(top, _place(value))})
    used = {name: form for name, form in MARKERS.items() if any(row["marker"] == name for row in rows)}
    scale = {"domain": list(used), "range": list(used.values())}
    shape = {"field": "marker", "type": "nominal", "title": None, "scale": scale, "legend": _legend(columns=2)}
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "size": 150, "color": "black", "opacity": 1},
        "encoding": {"x": {"field": "at", **x}, "shape": shape},
    }


def _legend(*, columns: int) -> Specification:
    return {"orient": "bottom", "columns": columns, "labelLimit": 0, "direction": "horizontal"}


def _line_label(line: PaceLine) -> str:
    """The name in the legend, cut to one line."""
    words = f"{line.ordinal}. {line.label}".split()
    whole = len(words)
    while len(words) > 2 and text_width(" ".join(words), LABEL_SIZE) > 350:
        words.pop()
    return " ".join(words) + (" …" if len(words) < whole else "")


def _time_axis() -> Specification:
    return {"format": "%m/%Y", "grid": False, "labelOverlap": True}


def _point_row(line: PaceLine, point: PacePoint) -> dict[str, object]:
    return {"day": point.day.isoformat(), "percent": _place(point.percent), "line": _line_label(line)}


def _way(lines: Sequence[PaceLine], mark: Specification, colour: Specification, *, forecast: bool) -> object:
    """Lines through what was observed; or from the last figure to the forecast."""
    rows = []
    for line in lines:
        known = [point for point in line.points if point.kind != "forecast"]
        ahead = [point for point in line.points if point.kind == "forecast"]
        drawn = (known[-1:] + ahead if ahead else []) if forecast else known
        rows += [_point_row(line, point) for point in drawn]
    return {"data": {"values": rows}, "mark": mark, "encoding": colour}


def _dots(lines: Sequence[PaceLine], encoding: Specification, *, sure: bool) -> object:
    """A dot for each figure: filled where it is final, hollow where it is an estimate or a forecast."""
    rows = [_point_row(line, point) for line in lines for point in line.points if sure == (point.kind == "observed")]
    inside = {"filled": True} if sure else {"filled": False, "fill": "white", "strokeWidth": 1.6}
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "size": 45, "opacity": 1, **inside},
        "encoding": encoding,
    }


def _pace_label(term_start: datetime.date, term_end: datetime.date) -> object:
    middle = term_start + (term_end - term_start) * 4 / 5
    return {
        "data": {"values": [{"day": middle.isoformat(), "percent": 80, "words": "tiến độ đều"}]},
        "mark": {"type": "text", "align": "right", "dx": -4, "dy": -4, "color": "#555555", "fontStyle": "italic"},
        "encoding": {"text": {"field": "words", "type": "nominal"}},
    }


def _as_of_rule(as_of: datetime.date) -> tuple[object, object]:
    data = {"values": [{"day": as_of.isoformat(), "percent": 0, "words": format_short_day(as_of)}]}
    x = {"field": "day", "type": "temporal", "scale": {"type": "utc"}}
    rule = {"data": data, "mark": {"type": "rule", "color": "#999999"}, "encoding": {"x": x, "y": None}}
    words = {"text": {"field": "words", "type": "nominal"}, "y": {"value": 0}}
    label = {
        "data": data,
        "mark": {"type": "text", "align": "left", "baseline": "top", "dx": 4, "dy": 3, "color": "#555555"},
        "encoding": words,
    }
    return rule, label
