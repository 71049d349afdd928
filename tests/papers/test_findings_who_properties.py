"""Every quote is a piece of the text at its span, whatever the text; and no text keeps a pattern from its end."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from findings_who import Seen, paper_of
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemky.papers.content import Block, BlockKind, Paper, Place
from nhiemky.papers.findings import as_json, find, read_context
from nhiemky.papers.findings.actors import read_actors
from nhiemky.papers.findings.alphabet import even, lower, plain_spaces
from nhiemky.papers.findings.organisations import find_organisations

PAGE = datetime.date(2024, 7, 20)
PIECES = (
    "Đảng bộ xã An Phước Đông", "Ban Thường vụ Tỉnh ủy", "đồng chí Lê Văn An, Bí thư Đảng uỷ", "ông Trần Bình",
    "tổ chức hội nghị sơ kết", "giữa nhiệm kỳ 2020 – 2025", "Đại hội lần thứ XVI", "Nghị quyết số 12-NQ/TU",
    "về phát triển “du lịch”", "Quyết định của UBND tỉnh", "tặng Cờ thi đua", "cho Hội Luật gia và Hội Đông y",
    "Bằng khen của Thủ tướng Chính phủ", "Sáng 24/6/2023,", "Chiều 16-7", "(giai đoạn 2020 - 2021)", "gồm:", "\n- ",
    "\n1. ", "\n", "  \t ", "\u00a0", ";", ".", ",", " và ", ":", "KẾ HOẠCH\n", "T.Ư", "TP.", "…", "“", "”", "(", ")",
    "H'Lan", "ÂẾ",
    "các huyện An Phú, Long Sơn", "Ủy ban MTTQ Việt Nam", "nhiệm kỳ", "lần thứ", "Điều 1.", "2.", "a)", "🎓", "İ", "ﬁ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_quote_is_the_text_at_its_span(text):
    seen = Seen(text, PAGE)
    for finding in seen.every:
        assert seen.paper.text[finding.start : finding.end] == finding.quote
        assert finding.quote == finding.quote.strip() != ""


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_blocks_may_stand_anywhere_and_break_anywhere(text, first, second):
    cuts = sorted({0, min(first, len(text)), min(second, len(text)), len(text)})
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, text[start:end], Place(start, end)) for start, end in pairwise(cuts) if end > start
    )
    paper = Paper(blocks, text)
    document = read_context(paper)
    assert len(document.body) == len(document.low) == len(document.text)
    for finding in (*document.terms, *find_organisations(document, read_actors(document), ())):
        assert text[finding.start : finding.end] == finding.quote


@given(st.text())
def test_the_even_view_and_small_letters_keep_every_place(text):
    assert len(even(text)) == len(lower(text)) == len(plain_spaces(text)) == len(text)


def test_furniture_is_not_read_and_cells_give_way_to_no_table_around_them():
    text = "Tin liên quan: Đảng bộ xã Tân Lập tổ chức\nĐảng bộ xã An Phú tổ chức\nHội Luật gia tỉnh tổ chức"
    assert [body.name for body in find(paper_of(text, kinds={0: BlockKind.FURNITURE})).organisations] == [
        "Đảng bộ xã An Phú",
        "Hội Luật gia tỉnh",
    ]
    first, second = text.split("\n")[1:]
    start = text.index(first)
    table = Block(BlockKind.TABLE, "", Place(start, len(text)))
    cells = (
        Block(BlockKind.CELL, first, Place(start, start + len(first))),
        Block(BlockKind.CELL, second, Place(text.index(second), len(text))),
    )
    names = [body.name for body in find(Paper((table, *cells), text)).organisations]
    assert names == ["Đảng bộ xã An Phú", "Hội Luật gia tỉnh"]


def test_the_json_of_findings_has_every_key_of_the_examples_and_a_span_beside_each_quote():
    text = (
        "Sáng 24/6/2023, Đảng bộ xã An Phú tổ chức Đại hội lần thứ II, nhiệm kỳ 2020-2025. "
        "Ông Lê Văn An, Bí thư chủ trì.\n"
        "Theo Nghị quyết số 12-NQ/TU, UBND tỉnh tặng Cờ thi đua cho Hội Luật gia tỉnh. Phấn đấu đạt 10 tỷ đồng mỗi năm."
    )
    paper = paper_of(text)
    found = as_json(find(paper), paper)
    assert found["file"] == "bai.txt"
    assert found["terms"][0]["from"] == 2020
    assert found["ordinals"] == ["II"]
    assert found["organisations"] == ["Đảng bộ xã An Phú", "UBND tỉnh", "Hội Luật gia tỉnh"]
    assert found["people"][0]["positions"] == ["Bí thư"]
    for kind in ("terms", "events", "people", "documents", "awards", "targets", "results", "tasks"):
        for row in found[kind]:
            start, end = row["span"]
            assert text[start:end] == row["quote"]
    for kind in ("ordinals", "organisations"):
        assert len(found["spans"][kind]) == len(found[kind])


ENDLESS = {
    "numbered cells": " ".join(f"Chi bộ {number}," for number in range(1500)),
    "one head": "Đảng bộ " * 4_000,
    "capitals": "Nguyễn " * 4_000,
    "shouting": "NGUYỄN " * 4_000,
    "quotation marks": '"Kế hoạch "' * 3_000,
    "parentheses": "(" * 40_000,
    "joints": ", và " * 7_000,
    "spaces": " " * 40_000,
    "terms": "nhiệm kỳ 2020-2025, " * 2_000,
    "ordinals": "đại hội lần thứ II, III, " * 1_500,
    "congresses": "đại hội " * 4_000,
    "conferences": "hội nghị " * 3_000,
    "titles": "tặng Cờ thi đua " * 2_000,
    "titles and recipients": "tặng Bằng khen cho Hội Nông dân, " * 1_000,
    "offices": "Phó Bí thư, " * 2_500,
    "documents": " ".join(f"Nghị quyết số {number}-NQ/TU về việc," for number in range(1_000)),
    "places": "UBND các xã An, Bình, " * 1_200,
    "lines": "tặng Bằng khen:\n" * 2_000,
    "dashes": " - " * 12_000,
}


@pytest.mark.thorough
@pytest.mark.parametrize("name", ENDLESS)
def test_a_text_made_to_be_slow_is_read_to_its_end(name):
    seen = Seen(ENDLESS[name])  # a pattern that backtracks would not come back from one of these
    assert all(seen.paper.text[finding.start : finding.end] == finding.quote for finding in seen.every)
