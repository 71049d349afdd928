"""Tables of a DOCX: the letterhead and the signature as tables without lines, and the printed tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from nhiemky.papers.content import Cell, Paper, Table
from nhiemky.papers.docx_out.markup import Anchors, lines_paragraph, paragraph, rule_paragraph, twips
from nhiemky.papers.layout.profiles import FormatProfile
from nhiemky.papers.layout.sheet import (
    CELL_PADDING,
    SIGNATURE_TOP,
    Look,
    column_widths,
    fitted_lines,
    is_group_name,
    letterhead_columns,
    row_may_break,
    rule_length,
    text_room,
)


def letterhead_table(paper: Paper, profile: FormatProfile, sheet: Mapping[str, Look]) -> str:
    """Two rows: the bodies beside the form's title, then the number beside place and date, level with it."""
    if paper.letterhead is None:
        return ""
    left, right = letterhead_columns(paper, profile)
    head = paper.letterhead
    bodies = "".join(
        lines_paragraph(sheet["superior"], fitted_lines(name, sheet["superior"], left)) for name in head.left[:-1]
    )
    issuer = fitted_lines(head.left[-1], sheet["issuer"], left)
    bodies += lines_paragraph(sheet["issuer"], issuer) + separator(
        profile.issuer_separator, head.left[-1], sheet["issuer"], left, profile.issuer_separator_share, across=left
    )
    titles = "".join(
        lines_paragraph(sheet["header_motto" if index else "header_title"], (text,))
        for index, text in enumerate(head.right)
    )
    last = sheet["header_motto" if len(head.right) > 1 else "header_title"]
    titles += rule_paragraph(rule_length(head.right[-1], last, right, Decimal(1)), right)
    number = lines_paragraph(sheet["number"], (head.number_line,))
    place = lines_paragraph(sheet["place_and_date"], (head.place_and_date,))
    return _plain_table((left, right), ((bodies, titles), (number, place)))


def signature_table(paper: Paper, profile: FormatProfile, sheet: Mapping[str, Look]) -> str:
    """Recipients on the left, who signs on the right, level with them; one row that no page end may part."""
    label = lines_paragraph(sheet["recipients_label"], (profile.recipients_label,))
    recipients = "".join(lines_paragraph(sheet["recipients"], (line,)) for line in paper.recipients)
    left = label + recipients if paper.recipients else paragraph(sheet["recipients"], "")
    signer = paper.signature
    right = (
        ""
        if signer is None
        else "".join(
            lines_paragraph(sheet[key], (text,))
            for key, text in (("authority", signer.authority), ("position", signer.position), ("signer", signer.name))
            if text
        )
    )
    half = text_room(profile) / 2
    return _plain_table((half, half), ((left, right or paragraph(sheet["signer"], "")),), top=SIGNATURE_TOP)


def separator(kind: str, text: str, look: Look, room: Decimal, share: Decimal, *, across: Decimal) -> str:
    """What stands under a text: a drawn line of a share of its length, signs in its own style, or nothing.

    The text is broken in `room` points; the line stands in the middle of `across`.
    """
    if kind == "line":
        return rule_paragraph(rule_length(text, look, room, share), across)
    return lines_paragraph(look, (kind,), more='<w:keepNext w:val="0"/><w:spacing w:before="0"/>') if kind else ""


def printed_table(table: Table, room: Decimal, sheet: Mapping[str, Look], anchors: Anchors) -> str:
    """A table with lines over the whole room; its heading rows repeat on every page, its rows stay whole."""
    widths = column_widths(table, room)
    rows = "".join(
        _row(row, widths, sheet, anchors, heading=index < table.heading_rows, keep=is_group_name(row, table))
        for index, row in enumerate(table.rows)
    )
    margins = f"<w:tblCellMar>{_cell_margins(Decimal(2), CELL_PADDING)}</w:tblCellMar>"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{twips(sum(widths, Decimal(0)))}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{margins}</w:tblPr>'
        f"{_grid(widths)}{rows}</w:tbl>"
    )


def _row(
    row: tuple[Cell, ...],
    widths: tuple[Decimal, ...],
    sheet: Mapping[str, Look],
    anchors: Anchors,
    *,
    heading: bool,
    keep: bool,
) -> str:
    whole = "" if row_may_break(row, widths, sheet["table_cell"]) else "<w:cantSplit/>"
    properties = f"<w:trPr>{whole}{'<w:tblHeader/>' if heading else ''}</w:trPr>"
    cells, column = [], 0
    for cell in row:
        width = sum(widths[column : column + cell.span], Decimal(0))
        look = sheet["table_head" if cell.heading else "table_cell"]
        inside = "".join(anchors.run(run) for run in cell.runs if run.text)
        cells.append(
            _cell(cell, width, paragraph(look, inside, align=cell.align, more="<w:keepNext/>" if keep else ""))
        )
        column += cell.span
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: Decimal, inside: str) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    properties = f'<w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{properties}{inside}</w:tc>"


def _plain_table(widths: tuple[Decimal, ...], rows: Iterable[tuple[str, ...]], *, top: Decimal = Decimal(0)) -> str:
    margins = f"<w:tblCellMar>{_cell_margins(top, Decimal(0))}</w:tblCellMar>"
    body = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
            for width, inside in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths, Decimal(0)))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{margins}</w:tblPr>{_grid(widths)}{body}</w:tbl>"
    )


def _grid(widths: tuple[Decimal, ...]) -> str:
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _cell_margins(above: Decimal, beside: Decimal) -> str:
    sides = (("top", above), ("left", beside), ("bottom", min(above, Decimal(2))), ("right", beside))
    return "".join(f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>' for side, width in sides)
