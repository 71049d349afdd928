"""A Paper as tagged PDF/A in Tinos, set by Typst from plain data: same words and same form as the DOCX."""

from __future__ import annotations

import datetime
import json
from functools import cache
from pathlib import Path

from nhiemky.papers.content import Paper
from nhiemky.papers.layout.profiles import FormatProfile
from nhiemky.papers.pdf_out.data import paper_data
from nhiemky.papers.typesetting import set_pdf

_FORM = Path(__file__).with_name("form.typ")


def write(paper: Paper, profile: FormatProfile, *, at: datetime.datetime) -> bytes:
    """The paper in the profile's form; `at` (aware) is the moment written into it. Same inputs, same bytes.

    Letters that Tinos lacks are shown as a stand-in (`printable.letters_without_glyph` names them beforehand).
    Raises FontsMissing where the package lacks its fonts.
    """
    data = json.dumps(paper_data(paper, profile), ensure_ascii=False)
    return set_pdf(_form(), {"paper": data}, at)


@cache
def _form() -> bytes:
    return _FORM.read_bytes()
