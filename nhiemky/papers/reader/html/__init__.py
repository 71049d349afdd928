"""Saved web pages → pieces: the article with its title, without what stands around it."""

from __future__ import annotations

import datetime

from nhiemky.papers.content import BlockKind
from nhiemky.papers.reader.html.article import article_root, is_link_list
from nhiemky.papers.reader.html.blocks import Blocks, Made
from nhiemky.papers.reader.html.clutter import remove_clutter
from nhiemky.papers.reader.html.meta import published_of, title_of, without_site
from nhiemky.papers.reader.html.source import page_of
from nhiemky.papers.reader.legacy import to_unicode
from nhiemky.papers.reader.limits import Limits, check_length
from nhiemky.papers.reader.markup import Element
from nhiemky.papers.reader.pieces import Draft, Piece, Progress, tidy
from nhiemky.papers.reader.titles import published_on

_STEPS = 3
_LONGEST_TITLE = 400
_SHORTEST_TITLE = 4  # words


def read_html(content: bytes, limits: Limits, progress: Progress, *, packed: bool = False) -> Draft:
    """The pieces of a saved page (`packed`: in one MHTML file); raises Damaged, ForbiddenMarkup, TooLarge, TooLong."""
    root, legacy = page_of(content, limits, packed=packed)
    progress(1, _STEPS)
    published, given = published_of(root), title_of(root)
    everything = _lines_of(root)
    remove_clutter(root)
    walk = Blocks()
    made = walk.read(_body(root))
    check_length("khối", len(made), limits.blocks)
    progress(2, _STEPS)
    pieces = _article(root, made, given)
    texts, by_statistics = to_unicode([piece.text for piece in pieces])
    for piece, text in zip(pieces, texts, strict=True):
        piece.text = tidy(text).strip()
    names = {name for name in f"{legacy}, {by_statistics}".split(", ") if name} | walk.encodings
    progress(_STEPS, _STEPS)
    return Draft(
        [piece for piece in pieces if piece.text],
        title=given,
        published=published or _published_by_lines(everything, pieces),
        legacy_encoding=", ".join(sorted(names)),
        from_page=True,
    )


def _body(root: Element) -> Element:
    """The body of a page, or all of it."""
    found = next(root.iter("body"), None)
    return found if found is not None else root


def _lines_of(root: Element) -> list[Piece]:
    """Every line of the page as it was, menus and all: the day may stand outside the article."""
    return [made.piece for made in Blocks().read(_body(root))]


def _article(root: Element, made: list[Made], given: str) -> list[Piece]:
    """The blocks of the article, its title first."""
    chosen = article_root(_body(root), made)
    inside = set(chosen.iter())
    kept = [each for each in made if each.element in inside and not is_link_list(each)]
    pieces = [each.piece for each in kept]
    title = _title(made, given)
    if title and not any(_same(piece.text, title) for piece in pieces[:6]):
        pieces.insert(0, Piece(title, outline=1))
    for piece in pieces:
        if piece.outline == 1 or _same(piece.text, title):
            piece.outline, piece.kind = 0, BlockKind.PARAGRAPH
    return pieces


def _title(made: list[Made], given: str) -> str:
    """The heading of the article: the longest line that the page's head speaks of, else its only first heading."""
    lines = [each.piece.text for each in made if len(each.piece.text) <= _LONGEST_TITLE and not is_link_list(each)]
    known = [line for line in lines if len(line.split()) >= _SHORTEST_TITLE and line.lower() in given.lower()]
    if known:
        return max(known, key=len)
    headings = [each.piece.text for each in made if each.piece.outline == 1]
    return headings[0] if len(headings) == 1 else without_site(given)[:_LONGEST_TITLE]


def _same(one: str, other: str) -> bool:
    """Whether two titles are one, case and spaces aside."""
    return " ".join(one.split()).lower() == " ".join(other.split()).lower()


def _published_by_lines(everything: list[Piece], pieces: list[Piece]) -> datetime.date | None:
    """The day by the lines of the whole page, those of the article's neighbourhood first."""
    first = next((piece.text for piece in pieces if len(piece.text) > 20), "")
    title = next((index for index, piece in enumerate(everything) if _same(piece.text, first)), None)
    last = pieces[-1].text if pieces else ""
    end = next((index for index, piece in enumerate(everything) if piece.text == last), len(everything) - 1)
    near = everything[: end + 6]
    return published_on(near, title)
