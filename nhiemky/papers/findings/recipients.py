"""Who gets an award: named behind "cho", before "được tặng", or on the lines below a sentence that ends in a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhiemky.papers.findings.actors import Actors
from nhiemky.papers.findings.alphabet import UPPER
from nhiemky.papers.findings.sentences import Document
from nhiemky.papers.findings.words.awards import COUNTED

LINES_BELOW = 40
LONGEST_STRETCH = 3_000
_ITEM_END = re.compile(r";| và |\n|\d\.")
_FOR = re.compile(r" (?:cho|đối với|dành cho|tới|đến)(?: các| những)?[: ]")
_OPENED = re.compile(r"[^.;:\n]{0,90}:(?= ?[\w\"])")
_OPENED_AFTER = re.compile(r"[^.;\n]{0,80}?(?::|,? (?:gồm|là|như)\b)")
_COUNT = rf"(?:\d[\d.]*|một|hai|ba|các|nhiều) (?:lượt )?{COUNTED}"
_COUNTED = re.compile(rf"{_COUNT}(?:(?:,| và|, và) {_COUNT})*")
_GETS = re.compile(r"(?<!\w)(?:được|vinh dự|nhận|đón nhận|đạt|đoạt|giành|đề nghị)(?!\w)")
_PLACE = re.compile(
    r"(?<!\w)(?:(?:[Nn]hân dân|[Cc]án bộ|[Qq]uân)(?:,| và) (?:cán bộ|Cán bộ|nhân dân|Nhân dân|dân)(?: các dân tộc)? )?"
    rf"(?:xã|phường|thị trấn|huyện|thị xã|thành phố|quận|thôn|ấp|khóm|khu phố|bản|làng|tổ dân phố) "
    rf"[{UPPER}\d][\w']*(?: [{UPPER}\d][\w']*)*"
)
_LINE_ITEM = re.compile(r"(?:[-+*•●▪]|\d{1,3}[.)/ ]|[a-zđ]\)|tập thể|cá nhân)", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,3}[.)/ ]")  # one body a line; what follows it is its superior or its place
_HEADING = re.compile(
    r"[-+*•●▪\d.)IVX ]*(?:tập thể|cá nhân|các tập thể|các cá nhân|về tập thể|về cá nhân|đối với [\w ]+) ?:?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recipients:
    """Those who get one title: places of their names, what is only counted, and the span that says it.

    `is_subject` where they stand before the verb, so that a title after it in the sentence is theirs too.
    """

    start: int
    end: int
    named: tuple[tuple[int, int], ...] = ()
    counted: str = ""
    listed_below: bool = False
    is_subject: bool = False


def recipients_of(
    document: Document, actors: Actors, title: tuple[int, int], limits: tuple[int, int], index: int, *, last: bool
) -> Recipients:
    """Those who get the title at a place; `limits` are the titles before and after it, `index` is its sentence, `last`
    whether no title follows in the sentence.
    """
    low = document.low
    start, end = title
    before, after = limits
    clause_start, clause_end = _clause_start(low, before, start), _clause_end(low, end, after)
    link = _FOR.search(low, end, min(clause_end, end + 120))
    opened = _OPENED.match(low, end, after)
    if opened:
        named = _named(document, actors, opened.end(), after)
        if named:
            return Recipients(clause_start, max(named[-1][1], end), named)
    below = _listed_below(document, actors, index) if last else ()
    if below:
        return Recipients(start, end, below, listed_below=True)
    counted = _COUNTED.match(low, link.end(), clause_end) if link else None
    if counted and not _OPENED_AFTER.match(low, counted.end(), clause_end):
        return Recipients(start, counted.end(), counted=document.text[counted.start() : counted.end()])
    if link:
        named = _named(document, actors, link.end() - 1, clause_end)
        if named:
            return Recipients(clause_start, max(named[-1][1], end), named)
    if link:
        counted = _COUNTED.search(low, link.end() - 1, clause_end)
        if counted:
            return Recipients(start, counted.end(), counted=document.text[counted.start() : counted.end()])
    return _subject(document, actors, clause_start, start, end)


def _clause_end(low: str, start: int, limit: int) -> int:
    """The end of the clause that a title stands in."""
    ends = [place for mark in (";", "\n") if (place := low.find(mark, start, limit)) >= 0]
    return min(ends, default=limit)


def _clause_start(low: str, limit: int, place: int) -> int:
    """The beginning of the clause that a title stands in."""
    return max(limit, low.rfind(";", limit, place) + 1, low.rfind("\n", limit, place) + 1)


def _named(document: Document, actors: Actors, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Everyone named in a stretch: people, bodies, and places that stand for their people; not bodies of an office."""
    end = min(end, start + LONGEST_STRETCH)
    named = [place for place in actors.between(start, end) if place not in actors.kinds]
    for match in _PLACE.finditer(document.body, start, end):
        if not any(first <= match.start() < last for first, last in named):
            named.append((match.start(), match.end()))
    offices = actors.offices_between(start, end)
    kept = [
        place
        for place in sorted(named)
        if not _in_parentheses(document.low, start, place[0])
        and not any(first <= place[0] < last for first, last in offices)
    ]
    return tuple(
        place
        for before, place in zip((None, *kept), kept, strict=False)
        if not _belongs(document, actors, before, place)
    )


def _belongs(document: Document, actors: Actors, before: tuple[int, int] | None, place: tuple[int, int]) -> bool:
    """Whether a body named behind a person belongs to that person's item of a list: it is where the person works."""
    if before is None or before[0] not in actors.persons or place[0] in actors.persons:
        return False
    return _ITEM_END.search(document.low, before[1], place[0]) is None


def _in_parentheses(low: str, start: int, place: int) -> bool:
    """Whether a place stands in parentheses opened since `start`: the superior of a body, a page's remark."""
    return low.count("(", start, place) > low.count(")", start, place)


def _listed_below(document: Document, actors: Actors, index: int) -> tuple[tuple[int, int], ...]:
    """Those named on the lines below a sentence that ends in a colon, or below a heading over numbered lines."""
    sentence = document.sentences[index]
    opened = document.low[sentence.end - 1] == ":"
    found: list[tuple[int, int]] = []
    below = document.sentences[index + 1 : index + 1 + LINES_BELOW]
    while below and document.body[below[0].start] == "(":
        below = below[1:]
    for later in below:
        line = document.body[later.start : later.end]
        named = _named(document, actors, later.start, later.end)
        is_item = bool(_LINE_ITEM.match(line)) or bool(named and opened and named[0][0] - later.start < 12)
        if _HEADING.fullmatch(line):
            continue
        if not named or not is_item:
            break
        found.extend(named[:1] if _NUMBERED.match(line) else named)
    return tuple(found) if opened or len(found) > 1 else ()


def _subject(document: Document, actors: Actors, clause: int, start: int, end: int) -> Recipients:
    """Whoever stands before "được tặng", "đón nhận", "đạt"."""
    low = document.low
    for verb in _GETS.finditer(low, clause, start):
        named = _named(document, actors, clause, verb.start())
        if named and verb.start() - named[-1][1] < 40:
            return Recipients(named[-1][0], end, named[-1:], is_subject=True)
        counted = _COUNTED.search(low, clause, verb.start())
        if counted:
            text = document.text[counted.start() : counted.end()]
            return Recipients(counted.start(), end, counted=text, is_subject=True)
    row = _named(document, actors, clause, start) if not _GETS.search(low, clause, start) else ()
    if row and start - row[-1][1] < 12 and row[0][0] - clause < 12:
        return Recipients(row[0][0], end, row[-1:])
    return Recipients(clause if start - clause < 60 else start, end)
