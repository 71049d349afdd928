"""What the desk's templates need to write names, days and moments."""

from __future__ import annotations

import datetime

from django import template

from nhiemky.rules.periods import moment_words
from nhiemky.rules.text import format_number
from nhiemky.web.desk.middleware import translated

register = template.Library()


@register.filter
def initials(name: object) -> str:
    """Return the first letters of the last two words of a name ("Lê Thị Hoa" → "TH")."""
    return "".join(word[0] for word in str(name).split()[-2:]).upper()


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """Return a moment as "15:42 ngày 06/07/2026" in local time and the reader's language; "" for None."""
    return "" if value is None else moment_words(value).said(translated)


@register.filter
def number(value: int) -> str:
    """Return a whole number as Vietnamese writes it: "1.811"."""
    return format_number(value)


@register.filter
def day(value: datetime.date | None) -> str:
    """Return a day as "06/07/2026"; "" for None."""
    return value.strftime("%d/%m/%Y") if value else ""
