"""Terms and bodies: opened by a congress (or an appointment), closed in time or cut short."""

from __future__ import annotations

import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory import access, timeline
from nhiemky.areas.directory.making import NameMissing, UnknownChoice
from nhiemky.areas.directory.models import Body, BodyKind, EndReason, Organisation, Term
from nhiemky.areas.directory.recording import record_term_closed
from nhiemky.rules.authority import Action
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop


class TermsOverlap(Refusal):
    """Another term runs in the same time."""

    template = "{name} đã có {label} từ {start:%d/%m/%Y}, trùng thời gian. Hãy kiểm tra ngày bắt đầu nhiệm kỳ."


class PlannedBackwards(Refusal):
    """The planned end is not after the planned start."""

    template = "Nhiệm kỳ dự kiến kết thúc ({end:%d/%m/%Y}) trước khi bắt đầu ({start:%d/%m/%Y}). Hãy kiểm tra hai ngày."


class OrdinalWrong(Refusal):
    """An ordinal that is no counting number."""

    template = "Khóa thứ {ordinal} không hợp lệ. Hãy nhập số từ 1."


class TermEnded(Refusal):
    """The term has ended, or would end before it began."""

    template = "{label} bắt đầu từ {start:%d/%m/%Y}{ended} nên không thể kết thúc vào {on:%d/%m/%Y}."


class BodyExists(Refusal):
    """The same body stands already."""

    template = "{of} đã có “{name}” trong nhiệm kỳ này. Hãy dùng lại hoặc đặt tên khác."


def open_term(
    *,
    actor: Actor,
    at: datetime.datetime,
    organisation: Organisation,
    ordinal: int,
    label: str,
    planned_from: datetime.date,
    planned_to: datetime.date,
    actual_from: datetime.date | None = None,
    congress_on: datetime.date | None = None,
) -> Term:
    """Open a term that runs from `actual_from` (the planned day where it is None); ends are the first day after.

    The term that was running ends there, by the congress. Ordinals are the office's own and may begin anew after a
    merger. Raises NotVisible, NotAllowed, OrdinalWrong, NameMissing, PlannedBackwards, NotAliveOn, TermsOverlap.
    """
    access.check(actor, Action.MANAGE_DIRECTORY, organisation, at)
    starts = actual_from or planned_from
    if ordinal < 1:
        raise OrdinalWrong(ordinal=ordinal)
    if not label.strip():
        raise NameMissing(what=gettext_noop("tên nhiệm kỳ"))
    if planned_to <= planned_from:
        raise PlannedBackwards(start=planned_from, end=planned_to)
    with transaction.atomic():
        locked = timeline.lock(organisation)
        timeline.check_alive(locked, starts)
        _end_running(actor, at, locked, starts)
        term = insert(
            Term(
                organisation=locked,
                ordinal=ordinal,
                label=storable(label).strip(),
                congress_on=congress_on,
                planned_from=planned_from,
                planned_to=planned_to,
                actual_from=starts,
            )
        )
        facts = {
            "of": timeline.name_of(locked, starts),
            "ordinal": ordinal,
            "actual_from": starts,
            "planned_to": planned_to,
            "congress_on": congress_on,
        }
        record(actor=actor, at=at, verb="directory.term_opened", obj=term, facts=facts, organisation=locked)
    return term


def _end_running(actor: Actor, at: datetime.datetime, organisation: Organisation, on: datetime.date) -> None:
    """Close the term that runs on the day; refuse where one begins on it or after, or ended after it."""
    later = Term.objects.filter(Q(actual_to__isnull=True) | Q(actual_to__gt=on), organisation=organisation)
    for term in later.order_by("actual_from"):
        if term.actual_from >= on or term.actual_to is not None:
            name = timeline.name_of(organisation, on)
            raise TermsOverlap(name=name, label=term.label, start=term.actual_from)
        _close(actor, at, term, on, EndReason.CONGRESS)


def close_term(
    *, actor: Actor, at: datetime.datetime, term: Term, on: datetime.date, reason: str = EndReason.OTHER
) -> Term:
    """End a term before `on`. Raises NotVisible, NotAllowed, UnknownChoice, TermEnded."""
    access.check(actor, Action.MANAGE_DIRECTORY, term.organisation_id, at)
    if reason not in EndReason.values:
        raise UnknownChoice(value=reason, what=gettext_noop("lý do kết thúc nhiệm kỳ"))
    with transaction.atomic():
        timeline.lock(term.organisation)
        return _close(actor, at, timeline.lock(term), on, EndReason(reason))


def _close(actor: Actor, at: datetime.datetime, term: Term, on: datetime.date, reason: EndReason) -> Term:
    """End a locked term and record it."""
    if term.actual_to is not None or on <= term.actual_from:
        ended = gettext_noop(", đã kết thúc từ {ended:%d/%m/%Y}", ended=term.actual_to) if term.actual_to else ""
        raise TermEnded(label=term.label, start=term.actual_from, ended=ended, on=on)
    term.actual_to, term.end_reason = on, reason
    term.save(update_fields=["actual_to", "end_reason"])
    record_term_closed(actor, at, term, on, reason.label)
    return term


def create_body(
    *, actor: Actor, at: datetime.datetime, organisation: Organisation, kind: str, name: str, term: Term | None = None
) -> Body:
    """Make a body of an organisation, of one term where it is elected anew. Raises NotAllowed, UnknownChoice, …"""
    access.check(actor, Action.MANAGE_DIRECTORY, organisation, at)
    if kind not in BodyKind.values:
        raise UnknownChoice(value=kind, what=gettext_noop("loại cơ quan"))
    cleaned = storable(name).strip()
    if not cleaned:
        raise NameMissing(what=gettext_noop("tên cơ quan"))
    if term is not None and term.organisation_id != organisation.pk:
        raise UnknownChoice(value=term.label, what=gettext_noop("nhiệm kỳ của tổ chức này"))
    of = timeline.name_of(organisation, term.actual_from if term else organisation.created_on)
    with transaction.atomic():
        try:
            with transaction.atomic():
                body = insert(Body(organisation=organisation, term=term, kind=kind, name=cleaned))
        except IntegrityError:
            raise BodyExists(of=of, name=cleaned) from None
        record(actor=actor, at=at, verb="directory.body_created", obj=body, facts={"of": of}, organisation=organisation)
    return body
