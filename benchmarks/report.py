"""One mid-term report as DOCX and PDF against docxtpl with LibreOffice.

Ours: the review's values are laid out, written as DOCX and set as PDF/A. Theirs: docxtpl renders a template with the
same form, words and tables (made from our DOCX: every text a placeholder, every table of many rows a loop over rows),
and LibreOffice converts it to PDF, headless. Plots are left out on both sides: docxtpl draws none.

`seconds`: from values to both files in hand. Ours includes composing the sentences and tables; theirs gets them ready
made, with the template parsed anew as docxtpl does for each document. "docxtpl + libreoffice" starts LibreOffice for
each report, as a command line does; "… ten at a time" gives it ten reports at once and counts a tenth of the time.
`peak_memory_mb`: the process that makes one report, or LibreOffice where that is larger.

Before that, each side's DOCX must say the same word for word, and each side's PDF every paragraph and cell of it.
LibreOffice comes from the system: `apt-get install --no-install-recommends libreoffice-writer`.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pypdfium2
from docx.oxml.ns import qn

from benchmarks.side_by_side import (
    PeerMissingError,
    Report,
    compare,
    peak_memory_mb,
    print_peak_memory,
    progress,
    require_equal,
    take_turns,
)
from nhiemky.papers import docx_out, pdf_out
from nhiemky.papers.layout import midterm_review
from nhiemky.papers.measure import FONT_FOLDER
from tests.papers.sample_midterm import AT, profiles, review

AT_ONCE = 10
OFFICE_HOME = Path(tempfile.gettempdir()) / "nhiemky-bench-office"  # kept between starts, as a person's settings are
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit></match>
</fontconfig>
"""
Files = tuple[bytes, bytes]  # DOCX, PDF
Template = tuple[bytes, dict[str, Any]]  # DOCX with placeholders, what stands in their place


def ours() -> Files:
    """The report by our layout and writers."""
    profile = profiles_by_code["party-2018"]
    paper = midterm_review(review(strips=(), pace=()), profile)
    return docx_out.write(paper, profile, at=AT), pdf_out.write(paper, profile, at=AT)


profiles_by_code = profiles()


def theirs(template: Template, office: str, count: int = 1) -> list[Files]:
    """`count` reports by docxtpl, converted by one start of LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.docx") for number in range(count)]
        for path in paths:
            path.write_bytes(rendered(template))
        command = [office, "--headless", f"-env:UserInstallation={OFFICE_HOME.as_uri()}", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", folder, *map(str, paths)],
            check=True,
            capture_output=True,
            env=os.environ | {"FONTCONFIG_FILE": str(_fonts())},
        )
        return [(path.read_bytes(), path.with_suffix(".pdf").read_bytes()) for path in paths]


def rendered(template: Template) -> bytes:
    """The DOCX that docxtpl makes of the template."""
    from docxtpl import DocxTemplate

    form, values = template
    document = DocxTemplate(io.BytesIO(form))
    document.render(values, autoescape=True)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _fonts() -> Path:
    """A font configuration that gives LibreOffice our fonts: the machine's own may lack Vietnamese letters."""
    path = OFFICE_HOME / "fonts.conf"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FONTS.format(folder=FONT_FOLDER, cache=OFFICE_HOME / "fonts"), encoding="utf-8")
    return path


def template_of(report: bytes) -> Template:
    """A template with the form of this DOCX, and the values that make the same words of it."""
    document = docx.Document(io.BytesIO(report))
    texts: list[str] = []
    tables: list[list[list[str]]] = []
    for table in document.element.body.findall(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        if heads:
            tables.append(_loop_over_rows(table, rows[len(heads) :], f"tables[{len(tables)}]"))
    for paragraph in document.element.body.iter(qn("w:p")):
        text = text_of(paragraph)
        if text and "{" not in text:
            _say(paragraph, f"{{{{ texts[{len(texts)}] }}}}")
            texts.append(text)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue(), {"texts": texts, "tables": tables}


def _loop_over_rows(table: Any, rows: list[Any], name: str) -> list[list[str]]:
    """Put loops over rows in place of a table's rows, one pattern for each number of cells; gives the values."""
    values = [["\n".join(map(text_of, cell.iter(qn("w:p")))) for cell in row.findall(qn("w:tc"))] for row in rows]
    patterns = {len(texts): row for texts, row in zip(values, rows, strict=True)}
    _control(rows[0], f"{{%tr for row in {name} %}}")
    for cells, row in patterns.items():
        pattern = deepcopy(row)
        for place, cell in enumerate(pattern.findall(qn("w:tc"))):
            first, *more = cell.findall(qn("w:p"))
            _say(first, f"{{{{ row[{place}] }}}}")
            for paragraph in more:
                cell.remove(paragraph)
        _control(rows[0], f"{{%tr if row|length == {cells} %}}")
        rows[0].addprevious(pattern)
        _control(rows[0], "{%tr endif %}")
    _control(rows[0], "{%tr endfor %}")
    for row in rows:
        table.remove(row)
    return values


def _control(before: Any, words: str) -> None:
    """Add a row that holds a control word of docxtpl."""
    row = deepcopy(before)
    for cell in row.findall(qn("w:tc"))[1:]:
        row.remove(cell)
    _say(next(row.iter(qn("w:p"))), words)
    before.addprevious(row)


def _say(paragraph: Any, text: str) -> None:
    """Give a paragraph one run with this text, in the style of its first one."""
    first = deepcopy(next(paragraph.iter(qn("w:r")), paragraph.makeelement(qn("w:r"), {})))
    for child in list(paragraph):
        if child.tag != qn("w:pPr"):
            paragraph.remove(child)
    for child in list(first):
        if child.tag != qn("w:rPr"):
            first.remove(child)
    words = first.makeelement(qn("w:t"), {})
    words.text = text
    first.append(words)
    paragraph.append(first)


def text_of(paragraph: Any) -> str:
    """A paragraph's words; a line break in it is a new line, a tab a tab."""
    parts = []
    for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        parts.append((node.text or "") if node.tag == qn("w:t") else "\n" if node.tag == qn("w:br") else "\t")
    return "".join(parts).strip()


def lines_of(report: bytes) -> list[str]:
    """What a DOCX says: each paragraph and cell, in order, empty ones left out."""
    return [text for text in _paragraphs(report) if text]


def _paragraphs(report: bytes) -> Iterator[str]:
    body = docx.Document(io.BytesIO(report)).element.body
    return (re.sub(r"\s+", " ", line) for part in body.iter(qn("w:p")) for line in text_of(part).split("\n"))


def missing_from(pdf: bytes, lines: list[str]) -> list[str]:
    """The lines that a PDF doesn't hold; white space, hyphens at a line's end and page numbers don't count."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    held = _squeezed("".join(re.sub(r"^\s*\d{1,3}\s*(\r?\n|$)", "", page) for page in pages))
    return [line for line in lines if _squeezed(line) not in held]


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe\u2010\u0002]+", "", text)


def prove(template: Template, office: str) -> int:
    """Make the report on both sides; stop unless both say the same. Gives the number of paragraphs and cells."""
    (own_docx, own_pdf), ((peer_docx, peer_pdf),) = ours(), theirs(template, office)
    lines = lines_of(own_docx)
    require_equal("report, DOCX", lines, lines_of(peer_docx))
    require_equal("report, our PDF lacks", missing_from(own_pdf, lines), [])
    require_equal("report, LibreOffice's PDF lacks", missing_from(peer_pdf, lines), [])
    pages = [len(pypdfium2.PdfDocument(pdf)) for pdf in (own_pdf, peer_pdf)]
    progress(f"  the same {len(lines)} paragraphs and cells; {pages[0]} pages ours, {pages[1]} theirs")
    return len(lines)


def find_office() -> str:
    """LibreOffice's command. Raises PeerMissingError."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise PeerMissingError("report needs LibreOffice: apt-get install --no-install-recommends libreoffice-writer")
    return office


def run(report: Report) -> None:
    """Prove, then measure time and memory."""
    office = find_office()
    template = template_of(ours()[0])
    prove(template, office)
    peer, together = "docxtpl + libreoffice", f"docxtpl + libreoffice, {AT_ONCE} at a time"
    seconds = take_turns([("ours", ours), (peer, lambda: theirs(template, office))])
    compare(report, "report", "seconds", seconds)
    batch = take_turns(
        [("ours", lambda: [ours() for _ in range(AT_ONCE)]), (together, lambda: theirs(template, office, AT_ONCE))]
    )
    compare(report, "report", "seconds", {name: taken / AT_ONCE for name, taken in batch.items()})
    memory = {name: peak_memory_mb("benchmarks.report", name) for name in ("ours", peer)}
    compare(report, "report", "peak_memory_mb", memory)


def _alone(name: str) -> None:
    """Make one report on one side, then print the largest memory held."""
    if name == "ours":
        ours()
    else:
        theirs(template_of(ours()[0]), find_office())
    print_peak_memory()


if __name__ == "__main__":
    _alone(sys.argv[1])
