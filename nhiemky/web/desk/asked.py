"""What a page was asked for: the viewer, the moment, the day that the figures run to."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from nhiemky.areas.audit.actors import Actor
from nhiemky.rules.periods import local_day


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the queries take it. `sentence` says what was wrong with the day that was typed, "" where nothing.

    `query` keeps the chosen day in the page's own links.
    """

    viewer: Actor
    at: datetime.datetime
    as_of: datetime.date
    query: str
    sentence: str


def viewer_of(request: HttpRequest) -> Actor:
    """Return who is signed in, as the queries take it; `login_required` stands before every view that asks."""
    return cast(Actor, request.user)


def asked(request: HttpRequest) -> Asked:
    """Read viewer, moment and day ("?ngay=2026-07-01") from a request. A day that can't be read becomes today."""
    at = timezone.now()
    today = local_day(at)
    typed = request.GET.get("ngay", "").strip()
    day, sentence = today, ""
    if typed:
        try:
            day = datetime.date.fromisoformat(typed)
        except ValueError:
            sentence = _("Không hiểu ngày “{day}”. Đang hiện số liệu đến hôm nay.").format(day=typed[:40])
        if day > today:
            day, sentence = today, _("Ngày chọn chưa đến. Đang hiện số liệu đến hôm nay.")
    query = f"?ngay={day.isoformat()}" if typed and not sentence else ""
    return Asked(viewer_of(request), at, day, query, sentence)
