"""The only door to documents, their clauses and the text that they were read from."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from nhiemky.areas.audit.access import one
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import visible_organisations
from nhiemky.areas.documents.models import Clause, Document, ExtractedText, Status
from nhiemky.rules.authority import Action


def visible_to(user: Actor, at: datetime.datetime) -> QuerySet[Document]:
    """Return the documents that the user may see at the moment: drafts only where they register documents."""
    seen = visible_organisations(user, Action.SEE_DOCUMENT, at)
    registered = visible_organisations(user, Action.REGISTER_DOCUMENT, at)
    return Document.objects.filter(
        Q(organisation__in=registered) | (Q(organisation__in=seen) & ~Q(status=Status.DRAFT))
    )


def get_document(user: Actor, document_id: int, at: datetime.datetime) -> Document:
    """Return a document with its organisation, term, profile, parent and upload; NotVisible otherwise."""
    rows = visible_to(user, at).select_related("organisation", "term", "profile", "parent", "upload__stored")
    return one(rows, document_id)


def get_clause(user: Actor, clause_id: int, at: datetime.datetime) -> Clause:
    """Return a clause of a document that the user may see; NotVisible otherwise."""
    return one(Clause.objects.filter(document__in=visible_to(user, at)).select_related("document"), clause_id)


def get_text(user: Actor, text_id: int, at: datetime.datetime) -> ExtractedText:
    """Return an extracted text of a document that the user may see; NotVisible otherwise."""
    return one(ExtractedText.objects.filter(document__in=visible_to(user, at)), text_id)
