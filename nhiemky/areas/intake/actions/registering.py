"""The read text becomes a document of the register, with the clauses that targets and tasks point at."""

from __future__ import annotations

import datetime

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.documents import actions as documents
from nhiemky.areas.documents.access import get_document
from nhiemky.areas.documents.models import Document, ExtractedText, Origin
from nhiemky.areas.intake import deciding
from nhiemky.areas.intake.kept import document_proposal, paper_of
from nhiemky.areas.intake.placing import term_of
from nhiemky.areas.rulebook import queries as rulebook
from nhiemky.areas.rulebook import readers
from nhiemky.areas.targets.actions.setting import DocumentOfAnother
from nhiemky.rules.periods import local_day
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop


class RegisteredBefore(Refusal):
    """The text stands in the register already."""

    template = "Văn bản này đã vào sổ: {document}. Hãy mở văn bản đó."


def register_document(
    *,
    actor: Actor,
    at: datetime.datetime,
    intake_id: int,
    type_code: str = "",
    number_text: str = "",
    signed_on: datetime.date | None = None,
    subject: str = "",
    issuing_name: str = "",
    origin: str = Origin.IMPORTED,
    term_id: int | None = None,
    parent_id: int | None = None,
) -> Document:
    """Enter the read text into the register with all its clauses; what is left out is taken from the text's own head.

    `parent_id`: the document that it carries out (the term's resolution, for a year's). Raises what
    `documents.actions.register` raises, TermOfAnother, RegisteredBefore, NotOpen.
    """
    with transaction.atomic():
        ground = deciding.lock(actor, at, intake_id)
        intake = ground.intake
        _check_free(intake.document)
        own = document_proposal(intake.paper)
        intake.term = term_of(actor, term_id, intake.organisation_id, at) or intake.term
        document = documents.register(
            actor=actor,
            at=at,
            organisation=intake.organisation,
            subject=subject or own.subject or intake.upload.name,
            origin=origin,
            type_code=type_code or _type_code(actor, own.type_name, at),
            upload=intake.upload,
            paper=paper_of(intake.paper, intake.text),
            reader_version=intake.reader_version,
            number_text=number_text or own.number_text,
            signed_on=signed_on or own.signed_on,
            issuing_name=issuing_name,
            term=intake.term,
            parent=get_document(actor, parent_id, at) if parent_id is not None else None,
        )
        _bind(ground, document, ExtractedText.objects.get(document=document, sha256=intake.text_sha256))
    return document


def link_document(
    *, actor: Actor, at: datetime.datetime, intake_id: int, document_id: int, term_id: int | None = None
) -> Document:
    """Say that the read text is a document that stands in the register; this reading is kept with it.

    Raises NotVisible, NotAllowed, TermOfAnother, DocumentOfAnother, RegisteredBefore, NotOpen.
    """
    with transaction.atomic():
        ground = deciding.lock(actor, at, intake_id)
        intake = ground.intake
        _check_free(intake.document)
        document = get_document(actor, document_id, at)
        intake.term = term_of(actor, term_id, intake.organisation_id, at) or document.term or intake.term
        if document.organisation_id != intake.organisation_id:
            raise DocumentOfAnother(document=document, term=gettext_noop("tổ chức tiếp nhận văn bản"))
        extracted = documents.read_again(
            actor=actor,
            at=at,
            document=document,
            paper=paper_of(intake.paper, intake.text),
            reader_version=intake.reader_version,
        )
        _bind(ground, document, extracted)
    return document


def _type_code(actor: Actor, type_name: str, at: datetime.datetime) -> str:
    """The code of the type that the text's head names, by the catalogue in force; "" for a type without one.

    "chương trình hành động" is a kind of "chương trình": the longest name that it begins with decides.
    """
    catalogue = rulebook.rule_set(actor, readers.TYPE_CODES, "state", local_day(at))
    codes = rulebook.type_codes(actor, catalogue)
    known = [name for name in codes if f"{type_name} ".startswith(f"{name} ")]
    return codes[max(known, key=len)] if known else ""


def _check_free(document: Document | None) -> None:
    if document is not None:
        raise RegisteredBefore(document=document)


def _bind(ground: deciding.Ground, document: Document, extracted: ExtractedText) -> None:
    """Let the text point at its document and at the reading that its spans are of."""
    intake = ground.intake
    intake.document, intake.extracted = document, extracted
    intake.save(update_fields=["document", "extracted", "term"])
    record(
        actor=ground.actor,
        at=ground.at,
        verb="intake.document_registered",
        obj=document,
        facts={"intake": intake.pk, "upload": intake.upload.name},
        organisation=intake.organisation_id,
    )
