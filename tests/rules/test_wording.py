"""The product's words inside its sentences: Vietnamese as text, and another language all the way down."""

from __future__ import annotations

import copy
import datetime
import json

import pytest

from nhiemky.rules import workflow
from nhiemky.rules.authority import Action, Grant, Role, Scope, Structure, decide
from nhiemky.rules.periods import CALENDAR, Length, Window, label, moment_words, window
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import Listing, Words, gettext_noop, said

ENGLISH = {
    ("Báo cáo", ""): "Report",
    ("đang soạn", ""): "being written",
    ("Duyệt", "move"): "Accept",
    ("Nộp", "move"): "Send",
    ("Có thể: {moves}.", ""): "Possible: {moves}.",
    ("{what} đang “{state}” nên không thể {move}. {hint}", ""): "{what} is {state}: no {move}. {hint}",
    ("dài {days} ngày", ""): "{days} days long",
    ("phải {fault}", ""): "must be {fault}",
    (" hoặc ", ""): " or ",
    (" Việc này dành cho {roles}.", ""): " It is for {roles}.",
    ("lãnh đạo", ""): "leader",
    ("người duyệt", ""): "approver",
    ("chỉ có {number}", ""): "only {number}",
    ("6 tháng cuối năm {year}", ""): "second half of {year}",
    ("{time} ngày {day}", ""): "{time} on {day}",
}
day = datetime.date


def english(words: str, context: str) -> str:
    return ENGLISH.get((words, context), words)


class TooLong(Refusal):
    template = "phải {fault}"


def test_a_value_that_is_a_word_of_the_product_is_translated_with_the_sentence() -> None:
    refusal = TooLong(fault=gettext_noop("dài {days} ngày", days=3))
    assert (str(refusal), refusal.said(english)) == ("phải dài 3 ngày", "must be 3 days long")


def test_a_name_is_no_word_of_the_product_even_where_it_reads_like_one() -> None:
    assert TooLong(fault="đang soạn").said(english) == "must be đang soạn"


def test_a_moves_refusal_is_said_whole() -> None:
    with pytest.raises(workflow.MoveRefused) as caught:
        workflow.SUBMISSION.check("draft", "accept")
    assert str(caught.value) == "Báo cáo đang “đang soạn” nên không thể duyệt. Có thể: nộp."
    assert caught.value.said(english) == "Report is being written: no accept. Possible: send."


def test_words_are_text_for_everything_else() -> None:
    words = gettext_noop("dài {days} ngày", days=3)
    assert words == "dài 3 ngày"
    assert {words: 1}["dài 3 ngày"] == 1
    assert json.dumps([words], ensure_ascii=False) == '["dài 3 ngày"]'
    assert f"{words}!" == "dài 3 ngày!"
    assert copy.deepcopy(words).said(english) == "3 days long"


def test_words_without_values_keep_their_braces() -> None:
    words = gettext_noop("chỉ có {number}")
    assert (words, words.said(english)) == ("chỉ có {number}", "only {number}")


def test_small_letters_stay_small_in_another_language() -> None:
    move = Words.of("Duyệt", context="move")
    assert (move.lower(), move.lower().said(english)) == ("duyệt", "accept")


def test_a_row_of_words_and_names_translates_the_words_and_their_joint() -> None:
    row = Listing.of((gettext_noop("lãnh đạo"), "Lý Thanh Vũ", gettext_noop("người duyệt")), gettext_noop(" hoặc "))
    assert row == "lãnh đạo hoặc Lý Thanh Vũ hoặc người duyệt"
    assert row.said(english) == "leader or Lý Thanh Vũ or approver"
    assert not Listing.of(())


@pytest.mark.parametrize("value", ["tên", 5, None, day(2026, 1, 2)])
def test_everything_else_is_said_as_it_is(value: object) -> None:
    assert said(value, english) is value


def test_a_decision_keeps_its_reason_as_words() -> None:
    tree = Structure(organisations={1, 2}, parents={"party": {1: None, 2: 1}})
    clerk = Grant(Role.CLERK, 1, Scope.SUBTREE, "party")
    found = decide([clerk], Action.ACCEPT_REPORT, 2, tree, day(2026, 1, 1))
    assert found.because.endswith("không có quyền này. Việc này dành cho lãnh đạo hoặc người duyệt.")
    assert str(said(found.because, english)).endswith("It is for leader or approver.")


def test_windows_and_moments_are_words() -> None:
    second = label(window(CALENDAR, Length.HALF_YEAR, 2025, 2))
    assert (second, said(second, english)) == ("6 tháng cuối năm 2025", "second half of 2025")
    assert isinstance(label(Window(day(2025, 1, 3), day(2025, 2, 7))), Words)
    at = datetime.datetime(2026, 7, 6, 8, 42, tzinfo=datetime.UTC)
    assert (moment_words(at), moment_words(at).said(english)) == ("15:42 ngày 06/07/2026", "15:42 on 06/07/2026")
