"""Settings for every test: a home of its own, background work done at once. Rules and papers need none of it."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

os.environ["NHIEMKY_HOME"] = tempfile.mkdtemp(prefix="nhiemky-test-")
os.environ["NHIEMKY_SECRET_KEY"] = "only-for-tests"
os.environ["DJANGO_SETTINGS_MODULE"] = "nhiemky.config.settings"

(Path(os.environ["NHIEMKY_HOME"]) / "static").mkdir()

if "pytest_django.plugin" in sys.modules:  # not where tests run with `-p no:django`
    import django
    from django.conf import settings

    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        # In memory all threads share one connection: nothing races, and a served page reads another one's rows.
        tested = settings.DATABASES["default"].setdefault("TEST", {})
        tested["NAME"] = str(Path(os.environ["NHIEMKY_HOME"]) / "tests.sqlite3")
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django.setup()

    from django.core.cache import cache

    @pytest.fixture(autouse=True)
    def nothing_counted_yet() -> None:
        """Sign-ins and password changes that other tests tried in the same minute are counted in the cache."""
        cache.clear()
