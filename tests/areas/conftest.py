"""Databases for the areas' tests: SQLite in a file, so that threads race on it, or the PostgreSQL that is set."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from cast import Cast, build
from django.db import connections

if connections.settings["default"]["ENGINE"].endswith("sqlite3"):
    # An in-memory database is one connection, on which nothing races.
    folder = Path(os.environ.get("NHIEMKY_HOME") or tempfile.mkdtemp())
    connections.settings["default"]["TEST"]["NAME"] = str(folder / "tests.sqlite3")


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    """Every test has its own files and audit heads."""
    settings.NHIEMKY_FILES = tmp_path / "files"
    settings.NHIEMKY_AUDIT_HEADS = tmp_path / "heads"


@pytest.fixture
def cast(db: None) -> Cast:
    """The fictional cast, in a transaction that is rolled back."""
    return build()


@pytest.fixture
def committed_cast(transactional_db: None) -> Cast:
    """The fictional cast, committed, for tests whose threads must see it."""
    return build()


@pytest.fixture
def race() -> Callable[..., list[Any]]:
    """Run a function at the same moment in several threads, each with its own connection; give back what each returned.

    What a thread raised is given back in its place.
    """

    def run(work: Callable[[int], Any], count: int = 8) -> list[Any]:
        start = Barrier(count)

        def one(number: int) -> Any:
            try:
                start.wait(timeout=30)
                return work(number)
            except Exception as error:
                return error
            finally:
                connections.close_all()

        with ThreadPoolExecutor(count) as pool:
            return list(pool.map(one, range(count)))

    return run
