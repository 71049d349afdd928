"""Tables of reporting: templates and periods, submissions with their lines, reviews with their addenda."""

from __future__ import annotations

from nhiemky.areas.reporting.models.reviews import REVIEW_STATES, Review, ReviewAddendum, ReviewPassage, Section
from nhiemky.areas.reporting.models.submissions import (
    SUBMISSION_STATES,
    LineEvidence,
    Submission,
    SubmissionLine,
    SubmissionMove,
    SubmissionQuerySet,
)
from nhiemky.areas.reporting.models.templates import (
    Audience,
    ReportingPeriod,
    ReportTemplate,
    TemplateLine,
    TemplateStatus,
)

__all__ = [
    "REVIEW_STATES",
    "SUBMISSION_STATES",
    "Audience",
    "LineEvidence",
    "ReportTemplate",
    "ReportingPeriod",
    "Review",
    "ReviewAddendum",
    "ReviewPassage",
    "Section",
    "Submission",
    "SubmissionLine",
    "SubmissionMove",
    "SubmissionQuerySet",
    "TemplateLine",
    "TemplateStatus",
]
