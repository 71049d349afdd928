"""Grants on the move in a merger or split: the old one ends, the new one begins, those in office may come along."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.directory import timeline
from nhiemky.areas.directory.given import GrantMove
from nhiemky.areas.directory.models import Formation, Grant, Holding, Organisation, Position, Scope, valid_on
from nhiemky.areas.directory.reaching import check_not_own, check_office, check_reach
from nhiemky.areas.directory.recording import record_appointed, record_position
from nhiemky.rules.authority import ROLE_NAMES, Action, Role
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop


class GrantNotOfPredecessor(Refusal):
    """A grant that does not belong to a body of the event, or no longer holds."""

    template = "Quyền của chức vụ “{position}” không thuộc tổ chức cũ hoặc đã hết hạn. Hãy bỏ khỏi danh sách chuyển."


class SuccessorUnclear(Refusal):
    """A move does not say which successor it goes to."""

    template = "Chưa rõ quyền của chức vụ “{position}” chuyển về tổ chức nào. Hãy chọn tổ chức tiếp nhận."


def move_grants(
    actor: Actor,
    at: datetime.datetime,
    old: Sequence[Organisation],
    new: Sequence[Organisation],
    moves: Sequence[GrantMove],
    on: datetime.date,
    legal_basis: str,
) -> int:
    """Move each grant to its position in a successor; return how many. In the caller's transaction.

    A grant's role and reach stay; what it reached through the old body's place it now reaches through the new one's,
    so the actor must manage all of that, and whatever else hangs on the new position. Raises GrantNotOfPredecessor,
    SuccessorUnclear, ReachesTooFar, OwnRights.
    """
    for move in moves:
        grant = Grant.objects.select_related("position__organisation").get(pk=move.grant.pk)
        title = grant.position.title
        the_day_before = on - datetime.timedelta(days=1)
        if grant.position.organisation_id not in {each.pk for each in old} or not timeline.holds(grant, the_day_before):
            raise GrantNotOfPredecessor(position=title)
        target = _target(move, new, title)
        position = _position(actor, at, target, move)
        _check_move(actor, at, grant, position, target, on, keep_holders=move.keep_holders)
        _move(grant, position, on)
        if move.keep_holders:
            _keep_holders(actor, at, grant.position, position, on, legal_basis)
        facts = {
            "role": ROLE_NAMES[Role(grant.role)],
            "moved_from": f"{title} ({timeline.name_of(grant.position.organisation, the_day_before)})",
            "position": f"{position.title} ({timeline.name_of(target, on)})",
            "valid_from": on,
        }
        record(actor=actor, at=at, verb="directory.grant_moved", obj=grant, facts=facts, organisation=target)
    return len(moves)


def _target(move: GrantMove, new: Sequence[Organisation], title: str) -> Organisation:
    """The successor that the move names, or the only one."""
    named = [each for each in new if each.code == move.successor] if move.successor else list(new)
    if len(named) != 1:
        raise SuccessorUnclear(position=title)
    return named[0]


def _position(actor: Actor, at: datetime.datetime, organisation: Organisation, move: GrantMove) -> Position:
    """The position of that title outside any body, made where it is missing."""
    title = storable(move.title).strip()
    standing = Position.objects.filter(organisation=organisation, body=None, title=title).first()
    if standing is not None:
        return standing
    made = insert(Position(organisation=organisation, title=title, rank=move.rank, may_sign=move.may_sign))
    record_position(actor, at, made, organisation)
    return made


def _check_move(
    actor: Actor,
    at: datetime.datetime,
    grant: Grant,
    position: Position,
    target: Organisation,
    on: datetime.date,
    *,
    keep_holders: bool,
) -> None:
    """Raise ReachesTooFar or OwnRights where the move gives more than the actor manages, or more to the actor."""
    scope = Scope(grant.scope)
    check_reach(actor, at, Action.MANAGE_GRANTS, target, scope, grant.hierarchy, grant.group, on)
    before = Holding.objects.filter(valid_on(on - datetime.timedelta(days=1)), position=grant.position)
    after = timeline.overlapping(Holding.objects.filter(position=position), on, None)
    old, new = (set(rows.values_list("person_id", flat=True)) for rows in (before, after))
    gaining = new - old
    if keep_holders and check_office(actor, at, position, on, None):
        gaining |= old - new
    check_not_own(actor, at, position, gaining)


def _move(grant: Grant, position: Position, on: datetime.date) -> None:
    """End the grant before `on` and begin its like for the position, unless the position has it already."""
    same = {"role": grant.role, "scope": grant.scope, "hierarchy": grant.hierarchy, "group": grant.group}
    until = grant.valid_to
    timeline.end_row(grant, on, gettext_noop("Quyền"))
    if not timeline.overlapping(Grant.objects.filter(position=position, **same), on, until).exists():
        Grant.objects.create(position=position, valid_from=on, valid_to=until, **same)


def _keep_holders(
    actor: Actor, at: datetime.datetime, old: Position, new: Position, on: datetime.date, legal_basis: str
) -> None:
    """Appoint those who held the old position to the new one, unless they hold it already."""
    for holding in Holding.objects.filter(valid_on(on - datetime.timedelta(days=1)), position=old):
        theirs = Holding.objects.filter(person_id=holding.person_id, position=new)
        if not timeline.overlapping(theirs, on, None).exists():
            kept = Holding(
                person_id=holding.person_id,
                position=new,
                valid_from=on,
                formation=Formation.APPOINTED,
                basis=storable(legal_basis).strip(),
            )
            record_appointed(actor, at, insert(kept))
