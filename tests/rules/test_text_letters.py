"""Letters: normal form, search key, order, tone marks."""

from __future__ import annotations

import unicodedata
from functools import cmp_to_key
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.text import ToneStyle, flatten, fold, normalise, place_tones, sort_key

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậếềểễệốồổỗộớờởỡợứừửữựýỳỷỹỵ"
SYLLABLES = st.text(alphabet=VIETNAMESE + "fjwz", min_size=1, max_size=7)
TEXTS = st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join)
ANY_TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)


@pytest.mark.parametrize(
    ("typed", "normal", "because"),
    [
        (unicodedata.normalize("NFD", "Uỷ ban nhân dân"), "Uỷ ban nhân dân", "decomposed, as macOS names files"),
        ("e\u0301\u0302", "ế", "tone typed before the mark that makes the letter"),
        ("o\u0309\u031b", "ở", "the same with a horn"),
        ("Tân\u00a0Giang", "Tân Giang", "no-break space, as Word puts it"),
        ("chỉ\u200b tiêu\ufeff", "chỉ tiêu", "characters without width"),
        ("Ðảng bộ", "Đảng bộ", "the Icelandic eth of old keyboards"),
        ("một\r\nhai\u2028ba", "một\nhai\nba", "line ends"),
        ("a  b\tc", "a  b\tc", "runs of spaces stay: spans point into this text"),
    ],
)
def test_text_is_brought_to_one_form(typed: str, normal: str, because: str) -> None:
    assert normalise(typed) == normal, because


@given(ANY_TEXT)
def test_normal_text_normalises_to_itself(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("Ủy ban", "Uỷ ban"),
        ("ĐẢNG ỦY", "đảng uỷ"),
        ("Đắk  Nông", "dak nong"),
        ("“Chỉ tiêu” – số 1", '"chi tieu" - so 1'),
    ],
)
def test_folding_makes_spellings_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(ANY_TEXT)
def test_a_folded_key_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_flattening_keeps_every_position(text: str) -> None:
    assert len(flatten(text)) == len(text)
    assert fold(text) == " ".join(flatten(text).split())


def test_the_dictionary_order_is_kept() -> None:
    ordered = [
        "2 mục tiêu", "10 mục tiêu", "a", "à", "ả", "ã", "á", "ạ", "an", "ăn", "ân", "ba", "ba ba", "bà", "bà con",
        "bá", "da", "dân", "đa", "đá", "đắk", "đê", "em", "êm", "khối 2", "khối 10", "la", "lẻ", "ly", "mơ", "ô", "ơ",
        "phan", "quý", "tư", "ủy", "ưa", "vở", "xã", "ý",
    ]  # fmt: skip
    shuffled = ordered[1::2] + ordered[::2]
    assert sorted(shuffled, key=sort_key) == ordered


@pytest.mark.parametrize(("one", "other"), [("Hòa", "Hoà"), ("AN PHƯỚC", "An Phước"), ("An-Phước", "An Phước")])
def test_spellings_of_one_name_sort_together(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


def _letters_and_tone(syllable: str) -> tuple[list[int], int]:
    """The obvious reading: each letter's place in the alphabet, and the syllable's last tone."""
    letters, tone = [], 0
    for character in syllable:
        parts = unicodedata.normalize("NFD", character)
        tones = [mark for mark in parts if mark in TONES]
        letter = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        letters.append(ALPHABET.index(letter))
        tone = TONES.index(tones[0]) if tones else tone
    return letters, tone


def _compare(one: str, other: str) -> int:
    """Syllable by syllable, letters before tone."""
    left, right = [[_letters_and_tone(each) for each in text.split()] for text in (one, other)]
    return (left > right) - (left < right)


@given(st.lists(TEXTS, max_size=8))
def test_keys_sort_as_a_reader_with_the_alphabet_does(texts: list[str]) -> None:
    by_key = sorted(texts, key=sort_key)
    assert all(_compare(one, other) <= 0 for one, other in pairwise(by_key))
    assert [sort_key(each) for each in sorted(texts, key=cmp_to_key(_compare))] == [sort_key(each) for each in by_key]


@given(ANY_TEXT)
def test_a_key_is_digits_and_small_letters_so_that_every_database_sorts_it_alike(text: str) -> None:
    assert set(sort_key(text)) <= set("0123456789abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize(
    ("first", "second"),
    [("hòa", "hoà"), ("Ủy ban", "Uỷ ban"), ("KHÓA", "KHOÁ"), ("khỏe", "khoẻ"), ("THỦY", "THUỶ"), ("tùy", "tuỳ")],
)
def test_tone_marks_move_between_the_two_styles(first: str, second: str) -> None:
    assert place_tones(first, ToneStyle.SECOND_VOWEL) == second
    assert place_tones(second, ToneStyle.FIRST_VOWEL) == first


@pytest.mark.parametrize("text", ["hoàn thành", "quý", "Quỳnh", "toán", "khuyến", "quà", "thuế"])
def test_words_of_one_spelling_stay(text: str) -> None:
    assert place_tones(text, ToneStyle.FIRST_VOWEL) == place_tones(text, ToneStyle.SECOND_VOWEL) == text
