"""Where a piece of a sentence stands in time."""

from __future__ import annotations

from enum import StrEnum


class Frame(StrEnum):
    """DONE is reached; AIM is to be reached, by a list of targets; GOAL is hoped for; WORK is to be done; EVENT happens
    at the meeting; STATE describes a body; PURPOSE gives reasons and bases; NONE is not known.
    """

    DONE = "done"
    AIM = "aim"
    GOAL = "goal"
    WORK = "work"
    EVENT = "event"
    STATE = "state"
    PURPOSE = "purpose"
    NONE = "none"

    @property
    def ahead(self) -> bool:
        """Whether it lies in the future of the text."""
        return self in (Frame.AIM, Frame.GOAL, Frame.WORK)
