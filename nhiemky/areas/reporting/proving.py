"""A frozen review and its addenda held to the trail: what its entries keep, and whether they still are that."""

from __future__ import annotations

from collections.abc import Iterator

from nhiemky.areas.audit.canonical import digest, plain
from nhiemky.areas.audit.models import Entry
from nhiemky.areas.reporting.canonical import sha256_of
from nhiemky.areas.reporting.models import Review, ReviewAddendum
from nhiemky.rules.workflow import Review as State

FROZEN, ADDED = "reporting.review_frozen", "reporting.addendum_made"


def addendum_sha256(addendum: ReviewAddendum) -> str:
    """Return the hash of everything that an addendum says, its own dossier included."""
    return digest(
        plain(
            {
                "review": addendum.review_id,
                "ordinal": addendum.ordinal,
                "reason": addendum.reason,
                "text": addendum.text,
                "changes": addendum.changes,
                "dossier": addendum.dossier,
                "dossier_sha256": addendum.dossier_sha256,
                "made": [addendum.made_at, addendum.made_by_id, addendum.made_by_name],
            }
        )
    )


def holds(review: Review) -> bool:
    """Whether a frozen review is what was frozen; a draft always is. Two queries for a frozen one."""
    return review.status == State.DRAFT or not faults(review)


def faults(review: Review) -> list[str]:
    """Return what of a frozen review is not as the trail has it, in words: two queries."""
    entries = list(_entries(review))
    frozen = next((entry for entry in entries if entry.verb == FROZEN), None)
    if frozen is None:
        return ["không có dòng nhật ký nào ghi việc chốt"]
    kept = frozen.facts
    found = {
        "hồ sơ số liệu": {sha256_of(review.dossier), review.dossier_sha256} == {kept["dossier_sha256"]},
        "bản DOCX": review.docx is not None and review.docx.stored.sha256 == kept["docx_sha256"],
        "bản PDF": review.pdf is not None and review.pdf.stored.sha256 == kept["pdf_sha256"],
        "người chốt và giờ chốt": (review.frozen_at, review.frozen_by_id, review.frozen_by_name)
        == (frozen.at, frozen.actor_id, frozen.actor_name),
        "phần bổ sung sau khi chốt": _addenda(review)
        == [(entry.facts["ordinal"], entry.facts["sha256"]) for entry in entries if entry.verb == ADDED],
    }
    return [f"{part} không còn như dòng nhật ký {frozen.pk} đã ghi" for part, same in found.items() if not same]


def _entries(review: Review) -> Iterator[Entry]:
    """The entries that speak of what was frozen, in order."""
    about = Entry.objects.about("reporting.review", review.pk)
    return about.filter(verb__in=(FROZEN, ADDED)).order_by("id").iterator()


def _addenda(review: Review) -> list[tuple[int, str]]:
    return [(addendum.ordinal, addendum_sha256(addendum)) for addendum in review.addenda.order_by("ordinal")]
