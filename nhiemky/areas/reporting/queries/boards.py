"""Who has reported and who has not: completeness and timeliness, unit by unit and period by period."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import visible_organisations
from nhiemky.areas.directory.queries import Face, faces
from nhiemky.areas.directory.queries import structure as structure_of
from nhiemky.areas.reporting import access
from nhiemky.areas.reporting.audience import Asking, asked_on
from nhiemky.areas.reporting.members import members_of
from nhiemky.areas.reporting.models import ReportingPeriod, ReportTemplate, Submission
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import Timeliness, local_day, timeliness, timeliness_sentence
from nhiemky.rules.rollup.obvious_history import History
from nhiemky.rules.workflow import SUBMISSION
from nhiemky.rules.workflow import Submission as State

ARRIVED = (State.SUBMITTED, State.ACCEPTED, State.LOCKED)
COUNTED = (State.ACCEPTED, State.LOCKED)
NOT_BEGUN, NOT_ASKED = "chưa bắt đầu", "không phải báo cáo"


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One unit in one period. `status` "" and `submission_id` None: nothing is begun. `asked` False: not asked then.

    `timeliness` says in words how it stands against its day due, `state` as a word of `Timeliness`, `days` late or
    overdue by. Who was not asked has no day due, so nothing of these: "", "" and 0.
    """

    period_id: int
    asked: bool
    submission_id: int | None
    status: str
    status_name: str
    arrived: bool
    counted: bool
    timeliness: str
    state: str
    days: int


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One unit with a cell for each period."""

    organisation_id: int
    unit: str
    cells: tuple[BoardCell, ...]


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """One period over the units in sight: asked, arrived, accepted, late (sent after the day due), overdue."""

    period_id: int
    label: str
    due_on: datetime.date
    expected: int
    arrived: int
    accepted: int
    late: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Board:
    """A template's board. Rows in Vietnamese order; units that merged stand with the periods they were asked in."""

    template_id: int
    template: str
    organisation_id: int
    periods: tuple[PeriodCount, ...]
    rows: tuple[BoardRow, ...]


def board(viewer: Actor, template_id: int, at: datetime.datetime, *, period_id: int | None = None) -> Board:
    """Return who has reported, as far as the viewer sees units' reports; one period only where it is named.

    A fixed number of queries, whatever the number of units and periods. Raises NotVisible where the viewer sees no
    unit of it.
    """
    template = access.get_template(viewer, template_id, at)
    rows = ReportingPeriod.objects.filter(template=template, opened_at__lte=at).order_by("window_from")
    periods = [period for period in rows if period_id in (None, period.pk)]
    asked = _asked(viewer, template, periods)
    seen = set(visible_organisations(viewer, Action.SEE_REPORT, at).values_list("pk", flat=True))
    sent = _submissions(periods)
    units = ({unit for found in asked.values() for unit in found} | {unit for _, unit in sent}) & seen
    if not units and template.organisation_id not in seen:
        raise NotVisible
    known = faces(viewer, units, local_day(at))
    found = [_row(known[unit], periods, asked, sent, at) for unit in units]
    order = {unit: (known[unit].sort_key, unit) for unit in units}
    found.sort(key=lambda each: order[each.organisation_id])
    return Board(
        template_id=template.pk,
        template=template.name,
        organisation_id=template.organisation_id,
        periods=tuple(_count(period, found) for period in periods),
        rows=tuple(found),
    )


def _asked(viewer: Actor, template: ReportTemplate, periods: Sequence[ReportingPeriod]) -> Mapping[int, frozenset[int]]:
    """The units asked in each period."""
    history = History(structure_of(viewer, template.hierarchy.code))
    asking = Asking.of(template, members_of([template.group_id]).get(template.group_id or 0, ()))
    return {period.pk: asked_on(asking, history, period.window.last_day) for period in periods}


def _submissions(periods: Sequence[ReportingPeriod]) -> Mapping[tuple[int, int], Submission]:
    """What was begun, by period and unit."""
    rows = Submission.objects.filter(period__in=[period.pk for period in periods])
    return {(row.period_id, row.organisation_id): row for row in rows}


def _row(
    face: Face,
    periods: Sequence[ReportingPeriod],
    asked: Mapping[int, frozenset[int]],
    sent: Mapping[tuple[int, int], Submission],
    at: datetime.datetime,
) -> BoardRow:
    cells = tuple(_cell(period, face.id in asked[period.pk], sent.get((period.pk, face.id)), at) for period in periods)
    return BoardRow(face.id, face.name, cells)


def _cell(period: ReportingPeriod, asked: bool, submission: Submission | None, at: datetime.datetime) -> BoardCell:
    """How a unit stands in a period. Time counts from the first sending: a return makes nobody late."""
    status = submission.status if submission else ""
    cell = BoardCell(
        period_id=period.pk,
        asked=asked,
        submission_id=submission.pk if submission else None,
        status=status,
        status_name=SUBMISSION.state_name(status) if status else NOT_BEGUN if asked else NOT_ASKED,
        arrived=status in ARRIVED,
        counted=status in COUNTED,
        timeliness="",
        state="",
        days=0,
    )
    if not asked:
        return cell
    state, days = timeliness(period.due_on, submission.first_submitted_at if submission else None, at)
    late = state in (Timeliness.LATE, Timeliness.OVERDUE)
    return replace(cell, timeliness=timeliness_sentence(state, days), state=state.value, days=days if late else 0)


def _count(period: ReportingPeriod, rows: Sequence[BoardRow]) -> PeriodCount:
    cells = [cell for row in rows for cell in row.cells if cell.period_id == period.pk and cell.asked]
    return PeriodCount(
        period_id=period.pk,
        label=period.label,
        due_on=period.due_on,
        expected=len(cells),
        arrived=sum(cell.arrived for cell in cells),
        accepted=sum(cell.counted for cell in cells),
        late=sum(cell.state == Timeliness.LATE for cell in cells),
        overdue=sum(cell.state == Timeliness.OVERDUE for cell in cells),
    )


@dataclass(frozen=True, slots=True)
class TemplateLineOfList:
    """A template in a list."""

    id: int
    code: str
    name: str
    audience: str
    frequency: str
    periods: int


def templates_of(viewer: Actor, term_id: int, at: datetime.datetime) -> tuple[TemplateLineOfList, ...]:
    """Return the templates of a term that the viewer may see."""
    rows = access.visible_templates(viewer, at).filter(term=term_id).prefetch_related("periods").order_by("id")
    return tuple(
        TemplateLineOfList(
            id=row.pk,
            code=row.code,
            name=row.name,
            audience=row.get_audience_display(),
            frequency=row.get_frequency_display(),
            periods=len(row.periods.all()),
        )
        for row in rows
    )
