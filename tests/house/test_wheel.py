"""The wheel is whole: installed alone, without Node and without a checkout, it reads a file and serves pages."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UV = ROOT / ".tools" / "bin" / "uv"


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "UV_PYTHON_DOWNLOADS": "never", **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment that holds the wheel and what it depends on, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(UV, "build", "--quiet", "--wheel", "--out-dir", folder / "dist", cwd=ROOT)
    (wheel,) = (folder / "dist").glob("*.whl")
    run(UV, "venv", "--quiet", "--python", sys.executable, folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    run(
        UV,
        "pip",
        "install",
        "--quiet",
        "--python",
        python,
        "--require-hashes",
        "-r",
        ROOT / "locks" / "base.txt",
        cwd=folder,
    )
    run(UV, "pip", "install", "--quiet", "--python", python, "--no-deps", wheel, cwd=folder)
    return folder


@pytest.fixture
def alone(installed: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of an office machine: no Node, no checkout, a home of its own."""
    return {
        "PATH": str(installed / "venv" / "bin"),
        "NHIEMKY_HOME": str(tmp_path / "home"),
        "HOME": str(tmp_path),
        "NHIEMKY_SECRET_KEY": "only-for-tests",
        "DJANGO_SETTINGS_MODULE": "",
        "PYTHONPATH": "",
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(installed: Path, alone: dict[str, str], tmp_path: Path) -> Iterator[str]:
    environment = {key: text for key, text in {**os.environ, **alone}.items() if text}
    port = free_port()
    command = [str(installed / "venv" / "bin" / "nhiemky"), "serve", "--port", str(port)]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(240):
                if process.poll() is not None or "Nhiệm kỳ" in (tmp_path / "log").read_text(encoding="utf-8"):
                    break
                time.sleep(0.25)
            assert process.poll() is None, (tmp_path / "log").read_text(encoding="utf-8")
            yield address
        finally:
            process.terminate()
            process.wait(timeout=30)


def test_the_wheel_reads_a_file_on_its_own(installed: Path, alone: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_text("Chi bộ phấn đấu mỗi năm kết nạp từ 8 đảng viên mới trở lên.", encoding="utf-8")
    printed = run(installed / "venv" / "bin" / "nhiemky", "read", "--format", "json", "tin.txt", cwd=tmp_path, **alone)
    assert '"value": 8' in printed


def test_the_wheel_serves_pages_with_their_styles_and_fonts(served: str) -> None:
    page = urllib.request.urlopen(f"{served}/dang-nhap/").read().decode()
    assert "Đăng nhập" in page
    styles = re.findall(r'href="(/static/[^"]+\.css)"', page)
    assert len(styles) == 3
    for style in styles:
        with urllib.request.urlopen(served + style) as answer:
            assert answer.status == 200
            assert answer.headers["Content-Type"].startswith("text/css")
