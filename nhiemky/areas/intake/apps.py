"""The intake area as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Uploaded resolutions, what was read in them, and what a person decided about each finding."""

    name = "nhiemky.areas.intake"
    label = "intake"
    verbose_name = "Tiếp nhận văn bản"
