"""The page of bad input is true: every door stands on it, and every test that it names is there."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

from django.urls import get_resolver

from nhiemky.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "bad_input.md"
KINDS = ("Không có gì", "Quá nhiều, quá dài", "Sai kiểu", "Sai đơn vị", "Trùng lặp", "Phá hoại")
AREAS = ("files", "rulebook", "documents", "intake", "reporting", "targets")
GIVEN = re.compile(r"bytes|Decimal|FilledLine|PlanLine|NewTarget\b|NewTemplate|Mapping\[str, object\] \| None")
OF_NO_FIGURE = {"intake.accept_finding", "intake.accept_composite"}  # by the same steps as accept_target
WITHOUT_A_SIGN = {
    "intake.read", "reporting.add_evidence", "reporting.submit", "documents.register", "rulebook.publish",
    "targets.create_indicator",
}  # fmt: skip


def table(title: str) -> dict[str, list[str]]:
    """The rows of a table of the page, by what stands in the first column."""
    part = PAGE.read_text(encoding="utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|\n ").split(" | ")] for line in part.splitlines() if line[:1] == "|"]
    assert tuple(rows[0][1:]) == KINDS
    return {cells[0].strip("`"): cells[1:] for cells in rows[2:]}


def known_tests() -> set[str]:
    """Every test of the project as the page names it."""
    found = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        names = re.findall(r"^(?:async )?def test_(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        found |= {f"{path.stem}.{name}" for name in names}
    return found


def test_every_cell_names_tests_that_are_there_or_says_why_not() -> None:
    known, wrong = known_tests(), []
    for title in ("Lệnh", "Trang", "Việc nhận tệp hoặc con số"):
        for door, cells in table(title).items():
            assert len(cells) == len(KINDS), door
            for cell in cells:
                named = re.findall(r"`([\w.]+)`", cell)
                if cell != "—" and (not named or not set(named) <= known):
                    wrong.append(f"{door}: {sorted(set(named) - known) or cell}")
    assert wrong == []


def test_every_command_and_every_page_stands_on_it() -> None:
    assert set(table("Lệnh")) == {"nhiemky", "python -m demo", *(f"nhiemky {name}" for name in COMMANDS)}
    assert set(table("Trang")) == {name for name in get_resolver().reverse_dict if isinstance(name, str)}


def test_every_action_that_takes_bytes_or_numbers_stands_on_it() -> None:
    found = set()
    for area in AREAS:
        actions = importlib.import_module(f"nhiemky.areas.{area}.actions")
        for name, thing in vars(actions).items():
            if inspect.isfunction(thing) and thing.__module__.startswith(actions.__name__) and not name.startswith("_"):
                taken = " ".join(str(each.annotation) for each in inspect.signature(thing).parameters.values())
                if GIVEN.search(taken):
                    found.add(f"{area}.{name}")
    assert set(table("Việc nhận tệp hoặc con số")) == (found - OF_NO_FIGURE) | WITHOUT_A_SIGN
