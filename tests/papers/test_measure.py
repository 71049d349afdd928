"""Widths read from the fonts, lines broken by them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.papers import measure
from nhiemky.papers.measure import FontsMissing, balanced_lines, font_file, missing_letters, text_width

VIETNAMESE = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâđêôơưẰẮẲẴẶẬẤẦẨẪỀẾỂỄỆỜỚỞỠỢỪỨỬỮỰằắẳẵặậấầẩẫềếểễệờớởỡợừứửữựỳýỷỹỵ₫≥≤–…“”"


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_each_of_the_four_fonts_draws_all_vietnamese_letters(bold, italic):
    advances = measure.widths(bold=bold, italic=italic).advances
    assert [letter for letter in VIETNAMESE if ord(letter) not in advances] == []


def test_widths_are_those_of_times_new_roman():
    # Times New Roman's own table: space 512, A 1479, one digit 1024 of 2048.
    assert text_width(" ", Decimal(2048)) == 512
    assert text_width("A", Decimal(2048)) == 1479
    assert text_width("0123456789", Decimal(10)) == 50


def test_letters_without_a_glyph_are_named_once_in_order():
    assert missing_letters("Đảng 😀 ủy ✓😀 \n") == "😀✓"
    assert missing_letters(VIETNAMESE) == ""


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        (
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH TÂN GIANG",
            180,
            ("ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM", "TỈNH TÂN GIANG"),
        ),
        ("ĐẢNG BỘ KHỐI CÁC CƠ QUAN TỈNH TÂN GIANG", 220, ("ĐẢNG BỘ KHỐI CÁC", "CƠ QUAN TỈNH TÂN GIANG")),
        ("TỈNH ĐOÀN\nTÂN GIANG", 400, ("TỈNH ĐOÀN", "TÂN GIANG")),
        ("NGẮN", 400, ("NGẮN",)),
        ("", 100, ()),
    ],
)
def test_names_break_between_words_not_inside_them(text, room, lines):
    assert balanced_lines(text, Decimal(14), Decimal(room), bold=True) == lines


@given(st.lists(st.text("ABCĐ", min_size=1, max_size=6), max_size=20), st.integers(min_value=90, max_value=400))
def test_balanced_lines_keep_every_word_in_order_and_fit(words, room):
    lines = balanced_lines(" ".join(words), Decimal(14), Decimal(room))
    assert " ".join(lines).split() == words
    assert all(text_width(line, Decimal(14)) <= room for line in lines)


def test_an_installation_without_its_fonts_is_told_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(measure, "FONT_FOLDER", tmp_path)
    with pytest.raises(FontsMissing, match=r"Tinos-Bold\.ttf.*Hãy cài lại"):
        font_file(bold=True)
