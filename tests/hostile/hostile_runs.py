"""The `nhiemky` command as a process of its own, in an installation of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_PASSING = {"setup.lock", "nhiemky.sqlite3-wal", "nhiemky.sqlite3-shm"}
_MAIN = "from nhiemky.cli import main; raise SystemExit(main())"
_EACH = """
import contextlib, io, json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "nhiemky.config.settings"
from pathlib import Path
from django.conf import settings
from django.utils.functional import empty
from nhiemky.cli import main

def read_anew(given):
    settings._wrapped = empty
    sys.modules.pop("nhiemky.config.settings", None)

def move(given):
    from django.db import connection
    home = settings.HOME = Path(given["NHIEMKY_HOME"])
    settings.NHIEMKY_FILES, settings.STATIC_ROOT = home / "files", home / "static"
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = str(home / "nhiemky.sqlite3")

said, before = [], dict(os.environ)
for given in json.loads(sys.argv.pop()):
    os.environ.update(given)
    CHANGE(given)
    with contextlib.redirect_stderr(io.StringIO()) as err, contextlib.redirect_stdout(io.StringIO()) as out:
        code = main(sys.argv[1:])
    said.append((code, out.getvalue(), err.getvalue()))
    os.environ.clear()
    os.environ.update(before)
print(json.dumps(said))
"""


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a command on the installation in `home`: SQLite, no setting but those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NHIEMKY_", "DJANGO_"))}
    return {**kept, "NHIEMKY_HOME": str(home), "PYTHONUTF8": "1", **more}


def nhiemky(*words: str, home: Path, first: str = "", **more: str) -> Said:
    """Run the command; `first` is Python that runs before it, `more` its settings."""
    done = subprocess.run(
        [sys.executable, "-c", f"{first}\n{_MAIN}", *words],
        stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT, env=environment(home, **more), timeout=120,
        check=False,
    )  # fmt: skip
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def with_settings(*words: str, cases: Sequence[dict[str, str]], home: Path) -> list[Said]:
    """Run the command once with each of these settings, none of which can be used; one process for all."""
    return _each("read_anew", words, cases, home)


def in_homes(*words: str, homes: Sequence[Path]) -> list[Said]:
    """Run the command in each of these homes, whose settings can be used; one process for all."""
    return _each("move", words, [{"NHIEMKY_HOME": str(home)} for home in homes], homes[0])


def several(code: str, *words: str, home: Path) -> dict[str, list[Any]]:
    """Run Python that runs the command several times and prints what it found."""
    return dict(_python(code, *words, home=home))


def _each(change: str, words: Sequence[str], cases: Sequence[dict[str, str]], home: Path) -> list[Said]:
    said = _python(_EACH.replace("CHANGE", change), *words, json.dumps(cases), home=home)
    return [Said(*each) for each in said]


def _python(code: str, *words: str, home: Path) -> Any:
    """What the code prints, as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT, env=environment(home), timeout=120, check=False,
    )  # fmt: skip
    assert done.stderr == b"", done.stderr.decode()[-3000:]
    return json.loads(done.stdout)


def check_refused(said: Said, *words: str, code: int = 1) -> None:
    """The command ended with the code, and with Vietnamese that says what to do; nothing else, nothing to obey."""
    assert (said.code, "Traceback" in said.err) == (code, False), said.err[-2000:]
    assert re.search(r"[ạ-ỹđ]", said.err)
    assert re.search(r"[Hh]ãy|Gõ", said.err), said.err
    assert [word for word in words if word not in said.err] == [], said.err
    assert all(letter.isprintable() or letter == "\n" for letter in said.err)
    assert said.out == ""


def kept(home: Path) -> dict[str, bytes]:
    """Every file of an installation with its bytes, but those that are made anew whenever they are needed."""
    if home.is_file():
        return {"": home.read_bytes()}
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.name not in _PASSING and "static" not in path.parts
    }
