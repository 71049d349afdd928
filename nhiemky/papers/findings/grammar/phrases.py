"""Phrase books: which phrase stands at a place of a sentence, found word by word, never by trying every pattern.

A book is looked up by its phrase's first word, so that a text of any length costs one look per word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Phrase[Label](NamedTuple):
    """A phrase found at a place: how many words it takes and what the book says about it."""

    length: int
    label: Label


class PhraseBook[Label]:
    """Phrases with what each means. Entries are lists of phrases in small letters, parted by "|" or line ends."""

    def __init__(self, entries: Mapping[Label, str] | Iterable[tuple[Label, str]]) -> None:
        """
        Take label → phrases ("phấn đấu | đặt mục tiêu"); a phrase given twice keeps its last label.
        """
        self._by_first: dict[str, list[tuple[tuple[str, ...], Label]]] = {}
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        known = {tuple(phrase): label for label, phrases in pairs for phrase in _phrases(phrases)}
        for phrase, label in sorted(known.items(), key=lambda entry: -len(entry[0])):
            self._by_first.setdefault(phrase[0], []).append((phrase[1:], label))

    def at(self, words: Sequence[str], place: int) -> Phrase[Label] | None:
        """The longest phrase that begins at word number `place`, or None."""
        for rest, label in self._by_first.get(words[place], ()):
            end = place + 1 + len(rest)
            if tuple(words[place + 1 : end]) == rest:
                return Phrase(1 + len(rest), label)
        return None

    def ending(self, words: Sequence[str], end: int, longest: int = 5) -> Phrase[Label] | None:
        """The longest phrase whose last word is the one before `end`, or None."""
        for length in range(min(longest, end), 0, -1):
            place = end - length
            for rest, label in self._by_first.get(words[place], ()):
                if len(rest) == length - 1 and tuple(words[place + 1 : end]) == rest:
                    return Phrase(length, label)
        return None


def _phrases(text: str) -> Iterable[list[str]]:
    """The phrases of one entry, each as its words."""
    for line in text.replace("\n", "|").split("|"):
        words = line.split()
        if words:
            yield words


def phrases(text: str) -> PhraseBook[bool]:
    """A book that only says whether a phrase is in it."""
    return PhraseBook({True: text})


def word_set(text: str) -> frozenset[str]:
    """Single words, parted by white space."""
    return frozenset(text.split())
