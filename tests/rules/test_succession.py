"""Merged, split, dissolved: who stands in whose place on which day, and with what share."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.succession import (
    Event,
    EventMalformed,
    Heir,
    Kind,
    NotAlive,
    SharesTooLarge,
    Succession,
    SuccessionLoop,
    unallocated,
)

day = datetime.date
LONG_AGO, MERGED, SPLIT, TODAY = day(2000, 1, 1), day(2025, 7, 1), day(2026, 1, 1), day(2026, 11, 1)
HALF, THIRD = Fraction(1, 2), Fraction(1, 3)

# Two provinces' unions (1, 2) merge into 3; 3 is split into 4 and 5, with a typed share for 4 alone.
MERGE = Event(Kind.MERGE, MERGED, (1, 2), (3,))
CUT = Event(Kind.SPLIT, SPLIT, (3,), (4, 5), (((3, 4), THIRD),))
LIVES = {
    1: (LONG_AGO, MERGED),
    2: (LONG_AGO, MERGED),
    3: (MERGED, SPLIT),
    4: (SPLIT, None),
    5: (SPLIT, None),
    6: (LONG_AGO, None),
}
HISTORY = Succession((CUT, MERGE), LIVES)


@pytest.mark.parametrize(
    ("organisation", "on", "heirs"),
    [
        (1, day(2025, 6, 30), [Heir(1, Fraction(1))]),
        (1, MERGED, [Heir(3, Fraction(1))]),
        (1, TODAY, [Heir(4, THIRD), Heir(5, None)]),  # the share of 5 was never typed: không phân bổ được
        (3, TODAY, [Heir(4, THIRD), Heir(5, None)]),
        (6, TODAY, [Heir(6, Fraction(1))]),
        (99, TODAY, []),
    ],
)
def test_who_answers_for_an_organisations_past(organisation: int, on: day, heirs: list[Heir]) -> None:
    assert list(HISTORY.heirs(organisation, on)) == heirs


def test_by_todays_structure_everyone_who_ever_lived_has_their_heirs() -> None:
    mapping = HISTORY.by_todays_structure(TODAY)
    assert {each: [heir.organisation for heir in heirs] for each, heirs in mapping.items()} == {
        1: [4, 5], 2: [4, 5], 3: [4, 5], 4: [4], 5: [5], 6: [6],
    }  # fmt: skip
    assert set(HISTORY.by_todays_structure(day(2025, 6, 30))) == {1, 2, 6}


def test_the_structure_of_the_day_is_who_lived_then() -> None:
    assert HISTORY.alive_on(day(2025, 6, 30)) == {1, 2, 6}
    assert HISTORY.alive_on(MERGED) == {3, 6}
    assert HISTORY.alive_on(TODAY) == {4, 5, 6}
    assert not HISTORY.alive_at(99, TODAY)


def test_one_step_forward_and_back() -> None:
    assert HISTORY.successors(1, TODAY) == (3,)
    assert HISTORY.successors(3, TODAY) == (4, 5)
    assert HISTORY.successors(3, day(2025, 12, 31)) == HISTORY.successors(6, TODAY) == ()
    assert HISTORY.predecessors(3, TODAY) == (1, 2)
    assert HISTORY.predecessors(3, day(2025, 6, 30)) == ()
    assert HISTORY.ancestry(4, TODAY) == (3, 1, 2)


def test_an_absorbing_organisation_goes_on_and_answers_for_both() -> None:
    history = Succession((Event(Kind.ABSORB, MERGED, (1, 2), (2,)),), {1: (LONG_AGO, MERGED), 2: (LONG_AGO, None)})
    assert history.heirs(1, TODAY) == history.heirs(2, TODAY) == (Heir(2, Fraction(1)),)
    assert history.predecessors(2, TODAY) == (1,)


def test_one_that_goes_on_smaller_keeps_its_past() -> None:
    history = Succession((Event(Kind.SPLIT, SPLIT, (1,), (1, 2)),), {1: (LONG_AGO, None), 2: (SPLIT, None)})
    assert history.heirs(1, TODAY) == (Heir(1, Fraction(1)),)
    assert history.predecessors(2, TODAY) == (1,)


def test_a_dissolved_organisation_has_no_heir() -> None:
    history = Succession((Event(Kind.DISSOLVE, MERGED, (1,)),), {1: (LONG_AGO, MERGED)})
    assert history.heirs(1, day(2025, 6, 30)) == (Heir(1, Fraction(1)),)
    assert history.heirs(1, TODAY) == ()


@pytest.mark.parametrize("kind", [Kind.RENAME, Kind.CONVERT, Kind.TRANSFER_PARENT])
def test_a_new_name_or_parent_ends_nobody(kind: Kind) -> None:
    history = Succession((Event(kind, MERGED, (1,), (1,)),), {1: (LONG_AGO, None)})
    assert history.heirs(1, TODAY) == (Heir(1, Fraction(1)),)
    assert history.predecessors(1, TODAY) == history.ancestry(1, TODAY) == ()


def test_parts_without_shares_that_meet_again_are_the_whole() -> None:
    apart, together = Event(Kind.SPLIT, MERGED, (1,), (2, 3)), Event(Kind.MERGE, SPLIT, (2, 3), (4,))
    lives = {1: (LONG_AGO, MERGED), 2: (MERGED, SPLIT), 3: (MERGED, SPLIT), 4: (SPLIT, None)}
    assert Succession((apart, together), lives).heirs(1, day(2025, 8, 1)) == (Heir(2, None), Heir(3, None))
    assert Succession((apart, together), lives).heirs(1, TODAY) == (Heir(4, Fraction(1)),)


@pytest.mark.parametrize(
    ("shares", "left"), [([Fraction(1)], 0), ([THIRD, THIRD], THIRD), ([THIRD, None], None), ([], Fraction(1))]
)
def test_what_nobody_takes_is_told(shares: list[Fraction | None], left: Fraction | None) -> None:
    assert unallocated(Heir(place, share) for place, share in enumerate(shares)) == left


def test_shares_multiply_along_the_way_and_meet_again() -> None:
    apart = Event(Kind.SPLIT, MERGED, (1,), (2, 3), (((1, 2), THIRD), ((1, 3), 1 - THIRD)))
    together = Event(Kind.MERGE, SPLIT, (2, 3), (4,))
    lives = {1: (LONG_AGO, MERGED), 2: (MERGED, SPLIT), 3: (MERGED, SPLIT), 4: (SPLIT, None)}
    assert Succession((apart, together), lives).heirs(1, TODAY) == (Heir(4, Fraction(1)),)


@pytest.mark.parametrize(
    ("kind", "before", "after", "fault"),
    [
        (Kind.MERGE, (1,), (3,), "hai đơn vị cũ"),
        (Kind.MERGE, (1, 2), (2,), "một đơn vị mới"),
        (Kind.MERGE, (1, 2), (3, 4), "một đơn vị mới"),
        (Kind.ABSORB, (1,), (2, 3), "một đơn vị tiếp nhận"),
        (Kind.ABSORB, (1,), (1,), "ít nhất một đơn vị nhập"),
        (Kind.SPLIT, (1,), (2,), "từ hai đơn vị mới"),
        (Kind.SPLIT, (1, 2), (3, 4), "một đơn vị cũ"),
        (Kind.DISSOLVE, (1,), (2,), "không có đơn vị mới"),
        (Kind.RENAME, (1,), (2,), "chính đơn vị đó"),
        (Kind.MERGE, (1, 1), (2,), "hai lần"),
        (Kind.DISSOLVE, (), (), "phải có đơn vị cũ"),
    ],
)
def test_parts_fit_the_kind(kind: Kind, before: tuple[int, ...], after: tuple[int, ...], fault: str) -> None:
    with pytest.raises(EventMalformed, match=fault):
        Event(kind, MERGED, before, after)


@pytest.mark.parametrize(
    ("shares", "error"),
    [
        ([((1, 2), HALF), ((1, 3), Fraction(2, 3))], SharesTooLarge),
        ([((1, 2), Fraction(0))], EventMalformed),
        ([((9, 2), HALF)], EventMalformed),
    ],
)
def test_shares_are_parts_of_the_whole(shares: list[tuple[tuple[int, int], Fraction]], error: type[Exception]) -> None:
    with pytest.raises(error):
        Event(Kind.SPLIT, MERGED, (1,), (2, 3), tuple(shares))


@pytest.mark.parametrize(
    "lives",
    [
        {1: (LONG_AGO, day(2025, 6, 1)), 2: (LONG_AGO, MERGED), 3: (MERGED, None)},
        {1: (LONG_AGO, MERGED), 2: (LONG_AGO, MERGED), 3: (day(2025, 7, 2), None)},
        {1: (LONG_AGO, None), 2: (LONG_AGO, MERGED), 3: (MERGED, None)},
        {1: (LONG_AGO, MERGED), 3: (MERGED, None)},
    ],
)
def test_an_event_agrees_with_the_lives_of_its_parts(lives: dict[int, tuple[day, day | None]]) -> None:
    with pytest.raises(NotAlive, match=r"01/07/2025"):
        Succession((MERGE,), lives)


def test_events_that_lead_back_are_refused() -> None:
    there, back = Event(Kind.MERGE, MERGED, (1, 2), (3,)), Event(Kind.SPLIT, SPLIT, (3,), (1, 2))
    lives = {1: (LONG_AGO, MERGED), 2: (LONG_AGO, MERGED), 3: (MERGED, SPLIT)}
    with pytest.raises(SuccessionLoop, match="vòng tròn"):
        Succession((there, back), lives)
    same_day = Event(Kind.ABSORB, MERGED, (1, 3), (3,)), Event(Kind.ABSORB, MERGED, (3, 1), (1,))
    with pytest.raises(SuccessionLoop):
        Succession(same_day, {1: (LONG_AGO, None), 3: (LONG_AGO, None)})


FIRST_DAY = day(2020, 1, 1)


@st.composite
def histories(draw: st.DrawFn) -> Succession:
    """Some organisations to which something happens each year."""
    lives: dict[int, tuple[day, day | None]] = dict.fromkeys(range(1, draw(st.integers(2, 5)) + 1), (FIRST_DAY, None))
    events = []
    for year in range(2021, 2021 + draw(st.integers(0, 5))):
        on = day(year, 7, 1)
        living = [each for each, life in lives.items() if life[1] is None]
        kind = draw(st.sampled_from([Kind.MERGE, Kind.ABSORB, Kind.SPLIT, Kind.DISSOLVE]))
        if not living or (kind in (Kind.MERGE, Kind.ABSORB) and len(living) < 2):
            continue
        fresh = max(lives) + 1
        before = tuple(draw(st.permutations(living))[: 2 if kind in (Kind.MERGE, Kind.ABSORB) else 1])
        after = {Kind.MERGE: (fresh,), Kind.ABSORB: before[:1], Kind.SPLIT: (fresh, fresh + 1), Kind.DISSOLVE: ()}[kind]
        shares = ()
        if kind is Kind.SPLIT and draw(st.booleans()):
            part = Fraction(draw(st.integers(1, 9)), 10)
            shares = (((before[0], fresh), part), ((before[0], fresh + 1), 1 - part))
        event = Event(kind, on, before, after, shares)
        lives |= {each: (lives[each][0], on) for each in event.ended} | dict.fromkeys(event.begun, (on, None))
        events.append(event)
    return Succession(tuple(draw(st.permutations(events))), lives)


def _obvious_heirs(history: Succession, organisation: int, on: day) -> dict[int, Fraction | None]:
    """The same by pouring: the whole stands at the organisation, and each event in order of days pours it on."""
    lost = False
    standing: dict[int, Fraction | None] = {organisation: Fraction(1)} if history.lives[organisation][0] <= on else {}
    for event in sorted(history.events, key=lambda each: each.day):
        if event.day > on:
            break
        for source in event.ended:
            if source not in standing:
                continue
            amount = standing.pop(source)
            lost = lost or not event.after
            for target in event.after:
                whole = Fraction(1) if len(event.after) == 1 else None
                share = dict(event.shares).get((source, target), whole)
                poured = None if share is None or amount is None else amount * share
                already = standing.get(target, Fraction(0))
                standing[target] = None if poured is None or already is None else already + poured
    if len(standing) == 1 and not lost:
        return {heir: Fraction(1) if share is None else share for heir, share in standing.items()}
    return standing


@given(histories(), st.integers(2019, 2027))
def test_heirs_are_those_whom_the_events_pour_into(history: Succession, year: int) -> None:
    on = day(year, 12, 31)
    for organisation, life in history.lives.items():
        heirs = {each.organisation: each.share for each in history.heirs(organisation, on)}
        assert heirs == (_obvious_heirs(history, organisation, on) if life[0] <= on else {})
        assert all(history.alive_at(each, on) for each in heirs)
        left = unallocated(history.heirs(organisation, on))
        assert left is None if None in heirs.values() else left is not None and 0 <= left <= 1


@given(histories())
def test_ancestry_is_heirs_read_backwards(history: Succession) -> None:
    on = day(2030, 1, 1)
    for organisation in history.alive_on(on):
        absorbed = {each for each in history.lives if each != organisation and organisation in
                    {heir.organisation for heir in history.heirs(each, on)}}  # fmt: skip
        assert absorbed <= set(history.ancestry(organisation, on))
