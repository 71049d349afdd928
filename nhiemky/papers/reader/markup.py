"""XML parts read without trust: no DTD, no entities, no network, libxml2's own ceilings on depth and size kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from nhiemky.papers.reader.archive import Damaged
from nhiemky.papers.reader.limits import ReadRefusal, TooLong
from nhiemky.papers.reader.unreadable import ForbiddenMarkup

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
Element = etree._Element


_DEEPEST = 256  # libxml2's own ceiling
_OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "recover": False,
}


def local(element: Element) -> str:
    """An element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words(text: str) -> frozenset[str]:
    """Names written one after the other, as a set."""
    return frozenset(text.split())


def text_of(element: Element) -> str:
    """All text in an element."""
    return "".join(map(str, element.itertext()))


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of Word's namespace (transitional or strict), None where there is none."""
    if element is None:
        return None
    found = element.get(f"{{{WORD}}}{name}")
    return found if found is not None else element.get(f"{{{WORD_STRICT}}}{name}")


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of the first child … by local names, None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def switched_on(element: Element | None) -> bool:
    """Whether an on/off property is there and not switched off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def whole_part(chunks: Iterable[bytes], name: str) -> Element:
    """The root of a small part, read at once."""
    parser = etree.XMLParser(**_OPTIONS)
    try:
        for chunk in chunks:
            parser.feed(chunk)
        root = parser.close()
    except etree.XMLSyntaxError as error:
        raise _refusal(error, name) from error
    _refuse_document_type(root)
    return root


def streamed(
    chunks: Iterable[bytes], name: str, containers: frozenset[str], wanted: frozenset[str]
) -> Iterator[Element]:
    """The wanted children of the containers of a large part, one at a time; each is emptied after it was looked at."""
    parser = etree.XMLPullParser(events=("start", "end"), tag=_tags(containers | wanted), **_OPTIONS)
    checked = False
    try:
        for chunk in chunks:
            parser.feed(chunk)
            for event, element in parser.read_events():
                if not isinstance(element, Element):
                    continue
                if not checked:
                    _refuse_document_type(element)
                    checked = True
                parent = element.getparent()
                if (
                    event == "start"
                    or parent is None
                    or local(element) not in wanted
                    or local(parent) not in containers
                ):
                    continue
                yield element
                _forget(element, parent)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _refusal(error, name) from error


def _tags(names: frozenset[str]) -> list[str]:
    """The names in both of Word's namespaces."""
    return [f"{{{space}}}{name}" for name in sorted(names) for space in (WORD, WORD_STRICT)]


def _forget(element: Element, parent: Element) -> None:
    """Free what was read: the element's content and everything before it."""
    element.clear()
    while element.getprevious() is not None:
        del parent[0]


def _refuse_document_type(element: Element) -> None:
    """Raise where the document declares a type."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise ForbiddenMarkup


def _refusal(error: Exception, name: str) -> ReadRefusal:
    """Entities that nobody declared or that grow are forbidden markup, endless nesting is too long, the rest damage."""
    says = str(error).lower()
    if "depth" in says:
        return TooLong(what="phần tử lồng nhau", limit=_DEEPEST)
    return ForbiddenMarkup() if "entity" in says or "entities" in says else Damaged(what=f"phần {name[:80]}")
