"""Targets of nothing: "không có chi bộ yếu kém", "không còn hộ nghèo" are reached at 0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.papers.findings.grammar.frame import Frame
from nhiemky.papers.findings.grammar.frames import Framed
from nhiemky.papers.findings.grammar.phrases import phrases

_NOTHING = phrases("""
không có | không còn | không để xảy ra | không để | không phát sinh | không xảy ra | xóa hết | giảm hết
""")
_NOT_A_THING = phrases("nghĩa | thể | khả năng | gì | cách | điều kiện | trong | nhu cầu | sẵn | tín ngưỡng")
_ENDS = frozenset(";()…")
_UNIT_WORDS = 2


@dataclass(frozen=True, slots=True)
class Absence:
    """The words of a piece that wants none of something, and what that is."""

    start: int
    end: int
    indicator: str
    unit: str
    value: Decimal = Decimal(0)


def _wanted(framed: Framed, place: int) -> bool:
    """Whether absence is a target there: in a list of targets; "không có", "không còn" also among goals."""
    frame = framed.at(place)
    return frame is Frame.AIM or (frame is Frame.GOAL and framed.statement.words[place + 1] in ("có", "còn"))


def absences(framed: Framed) -> Iterator[Absence]:
    """The pieces of a sentence that want none of something, where something is to be reached."""
    statement = framed.statement
    words = statement.words
    for place in range(len(words) if framed.tells_targets else 0):
        phrase = _NOTHING.at(words, place)
        if phrase is None or not _wanted(framed, place) or place + phrase.length >= len(words):
            continue
        thing = place + phrase.length
        if _NOT_A_THING.at(words, thing):
            continue
        end = next(
            (
                at
                for at in range(thing, len(words))
                if words[at] in _ENDS or (words[at] == "." and at == len(words) - 1)
            ),
            len(words),
        )
        text = statement.document.text
        name = " ".join(text[statement.begin(thing) : statement.finish(end)].split())
        yield Absence(place, end, name, " ".join(words[thing : min(end, thing + _UNIT_WORDS)]))
