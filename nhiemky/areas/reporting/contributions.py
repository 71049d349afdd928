"""The trace of a printed figure: which unit gave what, who reported and accepted it, on which evidence. Pure."""

from __future__ import annotations

from nhiemky.areas.reporting.dossier import Dossier, Figure, TargetStanding
from nhiemky.papers.layout.review import Contribution, EvidenceLine
from nhiemky.rules.text import format_short_day


def of_target(standing: TargetStanding, dossier: Dossier) -> tuple[Contribution, ...]:
    """Return the rows of one target's trace: every figure in it, and those of a composite target's parts."""
    if standing.judged_at is not None:
        return (_judged(standing, dossier),)
    own = [_single("", figure) for figure in standing.figures]
    return (*own, *(_single(part.name, figure) for part in standing.parts for figure in part.figures))


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
        evidence=tuple(EvidenceLine(file.name, file.sha256) for file in origin.evidence),
        estimate=figure.estimate,
        note="; ".join(filter(None, (_carried(figure), _corrected(figure)))),
        part=part,
        window_end=figure.window.end,
    )


def _carried(figure: Figure) -> str:
    """ "chưa có số 6 tháng cuối năm 2025, lấy số kỳ này"."""
    return f"chưa có số {figure.carried_to}, lấy số kỳ này" if figure.carried_to else ""


def _corrected(figure: Figure) -> str:
    """ "thay số 12 hội viên: đếm sót"."""
    origin = figure.origin
    return f"thay số {origin.replaces}: {origin.reason}" if origin.replaces else ""


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
