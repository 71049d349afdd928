"""The project's own laws, held by reading its code."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "nhiemky"
LONGEST_FILE = 500
LONGEST_FUNCTION = 60


def sources(*folders: str) -> list[Path]:
    return [
        path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts
    ]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def public_functions(module_name: str) -> Iterator[tuple[str, inspect.Signature]]:
    for area in sorted(path.name for path in (PACKAGE / "areas").iterdir() if (path / "apps.py").exists()):
        name = f"nhiemky.areas.{area}.{module_name}"
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
            continue
        modules = [module]
        if hasattr(module, "__path__"):
            modules += [
                importlib.import_module(f"{name}.{found.name}") for found in pkgutil.iter_modules(module.__path__)
            ]
        for each in modules:
            for label, thing in vars(each).items():
                if inspect.isfunction(thing) and thing.__module__ == each.__name__ and not label.startswith("_"):
                    yield f"{each.__name__}.{label}", inspect.signature(thing)


@pytest.mark.parametrize(
    "path", sources("nhiemky", "tests", "scripts", "demo", "benchmarks"), ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_file_and_no_function_is_too_long(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    long = [f"{node.name}: {length(node)}" for node in functions(path) if length(node) > LONGEST_FUNCTION]
    assert lines <= LONGEST_FILE, f"{lines} lines"
    assert not long


def test_most_functions_are_short() -> None:
    lengths = [length(node) for path in sources("nhiemky") for node in functions(path)]
    assert statistics.median(lengths) <= 12
    assert statistics.quantiles(lengths, n=10)[8] <= 34


@pytest.mark.parametrize("path", sources("nhiemky/rules"), ids=lambda path: str(path.relative_to(ROOT)))
def test_rules_import_only_the_standard_library_and_numpy_in_the_roll_up(path: Path) -> None:
    allowed = {*sys.stdlib_module_names, "nhiemky"} | ({"numpy"} if "rollup" in path.parts else set())
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
    assert found <= allowed


def test_every_action_takes_only_keywords_with_actor_and_at() -> None:
    seen = dict(public_functions("actions"))
    assert len(seen) > 20
    wrong = []
    for name, signature in seen.items():
        kinds = {parameter.kind for parameter in signature.parameters.values()}
        if kinds - {inspect.Parameter.KEYWORD_ONLY} or not {"actor", "at"} <= set(signature.parameters):
            wrong.append(name)
    assert wrong == []


def test_every_query_takes_the_viewer() -> None:
    seen = dict(public_functions("queries"))
    assert len(seen) > 10
    assert [name for name, signature in seen.items() if "viewer" not in signature.parameters] == []


def test_no_clock_below_the_front_ends() -> None:
    clock = re.compile(r"\bnow\(\)|\btoday\(\)|time\.time\(|CURRENT_TIMESTAMP|auto_now")
    wrong = [
        str(path.relative_to(ROOT))
        for path in sources("nhiemky/rules", "nhiemky/papers", "nhiemky/areas")
        if clock.search(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_every_public_thing_has_a_docstring() -> None:
    wrong = []
    for path in sources("nhiemky"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        bodies = [tree, *(node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef))]
        for node in bodies:
            name = getattr(node, "name", path.stem)
            if (
                not name.startswith("_")
                and ast.get_docstring(node) is None
                and path.read_text(encoding="utf-8").strip()
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{name}")
    assert wrong == []


def test_every_test_asserts_something() -> None:
    wrong = []
    for path in sources("tests"):
        source = path.read_text(encoding="utf-8")
        for node in functions(path):
            text = ast.get_source_segment(source, node) or ""
            if node.name.startswith("test_") and not re.search(r"\bassert|raises|expect\(|\bcheck_\w+\(", text):
                wrong.append(f"{path.relative_to(ROOT)}:{node.name}")
    assert wrong == []


def test_no_test_is_skipped() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in sources("tests")
        if path != Path(__file__)
        and re.search(r"pytest\.skip|mark\.skip|mark\.xfail|importorskip|skipif", path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_migrations_import_no_living_code() -> None:
    wrong = []
    for path in (PACKAGE / "areas").rglob("migrations/*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.match(r"\s*(from|import) nhiemky\.(?!areas\.\w+\.models)", line):
                wrong.append(f"{path.relative_to(ROOT)}: {line}")
    assert wrong == []


def test_names_hold_no_catch_all_rooms() -> None:
    forbidden = {"utils", "util", "helper", "helpers", "manager", "managers", "common", "misc"}
    assert [str(path) for path in sources("nhiemky") if {path.stem, *path.parent.parts} & forbidden] == []
