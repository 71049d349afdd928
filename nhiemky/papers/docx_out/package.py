"""The package of a DOCX: its parts, their types and relations, zipped so that the same parts give the same bytes."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping, Sequence

from nhiemky.papers.content import Paper
from nhiemky.papers.docx_out.markup import DECLARATION, escaped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Part name: its media type. The relation's identifier stands in document.xml.
_PARTS = {
    "/word/document.xml": f"{WORD}.document.main+xml",
    "/word/styles.xml": f"{WORD}.styles+xml",
    "/word/settings.xml": f"{WORD}.settings+xml",
    "/word/fontTable.xml": f"{WORD}.fontTable+xml",
    "/word/header1.xml": f"{WORD}.header+xml",
    "/word/header2.xml": f"{WORD}.header+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def package(parts: Mapping[str, str], pictures: Sequence[bytes], at: datetime.datetime) -> bytes:
    """The zipped package of the XML `parts` (name in the package: text) and `pictures` (PNG, in order)."""
    files = {name: text.encode("utf-8") for name, text in parts.items()}
    files["[Content_Types].xml"] = _types().encode("utf-8")
    files["_rels/.rels"] = _root_relations().encode("utf-8")
    files["word/_rels/document.xml.rels"] = _document_relations(len(pictures)).encode("utf-8")
    files |= {f"word/media/plot{number}.png": picture for number, picture in enumerate(pictures, start=1)}
    return _zipped(files, at)


def core_part(paper: Paper, at: datetime.datetime) -> str:
    """docProps/core.xml: title, issuing body, subject, language and the moment, in universal time."""
    moment = at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    issuer = paper.letterhead.left[-1] if paper.letterhead is not None else ""
    number = paper.letterhead.number_line if paper.letterhead is not None else ""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(paper.title)}</dc:title><dc:subject>{escaped(paper.subject)}</dc:subject>"
        f"<dc:creator>{escaped(issuer)}</dc:creator><cp:keywords>{escaped(number)}</cp:keywords>"
        f"<cp:lastModifiedBy>{escaped(issuer)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<cp:category>{escaped(paper.type_name)}</cp:category><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def application_part() -> str:
    """docProps/app.xml: which program wrote the file."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Nhiệm kỳ</Application></Properties>"
    )


def _types() -> str:
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    )


def _root_relations() -> str:
    return _relations(
        (
            ("document", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("application", f"{OFFICE}/extended-properties", "docProps/app.xml"),
        )
    )


def _document_relations(pictures: int) -> str:
    plots = [(f"plot{number}", f"{OFFICE}/image", f"media/plot{number}.png") for number in range(1, pictures + 1)]
    return _relations(
        (
            ("styles", f"{OFFICE}/styles", "styles.xml"),
            ("settings", f"{OFFICE}/settings", "settings.xml"),
            ("fonts", f"{OFFICE}/fontTable", "fontTable.xml"),
            ("numbered", f"{OFFICE}/header", "header1.xml"),
            ("blank", f"{OFFICE}/header", "header2.xml"),
            *plots,
        )
    )


def _relations(entries: Sequence[tuple[str, str, str]]) -> str:
    inside = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in entries)
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def _zipped(files: Mapping[str, bytes], at: datetime.datetime) -> bytes:
    """A zip with sorted names, the moment as every file's time, and nothing of the machine that wrote it."""
    buffer = io.BytesIO()
    local = at.timetuple()[:6] if at.year >= 1980 else (1980, 1, 1, 0, 0, 0)
    with zipfile.ZipFile(buffer, "w") as archive:
        # Word wants the content types first.
        for name in sorted(files, key=lambda each: (each != "[Content_Types].xml", each)):
            entry = zipfile.ZipInfo(name, local)
            entry.create_system, entry.external_attr = 0, 0
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=6)
    return buffer.getvalue()
