"""The title of a page and the day it was published, found among its first lines."""

from __future__ import annotations

import datetime

from nhiemky.papers.content import BlockKind
from nhiemky.papers.reader.day_lines import day_of_line, is_day_line, may_be_the_clock
from nhiemky.papers.reader.furniture import ends_sentence
from nhiemky.papers.reader.labels import Rank, label_of
from nhiemky.papers.reader.pieces import Piece

_LONGEST_TITLE = 300
_SHORTEST_TITLE = 4  # words
_USUAL_TITLE = 6
_BODY = 200
_SENTENCE = 80
_LOOKED_AT = 40


def first_of_body(pieces: list[Piece]) -> int:
    """The index of the first real paragraph or labelled clause; the number of pieces where there is none."""
    for index, piece in enumerate(pieces):
        if piece.kind is not BlockKind.PARAGRAPH or piece.role:
            continue
        label = label_of(piece.text)
        clause = label is not None and label.sure and label.rank != Rank.BULLET
        if clause or len(piece.text) >= _LONGEST_TITLE or (ends_sentence(piece.text) and len(piece.text) >= _SENTENCE):
            return index
    return len(pieces)


def mark_title(pieces: list[Piece], given: str = "") -> int | None:
    """Mark the title among the lines before the body; return its index. `given` is what the file's metadata says.

    Short lines before it (the section of the site) become furniture, a repetition of it after it a caption.
    """
    body = first_of_body(pieces)
    lines = [index for index in range(min(body, _LOOKED_AT)) if _may_be_title(pieces[index])]
    if not lines or body == len(pieces):
        return None
    best = max(lines, key=lambda index: (_score(pieces, index, given), -index))
    pieces[best].kind = BlockKind.TITLE
    for piece in pieces[:best]:
        if piece.kind is BlockKind.PARAGRAPH and not piece.role and len(piece.text.split()) < _SHORTEST_TITLE:
            piece.kind = BlockKind.FURNITURE
    for piece in pieces[best + 1 :]:
        if piece.kind is BlockKind.PARAGRAPH and piece.text.strip() == pieces[best].text.strip():
            piece.kind = BlockKind.CAPTION
    return best


def _may_be_title(piece: Piece) -> bool:
    """Whether a line could be a title: some words, no full stop, nothing that says otherwise."""
    if piece.kind not in (BlockKind.PARAGRAPH, BlockKind.CAPTION) or piece.role or len(piece.text) > _LONGEST_TITLE:
        return False
    return len(piece.text.split()) >= _SHORTEST_TITLE and piece.text.rstrip()[-1:] not in ".;,:…"


def _score(pieces: list[Piece], index: int, given: str) -> int:
    """How much speaks for a line: it is what the metadata says, stands beside the day, comes again as a caption."""
    text = pieces[index].text.strip()
    neighbours = [pieces[place].text for place in (index - 1, index + 1) if 0 <= place < len(pieces)]
    points = 2 * (len(text.split()) >= _USUAL_TITLE) + 2 * any(is_day_line(line) for line in neighbours)
    points += 2 * any(piece.text.strip() == text for piece in pieces[index + 1 :])
    points += 8 * bool(given and " ".join(text.split()).lower() in given.lower())
    return points + pieces[index].bold - 3 * (pieces[index].kind is BlockKind.CAPTION)


def published_on(pieces: list[Piece], title: int | None) -> datetime.date | None:
    """The day of the article by its own lines: after the title, else at its end, else before the title.

    A line above the title that reads like the visitor's clock is believed only where nothing else is there and the
    text itself speaks of that year.
    """
    days = [(index, day) for index, piece in enumerate(pieces) if (day := day_of_line(piece.text)) is not None]
    if not days:
        return None
    start = first_of_body(pieces) if title is None else title
    after = [day for index, day in days if index > start]
    if after:
        return after[0]
    index, day = days[-1]
    if may_be_the_clock(pieces[index].text) and not any(
        str(day.year) in piece.text for place, piece in enumerate(pieces) if place != index
    ):
        return None
    return day
