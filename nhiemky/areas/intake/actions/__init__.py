"""Every write of intake, by verb family. Nothing that was read becomes a target or task before a person says so."""

from __future__ import annotations

from nhiemky.areas.intake.actions.accepting import (
    accept_composite,
    accept_finding,
    accept_rest,
    accept_target,
    accept_task,
)
from nhiemky.areas.intake.actions.closing import confirm, settle_doubt
from nhiemky.areas.intake.actions.marking import add_finding, change_kind, merge_finding, reject_finding
from nhiemky.areas.intake.actions.reading import read
from nhiemky.areas.intake.actions.receiving import receive
from nhiemky.areas.intake.actions.registering import link_document, register_document

__all__ = [
    "accept_composite",
    "accept_finding",
    "accept_rest",
    "accept_target",
    "accept_task",
    "add_finding",
    "change_kind",
    "confirm",
    "link_document",
    "merge_finding",
    "read",
    "receive",
    "register_document",
    "reject_finding",
    "settle_doubt",
]
