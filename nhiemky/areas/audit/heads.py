"""The heads of the chain outside the database: one text file a day, one line per sealed batch, only ever appended.

Whoever can rewrite the database can recompute its whole chain; they can't make it agree with these lines, with their
copy in a backup, or with the day's last line in the printed register.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from nhiemky.areas.audit.canonical import moment
from nhiemky.areas.audit.models import Batch
from nhiemky.rules.periods import local_day

_LINE = re.compile(r"(?P<number>[1-9][0-9]*) (?P<hash>[0-9a-f]{64}) [0-9]+ \S+")


def line(batch: Batch) -> str:
    """Return a batch's line: number, hash, count of entries, moment of sealing."""
    return f"{batch.number} {batch.hash} {batch.entry_count} {moment(batch.sealed_at)}"


def append(folder: Path, batches: Iterable[Batch]) -> None:
    """Append each batch's line to the file of its local day, on disk before this returns. OSError where it can't."""
    folder.mkdir(parents=True, exist_ok=True)
    for batch in batches:
        path = folder / f"{local_day(batch.sealed_at):%Y-%m-%d}.txt"
        with path.open("a", encoding="ascii", newline="\n") as file:
            file.write(line(batch) + "\n")
            file.flush()
            os.fsync(file.fileno())


def read(folder: Path) -> dict[int, set[str]]:
    """Return every hash written for each batch number; lines that are no heads are passed over."""
    found: dict[int, set[str]] = defaultdict(set)
    for path in sorted(folder.glob("*.txt")) if folder.is_dir() else ():
        for text in path.read_text(encoding="ascii", errors="replace").splitlines():
            if match := _LINE.fullmatch(text):
                found[int(match["number"])].add(match["hash"])
    return dict(found)
