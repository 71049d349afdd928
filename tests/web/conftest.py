"""What the pages' tests stand on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cast import build
from office_at_work import Office, set_up


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    """Every test has its own files and audit heads."""
    settings.NHIEMKY_FILES = tmp_path / "files"
    settings.NHIEMKY_AUDIT_HEADS = tmp_path / "heads"


@pytest.fixture
def office(db: None) -> Office:
    """The office, in a transaction that is rolled back."""
    return set_up(build())
