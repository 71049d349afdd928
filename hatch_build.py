"""Build hook: the wheel must hold what pages and documents need, so it fetches or refuses, never leaves out."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FetchedFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Runs the asset and translation steps before a wheel is packed; an editable install needs neither."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Fetch front-end files, fonts and compiled translations where they are missing."""
        if version == "editable":
            return
        root = Path(self.root)
        for script in ("assets.py", "translations.py"):
            subprocess.run([sys.executable, str(root / "scripts" / script), "--if-missing"], check=True, cwd=root)  # noqa: S603
