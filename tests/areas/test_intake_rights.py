"""Who decides about findings, and what happens when two people decide at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from cast import AT, Cast
from received import (
    MEMBERS,
    MONEY,
    TEXT,
    find,
    finding,
    registered,
    settle,
)

from nhiemky.areas.directory.access import NotAllowed, NotVisible
from nhiemky.areas.intake import actions, queries
from nhiemky.areas.intake.actions.closing import StillProposed
from nhiemky.areas.intake.deciding import DecidedAlready, NotOpen
from nhiemky.areas.intake.models import Finding, Intake
from nhiemky.areas.targets.models import Target
from nhiemky.papers import findings
from nhiemky.rules.progress import Comparator


@pytest.fixture(autouse=True)
def listed_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find what the text's list says."""
    monkeypatch.setattr(findings, "find", lambda paper: find(paper) if MONEY in paper.text else findings.Findings())


def accept(cast: Cast, found: Finding, **more: Any) -> Target:
    return actions.accept_target(actor=cast.clerk, at=AT, finding_id=found.pk, **more)


def proposed(cast: Cast, found: Finding) -> Any:
    """What is proposed for a finding, as its page shows it."""
    lines = queries.intake_page(cast.clerk, found.intake_id, AT).findings
    return next(line.proposal for line in lines if line.id == found.pk)


def test_who_only_reads_does_not_decide_and_a_stranger_finds_nothing(cast: Cast) -> None:
    intake, _ = registered(cast)
    found, doubt = finding(intake, MEMBERS), intake.doubts.get()
    for who, refusal in ((cast.inspector, NotAllowed), (cast.outsider, NotVisible), (cast.reporter, NotVisible)):
        with pytest.raises(refusal):
            actions.accept_target(actor=who, at=AT, finding_id=found.pk)
        with pytest.raises(refusal):
            actions.reject_finding(actor=who, at=AT, finding_id=found.pk, reason="x")
        with pytest.raises(refusal):
            actions.settle_doubt(actor=who, at=AT, doubt_id=doubt.pk, note="x")
        with pytest.raises(refusal):
            actions.confirm(actor=who, at=AT, intake_id=intake.pk)
        with pytest.raises(refusal):
            actions.accept_rest(actor=who, at=AT, intake_id=intake.pk)
        with pytest.raises(refusal):
            actions.add_finding(actor=who, at=AT, intake_id=intake.pk, kind="target", start=0, end=5)


def test_the_second_to_decide_is_told_who_was_first_and_when(cast: Cast) -> None:
    intake, _ = registered(cast)
    accept(cast, finding(intake, MEMBERS))
    with pytest.raises(DecidedAlready, match=r"Hồ Gia Bách quyết định .đã nhận. lúc 09:00 ngày 02/03/2026"):
        actions.accept_target(actor=cast.leader, at=AT, finding_id=finding(intake, MEMBERS).pk)
    with pytest.raises(DecidedAlready):
        actions.reject_finding(actor=cast.leader, at=AT, finding_id=finding(intake, MEMBERS).pk, reason="x")


@pytest.mark.django_db(transaction=True)
def test_of_people_who_accept_at_the_same_moment_one_wins(committed_cast: Cast, race: Callable[..., list[Any]]) -> None:
    intake, _ = registered(committed_cast)
    found, who = finding(intake, MEMBERS), (committed_cast.clerk, committed_cast.leader)
    outcomes = race(lambda number: actions.accept_target(actor=who[number % 2], at=AT, finding_id=found.pk), 6)
    assert sum(isinstance(each, Target) for each in outcomes) == 1
    assert all(isinstance(each, Target | DecidedAlready) for each in outcomes)
    assert Target.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_accepting_rejecting_and_closing_at_once_leave_one_decision_each(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    cast = committed_cast
    intake, _ = registered(cast)
    settle(cast, intake)
    found = finding(intake, MEMBERS)

    def work(number: int) -> Any:
        if number == 0:
            return actions.accept_rest(actor=cast.clerk, at=AT, intake_id=intake.pk)
        if number == 1:
            return actions.reject_finding(actor=cast.leader, at=AT, finding_id=found.pk, reason="x")
        if number == 2:
            return actions.confirm(actor=cast.leader, at=AT, intake_id=intake.pk)
        return actions.accept_target(actor=cast.leader, at=AT, finding_id=found.pk)

    outcomes = race(work, 4)
    unexpected = int | Finding | Intake | Target | DecidedAlready | StillProposed | NotOpen
    assert all(isinstance(each, unexpected) for each in outcomes)
    assert Target.objects.count() == Finding.objects.filter(target__isnull=False).count()
    assert not Finding.objects.filter(intake=intake, kind="target", status="proposed").exists()


def test_a_strict_comparison_survives_from_text_to_target(cast: Cast) -> None:
    intake, _ = registered(cast)
    found = finding(intake, MEMBERS)
    decided = dataclasses.replace(proposed(cast, found), comparator=Comparator.MORE_THAN)
    assert accept(cast, found, decided=decided).wanted(500) == "trên 500 hội viên mới"
    assert TEXT.count(MEMBERS) == 1
