"""Texts of the tests as papers, one block a line: who and what the finders see in them."""

from __future__ import annotations

import datetime

from nhiemky.papers.content import Block, BlockKind, Paper, Place, Source
from nhiemky.papers.findings import read_context
from nhiemky.papers.findings.actors import Actors, read_actors
from nhiemky.papers.findings.awards import find_awards
from nhiemky.papers.findings.documents import find_documents
from nhiemky.papers.findings.events import find_events
from nhiemky.papers.findings.model import Award, Event, Finding, NamedDocument, Organisation, Person
from nhiemky.papers.findings.ordinals import find_ordinals
from nhiemky.papers.findings.organisations import find_organisations
from nhiemky.papers.findings.people import find_people
from nhiemky.papers.findings.sentences import Document


def paper_of(text: str, published: datetime.date | None = None, kinds: dict[int, BlockKind] | None = None) -> Paper:
    """A paper whose blocks are the lines of a text; `kinds` gives lines by number another kind than paragraph."""
    blocks, place = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            kind = (kinds or {}).get(number, BlockKind.PARAGRAPH)
            blocks.append(Block(kind, line, Place(place, place + len(line))))
        place += len(line) + 1
    source = Source("bai.txt", "text/plain", "", len(text.encode()), published=published)
    return Paper(tuple(blocks), text, source=source)


class Seen:
    """A text and who and what is found in it."""

    def __init__(self, text: str, published: datetime.date | None = None) -> None:
        """Read a text whose lines are blocks, as of a page published on a day."""
        self.paper = paper_of(text, published)
        self.document: Document = read_context(self.paper)
        self.actors: Actors = read_actors(self.document)

    @property
    def terms(self) -> list[tuple[int, int]]:
        """First and last years of the terms."""
        return [(term.first_year, term.last_year) for term in self.document.terms]

    @property
    def ordinals(self) -> list[str]:
        """Congress ordinals in Roman."""
        return [ordinal.roman for ordinal in find_ordinals(self.document)]

    @property
    def events(self) -> tuple[Event, ...]:
        """The events."""
        return find_events(self.document)

    @property
    def event(self) -> tuple[str, str | None]:
        """Kind and ISO day of the one event."""
        (event,) = self.events
        return event.kind.value, event.date.isoformat() if event.date else None

    @property
    def bodies(self) -> tuple[Organisation, ...]:
        """The organisations."""
        return find_organisations(self.document, self.actors, self.events)

    @property
    def names(self) -> list[str]:
        """Names of the organisations."""
        return [body.name for body in self.bodies]

    @property
    def people(self) -> tuple[Person, ...]:
        """The people."""
        return find_people(self.document, self.actors.people)

    @property
    def positions(self) -> dict[str, list[str]]:
        """Positions by name."""
        return {person.name: list(person.positions) for person in self.people}

    @property
    def documents(self) -> tuple[NamedDocument, ...]:
        """The documents named."""
        return find_documents(self.document, self.actors.documents)

    @property
    def quotes(self) -> list[str]:
        """The documents' quotes."""
        return [named.quote for named in self.documents]

    @property
    def awards(self) -> tuple[Award, ...]:
        """The awards."""
        return find_awards(self.document, self.actors)

    @property
    def won(self) -> list[tuple[str, str | None]]:
        """Title and recipient of each award."""
        return [(award.title, award.recipient) for award in self.awards]

    @property
    def every(self) -> tuple[Finding, ...]:
        """All findings of all kinds."""
        terms_and_ordinals = (*self.document.terms, *find_ordinals(self.document))
        return (*terms_and_ordinals, *self.events, *self.bodies, *self.people, *self.documents, *self.awards)
