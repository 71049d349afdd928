"""Handing a target down to units: parts that make the whole, and the units' answers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import check_fits
from nhiemky.areas.directory.models import ParentLink, valid_on
from nhiemky.areas.directory.queries import names
from nhiemky.areas.targets import access
from nhiemky.areas.targets.actions.plans import OUTSIDE_TERM, PlanMalformed
from nhiemky.areas.targets.models import Indicator, Milestone, ShareStatus, Target, TargetShare, check_number, to_scaled
from nhiemky.areas.targets.plans import adds_up
from nhiemky.areas.targets.signs import takes_negative
from nhiemky.areas.targets.terms import term_window, touches_term
from nhiemky.areas.targets.wording import WITH_VALUE
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import Window, label, local_day
from nhiemky.rules.progress import TargetKind
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import format_number, sort_key
from nhiemky.rules.wording import Listing, gettext_noop


class PartsDiffer(Refusal):
    """The parts don't make the whole."""

    template = (
        "Các phần giao cho đơn vị cộng lại là {total}, {direction} so với {whole} cần giao: chênh {difference}. "
        "Hãy sửa các phần, hoặc ghi lý do giao chênh lệch (ví dụ giao dư để phòng hụt)."
    )


class NotBelow(Refusal):
    """A unit that does not stand right below."""

    template = (
        "{units} không trực thuộc trực tiếp {whole} trong hệ “{hierarchy}” vào ngày {day:%d/%m/%Y} nên không giao chỉ "
        "tiêu được. Hãy bỏ khỏi danh sách, hoặc giao cho đơn vị cấp trên trực tiếp để đơn vị đó giao tiếp; nếu danh bạ "
        "ghi sai quan hệ trực thuộc thì hãy sửa ở đó trước."
    )


class NothingToHandDown(Refusal):
    """No parts, or a target without a number."""

    template = "Chỉ tiêu “{name}” không giao được bằng số cho từng đơn vị: {fault}."


class ShareMoved(Refusal):
    """The part was handed down anew, or answered, since."""

    template = "Phần chỉ tiêu này đã được giao lại hoặc đã trả lời. Hãy tải lại trang để xem số mới."


class ProposalWithoutReason(Refusal):
    """A unit that asks for another number says why."""

    template = "Đề nghị số khác phải kèm lý do."


class ProposalNegative(Refusal):
    """A part can't be less than nothing."""

    template = "Số đề nghị {proposed} là số âm nên không thể là phần chỉ tiêu. Hãy nhập lại số đề nghị."


def hand_down(
    *,
    actor: Actor,
    at: datetime.datetime,
    target_id: int,
    parts: Mapping[int, Decimal | int],
    window: Window | None = None,
    difference_reason: str = "",
) -> tuple[TargetShare, ...]:
    """Give units right below their parts of a target, {organisation: number in the target's unit}; return the parts.

    `window` is the whole term where it is None, else a window with a plan of its own (a year). Where figures of units
    are summed, the parts must add up to the whole, or `difference_reason` says why not. Parts that stood for the
    window end. Raises NothingToHandDown, NotBelow, PartsDiffer, PlanMalformed, NotANumber, NotWhole, TooLarge.
    """
    target = access.get_target(actor, target_id, at, Action.HAND_DOWN_TARGET)
    days = window or term_window(target.term)
    scaled = {unit: to_scaled(number, target.decimals) for unit, number in parts.items()}
    indicator = _check_possible(target, scaled, days)
    _check_below(actor, target, indicator, scaled, local_day(at))
    with transaction.atomic():
        Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
        reason = _check_whole(target, scaled, window, difference_reason)
        standing = TargetShare.objects.filter(
            target=target, window_from=days.start, window_to=days.end, replaced_at__isnull=True
        )
        standing.update(replaced_at=at)
        shares = [
            TargetShare(
                target=target,
                organisation_id=unit,
                window_from=days.start,
                window_to=days.end,
                value=number,
                reason=reason,
                set_at=at,
                set_by_id=actor.actor_id,
                set_by_name=actor.actor_name[:200],
            )
            for unit, number in scaled.items()
        ]
        for share in shares:
            check_fits(share)
        TargetShare.objects.bulk_create(shares)
        facts = {"window": label(days), "units": len(shares), "total": target.shown(sum(scaled.values()))}
        record(
            actor=actor,
            at=at,
            verb="targets.handed_down",
            obj=target,
            facts=facts,
            organisation=target.organisation_id,
        )
    return tuple(shares)


def _check_possible(target: Target, parts: Mapping[int, int], days: Window) -> Indicator:
    """The indicator that the parts are measured by."""
    if TargetKind(target.kind) not in WITH_VALUE or target.indicator is None:
        raise NothingToHandDown(name=target.name, fault=gettext_noop("chỉ tiêu không có giá trị bằng số và chỉ số đo"))
    if not parts:
        raise NothingToHandDown(name=target.name, fault=gettext_noop("chưa chọn đơn vị nào"))
    if any(number < 0 for number in parts.values()) and not takes_negative(target):
        raise NothingToHandDown(name=target.name, fault=gettext_noop("phần giao không được âm"))
    if not touches_term(target, days):
        raise PlanMalformed(name=target.name, window=label(days), fault=OUTSIDE_TERM)
    return target.indicator


def _check_below(
    actor: Actor, target: Target, indicator: Indicator, parts: Mapping[int, int], day: datetime.date
) -> None:
    """Raise NotBelow, naming every unit that does not stand right below on the day."""
    below = ParentLink.objects.filter(valid_on(day), hierarchy=indicator.hierarchy_id, parent=target.organisation_id)
    strangers = set(parts) - set(below.values_list("child_id", flat=True))
    if not strangers:
        return
    called = names(actor, {*strangers, target.organisation_id}, day)
    unknown = [
        gettext_noop("đơn vị mã {unit} (không có trong danh bạ)", unit=unit)
        for unit in sorted(strangers - called.keys())
    ]
    units = sorted((called[unit] for unit in strangers & called.keys()), key=sort_key)
    raise NotBelow(
        units=Listing.of([*units, *unknown], "; "),
        whole=called[target.organisation_id],
        hierarchy=indicator.hierarchy.name,
        day=day,
    )


def _check_whole(target: Target, scaled: Mapping[int, int], window: Window | None, reason: str) -> str:
    """The reason to keep with the parts; raises PartsDiffer where they don't make the whole and none is given."""
    if not adds_up(target):
        return storable(reason).strip()
    whole, most = _whole(target, window)
    total = sum(scaled.values())
    if whole <= total <= most:
        return ""
    if reason.strip():
        return storable(reason).strip()
    missing = total < whole
    raise PartsDiffer(
        total=target.shown(total),
        direction=gettext_noop("thiếu") if missing else gettext_noop("dư"),
        whole=target.shown(whole if missing else most),
        difference=target.shown(whole - total if missing else total - most),
    )


def _whole(target: Target, window: Window | None) -> tuple[int, int]:
    """What the parts must add up to, from and to: the plan of the window where there is one, else the target's."""
    if window is not None:
        plan = Milestone.objects.filter(
            target=target, window_from=window.start, window_to=window.end, replaced_at__isnull=True
        ).first()
        if plan is not None:
            return plan.value, plan.value_max or plan.value
    value = target.value or 0
    return value, target.value_max or value


def answer_share(
    *,
    actor: Actor,
    at: datetime.datetime,
    share_id: int,
    proposed: Decimal | int | None = None,
    reason: str = "",
) -> TargetShare:
    """Let a unit take its part, or propose another number with a reason; the part itself stays until handed down anew.

    Answered by the unit's own people, its reporter among them, and by nobody for another unit: not even by who handed
    it down. Raises NotVisible, NotAllowed, ProposalWithoutReason, ProposalNegative, ShareMoved.
    """
    asked = access.get_share(actor, share_id, at, Action.ANSWER_SHARE).target
    if proposed is not None and not reason.strip():
        raise ProposalWithoutReason
    if proposed is not None:
        check_number(proposed)
        if proposed < 0 and not takes_negative(asked):
            raise ProposalNegative(proposed=format_number(proposed))
    with transaction.atomic():
        locked = TargetShare.objects.select_for_update(of=("self",)).select_related("target")
        share = locked.get(pk=share_id)
        if share.replaced_at is not None or share.status != ShareStatus.HANDED:
            raise ShareMoved
        share.status = ShareStatus.AGREED if proposed is None else ShareStatus.PROPOSED
        share.proposed_value = None if proposed is None else to_scaled(proposed, share.target.decimals)
        share.proposed_reason = storable(reason).strip()
        share.answered_at, share.answered_by_id = at, actor.actor_id
        share.answered_by_name = actor.actor_name[:200]
        check_fits(share)
        share.save()
        facts = {
            "part": share.target.shown(share.value),
            "answer": "nhận" if proposed is None else f"đề nghị {share.target.shown(share.proposed_value)}",
            "reason": share.proposed_reason,
        }
        record(
            actor=actor,
            at=at,
            verb="targets.share_answered",
            obj=share.target,
            facts=facts,
            organisation=share.organisation_id,
        )
    return share
