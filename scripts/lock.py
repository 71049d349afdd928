"""Resolves the locks anew: names, versions and hashes for every supported Python and system, and no address.

A lock without addresses installs from whatever index the machine is set to; see docs/decisions.
"""

from __future__ import annotations

import subprocess

from environment import ROOT, uv

GROUPS = {"base": [], "dev": ["--group", "dev"], "bench": ["--group", "bench"]}


def main() -> None:
    """Write one lock per group, the larger ones constrained by the base."""
    for name, group in GROUPS.items():
        target = ROOT / "locks" / f"{name}.txt"
        constraint = ["--constraint", "locks/base.txt"] if name != "base" else []
        command = [
            str(uv()),
            "pip",
            "compile",
            "--quiet",
            "--universal",
            "--python-version",
            "3.12",
            "--generate-hashes",
            "--no-annotate",
            "--no-header",
            "--no-emit-index-url",
            "--no-emit-find-links",
            "pyproject.toml",
            *group,
            *constraint,
            "--output-file",
            str(target),
        ]
        subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
