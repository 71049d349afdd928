"""Who on the machine may read the installation: made for its owner alone; what is wider is told."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from nhiemky.cli import own_folder

COMMAND = "import os; os.umask(0o022)\nfrom nhiemky.cli import main; raise SystemExit(main())"
ROOT = Path(__file__).resolve().parents[2]


def nhiemky(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NHIEMKY_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *words],
        env={**kept, "NHIEMKY_HOME": str(home), "PYTHONUTF8": "1"},
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def wider(home: Path) -> list[str]:
    """What in a home others than its owner may do anything with."""
    found = [home, *home.rglob("*")]
    secret = [path for path in found if home / "static" not in path.parents]  # pictures and styles, served to anybody
    return [str(path.relative_to(home)) for path in secret if stat.S_IMODE(path.lstat().st_mode) & 0o077]


def test_an_installation_is_made_for_its_owner_alone_and_one_left_open_is_told(tmp_path: Path) -> None:
    home = tmp_path / "noi-o"
    done = nhiemky(home, "setup")
    assert (done.returncode, done.stderr) == (0, "")
    assert wider(home) == []
    (home / "nhiemky.sqlite3").chmod(0o644)
    home.chmod(0o755)
    told = nhiemky(home, "setup", "--quiet")
    assert told.returncode == 0
    assert f"chmod -R go= {home}" in told.stderr
    assert "CẢNH BÁO" in told.stderr


def test_a_folder_that_others_can_not_enter_protects_what_lies_in_it(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("x")
    (tmp_path / "secret_key").chmod(0o644)
    tmp_path.chmod(0o700)
    assert own_folder.about(tmp_path) == ""
    tmp_path.chmod(0o750)
    assert "secret_key" in own_folder.about(tmp_path)
    (tmp_path / "secret_key").chmod(0o600)
    assert own_folder.about(tmp_path) == ""


def test_a_folder_of_somebody_else_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_folder.os, "geteuid", lambda: os.getuid() + 1)
    assert f"chown -R {os.getuid() + 1}" in own_folder.about(tmp_path)


def test_on_windows_setup_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(own_folder, "ON_WINDOWS", True)
    own_folder.tell(tmp_path)
    assert capsys.readouterr().err == ""
    own_folder.tell(tmp_path, always=True)
    assert f'icacls "{tmp_path}"' in capsys.readouterr().err
