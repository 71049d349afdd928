"""A saved page's bytes → its tree: encodings as pages really declare them, pages packed into one file, no entities."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from typing import Any

from lxml import etree, html

from nhiemky.papers.reader.archive import Damaged
from nhiemky.papers.reader.decoding import decode
from nhiemky.papers.reader.limits import Limits, TooLong
from nhiemky.papers.reader.markup import Element
from nhiemky.papers.reader.sniffing import TooLarge
from nhiemky.papers.reader.unreadable import ForbiddenMarkup

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY\b", re.IGNORECASE)
_HEAD = 8192
_MOST_PARTS = 2_000


def page_of(content: bytes, limits: Limits, *, packed: bool) -> tuple[Element, str]:
    """The root element of a page and the legacy encoding of its text; raises ForbiddenMarkup, TooLarge, TooLong."""
    text, legacy = _packed(content, limits) if packed else _decoded(content, b"", limits)
    return _tree(text, limits), legacy


def _packed(content: bytes, limits: Limits) -> tuple[str, str]:
    """The page in an MHTML file: its first HTML part."""
    message: Any = email.message_from_bytes(content, policy=email.policy.default)
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            raise TooLong(what="phần", limit=_MOST_PARTS)
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            return _decoded(payload or b"", (part.get_content_charset() or "").encode("ascii", "replace"), limits)
    raise Damaged(what="tệp MHTML không có trang nào")


def _decoded(content: bytes, charset: bytes, limits: Limits) -> tuple[str, str]:
    """The page's text: as declared where that fits, else as the bytes tell."""
    if len(content) > limits.page_bytes:
        raise TooLarge(limit=limits.page_bytes // (1024 * 1024))
    if _ENTITY.search(content[:_HEAD].replace(b"\x00", b"")):
        raise ForbiddenMarkup
    declared = charset or next(iter(_CHARSET.findall(content[:_HEAD])), b"")
    name = _codec(declared.decode("ascii", "replace"))
    if name and name not in ("utf-8", "ascii", "cp1252", "iso8859-1", "cp1258"):
        try:
            return content.decode(name), ""
        except (UnicodeDecodeError, LookupError):
            pass
    decoded = decode(content)
    return decoded.text, decoded.legacy_encoding


def _codec(declared: str) -> str:
    """Python's name of a declared encoding of text; "" for what is none."""
    try:
        found = codecs.lookup(declared)
    except (LookupError, ValueError):
        return ""
    return found.name if getattr(found, "_is_text_encoding", True) else ""


def _tree(text: str, limits: Limits) -> Element:
    """The page's tree; deeper nesting than is read is refused, not silently cut off."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(text.replace("\x00", " ").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Damaged(what="trang HTML không có nội dung") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise TooLong(what="phần tử lồng nhau", limit=limits.depth)
    return root
