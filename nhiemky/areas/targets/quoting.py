"""A quote held to the document that it is taken from: for targets, and for the tasks above them."""

from __future__ import annotations

from nhiemky.areas.documents.models import Clause, Document, ExtractedText
from nhiemky.areas.targets.given import Quoted
from nhiemky.rules.refusals import Refusal


class QuoteDiffers(Refusal):
    """The quote is not what stands in the text at its place."""

    template = "Trích dẫn không khớp với nội dung đã đọc của văn bản tại vị trí {start}–{end}. Hãy chọn lại đoạn trích."


def standing_in(document: Document, quoted: Quoted) -> tuple[Clause | None, ExtractedText | None]:
    """Return the clause and the text of the document that a quote names, None for what it does not.

    Raises QuoteDiffers where the words don't stand where they are said to.
    """
    clause = None if quoted.clause_id is None else Clause.objects.get(pk=quoted.clause_id, document=document)
    if quoted.extracted_id is None:
        return clause, None
    extracted = ExtractedText.objects.get(pk=quoted.extracted_id, document=document)
    missing = quoted.start is None or quoted.end is None
    if missing or extracted.text[quoted.start : quoted.end] != quoted.words:
        raise QuoteDiffers(start=quoted.start, end=quoted.end)
    return clause, extracted
