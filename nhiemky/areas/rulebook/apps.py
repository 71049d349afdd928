"""The rulebook area as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """Dated rule sets with source and trust."""

    name = "nhiemky.areas.rulebook"
    label = "rulebook"
    verbose_name = "Bộ quy tắc"
