"""The ledger: figures are posted, counted, superseded, withdrawn; nothing in it is ever overwritten."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction

from nhiemky.areas.audit.access import one, possible, some
from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory.access import NotAllowed, check, visible_uploads
from nhiemky.areas.directory.models import Organisation
from nhiemky.areas.targets import access
from nhiemky.areas.targets.figures import NewFigure, check_figure
from nhiemky.areas.targets.models import Measurement, MeasurementEvidence
from nhiemky.areas.targets.models.measurements import Key
from nhiemky.areas.targets.proving import evidence_of, kept
from nhiemky.rules.authority import Action, Decision
from nhiemky.rules.periods import Window, label
from nhiemky.rules.progress import Basis
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.rollup import Stage
from nhiemky.rules.wording import gettext_noop
from nhiemky.rules.workflow import SUBMISSION, check_person
from nhiemky.rules.workflow import Submission as Report

_ACCEPTED = SUBMISSION.check(Report.SUBMITTED, "accept")


class FigureStands(Refusal):
    """Another figure stands for the same unit and window; it is only ever superseded with a reason."""

    template = (
        "“{indicator}” của {unit} {window} đã có số liệu {standing} ({by} ghi); số mới là {new}. "
        "Nếu số mới đúng, hãy ghi lý do sửa; số cũ vẫn được giữ lại."
    )


class SomeoneElseRecorded(Refusal):
    """Someone else recorded a figure for the same unit and window at the same moment."""

    template = "Vừa có người khác ghi số liệu cho cùng đơn vị và kỳ này. Hãy tải lại trang, xem số đó rồi ghi lại."


class AlreadySuperseded(Refusal):
    """A figure that another one has superseded can't begin to count any more."""

    template = (
        "Số liệu “{indicator}” của {unit} {window} đã được thay bằng số khác nên không duyệt được. "
        "Hãy duyệt số mới nhất."
    )


class NothingCounts(Refusal):
    """There is no figure to withdraw."""

    template = "Kỳ này chưa có số liệu nào được tính nên không có gì để thu hồi."


class ReasonNeeded(Refusal):
    """A withdrawal says why."""

    template = "Muốn thu hồi số liệu phải ghi lý do."


@dataclass(frozen=True, slots=True)
class _Standing:
    """The last row of a key's chain, counting or not, with names for refusals."""

    head: Measurement
    unit: str


def post(
    *,
    actor: Actor,
    at: datetime.datetime,
    figures: Sequence[NewFigure],
    decision: Decision | None = None,
) -> tuple[Measurement, ...]:
    """Write figures into the ledger, none of which counts before `count`; return their rows in the given order.

    A figure equal to the one that stands makes no new row: the standing one is given back. One that differs
    supersedes it and needs a reason. All or none are written; a fixed number of queries and one for each figure.

    `decision`: the caller's own, where it has decided already (a report sent for a unit that has merged since);
    else the actor needs the right to record at each unit and to see each file of evidence. Raises NotVisible,
    NotAllowed, FigureStands, SomeoneElseRecorded and what `check_figure` refuses.
    """
    _decide(actor, at, figures, decision)
    for figure in figures:
        check_figure(figure, at)
    with transaction.atomic():
        heads = _heads(figures)
        rows = [_row(actor, at, figure, heads.get(figure.key)) for figure in figures]
        fresh = [(row, figure) for row, figure in zip(rows, figures, strict=True) if row.pk is None]
        before = evidence_of({row.pk for row, figure in zip(rows, figures, strict=True) if row.pk and figure.evidence})
        _insert([row for row, _ in fresh])
        MeasurementEvidence.objects.bulk_create(
            (
                MeasurementEvidence(measurement=row, upload_id=upload)
                for row, figure in zip(rows, figures, strict=True)
                for upload in figure.evidence
            ),
            ignore_conflicts=True,
        )
        _record_posted(actor, at, list(zip(rows, figures, strict=True)), {row.pk for row, _ in fresh}, before)
    return tuple(rows)


def _record_posted(
    actor: Actor,
    at: datetime.datetime,
    posted: Sequence[tuple[Measurement, NewFigure]],
    fresh: Collection[int],
    before: Mapping[int, Sequence[str]],
) -> None:
    """Write down the fresh rows of each unit with what proves them, and files laid to rows that stood `before`."""
    evidence = evidence_of({row.pk for row, figure in posted if figure.evidence})
    written: dict[tuple[str, int], dict[int, tuple[Measurement, NewFigure]]] = defaultdict(dict)
    for row, figure in posted:
        row.indicator = figure.indicator
        if row.pk in fresh:
            written["targets.figures_recorded", figure.organisation.pk][row.pk] = (row, figure)
        elif evidence.get(row.pk) != before.get(row.pk):
            written["targets.evidence_added", figure.organisation.pk][row.pk] = (row, figure)
    for (verb, organisation), theirs in written.items():
        first, figure = next(iter(theirs.values()))
        facts = {
            "count": len(theirs),
            "window": label(figure.window),
            **kept([row for row, _ in theirs.values()], {pk: evidence.get(pk, ()) for pk in theirs}),
        }
        record(
            actor=actor,
            at=at,
            verb=verb,
            obj=first,
            object_name=figure.unit,
            facts=facts,
            organisation=organisation,
        )


def _decide(actor: Actor, at: datetime.datetime, figures: Sequence[NewFigure], decision: Decision | None) -> None:
    """The decision passed in, or the actor's right to record at each unit and to see each file of evidence."""
    if decision is None:
        for organisation in sorted({figure.organisation.pk for figure in figures}):
            check(actor, Action.RECORD_MEASUREMENT, organisation, at)
        some(visible_uploads(actor, at), {upload for figure in figures for upload in figure.evidence})
    elif not decision:
        raise NotAllowed(because=decision.because)


def _heads(figures: Sequence[NewFigure]) -> Mapping[Key, Measurement]:
    """The last row of each figure's chain, locked so that the next writer sees what this one wrote."""
    rows = (
        Measurement.objects.heads()
        .select_for_update(of=("self",))
        .filter(
            indicator__in={figure.indicator.pk for figure in figures},
            organisation__in={figure.organisation.pk for figure in figures},
            window_from__in={figure.window.start for figure in figures},
        )
    )
    wanted = {figure.key for figure in figures}
    return {row.key: row for row in rows if row.key in wanted}


def _row(actor: Actor, at: datetime.datetime, figure: NewFigure, head: Measurement | None) -> Measurement:
    """The row for a figure: the standing one where it says the same, else a new one that supersedes it."""
    if head is not None:
        if (head.numerator, head.denominator) == (figure.numerator, figure.denominator):
            return head
        if not figure.reason.strip():
            raise FigureStands(
                indicator=figure.indicator.name,
                unit=figure.unit,
                window=label(figure.window),
                standing=figure.indicator.shown(head.numerator, head.denominator) or gettext_noop("đã thu hồi"),
                by=head.recorded_by_name,
                new=figure.indicator.shown(figure.numerator, figure.denominator) or gettext_noop("để trống"),
            )
    elif figure.numerator is None:
        raise NothingCounts
    return Measurement(
        indicator=figure.indicator,
        organisation=figure.organisation,
        window_from=figure.window.start,
        window_to=figure.window.end,
        basis=figure.basis.value,
        stage=figure.stage.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        note=storable(figure.note).strip(),
        recorded_at=at,
        recorded_by_id=actor.actor_id,
        recorded_by_name=actor.actor_name[:200],
        supersedes=head,
        reason=storable(figure.reason).strip() if head is not None else "",
        withdrawn=figure.numerator is None,
    )


def _insert(rows: Sequence[Measurement]) -> None:
    """Insert new rows; who comes second for the same chain is refused."""
    try:
        with transaction.atomic():
            for row in rows:
                insert(row)
    except IntegrityError:
        raise SomeoneElseRecorded from None


def measure(
    *,
    actor: Actor,
    at: datetime.datetime,
    indicator_id: int,
    organisation_id: int,
    window: Window,
    numerator: Decimal | int,
    denominator: Decimal | int | None = None,
    basis: Basis | None = None,
    stage: Stage = Stage.FINAL,
    note: str = "",
    reason: str = "",
    evidence: Sequence[int] = (),
) -> Measurement:
    """Write one figure in the indicator's unit (a state: 1 or 0), outside any report; it counts after `count`.

    `basis` is the indicator's own where it is None; `evidence` are ids of uploads that the actor may see. Raises what
    `post` refuses.
    """
    indicator = access.get_indicator(actor, indicator_id)
    check(actor, Action.RECORD_MEASUREMENT, organisation_id, at)
    figure = NewFigure(
        indicator=indicator,
        organisation=one(Organisation.objects.all(), organisation_id),
        window=window,
        basis=basis or Basis(indicator.default_basis),
        stage=stage,
        numerator=indicator.scaled(numerator),
        denominator=None if denominator is None else indicator.scaled(denominator),
        note=note,
        reason=reason,
        evidence=tuple(evidence),
    )
    return post(actor=actor, at=at, figures=[figure])[0]


def supersede(
    *,
    actor: Actor,
    at: datetime.datetime,
    measurement_id: int,
    numerator: Decimal | int,
    denominator: Decimal | int | None = None,
    reason: str,
    note: str = "",
    evidence: Sequence[int] = (),
) -> Measurement:
    """Write another figure in place of one that stands, with the reason; the old row stays. It counts after `count`."""
    old = access.get_measurement(actor, measurement_id, at)
    return measure(
        actor=actor,
        at=at,
        indicator_id=old.indicator_id,
        organisation_id=old.organisation_id,
        window=old.window,
        numerator=numerator,
        denominator=denominator,
        basis=Basis(old.basis),
        stage=Stage(old.stage),
        note=note,
        reason=reason,
        evidence=evidence,
    )


def count(
    *,
    actor: Actor,
    at: datetime.datetime,
    measurement_ids: Sequence[int],
    decision: Decision | None = None,
) -> None:
    """Let figures count from now on; once set, that moment never changes. Those that count already stay as they are.

    `decision`: the caller's own, where it has decided already; else the actor needs the right to accept reports of
    each unit. Nobody lets a figure count that they recorded. Raises NotVisible where one is not there for them,
    NotAllowed, SamePerson, AlreadySuperseded where a newer row stands for the same key.
    """
    if decision is None:
        some(access.visible_measurements(actor, at), measurement_ids)
    with transaction.atomic():
        found = Measurement.objects.select_for_update(of=("self",)).filter(pk__in=possible(measurement_ids))
        rows = list(found.select_related("indicator", "organisation").order_by("id"))
        if decision is None:
            for organisation in sorted({row.organisation_id for row in rows}):
                check(actor, Action.ACCEPT_REPORT, organisation, at)
        elif not decision:
            raise NotAllowed(because=decision.because)
        waiting = [row for row in rows if row.counted_from is None]
        for row in waiting:
            check_person(_ACCEPTED, actor.actor_id, row.recorded_by_id)
        _refuse_superseded(waiting)
        if not waiting:
            return
        counted = {"counted_from": at, "counted_by_id": actor.actor_id, "counted_by_name": actor.actor_name[:200]}
        Measurement.objects.filter(pk__in=[row.pk for row in waiting]).update(**counted)
        for row in waiting:
            row.counted_from, row.counted_by_id = at, actor.actor_id
            row.counted_by_name = actor.actor_name[:200]
        _record_counted(actor, at, waiting)


def _record_counted(actor: Actor, at: datetime.datetime, rows: Sequence[Measurement]) -> None:
    """Write down the rows of each unit that count from now on, with what proves them."""
    counted: dict[int, list[Measurement]] = defaultdict(list)
    for row in rows:
        counted[row.organisation_id].append(row)
    for organisation, theirs in counted.items():
        record(
            actor=actor,
            at=at,
            verb="targets.figures_counted",
            obj=theirs[0],
            object_name=str(theirs[0].organisation),
            facts={"count": len(theirs), "window": theirs[0].window_label, **kept(theirs)},
            organisation=organisation,
        )


def _refuse_superseded(rows: Sequence[Measurement]) -> None:
    newer = Measurement.objects.filter(supersedes__in=[row.pk for row in rows]).first()
    if newer is None:
        return
    old = next(row for row in rows if row.pk == newer.supersedes_id)
    raise AlreadySuperseded(indicator=old.indicator.name, unit=str(old.organisation), window=old.window_label)


def withdraw(*, actor: Actor, at: datetime.datetime, measurement_id: int, reason: str) -> Measurement:
    """Take a counting figure back: a row without a figure stands from now on, the old ones stay readable.

    Needs the right to reopen reports of the unit. Raises ReasonNeeded, NothingCounts, SomeoneElseRecorded.
    """
    old = access.get_measurement(actor, measurement_id, at)
    check(actor, Action.REOPEN_REPORT, old.organisation_id, at)
    if not reason.strip():
        raise ReasonNeeded
    with transaction.atomic():
        chain = Measurement.objects.select_for_update(of=("self",)).filter(
            indicator=old.indicator_id,
            organisation=old.organisation_id,
            window_from=old.window_from,
            window_to=old.window_to,
            basis=old.basis,
            stage=old.stage,
        )
        rows = list(chain.order_by("id"))
        counting = [row for row in rows if row.counted_from is not None]
        if not counting or counting[-1].withdrawn:
            raise NothingCounts
        row = _withdrawal(actor, at, rows[-1], storable(reason).strip())
        _insert([row])
        facts = {
            "window": row.window_label,
            "reason": row.reason,
            "figure": old.indicator.shown(counting[-1].numerator, counting[-1].denominator),
            **kept([row]),
        }
        record(
            actor=actor,
            at=at,
            verb="targets.figure_withdrawn",
            obj=row,
            object_name=old.indicator.name,
            facts=facts,
            organisation=row.organisation_id,
        )
    return row


def _withdrawal(actor: Actor, at: datetime.datetime, head: Measurement, reason: str) -> Measurement:
    """A row that says that nothing stands any more."""
    return Measurement(
        indicator_id=head.indicator_id,
        organisation_id=head.organisation_id,
        window_from=head.window_from,
        window_to=head.window_to,
        basis=head.basis,
        stage=head.stage,
        recorded_at=at,
        recorded_by_id=actor.actor_id,
        recorded_by_name=actor.actor_name[:200],
        counted_from=at,
        counted_by_id=actor.actor_id,
        counted_by_name=actor.actor_name[:200],
        supersedes=head,
        reason=reason,
        withdrawn=True,
    )
