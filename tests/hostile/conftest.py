"""What the tests of bad input stand on: files of their own, and the office at work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cast import Cast, build
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


@pytest.fixture
def office(db: None, own_folders: None) -> Office:
    """The office, in a transaction that is rolled back."""
    return set_up(build())
