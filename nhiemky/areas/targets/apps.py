"""The targets area as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """Indicators, measurements, targets, their plans and their hand-down."""

    name = "nhiemky.areas.targets"
    label = "targets"
    verbose_name = "Chỉ tiêu"
