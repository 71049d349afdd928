"""The audit area as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what to which object, when."""

    name = "nhiemky.areas.audit"
    label = "audit"
    verbose_name = "Nhật ký"
