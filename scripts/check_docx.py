"""Converts DOCX reports with LibreOffice and compares each page with the PDF that we set ourselves.

    python scripts/check_docx.py [REPORT.docx …]     the PDF stands beside it, under the same name

Without files: every such pair under NHIEMKY_HOME, and a sample report in each shipped form. LibreOffice and poppler
come from apt where they are missing (Debian, Ubuntu; as root); no other command needs them. Times New Roman is drawn
with our Tinos, which has its widths. Pages land side by side as PNG in var/check-docx, to be looked at.
"""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "nhiemky" / "papers" / "fonts"
OUTPUT = ROOT / "var" / "check-docx"
PACKAGES = ("libreoffice-writer", "poppler-utils")
# Word processors and Typst round heights differently; a line may cross a page's end. Less likeness is a fault.
LEAST_LIKENESS = 0.97
FONT_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><test name="family"><string>Times New Roman</string></test>
<edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit></match></fontconfig>
"""


def main(names: list[str]) -> int:
    """Compare every pair; 0 where all agree, 1 where a page differs, 2 where there is nothing to compare with."""
    if not install():
        return 2
    OUTPUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pairs = [Path(name) for name in names] or [*under_home(), *samples(work)]
        faults = [fault for docx in pairs for fault in compare(docx, work)]
    for fault in faults:
        print(f"  {fault}")
    print(f"{len(pairs)} reports compared, {len(faults)} pages differ; pages as PNG in {OUTPUT.relative_to(ROOT)}")
    return 1 if faults else 0


def install() -> bool:
    """Bring LibreOffice and poppler where they are missing; say so where that can't be done here."""
    if shutil.which("soffice") and shutil.which("pdftoppm"):
        return True
    if not shutil.which("apt-get"):
        print(f"Install {' and '.join(PACKAGES)} first: this machine has no apt-get.")
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
        if subprocess.run(["apt-get", *step], env=environment, check=False).returncode:
            print(f"apt-get {step[0]} failed; as root: apt-get install {' '.join(PACKAGES)}")
            return False
    return True


def under_home() -> Iterator[Path]:
    """Every DOCX under NHIEMKY_HOME that has its PDF beside it."""
    home = ROOT / os.environ.get("NHIEMKY_HOME", "var/demo")
    for docx in sorted(home.rglob("*.docx")) if home.is_dir() else ():
        if docx.with_suffix(".pdf").is_file():
            yield docx


def samples(work: Path) -> Iterator[Path]:
    """The tests' sample review in each shipped form."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "papers")]
    from sample_midterm import AT, profiles, review  # type: ignore[import-not-found]

    from nhiemky.papers import docx_out, pdf_out
    from nhiemky.papers.layout import midterm_review

    for code, profile in profiles().items():
        paper = midterm_review(review(code), profile)
        docx = work / f"sample-{code}.docx"
        docx.write_bytes(docx_out.write(paper, profile, at=AT))
        docx.with_suffix(".pdf").write_bytes(pdf_out.write(paper, profile, at=AT))
        yield docx


def compare(docx: Path, work: Path) -> list[str]:
    """Convert one report, draw both PDFs, and tell each page that differs."""
    ours, theirs = docx.with_suffix(".pdf"), convert(docx, work)
    draw(ours, f"{docx.stem}-typst")
    draw(theirs, f"{docx.stem}-libreoffice")
    mine, other = pages(ours), pages(theirs)
    print(f"{docx.name}: {len(mine)} pages set, {len(other)} pages converted", flush=True)
    if len(mine) != len(other):
        return [f"{docx.name}: {len(mine)} pages against {len(other)}"]
    return [
        f"{docx.name} page {number}: {difference(left, right)}"
        for number, ((left, _), (right, pictured)) in enumerate(zip(mine, other, strict=True), start=1)
        if likeness(left, right, pictured) < LEAST_LIKENESS
    ]


def convert(docx: Path, work: Path) -> Path:
    """The DOCX as LibreOffice prints it, with Tinos for Times New Roman and a profile of its own."""
    settings = work / "fonts.conf"
    settings.write_text(FONT_SETTINGS.format(fonts=FONTS, cache=work / "fonts"), "utf-8")
    target = work / "converted"
    command = ["soffice", f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    environment = {**os.environ, "FONTCONFIG_FILE": str(settings)}
    subprocess.run([*command, "--outdir", str(target), str(docx)], env=environment, check=True, capture_output=True)
    return target / f"{docx.stem}.pdf"


def draw(pdf: Path, name: str) -> None:
    """Each page as PNG, for the eye."""
    command = ["pdftoppm", "-r", "70", "-png", str(pdf), str(OUTPUT / name)]
    subprocess.run(command, check=True, capture_output=True)


def pages(pdf: Path) -> list[tuple[str, bool]]:
    """Letters of each page without spaces, and whether it holds a picture."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        text = page.get_textpage()
        letters = "".join(text.get_text_bounded().split())
        pictured = any(isinstance(piece, pypdfium2.PdfImage) for piece in page.get_objects())
        found.append((letters, pictured))
        text.close()
    document.close()
    return found


def likeness(left: str, right: str, pictured: bool) -> float:
    """How alike two pages are, from 0 to 1.

    The words inside a plot are letters in our PDF and a picture in the DOCX: on such a page only the letters of the
    converted one must all be found in ours, in order.
    """
    if left == right:
        return 1.0
    matched = sum(
        block.size for block in difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    )
    return matched / max(len(right), 1) if pictured else 2 * matched / max(len(left) + len(right), 1)


def difference(left: str, right: str) -> str:
    """The first place where two pages differ."""
    at = next((index for index, (one, other) in enumerate(zip(left, right, strict=False)) if one != other), 0)
    return f"“{left[at : at + 40]}” against “{right[at : at + 40]}”"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
