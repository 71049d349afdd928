"""What a running server clears away each day, and what it leaves."""

from __future__ import annotations

import datetime
import time

import pytest
from axes.models import AccessAttempt, AccessLog
from cast import AT
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from nhiemky.cli import upkeep

DAY = datetime.timedelta(days=1)


def session(key: str, ends: datetime.datetime) -> None:
    Session.objects.create(session_key=key, session_data="x", expire_date=ends)


def attempt(name: str, at: datetime.datetime) -> None:
    AccessAttempt.objects.create(username=name, ip_address="10.0.0.1", failures_since_start=1)
    AccessAttempt.objects.filter(username=name).update(attempt_time=at)


def job(status: str, finished: datetime.datetime | None) -> None:
    DBTaskResult.objects.create(
        status=status, task_path="a.b", args_kwargs={"args": [], "kwargs": {}}, queue_name="default",
        backend_name="default", finished_at=finished, exception_class_path="", traceback="",
    )  # fmt: skip


def test_what_nobody_needs_is_cleared_away_and_the_rest_stays(db: None) -> None:
    session("ended", AT - DAY)
    session("running", AT + DAY)
    attempt("homqua", AT - 2 * DAY)
    attempt("vuaxong", AT)
    AccessLog.objects.create(username="aido", ip_address="10.0.0.1")
    job("SUCCESSFUL", AT - 15 * DAY)
    job("FAILED", AT - 15 * DAY)
    job("SUCCESSFUL", AT - DAY)
    job("READY", None)
    assert upkeep.prune(AT) == {"sessions": 1, "failed sign-ins": 1, "sign-ins": 1, "jobs": 2}
    assert list(Session.objects.values_list("session_key", flat=True)) == ["running"]
    assert list(AccessAttempt.objects.values_list("username", flat=True)) == ["vuaxong"]
    assert DBTaskResult.objects.count() == 2
    assert upkeep.prune(AT) == {"sessions": 0, "failed sign-ins": 0, "sign-ins": 0, "jobs": 0}


def test_a_server_clears_away_by_itself_when_it_starts_and_again(transactional_db: None) -> None:
    running = upkeep.Upkeep(every_seconds=0.05)
    try:
        for _round in range(2):
            session("ended", AT - DAY)
            _until_cleared()
    finally:
        running.stop()
    assert not running._thread.is_alive()


def test_a_database_that_does_not_answer_stops_nothing(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: datetime.datetime) -> dict[str, int]:
        raise RuntimeError("database is locked")

    monkeypatch.setattr(upkeep, "prune", broken)
    running = upkeep.Upkeep(every_seconds=0.05)
    for _ in range(100):
        if caplog.text.count("upkeep failed") >= 2:
            break
        time.sleep(0.05)
    running.stop()
    assert caplog.text.count("upkeep failed") >= 2


def _until_cleared() -> None:
    """Wait for the thread: as long as it takes, but not for ever."""
    for _ in range(400):
        if not Session.objects.exists():
            return
        time.sleep(0.05)
    raise AssertionError("nothing cleared away")
