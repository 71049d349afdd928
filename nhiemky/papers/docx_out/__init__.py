"""A Paper as DOCX that Word and LibreOffice open: named styles, repeated table heads, landscape annexes.

WordprocessingML is written here as text rather than through an object model: every part, identifier and moment is
ours, so the same paper gives the same bytes, in a few milliseconds.
"""

from __future__ import annotations

import datetime

from nhiemky.papers.content import Paper
from nhiemky.papers.docx_out.body import Document
from nhiemky.papers.docx_out.package import application_part, core_part, package
from nhiemky.papers.docx_out.styles import font_table_part, header_part, settings_part, styles_part
from nhiemky.papers.layout.profiles import FormatProfile


def write(paper: Paper, profile: FormatProfile, *, at: datetime.datetime) -> bytes:
    """The paper in the profile's form; `at` (aware) is the moment written into it. Same inputs, same bytes.

    Raises FontsMissing where the package lacks its fonts.
    """
    document = Document(paper, profile)
    parts = {
        "word/document.xml": document.xml(),
        "word/styles.xml": styles_part(profile, document.sheet),
        "word/settings.xml": settings_part(profile),
        "word/fontTable.xml": font_table_part(profile),
        "word/header1.xml": header_part(document.sheet["page_number"], numbered=True),
        "word/header2.xml": header_part(document.sheet["page_number"], numbered=False),
        "docProps/core.xml": core_part(paper, at),
        "docProps/app.xml": application_part(),
    }
    return package(parts, document.pictures, at)
