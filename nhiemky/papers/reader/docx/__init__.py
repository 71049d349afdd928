"""DOCX → pieces."""

from __future__ import annotations

from collections.abc import Iterator

from nhiemky.papers.reader.archive import open_archive
from nhiemky.papers.reader.docx.body import Walk, Where, note_elements
from nhiemky.papers.reader.docx.inline import Inline
from nhiemky.papers.reader.docx.numbering import Numbering
from nhiemky.papers.reader.docx.package import FOREIGN, Package, open_package
from nhiemky.papers.reader.docx.styles import Styles
from nhiemky.papers.reader.legacy import to_unicode
from nhiemky.papers.reader.limits import Limits
from nhiemky.papers.reader.markup import streamed
from nhiemky.papers.reader.pieces import Draft, Piece, Progress, tidy
from nhiemky.papers.reader.unreadable import Scanned

CHANGES = "Tệp còn thay đổi chưa chấp nhận (Track Changes); đã đọc như thể chấp nhận tất cả."
_BODY = frozenset(("body",))
_BLOCKS = frozenset(("p", "tbl", "sdt", "customXml", "altChunk", "ins", "moveTo"))


def read_docx(content: bytes, limits: Limits, progress: Progress) -> Draft:
    """The pieces of a DOCX file, tracked changes accepted; raises Damaged, Bomb, ForbiddenMarkup, TooLong, Scanned."""
    with open_archive(content, limits) as archive:
        package = open_package(archive, limits)
        walk = _walked(package, limits, progress)
        warnings = package.warnings()
        if not walk.pieces and package.has_pictures():
            raise Scanned
    if walk.inline.changed:
        warnings.insert(0, CHANGES)
    if walk.foreign:
        warnings.append(FOREIGN)
    encodings = _convert(walk.pieces, walk.inline.encodings)
    if not walk.inline.pages_known:
        for piece in walk.pieces:
            piece.page = None
    pages = walk.inline.page if walk.inline.pages_known else None
    kept = [piece for piece in walk.pieces if piece.text]
    return Draft(kept, title=walk.title, legacy_encoding=encodings, pages=pages, warnings=warnings)


def _walked(package: Package, limits: Limits, progress: Progress) -> Walk:
    """Everything in the body, read as it streams by."""
    styles = Styles(package.root("styles"))
    numbering = Numbering(package.root("numbering"))
    notes = note_elements((kind, package.root(f"{kind}s")) for kind in ("footnote", "endnote"))
    walk = Walk(styles, numbering, Inline(styles, limits.depth), limits, notes)
    whole, done = package.document_size(), 0

    def counted() -> Iterator[bytes]:
        nonlocal done
        for chunk in package.document_chunks():
            done += len(chunk)
            yield chunk
            progress(min(done, whole), whole)

    for element in streamed(counted(), package.document, _BODY, _BLOCKS):
        walk.block(element, Where())
    walk.finish()
    return walk


def _convert(pieces: list[Piece], by_font: set[str]) -> str:
    """Convert what no font gave away, by statistics; return the names of all encodings found.

    Only then may the soft hyphens go: TCVN3 has the letter ư in their place.
    """
    lines, names = to_unicode([piece.text for piece in pieces])
    for piece, line in zip(pieces, lines, strict=True):
        piece.text = tidy(line).strip()
    return ", ".join(sorted(by_font | set(filter(None, names.split(", ")))))
