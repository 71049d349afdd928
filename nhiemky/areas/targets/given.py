"""What a person confirms or fills in: a target as it is to be set."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.rules.progress import Comparator, Direction, TargetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The document's own words: `words` stand at `start`–`end` of the extracted text, in a clause where it has one."""

    words: str
    start: int | None = None
    end: int | None = None
    clause_id: int | None = None
    extracted_id: int | None = None


NOTHING_QUOTED = Quoted(words="")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTarget:
    """A target to be set. Numbers stand in `unit`, the indicator's where it is ""; a baseline in the indicator's unit.

    `field` is the code of a field of work. An indicator, a baseline and the years needed may be completed later.
    """

    name: str
    kind: TargetKind
    comparator: Comparator = Comparator.AT_LEAST
    value: Decimal | int | None = None
    value_max: Decimal | int | None = None
    baseline: Decimal | int | None = None
    unit: str = ""
    indicator_id: int | None = None
    direction: Direction = Direction.UP
    needed_years: int | None = None
    due_on: datetime.date | None = None
    field: str = ""
    programme: str = ""
    quoted: Quoted = NOTHING_QUOTED
