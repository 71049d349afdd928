"""The documents area as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registered documents, their clauses and number books."""

    name = "nhiemky.areas.documents"
    label = "documents"
    verbose_name = "Văn bản"
