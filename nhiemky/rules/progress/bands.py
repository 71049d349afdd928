"""Bands ("đạt 100% trở lên", "đạt trên 60%") as data: every target stands in exactly one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from nhiemky.rules.progress.values import Assessment
from nhiemky.rules.refusals import Refusal


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

    @classmethod
    def from_values(cls, values: Mapping[str, object]) -> BandSet:
        """Bands from plain values: code, effective_from, effective_to, source, trust and bands, a list of
        {code, label, floor: int or "99.5", inclusive}. Raises BandsMalformed.
        """
        raise NotImplementedError


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
    stands in a band from 100 up, even at 100 percent exactly ("trên 80%" at 80).
    """
    raise NotImplementedError


def summary_sentence(summary: BandSummary, highlights: Iterable[str] = ()) -> str:
    """ "Kết quả có 10/14 chỉ tiêu đạt 100% trở lên, 3 chỉ tiêu đạt trên 60%, trong đó …; còn 1 chỉ tiêu …".

    `highlights`: keys of targets to name with their percentage; with none given the lowest of the last band is.
    """
    raise NotImplementedError


def format_percent(percent: Fraction, places: int = 2, edges: Iterable[Fraction] = (Fraction(100),)) -> str:
    """ "80%", "99,6%", "118,39%": rounded half up, never across or onto an edge that the exact value is not on."""
    raise NotImplementedError
