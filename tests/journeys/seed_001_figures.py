"""What was reported, as plain tables: one row for each cell, one column for each half-year from the second of 2020.

The tests add these tables up by themselves; nothing here asks the product anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from seed_001_committee import CENTRE, CHILDREN, MOVEMENT, OFFICE, ORGANISING

HALVES = ((2020, 2), (2021, 1), (2021, 2), (2022, 1), (2022, 2))

type Row = tuple[int | str, ...]
type Pairs = tuple[tuple[int, int], ...]

AMOUNTS: Mapping[str, Mapping[str, Row]] = {
    "dang-vien-moi": {
        OFFICE: (2, 2, 3, 2, 2), ORGANISING: (1, 2, 2, 2, 1), MOVEMENT: (2, 1, 3, 2, 2),
        CHILDREN: (1, 1, 1, 2, 2), CENTRE: (1, 2, 1),
    },
    "nhan-thuc-dang": {
        OFFICE: (4, 4, 5, 4, 4), ORGANISING: (3, 4, 3, 4, 4), MOVEMENT: (4, 4, 4, 4, 5),
        CHILDREN: (3, 3, 3, 4, 4), CENTRE: (2, 3, 2),
    },
    "cham-lo": {
        OFFICE: ("0.5", "0.3", "0.3", "0.4", "0.3"), ORGANISING: ("0.4", "0.2", "0.3", "0.3", "0.35"),
        MOVEMENT: ("0.6", "0.3", "0.3", "0.3", "0.4"), CHILDREN: ("0.4", "0.2", "0.3", "0.5", "0.4"),
        CENTRE: ("0.3", "0.2", "0.2"),
    },
    "nha-nhan-ai": {
        OFFICE: (1, 2, 1, 1, 1), ORGANISING: (1, 1, 1, 1, 1), MOVEMENT: (1, 1, 2, 1, 1),
        CHILDREN: (1, 1, 1, 1, 1), CENTRE: (1, 2, 1),
    },
    "chi-bo-yeu": {
        OFFICE: (0, 0, 0, 0, 0), ORGANISING: (0, 0, 0, 0, 0), MOVEMENT: (1, 1, 0, 0, 0),
        CHILDREN: (0, 0, 0, 0, 0), CENTRE: (0, 1, 1),
    },
    "hien-mau": {
        OFFICE: (15, 14, 16, 17, 16), ORGANISING: (12, 12, 13, 14, 14), MOVEMENT: (20, 18, 20, 20, 20),
        CHILDREN: (12, 10, 10, 14, 16), CENTRE: (7, 6, 6),
    },
    "kiem-tra": {
        OFFICE: (1, 1, 2, 2, 2), ORGANISING: (3, 3, 3, 4, 4), MOVEMENT: (1, 1, 1, 1, 1),
        CHILDREN: (1, 1, 1, 1, 2), CENTRE: (1, 2, 1),
    },
    "dan-van-kheo": {
        OFFICE: (2, 2, 2, 2, 2), ORGANISING: (2, 2, 1, 2, 2), MOVEMENT: (2, 3, 2, 3, 2),
        CHILDREN: (1, 1, 1, 2, 2), CENTRE: (2, 1, 2),
    },
    "lop-chuyen-de": {
        OFFICE: (1, 1, 1, 1, 1), ORGANISING: (1, 0, 1, 1, 0), MOVEMENT: (1, 1, 0, 1, 1),
        CHILDREN: (1, 0, 1, 0, 1), CENTRE: (0, 0, 0),
    },
    "khoi-nghiep": {
        OFFICE: (0, 0, 1, 0, 1), ORGANISING: (0, 1, 0, 0, 0), MOVEMENT: (1, 1, 2, 1, 1),
        CHILDREN: (0, 1, 0, 1, 1), CENTRE: (1, 1, 1),
    },
}  # fmt: skip

POLITICAL_THEORY: Mapping[str, Pairs] = {
    OFFICE: ((5, 12), (6, 12), (7, 12), (8, 12), (8, 12)),
    ORGANISING: ((4, 11), (5, 11), (6, 11), (6, 11), (7, 11)),
    MOVEMENT: ((3, 9), (4, 9), (5, 9), (5, 9), (6, 9)),
    CHILDREN: ((2, 6), (3, 6), (3, 6), (5, 10), (6, 10)),
    CENTRE: ((1, 4), (1, 4), (2, 4)),
}
"""Officers with the middle certificate of political theory, of all officers."""

OWN_YEARS: Mapping[int, Mapping[str, tuple[int, int | None]]] = {
    2020: {"xep-loai": (172, 210), "ky-luat": (1, 210), "danh-hieu": (1, None)},
    2021: {"xep-loai": (180, 214), "ky-luat": (2, 214), "danh-hieu": (1, None)},
    2022: {"xep-loai": (186, 216), "ky-luat": (1, 216), "danh-hieu": (1, None)},
}
"""What the committee measures itself, by the year: members rated well, members disciplined, the title."""

BLOOD_ASSIGNED = {2020: 60, 2021: 120, 2022: 130}
PARTS_OF_NEW_MEMBERS = {OFFICE: 13, ORGANISING: 10, MOVEMENT: 12, CHILDREN: 9, CENTRE: 6}
PARTS_AFTER_THE_MERGER = {OFFICE: 13, ORGANISING: 10, MOVEMENT: 12, CHILDREN: 15}

MISTYPED_HOUSES = 20
"""The office typed this for the first half of 2021 and was asked again; it was 2."""
FIRST_SAID_MEMBERS = 2
"""The movement's cell reported this for the second half of 2021, and corrected it to 3 after it had been accepted."""
ESTIMATED_MONEY = Decimal("0.3")
"""The organising cell's estimate for the second half of 2022; the final figure was 0.35 billion."""


def total(code: str) -> Fraction:
    """Return the sum over all cells and half-years."""
    return sum((Fraction(value) for row in AMOUNTS[code].values() for value in row), Fraction(0))


def of_half(code: str, half: tuple[int, int]) -> Fraction:
    """Return the sum over the cells that reported a half-year."""
    place = HALVES.index(half)
    return sum((Fraction(row[place]) for row in AMOUNTS[code].values() if place < len(row)), Fraction(0))


def of_year(code: str, year: int) -> Fraction:
    """Return the sum over the half-years of a year."""
    return sum((of_half(code, half) for half in HALVES if half[0] == year), Fraction(0))
