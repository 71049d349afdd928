"""The dossier: how every target of a term stands on a day, and where each figure came from.

`facts` is what was loaded, `reckoning` works the standings out, `model` is what comes out; nothing here asks the
database, so a dossier can be reckoned again from the same facts with the same result.
"""

from __future__ import annotations

from nhiemky.areas.reporting.dossier.model import (
    BandStanding,
    Dossier,
    DoubtfulFigure,
    EvidenceFile,
    Figure,
    LeftOutFigure,
    Origin,
    PaceMark,
    RuleSetUsed,
    TargetStanding,
    UnitStanding,
    WindowStanding,
)
from nhiemky.areas.reporting.dossier.reckoning import reckon

__all__ = [
    "BandStanding",
    "Dossier",
    "DoubtfulFigure",
    "EvidenceFile",
    "Figure",
    "LeftOutFigure",
    "Origin",
    "PaceMark",
    "RuleSetUsed",
    "TargetStanding",
    "UnitStanding",
    "WindowStanding",
    "reckon",
]
