"""Documents leave: a number from the book, the day of issue, and (rarely) withdrawal."""

from __future__ import annotations

import datetime

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import check_fits
from nhiemky.areas.directory import access as directory_access
from nhiemky.areas.directory import timeline
from nhiemky.areas.documents.models import Document, NumberIssue, NumberSeries, Origin, ScopeKind, Status
from nhiemky.areas.files.models import Upload
from nhiemky.areas.rulebook import readers
from nhiemky.papers.layout.profiles import FormatProfile
from nhiemky.rules import numbering
from nhiemky.rules.authority import Action
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import fold
from nhiemky.rules.workflow import DOCUMENT


class NotOurs(Refusal):
    """A document that was issued elsewhere takes no number from our book."""

    template = "Văn bản “{subject}” không do tổ chức soạn thảo nên không lấy số trong sổ."


class NumberedAlready(Refusal):
    """The document has its number."""

    template = "Văn bản đã được cấp số {number_text}. Mỗi văn bản chỉ có một số."


class ProfileMissing(Refusal):
    """The document names no format profile, so nobody knows how it is numbered."""

    template = "Văn bản chưa chọn mẫu trình bày nên chưa rõ cách đánh số. Hãy chọn mẫu trình bày trước khi cấp số."


class SymbolMissing(Refusal):
    """The organisation has no sign for document numbers."""

    template = "{name} chưa có ký hiệu dùng trong số văn bản. Hãy khai báo ký hiệu (ví dụ: ĐU, LHHN) rồi cấp số."


class NumberMissing(Refusal):
    """A document is issued without a number."""

    template = "Văn bản chưa được cấp số. Hãy cấp số trước khi ban hành."


class DaysDisagree(Refusal):
    """Issued before it was signed."""

    template = "Ngày ban hành {issued:%d/%m/%Y} trước ngày ký {signed:%d/%m/%Y}. Hãy kiểm tra lại hai ngày."


def issue_number(
    *, actor: Actor, at: datetime.datetime, document: Document, on: datetime.date, own_series: str = ""
) -> NumberIssue:
    """Give an own draft the next number of its book for the day `on`; the number is never given again.

    The book follows the document's format profile: by term or by year, one series or one per type. `own_series`: the
    sign of a congress or a board that numbers by itself ("ĐH"). Writers queue at the book's row, and a number is
    taken in the transaction that uses it, so there are no gaps and no doubles. Raises NotVisible, NotAllowed, NotOurs,
    NumberedAlready, MoveRefused, ProfileMissing, SymbolMissing, TermMissing.
    """
    directory_access.check(actor, Action.ISSUE_DOCUMENT, document.organisation_id, at)
    with transaction.atomic():
        locked = timeline.lock(document)
        profile = _numbering_profile(locked)
        symbol = storable(own_series).strip() or _symbol(locked, on)
        series = _lock_series(locked, profile, on, storable(own_series).strip())
        number = numbering.next_number((series.last,))
        series.last = number
        series.save(update_fields=["last"])
        printed = numbering.format_number(profile.number_template, number, locked.type_code, symbol)
        locked.number = number
        locked.number_text = printed.removeprefix("Số:").removeprefix("Số").strip()
        locked.folded = fold(f"{locked.number_text} {locked.subject} {locked.issuing_name}")[:1500]
        check_fits(locked)
        locked.save(update_fields=["number", "number_text", "folded"])
        issued = NumberIssue.objects.create(series=series, number=number, document=locked, issued_at=at)
        facts = {"number_text": locked.number_text, "series": str(series), "on": on}
        _record(actor, at, "documents.number_issued", locked, facts)
    return issued


def _numbering_profile(document: Document) -> FormatProfile:
    """The profile that says how the document is numbered; refuses a document that takes no number now."""
    if document.origin != Origin.OWN:
        raise NotOurs(subject=document.subject)
    if document.number is not None:
        raise NumberedAlready(number_text=document.number_text)
    DOCUMENT.check(document.status, "issue")
    if document.profile is None:
        raise ProfileMissing
    return readers.format_profile(document.profile)


def _symbol(document: Document, on: datetime.date) -> str:
    """The organisation's sign in document numbers on the day."""
    version = timeline.version_on(document.organisation, on)
    if version is None or not version.symbol:
        raise SymbolMissing(name=timeline.name_of(document.organisation, on))
    return version.symbol


def _lock_series(document: Document, profile: FormatProfile, on: datetime.date, own_series: str) -> NumberSeries:
    """The book's row, made where the book is new, locked until the transaction ends."""
    scope = numbering.Scope(profile.number_scope)
    by = numbering.SeriesBy(profile.number_series_by)
    book = NumberSeries(
        organisation_id=document.organisation_id,
        series=numbering.series(own_series, document.type_code, by),
        scope_kind=ScopeKind.TERM if scope is numbering.Scope.TERM else ScopeKind.YEAR,
        scope_key=numbering.scope_key(scope, on, document.term_id),
    )
    check_fits(book)
    series, _ = NumberSeries.objects.get_or_create(
        organisation_id=book.organisation_id,
        series=book.series,
        scope_kind=book.scope_kind,
        scope_key=book.scope_key,
    )
    return timeline.lock(series)


def issue(
    *,
    actor: Actor,
    at: datetime.datetime,
    document: Document,
    signed_on: datetime.date,
    issued_on: datetime.date | None = None,
    upload: Upload | None = None,
) -> Document:
    """Issue a numbered draft; from then on nothing of it changes. `upload`: the signed file.

    Raises NotVisible, NotAllowed, MoveRefused, NumberMissing, DaysDisagree.
    """
    directory_access.check(actor, Action.ISSUE_DOCUMENT, document.organisation_id, at)
    day = issued_on or signed_on
    if day < signed_on:
        raise DaysDisagree(issued=day, signed=signed_on)
    with transaction.atomic():
        locked = timeline.lock(document)
        DOCUMENT.check(locked.status, "issue")
        if locked.number is None:
            raise NumberMissing
        locked.status, locked.signed_on, locked.issued_on = Status.ISSUED, signed_on, day
        locked.issuing_name = timeline.name_of(locked.organisation, day)
        locked.upload = upload or locked.upload
        locked.save(update_fields=["status", "signed_on", "issued_on", "issuing_name", "upload"])
        _record(actor, at, "documents.issued", locked, {"issued_on": day, "signed_on": signed_on})
    return locked


def withdraw(*, actor: Actor, at: datetime.datetime, document: Document, reason: str) -> Document:
    """Withdraw an issued document; it keeps its number, its text and its place in the register.

    Raises NotVisible, NotAllowed, MoveRefused, ReasonMissing.
    """
    directory_access.check(actor, Action.WITHDRAW_DOCUMENT, document.organisation_id, at)
    with transaction.atomic():
        locked = timeline.lock(document)
        DOCUMENT.check(locked.status, "withdraw", reason)
        locked.status, locked.withdrawn_reason = Status.WITHDRAWN, storable(reason).strip()
        check_fits(locked)
        locked.save(update_fields=["status", "withdrawn_reason"])
        _record(actor, at, "documents.withdrawn", locked, {"reason": locked.withdrawn_reason})
    return locked


def _record(actor: Actor, at: datetime.datetime, verb: str, document: Document, facts: dict[str, object]) -> None:
    record(actor=actor, at=at, verb=verb, obj=document, facts=facts, organisation=document.organisation_id)
