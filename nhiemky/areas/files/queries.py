"""Reads of files."""

from __future__ import annotations

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.files import store
from nhiemky.areas.files.models import Upload


def open_content(viewer: Actor, upload: Upload) -> bytes:
    """Return the bytes of an upload that the viewer got through an access door. Raises store.FileDamaged.

    NotVisible for a viewer who is nobody: bytes go to signed-in people and commands.
    """
    if viewer.actor_id is None and not isinstance(viewer, SystemActor):
        raise NotVisible
    return store.read(upload.stored.sha256)
