"""A document's sentences made ready for reading what they state: words, quantities and days at their places.

Made once per document and shared by targets, results and tasks.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nhiemky.papers.content import BlockKind
from nhiemky.papers.findings.sentences import Document, Sentence, Token
from nhiemky.rules.text import FoundDate, Quantity, find_dates, find_numbers

# "hằng năm 10-12%", "vượt kế hoạch 14/15 chỉ tiêu": no year and no document is numbered there.
_NO_YEAR = re.compile(
    r"(?<=hàng |hằng |Hàng |Hằng )năm(?=:? \d)|(?<=mỗi |Mỗi )năm(?=:? \d)|(?<= hai | hơn )năm(?= rưỡi)"
)
_NO_NUMBER = re.compile(r"\b(?:kế hoạch|nghị quyết|chương trình)(?= \d+/\d+ (?:chỉ tiêu|nội dung|nhiệm vụ|tiêu chí))")

# A sentence longer than any that is written is read in pieces, so that reading takes time in line with its length.
_LONGEST = 400

# Stands for a line's end, over which no number runs: "đạt 80%" before "- 94% dân cư …" is no range.
_END_OF_BLOCK = "¶"

_DIGIT = re.compile(r"\d")
_PER_MILLE = re.compile(r"%[0oO](?![\w%]|[.,]\d)")


def _blanked(match: re.Match[str]) -> str:
    return "·" * len(match.group())


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence: its tokens, the same in small letters, its quantities, and the dates in it."""

    document: Document
    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[FoundDate, ...]

    @property
    def start(self) -> int:
        """Where the sentence begins in the text."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where the sentence ends in the text."""
        return self.sentence.end

    @property
    def kind(self) -> BlockKind:
        """The kind of the block that the sentence stands in."""
        return self.document.block_of(self.sentence).kind

    def word_at(self, offset: int) -> int:
        """Number of the first word that begins at or after a place of the text."""
        return bisect.bisect_left(self.tokens, offset, key=lambda token: token.start)

    def word_at_source(self, place: int) -> int:
        """Number of the first word that begins at or after a place of `paper.text`, where every finding is placed."""
        source = self.document.place_in_paper
        return bisect.bisect_left(self.tokens, place, key=lambda token: source(token.start))

    def capital(self, word: int) -> bool:
        """Whether word number `word` is written with a capital first letter."""
        return word < len(self.tokens) and self.tokens[word].text[:1].isupper()

    def begin(self, word: int) -> int:
        """Where word number `word` begins; the sentence's end past the last."""
        return self.tokens[word].start if word < len(self.tokens) else self.end

    def finish(self, word: int) -> int:
        """Where the word before number `word` ends."""
        return self.tokens[word - 1].end if word else self.start


def statements(document: Document) -> tuple[Statement, ...]:
    """Every sentence of the document with its words, quantities and dates."""
    numbered = _NO_YEAR.sub("nằm", _NO_NUMBER.sub(_blanked, document.body)).replace("\n", _END_OF_BLOCK)
    quantities = find_numbers(_PER_MILLE.sub("‰ ", numbered))
    dates = [date for sentence in document.sentences for date in _dates(document.body, sentence)]
    return tuple(_statements(document, quantities, dates))


def _dates(body: str, sentence: Sentence) -> Iterator[FoundDate]:
    """The dates of a sentence; most sentences have no digit and need not be searched."""
    text = body[sentence.start : sentence.end]
    if _DIGIT.search(text):
        for date in find_dates(text):
            yield replace(date, start=date.start + sentence.start, end=date.end + sentence.start)


def _statements(document: Document, quantities: Sequence[Quantity], dates: Sequence[FoundDate]) -> Iterator[Statement]:
    """One statement per sentence; quantities and dates are dealt out by their place."""
    next_quantity = next_date = 0
    for sentence in document.sentences:
        for piece, tokens in _pieces(sentence, document.tokens(sentence.start, sentence.end)):
            first_quantity = _first_from(quantities, next_quantity, piece.start)
            next_quantity = _first_from(quantities, first_quantity, piece.end)
            first_date = _first_from(dates, next_date, piece.start)
            next_date = _first_from(dates, first_date, piece.end)
            yield Statement(
                document,
                piece,
                tokens,
                tuple(document.low[token.start : token.end] for token in tokens),
                tuple(quantities[first_quantity:next_quantity]),
                tuple(dates[first_date:next_date]),
            )


def _pieces(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[tuple[Sentence, tuple[Token, ...]]]:
    """The sentence with its words, or pieces of it where it is longer than any that is written."""
    if len(tokens) <= _LONGEST:
        yield sentence, tokens
        return
    first = 0
    while first < len(tokens):
        piece = tokens[first : first + _LONGEST]
        if first + _LONGEST < len(tokens):
            piece = piece[: _last_mark(piece)]
        yield Sentence(piece[0].start, piece[-1].end, sentence.block, ()), piece
        first += len(piece)


def _last_mark(tokens: Sequence[Token]) -> int:
    """The number of the token after the last semicolon in the second half, else of the last comma; else the end."""
    half = len(tokens) // 2
    for marks in (";", ","):
        place = next((at for at in range(len(tokens) - 1, half, -1) if tokens[at].text == marks), None)
        if place is not None:
            return place + 1
    return len(tokens)


def _first_from(found: Sequence[Quantity] | Sequence[FoundDate], index: int, offset: int) -> int:
    """The index of the first found thing from `index` on that begins at or after `offset`."""
    while index < len(found) and found[index].start < offset:
        index += 1
    return index
