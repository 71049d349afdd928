"""What a mid-term review says, as plain values: the reporting area fills it, `midterm.midterm_review` lays it out.

Everything that is printed comes from a field here, so a frozen dossier rebuilds the same paper. A figure that can be
followed back carries a `trace`: the key of the TraceEntry that shows where it came from.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.papers.content import Run
from nhiemky.papers.plots import PaceLine, PacePoint, Percent, Strip

__all__ = [
    "BandLine",
    "Contribution",
    "EvidenceLine",
    "Issuing",
    "MidTermReview",
    "PaceLine",
    "PacePoint",
    "Passage",
    "Percent",
    "Signature",
    "Strip",
    "TargetRow",
    "TaskLine",
    "TraceEntry",
]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the text. `heading` starts a numbered third-level heading before it, where it is not empty."""

    runs: tuple[Run, ...]
    heading: str = ""

    @classmethod
    def of(cls, text: str, heading: str = "") -> Passage:
        """A paragraph of plain words, with no figure to trace."""
        return cls((Run(text),), heading)

    @property
    def text(self) -> str:
        """The paragraph's words without styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Issuing:
    """Who issues the document, under which number, where and when.

    `superiors` from the highest down, `body` the issuing body's full name (both in any case: the profile decides),
    `body_code` its sign in the number line ("ĐU", "LHHN"), `type_code` by the profile's catalogue ("BC").
    A draft has no `number` and no `day`: their places are left blank to be filled by hand.
    """

    superiors: tuple[str, ...]
    body: str
    body_code: str
    place: str
    number: int | None = None
    day: datetime.date | None = None
    type_code: str = "BC"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs. `authority` is "TM", "KT", "TL", "TUQ", "Q" or "" (the head signs); the profile writes the prefix.

    `on_behalf_of` is the body or the head that the prefix stands before ("BAN THƯỜNG VỤ", "CHỦ TỊCH").
    """

    position: str
    name: str
    authority: str = ""
    on_behalf_of: str = ""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target in the table of all targets. Texts are ready to print, percentages exact (printed by `percent_text`).

    `percent_of_term` compares with the whole term's target, `percent_of_milestone` with today's milestone; None where
    a percentage means nothing (a title, a target of zero). `expected_pace` is the percentage of the term's target
    that should stand today. `reported` of `expected` reports came in. `estimate` marks a figure that is not final.
    `behind`: it must be pushed, or can hardly be reached any more (`hard_to_reach`), or not at all (`lost`).
    `revised_from` keeps the target before its revision and the decision ("10 đảng viên (QĐ 45-QĐ/ĐU)").
    `compared` is what `percent_of_term` is a percentage of ("mức đề ra mỗi năm"), "" where none is printed in the text;
    `outcome` says what the percentage doesn't ("vượt mức khống chế", "chưa đạt vì phải trên 80%").
    `trace` is the key of the TraceEntry of its value. `arithmetic` is the sum in words, from `rules.progress`.
    """

    ordinal: int
    clause: str
    indicator: str
    target: str
    value: str
    status: str
    milestone: str = ""
    percent_of_term: Percent | None = None
    percent_of_milestone: Percent | None = None
    expected_pace: Percent | None = None
    forecast: str = ""
    reported: int = 0
    expected: int = 0
    estimate: bool = False
    behind: bool = False
    lost: bool = False
    hard_to_reach: bool = False
    revised_from: str = ""
    arithmetic: str = ""
    note: str = ""
    trace: str = ""
    compared: str = "mục tiêu cả nhiệm kỳ"
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class BandLine:
    """One band of results and the targets (by ordinal) that stand in it.

    `label` reads after a count ("đạt 100% trở lên", "đạt trên 60%", "còn lại", "chưa có số liệu"). `in_summary` is
    False for the bands that the summary sentence would leave out: the layout names their targets. `highlights` are
    ordinals that the sentence names with their percentage ("trong đó chỉ tiêu … đạt 80%").
    """

    label: str
    targets: tuple[int, ...]
    in_summary: bool = True
    highlights: tuple[int, ...] = ()
    trace: str = ""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of the second half with its six "rõ": person, work, time, responsibility, product, authority."""

    ordinal: int
    what: str
    lead: str
    joining: tuple[str, ...] = ()
    due: datetime.date | None = None
    due_text: str = ""
    responsibility: str = ""
    product: str = ""
    decided_by: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How the tasks of the resolution stand: how many were given, done, and not done past their day."""

    given: int
    done: int
    overdue: int


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A piece of evidence: the file's name and the SHA-256 of its bytes, in 64 hexadecimal digits."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """One unit's part in a figure: what it reported for which window, who sent it and who accepted it, on what.

    Moments are aware and printed in Asia/Ho_Chi_Minh, to the minute. `part` names the part of a composite target,
    `note` tells of a correction with its reason; `window_end` puts periods in order.
    """

    unit: str
    window: str
    value: str
    submission: str
    reported_by: str
    reported_at: datetime.datetime | None = None
    accepted_by: str = ""
    accepted_at: datetime.datetime | None = None
    evidence: tuple[EvidenceLine, ...] = ()
    estimate: bool = False
    note: str = ""
    part: str = ""
    window_end: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class TraceEntry:
    """Where one printed figure came from: the figure, the sum, the units' contributions.

    `short` is how evidence names the figure it stands behind ("chỉ tiêu 3").
    """

    key: str
    figure: str
    printed: str
    arithmetic: str = ""
    contributions: tuple[Contribution, ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True)
class MidTermReview:
    """Everything that a mid-term review prints.

    `subject` is the subject line ("sơ kết giữa nhiệm kỳ thực hiện Nghị quyết … nhiệm kỳ 2020 - 2025"); `term` the
    label of the term ("nhiệm kỳ 2020 - 2025") from `term_start` until before `term_end`; `as_of` the day on which the
    figures stand. Empty `opening` and `summary` are composed from the other fields. Each target stands in exactly one
    band, or the layout refuses; `edges` are the floors of the bands, that no printed percentage is rounded across.
    `data_until` is the last day that the figures reach, which the text names instead of `as_of`; `archive` is the unit
    that keeps the draft, for the last line of the recipients ("VT, VP").
    `annex_notes` stand under the table of all targets (structure used, completeness,
    rounding). `dossier_sha256` is printed with the trace annex where it is given.
    """

    issuing: Issuing
    subject: str
    term: str
    term_start: datetime.date
    term_end: datetime.date
    as_of: datetime.date
    targets: tuple[TargetRow, ...]
    bands: tuple[BandLine, ...]
    signature: Signature
    recipients: tuple[str, ...]
    addressees: tuple[str, ...] = ()
    opening: tuple[Passage, ...] = ()
    leadership: tuple[Passage, ...] = ()
    summary: Passage | None = None
    task_results: tuple[Passage, ...] = ()
    strengths: tuple[Passage, ...] = ()
    limits: tuple[Passage, ...] = ()
    causes: tuple[Passage, ...] = ()
    lessons: tuple[Passage, ...] = ()
    second_half: tuple[Passage, ...] = ()
    proposals: tuple[Passage, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    strips: tuple[Strip, ...] = ()
    pace: tuple[PaceLine, ...] = ()
    trace: tuple[TraceEntry, ...] = ()
    edges: tuple[Percent, ...] = (Decimal(100),)
    annex_notes: tuple[Passage, ...] = ()
    task_counts: TaskCounts | None = None
    data_until: datetime.date | None = None
    archive: str = ""
    dossier_sha256: str = ""
