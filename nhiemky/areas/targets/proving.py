"""Figures held to the trail: what an entry keeps of them, and whether they still are what it kept.

Each entry that records, counts or withdraws figures keeps a digest of every row as it then stood, and the hashes of its
evidence. The entry is sealed, the row is not: whoever changes a figure in the table by hand leaves the two apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from nhiemky.areas.audit.canonical import digest, plain
from nhiemky.areas.targets.models import Measurement, MeasurementEvidence

VERBS = (
    "targets.evidence_added",
    "targets.figure_withdrawn",
    "targets.figures_counted",
    "targets.figures_recorded",
)
"""The verbs whose entries keep digests of figures."""


def figure_digest(row: Measurement) -> str:
    """Return the hash of everything that a figure says: whose, of what, of when, how much, who said so, who accepted.

    Its indicator's decimals belong to it: they say where the comma stands in the stored whole number.
    """
    return digest(
        plain(
            {
                "id": row.pk,
                "indicator": row.indicator_id,
                "organisation": row.organisation_id,
                "window": [row.window_from, row.window_to],
                "basis": row.basis,
                "stage": row.stage,
                "numerator": row.numerator,
                "denominator": row.denominator,
                "decimals": row.indicator.decimals,
                "note": row.note,
                "recorded": [row.recorded_at, row.recorded_by_id, row.recorded_by_name],
                "counted": [row.counted_from, row.counted_by_id, row.counted_by_name],
                "supersedes": row.supersedes_id,
                "reason": row.reason,
                "withdrawn": row.withdrawn,
            }
        )
    )


def kept(rows: Sequence[Measurement], evidence: Mapping[int, Collection[str]] | None = None) -> dict[str, object]:
    """Return what an entry keeps of figures, as facts: their digests, and the hashes of the evidence laid to them."""
    facts: dict[str, object] = {"digests": {str(row.pk): figure_digest(row) for row in rows}}
    files = {str(row): sorted(hashes) for row, hashes in (evidence or {}).items() if hashes}
    return facts | {"evidence": files} if files else facts


def evidence_of(rows: Iterable[int]) -> dict[int, list[str]]:
    """Return the hashes of the evidence of each figure that has any, by the figures' ids: one query, none for none."""
    found: dict[int, list[str]] = defaultdict(list)
    wanted = sorted(rows)
    if not wanted:
        return {}
    laid = MeasurementEvidence.objects.filter(measurement__in=wanted).order_by("id")
    for row, sha256 in laid.values_list("measurement_id", "upload__stored__sha256"):
        found[row].append(sha256)
    return dict(found)
