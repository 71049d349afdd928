"""How a report says what a target's percentage means: of what it is one, and what it doesn't tell. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from nhiemky.areas.reporting.dossier import TargetStanding
from nhiemky.rules.progress import TargetKind

_OF_THE_TERM = "mục tiêu cả nhiệm kỳ"
_COMPARED: Mapping[str, str] = {
    TargetKind.CUMULATIVE: _OF_THE_TERM,
    TargetKind.LEVEL: _OF_THE_TERM,
    TargetKind.RATIO: _OF_THE_TERM,
    TargetKind.GROWTH: _OF_THE_TERM,
    TargetKind.EVERY_YEAR: "mức đề ra mỗi năm",
    TargetKind.AVERAGE: "mức bình quân đề ra",
    TargetKind.AVERAGE_GROWTH: "mức tăng bình quân đề ra",
}
_CEILINGS = ("không quá", "dưới", "thấp hơn", "ít hơn")


def is_paced(standing: TargetStanding) -> bool:
    """Whether half of the time should show half of the result: so it is only where figures add up over the term."""
    return standing.kind == TargetKind.CUMULATIVE and not is_ceiling(standing)


def compared(standing: TargetStanding) -> str:
    """What the percentage is one of ("mức đề ra mỗi năm"); "" where a sentence is better off without it."""
    percent = standing.assessment.percent_of_term_target
    if percent is None or percent < 0 or is_ceiling(standing):
        return ""
    return _COMPARED.get(standing.kind, "")


def outcome(standing: TargetStanding) -> str:
    """What the percentage doesn't tell: a ceiling broken, a strict target met on the dot, a year that failed."""
    judged = standing.assessment
    if judged.met is None:
        return ""
    if is_ceiling(standing):
        return "trong mức khống chế" if judged.met else "vượt mức khống chế"
    failed = [str(each.year.last_day.year) for each in judged.years if each.met is False]
    if failed and not judged.met and standing.kind != TargetKind.AVERAGE:  # a mean holds no year to itself
        return f"không đạt năm {', '.join(failed)}"
    percent = judged.percent_of_term_target
    if not judged.met and percent is not None and percent >= 100:
        return f"chưa đạt vì phải {standing.wanted}"
    return ""


def is_ceiling(standing: TargetStanding) -> bool:
    """Whether the target is not to be passed: a percentage of it says nothing that people would say."""
    return standing.wanted.casefold().startswith(_CEILINGS)
