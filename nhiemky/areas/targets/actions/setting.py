"""Setting a target: from a document's words to numbers that can be judged."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Max

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable, without_unstorable
from nhiemky.areas.audit.rows import check_fits
from nhiemky.areas.directory.access import check, get_term
from nhiemky.areas.directory.models import Term
from nhiemky.areas.documents.access import get_document
from nhiemky.areas.documents.models import Document
from nhiemky.areas.targets import access
from nhiemky.areas.targets.given import NewTarget, Quoted
from nhiemky.areas.targets.models import Frequency, Indicator, Target, check_number, to_scaled
from nhiemky.areas.targets.quoting import standing_in
from nhiemky.areas.targets.signs import check_sign
from nhiemky.areas.targets.wording import FEWEST_DECIMALS, check_terms, decimals_needed
from nhiemky.rules.authority import Action
from nhiemky.rules.progress import YEARLY_KINDS
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import fold


class DocumentOfAnother(Refusal):
    """The document belongs to another organisation or term."""

    template = "Văn bản “{document}” không thuộc {term}. Hãy chọn văn bản của chính nhiệm kỳ này."


class OrdinalTaken(Refusal):
    """Another target of the term has the ordinal or the code."""

    template = "Nhiệm kỳ này đã có chỉ tiêu số {ordinal} hoặc mã “{code}”. Hãy chọn số thứ tự hoặc mã khác."


def set_target(
    *,
    actor: Actor,
    at: datetime.datetime,
    term_id: int,
    document_id: int,
    new: NewTarget,
    parent_id: int | None = None,
    ordinal: int | None = None,
    code: str = "",
) -> Target:
    """Confirm a target of a term, as it stands in a document of that term.

    Without an ordinal it takes the next one of the term, or of its parent; without a code one made of that. What may
    be completed later is left open, and the target is shown as one that can't be judged until then. Raises
    TargetMalformed, DocumentOfAnother, QuoteDiffers, OrdinalTaken, NotWhole, TooLarge.
    """
    term = get_term(actor, term_id, at)
    check(actor, Action.EDIT_TARGET, term.organisation_id, at)
    document = _document(actor, at, term, document_id)
    target = _worded(actor, new, _indicator(actor, new))
    target.term, target.organisation_id, target.document = term, term.organisation_id, document
    target.parent = access.get_target(actor, parent_id, at) if parent_id is not None else None
    _quote(target, document, new.quoted)
    target.confirmed_at, target.confirmed_by_id = at, actor.actor_id
    target.confirmed_by_name = actor.actor_name[:200]
    check_fits(target)
    check_terms(target)
    check_sign(target)
    with transaction.atomic():
        _place(target, ordinal, storable(code).strip())
        facts = {
            "wanted": target.wanted(target.value, target.value_max),
            "document": str(document),
            "clause": target.clause.path if target.clause else "",
            "ordinal": target.ordinal,
        }
        record(actor=actor, at=at, verb="targets.set", obj=target, facts=facts, organisation=target.organisation_id)
    return target


def _worded(actor: Actor, new: NewTarget, indicator: Indicator | None) -> Target:
    """The target as its words say it, scaled so that every number is exact."""
    least = indicator.decimals if indicator else FEWEST_DECIMALS
    for number in (new.value, new.value_max, new.baseline):
        if number is not None:
            check_number(number)
    scale = decimals_needed(new.value, new.value_max, new.baseline, least=least)
    name = storable(new.name).strip()
    return Target(
        name=name,
        folded=fold(name)[:700],
        field=access.get_field(actor, new.field) if new.field else None,
        programme=storable(new.programme).strip(),
        indicator=indicator,
        kind=new.kind.value,
        comparator=new.comparator.value,
        decimals=scale,
        value=_scaled(new.value, scale),
        value_max=_scaled(new.value_max, scale),
        baseline=_scaled(new.baseline, scale),
        unit=storable(new.unit).strip() or (indicator.unit if indicator else ""),
        frequency=Frequency.PER_YEAR if new.kind in YEARLY_KINDS else Frequency.BY_END,
        direction=new.direction.value,
        needed_years=new.needed_years,
        due_on=new.due_on,
    )


def _indicator(actor: Actor, new: NewTarget) -> Indicator | None:
    return None if new.indicator_id is None else access.get_indicator(actor, new.indicator_id)


def _document(actor: Actor, at: datetime.datetime, term: Term, document_id: int) -> Document:
    document = get_document(actor, document_id, at)
    if document.term_id not in (None, term.pk):
        raise DocumentOfAnother(document=document, term=term.label)
    return document


def _quote(target: Target, document: Document, quoted: Quoted) -> None:
    """Let the target quote the document, if the words stand where they are said to stand."""
    target.clause, target.extracted = standing_in(document, quoted)
    target.quote = without_unstorable(quoted.words)
    target.quote_start, target.quote_end = quoted.start, quoted.end


def _scaled(value: Decimal | int | None, decimals: int) -> int | None:
    return None if value is None else to_scaled(value, decimals)


def _place(target: Target, ordinal: int | None, code: str) -> None:
    """Save the target at its ordinal, the next free one where none is given; writers of one term queue here."""
    Term.objects.select_for_update(of=("self",)).get(pk=target.term_id)
    siblings = Target.objects.filter(term=target.term_id, parent=target.parent_id)
    last = siblings.aggregate(last=Max("ordinal"))["last"] or 0
    target.ordinal = ordinal or last + 1
    prefix = f"{target.parent.code}." if target.parent else "CT"
    target.code = code or f"{prefix}{target.ordinal:02d}"
    check_fits(target)
    try:
        with transaction.atomic():
            target.save(force_insert=True)
    except IntegrityError:
        taken = Target.objects.filter(term=target.term_id, code=target.code).exists()
        if not taken and not siblings.filter(ordinal=target.ordinal).exists():
            raise
        raise OrdinalTaken(ordinal=target.ordinal, code=target.code) from None
