"""Pieces of WordprocessingML as text. Every word of a person goes through `escaped`; lengths come in points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from xml.sax.saxutils import escape

from nhiemky.papers.content import Paper, Run
from nhiemky.papers.layout.sheet import Look
from nhiemky.papers.printable import printable

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escaped(text: str) -> str:
    """Printable text as XML character data or as an attribute's value."""
    return escape(printable(text), {'"': "&quot;"})


def twips(points: Decimal) -> int:
    """Points as twentieths of a point, the unit of WordprocessingML."""
    return round(points * 20)


class Anchors:
    """Bookmarks of a paper: each trace key that has a place gets a short name; others lead nowhere."""

    def __init__(self, paper: Paper) -> None:
        """Collect the anchors of every block and table in order."""
        keys = dict.fromkeys(run.anchor for run in _runs(paper) if run.anchor)
        self._numbers: Mapping[str, int] = {key: number for number, key in enumerate(keys, start=1)}

    def run(self, run: Run) -> str:
        """A run with its link to the place of its trace, or with its bookmark."""
        inner = text_run(run)
        if run.trace in self._numbers:
            return f'<w:hyperlink w:anchor="trace_{self._numbers[run.trace]}" w:history="1">{inner}</w:hyperlink>'
        if run.anchor:
            number = self._numbers[run.anchor]
            start = f'<w:bookmarkStart w:id="{number}" w:name="trace_{number}"/>'
            return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'
        return inner


def text_run(run: Run) -> str:
    """A run of text; a line feed breaks the line. Styles that the paragraph has already are not repeated."""
    toggles = "".join(
        mark
        for mark, given in (("<w:b/>", run.bold), ("<w:i/>", run.italic), ('<w:u w:val="single"/>', run.underline))
        if given
    )
    properties = f"<w:rPr>{toggles}</w:rPr>" if toggles else ""
    lines = escaped(run.text).split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{properties}{words}</w:r>"


def paragraph(look: Look, inside: str, *, more: str = "", align: str = "") -> str:
    """A paragraph in a named style. `more` adds properties in the schema's order after the style, `align` overrides."""
    justified = f'<w:jc w:val="{align}"/>' if align and align != look.align else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{look.identifier}"/>{more}{justified}</w:pPr>{inside}</w:p>'


def lines_paragraph(look: Look, lines: Iterable[str], *, more: str = "") -> str:
    """A paragraph whose lines are broken where we say."""
    return paragraph(look, text_run(Run("\n".join(lines))), more=more)


def rule_paragraph(length: Decimal, room: Decimal) -> str:
    """A drawn line of `length` points, centred in `room`: a border on an empty paragraph that is indented to fit."""
    side = twips((room - length) / 2)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    spacing = '<w:spacing w:before="40" w:after="0" w:line="60" w:lineRule="exact"/>'
    properties = f'<w:pStyle w:val="Rule"/>{border}{spacing}<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


def _runs(paper: Paper) -> Iterable[Run]:
    for block in paper.blocks:
        yield from block.runs
        for row in block.table.rows if block.table is not None else ():
            for cell in row:
                yield from cell.runs
