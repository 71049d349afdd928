"""The secret key is drawn once, whoever starts first and however many start at once."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from nhiemky.config import environment

AT_ONCE = 12


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation that has no key yet."""
    monkeypatch.setenv("NHIEMKY_HOME", str(tmp_path))
    monkeypatch.delenv("NHIEMKY_SECRET_KEY", raising=False)
    return tmp_path


def test_starts_at_the_same_moment_read_one_key_and_leave_nothing_else(home: Path) -> None:
    start = Barrier(AT_ONCE)

    def first_start(_: int) -> str:
        start.wait(timeout=30)
        return environment.secret_key()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        keys = set(pool.map(first_start, range(AT_ONCE)))
    assert keys == {(home / "secret_key").read_text(encoding="ascii")}
    assert len(keys.pop()) > 80
    assert [path.name for path in home.iterdir()] == ["secret_key"]
    if sys.platform != "win32":
        assert (home / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_disk_without_links_keeps_a_key_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(self: Path, target: Path) -> None:
        raise PermissionError(self, target)

    monkeypatch.setattr(Path, "hardlink_to", none)
    assert environment.secret_key() == environment.secret_key()
    assert [path.name for path in home.iterdir()] == ["secret_key"]


def test_a_key_is_never_seen_half_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, os.strerror(28), str(descriptor))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="28"):
        environment.secret_key()
    assert list(home.iterdir()) == []
