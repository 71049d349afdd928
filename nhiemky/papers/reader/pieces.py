"""What the readers of the four formats hand on: pieces of text in order, before anybody knows what they are."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from nhiemky.papers.content import BlockKind
from nhiemky.rules.text import normalise

Progress = Callable[[int, int], None]

# Control characters could steer a terminal that shows the text; marks of writing direction could hide what it says.
_SPACES = [*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFFFE, 0xFFFF]
_CLEAN: dict[int, str] = {
    **dict.fromkeys([*_SPACES, *range(0xD800, 0xE000)], " "),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], ""),
}


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell's table (1 is the first of the paper), row and column (both from 1), and how many columns it covers."""

    table: int
    row: int
    column: int
    span: int = 1
    heading: bool = False


@dataclass(slots=True)
class Piece:
    """One block of the source on its way to a Block.

    `before` is what stands between it and the piece before; `outline` the heading level of its style (0: none);
    `bold` whether all of it is bold; `apart` marks text outside the flow (text box, footnote): it has no clause of
    its own numbering. `kind` may already be set by what the format itself says (caption, cell, furniture).
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    before: str = "\n"
    page: int | None = None
    part: str = "body"
    outline: int = 0
    bold: bool = False
    apart: bool = False
    cell: CellPlace | None = None
    role: str = ""
    clause: str = ""
    level: int = 0


@dataclass(slots=True)
class Draft:
    """A whole source as pieces; `tail` is the text after the last piece.

    `published` is the day that the file itself gives (a page's metadata), `title` likewise; `from_page` tells that
    the text was taken from a web page and may carry what stands around an article.
    """

    pieces: list[Piece]
    tail: str = ""
    title: str = ""
    published: datetime.date | None = None
    legacy_encoding: str = ""
    pages: int | None = None
    from_page: bool = False
    warnings: list[str] = field(default_factory=list)


def clean(text: str) -> str:
    """NFC text with one kind of line end; control characters and halves of characters become spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text.translate(_CLEAN))


def tidy(text: str) -> str:
    """Clean text with plain spaces and without characters that have no width, as office programs scatter them."""
    return clean(normalise(text))
