"""Terms of office: "nhiệm kỳ 2020-2025", and the years of a congress or of a plan of targets."""

from __future__ import annotations

from nhiemky.papers.findings.model import Term
from nhiemky.papers.findings.sentences import Document


def find_terms(document: Document) -> tuple[Term, ...]:
    """Each term named in the document, once, at its first mention."""
    del document
    return ()
