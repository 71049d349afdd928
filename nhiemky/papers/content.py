"""What a paper is: blocks in order, each knowing its place in the source and its clause.

One type serves both ways. The reader makes a Paper from bytes: `text` is everything it extracted and each block's
`place` points into it. The layout makes a Paper to print: it adds the letterhead, the signature block and the
recipients, and the writers (`docx_out`, `pdf_out`) turn it into bytes.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is. FURNITURE is what a page carries around its article: menus, comments, counters."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CELL = "cell"
    CAPTION = "caption"
    FIGURE = "figure"
    PAGE_BREAK = "page_break"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in the source: character span in `Paper.text`, page from 1, and part of the file.

    `part` is "body", "text box", "table 2 row 3 column 1", "footnote" and the like, for a person to find it again.
    """

    start: int
    end: int
    page: int | None = None
    part: str = "body"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one style; `trace` names the figure of the dossier that it prints (a key of its trace).

    `anchor` makes the piece the place that traces of that key lead to. A line feed in `text` breaks the line.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    trace: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a printed table; `span` counts the columns it covers, `align` is left, center or right."""

    runs: tuple[Run, ...]
    align: str = "left"
    span: int = 1
    heading: bool = False

    @property
    def text(self) -> str:
        """The cell's text without styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table: rows of cells, relative column widths, how many first rows repeat on each page."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    heading_rows: int = 1
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A plot as a Vega-Lite specification, drawn by the writers; `alternative` says in words what it shows."""

    specification: dict[str, object]
    alternative: str
    width_mm: float = 150
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `clause` is its path in the document ("II.3.a"), "" where it has none; `level` 1 is a part.

    `role` names the element of the form that a printed block is ("addressee", "annex_title"), "" for what its kind
    says; a page break with the role "annex" ends the main document, so the signature stands before it.
    """

    kind: BlockKind
    text: str = ""
    place: Place | None = None
    clause: str = ""
    level: int = 0
    runs: tuple[Run, ...] = ()
    table: Table | None = None
    figure: Figure | None = None
    landscape: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The top of an official form: both columns, the number line, the place and date line.

    The last of `left` is the issuing body, those before it are above it; the first of `right` is the form's title.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    number_line: str
    place_and_date: str


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Authority line ("T/M BAN THƯỜNG VỤ"), position line, the signer's name."""

    authority: str
    position: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a paper was read from; `published` is the day the page itself gives, where it gives one."""

    name: str
    media_type: str
    sha256: str
    size: int
    pages: int | None = None
    legacy_encoding: str = ""
    published: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as blocks. Read papers carry `text` and `source`; printed papers carry the parts of the form."""

    blocks: tuple[Block, ...]
    text: str = ""
    title: str = ""
    source: Source | None = None
    profile: str = ""
    type_name: str = ""
    subject: str = ""
    letterhead: Letterhead | None = None
    signature: SignatureBlock | None = None
    recipients: tuple[str, ...] = ()
    language: str = "vi"
    dated: datetime.date | None = None
    warnings: tuple[str, ...] = field(default=())
