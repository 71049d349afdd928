"""Who does something: a signed-in user, or the installation itself through a command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Someone whose deeds are recorded: an id (None for a command) and a name to print."""

    @property
    def actor_id(self) -> int | None:
        """The user's id, None for a command."""
        ...

    @property
    def actor_name(self) -> str:
        """The name that the trail prints."""
        ...


@dataclass(frozen=True, slots=True)
class SystemActor:
    """A command run on the machine by whoever runs the installation. It may do everything, and the trail names it."""

    actor_name: str = "Hệ thống"

    @property
    def actor_id(self) -> int | None:
        """None: a command is no user."""
        return None
