"""Several people on one report at the same moment, on both databases."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from cast import SYSTEM, Cast
from enacted import half, indicator, moment, periods, report, template

from nhiemky.areas.reporting import actions
from nhiemky.areas.reporting.given import FilledLine
from nhiemky.areas.reporting.locking import SomeoneElseSaved
from nhiemky.areas.reporting.models import Submission
from nhiemky.areas.targets.models import Measurement
from nhiemky.rules.workflow import MoveRefused

JULY = moment(2024, 7, 3)
AUGUST = moment(2024, 8, 1)


@pytest.mark.django_db(transaction=True)
def test_of_those_who_accept_at_the_same_moment_one_does_and_the_others_are_told(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    cast = committed_cast
    measured = indicator(cast)
    period = periods(cast, template(cast, measured))[half(2024, 1)]
    sent = report(cast, cast.reporter, period, cast.first.pk, {measured.pk: 12}, at=JULY)
    outcomes = race(
        lambda number: (
            actions.accept(
                actor=cast.leader,
                at=AUGUST + datetime.timedelta(minutes=number),
                submission_id=sent.pk,
                revision=sent.revision,
            ).status
        ),
        6,
    )
    assert outcomes.count("accepted") == 1
    assert all(isinstance(each, (MoveRefused, str)) for each in outcomes)
    assert Submission.objects.get().moves.filter(to_status="accepted").count() == 1
    assert Measurement.objects.filter(counted_from__isnull=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_reports_of_several_units_are_accepted_at_the_same_moment(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    cast = committed_cast
    measured = indicator(cast)
    period = periods(cast, template(cast, measured))[half(2024, 1)]
    units = (cast.first, cast.second, cast.third)
    sent = [report(cast, SYSTEM, period, unit.pk, {measured.pk: 10}, at=JULY) for unit in units]
    outcomes = race(
        lambda number: (
            actions.accept(
                actor=cast.leader, at=AUGUST, submission_id=sent[number].pk, revision=sent[number].revision
            ).status
        ),
        3,
    )
    assert outcomes == ["accepted"] * 3


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_of_one_line_at_the_same_moment_the_second_is_told(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    cast = committed_cast
    measured = indicator(cast)
    period = periods(cast, template(cast, measured))[half(2024, 1)]
    begun = actions.begin_submission(actor=cast.reporter, at=JULY, period_id=period.pk, organisation_id=cast.first.pk)
    outcomes = race(
        lambda number: actions.save_line(
            actor=cast.reporter, at=JULY, submission_id=begun.pk, revision=begun.revision,
            filled=FilledLine(indicator_id=measured.pk, numerator=10 + number),
        ).revision,
        5,
    )  # fmt: skip
    saved = [each for each in outcomes if isinstance(each, int)]
    assert saved == [begun.revision + 1]
    assert all(isinstance(each, SomeoneElseSaved) for each in outcomes if not isinstance(each, int))


@pytest.mark.django_db(transaction=True)
def test_a_report_begun_at_the_same_moment_is_one_report(committed_cast: Cast, race: Callable[..., list[Any]]) -> None:
    cast = committed_cast
    period = periods(cast, template(cast, indicator(cast)))[half(2024, 1)]
    outcomes = race(
        lambda _: (
            actions.begin_submission(
                actor=cast.reporter, at=JULY, period_id=period.pk, organisation_id=cast.first.pk
            ).pk
        ),
        5,
    )
    assert len(set(outcomes)) == 1
    assert Submission.objects.get().lines.count() == 1
