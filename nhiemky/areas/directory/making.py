"""How an organisation comes into being and into its hierarchies: shared by the actions that make one."""

from __future__ import annotations

import datetime
from collections import defaultdict

from django.db import IntegrityError, transaction
from django.db.models import Q

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory import access, timeline
from nhiemky.areas.directory.given import NewOrganisation
from nhiemky.areas.directory.models import (
    Hierarchy,
    Level,
    Organisation,
    OrganisationKind,
    OrganisationVersion,
    ParentLink,
    valid_on,
)
from nhiemky.rules.authority import Action
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import fold, sort_key
from nhiemky.rules.wording import gettext_noop


class CodeTaken(Refusal):
    """Another organisation, hierarchy or group has the code."""

    template = "Mã “{code}” đã được dùng. Hãy chọn mã khác."


class NameMissing(Refusal):
    """A name or code was left empty."""

    template = "Chưa nhập {what}. Hãy nhập rồi lưu lại."


class UnknownChoice(Refusal):
    """A value that is none of the choices."""

    template = "“{value}” không phải là {what} có trong danh mục. Hãy chọn lại."


class WouldLoop(Refusal):
    """The organisation would stand above itself."""

    template = (
        "Không thể đặt {child} dưới {parent} trong {hierarchy}: từ ngày {on:%d/%m/%Y}, {parent} lại là cấp dưới của "
        "{child}. Hãy chọn cấp trên khác."
    )


def version_keys(version: OrganisationVersion) -> tuple[str, str]:
    """Return the keys that a version is searched and sorted by; both names are searched."""
    return fold(f"{version.name} {version.short_name}")[:500], sort_key(version.name)[:1500]


def check_may_make(actor: Actor, at: datetime.datetime, new: NewOrganisation) -> None:
    """Raise unless the actor may put the new organisation where it shall stand, in whatever step it comes to be.

    Needs the directory's rights over each organisation above it; over everything where it is a root of a hierarchy, or
    in none. Raises NotVisible, NotAllowed.
    """
    above = [parent for parent in new.parents.values() if parent is not None]
    for parent in above:
        access.check(actor, Action.MANAGE_DIRECTORY, parent, at)
    if not above or len(above) < len(new.parents):
        access.check_everywhere(actor, Action.MANAGE_DIRECTORY, at)


def make_organisation(new: NewOrganisation, on: datetime.date, legal_basis: str) -> Organisation:
    """Save an organisation with its first version and its links from the day `on`, in the caller's transaction.

    Raises NameMissing, UnknownChoice, CodeTaken, NotAliveOn (a parent that does not live on the day).
    """
    code, name = storable(new.code).strip(), storable(new.name).strip()
    for value, what in ((code, gettext_noop("mã tổ chức")), (name, gettext_noop("tên tổ chức"))):
        if not value:
            raise NameMissing(what=what)
    if new.kind not in OrganisationKind.values:
        raise UnknownChoice(value=new.kind, what=gettext_noop("loại tổ chức"))
    if new.level not in Level.values:
        raise UnknownChoice(value=new.level, what=gettext_noop("cấp"))
    made = _save_identity(code, on)
    version = OrganisationVersion(
        organisation=made,
        name=name,
        short_name=storable(new.short_name).strip(),
        kind=new.kind,
        level=new.level,
        seat=storable(new.seat).strip(),
        codes=dict(new.codes),
        symbol=storable(new.symbol).strip(),
        profile_family=new.profile_family,
        legal_basis=storable(legal_basis).strip(),
        valid_from=on,
    )
    version.folded, version.sort_key = version_keys(version)
    insert(version)
    for hierarchy, parent in sorted(new.parents.items(), key=lambda each: each[0].pk):  # everyone locks in this order
        link(hierarchy, made, parent, on)
    return made


def _save_identity(code: str, on: datetime.date) -> Organisation:
    try:
        with transaction.atomic():
            return insert(Organisation(code=code, created_on=on))
    except IntegrityError:
        raise CodeTaken(code=code) from None


def link(hierarchy: Hierarchy, child: Organisation, parent: Organisation | None, on: datetime.date) -> ParentLink:
    """Put `child` under `parent` (None: as a root) from `on`; where it stood before ends there.

    The hierarchy's row is the lock: two moves that together would make a loop come one after the other. Raises
    NotAliveOn, StartsThatDay, WouldLoop.
    """
    timeline.lock(hierarchy)
    child = timeline.lock(child)
    timeline.check_alive(child, on)
    if parent is not None:
        parent = Organisation.objects.get(pk=parent.pk)
        timeline.check_alive(parent, on)
    what = timeline.name_of(child, on)
    _, ends = timeline.cut_at(ParentLink.objects.filter(hierarchy=hierarchy, child=child), on, what)
    lives = [day for day in (ends, child.dissolved_on, parent and parent.dissolved_on) if day]
    until = min(lives, default=None)
    if parent is not None:
        _check_no_loop(hierarchy, child, parent, on, until)
    return insert(ParentLink(hierarchy=hierarchy, child=child, parent=parent, valid_from=on, valid_to=until))


def _check_no_loop(
    hierarchy: Hierarchy, child: Organisation, parent: Organisation, on: datetime.date, until: datetime.date | None
) -> None:
    """Raise WouldLoop where `child` stands above `parent` on a day from `on` until before `until`."""
    links = _links_above(hierarchy, parent, on, until)
    days = {on} | {each.valid_from for some in links.values() for each in some if each.valid_from > on}
    for day in sorted(days):
        above: int | None = parent.pk
        seen = set[int]()
        while above is not None and above not in seen:
            if above == child.pk:
                raise WouldLoop(
                    child=timeline.name_of(child, day),
                    parent=timeline.name_of(parent, day),
                    hierarchy=hierarchy.name,
                    on=day,
                )
            seen.add(above)
            standing = [
                each
                for each in links[above]
                if each.valid_from <= day and (each.valid_to is None or day < each.valid_to)
            ]
            above = standing[0].parent_id if standing else None


def _links_above(
    hierarchy: Hierarchy, start: Organisation, on: datetime.date, until: datetime.date | None
) -> dict[int, list[ParentLink]]:
    """Every link that stands above `start` on some day of the time, by child: one query per step up."""
    found: dict[int, list[ParentLink]] = defaultdict(list)
    waiting = {start.pk}
    while waiting:
        rows = ParentLink.objects.filter(hierarchy=hierarchy, child__in=waiting)
        step = list(timeline.overlapping(rows, on, until))
        for each in step:
            found[each.child_id].append(each)
        waiting = {each.parent_id for each in step if each.parent_id is not None} - found.keys()
    return found


def living_children(organisation: Organisation, on: datetime.date) -> list[ParentLink]:
    """Return the links of the units that stand directly under the organisation on the day or later."""
    standing = Q(valid_from__gt=on) | valid_on(on)
    rows = ParentLink.objects.filter(standing, parent=organisation).select_related("child", "hierarchy")
    return list(rows.order_by("hierarchy_id", "child_id"))
