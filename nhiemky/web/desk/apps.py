"""The desk as a Django app, for its template tags and checks; it has no tables."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk."""

    name = "nhiemky.web.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"

    def ready(self) -> None:
        """Tell the trail who signs in and out."""
        from nhiemky.web.desk import trail

        trail.listen()
