"""A review is frozen with its bytes; it is rebuilt from what was frozen; corrections are addenda, never overwrites."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.documents import actions as documents
from nhiemky.areas.documents.models import Document, Origin
from nhiemky.areas.files.actions import store
from nhiemky.areas.files.models import Purpose, Upload
from nhiemky.areas.reporting import access
from nhiemky.areas.reporting.canonical import DossierUnreadable, dossier_text, sha256_of
from nhiemky.areas.reporting.comparing import Change, changes_between
from nhiemky.areas.reporting.composing import Composed, Forms, compose, dossier_of, form_of, frozen_of, write
from nhiemky.areas.reporting.models import Review, ReviewAddendum
from nhiemky.areas.reporting.printing import printed_review
from nhiemky.areas.reporting.proving import addendum_sha256
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import format_short_day
from nhiemky.rules.workflow import REVIEW

TYPE_CODE = "BC"


class NothingToAdd(Refusal):
    """No figure changed, and nothing is said."""

    template = "Không có số liệu nào thay đổi so với bản đã chốt và bạn chưa ghi nội dung bổ sung."


class NotFrozen(Refusal):
    """Only a frozen review is rebuilt."""

    template = "Báo cáo chưa chốt nên chưa có bản gốc để dựng lại."


class ReviewChangedSince(Refusal):
    """Someone wrote in the review since it was read through."""

    template = "Báo cáo vừa được sửa sau khi bạn xem. Hãy đọc lại rồi chốt."


def freeze_review(
    *,
    actor: Actor,
    at: datetime.datetime,
    review_id: int,
    revision: int,
    issue_on: datetime.date | None = None,
) -> Review:
    """Freeze a review as it stands: its dossier with a hash, the bytes of DOCX and PDF, the rule sets' versions.

    With `issue_on` it also takes the next number of the organisation's book, printed with that day, and is issued as a
    document; without, number and day are left blank to be filled by hand. Raises MoveRefused, ReviewChangedSince,
    BandsDoNotAddUp and what numbering refuses.
    """
    access.get_review(actor, review_id, at, Action.FREEZE_REVIEW)
    with transaction.atomic():
        review = _locked(review_id)
        move = REVIEW.check(review.status, "freeze")
        if review.revision != revision:
            raise ReviewChangedSince
        document = _document(actor, at, review, issue_on) if issue_on is not None else None
        composed = compose(actor, review, at, number=document.number if document else None, day=issue_on)
        _keep(actor, at, review, composed, write(review, composed.printed, at))
        if document is not None and issue_on is not None:
            documents.issue(actor=actor, at=at, document=document, signed_on=issue_on, upload=review.pdf)
            review.document = document
        review.status = move.target.value
        review.frozen_at, review.frozen_by_id, review.frozen_by_name = at, actor.actor_id, actor.actor_name[:200]
        review.revision += 1
        review.save()
        record(
            actor=actor,
            at=at,
            verb="reporting.review_frozen",
            obj=review,
            facts=_facts(review),
            organisation=review.organisation_id,
        )
    return review


def _locked(review_id: int) -> Review:
    related = Review.objects.select_related(
        "term__organisation", "organisation", "profile", "bands", "docx__stored", "pdf__stored"
    )
    return related.select_for_update(of=("self",)).get(pk=review_id)


def _document(actor: Actor, at: datetime.datetime, review: Review, on: datetime.date) -> Document:
    """The report as an own document with the next number of the day."""
    document = documents.register(
        actor=actor,
        at=at,
        organisation=review.organisation,
        subject=f"Báo cáo {review.subject}",
        origin=Origin.OWN,
        type_code=TYPE_CODE,
        term=review.term,
        profile=review.profile,
    )
    documents.issue_number(actor=actor, at=at, document=document, on=on)
    document.refresh_from_db()
    return document


def _keep(actor: Actor, at: datetime.datetime, review: Review, composed: Composed, forms: Forms) -> None:
    """Store the bytes and the dossier."""
    name = f"bao-cao-so-ket-{review.as_of:%Y-%m-%d}-{review.pk}"

    def kept(form: str, content: bytes) -> Upload:
        return store(
            actor=actor,
            at=at,
            name=f"{name}.{form}",
            content=content,
            organisation_id=review.organisation_id,
            purpose=Purpose.REVIEW,
            description=f"Báo cáo {review.subject}"[:500],
        )

    review.docx, review.pdf = kept("docx", forms.docx), kept("pdf", forms.pdf)
    review.dossier, review.dossier_sha256 = composed.text, composed.sha256


def _facts(review: Review) -> dict[str, object]:
    return {
        "dossier_sha256": review.dossier_sha256,
        "docx_sha256": review.docx.stored.sha256 if review.docx else "",
        "pdf_sha256": review.pdf.stored.sha256 if review.pdf else "",
        "profile": review.profile.digest,
        "bands": review.bands.digest,
    }


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A review made anew from what was frozen, and whether its bytes are those of the original."""

    docx: bytes
    pdf: bytes
    same_docx: bool
    same_pdf: bool


def rebuild_review(*, actor: Actor, at: datetime.datetime, review_id: int) -> Rebuilt:
    """Make the bytes of a frozen review anew from its dossier alone, and compare them with the stored ones.

    The same lock file gives the same bytes; after an upgrade the same text and numbers. Raises NotFrozen,
    DossierUnreadable where the kept dossier no longer has its hash.
    """
    review = access.get_review(actor, review_id, at)
    if review.frozen_at is None or review.docx is None or review.pdf is None:
        raise NotFrozen
    if sha256_of(review.dossier) != review.dossier_sha256:
        raise DossierUnreadable
    forms = write(review, frozen_of(review), review.frozen_at)
    same = [
        hashlib.sha256(content).hexdigest() == upload.stored.sha256
        for content, upload in ((forms.docx, review.docx), (forms.pdf, review.pdf))
    ]
    with transaction.atomic():
        facts = {"same_docx": same[0], "same_pdf": same[1], "result": "giống hệt" if all(same) else "khác"}
        record(
            actor=actor,
            at=at,
            verb="reporting.review_rebuilt",
            obj=review,
            facts=facts,
            organisation=review.organisation_id,
        )
    return Rebuilt(forms.docx, forms.pdf, same[0], same[1])


def make_addendum(
    *, actor: Actor, at: datetime.datetime, review_id: int, reason: str, text: str = ""
) -> ReviewAddendum:
    """Correct a frozen review by a dated addendum: what is said, and every figure that differs for the same day now.

    The review and its bytes stay as they are. Raises ReasonMissing, MoveRefused, NothingToAdd.
    """
    access.get_review(actor, review_id, at, Action.FREEZE_REVIEW)
    with transaction.atomic():
        review = _locked(review_id)
        move = REVIEW.check(review.status, "amend", reason)
        dossier = dossier_of(actor, review, at)
        form = form_of(actor, review, at, number=None, day=None)
        kept = dossier_text(dossier, printed_review(dossier, form))
        changes = changes_between(review.dossier, kept)
        said = _said(storable(text).strip(), changes, at)
        addendum = ReviewAddendum.objects.create(
            review=review,
            ordinal=(review.addenda.aggregate(last=Max("ordinal"))["last"] or 0) + 1,
            reason=storable(reason).strip(),
            text=said,
            changes=[change.as_plain() for change in changes],
            dossier=kept,
            dossier_sha256=sha256_of(kept),
            made_at=at,
            made_by_id=actor.actor_id,
            made_by_name=actor.actor_name[:200],
        )
        review.status = move.target.value
        review.save(update_fields=["status"])
        facts = {
            "ordinal": addendum.ordinal,
            "reason": addendum.reason,
            "changes": len(changes),
            "sha256": addendum_sha256(addendum),
        }
        record(
            actor=actor,
            at=at,
            verb="reporting.addendum_made",
            obj=review,
            facts=facts,
            organisation=review.organisation_id,
        )
    return addendum


def _said(text: str, changes: list[Change], at: datetime.datetime) -> str:
    """The addendum's words: what the person says, then each figure before and now. Raises NothingToAdd."""
    if not text and not changes:
        raise NothingToAdd
    day = format_short_day(local_day(at))
    return "\n".join([*([text] if text else []), *(f"Ngày {day}: {change.sentence}" for change in changes)])
