"""The parts that the fast roll-up stands on: trees as slices, look-ups, windows that don't overlap."""

from __future__ import annotations

import datetime
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup.columns import Lookup, Numbering
from nhiemky.rules.rollup.pieces import inside, without_overlap
from nhiemky.rules.rollup.tree import preorder


@st.composite
def forests(draw) -> list[int]:
    """A parent for each unit, -1 for a root; parents stand anywhere."""
    count = draw(st.integers(0, 30))
    order = draw(st.permutations(range(count)))
    parent = [-1] * count
    for place, unit in enumerate(order[1:], 1):
        parent[unit] = draw(st.sampled_from([-1, *order[:place]]))
    return parent


def below(parent: list[int], unit: int) -> set[int]:
    """The unit and everything below it."""
    return {unit}.union(*(below(parent, child) for child, above in enumerate(parent) if above == unit))


@given(forests(), st.data())
def test_a_subtree_is_a_slice_and_its_sum_the_sum_of_its_units(parent, data):
    tree, unreached = preorder(np.array(parent, dtype=np.int64), np.arange(len(parent)))
    figures = np.array(
        data.draw(st.lists(st.integers(-9, 9), min_size=len(parent), max_size=len(parent))), dtype=np.int64
    )
    sums, children = tree.subtree_sum(figures[tree.units]), tree.sum_of_children(figures[tree.units])
    assert not len(unreached)
    for unit, node in enumerate(tree.node_of.tolist()):
        subtree = below(parent, unit)
        assert set(tree.units[node : tree.end[node]].tolist()) == subtree
        assert sums[node] == figures[sorted(subtree)].sum()
        own = [child for child, above in enumerate(parent) if above == unit]
        assert sorted(tree.units[tree.children(node)].tolist()) == own
        assert children[node] == figures[own].sum()
        assert tree.parent[node] == (tree.node_of[parent[unit]] if parent[unit] >= 0 else -1)


@given(forests().filter(bool), st.data())
def test_the_lowest_common_node_holds_both_and_no_child_of_it_does(parent, data):
    tree, _ = preorder(np.array(parent, dtype=np.int64), np.arange(len(parent)))
    one, other = data.draw(st.tuples(st.sampled_from(range(len(parent))), st.sampled_from(range(len(parent)))))
    holding = [unit for unit in range(len(parent)) if {one, other} <= below(parent, unit)]
    lowest = min(holding, key=lambda unit: len(below(parent, unit)), default=None)
    found = tree.common(int(tree.node_of[one]), int(tree.node_of[other]))
    assert found == (-1 if lowest is None else tree.node_of[lowest])


def test_units_in_a_loop_or_hanging_from_one_are_named():
    tree, unreached = preorder(np.array([-1, 2, 3, 1, 1, 0]), np.arange(6))
    assert unreached.tolist() == [1, 2, 3, 4]
    assert sorted(tree.units.tolist()) == [0, 5]


def test_a_chain_of_thousands_is_no_recursion():
    tree, unreached = preorder(np.arange(-1, 4999), np.arange(5000))
    assert not len(unreached)
    assert tree.subtree_sum(np.ones(5000, dtype=np.int64))[:3].tolist() == [5000, 4999, 4998]


KEYS = [[], [5], [-3, 0, 7], [1, 2, 3], [4, 10**12, 2 * 10**12]]  # the last too far apart for a table


@pytest.mark.parametrize("known", KEYS)
def test_a_lookup_knows_its_keys_and_no_other(known):
    keys = np.array(known, dtype=np.int64)
    asked = np.array([-(10**13), -4, -3, 0, 1, 4, 5, 6, 7, 8, 10**12, 10**12 + 1, 10**13], dtype=np.int64)
    lookup, numbering = Lookup(keys, keys * 2, 99), Numbering(keys)
    assert lookup.values(asked).tolist() == [key * 2 if key in known else 99 for key in asked.tolist()]
    assert numbering.values(asked).tolist() == [numbering.place(key) for key in asked.tolist()]
    assert [numbering.place(key) for key in known] == list(range(len(known)))


def test_a_lookup_takes_keys_of_any_width():
    lookup = Lookup(np.array([1000, 2000]), np.array([1, 2]), 0)
    assert lookup.values(np.array([100, -100], dtype=np.int8)).tolist() == [0, 0]
    assert lookup.values(np.array([1000, 2000], dtype=np.int16)).tolist() == [1, 2]


def window(start: int, length: int) -> Window:
    first = datetime.date(2025, 1, 1) + datetime.timedelta(days=start)
    return Window(first, first + datetime.timedelta(days=length))


@given(st.lists(st.builds(window, st.integers(0, 12), st.integers(1, 6)), max_size=8))
def test_no_other_choice_without_overlap_covers_more_days_or_as_many_in_fewer_pieces(windows):
    ordered = inside(windows, window(0, 100))
    chosen = without_overlap(ordered)

    def apart(places) -> bool:
        return all(ordered[one].end <= ordered[other].start for one, other in combinations(places, 2))

    def rank(places) -> tuple[int, int]:
        return sum((ordered[place].end - ordered[place].start).days for place in places), -len(places)

    every = [places for size in range(len(ordered) + 1) for places in combinations(range(len(ordered)), size)]
    assert apart(chosen)
    assert rank(chosen) == max(rank(places) for places in every if apart(places))


def test_windows_inside_another_come_once_each_the_longest_of_those_that_end_together_last():
    year, half, end = window(0, 12), window(6, 6), window(9, 3)
    assert inside([year, end, half, end, window(6, 7)], year) == [end, half, year]
