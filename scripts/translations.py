"""Collects, checks and compiles the English translation of the Vietnamese source strings, without GNU gettext.

python scripts/translations.py collect    write new source strings into the catalogue, drop unused ones
python scripts/translations.py check      fail where a string is missing, untranslated, fuzzy or unused
python scripts/translations.py compile    make the .mo file where it is older than the catalogue

Source strings are those marked for gettext in Python and in templates, and those that need no mark because of what
they are: the sentence of every Refusal, the names of a target's standings, the states and moves of the workflows.
"""

from __future__ import annotations

import argparse
import ast
import io
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "nhiemky"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "pgettext": ((1, "c"), 2),
    "ngettext": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEADER = "# English of the Vietnamese source strings. `scripts/translations.py collect` adds and drops entries."
NAMED_PLACE = re.compile(r"%\(\w+\)s|\{\w+[^{}]*\}")
STATUS_TABLE = PACKAGE / "rules" / "progress" / "values.py"
WORKFLOWS = PACKAGE / "rules" / "workflow.py"

type Found = tuple[str, str | tuple[str, ...], str]
type Trees = Mapping[Path, ast.Module]


def messages() -> Iterator[Found]:
    """Yield (file and line, message, context) for every source string of the package."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
    yield from marked()
    yield from refusals(trees)
    for path, line, text in statuses(trees):
        yield _place(path, line), text, ""
    yield from workflows(trees)


def _place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def marked() -> Iterator[Found]:
    """Yield every string that is marked for gettext, in Python and in templates."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.txt")]
    for path in sorted(files):
        source = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            source = templatize(source, origin=str(path))
        for line, function, found, _ in extract_python(io.BytesIO(source.encode()), list(KEYWORDS), [], {}):
            if not found:  # gettext(something that is not written there)
                continue
            parts = (found,) if isinstance(found, str) else tuple(part for part in found if part)
            context = parts[0] if parts and function in {"pgettext", "npgettext"} else ""
            texts = parts[1:] if context else parts
            if texts:
                yield _place(path, line), texts[0] if len(texts) == 1 else texts[:2], context


def refusals(trees: Trees) -> Iterator[Found]:
    """Yield the sentence of every Refusal: its class's own, and those that are given where it is raised."""
    classes = refusal_classes(trees)
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.name in classes and (own := _template(node)):
                yield _place(path, node.lineno), own, ""
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in classes:
                for given in node.args[:1]:
                    if text := _text(given):
                        yield _place(path, node.lineno), text, ""


def refusal_classes(trees: Trees) -> frozenset[str]:
    """Return the names of Refusal and of every class that descends from it."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found, size = {"Refusal"}, 0
    while size != len(found):
        size = len(found)
        found |= {name for name, over in bases.items() if over & found}
    return frozenset(found)


def _template(node: ast.ClassDef) -> str:
    """The value of `template = "..."` in a class's body; "" where it has none of its own."""
    for each in node.body:
        if isinstance(each, ast.Assign) and any(
            isinstance(to, ast.Name) and to.id == "template" for to in each.targets
        ):
            return _text(each.value)
    return ""


def statuses(trees: Trees) -> Iterator[tuple[Path, int, str]]:
    """Yield the names of a target's standings."""
    for node in trees[STATUS_TABLE].body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and _assigns(node, "STATUS_NAMES"):
            yield from ((STATUS_TABLE, value.lineno, _text(value)) for value in node.value.values)


def workflows(trees: Trees) -> Iterator[Found]:
    """Yield what each workflow's object is called, its states, and, in the context "move", what its buttons say."""
    for node in ast.walk(trees[WORKFLOWS]):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "Workflow":
            states = node.args[1]
            for each in (node.args[0], *(states.values if isinstance(states, ast.Dict) else ())):
                yield _place(WORKFLOWS, each.lineno), _text(each), ""
        elif node.func.id == "Move":
            yield _place(WORKFLOWS, node.args[4].lineno), _text(node.args[4]), "move"


def _assigns(node: ast.Assign, name: str) -> bool:
    return any(isinstance(to, ast.Name) and to.id == name for to in node.targets)


def _text(node: ast.expr) -> str:
    """A literal string; "" for everything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def key_of(message: str | tuple[str, ...] | list[str]) -> str:
    """Return the string that a message is looked up by: its singular."""
    return message if isinstance(message, str) else message[0]


def read_catalogue() -> Catalog:
    """Return the English catalogue; an empty one where there is none yet."""
    if not CATALOGUE.exists():
        return Catalog(locale="en", project="nhiemky")
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def collect() -> int:
    """Bring the catalogue up to the sources, keeping translations. What stands already is not written anew."""
    old = read_catalogue()
    new = Catalog(
        locale="en",
        project="nhiemky",
        header_comment=HEADER,
        creation_date=old.creation_date,
        revision_date=old.revision_date,
        fuzzy=False,
    )
    for _, message, context in messages():
        known = old.get(key_of(message), context=context or None)
        new.add(message, string=known.string if known else None, context=context or None)
    written = io.BytesIO()  # a message that can't be written must not cost the others
    write_po(written, new, sort_output=True, no_location=True, omit_header=False, width=110)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(written.getvalue())
    return 0


def faults(catalogue: Catalog, found: list[Found]) -> Iterator[str]:
    """Yield what is wrong with the catalogue for these source strings."""
    wanted = set()
    for place, message, context in found:
        key = key_of(message)
        wanted.add((key, context))
        fault = _fault(catalogue.get(key, context=context or None), message)
        if fault:
            yield f"{place}: {fault} {key!r}"
    for entry in catalogue:
        if entry.id and (key_of(entry.id), entry.context or "") not in wanted:
            yield f"{CATALOGUE.name}: unused {key_of(entry.id)!r}"


def _fault(known: Message | None, message: str | tuple[str, ...]) -> str:
    """What is wrong with one entry; "" where nothing is."""
    forms = () if known is None else (known.string,) if isinstance(known.string, str) else known.string
    if known is None or not forms or not all(forms):
        return "no English for"
    if known.fuzzy:
        return "fuzzy English for"
    places = set(NAMED_PLACE.findall(key_of(message)))
    return "other named places in the English of" if any(set(NAMED_PLACE.findall(x)) != places for x in forms) else ""


def check() -> int:
    """Print what is wrong with the catalogue; return 1 where anything is."""
    found = list(messages())
    wrong = sorted(set(faults(read_catalogue(), found)))
    count = len({(key_of(message), context) for _, message, context in found})
    print("\n".join(wrong) if wrong else f"translations: {count} strings, all translated")
    return 1 if wrong else 0


def compile_catalogue() -> int:
    """Write the .mo file where the catalogue is newer."""
    target = CATALOGUE.with_suffix(".mo")
    if CATALOGUE.exists() and (not target.exists() or target.stat().st_mtime < CATALOGUE.stat().st_mtime):
        draft = target.with_name(f"{target.name}.{os.getpid()}")  # whoever reads meanwhile finds the old file whole
        with draft.open("wb") as file:
            write_mo(file, read_catalogue())
        draft.replace(target)
    return 0


def main() -> int:
    """Read the arguments and do one step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", nargs="?", default="compile", choices=["collect", "check", "compile"])
    parser.add_argument("--if-missing", action="store_true", help="for the wheel's build: only compile")
    arguments = parser.parse_args()
    return {"collect": collect, "check": check, "compile": compile_catalogue}[arguments.step]()


if __name__ == "__main__":
    sys.exit(main())
