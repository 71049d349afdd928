"""document.xml: the letterhead, the blocks in order, the signature before the annexes, the sections of pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from nhiemky.papers import plots
from nhiemky.papers.content import Block, BlockKind, Figure, Paper
from nhiemky.papers.docx_out.markup import (
    DECLARATION,
    NAMESPACES,
    Anchors,
    escaped,
    lines_paragraph,
    paragraph,
    twips,
)
from nhiemky.papers.docx_out.tables import letterhead_table, printed_table, separator, signature_table
from nhiemky.papers.layout.profiles import FormatProfile
from nhiemky.papers.layout.sheet import (
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    TABLE_GAP,
    Look,
    fitted_lines,
    follows_table,
    sections_of,
    style_of,
    style_sheet,
    subject_room,
    text_room,
)
from nhiemky.papers.measure import POINTS_PER_MM

ENGLISH_METRIC_UNITS = Decimal(36000)  # in a millimetre: DrawingML's unit
KEEP_NEXT = "<w:keepNext/><w:keepLines/>"


@dataclass(slots=True)
class Document:
    """document.xml as it grows, with the pictures that it shows, in order."""

    paper: Paper
    profile: FormatProfile
    sheet: Mapping[str, Look] = field(init=False)
    anchors: Anchors = field(init=False)
    pictures: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the style sheet and the anchors once."""
        self.sheet = style_sheet(self.profile)
        self.anchors = Anchors(self.paper)

    def xml(self) -> str:
        """The whole part."""
        sections = sections_of(self.paper.blocks)
        written = []
        for index, blocks in enumerate(sections):
            landscape = index > 0 and blocks[0].landscape
            inside = self._main(blocks) if index == 0 else self._blocks(blocks[1:], landscape=landscape)
            properties = _section(self.profile, landscape=landscape)
            last = index == len(sections) - 1
            written.append(inside + (_section_end("") + properties if last else _section_end(properties)))
        return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(written)}</w:body></w:document>"

    def _main(self, blocks: Sequence[Block]) -> str:
        """The main document: head, title, text, signature."""
        text = self._blocks(blocks, landscape=False, keep_last=True)
        signed = self.paper.signature is not None or bool(self.paper.recipients)
        end = signature_table(self.paper, self.profile, self.sheet) if signed else ""
        return letterhead_table(self.paper, self.profile, self.sheet) + self._title() + text + end

    def _title(self) -> str:
        """Type name, subject and what stands under it (cell 5a)."""
        if not self.paper.type_name:
            return ""
        room, look = subject_room(self.profile), self.sheet["subject"]
        title = lines_paragraph(self.sheet["type_name"], (self.paper.type_name,))
        if not self.paper.subject:
            return title
        subject = lines_paragraph(look, fitted_lines(self.paper.subject, look, room))
        kind, share = self.profile.subject_separator, self.profile.subject_separator_share
        under = separator(kind, self.paper.subject, look, room, share, across=text_room(self.profile))
        return title + subject + under

    def _blocks(self, blocks: Sequence[Block], *, landscape: bool, keep_last: bool = False) -> str:
        """One block after the other, a gap between two tables."""
        return "".join(
            (_gap(TABLE_GAP) if follows_table(blocks, index) else "")
            + self._block(block, landscape, keep=keep_last and index == len(blocks) - 1)
            for index, block in enumerate(blocks)
        )

    def _block(self, block: Block, landscape: bool, *, keep: bool = False) -> str:
        if block.kind is BlockKind.TABLE and block.table is not None:
            return printed_table(block.table, text_room(self.profile, landscape=landscape), self.sheet, self.anchors)
        if block.kind is BlockKind.FIGURE and block.figure is not None:
            return self._figure(block.figure)
        if block.kind is BlockKind.PAGE_BREAK:
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        inside = "".join(self.anchors.run(run) for run in block.runs)
        return paragraph(self.sheet[style_of(block)], inside, more=KEEP_NEXT if keep else "")

    def _figure(self, figure: Figure) -> str:
        """A plot as a picture in its line, with its words for those who can't see it."""
        svg = plots.draw_svg(figure.specification)
        self.pictures.append(plots.draw_png(figure.specification))
        number = len(self.pictures)
        width, height = plots.drawn_size(svg)
        across = round(Decimal(str(figure.width_mm)) * ENGLISH_METRIC_UNITS)
        picture = _picture(number, escaped(figure.alternative), across, round(across * height / width))
        return paragraph(self.sheet["figure"], picture)


def _picture(number: int, words: str, across: int, down: int) -> str:
    """A picture in the line of text, in English metric units; `words` is escaped already."""
    shape = (
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )
    picture = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="plot{number}.png" descr="{words}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="plot{number}"/><a:stretch><a:fillRect/></a:stretch>'
        f"</pic:blipFill><pic:spPr>{shape}</pic:spPr></pic:pic>"
    )
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr id="{number}" name="Biểu đồ {number}" descr="{words}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"{picture}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _section(profile: FormatProfile, *, landscape: bool) -> str:
    """Page size, margins and header of a section; pages count from 1 and the first shows no number."""
    size = (twips(PAGE_WIDTH_MM * POINTS_PER_MM), twips(PAGE_HEIGHT_MM * POINTS_PER_MM))
    width, height = reversed(size) if landscape else size
    margins = profile.margins
    edges = (("top", margins.top), ("right", margins.right), ("bottom", margins.bottom), ("left", margins.left))
    sides = " ".join(f'w:{name}="{twips(margin.used * POINTS_PER_MM)}"' for name, margin in edges)
    offset = twips(profile.page_number_offset * POINTS_PER_MM)
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="numbered"/>'
        '<w:headerReference w:type="first" r:id="blank"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar {sides} w:header="{offset}" w:footer="{offset}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _section_end(properties: str) -> str:
    """The last paragraph of a section: Word wants one after a table; no height, so that it never opens a page."""
    return _gap(Decimal(1), properties)


def _gap(height: Decimal, properties: str = "") -> str:
    """An empty paragraph of a height in points."""
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{twips(height)}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Rule"/>{spacing}{properties}</w:pPr></w:p>'
