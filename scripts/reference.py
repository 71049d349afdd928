"""Writes the generated reference pages from the code, or checks that they are as the code says.

python scripts/reference.py write|check
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- Written by `make docs` from the code; do not edit. -->\n\n"


def settings_page() -> str:
    """Return the page of what an office may set."""
    from nhiemky.config.environment import SETTINGS

    rows = [
        f"| `{each.name}` | {f'`{each.default}`' if each.default else 'trống'} | {each.purpose} |" for each in SETTINGS
    ]
    return (
        "# Cài đặt\n\nMỗi cài đặt là một biến môi trường.\n\n| Tên | Mặc định | Để làm gì |\n|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def commands_page() -> str:
    """Return the page of the `nhiemky` command."""
    from nhiemky.cli import COMMANDS

    rows = [f"| `nhiemky {name}` | {purpose} |" for name, purpose in COMMANDS.items()]
    return "# Lệnh\n\n| Lệnh | Để làm gì |\n|---|---|\n" + "\n".join(rows) + "\n"


def workflow_page() -> str:
    """Return the page of every table of allowed moves."""
    from nhiemky.rules import workflow

    tables = (workflow.SUBMISSION, workflow.TASK, workflow.DOCUMENT, workflow.FINDING, workflow.INTAKE, workflow.REVIEW)
    parts = ["# Các bước được phép\n"]
    for table in tables:
        parts.append(f"\n## {table.what}\n\n| Việc | Từ | Thành | Quyền | Cần |\n|---|---|---|---|---|")
        for move in table.moves:
            sources = ", ".join(table.state_name(source) for source in move.sources)
            needs = "; ".join(
                word for word, is_on in (("lý do", move.needs_reason), ("người khác", move.by_someone_else)) if is_on
            )
            parts.append(f"| {move.label} | {sources} | {table.state_name(move.target)} | `{move.action}` | {needs} |")
    return "\n".join(parts) + "\n"


def audit_page() -> str:
    """Return the page of audit verbs and their sentences."""
    from nhiemky.areas.audit.verbs import VERBS

    rows = [f"| `{verb}` | {sentence} |" for verb, sentence in sorted(VERBS.items())]
    return "# Nhật ký\n\n| Việc | Câu in ra |\n|---|---|\n" + "\n".join(rows) + "\n"


PAGES = {
    "settings.md": settings_page,
    "commands.md": commands_page,
    "workflow.md": workflow_page,
    "audit.md": audit_page,
}


def main() -> int:
    """Write or check the pages; 1 where a page is not as the code says."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhiemky.config.settings")
    import django

    django.setup()
    step, stale = (sys.argv[1:] or ["check"])[0], []
    for name, page in PAGES.items():
        text, path = NOTE + page(), FOLDER / name
        if step == "write":
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    print(f"reference: stale: {', '.join(stale)}; run `make docs`" if stale else f"reference: {len(PAGES)} pages true")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
