"""Whether the figures of the ledger still are what the trail says that they were: all of them, or those of a page."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.audit.models import Entry
from nhiemky.areas.targets.access import get_target
from nhiemky.areas.targets.models import Measurement, MeasurementEvidence, Target
from nhiemky.areas.targets.proving import VERBS, figure_digest


def flaws(viewer: Actor) -> Iterator[str]:
    """Yield a sentence for each figure that is not as the trail has it: changed, added, removed, other evidence.

    For commands; others see nothing of it. The whole ledger is recomputed: some ten thousand figures a second.
    """
    if not isinstance(viewer, SystemActor):
        raise NotVisible
    last: dict[int, tuple[str, int]] = {}
    laid: dict[int, set[str]] = defaultdict(set)
    entries = Entry.objects.filter(verb__in=VERBS).order_by("id").values_list("pk", "facts")
    for entry, facts in entries.iterator(chunk_size=2000):
        for row, digest in facts.get("digests", {}).items():
            last[int(row)] = (digest, entry)
        for row, hashes in facts.get("evidence", {}).items():
            laid[int(row)].update(hashes)
    for row in Measurement.objects.select_related("indicator").order_by("id").iterator(chunk_size=2000):
        digest, entry = last.pop(row.pk, ("", 0))
        name = f"số liệu {row.pk} ({row.indicator.name}, {row.window_label})"
        if not entry:
            yield f"{name} không có dòng nhật ký nào ghi lại"
        elif digest != figure_digest(row):
            yield f"{name} không còn như dòng nhật ký {entry} đã ghi"
    for missing, (_, entry) in sorted(last.items()):
        yield f"số liệu {missing} mà dòng nhật ký {entry} đã ghi không còn trong cơ sở dữ liệu"
    yield from _evidence_flaws(laid)


def _evidence_flaws(laid: dict[int, set[str]]) -> Iterator[str]:
    """Evidence that lies there now and never did, or that did and is gone."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = MeasurementEvidence.objects.order_by("id").values_list("measurement_id", "upload__stored__sha256")
    for row, sha256 in rows.iterator(chunk_size=2000):
        found[row].add(sha256)
    for row in sorted(laid.keys() | found.keys()):
        if laid.get(row, set()) != found.get(row, set()):
            yield f"minh chứng của số liệu {row} không còn là những tệp mà nhật ký đã ghi"


def in_doubt(viewer: Actor, target_id: int, at: datetime.datetime) -> bool:
    """Whether a figure that a target may rest on is not as the trail has it, for the page that shows the target.

    Every figure of its indicator and of its parts' is looked at, also of units that the viewer does not see: they are
    in the sum. A fixed number of queries. Raises NotVisible.
    """
    target = get_target(viewer, target_id, at)
    own = Target.objects.filter(Q(pk=target.pk) | Q(parent=target.pk), indicator__isnull=False)
    rows = Measurement.objects.filter(indicator__in=own.values("indicator_id"))
    recorded, counted = rows.values("recorded_at"), rows.filter(counted_from__isnull=False).values("counted_from")
    entries = Entry.objects.filter(
        Q(at__in=recorded) | Q(at__in=counted), verb__in=VERBS, organisation_id__in=rows.values("organisation_id")
    )
    last: dict[int, str] = {}
    for facts in entries.order_by("id").values_list("facts", flat=True).iterator(chunk_size=2000):
        last.update({int(row): digest for row, digest in facts.get("digests", {}).items()})
    found = rows.select_related("indicator").iterator(chunk_size=2000)
    return any(last.get(row.pk) != figure_digest(row) for row in found)
