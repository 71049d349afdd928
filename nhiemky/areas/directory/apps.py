"""The directory area as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Organisations, terms, people, users and their rights."""

    name = "nhiemky.areas.directory"
    label = "directory"
    verbose_name = "Danh bạ tổ chức"
