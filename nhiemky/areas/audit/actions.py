"""Writes of the trail: record (inside the action's own transaction), seal, erase personal details."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterator, Mapping, Sequence
from itertools import batched
from pathlib import Path

from django.conf import settings
from django.db import models, transaction

from nhiemky.areas.audit import heads
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.audit.canonical import plain, storable
from nhiemky.areas.audit.chain import batch_hash, entry_digest, personal_hash
from nhiemky.areas.audit.models import Batch, Entry
from nhiemky.areas.audit.verbs import VERBS
from nhiemky.rules.authority import Decision
from nhiemky.rules.refusals import Refusal

LARGEST_BATCH = 10_000
_UPDATED_AT_ONCE = 500  # SQLite takes a limited number of parameters


class UnknownVerb(Refusal):
    """The verb has no sentence, so nobody could read the entry."""

    template = "Việc “{verb}” chưa có câu diễn đạt trong nhật ký. Hãy bổ sung vào bảng việc trước khi ghi."


class OnlyByCommand(Refusal):
    """Something that only a command on the machine may do."""

    template = "Việc này chỉ thực hiện được bằng lệnh trên máy chủ."


class ErasureNotAllowed(Refusal):
    """The decision that was passed in does not allow erasing."""

    template = "Không được xóa thông tin cá nhân khỏi nhật ký: {because}"


def record(
    *,
    actor: Actor,
    at: datetime.datetime,
    verb: str,
    obj: models.Model,
    facts: Mapping[str, object] | None = None,
    personal: Mapping[str, object] | None = None,
    organisation: models.Model | int | None = None,
    object_name: str = "",
) -> Entry:
    """Write down that `actor` did `verb` to the saved object `obj` at the moment `at`, in the caller's transaction.

    `facts` are kept for ever and fill the sentence's named places; `personal` details fill them too, and can be
    erased later (`{"object": name}` prints a person's name in place of `object_name`). Raises UnknownVerb,
    FactNotPlain; ValueError for a moment without a zone, RuntimeError outside a transaction.
    """
    if verb not in VERBS:
        raise UnknownVerb(verb=verb)
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("the deed and its entry are written in one transaction, or not at all")
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    details = plain(personal) if personal else None
    # A salt must be beyond guessing, or an erased name could be found again by trying names: it is drawn here, and
    # nothing that the product computes rests on it.
    salt = secrets.token_hex(16) if details else ""
    return Entry.objects.create(
        at=at,
        verb=verb,
        actor_id=actor.actor_id,
        actor_name=storable(actor.actor_name)[:200],
        organisation_id=organisation.pk if isinstance(organisation, models.Model) else organisation,
        object_kind=obj._meta.label_lower,
        object_id=obj.pk,
        object_name=storable(object_name or str(obj))[:500],
        facts=plain(facts or {}),
        personal=details,
        personal_salt=salt,
        personal_hash=personal_hash(salt, details) if details else "",
    )


def seal(*, actor: Actor, at: datetime.datetime) -> Batch | None:
    """Seal every entry that stands in no batch yet; return the last batch made, None where there was nothing to seal.

    Entries are sealed by what is committed, not by a range of ids, so nobody who writes ever waits for a seal; the
    heads go to files outside the database once the batches are committed. Raises OnlyByCommand.
    """
    if not isinstance(actor, SystemActor):
        raise OnlyByCommand
    made: list[Batch] = []
    with transaction.atomic():
        # Sealers queue at the first batch; for the very first one, its unique number lets only one of them through.
        Batch.objects.select_for_update().filter(number=1).first()
        for entries in _waiting():
            made.append(_seal_together(entries, at))
        transaction.on_commit(lambda: _write_heads(made))
    return made[-1] if made else None


def _waiting() -> Iterator[Sequence[Entry]]:
    """Unsealed entries, as many at a time as one batch takes."""
    while entries := list(Entry.objects.unsealed()[:LARGEST_BATCH]):
        yield entries


def _seal_together(entries: Sequence[Entry], at: datetime.datetime) -> Batch:
    """Make one batch of the entries, chained to the last one."""
    before = Batch.objects.order_by("-number").first()
    batch = Batch(
        number=before.number + 1 if before else 1,
        previous_hash=before.hash if before else "",
        first_entry_id=entries[0].pk,
        last_entry_id=entries[-1].pk,
        entry_count=len(entries),
        sealed_at=at,
    )
    for entry in entries:
        entry.digest = entry_digest(entry)
    batch.hash = batch_hash(batch, (entry.digest for entry in entries))
    batch.save()
    for entry in entries:
        entry.batch = batch
    for some in batched(entries, _UPDATED_AT_ONCE):
        Entry.objects.bulk_update(some, ["batch", "digest"])
    return batch


def _write_heads(made: Sequence[Batch]) -> None:
    """Write the heads that the files lack: those just sealed, and any that a crash kept from being written.

    Where the files hold no head at all, older batches get none: they would be written from the very database that
    they shall speak against, and lost files would look like whole ones.
    """
    folder = Path(settings.NHIEMKY_AUDIT_HEADS)
    known = heads.read(folder)
    if known:
        heads.append(folder, Batch.objects.filter(number__gt=max(known)).order_by("number"))
    else:
        heads.append(folder, made)


def erase_personal(*, actor: Actor, at: datetime.datetime, decision: Decision, object_kind: str, object_id: int) -> int:
    """Erase the personal details in the trail of one object; return in how many entries they stood.

    Their hashes stay, so the seal still holds; the salts go, so the details can't be found again by trying.
    `decision` is the directory's, on the organisation that answers for the person. Raises ErasureNotAllowed.
    """
    if not decision:
        raise ErasureNotAllowed(because=decision.because)
    with transaction.atomic():
        standing = Entry.objects.about(object_kind, object_id).filter(personal__isnull=False).select_for_update()
        found = list(standing)
        if not found:
            return 0
        erased = Entry.objects.filter(pk__in=[entry.pk for entry in found]).update(personal=None, personal_salt="")
        Entry.objects.create(
            at=at,
            verb="audit.personal_erased",
            actor_id=actor.actor_id,
            actor_name=storable(actor.actor_name)[:200],
            organisation_id=found[-1].organisation_id,
            object_kind=object_kind,
            object_id=object_id,
            object_name=found[-1].object_name,
            facts={"count": erased, "entries": [entry.pk for entry in found]},
        )
    return erased
