"""Single figures inside official documents: percentages beside a band's edge, days, moments."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.papers.figures import day_text, days_in, moment_text, percent_text
from nhiemky.rules.text import parse_number


@pytest.mark.parametrize(
    ("value", "edges", "text", "source"),
    [
        (Decimal(80), (Decimal(100),), "80%", "S1: kết nạp đảng viên mới đạt 80%"),
        (Fraction(103 * 100, 87), (Decimal(100),), "118,39%", "domain facts 2.2: 103/87"),
        (Decimal("99.996"), (Decimal(100),), "99,99%", "domain facts 2.2 (g): never rounded up into a band"),
        (Decimal("60.001"), (Decimal(100), Decimal(60)), "60,001%", "stands above 60, so it must not read 60"),
        (Decimal(0), (Decimal(100),), "0%", "nothing yet"),
    ],
)
def test_a_percentage_never_reads_as_standing_in_another_band(value, edges, text, source):
    assert percent_text(value, edges) == text, source


@given(st.fractions(min_value=0, max_value=500), st.lists(st.integers(0, 200), max_size=4))
def test_the_printed_percentage_stands_on_the_same_side_of_every_edge(value, edges):
    printed = Fraction(parse_number(percent_text(value, [Decimal(edge) for edge in edges]).removesuffix("%")))
    assert [(printed > edge, printed < edge) for edge in edges] == [(value > edge, value < edge) for edge in edges]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (datetime.date(2026, 9, 5), "05/9/2026"),  # HD 05: reference style
        (datetime.date(2026, 1, 30), "30/01/2026"),
        (datetime.date(2026, 12, 1), "01/12/2026"),
    ],
)
def test_a_day_in_a_sentence_keeps_the_zero_rule(day, text):
    assert day_text(day) == text


def test_moments_are_told_to_the_minute_in_vietnam():
    assert moment_text(datetime.datetime(2023, 6, 24, 18, 5, tzinfo=datetime.UTC)) == "01:05 ngày 25/6/2023"
    assert moment_text(None) == ""


def test_days_of_a_composed_sentence_follow_the_zero_rule_too():  # NĐ 30 phụ lục I: a zero before months 1 and 2 only
    said = "Cộng dồn đến 30/06/2026, từ 01/02/2024; 12/10/2025; số 5/03/2020"
    assert days_in(said) == "Cộng dồn đến 30/6/2026, từ 01/02/2024; 12/10/2025; số 5/03/2020"
