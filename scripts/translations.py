"""Collects, checks and compiles the English translation of the Vietnamese source strings, without GNU gettext.

python scripts/translations.py collect    write new source strings into the catalogue, drop unused ones
python scripts/translations.py check      fail where a string is missing, untranslated, fuzzy or unused
python scripts/translations.py compile    make the .mo file where it is older than the catalogue
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
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
NAMED_PLACE = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


def messages() -> Iterator[tuple[str, str | tuple[str, ...], str]]:
    """Yield (file and line, message, context) for every marked string of the package."""
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
            parts = (found,) if isinstance(found, str) else tuple(part for part in found if part)
            context = parts[0] if function in {"pgettext", "npgettext"} else ""
            texts = parts[1:] if context else parts
            if texts:
                place = f"{path.relative_to(ROOT).as_posix()}:{line}"
                yield place, texts[0] if len(texts) == 1 else texts[:2], context


def read_catalogue() -> Catalog:
    """Return the English catalogue; an empty one where there is none yet."""
    if not CATALOGUE.exists():
        return Catalog(locale="en", project="nhiemky")
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def collect() -> int:
    """Bring the catalogue up to the sources, keeping translations."""
    old, new = read_catalogue(), Catalog(locale="en", project="nhiemky", fuzzy=False)
    for _, message, context in messages():
        known = old.get(message if isinstance(message, str) else message[0], context=context or None)
        new.add(
            message,
            string=known.string if known else None,
            context=context or None,
            flags=["python-format"] if "%(" in str(message) else [],
        )
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, new, sort_output=True, no_location=True, omit_header=False, width=110)
    return 0


def check() -> int:
    """Print what is wrong with the catalogue; return 1 where anything is."""
    catalogue, wanted, wrong = read_catalogue(), set(), []
    for place, message, context in messages():
        key = message if isinstance(message, str) else message[0]
        wanted.add((key, context))
        known = catalogue.get(key, context=context or None)
        if known is None or not known.string or not any(known.string):
            wrong.append(f"{place}: no English for {key!r}")
        elif known.fuzzy:
            wrong.append(f"{place}: fuzzy English for {key!r}")
        elif isinstance(known.string, str) and set(NAMED_PLACE.findall(key)) != set(NAMED_PLACE.findall(known.string)):
            wrong.append(f"{place}: other named places in the English of {key!r}")
    for entry in catalogue:
        key = entry.id if isinstance(entry.id, str) else entry.id[0]
        if key and (key, entry.context or "") not in wanted:
            wrong.append(f"{CATALOGUE.name}: unused {key!r}")
    print("\n".join(wrong) if wrong else f"translations: {len(wanted)} strings, all translated")
    return 1 if wrong else 0


def compile_catalogue() -> int:
    """Write the .mo file where the catalogue is newer."""
    target = CATALOGUE.with_suffix(".mo")
    if CATALOGUE.exists() and (not target.exists() or target.stat().st_mtime < CATALOGUE.stat().st_mtime):
        with target.open("wb") as file:
            write_mo(file, read_catalogue())
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
