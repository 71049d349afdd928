"""What a dossier says, as plain frozen values. Figures are scaled 64-bit integers beside the text that shows them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction

from nhiemky.rules.periods import Window
from nhiemky.rules.progress import Assessment, Status


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file that a figure rests on: its name and the SHA-256 of its bytes."""

    upload_id: int
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """How a figure came in: who reported it, who accepted it, to the minute, on what evidence.

    `submission_id` None: it was recorded directly, not in a report. `replaces` shows the figure that it supersedes and
    `reason` why.
    """

    submission_id: int | None
    period: str
    reported_by: str
    reported_at: datetime.datetime
    accepted_by: str
    accepted_at: datetime.datetime | None
    evidence: tuple[EvidenceFile, ...] = ()
    narrative: str = ""
    difficulty: str = ""
    replaces: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement that a standing rests on.

    `carried_to`: the label of the newest window, in which the unit has no figure yet and this one still stands.
    """

    measurement_id: int
    organisation_id: int
    unit: str
    window: Window
    window_label: str
    estimate: bool
    numerator: int
    denominator: int | None
    shown: str
    origin: Origin
    carried_to: str = ""


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """What one unit right below gives to the value, with how many of its reports arrived.

    `carried`: how many units below, itself included, stand in it with a figure of an earlier window.
    """

    organisation_id: int
    unit: str
    shown: str
    numerator: int | None
    denominator: int | None
    reported: int
    expected: int
    estimate: bool
    carried: int = 0


@dataclass(frozen=True, slots=True)
class WindowStanding:
    """The figure of one base window, with its completeness.

    `carried`: how many units stand in it with a figure of an earlier window, as they have none of this one.
    """

    window: Window
    label: str
    shown: str
    numerator: int | None
    denominator: int | None
    reported: int
    expected: int
    estimate: bool
    carried: int = 0


@dataclass(frozen=True, slots=True)
class DoubtfulFigure:
    """Two figures that are added and may hold the same thing, and why, as a Vietnamese sentence with what to do.

    `measurement_id` is the predecessor's figure, `other_id` its successor's.
    """

    measurement_id: int
    other_id: int
    organisation_id: int
    other_organisation_id: int
    says: str


@dataclass(frozen=True, slots=True)
class LeftOutFigure:
    """A figure that went into no value, and why, as a Vietnamese sentence."""

    measurement_id: int
    unit: str
    window_label: str
    shown: str
    why: str


@dataclass(frozen=True, slots=True)
class PaceMark:
    """How much of the term's target stood at the end of a window, in percent as a decimal text."""

    day: datetime.date
    percent: str
    estimate: bool


@dataclass(frozen=True, slots=True)
class TargetStanding:
    """One target on the day: what is wanted, what stands, how it is judged, how complete it is, what it rests on.

    `value` and `forecast` are ready to print; `assessment` holds the exact numbers. `revised_from` is what was wanted
    before its last revision, with the decision. `judgement`: what a qualitative one was judged on, and by whom.
    `reported`/`expected` count reports of all base windows so far. `units` are the units right below, `figures` every
    measurement underneath. Parts of a composite target stand in `parts`, and count once with it. `hidden_units`: of
    how many units the viewer may not see the single figures.
    """

    target_id: int
    ordinal: int
    code: str
    name: str
    clause: str
    quote: str
    document_id: int
    document: str
    field: str
    programme: str
    indicator_id: int | None
    indicator: str
    unit: str
    kind: str
    wanted: str
    revised_from: str
    due_on: datetime.date | None
    milestone: str
    value: str
    forecast: str
    status: Status
    assessment: Assessment
    reported: int
    expected: int
    estimate: bool
    windows: tuple[WindowStanding, ...] = ()
    units: tuple[UnitStanding, ...] = ()
    figures: tuple[Figure, ...] = ()
    pace: tuple[PaceMark, ...] = ()
    left_out: tuple[LeftOutFigure, ...] = ()
    doubts: tuple[DoubtfulFigure, ...] = ()
    parts: tuple[TargetStanding, ...] = ()
    judgement: str = ""
    judged_by: str = ""
    judged_at: datetime.datetime | None = None
    hidden_units: int = 0

    @property
    def key(self) -> str:
        """The key that a printed figure of this target is traced by."""
        return f"target-{self.target_id}"


@dataclass(frozen=True, slots=True)
class BandStanding:
    """One band from `floor` percent up, the ordinals of its targets, and whether the summary sentence counts it."""

    code: str
    label: str
    floor: Fraction
    in_summary: bool
    ordinals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RuleSetUsed:
    """A version of a rule set that the dossier was made under."""

    kind: str
    code: str
    label: str
    effective_from: datetime.date
    revision: int
    digest: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that a review of a term prints, as known at the moment `at` for the end of the day `as_of`.

    `bands` hold every target exactly once. `summary` is the sentence of the bands, naming what they would leave out.
    `reported`/`expected` are over all targets.
    """

    term_id: int
    term: str
    organisation_id: int
    organisation: str
    window: Window
    at: datetime.datetime
    as_of: datetime.date
    structure: str
    with_estimates: bool
    targets: tuple[TargetStanding, ...]
    bands: tuple[BandStanding, ...]
    summary: str
    reported: int
    expected: int
    rule_sets: tuple[RuleSetUsed, ...]

    def target(self, ordinal: int) -> TargetStanding:
        """Return the target of an ordinal; KeyError where there is none."""
        for standing in self.targets:
            if standing.ordinal == ordinal:
                return standing
        raise KeyError(ordinal)
