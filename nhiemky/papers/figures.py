"""How single figures are printed inside official documents: percentages, days, moments."""

from __future__ import annotations

import datetime
from decimal import ROUND_DOWN, Decimal
from zoneinfo import ZoneInfo

from nhiemky.rules.text import format_number, format_short_day

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def percent_text(value: Decimal) -> str:
    """ "80%", "99,9%": at most one decimal, cut and never rounded up, so that no figure climbs into a band."""
    cut = value.quantize(Decimal("0.1"), rounding=ROUND_DOWN)
    return format_number(cut, 0 if cut == cut.to_integral_value() else 1) + "%"


def day_text(day: datetime.date) -> str:
    """ "05/9/2026", "30/01/2026": the zero rule of official documents for a day inside a sentence."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def moment_text(moment: datetime.datetime | None) -> str:
    """ "09:05 ngày 03/07/2023" in Vietnam's time; nothing for None."""
    if moment is None:
        return ""
    local = moment.astimezone(LOCAL)
    return f"{local:%H:%M} ngày {format_short_day(local.date())}"
