"""The trace annex: which unit gave what to a figure, who reported and accepted it, on which evidence. Pure.

A small body's annex names every figure. Where that would fill hundreds of pages, each unit's windows are gathered in
one row; the frozen dossier keeps them all, and so does the page of the trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from nhiemky.areas.reporting.dossier import Dossier, Figure, TargetStanding
from nhiemky.papers.layout.review import Contribution, EvidenceLine
from nhiemky.rules.periods import local_day
from nhiemky.rules.text import format_short_day

MOST_ROWS = 400  # ours: about 25 pages of annex


def are_grouped(standings: Sequence[TargetStanding]) -> bool:
    """Whether every unit's windows are gathered in one row."""
    return sum(len(_figures(standing)) for standing in standings) > MOST_ROWS


def of_target(standing: TargetStanding, dossier: Dossier, *, grouped: bool) -> tuple[Contribution, ...]:
    """Return the rows of one target's trace."""
    if standing.judged_at is not None:
        return (_judged(standing, dossier),)
    figures = _figures(standing)
    if not grouped:
        return tuple(_single(part, figure) for part, figure in figures)
    units = groupby(figures, key=lambda each: (each[0], each[1].organisation_id))
    return tuple(_gathered(part, [figure for _, figure in rows]) for (part, _), rows in units)


def _figures(standing: TargetStanding) -> list[tuple[str, Figure]]:
    """The target's figures, and those of its parts with the part's name."""
    found = [("", figure) for figure in standing.figures]
    return found + [(part.name, figure) for part in standing.parts for figure in part.figures]


def _single(part: str, figure: Figure) -> Contribution:
    origin = figure.origin
    return Contribution(
        unit=figure.unit,
        window=figure.window_label,
        value=figure.shown,
        submission=f"Báo cáo {origin.period}" if origin.submission_id else "Ghi trực tiếp",
        reported_by=origin.reported_by,
        reported_at=origin.reported_at,
        accepted_by=origin.accepted_by,
        accepted_at=origin.accepted_at,
        evidence=_files([figure]),
        estimate=figure.estimate,
        note=_said([part, _corrected(figure)]),
    )


def _corrected(figure: Figure) -> str:
    """ "thay số 12 hội viên: đếm sót"."""
    origin = figure.origin
    return f"thay số {origin.replaces}: {origin.reason}" if origin.replaces else ""


def _gathered(part: str, figures: Sequence[Figure]) -> Contribution:
    """All windows of one unit: the value of each, the last report's people."""
    last = max(figures, key=lambda each: each.origin.reported_at)
    corrected = sum(bool(each.origin.replaces) for each in figures)
    return Contribution(
        unit=max(figures, key=lambda each: each.window).unit,
        window=f"{len(figures)} kỳ, từ {figures[0].window_label} đến {figures[-1].window_label}",
        value="; ".join(each.shown for each in figures),
        submission=f"{len(figures)} báo cáo, cuối cùng ngày {format_short_day(local_day(last.origin.reported_at))}",
        reported_by=last.origin.reported_by,
        reported_at=last.origin.reported_at,
        accepted_by=last.origin.accepted_by,
        accepted_at=last.origin.accepted_at,
        evidence=_files(figures),
        estimate=any(each.estimate for each in figures),
        note=_said([part, f"{corrected} số đã được thay có lý do" if corrected else ""]),
    )


def _files(figures: Iterable[Figure]) -> tuple[EvidenceLine, ...]:
    """Every file once, by its hash."""
    found = {file.sha256: EvidenceLine(file.name, file.sha256) for each in figures for file in each.origin.evidence}
    return tuple(found.values())


def _said(words: Iterable[str]) -> str:
    return "; ".join(word for word in words if word)


def _judged(standing: TargetStanding, dossier: Dossier) -> Contribution:
    """The finding of a qualitative target as its one source."""
    return Contribution(
        unit=dossier.organisation,
        window=f"đến {format_short_day(dossier.as_of)}",
        value=standing.value,
        submission="Đánh giá định tính",
        reported_by=standing.judged_by,
        reported_at=standing.judged_at,
        accepted_by=standing.judged_by,
        accepted_at=standing.judged_at,
        note=standing.judgement,
    )
