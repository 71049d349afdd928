"""How an organisation ends: what hangs on it is closed on the same day, in the caller's transaction."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory import timeline
from nhiemky.areas.directory.models import (
    EndReason,
    Grant,
    GroupMembership,
    Holding,
    Organisation,
    OrganisationVersion,
    ParentLink,
    Term,
)
from nhiemky.areas.directory.models.dated import Dated
from nhiemky.areas.directory.recording import (
    record_grant_ended,
    record_group_left,
    record_holding_ended,
    record_link_ended,
    record_term_closed,
)
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


def end_organisation(
    actor: Actor, at: datetime.datetime, organisation: Organisation, on: datetime.date, reason: EndReason
) -> list[Term]:
    """Close the organisation and everything that hangs on it before `on`; return the terms that this cut short.

    `reason` is the terms' EndReason. Each office, right, membership, place and term that ends has its own entry in the
    trail. The organisation's row is locked by the caller.
    """
    ending = _running(organisation, on)
    for _, rows in _hanging(organisation):
        rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on)).update(valid_to=on)
    cut = list(Term.objects.filter(Q(actual_to__isnull=True) | Q(actual_to__gt=on), organisation=organisation))
    for term in cut:
        term.actual_to, term.end_reason = on, reason
        term.save(update_fields=["actual_to", "end_reason"])
        record_term_closed(actor, at, term, on, reason.label)
    for row in ending:
        row.valid_to = on
        _record_ended(actor, at, row, on, reason.label)
    organisation.dissolved_on = on
    organisation.save(update_fields=["dissolved_on"])
    return cut


def _running(organisation: Organisation, on: datetime.date) -> list[Dated]:
    """What still runs of what hangs on the organisation and has an entry of its own when it ends: all but names."""
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    holdings = Holding.objects.filter(running, position__organisation=organisation)
    grants = Grant.objects.filter(running, position__organisation=organisation)
    memberships = GroupMembership.objects.filter(running, organisation=organisation)
    links = ParentLink.objects.filter(running, child=organisation)
    return [
        *links.select_related("child", "parent", "hierarchy").order_by("id"),
        *memberships.select_related("group", "organisation").order_by("id"),
        *grants.select_related("position").order_by("id"),
        *holdings.select_related("position", "person").order_by("id"),
    ]


def _record_ended(actor: Actor, at: datetime.datetime, row: Dated, on: datetime.date, reason: str) -> None:
    """One row's own entry."""
    match row:
        case Holding():
            record_holding_ended(actor, at, row, reason)
        case Grant():
            record_grant_ended(actor, at, row)
        case GroupMembership():
            record_group_left(actor, at, row, on)
        case ParentLink():
            record_link_ended(actor, at, row, on)


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
