"""How an organisation ends: what hangs on it is closed on the same day, in the caller's transaction."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from nhiemky.areas.directory import timeline
from nhiemky.areas.directory.models import (
    Grant,
    GroupMembership,
    Holding,
    Organisation,
    OrganisationVersion,
    ParentLink,
    Term,
)
from nhiemky.areas.directory.models.dated import Dated
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop


class LaterRows(Refusal):
    """Something was recorded for the organisation on or after the day on which it should end."""

    template = (
        "{name} đã có ghi nhận về {what} từ ngày {first:%d/%m/%Y} trở đi nên không thể chấm dứt từ ngày {on:%d/%m/%Y}. "
        "Hãy sửa ghi nhận đó hoặc chọn ngày khác."
    )


def check_can_end(organisation: Organisation, on: datetime.date) -> None:
    """Raise NotAliveOn where it does not live on the day before `on`, LaterRows where something begins from `on` on."""
    name = timeline.name_of(organisation, on)
    if organisation.dissolved_on is not None or on <= organisation.created_on:
        raise timeline.NotAliveOn(name=name, on=on)
    for what, rows in _hanging(organisation):
        later = rows.filter(valid_from__gte=on).order_by("valid_from").first()
        if later is not None:
            raise LaterRows(name=name, what=what, first=later.valid_from, on=on)
    term = Term.objects.filter(organisation=organisation, actual_from__gte=on).order_by("actual_from").first()
    if term is not None:
        raise LaterRows(name=name, what=gettext_noop("nhiệm kỳ"), first=term.actual_from, on=on)


def end_organisation(organisation: Organisation, on: datetime.date, reason: str) -> list[Term]:
    """Close the organisation and everything that hangs on it before `on`; return the terms that this cut short.

    `reason` is the terms' EndReason. The organisation's row is locked by the caller.
    """
    for _, rows in _hanging(organisation):
        rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on)).update(valid_to=on)
    cut = list(Term.objects.filter(Q(actual_to__isnull=True) | Q(actual_to__gt=on), organisation=organisation))
    for term in cut:
        term.actual_to, term.end_reason = on, reason
        term.save(update_fields=["actual_to", "end_reason"])
    organisation.dissolved_on = on
    organisation.save(update_fields=["dissolved_on"])
    return cut


def _hanging(organisation: Organisation) -> tuple[tuple[str, QuerySet[Dated]], ...]:
    """Every kind of dated row that hangs on an organisation, with its name."""
    found: tuple[tuple[str, QuerySet[Dated]], ...] = (
        (gettext_noop("tên gọi"), OrganisationVersion.objects.filter(organisation=organisation)),
        (gettext_noop("cấp trên"), ParentLink.objects.filter(child=organisation)),
        (gettext_noop("khối"), GroupMembership.objects.filter(organisation=organisation)),
        (gettext_noop("quyền"), Grant.objects.filter(position__organisation=organisation)),
        (gettext_noop("người giữ chức vụ"), Holding.objects.filter(position__organisation=organisation)),
    )
    return found
