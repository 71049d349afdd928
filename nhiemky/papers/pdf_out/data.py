"""A paper as the plain data that `form.typ` sets: looks, lines of the form, blocks, tables. Lengths are points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from nhiemky.papers import plots
from nhiemky.papers.content import Block, BlockKind, Cell, Figure, Paper, Run, Table
from nhiemky.papers.layout.profiles import FormatProfile
from nhiemky.papers.layout.sheet import (
    CELL_PADDING,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    SIGNATURE_TOP,
    TABLE_GAP,
    Look,
    column_widths,
    fitted_lines,
    follows_table,
    is_group_name,
    letterhead_columns,
    row_may_break,
    rule_length,
    sections_of,
    style_of,
    style_sheet,
    subject_room,
    text_room,
)
from nhiemky.papers.measure import ASCENT, DESCENT, POINTS_PER_MM
from nhiemky.papers.printable import drawable

type Plain = dict[str, object]

UNTITLED = "Văn bản"  # PDF/UA wants a title


def paper_data(paper: Paper, profile: FormatProfile) -> Plain:
    """Everything that the typesetter needs, ready for JSON."""
    sheet = style_sheet(profile)
    anchors = _anchors(paper)
    return {
        "document": _properties(paper),
        "looks": {key: _look(look) for key, look in sheet.items()},
        "padding": _points(CELL_PADDING),
        "page": _page(profile),
        "letterhead": _letterhead(paper, profile, sheet),
        "title": _title(paper, profile, sheet),
        "sections": _sections(paper, profile, sheet, anchors),
        "signature": _signature(paper, profile),
    }


def _points(length: Decimal) -> float:
    """A length for Typst: places on paper, not facts, so a float with thousandths of a point will do."""
    return float(round(length, 3))


def _properties(paper: Paper) -> Plain:
    head = paper.letterhead
    return {
        "title": drawable(paper.title or paper.subject or paper.type_name).strip() or UNTITLED,
        "author": drawable(head.left[-1]) if head is not None else "",
        "subject": drawable(paper.subject),
        "keywords": drawable(head.number_line) if head is not None else "",
    }


def _look(look: Look) -> Plain:
    """Lines reach as far above and below their base line as makes their distance, the rest shared on both sides."""
    rest = (look.line - (ASCENT + DESCENT) * look.size) / 2
    return {
        "size": _points(look.size),
        "bold": look.form.bold,
        "italic": look.form.italic,
        "underline": look.form.underline,
        "align": look.align,
        "before": _points(look.before),
        "after": _points(look.after),
        "indent": _points(look.indent),
        "first": _points(look.first_line),
        "keep": look.keep_next,
        "outline": look.outline,
        "top": _points(ASCENT * look.size + rest),
        "bottom": _points(DESCENT * look.size + rest),
    }


def _page(profile: FormatProfile) -> Plain:
    margins = profile.margins
    left, right = ("inside", "outside") if profile.mirrored_for_two_sides else ("left", "right")
    sides = {"top": margins.top, "bottom": margins.bottom, left: margins.left, right: margins.right}
    return {
        "width": _points(PAGE_WIDTH_MM * POINTS_PER_MM),
        "height": _points(PAGE_HEIGHT_MM * POINTS_PER_MM),
        "offset": _points(profile.page_number_offset * POINTS_PER_MM),
        "margins": {side: _points(margin.used * POINTS_PER_MM) for side, margin in sides.items()},
    }


def _line(key: str, lines: Iterable[str], *, keep: bool = False) -> Plain:
    return {"kind": "text", "look": key, "lines": [drawable(line) for line in lines], "keep": keep}


def _under(kind: str, key: str, text: str, look: Look, room: Decimal, share: Decimal) -> list[Plain]:
    """What stands under a text of the form: a drawn line, signs in its style, or nothing."""
    if kind == "line":
        return [{"kind": "rule", "length": _points(rule_length(text, look, room, share))}]
    return [_line(key, (kind,))] if kind else []


def _letterhead(paper: Paper, profile: FormatProfile, sheet: Mapping[str, Look]) -> Plain | None:
    head = paper.letterhead
    if head is None:
        return None
    left, right = letterhead_columns(paper, profile)
    bodies = [_line("superior", fitted_lines(name, sheet["superior"], left)) for name in head.left[:-1]]
    bodies.append(_line("issuer", fitted_lines(head.left[-1], sheet["issuer"], left)))
    share = profile.issuer_separator_share
    bodies += _under(profile.issuer_separator, "issuer", head.left[-1], sheet["issuer"], left, share)
    titles = [_line("header_motto" if index else "header_title", (text,)) for index, text in enumerate(head.right)]
    last = "header_motto" if len(head.right) > 1 else "header_title"
    titles += _under("line", last, head.right[-1], sheet[last], right, Decimal(1))
    number = [_line("number", (head.number_line,))]
    place = [_line("place_and_date", (head.place_and_date,))]
    return {"widths": [_points(left), _points(right)], "cells": [bodies, titles, number, place]}


def _title(paper: Paper, profile: FormatProfile, sheet: Mapping[str, Look]) -> list[Plain]:
    if not paper.type_name:
        return []
    lines = [_line("type_name", (paper.type_name,), keep=True)]
    if paper.subject:
        room, look = subject_room(profile), sheet["subject"]
        lines.append(_line("subject", fitted_lines(paper.subject, look, room), keep=True))
        share = profile.subject_separator_share
        lines += _under(profile.subject_separator, "subject", paper.subject, look, room, share)
    return lines


def _signature(paper: Paper, profile: FormatProfile) -> Plain | None:
    signer = paper.signature
    if signer is None and not paper.recipients:
        return None
    left = [_line("recipients_label", (profile.recipients_label,))] if paper.recipients else []
    left += [_line("recipients", (line,)) for line in paper.recipients]
    parts = [] if signer is None else [(signer.authority, "authority"), (signer.position, "position")]
    parts += [] if signer is None else [(signer.name, "signer")]
    right = [_line(key, (text,)) for text, key in parts if text]
    half = _points(text_room(profile) / 2)
    return {"half": half, "top": _points(SIGNATURE_TOP), "left": left, "right": right}


def _sections(
    paper: Paper, profile: FormatProfile, sheet: Mapping[str, Look], anchors: Mapping[str, str]
) -> list[Plain]:
    sections = []
    for index, blocks in enumerate(sections_of(paper.blocks)):
        landscape = index > 0 and blocks[0].landscape
        shown = blocks[1:] if index else blocks
        room = text_room(profile, landscape=landscape)
        items = [_block(block, room, sheet, anchors) for block in shown]
        _level_headings(shown, items, sheet)
        if index == 0 and items and items[-1]["kind"] == "text":
            items[-1]["keep"] = True
        sections.append({"landscape": landscape, "blocks": _with_gaps(shown, items)})
    return sections


def _with_gaps(blocks: Sequence[Block], items: Sequence[Plain]) -> list[Plain]:
    """The items with a gap between two tables."""
    gap = {"kind": "gap", "height": _points(TABLE_GAP)}
    return [
        each for index, item in enumerate(items) for each in ((gap, item) if follows_table(blocks, index) else (item,))
    ]


def _level_headings(blocks: Sequence[Block], items: Sequence[Plain], sheet: Mapping[str, Look]) -> None:
    """Mark headings with their level; PDF/UA wants words in each and no level left out on the way down."""
    level = 0
    for block, item in zip(blocks, items, strict=True):
        outline = sheet[style_of(block)].outline if item["kind"] == "text" else 0
        if outline and drawable("".join(run.text for run in block.runs)).strip():
            level = min(outline, level + 1)
            item["outline"] = level


def _block(block: Block, room: Decimal, sheet: Mapping[str, Look], anchors: Mapping[str, str]) -> Plain:
    if block.kind is BlockKind.TABLE and block.table is not None:
        return _table(block.table, room, sheet, anchors)
    if block.kind is BlockKind.FIGURE and block.figure is not None:
        return _figure(block.figure)
    if block.kind is BlockKind.PAGE_BREAK:
        return {"kind": "break"}
    runs = [_run(run, anchors) for run in block.runs]
    return {"kind": "text", "look": style_of(block), "runs": runs, "keep": False, "outline": 0}


def _table(table: Table, room: Decimal, sheet: Mapping[str, Look], anchors: Mapping[str, str]) -> Plain:
    widths = column_widths(table, room)
    rows = [
        {"cells": [_cell(cell, anchors) for cell in row], "breakable": row_may_break(row, widths, sheet["table_cell"])}
        for row in table.rows[: table.heading_rows]
    ]
    groups: list[dict[str, list[Plain]]] = [{"names": [], "rows": []}]
    for row in table.rows[table.heading_rows :]:
        breakable = row_may_break(row, widths, sheet["table_cell"])
        plain: Plain = {"cells": [_cell(cell, anchors) for cell in row], "breakable": breakable}
        if breakable or not is_group_name(row, table):
            groups[-1]["rows"].append(plain)
        elif groups[-1]["rows"] or not groups[-1]["names"]:
            groups.append({"names": [plain], "rows": []})
        else:
            groups[-1]["names"].append(plain)
    return {"kind": "table", "widths": [_points(width) for width in widths], "heads": rows, "groups": groups}


def _cell(cell: Cell, anchors: Mapping[str, str]) -> Plain:
    runs = [_run(run, anchors) for run in cell.runs]
    return {"span": cell.span, "align": cell.align, "heading": cell.heading, "runs": runs}


def _figure(figure: Figure) -> Plain:
    svg = plots.draw_svg(figure.specification)
    width = Decimal(str(figure.width_mm)) * POINTS_PER_MM
    return {"kind": "figure", "svg": svg, "width": _points(width), "alt": drawable(figure.alternative)}


def _run(run: Run, anchors: Mapping[str, str]) -> Plain:
    return {
        "lines": drawable(run.text).split("\n"),
        "bold": run.bold,
        "italic": run.italic,
        "underline": run.underline,
        "link": anchors.get(run.trace, ""),
        "anchor": anchors.get(run.anchor, ""),
    }


def _anchors(paper: Paper) -> dict[str, str]:
    """A label for each trace key that has a place in the paper."""
    keys = dict.fromkeys(run.anchor for run in _runs(paper.blocks) if run.anchor)
    return {key: f"trace-{number}" for number, key in enumerate(keys, start=1)}


def _runs(blocks: Sequence[Block]) -> Iterable[Run]:
    for block in blocks:
        yield from block.runs
        for row in block.table.rows if block.table is not None else ():
            for cell in row:
                yield from cell.runs
