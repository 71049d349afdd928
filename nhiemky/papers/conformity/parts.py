"""The parts of a DOCX as XML, opened under the reader's ceilings, with entities and the network off."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree

from nhiemky.papers.reader.archive import Damaged, chunks_of, open_archive
from nhiemky.papers.reader.limits import DEFAULT_LIMITS, Limits, ReadRefusal

type Element = etree._Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# The same vocabularies under the names of ISO 29500 "strict", which few programs write.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": WORD,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONS,
}


class NotADocument(ReadRefusal):
    """The bytes are no DOCX, so there is no form to check."""

    exit_code = 20
    template = "Chỉ kiểm tra được thể thức của tệp Word (.docx). Hãy lưu văn bản thành .docx rồi kiểm tra lại."


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that say how a document looks; `headers` by relation identifier."""

    document: Element
    styles: Element | None
    theme: Element | None
    headers: dict[str, Element]


def open_parts(content: bytes, limits: Limits = DEFAULT_LIMITS) -> Parts:
    """The parts of a DOCX. Raises NotADocument, or the reader's refusals for damaged, locked and hostile files."""
    if not content.startswith(b"PK"):
        raise NotADocument
    with open_archive(content, limits) as archive:
        names = set(archive.namelist())
        if "word/document.xml" not in names:
            raise NotADocument

        def part(name: str) -> Element | None:
            return _parse(b"".join(chunks_of(archive, name, limits.part_bytes))) if name in names else None

        document = part("word/document.xml")
        if document is None:
            raise NotADocument
        headers: dict[str, Element] = {}
        relations = part("word/_rels/document.xml.rels")
        for relation in relations if relations is not None else ():
            target = f"word/{relation.get('Target', '')}"
            header = part(target) if relation.get("Type", "").endswith("/header") else None
            if header is not None:
                headers[relation.get("Id", "")] = header
        return Parts(document, part("word/styles.xml"), part("word/theme/theme1.xml"), headers)


def tag(name: str) -> str:
    """A name of WordprocessingML as lxml writes it."""
    return f"{{{WORD}}}{name}"


def child(element: Element | None, *names: str) -> Element | None:
    """The first child along a path of names, None where it breaks off."""
    for name in names:
        if element is None:
            return None
        element = element.find(tag(name))
    return element


def attribute(element: Element | None, name: str) -> str:
    """A w: attribute, "" where it isn't there."""
    return "" if element is None else str(element.get(tag(name), ""))


def number(element: Element, name: str) -> Decimal:
    """A w: attribute as a number, 0 where it is none."""
    try:
        value = Decimal(attribute(element, name))
    except InvalidOperation:
        return Decimal(0)
    return value if value.is_finite() else Decimal(0)


def _parse(content: bytes) -> Element:
    """XML of a part; a document type (entities, outside files) is refused."""
    for strict, usual in _STRICT.items():
        content = content.replace(strict.encode(), usual.encode())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Damaged(what="XML sai cú pháp") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Damaged(what="XML có khai báo lạ")
    return root
