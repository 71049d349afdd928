"""The rule sets that the product ships: TOML files beside this module, read as plain values."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files

from nhiemky.areas.audit.canonical import Plain, plain
from nhiemky.areas.rulebook import readers
from nhiemky.papers.layout.profiles import profile_tables
from nhiemky.rules.wording import gettext_noop

_FILES: Mapping[str, str] = {
    "bands.toml": readers.BANDS,
    "reporting_windows.toml": readers.REPORTING_WINDOW,
    "six_clarities.toml": readers.CLARITIES,
    "titles.toml": readers.TITLES,
    "type_codes.toml": readers.TYPE_CODES,
}


@dataclass(frozen=True, slots=True)
class Shipped:
    """One version of one rule set as it is shipped."""

    kind: str
    code: str
    label: str
    effective_from: datetime.date
    effective_to: datetime.date | None
    source: str
    trust: str
    data: Plain


def shipped() -> Iterator[Shipped]:
    """Yield every version that the product ships, in the order of its files."""
    folder = files("nhiemky.areas.rulebook") / "defaults"
    for name, kind in _FILES.items():
        for table in tomllib.loads((folder / name).read_text("utf-8"), parse_float=Decimal)["set"]:
            yield _version(kind, table["code"], table["label"], table, plain(table["data"]))
    # A profile's whole table is its data; versions of one family follow each other.
    for table in profile_tables((folder / "format_profiles.toml").read_text("utf-8")):
        yield _version(readers.FORMAT_PROFILE, str(table["family"]), str(table["name"]), table, plain(table))


def _version(kind: str, code: str, label: str, table: Mapping[str, object], data: Plain) -> Shipped:
    starts, ends = table["effective_from"], table.get("effective_to")
    if not isinstance(starts, datetime.date) or not (ends is None or isinstance(ends, datetime.date)):
        raise readers.DataMalformed(code=code, fault=gettext_noop("ngày hiệu lực phải là ngày"))
    trust = str(table["trust"]).replace("-", "_")
    return Shipped(kind, code, label, starts, ends, str(table["source"]), trust, data)
