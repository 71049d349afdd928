"""Reads of the trail, and the check of its seal."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.db.models import Model, QuerySet

from nhiemky.areas.audit import access, heads
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.audit.canonical import plain
from nhiemky.areas.audit.chain import batch_hash, entry_digest, personal_hash
from nhiemky.areas.audit.models import Batch, Entry
from nhiemky.areas.audit.sentences import sentence


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line of a trail: when, who, what in words, and whether a seal holds it."""

    at: datetime.datetime
    actor_id: int | None
    actor_name: str
    verb: str
    sentence: str
    sealed: bool


def trail(
    viewer: Actor,
    object_kind: str,
    object_id: int,
    *,
    within: QuerySet[Model] | Iterable[int] = (),
) -> tuple[TrailLine, ...]:
    """Return what was done to an object ("documents.document", 12), oldest first, as far as `within` reaches.

    `within`: the organisations whose trail the viewer may read; the door with rights is `directory.queries.trail`.
    """
    entries = access.visible_to(viewer, within).filter(object_kind=object_kind, object_id=object_id)
    return tuple(
        TrailLine(each.at, each.actor_id, each.actor_name, each.verb, sentence(each), each.batch_id is not None)
        for each in entries.order_by("at", "id")
    )


@dataclass(frozen=True, slots=True)
class Breakage:
    """The first place where the trail is not as it was sealed: the batch, the entry if known, what is wrong."""

    batch: int
    entry: int | None
    says: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the seal found: how much it covered, and the first breakage (None: everything holds).

    `unsealed` entries wait for the next batch; `without_head` batches have no line outside the database, so that
    only the chain itself speaks for them.
    """

    batches: int
    entries: int
    unsealed: int
    without_head: int
    broken: Breakage | None

    def __bool__(self) -> bool:
        """Whether everything holds."""
        return self.broken is None


def verify(viewer: Actor) -> Verification:
    """Recompute the whole chain and hold it to the heads outside the database. For commands; others see nothing of it.

    Finds a changed, removed or inserted entry, a changed or removed batch, and a chain that was computed anew.
    """
    if not isinstance(viewer, SystemActor):
        raise access.NotVisible
    batches = list(Batch.objects.order_by("number"))
    known = heads.read(Path(settings.NHIEMKY_AUDIT_HEADS))
    broken = next(_breakages(batches, known), None)
    return Verification(
        batches=len(batches),
        entries=sum(batch.entry_count for batch in batches),
        unsealed=Entry.objects.unsealed().count(),
        without_head=sum(batch.number not in known for batch in batches),
        broken=broken,
    )


def _breakages(batches: list[Batch], known: dict[int, set[str]]) -> Iterator[Breakage]:
    """Every breakage in the order of batches, then the batches that only the heads still know."""
    sealed = Entry.objects.filter(batch__isnull=False).order_by("batch__number", "id").iterator(chunk_size=2000)
    groups = groupby(sealed, key=lambda entry: entry.batch_id)
    found = next(groups, None)
    previous = ""
    for expected, batch in enumerate(batches, start=1):
        if batch.number != expected:
            yield Breakage(expected, None, f"thiếu lô {expected}")
            return
        entries: list[Entry] = []
        if found is not None and found[0] == batch.pk:
            entries = list(found[1])
            found = next(groups, None)
        yield from _in_batch(batch, entries, previous, known.get(batch.number, set()))
        previous = batch.hash
    for number in sorted(known):
        if number > len(batches):
            yield Breakage(number, None, f"lô {number} có trong sổ ngoài nhưng không còn trong cơ sở dữ liệu")


def _in_batch(batch: Batch, entries: list[Entry], previous: str, known: set[str]) -> Iterator[Breakage]:
    """What is wrong inside one batch."""
    where = f"lô {batch.number}"
    if batch.previous_hash != previous:
        yield Breakage(batch.number, None, f"{where} không nối với lô trước")
    if len(entries) != batch.entry_count:
        yield Breakage(batch.number, None, f"{where} niêm phong {batch.entry_count} dòng, nay có {len(entries)} dòng")
    digests = [entry_digest(entry) for entry in entries]
    for entry, recomputed in zip(entries, digests, strict=True):
        if entry.digest != recomputed:
            yield Breakage(batch.number, entry.pk, f"dòng {entry.pk} bị sửa hoặc được chèn vào sau khi niêm phong")
        if entry.personal is not None and entry.personal_hash != _personal_hash(entry):
            yield Breakage(batch.number, entry.pk, f"dòng {entry.pk} có thông tin cá nhân bị sửa")
    if batch_hash(batch, digests) != batch.hash:
        yield Breakage(batch.number, None, f"{where} có dòng bị sửa, thêm, bớt, hoặc bản thân lô bị sửa")
    if known and known != {batch.hash}:
        yield Breakage(batch.number, None, f"{where} khác với sổ niêm phong ngoài cơ sở dữ liệu")


def _personal_hash(entry: Entry) -> str:
    return personal_hash(entry.personal_salt, plain(entry.personal))
