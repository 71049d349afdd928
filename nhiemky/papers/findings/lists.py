"""Lists of bodies that share words: "HĐND, UBND, Ủy ban MTTQ tỉnh Tân Giang", "Sở Nội vụ, Tài chính và Y tế".

A body whose name leaves out what it shares with its neighbours is given the shared words: the level and place of the
last one, the head of the first one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nhiemky.papers.findings.alphabet import UPPER, alternatives
from nhiemky.papers.findings.lexicon import Lexicon
from nhiemky.papers.findings.names import Name
from nhiemky.papers.findings.positions import POSITION
from nhiemky.papers.findings.sentences import Document
from nhiemky.papers.findings.words.organisations import (
    BODIES,
    CAPITAL_HEADS,
    COMPLETE,
    FIELDS,
    INSIDE,
    LEVELS,
    NEXT_SENTENCE,
)

_LEVELS, _FIELDS, _COMPLETE, _INSIDE = Lexicon(LEVELS), Lexicon(FIELDS), Lexicon(COMPLETE), Lexicon(INSIDE)
_JOINT = re.compile(r"(?:,|;| và|, và| cùng| cùng với) ?(?:của )?")
_WORD = re.compile(r"\S+")
_ORGAN = re.compile(r"ban\b|ủy ban kiểm tra|ubkt|văn phòng|thường trực|btv|bch|cơ quan ủy ban kiểm tra")
_COMMITTEE = re.compile(r" ((?:tỉnh|thành|huyện|thị|quận|đảng) ủy|tỉnh đoàn|huyện đoàn|thành đoàn)\b")
# A "đảng ủy" is no province's or district's: "Đảng ủy, Bộ CHQS tỉnh" speaks of the command's own committee.
_COMMITTEE_LEVEL = re.compile(r"(?:tỉnh|huyện|quận|thị xã|thành phố|TP)\b")
_SHARING_HEADS = frozenset(("sở", "hội", "ban", "phòng"))
_UNIT = (
    r"(?P<unit>[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Tt]hành phố|[Qq]uận|[Tt]ỉnh|TP\.?|TX\.?|TT\.?|"
    r"đặc khu|khu vực|khối|ấp|thôn)"
)
_RANK = {
    **dict.fromkeys(("ấp", "thôn"), 1),
    **dict.fromkeys(("xã", "phường", "thị trấn", "tt", "tt.", "đặc khu"), 2),
    **dict.fromkeys(("huyện", "quận", "thị xã", "tx", "tx.", "thành phố", "tp", "tp."), 3),
    "tỉnh": 4,
}
_CAPITALS = rf"(?P<place>[{UPPER}][\w']*(?: [{UPPER}\d][\w']*){{0,3}})"
_IN_UNITS = re.compile(
    rf"(?P<head>.{{3,120}}?) (?P<several>các |\d+ )?{_UNIT}(?:,? (?:thị xã|thị trấn|thành phố|phường|xã|huyện))*:? "
    rf"{_CAPITALS}"
)
_LAST_CAPITALS = re.compile(rf"(?: [{UPPER}][\w']*){{1,5}}$")
_PLACE = re.compile(rf"(?:{_UNIT} )?{_CAPITALS}(?![\w'])")
_ENDS_PLACE = re.compile(
    r" ?(?:,|;|\.|\n|\)|$)| (?:và|để|đã|được|tổ chức|thực hiện|cần|phải|sẽ|trong|tiếp tục|là|có|cùng|về|tại)(?= )"
)
_HEAD_WORD = re.compile(
    rf"(?:{alternatives(BODIES + COMPLETE + CAPITAL_HEADS)}|{POSITION.pattern}|{alternatives(NEXT_SENTENCE)})(?!\w)"
)


def share_words(document: Document, names: Iterator[Name]) -> Iterator[Name]:
    """The names in order, those of a list with the words that they share with it, and those the list only implies;
    a body that is one of several without a place of its own is left out.
    """
    chain: list[Name] = []
    for name in names:
        if chain and _JOINT.fullmatch(document.body, chain[-1].end, name.start) is None:
            yield from _with_tail(document, chain)
            chain = []
        chain.extend(_of_places(document, name) or () if name.several else (_of_places(document, name) or [name]))
        chain.extend(_implied(document, name))
    yield from _with_tail(document, chain)


def _of_places(document: Document, name: Name) -> list[Name]:
    """Bodies of one kind in several places: "Đảng bộ các huyện An Phú, Long Sơn và Tân Lập"."""
    body = document.body
    parts = _IN_UNITS.fullmatch(body, name.start, name.end)
    unit = parts["unit"] if parts else ""
    start = parts.start("place") if parts else _place_at_end(body, name)
    if start is None:
        return []
    lead = document.text[name.start : parts.end("head") if parts else start - 1] + " "
    found = [name]
    if parts and parts["several"]:
        found = [Name(start, name.end, name.head, start, lead=f"{lead}{unit} ")]
    place = name.end
    plural = bool(parts and parts["several"])
    while joint := _JOINT.match(body, place):
        piece = _PLACE.match(body, joint.end())
        if (
            piece is None
            or _HEAD_WORD.match(document.low, joint.end())
            or not _ENDS_PLACE.match(document.low, piece.end())
            or (not plural and _lies_in(unit, piece["unit"]))
        ):
            break
        unit = piece["unit"] or unit
        start = piece.start("place")
        found.append(Name(start, piece.end(), name.head, start, lead=f"{lead}{unit} " if unit else lead))
        place = piece.end()
    return found if len(found) > 1 else []


def _lies_in(unit: str, other: str | None) -> bool:
    """Whether a place of one unit lies in the next: "phường An Đông, thị xã Tân Lập" is one address."""
    small, large = _RANK.get(unit.lower()), _RANK.get((other or "").lower())
    return small is not None and large is not None and small < large


def _place_at_end(body: str, name: Name) -> int | None:
    """Where the place begins that ends a name without a unit: "Cục Hải quan An Phú"; its last two words where all words
    behind the head are in capitals.
    """
    run = _LAST_CAPITALS.search(body, name.head_end, name.end)
    if run is None:
        return None
    words = run.group().split()
    if run.start() == name.head_end and len(words) > 2:
        return name.end - len(" ".join(words[-2:]))
    return run.start() + 1


def _with_tail(document: Document, chain: list[Name]) -> Iterator[Name]:
    """The names of a list, those that lack it given what the last one ends with: its level and place, or the committee
    whose organs they all are ("Ban Tổ chức, Ban Dân vận Tỉnh ủy").
    """
    last = chain[-1] if chain else None
    shares = last is not None and len(chain) > 1 and not last.lead
    tail = _tail(document, last) if last and shares else ""
    committee = _committee(document, last) if last and shares else ""
    for name in chain[:-1]:
        whole = (
            name.lead
            or _tail(document, name)
            or _is_national(document, name)
            or _COMPLETE.at(document.low, name.start) == name.end
        )
        if committee and not whole and _ORGAN.match(name.head) and not _committee(document, name):
            yield replace(name, tail=f" {committee}")
        else:
            alien = name.head == "đảng ủy" and _COMMITTEE_LEVEL.match(tail)
            yield name if whole or alien or not tail else replace(name, tail=f" {tail}")
    yield from chain[-1:]


def _tail(document: Document, name: Name) -> str:
    """The level and place that end a name: "tỉnh Tân Giang", "phường 5"; "" where it has none."""
    low = document.low
    for word in _WORD.finditer(low, name.head_end, name.end):
        level = _LEVELS.at(low, word.start())
        inside = _INSIDE.at(low, word.start()) or 0
        if level and inside <= level and not low.startswith(("việt nam", "trung ương"), word.start()):
            return document.text[word.start() : name.end]
    return ""


def _is_national(document: Document, name: Name) -> bool:
    """Whether a name ends with the country or the centre, which have no level below them."""
    return document.low.endswith(("việt nam", "trung ương"), name.start, name.end)


def _committee(document: Document, name: Name) -> str:
    """The committee that ends the name of its organ: "Tỉnh ủy", "Đảng ủy Khối"; "" where there is none."""
    if not _ORGAN.match(name.head):
        return ""
    committee = _COMMITTEE.search(document.low, name.head_end, name.end)
    return document.text[committee.start(1) : name.end] if committee else ""


def _implied(document: Document, name: Name) -> Iterator[Name]:
    """Bodies that go on a list by their field alone: "Hội Nông dân, Phụ nữ và Cựu chiến binh"."""
    if name.head.split()[0] not in _SHARING_HEADS:
        return
    head = document.text[name.start : name.start + len(name.head.split()[0])]
    place = name.end
    while joint := _JOINT.match(document.body, place):
        end = _FIELDS.at(document.low, joint.end())
        if end is None or not document.body[joint.end()].isupper():
            return
        end = _level_end(document, end)
        yield Name(joint.end(), end, head.lower(), joint.end(), lead=f"{head} ")
        place = end


def _level_end(document: Document, end: int) -> int:
    """The end of a field's name with the level and place behind it."""
    level = _LEVELS.at(document.low, end + 1) if document.low[end : end + 1] == " " else None
    if level is None:
        return end
    place = re.compile(rf"(?: [{UPPER}][\w']*)*").match(document.body, level)
    return place.end() if place else level
