"""Reads of documents: a page, a clause with its words, the register, the number books."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import F, Q

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory import access as directory_access
from nhiemky.areas.directory.models import Organisation
from nhiemky.areas.documents import access
from nhiemky.areas.documents.models import (
    Clause,
    ClauseVersion,
    Document,
    NumberIssue,
    NumberSeries,
    Origin,
    Stage,
    Status,
)
from nhiemky.rules import numbering
from nhiemky.rules.authority import Action
from nhiemky.rules.text import fold


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A clause as it was last read: its place, its words, its span in the text `text_id`."""

    clause_id: int
    path: str
    heading: str
    text: str
    start: int
    end: int
    stage: str
    text_id: int
    depth: int


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list."""

    id: int
    name: str
    number_text: str
    subject: str
    type_code: str
    issuing_name: str
    origin: str
    status: str
    status_name: str
    signed_on: datetime.date | None
    issued_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Everything a document's page shows. `children` carry the document out (the resolutions of single years)."""

    document: Document
    line: DocumentLine
    parent: DocumentLine | None
    children: tuple[DocumentLine, ...]
    clauses: tuple[ClauseLine, ...]


def document_page(viewer: Actor, document_id: int, at: datetime.datetime) -> DocumentPage:
    """Return a document with its latest reading. Raises NotVisible. Five queries, whatever the number of clauses."""
    document = access.get_document(viewer, document_id, at)
    seen = access.visible_to(viewer, at)
    children = seen.filter(parent=document).order_by("signed_on", "id")
    parent = seen.filter(pk=document.parent_id).first() if document.parent_id else None
    return DocumentPage(
        document=document,
        line=_line(document),
        parent=_line(parent) if parent else None,
        children=tuple(_line(each) for each in children),
        clauses=_latest_clauses(document),
    )


def _line(document: Document) -> DocumentLine:
    return DocumentLine(
        id=document.pk,
        name=str(document),
        number_text=document.number_text,
        subject=document.subject,
        type_code=document.type_code,
        issuing_name=document.issuing_name,
        origin=Origin(document.origin).label,
        status=document.status,
        status_name=Status(document.status).label,
        signed_on=document.signed_on,
        issued_on=document.issued_on,
    )


def _latest_clauses(document: Document) -> tuple[ClauseLine, ...]:
    """The clauses of the latest reading, in the order of the text."""
    latest = document.texts.order_by("-read_at", "-id").first()
    if latest is None:
        return ()
    versions = ClauseVersion.objects.filter(extracted=latest).select_related("clause")
    return tuple(_clause_line(each) for each in versions.order_by("ordinal", "-id"))


def _clause_line(version: ClauseVersion) -> ClauseLine:
    return ClauseLine(
        clause_id=version.clause_id,
        path=version.clause.path,
        heading=version.clause.heading,
        text=version.text,
        start=version.start,
        end=version.end,
        stage=Stage(version.stage).label,
        text_id=version.extracted_id,
        depth=version.clause.path.count("."),
    )


@dataclass(frozen=True, slots=True)
class ClausePage:
    """A clause with every version of its words, the latest first, and the document that it stands in."""

    document: DocumentLine
    clause_id: int
    path: str
    heading: str
    versions: tuple[ClauseLine, ...]


def clause(viewer: Actor, clause_id: int, at: datetime.datetime) -> ClausePage:
    """Return a clause of a document that the viewer may see. Raises NotVisible."""
    found = access.get_clause(viewer, clause_id, at)
    versions = found.versions.select_related("clause").order_by("-valid_from", "-extracted__read_at", "-id")
    return ClausePage(
        document=_line(found.document),
        clause_id=found.pk,
        path=found.path,
        heading=found.heading,
        versions=tuple(_clause_line(each) for each in versions),
    )


def clause_at(viewer: Actor, document: Document, start: int, end: int, at: datetime.datetime) -> Clause | None:
    """Return the narrowest clause of the latest reading that holds the span; None where none does.

    Raises NotVisible where the viewer may not see the document.
    """
    seen = access.get_document(viewer, document.pk, at)
    latest = seen.texts.order_by("-read_at", "-id").first()
    holding = ClauseVersion.objects.filter(extracted=latest, start__lte=start, end__gte=end)
    narrowest = holding.select_related("clause").order_by(F("end") - F("start"), "-ordinal").first()
    return narrowest.clause if narrowest else None


def excerpt(viewer: Actor, text_id: int, start: int, end: int, at: datetime.datetime, *, around: int = 200) -> str:
    """Return a span of a kept text with `around` characters on each side. Raises NotVisible."""
    kept = access.get_text(viewer, text_id, at)
    return kept.text[max(0, start - around) : end + around]


def register_book(
    viewer: Actor, organisation: Organisation, year: int, at: datetime.datetime, *, search: str = ""
) -> tuple[DocumentLine, ...]:
    """Return the organisation's register of a year, by day and number; drafts by the day they were entered.

    `search` looks through number, subject and issuer without regard to diacritics. Raises NotVisible.
    """
    directory_access.get_organisation(viewer, organisation.pk, at, Action.SEE_DOCUMENT)
    in_year = Q(issued_on__year=year) | Q(issued_on__isnull=True, registered_at__year=year)
    rows = access.visible_to(viewer, at).filter(in_year, organisation=organisation)
    if search.strip():
        rows = rows.filter(folded__contains=fold(search))
    return tuple(_line(each) for each in rows.order_by("issued_on", "number", "id"))


@dataclass(frozen=True, slots=True)
class NumberBook:
    """One number book: what it covers, the last number, and numbers that are missing (none, if all went well)."""

    series: str
    scope: str
    last: int
    gaps: tuple[int, ...]


def number_books(viewer: Actor, organisation: Organisation, at: datetime.datetime) -> tuple[NumberBook, ...]:
    """Return the organisation's number books, each checked for gaps: two queries and the check of rights."""
    directory_access.get_organisation(viewer, organisation.pk, at, Action.SEE_DOCUMENT)
    books = NumberSeries.objects.filter(organisation=organisation).order_by("scope_key", "series")
    used: dict[int, list[int]] = {book.pk: [] for book in books}
    for series, number in NumberIssue.objects.filter(series__in=used).values_list("series_id", "number"):
        used[series].append(number)
    return tuple(
        NumberBook(book.series, book.scope_key, book.last, numbering.gaps([*used[book.pk], book.last + 1]))
        for book in books
    )
