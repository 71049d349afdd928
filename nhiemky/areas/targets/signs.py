"""Which numbers may lie below nothing: those of a change or a balance; what is counted or measured out never does.

An indicator says by its name that it is a change or a balance ("Tốc độ tăng trưởng", "Chênh lệch thu chi"); a target
says it by its kind, its own name or its indicator's.
"""

from __future__ import annotations

import re

from nhiemky.areas.targets.models import KIND_NAMES, Indicator, Target
from nhiemky.areas.targets.wording import FROM_BASELINE, TargetMalformed
from nhiemky.rules.progress import TargetKind
from nhiemky.rules.text import normalise
from nhiemky.rules.wording import gettext_noop

# Words of change and of what is left over after taking away; the reference page of measurements lists them.
_SIGNED = re.compile(
    r"\b(?:tăng|giảm|thay đổi|biến động|so với|chênh lệch|hơn kém|cán cân|cân đối|bội thu|bội chi|thặng dư|thâm hụt"
    r"|lợi nhuận|lãi|lỗ|ròng|thuần|nhiệt độ)\b",
    re.IGNORECASE,
)
BELOW_NOTHING = gettext_noop(
    "số âm chỉ dùng cho mức tăng, giảm, chênh lệch hoặc cân đối, và tên phải nói rõ điều đó (ví dụ “Tốc độ tăng "
    "trưởng”); hãy kiểm tra lại dấu của số"
)


def may_be_negative(name: str) -> bool:
    """Return whether something of this name is a change or a balance, which may lie below nothing."""
    return _SIGNED.search(normalise(name)) is not None


def is_signed(indicator: Indicator | None) -> bool:
    """Return whether figures of the indicator may lie below nothing."""
    return indicator is not None and may_be_negative(indicator.name)


def takes_negative(target: Target) -> bool:
    """Return whether what the target wants may lie below nothing: growth against the beginning may be a fall."""
    return TargetKind(target.kind) in FROM_BASELINE or may_be_negative(target.name) or is_signed(target.indicator)


def check_sign(target: Target) -> None:
    """Raise TargetMalformed where the target wants, or begins at, less than nothing and can't."""
    numbers = (target.value, target.value_max, target.baseline)
    if any(number is not None and number < 0 for number in numbers) and not takes_negative(target):
        raise TargetMalformed(name=target.name, kind=KIND_NAMES[TargetKind(target.kind)], fault=BELOW_NOTHING)
