"""The seal: what of an entry is hashed, and how a batch's hash holds its entries and the batch before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from nhiemky.areas.audit.canonical import Plain, canonical, digest, moment, plain
from nhiemky.areas.audit.models import Batch, Entry


def personal_hash(salt: str, personal: Plain) -> str:
    """Return the hash that stays in the chain when the personal details and their salt are erased."""
    return hashlib.sha256(salt.encode() + canonical(personal)).hexdigest()


def entry_digest(entry: Entry) -> str:
    """Return the hash of what an entry says for ever: everything but its batch and its erasable details."""
    return digest(
        {
            "id": entry.pk,
            "at": moment(entry.at),
            "verb": entry.verb,
            "actor_id": entry.actor_id,
            "actor_name": entry.actor_name,
            "organisation_id": entry.organisation_id,
            "object_kind": entry.object_kind,
            "object_id": entry.object_id,
            "object_name": entry.object_name,
            "facts": plain(entry.facts),
            "personal_hash": entry.personal_hash,
        }
    )


def batch_hash(batch: Batch, digests: Iterable[str]) -> str:
    """Return the hash of a batch: its own figures, the hash of the batch before, each entry's digest in order."""
    seal = hashlib.sha256(
        canonical(
            {
                "number": batch.number,
                "previous_hash": batch.previous_hash,
                "first_entry_id": batch.first_entry_id,
                "last_entry_id": batch.last_entry_id,
                "entry_count": batch.entry_count,
                "sealed_at": moment(batch.sealed_at),
            }
        )
    )
    for each in digests:
        seal.update(each.encode())
    return seal.hexdigest()
