"""A review put together: its facts loaded, its words and form gathered, its paper laid out, its bytes written."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.queries import face
from nhiemky.areas.reporting.canonical import dossier_text, read_printed, sha256_of
from nhiemky.areas.reporting.dossier import Dossier, reckon
from nhiemky.areas.reporting.given import Signing, Written
from nhiemky.areas.reporting.loading import View, load
from nhiemky.areas.reporting.models import Review, ReviewPassage, Section
from nhiemky.areas.reporting.printing import Form, printed_review
from nhiemky.areas.rulebook import readers
from nhiemky.areas.tasks.queries import TaskLine as ListedTask
from nhiemky.areas.tasks.queries import tasks_of_term
from nhiemky.papers import docx_out, pdf_out
from nhiemky.papers.content import Paper
from nhiemky.papers.figures import day_text
from nhiemky.papers.layout.midterm import midterm_review
from nhiemky.papers.layout.review import MidTermReview, TaskCounts, TaskLine
from nhiemky.rules.periods import LOCAL_ZONE
from nhiemky.rules.rollup import StructureBy
from nhiemky.rules.workflow import Task as TaskState

STILL_TO_DO = (TaskState.ISSUED, TaskState.IN_PROGRESS, TaskState.REPORTED_DONE)


@dataclass(frozen=True, slots=True)
class Composed:
    """A review ready to be frozen: the text of its dossier with its hash, and the values that it prints."""

    text: str
    sha256: str
    printed: MidTermReview


@dataclass(frozen=True, slots=True)
class Forms:
    """Bytes of the two forms."""

    docx: bytes
    pdf: bytes


def dossier_of(actor: Actor, review: Review, at: datetime.datetime) -> Dossier:
    """Return the dossier of a review as it stands at `at`, with everything in it: a review is signed whole."""
    view = View(
        at=at,
        as_of=review.as_of,
        by=StructureBy(review.structure),
        with_estimates=review.with_estimates,
        bands=review.bands,
    )
    return reckon(load(actor, review.term, view))


def compose(
    actor: Actor, review: Review, at: datetime.datetime, *, number: int | None = None, day: datetime.date | None = None
) -> Composed:
    """Put a review together. What is printed is read back from the frozen text, so that it can be rebuilt from it."""
    dossier = dossier_of(actor, review, at)
    text = dossier_text(dossier, printed_review(dossier, form_of(actor, review, at, number=number, day=day)))
    sha256 = sha256_of(text)
    return Composed(text, sha256, replace(read_printed(text), dossier_sha256=sha256))


def form_of(
    actor: Actor, review: Review, at: datetime.datetime, *, number: int | None, day: datetime.date | None
) -> Form:
    """Return what stands around the figures, names as they are on the day of issue or, without one, of `as_of`."""
    issuer = face(actor, review.organisation_id, day or review.as_of)
    listed = tasks_of_term(actor, review.term_id, at)
    return Form(
        body=issuer.name,
        body_code=issuer.symbol,
        place=review.place,
        superiors=tuple(review.superiors),
        subject=review.subject,
        signing=Signing(**review.signing),
        recipients=tuple(review.recipients),
        addressees=tuple(review.addressees),
        highlights=tuple(review.highlights),
        passages=passages_of(review),
        tasks=_tasks(listed, review),
        task_counts=_counts(listed),
        number=number,
        day=day,
    )


def passages_of(review: Review) -> Mapping[Section, Sequence[Written]]:
    """Return what people wrote, by section, in order."""
    found: dict[Section, list[Written]] = defaultdict(list)
    for row in ReviewPassage.objects.filter(review=review).order_by("section", "ordinal"):
        found[Section(row.section)].append(Written(text=row.text, heading=row.heading))
    return found


def _counts(listed: Sequence[ListedTask]) -> TaskCounts:
    """How many tasks were given, wholes only, how many are done and how many are late."""
    given = [task for task in listed if task.parent_id is None and task.status in (*STILL_TO_DO, TaskState.CLOSED)]
    done = sum(task.status == TaskState.CLOSED for task in given)
    return TaskCounts(given=len(given), done=done, overdue=sum(task.overdue_days > 0 for task in given))


def _tasks(listed: Sequence[ListedTask], review: Review) -> tuple[TaskLine, ...]:
    """The given tasks that are still to be done, wholes only, numbered for the annex.

    What the issuing body leads itself is led by those inside it who are responsible, where they are named.
    """
    waiting = [task for task in listed if task.status in STILL_TO_DO and task.parent_id is None]
    return tuple(_task(ordinal, task, review) for ordinal, task in enumerate(waiting, start=1))


def _task(ordinal: int, task: ListedTask, review: Review) -> TaskLine:
    inside = task.lead_id == review.organisation_id and bool(task.responsibility)
    lead = task.responsibility if inside else task.lead
    return TaskLine(
        ordinal=ordinal,
        what=task.title,
        lead=f"{lead} ({task.person})" if task.person else lead,
        joining=task.joins,
        due=task.due_on,
        due_text=_due(task.due_on, review.as_of),
        responsibility="" if inside else task.responsibility,
        product=task.product,
        decided_by=task.authority,
        clause=task.clause,
    )


def _due(due: datetime.date | None, as_of: datetime.date) -> str:
    """ "30/4/2024 (quá hạn)"; "" where the day says enough."""
    return f"{day_text(due)} (quá hạn)" if due is not None and due < as_of else ""


def frozen_of(review: Review) -> MidTermReview:
    """Return what a frozen review prints, with the hash that its annex shows. Raises DossierUnreadable."""
    return replace(read_printed(review.dossier), dossier_sha256=review.dossier_sha256)


def paper_of(review: Review, printed: MidTermReview) -> Paper:
    """Return the review as its issuer's profile lays it out. Raises BandsDoNotAddUp, FigureWithoutTrace."""
    return midterm_review(printed, readers.format_profile(review.profile))


def write(review: Review, printed: MidTermReview, at: datetime.datetime) -> Forms:
    """Return the bytes of both forms; `at` is the moment written into them. Same inputs, same bytes."""
    profile = readers.format_profile(review.profile)
    paper = midterm_review(printed, profile)
    local = at.astimezone(LOCAL_ZONE)  # a moment read back from the database comes in UTC, and must print the same
    return Forms(docx_out.write(paper, profile, at=local), pdf_out.write(paper, profile, at=local))
