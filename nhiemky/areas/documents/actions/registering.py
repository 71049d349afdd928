"""Documents enter the register: drafts of the organisation's own, what arrives, and old files brought in."""

from __future__ import annotations

import datetime

from django.db import IntegrityError, transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory import access as directory_access
from nhiemky.areas.directory import timeline
from nhiemky.areas.directory.making import NameMissing, UnknownChoice
from nhiemky.areas.directory.models import Organisation, Term
from nhiemky.areas.documents.keeping import keep_text
from nhiemky.areas.documents.models import Document, ExtractedText, Origin, Stage, Status
from nhiemky.areas.files.models import Upload
from nhiemky.areas.rulebook import queries as rulebook
from nhiemky.areas.rulebook import readers
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.papers.content import Paper
from nhiemky.rules import numbering
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import fold
from nhiemky.rules.wording import gettext_noop


class DayMissing(Refusal):
    """A document that was issued elsewhere has no day."""

    template = "Văn bản “{subject}” chưa có ngày ký hoặc ngày ban hành. Hãy nhập ngày ghi trên văn bản."


class IssuerMissing(Refusal):
    """An incoming document does not say who issued it."""

    template = "Văn bản đến “{subject}” chưa ghi cơ quan ban hành. Hãy nhập tên cơ quan ban hành."


class NumberGivenByHand(Refusal):
    """An own draft comes with a number; numbers come from the book."""

    template = "Văn bản của tổ chức được cấp số từ sổ, không nhập bằng tay. Hãy để trống số rồi bấm cấp số."


class RegisteredAlready(Refusal):
    """The same number of the same issuer and day stands in the register."""

    template = (
        "Văn bản số {number} ngày {day:%d/%m/%Y} của {issuer} đã có trong sổ. Hãy mở văn bản đó thay vì đăng ký lại."
    )


def register(
    *,
    actor: Actor,
    at: datetime.datetime,
    organisation: Organisation,
    subject: str,
    origin: str,
    type_code: str = "",
    upload: Upload | None = None,
    paper: Paper | None = None,
    reader_version: str = "",
    number_text: str = "",
    signed_on: datetime.date | None = None,
    issued_on: datetime.date | None = None,
    received_on: datetime.date | None = None,
    issuing_name: str = "",
    term: Term | None = None,
    parent: Document | None = None,
    profile: RuleSet | None = None,
    stage: str = Stage.PASSED,
) -> Document:
    """Enter a document into the organisation's register; with a `paper`, keep its text and clauses.

    An own one is a draft without a number; one that arrives or is brought in stands as issued on its day. `profile`
    is the version of the format profile that it was made under: for an own draft the one in force for the
    organisation, where it is None. `parent`: the document that it carries out (a year's resolution → the term's).
    Raises NotVisible, NotAllowed, UnknownChoice, NameMissing, DayMissing, IssuerMissing, NumberGivenByHand,
    RegisteredAlready, NoRuleSet.
    """
    directory_access.check(actor, Action.REGISTER_DOCUMENT, organisation, at)
    document = Document(
        organisation=organisation,
        subject=storable(subject).strip(),
        origin=origin,
        type_code=storable(type_code).strip(),
        number_text=storable(number_text).strip(),
        signed_on=signed_on,
        issued_on=issued_on,
        received_on=received_on,
        issuing_name=storable(issuing_name).strip(),
        term=term,
        parent=parent,
        profile=profile,
        upload=upload,
        registered_at=at,
    )
    _check_choices(document, stage)
    _complete(actor, document, local_day(at))
    with transaction.atomic():
        _save(document)
        clauses = _keep(document, paper, reader_version, Stage(stage), at)
        facts = {
            "issuing_name": document.issuing_name,
            "number_text": document.number_text,
            "origin": Origin(origin).label,
            "clauses": clauses,
            "upload_id": document.upload_id,
        }
        record(actor=actor, at=at, verb="documents.registered", obj=document, facts=facts, organisation=organisation)
    return document


def _keep(document: Document, paper: Paper | None, reader_version: str, stage: Stage, at: datetime.datetime) -> int:
    """Keep the text of a document that comes with one; return how many clauses it has."""
    if paper is None:
        return 0
    return keep_text(document, paper, reader_version, stage, document.issued_on or local_day(at), at)[1]


def _check_choices(document: Document, stage: str) -> None:
    """Refuse what names nothing that there is."""
    if document.origin not in Origin.values:
        raise UnknownChoice(value=document.origin, what=gettext_noop("nguồn văn bản"))
    if stage not in Stage.values:
        raise UnknownChoice(value=stage, what=gettext_noop("giai đoạn của văn bản"))
    if not document.subject:
        raise NameMissing(what=gettext_noop("trích yếu"))
    if document.profile is not None and document.profile.kind != readers.FORMAT_PROFILE:
        raise UnknownChoice(value=document.profile.label, what=gettext_noop("mẫu trình bày"))
    if document.origin == Origin.OWN and document.term and document.term.organisation_id != document.organisation_id:
        raise UnknownChoice(value=document.term.label, what=gettext_noop("nhiệm kỳ của tổ chức này"))


def _complete(actor: Actor, document: Document, today: datetime.date) -> None:
    """Fill in what follows from the rest: status, issuer, profile, search key; refuse what can't stand so."""
    if document.origin == Origin.OWN:
        if document.number_text:
            raise NumberGivenByHand
        document.status = Status.DRAFT
        document.profile = document.profile or _profile_in_force(actor, document.organisation, today)
        _check_type(actor, document, today)
    else:
        document.status = Status.ISSUED
        document.issued_on = document.issued_on or document.signed_on
        if document.issued_on is None:
            raise DayMissing(subject=document.subject)
        document.number = _readable_number(document)
    if not document.issuing_name:
        if document.origin == Origin.INCOMING:
            raise IssuerMissing(subject=document.subject)
        document.issuing_name = timeline.name_of(document.organisation, document.issued_on or today)
    document.folded = fold(f"{document.number_text} {document.subject} {document.issuing_name}")[:1500]


def _profile_in_force(actor: Actor, organisation: Organisation, on: datetime.date) -> RuleSet:
    """The format profile of the organisation's family on the day."""
    version = timeline.version_on(organisation, on)
    family = version.profile_family if version else "state"
    return rulebook.rule_set(actor, readers.FORMAT_PROFILE, family, on)


def _check_type(actor: Actor, document: Document, on: datetime.date) -> None:
    """Raise UnknownType unless the profile's catalogue of types has the code."""
    style = "party" if document.profile and document.profile.code in _PARTY_STYLE else "state"
    known = rulebook.type_codes(actor, rulebook.rule_set(actor, readers.TYPE_CODES, style, on))
    if document.type_code not in known.values():
        raise numbering.UnknownType(type=document.type_code)


# Families whose documents carry the Party's type codes (domain of forms: the youth union writes "367-QĐ/TWĐTN-VP").
_PARTY_STYLE = frozenset({"party", "youth_union"})


def _readable_number(document: Document) -> int | None:
    """The number inside a printed one, where the document's profile can read it."""
    if document.profile is None or not document.number_text:
        return None
    template = readers.format_profile(document.profile).number_template
    try:
        return numbering.parse_number(document.number_text, template).number
    except numbering.NumberUnreadable:
        return None


def _save(document: Document) -> None:
    """Insert the row; the database itself refuses a second one of the same number, issuer and day."""
    try:
        with transaction.atomic():
            insert(document)
    except IntegrityError:
        if document.issued_on is None:
            raise
        raise RegisteredAlready(
            number=document.number_text, day=document.issued_on, issuer=document.issuing_name
        ) from None


def read_again(
    *,
    actor: Actor,
    at: datetime.datetime,
    document: Document,
    paper: Paper,
    reader_version: str,
    stage: str = Stage.PASSED,
    valid_from: datetime.date | None = None,
) -> ExtractedText:
    """Keep another reading of a document, or its text at another stage; earlier readings and their spans stay.

    Raises NotVisible, NotAllowed, UnknownChoice.
    """
    directory_access.check(actor, Action.REGISTER_DOCUMENT, document.organisation_id, at)
    if stage not in Stage.values:
        raise UnknownChoice(value=stage, what=gettext_noop("giai đoạn của văn bản"))
    day = valid_from or document.issued_on or local_day(at)
    with transaction.atomic():
        timeline.lock(document)
        extracted, clauses = keep_text(document, paper, reader_version, Stage(stage), day, at)
        facts = {"reader_version": reader_version, "stage": Stage(stage).label, "clauses": clauses}
        record(
            actor=actor,
            at=at,
            verb="documents.read_again",
            obj=document,
            facts=facts,
            organisation=document.organisation_id,
        )
    return extracted
