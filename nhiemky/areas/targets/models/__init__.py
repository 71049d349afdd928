"""Tables of targets: indicators, the ledger of measurements, targets with their plans, revisions and hand-down."""

from __future__ import annotations

from nhiemky.areas.targets.models.indicators import (
    TIME_RULE_NAMES,
    TREE_RULE_NAMES,
    BaseFrequency,
    Field,
    Indicator,
    IndicatorQuerySet,
    NotWhole,
    TooLarge,
    check_number,
    from_scaled,
    to_scaled,
)
from nhiemky.areas.targets.models.measurements import (
    BASIS_NAMES,
    STAGE_NAMES,
    Measurement,
    MeasurementEvidence,
    MeasurementQuerySet,
    standing,
)
from nhiemky.areas.targets.models.plans import AssignedFigure, Milestone, ShareStatus, TargetShare
from nhiemky.areas.targets.models.targets import (
    COMPARATOR_NAMES,
    FREQUENCY_NAMES,
    KIND_NAMES,
    Frequency,
    Judgement,
    Target,
    TargetQuerySet,
    TargetRevision,
    TargetStatus,
)

__all__ = [
    "BASIS_NAMES",
    "COMPARATOR_NAMES",
    "FREQUENCY_NAMES",
    "KIND_NAMES",
    "STAGE_NAMES",
    "TIME_RULE_NAMES",
    "TREE_RULE_NAMES",
    "AssignedFigure",
    "BaseFrequency",
    "Field",
    "Frequency",
    "Indicator",
    "IndicatorQuerySet",
    "Judgement",
    "Measurement",
    "MeasurementEvidence",
    "MeasurementQuerySet",
    "Milestone",
    "NotWhole",
    "ShareStatus",
    "Target",
    "TargetQuerySet",
    "TargetRevision",
    "TargetShare",
    "TargetStatus",
    "TooLarge",
    "check_number",
    "from_scaled",
    "standing",
    "to_scaled",
]
