"""The reporting area as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Report templates, periods, submissions, completeness, dossiers and reviews."""

    name = "nhiemky.areas.reporting"
    label = "reporting"
    verbose_name = "Báo cáo"
