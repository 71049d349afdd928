"""From a dossier and what people wrote to the plain values that a mid-term review prints. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nhiemky.areas.reporting import contributions, saying
from nhiemky.areas.reporting.dossier import BandStanding, Dossier, TargetStanding
from nhiemky.areas.reporting.dossier.showing import NEEDING_ATTENTION, STANDINGS, milestone_share
from nhiemky.areas.reporting.given import Signing, Written
from nhiemky.areas.reporting.models import Section
from nhiemky.papers.figures import days_in
from nhiemky.papers.layout.review import (
    BandLine,
    Issuing,
    MidTermReview,
    PaceLine,
    PacePoint,
    Passage,
    Signature,
    Strip,
    TargetRow,
    TaskCounts,
    TaskLine,
    TraceEntry,
)
from nhiemky.rules.progress import STATUS_NAMES, Status, TargetKind, format_percent
from nhiemky.rules.rollup import StructureBy
from nhiemky.rules.text import format_short_day


@dataclass(frozen=True, slots=True)
class Form:
    """What stands around the figures: who issues it and how, who signs, what people wrote, which tasks follow."""

    body: str
    body_code: str
    place: str
    superiors: tuple[str, ...]
    subject: str
    signing: Signing
    recipients: tuple[str, ...]
    addressees: tuple[str, ...]
    highlights: tuple[int, ...]
    passages: Mapping[Section, Sequence[Written]]
    tasks: tuple[TaskLine, ...] = ()
    task_counts: TaskCounts | None = None
    number: int | None = None
    day: datetime.date | None = None
    type_code: str = "BC"


def printed_review(dossier: Dossier, form: Form, *, sha256: str = "") -> MidTermReview:
    """Return everything that the review prints. Same dossier and form, same values."""
    return MidTermReview(
        issuing=Issuing(
            superiors=form.superiors,
            body=form.body,
            body_code=form.body_code,
            place=form.place,
            number=form.number,
            day=form.day,
            type_code=form.type_code,
        ),
        subject=form.subject,
        term=dossier.term,
        term_start=dossier.window.start,
        term_end=dossier.window.end,
        as_of=dossier.as_of,
        targets=tuple(_row(standing) for standing in dossier.targets),
        bands=tuple(_band(band, form.highlights) for band in dossier.bands),
        signature=Signature(
            position=form.signing.position,
            name=form.signing.name,
            authority=form.signing.authority,
            on_behalf_of=form.signing.on_behalf_of,
        ),
        recipients=form.recipients,
        addressees=form.addressees,
        opening=_passages(form, Section.OPENING),
        leadership=_passages(form, Section.LEADERSHIP),
        task_results=_passages(form, Section.TASK_RESULTS),
        strengths=_passages(form, Section.STRENGTHS),
        limits=_passages(form, Section.LIMITS),
        causes=_passages(form, Section.CAUSES),
        lessons=_passages(form, Section.LESSONS),
        second_half=_passages(form, Section.SECOND_HALF),
        proposals=_passages(form, Section.PROPOSALS),
        tasks=form.tasks,
        task_counts=form.task_counts,
        data_until=_data_until(dossier),
        strips=tuple(_strip(standing) for standing in dossier.targets),
        pace=tuple(_pace(standing, dossier) for standing in dossier.targets if _needs_attention(standing)),
        edges=tuple(band.floor for band in dossier.bands if band.in_summary),
        trace=tuple(_entry(standing, dossier) for standing in dossier.targets),
        annex_notes=_notes(dossier),
        dossier_sha256=sha256,
    )


def _row(standing: TargetStanding) -> TargetRow:
    judged = standing.assessment
    return TargetRow(
        ordinal=standing.ordinal,
        clause=standing.clause,
        indicator=standing.name,
        target=standing.wanted,
        value=standing.value,
        status=STATUS_NAMES[standing.status],
        milestone=standing.milestone,
        percent_of_term=judged.percent_of_term_target,
        percent_of_milestone=judged.percent_of_milestone,
        expected_pace=judged.expected_pace if saying.is_paced(standing) else None,
        forecast="" if standing.kind == TargetKind.TITLE_YEARS else standing.forecast,
        reported=judged.reported if judged.expected else standing.reported,
        expected=judged.expected or standing.expected,
        estimate=standing.estimate,
        behind=standing.status in NEEDING_ATTENTION,
        lost=standing.status is Status.MISSED and judged.final,
        hard_to_reach=standing.status is Status.UNLIKELY,
        revised_from=standing.revised_from,
        arithmetic=days_in(judged.arithmetic),
        note=_note(standing),
        trace=standing.key,
        compared=saying.compared(standing),
        outcome=saying.outcome(standing),
    )


def _data_until(dossier: Dossier) -> datetime.date | None:
    """The last day that any figure reaches; None without figures."""
    figures = (figure for standing in _every(dossier.targets) for figure in standing.figures)
    return max((figure.window.last_day for figure in figures), default=None)


def _note(standing: TargetStanding) -> str:
    """The parts of a composite target, each with how it stands."""
    parts = [f"{part.ordinal}) {part.name}: {part.value}" for part in standing.parts]
    return f"gồm {'; '.join(parts)}" if parts else ""


def _band(band: BandStanding, highlights: Sequence[int]) -> BandLine:
    named = tuple(ordinal for ordinal in band.ordinals if ordinal in highlights) if band.in_summary else ()
    return BandLine(label=band.label, targets=band.ordinals, in_summary=band.in_summary, highlights=named)


def _passages(form: Form, section: Section) -> tuple[Passage, ...]:
    return tuple(Passage.of(written.text, written.heading) for written in form.passages.get(section, ()))


def _strip(standing: TargetStanding) -> Strip:
    judged = standing.assessment
    return Strip(
        ordinal=standing.ordinal,
        label=standing.name,
        shown=_on_strip(standing),
        standing=STANDINGS[standing.status],
        percent=_on_scale(standing),
        milestone=milestone_share(standing.kind, judged),
        expected_pace=judged.expected_pace if saying.is_paced(standing) else None,
        forecast=judged.forecast.percent if judged.forecast else None,
    )


def _on_strip(standing: TargetStanding) -> str:
    """The label at a bar's end: a percentage where there is one, else the figure in words."""
    percent = standing.assessment.percent_of_term_target
    return standing.value if percent is None or saying.is_ceiling(standing) else format_percent(percent, 1)


def _on_scale(standing: TargetStanding) -> Fraction | None:
    """How long the bar is: what was reached without a percentage that says anything is a whole one."""
    percent = standing.assessment.percent_of_term_target
    says_nothing = percent is None or saying.is_ceiling(standing)
    return Fraction(100) if says_nothing and STANDINGS[standing.status] == "reached" else percent


def _needs_attention(standing: TargetStanding) -> bool:
    """Whether the pace chart shows it: it must be pushed, and has a way to show that leads to a whole."""
    return len(standing.pace) > 1 and standing.status in NEEDING_ATTENTION and saying.is_paced(standing)


def _pace(standing: TargetStanding, dossier: Dossier) -> PaceLine:
    """What stood at the end of each window, and the forecast at the deadline."""
    points = [
        PacePoint(mark.day, Fraction(mark.percent), "estimate" if mark.estimate else "observed")
        for mark in standing.pace
    ]
    forecast = standing.assessment.forecast
    if forecast is not None and forecast.percent is not None:
        points.append(PacePoint(standing.due_on or dossier.window.last_day, forecast.percent, "forecast"))
    return PaceLine(standing.ordinal, standing.name, tuple(points))


def _entry(standing: TargetStanding, dossier: Dossier) -> TraceEntry:
    return TraceEntry(
        key=standing.key,
        figure=f"Chỉ tiêu số {standing.ordinal}: {standing.name}",
        printed=standing.value,
        arithmetic=days_in(standing.assessment.arithmetic),
        contributions=contributions.of_target(standing, dossier),
        short=f"chỉ tiêu {standing.ordinal}",
    )


def _notes(dossier: Dossier) -> tuple[Passage, ...]:
    """What must be said under the table: which structure, which rules, what was left out."""
    day = format_short_day(dossier.as_of)
    by_day = dossier.structure == StructureBy.OF_THE_DAY
    structure = "của từng kỳ báo cáo" if by_day else f"ngày {day}, kể cả cho các kỳ trước đó"
    bands = next(each for each in dossier.rule_sets if each.kind == "bands")
    since = format_short_day(bands.effective_from)
    notes = [
        f"Số liệu tổng hợp theo cơ cấu tổ chức {structure}. "
        f"Nhóm kết quả do cơ quan lập báo cáo tự đặt: “{bands.label}” (áp dụng từ {since})."
    ]
    if dossier.with_estimates:
        notes.append("Kỳ chưa có số chính thức thì dùng số ước thực hiện, có ghi rõ.")
    carried = [(each.ordinal, each.windows[-1].carried) for each in dossier.targets if each.windows]
    older = [f"số {ordinal} ({units} đơn vị)" for ordinal, units in carried if units]
    if older:
        notes.append(
            f"Đơn vị chưa có số kỳ gần nhất thì lấy số kỳ trước của chính đơn vị: chỉ tiêu {', '.join(older)}."
        )
    notes += dict.fromkeys(each.says for standing in _every(dossier.targets) for each in standing.doubts)
    lost = [each for standing in _every(dossier.targets) for each in standing.left_out]
    if lost:
        shown = "; ".join(f"{each.unit}, {each.window_label}: {each.shown} ({each.why})" for each in lost[:20])
        more = f"; và {len(lost) - 20} số liệu khác" if len(lost) > 20 else ""
        notes.append(f"Có {len(lost)} số liệu không đưa vào tổng hợp: {shown}{more}.")
    return tuple(Passage.of(days_in(note)) for note in notes)


def _every(standings: Sequence[TargetStanding]) -> list[TargetStanding]:
    """Targets and their parts."""
    return [each for standing in standings for each in (standing, *standing.parts)]
