"""Where the marks of a target's strip stand: positions in percent of its width, ready for an SVG without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

FULL = Decimal(125)
"""The percentage of the term's target at the strip's right end; beyond it a bar is cut and says so."""


@dataclass(frozen=True, slots=True)
class StripMarks:
    """Positions in percent of the strip's width, None where no mark is drawn; `cut` where the bar passes the end."""

    bar: str
    goal: str
    pace: str | None
    milestone: str | None
    forecast: str | None
    standing: str
    cut: bool


def position(percent: Decimal | None) -> str | None:
    """Return where a percentage of the term's target stands on the strip ("64.0"), cut to its ends."""
    if percent is None:
        return None
    share = max(Decimal(0), min(percent, FULL)) * 100 / FULL
    return str(share.quantize(Decimal("0.1"), ROUND_HALF_EVEN))


def marks(
    *, percent: Decimal | None, pace: Decimal | None, milestone: Decimal | None, forecast: Decimal | None, standing: str
) -> StripMarks:
    """Return the marks of one strip from percentages of the term's target (100 = reached)."""
    return StripMarks(
        bar=position(percent) or "0",
        goal=str(position(Decimal(100))),
        pace=position(pace),
        milestone=position(milestone),
        forecast=position(forecast),
        standing=standing,
        cut=percent is not None and percent > FULL,
    )
