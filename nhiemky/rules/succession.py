"""Succession: organisations that merge, split, dissolve or go on under another name, as dated many-to-many events.

Predecessors keep their figures; a view "by today's structure" asks here who answers for them now, and with what
share. A share that nobody typed is None: the figure can't be parted ("không phân bổ được") and stays apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop


class Kind(StrEnum):
    """What happened. After rename, convert and transfer_parent the same organisation goes on."""

    MERGE = "merge"  # several end, a new one begins
    ABSORB = "absorb"  # several end in one that goes on
    SPLIT = "split"  # one ends (or goes on smaller) and several begin
    DISSOLVE = "dissolve"  # ends without a successor
    RENAME = "rename"
    CONVERT = "convert"  # its kind changes: tỉnh → thành phố, huyện → thị xã
    TRANSFER_PARENT = "transfer_parent"


KIND_NAMES: Mapping[Kind, str] = {
    Kind.MERGE: gettext_noop("hợp nhất"),
    Kind.ABSORB: gettext_noop("sáp nhập"),
    Kind.SPLIT: gettext_noop("chia tách"),
    Kind.DISSOLVE: gettext_noop("giải thể"),
    Kind.RENAME: gettext_noop("đổi tên"),
    Kind.CONVERT: gettext_noop("chuyển loại"),
    Kind.TRANSFER_PARENT: gettext_noop("chuyển cấp trên"),
}
NOT_DIVISIBLE = "không phân bổ được"
_GOES_ON = (Kind.RENAME, Kind.CONVERT, Kind.TRANSFER_PARENT)


class EventMalformed(Refusal):
    """The event's parts don't fit its kind."""

    template = "Sự kiện {kind} ngày {day:%d/%m/%Y}: {fault}."


class SuccessionLoop(Refusal):
    """Following the events an organisation would succeed itself."""

    template = "Các sự kiện tổ chức tạo thành vòng tròn ngày {day:%d/%m/%Y}. Hãy kiểm tra lại đơn vị cũ và đơn vị mới."


class NotAlive(Refusal):
    """An organisation takes part in an event on a day when it doesn't exist."""

    template = "Đơn vị {organisation} không tồn tại ngày {day:%d/%m/%Y} nên không thể {kind}. Hãy kiểm tra ngày."


class SharesTooLarge(Refusal):
    """Typed shares add up to more than the whole."""

    template = "Tỷ lệ chia cho các đơn vị mới cộng lại là {total}%, vượt quá 100%. Hãy nhập lại."


@dataclass(frozen=True, slots=True)
class Event:
    """`before` → `after` on `day`: from that day on the successors stand. `shares`: of a predecessor's figures to a
    successor, as a person typed them: {(predecessor, successor): Fraction}. Raises EventMalformed, SharesTooLarge.
    """

    kind: Kind
    day: datetime.date
    before: tuple[int, ...]
    after: tuple[int, ...] = ()
    shares: tuple[tuple[tuple[int, int], Fraction], ...] = ()

    def __post_init__(self) -> None:
        """Hold the parts to the kind."""
        fault = _fault(self)
        if fault:
            raise EventMalformed(kind=KIND_NAMES[self.kind], day=self.day, fault=fault)
        for predecessor in self.before:
            total = sum((share for (source, _), share in self.shares if source == predecessor), Fraction(0))
            if total > 1:
                raise SharesTooLarge(total=f"{float(total * 100):.2f}".replace(".", ","))

    @property
    def ended(self) -> tuple[int, ...]:
        """Who no longer exists from `day` on."""
        return () if self.kind in _GOES_ON else tuple(each for each in self.before if each not in self.after)

    @property
    def begun(self) -> tuple[int, ...]:
        """Who exists from `day` on."""
        return () if self.kind in _GOES_ON else tuple(each for each in self.after if each not in self.before)


def _fault(event: Event) -> str:
    """What is wrong with the parts, in Vietnamese; "" where nothing is."""
    before, after = event.before, event.after
    shared = set(before) & set(after)
    pairs = {(source, target) for source in before for target in after}
    checks = (
        (not before, gettext_noop("phải có đơn vị cũ")),
        (len(set(before)) < len(before) or len(set(after)) < len(after), gettext_noop("một đơn vị được ghi hai lần")),
        (
            event.kind is Kind.MERGE and (len(before) < 2 or len(after) != 1 or shared),
            gettext_noop("cần từ hai đơn vị cũ và một đơn vị mới"),
        ),
        (event.kind is Kind.ABSORB and len(after) != 1, gettext_noop("cần đúng một đơn vị tiếp nhận")),
        (event.kind is Kind.ABSORB and set(before) == set(after), gettext_noop("cần ít nhất một đơn vị nhập vào")),
        (
            event.kind is Kind.SPLIT and (len(before) != 1 or len(after) < 2),
            gettext_noop("cần một đơn vị cũ và từ hai đơn vị mới"),
        ),
        (event.kind is Kind.DISSOLVE and bool(after), gettext_noop("giải thể thì không có đơn vị mới")),
        (
            event.kind in _GOES_ON and (len(before) != 1 or after not in ((), before)),
            gettext_noop("chỉ gồm chính đơn vị đó"),
        ),
        (any(pair not in pairs for pair, _ in event.shares), gettext_noop("tỷ lệ ghi cho đơn vị không thuộc sự kiện")),
        (any(share <= 0 for _, share in event.shares), gettext_noop("tỷ lệ phải lớn hơn 0")),
    )
    return next((fault for wrong, fault in checks if wrong), "")


@dataclass(frozen=True, slots=True)
class Heir:
    """A living organisation that answers for another one's past, with its share; None: không phân bổ được."""

    organisation: int
    share: Fraction | None


def unallocated(heirs: Iterable[Heir]) -> Fraction | None:
    """The share that no heir takes: 0 where all is taken; None where a share was never typed ("không phân bổ được")."""
    left = Fraction(1)
    for heir in heirs:
        if heir.share is None:
            return None
        left -= heir.share
    return left


@dataclass(frozen=True)
class Succession:
    """All events, and each organisation's days: {id: (first day, first day after its end or None)}.

    Raises SuccessionLoop and, where events and days contradict each other, NotAlive.
    """

    events: tuple[Event, ...]
    lives: Mapping[int, tuple[datetime.date, datetime.date | None]]

    def __post_init__(self) -> None:
        """Refuse loops, and hold every event to the lives of its parts."""
        self._refuse_loops()
        for event in self.events:
            for each in event.before:
                self._check(event, each, self.alive_at(each, event.day - datetime.timedelta(days=1)))
            for each in event.after:
                self._check(event, each, self.alive_at(each, event.day))
            for each in event.ended:
                self._check(event, each, not self.alive_at(each, event.day))

    def _check(self, event: Event, organisation: int, holds: bool) -> None:
        if not holds:
            raise NotAlive(organisation=organisation, day=event.day, kind=KIND_NAMES[event.kind])

    def _refuse_loops(self) -> None:
        """Nobody who ended may come back through successors; said first, as it is the clearer word."""
        after = {each: event.after for event in self.events for each in event.ended}
        for event in self.events:
            waiting, met = list(event.after), set[int]()
            while waiting:
                each = waiting.pop()
                if each in event.ended:
                    raise SuccessionLoop(day=event.day)
                if each not in met:
                    met.add(each)
                    waiting.extend(after.get(each, ()))

    @cached_property
    def _by_predecessor(self) -> Mapping[int, tuple[Event, ...]]:
        """Each organisation's events as a predecessor, by day."""
        found: dict[int, tuple[Event, ...]] = {}
        for event in sorted(self.events, key=lambda each: each.day):
            for organisation in event.before:
                found[organisation] = (*found.get(organisation, ()), event)
        return found

    def alive_at(self, organisation: int, day: datetime.date) -> bool:
        """Whether the organisation exists on `day`; an unknown one doesn't."""
        life = self.lives.get(organisation)
        return life is not None and life[0] <= day and (life[1] is None or day < life[1])

    def alive_on(self, day: datetime.date) -> frozenset[int]:
        """Everyone who exists on `day`: the structure of the day."""
        return frozenset(each for each in self.lives if self.alive_at(each, day))

    def successors(self, organisation: int, day: datetime.date) -> tuple[int, ...]:
        """Who stands in the organisation's place right after its events up to `day`, one step on; () if it lives."""
        ending = self._ending(organisation, day)
        return ending.after if ending else ()

    def predecessors(self, organisation: int, day: datetime.date) -> tuple[int, ...]:
        """Everyone who ended in the organisation, or was split into it, by `day`: one step back, oldest event first."""
        events = sorted((each for each in self.events if each.day <= day), key=lambda each: each.day)
        found = [
            before
            for event in events
            if organisation in event.after and event.kind not in _GOES_ON
            for before in event.before
            if before != organisation
        ]
        return tuple(dict.fromkeys(found))

    def _ending(self, organisation: int, day: datetime.date) -> Event | None:
        """The event that ended the organisation by `day`."""
        events = self._by_predecessor.get(organisation, ())
        return next((event for event in events if event.day <= day and organisation in event.ended), None)

    def heirs(self, organisation: int, day: datetime.date) -> tuple[Heir, ...]:
        """Who answers for the organisation's past on `day`, with shares, in order of their ids.

        One that lives answers for itself, a part split off or not. An only successor takes all, unless a person
        typed a share; so does an only heir in whom all parts meet again. () where it ended without a successor, or
        is unknown.
        """
        shares: dict[int, Fraction | None] = {}
        lost = False
        for heir, share in self._walk(organisation, day, Fraction(1)):
            if heir is None:
                lost = True
                continue
            known = shares.get(heir, Fraction(0))
            shares[heir] = None if share is None or known is None else known + share
        if len(shares) == 1 and not lost:
            shares = {heir: Fraction(1) if share is None else share for heir, share in shares.items()}
        return tuple(Heir(each, shares[each]) for each in sorted(shares))

    def _walk(
        self, organisation: int, day: datetime.date, share: Fraction | None
    ) -> Iterable[tuple[int | None, Fraction | None]]:
        """Every way down the events to the living, with the share that arrives on it; None where it ends in nobody."""
        if self.alive_at(organisation, day):
            yield organisation, share
            return
        event = self._ending(organisation, day)
        if event is None or not event.after:
            yield None, share
            return
        typed = dict(event.shares)
        for successor in event.after:
            whole = Fraction(1) if len(event.after) == 1 else None
            part = typed.get((organisation, successor), whole)
            yield from self._walk(successor, day, None if part is None or share is None else share * part)

    def by_todays_structure(self, day: datetime.date) -> Mapping[int, tuple[Heir, ...]]:
        """For everyone who ever lived by `day`: who answers for their figures on `day`."""
        return {each: self.heirs(each, day) for each, life in sorted(self.lives.items()) if life[0] <= day}

    def ancestry(self, organisation: int, day: datetime.date) -> tuple[int, ...]:
        """Everyone whose records the organisation may read as a successor, nearest first."""
        found: list[int] = []
        waiting = [organisation]
        while waiting:
            fresh = [
                each
                for current in waiting
                for each in self.predecessors(current, day)
                if each != organisation and each not in found
            ]
            waiting = list(dict.fromkeys(fresh))
            found.extend(waiting)
        return tuple(found)
