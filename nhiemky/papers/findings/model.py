"""What can be found in a paper: every kind of finding, each with the exact piece of text it was read from.

Nothing here is a fact yet: a person confirms, changes or rejects each finding before anything is created from it.
`quote` is always `paper.text[start:end]`; numbers are decimals in the unit that the text names.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class EventKind(StrEnum):
    """What took place or is announced as the subject of a text."""

    CONGRESS = "congress"
    BRIEFING = "briefing"
    MID_TERM_REVIEW = "mid_term_review"
    YEAR_END_REVIEW = "year_end_review"
    MEETING = "meeting"
    EMULATION_CONFERENCE = "emulation_conference"
    OTHER = "other"


class Op(StrEnum):
    """How a target compares what is reached with its number; strict comparison is kept apart ("trên 80%")."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    EXACTLY = "="
    RANGE = "range"
    YES_NO = "yes_no"


class Frequency(StrEnum):
    """When a target has to be reached: every year, or by the end of its term or plan."""

    PER_YEAR = "per_year"
    BY_END = "by_end"


class Direction(StrEnum):
    """Which way is better; NOT_WORSE compares with the year before."""

    UP = "up"
    DOWN = "down"
    NOT_WORSE = "not_worse"


class DoubtKind(StrEnum):
    """What the reader doubts in a paper; see `doubts` for the rule behind each."""

    BANDS_DO_NOT_ADD_UP = "bands_do_not_add_up"
    EVENT_OUTSIDE_TERM = "event_outside_term"
    PUBLISHED_LONG_AFTER = "published_long_after"
    TARGET_WITHOUT_NUMBER = "target_without_number"
    DEADLINE_OUTSIDE_TERM = "deadline_outside_term"
    DUPLICATE_TARGET = "duplicate_target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The piece of the paper's text that something was read from: `quote == paper.text[start:end]`."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Finding):
    """A term of office or the period of a congress: first and last year, as written ("2020-2025")."""

    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal(Finding):
    """Which congress in its row ("lần thứ XVI"); `roman` is its printed form whatever the text used."""

    number: int
    roman: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Finding):
    """What the text is about; `date` only where day, month and year can be known."""

    kind: EventKind
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Finding):
    """A body that acts in the text, by its full name at the first full mention."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Finding):
    """A person with every position that the text gives; `quote` is the name at its first mention."""

    name: str
    positions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Finding):
    """Something to be reached. `value` is in `unit` as written ("10", "tỷ đồng"); None for a title or a state.

    `by` is the last day where the text names one, `direction` which way is better, `of_assigned` marks a share of a
    figure that someone else sets each year ("100% chỉ tiêu giao").
    """

    indicator: str
    op: Op
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str | None = None
    frequency: Frequency | None = None
    direction: Direction = Direction.UP
    by: datetime.date | None = None
    of_assigned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Finding):
    """Something reached, with its number in `unit` as written; `of` is the whole in "10/14 chỉ tiêu"."""

    indicator: str
    value: Decimal
    of: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDocument(Finding):
    """A document that the text names; `type` is its Vietnamese type in small letters ("nghị quyết")."""

    type: str
    number: str = ""
    signed_on: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Finding):
    """Work to be done after the text: from its main verb to the end of the clause; who leads, who joins, by when."""

    assignee: str | None = None
    joins: tuple[str, ...] = ()
    deadline: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Finding):
    """One title and one recipient, won, given or proposed; `recipient` None where the text names nobody."""

    title: str
    recipient: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt(Finding):
    """Something that does not fit; `says` is a Vietnamese sentence that explains it to the person who confirms."""

    kind: DoubtKind
    says: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in one paper, each kind in the order of the text."""

    terms: tuple[Term, ...] = ()
    ordinals: tuple[Ordinal, ...] = ()
    events: tuple[Event, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    targets: tuple[Target, ...] = ()
    results: tuple[Result, ...] = ()
    documents: tuple[NamedDocument, ...] = ()
    tasks: tuple[Task, ...] = ()
    awards: tuple[Award, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())

    def every(self) -> tuple[Finding, ...]:
        """All findings of all kinds, kind by kind."""
        return (
            *self.terms, *self.ordinals, *self.events, *self.organisations, *self.people, *self.targets,
            *self.results, *self.documents, *self.tasks, *self.awards, *self.doubts,
        )  # fmt: skip
