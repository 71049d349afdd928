"""The ledger as it stood: at any moment, and row by row."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.queries import names
from nhiemky.areas.targets import access
from nhiemky.areas.targets.models import STAGE_NAMES, Measurement
from nhiemky.areas.targets.models.measurements import standing
from nhiemky.rules.periods import local_day
from nhiemky.rules.rollup import Stage


def measurements_as_of(
    viewer: Actor, indicator_ids: Collection[int], at: datetime.datetime, *, known_at: datetime.datetime | None = None
) -> tuple[Measurement, ...]:
    """Return the rows that stood at `known_at` (`at` where it is None) of units whose reports the viewer sees at `at`.

    One row per indicator, unit, window, basis and stage: the latest that counted by then, none where that one was a
    withdrawal. One query.
    """
    rows = access.visible_measurements(viewer, at).of(indicator_ids).counted_by(known_at or at)
    return tuple(standing(rows).values())


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One row of a figure's chain, in words. `counted_from` None: it waits for acceptance, or never counted."""

    measurement_id: int
    shown: str
    stage: str
    recorded_by: str
    recorded_at: datetime.datetime
    counted_by: str
    counted_from: datetime.datetime | None
    reason: str
    withdrawn: bool


def ledger(viewer: Actor, measurement_id: int, at: datetime.datetime) -> tuple[str, tuple[LedgerLine, ...]]:
    """Return whose figure it is and every row of its chain, the first first: what was said, by whom, why changed.

    Raises NotVisible.
    """
    one = access.get_measurement(viewer, measurement_id, at)
    chain = Measurement.objects.filter(
        indicator=one.indicator_id,
        organisation=one.organisation_id,
        window_from=one.window_from,
        window_to=one.window_to,
        basis=one.basis,
        stage=one.stage,
    )
    unit = names(viewer, [one.organisation_id], local_day(at)).get(one.organisation_id, one.organisation.code)
    lines = tuple(
        LedgerLine(
            measurement_id=row.pk,
            shown=one.indicator.shown(row.numerator, row.denominator) or "thu hồi",
            stage=STAGE_NAMES[Stage(row.stage)],
            recorded_by=row.recorded_by_name,
            recorded_at=row.recorded_at,
            counted_by=row.counted_by_name,
            counted_from=row.counted_from,
            reason=row.reason,
            withdrawn=row.withdrawn,
        )
        for row in chain.order_by("id")
    )
    return f"{one.indicator.name}, {unit}, {one.window_label}", lines
