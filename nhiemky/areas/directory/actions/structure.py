"""Hierarchies and groups: made, and organisations moved in them."""

from __future__ import annotations

import datetime

from django.db import IntegrityError, transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory import access, timeline
from nhiemky.areas.directory.making import CodeTaken, NameMissing, UnknownChoice, link
from nhiemky.areas.directory.models import (
    Group,
    GroupKind,
    GroupMembership,
    Hierarchy,
    MembershipRole,
    Organisation,
    ParentLink,
)
from nhiemky.areas.directory.recording import record_group_left, record_moved
from nhiemky.rules.authority import Action
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop


class LeaderAlready(Refusal):
    """A group has one leader at a time."""

    template = "{group} đã có {leader} làm trưởng khối trong thời gian này. Hãy kết thúc vai trò đó trước."


class NotMember(Refusal):
    """The organisation is not in the group on the day."""

    template = "{name} không thuộc {group} vào ngày {on:%d/%m/%Y}. Hãy kiểm tra lại ngày."


def create_hierarchy(*, actor: Actor, at: datetime.datetime, code: str, name: str) -> Hierarchy:
    """Name a line of command ("party": "Hệ thống Đảng"). Raises NotAllowed, NameMissing, CodeTaken."""
    access.check_everywhere(actor, Action.MANAGE_DIRECTORY, at)
    code, name = _code_and_name(code, name, gettext_noop("hệ trực thuộc"))
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = insert(Hierarchy(code=code, name=name))
        except IntegrityError:
            raise CodeTaken(code=code) from None
        record(actor=actor, at=at, verb="directory.hierarchy_created", obj=made, facts={"code": code})
    return made


def create_group(
    *,
    actor: Actor,
    at: datetime.datetime,
    code: str,
    name: str,
    kind: str = GroupKind.BLOCK,
    hierarchy: Hierarchy | None = None,
) -> Group:
    """Make a group of organisations side by side. Raises NotAllowed, NameMissing, UnknownChoice, CodeTaken."""
    access.check_everywhere(actor, Action.MANAGE_DIRECTORY, at)
    code, name = _code_and_name(code, name, gettext_noop("khối"))
    if kind not in GroupKind.values:
        raise UnknownChoice(value=kind, what=gettext_noop("loại khối"))
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = insert(Group(code=code, name=name, kind=kind, hierarchy=hierarchy))
        except IntegrityError:
            raise CodeTaken(code=code) from None
        record(actor=actor, at=at, verb="directory.group_created", obj=made, facts={"code": code, "kind": kind})
    return made


def _code_and_name(code: str, name: str, what: str) -> tuple[str, str]:
    """Both in their normal form; NameMissing where one is empty."""
    code, name = storable(code).strip(), storable(name).strip()
    if not code or not name:
        raise NameMissing(what=gettext_noop("mã và tên {what}", what=what))
    return code, name


def move(
    *,
    actor: Actor,
    at: datetime.datetime,
    organisation: Organisation,
    hierarchy: Hierarchy,
    parent: Organisation | None,
    on: datetime.date,
) -> ParentLink:
    """Put an organisation under another one in one hierarchy from the day `on`; None makes it a root there.

    Needs the directory's rights over both. Raises NotVisible, NotAllowed, NotAliveOn, StartsThatDay, WouldLoop.
    """
    access.check(actor, Action.MANAGE_DIRECTORY, organisation, at)
    if parent is None:
        access.check_everywhere(actor, Action.MANAGE_DIRECTORY, at)
    else:
        access.check(actor, Action.MANAGE_DIRECTORY, parent, at)
    with transaction.atomic():
        made = link(hierarchy, organisation, parent, on)
        record_moved(actor, at, made)
    return made


def join_group(
    *,
    actor: Actor,
    at: datetime.datetime,
    group: Group,
    organisation: Organisation,
    on: datetime.date,
    role: str = MembershipRole.MEMBER,
    until: datetime.date | None = None,
) -> GroupMembership:
    """Let an organisation into a group from `on` until before `until`, or give it another role from `on`.

    Raises NotAllowed, UnknownChoice, NotAliveOn, StartsThatDay, LeaderAlready.
    """
    access.check_everywhere(actor, Action.MANAGE_DIRECTORY, at)
    if role not in MembershipRole.values:
        raise UnknownChoice(value=role, what=gettext_noop("vai trò trong khối"))
    if until is not None and until <= on:
        raise timeline.EndsTooEarly(what=gettext_noop("Thời gian trong khối"), start=on, on=until)
    with transaction.atomic():
        timeline.lock(group)
        organisation = timeline.lock(organisation)
        timeline.check_alive(organisation, on)
        name = timeline.name_of(organisation, on)
        own = GroupMembership.objects.filter(group=group, organisation=organisation)
        _, ends = timeline.cut_at(own, on, name)
        end = min([day for day in (ends, until, organisation.dissolved_on) if day], default=None)
        if role == MembershipRole.LEADER:
            _check_no_other_leader(group, on, end)
        made = insert(GroupMembership(group=group, organisation=organisation, role=role, valid_from=on, valid_to=end))
        facts = {"member": name, "valid_from": on, "valid_to": end, "role": MembershipRole(role).label}
        record(actor=actor, at=at, verb="directory.group_joined", obj=group, facts=facts, organisation=organisation)
    return made


def _check_no_other_leader(group: Group, start: datetime.date, end: datetime.date | None) -> None:
    leaders = GroupMembership.objects.filter(group=group, role=MembershipRole.LEADER).select_related("organisation")
    other = timeline.overlapping(leaders, start, end).first()
    if other is not None:
        raise LeaderAlready(group=group.name, leader=timeline.name_of(other.organisation, start))


def leave_group(
    *, actor: Actor, at: datetime.datetime, group: Group, organisation: Organisation, on: datetime.date
) -> GroupMembership:
    """Let an organisation leave a group: its membership of the day before `on` ends. Raises NotAllowed, NotMember."""
    access.check_everywhere(actor, Action.MANAGE_DIRECTORY, at)
    with transaction.atomic():
        timeline.lock(group)
        name = timeline.name_of(organisation, on)
        own = GroupMembership.objects.filter(group=group, organisation=organisation, valid_from__lt=on)
        standing = own.order_by("-valid_from").first()
        if standing is None or (standing.valid_to is not None and standing.valid_to <= on):
            raise NotMember(name=name, group=group.name, on=on)
        timeline.end_row(standing, on, name)
        record_group_left(actor, at, standing, on)
    return standing
