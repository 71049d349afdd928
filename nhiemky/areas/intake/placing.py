"""Which term a text is of, and which number a new finding gets."""

from __future__ import annotations

import datetime

from django.db.models import Max

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import get_term
from nhiemky.areas.directory.models import Term
from nhiemky.areas.intake.models import Finding, FindingKind, Intake
from nhiemky.rules.refusals import Refusal


class TermOfAnother(Refusal):
    """The term is not one of the organisation that receives the file."""

    template = "{term} không phải nhiệm kỳ của tổ chức tiếp nhận văn bản. Hãy chọn lại nhiệm kỳ."


def term_of(actor: Actor, term_id: int | None, organisation_id: int, at: datetime.datetime) -> Term | None:
    """Return the organisation's term, None for none. Raises NotVisible, TermOfAnother."""
    if term_id is None:
        return None
    term = get_term(actor, term_id, at)
    if term.organisation_id != organisation_id:
        raise TermOfAnother(term=term.label)
    return term


def next_ordinal(intake: Intake, kind: FindingKind) -> int:
    """The number after the last finding of a kind in the text; the caller holds the text's lock."""
    rows = Finding.objects.filter(intake=intake, kind=kind)
    return int(rows.aggregate(last=Max("ordinal"))["last"] or 0) + 1
