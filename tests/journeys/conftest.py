"""Each journey is enacted once, inside one transaction; every test then walks on from there and leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from seed_001_story import Walk, tell


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """The whole story of seed 001, told once for the module, with a folder of files of its own."""
    home: Path = tmp_path_factory.mktemp("tan-giang")
    folders = override_settings(NHIEMKY_FILES=home / "files", NHIEMKY_AUDIT_HEADS=home / "heads")
    with folders, django_db_blocker.unblock(), transaction.atomic():
        yield tell()
        transaction.set_rollback(True)


@pytest.fixture
def walk(told: Walk, db: None) -> Walk:
    """The story as it was told; what a test adds to it is rolled back."""
    cache.clear()  # attempts to sign in that other tests made are counted there
    return told
