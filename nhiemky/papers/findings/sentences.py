"""A paper prepared for reading: one even view of its text, cut into sentences and clauses that know their place.

`Document.text`, `body` and `low` have one length and share their places. They hold only the blocks to be read (no
menus, counters, comments), each ended by "\\n"; runs of spaces and line breaks inside a block are one space. In `body`
dashes and quotation marks have one form and tone marks one placement ("ủy", "hòa"); `low` is `body` in small letters.
A pattern without "\\n" never runs over a block's end. `Document.place` leads from there back to `paper.text`.
"""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict

from nhiemky.papers.content import Block, BlockKind, Paper
from nhiemky.papers.findings.alphabet import UPPER, even, lower, plain_spaces
from nhiemky.papers.findings.model import Term

_NOT_READ = (BlockKind.FURNITURE, BlockKind.PAGE_BREAK, BlockKind.FIGURE)
_BULLET = re.compile(r"\n[ \t]*(?=[-+*•●▪–][ \t]|[a-zđ]\)|\d{1,2}[.)] )")
_SENTENCE_END = re.compile(
    rf"(?<![.!?…])[.!?…]+[\"')\]]* +(?=[\"'(\[]?[{UPPER}\d]|[-+*•●▪] )|\n+|(?<=[^\W\d_])\.(?=[{UPPER}][^\W\d_])"
)
# What a full stop does not end: titles, initials, list numbers, abbreviated names of places.
_OPEN_ENDED = re.compile(
    r"(?:^|[\s(\"'])(?:tp|tx|tt|q|p|h|x|pgs|gs|ts|ths|th\.s|bs|cn|ks|kts|nsnd|nsưt|ngnd|ngưt|dr|mr|mrs|ms|st|"
    r"tm|kt|tl|tuq|"
    r"đ/c|đ\.c|t/m|k/t|vd|[a-zđ])$"
)
_LIST_NUMBER = re.compile(r"\W*(?:[ivxl]{1,5}|\d{1,2}|\w)$")  # "IV." and "3." begin a sentence, they do not end one
_GAP = re.compile(r"(?<=[ \n]) +")
_CLAUSE_END = re.compile(r";|:(?!\d)")
_TOKEN = re.compile(r"\w+|[^\w\s]")


class Place(TypedDict):
    """The three fields that every finding shares."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a single mark: its place and its text as written."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence between semicolons or colons; `after` is the mark before it, "" at the beginning."""

    start: int
    end: int
    after: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place, the index of its block in `Document.blocks`, and its clauses."""

    start: int
    end: int
    block: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Document:
    """A paper prepared for the finders; see the module for `text`, `body` and `low`.

    `pieces` are pairs of a place in the body and the place in `paper.text` that it and what follows come from.

    `terms` and `published` (the page's own day) are the context in which years and days are understood.
    """

    paper: Paper
    text: str
    body: str
    low: str
    pieces: tuple[tuple[int, int], ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    published: datetime.date | None = None
    terms: tuple[Term, ...] = ()

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [start for start, _ in self.pieces]

    def place_in_paper(self, offset: int) -> int:
        """The place in `paper.text` of a character of the body."""
        start, source = self.pieces[bisect.bisect_right(self._piece_starts, offset) - 1]
        return source + offset - start

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a place of the text, None between sentences."""
        index = bisect.bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def block_of(self, sentence: Sentence) -> Block:
        """The block that a sentence stands in: its kind and clause path."""
        return self.blocks[sentence.block]

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """Words and marks of a piece of the body."""
        return tuple(Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(self.body, start, end))

    def place(self, start: int, end: int) -> Place:
        """The quote and span in `paper.text` of a piece of the body, without the white space around it:
        `Target(**document.place(start, end), …)`.
        """
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end <= start:
            return Place(quote="", start=0, end=0)
        first, last = self.place_in_paper(start), self.place_in_paper(end - 1) + 1
        return Place(quote=self.paper.text[first:last], start=first, end=last)


def prepare(paper: Paper) -> Document:
    """Cut a paper into sentences; `terms` are still empty and `published` is what the source itself gives."""
    read = [block for block in paper.blocks if block.place is not None and block.kind not in _NOT_READ]
    blocks = tuple(_outermost(sorted(read, key=_place_of_block)))
    text, pieces, ends = _gather(paper.text, blocks)
    body = even(text)
    starts = (0, *(end + 1 for end in ends))
    sentences = tuple(
        sentence
        for index, (start, end) in enumerate(zip(starts, ends, strict=False))
        for sentence in _sentences(body, start, end, index)
    )
    published = paper.source.published if paper.source else paper.dated
    return Document(paper, text, body, lower(body), pieces, blocks, sentences, published)


def _gather(text: str, blocks: tuple[Block, ...]) -> tuple[str, tuple[tuple[int, int], ...], tuple[int, ...]]:
    """The blocks' text with single spaces, where its pieces come from in the paper, and where each block ends."""
    kept: list[str] = []
    pieces: list[tuple[int, int]] = [(0, 0)]
    ends: list[int] = []
    length = 0
    for block in blocks:
        start, end = _place_of_block(block)
        line = _one_line(text[start:end])
        place = 0
        for gap in (*_GAP.finditer(line), None):
            stop = gap.start() if gap else len(line)
            pieces.append((length, start + place))
            kept.append(line[place:stop])
            length += stop - place
            place = gap.end() if gap else stop
        ends.append(length)
        pieces.append((length, end))
        kept.append("\n")
        length += 1
    return "".join(kept), tuple(pieces), tuple(ends)


def _place_of_block(block: Block) -> tuple[int, int]:
    """Start and end of a block that has a place."""
    return (block.place.start, block.place.end) if block.place else (0, 0)


def _outermost(blocks: list[Block]) -> Iterator[Block]:
    """Blocks that do not overlap: a table around its cells gives way to the cells."""
    end = 0
    for index, block in enumerate(blocks):
        start, stop = _place_of_block(block)
        follower = blocks[index + 1] if index + 1 < len(blocks) else None
        holds_cells = block.kind is BlockKind.TABLE and follower is not None and _place_of_block(follower)[0] < stop
        if start < end or stop <= start or holds_cells:
            continue
        yield block
        end = stop


def _one_line(piece: str) -> str:
    """One kind of space; line breaks become spaces, except before a list's bullet. Every character keeps its place."""
    spaced = plain_spaces(piece)
    if "\n" not in spaced:
        return spaced
    bullets = {match.start() for match in _BULLET.finditer(spaced)}
    return "".join(" " if letter == "\n" and at not in bullets else letter for at, letter in enumerate(spaced))


def _sentences(body: str, start: int, end: int, block: int) -> Iterator[Sentence]:
    """Sentences of one block, without white space around them."""
    begin = start
    for match in _SENTENCE_END.finditer(body, start, end):
        mark = match.start()
        before = lower(body[max(begin, mark - 8) : mark])
        if body[mark] == "." and (_OPEN_ENDED.search(before) or (mark - begin < 8 and _LIST_NUMBER.fullmatch(before))):
            continue
        yield from _sentence(body, begin, match.end(), block)
        begin = match.end()
    yield from _sentence(body, begin, end, block)


def _sentence(body: str, start: int, end: int, block: int) -> Iterator[Sentence]:
    """One trimmed sentence with its clauses, or nothing."""
    piece = body[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    if end > start:
        yield Sentence(start, end, block, tuple(_clauses(body, start, end)))


def _clauses(body: str, start: int, end: int) -> Iterator[Clause]:
    """Pieces between semicolons and colons (not the colon of a time of day)."""
    after = ""
    for match in _CLAUSE_END.finditer(body, start, end):
        if body[start : match.start()].strip():
            yield Clause(start, match.start(), after)
        start, after = match.end(), match.group()
    if body[start:end].strip():
        yield Clause(start, end, after)
