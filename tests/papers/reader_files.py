"""Files for the reader's tests, made in the test itself: DOCX from raw markup, PDF from Typst, pages, odd bytes."""

from __future__ import annotations

import io
import zipfile

import typst

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = ("styles", "numbering", "footnotes", "endnotes")
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:r="{_RELATIONS}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def docx(body: str, *, document: str = "", **parts: str) -> bytes:
    """A DOCX with this body markup; `parts` are styles, numbering, footnotes … as inner markup, `document` replaces
    the whole main part. A part named with a slash ("word/media/a.png") is stored as it is."""
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document or f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    for name, inner in parts.items():
        files[f"word/{name}.xml" if name in _KINDS else name] = (
            f"<w:{name} {SPACES}>{inner}</w:{name}>" if name in _KINDS else inner
        )
    return zipped(files)


def zipped(files: dict[str, str] | dict[str, bytes]) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def numbered(text: str, number_list: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_list}"/></w:numPr>')


def level(index: int, form: str, text: str, more: str = "") -> str:
    """A level of a list."""
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}'
    return f'<w:lvl w:ilvl="{index}">{inner}</w:lvl>'


def lists(*levels: str, more: str = "") -> str:
    """Numbering with one definition (0) and one list (1)."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def cell(inner: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows, each the cells' markup."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def pdf(source: str) -> bytes:
    """A PDF of Typst markup."""
    return bytes(typst.compile(source.encode("utf-8"), format="pdf"))


def words(text: str) -> list[str]:
    """Words written one after the other."""
    return text.split()
