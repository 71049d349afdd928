"""Brings Django up for a command; only commands that need the database import this."""

from __future__ import annotations

import os


def start() -> None:
    """Set the settings module and load the apps; done once, further calls change nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhiemky.config.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
