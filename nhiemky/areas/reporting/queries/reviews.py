"""Reviews: a list of a term's, and one with its paper, its files, its addenda."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import decide
from nhiemky.areas.files.models import Upload
from nhiemky.areas.reporting import access
from nhiemky.areas.reporting.composing import compose, frozen_of, paper_of, passages_of
from nhiemky.areas.reporting.given import Signing, Written
from nhiemky.areas.reporting.lines import ReviewLine, line_of
from nhiemky.areas.reporting.models import Review, Section
from nhiemky.areas.reporting.proving import holds
from nhiemky.papers.content import Paper
from nhiemky.papers.layout.review import MidTermReview
from nhiemky.rules.authority import Action
from nhiemky.rules.rollup import StructureBy
from nhiemky.rules.workflow import REVIEW
from nhiemky.rules.workflow import Review as State

STRUCTURE_NAMES = {
    StructureBy.OF_THE_DAY: "theo cơ cấu tổ chức của từng kỳ",
    StructureBy.TODAY: "theo cơ cấu tổ chức tại ngày chốt số liệu",
}


@dataclass(frozen=True, slots=True)
class StoredForm:
    """A frozen file: its upload, name, size and hash."""

    upload_id: int
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class AddendumLine:
    """A dated correction of a frozen review."""

    ordinal: int
    made_at: datetime.datetime
    made_by: str
    reason: str
    text: str
    changes: Sequence[Mapping[str, object]]
    dossier_sha256: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A review: what it prints (live while it is a draft, else as frozen), as values and as a laid-out paper.

    `docx` and `pdf` are the frozen bytes' uploads; `dossier_whole`: whether all that was frozen still is what the trail
    says that it was.
    `moves`: what the viewer may do next.
    """

    line: ReviewLine
    organisation_id: int
    revision: int
    structure: str
    with_estimates: bool
    profile: str
    bands: str
    place: str
    signing: Signing
    superiors: tuple[str, ...]
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    highlights: tuple[int, ...]
    passages: Mapping[Section, Sequence[Written]]
    printed: MidTermReview
    paper: Paper
    docx: StoredForm | None
    pdf: StoredForm | None
    dossier_sha256: str
    dossier_whole: bool
    document_id: int | None
    frozen_by: str
    addenda: tuple[AddendumLine, ...]
    moves: tuple[tuple[str, str], ...]


def reviews(viewer: Actor, at: datetime.datetime, *, term_id: int | None = None) -> tuple[ReviewLine, ...]:
    """Return the reviews that the viewer may see, of one term where it is named, the latest first: one query."""
    rows = access.visible_reviews(viewer, at).select_related("term").defer("dossier")
    if term_id is not None:
        rows = rows.filter(term=term_id)
    return tuple(line_of(review) for review in rows.order_by("-as_of", "-id"))


def review_page(viewer: Actor, review_id: int, at: datetime.datetime) -> ReviewPage:
    """Return one review. A frozen one is read from what was frozen, whatever has changed since. Raises NotVisible."""
    review = access.get_review(viewer, review_id, at)
    frozen = review.status != State.DRAFT
    printed = frozen_of(review) if frozen else compose(viewer, review, at).printed
    return ReviewPage(
        line=line_of(review),
        organisation_id=review.organisation_id,
        revision=review.revision,
        structure=STRUCTURE_NAMES[StructureBy(review.structure)],
        with_estimates=review.with_estimates,
        profile=review.profile.label,
        bands=review.bands.label,
        place=review.place,
        signing=Signing(**review.signing),
        superiors=tuple(review.superiors),
        addressees=tuple(review.addressees),
        recipients=tuple(review.recipients),
        highlights=tuple(review.highlights),
        passages=passages_of(review),
        printed=printed,
        paper=paper_of(review, printed),
        docx=_form(review.docx),
        pdf=_form(review.pdf),
        dossier_sha256=review.dossier_sha256,
        dossier_whole=holds(review),
        document_id=review.document_id,
        frozen_by=review.frozen_by_name,
        addenda=_addenda(review),
        moves=_moves(viewer, review, at),
    )


def _form(upload: Upload | None) -> StoredForm | None:
    if upload is None:
        return None
    return StoredForm(upload.pk, upload.name, upload.stored.size, upload.stored.sha256)


def _addenda(review: Review) -> tuple[AddendumLine, ...]:
    return tuple(
        AddendumLine(
            ordinal=row.ordinal,
            made_at=row.made_at,
            made_by=row.made_by_name,
            reason=row.reason,
            text=row.text,
            changes=row.changes,
            dossier_sha256=row.dossier_sha256,
        )
        for row in review.addenda.defer("dossier").order_by("ordinal")
    )


def _moves(viewer: Actor, review: Review, at: datetime.datetime) -> tuple[tuple[str, str], ...]:
    """The moves that the viewer may make now; a draft may also be written."""
    found = [
        (move.name, move.label)
        for move in REVIEW.moves_from(review.status)
        if decide(viewer, move.action, review.organisation_id, at)
    ]
    may_write = review.status == State.DRAFT and decide(viewer, Action.DRAFT_REVIEW, review.organisation_id, at)
    return (("write", "Sửa dự thảo"), *found) if may_write else tuple(found)
