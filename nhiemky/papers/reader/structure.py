"""Pieces → Paper: what each block is, which clause it stands in, where it is in the text."""

from __future__ import annotations

import datetime
from itertools import groupby

from nhiemky.papers.content import Block, BlockKind, Cell, Paper, Place, Run, Source, Table
from nhiemky.papers.reader.clauses import Outline
from nhiemky.papers.reader.furniture import ends_sentence, mark_furniture
from nhiemky.papers.reader.labels import Label, Rank, label_of, numbered_on
from nhiemky.papers.reader.official import Form, is_upper, read_form
from nhiemky.papers.reader.pieces import CellPlace, Draft, Piece
from nhiemky.papers.reader.titles import mark_title, published_on

_LONGEST_HEADING = 200
_WIDEST, _LARGEST = 100, 200_000  # columns and cells above which a table is only a row of cells
_OFFICIAL_ROLES = ("letterhead", "number", "place_and_date", "type_name", "subject", "recipients", "signature")


def make_paper(draft: Draft, source: Source) -> Paper:
    """The paper of a draft; `source` gets what was found out about it: pages, encoding, the day it was published."""
    form = read_form(draft.pieces)
    mark_furniture(draft.pieces, bylines=form.letterhead is None)
    title = mark_title(draft.pieces, draft.title) if form.first is None else None
    published = draft.published or _published(draft, form, title)
    number_clauses(draft.pieces)
    text, blocks = assemble(draft)
    return Paper(
        blocks=blocks,
        text=text,
        title=_title(draft, form, title),
        source=Source(
            source.name, source.media_type, source.sha256, source.size, draft.pages, draft.legacy_encoding, published
        ),
        type_name=form.type_name,
        subject=form.subject,
        letterhead=form.letterhead,
        signature=form.signature,
        recipients=form.recipients,
        dated=form.dated,
        warnings=tuple(draft.warnings),
    )


def _published(draft: Draft, form: Form, title: int | None) -> datetime.date | None:
    """The day that a page's own lines give; an official paper has its date line instead."""
    return published_on(draft.pieces, title) if draft.from_page and form.letterhead is None else None


def _title(draft: Draft, form: Form, title: int | None) -> str:
    """Type and subject of an official paper, else the title found, else the one in the file's metadata."""
    if form.type_name:
        return f"{form.type_name.capitalize()} {form.subject}".strip()
    return " ".join((draft.pieces[title].text if title is not None else draft.title).split())


def number_clauses(pieces: list[Piece]) -> None:
    """Give every piece its clause path, and those with a label or a heading's look their kind."""
    outline = Outline()
    labels = _labels(pieces)
    for index, piece in enumerate(pieces):
        if piece.role in _OFFICIAL_ROLES or piece.kind in (BlockKind.FURNITURE, BlockKind.FIGURE):
            continue
        label = labels[index]
        if label is not None and outline.accepts(label):
            outline.enter(label)
            piece.clause, piece.level = outline.path(), outline.depth()
            piece.kind = BlockKind.HEADING if _heads(pieces, labels, index) else BlockKind.ITEM
            continue
        piece.clause = piece.clause or outline.path(bullets=False)
        if piece.kind is BlockKind.PARAGRAPH and _looks_like_heading(piece):
            piece.kind, piece.level = BlockKind.HEADING, piece.outline or outline.depth() + 1


def _labels(pieces: list[Piece]) -> list[Label | None]:
    """The labels of the pieces of the main flow; above the largest number only one that comes next is a label."""
    found: list[Label | None] = []
    last = 0
    for piece in pieces:
        flows = piece.kind is BlockKind.PARAGRAPH and not piece.apart
        label = label_of(piece.text) or numbered_on(piece.text, last) if flows else None
        last = label.value if label is not None and label.rank == Rank.NUMBER else last
        found.append(label)
    return found


def _heads(pieces: list[Piece], labels: list[Label | None], index: int) -> bool:
    """Whether a labelled block is a heading: it looks like one, or is short and something stands under it."""
    piece, label = pieces[index], labels[index]
    if label is None or label.rank == Rank.BULLET:
        return False
    own = piece.text[label.end :].strip()
    if piece.outline or label.rank <= Rank.SUBSECTION or (0 < len(own) <= _LONGEST_HEADING and is_upper(own)):
        return True
    if len(piece.text) > _LONGEST_HEADING or piece.text.rstrip()[-1:] in ".;,:":
        return False
    following = next((place for place in range(index + 1, len(pieces)) if _counts(pieces[place])), None)
    if following is None:
        return piece.bold
    under = labels[following]
    return piece.bold or (under.rank > label.rank if under else ends_sentence(pieces[following].text))


def _counts(piece: Piece) -> bool:
    """Whether a piece belongs to the main flow."""
    aside = piece.kind in (BlockKind.FURNITURE, BlockKind.FIGURE) or piece.apart
    return not aside and piece.role not in _OFFICIAL_ROLES


def _looks_like_heading(piece: Piece) -> bool:
    """Whether a block without label is set as a heading: its style, capitals, or bold without a full stop."""
    text = piece.text.strip()
    if piece.outline:
        return True
    if len(text) > _LONGEST_HEADING or len(text.split()) < 2 or piece.apart:
        return False
    return (is_upper(text) and len(text) >= 8) or (piece.bold and text[-1:] not in ".;,:")


def assemble(draft: Draft) -> tuple[str, tuple[Block, ...]]:
    """The text of all pieces and their blocks; a table's own block stands before its cells and spans them."""
    parts: list[str] = []
    blocks: list[Block] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for index, piece in enumerate(draft.pieces):
        before = piece.before if index or piece.before.strip("\n") else ""
        parts += before, piece.text
        start = length + len(before)
        length = start + len(piece.text)
        spans.append((start, length))
    text = "".join([*parts, draft.tail])
    for table, group in groupby(range(len(draft.pieces)), key=lambda index: _table(draft.pieces[index])):
        indices = list(group)
        if table:
            blocks.append(_table_block(draft.pieces, indices, spans, text))
        blocks += (_block(draft.pieces[index], spans[index]) for index in indices)
    return text, tuple(blocks)


def _table(piece: Piece) -> int:
    """The number of the table that a piece is a cell of, 0 outside."""
    return piece.cell.table if piece.cell else 0


def _block(piece: Piece, span: tuple[int, int]) -> Block:
    """A piece with its place."""
    return Block(
        piece.kind, piece.text, Place(*span, piece.page, piece.part), piece.clause, piece.level, role=piece.role
    )


def _table_block(pieces: list[Piece], indices: list[int], spans: list[tuple[int, int]], text: str) -> Block:
    """The block around the cells of one table, with the table as rows of cells."""
    first = pieces[indices[0]]
    start, end = spans[indices[0]][0], spans[indices[-1]][1]
    rows: dict[int, dict[int, list[Piece]]] = {}
    for index in indices:
        cell = pieces[index].cell or CellPlace(0, 0, 0)
        rows.setdefault(cell.row, {}).setdefault(cell.column, []).append(pieces[index])
    widest = max(_end(row) for row in rows.values())
    drawn = widest <= _WIDEST and widest * max(rows) <= _LARGEST
    made = tuple(_row(rows.get(number, {}), widest) for number in range(1, max(rows) + 1)) if drawn else ()
    headings = sum(all(cell.heading for cell in row if cell.text) for row in made)
    return Block(
        BlockKind.TABLE,
        text[start:end],
        Place(start, end, first.page, f"table {first.cell.table if first.cell else 0}"),
        first.clause,
        table=Table(made, (1.0,) * widest, headings) if drawn else None,
    )


def _end(row: dict[int, list[Piece]]) -> int:
    """The last column that a row covers."""
    return max((column + (cells[0].cell.span if cells[0].cell else 1) - 1 for column, cells in row.items()), default=0)


def _row(row: dict[int, list[Piece]], widest: int) -> tuple[Cell, ...]:
    """The cells of a row, empty ones where nothing stands."""
    cells: list[Cell] = []
    column = 1
    while column <= widest:
        cells.append(_cell(row[column]) if column in row else Cell((Run(""),)))
        column += cells[-1].span
    return tuple(cells)


def _cell(pieces: list[Piece]) -> Cell:
    """A cell of all its paragraphs."""
    place = pieces[0].cell
    text = "\n".join(piece.text for piece in pieces)
    return Cell((Run(text),), span=place.span if place else 1, heading=bool(place and place.heading))
