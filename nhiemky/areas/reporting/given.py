"""What people fill in for reports and reviews."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from nhiemky.rules.rollup import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """One indicator of a template; a required one must hold a figure before a report goes out."""

    indicator_id: int
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTemplate:
    """A report to ask for through a term. `audience` is one of `models.Audience`; "group" names a group by its code,
    "one" the unit that measures for all. `window_rule_id` is a version of a rule set of reporting windows.
    """

    code: str
    name: str
    hierarchy: str
    audience: str
    window_rule_id: int
    frequency: str
    lines: tuple[AskedLine, ...]
    group: str = ""
    reporter_id: int | None = None
    due_days: int = 5
    next_working_day: bool = False
    estimate_allowed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledLine:
    """What someone typed into one line of a report, in the indicator's unit (a state: 1 or 0).

    `numerator` None: nothing is filled in, which is no zero. `about_id`: the organisation that the figure is about,
    the reporting unit where it is None.
    """

    indicator_id: int
    numerator: Decimal | int | None = None
    denominator: Decimal | int | None = None
    stage: Stage = Stage.FINAL
    narrative: str = ""
    difficulty: str = ""
    correction_reason: str = ""
    about_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who signs a review, as it is printed. `authority`: "TM", "KT", "TL", "TUQ", "Q" or "" (the head signs)."""

    position: str
    name: str
    authority: str = ""
    on_behalf_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A paragraph of a review; `heading` starts a numbered heading before it."""

    text: str
    heading: str = ""
