"""Reads of the trail, and the check of its seal."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, zip_longest
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Model, QuerySet

from nhiemky.areas.audit import access, heads
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.audit.canonical import plain
from nhiemky.areas.audit.chain import batch_hash, entry_digest, personal_hash
from nhiemky.areas.audit.models import Batch, Entry
from nhiemky.areas.audit.sentences import sentence
from nhiemky.rules.periods import LOCAL_ZONE

LATE_HOURS = 1  # how long after its moment an entry may be written: an import, a clock that is put right
_NAMED = 20  # of many doubts of a kind the first are told


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
    """A place where the trail is not as it was written: batch (None: unsealed), entry if known, what is wrong."""

    batch: int | None
    entry: int | None
    says: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the seal found: how much it covered, and the first breakage (None: everything holds).

    `unsealed` entries wait for the next batch; `without_head` batches have no line outside the database, so that
    only the chain itself speaks for them. `doubts` are sentences on what no seal forbids, but nothing in the product
    does: entries dated before a seal that came before them, and numbers of entries that are missing.
    """

    batches: int
    entries: int
    unsealed: int
    without_head: int
    broken: Breakage | None
    doubts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether everything holds; doubts and missing heads are for a person to judge."""
        return self.broken is None


def verify(viewer: Actor) -> Verification:
    """Recompute the whole chain and hold it to the heads outside the database. For commands; others see nothing of it.

    Finds a changed, removed or inserted entry, a changed or removed batch, a chain that was computed anew, and personal
    details that went without an entry that says so. Doubts: see `doubts`.
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
        doubts=tuple(_doubts(batches)),
    )


def _breakages(batches: list[Batch], known: dict[int, set[str]]) -> Iterator[Breakage]:
    """Every breakage in the order of batches, then the batches that only the heads still know, then the unsealed."""
    sealed = Entry.objects.filter(batch__isnull=False).order_by("batch__number", "id").iterator(chunk_size=2000)
    groups = groupby(sealed, key=lambda entry: entry.batch_id)
    found = next(groups, None)
    erased = _erased()
    previous = ""
    for expected, batch in enumerate(batches, start=1):
        if batch.number != expected:
            yield Breakage(expected, None, f"thiếu lô {expected}")
            return
        entries: list[Entry] = []
        if found is not None and found[0] == batch.pk:
            entries = list(found[1])
            found = next(groups, None)
        yield from _in_batch(batch, entries, previous, known.get(batch.number, set()), erased)
        previous = batch.hash
    for number in sorted(known):
        if number > len(batches):
            yield Breakage(number, None, f"lô {number} có trong sổ ngoài nhưng không còn trong cơ sở dữ liệu")
    for entry in Entry.objects.unsealed().iterator(chunk_size=2000):
        yield from _in_person(None, entry, erased)


def _erased() -> set[int]:
    """The entries whose personal details were erased by the action that is there for it."""
    done = Entry.objects.filter(verb="audit.personal_erased").values_list("facts", flat=True)
    return {entry for facts in done for entry in facts.get("entries", ())}


def _in_batch(
    batch: Batch, entries: list[Entry], previous: str, known: set[str], erased: set[int]
) -> Iterator[Breakage]:
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
        yield from _in_person(batch.number, entry, erased)
    if batch_hash(batch, digests) != batch.hash:
        yield Breakage(batch.number, None, f"{where} có dòng bị sửa, thêm, bớt, hoặc bản thân lô bị sửa")
    if known and known != {batch.hash}:
        yield Breakage(batch.number, None, f"{where} khác với sổ niêm phong ngoài cơ sở dữ liệu")


def _in_person(batch: int | None, entry: Entry, erased: set[int]) -> Iterator[Breakage]:
    """What is wrong with an entry's personal details: changed, or gone without an entry that says who erased them."""
    if entry.personal is None:
        if entry.personal_hash and entry.pk not in erased:
            yield Breakage(batch, entry.pk, f"dòng {entry.pk} mất thông tin cá nhân mà không có dòng nào ghi việc xóa")
    elif entry.personal_hash != personal_hash(entry.personal_salt, plain(entry.personal)):
        yield Breakage(batch, entry.pk, f"dòng {entry.pk} có thông tin cá nhân bị sửa")


def _doubts(batches: Sequence[Batch]) -> Iterator[str]:
    """Yield what looks as if someone wrote in the tables by hand, where no seal stood yet to forbid it.

    An entry is dated by the moment of its deed, so one with a later number is not much older than a seal before it.
    Numbers run on without a gap in SQLite; PostgreSQL leaves one whenever a deed is refused half-way, so there a gap
    tells nothing.
    """
    yield from _backdated(batches)
    if connection.vendor == "sqlite":
        yield from _gaps()


def _backdated(batches: Sequence[Batch]) -> Iterator[str]:
    """Entries with a number after those that a seal covers, and a moment well before it."""
    late = datetime.timedelta(hours=LATE_HOURS)
    for seal, following in _seals(batches):
        after = Entry.objects.filter(pk__gt=seal.last_entry_id, at__lt=seal.sealed_at - late)
        after = after.filter(pk__lte=following.last_entry_id) if following is not None else after
        for entry in after.order_by("id")[:_NAMED]:
            yield (
                f"dòng {entry.pk} đề giờ {_minute(entry.at)} nhưng ghi sau lần niêm phong lúc {_minute(seal.sealed_at)}"
            )


def _seals(batches: Sequence[Batch]) -> Iterator[tuple[Batch, Batch | None]]:
    """The last batch of each sealing, with the last one of the next sealing (None: what waits still)."""
    last = [list(some)[-1] for _, some in groupby(batches, key=lambda batch: batch.sealed_at)]
    yield from zip_longest(last, last[1:])


def _minute(at: datetime.datetime) -> str:
    return f"{at.astimezone(LOCAL_ZONE):%H:%M %d/%m/%Y}"


def _gaps() -> Iterator[str]:
    """Numbers of entries that were given out and are not there; the first ones where there are many."""
    previous: int | None = None
    told = 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [Entry._meta.db_table])
        found = cursor.fetchone()
    given = found[0] if found else 0
    for number in chain(Entry.objects.order_by("id").values_list("pk", flat=True).iterator(2000), [given + 1]):
        if previous is not None and number > previous + 1 and told < _NAMED:
            told += 1
            missing = f"dòng {previous + 1}" if number == previous + 2 else f"các dòng {previous + 1} đến {number - 1}"
            yield f"thiếu {missing}: đã ghi rồi bị xóa khỏi cơ sở dữ liệu"
        previous = number
