"""Sets up everything the two commands need: `.venv` from the locks, front-end files, fonts, translations.

Runs on the standard library of Python 3.12 or newer, on Linux, macOS and Windows. Does only what is missing or
changed: each step leaves a stamp with the hash of what it was made from.

    python scripts/environment.py base|dev|bench [--python PATH] [--venv FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
WINDOWS = os.name == "nt"


def executable(folder: Path, name: str) -> Path:
    """Return where a program lies in a virtual environment or a pip target folder."""
    if WINDOWS:
        return folder / ("bin" if folder == TOOLS else "Scripts") / f"{name}.exe"
    return folder / "bin" / name


def run(*command: str | Path, **environment: str) -> None:
    """Run a command in the checkout; a failure ends the set-up with that command's own code."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env={**os.environ, **environment}, check=False)
    if done.returncode:
        sys.exit(f"environment: failed ({done.returncode}): {' '.join(str(part) for part in command)}")


def uv() -> Path:
    """Return uv, installed beside the project on first use, whatever the machine's own Python allows."""
    program = executable(TOOLS, "uv")
    if not program.exists():
        print("· uv", flush=True)
        run(
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--target",
            TOOLS,
            "--upgrade",
            "uv>=0.9",
            PIP_ROOT_USER_ACTION="ignore",
        )
    return program


def stamp(*paths: Path) -> str:
    """Return the hash of the files that a step is made from, and of the Python that runs it."""
    digest = hashlib.sha256(sys.version.encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def fresh(mark: Path, wanted: str) -> bool:
    """Return whether a step was already done for exactly these inputs."""
    return mark.exists() and mark.read_text(encoding="ascii") == wanted


def install(group: str, python: str, venv: Path) -> None:
    """Make the environment hold exactly the lock of `group` ("base", "dev" or "bench"), and the checkout itself."""
    lock = ROOT / "locks" / f"{group}.txt"
    mark = venv / f".installed-{group}"
    wanted = stamp(lock, ROOT / "pyproject.toml")
    if fresh(mark, wanted) or (
        group == "base" and fresh(venv / ".installed-dev", stamp(ROOT / "locks" / "dev.txt", ROOT / "pyproject.toml"))
    ):
        return
    print(f"· {venv.name}: {group}", flush=True)
    quiet = {
        "UV_PYTHON_DOWNLOADS": "never",
        "VIRTUAL_ENV": str(venv),
        "UV_LINK_MODE": "copy" if WINDOWS else "hardlink",
    }
    if not executable(venv, "python").exists():
        run(uv(), "venv", "--quiet", "--python", python, venv, **quiet)
    inside = executable(venv, "python")
    run(uv(), "pip", "sync", "--quiet", "--python", inside, "--require-hashes", lock, **quiet)
    run(uv(), "pip", "install", "--quiet", "--python", inside, "--no-deps", "--editable", ".", **quiet)
    for old in venv.glob(".installed-*"):
        old.unlink()
    mark.write_text(wanted, encoding="ascii")


def main() -> None:
    """Read the arguments and do the steps that are due."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("group", choices=["base", "dev", "bench"])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv")
    arguments = parser.parse_args()
    if sys.version_info < (3, 12):  # noqa: UP036 - the very thing this line tells a person with an older Python
        sys.exit("Nhiệm kỳ needs Python 3.12 or newer / Nhiệm kỳ cần Python 3.12 trở lên")
    install(arguments.group, arguments.python, arguments.venv.absolute())
    python = executable(ROOT / ".venv", "python")
    run(python, ROOT / "scripts" / "assets.py", *(["--tests"] if arguments.group == "dev" else []))
    run(python, ROOT / "scripts" / "translations.py", "compile")


if __name__ == "__main__":
    main()
