"""The files area as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Uploads and evidence, stored by hash."""

    name = "nhiemky.areas.files"
    label = "files"
    verbose_name = "Tệp"
