"""Every read of targets that needs no reports; how targets stand is the dossier's, in `reporting.queries`."""

from __future__ import annotations

from nhiemky.areas.targets.queries.ledger import LedgerLine, ledger, measurements_as_of
from nhiemky.areas.targets.queries.lists import IndicatorLine, TargetLine, fields, indicators, targets_of_term
from nhiemky.areas.targets.queries.pages import (
    AssignedLine,
    JudgementLine,
    MilestoneLine,
    PlanSum,
    RevisionLine,
    ShareLine,
    TargetPage,
    shares_of_unit,
    target_page,
)

__all__ = [
    "AssignedLine",
    "IndicatorLine",
    "JudgementLine",
    "LedgerLine",
    "MilestoneLine",
    "PlanSum",
    "RevisionLine",
    "ShareLine",
    "TargetLine",
    "TargetPage",
    "fields",
    "indicators",
    "ledger",
    "measurements_as_of",
    "shares_of_unit",
    "target_page",
    "targets_of_term",
]
