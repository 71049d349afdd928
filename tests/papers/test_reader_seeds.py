"""With NHIEMKY_SEEDS set: the articles in that folder are read whole, span by span. Nothing of them stands here."""

from __future__ import annotations

import datetime
import os
import unicodedata
from pathlib import Path

import pytest

from nhiemky.papers.content import BlockKind, Paper
from nhiemky.papers.reader import read

FOLDER = os.environ.get("NHIEMKY_SEEDS", "")
FILES = sorted(Path(FOLDER).glob("*.txt")) if FOLDER else []
# Per article: whether it has a title line, how many list items, and the day it was published on.
EXPECTED: dict[str, tuple[bool, int, datetime.date | None]] = {
    "000": (True, 3, datetime.date(2023, 11, 17)),
    "001": (False, 0, None),
    "002": (True, 0, datetime.date(2017, 12, 16)),
    "003": (True, 0, datetime.date(2024, 4, 10)),
    "004": (True, 0, None),
}


def test_the_folder_of_articles_is_there_where_it_is_named() -> None:
    assert bool(FILES) == bool(FOLDER), f"NHIEMKY_SEEDS={FOLDER}: no articles there"


def seed(path: Path) -> Paper:
    """An article, read."""
    return read(path.read_bytes(), path.name)


if FILES:

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])
    def test_a_real_article_keeps_its_text_and_every_span_holds(path: Path) -> None:
        paper = seed(path)
        assert paper.text == unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        places = [(block.text, block.place) for block in paper.blocks if block.place]
        assert all(text == paper.text[place.start : place.end] for text, place in places)
        between = paper.text
        for text, _ in places:
            between = between.replace(text, "", 1)
        assert between.strip() == ""

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])
    def test_title_items_and_day_of_a_real_article_are_found(path: Path) -> None:
        paper = seed(path)
        titled, items, day = EXPECTED[path.name[:3]]
        assert bool(paper.title) == titled
        assert sum(block.kind is BlockKind.ITEM for block in paper.blocks) == items
        assert paper.source is not None
        assert paper.source.published == day

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])
    def test_counters_comments_and_bylines_of_a_real_article_are_furniture(path: Path) -> None:
        read_as_text = [block.text for block in seed(path).blocks if block.kind is not BlockKind.FURNITURE]
        for sign in ("Số lần đọc", "ký tự", "{name}", "Click để", "Nguồn tin", "bình luận", "Tin liên quan", "GMT"):
            assert not any(sign in text for text in read_as_text)
        assert len(read_as_text[-1]) > 100
