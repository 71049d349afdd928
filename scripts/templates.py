"""Checks every template: it compiles, and it carries no inline style, script or handler, which the CSP would refuse."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = {
    r"\sstyle\s*=": "inline style",
    r"\son[a-z]+\s*=": "inline handler",
    r"hx-on": "inline htmx handler",
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>": "inline script",
    r"javascript:": "script address",
    r"https?://(?!www\.w3\.org)": "address outside the product",
}


def main() -> int:
    """Print what is wrong; 1 where anything is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhiemky.config.settings")
    import django
    from django.template import TemplateSyntaxError, engines

    django.setup()
    wrong = []
    paths = sorted((ROOT / "nhiemky").rglob("templates/**/*.html"))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        try:
            engines["django"].from_string(text)
        except TemplateSyntaxError as error:
            wrong.append(f"{path.relative_to(ROOT)}: {error}")
        for pattern, name in FORBIDDEN.items():
            wrong += [
                f"{path.relative_to(ROOT)}: {name}: {found.group(0).strip()}" for found in re.finditer(pattern, text)
            ]
    print("\n".join(wrong) if wrong else f"templates: {len(paths)} sound")
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
