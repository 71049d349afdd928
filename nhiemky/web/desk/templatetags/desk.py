"""What the desk's templates need to write Vietnamese figures and draw strips."""

from __future__ import annotations

import datetime
from decimal import ROUND_FLOOR, Decimal
from zoneinfo import ZoneInfo

from django import template

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
register = template.Library()


@register.filter
def initials(name: object) -> str:
    """Return the first letters of the last two words of a name ("Lê Thị Hoa" → "TH")."""
    return "".join(word[0] for word in str(name).split()[-2:]).upper()


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """Return a moment as "15:42 ngày 06/07/2026" in local time; "" for None."""
    return value.astimezone(LOCAL).strftime("%H:%M ngày %d/%m/%Y") if value else ""


@register.filter
def day(value: datetime.date | None) -> str:
    """Return a day as "06/07/2026"; "" for None."""
    return value.strftime("%d/%m/%Y") if value else ""


@register.filter
def percent(value: Decimal | None) -> str:
    """Return an exact percentage cut to one decimal, never rounded up ("99,9%"); a dash for None."""
    if value is None:
        return "–"
    cut = value.quantize(Decimal("0.1"), ROUND_FLOOR)
    text = f"{cut:f}".removesuffix(".0").replace(".", ",")
    return f"{text}%"
