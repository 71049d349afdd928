"""What the tests of bad input stand on: files of their own, and the office at work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cast import Cast, build
from django.db import transaction
from django.test import override_settings
from office_at_work import Office, set_up


@pytest.fixture
def own_folders(settings: Any, tmp_path: Path) -> None:
    """Files and audit heads of the test alone."""
    settings.NHIEMKY_FILES = tmp_path / "files"
    settings.NHIEMKY_AUDIT_HEADS = tmp_path / "heads"


@pytest.fixture
def cast(db: None, own_folders: None) -> Cast:
    """The fictional cast, in a transaction that is rolled back."""
    return build()


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office, one for all tests of a module, in a transaction that is rolled back after the last of them."""
    folders = tmp_path_factory.mktemp("office")
    own = override_settings(NHIEMKY_FILES=folders / "files", NHIEMKY_AUDIT_HEADS=folders / "heads")
    with own, django_db_blocker.unblock(), transaction.atomic():
        yield set_up(build())
        transaction.set_rollback(True)
