"""Tables of documents: the register, the number books, the clauses with the text that they were read from."""

from __future__ import annotations

from nhiemky.areas.documents.models.clauses import Clause, ClauseVersion, ExtractedText, Stage
from nhiemky.areas.documents.models.numbers import NumberIssue, NumberSeries, ScopeKind
from nhiemky.areas.documents.models.register import Document, Origin, Status

__all__ = [
    "Clause",
    "ClauseVersion",
    "Document",
    "ExtractedText",
    "NumberIssue",
    "NumberSeries",
    "Origin",
    "ScopeKind",
    "Stage",
    "Status",
]
