"""Every write of reports and reviews, by verb family."""

from __future__ import annotations

from nhiemky.areas.reporting.actions.filling import (
    add_evidence,
    begin_submission,
    remove_evidence,
    save_line,
    save_narrative,
)
from nhiemky.areas.reporting.actions.freezing import freeze_review, make_addendum, rebuild_review
from nhiemky.areas.reporting.actions.moving import accept, lock, reopen, return_submission, submit
from nhiemky.areas.reporting.actions.reviewing import draft_review, set_review_form, write_narrative
from nhiemky.areas.reporting.actions.templates import close_template, create_template, open_periods

__all__ = [
    "accept",
    "add_evidence",
    "begin_submission",
    "close_template",
    "create_template",
    "draft_review",
    "freeze_review",
    "lock",
    "make_addendum",
    "open_periods",
    "rebuild_review",
    "remove_evidence",
    "reopen",
    "return_submission",
    "save_line",
    "save_narrative",
    "set_review_form",
    "submit",
    "write_narrative",
]
