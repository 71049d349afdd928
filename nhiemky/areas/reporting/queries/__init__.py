"""Every read of reports: boards, submissions, how a term stands, where a number comes from, reviews."""

from __future__ import annotations

from nhiemky.areas.reporting.lines import ReviewLine
from nhiemky.areas.reporting.queries.boards import Board, BoardCell, BoardRow, PeriodCount, board, templates_of
from nhiemky.areas.reporting.queries.dossiers import dossier, standing, terms_in_sight
from nhiemky.areas.reporting.queries.reviews import ReviewPage, review_page, reviews
from nhiemky.areas.reporting.queries.submissions import (
    DueReport,
    EvidenceLine,
    LinePage,
    MoveLine,
    SubmissionPage,
    due_reports,
    submission_page,
)
from nhiemky.areas.reporting.queries.traces import Trace, trace, trace_of_review

__all__ = [
    "Board",
    "BoardCell",
    "BoardRow",
    "DueReport",
    "EvidenceLine",
    "LinePage",
    "MoveLine",
    "PeriodCount",
    "ReviewLine",
    "ReviewPage",
    "SubmissionPage",
    "Trace",
    "board",
    "dossier",
    "due_reports",
    "review_page",
    "reviews",
    "standing",
    "submission_page",
    "templates_of",
    "terms_in_sight",
    "trace",
    "trace_of_review",
]
