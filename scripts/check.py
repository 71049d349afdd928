"""Every check that changes nothing: style, types, imports, migrations, translations, templates, docs.

All of them run; the exit code is 1 where any failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from environment import ROOT, executable

VENV = ROOT / ".venv"
CHECKS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "imports": ["lint-imports", "--no-cache"],
    "settings": ["python", "-m", "nhiemky", "manage", "check", "--fail-level", "WARNING"],
    "migrations": ["python", "-m", "nhiemky", "manage", "makemigrations", "--check", "--dry-run"],
    "translations": ["python", "scripts/translations.py", "check"],
    "templates": ["python", "scripts/templates.py"],
    "docs": ["python", "scripts/reference.py", "check"],
}


def main() -> int:
    """Run the checks and say which failed."""
    failed = []
    environment = {**os.environ, "NHIEMKY_HOME": str(ROOT / "var" / "check"), "NO_COLOR": "1"}
    for name, (program, *arguments) in CHECKS.items():
        started = time.monotonic()
        done = subprocess.run(
            [str(executable(VENV, program)), *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        print(
            f"{name:<13}{'ok' if done.returncode == 0 else 'FAILED':<8}{time.monotonic() - started:5.1f} s", flush=True
        )
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    print("check: " + (f"failed: {', '.join(failed)}" if failed else f"{len(CHECKS)} passed"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
