"""What the writers print, the reader reads back: the form, the clauses, the text, the tables."""

from __future__ import annotations

import pytest
from sample_midterm import AT, profiles, review

from nhiemky.papers import docx_out, pdf_out
from nhiemky.papers.content import BlockKind, Paper
from nhiemky.papers.layout import midterm_review
from nhiemky.papers.reader import read

READ_TEXT = {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM}


def _printed(code: str) -> Paper:
    return midterm_review(review(code), profiles()[code])


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _clauses(paper: Paper) -> list[tuple[str, str]]:
    """Headings of the main document with their path, in order (the reader counts annexes as clauses too)."""
    headings = [(block.clause, _squeezed(block.text)) for block in paper.blocks if block.kind is BlockKind.HEADING]
    return [(clause, text) for clause, text in headings if not clause.startswith("Phụ lục")]


@pytest.mark.parametrize("code", sorted(profiles()))
def test_a_docx_read_back_is_the_same_paper(code):
    printed = _printed(code)
    found = read(docx_out.write(printed, profiles()[code], at=AT), "bao-cao.docx")
    assert found.letterhead == printed.letterhead
    assert found.signature == printed.signature
    assert _squeezed(found.subject) == printed.subject
    assert found.dated == printed.dated
    assert [each.rstrip(".,;") for each in found.recipients] == [each.strip("- .,;") for each in printed.recipients]
    assert _clauses(found) == _clauses(printed)
    texts = [_squeezed(block.text) for block in printed.blocks if block.kind in READ_TEXT]
    everything = "\n".join(_squeezed(block.text) for block in found.blocks)
    assert [text for text in texts if text not in everything] == []
    assert found.warnings == ()


def test_tables_read_back_cell_by_cell():
    printed = _printed("party-2018")
    found = read(docx_out.write(printed, profiles()["party-2018"], at=AT), "bao-cao.docx")
    cells = [_squeezed(block.text) for block in found.blocks if block.kind is BlockKind.CELL]
    for block in printed.blocks:
        if block.table is None:
            continue
        wanted = [_squeezed(cell.text) for row in block.table.rows for cell in row if cell.text.strip()]
        start = next(at for at in range(len(cells)) if cells[at : at + len(wanted[:6])] == wanted[:6])
        assert cells[start : start + len(wanted)] == wanted


@pytest.mark.parametrize("code", ["party-2018", "association-2020"])
def test_a_pdf_read_back_has_the_same_form_and_clauses(code):
    printed = _printed(code)
    found = read(pdf_out.write(printed, profiles()[code], at=AT), "bao-cao.pdf")
    assert found.source.pages == 16
    assert found.dated == printed.dated
    # A PDF has no styles: bold heads of tables read as headings too, but ours are all there, in order, in their clause.
    order = iter(_clauses(found))
    assert [each for each in _clauses(printed) if each not in order] == []
