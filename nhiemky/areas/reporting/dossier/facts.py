"""What a dossier is reckoned from: rows loaded once, structures, windows, names. Plain values and loaded rows only."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nhiemky.areas.directory.models import Term
from nhiemky.areas.reporting.dossier.model import Origin, RuleSetUsed
from nhiemky.areas.targets.models import (
    AssignedFigure,
    Indicator,
    Judgement,
    Measurement,
    Milestone,
    Target,
    TargetRevision,
)
from nhiemky.rules.periods import CALENDAR, Window, WindowRule
from nhiemky.rules.progress import BandSet, PaceRule
from nhiemky.rules.rollup import Structure, StructureBy

ONE_DAY = datetime.timedelta(days=1)

type Line = tuple[str, int]
"""What figures climb along: ("hierarchy", id), or ("group", id) of a block whose members report to one organisation."""


@dataclass(frozen=True, slots=True)
class Names:
    """What organisations are called: each one's versions as (first day, name), in order."""

    versions: Mapping[int, Sequence[tuple[datetime.date, str]]]

    def on(self, organisation: int, day: datetime.date) -> str:
        """Return the name on a day; of a day before the first version the first, of one after its end the last."""
        versions = self.versions.get(organisation)
        if not versions:
            return f"Đơn vị {organisation}"
        standing = [name for since, name in versions if since <= day]
        return standing[-1] if standing else versions[0][1]


@dataclass(frozen=True, slots=True)
class Asked:
    """How an indicator is asked for in this term: along which line, in which windows, of whom.

    `windows` are its base windows, those before the term included (a year is held against the year before).
    `reporters` None: every unit of the line. `by_template`: a template asks for it; else windows come from the
    figures themselves.
    """

    line: Line
    windows: tuple[Window, ...]
    year_rule: WindowRule = CALENDAR
    reporters: frozenset[int] | None = None
    by_template: bool = True

    def in_term(self, term: Window) -> tuple[Window, ...]:
        """Return the windows that belong to the term: those whose last day is one of its days."""
        return tuple(window for window in self.windows if window.last_day in term)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything loaded for one dossier. `measurements` are the rows that stood at `at`, one per key.

    Without figures the dossier names no single measurement, and `origins` is empty: enough for a page of strips.
    """

    term: Term
    window: Window
    at: datetime.datetime
    as_of: datetime.date
    by: StructureBy
    with_estimates: bool
    targets: Sequence[Target]
    measurements: Sequence[Measurement]
    asked: Mapping[int, Asked]
    structures: Mapping[Line, Structure]
    names: Names
    bands: BandSet
    rule_sets: tuple[RuleSetUsed, ...]
    pace: PaceRule = field(default_factory=PaceRule)
    revisions: Mapping[int, Sequence[TargetRevision]] = field(default_factory=dict)
    milestones: Mapping[int, Sequence[Milestone]] = field(default_factory=dict)
    assigned: Mapping[int, Sequence[AssignedFigure]] = field(default_factory=dict)
    judgements: Mapping[int, Sequence[Judgement]] = field(default_factory=dict)
    with_figures: bool = True
    origins: Mapping[int, Origin] = field(default_factory=dict)

    @property
    def indicators(self) -> Mapping[int, Indicator]:
        """The indicators that the targets are measured by."""
        return {target.indicator.pk: target.indicator for target in self.targets if target.indicator is not None}
