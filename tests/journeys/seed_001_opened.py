"""What comes out of the product, opened again by others' libraries: words of a DOCX, of a PDF, of a page."""

from __future__ import annotations

import html
import io
import re
from hashlib import sha256

import pypdfium2
from django.test import Client
from docx import Document as WordDocument
from docx.oxml.ns import qn

_INLINE = re.compile(r"</?(?:a|b|i)(?:\s[^>]*)?>")
_OTHERS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


def plain(text: str) -> str:
    """Return the text with every run of spaces and line ends made one space."""
    return " ".join(text.split())


def words_of_docx(content: bytes) -> str:
    """Return everything that is written in a Word file, tables included, in the order of the file."""
    body = WordDocument(io.BytesIO(content)).element.body
    paragraphs = ("".join(node.text or "" for node in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    return plain("\n".join(paragraphs))


def words_of_pdf(content: bytes) -> str:
    """Return everything that is written in a PDF, page by page."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(text.get_text_range())
            text.close()
            page.close()
        return plain("\n".join(pages))
    finally:
        document.close()


def words_of_page(markup: str) -> str:
    """Return what a page says: links and bold words run on, every other tag parts words."""
    return plain(html.unescape(_OTHERS.sub(" ", _INLINE.sub("", markup))))


def hash_of(content: bytes) -> str:
    """Return the SHA-256 of bytes as people compare it."""
    return sha256(content).hexdigest()


class Visitor:
    """A browser that follows addresses and says what came."""

    def __init__(self) -> None:
        """Begin without being signed in."""
        self.browser = Client()

    def sign_in(self, username: str, password: str) -> str:
        """Sign in by password through the form; return the address that is led to."""
        answer = self.browser.post("/dang-nhap/", {"login": username, "password": password})
        assert answer.status_code == 302, words_of_page(answer.content.decode())
        return str(answer["Location"])

    def page(self, address: str) -> str:
        """Return a page's markup."""
        answer = self.browser.get(address)
        assert answer.status_code == 200, address
        return answer.content.decode()

    def file(self, address: str) -> tuple[bytes, str]:
        """Return a download's bytes and how it is sent."""
        answer = self.browser.get(address)
        assert answer.status_code == 200, address
        return b"".join(answer), str(answer["Content-Disposition"])

    def code(self, address: str) -> tuple[int, str]:
        """Return the status of an address, and where it leads to."""
        answer = self.browser.get(address)
        return answer.status_code, str(answer.headers.get("Location", ""))


def link(markup: str, pattern: str) -> str:
    """Return the address of the first link that the pattern fits."""
    found = re.search(rf'href="({pattern})"', markup)
    assert found is not None, pattern
    return html.unescape(found[1])
