"""The typesetter: Typst with our four fonts and no others, so that a page looks the same on every machine.

Values reach a Typst source only as `sys.inputs` strings: what a person typed is data and never becomes markup.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache

import typst

from nhiemky.papers.measure import FONT_FAMILY, FONT_FOLDER, font_file

# Level a (tagged, for screen readers) of PDF/A-2, which archives take; PDF/UA-1 asks for titles and alternatives too.
PDF_STANDARDS: tuple[typst.PDFStandard, ...] = ("a-2a", "ua-1")


@cache
def fonts() -> typst.Fonts:
    """Our fonts alone: neither the machine's nor Typst's own. Raises FontsMissing."""
    font_file()
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])
    assert set(found.families()) == {FONT_FAMILY}, found.families()  # noqa: S101 - the package was built wrong
    return found


def set_pdf(source: bytes, inputs: Mapping[str, str], at: datetime.datetime) -> bytes:
    """A tagged PDF/A of a Typst source; `at` is the moment written into it. Raises FontsMissing, TypstError."""
    compiler = typst.Compiler(input=source, font_paths=fonts(), sys_inputs=dict(inputs))
    moment = int(at.timestamp())
    return bytes(compiler.compile(format="pdf", pdf_standards=list(PDF_STANDARDS), timestamp=moment))  # type: ignore[arg-type]


def set_png(source: bytes, inputs: Mapping[str, str], dots_per_inch: int) -> bytes:
    """The only page of a Typst source as PNG."""
    compiler = typst.Compiler(input=source, font_paths=fonts(), sys_inputs=dict(inputs))
    return bytes(compiler.compile(format="png", ppi=dots_per_inch))  # type: ignore[arg-type]
