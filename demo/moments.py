"""The demo's calendar: everything happens between the congress and the mid-term review, in office hours."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")

CONGRESS = datetime.date(2023, 12, 20)
TERM_START = datetime.date(2024, 1, 1)
TERM_END = datetime.date(2029, 1, 1)
FOUNDED = datetime.date(2014, 1, 1)
REORGANISED = datetime.date(2025, 7, 1)
MID_TERM = datetime.date(2026, 7, 14)


def at(day: datetime.date, hour: int = 9, minute: int = 0) -> datetime.datetime:
    """Return a moment of a day in Vietnam's time."""
    return datetime.datetime.combine(day, datetime.time(hour, minute), LOCAL)
