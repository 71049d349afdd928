"""A paper that any database can keep: letters that PostgreSQL has no place for are replaced, and no span moves."""

from __future__ import annotations

import re
from dataclasses import replace

from nhiemky.papers.content import Paper

# Neither the NUL character nor half of a surrogate pair is kept; a replacement of one letter moves no span.
_UNKEPT = re.compile("[\0\ud800-\udfff]")


def kept_letters(text: str) -> str:
    """Return text of the same length, in which each letter that a database can't keep is the replacement character."""
    return _UNKEPT.sub("\ufffd", text)


def keepable(paper: Paper) -> Paper:
    """The paper with a replacement for every letter that a database can't keep; no span moves."""
    if not _UNKEPT.search(paper.text):
        return paper
    blocks = tuple(replace(block, text=kept_letters(block.text)) for block in paper.blocks)
    return replace(paper, text=kept_letters(paper.text), title=kept_letters(paper.title), blocks=blocks)
