"""The tasks area as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Assigned work with its six "rõ", its deadlines and its progress."""

    name = "nhiemky.areas.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"
