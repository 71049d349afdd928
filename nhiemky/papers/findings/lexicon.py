"""Lexicons of phrases, looked up at a place of a text by their first word."""

from __future__ import annotations

import re

from nhiemky.papers.findings.alphabet import listed

_FIRST_WORD = re.compile(r"[^\s,;:()\"]+")


class Lexicon:
    """A set of phrases in small letters; `at` finds the longest that stands whole at a place."""

    def __init__(self, text: str) -> None:
        """Take phrases parted by "|" or line ends."""
        by_first: dict[str, list[str]] = {}
        for phrase in listed(text):
            first = _FIRST_WORD.match(phrase)
            by_first.setdefault(first.group().rstrip(".") if first else phrase, []).append(phrase)
        self._by_first = {first: sorted(set(several), key=len, reverse=True) for first, several in by_first.items()}

    def at(self, low: str, place: int) -> int | None:
        """Where the longest phrase ends that stands at `place` as whole words, or None."""
        first = _FIRST_WORD.match(low, place)
        if first is None:
            return None
        for phrase in self._by_first.get(first.group().rstrip("."), ()):
            end = place + len(phrase)
            if low.startswith(phrase, place) and not low[end : end + 1].isalnum():
                return end
        return None
