"""Where a number comes from: this number ← these units ← this submission ← this line ← this evidence."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.reporting import access
from nhiemky.areas.reporting.canonical import read_printed
from nhiemky.areas.reporting.dossier import Figure, LeftOutFigure, TargetStanding, UnitStanding
from nhiemky.areas.reporting.queries.dossiers import standing
from nhiemky.areas.targets.access import get_target
from nhiemky.papers.layout.review import TraceEntry
from nhiemky.rules.rollup import StructureBy


@dataclass(frozen=True, slots=True)
class Trace:
    """One number of a target, followed down. `arithmetic`: the sum in words. `units` give to it, `figures` are the
    measurements underneath, each with who reported it and who accepted it, to the minute, and its evidence;
    `left_out` are figures that went into no value. Upward: the clause and document that the target comes from.
    `hidden_units`: of how many units the viewer may not see the single figures.
    """

    target_id: int
    target: str
    printed: str
    wanted: str
    arithmetic: str
    reported: int
    expected: int
    document_id: int
    document: str
    clause: str
    quote: str
    units: tuple[UnitStanding, ...]
    figures: tuple[Figure, ...]
    left_out: tuple[LeftOutFigure, ...]
    hidden_units: int
    parts: tuple[Trace, ...] = ()


def trace(
    viewer: Actor,
    target_id: int,
    at: datetime.datetime,
    *,
    structure: StructureBy | str = StructureBy.OF_THE_DAY,
    as_of: datetime.date | None = None,
    known_at: datetime.datetime | None = None,
    with_estimates: bool = False,
) -> Trace:
    """Return where a target's number comes from, as it stands, or as it stood at `known_at`. Raises NotVisible."""
    found = standing(
        viewer,
        get_target(viewer, target_id, at).pk,
        at,
        structure=structure,
        as_of=as_of,
        known_at=known_at,
        with_estimates=with_estimates,
    )
    return _trace(found)


def _trace(found: TargetStanding) -> Trace:
    return Trace(
        target_id=found.target_id,
        target=found.name,
        printed=found.value,
        wanted=found.wanted,
        arithmetic=found.assessment.arithmetic,
        reported=found.reported,
        expected=found.expected,
        document_id=found.document_id,
        document=found.document,
        clause=found.clause,
        quote=found.quote,
        units=found.units,
        figures=found.figures,
        left_out=found.left_out,
        hidden_units=found.hidden_units,
        parts=tuple(_trace(part) for part in found.parts),
    )


def trace_of_review(viewer: Actor, review_id: int, key: str, at: datetime.datetime) -> TraceEntry:
    """Return where a figure of a frozen review came from, as it was frozen. Raises NotVisible.

    `key` is the trace of a printed figure. Later corrections change nothing in it.
    """
    review = access.get_review(viewer, review_id, at)
    for entry in read_printed(review.dossier).trace if review.dossier else ():
        if entry.key == key:
            return entry
    raise NotVisible
