"""What a target or task is called: the text's own words without its numbering and the times that stand elsewhere."""

from __future__ import annotations

import re

LONGEST_NAME = 500
LONGEST_TITLE = 1000
_FEWEST_WORDS = 3

_NUMBERING = re.compile(r"(?:[-–+•*]\s*)?(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVXL]{1,6})[.)/]\s+|[-–+•*]\s+)?")
_TIME = (
    r"(?:(?:phấn đấu|bình quân|đến|vào|trong|từ nay đến)\s+)*"
    r"(?:(?:mỗi|hằng|hàng|từng|một)\s+năm|(?:hết\s+|cuối\s+)*năm\s+(?:19|20)\d\d"
    r"|(?:hết |cuối |cả |toàn )*(?:nhiệm kỳ|khóa))"
)
_OPENING = re.compile(rf"^(?:{_TIME}|phấn đấu)\s*[,:]?\s+", re.IGNORECASE)
_ENDING = re.compile(
    r"[\s,]*(?:trong|vào|đến)\s+(?:hết |cuối |cả |toàn )*(?:nhiệm kỳ|năm\s+(?:19|20)\d\d)$", re.IGNORECASE
)


def without_numbering(words: str) -> str:
    """ "10. Xây dựng 60 công trình" → "Xây dựng 60 công trình"; spaces made single."""
    plain = " ".join(words.split())
    return plain[_end_of_numbering(plain) :].strip()


def _end_of_numbering(words: str) -> int:
    match = _NUMBERING.match(words)
    return match.end() if match else 0


def name_of(phrase: str, quote: str) -> str:
    """The name of a target: what the reader took for the thing measured, the whole quote where that says too little.

    Numbering goes, and so do the times that the target keeps as its frequency and its day. Never empty for a quote
    with a letter in it.
    """
    ordinal = re.match(r"\d{1,3}(?=[.)/]\s)", quote)
    told = without_numbering(phrase)
    if ordinal:  # the numbering of the clause is no part of what is measured
        told = re.sub(rf"^{ordinal[0]}[.)]?\s+", "", told)
    short = _ENDING.sub("", _OPENING.sub("", told, count=1)).strip(" ,;:.-–")
    if len(short.split()) < _FEWEST_WORDS:
        short = without_numbering(quote).strip(" ,;:.")
    return capitalised(short)[:LONGEST_NAME]


def capitalised(words: str) -> str:
    """The words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def title_of(quote: str) -> str:
    """The title of a task: its quote without numbering and closing signs."""
    return capitalised(without_numbering(quote).strip(" ,;:."))[:LONGEST_TITLE]
