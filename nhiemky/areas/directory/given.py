"""What a person fills in for the guided steps: a new organisation, the parts of a split, the grants that move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from nhiemky.areas.directory.models import Grant, Hierarchy, Organisation


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation to be made: its code, what it is called, and where it stands in each hierarchy.

    `parents`: for each hierarchy the organisation above it, None for a root; in no hierarchy it is not named in.
    """

    code: str
    name: str
    kind: str
    level: str
    short_name: str = ""
    symbol: str = ""
    profile_family: str = "state"
    seat: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    parents: Mapping[Hierarchy, Organisation | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SplitPart:
    """One successor of a split: made new, or the old organisation itself where it goes on smaller.

    `share` of the old figures, as a person types it; None: "không phân bổ được". `children`: the units under the old
    organisation that come to this one.
    """

    organisation: NewOrganisation | Organisation
    share: Fraction | None = None
    children: Sequence[Organisation] = ()

    @property
    def code(self) -> str:
        """The successor's code."""
        return self.organisation.code


@dataclass(frozen=True, slots=True)
class GrantMove:
    """A grant that goes over to a position of a successor, made there if it is missing.

    `successor`: its code, where there are several. With `keep_holders` those who held the old position hold the new
    one from the day of the event, appointed on its legal basis.
    """

    grant: Grant
    title: str
    successor: str = ""
    rank: int = 9
    may_sign: bool = False
    keep_holders: bool = True
