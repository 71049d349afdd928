"""Who and what a document speaks of, read once for the finders that need it: people, bodies, other documents."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property

from nhiemky.papers.findings import documents, names, people
from nhiemky.papers.findings.lists import share_words
from nhiemky.papers.findings.sentences import Document


@dataclass(frozen=True)
class Actors:
    """Every mention of a person, a body and a document, each in the order of the text."""

    people: tuple[people.Mention, ...]
    bodies: tuple[names.Name, ...]
    documents: tuple[documents.Mention, ...]

    @cached_property
    def named(self) -> tuple[tuple[int, int], ...]:
        """Places of everyone who can act or be awarded, people and bodies together."""
        persons = [(mention.start, mention.end) for mention in self.people]
        bodies = [(name.start, name.end) for name in self.bodies]
        return tuple(sorted(persons + bodies))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.named]

    def between(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Places of those named between two places of the body."""
        first, last = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        return self.named[first:last]

    @cached_property
    def kinds(self) -> frozenset[tuple[int, int]]:
        """Places of names that say only what kind of body is meant."""
        return frozenset((name.start, name.end) for name in self.bodies if name.only_a_kind)

    @cached_property
    def persons(self) -> frozenset[int]:
        """Where people's names begin."""
        return frozenset(mention.start for mention in self.people)

    @cached_property
    def body_ending(self) -> dict[int, int]:
        """Where a body's name begins, by where it ends."""
        return {name.end: name.start for name in self.bodies}

    @cached_property
    def offices(self) -> tuple[tuple[int, int], ...]:
        """Places of the positions that people hold; a body named there belongs to the position."""
        return tuple(sorted(place for mention in self.people for place in mention.positions))

    def offices_between(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Places of people's positions that begin between two places of the body."""
        first, last = bisect.bisect_left(self.offices, (start, 0)), bisect.bisect_left(self.offices, (end, 0))
        return self.offices[first:last]


def read_actors(document: Document) -> Actors:
    """Read everyone named in a document."""
    mentions = tuple(people.mentions(document))
    borders = tuple(mention.start for mention in mentions)
    bodies = tuple(share_words(document, names.find_names(document, borders)))
    return Actors(mentions, bodies, tuple(documents.mentions(document)))
