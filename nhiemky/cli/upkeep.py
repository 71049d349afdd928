"""What a running server clears away each day: nothing is kept about people that nobody needs any more.

Sessions that ended, failed sign-ins of yesterday, and background jobs that finished two weeks ago. The trail of what
was done stays: it is another thing (`nhiemky audit`).
"""

from __future__ import annotations

import datetime

from nhiemky.cli.repeating import Repeating

EVERY_SECONDS = 24 * 60 * 60
FAILED_SIGN_INS = datetime.timedelta(days=1)  # the lock itself needs a quarter of an hour
FINISHED_JOBS = datetime.timedelta(days=14)  # long enough to look into one that failed


def prune(at: datetime.datetime) -> dict[str, int]:
    """Delete what is no longer needed at the moment `at`; return how many rows of each kind."""
    from axes.models import AccessAttempt, AccessFailureLog, AccessLog
    from django.contrib.sessions.models import Session
    from django_tasks_db.models import DBTaskResult

    finished = DBTaskResult.objects.finished().filter(finished_at__lte=at - FINISHED_JOBS)
    return {
        "sessions": Session.objects.filter(expire_date__lte=at).delete()[0],
        "failed sign-ins": AccessAttempt.objects.filter(attempt_time__lte=at - FAILED_SIGN_INS).delete()[0],
        "sign-ins": AccessLog.objects.all().delete()[0] + AccessFailureLog.objects.all().delete()[0],
        "jobs": finished.delete()[0],
    }


class Upkeep(Repeating):
    """Prunes when a server starts and each day."""

    def __init__(self, every_seconds: float = EVERY_SECONDS) -> None:
        """Start pruning."""
        super().__init__("upkeep", prune, every_seconds)
