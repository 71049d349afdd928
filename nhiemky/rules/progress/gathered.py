"""Kinds that rest on others' judgement: a composite on its parts, a qualitative target on a person."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from nhiemky.rules.progress.percents import format_percent
from nhiemky.rules.progress.reading import Reading
from nhiemky.rules.progress.values import Assessment, Judged, TermsMalformed
from nhiemky.rules.wording import gettext_noop

HUNDRED = Fraction(100)
JUDGED_NAMES = {
    Judged.REACHED: "đạt",
    Judged.UNDER_WAY: "đang thực hiện",
    Judged.NOT_REACHED: "không đạt",
}


def composite(parts: Sequence[Assessment]) -> Reading | None:
    """One target of several measures: met when every part is, and as far as the part that is least far.

    The least is taken, not the mean, so that a part left behind can't be made up by another one. A met part without
    a percentage counts as 100.
    """
    if not parts:
        raise TermsMalformed(fault=gettext_noop("chỉ tiêu gộp chưa có chỉ tiêu thành phần"))
    if not any(part.has_data for part in parts):
        return None
    percents = [_percent(part) for part in parts]
    known = [each for each in percents if each is not None]
    percent = min(known) if len(known) == len(parts) else None
    reached = sum(part.met is True for part in parts)
    failed = any(part.met is False for part in parts)
    sentence = f"Đạt {reached}/{len(parts)} chỉ tiêu thành phần"
    without = sum(not part.has_data for part in parts)
    if without:
        sentence += f", {without} thành phần chưa có số liệu"
    if percent is not None:
        sentence += f"; thành phần thấp nhất: {format_percent(percent)}"
    return Reading(
        sentence,
        Fraction(reached),
        True if reached == len(parts) else False if failed else None,
        percent,
        all(part.final for part in parts) or any(part.final and part.met is False for part in parts),
        max((part.data_until for part in parts if part.data_until), default=None),
        any(part.estimate for part in parts),
        all(part.complete for part in parts),
    )


def _percent(part: Assessment) -> Fraction | None:
    """A part's percentage; 100 where it is met without one."""
    if part.percent_of_term_target is None:
        return HUNDRED if part.met else None
    return part.percent_of_term_target


def qualitative(judged: Judged | None) -> Reading | None:
    """The status that a person judged, on evidence; no percentage."""
    if judged is None:
        return None
    met = {Judged.REACHED: True, Judged.NOT_REACHED: False}.get(judged)
    return Reading(f"Chỉ tiêu định tính, đánh giá theo minh chứng: {JUDGED_NAMES[judged]}", met=met)
