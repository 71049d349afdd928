"""What is taken out of a page before its article is looked for: scripts, menus, comments, related news, buttons."""

from __future__ import annotations

import re

from nhiemky.papers.reader.markup import Element, local, words

_NEVER = words("""
script style noscript template iframe object embed applet svg canvas audio video map input select button
textarea option nav aside menu dialog footer link del datalist progress meter
""")
_ROLES = frozenset(
    ("navigation", "banner", "complementary", "search", "contentinfo", "dialog", "menu", "menubar", "alert")
)
_ANYWHERE = re.compile(
    r"comment|binh-?_?luan|breadcrumb|lien-?_?quan|related|sidebar|side-bar|footer|other-?_?news|tin-?_?(?:khac|moi|cung|doc)"
    r"|xem-?_?nhieu|doc-?_?nhieu|most-?_?(?:view|read)|social|quang-?_?cao|advert|newsletter|cookie|pagination|tham-?_?do|captcha"
    r"|rating|news-?_?(?:relate|other|hot|new)|copyright|addthis|zalo|fb-like|skip-link|screen-reader"
)
_WORDS = words("""
nav navbar menu topmenu ads ad tag tags tool tools toolbar vote share print login search banner paging pager
poll popup modal keyword keywords counter visitors weather header masthead topbar marquee ticker hotline
""")
_TOKENS = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHARE = 0.45
_UNSETTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # a page may hold them, a tree takes none


def remove_clutter(root: Element) -> None:
    """Take the clutter out of the tree. An element with much of the page's text stays, whatever its name."""
    for element in list(root.iter()):
        if isinstance(element.tag, str) and local(element) in _NEVER:
            _drop(element)
    whole = _length(root)
    for element in list(root.iter()):
        named = isinstance(element.tag, str) and element.getparent() is not None and _is_clutter(element)
        if named and not _holds_title(element) and _length(element) < _SHARE * whole:
            _drop(element)


def _is_clutter(element: Element) -> bool:
    """Whether an element's role, state or name says that it is no part of an article."""
    if local(element) in ("html", "body", "main", "article"):
        return False
    if (
        (element.get("role") or "").lower() in _ROLES
        or _HIDDEN.search(element.get("style") or "")
        or "hidden" in element.attrib
    ):
        return True
    name = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if not name:
        return False
    return bool(_ANYWHERE.search(name.lower())) or any(word.lower() in _WORDS for word in _TOKENS.findall(name))


def _holds_title(element: Element) -> bool:
    """Whether the page's own heading is inside ("header" of an article)."""
    return next(element.iter("h1"), None) is not None


def _length(element: Element) -> int:
    """How much text an element holds, white space aside."""
    return sum(len(text.strip()) for text in element.itertext())


def _drop(element: Element) -> None:
    """Take an element out; the text after it stays where it is."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail and tail.strip():
        tail = _UNSETTABLE.sub(" ", tail)
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + " " + tail
        else:
            parent.text = (parent.text or "") + " " + tail
    parent.remove(element)
