"""The judgement itself: a target's terms and its figures → how it stands on a day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from nhiemky.rules.progress.values import Assessment, Judged, Observation, PaceRule, TargetTerms


def assess(
    terms: TargetTerms,
    observations: Sequence[Observation],
    on: datetime.date,
    *,
    parts: Sequence[Assessment] = (),
    judged: Judged | None = None,
    pace: PaceRule = PaceRule(),  # noqa: B008 - a frozen value
) -> Assessment:
    """How the target stands at the end of day `on`, from the figures whose windows had begun by then.

    `parts`: the parts' assessments of a composite target; `judged`: the status of a qualitative one. Windows that
    overlap are never added: OverlappingWindows. Terms without the values that their kind needs: TermsMalformed.
    """
    raise NotImplementedError
