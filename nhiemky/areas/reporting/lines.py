"""A review as a list or a page above its figures names it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from nhiemky.areas.reporting.models import Review
from nhiemky.rules.workflow import REVIEW


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review in a list."""

    id: int
    term_id: int
    term: str
    subject: str
    as_of: datetime.date
    status: str
    status_name: str
    drafted_by: str
    frozen_at: datetime.datetime | None


def line_of(review: Review) -> ReviewLine:
    """Return a review as a list names it; it came through the door with its term."""
    return ReviewLine(
        id=review.pk,
        term_id=review.term_id,
        term=review.term.label,
        subject=review.subject,
        as_of=review.as_of,
        status=review.status,
        status_name=REVIEW.state_name(review.status),
        drafted_by=review.drafted_by_name,
        frozen_at=review.frozen_at,
    )
