"""A quote held to the document that it is taken from: for targets, and for the tasks above them."""

from __future__ import annotations

from nhiemky.areas.audit.access import one
from nhiemky.areas.audit.canonical import without_unstorable
from nhiemky.areas.documents.models import Clause, Document, ExtractedText
from nhiemky.areas.targets.given import Quoted
from nhiemky.rules.refusals import Refusal


class QuoteDiffers(Refusal):
    """The quote is not what stands in the text at its place."""

    template = "Trích dẫn không khớp với nội dung đã đọc của văn bản tại vị trí {start}–{end}. Hãy chọn lại đoạn trích."


def standing_in(document: Document, quoted: Quoted) -> tuple[Clause | None, ExtractedText | None]:
    """Return the clause and the text of the document that a quote names, None for what it does not.

    Raises NotVisible where the document has no such clause or text, QuoteDiffers where the words don't stand where they
    are said to.
    """
    clause = extracted = None
    if quoted.clause_id is not None:
        clause = one(Clause.objects.filter(document=document), quoted.clause_id)
    if quoted.extracted_id is not None:
        extracted = one(ExtractedText.objects.filter(document=document), quoted.extracted_id)
    if extracted is None and quoted.start is None and quoted.end is None:
        return clause, None
    if not _placed(quoted) or (
        extracted and extracted.text[quoted.start : quoted.end] != without_unstorable(quoted.words)
    ):
        raise QuoteDiffers(start=quoted.start, end=quoted.end)
    return clause, extracted


def _placed(quoted: Quoted) -> bool:
    """Whether a quote of some words names a place that a text can have."""
    return bool(quoted.words) and quoted.start is not None and quoted.end is not None and 0 <= quoted.start < quoted.end
