"""Where a number comes from: this number ← these units ← this submission ← this line ← this evidence."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import visible_uploads
from nhiemky.areas.files.models import Upload
from nhiemky.areas.reporting import access
from nhiemky.areas.reporting.canonical import read_printed
from nhiemky.areas.reporting.composing import compose
from nhiemky.areas.reporting.dossier import Figure, LeftOutFigure, TargetStanding, UnitStanding
from nhiemky.areas.reporting.lines import ReviewLine, line_of
from nhiemky.areas.reporting.proving import holds
from nhiemky.areas.reporting.queries.dossiers import standing
from nhiemky.areas.targets.access import get_target
from nhiemky.papers.layout.review import Contribution, EvidenceLine, TraceEntry
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


@dataclass(frozen=True, slots=True)
class FileOfFigure:
    """A piece of evidence as it is printed. `upload_id` opens its bytes; None where the viewer may not see them."""

    name: str
    sha256: str
    upload_id: int | None


@dataclass(frozen=True, slots=True)
class ContributionToFigure:
    """One unit's part in a printed figure (`line`, as printed), with its files as the viewer may open them."""

    line: Contribution
    evidence: tuple[FileOfFigure, ...]


@dataclass(frozen=True, slots=True)
class FigureOfReview:
    """A printed figure of a review, followed down: the sum in words and what each unit gave.

    `whole`: whether what was frozen still is what the trail says that it was.
    """

    review: ReviewLine
    whole: bool
    figure: str
    printed: str
    arithmetic: str
    contributions: tuple[ContributionToFigure, ...]


def trace_of_review(viewer: Actor, review_id: int, key: str, at: datetime.datetime) -> FigureOfReview:
    """Return where a figure of a review came from: of a frozen one as it was frozen, of a draft as it stands now.

    `key` is the trace of a printed figure. Later corrections change nothing in a frozen one. A fixed number of
    queries, however many files there are. Raises NotVisible.
    """
    review = access.get_review(viewer, review_id, at)
    printed = read_printed(review.dossier) if review.dossier else compose(viewer, review, at).printed
    entry = next((each for each in printed.trace if each.key == key), None)
    if entry is None:
        raise NotVisible
    uploads = _uploads(viewer, entry, at)
    return FigureOfReview(
        review=line_of(review),
        whole=holds(review),
        figure=entry.figure,
        printed=entry.printed,
        arithmetic=entry.arithmetic,
        contributions=tuple(_contribution(line, uploads) for line in entry.contributions),
    )


def _contribution(line: Contribution, uploads: Mapping[str, Mapping[str, int]]) -> ContributionToFigure:
    return ContributionToFigure(line, tuple(_file(file, uploads.get(file.sha256, {})) for file in line.evidence))


def _file(file: EvidenceLine, uploads: Mapping[str, int]) -> FileOfFigure:
    """A printed file with the upload of its own name, else with the first of the same bytes."""
    return FileOfFigure(file.name, file.sha256, uploads.get(file.name) or next(iter(uploads.values()), None))


def _uploads(viewer: Actor, entry: TraceEntry, at: datetime.datetime) -> Mapping[str, Mapping[str, int]]:
    """The uploads of the printed files that the viewer may see, by hash and name: one query.

    The paper knows a file by its hash alone, and the same bytes may have been given twice, under two names.
    """
    hashes = {file.sha256 for line in entry.contributions for file in line.evidence}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    rows = visible_uploads(viewer, at).filter(stored__sha256__in=hashes) if hashes else Upload.objects.none()
    for sha256, name, upload_id in rows.order_by("id").values_list("stored__sha256", "name", "id"):
        found[sha256].setdefault(name, upload_id)
    return found
