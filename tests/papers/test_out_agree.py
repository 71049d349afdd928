"""DOCX and PDF of a report say the same words in the same order, page part by page part."""

from __future__ import annotations

import pytest
from printed_words import W, docx_part, docx_words, pdf_pages, pdf_words, table_heads, without_figures
from sample_midterm import AT, profiles, review

from nhiemky.papers import docx_out, pdf_out
from nhiemky.papers.layout import midterm_review


@pytest.mark.parametrize("code", sorted(profiles()))
def test_both_say_the_same_words_in_the_same_order(code):
    profile = profiles()[code]
    paper = without_figures(midterm_review(review(code), profile))
    in_docx = docx_words(docx_out.write(paper, profile, at=AT))
    in_pdf = pdf_words(pdf_out.write(paper, profile, at=AT), table_heads(paper))
    # A line may end inside "45-QĐ/ĐU" in a narrow column, so words are compared letter by letter, spaces apart.
    assert "".join(in_docx) == "".join(in_pdf)
    assert len(in_docx) == pytest.approx(len(in_pdf), abs=10)


def test_both_have_as_many_parts_of_the_same_shape():
    profile = profiles()["party-2018"]
    paper = midterm_review(review(), profile)
    sections = list(docx_part(docx_out.write(paper, profile, at=AT), "word/document.xml").iter(f"{W}sectPr"))
    first_pages = [page for page in pdf_pages(pdf_out.write(paper, profile, at=AT)) if not page.split()[0].isdigit()]
    assert len(sections) == len(first_pages) == 4
