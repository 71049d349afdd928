"""What was read is kept as it was read: the text, its hash, the reader's version, every clause's span."""

from __future__ import annotations

import datetime
import hashlib

from nhiemky.areas.audit.canonical import without_unstorable
from nhiemky.areas.documents.clauses import clause_spans
from nhiemky.areas.documents.models import Clause, ClauseVersion, Document, ExtractedText, Stage
from nhiemky.papers.content import Paper


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def keep_text(
    document: Document,
    paper: Paper,
    reader_version: str,
    stage: Stage,
    valid_from: datetime.date,
    at: datetime.datetime,
) -> tuple[ExtractedText, int]:
    """Keep a reading of a document: its text and a version of every clause; return the text and how many clauses.

    The same reading again changes nothing. A clause that an earlier reading knew by the same path is the same clause.
    """
    text = without_unstorable(paper.text)  # of the same length, so no span moves
    extracted, new = ExtractedText.objects.get_or_create(
        document=document,
        sha256=text_hash(text),
        source_sha256=paper.source.sha256 if paper.source else "",
        reader_version=reader_version,
        defaults={"text": text, "read_at": at},
    )
    if not new and extracted.clause_versions.filter(stage=stage).exists():
        return extracted, extracted.clause_versions.filter(stage=stage).count()
    spans = clause_spans(paper)
    known = {clause.path: clause for clause in Clause.objects.filter(document=document)}
    missing = [
        Clause(document=document, path=span.path, heading=without_unstorable(span.heading))
        for span in spans
        if span.path not in known
    ]
    known |= {clause.path: clause for clause in Clause.objects.bulk_create(missing)}
    ClauseVersion.objects.bulk_create(
        ClauseVersion(
            clause=known[span.path],
            stage=stage,
            extracted=extracted,
            start=span.start,
            end=span.end,
            text=text[span.start : span.end],
            ordinal=ordinal,
            valid_from=valid_from,
        )
        for ordinal, span in enumerate(spans, start=1)
    )
    return extracted, len(spans)
