"""A review while it is a draft: begun, its form set, its words written."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import check_fits, insert
from nhiemky.areas.directory.access import check, get_term
from nhiemky.areas.directory.models import Organisation
from nhiemky.areas.directory.queries import chain, face, signers
from nhiemky.areas.reporting import access
from nhiemky.areas.reporting.given import Signing, Written
from nhiemky.areas.reporting.models import Review, ReviewPassage, Section
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.areas.rulebook.queries import rule_set
from nhiemky.areas.rulebook.readers import BANDS, FORMAT_PROFILE
from nhiemky.areas.targets.terms import term_window
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.rollup import StructureBy
from nhiemky.rules.wording import gettext_noop
from nhiemky.rules.workflow import REVIEW
from nhiemky.rules.workflow import Review as State

DEFAULT_BANDS = "midterm"


class ReviewMalformed(Refusal):
    """A review that can't be drafted like this."""

    template = "Báo cáo sơ kết: {fault}."


class ReviewChanged(Refusal):
    """Someone else wrote in the review since."""

    template = (
        "Báo cáo sơ kết vừa được người khác sửa. Nội dung bạn viết ({mine}) chưa được lưu; hãy tải lại rồi lưu lại."
    )


def draft_review(
    *,
    actor: Actor,
    at: datetime.datetime,
    term_id: int,
    as_of: datetime.date,
    subject: str,
    structure: StructureBy = StructureBy.OF_THE_DAY,
    with_estimates: bool = False,
    profile: RuleSet | None = None,
    bands: RuleSet | None = None,
    hierarchy: str = "",
    signing: Signing | None = None,
    place: str = "",
    recipients: Sequence[str] = (),
) -> Review:
    """Begin a review of a term with figures to the end of `as_of`.

    What is not given follows from the organisation: its format profile and the bands in force, its seat as the place,
    its head as the signer, the body right above it in the `hierarchy` (none where it is ""). Raises ReviewMalformed,
    NoRuleSet.
    """
    term = get_term(actor, term_id, at)
    check(actor, Action.DRAFT_REVIEW, term.organisation_id, at)
    today = local_day(at)
    issuer = face(actor, term.organisation_id, today)
    review = Review(
        term=term,
        organisation=term.organisation,
        as_of=as_of,
        structure=structure.value,
        with_estimates=with_estimates,
        profile=profile or rule_set(actor, FORMAT_PROFILE, issuer.profile_family, today),
        bands=bands or rule_set(actor, BANDS, DEFAULT_BANDS, today),
        subject=storable(subject).strip(),
        superiors=_superiors(actor, term.organisation, hierarchy, today),
        place=storable(place).strip() or issuer.seat,
        signing=_signing(signing or _head(actor, term.organisation, today, at)),
        recipients=[storable(each).strip() for each in recipients],
        drafted_at=at,
        drafted_by_id=actor.actor_id,
        drafted_by_name=actor.actor_name[:200],
    )
    _check(review)
    with transaction.atomic():
        insert(review)
        facts = {"as_of": as_of, "structure": structure, "profile": review.profile.code, "bands": review.bands.code}
        record(
            actor=actor,
            at=at,
            verb="reporting.review_drafted",
            obj=review,
            facts=facts,
            organisation=review.organisation_id,
        )
    return review


def _check(review: Review) -> None:
    term = term_window(review.term)
    faults = (
        (not review.subject, gettext_noop("phải có trích yếu")),
        (not review.place, gettext_noop("phải ghi nơi ban hành; tổ chức chưa khai báo nơi đóng trụ sở")),
        (review.as_of not in term, gettext_noop("ngày chốt số liệu không nằm trong {label}", label=review.term.label)),
        (
            not review.signing.get("name"),
            gettext_noop("tổ chức chưa có người được ký; hãy khai báo chức vụ và người ký"),
        ),
        (
            review.profile.kind != FORMAT_PROFILE or review.bands.kind != BANDS,
            gettext_noop("chọn nhầm loại bộ quy tắc"),
        ),
    )
    fault = next((fault for wrong, fault in faults if wrong), "")
    if fault:
        raise ReviewMalformed(fault=fault)


def _superiors(actor: Actor, organisation: Organisation, hierarchy: str, on: datetime.date) -> list[str]:
    """The body right above, as letterheads name it."""
    if not hierarchy:
        return []
    return [each.name for each in chain(actor, organisation, hierarchy, on)[-1:]]


def _head(actor: Actor, organisation: Organisation, on: datetime.date, at: datetime.datetime) -> Signing:
    """The first of those who may sign; nobody where there is none."""
    found = signers(actor, organisation, on, at)
    return Signing(position=found[0].title, name=found[0].name) if found else Signing(position="", name="")


def _signing(signing: Signing) -> dict[str, str]:
    """Who signs, as it is kept."""
    return {name: storable(said).strip() for name, said in asdict(signing).items()}


def set_review_form(
    *,
    actor: Actor,
    at: datetime.datetime,
    review_id: int,
    revision: int,
    subject: str | None = None,
    place: str | None = None,
    signing: Signing | None = None,
    superiors: Sequence[str] | None = None,
    addressees: Sequence[str] | None = None,
    recipients: Sequence[str] | None = None,
    highlights: Sequence[int] | None = None,
) -> Review:
    """Set what stands around the figures; None leaves it. `highlights`: ordinals that the summary sentence names.

    Raises ReviewChanged, MoveRefused once it is frozen, ReviewMalformed.
    """
    access.get_review(actor, review_id, at, Action.DRAFT_REVIEW)
    with transaction.atomic():
        review = _draft(review_id, revision, mine="thể thức")
        for name, words in (("subject", subject), ("place", place)):
            if words is not None:
                setattr(review, name, storable(words).strip())
        for name, lines in (("superiors", superiors), ("addressees", addressees), ("recipients", recipients)):
            if lines is not None:
                setattr(review, name, [storable(line).strip() for line in lines])
        if signing is not None:
            review.signing = _signing(signing)
        if highlights is not None:
            review.highlights = list(highlights)
        _check(review)
        _save(review, actor, at, "thể thức")
    return review


def write_narrative(
    *,
    actor: Actor,
    at: datetime.datetime,
    review_id: int,
    revision: int,
    section: Section,
    passages: Sequence[Written],
) -> Review:
    """Write one section of a draft anew; empty paragraphs are passed over. Raises ReviewChanged, MoveRefused."""
    access.get_review(actor, review_id, at, Action.DRAFT_REVIEW)
    kept = [each for each in passages if each.text.strip()]
    with transaction.atomic():
        review = _draft(review_id, revision, mine=f"{len(kept)} đoạn")
        ReviewPassage.objects.filter(review=review, section=section).delete()
        rows = [
            ReviewPassage(
                review=review,
                section=section,
                ordinal=ordinal,
                heading=storable(each.heading).strip(),
                text=storable(each.text).strip(),
            )
            for ordinal, each in enumerate(kept, start=1)
        ]
        for row in rows:
            check_fits(row)
        ReviewPassage.objects.bulk_create(rows)
        _save(review, actor, at, Section(section).label)
    return review


def _draft(review_id: int, revision: int, *, mine: str) -> Review:
    """The review for a write while it is a draft; writers of one review queue here."""
    related = Review.objects.select_related("term", "profile", "bands")
    review = related.select_for_update(of=("self",)).get(pk=review_id)
    if review.status != State.DRAFT:
        hint = gettext_noop("Bản đã chốt không sửa được; hãy lập bổ sung có ngày và lý do.")
        raise REVIEW.refused(review.status, gettext_noop("sửa"), hint)
    if review.revision != revision:
        raise ReviewChanged(mine=mine)
    return review


def _save(review: Review, actor: Actor, at: datetime.datetime, section: str) -> None:
    review.revision += 1
    check_fits(review)
    review.save()
    record(
        actor=actor,
        at=at,
        verb="reporting.review_written",
        obj=review,
        facts={"section": section},
        organisation=review.organisation_id,
    )
