"""Bands ("đạt 100% trở lên", "đạt trên 60%") as data: every target stands in exactly one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from nhiemky.rules.progress.percents import HUNDRED, format_percent
from nhiemky.rules.progress.values import STATUS_NAMES, Assessment, Status
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop


class BandsMalformed(Refusal):
    """A set of bands can't be used."""

    template = "Bộ mức “{code}”: {fault}. Hãy sửa trong Bộ quy tắc."


@dataclass(frozen=True, slots=True)
class Band:
    """From `floor` percent up (`inclusive`) or above it, to the next band's floor. `label` goes into the sentence."""

    code: str
    label: str
    floor: Fraction
    inclusive: bool = True


@dataclass(frozen=True, slots=True)
class BandSet:
    """The bands of a term, highest floor first, in force from `effective_from` until before `effective_to`.

    No national standard exists (domain facts 2.2): bands are set for each term. "Còn lại" and "chưa có số liệu" need
    no entry: `classify` ends with them always.
    """

    code: str
    bands: tuple[Band, ...]
    effective_from: datetime.date
    effective_to: datetime.date | None = None
    source: str = ""
    trust: str = "sample"

    def __post_init__(self) -> None:
        """Hold the order: each band's floor below the one before."""
        edges = [(band.floor, not band.inclusive) for band in self.bands]
        if not self.bands:
            raise BandsMalformed(code=self.code, fault=gettext_noop("chưa có mức nào"))
        if any(second >= first for first, second in pairwise(edges)):
            raise BandsMalformed(
                code=self.code, fault=gettext_noop("các mức phải xếp từ cao xuống thấp, không trùng nhau")
            )
        if len({band.code for band in self.bands} | {"rest", "no_data"}) < len(self.bands) + 2:
            raise BandsMalformed(code=self.code, fault=gettext_noop("mã mức bị trùng"))

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """The floors, for `format_percent`."""
        return tuple(band.floor for band in self.bands)

    @classmethod
    def from_values(cls, values: Mapping[str, object]) -> BandSet:
        """Bands from plain values: code, effective_from, effective_to, source, trust and bands, a list of
        {code, label, floor: int or "99.5", inclusive}. Raises BandsMalformed.
        """
        code = str(values.get("code", "?"))
        bands = values.get("bands")
        if not isinstance(bands, Sequence) or not all(isinstance(each, Mapping) for each in bands):
            raise BandsMalformed(code=code, fault=gettext_noop("thiếu danh sách mức"))
        effective_from = _day(values.get("effective_from"), code)
        if effective_from is None:
            raise BandsMalformed(code=code, fault=gettext_noop("thiếu ngày bắt đầu hiệu lực"))
        return cls(
            code,
            tuple(_band(each, code) for each in bands),
            effective_from,
            _day(values.get("effective_to"), code),
            str(values.get("source", "")),
            str(values.get("trust", "sample")),
        )

    def in_force(self, day: datetime.date) -> bool:
        """Whether the set stands on `day`."""
        return self.effective_from <= day and (self.effective_to is None or day < self.effective_to)


def _band(values: Mapping[str, object], code: str) -> Band:
    """One band from plain values."""
    floor, label, inclusive = values.get("floor"), values.get("label"), values.get("inclusive", True)
    if not isinstance(label, str) or not label or not isinstance(inclusive, bool):
        raise BandsMalformed(
            code=code, fault=gettext_noop("mỗi mức phải có tên gọi và cho biết có tính cả mốc hay không")
        )
    if isinstance(floor, bool) or not isinstance(floor, int | str | Decimal):
        raise BandsMalformed(
            code=code,
            fault=gettext_noop(
                "mốc của mức “{label}” phải là số nguyên hoặc số thập phân viết trong dấu nháy", label=label
            ),
        )
    try:
        return Band(str(values.get("code") or label), label, Fraction(floor), inclusive)
    except ValueError:
        raise BandsMalformed(
            code=code, fault=gettext_noop("mốc của mức “{label}” không phải là số", label=label)
        ) from None


def _day(value: object, code: str) -> datetime.date | None:
    """A day from a date or its ISO text; None for nothing."""
    if value in (None, ""):
        return None
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise BandsMalformed(code=code, fault=gettext_noop("“{value}” không phải là ngày", value=value)) from None


OPEN = frozenset({Status.INCOMPLETE, Status.UNJUDGED})
"""Standings that leave nothing to say of a percentage: the summary names such targets with the word of their status."""
REST = Band("rest", "còn lại", Fraction(0))
NO_DATA = Band("no_data", "chưa có số liệu", Fraction(0))


@dataclass(frozen=True, slots=True)
class Standing:
    """One target as the summary needs it."""

    key: str
    name: str
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class BandCount:
    """A band and the targets that stand in it, in their given order."""

    band: Band
    standings: tuple[Standing, ...]

    @property
    def count(self) -> int:
        """How many targets stand in it."""
        return len(self.standings)


@dataclass(frozen=True, slots=True)
class BandSummary:
    """All targets by band: the set's bands in order, then "còn lại", then "chưa có số liệu".

    `left_out`: the targets that the sentence of the set's bands alone would not mention.
    """

    counts: tuple[BandCount, ...]
    total: int
    left_out: tuple[Standing, ...] = field(default=())


def classify(standings: Iterable[Standing], bands: BandSet) -> BandSummary:
    """Each target in exactly one band: the first whose floor its exact percentage passes, so 99.6 is never 100.

    A target that is met without a percentage (zero, a title) stands where 100 stands; one that is not met never
    stands in a band from 100 up, even at 100 percent exactly ("trên 80%" at 80). One whose figures are not all there,
    or that can't be judged, stands in none of the set's bands.
    """
    everyone = tuple(standings)
    order = (*bands.bands, REST, NO_DATA)
    held: dict[str, list[Standing]] = {band.code: [] for band in order}
    for each in everyone:
        held[band_of(each.assessment, bands).code].append(each)
    counts = tuple(BandCount(band, tuple(held[band.code])) for band in order)
    left_out = tuple(each for count in counts if count.band in (REST, NO_DATA) for each in count.standings)
    return BandSummary(counts, len(everyone), left_out)


def band_of(assessment: Assessment, bands: BandSet) -> Band:
    """The one band that a target stands in."""
    if not assessment.has_data:
        return NO_DATA
    if assessment.status in OPEN:
        return REST
    return next((band for band in bands.bands if _stands_in(assessment, band)), REST)


def _stands_in(assessment: Assessment, band: Band) -> bool:
    """Whether the target passes the band's floor."""
    if band.floor >= HUNDRED and not assessment.met:
        return False
    percent = assessment.percent_of_term_target
    if assessment.met:  # met is met: a title, zero, each of the years, whatever the percentage says
        percent = max(HUNDRED, percent or HUNDRED)
    if percent is None:
        return False
    return percent > band.floor or (percent == band.floor and band.inclusive)


def summary_sentence(summary: BandSummary, highlights: Iterable[str] = ()) -> str:
    """ "Kết quả có 10/14 chỉ tiêu đạt 100% trở lên, 3 chỉ tiêu đạt trên 60%, trong đó …; còn 1 chỉ tiêu …".

    `highlights`: keys of targets to name with their percentage. Bands without targets are passed over, save the
    first. What the bands leave out is always named, so that the counts add up to the total; where no target has a
    figure yet that says it all.
    """
    if summary.total and all(count.band == NO_DATA or not count.count for count in summary.counts):
        return f"Chưa chỉ tiêu nào trong {summary.total} chỉ tiêu có số liệu."
    named = set(highlights)
    edges = tuple(count.band.floor for count in summary.counts if count.band not in (REST, NO_DATA))
    parts: list[str] = []
    for count in summary.counts:
        if count.band in (REST, NO_DATA) or (parts and not count.count):
            continue
        text = f"{count.count}{'' if parts else f'/{summary.total}'} chỉ tiêu {count.band.label}"
        shown = [f"{each.name} {_reached(each, edges)}" for each in count.standings if each.key in named]
        parts.append(text + (f", trong đó {', '.join(shown)}" if shown else ""))
    sentence = f"Kết quả có {', '.join(parts)}"
    if summary.left_out:
        sentence += f"; còn {len(summary.left_out)} chỉ tiêu ngoài các mức trên: {left_out_names(summary, edges)}"
    return sentence + "."


def left_out_names(summary: BandSummary, edges: Iterable[Fraction] = (HUNDRED,)) -> str:
    """The targets that no printed band mentions, each with how it stands: "xây dựng đề án (chưa có số liệu)"."""
    return ", ".join(f"{each.name} ({_reached(each, tuple(edges))})" for each in summary.left_out)


def _reached(standing: Standing, edges: tuple[Fraction, ...]) -> str:
    """ "đạt 80%"; in words where there is no percentage."""
    assessment = standing.assessment
    if assessment.has_data and assessment.status not in OPEN and assessment.percent_of_term_target is not None:
        return f"đạt {format_percent(assessment.percent_of_term_target, 2, edges)}"
    return STATUS_NAMES[assessment.status].lower()


def shortfall(total: int, counts: Iterable[int]) -> int:
    """How many targets a printed summary's counts leave out of its total: 14 and (10, 3) give 1; below 0: too many."""
    return total - sum(counts)
