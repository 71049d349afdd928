"""Asides within a sentence: words between quotation marks are a name, words in parentheses may stand in between."""

from __future__ import annotations

from collections.abc import Sequence

_JOINTS = frozenset((",", ";", ":", "(", ")", "và", "…", "."))
_LONGEST_NAME = 60
_SAID = ((":",), ("là",))


def names_closed(words: Sequence[str]) -> tuple[str, ...]:
    """The words with every mark and "và" between two quotation marks replaced, so that no clause or piece begins inside
    a name ("về "Tuyên truyền đại hội các cấp; đại hội tỉnh""), save where what is said is quoted ("mục tiêu: "…"").
    Places stay the same.
    """
    marks = [at for at, word in enumerate(words) if word == '"']
    if len(marks) < 2:
        return tuple(words)
    closed = list(words)
    for begin, end in zip(marks[::2], marks[1::2], strict=False):
        if end - begin <= _LONGEST_NAME and words[begin - 1 : begin] not in _SAID:
            closed[begin + 1 : end] = ["·" if word in _JOINTS else word for word in words[begin + 1 : end]]
    return tuple(closed)


def before_aside(words: Sequence[str], closing: int, least: int) -> int:
    """The place of the "(" that the ")" at `closing` closes, `closing` itself where none is open from `least` on."""
    depth = 0
    for at in range(closing, least - 1, -1):
        depth += (words[at] == ")") - (words[at] == "(")
        if depth == 0:
            return at
    return closing
