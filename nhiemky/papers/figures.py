"""How single figures are printed inside official documents: percentages, days, moments."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from nhiemky.rules.progress import format_percent

_TABLE_DAY = re.compile(r"\b(\d{2})/0([3-9])/(\d{4})\b")
LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def percent_text(value: Decimal | Fraction, edges: Sequence[Decimal | Fraction] = (Decimal(100),)) -> str:
    """ "80%", "118,39%": at most two decimals, rounded, but never onto or across an edge that the value is not on.

    `edges` are the floors of the bands in use, so that no printed figure stands in another band than its target.
    """
    return format_percent(Fraction(value), edges=[Fraction(edge) for edge in edges])


def day_text(day: datetime.date) -> str:
    """ "05/9/2026", "30/01/2026": the zero rule of official documents for a day inside a sentence."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def days_in(text: str) -> str:
    """A composed sentence with its days by the same rule: "đến 30/06/2026" → "đến 30/6/2026"."""
    return _TABLE_DAY.sub(r"\1/\2/\3", text)


def moment_text(moment: datetime.datetime | None) -> str:
    """ "09:05 ngày 03/7/2023" in Vietnam's time; nothing for None."""
    if moment is None:
        return ""
    local = moment.astimezone(LOCAL)
    return f"{local:%H:%M} ngày {day_text(local.date())}"
